/** Gives inputs to sessions of the page, and tells what came of them; `replay.py` asks. */

import {Plan} from "/player/plan.js";
import {Session} from "/player/session.js";

const CALLED = {count_round: "countRound"};

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
      return {events: [], ...shown(session)};
    }
    let events;
    try {
      events = session[CALLED[input] ?? input](...takes, clock);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      events = null;
    }
    return {events, ...shown(session)};
  });
  return {cautions: session.cautions, answers, lines: lines.map((line) => JSON.parse(line))};
}
