"""Legal forms of organisations, taken off their names.

rigour knows the forms of all countries; what it leaves in a name is in tables here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rapidfuzz.distance import OSA

from watchword.text.words import (
    HAN_LEGAL_FORMS,
    LEADING_LEGAL_FORMS,
    MORE_LEGAL_FORMS,
    word_set,
)

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


_MENDED = ("limited", "liability", "company", "corporation", "incorporated", "society")
_LEAST_MENDED = 6
_NOT_MENDED = frozenset(("viability", "limiter", "limiten", "companys"))


@lru_cache(maxsize=65_536)
def mend_legal_word(word: str) -> str:
    """A word of a legal form that is one slip away from being right, right; else as it is."""
    if len(word) < _LEAST_MENDED or word in _NOT_MENDED or not word.isalpha():
        return word
    for right in _MENDED:
        if word != right and OSA.distance(word, right, score_cutoff=1) <= 1:
            return right
    return word


def take_legal_forms(text: str) -> tuple[str, tuple[str, ...]]:
    """A body's name without its legal forms, and these by their generic keys.

    Args:
        text: The name in lower case.
    """
    legal: list[str] = []
    if not text.isascii():
        for form, key in HAN_LEGAL_FORMS:
            if form in text and text.strip() != form:
                text = text.replace(form, " ")
                legal.append(key)
    return _take_rigour_forms(text, legal)


@lru_cache(maxsize=1)
def _rigour() -> tuple[Callable[..., str], Callable[..., list[tuple[str, str]]]]:
    """The finder of legal forms, loaded when the first body's name is read."""
    from rigour.names.org_types import extract_org_types, remove_org_types

    return remove_org_types, extract_org_types


_DOTTED = re.compile(r"\b(?:[a-z]\.){2}[a-z]\.?(?![\w.])")


def _join_dotted(text: str) -> str:
    """Own forms of letters and dots as words, before a shorter form is found in them."""
    if "." not in text:
        return text
    return _DOTTED.sub(lambda met: _without_dots(met[0]), text)


def _without_dots(dotted: str) -> str:
    joined = dotted.replace(".", "")
    return joined if (joined,) in MORE_LEGAL_FORMS else dotted


def _take_rigour_forms(text: str, legal: list[str]) -> tuple[str, tuple[str, ...]]:
    remove, extract = _rigour()
    squeezed = " ".join(_join_dotted(text).split())
    rest = remove(squeezed, " ")
    if rest == squeezed:
        return squeezed, tuple(legal)
    if not _LETTER_OR_DIGIT.search(rest):
        return text, tuple(legal)
    for _, key in extract(squeezed, generic=True):
        if key not in legal:
            legal.append(key)
    return rest, tuple(legal)


def take_legal_words(tokens: list[str], *, taken: bool) -> tuple[list[str], list[str]]:
    """Take off the legal words at both ends of a name, as long as anything is left.

    Args:
        tokens: The name.
        taken: Whether a legal form has been taken off already.
    """
    legal: list[str] = []
    found = _at_end(tokens)
    while found is not None:
        length, key = found
        tokens = tokens[:-length]
        legal.append(key)
        found = _at_end(tokens)
    if taken or legal:
        tokens = _without_remains(tokens)
    tokens = _without_pieces(tokens)
    for length in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        leading = LEADING_LEGAL_FORMS.get(tuple(tokens[:length]))
        if leading is not None:
            return tokens[length:], [*legal, leading]
    return tokens, legal


_LONGEST = max(map(len, MORE_LEGAL_FORMS))
_LAST_WORDS = frozenset(form[-1] for form in MORE_LEGAL_FORMS)


_PIECES = (
    word_set("limited liability company"),
    word_set("liability company"),
    word_set("liability co"),
    word_set("limited liability"),
    word_set("liability"),
    word_set("closed joint stock company"),
    word_set("open joint stock company"),
    word_set("public joint stock company"),
    word_set("joint stock company"),
    word_set("joint stock"),
    word_set("aktsionernoe obshchestvo"),
)
"""Words that are a legal form together, and nothing else, in whatever order they stand."""
_RARE_PIECES = frozenset(("liability", "stock", "aktsionernoe"))


def _without_pieces(tokens: list[str]) -> list[str]:
    """A name without the words of a legal form that stand out of order, or apart."""
    if _RARE_PIECES.isdisjoint(tokens):
        return tokens
    for pieces in _PIECES:
        if pieces <= set(tokens):
            rest = [token for token in tokens if token not in pieces]
            return _without_remains(rest) or tokens
    return tokens


_REMAINS = frozenset(("private", "public", "pvt", "anonim", "open", "closed", "offshore"))
"""What is left of a longer form when a shorter one has been found in it."""


def _without_remains(tokens: list[str]) -> list[str]:
    while len(tokens) > 1 and tokens[-1] in _REMAINS:
        tokens = tokens[:-1]
    return tokens


def _at_end(tokens: list[str]) -> tuple[int, str] | None:
    """The longest legal form that ends a name: its words, its key."""
    if len(tokens) < 2 or tokens[-1] not in _LAST_WORDS:
        return None
    for length in range(min(_LONGEST, len(tokens) - 1), 0, -1):
        key = MORE_LEGAL_FORMS.get(tuple(tokens[-length:]))
        if key is not None:
            return length, key
    return None
