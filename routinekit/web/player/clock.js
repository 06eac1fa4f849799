/**
 * The one clock: whole milliseconds, that never run backwards, whatever somebody does to the time of day.
 *
 * @returns {number}
 */
export function now() {
  return Math.round(performance.now());
}

const LONGEST = 2 ** 31 - 1;
/** Milliseconds: a browser takes what is longer for nothing at all. */
const SECOND = 1000;

/** Calls when there is something to do: at a moment, and, while something moves, as often as it is drawn. */
export class Pulse {
  #timer = 0;
  #frame = 0;
  #beat;

  /** @param {() => void} beat */
  constructor(beat) {
    this.#beat = beat;
  }

  /**
   * Call again, and no more often than that.
   *
   * @param {number | null} wake the moment at which something happens by itself, if anything does
   * @param {boolean} moves whether what is shown moves till then
   */
  next(wake, moves) {
    this.stop();
    const still = document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches;
    let after = wake === null ? LONGEST : Math.max(0, wake - now());
    if (moves && still && !document.hidden) after = Math.min(after, SECOND);
    if (wake !== null || moves) this.#timer = setTimeout(this.#beat, Math.min(LONGEST, after));
    if (moves && !still) this.#frame = requestAnimationFrame(this.#beat);
  }

  stop() {
    clearTimeout(this.#timer);
    cancelAnimationFrame(this.#frame);
  }
}
