import { deed } from "./keys.js";
import { icon, node, words } from "./markup.js";

/**
 * What is asked or told between two steps.
 *
 * @typedef {object} Talk
 * @property {string} room whose keys answer it
 * @property {string} title
 * @property {Node[]} body
 * @property {[string, string, string?][]} buttons what each says, the answer that it stands for, and how it looks
 * @property {(answer: string) => unknown} [value] what an answer comes to; throws a RangeError that says what is asked for
 * @property {(answer: string) => boolean} [moves] whether the answer was none, but moved something in it
 * @property {HTMLElement} [focus] where the person is first
 * @property {() => void} [opened]
 */

/** A dialog in front of everything, of which there is one at a time. */
export class Frame {
  #talk = null;
  #answered = null;
  #wrong = node("p", { class: "wrong", role: "alert" });

  constructor() {
    this.element = node("dialog", {
      "aria-labelledby": "title",
      onkeydown: (event) => this.#key(event),
      oncancel: (event) => {
        event.preventDefault();
        this.#answer("leave");
      },
      onclose: () => this.#talk && this.element.showModal(),
    });
  }

  get isOpen() {
    return this.#talk !== null;
  }

  /**
   * @param {Talk} talk
   * @param {(answer: unknown) => void} answered
   */
  show(talk, answered) {
    this.#talk = talk;
    this.#answered = answered;
    this.#wrong.textContent = "";
    const title = words("h2", talk.title, { id: "title", tabindex: -1 });
    const buttons = talk.buttons.map(([text, answer, look = ""]) =>
      node("button", { type: "button", class: look, "data-does": answer, onclick: () => this.#answer(answer) }, text),
    );
    const close = talk.room === "help" || talk.room === "settings";
    const corner = close
      ? [node("button", { type: "button", class: "bare", "aria-label": "Close", onclick: () => this.#answer("leave") }, icon("close"))]
      : [];
    this.element.replaceChildren(
      node("div", { class: "head" }, title, ...corner),
      node("div", { class: "body" }, ...talk.body),
      this.#wrong,
      node("div", { class: "foot" }, ...buttons),
    );
    this.element.dataset.room = talk.room;
    this.element.showModal();
    (talk.focus ?? title).focus();
    talk.opened?.();
  }

  /** Take it away without an answer. */
  close() {
    this.#talk = null;
    this.element.close();
    this.element.replaceChildren();
  }

  #key(event) {
    event.stopPropagation();
    const answer = deed(event, this.#talk.room);
    if (!answer) return;
    event.preventDefault();
    this.#answer(answer);
  }

  #answer(answer) {
    const talk = this.#talk;
    if (!talk || talk.moves?.(answer)) return;
    if (answer === "leave" && talk.room === "stop rule") return;
    try {
      const value = talk.value && answer !== "leave" ? talk.value(answer) : answer;
      const answered = this.#answered;
      this.close();
      answered(value);
    } catch (wrong) {
      if (!(wrong instanceof RangeError)) throw wrong;
      this.#wrong.textContent = `Please give ${wrong.message}.`;
    }
  }
}
