"""Facts that the European and the Swiss list give in free text.

Both lists have fewer elements than facts: registration numbers, contacts, family and
owners stand in remarks, under labels that recur because Switzerland takes over most of
the Union's texts. Only labelled values are read, never what stands in brackets behind
another party's name; the text itself is always kept by the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model import ContactKind, IdentifierKind, RelationKind, Schema
from watchword.sources.dates import read_date, read_day
from watchword.sources.draft import Draft, clean_block
from watchword.sources.imo_numbers import add_imo

_NUMBER = r"([A-Z0-9][A-Z0-9/\-]{3,24})\b"
_COUNT = r"(?:numbers?|nos?\.?|id)(?: nos?\.?)?(?: \([^)\n]{1,24}\))?\s*:?\s*"


def _labelled(label: str, value: str = _NUMBER) -> re.Pattern[str]:
    """A pattern for a label that does not stand in a bracket behind another name."""
    return re.compile(rf"(?<![(\w]){label}{value}", re.I)


_BODY_IDENTIFIERS = (
    (
        IdentifierKind.REGISTRATION_NUMBER,
        _labelled(rf"(?<!tax )(?:state )?(?:registration|registered company) {_COUNT}"),
    ),
    (
        IdentifierKind.REGISTRATION_NUMBER,
        _labelled(
            r"(?:primary state registration number|OGRN)(?: no\.?)?\s*:?\s*", r"(\d{13,15})\b"
        ),
    ),
    (IdentifierKind.BIC, _labelled(r"swift/bic(?: code)?\s*:?\s*", r"([A-Z]{6}[A-Z0-9]{2,5})\b")),
)
_IMO = _labelled(
    rf"(?:international maritime organi[sz]ation \(IMO\)|IMO)\s*(?:{_COUNT})?\s*:?\s*",
    r"(\d{7})\b",
)
_IDENTIFIERS = (
    (
        IdentifierKind.TAX_NUMBER,
        _labelled(rf"tax (?:registration |identification |payer )?{_COUNT}"),
    ),
    (IdentifierKind.TAX_NUMBER, _labelled(r"(?:INN|TIN)(?: no\.?)?\s*:?\s*", r"(\d{9,12})\b")),
    (IdentifierKind.TAX_NUMBER, _labelled(r"italian fiscal code\s*:\s*")),
    (IdentifierKind.PASSPORT, _labelled(r"passport (?:number|no\.?)\s*:?\s*")),
    (
        IdentifierKind.NATIONAL_ID,
        _labelled(
            r"(?:national|personal) (?:identification|identity|id)(?: card)? (?:number|no)\.?\s*:?\s*"
        ),
    ),
)
_CONTACTS = (
    (
        ContactKind.PHONE,
        re.compile(
            r"\b(?:telephone|phone|tel|mobile)\.?(?: numbers?)?\s*:\s*(\+?\d[\d ()/-]{5,30})", re.I
        ),
    ),
    (
        ContactKind.FAX,
        re.compile(r"\b(?:fax|facsimile)\.?(?: numbers?)?\s*:\s*(\+?\d[\d ()/-]{5,30})", re.I),
    ),
    (
        ContactKind.EMAIL,
        re.compile(r"(?<![\w.+@-])([\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,4})"),
    ),
    (ContactKind.WEBSITE, re.compile(r"\bweb ?site\s*:\s*([^\s;,]{4,200})", re.I)),
)
_FOUNDED = re.compile(
    r"\b(?:date of (?:registration|incorporation)|(?:registration|incorporation) date)\s*:\s*"
    r"(\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})",
    re.I,
)
_COMPANY = re.compile(
    r"(?:^|\btype of entity\s*:)\s*(?:limited liability|(?:(?:public|private|closed|open) )?joint[ -]stock"
    r"|(?:public|private|state|holding|trading|shipping|limited)(?:[ -]owned)?) company\b",
    re.I,
)

MOST_TEXT = 20_000
"""How much of one text is searched, in characters; real remarks are far shorter."""

UN_REFERENCE = re.compile(r"[A-Z]{2}[ei]\.?\s?\d{1,4}")
"""A permanent reference number of a Security Council committee: ``QDe.004``."""

_OWN_UN_REFERENCE = re.compile(
    r"\b(?:UN|UNSC|permanent|sanctions? list)\s+(?:list )?ref(?:erence)?\.?\s*(?:number|no\.?)?"
    r"\s*:?\s*([A-Z]{2}[ei]\.\d{1,4})\b"
)

# A name begins with a capital and ends with the sentence, or where the text goes on with
# "… and uncle of …".
_NAME = r"([A-ZÀ-ÞА-Я“‘'\"](?:(?! and [a-z]| already listed)[^.;,:()\n]){2,80})"
_KIN = "father|mother|brother|sister|wife|husband|son|daughter"
_MORE_KIN = f"{_KIN}|widow|widower|cousin|nephew|niece|uncle|aunt|brother-in-law|sister-in-law"
_RELATIONS = (
    (RelationKind.FAMILY, re.compile(rf"\b((?i:{_KIN})['’]s names?)\s*(?:is|:)\s*{_NAME}")),
    (RelationKind.FAMILY, re.compile(rf"\b((?i:{_MORE_KIN}) of)\s+{_NAME}")),
    (RelationKind.FAMILY, re.compile(rf"\b((?i:married to))\s+{_NAME}")),
    (RelationKind.SUBSIDIARY_OF, re.compile(rf"\b((?i:subsidiary of)(?: the)?)\s+{_NAME}")),
    (RelationKind.OWNED_BY, re.compile(rf"\b((?i:owned(?: (?:or|and) controlled)? by))\s+{_NAME}")),
    (RelationKind.OWNED_BY, re.compile(rf"\b((?i:company owner))\s*:\s*{_NAME}")),
)
_LIST = r" {0,3}:\s{0,9}(.+(?:\n[ \t]{0,9}[-–•].+)*)"
_LISTED_RELATIONS = (
    (
        RelationKind.ASSOCIATE,
        re.compile(rf"^[^\w\n]{{0,9}}(associated individuals?){_LIST}", re.I | re.M),
    ),
    (
        RelationKind.LINKED_TO,
        re.compile(rf"^[^\w\n]{{0,9}}(associated entit(?:y|ies)){_LIST}", re.I | re.M),
    ),
    (
        RelationKind.LINKED_TO,
        re.compile(rf"\b(relatives/business associates[^:\n]{{0,60}}){_LIST}", re.I),
    ),
    (
        RelationKind.LED_BY,
        re.compile(rf"^[^\w\n]{{0,9}}(last known directors|directors?){_LIST}", re.I | re.M),
    ),
)
_BOTH = re.compile(r"\s+and\s+(?=[A-ZÀ-Þ])")
_QUOTES = " '\"“”‘’"
_ITEM = re.compile(r"[A-ZÀ-ÞА-Я“‘'\"][^(:\n]{3,100}")
_SUFFIX = r"(?:Ltd|LLC|Inc|Co|Corp|JSC|S\.A)\b"
_COMMA = re.compile(rf",\s+(?!{_SUFFIX})")


def read_free_text(draft: Draft, text: str) -> None:
    """Add what a remark states under a label: identifiers, contacts, relations, dates."""
    stated = clean_block(text)[:MOST_TEXT]
    if len(stated) < 8:
        return
    _read_identifiers(draft, stated)
    for kind, pattern in _CONTACTS:
        for found in pattern.finditer(stated):
            draft.add_contact(kind, found[1].strip(" .,(/-"))
    for found in _OWN_UN_REFERENCE.finditer(stated):
        draft.add_cross_reference("un-reference", found[1])
    _read_relations(draft, stated)


def says_company(text: str) -> bool:
    """Whether a text states the legal form or the type of a company."""
    return _COMPANY.search(text) is not None


def _read_identifiers(draft: Draft, text: str) -> None:
    body = draft.schema is not Schema.PERSON
    for kind, pattern in (*_BODY_IDENTIFIERS, *_IDENTIFIERS) if body else _IDENTIFIERS:
        for found in pattern.finditer(text):
            value = found[1]
            digits = sum(char.isdecimal() for char in value)
            known = any(each.value == value for each in draft.identifiers)
            if not known and (digits >= 4 or kind is IdentifierKind.BIC):
                label = found[0][: found.start(1) - found.start()]
                draft.add_identifier(kind, value, label=label.strip(" :"))
    if body:
        for found in _IMO.finditer(text):
            if all(each.value != found[1] for each in draft.identifiers):
                add_imo(draft, found[1])
        for found in _FOUNDED.finditer(text):
            if read_day(found[1]) is not None:
                draft.add_date(draft.founded_on, found[1], read_date)


def _read_relations(draft: Draft, text: str) -> None:
    for kind, pattern in _RELATIONS:
        for found in pattern.finditer(text):
            family = kind is RelationKind.FAMILY
            for name in _BOTH.split(found[2]) if family else [found[2]]:
                draft.add_relation(kind, name.strip(_QUOTES), detail=found[1])
    for kind, pattern in _LISTED_RELATIONS:
        for found in pattern.finditer(text):
            for name in _listed(found[2]):
                draft.add_relation(kind, name, detail=found[1])


def _listed(text: str) -> Iterator[str]:
    """The names of a list: by semicolons or lines, else by commas where all are names.

    What stands behind a name's own comma ("…, Director of …", "…, a.k.a. …") is no name.
    """
    pieces = [piece.strip(" \t-–•") for piece in re.split(r"[;\n]", text)]
    between = _COMMA.split(pieces[0])
    if len(pieces) == 1 and all(_is_name(each) for each in between):
        pieces = between
    for piece in pieces:
        name = _ITEM.match(_COMMA.split(piece)[0])
        if name is not None:
            yield name[0].strip()


def _is_name(text: str) -> bool:
    words = text.split()
    return 2 <= len(words) <= 6 and words[0][0].isupper() and "of" not in words
