"""Time expressions and what they mean on the day of publication.

A news report is written on one day and speaks from it: "on Friday" is the Friday that
is closest in the direction of the verb's tense. Off-the-shelf finders resolve from the
future or from the first of the month; the rules here are for English news.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from watchword.model import DateBasisInText, ReportDate, ReportDateKind
from watchword.news import date_days, date_units
from watchword.news.date_context import Context, Resolver
from watchword.news.date_values import span_of
from watchword.news.tense import is_future
from watchword.news.words import word_set

_RULES = (*date_days.RULES, *date_units.RULES)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def find_dates(text: str, flat: str, doc: Doc, *, published_on: date) -> tuple[ReportDate, ...]:
    """All time expressions of a text, in order, none over another.

    Args:
        text: The report.
        flat: Its form for the parser (see :mod:`watchword.news.layout`).
        doc: The parse of ``flat``.
        published_on: The day from which the report speaks.
    """
    places = [token.idx for token in doc]
    found: list[tuple[int, int, str, DateBasisInText]] = []
    context = Context(published_on=published_on)
    for match, resolve in _matches(flat):
        context.future = _tense_reader(doc, places, match)
        context.tag = _tagger(doc, places, match)
        context.before = _word_before(flat, match)
        resolved = resolve(match, context)
        if resolved is None:
            continue
        value, basis = resolved
        found.append((_start_of(match), match.end(), value, basis))
        span = span_of(value)
        if span is not None:
            context.previous = span[0]
    return tuple(_report_date(text, *item) for item in found)


def _matches(flat: str) -> list[tuple[re.Match[str], Resolver]]:
    """The matches of all rules, none over another, in the order of the text."""
    matches = [
        (match, resolve, number)
        for number, (pattern, resolve) in enumerate(_RULES)
        for match in pattern.finditer(flat)
    ]
    # Longer first, so that "March 20, 2013" is not read as "March"; then by rule.
    matches.sort(key=lambda item: (item[0].start() - item[0].end(), item[2], item[0].start()))
    taken = bytearray(len(flat))
    kept = []
    for match, resolve, _ in matches:
        start, end = match.span()
        if not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            kept.append((match, resolve))
    return sorted(kept, key=lambda item: item[0].start())


def _word_before(flat: str, match: re.Match[str]) -> str:
    words = flat[max(0, match.start() - 20) : match.start()].lower().split()
    return words[-1] if words else ""


def _start_of(match: re.Match[str]) -> int:
    """Where the expression begins: the preposition that a rule looks at is no part of it."""
    lead = match.groupdict().get("lead")
    if lead and lead.strip().lower() in _PREPOSITIONS:
        return match.end("lead")
    return match.start()


_PREPOSITIONS = word_set(
    "in since until till by from through between and of for during before after to each every a"
)


def _token_at(doc: Doc, places: list[int], offset: int) -> Token | None:
    index = bisect_right(places, offset) - 1
    return doc[index] if 0 <= index < len(doc) else None


def _tense_reader(doc: Doc, places: list[int], match: re.Match[str]) -> Callable[[], bool | None]:
    def read() -> bool | None:
        token = _token_at(doc, places, match.end() - 1)
        return is_future(token) if token is not None else None

    return read


def _tagger(doc: Doc, places: list[int], match: re.Match[str]) -> Callable[[int], str]:
    def tag(offset: int) -> str:
        """The word class of the token at an offset from the end of the match."""
        token = _token_at(doc, places, match.end() + offset)
        return str(token.tag_) if token is not None else ""

    return tag


def _report_date(text: str, start: int, end: int, value: str, basis: DateBasisInText) -> ReportDate:
    span = span_of(value)
    return ReportDate(
        start=start,
        end=end,
        text=text[start:end],
        kind=_kind(value),
        value=value,
        earliest=span[0] if span else None,
        latest=span[1] if span else None,
        precision=span[2] if span else "",
        basis=basis,
    )


def _kind(value: str) -> ReportDateKind:
    if value.endswith("_REF"):
        return ReportDateKind.DATE
    if re.match(r"P(?:T?\d|T?X)", value):
        return ReportDateKind.DURATION
    if value.startswith("XXXX"):
        return ReportDateKind.SET
    return ReportDateKind.TIME if "T" in value and value[:1].isdigit() else ReportDateKind.DATE
