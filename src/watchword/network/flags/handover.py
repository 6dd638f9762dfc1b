"""Handing over: who gave up which stake on which day, and who came in at that time.

A register does not say that one sold to another. A stake that ends or shrinks, and another's
that begins within some days of it in the same company, is what a transfer looks like there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from watchword.model import Holding
from watchword.network.flags.facts import HOLDS, Facts, ListedBy
from watchword.network.flags.flag import Evidence
from watchword.network.flags.reading import measure
from watchword.network.flags.telling import (
    holding_evidence,
    listing_evidence,
    share_text,
    stake_text,
)

_MOST_TAKERS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """A stake of a listed party that ended or shrank.

    Attributes:
        on: The last day of the stake as it was.
        before: What the giver held until then, one holding for each interest.
        kept: What is left of it.
        takers: What others began to hold about then.
    """

    giver: str
    company: str
    on: date
    before: tuple[Holding, ...]
    kept: tuple[Holding, ...]
    takers: tuple[Holding, ...]

    @property
    def taken_by(self) -> list[str]:
        """The keys of those who came in."""
        return list(dict.fromkeys(each.owner for each in self.takers))


class Dealings(Facts):
    """A network with what was handed over in it: what rules of flags get."""

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        """What listed parties gave up, whether before or after they were listed."""
        return tuple(each for giver in self.designations for each in _given_by(self, giver))


def _given_by(facts: Facts, giver: str) -> Iterator[Transfer]:
    ends: dict[tuple[str, date], list[Holding]] = defaultdict(list)
    for held in facts.of(giver):
        if held.interest not in HOLDS or held.owned == giver or not facts.ended(held):
            continue
        if held.ends_on is not None and not _goes_on(facts, held):
            ends[held.owned, held.ends_on].append(held)
    for (company, day), before in sorted(ends.items(), key=lambda each: each[0]):
        came = _takers(facts, giver, company, day)
        takers = [each for each in came if not _holds(facts, giver, each.owner, day)]
        if came and not takers:
            continue  # a holding company of the giver's own came between
        yield Transfer(
            giver=giver,
            company=company,
            on=day,
            before=tuple(before),
            kept=tuple(_later(facts, before[0], day)),
            takers=tuple(takers[:_MOST_TAKERS]),
        )


def _goes_on(facts: Facts, held: Holding) -> bool:
    """Whether the same stake, or a larger one, is stated for the days after its end."""
    day = held.ends_on or date.max
    return any(not _is_less(each, held) for each in _later(facts, held, day))


def _later(facts: Facts, held: Holding, day: date) -> list[Holding]:
    gap = measure("transfer", "gap")
    return [
        each
        for each in facts.between(held.owner, held.owned)
        if each.interest is held.interest
        and (each.ends_on is None or each.ends_on > day)
        and (each.starts_on is None or (each.starts_on - day).days <= gap)
    ]


def _is_less(later: Holding, earlier: Holding) -> bool:
    if later.share is None or earlier.share is None:
        return False
    return _level(later) < _level(earlier)


def _level(held: Holding) -> Fraction:
    return held.share.low if held.share else Fraction(0)


def _takers(facts: Facts, giver: str, company: str, day: date) -> list[Holding]:
    gap, into = measure("transfer", "gap"), facts.into(company)
    first = bisect_left(into, day.toordinal() - gap, key=_start)
    found: list[Holding] = []
    for each in into[first:]:
        if _start(each) > day.toordinal() + gap or len(found) >= 10 * _MOST_TAKERS:
            break
        outside = each.owner not in {giver, company}
        if outside and each.interest in HOLDS and not _had_as_much(facts, each):
            found.append(each)
    return found


def _had_as_much(facts: Facts, taken: Holding) -> bool:
    return any(
        each.interest is taken.interest
        and _start(each) < _start(taken)
        and not _is_less(each, taken)
        for each in facts.between(taken.owner, taken.owned)
    )


def _holds(facts: Facts, giver: str, taker: str, day: date) -> bool:
    return any(
        each.interest in HOLDS and (each.ends_on is None or each.ends_on > day)
        for each in facts.between(giver, taker)
    )


def _start(held: Holding) -> int:
    return held.starts_on.toordinal() if held.starts_on else 0


def nearest_listing(facts: Facts, key: str, day: date) -> tuple[ListedBy, int] | None:
    """The listing of a party nearest to a day, and how many days after it that day is."""
    found = [
        (each, (day - each.on).days)
        for each in facts.dated(key)
        if each.on is not None and not _is_over(each, day)
    ]
    return min(found, key=lambda each: abs(each[1]), default=None)


def _is_over(listed: ListedBy, day: date) -> bool:
    return listed.listing.delisted_on is not None and listed.listing.delisted_on <= day


def is_near(flag: str, days: int) -> bool:
    """Whether a day lies in a flag's window about a listing."""
    return -measure(flag, "before") <= days <= measure(flag, "after")


def transfer_text(facts: Facts, given: Transfer) -> str:
    """``X gave up 60% of the shares in C (2022-02-20); Y came in with 60% of the shares``."""
    stakes = " and ".join(stake_text(each) for each in given.before)
    kept = next((share_text(each.share) for each in given.kept if each.share), "")
    left = f" and kept {kept}" if kept else ""
    text = f"{facts.name(given.giver)} gave up {stakes} in {facts.name(given.company)}{left}"
    firsts = list({each.owner: each for each in reversed(given.takers)}.values())[::-1][:3]
    came = ", ".join(f"{facts.name(each.owner)} with {stake_text(each)}" for each in firsts)
    return f"{text}; in came {came}" if came else text


def transfer_evidence(
    facts: Facts, given: Transfer, listing: ListedBy | None = None
) -> list[Evidence]:
    """What was given up, what came in, and the listing that it is near to."""
    found = [holding_evidence(facts, each, given.on) for each in given.before]
    found += [holding_evidence(facts, each, each.starts_on) for each in given.kept]
    found += [holding_evidence(facts, each, each.starts_on) for each in given.takers]
    return [*found, *([listing_evidence(facts, listing)] if listing else [])]
