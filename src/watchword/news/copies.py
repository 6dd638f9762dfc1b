"""Near copies: the wire's report as several papers print it, each cut and edited its own way.

Two reports are near copies when most of the shorter one stands in the longer one, word for
word: the *containment* of its shingles (Broder 1997, "On the resemblance and containment of
documents"), here runs of three words. Containment and not resemblance, since a paper that
drops the last paragraphs still prints the wire's report. Which pairs are worth comparing is
told by MinHash signatures (Broder), hashed in bands (Leskovec, Rajaraman and Ullman, "Mining
of Massive Datasets", section 3.4), so that thousands of reports are not compared each with
each.

Whether two reports are near copies depends on these two alone.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

CONTAINED = 0.6
"""The least share of the shorter report's shingles that a near copy has.

Between reports of one event by different papers it stays below 0.25, quotations included;
copies that were cut, respelt and given another headline keep more than 0.75.
"""
DAYS_APART = 3
"""How many days may lie between the first publications of near copies. A weekly report that
is made from the same form is not a copy of last week's."""

_RUN = 3
_LEAST_WORDS = 40
"""Below this a report says too little to be told from another: only the same text is a copy."""
_READ = 60_000
"""The characters that are compared: those that are parsed."""
_HASHES = 128
_ROWS = 2
_LEAST_AGREEING = 8
"""Hashes of two signatures that agree: fewer, and not even a tenth of the longer can be shared."""
_BUCKET = 48
"""In a band where many reports agree, each is compared with so many that follow it by length."""

_WORD = re.compile(r"[^\W_]+")
_SPELLINGS = (
    (re.compile(r"our(?=s?$|ed$|ing$|able$|ite|ful|er)"), "or"),
    (re.compile(r"(?<=[iy])s(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "z"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=[^aeiou])re(?=s?$)"), "er"),
    (re.compile(r"ll(?=ed$|ing$|er|ers$)"), "l"),
    (re.compile(r"amme(?=s?$)"), "am"),
    (re.compile(r"ogue(?=s?$)"), "og"),
)
"""British and American spelling as one; what else it makes alike does no harm."""

Shingles = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Sketch:
    """A report as it is compared.

    Attributes:
        key: What names it: the digest of its text.
        length: Of its text, in characters.
        day: When it was first published.
        signature: See :func:`sign`; empty for a report that is too short to compare.
    """

    key: str
    length: int
    day: date
    signature: bytes


def sign(text: str) -> bytes:
    """The MinHash signature of a text; empty where it is too short to have near copies."""
    found = shingles(text)
    if len(found) < _LEAST_WORDS:
        return b""
    lowest = np.full(_HASHES, np.iinfo(np.uint32).max, dtype=np.uint32)
    multiply, add = _hashes()
    for start in range(0, len(found), 1024):
        some = found[start : start + 1024].astype(np.uint64)[:, None]
        hashed = ((some * multiply + add) >> np.uint64(32)).astype(np.uint32)
        np.minimum(lowest, hashed.min(axis=0), out=lowest)
    return lowest.astype("<u4").tobytes()


def shingles(text: str) -> Shingles:
    """The runs of three words of a text, hashed, each once and sorted."""
    words = _words(text[:_READ])
    runs = {
        zlib.crc32(" ".join(words[place : place + _RUN]).encode("utf-8", "replace"))
        for place in range(len(words) - _RUN + 1)
    }
    return np.array(sorted(runs), dtype=np.uint32)


def containment(one: Shingles, other: Shingles) -> float:
    """The share of the shorter report's shingles that the longer one has."""
    least = min(len(one), len(other))
    return len(np.intersect1d(one, other, assume_unique=True)) / least if least else 0.0


def near_copies(
    sketches: Sequence[Sketch], text_of: Callable[[str], str], *, fresh: frozenset[str]
) -> Iterator[tuple[str, str, float]]:
    """Pairs that are near copies, with their containment: enough to join all that are.

    Two that others have joined already are not compared.

    Args:
        sketches: The reports, each key once.
        text_of: Gives the text of a key; asked only for pairs that are likely copies.
        fresh: Only pairs with one of these are wanted.
    """
    signed = sorted((each for each in sketches if each.signature), key=lambda s: (s.length, s.key))
    if len(signed) < 2:
        return
    matrix = np.frombuffer(b"".join(s.signature for s in signed), "<u4").reshape(-1, _HASHES)
    shingled = lru_cache(maxsize=256)(lambda key: shingles(text_of(key)))
    joined = list(range(len(signed)))
    for left, right in _candidates(matrix):
        if _top(joined, left) == _top(joined, right):
            continue
        one, other = signed[left], signed[right]
        if abs((one.day - other.day).days) > DAYS_APART:
            continue
        if one.key not in fresh and other.key not in fresh:
            continue
        if np.count_nonzero(matrix[left] == matrix[right]) < _LEAST_AGREEING:
            continue
        shared = containment(shingled(one.key), shingled(other.key))
        if shared >= CONTAINED:
            joined[_top(joined, left)] = _top(joined, right)
            yield one.key, other.key, shared


def _top(joined: list[int], place: int) -> int:
    """The place that stands for all that are joined with one (union-find, path halving)."""
    while joined[place] != place:
        joined[place] = joined[joined[place]]
        place = joined[place]
    return place


def _candidates(matrix: NDArray[np.uint32]) -> list[tuple[int, int]]:
    """The pairs of rows that agree in a whole band, in order."""
    found: set[tuple[int, int]] = set()
    for band in range(0, _HASHES, _ROWS):
        columns = matrix[:, band : band + _ROWS]
        order = np.lexsort(columns.T[::-1])
        agrees = (columns[order[1:]] == columns[order[:-1]]).all(axis=1)
        bucket = [int(order[0])]
        for place, same in zip(order[1:], agrees, strict=True):
            if not same:
                _pair(bucket, found)
                bucket = []
            bucket.append(int(place))
        _pair(bucket, found)
    return sorted(found)


def _pair(bucket: list[int], found: set[tuple[int, int]]) -> None:
    if len(bucket) < 2:
        return
    bucket.sort()
    for place, one in enumerate(bucket):
        for other in bucket[place + 1 : place + 1 + _BUCKET]:
            found.add((one, other))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = plain.replace("'", "").replace("’", "")
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return [_spelt(word) for word in _WORD.findall(bare)]


@lru_cache(maxsize=1 << 16)
def _spelt(word: str) -> str:
    if len(word) < 5 or len(word) > 40:
        return word[:40]
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=1)
def _hashes() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The factors and addends of the hash functions (multiply-shift, Dietzfelbinger 1996).

    From a hash and not from a random generator, whose stream may change: signatures are kept.
    """
    content = b"".join(hashlib.sha512(b"%d" % n).digest() for n in range(_HASHES // 4))
    numbers = np.frombuffer(content, "<u8").astype(np.uint64)
    return numbers[:_HASHES] | np.uint64(1), numbers[_HASHES:]
