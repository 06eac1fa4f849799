import { beginning } from "./beginning.js";
import { now, Pulse } from "./clock.js";
import { Devices } from "./devices.js";
import { ending, save } from "./ending.js";
import { Frame } from "./frame.js";
import { Hand } from "./hand.js";
import { jump } from "./jump.js";
import { deed } from "./keys.js";
import { node } from "./markup.js";
import { Plan } from "./plan.js";
import sheet from "./player.css" with { type: "css" };
import { Question } from "./questions.js";
import { Screen } from "./screen.js";
import { Session } from "./session.js";
import { DEFAULTS, ofPage, settingsTalk, valid } from "./settings.js";
import { planAt } from "./source.js";
import { localPlace, Store } from "./store.js";
import { asking, cautionsRead, goneElsewhere, help, quit, stopRule } from "./talks.js";
import { Times } from "./times.js";
import { about, view } from "./view.js";

const BEAT = 2000;
/** Milliseconds after which other pages are told again that this one is here. */

/**
 * `<routine-player>`: plays a routine, as a phone beside the mat does.
 *
 * Attributes: `src` is where the plan is that `routinekit.plan_json` makes, or `#` and the id of what holds it; `locale` that of numbers and
 * times, else the browser's; `theme` is `light` or `dark`, else the system's; `large` begins with large type, `quiet`
 * without sounds; `page-keys` gives it the keys of the whole page and of a headset, and not only
 * those pressed in it; a headset needs a policy with `media-src blob:`. What the person
 * has set themselves comes before them.
 *
 * Events, which all bubble: `routine-event` for each event of the session, as `detail`; `routine-finished` with the
 * summary, when it is shown; `routine-error` with the error, where `src` leads to no plan.
 */
export class RoutinePlayer extends HTMLElement {
  static observedAttributes = ["src", "locale", "theme", "large", "quiet"];

  #root = this.attachShadow({ mode: "open" });
  #stage = node("div", { class: "stage-of-all" });
  #frame = new Frame();
  #screen = new Screen((does) => this.#does(does));
  #pulse = new Pulse(() => this.look());
  #devices = new Devices({
    play: () => this.resume(),
    pause: () => this.pause(),
    nexttrack: () => this.done(),
    previoustrack: () => this.back(),
    stop: () => this.pause(),
  });
  #times = null;
  #plan = null;
  #store = null;
  #unfinished = null;
  #run = null;
  #hand = null;
  #about = null;
  #talks = [];
  #room = "nothing";
  #began = "";
  #settings = DEFAULTS;
  #listening = null;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#stage, this.#frame.element);
  }

  // ---------------------------------------------------------- what a page may do

  /** The plan that is played, as JSON. */
  get plan() {
    return this.#plan?.data ?? null;
  }

  set plan(data) {
    const plan = data === null ? null : new Plan(data);
    this.#leave();
    this.#plan = plan;
    this.#store = plan && new Store(plan, localPlace());
    this.#set();
    this.#showBeginning();
  }

  /** The session, once it has begun. */
  get session() {
    return this.#hand?.session ?? null;
  }

  /** Begin at the beginning. A browser gives sound only where somebody has touched the page. */
  start() {
    if (!this.#plan?.length) return;
    if (this.#unfinished && !this.#unfinished.isElsewhere) this.#store.forget(this.#unfinished.id);
    this.#begin((options) => new Session(this.#plan, { ...options, auto: this.#settings.auto, when: this.#began }));
  }

  /** Go on: with the run that was cut off, or after a pause. */
  resume() {
    if (this.#hand) {
      if (this.session.state.phase === "paused") this.#act((hand) => hand.goOn());
    } else if (this.#unfinished) {
      this.#goOn(this.#unfinished);
    }
  }

  pause() {
    if (this.session?.state.phase === "running") this.#act((hand) => hand.pause());
  }

  done() {
    this.#act((hand) => hand.done());
  }

  skip() {
    this.#act((hand) => hand.skip());
  }

  back() {
    this.#act((hand) => hand.back());
  }

  /** @param {number} index of a step, from 0 */
  jump(index) {
    this.#act((hand) => hand.jump(index));
  }

  /** What the person says: `pain`, `effort`, `reps`, `load`, `time`. */
  report(what, value, exercise = null) {
    this.#act((hand) => hand.report(what, value, exercise));
  }

  /** End it here. */
  stop() {
    this.#act((hand) => hand.stop());
  }

  /** Time has passed: do what happens by itself, show what is so now, and ask what there is to ask. */
  look() {
    if (!this.#hand || !this.isConnected) return;
    this.#hand.look();
    this.#show();
  }

  // ---------------------------------------------------------- in a page

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const keys = this.hasAttribute("page-keys") ? document : this;
    keys.addEventListener("keydown", (event) => this.#key(event), { signal });
    document.addEventListener("visibilitychange", () => this.#seen(), { signal });
    addEventListener("storage", (event) => this.#stored(event), { signal });
    addEventListener("pagehide", () => this.#beat(true), { signal });
    addEventListener("pageshow", ({ persisted }) => persisted && this.#beat(), { signal });
    const beating = setInterval(() => this.#beat(), BEAT);
    signal.addEventListener("abort", () => clearInterval(beating));
    this.look();
  }

  disconnectedCallback() {
    this.#listening.abort();
    this.pause();
    this.#pulse.stop();
    this.#beat(true);
    this.#devices.end();
  }

  attributeChangedCallback(name) {
    if (name === "src") this.#load(this.getAttribute("src"));
    else this.#set();
    if (this.#plan && !this.#hand) this.#showBeginning();
  }

  async #load(src) {
    if (!src) return;
    try {
      const data = await planAt(src);
      if (this.getAttribute("src") === src) this.plan = data;
    } catch (error) {
      this.#stage.replaceChildren(node("p", { class: "wrong", role: "alert" }, "This routine can’t be shown."));
      this.#emit("routine-error", error);
    }
  }

  /** What is set: by the person, else by the page. */
  #set() {
    this.#settings = { ...DEFAULTS, ...ofPage(this), ...valid(this.#store?.settings ?? {}) };
    this.#times = new Times(this.getAttribute("locale") ?? "");
    for (const part of [this.#stage, this.#frame.element]) {
      part.classList.toggle("large", this.#settings.large);
      part.dataset.theme = this.#settings.theme;
    }
  }

  #change(name, value) {
    this.#store.settings = { ...valid(this.#store.settings), [name]: value };
    this.#set();
    this.#settings[name] = value;
    this.#devices.follow(this.session, this.#settings);
  }

  // ---------------------------------------------------------- from the beginning to the end

  #showBeginning() {
    this.#unfinished = this.#store?.unfinished ?? null;
    this.#room = this.#unfinished ? "offer" : "beginning";
    const shown = this.#plan ? [beginning(this.#plan, this.#times, this.#unfinished, (does) => this.#does(does))] : [];
    this.#stage.replaceChildren(...shown);
    if (this.hasAttribute("page-keys")) this.#stage.querySelector(".main")?.focus();
  }

  #begin(make) {
    this.#leave();
    this.#began = new Date().toISOString();
    const run = this.#store.begin();
    this.#run = run;
    this.#hand = new Hand(make({ record: (line) => run.write(line) }), now, (event) => this.#hear(event));
    this.#devices.begin(this.lang || document.documentElement.lang, this.hasAttribute("page-keys"));
    this.#room = "player";
    if (this.session.state.phase === "ready") this.#hand.start();
    else if (this.session.state.phase === "cautions") this.#talks.push(() => cautionsRead(this.session.cautions));
    else if (this.session.state.phase === "finished") this.#talks.push(null);
    this.look();
  }

  /** Go on with a run that another page has had; a journal that can't be followed is forgotten. */
  #goOn({ id, lines, clock }) {
    const last = { input: "tick", clock_ms: clock, value: null, events: [] };
    const journal = [...lines, last];
    try {
      this.#begin(({ record }) => {
        this.#run.take(journal);
        return Session.restore(this.#plan, journal.map((line) => JSON.stringify(line)), { record });
      });
      this.#began = lines[0].when;
      this.#store.forget(id);
    } catch {
      this.#store.forget(id);
      this.#again();
    }
  }

  #showEnding() {
    const { summary } = this.session;
    this.#pulse.stop();
    this.#run?.end();
    this.#run = null;
    this.#devices.end();
    this.#room = "summary";
    const shown = ending(this.#plan.data.routine, summary, this.#times, (does) => this.#does(does));
    this.#stage.replaceChildren(shown);
    shown.querySelector("h1").focus();
    this.#emit("routine-finished", summary);
  }

  #again() {
    this.#leave();
    this.#showBeginning();
  }

  /** Nothing is played any more. */
  #leave() {
    this.#pulse.stop();
    this.#run?.end();
    this.#frame.close();
    [this.#run, this.#hand, this.#about, this.#talks] = [null, null, null, []];
    this.#devices.end();
  }

  // ---------------------------------------------------------- what the session says

  #hear(event) {
    this.#devices.hear(event, this.#settings);
    if (event.event === "cautions") this.#talks.push(() => cautionsRead(event.texts));
    if (event.event === "asked") {
      for (const what of event.what) this.#talks.push(() => this.#asking(new Question(what, event.exercise)));
    }
    if (event.event === "stop-rule-met") this.#talks.unshift(() => stopRule(event.rule, event.value));
    if (event.event === "finished") this.#talks.push(null);
    this.#emit("routine-event", event);
  }

  /** Draw what is so now, ring once for all that has happened, ask what there is to ask. */
  #show() {
    const { session } = this;
    if (session.step && session.step !== this.#about?.step) {
      this.#about = about(this.#plan, session.step, this.#times);
      this.#screen.showStep(this.#about, this.#plan.data.routine, this.#plan.data.figures ?? {});
    }
    if (this.#about) this.#screen.show(view(session, this.#about, this.#times), this.#hand, this.#times);
    if (this.#about && !this.#screen.element.isConnected) {
      this.#stage.replaceChildren(this.#screen.element);
      this.#screen.begin();
    }
    this.#devices.ring(this.#settings);
    this.#devices.follow(session, this.#settings);
    this.#ask();
    if (this.#room !== "player") return;
    const { phase, clocks } = session.state;
    this.#pulse.next(session.wake, phase === "running" && (session.step.duration_ms !== null || clocks.length > 0));
  }

  // ---------------------------------------------------------- what is asked

  /** Ask the next thing, while the session stands still; go on where there is nothing to ask. */
  #ask() {
    if (this.#frame.isOpen || !this.#hand) return;
    if (!this.#talks.length) {
      this.#hand.release();
      return;
    }
    this.#hand.hold();
    const make = this.#talks.shift();
    if (!make) this.#showEnding();
    else this.#talk(make());
  }

  #talk(talk) {
    this.#frame.show(talk, (answer) => {
      if (talk.answered) talk.answered(answer);
      else this.#answered(talk.room, answer);
      this.look();
    });
  }

  #asking(question) {
    const told = (answer) => answer !== "leave" && this.#hand.report(question.what, answer, question.exercise);
    return { ...asking(question), answered: told };
  }

  #answered(room, answer) {
    if (answer === "read") this.#hand.acknowledge();
    else if (room === "cautions") this.#again();
    else if (answer === "stop") this.#hand.stop();
    else if (room === "stop rule") this.#hand.goOn();
    else if (room === "jump" && answer !== "leave") this.#hand.jump(answer);
  }

  // ---------------------------------------------------------- what the person does

  #act(act) {
    if (!this.#hand || this.#room !== "player") return;
    act(this.#hand);
    this.look();
  }

  #key(event) {
    if (this.#frame.isOpen || (this.#room === "player" && !this.#settings.keys)) return;
    const does = deed(event, this.#room);
    if (!does) return;
    event.preventDefault();
    this.#does(does);
  }

  /** What a button or a key stands for. */
  #does(does) {
    this.#devices.ready();
    const talk = this.#talkOf(does);
    if (this.#room === "summary" && does === "save") save(this.#plan.data, this.#began, this.session.summary);
    else if (this.#room === "summary") this.#again();
    else if (does === "start" || does === "anew") this.start();
    else if (does === "resume") this.resume();
    else if (talk && this.#hand) {
      this.#talks.push(talk);
      this.look();
    } else if (talk) this.#talk(talk());
    else if (does === "more" || does === "less") this.#act((hand) => hand.count(does === "more" ? 1 : -1));
    else this.#act((hand) => hand[does === "go_back" ? "back" : does]());
  }

  /** What is opened by a button or a key, if anything is. */
  #talkOf(does) {
    const exercise = this.session?.step?.exercise ?? null;
    switch (does) {
      case "help": return help;
      case "leave": return quit;
      case "pain":
      case "effort": return () => this.#asking(new Question(does, exercise));
      case "jump": return () => jump(this.#plan, this.session.state.index, this.#times);
      case "settings": return () => settingsTalk(this.#settings, (name, value) => this.#change(name, value), this.#store.isKept);
      default: return null;
    }
  }

  // ---------------------------------------------------------- other pages, and this one out of sight

  #seen() {
    if (!document.hidden) this.#devices.seen();
    this.look();
  }

  #beat(left = false) {
    this.#run?.beat(Math.max(this.session.state.clock, this.session.state.phase === "running" ? now() : 0), left);
  }

  /** Another page has taken this run: here it is no more, unless the person plays on. */
  #stored({ key, newValue }) {
    const run = this.#run;
    if (!run?.isKnownBy(key) || newValue !== null) return;
    run.end();
    this.#run = null;
    const answered = (answer) => {
      if (answer === "stop") this.#hand.stop();
      else {
        this.#run = run;
        run.again();
      }
    };
    this.#talks.push(() => ({ ...goneElsewhere(), answered }));
    this.look();
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("routine-player", RoutinePlayer);
