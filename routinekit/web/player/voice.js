/**
 * What is said of an event, if anything is.
 *
 * @param {{event: string, text?: string, seconds?: number, step?: {text: string}}} event
 * @returns {string}
 */
export function spoken(event) {
  switch (event.event) {
    case "step-started": return event.step.text;
    case "countdown": return String(event.seconds);
    case "halfway": return "Half-way";
    case "cue-said": return event.text;
    case "next-up": return `Next: ${event.step.text}`;
    case "stop-rule-met": return "Stop";
    case "finished": return "The end";
    default: return "";
  }
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
