"""One row of the Ministry of Finance's list as an entry.

- **Id.** The number of the regime and the number within it, as the newer CSV has them in
  its column 番号 ("029-000123"); the workbook's are built alike, so that a change from the
  one format to the other keeps them.
- **What a party is.** The sheet or the column 個人・団体 says it. In a sheet that mixes
  them, a row with a birth date, a nationality, a passport, a title or an office is a
  person, also where at least two of these say 不明; a single 不明 is not enough, since
  some bodies have one.
- **Dates.** 告示日付 is the day of Japan's own notice (listing), 改訂 of an amendment, 削除
  of a removal. The date on which the United Nations listed the party stays a feature.
- The free text of その他の情報 is a remark; 指定の根拠 is the reason.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from watchword.model import (
    ContactKind,
    Designation,
    Entry,
    Problem,
    ProblemCode,
    RelationKind,
    Schema,
    Severity,
)
from watchword.sources.draft import Draft, clean, clean_block
from watchword.sources.jp import facts as jp_facts
from watchword.sources.jp.columns import PERSONAL, Column, Header
from watchword.sources.jp.dates import first_day, read_notice_days
from watchword.sources.jp.facts import Cell
from watchword.sources.jp.free_text import read_free_text
from watchword.sources.jp.text import fold_block, is_unknown
from watchword.sources.seen import Seen

LONGEST = 20_000
"""A longer cell, in characters, is kept and not read; real ones stay below 5,000."""

_ITEM = re.compile(
    r"(?P<mark>[*#])?\s*(?P<number>\d+)\s*(?:\(\s*(?P<twin>[*#])\s*(?P<other>\d+)\s*\))?"
)
_REMOVED = re.compile("削除|解除|廃止")
_PERSON_WORDS = re.compile("性別|生年月日")
_KINDS = {
    "個人": Schema.PERSON,
    "団体": Schema.ORGANIZATION,
    "特定銀行": Schema.ORGANIZATION,
    "銀行": Schema.ORGANIZATION,
    "船舶": Schema.VESSEL,
    "航空機": Schema.AIRPLANE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Regime:
    """What a whole sheet says of its rows.

    Attributes:
        number: The number of the sheet.
        title: The regime's title.
        person: Whether it lists people or bodies; None where it mixes them.
        lifted: Whether the whole regime was lifted ("【解除】"), and when.
        twins: By the mark of a number, the regime in which the same party stands too.
    """

    number: int
    title: str
    person: bool | None = None
    lifted: bool = False
    lifted_on: date | None = None
    twins: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: its cells under their headers."""

    regime: Regime
    locator: str
    cells: tuple[tuple[Header, str], ...]

    def texts(self, column: Column) -> list[str]:
        """The texts of all columns of one meaning that are filled."""
        return [text for header, text in self.cells if header.column is column and text.strip()]

    def text(self, column: Column) -> str:
        """The first of them, or an empty string."""
        return next(iter(self.texts(column)), "")

    @property
    def is_named(self) -> bool:
        """Whether it names a party."""
        names = self.texts(Column.NAME_JA) + self.texts(Column.NAME_EN)
        return any(not is_unknown(fold_block(name)) for name in names)


def finish_row(row: Row | None, seen: Seen) -> Iterator[Entry | Problem]:
    """The entry of a row and its problems.

    A row that names nobody is the place of a party that was removed where it says so
    (INFO), and an error otherwise: somebody may be missing.
    """
    if row is None:
        return
    if row.is_named:
        yield from build_entry(row, seen).finish()
        return
    stated = " ".join(text.strip() for _, text in row.cells if text.strip())
    removed = _REMOVED.search(row.text(Column.NOTICE_DATE)) is not None
    yield Problem(
        severity=Severity.INFO if removed else Severity.ERROR,
        code=ProblemCode.NAME_MISSING,
        locator=row.locator,
        message=(
            "the place of a party that was removed"
            if removed
            else "a number without a name, and nothing says that it was removed"
        ),
        raw=" ".join(stated.split())[:500],
    )


def build_entry(row: Row, seen: Seen) -> Draft:
    """The draft of a row that names a party."""
    schema = _schema(row)
    draft = Draft(_entry_id(row), schema, row.locator)
    if _item(row) is None and not row.text(Column.KEY):
        draft.problem(ProblemCode.ID_MISSING, "the row has no number")
    stated_id = draft.id
    if not seen.claim_id(draft):
        draft.problem(ProblemCode.ID_REUSED, "another row has this number too", stated_id)
    _report_kind(draft, row)
    person = schema is Schema.PERSON
    for text in row.texts(Column.NAME_EN):
        jp_facts.add_main_names(draft, text, person=person, japanese=False)
    for text in row.texts(Column.NAME_JA):
        jp_facts.add_main_names(draft, text, person=person, japanese=True)
    for header, text in row.cells:
        if text.strip():
            _read_cell(draft, header, text, seen=seen)
    _read_split_addresses(draft, row)
    _read_free_text(draft, row)
    _read_act(draft, row)
    _read_twin(draft, row)
    return draft


def _schema(row: Row) -> Schema:
    stated = _KINDS.get(fold_block(row.text(Column.KIND)))
    if stated is not None:
        return stated
    person = row.regime.person
    if person is None:
        person = _reads_like_a_person(row)
    return Schema.PERSON if person else Schema.ORGANIZATION


def _reads_like_a_person(row: Row) -> bool:
    filled = [
        fold_block(text) for header, text in row.cells if header.column in PERSONAL and text.strip()
    ]
    if len(filled) > 1 or any(not is_unknown(text) for text in filled):
        return True
    words = " ".join(row.texts(Column.OTHER) + row.texts(Column.GROUNDS))
    return _PERSON_WORDS.search(words) is not None


def _report_kind(draft: Draft, row: Row) -> None:
    kind = fold_block(row.text(Column.KIND))
    if kind and kind not in _KINDS:
        draft.problem(ProblemCode.KIND_UNKNOWN, "no kind of party that we know", kind)
        draft.add_feature("個人・団体", kind)


def _item(row: Row) -> re.Match[str] | None:
    return _ITEM.search(fold_block(row.text(Column.NOTICE_NUMBER)))


def _entry_id(row: Row) -> str:
    """The number of the CSV, or the same built from the sheet and the notice number.

    A row without a number is known by its name, since its place in the sheet changes.
    """
    key = clean(fold_block(row.text(Column.KEY)))
    if key:
        return key
    item = _item(row)
    if item is not None:
        return f"{row.regime.number:03d}-{int(item['number']):06d}"
    name = clean(row.text(Column.NAME_EN) or row.text(Column.NAME_JA))
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{row.regime.number:03d}-x{digest}"


_Reader = Callable[[Draft, Cell], None]
_READERS: dict[Column, _Reader] = {
    Column.TITLE: jp_facts.add_titles,
    Column.POSITION: jp_facts.add_positions,
    Column.BIRTH: jp_facts.add_births,
    Column.BIRTH_BOTH: jp_facts.add_birth_sentence,
    Column.BIRTH_PLACE: lambda draft, cell: jp_facts.add_places(draft, draft.birth_places, cell),
    Column.ADDRESS: lambda draft, cell: jp_facts.add_places(draft, draft.addresses, cell),
    Column.NATIONALITY: jp_facts.add_nationalities,
    Column.PASSPORT: jp_facts.add_passports,
    Column.ID_NUMBER: jp_facts.add_id_numbers,
    Column.UN_REFERENCE: jp_facts.add_reference,
    Column.PHONE: lambda draft, cell: jp_facts.add_calls(draft, cell, ContactKind.PHONE),
    Column.FAX: lambda draft, cell: jp_facts.add_calls(draft, cell, ContactKind.FAX),
    Column.EMAIL: lambda draft, cell: jp_facts.add_calls(draft, cell, ContactKind.EMAIL),
    Column.WEBSITE: lambda draft, cell: jp_facts.add_calls(draft, cell, ContactKind.WEBSITE),
    Column.SEX: lambda draft, cell: read_free_text(draft, f"性別:{cell.text}", regime=0),
    Column.IMO: lambda draft, cell: read_free_text(draft, f"IMO:{cell.text}", regime=0),
}
_NAMES = frozenset({Column.ALIAS, Column.FORMER, Column.WEAK})


def _read_cell(draft: Draft, header: Header, text: str, *, seen: Seen) -> None:
    cell = Cell(header.label, text)
    if len(text) > LONGEST:
        draft.problem(ProblemCode.VALUE_UNREADABLE, "too long to be read", text[:200])
        draft.add_remark(text)
    elif header.column is None:
        seen.add_unknown(draft, header.label or "(no header)", text)
    elif header.column in _NAMES:
        person = draft.schema is Schema.PERSON
        jp_facts.add_other_names(draft, cell, header.column, person=person)
    elif header.column in _READERS:
        _READERS[header.column](draft, cell)


def _read_split_addresses(draft: Draft, row: Row) -> None:
    """The CSV has country and city in two columns, once for each language."""
    countries = [text for header, text in row.cells if header.column is Column.COUNTRY]
    cities = [text for header, text in row.cells if header.column is Column.CITY]
    for number in range(max(len(countries), len(cities))):
        country = countries[number] if number < len(countries) else ""
        city = cities[number] if number < len(cities) else ""
        jp_facts.add_split_address(draft, country, city)


def _read_free_text(draft: Draft, row: Row) -> None:
    for column in (Column.OTHER, Column.NOTICE_TEXT):
        for text in row.texts(column):
            if not is_unknown(fold_block(text)):
                draft.add_remark(text)
    for text in row.texts(Column.OTHER) + row.texts(Column.GROUNDS):
        if len(text) <= LONGEST:
            read_free_text(draft, text, regime=row.regime.number)


def _read_act(draft: Draft, row: Row) -> None:
    stated = clean_block(row.text(Column.NOTICE_DATE))
    number = clean(row.text(Column.NOTICE_NUMBER))
    listed, amended, removed = _read_days(draft, stated)
    if row.regime.lifted and removed is None:
        removed = row.regime.lifted_on
        if removed is None:
            draft.add_feature("解除", row.regime.title)
    grounds = [clean_block(text) for text in row.texts(Column.GROUNDS)]
    first = fold_block(stated).split("\n")[0].split(" ")[0]
    notice = " ".join(part for part in (f"告示 {first}" if first else "", number) if part)
    draft.designations.append(
        Designation(
            programmes=(row.regime.title,) if row.regime.title else (),
            listed_on=listed,
            amended_on=tuple(amended),
            delisted_on=removed,
            basis=(notice,) if notice else (),
            reason="\n".join(text for text in grounds if not is_unknown(text)),
            measures=("Asset freeze",),
            source="UN" if _read_listing(draft, row) else "",
        )
    )
    if item := _item(row):
        draft.add_cross_reference("jp-notice", f"{row.regime.number}-{item['number']}")


def _read_days(draft: Draft, text: str) -> tuple[date | None, Iterable[date], date | None]:
    """The day of the first notice, of its amendments, and of the removal."""
    listed: date | None = None
    removed: date | None = None
    amended: list[date] = []
    days = read_notice_days(text)
    if not days and text:
        draft.problem(ProblemCode.DATE_UNREADABLE, "no date can be read", text)
        draft.add_feature("Unread date", text)
    for number, stated in enumerate(days):
        if stated.day is None:
            draft.problem(ProblemCode.DATE_UNREADABLE, "date can't be", stated.text)
            draft.add_feature("Unread date", stated.text)
        elif stated.removed:
            removed = stated.day
        elif number == 0:
            listed = stated.day
        elif stated.day not in amended:
            amended.append(stated.day)
        if stated.doubtful:
            draft.problem(
                ProblemCode.DATE_DOUBTFUL,
                "a full stop is missing",
                stated.text,
                severity=Severity.INFO,
            )
    return listed, sorted(amended), removed


def _read_listing(draft: Draft, row: Row) -> bool:
    """Keep when the United Nations listed the party; whether they did."""
    stated = False
    for header, text in row.cells:
        if header.column is not Column.LISTED or is_unknown(fold_block(text)):
            continue
        draft.add_feature(header.label, fold_block(text))
        if first_day(text) is None:
            draft.problem(ProblemCode.DATE_UNREADABLE, "no date can be read", text)
        else:
            stated = True
    return stated or any(each.scheme == "un-reference" for each in draft.cross_references)


def _read_twin(draft: Draft, row: Row) -> None:
    """The same party in another regime: "3(*290)" is item 290 of the regime of the star."""
    item = _item(row)
    if item is None:
        return
    marks = dict(row.regime.twins)
    if item["mark"]:
        draft.add_feature("告示番号", clean(row.text(Column.NOTICE_NUMBER)))
    if not item["other"]:
        return
    target = marks.get(item["twin"])
    if target is None:
        draft.add_feature("告示番号", clean(row.text(Column.NOTICE_NUMBER)))
        return
    draft.add_relation(
        RelationKind.SAME_AS,
        draft.names[0].full if draft.names else "",
        other_id=f"{target:03d}-{int(item['other']):06d}",
        detail=clean(row.text(Column.NOTICE_NUMBER)),
    )
