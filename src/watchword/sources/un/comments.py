"""What the free text of a United Nations entry (``COMMENTS1``) says in fixed phrases.

The text itself stays untouched as a remark; from it are read the paragraph under which
the party was listed and the measures, its sex, numbers, and the other listed parties
that it names with their references ("Founded by Jalaluddin Haqqani (TAi.040)").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from watchword.model import ContactKind, IdentifierKind, ProblemCode, RelationKind, Severity
from watchword.sources.draft import Draft, clean
from watchword.sources.imo_numbers import add_imo

LONGEST = 50_000
"""Beyond this many characters the comments are kept and not read; real ones have 4,000."""

REFERENCE = re.compile(r"\b([A-Z]{2}[ie])\s?\.?\s?(\d{3,4})\b")
"""A permanent reference number: the regime, ``i`` or ``e``, and a number."""

_BRACKETED = re.compile(r"\(([^()]*?\b[A-Z]{2}[ie]\s?\.\s?\d{3,4}[^()]*)\)")
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z(“\"])")
_LISTED_UNDER = re.compile(
    r"\b(?:listed\s+)?pursuant\s+to\s+(paragraphs?\b[^.;]*?resolution\s+\d{4}(?:\s*\(\d{4}\))?)",
    re.I,
)
_MEASURES = (
    (re.compile(r"travel ban", re.I), "Travel ban"),
    (re.compile(r"asset freeze|assets freeze", re.I), "Asset freeze"),
    (re.compile(r"arms embargo", re.I), "Arms embargo"),
)
_SEX = re.compile(r"\bgender\s*[:\[]?\s*(male|female)\b", re.I)
_NO_REASON = re.compile(
    r"^(?:\W*)(?:review pursuant|interpol|photo|picture|mother|father|gender|sex\b|physical|"
    r"web link|https?:|imo number|swift|company number|additional information|"
    r"(?:believed )?(?:status|location)|reportedly deceased|deceased|e-?mail|telephone|"
    r"[\w\s]*(?:tax|identification|passport|licence|license) n(?:umber|o))",
    re.I,
)
_NUMBERS = (
    (
        re.compile(
            r"\b(?:SWIFT|BIC)(?:\s*/\s*BIC)?(?:\s+code)?\s*:\s*([A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b"
        ),
        IdentifierKind.BIC,
        "SWIFT",
    ),
    (
        re.compile(r"((?:\b[A-Z][\w.]*\s+){1,4}Tax\s+Number)\s*:\s*(\d[\w-]+)"),
        IdentifierKind.TAX_NUMBER,
        "",
    ),
    (
        re.compile(r"((?:\b[A-Z]\w+\s+)?Fiscal\s+Code)\s*:\s*([A-Z0-9]+(?: [A-Z0-9]+)*)"),
        IdentifierKind.TAX_NUMBER,
        "",
    ),
    (
        re.compile(r"(Federal\s+Employer\s+Identification\s+Number)[^:]{0,40}:\s*([\d-]+)"),
        IdentifierKind.TAX_NUMBER,
        "",
    ),
)
_IMO = re.compile(r"\bIMO\s*(?:number|no\.?)?\s*:?\s*(\d{7})\b", re.I)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_RELATIONS = (
    (re.compile(r"\bowned\b[^.]{0,20}\bby\b", re.I), RelationKind.OWNED_BY),
    (re.compile(r"\b(?:owns|owner of|co-owner of)\b", re.I), RelationKind.OWNER_OF),
    (
        re.compile(
            r"\b(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|nephew|"
            r"relative|married|widow|related)\b[\w\s-]{0,12}\b(?:of|to)?\b",
            re.I,
        ),
        RelationKind.FAMILY,
    ),
    (re.compile(r"\b(?:led|headed|founded|established|run) by\b", re.I), RelationKind.LED_BY),
    (
        re.compile(
            r"\b(?:leader|head|commander|chief|emir|amir|founder|director|official|coordinator)"
            r"\b[^.]{0,25}\b(?:of|for)\b",
            re.I,
        ),
        RelationKind.LEADER_OF,
    ),
    (re.compile(r"\bmember of\b", re.I), RelationKind.MEMBER_OF),
    (re.compile(r"\b(?:on behalf of|acts? for|acted for)\b", re.I), RelationKind.ACTS_FOR),
    (re.compile(r"\bassociat\w+\b", re.I), RelationKind.ASSOCIATE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What the comments say of the act of listing."""

    basis: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    reason: str = ""


def read_comments(draft: Draft, comments: str, known: Mapping[str, str]) -> Listing:
    """Read what the comments state into a draft.

    Args:
        draft: The entry; gets the remark, sex, numbers, contacts and relations.
        comments: The text of ``COMMENTS1``.
        known: The names of the entries of this release by reference.
    """
    draft.add_remark(comments)
    text = clean(comments)[:LONGEST]
    if found := _SEX.search(text):
        draft.set_sex(found[1])
    _read_numbers(draft, text)
    _read_relations(draft, text, known)
    return _read_listing(text)


def _read_listing(text: str) -> Listing:
    sentences = _SENTENCE.split(text)
    basis: list[str] = []
    measures: list[str] = []
    for sentence in sentences:
        if not re.match(r"\W*listed\b", sentence, re.I):
            continue
        basis += [found for found in _LISTED_UNDER.findall(sentence) if found not in basis]
        measures += [name for pattern, name in _MEASURES if pattern.search(sentence)]
    reasons = [each for each in sentences if not _NO_REASON.match(each)]
    return Listing(
        basis=tuple(basis), measures=tuple(dict.fromkeys(measures)), reason=" ".join(reasons)
    )


def _read_numbers(draft: Draft, text: str) -> None:
    for pattern, kind, label in _NUMBERS:
        for found in pattern.finditer(text):
            value = found[found.re.groups]
            draft.add_identifier(kind, value, label=label or found[1])
    for number in _IMO.findall(text):
        add_imo(draft, number)
    for address in _EMAIL.findall(text):
        draft.add_contact(ContactKind.EMAIL, address)


def _read_relations(draft: Draft, text: str, known: Mapping[str, str]) -> None:
    """One relation for every other listed party that the text names by its reference."""
    done = 0
    kind = RelationKind.LINKED_TO
    for found in _BRACKETED.finditer(text):
        *earlier, before = _SENTENCE.split(text[done : found.start()])
        done = found.end()
        # "Associated with A (QDi.001) and B (QDi.002)": what is said of A holds for B.
        kind = _relation(before) or (RelationKind.LINKED_TO if earlier else kind)
        for regime, number in REFERENCE.findall(found[1]):
            reference = f"{regime}.{number}"
            if reference == draft.id:
                continue
            other = known.get(reference, "")
            if not other:
                draft.problem(
                    ProblemCode.RELATION_UNRESOLVED,
                    "names a party that this release does not list",
                    reference,
                    severity=Severity.INFO,
                )
            draft.add_relation(
                kind,
                other or _last_name(before) or reference,
                other_id=reference,
                detail=before.strip(" ,.;")[-200:],
            )


def _relation(before: str) -> RelationKind | None:
    """The relation by the phrase that stands nearest before the other party's name."""
    nearest, kind = -1, None
    for pattern, candidate in _RELATIONS:
        for found in pattern.finditer(before):
            if found.end() > nearest:
                nearest, kind = found.end(), candidate
    return kind


def _last_name(before: str) -> str:
    """The capitalised words that end a text."""
    found = re.search(r"((?:[A-Z‘’'][\w‘’'.-]*|al-\w+|bin|ben|ibn|ould|ul)\s*)+$", before)
    return clean(found[0]) if found else ""
