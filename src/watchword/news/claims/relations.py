"""Relations as claims: kin, owners, founders and associates.

``source`` is the sister, the owner, the founder, the ally of ``target``. Both must be
named: what a text says of an unnamed wife relates nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from watchword.model import ActorSchema, RelationClaimKind, Span
from watchword.news.actors import Cast, Cluster, body_key
from watchword.news.claims.drafts import RelationDraft
from watchword.news.claims.kinds import POSTS
from watchword.news.claims.nouns import Related, find_noun_relations
from watchword.news.claims.parties import Parties
from watchword.news.claims.stakes import find_verb_relations
from watchword.news.resolution import Resolver

_BODIES = frozenset({ActorSchema.COMPANY, ActorSchema.ORGANIZATION})
_OWNABLE = _BODIES | {ActorSchema.LEGAL_ENTITY}


def read_relations(cast: Cast, resolver: Resolver) -> list[RelationDraft]:
    """The relations that a text claims, in its order, each once."""
    parties = Parties(cast, resolver)
    found = [
        *_drafts(parties, find_noun_relations(cast.doc, parties)),
        *_drafts(parties, find_verb_relations(cast.doc, parties)),
        *_posts(cast),
    ]
    found.sort(key=lambda draft: draft.evidence.start)
    return _each_once(found)


def _drafts(parties: Parties, related: Iterable[Related]) -> Iterator[RelationDraft]:
    for each in related:
        if each.source is each.target or not _may_be(each):
            continue
        yield RelationDraft(
            source=each.source,
            target=each.target,
            kind=each.kind,
            detail=each.detail,
            share=each.share,
            former=each.former,
            evidence=_span(parties.cast, each.first, each.last),
        )


def _may_be(each: Related) -> bool:
    """Whether two parties can be related in this way."""
    source, target = each.source.schema, each.target.schema
    if each.kind is RelationClaimKind.FAMILY:
        return source is target is ActorSchema.PERSON
    if each.kind is RelationClaimKind.FOUNDER:
        return source is not ActorSchema.COUNTRY and target not in {
            ActorSchema.COUNTRY,
            ActorSchema.PERSON,
        }
    if each.kind is RelationClaimKind.OWNERSHIP:
        return target in _OWNABLE
    if each.detail is not None and each.detail.endswith("partner") and target in _BODIES:
        return source in _BODIES | {ActorSchema.PERSON}
    return source is target is ActorSchema.PERSON


def _posts(cast: Cast) -> Iterator[RelationDraft]:
    """Whom a text calls chairman, director or head of a company: an associate of it.

    Of ministries and other public bodies that is an office, and no relation.
    """
    bodies = {key: body for body in cast.bodies() if body.schema in _BODIES for key in _keys(body)}
    for person in cast.people():
        for office in person.offices:
            if office.organisation is None or office.inferred:
                continue
            words = office.title.split()
            body = bodies.get(body_key(office.organisation))
            if body is None or not words or words[-1] not in POSTS | {"founder", "owner"}:
                continue
            if words[-1] in body.name.lower().split():
                continue  # "Broome County Executive": an office that was taken for a body
            kind = {
                "founder": RelationClaimKind.FOUNDER,
                "co-founder": RelationClaimKind.FOUNDER,
                "owner": RelationClaimKind.OWNERSHIP,
                "co-owner": RelationClaimKind.OWNERSHIP,
            }.get(words[-1], RelationClaimKind.ASSOCIATE)
            yield RelationDraft(
                source=person,
                target=body,
                kind=kind,
                detail=office.title,
                former=office.former,
                evidence=Span(start=office.start, end=office.end),
            )


def _keys(body: Cluster) -> set[str]:
    return {body_key(body.name), *(body_key(name.text) for name in body.found)}


def _span(cast: Cast, first: int, last: int) -> Span:
    """From one token to another, with the whole of the names at both ends."""
    opening, closing = cast.name_at(first), cast.name_at(last)
    start = cast.doc[opening.start if opening is not None else first]
    end = cast.doc[closing.end - 1 if closing is not None else last]
    return Span(start=start.idx, end=end.idx + len(end))


def _each_once(drafts: Iterable[RelationDraft]) -> list[RelationDraft]:
    """Each relation once; of two tellings the one that gives a share."""
    kept: dict[tuple[object, ...], RelationDraft] = {}
    for draft in drafts:
        key = (id(draft.source), id(draft.target), draft.kind, draft.former)
        if key not in kept or (kept[key].share is None and draft.share is not None):
            kept[key] = draft
    return list(kept.values())
