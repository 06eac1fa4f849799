import table from "../../session/table.json" with { type: "json" };
import { setOf } from "./controls.js";
import { icon, node, tell, words } from "./markup.js";
import { Ring } from "./ring.js";
import { plannedReps } from "./target.js";
import { capital } from "./words.js";

const MIRRORED = ["right", "other way"];
/** A picture shows one side; it is turned round for the other. */

/** What is seen while something is done: it draws, and tells which button was touched. */
export class Screen {
  #ring = new Ring();
  #parts = {};
  #does;

  /** @param {(does: string) => void} does what a button does, by the name that `keys.js` has for it */
  constructor(does) {
    this.#does = does;
    const part = (name, tag = "p", attributes = {}) => {
      this.#parts[name] = node(tag, { class: name, dir: "auto", ...attributes });
      return this.#parts[name];
    };
    this.bar = node("progress", { max: 1, value: 0, "aria-label": "How much of the routine is over" });
    const pause = this.#button("pause", "pause", "Pause", "main");
    this.#parts.pause = pause;
    this.#parts.counter = node(
      "div",
      { class: "counter", role: "group", "aria-label": "Reps done" },
      this.#plain("less", "−", "One rep less"),
      part("reps", "output"),
      this.#plain("more", "+", "One more"),
    );
    this.element = node(
      "div",
      { class: "playing" },
      node(
        "div",
        { class: "above" },
        node(
          "div",
          { class: "top" },
          part("title", "h1"),
          this.#bare("jump", "All steps"),
          this.#bare("settings", "Settings"),
          this.#bare("help", "Keys"),
        ),
        node("div", { class: "whole" }, this.bar, part("left")),
      ),
      node(
        "div",
        { class: "middle" },
        part("now", "section", { class: "stage", dir: false, "aria-label": "Now", tabindex: -1 }),
        part("words", "section", { dir: false, "aria-label": "How it is done" }),
        part("announced", "p", { "aria-live": "polite", class: "announced unseen" }),
      ),
      node(
        "div",
        { class: "buttons" },
        node(
          "div",
          { class: "steer" },
          this.#button("go_back", "back", "Back"),
          pause,
          this.#button("done", "done", "Done"),
          this.#button("skip", "skip", "Skip"),
        ),
        node("div", { class: "say" }, this.#plain("pain", "Pain"), this.#plain("effort", "Effort"), this.#plain("leave", "End")),
      ),
    );
    this.#fill(part);
  }

  #fill(part) {
    this.#parts.now.append(
      part("exercise", "h2"),
      node("div", { class: "clock" }, part("image", "img", { alt: "" }), this.#ring.element),
      part("text"),
      node("div", { class: "where" }, part("side"), part("counters"), part("target")),
      part("watches"),
      part("tasks", "ul"),
      this.#parts.counter,
      part("next"),
    );
  }

  /** It is seen from its top now, and the person is on no button, so that each key does what it does. */
  begin() {
    this.element.scrollIntoView();
    this.#parts.now.focus({ preventScroll: true });
  }

  /**
   * What is known of a step.
   *
   * @param {ReturnType<typeof import("./view.js").about>} about
   * @param {string} title of the routine
   * @param {Object<string, string>} figures pictures as data, by the words that stand for them
   */
  showStep(about, title, figures) {
    const parts = this.#parts;
    this.element.dataset.kind = about.kind;
    tell(parts.title, title);
    for (const name of ["exercise", "text", "side", "counters", "target", "next"]) tell(parts[name], about[name]);
    parts.tasks.replaceChildren(...about.tasks.map((task) => words("li", task)));
    parts.tasks.hidden = !about.tasks.length;
    parts.words.replaceChildren(...prose(about.words));
    parts.words.hidden = !about.words.length;
    this.#showImage(about, figures[about.image]);
    const said = [about.text, about.exercise, about.side, about.counters].filter(Boolean);
    parts.announced.textContent = said.join(". ");
  }

  /**
   * What is so now.
   *
   * @param {ReturnType<typeof import("./view.js").view>} view
   * @param {import("./controls.js").Controls} controls
   * @param {import("./times.js").Times} times
   */
  show(view, controls, times) {
    const parts = this.#parts;
    const { step, state } = controls.session;
    const paused = state.phase === "paused";
    this.element.classList.toggle("paused", paused);
    this.#ring.show(view.share, view.mark, view.figures, view.state);
    tell(parts.watches, view.watches.join(" · "));
    tell(parts.left, view.whole.left);
    this.bar.value = Math.round(view.whole.share * 1000) / 1000;
    this.#showPause(paused);
    const rounds = step?.tasks.length > 0;
    parts.counter.hidden = !rounds && !(step && setOf(step) && plannedReps(step));
    parts.counter.firstChild.hidden = rounds;
    const planned = step ? plannedReps(step) : 0;
    tell(parts.reps, rounds ? `${times.number(state.rounds)} rounds` : reps(controls.reps, planned, times));
  }

  #showPause(paused) {
    const { pause } = this.#parts;
    const says = paused ? "Go on" : "Pause";
    if (pause.lastChild.textContent !== says) pause.replaceChildren(icon(paused ? "play" : "pause"), node("span", {}, says));
  }

  #showImage(about, data) {
    const { image } = this.#parts;
    image.hidden = !data;
    if (!data) return;
    if (image.src !== data) image.src = data;
    const mirrored = MIRRORED.includes(about.side);
    image.classList.toggle("mirrored", mirrored);
    image.alt = `${about.exercise}${mirrored ? ", mirrored" : ""}`;
  }

  /** A button that a finger or a mouse has touched doesn't keep the focus, or Space would touch it again. */
  #touched(event, does) {
    if (event.detail) this.#parts.now.focus({ preventScroll: true });
    this.#does(does);
  }

  #button(does, picture, says, look = "") {
    return node("button", { type: "button", class: look, "data-does": does, onclick: (event) => this.#touched(event, does) }, icon(picture), node("span", {}, says));
  }

  #plain(does, says, label = says) {
    return node("button", { type: "button", "data-does": does, "aria-label": label, onclick: (event) => this.#touched(event, does) }, says);
  }

  #bare(does, label) {
    return node("button", { type: "button", class: "bare", "data-does": does, "aria-label": label, title: label, onclick: (event) => this.#touched(event, does) }, icon(does));
  }
}

function reps(counted, planned, times) {
  return counted === null ? `${times.number(planned)} reps` : `${times.number(counted)} of ${times.number(planned)}`;
}

/** Words of the author, those of one field below its name. */
export function prose(all) {
  const fields = [...new Set(all.map(({ field }) => field))];
  return fields.flatMap((field) => {
    const texts = all.filter((each) => each.field === field);
    const name = field.startsWith("x-") ? field.slice(2) : field;
    return [node("h2", { class: table.prose.warns.includes(field) ? "field warns" : "field" }, capital(name)), ...texts.map(({ text }) => words("p", text))];
  });
}
