import { script } from "./trust.js";

export const PATIENCE = 10_000;
/** Milliseconds that one text may take. */

/**
 * Has texts read by Python in a worker, one at a time: while one is read only the newest of the others is kept, so
 * that no older answer comes after a newer one.
 */
export class Reader {
  #worker = null;
  #isReady = false;
  #read = null;
  #next = null;
  #watch = 0;

  /**
   * @param {object} hears `answered(text, answer)`, `tookTooLong()` and `failed(why)`
   */
  constructor(hears) {
    this.hears = hears;
    this.#begin();
  }

  /** @param {string} text to be read, as soon as can be */
  ask(text) {
    this.#next = text;
    this.#go();
  }

  #begin() {
    // By way of a blob, so that the policy of the page holds in the worker too, whatever server sends it.
    const start = `import ${JSON.stringify(new URL("worker.js", location.href).href)};`;
    const address = URL.createObjectURL(new Blob([start], { type: "text/javascript" }));
    this.#isReady = false;
    this.#worker = new Worker(script(address), { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => this.hears.failed(event.message || "the worker can’t be started"));
  }

  #go() {
    if (!this.#isReady || this.#read !== null || this.#next === null) return;
    [this.#read, this.#next] = [this.#next, null];
    this.#worker.postMessage(this.#read);
    this.#watch = setTimeout(() => this.#tooLong(), PATIENCE);
  }

  #hear({ ready, failed, text, answer }) {
    if (failed) this.hears.failed(failed);
    else if (ready) this.#isReady = true;
    else {
      clearTimeout(this.#watch);
      this.#read = null;
      this.hears.answered(text, answer);
    }
    this.#go();
  }

  /** The text that took too long is not read again; the next one is, by a new worker. */
  #tooLong() {
    this.#worker.terminate();
    this.#read = null;
    this.hears.tookTooLong();
    this.#begin();
  }
}
