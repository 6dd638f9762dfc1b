"""Relations as links between entities."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from followthemoney import model
from followthemoney.proxy import EntityProxy

from watchword.model import Relation, RelationKind, Schema
from watchword.service.followthemoney.told import Party, dataset_of, newest
from watchword.service.followthemoney.values import add, digest, make, note
from watchword.service.held import Told

# The link, and which of its ends the entry's own party is.
_LINKS = {
    RelationKind.FAMILY: ("Family", "person", "relative"),
    RelationKind.ASSOCIATE: ("Associate", "person", "associate"),
    RelationKind.OWNED_BY: ("Ownership", "asset", "owner"),
    RelationKind.OWNER_OF: ("Ownership", "owner", "asset"),
    RelationKind.PARENT_OF: ("Ownership", "owner", "asset"),
    RelationKind.SUBSIDIARY_OF: ("Ownership", "asset", "owner"),
    RelationKind.LED_BY: ("Directorship", "organization", "director"),
    RelationKind.LEADER_OF: ("Directorship", "director", "organization"),
    RelationKind.MEMBER_OF: ("Membership", "member", "organization"),
    RelationKind.ACTS_FOR: ("Representation", "agent", "client"),
}
_UNKNOWN = ("UnknownLink", "subject", "object")


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """The party at the other end of a relation."""

    id: str
    schema: Schema


Resolve: TypeAlias = Callable[[Told, Relation], Other | None]
"""Whom a relation of an entry leads to; None where that is not known."""


def links_of(proxy: EntityProxy, party: Party, resolve: Resolve) -> Iterator[EntityProxy]:
    """A link for each relation; one that leads to nobody who is known is a note.

    What several entries state alike joins; what leads back to the party itself is none.
    """
    made: dict[str, EntityProxy] = {}
    for told in party.told:
        for relation in told.entry.relations:
            other = resolve(told, relation)
            shape = None if other is None else _shape(relation.kind, party.schema, other.schema)
            if other is None or shape is None:
                _keep(proxy, relation)
                continue
            if other.id == party.id:
                continue
            schema, own, theirs = shape
            key = digest(schema, own, other.id, relation.detail)
            if key not in made:
                context = {"datasets": [], "last_seen": newest(party.told)}
                made[key] = make(schema, f"{party.id}-link-{key}", context)
            link = made[key]
            link.add(own, party.id)
            link.add(theirs, other.id)
            role = "relationship" if "relationship" in link.schema.properties else "role"
            add(link, role, relation.detail or relation.kind.value)
            names = {*link.context["datasets"], dataset_of(told.release)}
            link.context["datasets"] = sorted(names)
    yield from made.values()


def _keep(proxy: EntityProxy, relation: Relation) -> None:
    if relation.other:
        detail = relation.detail.rstrip(" :") or relation.kind.value
        note(proxy, detail, relation.other)


@cache
def _shape(kind: RelationKind, own: Schema, theirs: Schema) -> tuple[str, str, str] | None:
    """The link for a relation: an unknown one where its own can't hold parties of these kinds."""
    for schema, here, there in (_LINKS.get(kind, _UNKNOWN), _UNKNOWN):
        if _fits(schema, here, own.value) and _fits(schema, there, theirs.value):
            return schema, here, there
    return None


def _fits(link: str, end: str, schema: str) -> bool:
    """Whether a party of this schema can stand at this end of a link."""
    known, party = model.get(link), model.get(schema)
    if known is None or party is None:
        return False
    ends = known.get(end)
    return ends is not None and ends.range is not None and party.is_a(ends.range)
