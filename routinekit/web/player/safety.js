/** What the author wants to be read, heeded and asked, and what a step is counted for. */

/** What a step is counted for: its exercise, or the window that it is; null between exercises. */
export function nameOf(step) {
  return step.exercise || (step.kind === "work" ? step.text : null);
}

/** The cautions, rules and questions of one plan. */
export class Safety {
  constructor(plan) {
    const { cautions, stops, rules, asks, last_asks: lastAsks } = plan.data.care;
    this.cautions = cautions;
    this.lastAsks = lastAsks;
    this.stops = stops;
    // a name may be that of something every object has
    this.rulesOf = new Map(Object.entries(rules));
    this.asksOf = new Map(Object.entries(asks));
  }

  /** When to stop: the rules of the whole, and those of the exercise or window of that name. */
  rules(name) {
    return [...this.stops, ...((name && this.rulesOf.get(name)) || [])];
  }

  /** What is asked when an exercise or a window of that name is over. */
  asks(name) {
    return (name && this.asksOf.get(name)) || [];
  }

  /** Whether an exercise or a window of that name is done. */
  knows(name) {
    return this.asksOf.has(name);
  }
}
