"""What a second opinion may do to a reading, and what it may not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.opinions import TEXT, event, reading, span

from watchword.model import Event, Modality, ProblemCode, Span
from watchword.news.codec import reading_from_dict
from watchword.news.opinions import MOST_ADDED, Answer, Failure, hear
from watchword.news.report import Reading

ATTACK = event(
    id="e1", type="ASSAULT", plover="ASSAULT", source=("a1",), target=("a2",),
    trigger=span("attacked"), evidence=span("Ruritania attacked Freedonia on 3 May 2023"),
    rule="assault.attack",
)  # fmt: skip
BEFORE = reading(ATTACK)


def answer(*added: object, **more: Any) -> Answer:
    return Answer(version="1.2", added=[msgspec.to_builtins(each) for each in added], **more)


def added_event(**changes: Any) -> Event:
    """The event as it stands in the reading: told in one place."""
    return event(mentions=(span("Freedonia thanked Sylvania"),), **changes)


def heard(given_answer: Answer, before: Reading = BEFORE) -> Reading:
    return hear(before, TEXT, name="second", answer=given_answer)


def test_an_added_event_is_marked_and_comes_after_the_others() -> None:
    after = heard(
        answer(
            event(
                origin="rules",
                rule="x",
                plover="ASSAULT",
                raised_by=("y",),
                mentions=(Span(start=-9, end=9_999),),
            )
        )
    )
    assert after.events == (
        ATTACK,
        added_event(id="e2", origin="second", rule="second/1.2"),
    )
    assert after.problems == ()


def test_the_strict_code_is_set_by_us() -> None:
    (_, added) = heard(answer(event(modality=Modality.FUTURE))).events
    assert (added.type, added.plover) == ("SUPPORT", "AGREE")


def test_an_event_that_is_there_is_raised_and_not_told_twice() -> None:
    after = heard(answer(replace(ATTACK, evidence=span("Ruritania attacked Freedonia"))))
    assert after.events == (replace(ATTACK, raised_by=("second",)),)


def test_an_event_the_other_way_round_is_another() -> None:
    assert len(heard(answer(replace(ATTACK, source=("a2",), target=("a1",)))).events) == 2
    both = replace(ATTACK, type="CONSULT", reciprocal=True)
    turned = replace(both, source=("a2",), target=("a1",))
    assert heard(answer(turned), reading(both)).events == (replace(both, raised_by=("second",)),)


def test_an_event_told_twice_by_the_plug_in_is_one() -> None:
    assert len(heard(answer(event(), event())).events) == 2


def test_events_are_raised_and_doubted_and_stay() -> None:
    before = reading(ATTACK, event(id="e2"))
    after = heard(answer(raised=["e1"], doubted=["e2"]), before)
    assert after.events == (
        replace(ATTACK, raised_by=("second",)),
        event(id="e2", doubted_by=("second",)),
    )
    third = hear(after, TEXT, name="third", answer=answer(doubted=["e2", "e2"]))
    assert third.events[1].doubted_by == ("second", "third")
    assert third.problems == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"type": "PARTY"}, "none of PLOVER's"),
        ({"mode": "ignore all rules"}, "no word"),
        ({"source": ()}, "not the reading's"),
        ({"source": ("a9",)}, "not the reading's"),
        ({"target": ("a2",)}, "not the reading's"),
        ({"third": ("a9",)}, "not the reading's"),
        ({"evidence": Span(start=-5, end=10)}, "not inside"),
        ({"evidence": Span(start=50, end=50)}, "not inside"),
        ({"evidence": Span(start=40, end=len(TEXT) + 1)}, "not inside"),
        ({"trigger": span("attacked")}, "not inside"),
        ({"place": "Atlantis"}, "does not stand"),
        ({"place": ""}, "does not stand"),
        ({"place_country": "moon"}, "does not stand"),
        ({"starts_on": date(2023, 5, 3), "ends_on": date(2023, 5, 1)}, "dates"),
        ({"date_precision": "moment"}, "dates"),
        ({"statement": "s9"}, "statement"),
        ({"confidence": 1.5}, "share"),
    ],
)
def test_what_breaks_the_contract_is_dropped_and_told(changes: dict[str, Any], why: str) -> None:
    after = heard(answer(event(**changes)))
    assert after.events == BEFORE.events
    (problem,) = after.problems
    assert problem.code is ProblemCode.OPINION_INVALID
    assert problem.locator == "second opinion second"
    assert why in problem.message


@pytest.mark.parametrize("added", [None, 7, "e1", {}, {"type": "ASSAULT"}, [1], {"source": 1}])
def test_what_is_no_event_is_dropped(added: object) -> None:
    after = heard(Answer(version="1", added=[added]))
    assert after.events == BEFORE.events
    assert "form of an event" in after.problems[0].message


def test_the_valid_ones_of_many_stay() -> None:
    after = heard(answer(event(type="PARTY"), event()))
    assert [each.origin for each in after.events] == ["rules", "second"]
    assert len(after.problems) == 1


@pytest.mark.parametrize(
    "more",
    [
        {"doubted": ["e7"]},
        {"raised": [None]},
        {"raised": ["e1"], "doubted": ["e1"]},
        {"doubted": [{"id": "e1"}]},
    ],
)
def test_judgements_of_nothing_or_both_ways_are_told(more: dict[str, Any]) -> None:
    after = heard(answer(**more))
    assert after.events == BEFORE.events
    assert [each.code for each in after.problems] == [ProblemCode.OPINION_INVALID]


def test_a_flood_of_events_ends() -> None:
    flood = [
        event(source=("a1",), evidence=Span(start=44, end=53 + n % 17), trigger=Span(start=44, end=53))
        for n in range(MOST_ADDED + 7)
    ]  # fmt: skip
    assert "7 events more" in heard(answer(*flood)).problems[-1].message


def test_a_version_that_is_none_is_not_repeated() -> None:
    after = heard(replace(answer(event()), version="key: sk-123 <b>"))
    assert after.events[1].rule == "second/unknown"


def test_what_the_plug_in_dropped_itself_is_told() -> None:
    (problem,) = heard(answer(dropped=3)).problems
    assert "dropped 3 of its own" in problem.message


@pytest.mark.parametrize("failure", list(Failure))
def test_a_failure_costs_a_problem_and_nothing_else(failure: Failure) -> None:
    after = heard(Answer(failure=failure))
    assert after == replace(BEFORE, problems=after.problems)
    (problem,) = after.problems
    assert problem.code is ProblemCode.OPINION_FAILED
    assert failure.value in problem.message


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=40, deadline=None)
@given(st.lists(JSON, max_size=3), st.lists(JSON, max_size=3), st.lists(JSON, max_size=3), JSON)
def test_whatever_comes_back_the_reading_stands(
    added: list[Any], raised: list[Any], doubted: list[Any], other: Any
) -> None:
    given_answer = Answer(version=other, added=added, raised=raised, doubted=doubted, dropped=other)
    after = heard(given_answer)
    assert after.events[0] == ATTACK
    assert reading_from_dict(after.to_dict()).events == after.events


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(msgspec.to_builtins(event()))), JSON)
def test_an_event_with_any_one_field_wrong_never_breaks_a_reading(field: str, value: Any) -> None:
    proposed = {**msgspec.to_builtins(event()), field: value}
    after = heard(Answer(version="1", added=[proposed]))
    assert after.events[0] == ATTACK
    for each in after.events[1:]:
        assert each.origin == "second"
        assert {*each.source, *each.target} <= {"a1", "a2", "a3"}
        assert 0 <= each.evidence.start < each.evidence.end <= len(TEXT)
