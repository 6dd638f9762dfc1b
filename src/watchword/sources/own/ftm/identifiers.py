"""Numbers and documents of a party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from watchword.model import IdentifierKind, ProblemCode, Schema
from watchword.sources.draft import Draft, clean
from watchword.sources.imo_numbers import add_imo
from watchword.sources.own.columns import IDENTIFIER_WORDS, squeeze
from watchword.sources.own.ftm.dates import read_exact_day
from watchword.sources.own.ftm.entity import MOST_VALUES, Entity, ftm_country, ftm_property
from watchword.text.keys import identifier_key

_KINDS: Mapping[str, IdentifierKind] = {
    **dict.fromkeys(("passportNumber",), IdentifierKind.PASSPORT),
    "socialSecurityNumber": IdentifierKind.SOCIAL_SECURITY,
    **dict.fromkeys(
        ("taxNumber", "innCode", "vatCode", "irsCode", "voenCode"), IdentifierKind.TAX_NUMBER
    ),
    **dict.fromkeys(
        ("registrationNumber", "ogrnCode", "uscCode", "okpoCode", "cikCode"),
        IdentifierKind.REGISTRATION_NUMBER,
    ),
    "imoNumber": IdentifierKind.IMO,
    "mmsi": IdentifierKind.MMSI,
    "callSign": IdentifierKind.CALL_SIGN,
    "serialNumber": IdentifierKind.AIRCRAFT_SERIAL,
    "swiftBic": IdentifierKind.BIC,
    "bic": IdentifierKind.BIC,
    "leiCode": IdentifierKind.LEI,
    "dunsCode": IdentifierKind.DUNS,
    **dict.fromkeys(("isin", "isinCode"), IdentifierKind.ISIN),
    **dict.fromkeys(("iban", "accountNumber"), IdentifierKind.BANK_ACCOUNT),
}
_OF_COUNTRY = {"innCode": "ru", "ogrnCode": "ru", "okpoCode": "ru", "uscCode": "cn"}
_EXACT = {kind.value: kind for kind in IdentifierKind}
_WIDE = (IdentifierKind.NATIONAL_ID, IdentifierKind.OTHER)
_DOCUMENTS = ("Passport", "Identification")
_REFERENCES = {"wikidataId": "wikidata"}
_NO_NUMBERS = frozenset({*_REFERENCES, "programId", "publicKey", "cryptoAddress"})
"""Identifiers by FollowTheMoney's word that are read otherwise."""

_WIKIDATA = re.compile(r"Q[1-9]\d*")
_LABELLED = re.compile(r"([A-Za-z][A-Za-z-]{1,30}): (.+)")
_LABELS = {
    **_KINDS,
    **{word: kind for word, kind in _EXACT.items() if kind is not IdentifierKind.OTHER},
    "identifier": IdentifierKind.OTHER,
}


def add_identifiers(draft: Draft, party: Entity, parts: Sequence[Entity]) -> None:
    """Add the numbers that documents and properties state, each once.

    Sources give a number both as a property and as a document of its own; the document
    says more of it, and the property at times better what it is.
    """
    stated = list(_properties(draft, party))
    # What says little of a number goes first, so that what says more takes its place.
    by_width = sorted(stated, key=lambda each: each[0] not in _WIDE)
    kinds = {identifier_key(value): kind for kind, value, _ in by_width}
    documented = set()
    for part in parts:
        if part.schema in _DOCUMENTS:
            documented |= _add_document(draft, part, kinds)
        elif part.schema == "CryptoWallet":
            _add_wallet(draft, part)
    numbers = {key for _, key in documented}
    for kind, value, name in stated:
        key = identifier_key(value)
        told = kind in _WIDE and (key in numbers or kinds[key] is not kind)
        if not told and (kind, key) not in documented:
            _add(draft, kind, value, name)
    if draft.schema is Schema.CRYPTO_WALLET:
        _add_wallet(draft, party)
    _add_references(draft, party)


def _properties(draft: Draft, party: Entity) -> Iterator[tuple[IdentifierKind, str, str]]:
    """The numbers that properties state, with what they are and the property."""
    for name, values in party.properties.items():
        kind = _kind_of(draft, party, name)
        if kind is not None:
            for value in values:
                if text := clean(value):
                    yield kind, text, name


def _kind_of(draft: Draft, party: Entity, name: str) -> IdentifierKind | None:
    if name == "registrationNumber" and draft.schema is Schema.AIRPLANE:
        return IdentifierKind.TAIL_NUMBER
    if name == "idNumber" and draft.schema is Schema.PERSON:
        return IdentifierKind.NATIONAL_ID
    if name in _KINDS:
        return _KINDS[name]
    return IdentifierKind.OTHER if is_number(party, name) and name not in _NO_NUMBERS else None


def is_number(party: Entity, name: str) -> bool:
    """Whether a property is read here."""
    known = ftm_property(party.schema, name)
    return name in _KINDS or (known is not None and known.type.name == "identifier")


def _add(draft: Draft, kind: IdentifierKind, value: str, name: str) -> None:
    if kind is IdentifierKind.IMO:
        add_imo(draft, re.sub(r"^imo\W*", "", value, flags=re.I))
        return
    label = "" if kind not in _WIDE and name in _KINDS else name
    draft.add_identifier(kind, value, code=_OF_COUNTRY.get(name), label=label)


def _add_document(
    draft: Draft, part: Entity, kinds: Mapping[str, IdentifierKind]
) -> set[tuple[IdentifierKind, str]]:
    """Add a document; gives the kinds and keys of its numbers."""
    added = set()
    types = part.values("type")
    exact = [_EXACT[text] for text in types if text in _EXACT]
    labels = [text for text in types if text not in _EXACT]
    known = (IDENTIFIER_WORDS.get(squeeze(text)) for text in labels)
    words = exact or [kind for kind in known if kind is not None]
    room = MOST_VALUES - len(draft.identifiers)
    for value in part.values("number", "passportNumber", "personalNumber")[: max(0, room)]:
        key = identifier_key(value)
        kind = words[0] if words else kinds.get(key, IdentifierKind.OTHER)
        if not words and part.schema == "Passport":
            kind = IdentifierKind.PASSPORT
        issuer = "; ".join(part.values("authority"))
        codes = [code for text in part.values("country") if (code := ftm_country(text))]
        draft.add_identifier(
            kind,
            value,
            issuer=issuer,
            code=codes[0] if codes else None,
            issued_on=read_exact_day(part.first("startDate")),
            expires_on=read_exact_day(part.first("endDate")),
            label="; ".join(labels),
            remark="; ".join(part.values("summary", "description")),
        )
        added.add((kind, key))
    if not added and room > 0:
        draft.problem(ProblemCode.VALUE_UNREADABLE, "the document has no number", part.id)
    return added


def _add_wallet(draft: Draft, part: Entity) -> None:
    currency = "; ".join(part.values("currency", "currencySymbol"))
    for value in part.values("publicKey", "cryptoAddress") or part.values("name"):
        draft.add_identifier(IdentifierKind.WALLET, value, remark=currency)


def _add_references(draft: Draft, party: Entity) -> None:
    for name, scheme in _REFERENCES.items():
        for value in party.values(name):
            draft.add_cross_reference(scheme, value)
    for value in (party.id, *party.referents):
        if _WIKIDATA.fullmatch(value):
            draft.add_cross_reference("wikidata", value)
        elif value != party.id:
            draft.add_cross_reference("referent", value)


def add_labelled(draft: Draft, note: str) -> bool:
    """Add the number of a note that says what it is, as our own export writes one.

    Returns:
        Whether the note is one.
    """
    found = _LABELLED.fullmatch(note)
    kind = _LABELS.get(found[1]) if found is not None else None
    if found is None or kind is None:
        return False
    draft.add_identifier(kind, found[2])
    return True
