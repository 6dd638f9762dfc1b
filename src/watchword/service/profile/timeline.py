"""The legal acts on a target in the order of time, over all its authorities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from watchword.model import Designation, Entry, EntryKey, Release
from watchword.service.profile.member import Member, rank_of
from watchword.store.presence import Spell


class Act(StrEnum):
    """What happened."""

    LISTED = "listed"
    SEEN = "seen"
    """Listed on a day that nobody states, between a release without it and one with it."""
    AMENDED = "amended"
    DELISTED = "delisted"
    GONE = "gone"
    """Taken off on a day that nobody states, between two such releases."""
    CLOSED = "list-closed"
    """Another list has taken the place of the whole list."""


_ORDER = tuple(Act)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalAct:
    """One act, and which release states it.

    Attributes:
        on: The day where stated.
        after: Else the last day on which it had not happened, where any is known.
        by: The day, or the first on which it had happened.
        programmes: The programmes by which the party is listed.
        basis: The legal acts.
        release: The newest release that states the day; of an interval, the first or the
            last that holds the entry.
    """

    act: Act
    on: date | None
    after: date | None
    by: date
    key: EntryKey
    programmes: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    source: str = ""
    release: Release

    @property
    def when(self) -> str:
        """The day, or as exactly as it is known."""
        if self.on is not None:
            return self.on.isoformat()
        return f"by {self.by}" if self.after is None else f"{self.after} to {self.by}"

    def to_dict(self) -> dict[str, Any]:
        """The act as JSON values."""
        return {
            "act": self.act.value,
            "on": self.on and self.on.isoformat(),
            "after": self.after and self.after.isoformat(),
            "by": self.by.isoformat(),
            **self.key._asdict(),
            "programmes": list(self.programmes),
            "basis": list(self.basis),
            "source": self.source,
            "release": self.release.released_on.isoformat(),
            "sha256": self.release.sha256,
        }


def read_timeline(members: Iterable[Member], *, until: date | None) -> tuple[LegalAct, ...]:
    """Every act of which the register knows a day or an interval.

    What only earlier releases state counts as well: a list that names its last amendment
    only tells of the others in its older releases.

    Args:
        members: The entries.
        until: The last day that is shown; None for all.
    """
    acts = [act for member in members for act in (*_stated(member), *_seen(member))]
    shown = [act for act in acts if until is None or _may_be_over(act, until)]
    return tuple(sorted(shown, key=_place))


def _may_be_over(act: LegalAct, day: date) -> bool:
    return act.by <= day or (act.after is not None and act.after < day)


def _place(act: LegalAct) -> tuple[Any, ...]:
    return act.by, _ORDER.index(act.act), rank_of(act.key), act.programmes, act.basis


def _stated(member: Member) -> Iterator[LegalAct]:
    """Each day that any release states, once for each programme, as the newest states it."""
    found: dict[tuple[object, ...], LegalAct] = {}
    for edition in member.editions:
        for act in edition.entry.designations:
            for kind, day in _days(act):
                stated = LegalAct(
                    act=kind,
                    on=day,
                    after=None,
                    by=day,
                    key=member.key,
                    programmes=act.programmes,
                    basis=_basis(edition.entry, act, day),
                    source=act.source,
                    release=edition.release,
                )
                found.setdefault((kind, day), stated)
                known = found[kind, day]
                if known.release is edition.release:
                    found[kind, day] = _joined(known, stated)
    yield from found.values()


def _joined(known: LegalAct, other: LegalAct) -> LegalAct:
    """Two acts of one day that one release states of the entry, as one."""
    return replace(
        known,
        programmes=tuple(dict.fromkeys((*known.programmes, *other.programmes))),
        basis=tuple(dict.fromkeys((*known.basis, *other.basis))),
    )


def _days(act: Designation) -> Iterator[tuple[Act, date]]:
    if act.listed_on is not None:
        yield Act.LISTED, act.listed_on
    for day in act.amended_on:
        yield Act.AMENDED, day
    if act.delisted_on is not None:
        yield Act.DELISTED, act.delisted_on


def _basis(entry: Entry, act: Designation, day: date) -> tuple[str, ...]:
    """The legal acts of a day, where the entry tells which; else all of them.

    The European Union's list names several regulations, and tells the day of each in a
    feature beside it.
    """
    told = [each.value for each in entry.features if day.isoformat() in each.value]
    of_day = tuple(each for each in act.basis if any(each in value for value in told))
    return of_day or act.basis


def _seen(member: Member) -> Iterator[LegalAct]:
    """What the releases show where no day is stated for it."""
    spells = member.listed.presence.spells
    yield from _appearances(member, spells)
    yield from _disappearances(member, spells)
    if member.closed_on is not None:
        newest = member.editions[0].release
        closed = _observed(member, Act.CLOSED, None, member.closed_on, newest)
        yield replace(closed, on=member.closed_on)


def _appearances(member: Member, spells: Sequence[Spell]) -> Iterator[LegalAct]:
    listed, amended = _days_of(member, Act.LISTED), _days_of(member, Act.AMENDED)
    for spell in spells:
        # A spell that came after another needs a day of its own.
        after = None if spell is spells[0] else spell.absent_on
        if not any((after or date.min) <= day <= spell.first_seen_on for day in listed):
            by = listed_by(spell, amended)
            release = _release_of(member, spell.first_seen_on)
            seen = _observed(member, Act.SEEN, spell.absent_on, by, release)
            acts = member.entry.designations
            yield replace(seen, basis=tuple(dict.fromkeys(e for act in acts for e in act.basis)))


def listed_by(spell: Spell, amended: Iterable[date]) -> date:
    """The first day on which an entry is known to stand there: what is amended is listed."""
    start = spell.absent_on or date.min
    return min(
        (day for day in amended if start < day < spell.first_seen_on), default=spell.first_seen_on
    )


def _disappearances(member: Member, spells: Sequence[Spell]) -> Iterator[LegalAct]:
    delisted = _days_of(member, Act.DELISTED)
    for spell in spells:
        gone_by = spell.gone_by
        if gone_by and not any(spell.first_seen_on <= day <= gone_by for day in delisted):
            release = _release_of(member, spell.last_seen_on)
            yield _observed(member, Act.GONE, spell.last_seen_on, gone_by, release)


def _days_of(member: Member, kind: Act) -> set[date]:
    acts = (act for edition in member.editions for act in edition.entry.designations)
    return {day for act in acts for each, day in _days(act) if each is kind}


def _release_of(member: Member, day: date) -> Release:
    return next(each.release for each in member.editions if each.release.released_on == day)


def _observed(member: Member, act: Act, after: date | None, by: date, release: Release) -> LegalAct:
    acts = member.entry.designations
    return LegalAct(
        act=act,
        on=None,
        after=after,
        by=by,
        key=member.key,
        programmes=tuple(dict.fromkeys(each for act in acts for each in act.programmes)),
        release=release,
    )
