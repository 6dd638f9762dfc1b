"""Facts in which the entries of a target contradict one another.

That one list gives a party up and another keeps it is no conflict but coverage. Nor is it
one that an entry gives several birth dates itself: it leaves open which is true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from watchword.compare.evidence import Agreement
from watchword.compare.facts import (
    compare_dates,
    compare_identifiers,
    compare_sexes,
    identifier_key,
    kinds_can_meet,
)
from watchword.model import DateInterval, Entry, Identifier, IdentifierKind
from watchword.service.profile.identity import same_date
from watchword.service.profile.member import Member
from watchword.service.profile.stated import Stated, gather

Pair = tuple[Member, Member]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A fact of which two values can't both be true.

    Attributes:
        fact: ``birth_date``, ``death_date``, ``founded_on``, ``sex``, ``kind``, or the kind
            of an identifier of which a party has only one.
        agreement: ``near`` where the values may be one with a slip in it, else ``contradict``.
        values: What those entries state that contradict another, each value once.
    """

    fact: str
    agreement: Agreement
    values: tuple[Stated[str], ...]

    def to_dict(self) -> dict[str, Any]:
        """The conflict as JSON values."""
        return {
            "fact": self.fact,
            "agreement": self.agreement.value,
            "values": [
                {"value": each.value, "stated_by": each.stated_by()} for each in self.values
            ],
        }


def find_conflicts(members: Sequence[Member]) -> tuple[Conflict, ...]:
    """Every fact in which two of the entries contradict each other."""
    found = [
        *_dates("birth_date", members, lambda entry: entry.birth_dates),
        *_dates("death_date", members, lambda entry: entry.death_dates),
        *_dates("founded_on", members, lambda entry: entry.founded_on),
        *_simple("sex", members, _sexes_differ, lambda entry: entry.sex),
        *_simple("kind", members, _kinds_differ, lambda entry: entry.schema.value),
        *_identifiers(members),
    ]
    return tuple(found)


def _dates(
    fact: str, members: Sequence[Member], pick: Callable[[Entry], Sequence[DateInterval]]
) -> Iterator[Conflict]:
    at_odds: dict[Pair, Agreement] = {}
    for left, right in combinations(members, 2):
        met = compare_dates(pick(left.entry), pick(right.entry))
        if met is None or met.agreement is Agreement.AGREE:
            continue
        # "About 1958" and 1960 can both hold.
        if met.agreement is Agreement.CONTRADICT or not (met.query.circa or met.listed.circa):
            at_odds[left, right] = met.agreement
    if at_odds:
        involved = _involved(members, at_odds)
        stated = gather(involved, lambda member: pick(member.entry), key=same_date)
        values = tuple(Stated(value=str(each.value), by=each.by) for each in stated)
        yield Conflict(fact=fact, agreement=_worst(at_odds.values()), values=values)


def _simple(
    fact: str,
    members: Sequence[Member],
    differ: Callable[[Entry, Entry], bool],
    show: Callable[[Entry], str | None],
) -> Iterator[Conflict]:
    pairs = [pair for pair in combinations(members, 2) if differ(pair[0].entry, pair[1].entry)]
    if pairs:
        involved = _involved(members, pairs)
        values = gather(involved, lambda member: [shown] if (shown := show(member.entry)) else [])
        yield Conflict(fact=fact, agreement=Agreement.CONTRADICT, values=values)


def _sexes_differ(left: Entry, right: Entry) -> bool:
    met = compare_sexes(left.sex, right.sex)
    return met is not None and met.agreement is Agreement.CONTRADICT


def _kinds_differ(left: Entry, right: Entry) -> bool:
    return not kinds_can_meet(left.schema, right.schema)


def _identifiers(members: Sequence[Member]) -> Iterator[Conflict]:
    at_odds: dict[IdentifierKind, list[Pair]] = {}
    countries: dict[IdentifierKind, set[str | None]] = {}
    for left, right in combinations(members, 2):
        ours, theirs = left.entry.identifiers, right.entry.identifiers
        for met in compare_identifiers(ours, theirs):
            if met.agreement is Agreement.CONTRADICT:
                at_odds.setdefault(met.kind, []).append((left, right))
                countries.setdefault(met.kind, set()).update(
                    each.country
                    for each in (*ours, *theirs)
                    if each.kind is met.kind and each.value in {met.query, met.listed}
                )
    for kind, pairs in at_odds.items():

        def of_kind(member: Member, kind: IdentifierKind = kind) -> Iterable[Identifier]:
            identifiers = member.entry.identifiers
            return (e for e in identifiers if e.kind is kind and e.country in countries[kind])

        stated = gather(_involved(members, pairs), of_kind, key=identifier_key)
        values = tuple(Stated(value=each.value.value, by=each.by) for each in stated)
        yield Conflict(fact=kind.value, agreement=Agreement.CONTRADICT, values=values)


def _involved(members: Sequence[Member], pairs: Iterable[Pair]) -> list[Member]:
    keys = {member.key for pair in pairs for member in pair}
    return [member for member in members if member.key in keys]


def _worst(agreements: Iterable[Agreement]) -> Agreement:
    return Agreement.CONTRADICT if Agreement.CONTRADICT in set(agreements) else Agreement.NEAR
