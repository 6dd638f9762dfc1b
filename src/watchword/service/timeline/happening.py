"""One event over all reports that tell it, with what they agree on and where they differ."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from watchword.model import Modality
from watchword.news.names import fold
from watchword.service.timeline.merging import fit_of
from watchword.service.timeline.parties import Likeness, Party, likeness
from watchword.service.timeline.tellings import (
    CONSULT,
    PLANNED,
    Days,
    SourcedReport,
    Telling,
    folded_country_names,
)

T = TypeVar("T")


class Status(StrEnum):
    """How far an event is known to have happened."""

    HAPPENED = "happened"
    PLANNED = "planned"
    UNCONFIRMED = "unconfirmed"
    """Planned for a day that has passed, and no report tells that it happened."""
    POSSIBLE = "possible"
    """Nobody tells it as more than a possibility."""
    DENIED = "denied"
    """Told only as something that did not happen or will not."""
    DISPUTED = "disputed"
    """Some tell that it happened, others that it did not."""
    BACKGROUND = "background"
    """What reports recall as known, without a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A party to an event under the fullest name that the reports give.

    Attributes:
        side: ``source``, ``target`` or ``third``.
    """

    party: Party
    side: str

    def to_dict(self) -> dict[str, Any]:
        """The actor as JSON values."""
        return {
            "name": self.party.name,
            "schema": self.party.schema.value,
            "country": self.party.country,
            "side": self.side,
            "targets": sorted(self.party.targets),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """One way in which some of the reports tell a detail."""

    value: str
    reports: tuple[SourcedReport, ...]

    def to_dict(self) -> dict[str, Any]:
        """The variant as JSON values."""
        return {
            "value": self.value,
            "reports": [report.id for report in self.reports],
            "sources": [report.label for report in self.reports],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event over all reports that tell it.

    Attributes:
        id: From the first telling: it stays while later reports are added.
        days: On which it was or will be, as the best-informed reports have it; where none
            tells, the day of the first report.
        differences: For each detail in which the reports differ, what they say of it, the
            version that is shown first.
        planned: Whether any report told it as a plan.
    """

    id: str
    type: str
    mode: str | None
    status: Status
    actors: tuple[Actor, ...]
    place: str | None
    place_country: str | None
    days: Days
    differences: dict[str, tuple[Variant, ...]] = field(default_factory=dict)
    planned: bool
    tellings: tuple[Telling, ...]

    @property
    def mutual(self) -> bool:
        """Whether both sides do it alike: talks, and what a report tells so."""
        if self.type == CONSULT:
            return self.mode != "visit"
        return any(telling.event.reciprocal for telling in self.tellings)

    @property
    def reports(self) -> tuple[SourcedReport, ...]:
        """The reports that tell it, each once, in the order of their days."""
        return tuple({telling.report.id: telling.report for telling in self.tellings}.values())

    @property
    def starts_on(self) -> date | None:
        """Its first day; None where no report tells one."""
        return date.fromordinal(self.days.first) if self.days.stated else None

    @property
    def ends_on(self) -> date | None:
        """Its last day."""
        return date.fromordinal(self.days.last) if self.days.stated else None

    @property
    def placed_on(self) -> date:
        """The day at which it stands on the line of time: its own, else its first report's."""
        return self.starts_on or self.tellings[0].report.published_on

    def side(self, name: str) -> tuple[Actor, ...]:
        """The actors of a side."""
        return tuple(actor for actor in self.actors if actor.side == name)


def make_happening(group: Sequence[Telling], *, horizon: date) -> Happening:
    """One event from its tellings.

    Args:
        group: Of one event, in the order of their keys.
        horizon: The day up to which the reports go: what was planned for a day before it,
            and is told by nobody as done, is unconfirmed.
    """
    first = group[0]
    turned = {id(each): _is_turned(first, each) for each in group}
    days = _days(group)
    return Happening(
        id=_id(first),
        type=_commonest(group, lambda telling: telling.event.type) or first.event.type,
        mode=_commonest(group, lambda telling: telling.event.mode),
        status=_status(group, days, horizon),
        actors=_actors(group, turned),
        place=_commonest(_placed(group), lambda telling: telling.event.place),
        place_country=_commonest(group, lambda telling: telling.place_country),
        days=days,
        differences=_differences(group),
        planned=any(each.event.modality in PLANNED for each in group),
        tellings=tuple(group),
    )


def _id(first: Telling) -> str:
    event = first.event
    place = (event.type, event.evidence.start, event.trigger.start)
    told = "\x00".join((first.report.id, *map(str, place)))
    return f"ev-{hashlib.sha256(told.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _is_turned(first: Telling, other: Telling) -> bool:
    fit = fit_of(first, other)
    return fit is not None and fit.turned


def _commonest(group: Iterable[Telling], pick: Callable[[Telling], T | None]) -> T | None:
    """What most reports say; of what as many say, the first."""
    found: dict[T, set[str]] = {}
    for telling in group:
        value = pick(telling)
        if value:
            found.setdefault(value, set()).add(telling.report.id)
    return max(found, key=lambda value: len(found[value]), default=None)


def _placed(group: Sequence[Telling]) -> Sequence[Telling]:
    """Those who tell more of the place than the country, where anybody does."""
    names = folded_country_names()
    closer = [each for each in group if each.event.place and fold(each.event.place) not in names]
    return closer or group


def _status(group: Sequence[Telling], days: Days, horizon: date) -> Status:
    told = {telling.event.modality for telling in group}
    if all(telling.standing for telling in group):
        return Status.BACKGROUND
    happened = bool(told & {Modality.ACTUAL, Modality.HISTORICAL})
    if Modality.NEGATED in told:
        return Status.DISPUTED if happened else Status.DENIED
    if happened:
        return Status.HAPPENED
    if Modality.FUTURE not in told:
        return Status.POSSIBLE
    passed = days.stated and days.last < horizon.toordinal()
    return Status.UNCONFIRMED if passed else Status.PLANNED


def _days(group: Sequence[Telling]) -> Days:
    """The days that the best-informed reports tell.

    Those who tell it as done know better than those who announced it, an exact day is
    better than a month; of the rest, what most say, and then the earliest.
    """
    stated = [telling for telling in group if telling.days.stated]
    done = [telling for telling in stated if telling.event.modality not in PLANNED]
    pool = done or stated
    if not stated:
        day = group[0].report.published_on.toordinal()
        return Days(day, day, group[0].days.precision, stated=False)
    reports: Counter[Days] = Counter()
    for days, _ in {(telling.days, telling.report.id): None for telling in pool}:
        reports[days] += 1
    best = min(
        reports,
        key=lambda each: (each.last - each.first > 6, -reports[each], each.last, -each.first),
    )
    # An end that a plan told ("a four-day visit") holds until somebody tells another one.
    ends = [t.days.last for t in stated if t.days.is_exact and t.days.first == best.first]
    if best.is_exact and best.last == best.first and ends:
        return Days(best.first, max(ends), best.precision, stated=True)
    return best


def _actors(group: Sequence[Telling], turned: dict[int, bool]) -> tuple[Actor, ...]:
    found: dict[str, list[Party]] = {"source": [], "target": [], "third": []}
    for telling in group:
        first, second = telling.source, telling.target
        if turned[id(telling)]:
            first, second = second, first
        found["source"] += first
        found["target"] += second
        found["third"] += telling.third
    return tuple(
        Actor(party=_joined(same), side=side)
        for side, parties in found.items()
        for same in sorted(_apart(parties), key=_order)
    )


def _apart(parties: Sequence[Party]) -> list[list[Party]]:
    """The parties of a side, those together that are one: full names first, then the rest."""
    clusters: list[list[Party]] = []
    for party in sorted(parties, key=lambda each: (not each.named, " " not in each.name)):
        for same in clusters:
            if any(likeness(each, party) is Likeness.SAME for each in same):
                same.append(party)
                break
        else:
            clusters.append([party])
    return clusters


def _order(same: Sequence[Party]) -> tuple[object, ...]:
    joined = _joined(same)
    return (not joined.is_person, joined.is_country, not joined.named, -len(same), joined.name)


def _joined(same: Sequence[Party]) -> Party:
    """One party with all that the reports know of it, under the full name that most use."""
    counts = Counter(each.name for each in same)

    def rank(each: Party) -> tuple[object, ...]:
        return (each.named, " " in each.name, counts[each.name], -len(each.name), each.name)

    best = max(same, key=rank)
    return Party(
        name=best.name,
        schema=best.schema,
        country=best.country or next((each.country for each in same if each.country), None),
        states=frozenset().union(*(each.states for each in same)),
        targets=frozenset().union(*(each.targets for each in same)),
        roles=frozenset().union(*(each.roles for each in same)),
        named=best.named,
    )


def _differences(group: Sequence[Telling]) -> dict[str, tuple[Variant, ...]]:
    """What the reports tell differently; what one leaves open is no difference."""
    exact = [telling for telling in group if telling.days.is_exact]
    details = {
        "days": _variants(exact, lambda telling: days_text(telling.days), lambda t: t.days.first),
        "place": _variants(_placed(group), lambda telling: telling.event.place),
        "mode": _variants(group, lambda telling: telling.event.mode),
        "type": _variants(group, lambda telling: telling.event.type),
        "told_as": _variants(group, _told_as) if _is_disputed(group) else (),
    }
    return {name: variants for name, variants in details.items() if len(variants) > 1}


def _is_disputed(group: Sequence[Telling]) -> bool:
    told = {telling.event.modality for telling in group}
    return Modality.NEGATED in told and len(told) > 1


def _told_as(telling: Telling) -> str:
    return _WORDS[telling.event.modality]


_WORDS = {
    Modality.ACTUAL: "happened",
    Modality.HISTORICAL: "happened",
    Modality.FUTURE: "planned",
    Modality.HYPOTHETICAL: "possible",
    Modality.NEGATED: "denied",
}


def _variants(
    group: Iterable[Telling],
    pick: Callable[[Telling], str | None],
    key: Callable[[Telling], Hashable] | None = None,
) -> tuple[Variant, ...]:
    """What the reports say of a detail, what most of them say first."""
    reports: dict[Hashable, dict[str, SourcedReport]] = {}
    shown: dict[Hashable, str] = {}
    for telling in group:
        value = pick(telling)
        if value:
            same = fold(value) if key is None else key(telling)
            reports.setdefault(same, {})[telling.report.id] = telling.report
            shown.setdefault(same, value)
    order = sorted(reports, key=lambda same: -len(reports[same]))
    return tuple(
        Variant(value=shown[same], reports=tuple(reports[same].values())) for same in order
    )


def days_text(days: Days) -> str:
    """Days as they are shown: as exactly as they are known, ``~`` where nobody tells them."""
    first, last = date.fromordinal(days.first), date.fromordinal(days.last)
    if not days.stated:
        return f"~{first}"
    shown = {"month": 7, "year": 4}.get(days.precision)
    if shown is not None:
        parts = dict.fromkeys((str(first)[:shown], str(last)[:shown]))
        return " to ".join(parts)
    text = str(first) if first == last else f"{first} to {_short(first, last)}"
    return text if days.precision in {"day", "time"} else f"~{text}"


def _short(first: date, last: date) -> str:
    """The last day without the month and the year that it shares with the first."""
    if (first.year, first.month) == (last.year, last.month):
        return str(last)[8:]
    return str(last)[5:] if first.year == last.year else str(last)
