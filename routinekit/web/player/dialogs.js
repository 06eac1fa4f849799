import { KEYS } from "./keys.js";
import { node, words } from "./markup.js";
import { phrase } from "./words.js";

/** What has to be read before anything starts. */
export function cautionsRead(texts) {
  return {
    mode: "cautions",
    title: phrase("read_cautions"),
    body: [node("ul", { class: "cautions" }, ...texts.map((text) => words("li", text)))],
    buttons: [["Don’t begin", "leave"], ["I have read this", "read", "main"]],
  };
}

/** A report has met a rule of the author: which, and why. No key that gave the report answers it. */
export function stopRule(rule, value) {
  const [what] = rule.replace(/^stop if /, "").split(" ");
  return {
    mode: "stop rule",
    title: "Stop",
    body: [
      words("p", phrase("rule_says", { rule }), { class: "rule" }),
      node("p", {}, phrase("you_said", { what, value })),
    ],
    buttons: [["Go on all the same", "go on"], ["End it here", "stop", "main"]],
  };
}

/** Whether it is to end here. */
export function quit() {
  return {
    mode: "quit",
    title: phrase("quit"),
    body: [node("p", {}, "What you have done so far is told in a summary.")],
    buttons: [["Go on", "go on"], ["End it", "stop", "main"]],
    value: (answer) => answer,
  };
}

/** Another page goes on with this run. */
export function goneElsewhere() {
  return {
    mode: "quit",
    title: "This run goes on in another tab",
    body: [node("p", {}, "It was taken over there. You can play on here too; that is a run of its own then.")],
    buttons: [["Play on here too", "go on"], ["End it here", "stop", "main"]],
  };
}

/** All keys. */
export function help() {
  const rows = KEYS.player.map(({ shown, says }) =>
    node("div", {}, node("dt", {}, ...shown.flatMap((key, at) => (at ? [" or ", node("kbd", {}, key)] : [node("kbd", {}, key)]))), node("dd", {}, says)),
  );
  return {
    mode: "help",
    title: "Keys",
    body: [node("dl", { class: "keys", tabindex: 0 }, ...rows)],
    buttons: [["Close", "leave", "main"]],
  };
}

/**
 * A question that is answered with a number.
 *
 * @param {import("./prompts.js").Prompt} prompt
 */
export function asking(prompt) {
  const field = prompt.kind === "scale" ? scale(prompt) : line(prompt);
  return {
    mode: "question",
    title: prompt.words,
    body: [field.element],
    buttons: [["Don’t answer", "leave"], ["That’s it", "answer", "main"]],
    focus: field.focus,
    value: () => prompt.value(field.value()),
  };
}

function line(prompt) {
  const input = node("input", { "aria-labelledby": "title", autocomplete: "off", inputmode: prompt.kind === "time" ? "text" : "decimal" });
  return { element: input, focus: input, value: () => input.value };
}

/** Eleven numbers to touch; one that is typed is marked. */
function scale() {
  const inputs = Array.from({ length: 11 }, (_, value) => node("input", { type: "radio", name: "scale", value }));
  const tiles = inputs.map((input, value) => node("label", {}, input, node("span", {}, String(value))));
  let typed = "";
  const element = node(
    "div",
    {
      class: "scale",
      role: "radiogroup",
      "aria-labelledby": "title",
      onkeydown: ({ key }) => {
        if (!/^\d$/.test(key)) return;
        typed = inputs[Number(typed + key)] ? typed + key : key;
        inputs[Number(typed)].checked = true;
        inputs[Number(typed)].focus();
      },
    },
    ...tiles,
  );
  return { element, focus: inputs[0], value: () => inputs.find(({ checked }) => checked)?.value ?? "" };
}
