"""Numbers of a party: as its properties, and as documents that say more of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from followthemoney.proxy import EntityProxy

from watchword.model import Identifier, IdentifierKind
from watchword.service.followthemoney.told import Party, dataset_of, newest
from watchword.service.followthemoney.values import add, digest, has, iso, make, note
from watchword.text.keys import identifier_key

_PROPERTIES = {
    IdentifierKind.PASSPORT: "passportNumber",
    IdentifierKind.NATIONAL_ID: "idNumber",
    IdentifierKind.TAX_NUMBER: "taxNumber",
    IdentifierKind.SOCIAL_SECURITY: "socialSecurityNumber",
    IdentifierKind.REGISTRATION_NUMBER: "registrationNumber",
    IdentifierKind.DRIVING_LICENCE: "idNumber",
    IdentifierKind.TRAVEL_DOCUMENT: "idNumber",
    IdentifierKind.VISA: "idNumber",
    IdentifierKind.BIRTH_CERTIFICATE: "idNumber",
    IdentifierKind.IMO: "imoNumber",
    IdentifierKind.MMSI: "mmsi",
    IdentifierKind.CALL_SIGN: "callSign",
    IdentifierKind.AIRCRAFT_SERIAL: "serialNumber",
    IdentifierKind.BIC: "swiftBic",
    IdentifierKind.LEI: "leiCode",
    IdentifierKind.DUNS: "dunsCode",
    IdentifierKind.ISIN: "isinCode",
    IdentifierKind.OTHER: "idNumber",
}

_WITHOUT_DOCUMENT = frozenset(
    {
        *(IdentifierKind.IMO, IdentifierKind.MMSI, IdentifierKind.CALL_SIGN, IdentifierKind.BIC),
        *(IdentifierKind.LEI, IdentifierKind.DUNS, IdentifierKind.ISIN, IdentifierKind.WALLET),
        IdentifierKind.BANK_ACCOUNT,
    }
)
"""Numbers that are the same all over the world, and wallets, which are things themselves."""

_LABELS = {IdentifierKind.OTHER: "identifier"}


def add_numbers(party: EntityProxy, identifiers: Iterable[Identifier]) -> None:
    """Add numbers to the properties of a party; those that it has no property for are notes."""
    for each in identifiers:
        if each.kind is IdentifierKind.WALLET:
            if has(party, "publicKey"):
                add(party, "publicKey", each.value)
                add(party, "currency", each.remark)
            elif not _can_hold(party):
                note(party, each.kind.value, each.value)
            continue
        name = _property(party, each.kind)
        if name:
            add(party, name, each.value)
            if not _holds(party, name, each.value):
                note(party, each.kind.value, each.value)
        elif not _is_document(party, each.kind):
            note(party, _LABELS.get(each.kind, each.kind.value), each.value)


def _holds(party: EntityProxy, name: str, value: str) -> bool:
    """Whether a number is there as stated: FollowTheMoney cuts the branch off a BIC."""
    key = identifier_key(value)
    stated = [*party.get(name), *party.get("notes")]
    return any(identifier_key(each).endswith(key) for each in stated)


def _property(party: EntityProxy, kind: IdentifierKind) -> str:
    """The property of a party for a kind of number; empty where there is none."""
    name = _PROPERTIES.get(kind, "")
    if kind is IdentifierKind.TAIL_NUMBER and party.schema.is_a("Airplane"):
        name = "registrationNumber"
    elif kind is IdentifierKind.REGISTRATION_NUMBER and party.schema.is_a("Airplane"):
        name = ""
    return name if name and has(party, name) else ""


def _can_hold(party: EntityProxy) -> bool:
    """Whether FollowTheMoney lets the party hold documents and wallets."""
    return party.schema.is_a("LegalEntity")


def _is_document(party: EntityProxy, kind: IdentifierKind) -> bool:
    return kind not in _WITHOUT_DOCUMENT and _can_hold(party)


def documents_of(proxy: EntityProxy, party: Party) -> Iterator[EntityProxy]:
    """A document for each number, and the wallets; what several entries state of one joins."""
    made: dict[str, EntityProxy] = {}
    for told in party.told:
        for each in told.entry.identifiers:
            wallet = each.kind is IdentifierKind.WALLET and _can_hold(proxy)
            if not wallet and not _is_document(proxy, each.kind):
                continue
            key = digest(each.kind.value, identifier_key(each.value), each.country or "")
            if key not in made:
                what = "wallet" if wallet else "document"
                schema = "CryptoWallet" if wallet else _schema(each.kind)
                context = {"datasets": [], "last_seen": newest(party.told)}
                made[key] = make(schema, f"{party.id}-{what}-{key}", context)
            entity = made[key]
            _fill(entity, proxy, each)
            names = {*entity.context["datasets"], dataset_of(told.release)}
            entity.context["datasets"] = sorted(names)
    yield from made.values()


def _schema(kind: IdentifierKind) -> str:
    return "Passport" if kind is IdentifierKind.PASSPORT else "Identification"


def _fill(entity: EntityProxy, party: EntityProxy, each: Identifier) -> None:
    entity.add("holder", party.id)
    if each.kind is IdentifierKind.WALLET:
        add(entity, "publicKey", each.value)
        add(entity, "currency", each.remark)
        return
    for name, value in (
        ("number", each.value),
        ("type", each.label),
        ("type", each.kind.value),
        ("country", each.country),
        ("authority", each.issuer),
        ("startDate", iso(each.issued_on)),
        ("endDate", iso(each.expires_on)),
        ("summary", each.remark),
    ):
        add(entity, name, value)
