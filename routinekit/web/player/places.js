import table from "../../session/table.json" with { type: "json" };
import { phrase } from "./words.js";

/**
 * Where each exercise begins, and each window, in the first round of the block around it: `[number, name]`. Nothing is
 * walked that is the same again, so that a routine of any length costs what its text is long.
 *
 * @param {import("./plan.js").Plan} plan
 * @returns {Iterable<[number, string]>}
 */
export function* exercises(plan) {
  const known = new Set();
  let before = "";
  for (const [index, leaf, labels] of firstTurns(plan.root, 0, "")) {
    const name = leaf.exercise || (leaf.tasks?.length ? leaf.text : "");
    const place = JSON.stringify([labels, name]);
    if (name && name !== before && !known.has(place)) yield [index, name];
    known.add(place);
    before = name || before;
  }
}

function* firstTurns(branch, first, labels) {
  if (!branch.runs) {
    yield [first, branch.data, labels];
    return;
  }
  for (const [part, run] of branch.runs.entries()) {
    const begins = first + branch.sums.before[part].steps;
    const inside = run.label ? `${labels}/${run.label}` : labels;
    for (let turn = 0; turn < Math.min(run.times, run.bodies.length); turn += 1) {
      yield* firstTurns(run.body(turn), begins + run.before(turn).steps, inside);
    }
  }
}

/**
 * The exercise after this one, where it isn't too far away to be seen.
 *
 * @param {import("./plan.js").Plan} plan
 * @param {object} here a step
 */
export function nextExercise(plan, here) {
  const last = Math.min(plan.length, here.index + 1 + table.next_exercise_within);
  for (let index = here.index + 1; index < last; index += 1) {
    const { exercise } = plan.step(index);
    if (exercise && exercise !== here.exercise) return exercise;
  }
  return "";
}

/**
 * A step on one line: what, of which exercise, which of how many; what is so of a step before it is left out.
 *
 * @param {object} step
 * @param {import("./times.js").Times} times
 * @param {object} [before]
 */
export function stepLine(step, times, before = null) {
  const named = step.exercise && step.exercise !== before?.exercise && !step.text.includes(step.exercise);
  const where = [...side(step), ...counters(step, times)];
  const known = before && !named ? [...side(before), ...counters(before, times)] : [];
  return [step.text, ...(named ? [step.exercise] : []), ...where.filter((each) => !known.includes(each))].join(" · ");
}

/** The side of a step that works on one. */
export function side(step) {
  return step.side && step.kind !== "switch" ? [step.side] : [];
}

/** Which round, set and rep it is, each where there are several. */
export function counters(step, times) {
  return table.words.counters
    .filter((name) => step[name] && step[name][1] > 1)
    .map((name) => phrase("counter", { name, number: times.number(step[name][0]), of: times.number(step[name][1]) }));
}
