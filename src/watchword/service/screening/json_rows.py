"""Rows of a file with one JSON object a line (https://jsonlines.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from watchword.errors import Malformed
from watchword.service.screening.layout import Layout, open_text
from watchword.service.screening.rows import Row

_LONGEST_LINE = 1 << 22
_MOST_COLUMNS = 2_000
_DEEPEST = 4
"""How many objects may lie inside each other; a deeper one is kept as text."""


class JsonRows:
    """The rows of a JSON-lines file.

    The columns are the keys of all its objects, in the order in which they first occur;
    an object inside an object gives columns ``outer.inner``.
    """

    def __init__(self, path: Path, layout: Layout) -> None:
        self._path = path
        self._layout = layout
        found: dict[str, None] = {}
        for value in self._values():
            if isinstance(value, dict):
                found.update(dict.fromkeys(value))
            if len(found) > _MOST_COLUMNS:
                raise Malformed(f"the objects have more than {_MOST_COLUMNS:,} different keys")
        self.headings = list(found)

    def read(self) -> Iterator[Row]:
        """All lines that are not empty; one that is no object comes with a note.

        Raises:
            Malformed: A line is longer than any row can be.
        """
        headings = self.headings
        for value in self._values():
            if isinstance(value, dict):
                yield [value.get(heading) for heading in headings], ""
            else:
                yield [None] * len(headings), f"no JSON object: {value}"

    def _values(self) -> Iterator[dict[str, Any] | str]:
        """The object of each line, flat; the line itself where it has none."""
        with open_text(self._path, self._layout.encoding) as stream:
            for line in _lines(stream):
                stripped = line.strip().removeprefix("\ufeff")
                if stripped:
                    yield _read_object(stripped)


def _lines(stream: TextIO) -> Iterator[str]:
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        if len(line) == _LONGEST_LINE and line[-1] not in "\r\n":
            raise Malformed(
                f"a line of more than {_LONGEST_LINE:,} characters", locator=f"line {number}"
            )
        yield line


def _read_object(line: str) -> dict[str, Any] | str:
    try:
        value = json.loads(line, parse_constant=str)
    except (ValueError, RecursionError):
        return line
    if not isinstance(value, dict):
        return line
    if "\\u" in line:
        value = _whole(value)
    return _flat(value)


def _whole(value: Any) -> Any:
    """A value without halves of surrogate pairs, which no encoding can write."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(each) for each in value]
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    return value


def _flat(value: dict[str, Any]) -> dict[str, Any]:
    """An object with the objects inside it taken apart."""
    if not any(type(each) in (dict, list) for each in value.values()):
        return value
    flat: dict[str, Any] = {}
    _flatten(value, "", flat)
    return flat


def _flatten(value: dict[str, Any], prefix: str, flat: dict[str, Any]) -> None:
    for key, each in value.items():
        path = f"{prefix}{key}"
        if isinstance(each, dict) and path.count(".") < _DEEPEST:
            _flatten(each, f"{path}.", flat)
        elif isinstance(each, dict) or (isinstance(each, list) and not _is_plain(each)):
            flat[path] = json.dumps(each, ensure_ascii=False)
        else:
            flat[path] = each


def _is_plain(values: list[Any]) -> bool:
    return not any(isinstance(each, (dict, list)) for each in values)
