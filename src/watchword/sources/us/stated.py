"""What OFAC states under its labels, put where it belongs in an entry."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from watchword.model import (
    ContactKind,
    CountryRole,
    IdentifierKind,
    ProblemCode,
    RelationKind,
    Schema,
    Severity,
)
from watchword.sources.dates import read_date, read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.us.labels import (
    CONTACTS,
    FEATURES,
    FOUNDED,
    IDENTIFIERS,
    POSITIONS,
    ROLES,
    VARIABLE,
    WALLET,
)
from watchword.text.countries import country_code
from watchword.text.identifiers import imo_is_valid


@dataclass(frozen=True, slots=True)
class Stated:
    """A feature or a document as OFAC states it.

    Attributes:
        label: OFAC's word for it, without a closing colon or dash.
        value: The number or the text.
        country: The issuing country in OFAC's spelling.
        issued, expires: The dates of a document, as written.
    """

    label: str
    value: str
    country: str = ""
    issued: str = ""
    expires: str = ""


Handler = Callable[[Draft, Stated], None]

_IMO = re.compile(r"IMO(?:\s*No)?[\s:#.-]*(\d{7})$", re.I)
_BARE_IMO = re.compile(r"\d{7}$")
_LEI = re.compile(r"[0-9A-Z]{18}\d{2}$")
_NUMBER_LABEL = re.compile(r"(?:\bNo\.?|\bNumber|#|\bID|\bCode|\bPassport|\bCard)$", re.I)
# Last words that would be a country by themselves: "Virgin Islands, British".
_SECOND_PARTS = {"British", "U.S.", "US"}
_NO_COUNTRY = {"none identified", "undetermined", "unknown", "none", "stateless"}


def add_stated(draft: Draft, stated: Stated) -> bool:
    """Put a feature or document where it belongs.

    Returns:
        Whether the label is one that we know. What has another label is kept all the
        same: as an identifier where it looks like one, else as a feature.
    """
    handler = _HANDLERS.get(stated.label.casefold())
    if handler is not None:
        handler(draft, stated)
        return True
    if WALLET.match(stated.label):
        _add_wallet(draft, stated)
        return True
    if VARIABLE.fullmatch(stated.label):
        _add_feature(draft, stated)
        return True
    if stated.country or stated.issued or stated.expires or _NUMBER_LABEL.search(stated.label):
        _add_identifier(draft, stated, kind=IdentifierKind.OTHER)
    else:
        _add_feature(draft, stated)
    return False


def add_birth_date(draft: Draft, text: str) -> None:
    """Add a date of birth: ``1951``, ``circa 1951``, ``1960 to 1962``, ``03 May 1938``."""
    draft.add_date(draft.birth_dates, text, read_date)


def add_birth_place(draft: Draft, text: str) -> None:
    """Add a place of birth; its last words are its country where they name one."""
    place = clean(text)
    words = place.split(", ")
    # "Korea, North" and "Congo, Democratic Republic of the" are countries in two parts.
    tails = [words[-1], ", ".join(words[-2:])]
    if words[-1] in _SECOND_PARTS:
        tails.reverse()
    for tail in tails:
        code = country_code(tail)
        if code is not None:
            draft.add_place(draft.birth_places, text=place, country=tail, code=code)
            return
    draft.add_place(draft.birth_places, text=place)


def _add_identifier(draft: Draft, stated: Stated, *, kind: IdentifierKind) -> None:
    value = stated.value
    notes: list[str] = []
    if found := _IMO.match(value):
        value = found[1]
        if draft.schema is Schema.VESSEL or kind is IdentifierKind.IMO:
            kind = IdentifierKind.IMO
        else:
            # The number of a ship's owner is of another series (MSC.160(78)).
            notes.append("IMO company number")
    if kind is IdentifierKind.IMO and not imo_is_valid(value):
        draft.problem(
            ProblemCode.IDENTIFIER_INVALID,
            "an IMO number that fails its check digit",
            value,
            severity=Severity.INFO,
        )
    if stated.label.casefold().startswith("previous"):
        notes.append("previous")
    issued_on, expires_on = read_day(stated.issued), read_day(stated.expires)
    if stated.issued and issued_on is None:
        notes.append(f"issued {stated.issued}")
    if stated.expires and expires_on is None:
        notes.append(f"expires {stated.expires}")
    draft.add_identifier(
        kind,
        value,
        issuer=stated.country,
        issued_on=issued_on,
        expires_on=expires_on,
        label=stated.label,
        remark=", ".join(notes),
    )


def _add_identification_number(draft: Draft, stated: Stated) -> None:
    """The label stands for whatever number identifies a person or a body at home."""
    person = draft.schema is Schema.PERSON
    kind = IdentifierKind.NATIONAL_ID if person else IdentifierKind.REGISTRATION_NUMBER
    _add_identifier(draft, stated, kind=kind)


def _add_vessel_number(draft: Draft, stated: Stated) -> None:
    """An IMO number, with or without the word, or the number of a flag's own register."""
    bare = _BARE_IMO.match(stated.value) is not None and not stated.country
    imo = bare or _IMO.match(stated.value) is not None
    kind = IdentifierKind.IMO if imo else IdentifierKind.REGISTRATION_NUMBER
    _add_identifier(draft, stated, kind=kind)


def _add_legal_entity_number(draft: Draft, stated: Stated) -> None:
    """OFAC files LEIs and national numbers (a Dutch RSIN) under the same label."""
    lei = _LEI.match(stated.value) is not None
    kind = IdentifierKind.LEI if lei else IdentifierKind.REGISTRATION_NUMBER
    _add_identifier(draft, stated, kind=kind)


def _add_wallet(draft: Draft, stated: Stated) -> None:
    label, _, currency = stated.label.rpartition(" - ")
    draft.add_identifier(IdentifierKind.WALLET, stated.value, label=label, remark=currency)


def _add_feature(draft: Draft, stated: Stated) -> None:
    draft.add_feature(stated.label, stated.value)


def _add_country(draft: Draft, stated: Stated, *, role: CountryRole) -> None:
    if clean(stated.value).casefold() in _NO_COUNTRY:
        _add_feature(draft, stated)
    else:
        draft.add_country(role, stated.value)


def _add_contact(draft: Draft, stated: Stated, *, kind: ContactKind) -> None:
    draft.add_contact(kind, stated.value)


def _add_relation(draft: Draft, stated: Stated, *, kind: RelationKind) -> None:
    draft.add_relation(kind, stated.value, detail=stated.label)


def _add_founded(draft: Draft, stated: Stated) -> None:
    draft.add_date(draft.founded_on, stated.value, read_date)


def _add_target_type(draft: Draft, stated: Stated) -> None:
    """Keep the type; it is also the only place where OFAC calls a party a company."""
    _add_feature(draft, stated)
    kind = clean(stated.value).casefold()
    if draft.schema is Schema.ORGANIZATION:
        if kind.endswith((" company", "enterprise")):
            draft.schema = Schema.COMPANY
        elif kind == "government entity":
            draft.schema = Schema.PUBLIC_BODY


_BY_LABEL: dict[str, Handler] = {
    **{
        label: partial(_add_identifier, kind=kind)
        for kind, labels in IDENTIFIERS.items()
        for label in labels
    },
    **{
        label: partial(_add_contact, kind=kind)
        for kind, labels in CONTACTS.items()
        for label in labels
    },
    **{label: partial(_add_country, role=role) for label, role in ROLES.items()},
    **dict.fromkeys(FEATURES, _add_feature),
    **dict.fromkeys(FOUNDED, _add_founded),
    **dict.fromkeys(POSITIONS, lambda draft, stated: draft.add_position(stated.value)),
    "DOB": lambda draft, stated: add_birth_date(draft, stated.value),
    "POB": lambda draft, stated: add_birth_place(draft, stated.value),
    "Gender": lambda draft, stated: draft.set_sex(stated.value),
    "Target Type": _add_target_type,
    "Identification Number": _add_identification_number,
    "Legal Entity Number": _add_legal_entity_number,
    "Vessel Registration Identification": _add_vessel_number,
    "Aircraft Operator": partial(_add_relation, kind=RelationKind.OPERATED_BY),
    "Vessel Owner": partial(_add_relation, kind=RelationKind.OWNED_BY),
}
_HANDLERS = {label.casefold(): handler for label, handler in _BY_LABEL.items()}
