/**
 * An element with its attributes and what stands in it. Words become text and never markup, whoever wrote them.
 * An attribute that begins with `on` is a listener; one that is false is left out.
 *
 * @param {string} tag
 * @param {Object<string, unknown>} [attributes]
 * @param {...(Node | string)} inside
 * @returns {HTMLElement}
 */
export function node(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name.slice(2), value);
    else if (value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...inside);
  return made;
}

/**
 * Words of the author, in whatever direction they are written; their marks of direction end with them.
 *
 * @param {string} tag
 * @param {string} text
 * @param {Object<string, unknown>} [attributes]
 */
export function words(tag, text, attributes = {}) {
  return node(tag, { dir: "auto", ...attributes }, text);
}

/**
 * Something drawn.
 *
 * @param {string} tag
 * @param {Object<string, string | number>} attributes
 * @param {...SVGElement} inside
 */
export function drawn(tag, attributes, ...inside) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...inside);
  return made;
}

const ICONS = {
  back: "M18 6v12l-9-6zM6 6h2v12H6z",
  close: "M6.4 5 12 10.6 17.6 5 19 6.4 13.4 12l5.6 5.6-1.4 1.4-5.6-5.6L6.4 19 5 17.6l5.6-5.6L5 6.4z",
  done: "M9.6 18.2 3.8 12.4l1.8-1.8 4 4 8.8-8.8 1.8 1.8z",
  help: "M11 17h2v2h-2zM12 5a4.5 4.5 0 0 0-4.5 4.5h2a2.5 2.5 0 1 1 4 2c-1.6 1.1-2.5 2-2.5 4h2c0-1.2.6-1.7 1.8-2.6A4.5 4.5 0 0 0 12 5z",
  jump: "M4 6h2v2H4zm4 0h12v2H8zm-4 5h2v2H4zm4 0h12v2H8zm-4 5h2v2H4zm4 0h12v2H8z",
  pause: "M7 5h4v14H7zm6 0h4v14h-4z",
  play: "M8 5v14l11-7z",
  settings: "M4 7h8v2H4zm12 0h4v2h-4zm-3-2h2v6h-2zM4 15h4v2H4zm8 0h8v2h-8zm-3-2h2v6H9z",
  skip: "M6 6v12l9-6zm10 0h2v12h-2z",
};

/**
 * One of the icons; it says nothing by itself.
 *
 * @param {string} name
 */
export function icon(name) {
  return drawn("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true" }, drawn("path", { d: ICONS[name] }));
}

/**
 * Another text, where it is another: what is not touched is not read out again.
 *
 * @param {HTMLElement} at
 * @param {string} text
 */
export function tell(at, text) {
  if (at.textContent !== text) at.textContent = text;
  at.hidden = !text;
}
