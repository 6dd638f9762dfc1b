"""Which tellings of different reports are one event.

Two tellings can be one where their types agree, somebody is the same on each side, and
days and places are compatible. A group is made only where *every two* of its tellings
can be one (complete linkage), so that a chain of talks, each a day after the last, never
becomes one event; days that overlap in pairs have a day in common (Helly's theorem in
one dimension). Pairs are taken in the order of how well they agree and then of the
reports' own days and ids, so the result does not depend on the order of reading.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from watchword.news.names import fold
from watchword.service.timeline.parties import Likeness, sides_alike
from watchword.service.timeline.tellings import (
    CONSULT,
    PLANNED,
    Telling,
    folded_country_names,
)

_KINDRED = ({"AGREE", "COOPERATE"}, {"SANCTION", "COERCE"})
"""Types that one act is often told as."""
_PLAN_SLACK, _FACT_SLACK = 5, 1
"""In half days, how far what was planned or told may lie from what others tell: a plan moves
by a day or two, and midnight falls between two newsrooms."""
_AT_A_DISTANCE = frozenset({"phone"})

_NEAR_THE_DAY, _PERHAPS, _ON_THE_DAY = 1, 2, 3
_BOTH_SURE = 4
_WEIGHTS = {_NEAR_THE_DAY: 0, _PERHAPS: 5, _ON_THE_DAY: 25}
_MODE = 10
"""What counts for a pair beside its parties: two visits on a day are one sooner than a visit
and talks some time, even where the one paper names the host and the other his country."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How well two tellings agree.

    Attributes:
        weight: The more the better.
        turned: Whether the source of one is the target of the other.
    """

    weight: int
    turned: bool


def merge_tellings(tellings: Iterable[Telling]) -> list[tuple[Telling, ...]]:
    """The tellings in groups, one for each event; the order is that of the tellings' keys."""
    ordered = sorted(tellings, key=lambda telling: telling.key)
    groups = list(_cells(ordered).values())
    leads = [group[0] for group in groups]
    edges = sorted(
        (-fit.weight, left, right)
        for left, right, fit in _edges(leads)
        if _agree_within_reports(groups[left], groups[right])
    )
    near: list[set[int]] = [{place} for place in range(len(leads))]
    for _, left, right in edges:
        near[left].add(right)
        near[right].add(left)
    joined = _join(near, ((left, right) for _, left, right in edges))
    merged = [
        tuple(sorted((t for place in cluster for t in groups[place]), key=lambda t: t.key))
        for cluster in joined
    ]
    return sorted(merged, key=lambda group: group[0].key)


def _cells(ordered: Sequence[Telling]) -> dict[tuple[object, ...], list[Telling]]:
    """Tellings that agree in all, together: a wire's words come back a hundred times."""
    cells: dict[tuple[object, ...], list[Telling]] = {}
    for telling in ordered:
        event = telling.event
        key = (
            *(event.type, event.mode, event.modality, event.reciprocal),
            *(frozenset(telling.source), frozenset(telling.target), telling.days),
            *(fold(telling.event.place or ""), telling.place_country),
            # "A spokesman" of two reports need not be one: who can't be told apart stays apart.
            None if fit_of(telling, telling) else telling.key,
        )
        cells.setdefault(key, []).append(telling)
    return cells


def _agree_within_reports(one: Sequence[Telling], other: Sequence[Telling]) -> bool:
    """Whether what one report tells in both cells can be one event: that is held more strictly."""
    by_report: dict[str, Telling] = {telling.report.id: telling for telling in one}
    return all(
        fit_of(by_report[telling.report.id], telling) is not None
        for telling in other
        if telling.report.id in by_report
    )


def _join(near: Sequence[set[int]], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Clusters in which every two are near each other, the best pairs joined first."""
    cluster_of = list(range(len(near)))
    members = {place: [place] for place in cluster_of}
    # Whom every member of a cluster is near.
    common = dict(enumerate(near))
    for left, right in pairs:
        one, other = cluster_of[left], cluster_of[right]
        if one == other or not common[one].issuperset(members[other]):
            continue
        one, other = min(one, other), max(one, other)
        for place in members[other]:
            cluster_of[place] = one
        members[one] += members.pop(other)
        common[one] = common[one] & common.pop(other)
    return list(members.values())


def _edges(leads: Sequence[Telling]) -> Iterator[tuple[int, int, Fit]]:
    """Every pair that can be one event, with how well it agrees."""
    families: dict[str, list[int]] = {}
    for place, telling in enumerate(leads):
        families.setdefault(_family(telling.event.type), []).append(place)
    for family in families.values():
        by_day = sorted(family, key=lambda place: (_first(leads[place]), place))
        open_ones: list[int] = []
        for place in by_day:
            start = _first(leads[place])
            open_ones = [each for each in open_ones if _last(leads[each]) >= start]
            for other in open_ones:
                left, right = min(place, other), max(place, other)
                fit = fit_of(leads[left], leads[right])
                if fit is not None:
                    yield left, right, fit
            open_ones.append(place)


def _family(event_type: str) -> str:
    for kindred in _KINDRED:
        if event_type in kindred:
            return min(kindred)
    return event_type


def _first(telling: Telling) -> int:
    return 2 * telling.days.first - _slack(telling)


def _last(telling: Telling) -> int:
    return 2 * telling.days.last + _slack(telling)


def _slack(telling: Telling) -> int:
    if not telling.days.stated or telling.event.type not in {CONSULT, "AGREE", "COOPERATE"}:
        return 0
    return _PLAN_SLACK if telling.event.modality in PLANNED else _FACT_SLACK


def fit_of(one: Telling, other: Telling) -> Fit | None:
    """How well two tellings agree; None where they can't be of one event."""
    if not _types_agree(one, other):
        return None
    days = _days_agree(one, other)
    if days is None:
        return None
    place = _places_agree(one, other)
    if place is None or (one.report.id == other.report.id and not _told_twice(one, other)):
        return None
    best: Fit | None = None
    # A plan is kept by whoever comes in the end; of facts a day apart the same have to be party.
    sure = _BOTH_SURE - (one.event.modality in PLANNED or other.event.modality in PLANNED)
    for turned in (False, True) if one.is_mutual or other.is_mutual else (False,):
        sides = _sides_agree(one, other, turned=turned, exact=days == _ON_THE_DAY)
        if sides is None or (days == _NEAR_THE_DAY and sides < sure):
            continue
        weight = 10 * sides + _WEIGHTS[days] + place + _MODE * (one.event.mode == other.event.mode)
        if best is None or weight > best.weight:
            best = Fit(weight, turned)
    return best


def _told_twice(one: Telling, other: Telling) -> bool:
    """Whether one report tells the same again: in the same mode, and of the same persons.

    What it tells of two and of three people, or as a visit and as talks, it tells of two.
    """
    mine, theirs = (
        {party.name for party in telling.parties if party.is_person and party.named}
        for telling in (one, other)
    )
    fewer, more = sorted((mine, theirs), key=len)
    same_people = fewer == more or (len(fewer) <= 1 and fewer <= more)
    return same_people and one.event.mode == other.event.mode


def _types_agree(one: Telling, other: Telling) -> bool:
    mine, theirs = one.event, other.event
    if one.standing or other.standing:
        return False
    if not _modes_agree(mine.mode, theirs.mode, consult=mine.type == theirs.type == CONSULT):
        return False
    if mine.type == theirs.type:
        return True
    return one.days.is_exact and other.days.is_exact and _family(mine.type) == _family(theirs.type)


def _modes_agree(mine: str | None, theirs: str | None, *, consult: bool) -> bool:
    """A visit is told as talks too, but a call is no visit, and an expulsion no embargo."""
    if mine is None or theirs is None or mine == theirs:
        return True
    return consult and (mine in _AT_A_DISTANCE) == (theirs in _AT_A_DISTANCE)


def _days_agree(one: Telling, other: Telling) -> int | None:
    """How well the days agree; None where they exclude each other."""
    mine, theirs = one.days, other.days
    overlap = mine.first <= theirs.last and theirs.first <= mine.last
    if not overlap:
        # What one report tells of two days is two events.
        near = _first(one) <= _last(other) and _first(other) <= _last(one)
        return _NEAR_THE_DAY if near and one.report.id != other.report.id else None
    return _ON_THE_DAY if mine.is_exact and theirs.is_exact else _PERHAPS


def _places_agree(one: Telling, other: Telling) -> int | None:
    """How well the places agree; None where they exclude each other."""
    mine, theirs = fold(one.event.place or ""), fold(other.event.place or "")
    if not mine or not theirs:
        return 1
    if mine == theirs:
        return 2
    if one.place_country and other.place_country and one.place_country != other.place_country:
        return None
    same_country = one.place_country is not None and one.place_country == other.place_country
    if one.event.type == CONSULT and same_country:
        return 1
    # A town and its country; else two towns under fire are two attacks.
    whole = same_country and not folded_country_names().isdisjoint((mine, theirs))
    contained = mine in theirs or theirs in mine or whole
    return 1 if contained else (0 if one.event.type == CONSULT else None)


def _sides_agree(one: Telling, other: Telling, *, turned: bool, exact: bool) -> int | None:
    """How well the parties agree, 1 to 4; None where they are others."""
    first, second = (other.target, other.source) if turned else (other.source, other.target)
    likes = [sides_alike(one.source, first), sides_alike(one.target, second)]
    if Likeness.NONE in likes:
        return None
    told = [each for each in likes if each is not None]
    if len(told) == 2:
        total = sum(told)
        # Two bodies of the same two states on the same day: for talks that is enough.
        if total == 2 and not (exact and one.event.type == CONSULT):
            return None
        return total
    if one.source and one.target and other.source and other.target:
        return None
    # One report leaves out with whom, or by whom.
    same_words = one.event.mode == other.event.mode or one.event.type == CONSULT
    return 1 if told == [Likeness.SAME] and same_words and exact else None
