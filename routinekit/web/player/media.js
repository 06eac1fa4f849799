const RATE = 8000;
const SECONDS = 6;

/**
 * The keys of a headset and of a locked screen. A browser gives them to a page that plays something; this one plays
 * silence, which keeps its clock going as well while the screen is dark.
 */
export class Media {
  #silence = null;
  #session = navigator.mediaSession;

  /**
   * @param {Object<string, () => void>} handlers by the names that the Media Session API has for the keys
   */
  constructor(handlers) {
    this.handlers = handlers;
  }

  /** Somebody has begun. */
  begin() {
    for (const [name, handler] of Object.entries(this.handlers)) this.#handle(name, handler);
    if (!this.#silence) {
      this.#silence = new Audio(URL.createObjectURL(silence()));
      this.#silence.loop = true;
    }
    this.#play();
  }

  /**
   * @param {string} title
   * @param {string} artist
   * @param {"playing" | "paused"} state
   */
  show(title, artist, state) {
    if (!this.#session || !this.#silence) return;
    const shown = this.#session.metadata;
    if (shown?.title !== title || shown?.artist !== artist) this.#session.metadata = new MediaMetadata({ title, artist });
    this.#session.playbackState = state;
    if (state === "playing") this.#play();
  }

  /** All is over. */
  end() {
    for (const name of Object.keys(this.handlers)) this.#handle(name, null);
    this.#silence?.pause();
    if (this.#session) this.#session.playbackState = "none";
  }

  #play() {
    if (this.#silence.paused) this.#silence.play().catch(() => {});
  }

  #handle(name, handler) {
    try {
      this.#session?.setActionHandler(name, handler);
    } catch {
      // A key that this browser doesn't know.
    }
  }
}

function silence() {
  const size = RATE * SECONDS;
  const head = new DataView(new ArrayBuffer(44));
  const text = (at, word) => [...word].forEach((letter, index) => head.setUint8(at + index, letter.charCodeAt(0)));
  text(0, "RIFF");
  head.setUint32(4, 36 + size, true);
  text(8, "WAVEfmt ");
  head.setUint32(16, 16, true);
  head.setUint16(20, 1, true);
  head.setUint16(22, 1, true);
  head.setUint32(24, RATE, true);
  head.setUint32(28, RATE, true);
  head.setUint16(32, 1, true);
  head.setUint16(34, 8, true);
  text(36, "data");
  head.setUint32(40, size, true);
  return new Blob([head, new Uint8Array(size).fill(128)], { type: "audio/wav" });
}
