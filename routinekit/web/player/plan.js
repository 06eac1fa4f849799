/** A routine as it will be played: steps that are made when somebody looks at them. */

import { indexAt, timeOf, treeOf, wayTo } from "./tree.js";

const PLAN_VERSION = 2;

/**
 * A plan, from the JSON that `routinekit.plan_json` makes.
 *
 * `step`, `at` and `clocksAt` cost the depth of the routine, not the number of its steps.
 */
export class Plan {
  /** @param {object} data the plan as JSON; it is not changed */
  constructor(data) {
    if (data?.routinekit_plan !== PLAN_VERSION) {
      throw new Error(`this is no plan of version ${PLAN_VERSION}`);
    }
    this.data = data;
    this.root = treeOf(data.nodes, data.root);
    const { steps } = this.root.measure;
    if (![steps, timeOf(this.root.measure)].every(Number.isSafeInteger)) {
      throw new RangeError("this routine is too long to be counted exactly in a browser");
    }
  }

  /** How many steps there are. */
  get length() {
    return this.root.measure.steps;
  }

  /** What they come to: `steps`, `exact_ms`, `estimated_ms`, `open_steps`. */
  get total() {
    return this.data.total;
  }

  /** Throws a `RangeError` where there is no step of that number. */
  check(index) {
    if (!(Number.isInteger(index) && index >= 0 && index < this.length)) {
      throw new RangeError(`there is no step ${index}`);
    }
  }

  /** The step of that number, from 0, with the fields that Python's `step_json` gives it, and its `prose`. */
  step(index) {
    this.check(index);
    const { way, leaf, before } = wayTo(this.root, index);
    return this.#made(index, way, leaf, before);
  }

  /** A rest in the place of a step, as long as what is left of an interval when it is done early. */
  remainder(index, ms) {
    const { way, leaf, before } = wayTo(this.root, index);
    const rest = { kind: "rest", text: "Rest", duration_ms: ms, label: "left", line: leaf.line };
    return { ...this.#made(index, way, rest, before), start_ms: null, start_exact: false };
  }

  #made(index, way, leaf, before) {
    const counters = { set: null, rep: null, round: null };
    const path = [];
    for (const { run, turn } of way) {
      if (run.axis) counters[run.axis] = [run.first + turn, run.of];
      path.push(run.segment(turn));
    }
    path.push(leaf.label ?? "");
    return {
      index,
      start_ms: before.open ? null : timeOf(before),
      start_exact: !before.open && !before.estimated,
      duration_ms: leaf.duration_ms ?? null,
      exact: leaf.exact ?? false,
      ends: leaf.ends ?? "clock",
      kind: leaf.kind,
      phase: leaf.phase ?? null,
      exercise: leaf.exercise ?? null,
      side: leaf.side ?? null,
      ...counters,
      target: leaf.target ?? {},
      tasks: leaf.tasks ?? [],
      cues: leaf.cues ?? [],
      text: leaf.text,
      path: path.filter(Boolean).join("/"),
      line: leaf.line ?? null,
      prose: (leaf.prose ?? []).map((number) => this.data.words[number]),
    };
  }

  /** The steps from that number to the last. */
  *from(index) {
    for (let number = index; number < this.length; number += 1) yield this.step(number);
  }

  /** The step that is being done so many milliseconds after the start; an open one holds all after it. */
  at(ms) {
    const { measure } = this.root;
    if (!(ms >= 0 && (measure.open ? ms < Infinity : ms < timeOf(measure)))) {
      throw new RangeError(`nothing is done at ${ms} ms`);
    }
    return this.step(indexAt(this.root, Math.floor(ms)));
  }

  /**
   * The clocks that run while a step is done, the outermost first: the numbers of the `first` and the `last`
   * step of each, after how many milliseconds it runs out (`lasts`, null for never), whether it is a watch
   * (`isWatch`) and no interval, and the milliseconds from its start to the step (`offset`).
   */
  clocksAt(index) {
    const { way, before } = wayTo(this.root, index);
    return way
      .filter(({ branch }) => branch.isTimed)
      .map(({ branch, start }) => ({
        first: start.steps,
        last: start.steps + branch.measure.steps - 1,
        lasts: branch.watch ? (branch.watch.cap_ms ?? null) : branch.whole,
        isWatch: branch.watch !== null,
        offset: timeOf(before) - timeOf(start),
      }));
  }
}
