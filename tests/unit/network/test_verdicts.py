"""Proof, since when, what would flip it, rebuttals, and input that makes no sense."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.support.networks import BEFORE, affected, assess_text, holding, holdings_of

from watchword.errors import NotFound, WrongUse
from watchword.model import HoldingSource, Interest, Party, Schema, Share
from watchword.network.assessment import assess
from watchword.network.rules import read_rules, rules_of
from watchword.network.verdict import Listing, Rebuttal, Verdict, show

EU, US = "eu", "us"


def steps(verdict: Verdict) -> list[tuple[str, str]]:
    return [(step.holder, step.held) for step in verdict.proof]


def test_the_sentence_gives_the_chain_the_rule_and_the_day() -> None:
    network = [
        holding("X", "A", "50", starts_on=date(2020, 1, 1)),
        holding("A", "B", "40"),
        holding("X", "B", "10", starts_on=date(2021, 6, 1)),
    ]
    listed = {"X": Listing(listed_on=date(2018, 4, 6))}
    verdict = assess_text(network, US, listed).verdict("B")
    assert verdict.explanation == (
        "X 50% of A; X 10% and A 40%, together 50%, of B: B is affected under the US rule "
        "(31 CFR 587.406; OFAC FAQ 398, 399, 401) since 2021-06-01."
    )
    assert verdict.since == date(2021, 6, 1)
    assert verdict.owners == ("X",)
    said = verdict.to_dict()
    assert said["share"] == {"low": "50", "high": "50"}
    assert [(step["holder"], step["held"], step["source"]) for step in said["proof"]] == [
        ("X", "A", "register, X>A"),
        ("X", "B", "register, X>B"),
        ("A", "B", "register, A>B"),
    ]


def test_the_proof_is_the_smallest_there_is() -> None:
    # One step at a time A is reached by five small stakes; B alone would do.
    network = "X>A 10, Y>A 10, V>A 10, W>A 10, U>A 10, X>B 100, B>A 60"
    verdict = assess_text(network, US, "XYUVW").verdict("A")
    assert steps(verdict) == [("X", "B"), ("B", "A")]
    assert verdict.smallest


def test_a_long_proof_has_nothing_that_can_be_left_out() -> None:
    chain = ", ".join(f"C{n}>C{n + 1} 50" for n in range(30))
    network = holdings_of(f"X>C0 50, {chain}, X>C30 49, Y>C5 20, Y>C0 49")
    verdict = assess_text(network, US).verdict("C30")
    proof = verdict.proof
    assert verdict.answer.value == "affected"
    used = [each for each in network if (each.owner, each.owned) in steps(verdict)]
    assert len(used) == len(proof)
    for left_out in used:
        rest = [each for each in used if each is not left_out]
        assert assess_text(rest, US).outcome.reached() == [] or "C30" not in affected(
            assess_text(rest, US)
        )


def test_the_smallest_divestment_and_the_smallest_stake() -> None:
    sale = assess_text("X>A 60, A>B 70", US).verdict("B").flip
    assert sale is not None
    assert (sale.kind, sale.holders, sale.held, show(sale.share), sale.more_than) == (
        "divestment", ("X",), "A", "10", True,
    )  # fmt: skip
    stake = assess_text("X>A 49.9, A>B 100", US).verdict("B").flip
    assert stake is not None
    assert (stake.kind, stake.holders, stake.held, show(stake.share), stake.more_than) == (
        "stake", ("X",), "A", "0.1", False,
    )  # fmt: skip
    majority = assess_text("X>A 50", "ch").verdict("A").flip
    assert majority is not None
    assert (show(majority.share), majority.more_than) == ("0", True)


@pytest.mark.parametrize(
    ("authority", "share"), [("us", "60"), ("eu", "50"), ("gb", "51"), ("ca", "80")]
)
def test_the_change_that_is_named_changes_the_verdict(authority: str, share: str) -> None:
    network = f"X>A {share}, A>B {share}"
    flip = assess_text(network, authority).verdict("B").flip
    assert flip is not None
    for more, answer in ((0 if flip.more_than else -1, "affected"), (1, "not_affected")):
        sold = flip.share + more * _LITTLE
        after = [
            replace(each, share=Share.exactly(each.share.low - sold))
            if each.owned == flip.held and each.share and each.owner in flip.holders
            else each
            for each in holdings_of(network)
        ]
        assert assess_text(after, authority).verdict("B").answer.value == answer


_LITTLE = Share.exactly(1).low / 1000


def test_the_day_since_when_follows_listings_holdings_and_the_law() -> None:
    half = [holding("X", "A", "50", starts_on=date(2019, 1, 1))]
    listed = {"X": Listing(listed_on=date(2022, 2, 25))}
    assert assess_text(half, US, listed).verdict("A").since == date(2022, 2, 25)
    assert assess_text(half, EU, listed).verdict("A").since == date(2024, 7, 3)
    assert assess_text(half, EU, listed, on=BEFORE).verdict("A").answer.value == "not_affected"
    assert assess_text("X>A 50", "ch").verdict("A").since is None
    assert assess_text("X>A 60", "ch").verdict("A").since is None


def test_the_day_is_that_of_the_last_break() -> None:
    network = [
        holding("X", "A", "60", starts_on=date(2015, 1, 1), ends_on=date(2018, 12, 31)),
        holding("X", "A", "60", starts_on=date(2020, 1, 1), ends_on=date(2021, 12, 31)),
        # Passed on to another listed owner, without a break.
        holding("Y", "A", "60", starts_on=date(2022, 1, 1)),
    ]
    assert assess_text(network, US).verdict("A").since == date(2020, 1, 1)


def test_a_listing_counts_from_its_day_until_the_day_before_it_ends() -> None:
    listed = {"X": Listing(listed_on=date(2022, 1, 1), delisted_on=date(2023, 1, 1))}
    days = {
        date(2021, 12, 31): "",
        date(2022, 1, 1): "A",
        date(2022, 12, 31): "A",
        date(2023, 1, 1): "",
    }
    for day, names in days.items():
        assert affected(assess_text("X>A 50", US, listed, on=day)) == names


def test_a_rebuttal_clears_its_party_and_what_hangs_on_it_where_the_law_knows_one() -> None:
    rebuttals = [
        Rebuttal(party="A", authority=authority, note="a firewall is in place", by="J. Doe")
        for authority in ("eu", "gb", "ch", "us")
    ]
    network = "X>A 60, A>B 60, X>C 60"
    for authority in ("eu", "gb", "ch"):
        found = assess_text(network, authority, rebuttals=rebuttals)
        assert affected(found) == "C"
        verdict = found.verdict("A")
        assert verdict.answer.value == "not_affected"
        assert verdict.rebuttal is not None
        assert "a firewall is in place" in verdict.explanation
        assert found.verdict("B").rebuttal == verdict.rebuttal
        assert found.verdict("C").rebuttal is None
    american = assess_text(network, "us", rebuttals=rebuttals)
    assert affected(american) == "A B C"
    assert "rebuttal-ignored" in {flag.code for flag in american.verdict("A").flags}


def test_a_rebuttal_holds_from_its_day() -> None:
    rebuttals = [Rebuttal(party="A", authority="eu", note="n", holds_from=date(2024, 9, 1))]
    before = assess_text("X>A 60", EU, on=date(2024, 8, 31), rebuttals=rebuttals)
    after = assess_text("X>A 60", EU, on=date(2024, 9, 1), rebuttals=rebuttals)
    assert (affected(before), affected(after)) == ("A", "")


def test_the_same_holding_from_two_sources_counts_once() -> None:
    def stated(source: str, share: str, **facts: object) -> object:
        return holding("X", "A", share, source=HoldingSource(name=source, locator="1"), **facts)

    once = assess_text([stated("one", "30"), stated("two", "30")], US)  # type: ignore[list-item]
    assert affected(once) == ""
    assert once.verdict("A").share == Share.exactly(30)
    narrowed = assess_text([stated("one", ">25-75"), stated("two", "60")], US)  # type: ignore[list-item]
    assert affected(narrowed) == "A"
    assert len(narrowed.verdict("A").proof[0].also) == 1
    apart = assess_text([stated("one", "30"), stated("two", "60")], US)  # type: ignore[list-item]
    assert affected(apart, "possibly_affected") == "A"
    assert any("contradict" in problem.message for problem in apart.problems)
    later = [stated("one", "60"), stated("one", "40", starts_on=date(2020, 1, 1))]
    assert affected(assess_text(later, US)) == ""  # type: ignore[arg-type]


@pytest.mark.parametrize("authority", ["us", "ca", "gb", "un"])
def test_the_owners_of_all_are_those_of_each(authority: str) -> None:
    network = "X>A 60, Y>B 60, A>C 30, B>C 30, X>C 25, C>D 60, Y>D 10, D>X 60, Z>A 10"
    found = assess_text(network, authority)
    assert found.affected()
    for each in found.affected():
        assert each.owners == found.verdict(each.key).owners


def test_a_claim_is_never_proof() -> None:
    claim = HoldingSource(name="report", locator="5-9", claim=True)
    found = assess_text([holding("X", "A", "90", source=claim)], US)
    assert affected(found) == ""
    assert affected(found, "possibly_affected") == "A"
    assert "claimed" in {flag.code for flag in found.verdict("A").flags}
    stated = [holding("X", "B", "10"), holding("X", "B", "90", source=claim)]
    assert assess_text(stated, US).affected() == ()


def test_an_uncertain_listed_party_makes_nothing_certain() -> None:
    found = assess_text("X>A 90, A>B 90", US, {"X": Listing(certain=False)})
    assert affected(found, "possibly_affected") == "A B X"
    assert "may be a listed party itself" in found.verdict("X").explanation


def test_programmes_that_stop_at_the_listed_party() -> None:
    for listing in (
        Listing(programmes=("CMIC-EO13959",), lists=("consolidated",)),
        Listing(programmes=("UKRAINE-EO13662",), lists=("consolidated",)),
    ):
        found = assess_text("X>A 90", US, {"X": listing})
        assert found.affected() == ()
        assert "programme-excepted" in {flag.code for flag in found.verdict("A").flags}
        assert found.verdict("X").answer.value == "affected"
    both = Listing(programmes=("CMIC-EO13959", "RUSSIA-EO14024"), lists=("consolidated", "sdn"))
    assert affected(assess_text("X>A 90", US, {"X": both})) == "A"


def test_a_listed_person_is_no_organisation_in_japan() -> None:
    person = Party(key="X", name="X", schema=Schema.PERSON)
    found = assess(
        [person], holdings_of("X>A 100"), listed={"X": Listing()}, authority="jp",
        as_of=date(2025, 1, 1),
    )  # fmt: skip
    assert found.affected() == ()
    assert found.verdict("X").answer.value == "affected"


@pytest.mark.parametrize(("low", "high"), [(-5, -5), (250, 250), (60, 40), (-10, 20), (60, 101)])
def test_shares_that_make_no_sense_are_reported_and_count_as_not_stated(
    low: int, high: int
) -> None:
    share = Share(low=Fraction(low), high=Fraction(high))
    found = assess_text([replace(holding("X", "A"), share=share)], US)
    assert affected(found, "possibly_affected") == "A"
    codes = [each.code.value for each in found.problems if "no share" in each.message]
    assert codes == ["value-unreadable"]


def test_more_than_all_of_a_company_is_reported() -> None:
    found = assess_text("X>A 60, Z>A 60, X>B 50, Z>B 50", US)
    over = [problem.locator for problem in found.problems if "more than 100" in problem.message]
    assert over == ["A"]
    assert affected(found) == "A B"


def test_own_shares_are_reported_and_count_for_nobody() -> None:
    found = assess_text("X>A 40, A>A 60", US)
    assert affected(found) == ""
    assert any("in itself" in problem.message for problem in found.problems)


@pytest.mark.parametrize("length", [1_500, pytest.param(10_000, marks=pytest.mark.slow)])
def test_a_long_chain_is_followed_and_proved(length: int) -> None:
    network = "X>C0 100, " + ", ".join(f"C{n}>C{n + 1} 50" for n in range(length - 1))
    found = assess_text(network, US)
    assert len(found.outcome.reached()) == length
    assert {each.owners for each in found.affected()} == {("X",)}
    verdict = found.verdict(f"C{length - 1}")
    assert len(verdict.proof) == length
    assert verdict.owners == ("X",)


def test_an_empty_network_and_the_ends_of_the_calendar() -> None:
    assert assess_text("", US).to_dict()["affected"] == []
    always = [holding("X", "A", "60", starts_on=date.min, ends_on=date.max)]
    listed = {"X": Listing(listed_on=date.min)}
    for day in (date.min, date(2025, 1, 1), date.max):
        for authority in (US, "ch"):
            assert assess_text(always, authority, listed, on=day).verdict("A").to_dict()


def test_a_table_of_odd_fractions_is_exact_or_widened() -> None:
    odd = [holding("X", "A", "100/3"), holding("Y", "A", "50/3"), holding("Z", "A", "100/1000003")]
    assert affected(assess_text([*odd, holding("Z", "B", "100/10000019")], US)) == "A"
    many = [holding("Z", f"C{n}", f"100/{2 * n + 1_000_003}") for n in range(1_200)]
    widened = assess_text([*odd, *many], US)
    assert affected(widened, "possibly_affected") == "A"


def test_who_is_not_there_and_authorities_without_rules() -> None:
    with pytest.raises(NotFound):
        assess_text("X>A 50", US).verdict("nobody")
    for authority in ("own", "xx"):
        with pytest.raises(WrongUse):
            assess_text("X>A 50", authority)


def test_the_periods_of_a_rule_must_meet() -> None:
    test = '[[period.sure.measure]]\ninterest = "shares"\nthreshold = "50"\nstrict = true\ntogether = "all"\n'
    head = 'authority = "eu"\nname = "n"\nshort = "s"\n'
    with pytest.raises(ValueError, match="gap"):
        read_rules(
            f"{head}[[period]]\nto = 2020-01-01\n{test}[[period]]\nfrom = 2020-01-03\n{test}"
        )
    assert len(rules_of("eu")) == 2


def test_control_is_shown_in_the_sentence() -> None:
    network = [holding("X", "A", interest=Interest.BOARD)]
    said = assess_text(network, EU).verdict("A").explanation
    assert said.startswith(
        "X can appoint the majority of the board of A: A is affected under the EU"
    )
