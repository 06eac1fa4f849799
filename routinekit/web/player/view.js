import table from "../../session/table.json" with { type: "json" };
import { counters, nextExercise, side, stepLine } from "./places.js";
import { targetWords } from "./target.js";
import { OPEN } from "./times.js";
import { timeOf, wayTo } from "./tree.js";
import { capital, counted, phrase } from "./words.js";

const FIRST = table.prose.first;
const SHOWN = [...FIRST, ...table.prose.then];
/** The prose that is for the person, in the order in which it is shown. */

/**
 * What is known of a step as long as it is done: it changes only with the step.
 *
 * @param {import("./plan.js").Plan} plan
 * @param {object} step
 * @param {import("./times.js").Times} times
 */
export function about(plan, step, times) {
  const target = targetWords(step.target, plan.data, times);
  const words = wordsOf(plan, step);
  return {
    step,
    kind: step.kind,
    exercise: step.exercise ?? "",
    text: step.text,
    side: side(step).join(""),
    counters: counters(step, times).join(" · "),
    target: target === step.text ? "" : target,
    tasks: step.tasks,
    words: words.filter(({ field }) => SHOWN.includes(field)),
    image: words.find(({ field, text }) => field === "image" && plan.data.figures?.[text])?.text ?? "",
    next: next(plan, step, times),
    before: wayTo(plan.root, step.index).before,
  };
}

/** The words for the person: of what is done, and where that has none, of what comes next. */
function wordsOf(plan, step) {
  let of = step;
  for (let ahead = 1; ahead < 3 && !step.exercise && !step.tasks.length && of === step; ahead += 1) {
    const later = step.index + ahead < plan.length ? plan.step(step.index + ahead) : null;
    if (later?.prose.length) of = later;
  }
  const stops = plan.data.prose.filter(({ field }) => field === "stop if");
  const order = ({ field }) => (FIRST.includes(field) ? FIRST.indexOf(field) : FIRST.length);
  return [...of.prose].sort((one, other) => order(one) - order(other)).concat(stops);
}

function next(plan, step, times) {
  if (step.index + 1 >= plan.length) return capital(phrase("last"));
  const said = stepLine(plan.step(step.index + 1), times, step);
  const later = nextExercise(plan, step);
  const then = later && !said.includes(later) ? phrase("then", { exercise: later }) : "";
  return capital(phrase("next", { step: said })) + then;
}

/**
 * What is shown of a session now: the ring, what is to be done about it, and how much of the whole is over.
 *
 * @param {import("./session.js").Session} session
 * @param {ReturnType<typeof about>} of the step that is being done
 * @param {import("./times.js").Times} times
 */
export function view(session, of, times) {
  const left = leftOf(session);
  const lasts = left.ms === null ? null : left.ms + session.state.now - session.state.started;
  return {
    share: lasts ? Math.min(1, left.ms / lasts) : 1,
    mark: left.isEstimate ? "~" : "",
    figures: left.ms === null ? OPEN : times.figures(left.ms),
    state: stateOf(session),
    watches: session.state.clocks.filter(({ isWatch }) => isWatch).map((running) => watch(session, running, times)),
    whole: whole(session, of, times),
  };
}

/**
 * What is left of the step, and whether that is an estimate; a cap around it is no time of its own.
 *
 * @param {import("./session.js").Session} session
 */
export function leftOf(session) {
  const { step, left, state } = session;
  if (!step) return { ms: null, isEstimate: false };
  const own = step.duration_ms === null ? null : Math.max(0, step.duration_ms - (state.now - state.started));
  const ending = state.clocks.filter(({ lasts, at }) => left !== null && lasts !== null && at + lasts === state.now + left);
  const capped = ending.some(({ isWatch }) => isWatch);
  if (left === null || (capped && (own === null || own < left))) return { ms: own, isEstimate: own !== null && !step.exact };
  return { ms: left, isEstimate: !step.exact && !ending.length };
}

function stateOf({ state }) {
  if (state.phase === "paused") return "Paused";
  return state.phase === "running" && state.waits ? "Done goes on" : "";
}

function watch({ state }, { at, lasts }, times) {
  const shown = phrase("watch", { time: times.clock(Math.floor((state.now - at) / 1000) * 1000) });
  if (lasts === null) return shown;
  return `${shown}, ${phrase("cap", { time: times.clock(Math.max(0, at + lasts - state.now)) })}`;
}

/** How much of the whole is over, from 0 to 1, and what is left of it in words. */
function whole(session, of, times) {
  const total = session.plan.root.measure;
  const over = of ? overOf(session, of.before) : 0;
  const before = of?.before ?? { steps: 0, estimated: 0, open: 0 };
  const left = Math.max(0, timeOf(total) - over);
  const open = total.open - before.open;
  const mark = total.estimated > before.estimated ? "~" : "";
  const known = left || !open ? [mark + times.clock(left)] : [];
  const opened = open ? [counted(open, "open", times)] : [];
  const share = timeOf(total) ? over / timeOf(total) : before.steps / total.steps;
  return { share: Math.min(1, share), left: phrase("left", { times: [...known, ...opened].join(" + ") }) };
}

/** The milliseconds of the plan that are over: an interval takes its time, whatever is done in it. */
function overOf({ plan, state, step }, before) {
  const interval = state.clocks.find(({ isWatch }) => !isWatch);
  if (interval) return timeOf(wayTo(plan.root, interval.first).before) + state.now - interval.at;
  return timeOf(before) + Math.min(state.now - state.started, step?.duration_ms ?? 0);
}
