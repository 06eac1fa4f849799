/**
 * The machine of a session: which step is being done, since when, and what follows when time passes.
 *
 * `table.json` says in which phase an input has which effect, and which event ends a phase; `emit` is the only
 * place that changes the phase. It owns no clock. A step that the clock ends begins the next one at the very
 * moment at which it had to end, however late anybody looks: nothing drifts. It is
 * `routinekit/session/machine.py` in another language, which has the theory of operation, and
 * `grammar/conformance/session/` holds both to the same.
 */

import table from "../../session/table.json" with { type: "json" };
import { Safety, nameOf } from "./safety.js";
import { speechOf } from "./speech.js";

const FIRST_STATE = {
  phase: "ready", // or cautions, running, paused, finished
  now: 0, // playing time
  base: 0, // what the front end's clock showed, or would have shown, at playing time zero
  clock: 0, // the latest time of the front end
  index: 0,
  reached: 0, // the farthest step that has begun
  named: null, // the exercise that is being done, or was last
  started: 0,
  said: 0, // how much was said of the step
  waits: false, // the person was told to go on
  rests: false, // the step is done, and what is left of its interval is a rest
  rounds: 0,
  clocks: [], // those around the step, each with the playing time at which it began
};

/** The soonest of these moments; null where there is none. */
function soonest(moments) {
  const known = moments.filter((moment) => moment !== null);
  return known.length ? Math.min(...known) : null;
}

/** Whether both are of one block and one round, seen from whatever step. */
function isSame(one, other) {
  return one.first === other.first && one.isWatch === other.isWatch && one.lasts === other.lasts;
}

function endOf(each) {
  return each.lasts === null ? null : each.at + each.lasts;
}

/** A plan, where in it somebody is, and what has happened since anybody asked. */
export class Machine {
  constructor(plan, auto) {
    this.plan = plan;
    this.auto = auto;
    this.safety = new Safety(plan);
    this.state = FIRST_STATE;
    this.events = [];
    this.step = null; // the one that is being done
    this.speech = [];
  }

  // ---------------------------------------------------------- phases

  /** The effect of an input in the present phase; undefined where it is ignored. */
  effectOf(input) {
    return table.phases[this.state.phase].inputs[input];
  }

  /** Remember what changed; a state that somebody holds stays as it is. */
  set(changes) {
    this.state = { ...this.state, ...changes };
  }

  /** Something happens, and may end the phase; its `values` are those of the fields that the table names. */
  emit(event, ...values) {
    const fields = table.events[event].map((name, place) => [name, values[place]]);
    this.events.push({ event, at_ms: this.state.now, ...Object.fromEntries(fields) });
    const phase = table.phases[this.state.phase].events[event];
    if (phase) this.set({ phase });
  }

  // ---------------------------------------------------------- steps

  /** Playing time begins, with the first step. */
  begin() {
    this.set({ base: this.state.clock, now: 0 });
    this.enter(0);
  }

  /** Go to a step of that number, before this one or after it. */
  leave(to) {
    const here = this.state.index;
    this.end("skipped", to);
    if (to > here + 1) this.passOver(here + 1, to - 1, "skipped");
    this.enter(to, to <= here);
  }

  /** What comes after that step, which is over: the next, or a rest until an interval is over. */
  follow(last) {
    if (!this.waitsForClock(last)) {
      this.enter(last + 1);
      return;
    }
    this.changeClocks(this.state.clocks.filter((each) => !each.isWatch || each.last > last));
    const left = soonest(this.state.clocks.map(endOf)) - this.state.now;
    this.start(this.plan.remainder(last, left), true);
  }

  /** Whether an interval that ends with that step has time left. */
  waitsForClock(last) {
    return this.intervals.some((each) => each.last === last && endOf(each) > this.state.now);
  }

  /** The clocks that are filled, and not only watched. */
  get intervals() {
    return this.state.clocks.filter((each) => !each.isWatch);
  }

  /** The step of that number begins; `again` where it was reached against the order of time. */
  enter(index, again = false) {
    if (index >= this.plan.length) {
      this.finish(false);
      return;
    }
    this.changeClocks(this.plan.clocksAt(index).map((clock) => this.running(clock, again)));
    this.start(this.plan.step(index));
  }

  /** A step begins now; `rests` where it is what is left of an interval when its last step is done. */
  start(step, rests = false) {
    this.step = step;
    const { index } = step;
    const { now, reached, named } = this.state;
    this.set({ index, reached: Math.max(index, reached), named: nameOf(step) || named, started: now });
    this.set({ said: 0, waits: false, rests, rounds: 0 });
    const { ends, isPaced } = this;
    const left = ends === null ? null : ends - now;
    this.speech = speechOf(step, left, { paced: isPaced, followed: index + 1 < this.plan.length });
    this.emit("step-started", step, isPaced ? left : step.duration_ms);
  }

  /** Whether the clock ends the step, and not the person. */
  get isPaced() {
    return (this.step.ends === "clock" || this.auto) && this.step.duration_ms !== null;
  }

  /** The step is over, and that one is the next. */
  end(how, to) {
    const step = this.step;
    const name = nameOf(step);
    const ended = this.state.rests ? "rested" : how;
    this.emit("step-ended", step, ended, this.state.now - this.state.started);
    const what = ended === "skipped" ? [] : this.safety.asks(name);
    if (what.length && (to === this.plan.length || nameOf(this.plan.step(to)) !== name)) {
      this.emit("asked", name, what);
    }
  }

  /** The step has had its time, or a clock around it has run out. */
  timeIsOver() {
    const { now, index, clocks } = this.state;
    const own = this.ownEnd;
    const inTime = own !== null && own <= now;
    // the last step of a watch is done as the watch runs out, and not cut off by it
    const place = clocks.findIndex(
      (each) => each.lasts !== null && endOf(each) <= now && !(inTime && each.isWatch && each.last === index),
    );
    if (place < 0) {
      this.end("done", index + 1);
      this.follow(index);
      return;
    }
    const { last, isWatch } = clocks[place];
    this.end(isWatch && !inTime ? "cut" : "done", last + 1);
    if (index < last) this.passOver(index + 1, last, "cut");
    this.changeClocks(clocks.slice(0, place), true);
    this.follow(last);
  }

  /** Other clocks run from now on; tells of the watches among those that don't any longer. */
  changeClocks(to, capped = false) {
    for (const each of [...this.state.clocks].reverse()) {
      if (each.isWatch && !to.some((other) => isSame(each, other))) {
        this.emit("watch-stopped", this.state.now - each.at, capped);
      }
    }
    this.set({ clocks: to });
  }

  /**
   * A clock that goes on, or that begins so that it shows what it would show at this step. An interval is
   * done again with the step that is; a watch runs on, whatever is done again.
   */
  running(clock, again) {
    const before = this.state.clocks.find((each) => isSame(each, clock));
    const goesOn = before && (clock.isWatch || !again);
    return { ...clock, at: goesOn ? before.at : this.state.now - clock.offset };
  }

  /** All is over; `stopped` where the person ends it before its end. */
  finish(stopped) {
    this.changeClocks([]);
    this.step = null;
    this.set({ index: this.plan.length, waits: false, rests: false });
    if (this.safety.lastAsks.length) this.emit("asked", null, this.safety.lastAsks);
    this.emit("finished", stopped);
  }

  /** The steps from one number to another never begin. */
  passOver(first, last, how) {
    this.emit("passed-over", first, last, how);
  }

  // ---------------------------------------------------------- time

  /** Everything that happens by itself up to the time on the clock of the front end. */
  passTime() {
    const until = Math.max(this.state.now, this.state.clock - this.state.base);
    for (let moment = this.nextMoment; moment !== null && moment <= until; moment = this.nextMoment) {
      this.set({ now: Math.max(this.state.now, moment) });
      const { now } = this.state;
      const ends = this.ends;
      const said = this.nextSaid;
      if (said !== null && said <= now && (ends === null || said < ends)) {
        this.say(this.speech[this.state.said]);
      } else if (ends !== null && ends <= now) {
        this.timeIsOver();
      } else {
        this.set({ waits: true });
        this.emit("waiting", this.step);
      }
    }
    if (this.step) this.set({ now: until });
  }

  /** When the next thing happens by itself, in playing time, if one does. */
  get nextMoment() {
    if (!this.effectOf("tick")) return null;
    return soonest([this.ends, this.nextSaid, this.waiting]);
  }

  /** When the clock ends the step, in playing time; null where the person does. */
  get ends() {
    return soonest([...this.state.clocks.map(endOf), this.ownEnd]);
  }

  /** When the step has had its time. The last of an interval lasts until the interval is over. */
  get ownEnd() {
    const { index, started } = this.state;
    const isLast = this.intervals.some((each) => each.last === index);
    return !this.isPaced || isLast ? null : started + this.step.duration_ms;
  }

  get nextSaid() {
    const next = this.speech[this.state.said];
    return next ? this.state.started + next.at : null;
  }

  say({ kind, text }) {
    this.set({ said: this.state.said + 1 });
    if (kind === "cue") this.emit("cue-said", text);
    else if (kind === "countdown") this.emit("countdown", text);
    else if (kind === "halfway") this.emit("halfway");
    else this.emit("next-up", this.plan.step(this.state.index + 1));
  }

  /** When the person has to be told that nothing goes on by itself: at once, or after the estimate. */
  get waiting() {
    const { waits, started } = this.state;
    if (waits || this.isPaced || this.intervals.length) return null;
    return started + (this.step.duration_ms ?? 0);
  }
}
