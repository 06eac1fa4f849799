/** A text as the end of an address, which no server gets to see. */

const MARK = "#routine=";
const LARGEST = 1 << 20;
/** Bytes of a text; what is longer was not made here. */

/** @param {string} text */
export async function linkTo(text) {
  const packed = new Uint8Array(await read(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw")), Infinity));
  let letters = "";
  for (const byte of packed) letters += String.fromCharCode(byte);
  const written = btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
  return new URL(MARK + written, location.href).href;
}

/** The text in an address, or null where there is none; throws where it can't be read. */
export async function textIn(hash) {
  if (!hash.startsWith(MARK)) return null;
  const letters = atob(hash.slice(MARK.length).replaceAll("-", "+").replaceAll("_", "/"));
  const packed = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new TextDecoder("utf-8", { fatal: true }).decode(await read(stream, LARGEST));
}

async function read(stream, most) {
  const parts = [];
  let length = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts).arrayBuffer();
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError("the text in this link is too long");
    }
    parts.push(value);
  }
}
