import { now, Pulse } from "./clock.js";
import { Controls } from "./controls.js";
import { Devices } from "./devices.js";
import { asking, cautionsRead, goneElsewhere, help, quit, stopRule } from "./dialogs.js";
import { ending, save } from "./ending.js";
import { jump } from "./jump.js";
import { action } from "./keys.js";
import { node } from "./markup.js";
import { Modal } from "./modal.js";
import { Plan } from "./plan.js";
import sheet from "./player.css" with { type: "css" };
import { Prompt } from "./prompts.js";
import { Screen } from "./screen.js";
import { Session } from "./session.js";
import { DEFAULTS, ofPage, settingsDialog, valid } from "./settings.js";
import { planAt } from "./source.js";
import { startPage } from "./start.js";
import { localPlace, Store } from "./store.js";
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
  #modal = new Modal();
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
  #controls = null;
  #about = null;
  #dialogs = [];
  #mode = "nothing";
  #began = "";
  #settings = DEFAULTS;
  #listening = null;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#stage, this.#modal.element);
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
    this.#showStart();
  }

  /** The session, once it has begun. */
  get session() {
    return this.#controls?.session ?? null;
  }

  /** Begin at the beginning. A browser gives sound only where somebody has touched the page. */
  start() {
    if (!this.#plan?.length) return;
    if (this.#unfinished && !this.#unfinished.isElsewhere) this.#store.forget(this.#unfinished.id);
    this.#begin((options) => new Session(this.#plan, { ...options, auto: this.#settings.auto, when: this.#began }));
  }

  /** Go on: with the run that was cut off, or after a pause. */
  resume() {
    if (this.#controls) {
      if (this.session.state.phase === "paused") this.#act((controls) => controls.resume());
    } else if (this.#unfinished) {
      this.#resumeRun(this.#unfinished);
    }
  }

  pause() {
    if (this.session?.state.phase === "running") this.#act((controls) => controls.pause());
  }

  done() {
    this.#act((controls) => controls.done());
  }

  skip() {
    this.#act((controls) => controls.skip());
  }

  back() {
    this.#act((controls) => controls.back());
  }

  /** @param {number} index of a step, from 0 */
  jump(index) {
    this.#act((controls) => controls.jump(index));
  }

  /** What the person says: `pain`, `effort`, `reps`, `load`, `time`. */
  report(what, value, exercise = null) {
    this.#act((controls) => controls.report(what, value, exercise));
  }

  /** End it here. */
  stop() {
    this.#act((controls) => controls.stop());
  }

  /** Time has passed: do what happens by itself, show what is so now, and ask what there is to ask. */
  look() {
    if (!this.#controls || !this.isConnected) return;
    this.#controls.tick();
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
    if (this.#plan && !this.#controls) this.#showStart();
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
    for (const part of [this.#stage, this.#modal.element]) {
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

  #showStart() {
    this.#unfinished = this.#store?.unfinished ?? null;
    this.#mode = this.#unfinished ? "offer" : "start";
    const shown = this.#plan ? [startPage(this.#plan, this.#times, this.#unfinished, (does) => this.#does(does))] : [];
    this.#stage.replaceChildren(...shown);
    if (this.hasAttribute("page-keys")) this.#stage.querySelector(".main")?.focus();
  }

  #begin(make) {
    this.#leave();
    this.#began = new Date().toISOString();
    const run = this.#store.begin();
    this.#run = run;
    this.#controls = new Controls(make({ record: (line) => run.write(line) }), now, (event) => this.#onEvent(event));
    this.#devices.begin(this.lang || document.documentElement.lang, this.hasAttribute("page-keys"));
    this.#mode = "player";
    if (this.session.state.phase === "ready") this.#controls.start();
    else if (this.session.state.phase === "cautions") this.#dialogs.push(() => cautionsRead(this.session.cautions));
    else if (this.session.state.phase === "finished") this.#dialogs.push(null);
    this.look();
  }

  /** Go on with a run that another page has had; a journal that can't be followed is forgotten. */
  #resumeRun({ id, lines, clock }) {
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
    this.#mode = "summary";
    const shown = ending(this.#plan.data.routine, summary, this.#times, (does) => this.#does(does));
    this.#stage.replaceChildren(shown);
    shown.querySelector("h1").focus();
    this.#emit("routine-finished", summary);
  }

  #again() {
    this.#leave();
    this.#showStart();
  }

  /** Nothing is played any more. */
  #leave() {
    this.#pulse.stop();
    this.#run?.end();
    this.#modal.close();
    [this.#run, this.#controls, this.#about, this.#dialogs] = [null, null, null, []];
    this.#devices.end();
  }

  // ---------------------------------------------------------- what the session says

  #onEvent(event) {
    this.#devices.hear(event, this.#settings);
    if (event.event === "cautions") this.#dialogs.push(() => cautionsRead(event.texts));
    if (event.event === "asked") {
      for (const what of event.what) this.#dialogs.push(() => this.#asking(new Prompt(what, event.exercise)));
    }
    if (event.event === "stop-rule-met") this.#dialogs.unshift(() => stopRule(event.rule, event.value));
    if (event.event === "finished") this.#dialogs.push(null);
    this.#emit("routine-event", event);
  }

  /** Draw what is so now, ring once for all that has happened, ask what there is to ask. */
  #show() {
    const { session } = this;
    if (session.step && session.step !== this.#about?.step) {
      this.#about = about(this.#plan, session.step, this.#times);
      this.#screen.showStep(this.#about, this.#plan.data.routine, this.#plan.data.figures ?? {});
    }
    if (this.#about) this.#screen.show(view(session, this.#about, this.#times), this.#controls, this.#times);
    if (this.#about && !this.#screen.element.isConnected) {
      this.#stage.replaceChildren(this.#screen.element);
      this.#screen.begin();
    }
    this.#devices.ring(this.#settings);
    this.#devices.follow(session, this.#settings);
    this.#ask();
    if (this.#mode !== "player") return;
    const { phase, clocks } = session.state;
    this.#pulse.next(session.wake, phase === "running" && (session.step.duration_ms !== null || clocks.length > 0));
  }

  // ---------------------------------------------------------- what is asked

  /** Ask the next thing, while the session stands still; go on where there is nothing to ask. */
  #ask() {
    if (this.#modal.isOpen || !this.#controls) return;
    if (!this.#dialogs.length) {
      this.#controls.release();
      return;
    }
    this.#controls.hold();
    const make = this.#dialogs.shift();
    if (!make) this.#showEnding();
    else this.#open(make());
  }

  #open(dialog) {
    this.#modal.show(dialog, (answer) => {
      if (dialog.answered) dialog.answered(answer);
      else this.#answered(dialog.mode, answer);
      this.look();
    });
  }

  #asking(prompt) {
    const told = (answer) => answer !== "leave" && this.#controls.report(prompt.what, answer, prompt.exercise);
    return { ...asking(prompt), answered: told };
  }

  #answered(mode, answer) {
    if (answer === "read") this.#controls.acknowledge();
    else if (mode === "cautions") this.#again();
    else if (answer === "stop") this.#controls.stop();
    else if (mode === "stop rule") this.#controls.resume();
    else if (mode === "jump" && answer !== "leave") this.#controls.jump(answer);
  }

  // ---------------------------------------------------------- what the person does

  #act(act) {
    if (!this.#controls || this.#mode !== "player") return;
    act(this.#controls);
    this.look();
  }

  #key(event) {
    if (this.#modal.isOpen || (this.#mode === "player" && !this.#settings.keys)) return;
    const does = action(event, this.#mode);
    if (!does) return;
    event.preventDefault();
    this.#does(does);
  }

  /** What a button or a key stands for. */
  #does(does) {
    this.#devices.ready();
    const dialog = this.#dialogOf(does);
    if (this.#mode === "summary" && does === "save") save(this.#plan.data, this.#began, this.session.summary);
    else if (this.#mode === "summary") this.#again();
    else if (does === "start" || does === "anew") this.start();
    else if (does === "resume") this.resume();
    else if (dialog && this.#controls) {
      this.#dialogs.push(dialog);
      this.look();
    } else if (dialog) this.#open(dialog());
    else if (does === "more" || does === "less") this.#act((controls) => controls.count(does === "more" ? 1 : -1));
    else this.#act((controls) => controls[does === "go_back" ? "back" : does]());
  }

  /** What is opened by a button or a key, if anything is. */
  #dialogOf(does) {
    const exercise = this.session?.step?.exercise ?? null;
    switch (does) {
      case "help": return help;
      case "leave": return quit;
      case "pain":
      case "effort": return () => this.#asking(new Prompt(does, exercise));
      case "jump": return () => jump(this.#plan, this.session.state.index, this.#times);
      case "settings": return () => settingsDialog(this.#settings, (name, value) => this.#change(name, value), this.#store.isKept);
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
      if (answer === "stop") this.#controls.stop();
      else {
        this.#run = run;
        run.again();
      }
    };
    this.#dialogs.push(() => ({ ...goneElsewhere(), answered }));
    this.look();
  }

  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }
}

customElements.define("routine-player", RoutinePlayer);
