const TOUCHING = ["s", "min", "h", "%", "kg", "lb", "W"];
const SECONDS = { s: 1, min: 60, h: 3600 };

/**
 * All of a step's target on one line: `8–12 reps · load 20kg · RPE 8`.
 *
 * @param {object} target of a step
 * @param {import("./times.js").Times} times
 */
export function targetWords(target, times) {
  return Object.entries(target).flatMap(([name, value]) => each(name, value, target, times)).join(" · ");
}

/**
 * How many reps are planned in the set of a step, the low end of a range; 0 where nobody knows.
 *
 * @param {object} step
 */
export function plannedReps(step) {
  return step.target.reps || step.rep?.[1] || 0;
}

function each(name, value, target, times) {
  switch (name) {
    case "reps": return [reps(target, times)];
    case "rpe":
    case "rir": return [`${name.toUpperCase()} ${number(value, times)}`];
    case "load": return [`load ${number(value, times)}`];
    case "at": return value.map((one) => `at ${number(one, times)}`);
    case "ramp": return [`from ${number(value.from, times)} to ${number(value.to, times)}`];
    case "distance":
    case "calories":
    case "steps": return [number(value, times)];
    default: return [];
  }
}

function reps(target, times) {
  if (target.reps === null) return target.reps_words === "max" ? "as many reps as you can" : `reps: ${target.reps_words}`;
  const figures = (target.reps_range ?? [target.reps]).map((end) => times.number(end)).join("–");
  const one = target.reps === 1 && !target.reps_range;
  return bounded(`${figures} ${one ? "rep" : "reps"}`, target.reps_bound);
}

/** A number with its unit, as `number_json` of Python's `plan.target` tells it. */
function number(value, times) {
  if (!("value" in value)) return value.words || value.bound;
  const ends = "low" in value ? [value.low, value.high] : [value.value];
  const pace = "per" in value && value.unit in SECONDS;
  const figures = ends.map((end) => (pace ? times.clock(end * SECONDS[value.unit] * 1000) : times.number(end))).join("–");
  let text = pace || !value.unit ? figures : withUnit(figures, value.unit);
  if (value.of) text += ` of ${value.of}`;
  if (value.per) text += ` per ${value.per.value === 1 ? "" : `${times.number(value.per.value)} `}${value.per.unit}`;
  return bounded(text, value.bound);
}

function withUnit(figures, unit) {
  return unit === "zone" ? `zone ${figures}` : `${figures}${TOUCHING.includes(unit) ? "" : " "}${unit}`;
}

function bounded(text, bound) {
  if (!bound) return text;
  return bound === "in any sets" ? `${text} ${bound}` : `${bound} ${text}`;
}
