"""The test cases of the rules, for every family of rules."""

from __future__ import annotations

from datetime import date

import pytest
from tests.support.networks import BEFORE, DAY, affected, assess_text, holding

from watchword.model import Holding, Interest
from watchword.network.assessment import Assessment

HALF = (("us", DAY), ("eu", DAY), ("eu", date(2024, 7, 3)))
MAJORITY = (("ch", DAY), ("eu", BEFORE))
UK = (("gb", DAY),)

# network, affected at half or more, at more than half, under the United Kingdom's rule
CASES = (
    ("X>A 50, A>B 50", "A B", "", ""),
    ("X>A 50, X>B 50, A>C 25, B>C 25", "A B C", "", ""),
    ("X>A 50, X>B 10, A>B 40", "A B", "", ""),
    ("X>A 50, X>B 25, A>C 25, B>C 25", "A", "", ""),
    ("X>A 25, X>B 25, A>C 50, B>C 50", "", "", ""),
    ("X>A 25, Y>A 25", "A", "", ""),
    ("X>A 30, Y>A 25", "A", "A", ""),
    ("X>A 50, A>B 50, B>C 50, C>D 50, D>E 50", "A B C D E", "", ""),
    ("X>A 49.9, A>B 100", "", "", ""),
    ("X>A 40, X>B 40, X>C 30, A>C 35, B>C 35", "", "", ""),
    ("A>B 100, B>A 100", "", "", ""),
    ("X>A 10, B>A 90, A>B 100", "", "", ""),
    ("X>A 45, A>A 20", "", "", ""),
    # Of our own: sums in floating point, bands, more than half all the way down.
    ("X>A 14.2, Y>A 17.9, X>B 100, B>A 17.9", "A B", "B", "B"),
    ("X>A 100/3, Y>A 50/3", "A", "", ""),
    ("X>A >25-50, Y>A >25-50", "A", "A", ""),
    ("X>A 51, A>B 51, B>C 100", "A B C", "A B C", "A B C"),
    ("X>A 60, X>B 60, A>C 30, B>C 30", "A B C", "A B C", "A B C"),
    ("X>A 60, Y>B 60, A>C 30, B>C 30", "A B C", "A B C", "A B"),
)


@pytest.mark.parametrize("network", CASES, ids=lambda case: case[0])
def test_a_case_has_its_answer_under_every_family_of_rules(
    network: tuple[str, str, str, str],
) -> None:
    text, *expected = network
    for rules, names in zip((HALF, MAJORITY, UK), expected, strict=True):
        for authority, day in rules:
            found = assess_text(text, authority, on=day)
            assert affected(found) == names, (authority, day)


def flags(assessment: Assessment, key: str = "A") -> set[str]:
    return {flag.code for flag in assessment.verdict(key).flags}


@pytest.mark.parametrize("authority", ["us", "eu", "ch", "gb", "ca"])
@pytest.mark.parametrize(
    ("network", "flagged"),
    [
        ("X>A 10, B>A 90, A>B 100", "A B"),
        ("X>A 45, A>A 20", "A"),
        ("X>A 30, A>A 20", ""),
        ("A>B 100, B>A 100, X>C 10", ""),
        ("X>A 10, Z>A 80, B>A 10, A>B 100", ""),
        ("X>A 45, Z>A 20", ""),
    ],
)
def test_loops_and_own_shares_are_inconclusive_where_they_could_decide(
    network: str, flagged: str, authority: str
) -> None:
    found = assess_text(network, authority)
    inconclusive = {
        key for key in ("A", "B") if key in network and "inconclusive" in flags(found, key)
    }
    assert inconclusive == set(flagged.split())


def test_a_joint_arrangement_counts_for_each_holder_in_the_united_kingdom() -> None:
    together = [holding("X", "A", "30", joint="j"), holding("Y", "A", "25", joint="j")]
    assert affected(assess_text(together, "gb")) == "A"
    assert affected(assess_text(together, "gb", ["X"])) == "A"
    assert affected(assess_text(together, "us", ["X"])) == ""
    verdict = assess_text(together, "gb", ["X"]).verdict("A")
    assert [(step.holder, step.together) for step in verdict.proof] == [("X", "j"), ("Y", "j")]
    assert verdict.owners == ("X",)
    assert "X 30% and Y 25% of A, held together" in verdict.explanation


def test_shares_that_are_held_jointly_count_once_and_for_each_holder() -> None:
    held = [
        holding("X", "A", "30", joint="j", held_jointly=True),
        holding("Y", "A", "30", joint="j", held_jointly=True),
    ]
    for authority in ("us", "eu", "ch", "gb", "ca"):
        assert affected(assess_text(held, authority)) == ""
    more = [*held, holding("Y", "A", "20")]
    assert affected(assess_text(more, "us")) == "A"
    assert affected(assess_text(more, "gb", ["Y"])) == ""
    assert affected(assess_text([*held, holding("Y", "A", "21")], "gb", ["Y"])) == "A"


@pytest.mark.parametrize("interest", [Interest.BOARD, Interest.INFLUENCE])
def test_control_cascades_and_is_only_a_warning_in_the_united_states(interest: Interest) -> None:
    network = [holding("X", "A", interest=interest), holding("A", "B", "60")]
    for authority in ("eu", "gb", "ch", "ca", "nz"):
        assert affected(assess_text(network, authority)) == "A B", authority
    found = assess_text(network, "us")
    assert affected(found) == ""
    assert "control-only" in flags(found)
    assert affected(assess_text(network, "jp")) == ""


def test_votes_are_measured_apart_from_shares() -> None:
    network = [holding("X", "A", "40"), holding("X", "A", "60", interest=Interest.VOTES)]
    for authority, names in {"us": "", "eu": "A", "gb": "A", "ch": "A", "ca": "A"}.items():
        assert affected(assess_text(network, authority)) == names, authority
    halves = [holding("X", "A", "30"), holding("X", "A", "30", interest=Interest.VOTES)]
    for authority in ("us", "eu", "gb", "ch", "ca", "nz"):
        assert affected(assess_text(halves, authority)) == ""


def test_japan_goes_one_level_down() -> None:
    found = assess_text("X>A 50, A>B 100", "jp")
    assert affected(found) == "A"
    assert found.verdict("B").answer.value == "not_affected"
    several = assess_text("X>A 25, Y>A 25", "jp")
    assert affected(several, "possibly_affected") == "A"
    jointly = [holding("X", "A", "50", joint="j", held_jointly=True), holding("A", "B", "100")]
    assert affected(assess_text(jointly, "jp")) == "A"


def test_relatives_may_be_sanctioned_in_new_zealand() -> None:
    network = [
        holding("Z", "X", interest=Interest.FAMILY),
        holding("Z", "W", interest=Interest.FAMILY),
        holding("Z", "A", "60"),
    ]
    found = assess_text(network, "nz", ["X"])
    assert affected(found, "possibly_affected") == "A Z"
    assert found.verdict("Z").explanation.startswith("Z and X are relatives: Z is possibly")
    for authority in ("us", "eu", "gb", "ch", "ca"):
        assert assess_text(network, authority, ["X"]).affected() == ()


@pytest.mark.parametrize("authority", ["au", "un"])
def test_australia_and_the_united_nations_are_indeterminate_with_the_facts(authority: str) -> None:
    found = assess_text("X>A 50, A>B 60, Z>C 100", authority)
    assert affected(found, "indeterminate") == "A B"
    verdict = found.verdict("B")
    assert verdict.answer.value == "indeterminate"
    assert "X 50% of A; A 60% of B" in verdict.explanation
    assert found.verdict("C").answer.value == "indeterminate"
    assert found.verdict("X").answer.value == "affected"


def test_canada_has_a_rule_since_june_2023_for_each_person_alone() -> None:
    assert affected(assess_text("X>A 50", "ca", on=date(2023, 6, 22))) == "A"
    before = assess_text("X>A 50", "ca", on=date(2023, 6, 21)).verdict("A")
    assert before.answer.value == "indeterminate"
    assert affected(assess_text("X>A 30, Y>A 30", "ca")) == ""
    assert affected(assess_text("X>A 50, X>B 10, A>B 40", "ca")) == "A B"


def test_stakes_were_not_added_up_in_the_united_states_before_august_2014() -> None:
    assert affected(assess_text("X>A 25, Y>A 25", "us", on=date(2014, 8, 12))) == ""
    assert affected(assess_text("X>A 25, Y>A 25", "us", on=date(2014, 8, 13))) == "A"


def _uncertain() -> list[Holding]:
    return [
        holding("X", "A", "?"),
        holding("X", "B", "25-50"),
        holding("X", "C", "25-<50"),
        holding("X", "D", interest=Interest.CONSOLIDATION),
        holding("X", "E", interest=Interest.UNKNOWN),
        holding("X", "F", interest=Interest.DIRECTOR),
        holding("X", "G", "90", indirect=True),
    ]


def test_what_is_not_known_exactly_is_possible() -> None:
    found = assess_text(_uncertain(), "us")
    assert affected(found) == ""
    assert affected(found, "possibly_affected") == "A B D E"
    assert "indirect-not-counted" in flags(found, "G")
