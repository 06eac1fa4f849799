import { drawn, node, tell } from "./markup.js";

const RADIUS = 90;
const ROUND = 2 * Math.PI * RADIUS;

/** A ring that empties, and the seconds in it. */
export class Ring {
  #arc = drawn("circle", { class: "arc", cx: 100, cy: 100, r: RADIUS, "stroke-dasharray": ROUND });
  #figures = node("span", { class: "figures" });
  #mark = node("span", { class: "mark" });
  #below = node("span", { class: "below" });
  #share = -1;

  constructor() {
    const track = drawn("circle", { class: "track", cx: 100, cy: 100, r: RADIUS });
    const picture = drawn("svg", { viewBox: "0 0 200 200", "aria-hidden": "true" }, track, this.#arc);
    const time = node("div", { class: "time", role: "timer" }, node("span", {}, this.#mark, this.#figures), this.#below);
    this.element = node("div", { class: "ring" }, picture, time);
  }

  /**
   * @param {number} share of it that is full
   * @param {string} mark before the figures: the sign of an estimate
   * @param {string} figures
   * @param {string} below them
   */
  show(share, mark, figures, below) {
    const rounded = Math.round(share * 2000) / 2000;
    if (rounded !== this.#share) {
      this.#share = rounded;
      this.#arc.setAttribute("stroke-dashoffset", String(ROUND * (1 - rounded)));
    }
    tell(this.#mark, mark);
    tell(this.#figures, figures);
    tell(this.#below, below);
    this.element.classList.toggle("long", figures.length > 4);
  }
}
