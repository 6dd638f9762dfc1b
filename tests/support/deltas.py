"""Whoever applies deltas: the code of the how-to, as it stands there."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from watchword.model import Entry, encode_entry

_PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "exchange.md"

Lists = dict[str, dict[str, Any]]


def applier() -> dict[str, Any]:
    """What the code of the how-to defines."""
    (code,) = re.findall(r"^```python\n(.*?)^```", _PAGE.read_text(encoding="utf-8"), re.M | re.S)
    names: dict[str, Any] = {}
    exec(code, names)
    return names


def apply(lines: Iterable[Mapping[str, Any]], lists: Lists) -> None:
    """Apply lines to the entries by id of each list; fails where a hash does not agree."""
    applier()["apply"]((json.dumps(line, ensure_ascii=False) for line in lines), lists)


def as_lists(**entries: Iterable[Entry]) -> Lists:
    """Entries of lists, as whoever applies deltas holds them."""
    return {
        key: {each.id: json.loads(encode_entry(each)) for each in held}
        for key, held in entries.items()
    }
