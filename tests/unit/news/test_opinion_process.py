"""Plug-ins in processes of their own: found by name, timed, and silent."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.opinions import TEXT, event, make_plugin, reading, span

from watchword.errors import WrongUse
from watchword.model import ProblemCode
from watchword.news.opinion_process import MOST_FAILURES, Panel
from watchword.news.opinions import installed

Maker = Callable[[str, str], None]

PAGE = Path(__file__).parents[3] / "docs" / "how-to" / "second-opinions.md"
(CLASSIFIER,) = re.findall(r"^```python\n(.*?)^```", PAGE.read_text("utf-8"), re.M | re.S)
"""The example of the documentation."""


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maker:
    monkeypatch.syspath_prepend(str(tmp_path))

    def make_one(name: str, body: str) -> None:
        make_plugin(tmp_path, name, body)

    return make_one


def test_a_plug_in_is_found_by_its_entry_point_and_asked(make: Maker) -> None:
    make("words", CLASSIFIER)
    before = reading(event(id="e1", source=("a3",), target=("a1",), confidence=0.2))
    with Panel(["words"], tables={}, seconds=60) as panel:
        after = panel.review(before, TEXT)
        assert [(e.origin, e.type, e.source) for e in after.events] == [
            ("rules", "SUPPORT", ("a3",)),
            ("words", "ASSAULT", ("a1",)),
            ("words", "SUPPORT", ("a2",)),
        ]
        assert panel.review(before, TEXT) == after
        evidence = span("Freedonia thanked Sylvania")
        told = reading(event(trigger=span("Sylvania"), evidence=evidence, confidence=0.2))
        assert panel.review(told, TEXT).events[0].doubted_by == ("words",)
    assert "opinion_words" not in sys.modules


def test_a_plug_in_gets_its_own_settings(make: Maker) -> None:
    make("words", CLASSIFIER)
    with Panel(["words"], tables={"words": {"least": 1.9}, "x": {}}, seconds=60) as panel:
        assert [e.type for e in panel.review(reading(), TEXT).events] == ["ASSAULT"]
    with Panel(["words"], tables={"words": {"least": "all"}}, seconds=60) as panel:
        assert "is not set up" in panel.review(reading(), TEXT).problems[0].message


def test_nobody_who_was_not_named_is_asked(make: Maker) -> None:
    make("words", CLASSIFIER)
    assert "words" in installed()
    with Panel([], tables={}, seconds=60) as panel:
        assert panel.review(reading(), TEXT) == reading()


@pytest.mark.parametrize("name", ["nobody", "", "rules", "../x", "Words"])
def test_a_name_that_nothing_has_is_wrong_use(make: Maker, name: str) -> None:
    make("words", CLASSIFIER)
    with pytest.raises(WrongUse, match="no second opinion is called"):
        Panel([name], tables={}, seconds=60)


def test_the_packages_own_is_installed() -> None:
    assert [entry.value for entry in installed()["llm"]] == ["watchword.news.llm:create"]


FAILING = {
    "import": ("import nowhere_to_be_found", "can't be loaded"),
    "create": ("def create(settings): raise RuntimeError('sk-secret')", "can't be loaded"),
    "raises": ("raise RuntimeError('sk-secret')", "failed"),
    "exits": ("import os; os._exit(3)", "failed"),
    "leaves": ("raise SystemExit('sk-secret')", "failed"),
    "answers": ("return 'sk-secret'", "failed"),
    "hangs": ("import time; time.sleep(600)", "took too long"),
    "spins": ("\n        while True: pass", "took too long"),
    "floods": ("\n        return Opinion(added=['sk-secret' * 1_000_000])", "failed"),
    "reasons": ("raise OpinionFailed(Failure.REFUSED)", "was refused by its endpoint"),
}


@pytest.mark.parametrize("name", FAILING)
def test_a_plug_in_that_fails_costs_a_problem(make: Maker, name: str) -> None:
    body, said = FAILING[name]
    if name not in {"import", "create"}:
        body = (
            "from watchword.news.opinions import Failure, Opinion, OpinionFailed\n"
            "class One:\n"
            "    name, version = 'one', '1'\n"
            f"    def review(self, reading, text): {body}\n"
            "def create(settings): return One()\n"
        )
    make(name, body)
    seconds = 1 if name in {"hangs", "spins"} else 60
    with Panel([name], tables={}, seconds=seconds) as panel:
        after = panel.review(reading(event()), TEXT)
    assert after.events == (event(),)
    (problem,) = after.problems
    assert problem.code is ProblemCode.OPINION_FAILED
    assert problem.message == f"the second opinion {name} {said}"


LOUD = """
import logging, os, sys
print("sk-secret"); print("sk-secret", file=sys.stderr); os.write(1, b"{}\\n"); os.system("echo sk-secret")
logging.basicConfig(); logging.error("sk-secret")

class Loud:
    name, version = "loud", "1"

    def review(self, reading, text):
        print('{"added": []}'); sys.stderr.write("sk-secret"); os.write(1, b"sk-secret\\n")
        from watchword.news.opinions import Opinion
        return Opinion(doubted=("e1",), raised=("sk-secret",))

def create(settings):
    print(settings)
    return Loud()
"""


def test_what_a_plug_in_prints_is_lost(make: Maker, capfd: pytest.CaptureFixture[str]) -> None:
    make("loud", LOUD)
    with Panel(["loud"], tables={"loud": {"key": "sk-secret"}}, seconds=60) as panel:
        after = panel.review(reading(event()), TEXT)
    assert after.events == (event(doubted_by=("loud",)),)
    assert "sk-secret" not in str(after.to_dict())
    assert capfd.readouterr() == ("", "")


def test_the_next_report_is_read_after_a_failure(make: Maker) -> None:
    make(
        "moody",
        """
        import os
        from watchword.news.opinions import Opinion
        class Moody:
            name, version = "moody", "1"
            def review(self, reading, text):
                if text.startswith("!"): os._exit(1)
                return Opinion(raised=("e1",))
        def create(settings): return Moody()
        """,
    )
    with Panel(["moody"], tables={}, seconds=60) as panel:
        assert len(panel.review(reading(event()), "!" + TEXT).problems) == 1
        assert panel.review(reading(event()), TEXT).events[0].raised_by == ("moody",)


def test_who_keeps_failing_is_not_asked_any_more(make: Maker) -> None:
    make("broken", "import nowhere_to_be_found")
    with Panel(["broken"], tables={}, seconds=60) as panel:
        said = [panel.review(reading(), TEXT).problems[0].message for _ in range(MOST_FAILURES + 1)]
    assert said[:-1] == ["the second opinion broken can't be loaded"] * MOST_FAILURES
    assert "not asked any more" in said[-1]
