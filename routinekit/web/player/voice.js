import table from "../../session/table.json" with { type: "json" };
import { fill } from "./words.js";

/**
 * What is said of an event, if anything is.
 *
 * @param {{event: string, text?: string, seconds?: number, step?: {text: string}}} event
 * @returns {string}
 */
export function spoken(event) {
  return fill(table.spoken[event.event] ?? "", { ...event, ...event.step });
}

/** Says one thing at a time: what is being said ends where the next begins. */
export class Voice {
  /** That of the words; none is the browser's own. */
  language = "";

  /** @param {string} text */
  say(text) {
    const speech = globalThis.speechSynthesis;
    if (!speech || !text) return;
    speech.cancel();
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = this.language;
    speech.speak(utterance);
  }

  /** Say nothing any more. */
  hush() {
    globalThis.speechSynthesis?.cancel();
  }
}
