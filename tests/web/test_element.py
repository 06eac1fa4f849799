"""`<routine-player>` in a page of somebody else."""

import json

import pytest
from playwright.sync_api import Page, Route

import routinekit as rk
from routinekit.web.bundle import script
from tests.web.stage import HEARD, timeline

PLAIN = "routine R\ndo Squat, sets 2, reps 10, rest 10s\n"
HOST = "http://app.test/"


@pytest.fixture
def app(page: Page) -> Page:
    """An app with the script of the player and a plan beside it, and a policy that allows nothing inline."""
    held = {
        "": ("text/html", '<!doctype html><title>app</title><body><script src="player.js"></script>'),
        "player.js": ("text/javascript", script()),
        "plan.json": ("application/json", json.dumps(rk.plan_json(timeline(PLAIN)))),
        "none.json": ("application/json", "{}"),
    }

    def answer(route: Route) -> None:
        kind, body = held.get(route.request.url.removeprefix(HOST), ("", ""))
        policy = {"content-security-policy": "default-src 'self'; style-src 'none'"}
        if kind:
            route.fulfill(body=body, content_type=f"{kind}; charset=utf-8", headers=policy)
        else:
            route.fulfill(status=404, headers=policy)

    page.route("**/*", answer)
    page.add_init_script(HEARD)
    page.goto(HOST)
    return page


def player(app: Page, **attributes: str) -> None:
    app.evaluate(
        """attributes => {
          const made = document.createElement("routine-player");
          for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
          document.body.append(made);
        }""",
        attributes,
    )


def test_it_plays_the_plan_that_src_names_and_tells_what_happens(app: Page) -> None:
    player(app, src="plan.json", theme="dark", large="", quiet="")
    app.get_by_role("button", name="Begin").click()
    app.get_by_role("button", name="Done").click()
    events = [detail["event"] for _, detail in app.evaluate("heard")]
    assert events == ["step-started", "step-ended", "step-started"]
    assert app.locator(".stage-of-all.large[data-theme=dark]").count() == 1


def test_a_page_steers_it(app: Page) -> None:
    player(app, src="plan.json")
    app.get_by_role("button", name="Begin").wait_for()
    told = app.evaluate(
        """() => {
          const player = document.querySelector("routine-player");
          const at = () => [player.session?.state.phase, player.session?.state.index];
          const told = [at()];
          const does = ["start", "pause", "resume", "done", "skip", "back"].map((name) => [name]);
          for (const [name, ...given] of [...does, ["jump", 0], ["report", "pain", 2], ["stop"]]) {
            player[name](...given);
            told.push(at());
          }
          return told;
        }"""
    )
    assert told == [
        [None, None],
        ["running", 0],
        ["paused", 0],
        *[["running", index] for index in (0, 1, 2, 1, 0, 0)],
        ["finished", 3],
    ]
    assert app.evaluate("heard.at(-1)[0]") == "routine-finished"


def test_keys_are_its_own_where_the_focus_is_in_it(app: Page) -> None:
    player(app, src="plan.json")
    app.get_by_role("button", name="Begin").click()
    app.keyboard.press("n")
    assert app.evaluate("document.querySelector('routine-player').session.state.index") == 1
    app.evaluate("document.querySelector('routine-player').shadowRoot.activeElement.blur()")
    app.keyboard.press("n")
    assert app.evaluate("document.querySelector('routine-player').session.state.index") == 1


@pytest.mark.parametrize(("src", "why"), [("none.json", "no plan"), ("#none", "null")])
def test_what_is_no_plan_is_told(app: Page, src: str, why: str) -> None:
    app.evaluate("addEventListener('routine-error', ({detail}) => { globalThis.error = String(detail); })")
    player(app, src=src)
    assert "be shown" in app.get_by_role("alert").inner_text()
    assert why in app.evaluate("error")


def test_a_page_may_hold_the_plan_itself(app: Page) -> None:
    app.evaluate(
        """plan => {
          const held = document.createElement("p");
          [held.id, held.hidden, held.textContent] = ["held", true, plan];
          document.body.append(held);
        }""",
        json.dumps(rk.plan_json(timeline(PLAIN))),
    )
    player(app, src="#held")
    assert app.locator("h1").inner_text() == "R"


def test_an_attribute_that_changes_is_seen_at_once(app: Page) -> None:
    player(app, src="plan.json", locale="en")
    assert app.locator(".facts").inner_text() == "about 2 minutes · 3 steps"
    app.evaluate("document.querySelector('routine-player').setAttribute('locale', 'de')")
    assert app.locator(".facts").inner_text() == "about 2 Minuten · 3 steps"


def test_one_that_is_taken_away_stands_still(app: Page) -> None:
    player(app, src="plan.json")
    app.get_by_role("button", name="Begin").click()
    app.evaluate("globalThis.kept = document.querySelector('routine-player'); kept.remove();")
    assert app.evaluate("kept.session.state.phase") == "paused"
    app.evaluate("document.body.append(kept); kept.resume();")
    assert app.evaluate("kept.session.state.phase") == "running"


def test_another_plan_takes_the_place_of_the_first(app: Page) -> None:
    player(app, src="plan.json")
    app.get_by_role("button", name="Begin").click()
    other = rk.plan_json(timeline("routine Other\ndo Row, reps 5\n"))
    app.evaluate(
        "plan => { document.querySelector('routine-player').plan = plan; }", json.loads(json.dumps(other))
    )
    assert app.locator("h1").inner_text() == "Other"
    app.evaluate("document.querySelector('routine-player').plan = null")
    assert app.locator("h1").count() == 0
