"""Relations that the United Kingdom's lists state in their remarks and reasons.

``Ultimate beneficial owner(s): Arkady Rotenberg``, ``Names of Director(s)/Management: …``,
"Karina ROTENBERG is the wife of Boris Romanovich ROTENBERG (RUS0246)", "Listed as asset of
Korea Samjong Shipping (OFSI ID: 13635 …)". Only set phrases are read: a relation that is
not there misleads more than one that is missing, and the text is kept whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model import RelationKind, Schema
from watchword.sources.draft import Draft
from watchword.sources.gb.values import stated
from watchword.text.keys import loose_key

OWNER = re.compile(
    r"listed as assets? of (?P<owner>[^.]{1,200}?)\s*[(-]\s*OFSI ID:\s*(?P<id>\d+)[^)]*\)?", re.I
)
"""The owner of a ship, with the id of its group in OFSI's list."""

_SENTENCE = 400
"""How far back the subject of a sentence is looked for, in characters."""

_UK_REFERENCE = re.compile(r"[A-Z]{3}\d{4}")
_WORD = r"(?:[A-Z][\w’'-]+|[A-Z]\.|(?:al|el|bin|ben|ibn|von|van|de|ul)\b)"
_PROPER = rf"(?=[A-Z]){_WORD}(?:[ -]{_WORD}){{0,5}}"
_KIN = (
    r"(?:step)?(?:son|daughter|brother|sister|father|mother)(?:-in-law)?|wife|ex-wife|husband"
    r"|spouse|partner|uncle|aunt|cousin|nephew|niece|grandson|granddaughter"
)
_KINSHIP = re.compile(
    rf"\bis (?:also )?the (?P<kin>(?:former |eldest |younger |elder )?(?:{_KIN}))"
    rf" of (?P<other>{_PROPER})(?:\s*\((?P<id>[A-Z]{{3}}\d{{4}})\))?"
)
_KIN_AFTER = re.compile(rf"\s[-\u2013]\s*(?P<kin>{_KIN})\s*\((?P<id>[A-Z]{{3}}\d{{4}})\)")
_NAME_BEFORE = re.compile(rf"(?P<other>{_PROPER})(?:\s*\([^()]*\))?\s*$")
_ASSOCIATED = re.compile(
    rf"\b[Aa]ssociated with (?:his |her )?(?:(?P<kin>{_KIN}),? )?(?P<other>{_PROPER})\s*"
    r"\((?P<id>[A-Z]{3}\d{4}|[A-Z]{2}[ei]\.\d{3})\)"
)

# The grounds of a designation in the words of the regulations: "is owned or controlled
# directly or indirectly by a person …, namely Alisher USMANOV".
_GROUNDS = tuple(
    (
        re.compile(
            rf"\bis (?:and has been |or has been |an entity that is )?(?P<kin>{phrase})"
            rf"(?: an?)?(?: involved)? persons?\b[^.;()]{{0,250}}?\bnamely,? (?P<other>{_PROPER})"
            rf"(?:\s*\((?P<id>[A-Z]{{3}}\d{{4}})\))?"
        ),
        kind,
    )
    for phrase, kind in (
        (r"owned or controlled,?(?: directly or indirectly)?,? by", RelationKind.OWNED_BY),
        (r"acting on behalf of,? or at the direction of,?", RelationKind.ACTS_FOR),
        (r"(?:closely )?associated with", RelationKind.ASSOCIATE),
    )
)

# Where the names after a label end: with the sentence, the line, or the next label.
_END = (
    r"(?=(?<!\bDr)(?<!\bMr)(?<!\bMrs)(?<!\bLtd)(?<!\bCo)(?<!\b[A-Z])\.\s|\.?$|[|\n]"
    r"|[\s;.·]+[A-Z][\w()/’' -]{2,60}:\s|\s+The \w+ \w+ [Ss]anction)"
)
_NAMES = rf"(?P<names>.+?){_END}"
_RELATIONS = (
    (
        r"(?:Last known )?(?:Names? of )?Directors?(?:\(s\))?s?(?:\s*/\s*Management)?|Management",
        RelationKind.LED_BY,
        _NAMES,
    ),
    (r"Ultimate beneficial owner(?:\(s\)|s)?", RelationKind.OWNED_BY, _NAMES),
    (
        r"Relatives/business associates[^:.]*|Related listed individuals and entities|Linked To",
        RelationKind.LINKED_TO,
        _NAMES,
    ),
    (r"Worked with listed individuals|Associated with", RelationKind.ASSOCIATE, _NAMES),
    (
        r"(?:Mother|Father|Wife|Husband|Spouse|Brother|Sister)['’]?s'?\s+name"
        r"|Name of (?:mother|father|wife|husband|spouse)",
        RelationKind.FAMILY,
        r"(?P<names>[^.;,:(\n]+)",
    ),
)
_LABELLED = tuple(
    (re.compile(rf"(?:^|[.;|\n])\s*(?P<label>{label})\s*:\s*{names}", re.I), kind)
    for label, kind, names in _RELATIONS
)
# What follows a comma but is no further name: an office or a clause.
_NO_NAME = re.compile(
    r"^(?:general director|director|ceo|president|vice|deputy|commander|chief|chairman|who|which"
    r"|owned|and|head|minister|member|used|former|[a-z])\b",
    re.I,
)


def add_relations(draft: Draft, text: str, *, by_uk_reference: bool) -> None:
    """Add the relations that a remark or a statement of reasons states in set phrases.

    Args:
        by_uk_reference: Whether the list's entries are known by the references
            (``RUS0088``) that stand in its texts.
    """
    for found in OWNER.finditer(text):
        own_id = None if by_uk_reference else found["id"]
        draft.add_relation(RelationKind.OWNED_BY, found["owner"], other_id=own_id, detail=found[0])
    if ":" in text:
        _add_labelled(draft, text)
    person = draft.schema is Schema.PERSON
    for found in _ASSOCIATED.finditer(text):
        kind = RelationKind.FAMILY if person and found["kin"] else RelationKind.ASSOCIATE
        _add_named(draft, kind, found["other"], found, own=by_uk_reference)
    for pattern, kind in _GROUNDS:
        for found in pattern.finditer(text):
            if _is_own(draft, _subject(text, found), found["other"]):
                _add_named(draft, kind, found["other"], found, own=by_uk_reference)
    if person:
        _add_kin(draft, text, by_uk_reference=by_uk_reference)


def _add_labelled(draft: Draft, text: str) -> None:
    """Add the parties that stand behind a label: ``Ultimate beneficial owner: …``."""
    for pattern, kind in _LABELLED:
        for found in pattern.finditer(text):
            for name in _split_names(found["names"]):
                draft.add_relation(kind, name, detail=found["label"])


def _split_names(text: str) -> Iterator[str]:
    """The names that a text lists; one with commas in it stays one unless all are names."""
    for piece in _split_outside(text, r";\s*|\(\d+\)\s*"):
        names = _split_outside(piece, r",\s+(?:and\s+)?|(?<=\w)\s+and\s+(?=[A-Z])")
        whole = len(names) > 1 and not any(
            len(name.split()) < 2 or _NO_NAME.match(name) for name in names
        )
        for name in names if whole else [piece]:
            if stated(name):
                yield name.strip(" ,;.·")


def _split_outside(text: str, separator: str) -> list[str]:
    """Split a text where the separator stands in no brackets."""
    pieces: list[str] = []
    start = 0
    for found in re.finditer(separator, text):
        before = text[: found.start()]
        if before.count("(") <= before.count(")"):
            pieces.append(text[start : found.start()])
            start = found.end()
    pieces.append(text[start:])
    return [piece.strip() for piece in pieces if piece.strip()]


def _add_kin(draft: Draft, text: str, *, by_uk_reference: bool) -> None:
    """Add the relatives of a person."""
    for found in _KIN_AFTER.finditer(text):
        named = _NAME_BEFORE.search(text, max(0, found.start() - 120), found.start())
        if named:
            _add_named(draft, RelationKind.FAMILY, named["other"], found, own=by_uk_reference)
    for found in _KINSHIP.finditer(text):
        if _is_own(draft, _subject(text, found), found["other"]):
            _add_named(draft, RelationKind.FAMILY, found["other"], found, own=by_uk_reference)


def _subject(text: str, found: re.Match[str]) -> str:
    """What stands before a phrase in its sentence, as far as a sentence is long."""
    earliest = max(0, found.start() - _SENTENCE)
    begin = max(text.rfind(mark, earliest, found.start()) for mark in (". ", ";", "\n"))
    return text[max(begin + 1, earliest) : found.start()]


def _is_own(draft: Draft, subject: str, other: str) -> bool:
    """Whether a sentence is about the target: its subject has one of the target's words.

    The sentence may be another one's: "X is the father of" the target.
    """
    words = set(re.findall(r"\w{3,}", subject.casefold()))
    own = any(words & set(re.findall(r"\w{3,}", name.full.casefold())) for name in draft.names)
    return own and all(loose_key(name.full) != loose_key(other) for name in draft.names)


def _add_named(
    draft: Draft, kind: RelationKind, other: str, found: re.Match[str], *, own: bool
) -> None:
    """Add a relation to a party whose reference stands behind its name.

    Args:
        own: Whether such a reference is an id of this list.
    """
    reference = found["id"] or ""
    known = own and _UK_REFERENCE.fullmatch(reference)
    detail = found["kin"] or "associated with"
    draft.add_relation(
        kind,
        other.strip(" ."),
        other_id=reference if known else None,
        detail=f"{detail} ({reference})" if reference and not known else detail,
    )
