import { icon, node, words } from "../player/markup.js";

/**
 * The outline, row by row: its words lead to the line, its button plays from there.
 *
 * @param {HTMLElement} place
 * @param {object} outline
 * @param {object} does `goToLine(number)`, `play(index)`
 */
export function showOutline(place, outline, does) {
  const rows = outline.rows.map((each) => row(each, does));
  place.replaceChildren(
    words("p", outline.name, { class: "title" }),
    node("ul", {}, ...rows),
    node("p", { class: "total" }, node("span", {}, "total"), node("span", { class: "time" }, outline.time), node("span", {}, outline.steps)),
    node("p", { class: "hint" }, outline.facts),
  );
}

function row({ name, time, sides, doses, depth, line, begins }, does) {
  const named = words("span", name, { class: "name" });
  const goes = line === null ? named : node("button", { class: "goes", onclick: () => does.goToLine(line) }, named);
  const plays = node("button", { class: "plays", "aria-label": `Play from ${name}`, onclick: () => does.play(begins) }, icon("play"));
  return node(
    "li",
    { "data-depth": Math.min(depth, 6) },
    begins === null ? node("span") : plays,
    node("div", {}, goes, words("p", [doses, sides].filter(Boolean).join(" · "), { class: "doses" })),
    node("span", { class: "time" }, time),
  );
}
