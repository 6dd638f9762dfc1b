"""Holdings that stand already: the relations that lists state, and those that reports claim.

A list says "owned by" without a share, "operated by" without saying who controls: what it
does not state is not made up. What reports claim is marked as a claim and never proof.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from watchword.index import Index, IndexTarget
from watchword.model import (
    Actor,
    ActorSchema,
    EntryKey,
    Holding,
    HoldingSource,
    Identifier,
    Interest,
    Party,
    Relation,
    RelationClaim,
    RelationClaimKind,
    RelationKind,
    Release,
    Schema,
)
from watchword.network.holdings import read_share
from watchword.network.holdings.joining import merge_records
from watchword.service.context import Context
from watchword.service.held import Held, Told
from watchword.service.holdings.derived import remembered
from watchword.service.holdings.loading import Holdings
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Silence, Watcher
from watchword.service.reading.stored import StoredReading, stored_readings
from watchword.store.reader import Reader
from watchword.text.keys import loose_key

_HELD_BY = {
    RelationKind.OWNED_BY: Interest.SHARES,
    RelationKind.SUBSIDIARY_OF: Interest.SHARES,
    RelationKind.FORMERLY_OWNED_BY: Interest.SHARES,
    RelationKind.OPERATED_BY: Interest.DIRECTOR,
    RelationKind.MANAGED_BY: Interest.DIRECTOR,
    RelationKind.LED_BY: Interest.DIRECTOR,
    RelationKind.ACTS_FOR: Interest.ASSOCIATE,
    RelationKind.LINKED_TO: Interest.ASSOCIATE,
    RelationKind.SUPPORTED_BY: Interest.ASSOCIATE,
}
"""What the other party has in the entry's."""

_HOLDS = {
    RelationKind.OWNER_OF: Interest.SHARES,
    RelationKind.PARENT_OF: Interest.SHARES,
    RelationKind.LEADER_OF: Interest.DIRECTOR,
    RelationKind.FAMILY: Interest.FAMILY,
    RelationKind.ASSOCIATE: Interest.ASSOCIATE,
    RelationKind.MEMBER_OF: Interest.ASSOCIATE,
    RelationKind.SUPPORTS: Interest.ASSOCIATE,
    RelationKind.SAME_AS: Interest.ASSOCIATE,
    RelationKind.OTHER: Interest.ASSOCIATE,
}
"""What the entry's party has in the other."""

_CLAIMS = {
    RelationClaimKind.FAMILY: Interest.FAMILY,
    RelationClaimKind.OWNERSHIP: Interest.SHARES,
    RelationClaimKind.FOUNDER: Interest.ASSOCIATE,
    RelationClaimKind.ASSOCIATE: Interest.ASSOCIATE,
}
_LEADS = re.compile(
    r"\b(?:chair\w*|director|president|chief|ceo|head|manager|leader|board)\b", re.IGNORECASE
)
_SCHEMES = {"registration-number": "registration", "tax-number": "tax"}


def target_party(target: IndexTarget) -> Party:
    """A target as a party of a network; its key is the target's id."""
    identifiers: dict[str, str] = {}
    for each in target.identifiers:
        scheme = _scheme(each)
        name = scheme if scheme not in identifiers else f"{scheme}~{len(identifiers)}"
        identifiers[name] = each.value
    others = (name.full for name in target.names if name.full != target.name)
    return Party(
        key=target.id,
        name=target.name,
        schema=target.schema,
        countries=target.countries,
        identifiers=identifiers,
        birth_date=str(target.birth_dates[0]) if target.birth_dates else None,
        aliases=tuple(dict.fromkeys(others)),
    )


def _scheme(identifier: Identifier) -> str:
    name = _SCHEMES.get(identifier.kind.value, identifier.kind.value)
    return f"{identifier.country}-{name}" if identifier.country else name


def listed_holdings(
    context: Context, *, as_of: date | None = None, watcher: Watcher | None = None
) -> Holdings:
    """The relations that lists state of the targets that stand on them, now or on a day.

    The other side is a target where the relation leads to one entry of the same list; else
    a party of its name, which only that list knows.

    Raises:
        NotFound: There is no register yet.
    """
    watching = watcher or Silence()
    question = f"relations of lists on {as_of or 'no day'}"
    return remembered(context, question, lambda: _find(context, as_of, watching))


def _find(context: Context, as_of: date | None, watcher: Watcher) -> Holdings:
    index = ensure_index(context)
    with context.register.read() as reader:
        held = Held(reader, index, authority=None, as_of=as_of)
        watcher.begin("relations that lists state", held.most)
        told: list[Told] = []
        for done, each in enumerate(held, start=1):
            if each.entry.relations:
                told.append(each)
            if done % 500 == 0:
                watcher.advance(done)
        named = _named(reader, told)
    parties: dict[str, Party] = {}
    holdings: dict[Holding, None] = {}
    for each in told:
        own = _target(index, each.key.target)
        for relation in each.entry.relations:
            other = _other(index, each, relation, named)
            if own is not None and own.key != other.key:
                parties.setdefault(own.key, own)
                parties.setdefault(other.key, other)
                holdings[_stated(each, relation, own.key, other.key)] = None
    ordered = sorted(holdings, key=lambda each: (each.owner, each.owned, each.source.locator))
    return Holdings(parties=tuple(parties[key] for key in sorted(parties)), holdings=tuple(ordered))


def _named(reader: Reader, told: Sequence[Told]) -> dict[tuple[Release, str], list[EntryKey]]:
    """The entries that bear the names to which relations lead, release by release."""
    numbers = {stored.release: stored.id for stored in reader.releases()}
    texts: dict[Release, set[str]] = {}
    for each in told:
        names = {rel.other for rel in each.entry.relations if rel.other_id is None}
        texts.setdefault(each.release, set()).update(names)
    return {
        (release, text): [EntryKey(release.authority, release.list, entry) for entry in entries]
        for release, wanted in texts.items()
        for text, entries in reader.entries_named(numbers[release], sorted(wanted)).items()
    }


def _target(index: Index, identity: str) -> Party | None:
    row = index.row_of_target(identity)
    return None if row is None else target_party(index.target(row))


def _other(
    index: Index,
    told: Told,
    relation: Relation,
    named: Mapping[tuple[Release, str], Sequence[EntryKey]],
) -> Party:
    found: Party | None = None
    if relation.other_id is not None:
        found = _target(index, told.key._replace(entry=relation.other_id).target)
    else:
        bearers = named[told.release, relation.other]
        others = [key for key in bearers if key != told.key] or bearers
        if len(others) == 1:
            found = _target(index, others[0].target)
    if found is not None:
        return found
    person = relation.kind is RelationKind.FAMILY
    name = relation.other or relation.other_id or ""
    place = f"{told.release.authority}/{told.release.list}"
    return Party(
        key=f"listed:{place}:{loose_key(name) or name}",
        name=name,
        schema=Schema.PERSON if person else Schema.LEGAL_ENTITY,
    )


def _stated(told: Told, relation: Relation, own: str, other: str) -> Holding:
    release = told.release
    held_by = _HELD_BY.get(relation.kind)
    owner, owned = (other, own) if held_by is not None else (own, other)
    over = relation.kind is RelationKind.FORMERLY_OWNED_BY
    return Holding(
        owner=owner,
        owned=owned,
        interest=held_by or _HOLDS.get(relation.kind, Interest.ASSOCIATE),
        ends_on=release.released_on - timedelta(days=1) if over else None,
        detail=relation.detail.rstrip(" :") or relation.kind.value.replace("-", " "),
        source=HoldingSource(
            name=f"{release.authority}/{release.list}",
            locator=f"entry {told.entry.id}, release of {release.released_on}",
        ),
    )


def claimed_holdings(context: Context, *, as_of: date | None = None) -> Holdings:
    """The relations that stored reports claim; of a day, those published by then.

    An actor is the target that its name led to when the report was read, where that is
    one; else a party of its name and country.
    """
    parties: list[Party] = []
    holdings: dict[Holding, None] = {}
    for stored in stored_readings(context, until=as_of):
        actors = {actor.id: actor for actor in stored.reading.actors}
        for claim in stored.reading.relations:
            source, target = actors.get(claim.source), actors.get(claim.target)
            if source is None or target is None or not (source.named and target.named):
                continue
            if ActorSchema.COUNTRY in {source.schema, target.schema}:
                continue
            ends = [_actor_party(source), _actor_party(target)]
            if ends[0].key != ends[1].key:
                parties += ends
                holdings[_claimed(stored, claim, *(each.key for each in ends))] = None
    joined = merge_records(parties)
    return Holdings(
        parties=tuple(joined[key] for key in sorted(joined)),
        holdings=tuple(
            sorted(holdings, key=lambda each: (each.owner, each.owned, each.source.locator))
        ),
    )


def _actor_party(actor: Actor) -> Party:
    alerts = [each for each in actor.targets if each.alert]
    schema = Schema(actor.schema.value)
    if len(alerts) == 1:
        return Party(key=alerts[0].id, name=alerts[0].name, schema=schema)
    country = actor.country or ""
    return Party(
        key=f"report:{loose_key(actor.name) or actor.name}|{country}",
        name=actor.name,
        schema=schema,
        countries=(country,) if country else (),
    )


def _claimed(stored: StoredReading, claim: RelationClaim, owner: str, owned: str) -> Holding:
    report = stored.reading.report
    interest = _CLAIMS[claim.kind]
    detail = claim.detail or claim.kind.value
    if claim.kind is RelationClaimKind.ASSOCIATE and _LEADS.search(detail):
        interest = Interest.DIRECTOR
    share = None
    if claim.share and interest is Interest.SHARES:
        try:
            share = read_share(claim.share)
        except ValueError:
            detail = f"{detail}; {claim.share} %"
    span = claim.evidence
    made = Holding(
        owner=owner,
        owned=owned,
        interest=interest,
        share=share,
        detail=detail,
        source=HoldingSource(
            name=stored.sources[0] if stored.sources else "a report",
            locator=f"report {report.id}, characters {span.start}-{span.end}",
            claim=True,
        ),
    )
    over = report.published_on - timedelta(days=1)
    return replace(made, ends_on=over) if claim.former else made
