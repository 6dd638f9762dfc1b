"""A row as a subject. This is a hot path: a million rows go through it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from watchword.model import DateInterval, Identifier, IdentifierKind, Schema
from watchword.screen.subject import Subject
from watchword.service.screening.answers import (
    NOTHING,
    read_country_cell,
    read_kind,
    read_sex,
    split_cell,
)
from watchword.service.screening.birth_dates import DayOrder, join_parts, read_birth_date
from watchword.service.screening.cells import text_of
from watchword.service.screening.columns import Columns
from watchword.service.screening.roles import IDENTIFIER_ROLES, Role

_SHOWN = 80
_OF_THINGS = frozenset(
    {
        IdentifierKind.IMO,
        IdentifierKind.MMSI,
        IdentifierKind.CALL_SIGN,
        IdentifierKind.TAIL_NUMBER,
        IdentifierKind.WALLET,
    }
)
"""Identifiers of ships, aircraft and wallets."""
_UNREADABLE = "\ufffd"


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What a row says.

    Attributes:
        subject: None where the row names nobody.
        problems: What could not be understood, in words.
    """

    subject: Subject | None
    problems: list[str]


class SubjectReader:
    """Reads the rows of one file, whose columns are known.

    Args:
        columns: What each column means.
        order: How the file writes dates of three numbers.
        kind: What the subjects of rows are that do not say it.
    """

    def __init__(self, columns: Columns, *, order: DayOrder, kind: Schema | None = None) -> None:
        self._columns = columns
        self._order = order
        self._kind = kind
        of = columns.of
        self._name, self._alias = of(Role.NAME), of(Role.ALIAS)
        self._given = of(Role.GIVEN_NAME) + of(Role.MIDDLE_NAME)
        self._family, self._maiden = of(Role.FAMILY_NAME), of(Role.MAIDEN_NAME)
        self._bodies = (
            (of(Role.COMPANY_NAME), Schema.COMPANY),
            (of(Role.VESSEL_NAME), Schema.VESSEL),
        )
        self._date = of(Role.BIRTH_DATE)
        self._date_parts = tuple(
            of(role)[:1] for role in (Role.BIRTH_YEAR, Role.BIRTH_MONTH, Role.BIRTH_DAY)
        )
        self._countries = tuple(filter(None, (of(Role.NATIONALITY), of(Role.COUNTRY))))
        self._sex, self._stated_kind = of(Role.SEX), of(Role.KIND)
        self._issuer = of(Role.PASSPORT_COUNTRY)
        self._identifiers = tuple(
            (place, kind) for role, kind in IDENTIFIER_ROLES.items() for place in of(role)
        )

    def read(self, cells: Sequence[object]) -> ReadRow:
        """The subject of a row; what can't be understood is left out of it and said."""
        problems: list[str] = []
        sex = self._read_sex(cells, problems) if self._sex else None
        names, schema = self._read_names(cells)
        if sex is not None and schema is None:
            schema = Schema.PERSON
        identifiers = self._read_identifiers(cells, problems) if self._identifiers else ()
        if schema is Schema.COMPANY and any(each.kind in _OF_THINGS for each in identifiers):
            # Ships stand in columns of companies, too.
            schema = None
        schema = self._read_kind(cells, problems) or self._kind or schema
        date = self._read_date(cells, problems)
        countries = self._read_countries(cells, problems) if self._countries else ()
        if not names:
            if not identifiers:
                return ReadRow(None, [self._nameless(cells), *problems])
            problems.insert(0, "no name: checked by its identifiers alone")
        elif any(_UNREADABLE in name for name in names):
            problems.append("the name has characters that could not be read")
        return ReadRow(
            Subject(
                names=tuple(names),
                birth_date=date,
                countries=countries,
                schema=schema,
                sex=sex,
                identifiers=identifiers,
            ),
            problems,
        )

    def _read_names(self, cells: Sequence[object]) -> tuple[list[str], Schema | None]:
        """The names of a row, each once, and what they make of their bearer."""
        names = _texts(cells, self._name)
        schema: Schema | None = None
        if self._given or self._family:
            given = _joined(cells, self._given)
            family = _joined(cells, self._family)
            names.append(_composed(given, family))
            if given and family:
                schema = Schema.PERSON
            if self._maiden and given:
                names += [_composed(given, each) for each in _texts(cells, self._maiden)]
        if not any(names):
            for places, what in self._bodies:
                names = _texts(cells, places)
                if names:
                    schema = what
                    break
        for place in self._alias:
            for text in _texts(cells, (place,)):
                names += split_cell(text)
        return (_distinct(names) if len(names) > 1 else [n for n in names if n]), schema

    def _read_date(self, cells: Sequence[object], problems: list[str]) -> DateInterval | None:
        texts = _texts(cells, self._date)
        if not texts and self._date_parts[0]:
            year, month, day = (_joined(cells, places) for places in self._date_parts)
            texts = [join_parts(year, month, day)] if year else []
        found: DateInterval | None = None
        for text in texts:
            date = read_birth_date(text, self._order)
            if isinstance(date, str):
                problems.append(_short(date))
            elif found is None:
                found = date
            elif date != found:
                problems.append(f"a second birth date is not used: {date}")
        return found

    def _read_countries(self, cells: Sequence[object], problems: list[str]) -> tuple[str, ...]:
        """The countries of the first role that states any in this row."""
        for places in self._countries:
            codes: dict[str, None] = {}
            for text in _texts(cells, places):
                found, unknown = read_country_cell(text)
                codes |= dict.fromkeys(found)
                if unknown:
                    problems.append(f"no country that we know: {_short(', '.join(unknown))}")
            if codes:
                return tuple(codes)
        return ()

    def _read_sex(self, cells: Sequence[object], problems: list[str]) -> str | None:
        for text in _texts(cells, self._sex):
            sex = read_sex(text)
            if sex is None:
                problems.append(f"no sex that we know: {_short(text)}")
            return sex or None
        return None

    def _read_kind(self, cells: Sequence[object], problems: list[str]) -> Schema | None:
        for text in _texts(cells, self._stated_kind):
            kind = read_kind(text)
            if kind is None:
                problems.append(f"no kind of party that we know: {_short(text)}")
            return kind
        return None

    def _read_identifiers(
        self, cells: Sequence[object], problems: list[str]
    ) -> tuple[Identifier, ...]:
        found: list[Identifier] = []
        for place, kind in self._identifiers:
            country = None
            for text in _texts(cells, (place,)):
                if kind is IdentifierKind.PASSPORT and self._issuer:
                    country = self._read_issuer(cells, problems)
                found += [
                    Identifier(kind=kind, value=value, country=country)
                    for value in split_cell(text)
                    if value not in NOTHING
                ]
        return tuple(found)

    def _read_issuer(self, cells: Sequence[object], problems: list[str]) -> str | None:
        for text in _texts(cells, self._issuer):
            codes, unknown = read_country_cell(text)
            if unknown:
                problems.append(f"no country that we know: {_short(', '.join(unknown))}")
            return codes[0] if codes else None
        return None

    def _nameless(self, cells: Sequence[object]) -> str:
        """Why a row names nobody."""
        places = (*self._name, *self._given, *self._family, *self._bodies[0][0])
        said = [text for place in places if (text := text_of(cells[place]).strip())]
        return f"no name, only {_short(', '.join(said))}" if said else "no name"


def _texts(cells: Sequence[object], places: Sequence[int]) -> list[str]:
    """What the cells at some places say; empty ones, and what stands for empty, left out."""
    found: list[str] = []
    for place in places:
        value = cells[place]
        if type(value) is not str:
            if isinstance(value, (list, tuple)):
                found += _texts(value, range(len(value)))
                continue
            value = text_of(value)
        value = value.strip()
        if value and value not in NOTHING:
            found.append(value)
    return found


def _joined(cells: Sequence[object], places: Sequence[int]) -> str:
    return " ".join(_texts(cells, places))


def _composed(given: str, family: str) -> str:
    """Given names before the family name, which is not written twice.

    A column that is called "Name" may hold the whole name beside the family name.
    """
    if not given or not family:
        return given or family
    words = given.casefold().split()
    if len(words) > 1 and family.casefold() in (words[0], words[-1]):
        return given
    return f"{given} {family}"


def _distinct(names: Sequence[str]) -> list[str]:
    """The names of which none has the same words as one before it, in whatever order."""
    found: dict[tuple[str, ...], str] = {}
    for name in names:
        words = name.casefold().replace(",", " ").split()
        if words:
            words.sort()
            found.setdefault(tuple(words), name)
    return list(found.values())


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"
