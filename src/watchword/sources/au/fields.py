"""The columns of Australia's list, and what the rows of one target say together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from watchword.model import (
    CountryRole,
    DateInterval,
    Designation,
    IdentifierKind,
    Place,
    ProblemCode,
    Schema,
    Severity,
)
from watchword.sources.au.information import read_information
from watchword.sources.au.listing import first_control, names_act, read_listing
from watchword.sources.au.names import add_name
from watchword.sources.au.rows import Line, distinct
from watchword.sources.dates import read_date, read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.places import country_words, note_of, split_lettered
from watchword.sources.seen import Seen
from watchword.sources.tables import day_of_serial
from watchword.text.countries import country_code
from watchword.text.identifiers import imo_is_valid

_SCHEMAS = {
    "individual": Schema.PERSON,
    "entity": Schema.ORGANIZATION,
    "vessel": Schema.VESSEL,
    "ship": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
}
_DAY_TOKEN = re.compile(r"\d{1,2}/\d{1,2}/\d{4}|(?<!\d)\d{1,2}/\d{4}|(?<![\d/])\d{4}(?![\d/])")
_EARLIEST_YEAR = 1800

_COMMITTEE = re.compile(r"^(\d{4})\b")
_AUSTRALIAS_OWN = frozenset({"1373"})
"""Resolution 1373 (2001) leaves the listing to each state; Australia lists under it."""


def fill_draft(
    draft: Draft, lines: Sequence[Line], seen: Seen, known: Mapping[str, tuple[str, str]]
) -> None:
    """Read the rows of one target into its draft; each row repeats what is common."""
    _set_schema(draft, lines)
    for line in sorted(lines, key=lambda line: not line.is_primary):
        add_name(draft, line, seen)
    if not any(line.is_primary for line in lines):
        draft.problem(
            ProblemCode.NAME_AMBIGUOUS, "no row has the primary name", severity=Severity.INFO
        )
    for key, add in _FACTS.items():
        for text in distinct(lines, key):
            add(draft, text)
    for text in distinct(lines, "information"):
        read_information(draft, text, known)
    draft.designations.append(_designation(draft, lines))
    for line in lines:
        for label, text in line.unknown:
            seen.add_unknown(draft, label, text)


def _set_schema(draft: Draft, lines: Sequence[Line]) -> None:
    stated = [clean(text) for text in distinct(lines, "type")]
    known = [_SCHEMAS[text.casefold()] for text in stated if text.casefold() in _SCHEMAS]
    if known:
        draft.schema = known[0]
    if len(set(known)) != 1 or len(known) != len(stated):
        raw = ", ".join(stated)
        draft.problem(ProblemCode.KIND_UNKNOWN, "no one type that we know", raw)
        draft.add_feature("Type", raw)


def _add_birth_dates(draft: Draft, text: str) -> None:
    """``1945, 1946``, ``a) 1955 b) circa 1956``, ``27/05/1973 01/01/1975``, a day number."""
    stated = day_of_serial(clean(text))
    if _is_date(stated):
        _keep_date(draft, stated)
        return
    pieces = [
        piece
        for item in split_lettered(stated)
        for piece in re.split(r"\s*[,;]\s*(?![^()]*\))|\s+or\s+", item)
    ]
    for piece in pieces:
        part = piece.strip(" /")
        tokens = _DAY_TOKEN.findall(part)
        if not part:
            continue
        if not _is_date(part) and tokens and not re.search(r"\w", _DAY_TOKEN.sub("", part)):
            draft.add_feature("Date of Birth", part)
            for token in tokens:
                _keep_date(draft, token)
        else:
            _keep_date(draft, part)


def _is_date(text: str) -> bool:
    try:
        return read_date(text) is not None
    except ValueError:
        return False


def _keep_date(draft: Draft, text: str) -> None:
    """Add a date of birth that is not there in another form; none before 1800."""

    def read(stated: str) -> DateInterval | None:
        interval = read_date(stated)
        if interval is not None and interval.earliest.year < _EARLIEST_YEAR:
            raise ValueError(f"nobody alive was born in {interval.earliest.year}")
        return interval

    before = list(draft.birth_dates)
    draft.add_date(draft.birth_dates, text, read)
    if len(draft.birth_dates) > len(before):
        new = draft.birth_dates[-1]
        if any(
            (new.earliest, new.latest, new.circa) == (old.earliest, old.latest, old.circa)
            for old in before
        ):
            draft.birth_dates.pop()


def _add_birth_places(draft: Draft, text: str) -> None:
    _add_places(draft, draft.birth_places, text)


def _add_addresses(draft: Draft, text: str) -> None:
    _add_places(draft, draft.addresses, text)


def _add_places(draft: Draft, into: list[Place], text: str) -> None:
    for item in split_lettered(text):
        for line in item.split(";"):
            stated = clean(line)
            if any(char.isalnum() for char in stated):
                draft.add_place(
                    into, text=stated, country=country_words(stated), remark=note_of(stated)
                )


def _add_citizenships(draft: Draft, text: str) -> None:
    """``Uzbekistan, Afghanistan`` are two, ``Tanzania, United Republic of`` is one."""
    for item in split_lettered(text):
        stated = clean(item)
        pieces = [stated] if country_code(stated) else re.split(r"[,;:/]|\s+and\s+", stated)
        for piece in pieces:
            draft.add_country(CountryRole.CITIZENSHIP, piece)


def _add_number(draft: Draft, text: str) -> None:
    for stated in re.split(r"[,;\s]+", re.sub(r"\bIMO\b:?", " ", text, flags=re.I)):
        if stated:
            draft.add_identifier(IdentifierKind.IMO, stated)
            if not imo_is_valid(stated):
                draft.problem(ProblemCode.IDENTIFIER_INVALID, "no IMO number", stated)


_FACTS = {
    "birth date": _add_birth_dates,
    "birth place": _add_birth_places,
    "address": _add_addresses,
    "citizenship": _add_citizenships,
    "imo": _add_number,
}


def _designation(draft: Draft, lines: Sequence[Line]) -> Designation:
    listing_texts = distinct(lines, "listing")
    instruments = [clean(text) for text in distinct(lines, "instrument")]
    controls = sorted(set(_controls(draft, lines)))
    listings = [read_listing(text) for text in listing_texts]
    stated = [listing.listed_on for listing in listings if listing.listed_on is not None]
    if len(set(stated)) > 1:
        draft.problem(
            ProblemCode.VALUE_CONFLICT,
            "the rows state different days of listing; the first is taken",
            ", ".join(sorted({str(day) for day in stated})),
            severity=Severity.INFO,
        )
    later = {day for listing in listings for day in listing.amended_on}
    remarks = [clean(text) for text in listing_texts]
    listed_on = stated[0] if stated else None
    if listed_on is None and not later:
        texts = [*listing_texts, *instruments]
        listed_on = first_control(texts, controls[0] if controls else None)
        if listed_on is not None:
            remarks.append(
                f"Listed on its control date, {listed_on}, by an instrument of that year"
            )
    amended = later | set(controls) | set(stated)
    for listing in listings:
        for former_id in listing.former_ids:
            draft.add_cross_reference("au-reference", former_id)
    basis = [text for text in instruments if names_act(text)] or [
        clean(text) for text in listing_texts if names_act(text)
    ]
    remarks = [text for text in (*remarks, *instruments) if text not in basis]
    committees = [clean(text) for text in distinct(lines, "committees")]
    return Designation(
        programmes=tuple(committees),
        listed_on=listed_on,
        amended_on=tuple(sorted(day for day in amended if not listed_on or day > listed_on)),
        basis=tuple(basis),
        measures=tuple(_measures(draft, lines)),
        source="United Nations Security Council" if any(map(_is_un, committees)) else "",
        remark="\n".join(dict.fromkeys(remarks)),
    )


def _is_un(committee: str) -> bool:
    found = _COMMITTEE.match(committee)
    return found is not None and found[1] not in _AUSTRALIAS_OWN


def _controls(draft: Draft, lines: Sequence[Line]) -> Iterable[date]:
    for text in distinct(lines, "control"):
        stated = clean(text)
        day = read_day(day_of_serial(stated))
        draft.add_feature("Control Date", str(day) if day else stated)
        if day is None:
            draft.problem(ProblemCode.DATE_UNREADABLE, "Control Date can't be read", stated)
        else:
            yield day


def _measures(draft: Draft, lines: Sequence[Line]) -> Iterable[str]:
    """The headers of the columns that are true in any row."""
    found: dict[str, bool] = {}
    for line in lines:
        for label, text in line.measures:
            answer = clean(text).casefold()
            known = answer in _TRUE or answer in _FALSE
            found[label] = found.get(label, False) or answer in _TRUE
            if not known:
                draft.problem(
                    ProblemCode.VALUE_UNREADABLE, f"{label} is neither true nor false", text
                )
                draft.add_feature(label, text)
    return [label for label, stated in found.items() if stated]


_TRUE = frozenset({"true", "yes", "y", "1", "x"})
_FALSE = frozenset({"false", "no", "n", "0", "-"})
