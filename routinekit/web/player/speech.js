/** What is said within a step, and when: the author's cues, the countdown, half-way, what comes next. */

import table from "../../session/table.json" with { type: "json" };

const { phrase_ms: PHRASE, number_ms: NUMBER, counted_down: COUNTED_DOWN } = table.speech;
const { half_from_ms: HALF_FROM, next_before_ms: NEXT_BEFORE } = table.speech;

/**
 * What is said within a step that the clock ends after `lasts` milliseconds, or never (null), in order: each
 * with the milliseconds `at` which it is said, its `kind` and its `text`.
 *
 * `paced` tells that the step is to last as long, and isn't only cut off then; `followed` that something
 * comes after it. Nothing is said over something else, but an author's cue is never left out.
 */
export function speechOf(step, lasts, { paced, followed }) {
  const said = [{ at: 0, lasts: PHRASE, kind: "text", text: "" }];
  for (const cue of [...step.cues].sort((one, other) => one.at_ms - other.at_ms)) {
    const free = freeFrom(cue.at_ms, said);
    const at = lasts === null || free < lasts ? free : cue.at_ms;
    said.push({ at, lasts: PHRASE, kind: "cue", text: cue.text });
  }
  for (const each of lasts ? generated(lasts, paced, followed) : []) {
    if (each.at > 0 && !said.some((other) => meet(each, other))) said.push(each);
  }
  return inOrder(said.slice(1));
}

function* generated(lasts, paced, followed) {
  for (const seconds of COUNTED_DOWN) {
    yield { at: lasts - seconds * 1000, lasts: NUMBER, kind: "countdown", text: seconds };
  }
  if (paced && lasts >= HALF_FROM) {
    yield { at: Math.floor(lasts / 2), lasts: PHRASE, kind: "halfway", text: "" };
    if (followed) yield { at: lasts - NEXT_BEFORE, lasts: PHRASE, kind: "next", text: "" };
  }
}

/** That moment, or the first after it at which nothing is being said. */
function freeFrom(moment, said) {
  let at = moment;
  for (const other of inOrder(said)) {
    if (other.at <= at && at < other.at + other.lasts) at = other.at + other.lasts;
  }
  return at;
}

function inOrder(said) {
  return [...said].sort((one, other) => one.at - other.at);
}

function meet(one, other) {
  return one.at < other.at + other.lasts && other.at < one.at + one.lasts;
}
