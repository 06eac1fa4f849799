/** What each input does to a course, by the name that a journal knows it by. */

function pause(course) {
  if (course.state.phase === "running") {
    course.set({ phase: "paused" });
    course.tell("paused");
  }
}

/** A step must be under way to be left. */
function leave(course, to) {
  if (course.isUnderWay) course.leave(to);
}

/** What each input does; `choose` is not among them, for it takes the planner. */
export const INPUTS = new Map(
  Object.entries({
    tick() {},

    restored: pause, // it was cut off here

    start(course) {
      if (course.state.phase !== "ready") return;
      const texts = course.care.cautions;
      if (texts.length) {
        course.set({ phase: "cautions" });
        course.tell("cautions", { texts });
      } else {
        course.begin();
      }
    },

    acknowledge(course) {
      if (course.state.phase === "cautions") course.begin();
    },

    pause,

    resume(course) {
      if (course.state.phase === "paused") {
        course.set({ phase: "running", base: course.state.clock - course.state.now });
        course.tell("resumed");
      }
    },

    // an interval is not left before its time: a rest at its end is over when the clock says so
    done(course) {
      const { phase, index } = course.state;
      if (phase !== "running" || (course.here.kind === "rest" && course.waitsForClock(index))) return;
      course.end("done", index + 1);
      course.follow(index);
    },

    skip(course) {
      leave(course, course.state.index + 1);
    },

    back(course) {
      const { index, rests } = course.state;
      leave(course, Math.max(0, rests ? index : index - 1));
    },

    jump(course, index) {
      course.plan.check(index);
      leave(course, index);
    },

    report(course, [what, value, named]) {
      if (named !== null && !course.care.knows(named)) {
        throw new RangeError(`nothing called \`${named}\` is done`);
      }
      const exercise = named ?? course.state.named;
      course.tell("reported", { exercise, what, value });
      const met = course.care
        .rules(exercise)
        .filter((rule) => rule.what === what)
        .find(({ comparison, limit }) => (comparison === ">" ? value > limit : value >= limit));
      if (!met) return;
      if (course.state.phase === "running") course.set({ phase: "paused" });
      course.tell("stop-rule-met", { rule: met.text, value });
    },

    count_round(course) {
      const { step } = course;
      if (!step?.tasks.length || course.state.phase !== "running") return;
      course.set({ rounds: course.state.rounds + 1 });
      course.tell("round-counted", { step, rounds: course.state.rounds });
    },

    stop(course) {
      if (course.state.phase === "finished") return;
      const end = course.plan.length;
      let first = 0;
      if (course.isUnderWay) {
        course.end("cut", end);
        first = course.state.index + 1;
      }
      if (first < end) course.passOver(first, end - 1, "cut");
      course.finish(true);
    },
  }),
);
