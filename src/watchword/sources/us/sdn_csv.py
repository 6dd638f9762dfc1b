"""OFAC's legacy CSV: ``sdn.csv`` with ``add``, ``alt`` and ``sdn_comments``, and ``cons_*``.

A release is up to four files that share the party's number (OFAC, ``dat_spec.txt``)::

    primary    number, name, type, programmes, title, call sign, vessel type, tonnage,
               gross registered tonnage, flag, owner, remarks
    addresses  number, address number, street, city with region and postal code, country,
               remarks
    aliases    number, alias number, type, name, remarks
    comments   number, the remarks from their 1,001st character

The primary file can be read alone; what stands in the others is then unknown, and a
problem says so. Aliases in ``alt`` are strong: weak ones stand in the remarks. The format
has no listing dates but those that a clause of the remarks states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from watchword.errors import Malformed
from watchword.model import Entry, NameKind, Problem, ProblemCode, Schema, Severity
from watchword.sources.contract import PRIMARY, Document, Recognition, Source
from watchword.sources.draft import Draft
from watchword.sources.seen import Seen
from watchword.sources.us.classic import (
    EXPECTATIONS,
    add_address,
    add_designations,
    add_title_field,
    schema_of,
    tell_list,
)
from watchword.sources.us.csv_rows import (
    ADDRESSES,
    ALIASES,
    COMMENTS,
    NULL,
    WIDTHS,
    head_rows,
    read_rows,
    stated,
)
from watchword.sources.us.labels import match_label
from watchword.sources.us.names import add_party_name, alias_kind
from watchword.sources.us.remarks import read_remarks
from watchword.sources.us.stated import Stated, add_stated
from watchword.sources.us.vocabulary import CONSOLIDATED, SDN

_FILE_NAMES = {
    SDN: {
        PRIMARY: "sdn.csv",
        ADDRESSES: "add.csv",
        ALIASES: "alt.csv",
        COMMENTS: "sdn_comments.csv",
    },
    CONSOLIDATED: {
        PRIMARY: "cons_prim.csv",
        ADDRESSES: "cons_add.csv",
        ALIASES: "cons_alt.csv",
        COMMENTS: "cons_comments.csv",
    },
}
_ALIAS_TYPES = {"aka", "fka", "nka"}
_TYPES = {"individual", "vessel", "aircraft", "entity", NULL}
_PROGRAMME_MARK = re.compile(r"\]\s*\[|;")

FIRST_OF_CONSOLIDATED = 9639
"""The lowest number on the consolidated list; the SDN List begins far below it."""

LONGEST_NUMBER = 12
"""How many digits a party's number can have; OFAC's have five."""

REMARKS_LENGTH = 1000
"""How many characters of the remarks the primary file holds; the rest are comments."""

_CITY = re.compile(
    r"(?:(?P<city>[^,\d]+?)(?:,\s+(?P<region>[^\d]+?))?)?"
    r"(?:(?:^|\s+)(?P<postal>(?:C\.?P\.?\s+)?\S*\d\S*(?:\s\S*\d\S*)?))?$"
)
_REGION_ALONE = re.compile(
    r"[^,]*\b(?:province|region|oblast|district|governorate|county|state|krai|republic)$", re.I
)
_VESSEL_COLUMNS = (
    (5, "Vessel Call Sign"),
    (6, "Vessel Type"),
    (7, "Tonnage"),
    (8, "Gross Registered Tonnage"),
    (9, "Vessel Flag"),
    (10, "Vessel Owner"),
)


def recognise(document: Document) -> Recognition | None:
    """The file of the set by its columns; the list by its programmes, numbers and name."""
    rows = head_rows(document)
    # The last row may be cut off: that is for the reader to find and to say.
    fit = rows[:-1] if len(rows) > 1 else rows
    if not fit:
        return None
    for role, width in WIDTHS.items():
        looking = [cells for cells in fit if len(cells) == width and _looks_like(role, cells)]
        if len(looking) * 5 >= len(fit) * 4:
            if role == COMMENTS and not _are_comments(looking, document.name):
                return None
            return Recognition(list=_tell_list(role, looking, document.name), role=role)
    return None


def _looks_like(role: str, cells: list[str]) -> bool:
    if not _is_number(cells[0]):
        return False
    if role == PRIMARY:
        return cells[2].strip().casefold() in _TYPES and NULL in map(str.strip, cells)
    if role == ADDRESSES:
        return _is_number(cells[1]) and NULL in map(str.strip, cells)
    if role == ALIASES:
        return _is_number(cells[1]) and cells[2].strip().casefold() in _ALIAS_TYPES
    return bool(cells[1].strip())


def _is_number(cell: str) -> bool:
    number = cell.strip()
    return number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER


def _are_comments(rows: list[list[str]], name: str) -> bool:
    """A number and a text is little to go by: the name, or clauses of OFAC's, must help."""
    if "comment" in name.casefold():
        return True
    clauses = [clause.strip() for _, text in rows for clause in text.split(";")[1:]]
    known = [clause for clause in clauses if match_label(clause.removeprefix("alt. "))]
    return len(known) * 2 > len(clauses)


def _tell_list(role: str, rows: list[list[str]], name: str) -> str:
    if role == PRIMARY:
        return tell_list([_PROGRAMME_MARK.split(cells[3]) for cells in rows], name)
    if min(int(cells[0]) for cells in rows) < FIRST_OF_CONSOLIDATED:
        return SDN
    folded = name.casefold()
    if role != COMMENTS and "sdn" not in folded and folded not in {"add.csv", "alt.csv"}:
        return CONSOLIDATED
    return CONSOLIDATED if "cons" in folded else SDN


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Read a release: the primary file and whichever of the others are there.

    Raises:
        Malformed: The primary file is not there, two files play the same part, or one is
            broken or cut short.
    """
    parts: dict[str, Document] = {}
    lists: dict[str, str] = {}
    for document in documents:
        recognition = recognise(document)
        if recognition is None:
            raise Malformed(f"{document.name or 'a file'} is none of OFAC's CSV files")
        if recognition.role in parts:
            raise Malformed(f"there are two files of {recognition.role} in one release")
        parts[recognition.role] = document
        lists[recognition.role] = recognition.list
    if PRIMARY not in parts:
        names = _FILE_NAMES[next(iter(lists.values()), SDN)]
        there = ", ".join(document.name or role for role, document in parts.items())
        raise Malformed(
            f"{names[PRIMARY]} is missing: the other files of the release ({there}) "
            "belong to its entries and can't be read without it"
        )
    return _read(parts, lists[PRIMARY])


def _read(parts: Mapping[str, Document], list_key: str) -> Iterator[Entry | Problem]:
    release, names = _Release(list_key, _read_names(parts[PRIMARY])), _FILE_NAMES[list_key]
    for role in (ADDRESSES, ALIASES, COMMENTS):
        if role in parts:
            yield from release.take(parts[role], role)
        else:
            yield _missing(role, names[role])
    for row in read_rows(parts[PRIMARY], PRIMARY):
        if isinstance(row, Problem):
            yield row
        else:
            yield from release.read_entry(*row)
    yield from release.check_left_over(names)


def _read_names(primary: Document) -> set[str]:
    """The names as the list spells them; see :func:`.us_remarks.strip_full_stop`."""
    rows = (row for row in read_rows(primary, PRIMARY) if not isinstance(row, Problem))
    return {cells[1].strip() for _, cells in rows}


def _missing(role: str, name: str) -> Problem:
    meaning = {
        ADDRESSES: "no address is known",
        ALIASES: "only weak aliases are known",
        COMMENTS: f"remarks end at {REMARKS_LENGTH:,} characters",
    }[role]
    return Problem(
        severity=Severity.WARNING,
        code=ProblemCode.PART_MISSING,
        locator=name,
        message=f"{name} is not in the release: {meaning}",
    )


@dataclass(slots=True)
class _Release:
    """The smaller files by the number of their entry, while the primary one is read."""

    list_key: str
    names: set[str]
    rows: dict[str, dict[str, list[list[str]]]] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    seen: Seen = field(default_factory=Seen)

    def take(self, document: Document, role: str) -> Iterator[Problem]:
        """Keep the rows of a smaller file."""
        kept = self.rows.setdefault(role, {})
        for row in read_rows(document, role):
            if isinstance(row, Problem):
                yield row
            else:
                kept.setdefault(row[1][0].strip(), []).append(row[1])

    def of(self, role: str, number: str) -> list[list[str]]:
        """The rows of an entry in a smaller file."""
        return self.rows.get(role, {}).get(number, [])

    def check_left_over(self, names: Mapping[str, str]) -> Iterator[Problem]:
        """Report the rows whose entry the primary file does not hold."""
        for role, kept in self.rows.items():
            strangers = [number for number in kept if number not in self.met]
            if strangers:
                yield Problem(
                    severity=Severity.WARNING,
                    code=ProblemCode.RELATION_UNRESOLVED,
                    locator=names[role],
                    message=f"{len(strangers)} entries in {names[role]} are not in "
                    f"{names[PRIMARY]}: the files may be of different days",
                    raw=", ".join(strangers[:20]),
                )

    def read_entry(self, line: int, cells: list[str]) -> Iterator[Entry | Problem]:
        """Read a row of the primary file with what the other files say of its entry."""
        number = cells[0].strip()
        self.met.add(number)
        draft = Draft(number or "unnumbered", Schema.LEGAL_ENTITY, f"line {line}")
        self._check_number(draft, number)
        draft.schema = _read_schema(draft, cells[2])
        add_party_name(draft, stated(cells[1]))
        for alias in self.of(ALIASES, number):
            _add_alias(draft, alias)
        add_title_field(draft, stated(cells[4]))
        for column, label in _VESSEL_COLUMNS:
            if value := stated(cells[column]).strip():
                add_stated(draft, Stated(label, value))
        for address in self.of(ADDRESSES, number):
            _add_address(draft, address)
        self._add_remarks(draft, cells[11], number)
        programmes = _PROGRAMME_MARK.split(stated(cells[3]))
        add_designations(draft, programmes, list_key=self.list_key)
        yield from draft.finish()

    def _check_number(self, draft: Draft, number: str) -> None:
        if not number:
            draft.problem(ProblemCode.ID_MISSING, "the row has no number", severity=Severity.ERROR)
        if not self.seen.claim_id(draft) and number:
            draft.problem(
                ProblemCode.ID_REUSED,
                f"the number stands on an earlier row too; this one is kept as {draft.id}",
                number,
                severity=Severity.ERROR,
            )

    def _add_remarks(self, draft: Draft, cell: str, number: str) -> None:
        """Add the remarks with their continuation, which may begin in mid-word."""
        more = "".join(stated(cells[1]) for cells in self.of(COMMENTS, number))
        text = stated(cell) + more
        if not text.strip():
            return
        cut = len(cell) >= REMARKS_LENGTH and not more
        if cut:
            draft.problem(
                ProblemCode.PART_MISSING,
                f"the remarks break off at {len(cell)} characters and no comment goes on",
                cell[-60:],
            )
        draft.add_remark(text)
        open_end = cut and not text.rstrip().endswith(".")
        read_remarks(draft, text, closed=True, cut=open_end, names=self.names)


def _read_schema(draft: Draft, cell: str) -> Schema:
    """An entity's type is null in this format."""
    kind = stated(cell).strip()
    schema = schema_of(kind) if kind else Schema.ORGANIZATION
    if schema is None:
        draft.problem(ProblemCode.KIND_UNKNOWN, "no type of party that we know", kind)
        draft.add_feature("SDN Type", kind)
    return schema or Schema.LEGAL_ENTITY


def _add_alias(draft: Draft, cells: list[str]) -> None:
    kind = alias_kind(cells[2])
    if kind is None:
        draft.problem(
            ProblemCode.KIND_UNKNOWN,
            "no type of alias that we know",
            cells[2],
            severity=Severity.INFO,
        )
        kind = (NameKind.ALIAS, stated(cells[2]))
    remark = "; ".join(part for part in (kind[1], stated(cells[4])) if part)
    add_party_name(draft, stated(cells[3]), kind=kind[0], remark=remark)


def _add_address(draft: Draft, cells: list[str]) -> None:
    """Add an address; city, region and postal code share a column and are told apart."""
    street, city, country, remark = (stated(cell).strip() for cell in cells[2:6])
    found = _CITY.match(city)
    parts = [part or "" for part in found.group("city", "region", "postal")] if found else []
    town, region, postal_code = parts or (city, "", "")
    if not region and _REGION_ALONE.match(town):
        town, region = "", town
    add_address(
        draft,
        (street, town, region, postal_code, country),
        text=", ".join(part for part in (street, city, country) if part),
        remark=remark,
    )


SOURCE = Source(
    key="us.sdn_csv",
    authority="us",
    title="OFAC legacy CSV (sdn.csv, cons_prim.csv and their companions)",
    expectations=EXPECTATIONS,
    recognise=recognise,
    read_entries=read_entries,
)
