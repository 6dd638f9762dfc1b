"""The profile as a value, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from watchword.model import EntryKey, Release, Schema
from watchword.service.profile.conflicts import Conflict
from watchword.service.profile.coverage import Authorities, Listing, count_authorities
from watchword.service.profile.identity import Identity
from watchword.service.profile.member import Member, State
from watchword.service.profile.names import StatedName
from watchword.service.profile.relations import StatedRelation
from watchword.service.profile.timeline import LegalAct

if TYPE_CHECKING:
    from watchword.service.merging import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Another target that the same question finds, by one of its entries."""

    key: EntryKey
    target: str
    name: str

    def to_dict(self) -> dict[str, Any]:
        """The target as JSON values."""
        return {**self.key._asdict(), "target": self.target, "name": self.name}


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A target as all its authorities state it, now or as of a day.

    Attributes:
        target: The target's present id.
        asked: What was asked for.
        redirected_from: The id that was asked for, where another one is the present id.
        as_of: The day that was asked for; None for now.
        members: The entries that make it, in the order of the authorities.
        coverage: Every act of listing.
        names: Every name, the one that stands for the target first.
        conflicts: The facts in which the entries contradict each other.
        timeline: The acts in the order of time, those after :attr:`as_of` left out.
        why: The pairs of entries that say that they are one party.
        others: Further targets that the same question finds.
    """

    target: str
    asked: str
    redirected_from: str | None
    as_of: date | None
    name: str
    schema: Schema
    members: tuple[Member, ...]
    coverage: tuple[Listing, ...]
    names: tuple[StatedName, ...]
    identity: Identity
    conflicts: tuple[Conflict, ...]
    relations: tuple[StatedRelation, ...]
    timeline: tuple[LegalAct, ...]
    why: tuple[Link, ...] = ()
    others: tuple[Other, ...] = ()

    @property
    def current(self) -> bool:
        """Whether it stands on any list, now or on the day that was asked for."""
        return any(row.state is State.CURRENT for row in self.coverage)

    @property
    def authorities(self) -> Authorities:
        """The authorities that list it, that did, and that may have on the day."""
        return count_authorities(self.coverage, official=True)

    @property
    def own_lists(self) -> Authorities:
        """The same of the user's own lists, by their names."""
        return count_authorities(self.coverage, official=False)

    @property
    def releases(self) -> tuple[Release, ...]:
        """Every release that anything here is taken from, by authority and list, newest first."""
        found = {
            (each.authority, each.list, each.released_on, each.sha256): each
            for each in self._releases()
        }
        newest_first = sorted(found, key=lambda key: key[2], reverse=True)
        return tuple(found[key] for key in sorted(newest_first, key=lambda key: key[:2]))

    def _releases(self) -> Iterable[Release]:
        yield from (row.release for row in self.coverage)
        yield from (row.listed_in for row in self.coverage if row.listed_in)
        yield from (each.source.release for name in self.names for each in name.statements)
        yield from (act.release for act in self.timeline)

    def to_dict(self) -> dict[str, Any]:
        """The profile as JSON values."""
        return {
            "target": self.target,
            "asked": self.asked,
            "redirected_from": self.redirected_from,
            "name": self.name,
            "schema": self.schema.value,
            "as_of": self.as_of and self.as_of.isoformat(),
            "authorities": self.authorities.to_dict(),
            "own_lists": self.own_lists.to_dict(),
            "coverage": [row.to_dict() for row in self.coverage],
            "names": [name.to_dict() for name in self.names],
            **self.identity.to_dict(),
            "conflicts": [conflict.to_dict() for conflict in self.conflicts],
            "relations": [relation.to_dict() for relation in self.relations],
            "timeline": [act.to_dict() for act in self.timeline],
            "why": [link.to_dict() for link in self.why],
            "others": [other.to_dict() for other in self.others],
            "releases": [
                {
                    "authority": each.authority,
                    "list": each.list,
                    "release": each.released_on.isoformat(),
                    "sha256": each.sha256,
                    "format": each.format,
                }
                for each in self.releases
            ],
        }
