/**
 * What the inputs of a session do, and the one place that decides whether they do anything: `table.json` says in
 * which phase an input has which effect.
 */

import table from "../../session/table.json" with { type: "json" };

/** The effects by the names that the table has for them; those of `choose` are not here, for they take the planner. */
export const EFFECTS = {
  // where there are cautions, they are told first
  start(machine) {
    const { cautions } = machine.safety;
    if (cautions.length) machine.emit("cautions", cautions);
    else machine.begin();
  },

  begin(machine) {
    machine.begin();
  },

  stop_unbegun(machine) {
    stopFrom(machine, 0);
  },

  stop(machine) {
    machine.end("cut", machine.plan.length);
    stopFrom(machine, machine.state.index + 1);
  },

  pass_time(machine) {
    machine.passTime();
  },

  pause(machine) {
    machine.emit("paused");
  },

  resume(machine) {
    machine.set({ base: machine.state.clock - machine.state.now });
    machine.emit("resumed");
  },

  // a rest at the end of an interval is over when the clock says so, and not before
  done(machine) {
    const { index } = machine.state;
    if (machine.step.kind === "rest" && machine.waitsForClock(index)) return;
    machine.end("done", index + 1);
    machine.follow(index);
  },

  skip(machine) {
    machine.leave(machine.state.index + 1);
  },

  // in the rest of an interval, to the step that it follows
  back(machine) {
    const { index, rests } = machine.state;
    machine.leave(Math.max(0, rests ? index : index - 1));
  },

  check_index(machine, index) {
    machine.plan.check(index);
  },

  jump(machine, index) {
    machine.plan.check(index);
    machine.leave(index);
  },

  report(machine, [what, value, named]) {
    if (named !== null && !machine.safety.knows(named)) {
      throw new RangeError(`nothing called \`${named}\` is done`);
    }
    const exercise = named ?? machine.state.named;
    machine.emit("reported", exercise, what, value);
    const met = machine.safety
      .rules(exercise)
      .filter((rule) => rule.what === what)
      .find(({ comparison, limit }) => (comparison === ">" ? value > limit : value >= limit));
    if (met) machine.emit("stop-rule-met", met.text, value);
  },

  count_round(machine) {
    const { step } = machine;
    if (!step.tasks.length) return;
    machine.set({ rounds: machine.state.rounds + 1 });
    machine.emit("round-counted", step, machine.state.rounds);
  },
};

const INPUTS = Object.keys(table.inputs).filter((name) => name !== "choose");

/** One input at that time: what has happened by itself until then, what it does, what follows at once. */
export function give(machine, name, clock, value) {
  if (!INPUTS.includes(name)) throw new RangeError(`there is no input \`${name}\` here`);
  machine.set({ clock });
  for (const each of ["tick", name, "tick"]) EFFECTS[machine.effectOf(each)]?.(machine, value);
}

/** All is over, and nothing from the step of that number on begins. */
function stopFrom(machine, first) {
  if (first < machine.plan.length) machine.passOver(first, machine.plan.length - 1, "cut");
  machine.finish(true);
}
