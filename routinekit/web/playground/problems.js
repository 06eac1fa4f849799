import { node, words } from "../player/markup.js";

/**
 * What is wrong, as a list: where, what, what helps, why, and what can be done about it.
 *
 * @param {HTMLElement} place
 * @param {object[]} problems
 * @param {import("./editor.js").Editor} editor
 */
export function showProblems(place, problems, editor) {
  const title = counted(problems);
  const heading = place.querySelector("h3");
  if (heading.textContent !== title) heading.textContent = title;
  place.querySelector("ul").replaceChildren(...problems.map((problem) => row(problem, editor)));
}

function row(problem, editor) {
  const where = node("button", { class: "where", onclick: () => editor.goTo(problem.from) }, `Line ${problem.line}`);
  const fixes = problem.fixes.map((fix) => node("button", { class: "fix", onclick: () => editor.applyFix(fix) }, editor.fixLabel(fix)));
  return node(
    "li",
    { "data-severity": problem.severity, "data-code": problem.code },
    node("p", {}, where, " ", node("strong", {}, `${problem.severity} ${problem.code}`), " ", words("span", problem.message)),
    ...(problem.help ? [words("p", problem.help, { class: "help" })] : []),
    ...fixes,
    node("details", {}, node("summary", {}, `About ${problem.code}`), node("p", {}, problem.why)),
  );
}

function counted(problems) {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const others = problems.length - errors;
  const told = [number(errors, "error"), number(others, "remark")].filter(Boolean);
  return told.join(", ") || "No problems";
}

function number(count, word) {
  return count && `${count} ${word}${count === 1 ? "" : "s"}`;
}
