"""The engine against a slow, obvious reference, on random graphs with cycles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.support.networks import DAY

from watchword.model import Holding, HoldingSource, Interest, Share
from watchword.network.assessment import assess
from watchword.network.rules import Criteria, Rule, Together, rule_on
from watchword.network.verdict import Listing

NAMES = "XYABCDEF"
AUTHORITIES = ("us", "eu", "gb", "ch", "ca", "jp", "nz")
NUMBERS = (0, 1, 5, 10, 15, 20, 25, 30, 40, 45, 50, 55, 60, 75, 100)
ENDS = st.sampled_from([Fraction(n) for n in NUMBERS] + [Fraction(100, 3), Fraction(50, 7)])
ODD = [Fraction(100, prime) for prime in (1_000_003, 10_000_019)]
"""No whole unit holds both of these: the engine adds fractions."""


@st.composite
def shares(draw: st.DrawFn) -> Share | None:
    kind = draw(st.integers(0, 5))
    if kind == 0:
        return None
    if kind <= 3:
        return Share.exactly(draw(ENDS))
    low, high = sorted((draw(ENDS), draw(ENDS)))
    is_open = low < high
    return Share(
        low=low,
        high=high,
        low_open=is_open and draw(st.booleans()),
        high_open=is_open and draw(st.booleans()),
    )


@st.composite
def holdings(draw: st.DrawFn) -> Holding:
    interest = draw(st.sampled_from([Interest.SHARES] * 6 + [Interest.VOTES] * 2 + list(Interest)))
    joint = draw(st.sampled_from([None] * 5 + ["j", "k"]))
    return Holding(
        owner=draw(st.sampled_from(NAMES)),
        owned=draw(st.sampled_from(NAMES[2:])),
        interest=interest,
        share=draw(shares()),
        indirect=draw(st.sampled_from([False] * 9 + [True])),
        joint=joint,
        held_jointly=bool(joint) and draw(st.booleans()),
        source=HoldingSource(
            name="r", locator="", claim=draw(st.sampled_from([False] * 9 + [True]))
        ),
    )


@st.composite
def networks(draw: st.DrawFn) -> list[Holding]:
    """Holdings of which no two state the same one."""
    unique = {
        (each.owner, each.owned, each.interest, each.joint if _is_joint(each) else None): each
        for each in draw(st.lists(holdings(), max_size=16))
    }
    found = list(unique.values())
    if draw(st.booleans()):
        found = [
            *found,
            *(
                Holding(
                    owner="X", owned=f"O{number}", interest=Interest.SHARES,
                    share=Share.exactly(odd), source=HoldingSource(name="r", locator=""),
                )
                for number, odd in enumerate(ODD)
            ),
        ]  # fmt: skip
    return found


def _is_joint(each: Holding) -> bool:
    added = each.interest in (Interest.SHARES, Interest.VOTES)
    return added and bool(each.joint) and each.held_jointly


class Reference:
    """The rules as one would say them, with fractions and dictionaries, again and again."""

    def __init__(self, network: Iterable[Holding], rule: Rule, *, sure: bool) -> None:
        self.test: Criteria = rule.sure if sure else rule.possible
        self.sure, self.depth = sure, rule.depth
        self.network = [
            each
            for each in network
            if each.owner != each.owned and not each.indirect and not (sure and each.source.claim)
        ]

    def reached(self, seeds: set[str]) -> set[str]:
        if self.test.together is Together.ALL:
            return self.closure(seeds)
        return set().union(*(self.closure({seed}) for seed in seeds)) if seeds else set()

    def closure(self, seeds: set[str]) -> set[str]:
        held, level = set(seeds), 0
        while self.depth is None or level < self.depth:
            level += 1
            names = {name for each in self.network for name in (each.owner, each.owned)}
            more = {name for name in names if self.reaches(held, seeds, name)} - held
            if not more:
                break
            held |= more
        return held

    def reaches(self, held: set[str], seeds: set[str], name: str) -> bool:
        for each in self.network:
            if each.owned == name and each.owner in held and each.interest in self.test.control:
                return True
            tied = {each.owner, each.owned}
            if each.interest in self.test.family and name in tied and (tied - {name}) & seeds:
                return True
        return any(
            self.is_enough(number, self.counted(measure.interest, held, name))
            for number, measure in enumerate(self.test.measures)
        )

    def is_enough(self, number: int, ends: list[tuple[Fraction, bool]]) -> bool:
        measure = self.test.measures[number]
        total, is_open = sum(end for end, _ in ends), any(opened for _, opened in ends)
        if total != measure.threshold:
            return total > measure.threshold
        if self.sure:  # an open low end: a little more than the total
            return is_open or not measure.strict
        return not is_open and not measure.strict

    def counted(self, interest: Interest, held: set[str], name: str) -> list[tuple[Fraction, bool]]:
        interests = {interest}
        if not self.sure and interest is Interest.SHARES:
            interests |= {Interest.UNKNOWN, Interest.CONSOLIDATION}
        here = [each for each in self.network if each.owned == name]
        into = [each for each in here if each.interest in interests]
        ends = []
        jointly: dict[tuple[str | None, Interest, bool], list[Holding]] = defaultdict(list)
        for each in into:
            if _is_joint(each):
                jointly[each.joint, each.interest, each.source.claim].append(each)
            elif each.owner in held or self._arranged(each, here, held):
                ends.append(self.end(each))
        for (joint, _, _), statements in jointly.items():
            # Whoever holds anything of a joint holding holds all of it.
            holders = {each.owner for each in here if each.joint == joint and _is_joint(each)}
            if holders & held:
                ends.append(self.together(statements))
        return ends

    def _arranged(self, each: Holding, here: list[Holding], held: set[str]) -> bool:
        if not self.test.joint or not each.joint or each.held_jointly:
            return False
        if each.interest not in (Interest.SHARES, Interest.VOTES):
            return False
        return any(
            other.owner in held
            for other in here
            if other.joint == each.joint
            and not other.held_jointly
            and other.interest in (Interest.SHARES, Interest.VOTES)
        )

    def end(self, each: Holding) -> tuple[Fraction, bool]:
        share = each.share or Share(low=Fraction(0), high=Fraction(100))
        return (share.low, share.low_open) if self.sure else (share.high, share.high_open)

    def together(self, statements: list[Holding]) -> tuple[Fraction, bool]:
        """What statements of one joint holding allow: narrowed, or anything where they differ."""
        spans = [each.share or Share(low=Fraction(0), high=Fraction(100)) for each in statements]
        lows = [(share.low, share.low_open) for share in spans]
        highs = [(share.high, not share.high_open) for share in spans]
        low, high = max(lows), min(highs)
        if low[0] > high[0] or (low[0] == high[0] and (low[1] or not high[1])):
            low, high = min(lows), max(highs)
        return low if self.sure else (high[0], not high[1])


@settings(max_examples=400, deadline=None)
@given(networks(), st.sets(st.sampled_from(NAMES), max_size=3), st.sampled_from(AUTHORITIES))
def test_the_engine_reaches_whom_the_reference_reaches(
    network: list[Holding], listed: set[str], authority: str
) -> None:
    rule = rule_on(authority, DAY)
    found = assess((), network, listed=_listings(listed), authority=authority, as_of=DAY)
    known = set(found.network.numbers)
    seeds = listed & known
    for sure, reach in ((True, found.outcome.definite), (False, found.outcome.possible)):
        expected = Reference(network, rule, sure=sure).reached(set(seeds))
        reached = {name for name, number in found.network.numbers.items() if reach.has(number)}
        assert reached == (expected | seeds) & known, (authority, sure)


def _listings(names: Iterable[str]) -> dict[str, Listing]:
    return {name: Listing() for name in names}


def _reached(network: list[Holding], listed: set[str], authority: str) -> tuple[set[str], set[str]]:
    found = assess((), network, listed=_listings(listed), authority=authority, as_of=DAY)
    names = {number: name for name, number in found.network.numbers.items()}
    sure, possible = (
        {names[number] for number in names if reach.has(number)}
        for reach in (found.outcome.definite, found.outcome.possible)
    )
    return sure, possible


@settings(max_examples=150, deadline=None)
@given(
    networks(),
    holdings(),
    st.sets(st.sampled_from(NAMES), max_size=2),
    st.sampled_from(NAMES),
    st.sampled_from(AUTHORITIES),
)
def test_more_listed_parties_and_more_holdings_reach_no_fewer(
    network: list[Holding], more: Holding, listed: set[str], other: str, authority: str
) -> None:
    sure, possible = _reached(network, listed, authority)
    assert sure <= possible
    for further in (
        _reached(network, {*listed, other}, authority),
        _reached(
            [*network, replace(more, owner="new", joint=None, held_jointly=False)],
            listed,
            authority,
        ),
    ):
        assert sure <= further[0]
        assert possible <= further[1]


@settings(max_examples=100, deadline=None)
@given(
    networks(),
    st.sets(st.sampled_from(NAMES), min_size=1, max_size=3),
    st.sampled_from(AUTHORITIES),
)
def test_without_any_holding_of_it_a_proof_proves_nothing(
    network: list[Holding], listed: set[str], authority: str
) -> None:
    assume(_joint_statements_agree(network))
    numbered = [
        replace(each, source=replace(each.source, locator=str(number)))
        for number, each in enumerate(network)
    ]
    found = assess((), numbered, listed=_listings(listed), authority=authority, as_of=DAY)
    rule = rule_on(authority, DAY)
    for reached in found.affected():
        verdict = found.verdict(reached.key)
        assert set(verdict.owners) == set(reached.owners)
        proof = [numbered[int(step.source.locator)] for step in verdict.proof]
        sure = verdict.answer.value == "affected"
        assert reached.key in Reference(proof, rule, sure=sure).reached(listed)
        for left_out in proof:
            rest = [each for each in proof if each is not left_out]
            assert reached.key not in Reference(rest, rule, sure=sure).reached(listed)


def _joint_statements_agree(network: list[Holding]) -> bool:
    """Whether all holders of jointly held shares state the same of them."""
    stated: dict[tuple[str | None, str], set[tuple[Interest, Share | None, bool]]] = {}
    for each in network:
        if _is_joint(each):
            said = (each.interest, each.share, each.source.claim)
            stated.setdefault((each.joint, each.owned), set()).add(said)
    return all(len(said) == 1 for said in stated.values())


@settings(max_examples=100, deadline=None)
@given(networks(), st.sampled_from(AUTHORITIES), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_every_party_has_a_verdict_with_every_part(
    network: list[Holding], authority: str, day: date
) -> None:
    found = assess((), network, listed=_listings("XY"), authority=authority, as_of=day)
    for key in found.network.numbers:
        said = found.verdict(key).to_dict()
        assert said["verdict"] in {"affected", "possibly_affected", "not_affected", "indeterminate"}
        assert said["explanation"]
        assert bool(said["proof"]) or said["verdict"] != "affected" or said["listed"]
