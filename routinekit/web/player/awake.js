/** Keeps the screen on while something is done; a browser takes the lock away from a page that is not seen. */
export class Awake {
  #wanted = false;
  #lock = null;
  #asks = false;

  /** @param {boolean} wanted */
  async keep(wanted) {
    this.#wanted = wanted;
    if (!wanted) {
      const lock = this.#lock;
      this.#lock = null;
      await lock?.release();
    } else if (!this.#lock && !this.#asks && document.visibilityState === "visible") {
      this.#asks = true;
      try {
        const lock = await navigator.wakeLock?.request("screen");
        if (!lock) return;
        lock.addEventListener("release", () => {
          if (this.#lock === lock) this.#lock = null;
        });
        if (this.#wanted) this.#lock = lock;
        else await lock.release();
      } catch {
        // Battery low, or not allowed: the screen goes dark as it always does.
      } finally {
        this.#asks = false;
      }
    }
  }

  /** The page is seen again. */
  seen() {
    if (this.#wanted) this.keep(true);
  }
}
