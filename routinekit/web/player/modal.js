import { action } from "./keys.js";
import { icon, node, words } from "./markup.js";

/**
 * What is asked or told between two steps.
 *
 * @typedef {object} Dialog
 * @property {string} mode whose keys answer it
 * @property {string} title
 * @property {Node[]} body
 * @property {[string, string, string?][]} buttons what each says, the answer that it stands for, and how it looks
 * @property {(answer: string) => unknown} [value] what an answer comes to; throws a RangeError that says what is asked for
 * @property {(answer: string) => boolean} [moves] whether the answer was none, but moved something in it
 * @property {HTMLElement} [focus] where the person is first
 * @property {() => void} [opened]
 */

/** Shows a dialog in front of everything, one at a time. */
export class Modal {
  #dialog = null;
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
      onclose: () => this.#dialog && this.element.showModal(),
    });
  }

  get isOpen() {
    return this.#dialog !== null;
  }

  /**
   * @param {Dialog} dialog
   * @param {(answer: unknown) => void} answered
   */
  show(dialog, answered) {
    this.#dialog = dialog;
    this.#answered = answered;
    this.#wrong.textContent = "";
    const title = words("h2", dialog.title, { id: "title", tabindex: -1 });
    const buttons = dialog.buttons.map(([text, answer, look = ""]) =>
      node("button", { type: "button", class: look, "data-does": answer, onclick: () => this.#answer(answer) }, text),
    );
    const close = dialog.mode === "help" || dialog.mode === "settings";
    const corner = close
      ? [node("button", { type: "button", class: "bare", "aria-label": "Close", onclick: () => this.#answer("leave") }, icon("close"))]
      : [];
    this.element.replaceChildren(
      node("div", { class: "head" }, title, ...corner),
      node("div", { class: "body" }, ...dialog.body),
      this.#wrong,
      node("div", { class: "foot" }, ...buttons),
    );
    this.element.dataset.mode = dialog.mode;
    this.element.showModal();
    (dialog.focus ?? title).focus();
    dialog.opened?.();
  }

  /** Take it away without an answer. */
  close() {
    this.#dialog = null;
    this.element.close();
    this.element.replaceChildren();
  }

  #key(event) {
    event.stopPropagation();
    const answer = action(event, this.#dialog.mode);
    if (!answer) return;
    event.preventDefault();
    this.#answer(answer);
  }

  #answer(answer) {
    const dialog = this.#dialog;
    if (!dialog || dialog.moves?.(answer)) return;
    if (answer === "leave" && dialog.mode === "stop rule") return;
    try {
      const value = dialog.value && answer !== "leave" ? dialog.value(answer) : answer;
      const answered = this.#answered;
      this.close();
      answered(value);
    } catch (wrong) {
      if (!(wrong instanceof RangeError)) throw wrong;
      this.#wrong.textContent = `Please give ${wrong.message}.`;
    }
  }
}
