"""Canada: the consolidated autonomous sanctions list, ``sema-lmes.xml``.

SOURCE: Global Affairs Canada, "Consolidated Canadian Autonomous Sanctions List". The list
repeats the schedules of the regulations made under the Special Economic Measures Act and
of the Justice for Victims of Corrupt Foreign Officials Regulations; it is no legal act of
itself. Three sets of tags are in use: that of 2020 (``Entity``, ``Title``), that of 2025
with ships (``EntityOrShip``, ``TitleOrShip``) and the bilingual one of 2026
(``EntityOrShip-EntiteOuNavire``). A tag is known by its English half.

**Ids.** The file has none, so an entry is known by the place that the law gives it:
regulation, schedule and item, as in ``RU-1.1-543`` (Russia, Schedule 1, Part 1, item 543).
The name is no part of it, so that a corrected spelling is an amendment. The regulation is
the country's code, so that "Burma / Birmanie" and "Myanmar (Burma)" are one. The schedule
is brought to one form (see :func:`_schedule_key`), since between 2020 and 2025 "1", "N/A"
and nothing became "1, Part 1", "Part 1" and nothing. A ship is known by its IMO number
instead (``RU-IMO-8846814``): the ships' schedule was numbered anew in 2025. A second
record with the same key gets ``~2``, and the problem ID_REUSED.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from watchword.model import (
    CountryRole,
    Designation,
    Entry,
    IdentifierKind,
    NameKind,
    Problem,
    ProblemCode,
    Schema,
    Severity,
)
from watchword.sources.ca.names import add_aliases, add_body_names, add_person_names
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.dates import read_date, read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.seen import Seen
from watchword.sources.xml import Element, local_name, root_start, stream_children
from watchword.text.countries import country_code
from watchword.text.identifiers import imo_is_valid

_FIELDS = {
    "country": "country",
    "lastname": "last_name",
    "givenname": "given_name",
    "entity": "entity",
    "entityorship": "entity",
    "title": "title",
    "titleorship": "title",
    "aliases": "aliases",
    "alias": "aliases",
    "dateofbirth": "date",
    "dateofbirthorshipbuilddate": "date",
    "shipimonumber": "imo",
    "imonumber": "imo",
    "schedule": "schedule",
    "item": "item",
    "dateoflisting": "listed",
}
_HALF = re.compile(r"[A-Za-z]+")

_CORRUPT_OFFICIALS = "justice for victims of corrupt foreign officials"

# The parts of these schedules stood in the file of 2020 as schedules of their own.
_PARTS_WERE_SCHEDULES = frozenset({"ir", "mm", "sy"})

_NOT_LISTED_PARTS = frozenset({"", "n/a", "na", "none", "-"})


@dataclass(slots=True)
class _Record:
    """One ``record``: the first value of each field, and what is left over."""

    locator: str
    values: dict[str, str] = field(default_factory=dict)
    repeated: list[tuple[str, str]] = field(default_factory=list)
    unknown: list[tuple[str, str]] = field(default_factory=list)

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")


def recognise(document: Document) -> Recognition | None:
    """A ``data-set`` of ``record`` elements that have a country."""
    root = root_start(document)
    if root is None or not root[0].lower().startswith("data-set"):
        return None
    known = b"<record" in document.head and b"<Country" in document.head
    return Recognition(list="sema") if known else None


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Each record as an entry.

    Raises:
        Malformed: The XML is broken or cut short.
    """
    seen, tags = Seen(), set[str]()
    number = 0
    for document in documents:
        for child in stream_children(document):
            tag = local_name(child)
            if not _is_record(child) and tag not in tags:
                tags.add(tag)
                yield _unknown_element(child)
            for element in _records(child):
                number += 1
                yield from _read_record(_take(element, f"record {number}"), seen)


def _is_record(element: Element) -> bool:
    half = _HALF.match(local_name(element))
    return half is not None and half[0].casefold() == "record"


def _records(child: Element) -> list[Element]:
    """The records in a child of the root: itself, or those inside it.

    Under another name it is one as well if it has elements: a target is not passed over
    because its element was renamed.
    """
    if _is_record(child):
        return [child]
    return [each for each in child.iter() if _is_record(each)] or ([child] if len(child) else [])


def _unknown_element(element: Element) -> Problem:
    return Problem(
        severity=Severity.INFO,
        code=ProblemCode.FIELD_UNKNOWN,
        locator=local_name(element),
        message="the element stands beside the records and is new",
        raw=clean("".join(element.itertext()))[:500],
    )


def _take(element: Element, locator: str) -> _Record:
    record = _Record(locator=locator)
    for child in element:
        tag, text = local_name(child), clean("".join(child.itertext()))
        half = _HALF.match(tag)
        key = _FIELDS.get(half[0].casefold()) if half else None
        if not text:
            continue
        if key is None:
            record.unknown.append((tag, text))
        elif key in record.values:
            record.repeated.append((tag, text))
        else:
            record.values[key] = text
    return record


def _read_record(record: _Record, seen: Seen) -> Iterator[Entry | Problem]:
    is_person = bool(record["last_name"] or record["given_name"])
    draft = Draft("", _schema(record, is_person=is_person), record.locator)
    regime, code = _english(record["country"]), country_code(record["country"])
    draft.id = _entry_id(draft, record, code)
    if not seen.claim_id(draft):
        draft.problem(
            ProblemCode.ID_REUSED, "another record stands at this place of the schedule", draft.id
        )
    _add_names(draft, record, person=is_person)
    _add_dates(draft, record["date"])
    _add_number(draft, record["imo"])
    _add_regime(draft, record, code=code, seen=seen)
    draft.designations.append(_designation(draft, record, regime))
    for tag, text in record.unknown:
        seen.add_unknown(draft, tag, text)
    for tag, text in record.repeated:
        draft.problem(
            ProblemCode.VALUE_CONFLICT,
            f"a second {tag} is stated; if it is another party's, that party is not listed",
            text,
            severity=Severity.ERROR,
        )
        draft.add_feature(tag, text)
    if not draft.names:
        stated = "; ".join(f"{key}: {text}" for key, text in record.values.items())
        draft.problem(ProblemCode.ENTRY_UNREADABLE, "all that the record states", stated)
    yield from draft.finish()


def _schema(record: _Record, *, is_person: bool) -> Schema:
    """A body with an IMO number, a build date or a ship's type is a ship.

    Neither a date nor a title can mean anything else there: the columns hold a person's
    birth and title or a ship's building and type.
    """
    if is_person:
        return Schema.PERSON
    is_ship = record["imo"] or record["date"] or record["title"]
    return Schema.VESSEL if is_ship else Schema.ORGANIZATION


def _entry_id(draft: Draft, record: _Record, code: str | None) -> str:
    """The id that the regulation's schedule gives: see the module's docstring."""
    regime = _english(record["country"]).casefold()
    if code is not None:
        key = code.upper()
    elif regime.startswith(_CORRUPT_OFFICIALS):
        key = "JVCFO"
    else:
        key = re.sub(r"\W+", "-", regime).strip("-").upper() or "NONE"
    imo = re.sub(r"\D", "", record["imo"])
    if imo and draft.schema is Schema.VESSEL:
        return f"{key}-IMO-{imo}"
    item = re.sub(r"\s+", "", record["item"]).rstrip(".").upper()
    if not item:
        draft.problem(ProblemCode.ID_MISSING, "the record has no item of its schedule")
        named = " ".join(record[part] for part in ("entity", "given_name", "last_name")).strip()
        item = f"N{hashlib.sha256(named.casefold().encode()).hexdigest()[:8]}"
    return f"{key}-{_schedule_key(record['schedule'], code)}-{item}"


def _schedule_key(schedule: str, code: str | None) -> str:
    """A schedule in one form: ``1.2`` for "1, Part 2", "Part 2" and what stood for it.

    A schedule 1.1 of the law, which is not Part 1 of Schedule 1, is ``S1.1``; nothing,
    "N/A", "1" and "Part 1" are all the first part of the only schedule.
    """
    folded = re.sub(r"\s+", " ", schedule).strip().casefold()
    folded = re.sub(r"^(?:schedule|annexe)s?\s+", "", folded)
    if folded in _NOT_LISTED_PARTS:
        return "1.1"
    found = re.fullmatch(r"(?:([\d.]+)\s*,?\s*)?part(?:ie)?\s*([\d.]+)", folded)
    if found:
        return f"{found[1] or '1'}.{found[2]}"
    if folded == "1":
        return "1.1"
    if folded == "2" and code in _PARTS_WERE_SCHEDULES:
        return "1.2"
    return "S" + re.sub(r"[^\w.]+", "-", folded).strip("-").upper()


def _english(text: str) -> str:
    """The English half of a bilingual value: "Belarus / Bélarus", "Colonel"."""
    return clean(text.partition("/")[0])


def _add_names(draft: Draft, record: _Record, *, person: bool) -> None:
    if person:
        add_person_names(draft, given=record["given_name"], family=record["last_name"])
        if record["entity"]:
            draft.problem(ProblemCode.KIND_UNKNOWN, "both a person and a body", record["entity"])
            draft.add_name(record["entity"], kind=NameKind.ALIAS)
        draft.add_title(_english(record["title"]))
        if "/" in record["title"]:
            draft.add_feature("Title", record["title"])
    else:
        add_body_names(draft, record["entity"])
        draft.add_feature("Ship type", record["title"])
    add_aliases(draft, record["aliases"], person=person)


def _add_dates(draft: Draft, text: str) -> None:
    """Dates of birth, or when a ship was built: ``1972-08-10 or 1972-08-11``."""
    into = draft.birth_dates if draft.schema is Schema.PERSON else draft.founded_on
    for piece in re.split(r"\s+or\s+|\s*[;,]\s*", text, flags=re.I):
        draft.add_date(
            into, re.sub(r"^(?:born|built)(?:\s+in)?\s+", "", piece, flags=re.I), read_date
        )


def _add_number(draft: Draft, number: str) -> None:
    if not number:
        return
    digits = re.sub(r"^IMO\W*", "", number, flags=re.I)
    draft.add_identifier(IdentifierKind.IMO, digits)
    if not imo_is_valid(digits):
        draft.problem(ProblemCode.IDENTIFIER_INVALID, "no IMO number", number)


def _add_regime(draft: Draft, record: _Record, *, code: str | None, seen: Seen) -> None:
    """The country whose regulations the entry stands in.

    Three regimes are about deeds and not about a country: they give no tie.
    """
    stated = record["country"]
    if code is not None:
        draft.add_country(CountryRole.REGIME, stated, code=code)
        return
    draft.add_feature("Country", stated)
    known = any(name in stated.casefold() for name in _DEEDS)
    if not stated:
        draft.problem(ProblemCode.COUNTRY_UNKNOWN, "the record names no regulations")
    elif not known:
        seen.report(
            draft, ProblemCode.COUNTRY_UNKNOWN, "no country; kept as the regime's name", stated
        )


_DEEDS = (_CORRUPT_OFFICIALS, "terrorist attacks", "extremist settler violence")


def _designation(draft: Draft, record: _Record, regime: str) -> Designation:
    """The regulations and the place in them."""
    programme = regime
    if regime and "regulations" not in regime.casefold():
        programme = f"Special Economic Measures ({_REGULATIONS.get(regime, regime)}) Regulations"
    place = [programme] if programme else []
    if record["schedule"].casefold() not in _NOT_LISTED_PARTS:
        place.append(_schedule_words(record["schedule"]))
    if record["item"]:
        place.append(f"item {record['item']}")
    listed = record["listed"]
    listed_on = read_day(listed) if listed else None
    if listed and listed_on is None:
        draft.problem(ProblemCode.DATE_UNREADABLE, "date of listing can't be read", listed)
        draft.add_feature("Date of listing", listed)
    return Designation(
        programmes=(programme,) if programme else (),
        listed_on=listed_on,
        basis=(", ".join(place),) if place else (),
    )


_REGULATIONS = {"Myanmar (Burma)": "Burma"}
"""The regulations' own word where the list has another."""


def _schedule_words(schedule: str) -> str:
    return schedule if re.match(r"(?i)part|schedule|annexe", schedule) else f"Schedule {schedule}"


SOURCE = Source(
    key="ca.sema_xml",
    authority="ca",
    title="Consolidated Canadian Autonomous Sanctions List (XML)",
    expectations={
        "sema": Expectation(
            least=1_000,
            most=30_000,
            fill={"names": 1.0, "designations": 0.99, "countries": 0.5, "birth_dates": 0.08},
        )
    },
    recognise=recognise,
    read_entries=read_entries,
)
