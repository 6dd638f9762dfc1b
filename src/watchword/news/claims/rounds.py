"""Rounds: how many were listed at once, over how many countries, and who is named of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from watchword.news.claims.joining import each_of, objects_of
from watchword.news.claims.measures import is_measure
from watchword.news.claims.parties import ACTOR_NOUNS
from watchword.news.lexicon import countries
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

JURISDICTIONS = word_set("nation country jurisdiction territory state")
_UP_TO_NINETEEN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_NUMBERS = {word: value for value, word in enumerate(_UP_TO_NINETEEN)}
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
_UNITS = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000}
_NUMERAL_LABELS = frozenset({"nummod", "det", "quantmod", "compound", "nmod", "amod"})
_MANY = word_set("dozens scores hundreds thousands")
_QUALIFIERS = (
    ("more", "than"), ("at", "least"), ("fewer", "than"), ("less", "than"), ("up", "to"),
    ("as", "many", "as"), ("over",), ("about", ), ("around",), ("nearly",), ("almost",),
    ("some",), ("roughly",), ("approximately",), ("close", "to"), ("under",),
)  # fmt: skip
_WORDS = {"around": "about", "some": "about", "roughly": "about", "approximately": "about",
          "almost": "nearly", "close to": "nearly", "more than": "over"}  # fmt: skip
_FARTHEST = 30
_ALL = word_set("them whom")
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Count:
    """A number of targets, as the text counts.

    Attributes:
        value: None for "dozens".
        qualifier: One of ``over``, ``about``, ``at least``, ``nearly``, ``fewer than``,
            ``less than``, ``up to``, ``as many as``, ``under``; or ``dozens``,
            ``scores``, ``hundreds``, ``thousands``.
    """

    value: int | None
    qualifier: str | None
    nouns: tuple[Token, ...] = ()


@lru_cache(maxsize=1)
def peoples() -> frozenset[str]:
    """The nouns for the people of a country, in the singular: "american"."""
    words = {word.lower() for country in countries() for word in country.people}
    return frozenset(words | {word.removesuffix("s") for word in words})


def number_of(text: str) -> int | None:
    """The number that a word writes; None for no whole number up to a million."""
    word = text.lower().replace(",", "")
    if re.fullmatch(r"[0-9]{1,7}", word):
        value = int(word)
        return value if value <= _LARGEST else None
    if word in _NUMBERS or word in _TENS:
        return _NUMBERS.get(word, _TENS.get(word, 0))
    tens, _, ones = word.partition("-")
    if tens in _TENS and 0 < _NUMBERS.get(ones, 0) < 10:
        return _TENS[tens] + _NUMBERS[ones]
    return None


def count_of(noun: Token) -> Count | None:
    """How many a noun with a number are: "over 120 entities", "two dozen", "dozens"."""
    if noun.lower_ in _MANY:
        return Count(None, noun.lower_, (noun,))
    before = [c for c in noun.children if c.dep_ in _NUMERAL_LABELS and c.i < noun.i]
    # Of "three dozen" the unit tells the number.
    before.sort(key=lambda child: (child.lower_ not in _UNITS, child.i))
    for child in before:
        value = _value(child)
        if value is not None:
            return Count(value, _qualifier(_first(child)), (noun,))
    return None


def _value(token: Token) -> int | None:
    if token.lower_ in _UNITS:
        before = token.nbor(-1) if token.i else None
        if before is None:
            return None
        times = 1 if before.lower_ in {"a", "one"} else number_of(before.text)
        return _UNITS[token.lower_] * times if times is not None else None
    if not token.like_num:
        return None
    unit = next((c.lower_ for c in token.children if c.lower_ in _UNITS and c.i > token.i), None)
    if unit is not None:
        times = number_of(token.text)
        return times * _UNITS[unit] if times is not None else None
    first = _first(token)
    return number_of(token.doc[first.i : token.i + 1].text)


def _first(token: Token) -> Token:
    """The first word of a number."""
    if token.lower_ in _UNITS and token.i:
        return token.nbor(-1)
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in _TENS:
        return token.nbor(-2)
    return token


def _qualifier(first: Token) -> str | None:
    for words in _QUALIFIERS:
        start = first.i - len(words)
        if start < 0:
            continue
        if tuple(t.lower_ for t in first.doc[start : first.i]) == words:
            told = " ".join(words)
            return _WORDS.get(told, told)
    return None


def total_of(heads: Sequence[Token]) -> Count | None:
    """The number of all: of "33 individuals and 12 entities" 45.

    One number before several nouns ("120 entities and individuals") is that of all.
    """
    counted = [
        (noun, found) for noun in heads if _counts(noun) and (found := count_of(noun)) is not None
    ]
    if not counted:
        return None
    values = [found.value for _, found in counted]
    qualifier = next((found.qualifier for _, found in counted if found.qualifier), None)
    value = None if None in values else sum(v for v in values if v is not None)
    return Count(value, qualifier, tuple(noun for noun, _ in counted))


def _counts(noun: Token) -> bool:
    word = noun.lemma_.lower()
    return word in ACTOR_NOUNS or noun.lower_ in _MANY or noun.tag_ == "NNPS" or word in peoples()


def jurisdictions_in(tokens: Sequence[Token]) -> int | None:
    """The number of "20 nations and jurisdictions" among some tokens."""
    for token in tokens:
        if token.lemma_.lower() in JURISDICTIONS and token.tag_ == "NNS":
            found = count_of(token)
            before = {t.lower_ for t in token.doc[max(0, token.i - 5) : token.i]}
            spread = before & {"across", "in", "from", "spanning", "throughout", "over", "of"}
            if found is not None and spread:
                return found.value
    return None


def members_of(heads: Sequence[Token]) -> Iterator[Token]:
    """Who is named of a group: behind "including", "such as", "among them", a colon or a dash."""
    seen: set[int] = set()
    for head in heads:
        for token in (*_below(head), *_behind(head)):
            if token.i in seen or is_measure(token):
                continue
            seen.add(token.i)
            yield token


def _behind(head: Token) -> Iterator[Token]:
    """Members behind a group that the parser hangs elsewhere."""
    for token in head.doc[head.i + 1 : min(head.i + _FARTHEST, head.sent.end)]:
        if token.lower_ == "including" and token.dep_ == "prep":
            yield from objects_of(token)
        elif token.lower_ == "among" and any(c.lower_ in _ALL for c in token.children):
            yield from (t for t in objects_of(token) if t.lower_ not in _ALL)


def _below(head: Token) -> Iterator[Token]:
    for child in head.children:
        if (child.dep_ == "prep" and child.lower_ in {"including", "like"}) or (
            child.lower_ == "as" and any(t.lower_ == "such" for t in child.children)
        ):
            yield from objects_of(child)
        elif child.dep_ == "appos":
            yield from each_of(child)
        elif child.dep_ == "prep" and child.lower_ in {"across", "in", "from", "over"}:
            for noun in objects_of(child):
                yield from _below(noun)
