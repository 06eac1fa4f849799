import { node } from "./markup.js";

/** How the player can be set: what it is without being asked, and what a person is told of it. */
const SWITCHES = {
  sound: [true, "Sounds"],
  speak: [false, "Say aloud what to do"],
  vibrate: [true, "Vibrate"],
  awake: [true, "Keep the screen on"],
  auto: [true, "Go on by itself where a time is an estimate (from the next beginning on)"],
  large: [false, "Large type"],
  keys: [true, "Single keys, such as n for done"],
};
const THEMES = { auto: "As the system has it", light: "Light", dark: "Dark" };

/** The settings that hold where nothing else was said. */
export const DEFAULTS = {
  theme: "auto",
  ...Object.fromEntries(Object.entries(SWITCHES).map(([name, [value]]) => [name, value])),
};

/**
 * What the page says by the attributes of its player.
 *
 * @param {HTMLElement} player
 */
export function ofPage(player) {
  return {
    theme: player.getAttribute("theme") ?? DEFAULTS.theme,
    large: player.hasAttribute("large"),
    sound: !player.hasAttribute("quiet"),
  };
}

/**
 * Those of what was stored that are settings.
 *
 * @param {object} stored
 */
export function valid(stored) {
  return Object.fromEntries(
    Object.entries(stored).filter(([name, value]) =>
      name === "theme" ? Object.hasOwn(THEMES, value) : Object.hasOwn(SWITCHES, name) && typeof value === "boolean",
    ),
  );
}

/**
 * The dialog in which they are changed.
 *
 * @param {object} settings
 * @param {(name: string, value: unknown) => void} change
 * @param {boolean} isKept whether the browser keeps anything
 */
export function settingsDialog(settings, change, isKept) {
  const switches = Object.entries(SWITCHES).map(([name, [, says]]) => {
    const input = node("input", {
      type: "checkbox",
      role: "switch",
      name,
      checked: settings[name],
      onchange: () => change(name, input.checked),
    });
    return node("label", { class: "switch" }, node("span", {}, says), input);
  });
  const theme = node(
    "select",
    { name: "theme", onchange: () => change("theme", theme.value) },
    ...Object.entries(THEMES).map(([value, says]) => node("option", { value, selected: settings.theme === value }, says)),
  );
  const forgotten = node("p", { class: "note" }, "This browser keeps nothing: what is set here, and a run that is cut off, are forgotten.");
  return {
    mode: "settings",
    title: "Settings",
    body: [...switches, node("label", { class: "switch" }, node("span", {}, "Colours"), theme), ...(isKept ? [] : [forgotten])],
    buttons: [["Close", "leave", "main"]],
  };
}
