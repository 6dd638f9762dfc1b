"""Japan's list of asset freezes as a workbook, ``shisantouketsuYYYYMMDD.xlsx``.

Source: the Ministry of Finance, 経済制裁措置及び対象者リスト; the release of 2026-03-05. An
index sheet (一覧) gives every regime its number and title; one sheet follows for each,
with headers of its own (see :mod:`watchword.sources.jp.columns`). Of the rows:

- "2011.11.18削除" without a name marks the place of a party that was removed; there is no
  party to list, so it gives a note (INFO) and no entry. A name beside it gives an entry
  with ``delisted_on``.
- A number with neither a name nor 削除 is an error: somebody may be missing.
- A row without date, number and name goes on with the text of the row above (merged
  cells); one that begins with 注 is a footnote.
- A sheet 【解除】 is a regime that was lifted as a whole, and is mostly empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from python_calamine import CalamineWorkbook

from watchword.model import Entry, Problem, ProblemCode, Severity
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.jp.columns import Column, Header, read_headers
from watchword.sources.jp.dates import first_day
from watchword.sources.jp.entry import Regime, Row, finish_row
from watchword.sources.jp.text import fold_block
from watchword.sources.seen import Seen
from watchword.sources.tables import day_of_serial, first_rows, open_workbook, sheet_rows

_INDEX = "一覧"
_IN_NAME = re.compile(r"shisantouketsu(\d{4})(\d{2})(\d{2})", re.I)
_SHEET_NUMBER = re.compile(r"^\s*(\d+)\s*[.．]")
_FOOTNOTE = re.compile(r"^\s*[(（]?\s*(?:注|※|備考)")
_LIFTED = re.compile("【?(?:解除|[^】]*廃止)】?")
_DATES = frozenset({Column.NOTICE_DATE, Column.BIRTH, Column.LISTED})
_TWINS = (
    # (words of a regime's title, the mark in its numbers, words of the regime meant)
    (("テロリスト等",), "*", ("タリバーン",)),
    (("北朝鮮", "ミサイル"), "*", ("北朝鮮", "決議に基づく", "団体")),
    (("国際平和", "北朝鮮", "団体"), "#", ("北朝鮮に関連する", "決議に基づく", "団体")),
    (("国際平和", "北朝鮮", "個人"), "#", ("北朝鮮に関連する", "決議に基づく", "個人")),
)


def date_in_name(name: str) -> date | None:
    """The day of a file name ``shisantouketsuYYYYMMDD``."""
    found = _IN_NAME.search(name)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def _recognise(document: Document) -> Recognition | None:
    sheets = first_rows(document)
    if not any(read_headers(cells) for rows in sheets.values() for cells in rows):
        return None
    return Recognition(list="mof", date_in_name=date_in_name(document.name))


def _read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    for document in documents:
        workbook = open_workbook(document)
        titles = _read_index(workbook)
        seen = Seen()
        for position, sheet in enumerate(workbook.sheet_names):
            if _INDEX not in sheet:
                yield from _Sheet(workbook, sheet, position=position, titles=titles).read(seen)


def _read_index(workbook: CalamineWorkbook) -> dict[int, str]:
    """The titles of the regimes by their number."""
    titles: dict[int, str] = {}
    for sheet in workbook.sheet_names:
        if _INDEX not in sheet:
            continue
        for _, cells in sheet_rows(workbook, sheet):
            filled = [cell.strip() for cell in cells if cell.strip()]
            if len(filled) > 1 and filled[0].isdecimal() and len(filled[0]) < 4:
                titles[int(filled[0])] = " ".join(fold_block(filled[1]).split())
    return titles


class _Sheet:
    """One sheet: the regime, and its rows."""

    def __init__(
        self,
        workbook: CalamineWorkbook,
        name: str,
        *,
        position: int,
        titles: Mapping[int, str],
    ) -> None:
        self._workbook = workbook
        self._name = name
        self._titles = titles
        number = _SHEET_NUMBER.match(name)
        self._number = int(number[1]) if number else position

    def read(self, seen: Seen) -> Iterator[Entry | Problem]:
        """The entries and problems of the sheet."""
        preamble: list[str] = []
        headers: tuple[Header, ...] | None = None
        regime = Regime(number=self._number, title="")
        pending: Row | None = None
        for number, cells in sheet_rows(self._workbook, self._name):
            found = read_headers(cells)
            if found is not None:
                headers = found
                regime = self._regime(preamble)
            elif headers is None:
                preamble += [cell for cell in cells if cell.strip()]
            elif any(cell.strip() for cell in cells):
                row = self._row(regime, number, headers=headers, cells=cells)
                if _is_footnote(row):
                    continue
                if _goes_on(row):
                    pending, said = _continue(pending, row)
                    yield from said
                    continue
                yield from finish_row(pending, seen)
                pending = row
        yield from finish_row(pending, seen)
        if headers is None and not _LIFTED.search(f"{self._name} {' '.join(preamble)}"):
            yield Problem(
                severity=Severity.ERROR,
                code=ProblemCode.ENTRY_UNREADABLE,
                locator=f"sheet {self._name}",
                message="the sheet has no row of headers that we know",
                raw=" ".join(preamble)[:200],
            )

    def _row(
        self, regime: Regime, number: int, *, headers: tuple[Header, ...], cells: list[str]
    ) -> Row:
        extra = (Header("", None) for _ in cells[len(headers) :])
        return Row(
            regime=regime,
            locator=f"{self._name} row {number}",
            cells=tuple(
                (header, day_of_serial(cell) if header.column in _DATES else cell)
                for header, cell in zip(chain(headers, extra), cells, strict=False)
            ),
        )

    def _regime(self, preamble: list[str]) -> Regime:
        stated = "".join(cell for cell in preamble if not _FOOTNOTE.match(cell))
        title = self._titles.get(self._number) or " ".join(fold_block(stated).split())
        title = title or self._name
        lifted = "解除" in self._name or "【解除】" in title
        return Regime(
            number=self._number,
            title=title,
            person=_lists_people(self._name, title),
            lifted=lifted,
            lifted_on=first_day(" ".join(preamble)) if lifted else None,
            twins=_twins(title, self._titles),
        )


def _lists_people(sheet: str, title: str) -> bool | None:
    """Whether a regime lists people or bodies; None where it does not say or mixes them."""
    brackets = re.findall(r"[(（]([^()（）]*)", title)
    for text in (sheet, brackets[-1] if brackets else "", title):
        people = "個人" in text
        bodies = "団体" in text or "銀行" in text
        if people != bodies:
            return people
    return None


def _twins(title: str, titles: Mapping[int, str]) -> tuple[tuple[str, int], ...]:
    """Which regime a mark in this one's numbers means."""
    found = []
    for words, mark, meant in _TWINS:
        if all(word in title for word in words):
            found += [
                (mark, number)
                for number, other in titles.items()
                if other != title and all(word in other for word in meant) and "平和" not in other
            ]
    return tuple(found)


def _goes_on(row: Row) -> bool:
    """Whether a row has no date, number or name of its own."""
    own = row.text(Column.NOTICE_DATE) or row.text(Column.NOTICE_NUMBER)
    return not own and not row.is_named


def _is_footnote(row: Row) -> bool:
    """Whether a row holds nothing but notes to the table."""
    texts = [text for _, text in row.cells if text.strip()]
    return not row.is_named and all(_FOOTNOTE.match(text) for text in texts)


def _continue(pending: Row | None, row: Row) -> tuple[Row | None, list[Problem]]:
    """Add a row's text to the one above, column by column."""
    texts = [text for _, text in row.cells if text.strip()]
    if pending is None:
        problem = Problem(
            severity=Severity.WARNING,
            code=ProblemCode.VALUE_UNREADABLE,
            locator=row.locator,
            message="a row without date, number and name, and none above that it goes on with",
            raw=" ".join(texts)[:500],
        )
        return None, [problem]
    cells = tuple(
        (header, "\n".join(part for part in (text, more) if part.strip()))
        for (header, text), (_, more) in zip(pending.cells, row.cells, strict=False)
    )
    return replace(pending, cells=cells + pending.cells[len(cells) :]), []


SOURCE = Source(
    key="jp.mof_xlsx",
    authority="jp",
    title="Targets of asset freezes of Japan's Ministry of Finance (workbook)",
    expectations={
        "mof": Expectation(
            least=1_500,
            most=8_000,
            fill={
                "names": 1.0,
                "designations": 0.99,
                "birth_dates": 0.3,
                "positions": 0.2,
                "cross_references": 0.9,
            },
        )
    },
    recognise=_recognise,
    read_entries=_read_entries,
)
"""The source of the workbook."""
