"""Stakes just under a threshold: of the rules of ownership, and of registers of owners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from watchword.errors import WrongUse
from watchword.model import Holding
from watchword.network.flags.facts import COUNTABLE, Facts
from watchword.network.flags.flag import FlagStrength
from watchword.network.flags.handover import is_near, nearest_listing
from watchword.network.flags.raising import Found
from watchword.network.flags.reading import measure, register_thresholds
from watchword.network.flags.telling import (
    days_text,
    holding_evidence,
    listing_evidence,
    listing_text,
    share_text,
)
from watchword.network.rules import rule_on
from watchword.network.verdict import show


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A level of shares or votes that matters, and to whom."""

    level: Fraction
    whose: str


def find_shaved(facts: Facts) -> Iterator[Found]:
    """A listed party's stake that had been at a threshold or above, and went just under it."""
    flag = "shaved-below-threshold"
    for owner in facts.designations:
        for held in _just_under(facts, owner):
            threshold, stake = held
            before = _above(facts, stake, threshold)
            if before is None or stake.starts_on is None:
                continue
            near = nearest_listing(facts, owner, stake.starts_on)
            when = f", {days_text(near[1])} {listing_text(near[0])}" if near else ""
            close = near is not None and is_near(flag, near[1])
            yield Found(
                party=stake.owned,
                about=(owner,),
                sentence=(
                    f"{facts.name(owner)} went from {share_text(before.share)} to "
                    f"{share_text(stake.share)} of the {stake.interest.value} in "
                    f"{facts.name(stake.owned)} on {stake.starts_on}{when}: just under the "
                    f"{show(threshold.level)}% of {threshold.whose}."
                ),
                evidence=[
                    holding_evidence(facts, before, before.ends_on),
                    holding_evidence(facts, stake, stake.starts_on),
                    *([listing_evidence(facts, near[0])] if near else []),
                ],
                strength=FlagStrength.STRONG if close else FlagStrength.MODERATE,
            )


def find_just_under(facts: Facts) -> Iterator[Found]:
    """A listed party's stake just under a threshold, of which no higher level is known."""
    for owner in facts.designations:
        for threshold, stake in _just_under(facts, owner):
            if not facts.running(stake) or _above(facts, stake, threshold):
                continue
            yield Found(
                party=stake.owned,
                about=(owner,),
                sentence=(
                    f"{facts.name(owner)} holds {share_text(stake.share)} of the "
                    f"{stake.interest.value} in {facts.name(stake.owned)}: just under the "
                    f"{show(threshold.level)}% of {threshold.whose}."
                ),
                evidence=[
                    holding_evidence(facts, stake, stake.starts_on),
                    *(listing_evidence(facts, each) for each in facts.designations[owner]),
                ],
                strength=FlagStrength.WEAK,
            )


def _just_under(facts: Facts, owner: str) -> Iterator[tuple[Threshold, Holding]]:
    thresholds = _thresholds(facts, owner)
    margin = Fraction(measure("shaved-below-threshold", "margin_hundredths"), 100)
    for held in facts.of(owner):
        if held.interest not in COUNTABLE or held.share is None or held.owned == owner:
            continue
        for threshold in thresholds:
            least = threshold.level - margin
            if least <= held.share.low <= held.share.high < threshold.level:
                yield threshold, held
                break


def _above(facts: Facts, stake: Holding, threshold: Threshold) -> Holding | None:
    """The last stake at the threshold or above that ended before this one began."""
    found = [
        each
        for each in facts.between(stake.owner, stake.owned)
        if each.interest is stake.interest
        and each.share is not None
        and each.share.low >= threshold.level
        and each.ends_on is not None
        and stake.starts_on is not None
        and each.ends_on <= stake.starts_on
    ]
    return max(
        found, key=lambda each: each.ends_on.toordinal() if each.ends_on else 0, default=None
    )


def _thresholds(facts: Facts, owner: str) -> list[Threshold]:
    """The levels of the rules of those who list the owner, and of registers; highest first."""
    whose: dict[Fraction, dict[str, None]] = {}
    for listed in facts.designations[owner]:
        try:
            rule = rule_on(listed.authority, facts.as_of)
        except WrongUse:  # an own list: no law of ownership belongs to it
            continue
        if rule.indeterminate is None:
            for each in rule.sure.measures:
                whose.setdefault(each.threshold, {})[f"the {rule.short}"] = None
    for level, name in register_thresholds():
        whose.setdefault(level, {})[name] = None
    return [
        Threshold(level=level, whose=" and ".join(names))
        for level, names in sorted(whose.items(), reverse=True)
    ]
