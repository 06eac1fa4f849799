import table from "../../session/table.json" with { type: "json" };
import { fill, phrase } from "./words.js";

/** One thing to ask about an exercise; `exercise` is null between exercises. */
export class Prompt {
  /**
   * @param {string} what
   * @param {string | null} [exercise]
   */
  constructor(what, exercise = null) {
    this.what = what;
    this.exercise = exercise;
  }

  /** The question itself. */
  get words() {
    const of = this.exercise ? phrase("in", { exercise: this.exercise }) : "";
    return fill(table.reports[this.what].question, { of });
  }

  /** The kind of answer: `scale` is one of 0 to 10, `time` in seconds or as a clock shows it, `count` whole. */
  get kind() {
    return table.reports[this.what].answer;
  }

  /**
   * What an answer comes to; a time in seconds. Throws a RangeError that says what is asked for.
   *
   * @param {string} answer
   */
  value(answer) {
    const { kind } = this;
    const text = answer.trim().replace(",", ".");
    const clock = kind === "time" ? /^(?:(\d+):)?(\d+):([0-5]\d)$/.exec(text) : null;
    const value = clock
      ? Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
      : /^\d*\.?\d+$|^\d+\.$/.test(text) ? Number(text) : NaN;
    if (!(value < table.reported_below) || (kind === "scale" && value > 10)) throw new RangeError(table.wanted[kind]);
    if (kind === "count" && value % 1) throw new RangeError(table.wanted.whole);
    return value;
  }
}
