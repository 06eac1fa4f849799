/** What no report comes to. */
const MOST = 1_000_000;

const WORDS = {
  pain: (of) => `How much did it hurt${of}? 0 is not at all, 10 is the worst you can think of.`,
  effort: (of) => `How hard was it${of}? 0 is no effort, 10 is all you could give.`,
  reps: (of) => `How many reps did you do${of}?`,
  time: (of) => `How long did it take${of}? In seconds, or as 1:30.`,
  load: (of) => `Which load did you use${of}? A number, in the unit of the routine.`,
};

/** One thing to ask about an exercise; `exercise` is null between exercises. */
export class Question {
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
    return WORDS[this.what](this.exercise ? ` in ${this.exercise}` : "");
  }

  /** Whether the answer is one of 0 to 10. */
  get isScale() {
    return this.what === "pain" || this.what === "effort";
  }

  /**
   * What an answer comes to; a time in seconds. Throws a RangeError that says what is asked for.
   *
   * @param {string} answer
   */
  value(answer) {
    const text = answer.trim().replace(",", ".");
    const clock = this.what === "time" ? /^(?:(\d+):)?(\d+):([0-5]\d)$/.exec(text) : null;
    const value = clock
      ? Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
      : /^\d*\.?\d+$|^\d+\.$/.test(text) ? Number(text) : NaN;
    if (this.isScale && !(value <= 10)) throw new RangeError("a number from 0 to 10");
    if (!(value < MOST)) throw new RangeError(this.what === "time" ? "a number from 0, or a time such as 1:30" : "a number");
    if (this.what === "reps" && value % 1) throw new RangeError("a whole number");
    return value;
  }
}
