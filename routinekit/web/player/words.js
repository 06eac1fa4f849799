import table from "../../session/table.json" with { type: "json" };

/**
 * Words that the player in the terminal says too, by their name in the table, with what they are filled with.
 *
 * @param {string} name
 * @param {object} [values]
 */
export function phrase(name, values = {}) {
  return fill(table.words[name], values);
}

/** A text with a value for each name in braces. */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** A count with its noun: `1 round`, `10 rounds`. */
export function counted(count, name, times) {
  const [one, many] = table.words[name];
  return `${times.number(count)} ${count === 1 ? one : many}`;
}

/** A text that begins a sentence. */
export function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
