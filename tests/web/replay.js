/** Gives inputs to sessions of the page, and tells what came of them; `replay.py` asks. */

import {Plan} from "/player/plan.js";
import {Session} from "/player/session.js";

/** Gives an input to a session; its exercise is what a report takes last. */
function give(session, input, takes, clock) {
  if (input === "count_round") return session.countRound(clock);
  if (input === "report") return session.report(takes[0], takes[1], clock, takes[2]);
  return session[input](...takes, clock);
}

/** What a session shows after an input. */
function shown(session) {
  const clocks = session.state.clocks.map(({first, isWatch, lasts, at}) => [first, isWatch, lasts, at]);
  const {step, left, wake, elapsed, summary} = session;
  return {state: {...session.state, clocks}, step, left, wake, elapsed, summary};
}

/** All that comes of a script: a list of inputs, of which `restore` goes on with what has been written. */
export function replay(data, auto, inputs) {
  const plan = new Plan(data);
  const lines = [];
  const record = (line) => lines.push(JSON.stringify(line));
  let session = new Session(plan, {auto, record, when: "today"});
  const answers = inputs.map(({input, takes, clock_ms: clock}) => {
    if (input === "restore") {
      session = Session.restore(plan, lines, {record});
      return {events: JSON.parse(lines.at(-1)).events, ...shown(session)};
    }
    let events;
    try {
      events = give(session, input, takes, clock);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      events = null;
    }
    return {events, ...shown(session)};
  });
  return {cautions: session.cautions, answers, lines: lines.map((line) => JSON.parse(line))};
}

/** The steps of these numbers, and the clocks around them. */
export function steps(data, numbers) {
  const plan = new Plan(data);
  return {
    length: plan.length,
    total: plan.total,
    steps: numbers.map((number) => plan.step(number)),
    clocks: numbers.map((number) => plan.clocksAt(number)),
  };
}

/** All steps in order, as `from` gives them. */
export function all(data, first) {
  return [...new Plan(data).from(first)];
}

/** The numbers of the steps that are done at these moments. */
export function at(data, moments) {
  const plan = new Plan(data);
  return moments.map((moment) => plan.at(moment).index);
}

/** What an action throws, as words. */
export function refused(data, name, ...takes) {
  const actions = {
    plan: () => new Plan(data),
    step: (index) => new Plan(data).step(index),
    at: (moment) => new Plan(data).at(moment),
    start: (now) => new Session(new Plan(data)).start(now === "NaN" ? NaN : now),
    report: (...report) => new Session(new Plan(data)).report(...report, 0),
    restore: (lines) => Session.restore(new Plan(data), lines),
  };
  try {
    actions[name](...takes);
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
  return null;
}
