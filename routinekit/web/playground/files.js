import { node } from "../player/markup.js";

const LARGEST = 1 << 22;
/** Bytes of a file that is opened; the language ends at a quarter of it, and says so. */

/** @param {File} file */
export async function textOf(file) {
  if (file.size > LARGEST) throw new RangeError("this file is too large for a routine");
  return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
}

/** Give the text to the person as a file that is named after its routine. */
export function save(text) {
  const name = /^\s*(?:routine|library)\s+([^,#\n]+)/m.exec(text)?.[1] ?? "";
  const stem = name.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  node("a", { href: address, download: `${stem || "draft"}.routine` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}
