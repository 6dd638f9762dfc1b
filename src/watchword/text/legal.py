"""Legal forms of organisations, taken off their names.

rigour knows the forms of all countries; what it leaves in a name is in tables here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from watchword.text.words import HAN_LEGAL_FORMS, MORE_LEGAL_FORMS

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")


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


def _take_rigour_forms(text: str, legal: list[str]) -> tuple[str, tuple[str, ...]]:
    remove, extract = _rigour()
    squeezed = " ".join(text.split())
    rest = remove(squeezed, " ")
    if rest == squeezed or not _LETTER_OR_DIGIT.search(rest):
        return text, tuple(legal)
    for _, key in extract(squeezed, generic=True):
        if key not in legal:
            legal.append(key)
    return rest, tuple(legal)


def take_legal_words(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Take off the legal words that end a name, as long as anything is left."""
    legal: list[str] = []
    while len(tokens) > 1 and tokens[-1] in MORE_LEGAL_FORMS:
        legal.append(MORE_LEGAL_FORMS[tokens[-1]])
        tokens = tokens[:-1]
    return tokens, legal
