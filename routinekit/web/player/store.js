const HOUSE = "routinekit";
const LINES = 100;
/** How many lines of a run are kept in one piece, so that to keep one more costs the same at the end of a long run. */
const OLD = 90 * 24 * 60 * 60 * 1000;
/** Milliseconds after which nobody will go on with a run, of whatever routine. */
const ALIVE = 70_000;
/** Milliseconds after which a run that was not heard of has ended: a page that is not seen is woken once a minute. */

/**
 * What a browser keeps of one routine: how the player is set, and each run as the inputs that came to it.
 *
 * Every page has runs of its own and writes to no other: to go on with one is to copy it and to take the old one away,
 * which the page that had it is told of. So two pages can't spoil each other's. Where nothing can be kept, all of it
 * does nothing.
 */
export class Store {
  #place;
  #home;
  #choices;

  /**
   * @param {import("./plan.js").Plan} plan
   * @param {Storage | null} place
   */
  constructor(plan, place) {
    this.#place = place;
    this.#home = `${HOUSE}/${plan.data.mark}/`;
    this.#choices = JSON.stringify(plan.data.chosen);
  }

  /** Whether anything can be kept. */
  get isKept() {
    const probe = `${HOUSE}/probe`;
    const kept = this.write(probe, "1");
    this.remove(probe);
    return kept;
  }

  /** How the player is set, in every routine. */
  get settings() {
    return this.#json(`${HOUSE}/settings`) ?? {};
  }

  set settings(settings) {
    this.write(`${HOUSE}/settings`, JSON.stringify(settings));
  }

  /** The newest run of this routine with these choices that has not ended, if there is one. */
  get unfinished() {
    const found = this.#keys()
      .filter((key) => key.startsWith(this.#home) && key.endsWith("/beat"))
      .map((key) => ({ beat: this.#json(key), id: key.slice(this.#home.length, -"/beat".length) }))
      .filter(({ beat }) => Number.isFinite(beat?.at))
      .sort((one, other) => other.beat.at - one.beat.at);
    for (const { beat, id } of found) {
      const lines = this.#lines(id);
      if (JSON.stringify(lines[0]?.choices) === this.#choices) {
        const isElsewhere = !beat.left && Date.now() - beat.at < ALIVE;
        return { id, lines, clock: beat.clock, isElsewhere };
      }
    }
    return null;
  }

  /** A new run, which is the page's own. */
  begin() {
    this.#forgetOld();
    return new Run(this, `${this.#home}${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}/`);
  }

  #forgetOld() {
    for (const key of this.#keys()) {
      if (!key.startsWith(`${HOUSE}/`) || !key.endsWith("/beat") || this.#json(key)?.at > Date.now() - OLD) continue;
      const home = key.slice(0, -"beat".length);
      for (const each of this.#keys()) if (each.startsWith(home)) this.remove(each);
    }
  }

  /** Forget a run. */
  forget(id) {
    for (const key of this.#keys()) if (key.startsWith(`${this.#home}${id}/`)) this.remove(key);
  }

  /** Whether it was written: a place may be full, or forbidden. */
  write(key, text) {
    try {
      this.#place.setItem(key, text);
      return true;
    } catch {
      return false;
    }
  }

  remove(key) {
    try {
      this.#place.removeItem(key);
    } catch {
      // There is nothing to remove where nothing is kept.
    }
  }

  #keys() {
    try {
      return Array.from({ length: this.#place.length }, (_, index) => this.#place.key(index));
    } catch {
      return [];
    }
  }

  #lines(id) {
    const lines = [];
    for (let piece = 0; ; piece += 1) {
      const found = this.#json(`${this.#home}${id}/${piece}`);
      if (!Array.isArray(found)) return lines;
      lines.push(...found);
    }
  }

  #json(key) {
    try {
      return JSON.parse(this.#place.getItem(key));
    } catch {
      return null;
    }
  }
}

/** What is kept of a run: its heading and what the person did. What came of it comes again when it is done again. */
class Run {
  #store;
  #home;
  #lines = [];
  #kept = new Set();
  #clock = 0;
  #ended = false;

  constructor(store, home) {
    this.#store = store;
    this.#home = home;
  }

  /** @param {object} line of a journal */
  write(line) {
    this.#clock = line.clock_ms ?? this.#clock;
    // What happens by itself happens again, and when it was heard of last is told by the beat.
    if (line.input !== "tick") {
      this.#lines.push(line.events ? { ...line, events: [] } : line);
      this.#keep(Math.floor((this.#lines.length - 1) / LINES));
    }
    this.beat(this.#clock);
  }

  /** Keep lines that another page wrote, with what they came from. */
  take(lines) {
    this.#lines = [...lines];
    for (let piece = 0; piece * LINES < lines.length; piece += 1) this.#keep(piece);
  }

  /**
   * It is going on, or, where the page is left, was.
   *
   * @param {number} clock
   * @param {boolean} [left]
   */
  beat(clock, left = false) {
    this.#clock = clock;
    this.#write("beat", { at: Date.now(), clock, left });
  }

  /** Whether that key is the one by which others know that this run is here. */
  isKnownBy(key) {
    return key === `${this.#home}beat`;
  }

  /** Nothing of it is needed any more, unless it is gone on with. */
  end() {
    this.#ended = true;
    for (const key of this.#kept) this.#store.remove(key);
    this.#kept.clear();
  }

  /** It is kept after all. */
  again() {
    this.#ended = false;
    this.take(this.#lines);
    this.beat(this.#clock);
  }

  #keep(piece) {
    this.#write(String(piece), this.#lines.slice(piece * LINES, (piece + 1) * LINES));
  }

  #write(name, data) {
    if (!this.#ended && this.#store.write(this.#home + name, JSON.stringify(data))) this.#kept.add(this.#home + name);
  }
}

/** Where a browser keeps things, or null where it doesn't. */
export function localPlace() {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
