"""The United Nations Security Council Consolidated List, ``consolidated.xml``.

Source: the schema https://www.un.org/sc/resources/sc-sanctions.xsd and releases of 2022
to 2026. What to know about it:

- **Id.** ``REFERENCE_NUMBER``, the committees' permanent reference number ("QDi.430").
  ``DATAID`` looks like the key and is none: between 2023 and 2026 the file gave eight
  parties a new one when their entries were amended (Jimmy Cherizier, HTi.001: 6908901,
  then 6908911), while no reference changed. It is kept as a cross-reference
  ``un-dataid``, and is the id only of an entry without a reference.
- ``FIRST_NAME`` to ``FOURTH_NAME`` are the parts of a name in the order in which it is
  spoken, without saying which is the family name.
- A birth date of type ``BETWEEN`` has ``FROM_YEAR`` and ``TO_YEAR``; ``APPROXIMATELY``, or
  that word as ``NOTE``, makes it circa. A ``NOTE`` can hold the month, or the only date.
- ``QUALITY`` of an alias: ``Low`` is weak; ``Good``, ``a.k.a.``, ``f.k.a.``.
- Half of the elements are empty place-holders.
- A body full of control characters was once served with status 200. It is not XML, and
  so :class:`~watchword.errors.Malformed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from watchword.model import (
    CountryRole,
    Designation,
    Entry,
    NameKind,
    NamePart,
    NamePartKind,
    Problem,
    ProblemCode,
    Schema,
    Strength,
)
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.name_fields import NameField, add_names
from watchword.sources.seen import Seen
from watchword.sources.un.comments import REFERENCE, read_comments
from watchword.sources.un.dates import read_birth_date
from watchword.sources.un.documents import read_document
from watchword.sources.xml import (
    Element,
    children,
    local_name,
    root_start,
    stream_elements,
    text_of,
)

_TAGS = ("INDIVIDUAL", "ENTITY")
_NAMES = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_HANDLED = frozenset(
    {
        *_NAMES,
        "DATAID",
        "REFERENCE_NUMBER",
        "NAME_ORIGINAL_SCRIPT",
        "UN_LIST_TYPE",
        "LIST_TYPE",
        "LISTED_ON",
        "DELISTED_ON",
        "LAST_DAY_UPDATED",
        "COMMENTS1",
        "GENDER",
        "TITLE",
        "DESIGNATION",
        "NATIONALITY",
        "NATIONALITY2",
        "SUBMITTED_BY",
        "SUBMITTED_ON",
        "INDIVIDUAL_ALIAS",
        "ENTITY_ALIAS",
        "INDIVIDUAL_ADDRESS",
        "ENTITY_ADDRESS",
        "INDIVIDUAL_DATE_OF_BIRTH",
        "INDIVIDUAL_PLACE_OF_BIRTH",
        "INDIVIDUAL_DOCUMENT",
        # Says nothing of the party: keys for sorting, and the version of the record.
        "SORT_KEY",
        "SORT_KEY_LAST_MOD",
        "VERSIONNUM",
    }
)
_QUALITIES = {
    "": (NameKind.ALIAS, Strength.STRONG),
    "good": (NameKind.ALIAS, Strength.STRONG),
    "low": (NameKind.ALIAS, Strength.WEAK),
    "a.k.a.": (NameKind.ALIAS, Strength.STRONG),
    "f.k.a.": (NameKind.FORMER, Strength.STRONG),
}
_NOTHING = frozenset({"na", "n/a", "-", "none"})
_SCRIPT_NOTE = re.compile(r"\b(?:original script|in \w+(?: script)?)\s*:\s*(.+)$", re.I)
_SHIP_NAME = re.compile(r"^(?:M/?V|M/?T|VESSEL)\s+\S", re.I)
_SHIP_COMMENT = re.compile(
    r"^\W*(?:vessel type\s*:|(?:the )?vessel\b|.{0,60}\bis an? "
    r"(?:[\w-]+[ -]){0,3}(?:vessel|tanker|cargo ship)\b)",
    re.I,
)


def _recognise(document: Document) -> Recognition | None:
    root = root_start(document)
    if root is None or root[0] != "CONSOLIDATED_LIST":
        return None
    return Recognition(list="sc", released_on=read_day(root[1].get("dateGenerated", "")[:10]))


def _read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    for document in documents:
        # References in the comments are names of parties only once all names are known.
        known = {
            _reference(element): _full_name(element) for element in stream_elements(document, _TAGS)
        }
        yield from _read_document(document, known)


def _read_document(document: Document, known: dict[str, str]) -> Iterator[Entry | Problem]:
    seen = Seen()
    for number, element in enumerate(stream_elements(document, _TAGS), start=1):
        draft = _begin(element, number, seen)
        _fill(draft, element, known)
        for each in element:
            name = local_name(each)
            if name not in _HANDLED:
                seen.add_unknown(draft, name, clean(" ".join(each.itertext())))
        yield from draft.finish()


def _begin(element: Element, number: int, seen: Seen) -> Draft:
    """A draft with an id that no other entry of the release has."""
    data_id = clean(text_of(element, "DATAID"))
    reference = _reference(element)
    kind = local_name(element)
    draft = Draft(
        reference or data_id or f"{kind}-{number}",
        Schema.PERSON if kind == "INDIVIDUAL" else Schema.ORGANIZATION,
        f"{kind} {data_id or number}",
    )
    if not reference:
        draft.problem(ProblemCode.ID_MISSING, "the entry has no reference number")
    if not seen.claim_id(draft):
        draft.problem(ProblemCode.ID_REUSED, "another entry has this reference too", reference)
    draft.add_cross_reference("un-reference", reference)
    draft.add_cross_reference("un-dataid", data_id)
    return draft


def _reference(element: Element) -> str:
    """The reference number in its one spelling ("KPi.034 " and "KPi034" are the same)."""
    stated = clean(text_of(element, "REFERENCE_NUMBER"))
    found = REFERENCE.fullmatch(stated)
    return f"{found[1]}.{found[2]}" if found else stated


def _full_name(element: Element) -> str:
    return clean(" ".join(text_of(element, name) for name in _NAMES))


def _fill(draft: Draft, element: Element, known: dict[str, str]) -> None:
    person = draft.schema is Schema.PERSON
    _read_names(draft, element)
    for each in children(element, "INDIVIDUAL_ALIAS") + children(element, "ENTITY_ALIAS"):
        _read_alias(draft, each, person=person)
    draft.set_sex(text_of(element, "GENDER"))
    for value in _values(element, "TITLE"):
        draft.add_title(value)
    for value in _values(element, "DESIGNATION"):
        draft.add_position(value)
    for name in ("NATIONALITY", "NATIONALITY2"):
        for value in _values(element, name):
            draft.add_country(CountryRole.NATIONALITY, value)
    for each in children(element, "INDIVIDUAL_DATE_OF_BIRTH"):
        read_birth_date(draft, each)
    for each in children(element, "INDIVIDUAL_PLACE_OF_BIRTH"):
        _read_place(draft, each, birth=True)
    for each in children(element, "INDIVIDUAL_ADDRESS") + children(element, "ENTITY_ADDRESS"):
        _read_place(draft, each, birth=False)
    for each in children(element, "INDIVIDUAL_DOCUMENT"):
        read_document(draft, each)
    _read_designation(draft, element, known)


def _values(element: Element, name: str) -> list[str]:
    """The texts of an element that holds a ``VALUE`` per value, or one plain text."""
    found = []
    for each in children(element, name):
        values = children(each, "VALUE")
        found += [text_of(value) for value in values] if values else [text_of(each)]
    return [value for value in found if value and value.casefold() not in _NOTHING]


def _read_names(draft: Draft, element: Element) -> None:
    person = draft.schema is Schema.PERSON
    stated = [clean(text_of(element, name)) for name in _NAMES]
    native = text_of(element, "NAME_ORIGINAL_SCRIPT")
    if person:
        parts = [NamePart(kind=NamePartKind.OTHER, value=value) for value in stated if value]
        draft.add_name(" ".join(part.value for part in parts), parts=parts)
    else:
        whole = clean(" ".join(stated))
        first, *others = re.split(r"\s*;\s*|\s+/\s+(?=[A-Z]{2,}$)", whole)
        add_names(draft, first, NameField(kind=NameKind.PRIMARY, person=False))
        for other in others:
            add_names(draft, other, NameField(kind=NameKind.ALIAS, person=False))
    if native:
        add_names(draft, native, NameField(kind=NameKind.ORIGINAL_SCRIPT, person=person))


def _read_alias(draft: Draft, element: Element, *, person: bool) -> None:
    name = text_of(element, "ALIAS_NAME")
    note = clean(text_of(element, "NOTE"))
    remark = "; ".join(part for part in (_birth_of_alias(element), note) if part)
    if not clean(name):
        if remark:
            draft.add_feature("Alias note", remark)
        return
    quality = clean(text_of(element, "QUALITY"))
    if quality.casefold() not in _QUALITIES:
        draft.problem(ProblemCode.KIND_UNKNOWN, "no alias quality that we know", quality)
        remark = f"{quality}; {remark}".strip("; ")
    kind, strength = _QUALITIES.get(quality.casefold(), _QUALITIES[""])
    for each in _split_list(name):
        add_names(
            draft, each, NameField(kind=kind, strength=strength, person=person), remark=remark
        )
    if script := _SCRIPT_NOTE.search(note):
        draft.add_name(script[1], kind=NameKind.ORIGINAL_SCRIPT, strength=strength)
    for each in _names_in_note(note):
        draft.add_name(each, kind=kind, strength=strength)


def _split_list(text: str) -> list[str]:
    """The names that semicolons outside brackets separate."""
    return [each for each in re.split(r";(?![^()]*\))", text) if each.strip()]


def _names_in_note(note: str) -> list[str]:
    """Names of a note that is a list of them: "Abu Du'a; Abu Duaa'" ."""
    inner = re.search(r"\(([^()]*;[^()]*)\)", note)
    listed = [each.strip() for each in (inner[1] if inner else note).split(";")]
    if len(listed) < 2 or any(re.search(r"\d|:", each) for each in listed):
        return []
    return [each for each in listed if each[:1].isupper() or each[:1] in "'‘’`"]


def _birth_of_alias(element: Element) -> str:
    """What is stated of the birth of the identity behind an alias, as a phrase."""
    day = clean(text_of(element, "DATE_OF_BIRTH"))
    place = ", ".join(
        clean(text_of(element, name))
        for name in ("CITY_OF_BIRTH", "STATE_PROVINCE_OF_BIRTH", "COUNTRY_OF_BIRTH")
        if clean(text_of(element, name))
    )
    if not day and not place:
        return ""
    return " ".join(part for part in ("born", day, f"in {place}" if place else "") if part)


def _read_place(draft: Draft, element: Element, *, birth: bool) -> None:
    parts = [
        clean(text_of(element, name))
        for name in ("STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY")
    ]
    note = clean(text_of(element, "NOTE"))
    street, city, region, postal_code, country = parts
    if not any(parts) and not note:
        return
    draft.add_place(
        draft.birth_places if birth else draft.addresses,
        text=None if any(parts) else note,
        street=street,
        city=city,
        region=region,
        postal_code=postal_code,
        country=country,
        remark=note if any(parts) else None,
    )


def _read_designation(draft: Draft, element: Element, known: dict[str, str]) -> None:
    comments = text_of(element, "COMMENTS1")
    listing = read_comments(draft, comments, known)
    ship = _SHIP_NAME.match(_full_name(element)) or _SHIP_COMMENT.match(clean(comments))
    if ship and draft.schema is Schema.ORGANIZATION:
        draft.schema = Schema.VESSEL
    programme = clean(text_of(element, "UN_LIST_TYPE"))
    amended = [_day(draft, value) for value in _values(element, "LAST_DAY_UPDATED")]
    submitted_on = clean(text_of(element, "SUBMITTED_ON"))
    draft.designations.append(
        Designation(
            programmes=(programme,) if programme else (),
            listed_on=_day(draft, text_of(element, "LISTED_ON")),
            amended_on=tuple(sorted({day for day in amended if day})),
            delisted_on=_day(draft, text_of(element, "DELISTED_ON")),
            basis=listing.basis,
            reason=listing.reason,
            measures=listing.measures,
            source=clean(text_of(element, "SUBMITTED_BY")),
            remark=f"submitted on {submitted_on}" if submitted_on else "",
        )
    )
    for value in _values(element, "LIST_TYPE"):
        draft.add_feature("List type", value)


def _day(draft: Draft, text: str) -> date | None:
    """A day that may carry a time zone ("2015-04-14-04:00")."""
    stated = clean(text)
    if not stated:
        return None
    day = read_day(stated[:10])
    if day is None:
        draft.problem(ProblemCode.DATE_UNREADABLE, "date can't be read", stated)
        draft.add_feature("Unread date", stated)
    return day


SOURCE = Source(
    key="un.sc_xml",
    authority="un",
    title="United Nations Security Council Consolidated List (XML)",
    expectations={
        "sc": Expectation(
            least=500,
            most=4_000,
            fill={
                "names": 1.0,
                "designations": 0.99,
                "cross_references": 0.99,
                "birth_dates": 0.35,
                "countries": 0.35,
                "remarks": 0.5,
            },
        )
    },
    recognise=_recognise,
    read_entries=_read_entries,
)
"""The source of the Security Council's list."""
