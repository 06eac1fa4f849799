/** Gives inputs to sessions of the page, and tells what came of them; `replay.py` asks. */

import { EFFECTS } from "/player/inputs.js";
import { Plan } from "/player/plan.js";
import { Session } from "/player/session.js";

/** Gives an input to a session; its exercise is what a report takes last. */
function give(session, input, takes, clock) {
  if (input === "count_round") return session.countRound(clock);
  if (input === "report") return session.report(takes[0], takes[1], clock, takes[2]);
  return session[input](...takes, clock);
}

/** A plan from its JSON, which is what a page has. */
function planOf(text) {
  return new Plan(JSON.parse(text));
}

/** What a session shows after an input. */
function shown(session) {
  const clocks = session.state.clocks.map(({ first, isWatch, lasts, at }) => [first, isWatch, lasts, at]);
  const { step, left, wake, elapsed, summary } = session;
  return { state: { ...session.state, clocks }, step, left, wake, elapsed, summary };
}

/** All that comes of a script: a list of inputs, of which `restore` goes on with what has been written. */
export function replay(text, auto, inputs) {
  const plan = planOf(text);
  const lines = [];
  const record = (line) => lines.push(JSON.stringify(line));
  let session = new Session(plan, { auto, record, when: "today" });
  const answers = inputs.map(({ input, takes, clock_ms: clock }) => {
    if (input === "restore") {
      session = Session.restore(plan, lines, { record });
      return { events: JSON.parse(lines.at(-1)).events, ...shown(session) };
    }
    let events;
    try {
      events = give(session, input, takes, clock);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      events = null;
    }
    return { events, ...shown(session) };
  });
  return { cautions: session.cautions, answers, lines: lines.map((line) => JSON.parse(line)) };
}

/** The effects that inputs have here. */
export function effects() {
  return Object.keys(EFFECTS);
}

/** The steps of these numbers, and the clocks around them. */
export function steps(text, numbers) {
  const plan = planOf(text);
  return {
    length: plan.length,
    total: plan.total,
    steps: numbers.map((number) => plan.step(number)),
    clocks: numbers.map((number) => plan.clocksAt(number)),
  };
}

/** All steps in order, as `from` gives them. */
export function all(text, first) {
  return [...planOf(text).from(first)];
}

/** The numbers of the steps that are done at these moments. */
export function at(text, moments) {
  const plan = planOf(text);
  return moments.map((moment) => plan.at(moment).index);
}

/** What an action throws, as words; null where it doesn't. */
export function refused(text, name, ...takes) {
  const actions = {
    plan: () => planOf(text),
    step: (index) => planOf(text).step(index),
    at: (moment) => planOf(text).at(moment),
    start: (now) => new Session(planOf(text)).start(now),
    restore: (lines) => Session.restore(planOf(text), lines),
  };
  try {
    actions[name](...takes);
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
  return null;
}
