"""What measures matching must measure rightly."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from benchmarks.matching.calibration import bin_scores, draw_plot, draw_text, expected_error
from benchmarks.matching.intervals import Share
from benchmarks.matching.organisations import drop_generic
from benchmarks.matching.pairs import Judged, Pair, are_others, measure
from benchmarks.matching.run import Answer
from benchmarks.matching.sets import Query
from lxml import etree

from watchword.index import IndexListing, IndexTarget
from watchword.model import Identifier, IdentifierKind, Name, Schema, year_interval

PAIR = Pair(source="lists", kind="near", schema=Schema.PERSON, first="A", second="B", same=True)
QUERY = Query(
    set="people",
    kind="typo",
    asked="name",
    script="Latn",
    name="A B",
    original="A C",
    schema=Schema.PERSON,
    truth=frozenset({"ww-1"}),
)


def test_the_interval_of_a_share_is_wilsons() -> None:
    # Newcombe 1998, table I: 81 of 263, and 0 of 20.
    assert Share(81, 263).interval == pytest.approx((0.2553, 0.3662), abs=1e-4)
    assert Share(0, 20).interval == pytest.approx((0.0, 0.1611), abs=1e-4)


def test_f1_is_of_precision_and_recall() -> None:
    other = replace(PAIR, same=False)
    scores = [(PAIR, 0.9), (PAIR, 0.8), (PAIR, 0.2), (other, 0.7), (other, 0.1)]
    quality = measure([Judged(pair=pair, score=score) for pair, score in scores], 0.7)
    assert quality.precision.value == pytest.approx(2 / 3)
    assert quality.recall.value == pytest.approx(2 / 3)
    assert quality.f1 == pytest.approx(2 / 3)
    low, high = quality.f1_interval
    assert low < quality.f1 < high


def test_a_score_that_is_always_true_is_off_by_what_lacks_to_one() -> None:
    answers = [Answer(QUERY, right=0.8, wrong=0.0, best="")] * 4
    bins = bin_scores(answers)
    assert [(each.count, each.true) for each in bins] == [(4, 1.0)]
    assert expected_error(bins) == pytest.approx(0.2)


def test_people_on_no_list_weigh_as_much_as_the_listed() -> None:
    unlisted = Answer(replace(QUERY, truth=frozenset()), right=0.0, wrong=0.82, best="")
    listed = Answer(QUERY, right=0.82, wrong=0.1, best="")
    (found,) = bin_scores([unlisted, *[listed] * 9])
    assert found.true == pytest.approx(0.5)


def test_the_plot_is_a_document_and_the_text_has_a_line_for_each_bin() -> None:
    bins = bin_scores([Answer(QUERY, right, 0.0, "") for right in (0.31, 0.72, 1.0)])
    drawn = etree.fromstring(draw_plot({"ours": bins, "other": bins}).encode())
    assert len(drawn.findall("{http://www.w3.org/2000/svg}circle")) == 2 * len(bins) == 6
    assert len(draw_text(bins)) == 1 + len(bins)


def target(number: int, name: str, *, born: int | None = None, imo: str = "") -> IndexTarget:
    return IndexTarget(
        id=f"ww-{number}",
        schema=Schema.PERSON,
        name=name,
        names=(Name(full=name),),
        birth_dates=() if born is None else (year_interval(born),),
        identifiers=(Identifier(kind=IdentifierKind.IMO, value=imo),) if imo else (),
        listings=(IndexListing(authority="us", list="sdn", entry=str(number)),),
    )


@pytest.mark.parametrize(
    ("one", "two", "others"),
    [
        (target(1, "A B"), target(2, "A C"), True),
        (target(1, "A B"), target(2, "B A"), False),
        (target(1, "A B", born=1960), target(2, "A C", born=1970), True),
        (target(1, "A B", born=1960), target(2, "A C", born=1961), False),
        (target(1, "A B", imo="9187629"), target(2, "A C", imo="IMO 9187629"), False),
        (target(1, "A B", imo="9187629"), target(2, "A C", imo="9187631"), True),
    ],
)
def test_what_makes_two_targets_provably_others(
    one: IndexTarget, two: IndexTarget, others: bool
) -> None:
    assert are_others(one, two) is others


def test_targets_of_two_lists_may_be_one() -> None:
    elsewhere = replace(
        target(2, "A C"), listings=(IndexListing(authority="un", list="sc", entry="2"),)
    )
    assert not are_others(target(1, "A B"), elsewhere)


def test_a_generic_word_of_a_legal_form_is_never_dropped() -> None:
    name = "Foo Bar Trading Company Limited"
    found = {drop_generic(random.Random(seed), name) for seed in range(20)}
    assert found == {"Foo Bar Company Limited"}
