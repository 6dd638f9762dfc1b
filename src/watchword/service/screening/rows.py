"""Rows as they come from a file, whatever its format."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeAlias

Row: TypeAlias = tuple[Sequence[object], str]
"""The cells of a row, one for each heading, and what is wrong with the row as a whole.

A cell is text, None, or, from JSON lines and Parquet, a number, a truth value or a list.
"""


class Rows(Protocol):
    """An open file of rows.

    Attributes:
        headings: The headings as they stand in the file; they may be empty or doubled.
    """

    headings: list[str]

    def read(self) -> Iterator[Row]:
        """All rows, from the first, in the order of the file."""
