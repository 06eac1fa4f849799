/** A session: a plan as somebody does it, told by what they do and what time it is. */

import table from "../../session/table.json" with { type: "json" };
import { give } from "./inputs.js";
import { heading, journalOf, lineOf } from "./journal.js";
import { Machine } from "./machine.js";
import { Tally } from "./tally.js";

const REPORTS = Object.keys(table.reports);

/**
 * Runs a plan, told what time it is; it owns no clock and does no input or output.
 *
 * `now` is whole milliseconds on any clock that doesn't run backwards. Each input answers with events, which
 * are those of `routinekit/session/events.py` as plain data, each with the whole of its step.
 */
export class Session {
  #machine;
  #record;
  #tally = new Tally();
  #untold = [];

  /**
   * @param {Plan} plan
   * @param {object} options with `auto` a step that the person ends takes its estimate; `record` is given
   *   each line of a journal as plain data, the first with `when` as the time of day
   */
  constructor(plan, { auto = false, record = null, when = "" } = {}) {
    this.#machine = new Machine(plan, auto);
    this.#record = record;
    record?.(heading(plan, { auto, when }));
  }

  /** The session that wrote these lines of a journal, where they end; it is paused until `resume`. */
  static restore(plan, lines, { record = null } = {}) {
    const { auto, inputs } = journalOf(plan, lines);
    const session = new Session(plan, { auto });
    inputs.forEach(({ input, clock_ms: clock, value }, place) => {
      try {
        session.#at(input, whole(clock), value);
      } catch (error) {
        throw new Error(`line ${place + 2} of the journal can't be followed`, { cause: error });
      }
    });
    session.#record = record;
    session.#at("restored", Math.min(0, session.state.clock)); // the clock of who goes on may be another
    return session;
  }

  // ---------------------------------------------------------- inputs

  /** Begin; where there are cautions, they are told, and `acknowledge` begins. */
  start(now) {
    return this.#take("start", now);
  }

  /** The cautions have been read. */
  acknowledge(now) {
    return this.#take("acknowledge", now);
  }

  /** It is that time now; call it at `wake`, or as often as you like. */
  tick(now) {
    return this.#take("tick", now);
  }

  /** Stop the clock for a while. */
  pause(now) {
    return this.#take("pause", now);
  }

  /** Go on after a pause, where it was, on whatever clock. */
  resume(now) {
    return this.#take("resume", now);
  }

  /** The step is done: go on to the next. */
  done(now) {
    return this.#take("done", now);
  }

  /** Leave the step out, or what is left of it. */
  skip(now) {
    return this.#take("skip", now);
  }

  /** Go back to the step before, or to the beginning of the first. */
  back(now) {
    return this.#take("back", now);
  }

  /** Go to the step of that number; -1 is the last. Throws a `RangeError` where there is none. */
  jump(index, now) {
    const { plan } = this.#machine;
    const to = index < 0 ? index + plan.length : index;
    plan.check(to);
    return this.#take("jump", now, to);
  }

  /**
   * What the person says of an exercise: `reps`, `load`, `effort`, `pain`, `time`. It is that of the step; in
   * a rest, the one before it; else name it, as an event `asked` does. A rule of the author that it meets
   * pauses the session. Throws a `RangeError` for anything else.
   */
  report(what, value, now, exercise = null) {
    if (!(REPORTS.includes(what) && value >= 0 && value < table.reported_below)) {
      throw new RangeError(`\`${what}\` of ${value} can't be reported; it is ${REPORTS.join(", ")}, from 0`);
    }
    return this.#take("report", now, [what, Number(value), exercise]);
  }

  /** A round of a window, such as `amrap`, is done. */
  countRound(now) {
    return this.#take("count_round", now);
  }

  /** End it here. */
  stop(now) {
    return this.#take("stop", now);
  }

  // ---------------------------------------------------------- where it is

  /** What is run. */
  get plan() {
    return this.#machine.plan;
  }

  /** Where it is: `phase now base clock index reached named started said waits rests rounds clocks`. */
  get state() {
    return this.#machine.state;
  }

  /** The step that is being done, if one is. */
  get step() {
    return this.#machine.step;
  }

  /** The milliseconds that the step still lasts; null where nobody knows, and where none is being done. */
  get left() {
    const ends = this.step ? this.#machine.ends : null;
    return ends === null ? null : Math.max(0, ends - this.state.now);
  }

  /** The playing time so far in milliseconds; pauses don't count. */
  get elapsed() {
    return this.state.now;
  }

  /** When to call `tick`, on the clock of the front end; null where nothing happens by itself. */
  get wake() {
    const moment = this.#machine.nextMoment;
    return moment === null ? null : this.state.base + moment;
  }

  /** What has to be read before it starts: of the routine, its blocks and its exercises. */
  get cautions() {
    return this.#machine.safety.cautions;
  }

  /** What has been done so far, as plain data. */
  get summary() {
    return this.#tally.summary(this.state.now);
  }

  // ---------------------------------------------------------- one input

  /** One input: what has happened by itself until then, what it does, and what follows at once. */
  #take(what, now, value = null) {
    const onAnotherClock = what === "resume" && this.#machine.effectOf(what);
    const given = whole(now);
    return this.#at(what, onAnotherClock ? given : Math.max(this.state.clock, given), value);
  }

  #at(what, clock, value = null) {
    try {
      give(this.#machine, what, clock, value);
    } catch (error) {
      // nothing was done but what happened by itself, which is told with the next input
      this.#keep("tick", clock, null);
      throw error;
    }
    this.#keep(what, clock, value);
    const events = this.#untold;
    this.#untold = [];
    return events;
  }

  /** Remember what came of an input, and give it to who writes a journal. */
  #keep(what, clock, value) {
    const { events } = this.#machine;
    this.#machine.events = [];
    this.#untold = this.#untold.concat(events);
    for (const event of events) this.#tally.add(event);
    if (events.length || what !== "tick") this.#record?.(lineOf(what, clock, this.state.now, value, events));
  }
}

/** A time of a clock; what no clock shows is refused before it does harm. */
function whole(time) {
  if (!Number.isFinite(time)) throw new RangeError(`${time} is no time in milliseconds`);
  return Math.round(time);
}
