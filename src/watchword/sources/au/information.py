"""The column "Additional Information" of Australia's list, where it speaks in set phrases.

For those that the Security Council lists it repeats the Council's own text ("TAi.002.
Title: a) Mullah b) Haji. Designation: a) First Deputy ..."); for the others it says who
the party is ("Wife of Andrey MELNICHENKO", "Member of the State Duma ..."). The text
itself is a remark; nothing is read from a phrase that can mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from watchword.model import NameKind, RelationKind, Schema
from watchword.sources.au.numbers import read_numbers
from watchword.sources.draft import Draft, clean
from watchword.sources.kinship import add_kinship, read_kinship
from watchword.sources.places import split_lettered

_LONGEST = 30_000
"""How much of a text is read, in characters; a spreadsheet's cell can't hold more."""

_REFERENCE = r"[A-Z]{2}[ie]\.?\s?\d{3}|[A-Z]{2}\.[A-Z]\.\d{1,3}\.\d{2}"
_OWN_REFERENCE = re.compile(rf"^\W*({_REFERENCE})\b")
_OTHER_REFERENCE = re.compile(
    rf"\(\s*(?:listed under permanent reference number )?({_REFERENCE})\.?\s*\)", re.I
)
_SAME_AS = re.compile(r"(?:see Consolidated List entry|DFAT consolidated list No\.?)\s*(\d+)", re.I)

_FORMER = {"TI": "TAi", "TE": "TAe", "QI": "QDi", "QE": "QDe"}

_SENTENCE = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bGen)(?<!\bMaj)(?<!\bCol)(?<!\bLt)(?<!\bBrig)(?<!\bNo)(?<!\bSt)"
    r"(?<!\b[A-Z])\.(?=\s+[^\s\d]|\s*$)|\n|\r"
)
_LABELS = (
    r"Title|Other title|Alternative title|Designation|Other information|Passport|National|Gender|"
    r"Website|Last known|Position|Military|Address|Listed on"
)
_TITLE = re.compile(rf"\bTitle\s*:\s*(.+?)(?=\s*(?:{_LABELS})\s*[:.]|\.(?:\s|$)|\n|;|$)", re.I)
_DESIGNATION = re.compile(r"\bDesignation\s*:\s*", re.I)
_POSITION = re.compile(
    r"\b(?:Last known (?:rank and )?position|Position|Military rank|Profession|Previous "
    r"occupation)\s*[:\u2010-\u2015-]\s*",
    re.I,
)
_GENDER = re.compile(r"\b(?:gender|sex)\s*:\s*(male|female)\b", re.I)
_PREVIOUS_NAMES = re.compile(r"^Previous names? includes?:?\s+(.+?)\.?$", re.I | re.S)
_PREVIOUSLY = re.compile(
    r"Previously listed under [^\n]*?(?:\[\w+\]|$)|;?\s*New listing start date \d+ \w+ \d+", re.I
)

_OFFICES = (
    r"member|minister|deputy|head|governor|chair(?:man|woman|person)?|co-chair\w*|president|director|"
    r"chief|commander|secretary|senator|ambassador|judge|prosecutor|ceo|founder|co-founder|owner|"
    r"co-owner|general|colonel|captain|major|lieutenant|brigadier|admiral|sergeant|officer|leader|"
    r"representative|adviser|advisor|editor|presenter|manager|mayor|commissioner|ombudsman|"
    r"spokes\w+|shareholder|rector|professor|speaker|executive|counsel|assistant|administrator|"
    r"propagandist|journalist|politician|singer|musician|businessman|businesswoman|author|"
    r"investigator|vice[- ]\w+|plenipotentiary|envoy|attorney|official|coordinator|employee"
)
_OFFICE = re.compile(rf"\b(?:{_OFFICES})\b", re.I)
_VERB = re.compile(
    r"\b(?:is|was|were|has|have|had|are|be|been|will|who|which|that|he|she|his|her|they|supports?|"
    r"provides?|provided|responsible|involved|served|reportedly|lobbied|publicly)\b",
    re.I,
)
_LONGEST_OFFICE = 220
_LONGEST_PHRASE = 2_000

_PARENT = re.compile(
    r"\b(?P<kin>Father|Mother|Wife|Husband|Brother|Sister|Son|Daughter)(?:[’']?s)? name(?: is)?\s*:?\s+"
    r"(?P<other>[A-Z][^,.;()]{2,60}?)(?=[,.;()]|$)",
    re.I,
)
_CONNECTED = re.compile(
    r"^Connected to (?:the )?designated entity (?P<other>[^,.;(]+(?: \([A-Z]+\))?)", re.I
)
_STANDING = (
    (
        re.compile(
            r"^(?:wholly |majority )?owned (?:and|or) (?:operated |controlled )by (.+)$", re.I
        ),
        RelationKind.OWNED_BY,
    ),
    (re.compile(r"^(?:wholly |majority )?owned by (.+)$", re.I), RelationKind.OWNED_BY),
    (re.compile(r"^controlled by (.+)$", re.I), RelationKind.LINKED_TO),
    (
        re.compile(r"^(?:an? )?(?:wholly[- ]owned )?(?:subordinate|subsidiary) of (.+)$", re.I),
        RelationKind.SUBSIDIARY_OF,
    ),
    (re.compile(r"^associated with ([^(]+)$", re.I), RelationKind.ASSOCIATE),
)
_NEAREST = (
    (
        re.compile(
            r"\b(?:brother|sister|wife|husband|son|daughter|father|mother|cousin|uncle|nephew|"
            r"relative|married)\b",
            re.I,
        ),
        RelationKind.FAMILY,
    ),
    (re.compile(r"\bassociat\w+\b", re.I), RelationKind.ASSOCIATE),
    (re.compile(r"\b(?:led|headed|founded|run) by\b", re.I), RelationKind.LED_BY),
    (
        re.compile(
            r"\b(?:leader|head|commander|founder|chief|emir|amir)s?\b[^.]{0,25}?\b(?:of|for)\b",
            re.I,
        ),
        RelationKind.LEADER_OF,
    ),
    (re.compile(r"\bmember of\b", re.I), RelationKind.MEMBER_OF),
    (re.compile(r"\b(?:owned|controlled) by\b", re.I), RelationKind.OWNED_BY),
    (re.compile(r"\bon behalf of\b", re.I), RelationKind.ACTS_FOR),
)
_NAME_BEFORE = re.compile(
    r"(?:[A-Z‘’'\u00c0-\u024f][\w‘’'./-]*|al-[\w’'-]+|bin|ben|ibn|ould|ul|of|the|in|and|for|e|wa|&)"
    r"(?:\s+(?:[A-Z‘’'\u00c0-\u024f(][\w‘’'./)-]*|al-[\w’'-]+|bin|ben|ibn|ould|ul|of|the|in|and|for|e|wa|&))*\s*$"
)
_ONLY_JOINS = re.compile(r"(?:\s|,|and|the)*")
_SMALL = re.compile(r"^(?:(?:of|the|in|and|for|e|by|with|as|&)\s+)+", re.I)


def own_reference(text: str) -> str:
    """The Security Council's reference of the party itself, which begins the text."""
    found = _OWN_REFERENCE.match(text)
    return _one_form(found[1]) if found else ""


def _one_form(reference: str) -> str:
    """``KPi031``, ``Qde.004`` and the former ``QE.A.4.01`` as ``KPi.031`` and ``QDe.004``.

    The Council's committees gave their entries new references in 2014 and kept the numbers.
    """
    found = re.fullmatch(r"([A-Za-z]{2})([ie])\.?\s?(\d{3})", reference)
    if found is not None:
        return f"{found[1].upper()}{found[2]}.{found[3]}"
    regime, _, number, _ = reference.upper().split(".")
    return f"{_FORMER[regime]}.{int(number):03d}" if regime in _FORMER else reference.upper()


def read_information(draft: Draft, text: str, known: Mapping[str, tuple[str, str]]) -> None:
    """Read what the text states into a draft.

    Args:
        draft: The entry; its schema is set.
        text: The cell.
        known: The id and the name of each entry of the release by its reference.
    """
    draft.add_remark(text)
    text = re.sub(r"[^\S\r\n]+", " ", text[:_LONGEST])
    draft.add_cross_reference("un-reference", own_reference(text))
    for entry_id in _SAME_AS.findall(text):
        draft.add_relation(
            RelationKind.SAME_AS, "", other_id=entry_id, detail="Consolidated List entry"
        )
    read_numbers(draft, text)
    _add_titles(draft, text)
    if found := _GENDER.search(text):
        draft.set_sex(found[1])
    if draft.schema is Schema.VESSEL:
        _add_previous_names(draft, text)
    _add_standing(draft, text)
    _add_referenced(draft, text, known)


def _add_titles(draft: Draft, text: str) -> None:
    if draft.schema is not Schema.PERSON:
        return
    for cell in _TITLE.findall(text):
        for item in split_lettered(cell):
            title = item.strip(' .,;"“”')
            if re.search(r"\b(?:of|for)\b", title):  # an office, whatever its label
                draft.add_position(title)
            else:
                draft.add_title(title)
    for pattern in (_DESIGNATION, _POSITION):
        for found in pattern.finditer(text):
            for item in split_lettered(_phrase(text[found.end() :][:_LONGEST_PHRASE])):
                if item.casefold() not in {"na", "n/a"}:
                    draft.add_position(item.strip(" .,;"))


def _phrase(text: str) -> str:
    """The text up to its first full stop, new line or next label."""
    label = re.search(rf"\s(?:{_LABELS})[\w/ ]{0, 30}:", text)
    end = _SENTENCE.search(text)
    stops = [found.start() for found in (label, end) if found]
    return text[: min(stops, default=len(text))]


def _add_previous_names(draft: Draft, text: str) -> None:
    found = _PREVIOUS_NAMES.match(text.strip())
    for name in re.split(r"\s*[,;]\s*|\s+and\s+", found[1]) if found else ():
        draft.add_name(name, kind=NameKind.FORMER)


def _add_standing(draft: Draft, text: str) -> None:
    """Relations and offices that stand as phrases of their own."""
    for found in _PARENT.finditer(text):
        draft.add_relation(RelationKind.FAMILY, found["other"], detail=clean(found[0]))
    for sentence in _SENTENCE.split(_PREVIOUSLY.sub("", text)):
        stated = clean(sentence).strip(" .;")
        if connected := _CONNECTED.match(stated):
            draft.add_relation(
                RelationKind.LINKED_TO, connected["other"], detail="Connected to designated entity"
            )
        elif _OTHER_REFERENCE.search(stated):
            continue  # read with its reference
        elif draft.schema is Schema.PERSON:
            _add_persons_phrase(draft, stated)
        else:
            _add_bodys_phrase(draft, stated)


def _add_persons_phrase(draft: Draft, stated: str) -> None:
    for piece in re.split(r"\s*;\s*", stated):
        if not add_kinship(draft, piece) and _is_office(piece):
            draft.add_position(piece)


def _is_office(text: str) -> bool:
    """Whether a phrase is an office and nothing else: short, no verb, no label."""
    return (
        0 < len(text) <= _LONGEST_OFFICE
        and ":" not in text
        and "http" not in text
        and not re.search(r"\d{5}|passport|resolution|in detention", text, re.I)
        and _OFFICE.search(text) is not None
        and _VERB.search(text) is None
        and not re.match(rf"\W*(?:{_REFERENCE})|Believed|Member of the \w+ tribe|Last known", text)
    )


def _add_bodys_phrase(draft: Draft, stated: str) -> None:
    for pattern, kind in _STANDING:
        found = pattern.match(stated)
        if found:
            draft.add_relation(kind, found[1].strip(" ."), detail=stated)
            return


def _add_referenced(draft: Draft, text: str, known: Mapping[str, tuple[str, str]]) -> None:
    """One relation to each other party that the text names by its reference."""
    flat = clean(text)
    own = {each.value for each in draft.cross_references}
    done, kind = 0, RelationKind.LINKED_TO
    for found in _OTHER_REFERENCE.finditer(flat):
        between = flat[done : found.start()]
        before = _SENTENCE.split(between)[-1]
        named = _name_before(before)
        goes_on = done and before == between and _ONLY_JOINS.fullmatch(before.rpartition(named)[0])
        kind = kind if goes_on else _nearest(before)
        done = found.end()
        reference = _one_form(found[1])
        if reference in own:
            continue
        entry_id, name = known.get(reference, (None, ""))
        draft.add_relation(
            kind,
            name or named or reference,
            other_id=entry_id,
            detail=clean(f"{before[-160:].strip(' ,;')} ({reference})"),
        )


def _name_before(before: str) -> str:
    """The name that ends a text, without "Brother of" and the like."""
    found = _NAME_BEFORE.search(before[-_LONGEST_OFFICE:])
    name = _SMALL.sub("", clean(found[0])) if found else ""
    kinship = read_kinship(name)
    return kinship.other if kinship else name


def _nearest(before: str) -> RelationKind:
    """The relation by the phrase that stands nearest before the other party's name."""
    end, kind = -1, RelationKind.LINKED_TO
    for pattern, candidate in _NEAREST:
        for found in pattern.finditer(before):
            if found.end() > end:
                end, kind = found.end(), candidate
    return kind
