/** What came of a session: counted from its events, live or as a journal keeps them. */

import { nameOf } from "./safety.js";

/** How many steps were done, left out, or cut off; how long it took; what was said. */
export class Tally {
  constructor() {
    this.time = 0;
    this.ended = new Map(); // of each step how it ended, and what it is counted for
    this.passed = []; // steps that never began; none of them overlap
    this.lasted = new Map();
    this.rounds = new Map();
    this.reports = [];
    this.rules = [];
    this.last = null;
  }

  /** Count an event. */
  add(event) {
    this.time = Math.max(this.time, event.at_ms);
    switch (event.event) {
      case "step-ended":
        this.addStep(event);
        break;
      case "passed-over":
        this.passOver(event);
        break;
      case "reported": {
        const { at_ms, exercise, what, value } = event;
        this.reports.push({ at_ms, exercise, what, value });
        break;
      }
      case "round-counted": {
        const name = nameOf(event.step);
        this.rounds.set(name, (this.rounds.get(name) ?? 0) + 1);
        break;
      }
      case "stop-rule-met":
        this.rules.push(event.rule);
        break;
      case "finished":
        this.last = event;
    }
  }

  /** A step that was done stays done, also where somebody goes back to it and leaves it out. */
  addStep({ step, how, lasted_ms: lasted }) {
    const name = nameOf(step);
    const wasDone = this.ended.get(step.index)?.how === "done";
    if (how !== "rested") this.ended.set(step.index, { how: wasDone ? "done" : how, name });
    if (name) this.lasted.set(name, (this.lasted.get(name) ?? 0) + lasted);
  }

  /** Of steps that were passed over before, the first time counts. */
  passOver({ first, last, how }) {
    let parts = [{ first, last, how }];
    for (const known of this.passed) {
      parts = parts
        .flatMap((part) => [
          { ...part, last: Math.min(part.last, known.first - 1) },
          { ...part, first: Math.max(part.first, known.last + 1) },
        ])
        .filter((part) => part.first <= part.last);
    }
    this.passed.push(...parts);
  }

  /** What it comes to at that playing time, as plain data. */
  summary(now) {
    const all = { done: 0, skipped: 0, cut: 0 };
    const of = new Map([...this.lasted.keys()].map((name) => [name, { done: 0, skipped: 0, cut: 0 }]));
    for (const { how, name } of this.ended.values()) {
      all[how] += 1;
      if (name) of.get(name)[how] += 1;
    }
    for (const { first, last, how } of this.passed) {
      all[how] += last + 1 - first;
      for (const index of this.ended.keys()) if (first <= index && index <= last) all[how] -= 1;
    }
    return {
      ...all,
      elapsed_ms: Math.max(now, this.time),
      finished: this.last !== null,
      stopped: this.last?.stopped ?? false,
      exercises: [...of].map(([name, counts]) => {
        return { name, ...counts, lasted_ms: this.lasted.get(name), rounds: this.rounds.get(name) ?? 0 };
      }),
      reports: [...this.reports],
      stop_rules: [...this.rules],
    };
  }
}
