"""What a party is to others."""

from __future__ import annotations

from collections.abc import Sequence

from watchword.model import ProblemCode, RelationKind
from watchword.sources.draft import Draft
from watchword.sources.own.ftm.dates import end_of
from watchword.sources.own.ftm.entity import MADE_ID, MOST_VALUES, Entity
from watchword.sources.own.ftm.kinds import ends_of
from watchword.sources.own.ftm.spool import Spool

_KINDS = {
    "Family": (RelationKind.FAMILY, RelationKind.FAMILY),
    "Associate": (RelationKind.ASSOCIATE, RelationKind.ASSOCIATE),
    "Ownership": (RelationKind.OWNER_OF, RelationKind.OWNED_BY),
    "Control": (RelationKind.OTHER, RelationKind.OTHER),
    "Directorship": (RelationKind.LEADER_OF, RelationKind.LED_BY),
    "Membership": (RelationKind.MEMBER_OF, RelationKind.OTHER),
    "Representation": (RelationKind.ACTS_FOR, RelationKind.OTHER),
    "UnknownLink": (RelationKind.LINKED_TO, RelationKind.LINKED_TO),
}
"""What the party at the first end of a link is to the one at the second, and the other way."""

_DIRECT = {
    "parent": RelationKind.SUBSIDIARY_OF,
    "owner": RelationKind.OWNED_BY,
    "operator": RelationKind.OPERATED_BY,
    "issuer": RelationKind.LINKED_TO,
    "bank": RelationKind.LINKED_TO,
    "holder": RelationKind.LINKED_TO,
}
"""What a party is to those that its own properties name."""

LINK_PROPERTIES = frozenset(_DIRECT)

_DETAILS = ("relationship", "role", "ownershipType", "controlType", "percentage", "status")
_MORE = ("summary", "description")


def add_links(draft: Draft, party: Entity, parts: Sequence[Entity], spool: Spool) -> None:
    """Add the relations that links and the party's own properties state.

    A link stands at its first end; at the second one where the first has no entry.
    """
    for part in parts:
        ends = ends_of(part.schema)
        if ends is not None:
            _add_link(draft, party, part, spool)
    for name, kind in _DIRECT.items():
        for other in party.values(name):
            _add_relation(draft, spool, other, kind, detail=name)


def _add_link(draft: Draft, party: Entity, part: Entity, spool: Spool) -> None:
    source, target = ends_of(part.schema) or ("", "")
    forth, back = _KINDS.get(part.schema, (RelationKind.OTHER, RelationKind.OTHER))
    told = part.values(*_DETAILS) or part.values(*_MORE)
    if end_of(part) is not None:
        forth, back = _former(forth), _former(back)
        told.append(f"until {', '.join(part.values('endDate'))}")
    detail = "; ".join(told)
    if party.id in part.values(source):
        said = detail or (f"{source} ({part.schema})" if forth is RelationKind.OTHER else "")
        for other in part.values(target):
            if other != party.id:
                _add_relation(draft, spool, other, forth, detail=said)
    if party.id in part.values(target):
        said = detail or (f"{target} ({part.schema})" if back is RelationKind.OTHER else "")
        for other in part.values(source):
            known = spool.thing(other)
            if other != party.id and (known is None or not known.listed):
                _add_relation(draft, spool, other, back, detail=said, inverse=True)


def _add_relation(
    draft: Draft,
    spool: Spool,
    other: str,
    kind: RelationKind,
    *,
    detail: str = "",
    inverse: bool = False,
) -> None:
    if len(draft.relations) >= MOST_VALUES:
        return
    known = spool.thing(other)
    if known is None:
        draft.problem(
            ProblemCode.RELATION_UNRESOLVED, "the file does not have the other party", other
        )
    # An id that was made for a party without one leads nowhere unless that has an entry.
    leads = known is None or known.listed or not other.startswith(MADE_ID)
    draft.add_relation(
        kind,
        "" if known is None else known.name,
        other_id=other if leads else None,
        detail=detail,
        inverse=inverse,
    )


def _former(kind: RelationKind) -> RelationKind:
    return RelationKind.FORMERLY_OWNED_BY if kind is RelationKind.OWNED_BY else kind
