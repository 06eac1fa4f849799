import { Awake } from "./awake.js";
import { buzz } from "./buzz.js";
import { Media } from "./media.js";
import { Sound } from "./sound.js";
import { spoken, Voice } from "./voice.js";

const LOUD = ["stop-rule-met", "finished", "step-started", "halfway", "countdown"];
/** Events that ring, the most important first: what happens at one moment rings once. */

/** What a device does beside showing: it rings, speaks and vibrates, its screen stays on, its keys are heard. */
export class Devices {
  #sound = new Sound();
  #voice = new Voice();
  #awake = new Awake();
  #media;
  #heard = new Set();

  /** @param {Object<string, () => void>} handlers of the keys of a headset and of a locked screen */
  constructor(handlers) {
    this.#media = new Media(handlers);
  }

  /** Somebody has touched the page, and a browser gives sound to it. */
  ready() {
    this.#sound.ready();
  }

  /**
   * @param {string} language of what is said
   * @param {boolean} keys whether the keys of the device are the player's
   */
  begin(language, keys) {
    this.#voice.language = language;
    if (keys) this.#media.begin();
    this.ready();
  }

  /** An event, of which what is said is said at once. */
  hear(event, settings) {
    this.#heard.add(event.event);
    if (settings.speak && event.event === "paused") this.#voice.hush();
    else if (settings.speak) this.#voice.say(spoken(event));
  }

  /** All that has happened at a moment was heard. */
  ring(settings) {
    const loudest = LOUD.find((name) => this.#heard.has(name));
    this.#heard.clear();
    if (!loudest) return;
    if (settings.sound) this.#sound.ring(loudest);
    if (settings.vibrate) buzz(loudest);
  }

  /**
   * What is so now, and what is set.
   *
   * @param {import("./session.js").Session | null} session
   */
  follow(session, settings) {
    const phase = session?.state.phase;
    this.#awake.keep(settings.awake && phase === "running");
    if (!settings.speak) this.#voice.hush();
    if (!session?.step) return;
    const { text, exercise } = session.step;
    this.#media.show(text, exercise ?? session.plan.data.routine, phase === "running" ? "playing" : "paused");
  }

  /** The page is seen again. */
  seen() {
    this.#awake.seen();
  }

  /** Nothing is played any more; what is being said is said to its end. */
  end() {
    this.#awake.keep(false);
    this.#media.end();
  }
}
