"""The columns of New Zealand's register, and what a row of it says."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from watchword.model import (
    CountryRole,
    Designation,
    IdentifierKind,
    NameKind,
    NamePart,
    NamePartKind,
    ProblemCode,
    RelationKind,
    Schema,
    Severity,
    Strength,
)
from watchword.sources.alias_cells import split_aliases
from watchword.sources.dates import read_date, read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.kinship import add_kinship
from watchword.sources.places import country_words, note_of
from watchword.sources.seen import Seen
from watchword.sources.tables import day_of_serial
from watchword.text.identifiers import imo_is_valid

PROGRAMME = "Russia Sanctions Regulations 2022"
"""The regulations (LI 2022/74) whose schedules the register repeats."""

_FIELDS = {
    "type": "type",
    "unique identifier": "id",
    "unique id": "id",
    "first name": "first name",
    "first name(s)": "first name",
    "middle name(s)": "middle name",
    "middle names": "middle name",
    "middle name": "middle name",
    "last name": "last name",
    "surname": "last name",
    "dob": "birth date",
    "date of birth": "birth date",
    "title": "title",
    "address": "address",
    "place of birth": "birth place",
    "imo number": "imo",
    "sanction status": "status",
    "status": "status",
    "date of sanction": "listed",
    "general rationale for sanction": "reason",
    "associates/relatives": "relations",
    "record deleted flag": "deleted",
    "reason for deletion": "deletion reason",
}
_STARTS = (
    ("name of ship", "first name of ship"),
    ("alias", "aliases"),
    ("citizenship", "citizenship"),
    ("nationality", "citizenship"),
    ("passport", "passport"),
    ("date of additional sanction", "amended"),
    ("date record deleted", "ended"),
    ("date of revocation", "ended"),
    ("date revoked", "ended"),
    ("date of expiry", "ended"),
    ("date expired", "ended"),
    ("expiry date", "ended"),
    ("revocation date", "ended"),
    ("date of removal", "ended"),
    ("date removed", "ended"),
)
_MEASURES = frozenset(
    {
        "travel ban",
        "asset freeze",
        "aircraft ban",
        "ship ban",
        "service prohibition",
        "dealing with securities",
    }
)
_KINDS = {
    "individual": Schema.PERSON,
    "person": Schema.PERSON,
    "entity": Schema.ORGANIZATION,
    "organisation": Schema.ORGANIZATION,
    "company": Schema.COMPANY,
    "ship": Schema.VESSEL,
    "vessel": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
}
_ENDED = re.compile(r"\b(expired|revoked|removed|delisted|deleted|lapsed|ceased|inactive)\b", re.I)
_IN_FORCE = re.compile(r"\b(sanctioned|active|current|in force|designated)\b", re.I)
_DATE_IN_TEXT = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]+\s+\d{4}"
)
_ADDRESS_FORM = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof|sir|dame|hon)\.?$", re.I)
_SENTENCE = re.compile(r"\s*;\s*|(?<=[a-z]{3})\.\s+(?=[A-Z])")


def field_of(label: str) -> str:
    """What a column is, by its header; an empty string for one that is new."""
    folded = clean(label).casefold()
    if folded in _FIELDS:
        return _FIELDS[folded]
    if folded in _MEASURES:
        return "measure"
    return next((known for start, known in _STARTS if folded.startswith(start)), "")


@dataclass(slots=True)
class Row:
    """The cells of a row by what their columns are."""

    locator: str
    values: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    unknown: list[tuple[str, str]] = field(default_factory=list)

    @classmethod
    def of(
        cls, fields: Sequence[str], labels: Sequence[str], cells: Sequence[str], locator: str
    ) -> Row:
        """A row under a header; cells beyond the header have the label ``column 26``."""
        row = cls(locator)
        for place, cell in enumerate(cells):
            if not cell.strip():
                continue
            known = fields[place] if place < len(fields) else ""
            label = labels[place] if place < len(labels) else ""
            if known:
                row.values.setdefault(known, []).append((label, cell))
            else:
                row.unknown.append((label or f"column {place + 1}", cell))
        return row

    def __getitem__(self, key: str) -> str:
        """The first value of a field on one line."""
        return clean(self.block(key))

    def block(self, key: str) -> str:
        """The first value of a field with its lines."""
        return next((cell for _, cell in self.values.get(key, ())), "")

    def all(self, key: str) -> list[str]:
        """The values of all columns of a field."""
        return [cell for _, cell in self.values.get(key, ())]

    @property
    def is_note(self) -> bool:
        """Whether the row says nothing of a party: a footnote, a line of the legend."""
        telling = ("id", "imo", "first name", "last name", "first name of ship")
        return not any(self[key] for key in telling) and self["type"].casefold() not in _KINDS


def draft_entry(row: Row, seen: Seen, *, is_ship: bool) -> Draft:
    """What a row says, as a draft."""
    draft = Draft(row["id"], Schema.VESSEL if is_ship else Schema.LEGAL_ENTITY, row.locator)
    _set_schema(draft, row, is_ship=is_ship)
    _set_id(draft, row, seen)
    _add_names(draft, row)
    _add_aliases(draft, row)
    _add_persons_facts(draft, row)
    _add_numbers(draft, row)
    _add_positions(draft, row)
    _add_relations(draft, row)
    draft.designations.append(_designation(draft, row))
    for label, cell in row.unknown:
        seen.add_unknown(draft, label, cell)
    return draft


def _set_schema(draft: Draft, row: Row, *, is_ship: bool) -> None:
    stated = row["type"]
    known = _KINDS.get(stated.casefold())
    if known is not None:
        draft.schema = known
        return
    if row["imo"]:
        draft.schema = Schema.VESSEL
    elif not stated and row["last name"]:
        draft.schema = Schema.PERSON
    if stated:
        draft.add_feature("Type", stated)
    if stated.casefold() != "asset" and not (is_ship and not stated):
        draft.problem(ProblemCode.KIND_UNKNOWN, "the type is none that we know", stated)


def _set_id(draft: Draft, row: Row, seen: Seen) -> None:
    """Where the register forgot the identifier, the name stands in for it."""
    if not draft.id:
        draft.problem(ProblemCode.ID_MISSING, "the row has no unique identifier")
        named = " ".join((*_name_cells(row), row["imo"], row["birth date"]))
        draft.id = f"N{hashlib.sha256(named.casefold().encode()).hexdigest()[:10]}"
    if not seen.claim_id(draft):
        draft.problem(ProblemCode.ID_REUSED, "another row has this unique identifier", row["id"])


def _name_cells(row: Row) -> list[str]:
    return [row[key] for key in ("first name of ship", "first name", "middle name", "last name")]


def _add_names(draft: Draft, row: Row) -> None:
    cells = _name_cells(row)
    parts = []
    if draft.schema is Schema.PERSON:
        kinds = (NamePartKind.GIVEN, NamePartKind.MIDDLE, NamePartKind.FAMILY)
        parts = [
            NamePart(kind=kind, value=cell)
            for kind, cell in zip(kinds, cells[1:], strict=True)
            if cell
        ]
    draft.add_name(" ".join(cell for cell in cells if cell), parts=parts)


def _add_aliases(draft: Draft, row: Row) -> None:
    """One word is a weak alias of a person: a nickname, or a part of a name."""
    person = draft.schema is Schema.PERSON
    for cell in row.all("aliases"):
        aliases = split_aliases(cell, person=person, lines=True, commas=False)
        for alias in aliases:
            draft.add_name(
                alias.text,
                kind=alias.kind if alias.kind is NameKind.FORMER else NameKind.ALIAS,
                strength=Strength.WEAK if person and alias.is_word else Strength.STRONG,
                language=alias.language,
            )
        if [alias.text for alias in aliases] != [clean(cell)]:
            draft.add_remark(f"Aliases: {clean(cell)}")


def _add_persons_facts(draft: Draft, row: Row) -> None:
    into = draft.birth_dates if draft.schema is Schema.PERSON else draft.founded_on
    for text in re.split(r"[;\n]|\bor\b", row.block("birth date")):
        draft.add_date(into, day_of_serial(text.strip()), read_date)
    for places, key in ((draft.birth_places, "birth place"), (draft.addresses, "address")):
        for line in row.block(key).split(";"):
            text = clean(line)
            draft.add_place(places, text=text, country=country_words(text), remark=note_of(text))
    for cell in row.all("citizenship"):
        for text in re.split(r"[;\n]", cell):
            draft.add_country(CountryRole.CITIZENSHIP, text)


def _add_numbers(draft: Draft, row: Row) -> None:
    for cell in row.all("passport"):
        for number in re.split(r"[;,\n]", cell):
            draft.add_identifier(IdentifierKind.PASSPORT, number)
    number = re.sub(r"^IMO\W*", "", row["imo"], flags=re.I)
    if number:
        draft.add_identifier(IdentifierKind.IMO, number)
        if not imo_is_valid(number):
            draft.problem(ProblemCode.IDENTIFIER_INVALID, "no IMO number", row["imo"])


def _add_positions(draft: Draft, row: Row) -> None:
    """The column "Title" holds offices, forms of address and whose wife one is."""
    for text in _SENTENCE.split(row.block("title")):
        stated = clean(text).strip(" .")
        if _ADDRESS_FORM.match(stated):
            draft.add_title(stated)
        elif not add_kinship(draft, stated):
            draft.add_position(stated)


def _add_relations(draft: Draft, row: Row) -> None:
    for cell in row.all("relations"):
        for text in re.split(r"[;\n]", cell):
            stated = clean(text)
            if stated and not add_kinship(draft, stated):
                draft.add_relation(RelationKind.LINKED_TO, stated, detail="Associates/Relatives")


def _designation(draft: Draft, row: Row) -> Designation:
    status = row["status"]
    draft.add_feature("Sanction Status", status)
    ended = bool(_ENDED.search(status)) or row["deleted"].casefold() in {"yes", "y", "true", "1"}
    if not ended and not _IN_FORCE.search(status):
        draft.problem(ProblemCode.VALUE_UNREADABLE, "a status that we do not know", status)
    remarks = [status] if ended else []
    for label, key in (
        ("Record Deleted Flag", "deleted"),
        ("Reason for Deletion", "deletion reason"),
    ):
        if row[key]:
            remarks.append(f"{label}: {row[key]}")
    listed = list(_days(draft, row, "listed"))
    delisted_on = _delisted_on(draft, row, status) if ended else None
    return Designation(
        programmes=(PROGRAMME,),
        listed_on=min(listed, default=None),
        amended_on=tuple(
            sorted({*listed, *_days(draft, row, "amended")} - {min(listed, default=None)})
        ),
        delisted_on=delisted_on,
        basis=(PROGRAMME,),
        reason=row["reason"],
        measures=tuple(_measures(draft, row)),
        remark="; ".join(remarks),
    )


def _delisted_on(draft: Draft, row: Row, status: str) -> date | None:
    """The day on which the sanction ended: a column of its own, or a date in the status."""
    stated = max(_days(draft, row, "ended"), default=None)
    in_status = _DATE_IN_TEXT.search(status)
    return stated or (read_day(in_status[0]) if in_status else None)


def _days(draft: Draft, row: Row, key: str) -> Iterator[date]:
    """The days in all columns of a field; what is none is reported and kept."""
    for label, cell in row.values.get(key, ()):
        for text in re.split(r"[;,\n]", cell):
            stated = clean(text)
            day = read_day(day_of_serial(stated))
            if day is not None:
                yield day
            elif stated:
                draft.problem(ProblemCode.DATE_UNREADABLE, f"{label} can't be read", stated)
                draft.add_feature(label, stated)


def _measures(draft: Draft, row: Row) -> Iterable[str]:
    """The measures by the headers of the columns that say "Yes"."""
    for label, cell in row.values.get("measure", ()):
        answer = clean(cell).casefold()
        if answer in {"yes", "y", "true", "x"}:
            yield label
        elif answer not in {"no", "n", "false", "n/a", "-"}:
            draft.problem(
                ProblemCode.VALUE_UNREADABLE,
                f"{label} is neither yes nor no",
                clean(cell),
                severity=Severity.WARNING,
            )
            draft.add_feature(label, cell)
