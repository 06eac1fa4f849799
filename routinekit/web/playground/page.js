import { node } from "../player/markup.js";
import { Editor } from "./editor.js";
import { save, textOf } from "./files.js";
import { readDraft, saveDraft } from "./draft.js";
import { linkTo, textIn } from "./link.js";
import { keepOffline } from "./offline.js";
import { showOutline } from "./outline.js";
import { Preview } from "./preview.js";
import { showProblems } from "./problems.js";
import { Analyser } from "./analyser.js";

const PAUSE = 150;
/** Milliseconds without a key after which a text is read. */

const at = (selector) => document.querySelector(selector);

// ------------------------------------------------------------ what is told

/** Say something about the page, with a button where there is something to do about it. */
function tell(text, label = "", act = null) {
  const [said, button] = at("#status").children;
  said.textContent = text;
  button.hidden = !act;
  button.textContent = label;
  button.onclick = act;
}

// ------------------------------------------------------------ text and analysis

const preview = new Preview(at("routine-player"), at("#play .changed"));
let waiting = 0;
let isArriving = false;
let isShared = false;
let isBegun = false;

const editor = new Editor(at("#editor"), (text) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => analyser.analyse(text), PAUSE);
  at("#problems").ariaBusy = "true";
  if (at("#status button").hidden) tell("");
  if (isArriving) return;
  if (isShared) leaveLink();
  if (!saveDraft(text)) tell("This browser keeps nothing for this page: save the text as a file.");
});

const analyser = new Analyser({
  failed: (why) => tell(`Python can’t be started here: ${why}`),
  tookTooLong: () => tell("Reading this text took too long and was stopped. It is read again when it changes."),
  analysed(text, analysis) {
    // The text has changed since: its newer state is already waiting.
    if (text !== editor.text) return;
    at("#problems").ariaBusy = "false";
    if (!isBegun) begun();
    editor.show(analysis.problems);
    showProblems(at("#problems"), analysis.problems, editor);
    const { outline } = at("#outline").dataset;
    at("#outline > .hint").hidden = Boolean(analysis.outline) || !outline;
    if (!analysis.outline) return;
    at("#outline").dataset.outline = "shown";
    const goToLine = (number) => editor.goToLine(number);
    showOutline(at("#outline .rows"), analysis.outline, { goToLine, play: (index) => preview.playFrom(index) });
    preview.show(analysis.plan);
  },
});

/** All that it takes is there now, so that keeping it takes nothing from the first analysis. */
function begun() {
  isBegun = true;
  keepOffline((text, ...does) => (does.length || at("#status button").hidden) && tell(text, ...does));
}

// ------------------------------------------------------------ where a text comes from, and goes to

/** Show a text that somebody asked for; the one before comes back by undoing. One of a link is kept once it is changed. */
function show(text, isOfLink = false) {
  isArriving = isOfLink;
  editor.text = text;
  [isArriving, isShared] = [false, isOfLink];
  clearTimeout(waiting);
  analyser.analyse(editor.text);
}

async function showLink() {
  try {
    const text = await textIn(location.hash);
    if (text === null) return false;
    const own = readDraft();
    show(text, true);
    if (own !== null && own !== text) {
      tell("This text came with the link. Yours is kept until you change this one.", "Back to mine", () => show(own));
    }
    return true;
  } catch {
    tell("The text in this link can’t be read.");
    return false;
  }
}

/** The text is no longer that of the link. */
function leaveLink() {
  isShared = false;
  history.replaceState(null, "", location.pathname + location.search);
  tell("");
}

async function openFile(file) {
  try {
    if (file) show(await textOf(file));
  } catch (error) {
    tell(error instanceof RangeError ? `${file.name}: ${error.message}` : `${file.name} is no text in UTF-8.`);
  }
}

async function share() {
  const link = await linkTo(editor.text);
  try {
    await navigator.clipboard.writeText(link);
    tell("The link is copied. It holds the whole text.");
  } catch {
    history.replaceState(null, "", link);
    tell("The address of this page holds the text now: copy it from there.");
  }
}

async function examples() {
  const all = await (await fetch("examples.json")).json();
  at("#examples").append(...all.map(({ name }, index) => node("option", { value: index }, name)));
  at("#example").addEventListener("click", () => show(all[at("#examples").value].text));
  return all;
}

at("#open").addEventListener("click", () => at("#file").click());
at("#file").addEventListener("change", ({ target }) => {
  openFile(target.files[0]);
  target.value = "";
});
at("#save").addEventListener("click", () => save(editor.text));
at("#share").addEventListener("click", share);
addEventListener("hashchange", showLink);
addEventListener("keydown", (event) => {
  if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  save(editor.text);
});

const all = await examples();
if (!(await showLink())) show(readDraft() ?? all[0].text);
