"""A party, with all that its file says of it, as an entry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from watchword.model import (
    ContactKind,
    Entry,
    Feature,
    Problem,
    ProblemCode,
    Schema,
    Severity,
)
from watchword.sources.draft import Draft, clean
from watchword.sources.own.ftm.acts import add_acts
from watchword.sources.own.ftm.dates import DATE_NOTE, add_dates
from watchword.sources.own.ftm.entity import MOST_VALUES, Entity, ftm_property, ftm_schema
from watchword.sources.own.ftm.identifiers import add_identifiers, add_labelled, is_number
from watchword.sources.own.ftm.kinds import is_exact, party_schema
from watchword.sources.own.ftm.links import LINK_PROPERTIES, add_links
from watchword.sources.own.ftm.names import NAME_PROPERTIES, add_names
from watchword.sources.own.ftm.places import PLACE_PROPERTIES, add_countries, add_places
from watchword.sources.own.ftm.spool import Spool
from watchword.sources.seen import Seen

_CONTACTS = {
    "email": ContactKind.EMAIL,
    "phone": ContactKind.PHONE,
    "website": ContactKind.WEBSITE,
}
_DATES = {
    "birthDate": "birth_dates",
    "deathDate": "death_dates",
    "incorporationDate": "founded_on",
    "buildDate": "founded_on",
}
_REMARKS = ("summary", "description", "biography")
_PASSING = ("modifiedAt", "retrievedAt", "indexText")
"""When and how the entity was got: it changes every day, and the party does not."""

_GENDER = "gender: "
"""How our own export notes the sex of one whom most lists take for a body."""

_READ = frozenset(
    {
        *NAME_PROPERTIES,
        *PLACE_PROPERTIES,
        *LINK_PROPERTIES,
        *_CONTACTS,
        *_DATES,
        *_REMARKS,
        *_PASSING,
        *("notes", "gender", "title", "position", "program", "programId", "wikidataId"),
        *("currency", "currencySymbol"),
    }
)


class PartyReader:
    """Makes entries of parties; one for all files of a release."""

    def __init__(self) -> None:
        self._seen = Seen()

    def read(self, spool: Spool, parties: Iterable[Entity]) -> Iterator[Entry | Problem]:
        """The entries of parties, with what belongs to them, and what is wrong with them."""
        for party in parties:
            parts, more = spool.parts_of(party.id)
            if not _is_number_of_another(party, parts, spool):
                yield from self._read(party, parts, spool, more=more)

    def _read(
        self, party: Entity, parts: Sequence[Entity], spool: Spool, *, more: bool
    ) -> Iterator[Entry | Problem]:
        draft = Draft(party.id, party_schema(party.schema), party.locator)
        add_names(draft, party)
        self._claim(draft, party)
        if more:
            message = "it has too many acts, documents and links: the rest is left out"
            draft.problem(ProblemCode.VALUE_UNREADABLE, message)
        notes = _sort_notes(draft, party)
        for name, field in _DATES.items():
            add_dates(draft, getattr(draft, field), party.values(name), notes.get(name, ()))
        add_countries(draft, party)
        add_places(draft, party, spool)
        add_identifiers(draft, party, parts)
        _add_plain(draft, party, parts, spool)
        add_acts(draft, party, parts)
        add_links(draft, party, parts, spool)
        self._add_rest(draft, party)
        yield from draft.finish()

    def _claim(self, draft: Draft, party: Entity) -> None:
        stated = draft.id
        free = self._seen.claim_id(draft)
        if party.unnamed:
            message = "the entity has no id that can be used and got one from what it states"
            draft.problem(ProblemCode.ID_MISSING, message, severity=Severity.INFO)
        if not free:
            message = f"an earlier entity has the same id; kept as {draft.id}"
            draft.problem(ProblemCode.ID_REUSED, message, stated)

    def _add_rest(self, draft: Draft, party: Entity) -> None:
        """Keep what has no field of its own, under FollowTheMoney's names."""
        if not is_exact(party.schema):
            draft.add_feature("schema", party.schema)
            if ftm_schema(party.schema) is None:
                message = f"the schema {party.schema[:50]!r} is none that we know"
                self._seen.report(draft, ProblemCode.KIND_UNKNOWN, message, party.schema[:50])
        kept: dict[Feature, None] = dict.fromkeys(draft.features)
        for name, values in party.properties.items():
            known = ftm_property(party.schema, name)
            if name in _READ or is_number(party, name):
                continue
            if known is None and values:
                message = f"the format does not know {name[:50]!r}"
                self._seen.report(draft, ProblemCode.FIELD_UNKNOWN, message, name[:50])
            if known is None or known.type.name != "entity":
                kept.update(dict.fromkeys(_features(name, values)))
        kept.update(dict.fromkeys(_features("dataset", party.datasets)))
        # All at once: one by one, each would be held against all others.
        draft.features = list(kept)


def _features(label: str, values: Iterable[str]) -> Iterator[Feature]:
    for value in values:
        if text := clean(value):
            yield Feature(label=clean(label)[:100], value=text)


def _is_number_of_another(party: Entity, parts: Sequence[Entity], spool: Spool) -> bool:
    """Whether a wallet is a number of its holder and nothing more."""
    if party_schema(party.schema) is not Schema.CRYPTO_WALLET or party.target:
        return False
    holders = [spool.thing(holder) for holder in party.values("holder")]
    held = any(holder is not None and holder.listed for holder in holders)
    return held and not party.values("topics") and not parts


def _sort_notes(draft: Draft, party: Entity) -> dict[str, list[str]]:
    """Keep notes as remarks; gives the words of dates among them, by property."""
    dates: dict[str, list[str]] = {}
    for note in party.values("notes"):
        found = DATE_NOTE.fullmatch(note)
        if found is not None:
            dates.setdefault(found[1], []).append(found[2])
        elif note.startswith(_GENDER):
            draft.set_sex(note.removeprefix(_GENDER))
        elif not add_labelled(draft, note):
            draft.add_remark(note)
    for text in party.values(*_REMARKS):
        draft.add_remark(text)
    return dates


def _add_plain(draft: Draft, party: Entity, parts: Sequence[Entity], spool: Spool) -> None:
    for text in party.values("gender"):
        draft.set_sex(text)
    for text in party.values("title"):
        draft.add_title(text)
    for text in party.values("position"):
        draft.add_position(text)
    for part in parts:
        if part.schema == "Occupancy":
            _add_office(draft, part, spool)
    for name, kind in _CONTACTS.items():
        for text in party.values(name):
            draft.add_contact(kind, text)


def _add_office(draft: Draft, part: Entity, spool: Spool) -> None:
    """An office that a person holds or held, with the time."""
    times = [clean(part.first(name)) for name in ("startDate", "endDate")]
    said = f" ({' to '.join(time or '?' for time in times)})" if any(times) else ""
    for post in part.values("post")[: MOST_VALUES - len(draft.positions)]:
        office = spool.thing(post)
        if office is None or not office.name:
            draft.problem(
                ProblemCode.RELATION_UNRESOLVED, "the file does not have the position", post
            )
        else:
            draft.add_position(f"{office.name}{said}")
