/**
 * The tree of time: steps, and branches that repeat them, with sums that are computed and never walked.
 *
 * A routine of 10^12 steps is a few nodes here; a step is found in as many divisions as the tree is deep.
 */

const NOTHING = { steps: 0, exact: 0, estimated: 0, open: 0 };

/** All the milliseconds of a measure that are known. */
export function timeOf(measure) {
  return measure.exact + measure.estimated;
}

/** What two measures come to. */
export function together(one, other) {
  return {
    steps: one.steps + other.steps,
    exact: one.exact + other.exact,
    estimated: one.estimated + other.estimated,
    open: one.open + other.open,
  };
}

function repeated(measure, times) {
  return {
    steps: measure.steps * times,
    exact: measure.exact * times,
    estimated: measure.estimated * times,
    open: measure.open * times,
  };
}

/** Running sums over parts, to find the part that holds a step or a moment. */
class Sums {
  constructor(parts) {
    this.before = [NOTHING];
    for (const part of parts) this.before.push(together(this.before.at(-1), part.measure));
    this.total = this.before.at(-1);
    this.firstOpen = this.lastWhere((before) => before.open === 0);
  }

  /** The last part before which the test holds; it holds up to somewhere, and no farther. */
  lastWhere(test) {
    let low = 0;
    let high = this.before.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (test(this.before[middle])) low = middle;
      else high = middle;
    }
    return low;
  }

  partOfStep(index) {
    return this.lastWhere((before) => before.steps <= index);
  }

  /** The part that holds the moment; an open step holds all that comes after it. */
  partOfTime(time) {
    return Math.min(this.lastWhere((before) => timeOf(before) <= time), this.firstOpen);
  }
}

/** Something done so many times, one after the other; of several bodies each has its turn. */
class Run {
  constructor(data, nodes) {
    this.bodies = data.bodies.map((number) => nodes[number]);
    this.times = data.times ?? 1;
    this.axis = data.axis ?? null;
    this.first = data.first ?? 1;
    this.of = data.of ?? 1;
    this.label = data.label ?? "";
    this.cycle = new Sums(this.bodies);
    this.measure = this.before(this.times);
  }

  /** What the turns before that one come to. */
  before(turn) {
    const rest = turn % this.bodies.length;
    const cycles = (turn - rest) / this.bodies.length;
    return together(repeated(this.cycle.total, cycles), this.cycle.before[rest]);
  }

  body(turn) {
    return this.bodies[turn % this.bodies.length];
  }

  turnOfStep(index) {
    const rest = index % this.cycle.total.steps;
    const cycles = (index - rest) / this.cycle.total.steps;
    return cycles * this.bodies.length + this.cycle.partOfStep(rest);
  }

  turnOfTime(time) {
    if (this.cycle.total.open) return this.cycle.partOfTime(time);
    const once = timeOf(this.cycle.total);
    const rest = time % once;
    return ((time - rest) / once) * this.bodies.length + this.cycle.partOfTime(rest);
  }

  /** What this run adds to the path of a step in that turn. */
  segment(turn) {
    return this.axis && this.of > 1 ? `${this.axis}-${this.first + turn}` : this.label;
  }
}

/** Runs one after the other; with a `whole` it lasts so long, whatever its parts come to. */
class Branch {
  constructor(data, nodes) {
    this.runs = data.runs.map((run) => new Run(run, nodes));
    this.whole = data.whole_ms ?? null;
    this.watch = data.watch ?? null;
    this.sums = new Sums(this.runs);
    this.measure = this.sums.total;
    if (this.whole !== null) this.measure = { ...NOTHING, steps: this.measure.steps, exact: this.whole };
  }

  get isTimed() {
    return this.whole !== null || this.watch !== null;
  }
}

/** One step without its number, its start and its counters; shared by all steps that are alike. */
class Leaf {
  constructor(data) {
    const time = data.duration_ms ?? 0;
    this.data = data;
    this.measure = {
      steps: 1,
      exact: data.exact ? time : 0,
      estimated: data.exact ? 0 : time,
      open: data.duration_ms === undefined ? 1 : 0,
    };
  }
}

/** The root of the tree that these nodes are; each stands after those that it is made of. */
export function treeOf(data, root) {
  const nodes = [];
  for (const each of data) nodes.push("kind" in each ? new Leaf(each) : new Branch(each, nodes));
  return nodes[root];
}

/**
 * The way from the root down to a step: each branch, the run and the turn in it, and all before that branch
 * (`start`) and before that turn; then the leaf.
 */
export function wayTo(root, index) {
  const way = [];
  let node = root;
  let before = NOTHING;
  while (node instanceof Branch) {
    const start = before;
    const part = node.sums.partOfStep(index - start.steps);
    const run = node.runs[part];
    before = together(start, node.sums.before[part]);
    const turn = run.turnOfStep(index - before.steps);
    before = together(before, run.before(turn));
    way.push({ branch: node, run, turn, start, before });
    node = run.body(turn);
  }
  return { way, leaf: node.data, before };
}

/** The number of the step that holds a moment; the caller sees to it that there is one. */
export function indexAt(root, moment) {
  let node = root;
  let index = 0;
  let time = moment;
  while (node instanceof Branch) {
    const part = node.sums.partOfTime(time);
    const run = node.runs[part];
    time -= timeOf(node.sums.before[part]);
    const turn = run.turnOfTime(time);
    const before = run.before(turn);
    index += node.sums.before[part].steps + before.steps;
    time -= timeOf(before);
    node = run.body(turn);
  }
  return index;
}
