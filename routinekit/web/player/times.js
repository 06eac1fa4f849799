/** What a clock shows where nobody knows the time. */
export const OPEN = "–";

/** Times and numbers as they are written in one locale. */
export class Times {
  #number;
  #two;
  #units = {};
  #locale;

  /** @param {string} [locale] that of the browser where there is none, or none that it knows */
  constructor(locale = "") {
    this.#locale = known(locale);
    this.#number = new Intl.NumberFormat(this.#locale);
    this.#two = new Intl.NumberFormat(this.#locale, { minimumIntegerDigits: 2 });
    for (const unit of ["hour", "minute", "second"]) {
      this.#units[unit] = new Intl.NumberFormat(this.#locale, { style: "unit", unit, unitDisplay: "long" });
    }
  }

  /** @param {number} value */
  number(value) {
    return this.#number.format(value);
  }

  /**
   * As a clock shows it, rounded up to whole seconds, so that zero is the end: `1:05`.
   *
   * @param {number | null} ms
   */
  clock(ms) {
    if (ms === null) return OPEN;
    const seconds = Math.ceil(ms / 1000);
    const minutes = Math.floor(seconds / 60);
    const below = this.#two.format(seconds % 60);
    if (minutes < 60) return `${this.number(minutes)}:${below}`;
    return `${this.number(Math.floor(minutes / 60))}:${this.#two.format(minutes % 60)}:${below}`;
  }

  /**
   * In the middle of the ring: seconds alone as long as they are few.
   *
   * @param {number | null} ms
   */
  figures(ms) {
    return ms !== null && ms <= 60_000 ? this.number(Math.ceil(ms / 1000)) : this.clock(ms);
  }

  /**
   * In words, to the minute where it is long: `23 minutes`.
   *
   * @param {number} ms
   */
  length(ms) {
    const seconds = Math.round(ms / 1000);
    if (seconds < 60) return this.#units.second.format(seconds);
    const minutes = Math.round(seconds / 60);
    if (minutes < 60) return this.#units.minute.format(minutes);
    const rest = minutes % 60 ? ` ${this.#units.minute.format(minutes % 60)}` : "";
    return this.#units.hour.format(Math.floor(minutes / 60)) + rest;
  }
}

function known(locale) {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale ? [locale] : navigator.languages)[0];
  } catch {
    return undefined;
  }
}
