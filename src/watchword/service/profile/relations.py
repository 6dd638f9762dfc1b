"""Whom a target is related to, by what its own entries and those of others state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from watchword.index import Index
from watchword.model import EntryKey, Relation, RelationKind
from watchword.service.profile.member import Member
from watchword.service.profile.stated import Source, same_text, source_of
from watchword.store.reader import Reader


class Direction(StrEnum):
    """Who states it: the target's own entry, or that of the other side."""

    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationStatement:
    """A relation as one entry states it.

    Attributes:
        source: The entry that states it.
        other: The entry of the other side; None where it is not known.
        name: What the other side is called there.
    """

    direction: Direction
    source: Source
    relation: Relation
    other: EntryKey | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRelation:
    """A relation, and everyone who states it.

    Attributes:
        target: The id of the other side's target; None where no entry is known for it.
    """

    target: str | None
    statements: tuple[RelationStatement, ...]

    @property
    def direction(self) -> Direction:
        """Who states it."""
        return self.statements[0].direction

    @property
    def kind(self) -> RelationKind:
        """What the stating entry's party is to the other."""
        return self.statements[0].relation.kind

    @property
    def name(self) -> str:
        """What the other side is called."""
        return self.statements[0].name

    @property
    def details(self) -> tuple[str, ...]:
        """The sources' own words, each once."""
        stated = (each.relation.detail for each in self.statements)
        return tuple(dict.fromkeys(detail for detail in stated if detail))

    @property
    def authorities(self) -> tuple[str, ...]:
        """Who states it, each once."""
        return tuple(dict.fromkeys(each.source.key.authority for each in self.statements))

    def to_dict(self) -> dict[str, Any]:
        """The relation as JSON values."""
        return {
            "direction": self.direction.value,
            "kind": self.kind.value,
            "to": self.name,
            "target": self.target,
            "detail": "; ".join(self.details),
            "stated_by": [
                {
                    **each.source.to_dict(),
                    "other_entry": each.other and each.other.entry,
                    "written": each.name,
                    "detail": each.relation.detail,
                    "inverse": each.relation.inverse,
                }
                for each in self.statements
            ],
        }


def read_relations(
    reader: Reader, index: Index, members: Sequence[Member]
) -> tuple[StatedRelation, ...]:
    """The relations that these entries state, then those that others state to them.

    The other side is one where it leads to one target; else where it has one name.
    """
    found: dict[tuple[object, ...], tuple[str | None, list[RelationStatement]]] = {}
    outgoing = [each for member in members for each in _outgoing(reader, member)]
    incoming = [each for member in members for each in _incoming(reader, member)]
    for each in (*outgoing, *incoming):
        target = _target(index, each.other)
        side = (each.direction, each.relation.kind, target or same_text(each.name))
        found.setdefault(side, (target, []))[1].append(each)
    return tuple(
        StatedRelation(target=target, statements=tuple(statements))
        for target, statements in found.values()
    )


def _outgoing(reader: Reader, member: Member) -> Iterator[RelationStatement]:
    for relation in member.entry.relations:
        yield RelationStatement(
            direction=Direction.OUT,
            source=source_of(member),
            relation=relation,
            other=_other(reader, member, relation),
            name=relation.other,
        )


def _other(reader: Reader, member: Member, relation: Relation) -> EntryKey | None:
    """The entry that a relation means: by its id, or the only one of the list of that name."""
    if relation.other_id is not None:
        return member.key._replace(entry=relation.other_id)
    named = {entry for _, entry in reader.named([member.shown.release_id], relation.other)}
    named.discard(member.key.entry)
    return member.key._replace(entry=named.pop()) if len(named) == 1 else None


def _incoming(reader: Reader, member: Member) -> Iterator[RelationStatement]:
    for each in reader.incoming(member.shown.release_id, member.entry):
        other = member.key._replace(entry=each.entry_id)
        yield RelationStatement(
            direction=Direction.IN,
            source=Source(key=other, release=member.shown.release),
            relation=each.relation,
            other=other,
            name=each.name,
        )


def _target(index: Index, other: EntryKey | None) -> str | None:
    row = None if other is None else index.row_of_target(other.target)
    return None if row is None else index.target(row).id
