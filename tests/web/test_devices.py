"""What a device does beside showing: sounds, speech, vibration, a screen that stays on, its keys."""

from typing import Any

import pytest

from tests.web.stage import Stage

DEVICES = """
globalThis.device = {tones: [], said: [], buzzed: [], locks: 0, handlers: {}, metadata: null};
class Part {
  constructor() {
    this.frequency = {};
    this.gain = {setValueAtTime() {}, exponentialRampToValueAtTime() {}};
  }
  connect(to) { return to; } stop() {} start() { device.tones.push(this.frequency.value); }
}
globalThis.AudioContext = class { state = "running"; currentTime = 0; resume() { return Promise.resolve(); }
  createOscillator() { return new Part(); } createGain() { return new Part(); } };
globalThis.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
Object.defineProperty(globalThis, "speechSynthesis", {value: {
  cancel() {},
  speak(one) { device.said.push([one.text, one.lang]); },
}});
navigator.vibrate = (pattern) => { device.buzzed.push(pattern); };
Object.defineProperty(navigator, "wakeLock", {value: {request: async () => {
  device.locks += 1;
  const lock = new EventTarget();
  lock.release = async () => { device.locks -= 1; lock.dispatchEvent(new Event("release")); };
  device.lock = lock;
  return lock;
}}});
navigator.mediaSession.setActionHandler = (name, handler) => {
  if (name === "stop" && !handler) throw new TypeError("not known here");
  device.handlers[name] = handler;
};
"""
TEXT = "routine R\ndo Plank, sets 2, hold 20s, rest 10s\n"


@pytest.fixture
def fitted(stage: Stage) -> Stage:
    stage.page.add_init_script(DEVICES)
    return stage.open(TEXT)


def device(stage: Stage, name: str) -> Any:
    return stage.page.evaluate(f"device.{name}")


def test_three_two_one_and_half_way_are_heard_and_felt(fitted: Stage) -> None:
    fitted.begin().wait(20)
    tones = device(fitted, "tones")
    assert tones[0] == 1320
    assert tones.count(880) == 3
    assert tones.count(990) == 2
    assert len(device(fitted, "buzzed")) == 6
    assert device(fitted, "said") == []


def test_what_is_switched_off_is_silent(fitted: Stage) -> None:
    fitted.touch("settings")
    fitted.see("input[name=sound]").uncheck()
    fitted.see("input[name=vibrate]").uncheck()
    fitted.see("input[name=awake]").uncheck()
    fitted.press("Escape").begin().wait(20)
    assert (device(fitted, "tones"), device(fitted, "buzzed"), device(fitted, "locks")) == ([], [], 0)


def test_what_to_do_is_said_aloud_where_that_is_wanted(fitted: Stage) -> None:
    fitted.touch("settings")
    fitted.see("input[name=speak]").check()
    fitted.press("Escape").begin().wait(20).press(" ", " ", "q", "y")
    said = [text for text, _ in device(fitted, "said")]
    assert said[0] == "Hold 20 seconds"
    assert [each for each in said if each in "321"] == ["3", "2", "1"]
    assert said[-1] == "The end"
    assert {language for _, language in device(fitted, "said")} == {"en"}


def test_the_screen_stays_on_while_something_is_done(fitted: Stage) -> None:
    assert device(fitted, "locks") == 0
    fitted.begin().wait(1)
    assert device(fitted, "locks") == 1
    fitted.press(" ").wait(1)
    assert device(fitted, "locks") == 0
    fitted.press(" ").wait(1)
    fitted.page.evaluate("device.locks = 0; device.lock.dispatchEvent(new Event('release'))")
    fitted.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    assert device(fitted, "locks") == 1
    fitted.wait(60)
    assert device(fitted, "locks") == 0


def test_the_keys_of_a_headset_play(fitted: Stage) -> None:
    fitted.begin().wait(1)
    shown = "[navigator.mediaSession.metadata.title, navigator.mediaSession.metadata.artist]"
    assert fitted.page.evaluate(shown) == ["Hold 20 seconds", "Plank"]
    for name, phase, index in (
        ("pause", "paused", 0),
        ("play", "running", 0),
        ("nexttrack", "running", 1),
        ("previoustrack", "running", 0),
        ("stop", "paused", 0),
    ):
        fitted.page.evaluate(f"device.handlers.{name}()")
        assert (fitted.phase, fitted.index) == (phase, index)
    fitted.press("q", "y")
    assert device(fitted, "handlers.play") is None


BARE = """
delete globalThis.AudioContext;
delete Navigator.prototype.vibrate;
delete Navigator.prototype.wakeLock;
Object.defineProperty(navigator, "mediaSession", {value: undefined});
Object.defineProperty(globalThis, "speechSynthesis", {value: undefined});
"""


def test_a_browser_that_has_none_of_it_plays_all_the_same(stage: Stage) -> None:
    stage.page.add_init_script(BARE)
    stage.open(TEXT).touch("settings")
    stage.see("input[name=speak]").check()
    stage.press("Escape").begin().wait(60)
    assert stage.see("h1").inner_text() == "Done"


def test_a_lock_that_is_refused_is_no_error(stage: Stage) -> None:
    refusing = "{request: async () => { throw new DOMException('battery', 'NotAllowedError'); }}"
    stage.page.add_init_script(f"Object.defineProperty(navigator, 'wakeLock', {{value: {refusing}}})")
    stage.open(TEXT).begin().wait(60)
    assert stage.see("h1").inner_text() == "Done"
