"""Everything that is known of a target, and which release says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from watchword.errors import NotFound
from watchword.model import DateInterval, Entry, Name, Place, Relation, Release, target_id
from watchword.service.context import Context
from watchword.service.finding import Found, find_entries
from watchword.store.presence import Presence
from watchword.store.reader import IncomingRelation, Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A target as one list states it.

    Attributes:
        target: The target's id.
        entry: What the list says, in the newest release that holds the entry.
        release: That release.
        current: Whether that release is the one in force; where not, the entry has been
            taken off the list.
        presence: Since when the entry has been seen on the list.
        earlier_names: Names that earlier releases state and this one does not, each with
            the day of the newest release that does. A release that was read without its
            file of aliases does not take them away.
        incoming: What other entries of the list say of their relation to it.
        others: Further targets that the same question finds, as ``(authority, list,
            entry id, target id, name)``.
    """

    target: str
    entry: Entry
    release: Release
    current: bool
    presence: Presence
    earlier_names: tuple[tuple[Name, date], ...]
    incoming: tuple[IncomingRelation, ...]
    others: tuple[tuple[str, str, str, str, str], ...]

    @property
    def listed_on(self) -> date | None:
        """The first day of listing that the entry states."""
        return min(
            (each.listed_on for each in self.entry.designations if each.listed_on), default=None
        )

    def to_dict(self) -> dict[str, Any]:
        """The profile as JSON values."""
        entry = self.entry
        return {
            "target": self.target,
            "name": entry.name,
            "schema": entry.schema.value,
            "coverage": self._coverage(),
            "names": [
                _name(each, self.release.authority, self.release.released_on)
                for each in entry.names
            ]
            + [_name(each, self.release.authority, day) for each, day in self.earlier_names],
            "birth_dates": _dates(entry.birth_dates),
            "death_dates": _dates(entry.death_dates),
            "founded_on": _dates(entry.founded_on),
            "birth_places": _places(entry.birth_places),
            "addresses": _places(entry.addresses),
            "countries": [
                {"role": each.role.value, "country": each.country, "text": each.text}
                for each in entry.countries
            ],
            "sex": entry.sex,
            "titles": list(entry.titles),
            "positions": list(entry.positions),
            "identifiers": [
                {
                    "kind": each.kind.value,
                    "value": each.value,
                    "country": each.country,
                    "issuer": each.issuer,
                    "label": each.label,
                    "remark": each.remark,
                    "issued_on": _iso(each.issued_on),
                    "expires_on": _iso(each.expires_on),
                }
                for each in entry.identifiers
            ],
            "cross_references": [
                {"scheme": each.scheme, "value": each.value} for each in entry.cross_references
            ],
            "contacts": [{"kind": each.kind.value, "value": each.value} for each in entry.contacts],
            "relations": self._relations(),
            "features": [{"label": each.label, "value": each.value} for each in entry.features],
            "remarks": list(entry.remarks),
            "conflicts": [],
            "others": [
                dict(zip(("authority", "list", "entry", "target", "name"), each, strict=True))
                for each in self.others
            ],
        }

    def _coverage(self) -> list[dict[str, Any]]:
        stated = self.entry.designations
        return [
            {
                "authority": self.release.authority,
                "list": self.release.list,
                "entry": self.entry.id,
                "current": self.current,
                "listed_on": _iso(each.listed_on if each else None),
                "delisted_on": _iso(each.delisted_on if each else None),
                "amended_on": [day.isoformat() for day in each.amended_on] if each else [],
                "programmes": list(each.programmes) if each else [],
                "basis": list(each.basis) if each else [],
                "reason": each.reason if each else "",
                "measures": list(each.measures) if each else [],
                "source": each.source if each else "",
                "remark": each.remark if each else "",
                "release": self.release.released_on.isoformat(),
                "sha256": self.release.sha256,
                "first_seen_on": self.presence.first_seen_on.isoformat(),
                "absent_on": _iso(self.presence.absent_on),
                "last_seen_on": _iso(self.presence.gone_by and self.presence.last_seen_on),
                "gone_by": _iso(self.presence.gone_by),
                "locator": self.entry.locator,
            }
            for each in (stated or (None,))
        ]

    def _relations(self) -> list[dict[str, Any]]:
        authority = self.release.authority
        outgoing = [
            _relation(each, to=each.other, entry=each.other_id, direction="out")
            for each in self.entry.relations
        ]
        incoming = [
            _relation(each.relation, to=each.name, entry=each.entry_id, direction="in")
            for each in self.incoming
        ]
        return [{**each, "authority": authority} for each in outgoing + incoming]


def show(context: Context, text: str) -> Profile:
    """The profile of the target that a text names.

    Args:
        context: The register.
        text: A target id, an entry id (alone, or as ``us:35283``), an identifier such as
            an IMO number, or a name.

    Raises:
        NotFound: Nothing is known by that.
    """
    with context.register.read() as reader:
        found = find_entries(context, reader, text)
        if not found:
            raise NotFound(f"nothing in the register is known as {text!r}")
        return _profile(reader, found[0], found[1:])


def _profile(reader: Reader, found: Found, others: Sequence[Found]) -> Profile:
    release = found.stored.release
    entry = reader.entry(found.stored.id, found.entry_id)
    if entry is None:
        raise NotFound(f"{found.entry_id} is not in {release.authority}/{release.list}")
    return Profile(
        target=target_id(release.authority, release.list, found.entry_id),
        entry=entry,
        release=release,
        current=release.current,
        presence=reader.presence(release.authority, release.list)[found.entry_id],
        earlier_names=_earlier_names(reader, found, entry),
        incoming=tuple(reader.incoming(found.stored.id, entry)),
        others=tuple(_other(reader, each) for each in others),
    )


def _earlier_names(reader: Reader, found: Found, entry: Entry) -> tuple[tuple[Name, date], ...]:
    release = found.stored.release
    holding = set(reader.releases_with(release.authority, release.list, found.entry_id))
    known = {each.full for each in entry.names}
    earlier: list[tuple[Name, date]] = []
    for stored in reader.releases(authority=release.authority):
        before = reader.entry(stored.id, found.entry_id) if stored.id in holding else None
        for each in before.names if before else ():
            if each.full not in known:
                known.add(each.full)
                earlier.append((each, stored.release.released_on))
    return tuple(earlier)


def _other(reader: Reader, found: Found) -> tuple[str, str, str, str, str]:
    release = found.stored.release
    entry = reader.entry(found.stored.id, found.entry_id)
    return (
        release.authority,
        release.list,
        found.entry_id,
        target_id(release.authority, release.list, found.entry_id),
        entry.name if entry else "",
    )


def _name(name: Name, authority: str, released_on: date) -> dict[str, Any]:
    return {
        "name": name.full,
        "kind": name.kind.value,
        "strength": name.strength.value,
        "script": name.script,
        "language": name.language,
        "authority": authority,
        "release": released_on.isoformat(),
    }


def _relation(relation: Relation, *, to: str, entry: str | None, direction: str) -> dict[str, Any]:
    return {
        "kind": relation.kind.value,
        "to": to,
        "entry": entry,
        "direction": direction,
        "detail": relation.detail,
    }


def _dates(intervals: Sequence[DateInterval]) -> list[dict[str, Any]]:
    return [
        {
            "earliest": each.earliest.isoformat(),
            "latest": each.latest.isoformat(),
            "precision": each.precision.value,
            "circa": each.circa,
            "text": each.text,
        }
        for each in intervals
    ]


def _places(places: Sequence[Place]) -> list[dict[str, Any]]:
    return [{"text": each.text, "country": each.country} for each in places]


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
