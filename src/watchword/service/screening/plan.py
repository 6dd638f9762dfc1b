"""What is going to be read and how: settled before the first row is checked."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from watchword.errors import WrongUse
from watchword.service.screening.answers import NOTHING, read_kind, read_sex
from watchword.service.screening.birth_dates import DayOrder, guess_day_order, is_unclear
from watchword.service.screening.cells import text_of
from watchword.service.screening.columns import (
    Columns,
    apply_wishes,
    guess_columns,
    need_a_name,
    unique_names,
)
from watchword.service.screening.csv_rows import CsvRows
from watchword.service.screening.json_rows import JsonRows
from watchword.service.screening.layout import Format, Layout, recognise
from watchword.service.screening.parquet_rows import ParquetRows
from watchword.service.screening.roles import Role
from watchword.service.screening.rows import Row, Rows
from watchword.service.screening.survey import Survey, survey_file
from watchword.service.screening.wishes import ScreenWishes

_SAMPLE = 10_000
"""How many rows are looked at to find out how dates are written."""
_FEW = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A file that was looked at and not read yet.

    Attributes:
        origin: What the user calls the file.
        path: Where it is; a copy, where it came through a pipe.
        total: How many rows it has, nearly.
        sample: Its first rows.
        order: How it writes a date of three numbers.
        unclear: A birth date that can be two days; empty where there is none.
    """

    origin: str
    path: Path
    survey: Survey
    layout: Layout
    rows: Rows
    columns: Columns
    order: DayOrder
    unclear: str
    total: int
    sample: list[Row]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a user should know before the work begins."""
        notes = list(self.columns.notes)
        if self.survey.broken and self.layout.encoding == self.survey.encoding:
            notes.append(
                f"{self.survey.broken:,} bytes are not {self.layout.encoding}; "
                "they are read as Windows-1252"
            )
        if self.layout.encoding == self.survey.encoding == "cp1252":
            notes.append("the text is not UTF-8; it is read as Windows-1252 (--encoding to say)")
        if self.order is DayOrder.EITHER and self.unclear:
            notes.append(
                f"whether a date like {self.unclear} writes the day or the month first can't be "
                "seen: it is read as the time from the one day to the other (--dates dmy or mdy)"
            )
        return tuple(notes)

    def to_dict(self) -> dict[str, Any]:
        """What was found out, as JSON values."""
        return {
            "input": self.origin,
            "layout": self.layout.to_dict(),
            "mapping": self.columns.to_dict(),
            "unused": list(self.columns.unused),
            "dates": self.order.value,
            "notes": list(self.notes),
        }

    def check_unchanged(self) -> None:
        """Refuse a file that was written to while it was read.

        Raises:
            WrongUse: It has changed.
        """
        if survey_file(self.path).sha256 != self.survey.sha256:
            raise WrongUse(f"{self.origin} was changed while it was read: begin again")


@contextmanager
def plan_screening(source: Path | BinaryIO, wishes: ScreenWishes) -> Iterator[Plan]:
    """Look at a file: what it is, how it is laid out, which column means what.

    Args:
        source: A file, or a stream, which is copied to a temporary file first.
        wishes: What the user says of it.

    Raises:
        WrongUse: The file can't be read, or no column is a name.
        Unrecognised: It is none of the formats.
        Malformed: It is broken.
    """
    if isinstance(source, Path):
        yield _plan(source, str(source), wishes)
        return
    with tempfile.TemporaryDirectory(prefix="watchword-") as folder:
        copy = Path(folder) / "input"
        with copy.open("wb") as stream:
            shutil.copyfileobj(source, stream)
        yield _plan(copy, "standard input", wishes)


def _plan(path: Path, origin: str, wishes: ScreenWishes) -> Plan:
    survey = survey_file(path)
    layout = recognise(survey, said=wishes.form, encoding=wishes.encoding, header=wishes.header)
    rows, total = _open(path, layout, survey)
    names = unique_names(rows.headings)
    guessed = guess_columns(names)
    if len(names) == 1 and not layout.header:
        guessed = Columns(names=names, places={Role.NAME: (0,)})
    columns = apply_wishes(guessed, wishes.mapping)
    need_a_name(columns)
    sample = [cells for cells, _ in islice(rows.read(), _SAMPLE)]
    columns = _doubt(columns, sample)
    dates = columns.of(Role.BIRTH_DATE)
    texts = [text_of(cells[place]) for cells in sample for place in dates]
    return Plan(
        origin=origin,
        path=path,
        survey=survey,
        layout=layout,
        rows=rows,
        columns=columns,
        order=wishes.day_order or guess_day_order(texts),
        unclear=next(filter(is_unclear, texts), ""),
        total=total,
        sample=[(cells, "") for cells in sample[:_FEW]],
    )


def _open(path: Path, layout: Layout, survey: Survey) -> tuple[Rows, int]:
    if layout.format is Format.PARQUET:
        parquet = ParquetRows(path)
        return parquet, parquet.count
    if layout.format is Format.JSONL:
        return JsonRows(path, layout), max(survey.lines, 1)
    return CsvRows(path, layout), max(survey.lines - layout.header, 1)


def _doubt(columns: Columns, sample: Sequence[Sequence[object]]) -> Columns:
    """Leave out a guessed column of few words that says something else ("type": "savings")."""
    for role, read, what in (
        (Role.KIND, read_kind, "kinds of parties"),
        (Role.SEX, read_sex, "a sex"),
    ):
        places = columns.of(role)
        if not places or role in columns.said:
            continue
        texts = [text_of(cells[places[0]]).strip() for cells in sample]
        stated = [text for text in texts if text and text not in NOTHING]
        known = sum(read(text) is not None for text in stated)
        if known * 2 < len(stated):
            columns = columns.without(role, f"for most of its values are not {what}")
    return columns
