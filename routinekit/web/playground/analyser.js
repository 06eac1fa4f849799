import { scriptUrl } from "./trusted-types.js";

export const TIME_LIMIT = 10_000;
/** Milliseconds that one text may take. */

/**
 * Has texts analysed by Python in a worker, one at a time: while one is read only the newest of the others is kept,
 * so that no older analysis comes after a newer one.
 */
export class Analyser {
  #worker = null;
  #isReady = false;
  #current = null;
  #next = null;
  #timeout = 0;

  /**
   * @param {object} listener with `analysed(text, analysis)`, `tookTooLong()` and `failed(why)`
   */
  constructor(listener) {
    this.listener = listener;
    this.#startWorker();
  }

  /** @param {string} text to be read, as soon as can be */
  analyse(text) {
    this.#next = text;
    this.#sendNext();
  }

  #startWorker() {
    // By way of a blob, so that the policy of the page holds in the worker too, whatever server sends it.
    const start = `import ${JSON.stringify(new URL("worker.js", location.href).href)};`;
    const address = URL.createObjectURL(new Blob([start], { type: "text/javascript" }));
    this.#isReady = false;
    this.#worker = new Worker(scriptUrl(address), { type: "module" });
    this.#worker.addEventListener("message", ({ data }) => this.#receive(data));
    this.#worker.addEventListener("error", (event) => this.listener.failed(event.message || "the worker can’t be started"));
  }

  #sendNext() {
    if (!this.#isReady || this.#current !== null || this.#next === null) return;
    [this.#current, this.#next] = [this.#next, null];
    this.#worker.postMessage(this.#current);
    this.#timeout = setTimeout(() => this.#giveUp(), TIME_LIMIT);
  }

  #receive({ ready, failed, text, analysis }) {
    if (failed) this.listener.failed(failed);
    else if (ready) this.#isReady = true;
    else {
      clearTimeout(this.#timeout);
      this.#current = null;
      this.listener.analysed(text, analysis);
    }
    this.#sendNext();
  }

  /** The text that took too long is not read again; the next one is, by a new worker. */
  #giveUp() {
    this.#worker.terminate();
    this.#current = null;
    this.listener.tookTooLong();
    this.#startWorker();
  }
}
