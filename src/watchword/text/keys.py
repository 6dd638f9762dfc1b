"""Plain keys for exact lookups, cheap enough to compute for every name that is stored."""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"\w+")


def loose_key(text: str) -> str:
    """A key under which two spellings of the same words in any order are equal.

    Case, accents, punctuation and the order of words do not count: ``USMANOV, Alisher
    Burhanovich`` and ``Alisher Burhanovich USMANOV`` share one. It is for finding what a
    list names elsewhere in itself, never for matching.
    """
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(sorted(_WORD.findall(bare.casefold())))


def identifier_key(text: str) -> str:
    """An identifier without spaces, punctuation and case."""
    return "".join(char for char in text.casefold() if char.isalnum())
