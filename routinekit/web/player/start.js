import { icon, node, words } from "./markup.js";
import { exercises } from "./places.js";
import { prose } from "./screen.js";

const LISTED = 60;
/** Exercises that are listed before anything begins. */
const SHOWN = ["about", "equipment", "note"];

/**
 * What is seen before anything begins: what it is, how long it takes, what is done in it.
 *
 * @param {import("./plan.js").Plan} plan
 * @param {import("./times.js").Times} times
 * @param {{isElsewhere: boolean} | null} unfinished a run that was cut off, if there is one
 * @param {(does: string) => void} does what a button does
 */
export function startPage(plan, times, unfinished, does) {
  const { exact_ms: exact, estimated_ms: estimated, open_steps: open } = plan.total;
  const facts = [
    exact + estimated ? (estimated ? "about " : "") + times.length(exact + estimated) : "",
    `${times.number(plan.length)} ${plan.length === 1 ? "step" : "steps"}`,
    open ? `${times.number(open)} of unknown length` : "",
  ];
  const button = (what, says, look, picture) =>
    node("button", { type: "button", class: look, "data-does": what, onclick: () => does(what) }, ...(picture ? [icon(picture)] : []), node("span", {}, says));
  const begin = unfinished ? offer(unfinished, button) : button("start", "Begin", "main begin", "play");
  const places = [];
  for (const [index, name] of exercises(plan)) {
    if (places.length === LISTED) {
      places.push(node("li", { class: "more" }, "… and more"));
      break;
    }
    const { start_ms: start } = plan.step(index);
    places.push(node("li", {}, node("span", { class: "name", dir: "auto" }, name), node("span", { class: "at" }, start === null ? "" : times.clock(start))));
  }
  const told = plan.data.prose.filter(({ field }) => SHOWN.includes(field));
  return node(
    "div",
    { class: "start-page" },
    node(
      "div",
      { class: "above" },
      ...["settings", "help"].map((what) =>
        node("button", { type: "button", class: "bare", "data-does": what, "aria-label": what === "help" ? "Keys" : "Settings", onclick: () => does(what) }, icon(what)),
      ),
    ),
    node(
      "div",
      { class: "middle" },
      words("h1", plan.data.routine),
      node("p", { class: "facts" }, facts.filter(Boolean).join(" · ")),
      ...(plan.length ? [begin] : [node("p", {}, "There is nothing to do in it.")]),
      node("section", { class: "words", "aria-label": "About it" }, ...prose(told)),
      node("h2", {}, "Exercises"),
      node("ol", { class: "outline" }, ...places),
    ),
  );
}

function offer({ isElsewhere }, button) {
  const says = isElsewhere
    ? "This routine is being played in another tab, or was a moment ago. To go on with it here takes it from there."
    : "An earlier run was cut off. You can go on where it was; it waits there until you are in position.";
  return node(
    "section",
    { class: "offer", "aria-label": "An earlier run" },
    node("p", {}, says),
    node("div", { class: "steer" }, button("resume", "Go on with it", isElsewhere ? "" : "main", "play"), button("anew", "Begin anew", isElsewhere ? "main" : "")),
  );
}
