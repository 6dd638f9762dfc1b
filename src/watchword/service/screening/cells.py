"""Cells on their way out: as text, as JSON, and harmless in a spreadsheet."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence

from watchword.service.writing import harmless_cell


def text_of(value: object) -> str:
    """A cell as text: nothing is empty, a list is written as JSON."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple, dict)):
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
    return str(value)


def json_value(value: object) -> object:
    """A cell as JSON can write it: numbers that are no numbers become text."""
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, list):
        return [json_value(each) for each in value]
    return value


def harmless_row(cells: Sequence[object]) -> list[str]:
    """The cells of a row as text that no spreadsheet takes for a formula."""
    return [
        harmless_cell(cell)
        if type(cell) is str
        else harmless_cell(text_of(cell))
        if cell is not None
        else ""
        for cell in cells
    ]
