import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";
import language from "./language.json";

const HEADERS = new Set(language.headers);
const FIELDS = new Set([...language.fields, ...language.other_fields, ...language.conditions]);
const DOSES = new Set(Object.keys(language.doses));
const SIDES = new Set(language.sides);
const UNITS = new Set(language.units);

const OPENING = new Set(["routine", "library", "exercise", "section"]);
/** Headers below which more is usually said. */

const HEAD = /^([^\s#,:{][^#,:]*):(?=\s|$)/;
const WORD = /^[\p{L}_][\p{L}\p{N}_-]*/u;
const NUMBER = /^\d+(?:[.,:/x-]\d+)*\+?%?/;

/** Colours only: what a text means is Python's business, line by line. */
const parser = {
  name: "routine",
  startState: () => ({ where: "line", indent: 0, prose: -1, opens: false }),
  copyState: (state) => ({ ...state }),
  blankLine,
  indent: (state) => state.indent + (state.opens ? 2 : 0),
  languageData: { commentTokens: { line: "#" } },

  token(stream, state) {
    if (stream.sol()) [state.where, state.indent, state.opens] = ["line", stream.indentation(), false];
    if (stream.eatSpace()) {
      if (stream.eol()) blankLine(state);
      return null;
    }
    return WHERE[state.where](stream, state);
  },
};

const WHERE = {
  line(stream, state) {
    if (stream.peek() === "#") return comment(stream);
    if (state.prose >= 0 && state.indent > state.prose) return prose(stream);
    state.prose = -1;
    const header = stream.match(WORD, false)?.[0];
    if (HEADERS.has(header)) {
      stream.match(header);
      [state.where, state.opens] = ["name", OPENING.has(header)];
      return "keyword";
    }
    const head = stream.match(HEAD);
    if (head) {
      [state.where, state.prose] = ["words", state.indent];
      const [first] = head[1].split(" ");
      return FIELDS.has(head[1]) || FIELDS.has(first) || first.startsWith("x-") ? "propertyName" : "labelName";
    }
    state.where = "doses";
    return WHERE.doses(stream, state);
  },

  name(stream, state) {
    if (stream.peek() === "#") return comment(stream);
    if (stream.eat(",")) {
      state.where = "doses";
      return null;
    }
    stream.match(/^[^,\s]+/);
    return "heading";
  },

  words: prose,

  doses(stream) {
    if (stream.peek() === "#") return comment(stream);
    if (stream.match(/^\{[^}]*\}/)) return "variableName";
    if (stream.match(NUMBER)) return "number";
    const word = stream.match(WORD)?.[0].toLowerCase();
    if (UNITS.has(word)) return "unit";
    if (DOSES.has(word)) return "keyword";
    if (SIDES.has(word)) return "atom";
    if (!word) stream.next();
    return null;
  },
};

/** After a blank line something else begins. */
function blankLine(state) {
  [state.indent, state.opens] = [0, false];
}

function comment(stream) {
  stream.skipToEnd();
  return "comment";
}

function prose(stream) {
  stream.skipToEnd();
  return "string";
}

const look = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--keyword)", fontWeight: "600" },
  { tag: tags.heading, color: "var(--ink)", fontWeight: "700" },
  { tag: tags.propertyName, color: "var(--field)" },
  { tag: tags.labelName, color: "var(--field)" },
  { tag: tags.number, color: "var(--number)" },
  { tag: tags.unit, color: "var(--number)" },
  { tag: tags.atom, color: "var(--side)" },
  { tag: tags.variableName, color: "var(--side)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

/** The language and its colours, as an editor takes them. */
export const routine = [StreamLanguage.define(parser), syntaxHighlighting(look)];
