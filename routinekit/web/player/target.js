/**
 * All of a step's target on one line: `8–12 reps · load 20kg · RPE 8`.
 *
 * It is `routinekit/terminal/target.py` in another language; templates and units come with the plan.
 *
 * @param {object} target of a step
 * @param {{shown: object, units: object}} rows those of the plan: templates by their names, units by their words
 * @param {import("./times.js").Times} times
 */
export function targetWords(target, rows, times) {
  return Object.entries(target).flatMap(([name, value]) => {
    if (name === "reps") return [reps(target, times)];
    if (!(name in rows.shown)) return [];
    return [value].flat().map((one) => filled(rows.shown[name], one, rows.units, times));
  }).join(" · ");
}

/**
 * How many reps are planned in the set of a step, the low end of a range; 0 where nobody knows.
 *
 * @param {object} step
 */
export function plannedReps(step) {
  return step.target.reps || step.rep?.[1] || 0;
}

function reps(target, times) {
  if (target.reps === null) return target.reps_words === "max" ? "as many reps as you can" : `reps: ${target.reps_words}`;
  const figures = (target.reps_range ?? [target.reps]).map((end) => times.number(end)).join("–");
  const one = target.reps === 1 && !target.reps_range;
  return bounded(`${figures} ${one ? "rep" : "reps"}`, target.reps_bound);
}

/** A template of a row with its number in it, or with its numbers by their names. */
function filled(template, value, units, times) {
  const numbers = ["value", "words", "bound"].some((name) => name in value) ? { number: value } : value;
  return template.replace(/\{(\w+)\}/g, (_, name) => number(numbers[name], units, times));
}

/** A number with its unit, as `number_json` of Python's `plan.target` tells it. */
function number(value, units, times) {
  if (!("value" in value)) return value.words || value.bound;
  const ends = "low" in value ? [value.low, value.high] : [value.value];
  const unit = units[value.unit];
  const figures = ends.map((end) => (unit?.ms ? times.clock(end * unit.ms) : times.number(end))).join("–");
  let text = !unit || unit.ms ? figures : withUnit(figures, value.unit, unit, ends);
  if (value.of) text += ` of ${value.of}`;
  if (value.per) text += ` per ${value.per.value === 1 ? "" : `${times.number(value.per.value)} `}${value.per.unit}`;
  return bounded(text, value.bound);
}

function withUnit(figures, word, { stands, one }, ends) {
  if (stands === "before") return `${word} ${figures}`;
  return `${figures}${stands === "touching" ? "" : " "}${ends.length === 1 && ends[0] === 1 ? one : word}`;
}

function bounded(text, bound) {
  if (!bound) return text;
  return bound === "in any sets" ? `${text} ${bound}` : `${bound} ${text}`;
}
