import language from "./language.json";

const HEADERS = language.headers.map((label) => ({ label, type: "keyword", apply: `${label} ` }));
const FIELDS = language.fields.map((label) => ({ label, type: "property", detail: "words for people", apply: `${label}: ` }));
const DOSES = Object.entries(language.doses).map(([label, forms]) => ({ label, type: "function", detail: forms.replaceAll("`", "") }));

const AT_LINE = /^\s*\w*$/;
const AFTER_COMMA = /,\s*\w*$/;
const DONE = /^\s*do\s+(\S[^,#]*)?$/;
const INTRODUCED = /^[ \t]*(?:exercise|section)[ \t]+([^,#\n]+)/gm;

/**
 * What an author may want to write here: words of the language, and the names that stand in the text.
 *
 * @param {import("@codemirror/autocomplete").CompletionContext} context
 */
export function completions(context) {
  const { state, pos, explicit } = context;
  const line = state.doc.lineAt(pos);
  const before = line.text.slice(0, pos - line.from);
  const done = DONE.exec(before);
  if (done) return completion(pos - (done[1]?.length ?? 0), names(state.doc.toString()));
  const word = /\w*$/.exec(before)[0];
  if (!word && !explicit) return null;
  if (AT_LINE.test(before)) return completion(pos - word.length, [...HEADERS, ...FIELDS, ...DOSES]);
  return AFTER_COMMA.test(before) ? completion(pos - word.length, DOSES) : null;
}

function completion(from, options) {
  return options.length ? { from, options, validFor: /^[^,#\n]*$/ } : null;
}

function names(text) {
  const found = new Set([...text.matchAll(INTRODUCED)].map(([, name]) => name.trim()));
  return [...found].map((label) => ({ label, type: "class" }));
}
