/**
 * All keys of the player, by the room that they hold in: the key as an event names it, what it does, and what the
 * help says of it. They are those of the player in the terminal; a test holds the two tables against each other.
 */
export const KEYS = {
  nothing: [],
  beginning: [[["?"], "help", "show all keys"]],
  player: [
    [[" "], "pause", "pause, or go on"],
    [["n", "Enter"], "done", "done: go on to the next step"],
    [["s"], "skip", "leave this step out"],
    [["b"], "go_back", "go back a step"],
    [["j"], "jump", "go to another exercise or step"],
    [["+"], "more", "one rep more than planned; or one round more"],
    [["-"], "less", "one rep less than planned"],
    [["p"], "pain", "say how much it hurts, from 0 to 10"],
    [["e"], "effort", "say how hard it is, from 0 to 10"],
    [["?"], "help", "show all keys"],
    [["q"], "leave", "end it here; you are asked first"],
  ],
  cautions: [
    [["Enter"], "read", "the cautions are read: begin"],
    [["q", "Escape"], "leave", "don't begin"],
  ],
  "stop rule": [
    [["s"], "stop", "end it here, as the author advises"],
    [["g"], "go on", "go on all the same"],
  ],
  quit: [
    [["Enter", "y"], "stop", "end it here"],
    [["Escape", "n"], "go on", "go on where you were"],
  ],
  offer: [
    [["Enter"], "resume", "go on where the earlier run was cut off"],
    [["n"], "anew", "begin at the beginning"],
  ],
  question: [
    [["Enter"], "answer", "give the answer"],
    [["Escape"], "leave", "leave it unanswered"],
  ],
  jump: [
    [["Enter"], "go", "go to the line that is marked"],
    [["ArrowUp"], "up", "mark the line above"],
    [["ArrowDown"], "down", "mark the line below"],
    [["Escape"], "leave", "stay where you are"],
  ],
  help: [[["Escape", "Enter", "?", "q"], "leave", "close the help"]],
  settings: [[["Escape"], "leave", "close the settings"]],
  summary: [[["Enter", "Escape", "q"], "leave", "close the player"]],
};

const SHOWN = { " ": "Space", Enter: "Enter", Escape: "Esc", ArrowUp: "↑", ArrowDown: "↓" };

/**
 * The keys of a room as a person knows them, each with what it does.
 *
 * @param {string} room
 */
export function shown(room) {
  return KEYS[room].map(([keys, , says]) => [keys.map((key) => SHOWN[key] ?? key), says]);
}

/**
 * What a key that was pressed does in a room, or undefined. One that is pressed with another belongs to the browser,
 * and one in something that takes it itself belongs there.
 *
 * @param {KeyboardEvent} event
 * @param {string} room
 * @returns {string | undefined}
 */
export function deed(event, room) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return undefined;
  const [at] = event.composedPath();
  if (at instanceof Element && takes(at, event.key)) return undefined;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return KEYS[room].find(([keys]) => keys.includes(name))?.[1];
}

function takes(at, key) {
  if (at.matches("input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]")) {
    return key.length === 1;
  }
  if (key !== " " && key !== "Enter") return false;
  if (at.matches("input")) return key === " ";
  return at.matches("button");
}
