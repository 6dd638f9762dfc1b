"""OFAC's words in ours: what its labels of documents, features, parts and links mean.

The Advanced and the Enhanced format use the same reference values ("Reference Values" in
OFAC's *Advanced Sanctions Data Model*, and the ``referenceValues`` of the Enhanced file).
They are read by their text, never by their number: a number can be re-used.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.model import IdentifierKind, NameKind, NamePartKind, RelationKind, Schema

SDN_LIST = "SDN List"
"""How OFAC names the list of Specially Designated Nationals; every other is non-SDN."""

SDN = "sdn"
CONSOLIDATED = "consolidated"

SCHEMAS: dict[str, Schema] = {
    "individual": Schema.PERSON,
    "entity": Schema.ORGANIZATION,
    "vessel": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
}

COMPANY_TYPES = frozenset({"private company", "public company"})
"""Values of "Target Type" by which OFAC says that an entity is a company."""

PART_KINDS: dict[str, NamePartKind] = {
    "last name": NamePartKind.FAMILY,
    "first name": NamePartKind.GIVEN,
    "middle name": NamePartKind.MIDDLE,
    "maiden name": NamePartKind.MAIDEN,
    "patronymic": NamePartKind.PATRONYMIC,
    "matronymic": NamePartKind.MATRONYMIC,
    "nickname": NamePartKind.NICKNAME,
    "aircraft name": NamePartKind.WHOLE,
    "entity name": NamePartKind.WHOLE,
    "vessel name": NamePartKind.WHOLE,
}

_ALIAS_KINDS: dict[str, NameKind] = {
    "f.k.a.": NameKind.FORMER,
}

# Scripts whose label says more than the letters do; the other labels are plain from the text.
TELLING_SCRIPTS = frozenset({"chinese simplified", "chinese traditional"})

_K = IdentifierKind
_IDENTIFIERS: dict[str, IdentifierKind] = {
    label: kind
    for kind, labels in {
        _K.PASSPORT: (
            "passport",
            "diplomatic passport",
            "british national overseas passport",
            "stateless person passport",
        ),
        _K.NATIONAL_ID: (
            "cedula no.",
            "d.n.i.",
            "national id no.",
            "national foreign id number",
            "identification number",
            "bosnian personal id no.",
            "credencial electoral",
            "electoral registry no.",
            "i.f.e.",
            "kenyan id no.",
            "c.i.n.",
            "c.u.r.p.",
            "moroccan personal id no.",
            "personal id card",
            "citizen's card number",
            "numero de identidad",
            "tazkira national id card",
            "turkish identification number",
            "uae identification",
            "cnp (personal numerical code)",
            "n.i.e.",
            "stateless person id card",
            "refugee id card",
        ),
        _K.TAX_NUMBER: (
            "r.f.c.",
            "rfc",
            "nit #",
            "us fein",
            "ruc #",
            "rif #",
            "v.a.t. number",
            "italian fiscal code",
            "fiscal code",
            "c.u.i.t.",
            "c.i.f.",
            "n.i.f.",
            "rtn",
            "tax id no.",
            "paraguayan tax identification number",
            "numero unico de identificacao tributaria (nuit)",
            "romanian tax registration",
        ),
        _K.SOCIAL_SECURITY: ("ssn",),
        _K.DRIVING_LICENCE: ("driver's license no.",),
        _K.TRAVEL_DOCUMENT: ("travel document number", "seafarer's identification document"),
        _K.VISA: ("visanumberid",),
        _K.BIRTH_CERTIFICATE: ("birth certificate number",),
        _K.MMSI: ("mmsi",),
        _K.AIRCRAFT_SERIAL: ("aircraft serial identification",),
        _K.DUNS: ("d-u-n-s number",),
        _K.REGISTRATION_NUMBER: (
            "business registration document #",
            "business registration number",
            "business number",
            "registration id",
            "registration number",
            "registered charity no.",
            "c.r. no.",
            "c.u.i.",
            "uk company number",
            "company number",
            "trade license no.",
            "commercial registry number",
            "certificate of incorporation number",
            "matricula mercantil no",
            "folio mercantil no.",
            "registration certificate number (dubai)",
            "public registration number",
            "enterprise number",
            "organization code",
            "united social credit code certificate (usccc)",
            "unified social credit code (uscc)",
            "chamber of commerce number",
            "dubai chamber of commerce membership no.",
            "istanbul chamber of comm. no.",
            "romanian c.r.",
            "rsin",
            "government gazette number",
            "central registration system number",
            "economic register number (cbls)",
            "msb registration number",
            "branch unit number",
            "russian state individual business registration number pattern (ogrnip)",
            "vessel registration identification",
        ),
    }.items()
    for label in labels
}

_LEI = re.compile(r"^[0-9A-Z]{18}[0-9]{2}$")
_IMO = re.compile(r"^IMO[\s:#.-]*(\d{7})$", re.I)


def fold_label(label: str) -> str:
    """A label for look-up: case folded, one kind of apostrophe, no closing colon or dash."""
    return label.replace("\u2019", "'").strip().rstrip(" :-").casefold()


def read_identifier(label: str, value: str) -> tuple[IdentifierKind, str]:
    """What a document or number of OFAC is, and its value.

    An IMO number stands under "Vessel Registration Identification" as ``IMO 9661792``; its
    seven digits are the value. "Legal Entity Number" is an LEI where it has an LEI's form.
    """
    folded = label.replace("\u2019", "'").strip().casefold()
    if folded == "vessel registration identification" and value.upper().startswith("IMO"):
        found = _IMO.match(value)
        return IdentifierKind.IMO, found[1] if found else value
    if folded == "legal entity number":
        return (
            IdentifierKind.LEI if _LEI.match(value) else IdentifierKind.REGISTRATION_NUMBER
        ), value
    return _identifier_kind(folded), value


@lru_cache(maxsize=1024)
def _identifier_kind(folded: str) -> IdentifierKind:
    known = _IDENTIFIERS.get(folded)
    if known is not None:
        return known
    for word, kind in (
        ("passport", IdentifierKind.PASSPORT),
        ("tax", IdentifierKind.TAX_NUMBER),
        ("registration", IdentifierKind.REGISTRATION_NUMBER),
        ("regist", IdentifierKind.REGISTRATION_NUMBER),
    ):
        if word in folded:
            return kind
    return IdentifierKind.OTHER


def alias_kind(label: str) -> NameKind:
    """The kind of a name by OFAC's alias type ("A.K.A.", "F.K.A.", "N.K.A.")."""
    return _ALIAS_KINDS.get(label.strip().casefold(), NameKind.ALIAS)


_R = RelationKind
_RELATIONS: dict[str, RelationKind] = {
    "associate of": _R.ASSOCIATE,
    "providing support to": _R.SUPPORTS,
    "acting for or on behalf of": _R.ACTS_FOR,
    "owned or controlled by": _R.OWNED_BY,
    "family member of": _R.FAMILY,
    # The words leave open what the role is; the other party is most often a cartel.
    "playing a significant role in": _R.LINKED_TO,
    "leader or official of": _R.LEADER_OF,
    "principal executive officer": _R.LEADER_OF,
    "owns, controls, or operates": _R.OWNER_OF,
    "property in the interest of": _R.OWNED_BY,
    "linked to": _R.LINKED_TO,
}

_TURNED = {
    _R.OWNED_BY: _R.OWNER_OF,
    _R.OWNER_OF: _R.OWNED_BY,
    _R.LEADER_OF: _R.LED_BY,
}

_THINGS = frozenset({Schema.VESSEL, Schema.AIRPLANE})


def read_relation(label: str, own: Schema, other: Schema | None) -> tuple[RelationKind, bool]:
    """What a party is to another one, and whether OFAC wrote it the wrong way round.

    Some links are written backwards: a person "Owned or Controlled By" a company, a company
    "Leader or official of" a person. What can only be true the other way is turned.

    Args:
        label: OFAC's relationship type.
        own: What the party is that the link starts from.
        other: What the party is that it leads to, where that is known.
    """
    kind = _RELATIONS.get(fold_label(label), RelationKind.OTHER)
    if other is None or kind not in _TURNED:
        return kind, False
    if kind is _R.LEADER_OF:
        backwards = other is Schema.PERSON and own is not Schema.PERSON
    elif kind is _R.OWNED_BY:
        backwards = _cant_own(other, own)
    else:
        backwards = _cant_own(own, other)
    return (_TURNED[kind], True) if backwards else (kind, False)


def _cant_own(owner: Schema, owned: Schema) -> bool:
    """Whether ownership can only be the other way: nobody owns a person, no ship a company."""
    if owned is Schema.PERSON:
        return owner is not Schema.PERSON
    return owner in _THINGS and owned not in _THINGS


def list_key(name: str) -> str:
    """The key of the list that OFAC names: the SDN List, or one of the others."""
    return SDN if fold_label(name) == SDN_LIST.casefold() else CONSOLIDATED


_HONORIFICS = frozenset(
    {
        "dr",
        "doctor",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "sir",
        "lord",
        "prince",
        "princess",
        "haji",
        "hajji",
        "hadji",
        "alhaj",
        "sheikh",
        "shaykh",
        "mullah",
        "maulavi",
        "maulawi",
        "mawlawi",
        "maulana",
        "mufti",
        "ustad",
        "ustadz",
        "ayatollah",
        "hojjatoleslam",
        "sayyid",
        "qari",
        "imam",
        "engineer",
        "eng",
        "reverend",
        "father",
    }
)


def split_titles(text: str) -> tuple[list[str], list[str]]:
    """OFAC's one "Title" as forms of address and positions.

    ``Dr; Minister of Industry`` is a form of address and a position; OFAC writes both, and
    ranks, in one field, with semicolons between them.
    """
    titles: list[str] = []
    positions: list[str] = []
    for piece in text.split(";"):
        stated = piece.strip()
        if stated:
            honorific = stated.rstrip(".").casefold() in _HONORIFICS
            (titles if honorific else positions).append(stated)
    return titles, positions
