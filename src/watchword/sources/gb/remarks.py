"""What the United Kingdom's lists say in their free texts.

OFSI's list packs most of what it has no column for into "Other Information", under labels
in brackets: ``(UK Sanctions List Ref):RUS0251. (UK Statement of Reasons):… (Gender):Male``.
Within the texts of both lists stand labels without brackets: ``SWIFT/BIC: DCBKKPPY``. Such
a text is always kept whole as a remark; what is found in it is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from watchword.model import ContactKind, IdentifierKind
from watchword.sources.draft import Draft, clean
from watchword.sources.gb.fields import Target, field_of
from watchword.sources.gb.relations import OWNER
from watchword.sources.gb.values import stated
from watchword.sources.imo_numbers import add_imo

_LABEL = re.compile(r"\((?P<label>[^\W\d_](?:[^():]|\([^():]*\)){1,89})\)\s*:")
_UK_REFERENCE = re.compile(r"[A-Z]{3}\d{4}")
# QDe.004 since 2014, QE.A.146.14 and E.29.I.11 before.
_UN_REFERENCE = re.compile(
    r"\b(?:[A-Z]{2}[EIei]\.\s?\d{3}|[A-Z]{2}\.[A-Z]\.\d+\.\d+|[A-Z]\.\d+\.[A-Z]+\.\d+)\b"
)
_JOINED = re.compile(r"\s*(?:,|;|/|&|and|\.)*\s*")
_OWN_UN_REFERENCE = re.compile(
    r"\bUN\s+Ref(?:erence)?\b\.?\s*(?:No\.?|Number)?\s*[:.]?\s*(?:UN\s+Ref\.?\s*)?", re.I
)
_LEADING_UN_REFERENCE = re.compile(r"^\(?[A-Z]{2}[ei]\.\d{3}\b")
_VESSEL = re.compile(r"\bthe following vessel has been added\b", re.I)
_MEASURES = re.compile(
    r"sanctions? imposed in addition to an asset freeze(?: and travel ban)?:\s*(?P<measures>.+?)"
    r"(?=\s*Date (?:\w+ )+imposed|\s*\(\d\)|\s*\(|\n|$)",
    re.I,
)


def split_labels(text: str) -> tuple[str, list[tuple[str, str]]]:
    """A text with labels in brackets as ``(what stands before, [(label, what follows)])``.

    A label that is known counts wherever it stands; another one counts only at the start
    of a sentence, since "Employer Identification Number (United States of America):" is
    none.
    """
    marks = [
        found
        for found in _LABEL.finditer(text)
        if field_of(found["label"]) is not None or _begins_sentence(text, found.start())
    ]
    if not marks:
        return text, []
    ends = [found.start() for found in marks[1:]] + [len(text)]
    return text[: marks[0].start()], [
        (clean(found["label"]), text[found.end() : end].strip())
        for found, end in zip(marks, ends, strict=True)
    ]


def _begins_sentence(text: str, position: int) -> bool:
    """Whether nothing but white space stands between a position and a sentence's end."""
    before = text[max(0, position - 20) : position]
    return (
        not before.strip()
        or "\n" in before[len(before.rstrip()) :]
        or (before.rstrip()[-1] in ".;:")
    )


def unpack_information(target: Target, text: str) -> None:
    """Spread OFSI's "Other Information" over the fields that its labels name."""
    before, labelled = split_labels(text)
    target.add("other information", before.strip())
    for label, value in labelled:
        field = field_of(label)
        if field == "uk reference":
            target.add("other information", _take_references(target, field, _UK_REFERENCE, value))
        elif field == "un reference":
            target.add("other information", _take_references(target, field, _UN_REFERENCE, value))
        elif field is None:
            target.add_unknown(label, value)
        else:
            target.add(field, value)


def _take_references(target: Target, field: str, pattern: re.Pattern[str], text: str) -> str:
    """Take the ids at the start of a text ("BEL0047 and GHR0051. Son of …"), give the rest."""
    end = 0
    while found := pattern.match(text, end):
        target.add(field, "".join(found[0].split()))
        joined = _JOINED.match(text, found.end())
        end = joined.end() if joined else found.end()
    if end == 0 and stated(text) and len(text.split()) == 1:
        target.add(field, text.strip(" ."))
        return ""
    return text[end:]


def add_references(draft: Draft, cell: str) -> None:
    """Add the UN references of a cell; one in a form that we do not know is kept too."""
    found = ["".join(each.split()) for each in _UN_REFERENCE.findall(cell)]
    value = stated(cell).strip(" .;")
    for reference in found or ([value] if len(value.split()) == 1 else []):
        draft.add_cross_reference("un-reference", reference)
    if not found and len(value.split()) > 1:
        draft.add_feature("UN Reference Number", value)


def add_own_reference(draft: Draft, text: str) -> None:
    """Add the target's UN reference from a text that gives it ("UN Ref QDe.004. Emir …").

    The reference of an owner ("Listed as asset of …") is not the target's.
    """
    own = OWNER.sub("", text)
    if leading := _LEADING_UN_REFERENCE.match(own):
        draft.add_cross_reference("un-reference", leading[0].strip("("))
    for found in _OWN_UN_REFERENCE.finditer(own):
        if reference := _UN_REFERENCE.match(own, found.end()):
            draft.add_cross_reference("un-reference", "".join(reference[0].split()))


def is_vessel(text: str) -> bool:
    """Whether a text says that its target is a ship; until 2021 OFSI called them entities."""
    return _VESSEL.search(text) is not None


def measures_in(text: str) -> Iterator[str]:
    """The measures besides an asset freeze that a text of OFSI's names."""
    for found in _MEASURES.finditer(text):
        for measure in re.split(r"\.\s+|\.$", found["measures"]):
            if clean(measure):
                yield clean(measure)


_IDENTIFIERS = (
    (
        re.compile(
            r"\b(?P<label>SWIFT(?:/BIC)?(?: code)?)\s*:\s*"
            r"(?P<value>[A-Z]{4} ?[A-Z]{2} ?[A-Z0-9]{2}(?:[A-Z0-9]{3})?)\b"
        ),
        IdentifierKind.BIC,
    ),
    (re.compile(r"\b(?P<label>MMSI)\s*:\s*(?P<value>\d{9})\b"), IdentifierKind.MMSI),
    (
        re.compile(
            r"\b(?P<label>OGRN|KPP|(?:State )?[Rr]egistration (?:[Nn]umber|ID|[Nn]o\.?)"
            r"(?: \(SNR\))?|Registered company number)\s*:\s*(?P<value>[\w/-]*\d{4}[\w/-]*)"
        ),
        IdentifierKind.REGISTRATION_NUMBER,
    ),
    (
        re.compile(
            r"\b(?P<label>INN|TIN|Tax ID No\.?|Tax (?:ID|Registration|Identification) [Nn]umber"
            r"|Pakistan National Tax Number|Italian Fiscal [Cc]ode"
            r"|Employer Identification Number \(United States of America\))\s*:\s*"
            r"(?P<value>[\w/-]*\d{2}[\w/-]*)"
        ),
        IdentifierKind.TAX_NUMBER,
    ),
    (
        re.compile(
            r"\b(?P<label>Digital Currency Address)\s*:\s*(?P<remark>[A-Z]{2,5})\s+(?P<value>\w{20,})"
        ),
        IdentifierKind.WALLET,
    ),
)
_IMO = re.compile(r"\bIMO(?: [Nn]umber)?\s*:\s*(\d{7})\b")
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
_LABELLED_CONTACTS = (
    (
        re.compile(r"\b(?:Telephone|Phone number|Tel)\s*:\s*(\+?[\d][\d ()/,+-]{5,})"),
        ContactKind.PHONE,
    ),
    (
        re.compile(r"\b(?:Fax(?: number)?|Facsimile number)\s*:\s*(\+?[\d][\d ()/,+-]{5,})"),
        ContactKind.FAX,
    ),
    (
        re.compile(
            r"\b(?:Website|Web site|Social media)\s*:\s*((?:https?://|www\.)?[\w-]+\.[^\s,;]+)",
            re.I,
        ),
        ContactKind.WEBSITE,
    ),
)
_GENDER = re.compile(r"\bGender:\s*(male|female)\b", re.I)


def add_stated_facts(draft: Draft, text: str) -> None:
    """Add the numbers, addresses and the sex that a remark gives under labels of its own."""
    for pattern, kind in _IDENTIFIERS:
        for found in pattern.finditer(text):
            parts = found.groupdict()
            draft.add_identifier(
                kind,
                parts["value"].strip(" .-"),
                label=parts["label"],
                remark=parts.get("remark") or "",
            )
    for number in _IMO.findall(text):
        add_imo(draft, number)
    for email in _EMAIL.findall(text):
        draft.add_contact(ContactKind.EMAIL, email)
    for contact, contact_kind in _LABELLED_CONTACTS:
        for value in contact.findall(text):
            draft.add_contact(contact_kind, value.strip(" ,.-"))
    if gender := _GENDER.search(text):
        draft.set_sex(gender[1])
