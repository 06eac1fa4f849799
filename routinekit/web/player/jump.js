import { node } from "./markup.js";
import { exercises, stepLine } from "./places.js";

const HIGHEST = 8_000_000;
/** Pixels: what is higher, browsers no longer place exactly. */
const MOST = 5000;
/** Exercises that are listed; to find another, one types a part of its name. */
const BESIDE = 4;
/** Rows that are drawn above and below those that are seen. */

/**
 * Where to go: the exercises, or all steps, narrowed by a part of a name or the number of a step. Only the rows that
 * are seen are there, however many steps there are.
 *
 * @param {import("./plan.js").Plan} plan
 * @param {number} here the number of the step that is being done
 * @param {import("./times.js").Times} times
 * @returns {import("./modal.js").Dialog}
 */
export function jump(plan, here, times) {
  const known = [];
  for (const place of exercises(plan)) if (known.push(place) === MOST) break;
  const rows = new Rows(plan, here, times);
  let all = false;
  const narrow = () => {
    const typed = field.value.trim().toLowerCase();
    const number = /^\d+$/.test(typed) ? Number(typed) - 1 : null;
    if (number !== null) rows.show(null, number);
    else if (all && !typed) rows.show(null, here);
    else rows.show(known.filter(([, name]) => name.toLowerCase().includes(typed)), 0);
    each.forEach((button, at) => button.setAttribute("aria-pressed", String((number !== null || (all && !typed)) === (at === 1))));
  };
  const field = node("input", {
    type: "search",
    role: "combobox",
    placeholder: "Part of a name, or a number",
    "aria-labelledby": "title",
    "aria-controls": "places",
    "aria-expanded": "true",
    "aria-autocomplete": "list",
    autocomplete: "off",
    oninput: narrow,
  });
  rows.marked = (id) => field.setAttribute("aria-activedescendant", id);
  const each = ["Exercises", `All ${times.number(plan.length)} steps`].map((text, at) =>
    node("button", {
      type: "button",
      onclick: () => {
        all = at === 1;
        field.value = "";
        narrow();
      },
    }, text),
  );
  return {
    mode: "jump",
    title: "Go to which exercise or step?",
    body: [field, node("div", { class: "each" }, ...each), rows.element],
    buttons: [["Stay here", "leave"], ["Go there", "go", "main"]],
    focus: field,
    opened: narrow,
    moves: (answer) => (answer === "up" && rows.move(-1)) || (answer === "down" && rows.move(1)),
    value: () => rows.value(),
  };
}

/** A list of which those rows are there that are seen: places, or all steps. */
class Rows {
  marked = () => {};
  #list = node("ul", { id: "places", role: "listbox", "aria-label": "Places" });
  #places = null;
  #mark = 0;
  #chosen = null;
  #stays = -1;

  constructor(plan, here, times) {
    this.plan = plan;
    this.here = here;
    this.times = times;
    this.element = node("div", { class: "rows", tabindex: 0, role: "group", "aria-label": "Places to go to", onscroll: () => this.#scrolled() }, this.#list);
  }

  /** @param {[number, string][] | null} places null for all steps */
  show(places, mark) {
    this.#places = places;
    const wished = places ? places.findLastIndex(([index]) => index <= this.here) : mark;
    this.#list.style.height = `${this.#height}px`;
    this.#go(this.#length > wished && wished >= 0 ? wished : 0);
  }

  /** Mark another row, so many further. */
  move(by) {
    this.#go(Math.max(0, Math.min(this.#length - 1, this.#mark + by)));
    return true;
  }

  /** The step to go to. */
  value() {
    const index = this.#chosen ?? this.#at(this.#mark)?.[0];
    this.#chosen = null;
    if (index === undefined) throw new RangeError("a part of a name, or a number, that is in the list");
    return index;
  }

  get #length() {
    return this.#places ? this.#places.length : this.plan.length;
  }

  get #row() {
    return parseFloat(getComputedStyle(this.element).fontSize) * 3;
  }

  get #height() {
    return Math.min(HIGHEST, this.#length * this.#row);
  }

  /** What stands in a row: the number of its step, and the words. */
  #at(row) {
    if (row < 0 || row >= this.#length) return undefined;
    if (this.#places) return this.#places[row];
    return [row, stepLine(this.plan.step(row), this.times)];
  }

  get #isExact() {
    return this.#length * this.#row <= HIGHEST;
  }

  /** How many rows are seen. */
  get #seen() {
    return Math.ceil(this.element.clientHeight / this.#row);
  }

  #go(mark) {
    this.#mark = mark;
    const row = this.#row;
    const { clientHeight, scrollTop } = this.element;
    const wished = Math.max(0, mark - Math.floor(this.#seen / 2));
    if (!this.#isExact) {
      this.element.scrollTop = (wished / this.#length) * (this.#height - clientHeight);
      this.#stays = this.element.scrollTop;
      this.#draw(wished);
    } else {
      const top = mark * row;
      if (top < scrollTop || top + row > scrollTop + clientHeight) this.element.scrollTop = wished * row;
      this.#draw(Math.floor(this.element.scrollTop / row));
    }
    this.marked(this.#length ? `place-${mark}` : "");
  }

  /** Somebody has scrolled; in a list that is too high, a pixel is many rows. */
  #scrolled() {
    const { clientHeight, scrollTop } = this.element;
    if (this.#isExact) this.#draw(Math.floor(scrollTop / this.#row));
    else if (scrollTop !== this.#stays) this.#draw(Math.floor((scrollTop / (this.#height - clientHeight)) * (this.#length - this.#seen)));
  }

  /** Draw the rows that are seen from that one on, and some beside them. */
  #draw(seen) {
    const above = this.#isExact ? Math.max(0, seen - BESIDE) : seen;
    const base = this.#isExact ? above * this.#row : this.element.scrollTop;
    const below = Math.min(this.#length, seen + this.#seen + BESIDE);
    const drawn = [];
    for (let at = above; at < below; at += 1) drawn.push(this.#option(at, base + (at - above) * this.#row));
    this.#list.replaceChildren(...drawn);
  }

  #option(at, top) {
    const [index, text] = this.#at(at);
    const { start_ms: start } = this.plan.step(index);
    const option = node(
      "li",
      {
        id: `place-${at}`,
        role: "option",
        "aria-selected": String(at === this.#mark),
        "aria-setsize": this.#length,
        "aria-posinset": at + 1,
        "data-does": "go",
        onclick: () => {
          this.#chosen = index;
          this.element.closest("dialog").querySelector(".foot [data-does=go]").click();
        },
      },
      node("span", { class: "number" }, this.times.number(index + 1)),
      node("span", { class: "name", dir: "auto" }, text),
      node("span", { class: "at" }, start === null ? "" : this.times.clock(start)),
    );
    if (index === this.here) option.setAttribute("aria-current", "step");
    option.style.top = `${top}px`;
    return option;
  }
}
