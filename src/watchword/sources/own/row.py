"""A row of an own list as an entry."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from watchword.model import (
    ContactKind,
    CountryRole,
    DateInterval,
    Designation,
    Entry,
    IdentifierKind,
    NameKind,
    NamePart,
    NamePartKind,
    Problem,
    ProblemCode,
    Schema,
    Severity,
    Strength,
)
from watchword.sources.dates import read_date
from watchword.sources.draft import Draft, clean
from watchword.sources.imo_numbers import add_imo
from watchword.sources.own.columns import IDENTIFIER_WORDS, Column, Field, squeeze
from watchword.sources.own.kinds import KINDS
from watchword.sources.seen import Seen
from watchword.sources.tables import day_of_serial
from watchword.text.countries import country_code
from watchword.text.keys import loose_key

NAME_LIMIT = 1_000
"""The longest name that is screened, in characters; none comes near."""

MOST_NAMES = 500
"""Nobody has more names than this; what comes after is kept as a feature."""

_MOST_CELLS = 2_000
"""The most values that one cell is taken apart into."""

_ID_LIMIT = 150
_DATE_LIMIT = 200
_RAW_LIMIT = 500

_SEPARATOR = re.compile(r"[;\n\r]+")
_MARK = re.compile(r"^(weak|former)\s*:\s*", re.I)
_IDENTIFIER = re.compile(r"^([\w .-]{2,40})(?:/([A-Za-z]{2,5}))?\s*:\s*(\S.*)$")

_THINGS = (Schema.VESSEL, Schema.AIRPLANE)
_ROLES = {
    Field.NATIONALITY: CountryRole.NATIONALITY,
    Field.CITIZENSHIP: CountryRole.CITIZENSHIP,
    Field.RESIDENCE: CountryRole.RESIDENCE,
    Field.JURISDICTION: CountryRole.JURISDICTION,
    Field.FLAG: CountryRole.FLAG,
}
_CONTACTS = {
    Field.EMAIL: ContactKind.EMAIL,
    Field.PHONE: ContactKind.PHONE,
    Field.WEBSITE: ContactKind.WEBSITE,
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row below a header.

    Attributes:
        locator: Where in the file it stands.
        cells: Each cell that is not empty, with what its column holds (None where that is
            not known) and the header as the file has it.
    """

    locator: str
    cells: tuple[tuple[Column | None, str, str], ...]

    @property
    def raw(self) -> str:
        """The row as one line."""
        return " | ".join(value for _, _, value in self.cells)[:_RAW_LIMIT]

    def texts(self, *columns: Column) -> list[str]:
        """The cells of these columns, in the order of the file."""
        return [value for column, _, value in self.cells if column in columns]

    def values(self, *columns: Column) -> list[str]:
        """The values in the cells of these columns, taken apart at semicolons and lines."""
        found: list[str] = []
        for cell in self.texts(*columns):
            found.extend(clean(part) for part in _SEPARATOR.split(cell, maxsplit=_MOST_CELLS))
        return [value for value in found if value]

    def first(self, *columns: Column) -> str:
        """The first cell of these columns."""
        return next((clean(cell) for cell in self.texts(*columns)), "")


def read_row(row: Row, seen: Seen) -> Iterator[Entry | Problem]:
    """The entry of a row and what went wrong, or why the row can't be used."""
    name, parts = _name(row)
    unusable = _why_unusable(name)
    if unusable is not None:
        code, message = unusable
        yield Problem(
            severity=Severity.ERROR, code=code, locator=row.locator, message=message, raw=row.raw
        )
        return
    draft = Draft(_stated_id(row) or _made_id(row, name), _schema(row), row.locator)
    draft.add_name(name, parts=parts)
    _claim_id(draft, row, seen)
    _check_kind(draft, row)
    _add_names(draft, row)
    _add_dates(draft, row)
    _add_countries(draft, row)
    _add_identifiers(draft, row)
    _add_plain(draft, row)
    draft.designations.append(_designation(draft, row))
    for column, header, value in row.cells:
        if column is None:
            seen.add_unknown(draft, header or "column without a name", value)
    yield from draft.finish()


def _name(row: Row) -> tuple[str, tuple[NamePart, ...]]:
    """The name that the row leads with, and its parts where the table has them apart."""
    parts = tuple(
        NamePart(kind=kind, value=value)
        for column, kind in (
            (Field.GIVEN, NamePartKind.GIVEN),
            (Field.MIDDLE, NamePartKind.MIDDLE),
            (Field.FAMILY, NamePartKind.FAMILY),
        )
        if (value := row.first(column))
    )
    stated = row.first(Field.NAME)
    return stated or " ".join(part.value for part in parts), parts


def _why_unusable(name: str) -> tuple[ProblemCode, str] | None:
    if not name:
        return ProblemCode.NAME_MISSING, "the row has no name, so it can't be screened"
    if len(name) > NAME_LIMIT:
        return (
            ProblemCode.ENTRY_UNREADABLE,
            f"the name has {len(name):,} characters, more than the {NAME_LIMIT:,} of any name",
        )
    if not loose_key(name):
        return ProblemCode.NAME_MISSING, "the name holds no letter and no digit"
    return None


def _stated_id(row: Row) -> str:
    """The id that the row states; empty where that is longer than any id."""
    stated = row.first(Field.ID)
    return stated if len(stated) <= _ID_LIMIT else ""


def _made_id(row: Row, name: str) -> str:
    """An id from the name and the dates of birth, the same however they are written."""
    births = sorted(
        str(interval) for text in row.values(Field.BIRTH_DATE) for interval in _readings(text)
    )
    digest = hashlib.sha256("\x1f".join((loose_key(name), *births)).encode()).hexdigest()
    return f"auto-{digest[:12]}"


def _claim_id(draft: Draft, row: Row, seen: Seen) -> None:
    stated = draft.id
    free = seen.claim_id(draft)
    if not _stated_id(row):
        draft.problem(
            ProblemCode.ID_MISSING,
            "the row has no id that can be used and got one from its name and dates of birth",
            row.first(Field.ID)[:_RAW_LIMIT],
            severity=Severity.INFO,
        )
    if not free:
        draft.problem(
            ProblemCode.ID_REUSED, f"an earlier row has the same id; kept as {draft.id}", stated
        )


def _schema(row: Row) -> Schema:
    """What the row says that the party is, or what its other columns tell."""
    stated = KINDS.get(squeeze(row.first(Field.KIND)))
    if stated is not None:
        return stated
    if row.texts(Field.GIVEN, Field.FAMILY, Field.BIRTH_DATE, Field.SEX, Field.BIRTH_PLACE):
        return Schema.PERSON
    if row.texts(IdentifierKind.IMO, IdentifierKind.MMSI, Field.FLAG):
        return Schema.VESSEL
    return Schema.LEGAL_ENTITY


def _check_kind(draft: Draft, row: Row) -> None:
    stated = row.first(Field.KIND)
    if stated and squeeze(stated) not in KINDS:
        draft.problem(
            ProblemCode.KIND_UNKNOWN,
            f"no kind that we know; read as {draft.schema.value}",
            stated[:_RAW_LIMIT],
        )
        draft.add_feature("Kind", stated)


def _add_names(draft: Draft, row: Row) -> None:
    stated = [(text, NameKind.ALIAS, Strength.STRONG) for text in row.texts(Field.NAME)[1:]]
    for column, kind, strength in (
        (Field.ALIAS, NameKind.ALIAS, Strength.STRONG),
        (Field.FORMER_NAME, NameKind.FORMER, Strength.STRONG),
        (Field.ORIGINAL_NAME, NameKind.ORIGINAL_SCRIPT, Strength.STRONG),
        (Field.WEAK_ALIAS, NameKind.ALIAS, Strength.WEAK),
    ):
        stated.extend(_marked(text, kind, strength) for text in row.values(column))
    for place, (text, kind, strength) in enumerate(stated):
        usable = len(text) <= NAME_LIMIT and loose_key(text) and place < MOST_NAMES
        if usable:
            draft.add_name(text, kind=kind, strength=strength)
        elif text:
            draft.add_feature("Unused name", text)
            if place <= MOST_NAMES:
                why = "too many names" if place == MOST_NAMES else "no name that can be screened"
                draft.problem(ProblemCode.VALUE_UNREADABLE, why, text[:_RAW_LIMIT])


def _marked(text: str, kind: NameKind, strength: Strength) -> tuple[str, NameKind, Strength]:
    """A name without the ``weak:`` or ``former:`` before it."""
    mark = _MARK.match(text)
    if mark is None:
        return text, kind, strength
    if mark[1].casefold() == "weak":
        return text[mark.end() :], kind, Strength.WEAK
    return text[mark.end() :], NameKind.FORMER, strength


def _readings(text: str) -> tuple[DateInterval, ...]:
    """What a date can be: two days where day and month can't be told apart, none if unreadable."""
    if len(text) > _DATE_LIMIT:
        return ()
    found: dict[DateInterval, None] = {}
    for month_first in (False, True):
        try:
            interval = read_date(day_of_serial(text), month_first=month_first)
        except ValueError:
            continue
        if interval is not None:
            found[interval] = None
    return tuple(found)


def _add_dates(draft: Draft, row: Row) -> None:
    person = draft.schema in (Schema.PERSON, Schema.LEGAL_ENTITY)
    for column, into in (
        (Field.BIRTH_DATE, draft.birth_dates if person else draft.founded_on),
        (Field.DEATH_DATE, draft.death_dates),
        (Field.FOUNDED_ON, draft.founded_on),
    ):
        for text in row.values(column):
            readings = _readings(text)
            into.extend(each for each in readings if each not in into)
            if not readings:
                _unread_date(draft, column, text)
            elif len(readings) > 1:
                draft.problem(
                    ProblemCode.DATE_DOUBTFUL,
                    "day and month can be swapped: both readings are kept "
                    f"({' and '.join(str(each) for each in readings)})",
                    text,
                )


def _unread_date(draft: Draft, column: Field, text: str) -> None:
    draft.problem(ProblemCode.DATE_UNREADABLE, "date can't be read", text[:_RAW_LIMIT])
    draft.add_feature(f"Unread {column.value}", text)


def _add_countries(draft: Draft, row: Row) -> None:
    for column, role in _ROLES.items():
        for text in _countries(row, column):
            draft.add_country(role, text)
    for text in _countries(row, Field.COUNTRY):
        draft.add_country(_plain_role(draft.schema), text)


def _plain_role(schema: Schema) -> CountryRole:
    """How a party belongs to a country of which the table does not say how."""
    if schema in _THINGS:
        return CountryRole.FLAG
    if schema in (Schema.PERSON, Schema.LEGAL_ENTITY, Schema.CRYPTO_WALLET):
        return CountryRole.RESIDENCE
    return CountryRole.JURISDICTION


def _countries(row: Row, column: Field) -> Iterator[str]:
    """The countries of a column; a comma separates where the whole is no country."""
    for text in row.values(column):
        if "," in text and country_code(text) is None:
            yield from (part for each in text.split(",") if (part := clean(each)))
        else:
            yield text


def _add_identifiers(draft: Draft, row: Row) -> None:
    for text in row.values(Field.IDENTIFIERS):
        found = _IDENTIFIER.match(text)
        kind = IDENTIFIER_WORDS.get(squeeze(found[1])) if found else None
        if found is None or kind is None:
            draft.add_identifier(IdentifierKind.OTHER, text)
        else:
            _add_identifier(draft, kind, found[3], of=found[2] or "")
    for column, header, _ in row.cells:
        if isinstance(column, IdentifierKind):
            for text in row.values(column):
                _add_identifier(draft, column, text, label=header)


def _add_identifier(
    draft: Draft, kind: IdentifierKind, value: str, *, of: str = "", label: str = ""
) -> None:
    """An identifier; ``of`` is the country that issued it, or the currency of a wallet."""
    if kind is IdentifierKind.IMO:
        add_imo(draft, re.sub(r"^imo\W*", "", value, flags=re.I))
    elif kind is IdentifierKind.WALLET:
        draft.add_identifier(kind, value, label=label, remark=of.upper())
    else:
        code = country_code(of) if of else None
        draft.add_identifier(kind, value, issuer="" if code else of, code=code, label=label)


def _add_plain(draft: Draft, row: Row) -> None:
    draft.set_sex(row.first(Field.SEX))
    for text in row.values(Field.BIRTH_PLACE):
        draft.add_place(draft.birth_places, text=text)
    for text in row.values(Field.ADDRESS):
        draft.add_place(draft.addresses, text=text)
    for text in row.values(Field.TITLE):
        draft.add_title(text)
    for text in row.values(Field.POSITION):
        draft.add_position(text)
    for column, kind in _CONTACTS.items():
        for text in row.values(column):
            draft.add_contact(kind, text)
    for text in row.texts(Field.REMARK):
        draft.add_remark(text)


def _designation(draft: Draft, row: Row) -> Designation:
    return Designation(
        programmes=tuple(dict.fromkeys(row.values(Field.PROGRAMME))),
        listed_on=_day(draft, row, Field.LISTED_ON),
        delisted_on=_day(draft, row, Field.DELISTED_ON),
        basis=tuple(dict.fromkeys(row.values(Field.BASIS))),
        reason="; ".join(clean(text) for text in row.texts(Field.REASON)),
        measures=tuple(dict.fromkeys(row.values(Field.MEASURES))),
    )


def _day(draft: Draft, row: Row, column: Field) -> date | None:
    """The day in a column; where day and month can be swapped, the day is taken to come first."""
    text = row.first(column)
    if not text:
        return None
    days = [each.earliest for each in _readings(text) if each.earliest == each.latest]
    day = days[0] if days else None
    if day is None:
        _unread_date(draft, column, text)
    elif len(days) > 1:
        draft.problem(
            ProblemCode.DATE_DOUBTFUL, f"day and month can be swapped: read as {day}", text
        )
    return day
