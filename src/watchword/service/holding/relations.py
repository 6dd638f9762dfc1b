"""A relation that a report claims against those that the lists state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from watchword.index import Index
from watchword.model import (
    Held,
    HeldStatus,
    RelationClaim,
    RelationClaimKind,
    RelationKind,
)
from watchword.service.profile.member import read_members, speaking
from watchword.service.profile.relations import Direction, StatedRelation, read_relations
from watchword.store.reader import Reader

_INVERSE = {
    RelationKind.OWNED_BY: RelationKind.OWNER_OF,
    RelationKind.OWNER_OF: RelationKind.OWNED_BY,
    RelationKind.SUBSIDIARY_OF: RelationKind.PARENT_OF,
    RelationKind.PARENT_OF: RelationKind.SUBSIDIARY_OF,
    RelationKind.LED_BY: RelationKind.LEADER_OF,
    RelationKind.LEADER_OF: RelationKind.LED_BY,
    RelationKind.MANAGED_BY: RelationKind.LEADER_OF,
    RelationKind.SUPPORTS: RelationKind.SUPPORTED_BY,
    RelationKind.SUPPORTED_BY: RelationKind.SUPPORTS,
}
_OWNS = frozenset({RelationKind.OWNER_OF, RelationKind.PARENT_OF})
_OWNED = frozenset({RelationKind.OWNED_BY, RelationKind.SUBSIDIARY_OF})
_SAME = {
    RelationClaimKind.FAMILY: frozenset({RelationKind.FAMILY}),
    RelationClaimKind.OWNERSHIP: _OWNS,
    RelationClaimKind.FOUNDER: frozenset({RelationKind.LEADER_OF, *_OWNS}),
    RelationClaimKind.ASSOCIATE: frozenset(
        {
            RelationKind.ASSOCIATE,
            RelationKind.LEADER_OF,
            RelationKind.MEMBER_OF,
            RelationKind.ACTS_FOR,
        }
    ),
}


def stated_relations(
    reader: Reader, index: Index, targets: Iterable[str], others: Iterable[str]
) -> list[tuple[RelationKind, StatedRelation]]:
    """What the lists state between two parties, each with what the first is to the second.

    Args:
        reader: The register.
        index: Its index.
        targets: The ids of the targets that the first may be.
        others: Those of the second.
    """
    wanted = set(others)
    found = []
    for target in targets:
        row = index.row_of_target(target)
        if row is None:
            continue
        keys = [each.key for each in index.target(row).listings]
        members = speaking(read_members(reader, keys, as_of=None))
        found += [
            (role_of(each), each)
            for each in read_relations(reader, index, members)
            if each.target in wanted
        ]
    return found


def role_of(stated: StatedRelation) -> RelationKind:
    """What the party that was asked about is to the other side, whoever states it."""
    if stated.direction is Direction.OUT:
        return stated.kind
    return _INVERSE.get(stated.kind, stated.kind)


def compare_relations(
    claim: RelationClaim, stated: Sequence[tuple[RelationKind, StatedRelation]]
) -> Held:
    """What the lists' relations say of a claim."""
    if not stated:
        return Held(
            status=HeldStatus.UNKNOWN, note="the lists state no relation between these two."
        )
    status, (role, relation) = min(
        ((_status(claim, pair), pair) for pair in stated), key=lambda each: _RANK[each[0]]
    )
    said = "; ".join(relation.details)
    told = f"{' and '.join(relation.authorities)}: {role.value.replace('-', ' ')}"
    if said:
        told += f" ({said})"
    detail = f"; the report says {claim.detail}" if claim.detail else ""
    return Held(status=status, note=f"stated by {told}{detail}.")


_RANK = {HeldStatus.CONFIRMED: 0, HeldStatus.CONFLICT: 1, HeldStatus.UNKNOWN: 2}


def _status(claim: RelationClaim, pair: tuple[RelationKind, StatedRelation]) -> HeldStatus:
    role, relation = pair
    if claim.kind is RelationClaimKind.OWNERSHIP:
        return _ownership(claim, role, relation)
    if role in _SAME[claim.kind]:
        return HeldStatus.CONFIRMED
    return HeldStatus.UNKNOWN


def _ownership(claim: RelationClaim, role: RelationKind, relation: StatedRelation) -> HeldStatus:
    if role is RelationKind.FORMERLY_OWNED_BY:
        if relation.direction is Direction.OUT:
            return HeldStatus.UNKNOWN  # the source was owned, which says nothing here
        return HeldStatus.CONFIRMED if claim.former else HeldStatus.CONFLICT
    if role in _OWNS:
        return HeldStatus.CONFLICT if claim.former else HeldStatus.CONFIRMED
    return HeldStatus.CONFLICT if role in _OWNED else HeldStatus.UNKNOWN
