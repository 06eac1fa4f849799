import table from "../../session/table.json" with { type: "json" };

const FACE = "web";

/**
 * All keys of the player, by the mode of the player that they hold in: what they do, what the help says of it, and the keys as a
 * person knows them and as an event names them. There are none where nothing is shown.
 */
export const KEYS = { nothing: [] };
for (const [mode, rows] of Object.entries(table.keys)) {
  KEYS[mode] = rows
    .filter(({ face = FACE }) => face === FACE)
    .map(({ keys, does, says }) => ({ does, says, shown: keys, keys: keys.map((key) => table.key_names[key]?.[FACE] ?? key) }));
}

/**
 * What a key that was pressed does in a mode, or undefined. One that is pressed with another belongs to the browser,
 * and one in something that takes it itself belongs there.
 *
 * @param {KeyboardEvent} event
 * @param {string} mode
 * @returns {string | undefined}
 */
export function action(event, mode) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const [at] = event.composedPath();
  if (at instanceof Element && takes(at, event.key)) return undefined;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return KEYS[mode].find(({ keys }) => keys.includes(name))?.does;
}

function takes(at, key) {
  if (at.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) {
    return key.length === 1;
  }
  if (key !== " " && key !== "Enter") return false;
  if (at.matches("input")) return key === " ";
  return at.matches("button");
}
