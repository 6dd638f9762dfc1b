"""What reports claim of listings, held beside the register's own days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from watchword.model import DesignationClaim, HeldStatus, Modality, Span
from watchword.service.timeline.parties import Party
from watchword.service.timeline.register_line import RegisterAct, RegisterRound
from watchword.service.timeline.tellings import SourcedReport, Telling

_BEFORE, _AFTER = timedelta(days=2), timedelta(days=7)
"""How far the register's day may lie from the one that a report tells: an authority announces
a listing days before it takes effect, and a report may tell it a day later."""

_TOLD = frozenset({Modality.ACTUAL, Modality.HISTORICAL, Modality.FUTURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A report's claim that somebody was listed or taken off a list.

    Attributes:
        by: Who acted, and ``target`` whom it concerns, as the report has them.
    """

    report: SourcedReport
    claim: DesignationClaim
    by: Party | None
    target: Party | None

    @property
    def status(self) -> HeldStatus:
        """What the register says of it."""
        return self.claim.held.status

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that it can mean, where it tells any."""
        if self.claim.announced_on is not None:
            return (self.claim.announced_on, self.claim.announced_on)
        return self.claim.announced_between

    @property
    def placed_on(self) -> date:
        """The first day that it tells, else that of the report."""
        return self.days[0] if self.days else self.report.published_on

    @property
    def day_text(self) -> str:
        """The day that it tells, as exactly as it does; empty where it tells none."""
        if self.days is None:
            return ""
        first, last = self.days
        if first == last:
            return str(first)
        return str(first)[:7] if (last - first).days < 32 else str(first)[:4]

    @property
    def key(self) -> tuple[Any, ...]:
        """What the order of claims rests on."""
        evidence = self.claim.evidence
        authority = self.claim.authority or ""
        target = self.target.name if self.target else ""
        where = (evidence.start, evidence.end)
        return (self.placed_on, self.report.published_on, self.report.id, where, authority, target)

    @property
    def words(self) -> str:
        """What it claims, in words."""
        claim = self.claim
        what = "taken off the list" if claim.delisted else "listed"
        if claim.target_count is not None:
            counted = f"{claim.count_qualifier or ''} {claim.target_count} targets".strip()
            what = f"{what} {counted}"
        return what

    def to_dict(self) -> dict[str, Any]:
        """The claim as JSON values."""
        claim, held = self.claim, self.claim.held
        return {
            "report": self.report.id,
            "source": self.report.label,
            "authority": claim.authority,
            "target": self.target.name if self.target else None,
            "delisted": claim.delisted,
            "announced_on": claim.announced_on and claim.announced_on.isoformat(),
            "announced_between": [day.isoformat() for day in claim.announced_between or ()] or None,
            "modality": claim.modality.value,
            "target_count": claim.target_count,
            "count_qualifier": claim.count_qualifier,
            "jurisdiction_count": claim.jurisdiction_count,
            "status": held.status.value,
            "listed_on": held.listed_on and held.listed_on.isoformat(),
            "note": held.note,
            "evidence": self.report.cite(claim.evidence),
        }


def read_claims(report: SourcedReport, parties: Mapping[str, Party]) -> Iterator[Claim]:
    """The claims of a report."""
    for claim in report.reading.designations:
        yield Claim(
            report=report,
            claim=claim,
            by=parties.get(claim.by or ""),
            target=parties.get(claim.target or ""),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Claims, each at the line of the register that bears it out.

    Attributes:
        confirmed: By the place of the register's act or round.
        left: Those that nothing in the register bears out, or that contradict it.
    """

    confirmed: Mapping[int, tuple[Claim, ...]]
    left: tuple[Claim, ...]


def sort_claims(claims: Iterable[Claim], lines: Sequence[RegisterAct | RegisterRound]) -> Sorted:
    """Put claims beside what the register has of them."""
    confirmed: dict[int, list[Claim]] = {}
    left = []
    for claim in sorted(claims, key=lambda each: each.key):
        open_one = claim.claim.modality in _TOLD and claim.status is not HeldStatus.CONFLICT
        place = _line_of(claim, lines) if open_one else None
        if place is None:
            left.append(claim)
        else:
            confirmed.setdefault(place, []).append(claim)
    return Sorted(
        confirmed={place: tuple(each) for place, each in confirmed.items()}, left=tuple(left)
    )


def _line_of(claim: Claim, lines: Sequence[RegisterAct | RegisterRound]) -> int | None:
    """The line that bears a claim out: of the same authority, of its day or of the nearest."""
    found = [place for place, line in enumerate(lines) if _is_of(claim, line)]
    if claim.days is None:
        # "was also sanctioned by Japan" is borne out by any listing before the report.
        before = [
            place
            for place in found
            if isinstance(line := lines[place], RegisterAct)
            and not line.is_amendment
            and line.days[0] <= claim.report.published_on
        ]
        return max(before, key=lambda each: lines[each].days, default=None)
    first, last = claim.days
    near = [
        each
        for each in found
        if lines[each].days[0] <= last + _AFTER and first - _BEFORE <= lines[each].days[1]
    ]
    return min(near, key=lambda each: abs(lines[each].days[1] - first), default=None)


def nearest(claim: Claim, lines: Sequence[RegisterAct | RegisterRound]) -> RegisterAct | None:
    """The register's act of the same authority and kind that comes nearest to a claim."""
    acts = [line for line in lines if isinstance(line, RegisterAct) and _is_of(claim, line)]
    day = claim.placed_on
    return min(acts, key=lambda each: (each.is_amendment, abs(each.days[1] - day)), default=None)


def _is_of(claim: Claim, line: RegisterAct | RegisterRound) -> bool:
    if claim.claim.authority != line.authority:
        return False
    if isinstance(line, RegisterAct):
        return line.is_amendment or line.is_listing is not claim.claim.delisted
    theirs = claim.target is None or claim.target.country == line.country
    return theirs and not claim.claim.delisted


def tells_it(claim: Claim, telling: Telling) -> bool:
    """Whether an event is what a claim says, in the same words of the same report."""
    if telling.report.id != claim.report.id or telling.event.type not in {"SANCTION", "RETREAT"}:
        return False
    if not _overlap(telling.event.evidence, claim.claim.evidence):
        return False
    by = claim.by is None or claim.by in telling.source or not telling.source
    return by and (claim.target is None or claim.target in (*telling.target, *telling.third))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def group_by_report(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    """Claims by the ids of their reports."""
    by_report: dict[str, list[Claim]] = {}
    for claim in claims:
        by_report.setdefault(claim.report.id, []).append(claim)
    return by_report


def without(tellings: Iterable[Telling], told: Iterable[Claim]) -> list[Telling]:
    """Tellings without those that a claim says already."""
    by_report = group_by_report(told)
    return [
        telling
        for telling in tellings
        if not any(tells_it(claim, telling) for claim in by_report.get(telling.report.id, ()))
    ]
