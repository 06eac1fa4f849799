/**
 * What is kept of a session, line by line, so that nothing is lost: the first line says what is played, and
 * each other is one input with what came of it. They are the lines that `journal_schema` describes.
 */

import table from "../../session/table.json" with { type: "json" };

const { version: JOURNAL_VERSION, step: STEP_FIELDS, input: INPUT_FIELDS } = table.journal;

/** The first line; `when` is the time at which it begins, as the front end knows it. */
export function heading(plan, { auto, when }) {
  const { routine, mark, chosen } = plan.data;
  return { routinekit_journal: JOURNAL_VERSION, routine, mark, choices: chosen, auto, when };
}

/** The line of an input, at that time of the front end's clock and of the playing, and of what came of it. */
export function lineOf(input, clock, now, value, events) {
  return { input, clock_ms: clock, at_ms: now, value, events: events.map(written) };
}

/** An event as it is written, with what tells its step from others. */
function written(event) {
  if (!event.step) return event;
  return { ...event, step: Object.fromEntries(STEP_FIELDS.map((name) => [name, event.step[name]])) };
}

/** The inputs of a journal of this plan, and whether it was `auto`; the last line may be cut off. */
export function journalOf(plan, lines) {
  const [first, ...inputs] = objectsOf(lines);
  if (first?.routinekit_journal !== JOURNAL_VERSION) {
    throw new Error(`this is no journal of version ${JOURNAL_VERSION}`);
  }
  const { mark, chosen, routine } = plan.data;
  if (first.mark !== mark) {
    throw new Error(`this journal is of another routine than \`${routine}\`, or of another text`);
  }
  if (!isAlike(first.choices, chosen)) throw new Error("this journal is of other choices");
  return { auto: Boolean(first.auto), inputs };
}

function objectsOf(lines) {
  const found = [];
  let torn = 0;
  lines.forEach((line, place) => {
    if (torn) throw new Error(`line ${torn} of the journal can't be read`);
    let value;
    try {
      value = JSON.parse(line);
    } catch {
      torn = place + 1; // the last one may have been cut off
      return;
    }
    if (found.length && !INPUT_FIELDS.every((name) => Object.hasOwn(value ?? {}, name))) {
      throw new Error(`line ${place + 1} of the journal is no input`);
    }
    found.push(value);
  });
  return found;
}

/** Whether two pieces of plain data are the same, in whatever order their fields stand. */
function isAlike(one, other) {
  if (one === other) return true;
  if (!(one instanceof Object && other instanceof Object)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && isAlike(one[name], other[name]))
  );
}
