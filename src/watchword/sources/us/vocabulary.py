"""OFAC's words in ours: what it calls parties, parts of names, links and lists.

The Advanced and the Enhanced format use the same reference values ("Reference Values" in
OFAC's *Advanced Sanctions Data Model*, and the ``referenceValues`` of the Enhanced file).
They are read by their text, never by their number: a number can be re-used.
"""

from __future__ import annotations

from watchword.model import NamePartKind, RelationKind, Schema

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

NO_COUNTRY = frozenset({"", "undetermined", "unknown", "none identified", "none", "stateless"})
"""What OFAC writes in a country's place where there is none."""

# Scripts whose label says more than the letters do; the other labels are plain from the text.
TELLING_SCRIPTS = frozenset({"chinese simplified", "chinese traditional"})


def fold_label(label: str) -> str:
    """A label for look-up: case folded, one kind of apostrophe, no closing colon or dash."""
    return label.replace("\u2019", "'").strip().rstrip(" :-").casefold()


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
