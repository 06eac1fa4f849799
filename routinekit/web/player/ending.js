import { node, words } from "./markup.js";
import { capital, counted, phrase } from "./words.js";

/**
 * What was done, when it is over.
 *
 * @param {string} title of the routine
 * @param {object} summary of the session
 * @param {import("./times.js").Times} times
 * @param {(does: string) => void} does what a button does
 */
export function ending(title, summary, times, does) {
  const button = (what, says, look = "") => node("button", { type: "button", class: look, "data-does": what, onclick: () => does(what) }, says);
  const rows = summary.exercises.map((each) =>
    node(
      "tr",
      {},
      words("th", each.name, { scope: "row" }),
      node("td", {}, times.clock(each.lasted_ms)),
      node("td", {}, [steps(each, times), ...(each.rounds ? [counted(each.rounds, "rounds", times)] : [])].join(", ")),
    ),
  );
  const head = node("tr", {}, ...["Exercise", "Time", "Done"].map((name) => node("th", { scope: "col" }, name)));
  const reports = summary.reports.map((each) => words("li", report(each, times)));
  const rules = summary.stop_rules.map((rule) => words("li", capital(phrase("rule_met", { rule }))));
  return node(
    "div",
    { class: "ending" },
    node(
      "div",
      { class: "middle" },
      node("h1", { tabindex: -1 }, capital(phrase(summary.stopped ? "stopped" : "finished"))),
      words("p", title, { class: "title" }),
      node("p", { class: "facts" }, phrase("summary", { steps: steps(summary, times), time: times.clock(summary.elapsed_ms) })),
      node("div", { class: "steer" }, button("save", "Save as JSON"), button("leave", "Close", "main")),
      ...(rows.length ? [node("table", {}, node("thead", {}, head), node("tbody", {}, ...rows))] : []),
      ...(reports.length || rules.length ? [node("h2", {}, "What you said"), node("ul", {}, ...reports, ...rules)] : []),
    ),
  );
}

/**
 * Give the person a file of what was done.
 *
 * @param {object} plan as JSON
 * @param {string} when it began
 * @param {object} summary of the session
 */
export function save({ routine, mark, chosen }, when, summary) {
  const name = routine.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-|-$/g, "") || "routine";
  const text = JSON.stringify({ routine, mark, choices: chosen, when, summary }, null, 2);
  const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  node("a", { href, download: `${name}-${when.slice(0, 10)}.json` }).click();
  // Not at once: the browser has still to read it.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}

function steps({ done, skipped, cut }, times) {
  const parts = [counted(done, "steps", times)];
  if (skipped) parts.push(phrase("left_out", { count: times.number(skipped) }));
  if (cut) parts.push(phrase("cut_off", { count: times.number(cut) }));
  return parts.join(", ");
}

function report({ at_ms: at, exercise, what, value }, times) {
  const said = what === "time" ? times.clock(value * 1000) : times.number(value);
  const of = exercise ? phrase("in", { exercise }) : "";
  return capital(phrase("report", { time: times.clock(at), what, value: said, of }));
}
