const TONES = {
  countdown: [[880, 0, 0.09]],
  "step-started": [[1320, 0, 0.25]],
  halfway: [[990, 0, 0.08], [990, 0.14, 0.08]],
  "stop-rule-met": [[440, 0, 0.3], [440, 0.4, 0.3]],
  finished: [[880, 0, 0.15], [1100, 0.18, 0.15], [1320, 0.36, 0.4]],
};
/** What is heard of an event: tones of so many hertz, from when, and for how many seconds. */

/** Short tones. A browser gives sound only to a page that somebody has touched, so that there is none before `ready`. */
export class Sound {
  #context = null;

  /** Somebody has touched the page. */
  ready() {
    try {
      this.#context ??= new AudioContext();
      this.#context.resume().catch(() => {});
    } catch {
      // A browser without sound plays a routine all the same.
    }
  }

  /** @param {string} event the name of one that may be heard */
  ring(event) {
    if (this.#context?.state !== "running") return;
    for (const [hertz, after, lasts] of TONES[event] ?? []) this.#tone(hertz, this.#context.currentTime + after, lasts);
  }

  #tone(hertz, begins, lasts) {
    const tone = this.#context.createOscillator();
    const loud = this.#context.createGain();
    tone.frequency.value = hertz;
    loud.gain.setValueAtTime(0.001, begins);
    loud.gain.exponentialRampToValueAtTime(0.3, begins + 0.01);
    loud.gain.exponentialRampToValueAtTime(0.001, begins + lasts);
    tone.connect(loud).connect(this.#context.destination);
    tone.start(begins);
    tone.stop(begins + lasts);
  }
}
