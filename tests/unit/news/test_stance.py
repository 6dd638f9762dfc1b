"""Stance from events."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.model import Event, Modality, Span
from watchword.news.events.ontology import COOPERATION, TYPES, strict_code
from watchword.news.stance import SCORES, find_stances, score_of


def event(
    code: str,
    modality: Modality = Modality.ACTUAL,
    *,
    source: tuple[str, ...] = ("a1",),
    target: tuple[str, ...] = ("a2",),
    reciprocal: bool = False,
    confidence: float = 0.9,
    event_id: str = "e1",
) -> Event:
    span = Span(start=0, end=1)
    return Event(
        id=event_id,
        type=code,
        mode=None,
        plover=strict_code(code, modality),
        modality=modality,
        source=source,
        target=target,
        reciprocal=reciprocal,
        place=None,
        starts_on=None,
        ends_on=None,
        date_precision=None,
        statement=None,
        trigger=span,
        evidence=span,
        rule="test",
        confidence=confidence,
    )


class TestScores:
    def test_every_type_has_one_and_cooperation_alone_is_friendly(self) -> None:
        assert set(SCORES) == set(TYPES)
        assert {code for code, score in SCORES.items() if score > 0} == COOPERATION

    def test_an_attack_is_worse_than_a_threat_and_aid_better_than_talks(self) -> None:
        assert SCORES["ASSAULT"] < SCORES["COERCE"] < SCORES["ACCUSE"] < 0
        assert 0 < SCORES["CONSULT"] < SCORES["AGREE"] < SCORES["AID"]

    def test_a_plan_counts_as_what_it_is_a_plan_for(self) -> None:
        assert score_of(event("CONSULT", Modality.FUTURE)) == SCORES["AGREE"]
        assert score_of(event("ASSAULT", Modality.FUTURE)) == SCORES["THREATEN"]

    def test_refused_cooperation_is_a_rejection(self) -> None:
        assert score_of(event("AID", Modality.NEGATED)) == SCORES["REJECT"]

    @pytest.mark.parametrize("code", ["ASSAULT", "SANCTION", "ACCUSE", "REJECT"])
    def test_conflict_that_did_not_take_place_says_nothing(self, code: str) -> None:
        assert score_of(event(code, Modality.NEGATED)) is None
        assert find_stances([event(code, Modality.NEGATED)]) == ()

    def test_what_is_only_possible_counts_half(self) -> None:
        assert score_of(event("AID", Modality.HYPOTHETICAL)) == SCORES["AID"] / 2


class TestPairs:
    def test_a_stance_has_a_direction(self) -> None:
        (stance,) = find_stances([event("ACCUSE")])
        assert (stance.source, stance.target, stance.events) == ("a1", "a2", ("e1",))
        assert stance.score == SCORES["ACCUSE"]

    def test_what_both_do_alike_goes_both_ways(self) -> None:
        found = find_stances([event("AGREE", reciprocal=True)])
        assert [(s.source, s.target) for s in found] == [("a1", "a2"), ("a2", "a1")]

    def test_nobody_stands_towards_himself(self) -> None:
        assert find_stances([event("ASSAULT", source=("a1",), target=("a1",))]) == ()

    def test_one_event_counts_once_for_a_pair(self) -> None:
        both = event("AGREE", source=("a1", "a2"), target=("a1", "a2"), reciprocal=True)
        found = find_stances([both])
        assert [(s.source, s.target, s.events) for s in found] == [
            ("a1", "a2", ("e1",)),
            ("a2", "a1", ("e1",)),
        ]

    def test_the_surer_reading_counts_for_more(self) -> None:
        (stance,) = find_stances(
            [event("AID", confidence=0.9), event("ASSAULT", confidence=0.1, event_id="e2")]
        )
        assert stance.score == pytest.approx(
            0.9 * SCORES["AID"] + 0.1 * SCORES["ASSAULT"], abs=1e-3
        )
        assert stance.events == ("e1", "e2")

    def test_an_event_without_a_target_tells_no_stance(self) -> None:
        assert find_stances([event("PROTEST", target=())]) == ()


ACTORS = st.lists(st.sampled_from(["a1", "a2", "a3"]), max_size=3, unique=True).map(tuple)


@given(
    st.lists(
        st.builds(
            event,
            st.sampled_from(TYPES),
            st.sampled_from(list(Modality)),
            source=ACTORS,
            target=ACTORS,
            reciprocal=st.booleans(),
            confidence=st.floats(0, 1),
        ),
        max_size=12,
    )
)
def test_scores_stay_between_the_ends_and_pairs_are_unique(events: list[Event]) -> None:
    found = find_stances(events)
    assert all(-1 <= stance.score <= 1 and stance.events for stance in found)
    assert len({(stance.source, stance.target) for stance in found}) == len(found)
