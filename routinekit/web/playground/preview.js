/** The player beside the text: it takes a new plan by itself as long as nothing is played. */
export class Preview {
  #player;
  #changed;
  #newest = null;
  #written = "";

  /**
   * @param {HTMLElement} player the element
   * @param {HTMLElement} changed what offers the newest plan while another is played
   */
  constructor(player, changed) {
    this.#player = player;
    this.#changed = changed;
    changed.querySelector("button").addEventListener("click", () => this.#take());
    player.addEventListener("routine-event", () => this.#offer());
  }

  /** @param {object} plan of the text as it is now */
  show(plan) {
    this.#newest = { plan, written: JSON.stringify(plan) };
    if (this.#player.session) this.#offer();
    else this.#take();
  }

  /** Play the newest plan, from that step on; cautions are read first. */
  playFrom(index) {
    this.#take();
    const begun = ({ detail }) => {
      if (detail.event !== "step-started") return;
      this.#player.removeEventListener("routine-event", begun);
      if (index) queueMicrotask(() => this.#player.jump(index));
    };
    this.#player.addEventListener("routine-event", begun);
    this.#player.start();
  }

  #take() {
    this.#changed.hidden = true;
    if (!this.#newest || (this.#newest.written === this.#written && !this.#player.session)) return;
    this.#written = this.#newest.written;
    this.#player.plan = this.#newest.plan;
  }

  #offer() {
    this.#changed.hidden = this.#newest.written === this.#written;
  }
}
