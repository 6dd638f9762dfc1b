"""How a file is laid out: its format, encoding and delimiter."""

from __future__ import annotations

import codecs
import csv
import io
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TextIO

from watchword.errors import Malformed, Unrecognised
from watchword.service.screening.headings import read_heading
from watchword.service.screening.survey import Survey, known_encoding

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 200
_MIXED = "watchword-windows-1252"
_STRANGERS = {
    b"PK\x03\x04": "a spreadsheet or a zip archive: save it as CSV, or unpack it, first",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet or document: save it as CSV first",
    b"\x1f\x8b": "compressed: unpack it first",
    b"\x28\xb5\x2f\xfd": "compressed: unpack it first",
    b"BZh": "compressed: unpack it first",
    b"%PDF": "a PDF",
    b"SQLite format 3\x00": "a database",
}


class Format(StrEnum):
    """A format of rows."""

    CSV = "csv"
    JSONL = "jsonl"
    PARQUET = "parquet"


SUFFIXES = {
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".txt": Format.CSV,
    ".jsonl": Format.JSONL,
    ".ndjson": Format.JSONL,
    ".json": Format.JSONL,
    ".parquet": Format.PARQUET,
    ".pq": Format.PARQUET,
}
"""The endings of files and the format that they stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file is to be read.

    Attributes:
        encoding: The codec of its text; empty for Parquet.
        delimiter: What stands between the cells of a CSV file.
        header: Whether the first row of a CSV file holds headings.
        preamble: Whether a line ``sep=;``, as spreadsheets write it, stands before them.
    """

    format: Format
    encoding: str = ""
    delimiter: str = ""
    header: bool = True
    preamble: bool = False

    def to_dict(self) -> dict[str, object]:
        """The layout as JSON values; what its format does not have is left out."""
        shown: dict[str, object] = {"format": self.format.value}
        if self.format is not Format.PARQUET:
            shown["encoding"] = self.encoding
        if self.format is Format.CSV:
            shown |= {"delimiter": self.delimiter, "header": self.header}
        return shown


def open_text(path: Path, encoding: str) -> TextIO:
    """Open a file as text, with its line ends untouched.

    Bytes that are not in the encoding are read as Windows-1252 where it is UTF-8 or
    Windows-1252 itself; in any other encoding they become U+FFFD.
    """
    codecs.register_error(_MIXED, _as_windows)
    errors = _MIXED if encoding in ("utf-8", "utf-8-sig", "cp1252") else "replace"
    return path.open(encoding=encoding, errors=errors, newline="")


def recognise(
    survey: Survey, *, said: Format | None, encoding: str | None, header: bool = True
) -> Layout:
    """The layout of a file, by its content.

    Args:
        survey: What its bytes tell.
        said: The format that the user names; None to recognise it.
        encoding: The encoding that the user names; None for the one that was found.
        header: Whether a CSV file has headings.

    Raises:
        Unrecognised: It is none of the formats.
        WrongUse: There is no such encoding.
    """
    if not survey.size:
        raise Unrecognised("the file is empty")
    form = _binary_format(survey.start, said)
    if form is Format.PARQUET:
        return Layout(format=form)
    if encoding is None and survey.foreign:
        raise Unrecognised(
            "the text is neither UTF-8 nor Windows-1252: say what it is with --encoding "
            "(cp1251, iso8859-7, gb18030, shift_jis …)"
        )
    name = survey.encoding if encoding is None else known_encoding(encoding)
    text = _sample(survey.start, name)
    form = form or _text_format(text)
    layout = Layout(format=form, encoding=name, header=header)
    return _with_delimiter(layout, text) if form is Format.CSV else layout


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    """Decode what is not in the encoding as Windows-1252, the usual stranger."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(_windows_char(byte) for byte in stray), error.end


def _windows_char(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252.
        return chr(byte)


def _binary_format(start: bytes, said: Format | None) -> Format | None:
    parquet = start.startswith(b"PAR1")
    if said is Format.PARQUET and not parquet:
        raise Unrecognised("the file is no Parquet")
    if parquet and said in (None, Format.PARQUET):
        return Format.PARQUET
    if said is None:
        for mark, what in _STRANGERS.items():
            if start.startswith(mark):
                raise Unrecognised(f"the file is {what}")
    return said


def _sample(start: bytes, encoding: str) -> str:
    """The first whole lines."""
    text = start.decode(encoding, "replace").removeprefix("\ufeff")
    whole = text.rpartition("\n")[0] or text.rpartition("\r")[0]
    return whole or text


def _text_format(text: str) -> Format:
    begin = text.lstrip()[:1]
    if begin == "{":
        return Format.JSONL
    if begin == "[":
        raise Unrecognised("the file is a JSON array: write one object a line (JSON lines)")
    if begin == "<":
        raise Unrecognised("the file is XML or HTML, not a table")
    return Format.CSV


def _with_delimiter(layout: Layout, text: str) -> Layout:
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"')
    if len(said) == 5 and said.lower().startswith("sep="):
        return replace(layout, delimiter=said[4], preamble=True)
    if said.lower() == "sep=":
        # "sep=<tab>" loses its tab to strip().
        return replace(layout, delimiter="\t", preamble=True)
    del rest
    best = max(DELIMITERS, key=lambda each: _fit(text, each))
    return replace(layout, delimiter=best)


def _fit(text: str, delimiter: str) -> tuple[int, bool, float, int]:
    """How well a delimiter fits: headings that we know, and rows as long as the first."""
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if row:
                rows.append(row)
            if len(rows) == _SAMPLE_ROWS:
                break
    except csv.Error:
        if not rows:
            return (-1, False, 0.0, 0)
    if not rows:
        raise Malformed("the file has no rows")
    width = len(rows[0])
    known = sum(read_heading(heading) is not None for heading in rows[0])
    alike = sum(len(row) == width for row in rows) / len(rows)
    return known, width > 1 and alike >= 0.8, alike, width
