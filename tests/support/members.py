"""Entries as members of a target, made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from watchword.model import DateBasis, Entry, EntryKey, Release
from watchword.service.profile import Profile
from watchword.service.profile.conflicts import find_conflicts
from watchword.service.profile.coverage import read_coverage
from watchword.service.profile.identity import read_identity
from watchword.service.profile.member import Edition, Member
from watchword.service.profile.names import gather_names
from watchword.service.profile.timeline import read_timeline
from watchword.store.presence import EverListed, Presence, Spell

DAY = date(2023, 4, 12)


def make_release(key: EntryKey, released_on: date = DAY) -> Release:
    """A release of an entry's list."""
    return Release(
        authority=key.authority,
        list=key.list,
        format="us.sdn_xml",
        released_on=released_on,
        released_on_basis=DateBasis.GIVEN,
        read_at=datetime(2024, 1, 1, tzinfo=UTC),
        sha256=f"{released_on:%Y%m%d}" * 8,
        targets=1,
        problems=0,
        current=True,
    )


def make_member(
    authority: str,
    *said: tuple[date, Entry | None],
    list_key: str = "sdn",
    as_of: date | None = None,
    closed_on: date | None = None,
) -> Member:
    """A member of which the releases of a list say this, the oldest first.

    ``None`` is a release without the entry.
    """
    entries = [entry for _, entry in said if entry is not None]
    key = EntryKey(authority, list_key, entries[0].id)
    editions = tuple(
        Edition(release_id=number, release=make_release(key, day), entry=entry)
        for number, (day, entry) in reversed(list(enumerate(said)))
        if entry is not None
    )
    shown = next((e for e in editions if as_of is None or e.release.released_on <= as_of), None)
    return Member(
        key=key,
        shown=shown or editions[-1],
        editions=editions,
        listed=EverListed(
            entry_id=key.entry,
            body_id=0,
            body_sha256="",
            locator="",
            presence=Presence(spells=tuple(_spells(said))),
            listed_on=min(
                (a.listed_on for e in entries for a in e.designations if a.listed_on), default=None
            ),
        ),
        list_current=closed_on is None,
        closed_on=closed_on,
        as_of=as_of,
    )


def _spells(said: Sequence[tuple[date, Entry | None]]) -> list[Spell]:
    spells: list[Spell] = []
    held: list[date] = []
    absent_on: date | None = None
    for day, entry in said:
        if entry is not None:
            held.append(day)
            continue
        if held:
            spells.append(_spell(absent_on, held, gone_by=day))
        absent_on, held = day, []
    return [*spells, _spell(absent_on, held)] if held else spells


def _spell(absent_on: date | None, held: Sequence[date], gone_by: date | None = None) -> Spell:
    return Spell(absent_on=absent_on, first_seen_on=held[0], last_seen_on=held[-1], gone_by=gone_by)


def make_profile(*members: Member, as_of: date | None = None) -> Profile:
    """The profile of a target that these are the members of, without relations."""
    first = members[0]
    return Profile(
        target=first.key.target,
        asked=first.key.entry,
        redirected_from=None,
        as_of=as_of,
        name=first.entry.name,
        schema=first.entry.schema,
        members=members,
        coverage=read_coverage(members),
        names=gather_names(members, first=first.entry.name),
        identity=read_identity(members),
        conflicts=find_conflicts(members),
        relations=(),
        timeline=read_timeline(members, until=as_of),
    )
