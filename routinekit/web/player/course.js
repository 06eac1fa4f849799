/**
 * The course of a session: which step is being done, since when, and what follows when time passes.
 *
 * It owns no clock. A step that the clock ends begins the next one at the very moment at which it had to end,
 * however late anybody looks: nothing drifts. It is `routinekit/session/course.py` in another language, and
 * `grammar/conformance/session/` holds both to the same.
 */

import { Care, nameOf } from "./care.js";
import { talkOf } from "./talk.js";

const BEGINNING = {
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

function endOf(begun) {
  return begun.lasts === null ? null : begun.at + begun.lasts;
}

/** A plan, where in it somebody is, and what has happened since anybody asked. */
export class Course {
  constructor(plan, auto) {
    this.plan = plan;
    this.auto = auto;
    this.care = new Care(plan);
    this.state = BEGINNING;
    this.events = [];
    this.here = null;
    this.talk = [];
  }

  get isUnderWay() {
    return this.state.phase === "running" || this.state.phase === "paused";
  }

  /** The step that is being done, if one is. */
  get step() {
    return this.isUnderWay ? this.here : null;
  }

  /** Remember what changed; a state that somebody holds stays as it is. */
  set(changes) {
    this.state = { ...this.state, ...changes };
  }

  /** An event, with the fields and the order of Python's. */
  tell(event, fields) {
    this.events.push({ event, at_ms: this.state.now, ...fields });
  }

  // ---------------------------------------------------------- steps

  begin() {
    this.set({ phase: "running", base: this.state.clock, now: 0 });
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
    const { now, reached } = this.state;
    this.set({ index: last, reached: Math.max(last, reached), started: now });
    this.set({ said: 0, waits: false, rests: true, rounds: 0 });
    this.changeClocks(this.state.clocks.filter((begun) => !begun.isWatch || begun.last > last));
    this.here = this.plan.remainder(last, soonest(this.state.clocks.map(endOf)) - now);
    this.startStep();
  }

  /** Whether an interval that ends with that step has time left. */
  waitsForClock(last) {
    return this.state.clocks.some(
      (begun) => !begun.isWatch && begun.last === last && endOf(begun) > this.state.now,
    );
  }

  /** A step begins now; `again` where it was reached against the order of time. */
  enter(index, again = false) {
    if (index >= this.plan.length) {
      this.finish(false);
      return;
    }
    this.changeClocks(this.plan.clocksAt(index).map((clock) => this.begun(clock, again)));
    this.here = this.plan.step(index);
    const reached = Math.max(index, this.state.reached);
    const named = nameOf(this.here) || this.state.named;
    this.set({ index, reached, named, started: this.state.now });
    this.set({ said: 0, waits: false, rests: false, rounds: 0 });
    this.startStep();
  }

  /** What will be said within the step is made ready, and how long it lasts, or is thought to, is told. */
  startStep() {
    const step = this.here;
    const ends = this.ends;
    const left = ends === null ? null : ends - this.state.started;
    const followed = step.index + 1 < this.plan.length;
    this.talk = talkOf(step, left, { paced: this.isPaced, followed });
    this.tell("step-started", { step, lasts_ms: this.isPaced ? left : step.duration_ms });
  }

  /** Whether the clock ends the step, and not the person. */
  get isPaced() {
    return (this.here.ends === "clock" || this.auto) && this.here.duration_ms !== null;
  }

  /** The step is over, and that one is the next. */
  end(how, to) {
    const step = this.here;
    const name = nameOf(step);
    const ended = this.state.rests ? "rested" : how;
    this.tell("step-ended", { step, how: ended, lasted_ms: this.state.now - this.state.started });
    const what = ended === "skipped" ? [] : this.care.asks(name);
    if (what.length && (to === this.plan.length || nameOf(this.plan.step(to)) !== name)) {
      this.tell("asked", { exercise: name, what });
    }
  }

  /** The step has had its time, or a clock around it has run out. */
  timeIsOver() {
    const { now, index, clocks } = this.state;
    const own = this.ownEnd;
    const inTime = own !== null && own <= now;
    const place = clocks.findIndex(
      (begun) =>
        begun.lasts !== null &&
        endOf(begun) <= now &&
        !(begun.isWatch && begun.last === index && inTime),
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
    for (const begun of [...this.state.clocks].reverse()) {
      if (begun.isWatch && !to.some((other) => isSame(begun, other))) {
        this.tell("watch-stopped", { lasted_ms: this.state.now - begun.at, capped });
      }
    }
    this.set({ clocks: to });
  }

  /**
   * A clock that goes on, or that begins so that it shows what it would show at this step. An interval is
   * done again with the step that is; a watch runs on, whatever is done again.
   */
  begun(clock, again) {
    const running = this.state.clocks.find((begun) => isSame(begun, clock));
    const goesOn = running && !(again && !clock.isWatch);
    return { ...clock, at: goesOn ? running.at : this.state.now - clock.offset };
  }

  finish(stopped) {
    this.changeClocks([]);
    this.set({ phase: "finished", index: this.plan.length, waits: false, rests: false });
    if (this.care.lastAsks.length) this.tell("asked", { exercise: null, what: this.care.lastAsks });
    this.tell("finished", { stopped });
  }

  passOver(first, last, how) {
    this.tell("passed-over", { first, last, how });
  }

  // ---------------------------------------------------------- time

  /** Everything that happens by itself up to that time on the clock of the front end. */
  goOn(clock) {
    this.set({ clock });
    const until = Math.max(this.state.now, clock - this.state.base);
    for (let moment = this.nextMoment; moment !== null && moment <= until; moment = this.nextMoment) {
      this.set({ now: Math.max(this.state.now, moment) });
      const { now } = this.state;
      const ends = this.ends;
      const said = this.nextSaid;
      if (said !== null && said <= now && (ends === null || said < ends)) {
        this.say(this.talk[this.state.said]);
      } else if (ends !== null && ends <= now) {
        this.timeIsOver();
      } else {
        this.set({ waits: true });
        this.tell("waiting", { step: this.here });
      }
    }
    if (this.state.phase === "running") this.set({ now: until });
  }

  /** When the next thing happens by itself, in playing time, if one does. */
  get nextMoment() {
    if (this.state.phase !== "running") return null;
    return soonest([this.ends, this.nextSaid, this.waiting]);
  }

  /** When the clock ends the step, in playing time; null where the person does. */
  get ends() {
    return soonest([...this.state.clocks.map(endOf), this.ownEnd]);
  }

  /** When the step has had its time. The last of an interval lasts until the interval is over. */
  get ownEnd() {
    const { clocks, index, started } = this.state;
    const isLast = clocks.some((begun) => !begun.isWatch && begun.last === index);
    return !this.isPaced || isLast ? null : started + this.here.duration_ms;
  }

  get nextSaid() {
    const next = this.talk[this.state.said];
    return next ? this.state.started + next.at : null;
  }

  say({ kind, text }) {
    this.set({ said: this.state.said + 1 });
    if (kind === "cue") this.tell("cue-said", { text });
    else if (kind === "countdown") this.tell("countdown", { seconds: text });
    else if (kind === "halfway") this.tell("halfway");
    else this.tell("next-up", { step: this.plan.step(this.state.index + 1) });
  }

  /** When the person has to be told that nothing goes on by itself: at once, or after the estimate. */
  get waiting() {
    const { waits, clocks, started } = this.state;
    if (waits || this.isPaced || clocks.some((begun) => !begun.isWatch)) return null;
    return started + (this.here.duration_ms ?? 0);
  }
}
