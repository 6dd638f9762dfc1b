"""Entries as FollowTheMoney entities.

One target gives its own entity, a Sanction for each designation (a Note where the list is a
user's own, who sanctions nobody), a Passport or
Identification for each document, a CryptoWallet for each wallet address, and a link for
each relation whose other side stands on the same list. Values that FollowTheMoney would
not accept as typed (a date range, a country that is none) are kept in ``notes``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from watchword.model import (
    AUTHORITIES,
    ContactKind,
    CountryRole,
    DateInterval,
    Designation,
    Entry,
    Identifier,
    IdentifierKind,
    NameKind,
    NamePartKind,
    Precision,
    Relation,
    RelationKind,
    Release,
    Strength,
    is_official,
    target_id,
)
from watchword.text.keys import loose_key

# After watchword.text, which stands in for PyICU where that is missing.
from followthemoney import model  # isort: skip
from followthemoney.proxy import EntityProxy  # isort: skip

_NAME_PROPERTIES = {
    NameKind.PRIMARY: "name",
    NameKind.ORIGINAL_SCRIPT: "name",
    NameKind.FORMER: "previousName",
    NameKind.MAIDEN: "previousName",
}

_PART_PROPERTIES = {
    NamePartKind.GIVEN: "firstName",
    NamePartKind.MIDDLE: "middleName",
    NamePartKind.FAMILY: "lastName",
    NamePartKind.PATRONYMIC: "fatherName",
    NamePartKind.MATRONYMIC: "motherName",
}

_COUNTRY_PROPERTIES = {
    CountryRole.NATIONALITY: "nationality",
    CountryRole.CITIZENSHIP: "citizenship",
    CountryRole.JURISDICTION: "jurisdiction",
    CountryRole.FLAG: "flag",
    CountryRole.FORMER_FLAG: "pastFlags",
    CountryRole.RESIDENCE: "country",
}

_IDENTIFIER_PROPERTIES = {
    IdentifierKind.PASSPORT: "passportNumber",
    IdentifierKind.NATIONAL_ID: "idNumber",
    IdentifierKind.TAX_NUMBER: "taxNumber",
    IdentifierKind.SOCIAL_SECURITY: "socialSecurityNumber",
    IdentifierKind.REGISTRATION_NUMBER: "registrationNumber",
    IdentifierKind.IMO: "imoNumber",
    IdentifierKind.MMSI: "mmsi",
    IdentifierKind.CALL_SIGN: "callSign",
    IdentifierKind.TAIL_NUMBER: "registrationNumber",
    IdentifierKind.AIRCRAFT_SERIAL: "serialNumber",
    IdentifierKind.BIC: "swiftBic",
    IdentifierKind.LEI: "leiCode",
    IdentifierKind.DUNS: "dunsCode",
    IdentifierKind.ISIN: "isinCode",
}

_DOCUMENTS = {
    IdentifierKind.PASSPORT: "Passport",
    IdentifierKind.NATIONAL_ID: "Identification",
    IdentifierKind.DRIVING_LICENCE: "Identification",
    IdentifierKind.TRAVEL_DOCUMENT: "Identification",
    IdentifierKind.VISA: "Identification",
    IdentifierKind.BIRTH_CERTIFICATE: "Identification",
}

_CONTACT_PROPERTIES = {
    ContactKind.EMAIL: "email",
    ContactKind.PHONE: "phone",
    ContactKind.WEBSITE: "website",
}

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


class Exporter:
    """Writes the entries of one release as FollowTheMoney entities.

    Args:
        release: The release.
        known: The entry ids of the release by the loose key of each name, for relations
            that name their other side.
        schemas: The schema of each entry, by entry id.
    """

    def __init__(
        self, release: Release, known: Mapping[str, str], schemas: Mapping[str, str]
    ) -> None:
        self._release = release
        self._official = is_official(release.authority)
        self._known = known
        self._schemas = schemas
        self._context = {
            "datasets": [f"{release.authority}_{release.list}"],
            "last_seen": release.released_on.isoformat(),
        }

    def entities(self, entry: Entry) -> Iterator[dict[str, Any]]:
        """The entities of one entry: itself first."""
        party = self._party(entry)
        party.context["target"] = True
        yield party.to_dict()
        for number, designation in enumerate(entry.designations):
            act = self._sanction if self._official else self._note
            yield act(entry, party, designation, number).to_dict()
        for identifier in entry.identifiers:
            document = self._document(party, identifier)
            if document is not None:
                yield document.to_dict()
        for relation in entry.relations:
            link = self._link(entry, party, relation)
            if link is not None:
                yield link.to_dict()

    def _make(self, schema: str, entity_id: str) -> EntityProxy:
        entity = model.make_entity(schema)
        entity.id = entity_id
        entity.context.update(self._context)
        return entity

    def _id(self, entry_id: str) -> str:
        return target_id(self._release.authority, self._release.list, entry_id)

    def _party(self, entry: Entry) -> EntityProxy:
        party = self._make(entry.schema.value, self._id(entry.id))
        _add_names(party, entry)
        for name, dates in (
            ("birthDate", entry.birth_dates),
            ("deathDate", entry.death_dates),
            ("incorporationDate", entry.founded_on),
            ("buildDate", entry.founded_on),
        ):
            if name in party.schema.properties:
                for interval in dates:
                    _add_date(party, name, interval)
        _add_places(party, entry)
        for identifier in entry.identifiers:
            _add(party, _IDENTIFIER_PROPERTIES.get(identifier.kind, "notes"), identifier.value)
        for contact in entry.contacts:
            _add(party, _CONTACT_PROPERTIES.get(contact.kind, "notes"), contact.value)
        _add(party, "gender", entry.sex)
        features = [f"{each.label}: {each.value}" for each in entry.features]
        for name, values in (
            ("title", entry.titles),
            ("position", entry.positions),
            ("notes", entry.remarks),
            ("notes", features),
        ):
            _add_all(party, name, values)
        in_force = any(each.delisted_on is None for each in entry.designations)
        if self._official and (in_force or not entry.designations):
            party.add("topics", "sanction")
        return party

    def _sanction(
        self, entry: Entry, party: EntityProxy, designation: Designation, number: int
    ) -> EntityProxy:
        authority = AUTHORITIES.get(self._release.authority)
        sanction = self._make("Sanction", f"{party.id}-sanction-{number + 1}")
        sanction.add("entity", party.id)
        if authority is not None:
            sanction.add("authority", authority.name)
            sanction.add("country", authority.code if authority.code != "un" else None)
        sanction.add("authorityId", entry.id)
        sanction.add("recordId", entry.id)
        for name, values in (
            ("program", (*designation.programmes, *designation.basis)),
            ("provisions", designation.measures),
            ("reason", (designation.reason,)),
            ("summary", (designation.remark,)),
            ("listingDate", (_iso(designation.listed_on),)),
            ("startDate", (_iso(designation.listed_on),)),
            ("modifiedAt", tuple(_iso(day) for day in designation.amended_on)),
            ("endDate", (_iso(designation.delisted_on),)),
        ):
            _add_all(sanction, name, values)
        for reference in entry.cross_references:
            if reference.scheme == "un-reference":
                sanction.add("unscId", reference.value)
        return sanction

    def _note(
        self, entry: Entry, party: EntityProxy, designation: Designation, number: int
    ) -> EntityProxy:
        """Why an own list holds the party: whoever reads a Sanction there would be misled."""
        note = self._make("Note", f"{party.id}-note-{number + 1}")
        note.add("entity", party.id)
        note.add("name", f"own list {self._release.list}")
        _add_all(note, "description", (designation.reason, designation.remark))
        for label, values in (
            ("entry", (entry.id,)),
            ("programme", designation.programmes),
            ("basis", designation.basis),
            ("measure", designation.measures),
            ("listed on", (_iso(designation.listed_on),)),
            ("delisted on", (_iso(designation.delisted_on),)),
        ):
            _add_all(note, "summary", [f"{label}: {value}" for value in values if value])
        return note

    def _document(self, party: EntityProxy, identifier: Identifier) -> EntityProxy | None:
        digest = _digest(identifier.kind.value, identifier.value, identifier.issuer)
        if identifier.kind is IdentifierKind.WALLET:
            wallet = self._make("CryptoWallet", f"{party.id}-wallet-{digest}")
            wallet.add("publicKey", identifier.value)
            wallet.add("holder", party.id if party.schema.is_a("LegalEntity") else None)
            _add(wallet, "currency", identifier.remark)
            return wallet
        schema = _DOCUMENTS.get(identifier.kind)
        if schema is None or not party.schema.is_a("LegalEntity"):
            return None
        document = self._make(schema, f"{party.id}-document-{digest}")
        document.add("holder", party.id)
        for name, value in (
            ("number", identifier.value),
            ("type", identifier.label or identifier.kind.value),
            ("country", identifier.country),
            ("authority", identifier.issuer),
            ("startDate", _iso(identifier.issued_on)),
            ("endDate", _iso(identifier.expires_on)),
            ("summary", identifier.remark),
        ):
            _add(document, name, value)
        return document

    def _link(self, entry: Entry, party: EntityProxy, relation: Relation) -> EntityProxy | None:
        other = relation.other_id or self._known.get(loose_key(relation.other))
        if other is None or other not in self._schemas or other == entry.id:
            return None
        schema, own, theirs = _LINKS.get(relation.kind, ("UnknownLink", "subject", "object"))
        if not self._fits(schema, own, entry.schema.value) or not self._fits(
            schema, theirs, self._schemas[other]
        ):
            schema, own, theirs = "UnknownLink", "subject", "object"
            if not self._fits(schema, own, entry.schema.value):
                return None
        digest = _digest(relation.kind.value, other, relation.detail)
        link = self._make(schema, f"{party.id}-link-{digest}")
        link.add(own, party.id)
        link.add(theirs, self._id(other))
        role = "relationship" if "relationship" in link.schema.properties else "role"
        _add(link, role, relation.detail or relation.kind.value)
        return link

    def _fits(self, link: str, end: str, schema: str) -> bool:
        """Whether a party of this schema can stand at this end of a link."""
        known = model.get(link)
        party = model.get(schema)
        if known is None or party is None:
            return False
        ends = known.get(end)
        return ends is not None and ends.range is not None and party.is_a(ends.range)


def _add_names(party: EntityProxy, entry: Entry) -> None:
    for position, name in enumerate(entry.names):
        wanted = _NAME_PROPERTIES.get(name.kind, "alias")
        if name.strength is Strength.WEAK:
            wanted = "weakAlias"
        elif wanted == "name" and position and name.kind is NameKind.PRIMARY:
            wanted = "alias"
        _add(party, wanted, name.full)
        if wanted == "name":
            for part in name.parts:
                _add(party, _PART_PROPERTIES.get(part.kind, ""), part.value)


def _add_places(party: EntityProxy, entry: Entry) -> None:
    for place in entry.birth_places:
        _add(party, "birthPlace", place.text)
        _add(party, "birthCountry", place.country)
    for place in entry.addresses:
        _add(party, "address", place.text)
        _add(party, "country", place.country)
    for tie in entry.countries:
        name = _COUNTRY_PROPERTIES.get(tie.role)
        if name is not None:
            _add(party, name if name in party.schema.properties else "country", tie.country)


def _add_date(party: EntityProxy, name: str, interval: DateInterval) -> None:
    """A date with its precision; a range gives the years of its ends, and its words."""
    start, end = interval.earliest, interval.latest
    if interval.precision is Precision.RANGE:
        for year in sorted({start.year, end.year}):
            _add(party, name, f"{year:04d}")
        _add(party, "notes", f"{name}: {interval.text}")
    else:
        length = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[interval.precision]
        _add(party, name, start.isoformat()[:length])


def _add(entity: EntityProxy, name: str, value: str | None) -> None:
    """Add a value where the schema has the property, else keep it in the notes.

    FollowTheMoney drops a value that its type does not accept; such a one goes to the
    notes too, so that nothing is lost.
    """
    if not name or not value:
        return
    property_ = entity.schema.get(name)
    if property_ is not None and not property_.stub:
        before = len(entity.get(name))
        entity.add(name, value)
        if len(entity.get(name)) > before or value in entity.get(name):
            return
    notes = "notes" if entity.schema.get("notes") else "summary"
    if name != notes:
        entity.add(notes, f"{name}: {value}" if property_ is not None else value)


def _add_all(entity: EntityProxy, name: str, values: Iterable[str | None]) -> None:
    for value in values:
        _add(entity, name, value)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:12]
