"""Shares as people and registers write them, to exact intervals.

The forms are those of the plain table ("50", "25-50", ">25-50", "50%"), of
FollowTheMoney's free text ("25–50%") and of the UK register's own words ("more than 25%
but not more than 50%"; Companies House, PSC enumeration descriptions).
"""

from __future__ import annotations

import re
from fractions import Fraction

from watchword.model import Share

_LONGEST = 80
_NUMBER = r"(\d{1,9}(?:[.,]\d{1,18})?)"
_RANGE = re.compile(
    rf"(?P<open>[>≥]=?|[(\]\[])?\s*{_NUMBER}\s*%?\s*(?:-|to|and|,(?=\s))\s*(?P<close>[<≤]=?)?\s*"
    rf"{_NUMBER}\s*%?(?P<end>[)\[\]])?"
)
_BOUND = re.compile(rf"([<>≤≥~]=?)?\s*{_NUMBER}\s*%?")
_OF = re.compile(r"(\d{1,9})\s*/\s*(\d{1,9})")
_WORDS = (
    (r"per\s*cents?|percents?|pct|percentage", "%"),
    (r"[‐-―−]", "-"),
    (r"\bbetween\b|\bfrom\b", ""),
    (r"\b(?:but|and)\s+(not more than|no more than|at most|less than|under|below|up to)\b", r"\1"),
    (r"\b(?:up to and including|up to|not more than|no more than|at most|maximum)\b", "<="),
    (r"\b(?:less than|under|below)\b", "<"),
    (r"\b(?:not less than|no less than|at least|minimum)\b", ">="),
    (r"\b(?:more than|over|above|greater than|exceeding)\b", ">"),
    (r"\b(?:about|approximately|approx\.?|circa|ca\.)\s*", "~"),
)
_OR_MORE = re.compile(rf"{_NUMBER}\s*%?\s*(?:or more|and more|and above|\+)")
_TWO_BOUNDS = re.compile(rf"([>]=?)\s*{_NUMBER}\s*%?\s*,?\s*([<]=?)\s*{_NUMBER}\s*%?")
_LOOSE_END = {"<": True, "<=": False, ">": True, ">=": False, "≤": False, "≥": False}


def read_share(text: str) -> Share | None:
    """A share from its text, in per cent; None where the text states none.

    ``0.5`` is half a per cent. A number after ``~`` is right to half a unit of its last
    digit. ``1/3`` is a third of the whole.

    Raises:
        ValueError: It is no share that can be: unreadable, negative, or over 100.
    """
    stated = " ".join(text.split()).casefold()
    if not stated or stated in {"-", "?", "unknown", "n/a", "none"}:
        return None
    if len(stated) > _LONGEST:
        raise ValueError("too long for a share")
    for pattern, plain in _WORDS:
        stated = re.sub(pattern, plain, stated)
    return _bounded(_read_plain(stated.strip()))


def make_share(
    *, low: Fraction, high: Fraction, low_open: bool = False, high_open: bool = False
) -> Share:
    """A share from its ends.

    Raises:
        ValueError: No share can be so.
    """
    return _bounded(Share(low=low, high=high, low_open=low_open, high_open=high_open))


def write_share(share: Share) -> str:
    """A share as :func:`read_share` reads it: ``50``, ``25-50``, ``>25-<50``."""
    low, high = exact_text(share.low), exact_text(share.high)
    if share.low == share.high:
        return low
    return f"{'>' if share.low_open else ''}{low}-{'<' if share.high_open else ''}{high}"


def hull(shares: list[Share]) -> Share | None:
    """The least interval that holds all of these; None where there is none."""
    if not shares:
        return None
    low = min(shares, key=lambda each: (each.low, each.low_open))
    high = max(shares, key=lambda each: (each.high, not each.high_open))
    return Share(low=low.low, high=high.high, low_open=low.low_open, high_open=high.high_open)


def exact_text(value: Fraction) -> str:
    """A number as a decimal where that is exact; else rounded to nine digits."""
    whole, rest = divmod(value, 1)
    if not rest:
        return str(whole)
    return f"{float(value):.9f}".rstrip("0")


def _read_plain(text: str) -> Share:
    if found := _OF.fullmatch(text):
        if int(found[2]) == 0:
            raise ValueError("a part of nothing")
        value = Fraction(int(found[1]), int(found[2])) * 100
        return Share(low=value, high=value)
    if found := _OR_MORE.fullmatch(text):
        return Share(low=_number(found[1]), high=Fraction(100))
    if found := _TWO_BOUNDS.fullmatch(text):
        return Share(
            low=_number(found[2]),
            high=_number(found[4]),
            low_open=_LOOSE_END[found[1]],
            high_open=_LOOSE_END[found[3]],
        )
    if found := _BOUND.fullmatch(text):
        return _one_bound(found[1], found[2])
    if found := _RANGE.fullmatch(text):
        return Share(
            low=_number(found[2]),
            high=_number(found[4]),
            low_open=found["open"] in {">", "(", "]"},
            high_open=found["close"] == "<" or found["end"] in {")", "["},
        )
    raise ValueError("no share that can be read")


def _one_bound(sign: str | None, digits: str) -> Share:
    value = _number(digits)
    if sign in {"<", "<=", "≤"}:
        return Share(low=Fraction(0), high=value, high_open=_LOOSE_END[sign])
    if sign in {">", ">=", "≥"}:
        return Share(low=value, high=Fraction(100), low_open=_LOOSE_END[sign])
    if sign == "~":
        _, _, places = digits.replace(",", ".").partition(".")
        half = Fraction(1, 2 * 10 ** len(places))
        return Share(low=max(value - half, Fraction(0)), high=min(value + half, Fraction(100)))
    if sign is not None:
        raise ValueError("no share that can be read")
    return Share(low=value, high=value)


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def _bounded(share: Share) -> Share:
    if share.low < 0 or share.high < 0:
        raise ValueError("a share can't be negative")
    if share.low > 100 or share.high > 100:
        raise ValueError("a share can't be over 100 per cent")
    if share.low > share.high:
        raise ValueError("its least is more than its most")
    if share.low == share.high and (share.low_open or share.high_open):
        raise ValueError("nothing lies between its ends")
    return share
