"""Values as the United Kingdom's lists write them: lists within cells, dates, countries.

A cell may hold several values: ``(1) Russia. (2) Syria``, ``1) Saudi Arabia 2) Qatar``,
``a) General, b) Minister``, ``(1-3) Libya (4) Morocco``, ``Asset freeze|Travel Ban``.
The numbers tie the cells of one row together: the second town of birth lies in the
second country of birth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from watchword.model import DateInterval, Precision, day_interval
from watchword.sources.dates import read_date
from watchword.sources.draft import clean
from watchword.text.countries import country_code

LONGEST = 600
"""The longest single value, in characters, that is taken apart; no real one comes near."""

MOST_VALUES = 1_000
"""How many values one cell may list; what is beyond them stays together."""

_MARKER = re.compile(
    r"\((?P<first>\d{1,2})\s*-\s*(?P<last>\d{1,2})\)"
    r"|(?P<open>\()(?P<closed>\d{1,2}|[a-hA-H])\)"
    r"|(?<![\w(])(?P<bare>\d{1,2}|[a-hA-H])\)(?=\s?\S)"
)
_PLACEHOLDERS = frozenset({"", "n/a", "unknown", "not known", "none"})


@dataclass(frozen=True, slots=True)
class Listed:
    """One value of a cell, and the numbers that it stands under; none if not numbered."""

    numbers: tuple[int, ...]
    text: str


def stated(text: str) -> str:
    """The text on one line; "" for the lists' ways to say nothing (``-``, ``N/A``)."""
    cleaned = clean(text)
    bare = cleaned.strip(" .,;:-\u2013\u2014")
    return "" if bare.casefold() in _PLACEHOLDERS else cleaned


def split_listed(text: str) -> tuple[Listed, ...]:
    """The values of a cell that numbers or bars separate; placeholders are left out.

    Words before the first number ("Jordanian passport numbers (1) K048787 (2) 486298")
    are put before each value.
    """
    found: list[Listed] = []
    for piece in text.split("|", MOST_VALUES):
        found += _split_numbered(clean(piece))
    return tuple(listed for listed in found if stated(listed.text))


def split_values(text: str) -> tuple[str, ...]:
    """The values of a cell without their numbers, without repetitions."""
    trimmed = (listed.text.strip(" ,;") for listed in split_listed(text))
    return tuple(dict.fromkeys(value for value in trimmed if value))


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    numbers: tuple[int, ...]


def _split_numbered(text: str) -> Iterator[Listed]:
    marks = _marks(text)
    if not marks:
        yield Listed((), text)
        return
    lead = text[: marks[0].start].strip(" :,")
    waiting: tuple[int, ...] = ()
    for number, mark in enumerate(marks):
        end = marks[number + 1].start if number + 1 < len(marks) else len(text)
        value = text[mark.end : end].strip(" ,;")
        adjacent = end == mark.end + 1 and value == "-"
        if number + 1 < len(marks) and (adjacent or value.casefold() in {"to", "and", "&", ""}):
            # "(1) to (6) Algeria", "(1)-(2) Indonesia", "(1) (2) Egypt"
            waiting += mark.numbers
            continue
        numbers = waiting + mark.numbers
        yield Listed(tuple(range(numbers[0], numbers[-1] + 1)), f"{lead} {value}".strip())
        waiting = ()


def _marks(text: str) -> list[_Mark]:
    """The markers that count up from one; none where there is no such count.

    ``Ward (1)`` and "NO.12/B, SHWE TAUNG KYAR (2) WARD" count nothing: a count has at
    least two markers, or begins the text.
    """
    marks: list[_Mark] = []
    expected, lettered = 1, False
    for found in _MARKER.finditer(text):
        numbers = _numbers(found)
        if not numbers or (marks and _is_letter(found) != lettered):
            continue
        span = bool(marks) and numbers[0] > expected and _spans(text, marks[-1], found)
        if numbers[0] == expected or span:
            marks.append(_Mark(found.start(), found.end(), numbers))
            expected, lettered = numbers[-1] + 1, _is_letter(found)
    if len(marks) >= 2 or (marks and marks[0].start == 0):
        return marks
    return []


def _is_letter(found: re.Match[str]) -> bool:
    return (found["closed"] or found["bare"] or "0").isalpha()


def _spans(text: str, mark: _Mark, found: re.Match[str]) -> bool:
    """Whether two markers stand for all between them: ``(1) to (6) Algeria``."""
    return text[mark.end : found.start()].strip().casefold() in {"to", "-", "\u2013"}


def _numbers(found: re.Match[str]) -> tuple[int, ...]:
    if found["first"]:
        first, last = int(found["first"]), int(found["last"])
        return tuple(range(first, last + 1)) if first <= last else ()
    marker = found["closed"] or found["bare"]
    number = int(marker) if marker.isdecimal() else ord(marker.lower()) - ord("a") + 1
    return (number,)


_SLASHED = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
_NO_DATE = re.compile(r"^[dmy/.\s-]+$", re.I)


def read_birth(text: str) -> tuple[DateInterval | None, bool]:
    """Read a date of birth, and say whether its day and month stand in the wrong order.

    Day comes first. A thirteenth month shows that they were swapped; a date that could
    be either is read as written.

    Raises:
        ValueError: It looks like a date that can't be.
    """
    slashed = _SLASHED.match(text)
    if slashed and int(slashed[2]) > 12 and 1 <= int(slashed[1]) <= 12:
        swapped = read_date(f"{slashed[2]}/{slashed[1]}/{slashed[3]}")
        if swapped is not None and swapped.precision is Precision.DAY:
            return day_interval(swapped.earliest, text=text), True
    return read_date(text), False


def says_no_date(text: str) -> bool:
    """Whether a cell is the bare pattern ``dd/mm/yyyy``."""
    return _NO_DATE.match(text) is not None


def mirrored(dates: list[DateInterval]) -> tuple[DateInterval, DateInterval] | None:
    """Two stated days that are each other's day and month swapped, if there are any."""
    days = {each.earliest: each for each in dates if each.precision is Precision.DAY}
    for day, interval in days.items():
        if day.day <= 12 and day.day != day.month:
            other = days.get(day.replace(month=day.day, day=day.month))
            if other is not None:
                return interval, other
    return None


_NOW = re.compile(r"^(?P<then>.*?)[\s,(]*\b(?:now|currently)\s+(?:the\s+)?(?P<now>[^)]+)\)?$", re.I)
_NOTE = re.compile(r"^(?P<name>[^(]+?)\s*(?P<note>\(.*)$")
_HEDGE = re.compile(r"^(?:possibly|believed to be|formerly|reportedly|in)\s+", re.I)
_TAIL = re.compile(
    r"\s+(?:citizenship|citizen|national|nationality|(?:as (?:at|of)|since|until|by birth)\b).*$",
    re.I,
)


def read_country(text: str) -> tuple[str | None, str]:
    """The code of a country, and what the text adds to its name.

    ``Iraq (previous address)``, ``Libya (since 2009)``, ``Possibly Ethiopian``,
    ``Iranian citizenship``; a country that is another one now gives the one of now:
    ``Ukrainian SSR (now Ukraine)``, ``Former USSR Currently Belarus``.
    """
    cleaned = clean(text).strip(" .,;")
    if len(cleaned) > LONGEST:
        return None, ""
    now = _NOW.match(cleaned)
    if now and (code := country_code(now["now"].strip(" ,"))):
        return code, cleaned
    if code := country_code(cleaned):
        return code, ""
    note = _NOTE.match(cleaned)
    bare = note["name"] if note else cleaned.strip("()")
    unhedged = _HEDGE.sub("", bare)
    shorter = (bare, unhedged, _TAIL.sub("", unhedged), bare.split(". ")[0], bare.split(", ")[-1])
    for shortened in shorter:
        if code := country_code(shortened):
            return code, note["note"] if note and shortened == bare else cleaned
    return None, ""


def split_countries(text: str) -> tuple[str, ...]:
    """The countries of a cell: numbered, barred, or two joined by a comma or a full stop.

    ``Estonia, Russia`` and ``Germany. Russia`` are two, where both halves are countries.
    """
    found: list[str] = []
    for value in split_values(text):
        halves = [half.strip() for half in re.split(r"[.,;]\s+|\s+and\s+", value.strip(" ."))]
        several = len(halves) > 1 and country_code(value) is None
        if several and all(half and country_code(half) for half in halves):
            found += halves
        else:
            found.append(value.strip(" ."))
    return tuple(dict.fromkeys(found))
