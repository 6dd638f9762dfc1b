"""JSON objects out of a file that nobody has checked, one at a time.

JSON lines are the rule. A file that is one document instead (an object printed over many
lines, an array, the results of a search) is read whole, so it may not be big.
"""

from __future__ import annotations

import json
import re
import reprlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, NoReturn

from watchword.sources.contract import Document

LINE_LIMIT = 32 << 20
"""The longest line that is read, in bytes; the longest of OpenSanctions have one or two MB."""

DOCUMENT_LIMIT = 32 << 20
"""The largest file that is read as one document, in bytes."""

_BOM = b"\xef\xbb\xbf"
_SHOWN = 200
_HALF_PAIR = re.compile(rb"\\u[dD][89a-fA-F]")
_NOT_NESTED_SO_DEEP = "it is nested deeper than any entity"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line, or an object of a document.

    Attributes:
        number: Its number from 1.
        locator: Where it stands, for people.
        objects: The objects in it.
        fault: Why nothing, or not all, in it can be used; empty where it can.
        raw: How it begins, where there is a fault.
    """

    number: int
    locator: str
    objects: tuple[dict[str, Any], ...] = ()
    fault: str = ""
    raw: str = ""


def read_lines(
    document: Document, *, wanted: Callable[[int], bool] | None = None
) -> Iterator[Line]:
    """Every line that is not empty, parsed.

    Args:
        document: The file.
        wanted: Whether the line of a number is parsed; all are where it is left out.
    """
    whole = _read_whole(document)
    if whole is not None:
        for number, value in enumerate(whole, start=1):
            if wanted is None or wanted(number):
                yield _line_of(number, f"object {number}", value)
        return
    with document.open() as stream:
        for number, line in _split(stream):
            if wanted is None or wanted(number):
                yield _parse(number, line)


def _split(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """The lines by number, without empty ones; None for one that is too long."""
    number = 0
    while line := stream.readline(LINE_LIMIT + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(_BOM)
        if len(line) > LINE_LIMIT:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LINE_LIMIT)
            yield number, None
        elif line.strip():
            yield number, line


def _parse(number: int, line: bytes | None) -> Line:
    locator = f"line {number}"
    if line is None:
        fault = f"the line has more than {LINE_LIMIT:,} bytes"
        return Line(number=number, locator=locator, fault=fault)
    try:
        value, repeated = parse_json(line)
    except ValueError as error:
        return Line(
            number=number, locator=locator, fault=f"it is no JSON: {error}", raw=_shown(line)
        )
    if repeated:
        return _line_of(number, locator, value, fault=_said_twice(repeated), raw=_shown(line))
    return _line_of(number, locator, value)


def _line_of(number: int, locator: str, value: Any, *, fault: str = "", raw: str = "") -> Line:
    """A line of what was parsed: an object, or an array of objects."""
    values = value if isinstance(value, list) else [value]
    objects = tuple(each for each in values if isinstance(each, dict))
    if len(objects) < len(values):
        fault = "; ".join(filter(None, (fault, "it holds what is no object")))
        raw = raw or reprlib.repr(value)[:_SHOWN]
    return Line(number=number, locator=locator, objects=objects, fault=fault, raw=raw)


def parse_json(text: bytes) -> tuple[Any, list[str]]:
    """A JSON value, and the keys that stand twice in an object of it; the last one counts.

    Raises:
        ValueError: It is no JSON, no UTF-8, holds half a character, or is nested without end.
    """
    repeated: list[str] = []

    def build(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        built = dict(pairs)
        if len(built) < len(pairs):
            counts = Counter(key for key, _ in pairs)
            repeated.extend(key for key, count in counts.items() if count > 1)
        return built

    try:
        value = json.loads(
            text.decode("utf-8"), object_pairs_hook=build, parse_constant=_refuse_constant
        )
    except RecursionError:
        raise ValueError(_NOT_NESTED_SO_DEEP) from None
    if _HALF_PAIR.search(text):
        # Half of a pair of these is no character and can't be stored.
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except RecursionError:
            raise ValueError(_NOT_NESTED_SO_DEEP) from None
    return value, repeated


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _said_twice(keys: list[str]) -> str:
    shown = ", ".join(repr(key[:50]) for key in dict.fromkeys(keys[:5]))
    return f"the key {shown} stands twice in one object: the last one counts"


def _shown(line: bytes) -> str:
    return line[: _SHOWN * 4].decode("utf-8", "replace").strip()[:_SHOWN]


def _read_whole(document: Document) -> list[Any] | None:
    """The objects of a file that is one document; None where it is lines."""
    first, _, rest = document.head.removeprefix(_BOM).lstrip().partition(b"\n")
    if not rest.strip() or _is_json(first):
        # A single line is a line like others, whatever it holds.
        return None
    with document.open() as stream:
        body = stream.read(DOCUMENT_LIMIT + 1)
    if len(body) > DOCUMENT_LIMIT:
        return None
    try:
        value, _ = parse_json(body.removeprefix(_BOM))
    except ValueError:
        return None
    return _entities_in(value)


def _entities_in(value: Any) -> list[Any]:
    """The entities of an array, of the results of a search, or the one that it is."""
    if isinstance(value, dict) and isinstance(value.get("results"), list):
        value = value["results"]
    return value if isinstance(value, list) else [value]


def _is_json(text: bytes) -> bool:
    try:
        parse_json(text)
    except ValueError:
        return False
    return True
