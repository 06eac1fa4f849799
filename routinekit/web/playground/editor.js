import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { lintGutter, linter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { ChangeSet, Compartment, EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { routine } from "./language.js";
import { completions } from "./completions.js";

const NAMED = { "aria-label": "Text of the routine", "aria-description": "Tab leaves the editor", spellcheck: "false", tabindex: "0" };
const SEVERITY = { error: "error", warning: "warning", note: "info" };

const look = EditorView.theme({
  "&": { height: "100%", color: "var(--ink)", backgroundColor: "var(--card)", fontSize: ".9rem" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, monospace", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--ink)", paddingBlock: ".6em" },
  ".cm-cursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { color: "var(--soft)", backgroundColor: "var(--card)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine": { backgroundColor: "var(--active)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--active)", color: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selected)",
  },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--card)", border: "1px solid var(--soft)", borderRadius: ".4em", maxWidth: "min(32em, 90vw)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--on)", backgroundColor: "var(--main)" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal" },
  "li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-diagnostic": { font: ".9rem/1.45 system-ui, sans-serif", whiteSpace: "pre-wrap" },
  ".cm-diagnosticAction": { font: "inherit", color: "var(--on)", backgroundColor: "var(--main)", padding: ".15em .6em", borderRadius: ".4em" },
});

/** The text that is written: its colours, its marks, and what was done to it since it was read. */
export class Editor {
  #view;
  #shade = new Compartment();
  #since = null;

  /**
   * @param {HTMLElement} place
   * @param {(text: string) => void} changed
   */
  constructor(place, changed) {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const shade = () => EditorView.darkTheme.of(dark.matches);
    // In a root of its own the editor's styles are objects, which a policy without inline styles lets through.
    const root = place.attachShadow({ mode: "open" });
    this.#view = new EditorView({
      root,
      parent: root,
      extensions: [
        lineNumbers(), lintGutter(), history(), drawSelection(), highlightSpecialChars(), highlightActiveLine(),
        EditorState.allowMultipleSelections.of(false), EditorView.lineWrapping, EditorView.perLineTextDirection.of(true),
        routine, autocompletion({ override: [completions], icons: false }), linter(null), look, this.#shade.of(shade()),
        EditorView.contentAttributes.of(NAMED),
        keymap.of([
          { key: "F8", run: nextDiagnostic, shift: previousDiagnostic },
          ...completionKeymap, ...historyKeymap, ...defaultKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          this.#since = this.#since?.compose(update.changes) ?? null;
          changed(this.text);
        }),
      ],
    });
    dark.addEventListener("change", () => this.#view.dispatch({ effects: this.#shade.reconfigure(shade()) }));
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  /** Another text, in one step that can be undone. */
  set text(text) {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
  }

  /**
   * Mark what is wrong in the text as it stands.
   *
   * @param {object[]} problems
   */
  show(problems) {
    this.#since = ChangeSet.empty(this.#view.state.doc.length);
    const marks = problems.map((problem) => ({
      from: problem.from,
      to: problem.to,
      severity: SEVERITY[problem.severity],
      source: problem.code,
      message: [problem.message, problem.label, problem.help].filter(Boolean).join("\n"),
      actions: problem.fixes.map((fix) => ({ name: this.fixLabel(fix), apply: () => this.applyFix(fix) })),
    }));
    this.#view.dispatch(setDiagnostics(this.#view.state, marks));
  }

  /** What a fix does, in words. */
  fixLabel({ from, to, replacement }) {
    const there = visible(this.#view.state.sliceDoc(from, to));
    if (!replacement) return there.trim() ? `Remove “${there}”` : "Remove the blanks";
    if (!replacement.trim()) return there ? "Write blanks instead" : "Insert blanks";
    return from === to ? `Insert “${replacement.trim()}”` : `Write “${replacement}”`;
  }

  /** Do what a fix says, unless that place has been written in since. */
  applyFix({ from, to, replacement }) {
    const since = this.#since;
    if (!since || since.touchesRange(from, to)) return;
    const [start, end] = [since.mapPos(from, 1), since.mapPos(to, -1)];
    this.#view.dispatch({ changes: { from: start, to: Math.max(start, end), insert: replacement }, userEvent: "input.fix" });
    this.#view.focus();
  }

  /** Go to a place of the text that was read. */
  goTo(at) {
    const anchor = this.#since?.mapPos(at) ?? Math.min(at, this.#view.state.doc.length);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
    this.#view.focus();
  }

  /** Go to a line, from 1. */
  goToLine(number) {
    const { doc } = this.#view.state;
    this.#view.dispatch({ selection: { anchor: doc.line(Math.min(number, doc.lines)).from }, scrollIntoView: true });
    this.#view.focus();
  }
}

/** A text in which what nobody sees is named. */
function visible(text) {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (each) => `U+${each.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
}
