import { plannedReps } from "./target.js";

/**
 * What each key of a player does to a session, at the time of a clock. It knows nothing of what is shown; all that a
 * session answers goes to whoever listens.
 */
export class Controls {
  /** Those that were counted in the set that is being done, null where nobody has counted. */
  reps = null;
  #held = false;

  /**
   * @param {import("./session.js").Session} session
   * @param {() => number} now
   * @param {(event: object) => void} onEvent
   */
  constructor(session, now, onEvent) {
    this.session = session;
    this.now = now;
    this.onEvent = onEvent;
  }

  // ---------------------------------------------------------- time

  /** Time has passed: whatever happens by itself until now happens, one thing after the other. */
  tick() {
    const now = this.now();
    for (let wake = this.session.wake; wake !== null && wake <= now; wake = this.session.wake) {
      // A millisecond before the end of a set, so that its reps belong to it.
      if (this.#setEndsByItself(wake)) this.#reportReps(wake - 1);
      this.#passOn(this.session.tick(wake));
    }
    this.#passOn(this.session.tick(now));
  }

  /** Stand still while something is asked, if it was going on. */
  hold() {
    this.tick();
    if (this.session.state.phase === "running") {
      this.#held = true;
      this.#passOn(this.session.pause(this.now()));
    }
  }

  /** Go on after `hold`; a session that somebody else has paused stays so. */
  release() {
    if (this.#held) this.resume();
  }

  // ---------------------------------------------------------- what the person does

  start() {
    this.#passOn(this.session.start(this.now()));
  }

  acknowledge() {
    this.#passOn(this.session.acknowledge(this.now()));
  }

  /** Pause, or go on. */
  pause() {
    this.tick();
    if (this.session.state.phase === "paused") this.resume();
    else this.#passOn(this.session.pause(this.now()));
  }

  resume() {
    this.#held = false;
    this.#passOn(this.session.resume(this.now()));
  }

  done() {
    this.tick();
    if (this.session.state.phase !== "running") return;
    this.#leaveFor(this.session.state.index + 1);
    this.#passOn(this.session.done(this.now()));
  }

  skip() {
    this.tick();
    this.#leaveFor(this.session.state.index + 1);
    this.#passOn(this.session.skip(this.now()));
  }

  back() {
    this.tick();
    this.#leaveFor(Math.max(0, this.session.state.index - 1));
    this.#passOn(this.session.back(this.now()));
  }

  /** @param {number} index the step of that number, from 0 */
  jump(index) {
    this.tick();
    this.#leaveFor(index);
    this.#passOn(this.session.jump(index, this.now()));
  }

  /** @param {number} change one rep more or less than is planned; in a window, one more round */
  count(change) {
    this.tick();
    const { step } = this.session;
    if (step?.tasks.length) {
      if (change > 0) this.#passOn(this.session.countRound(this.now()));
    } else if (step && setOf(step)) {
      this.reps = Math.max(0, (this.reps ?? plannedReps(step)) + change);
    }
  }

  /** What the person says of an exercise. */
  report(what, value, exercise) {
    this.#passOn(this.session.report(what, value, this.now(), exercise));
  }

  /** End it here. */
  stop() {
    this.tick();
    this.#leaveFor(this.session.plan.length);
    this.#passOn(this.session.stop(this.now()));
  }

  // ---------------------------------------------------------- reps

  /** Whether the last step of the set has had its time then, or a clock around it runs out. */
  #setEndsByItself(moment) {
    const { state, left } = this.session;
    if (this.reps === null || left === null) return false;
    const ends = state.now + left;
    const over = state.clocks.filter(({ at, lasts }) => lasts !== null && at + lasts <= ends).map(({ last }) => last);
    return state.base + ends <= moment && this.#leavesSet(Math.max(state.index, ...over) + 1);
  }

  /** Somebody goes to that step: what was counted in a set is told as it is left. */
  #leaveFor(index) {
    if (this.reps !== null && this.#leavesSet(index)) this.#reportReps(this.now());
  }

  #leavesSet(index) {
    const { plan, step } = this.session;
    return !step || index >= plan.length || setOf(step) !== setOf(plan.step(index));
  }

  #reportReps(moment) {
    const { reps } = this;
    this.reps = null;
    this.#passOn(this.session.report("reps", reps ?? 0, moment));
  }

  #passOn(events) {
    for (const event of events) this.onEvent(event);
  }
}

/**
 * What tells the set that a step belongs to from others; null where no work is done.
 *
 * @param {object} step
 */
export function setOf({ exercise, kind, round, set }) {
  return exercise && ["work", "hold", "breathe"].includes(kind) ? JSON.stringify([exercise, round, set]) : null;
}
