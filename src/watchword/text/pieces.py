"""A text taken apart: runs without a space, and the words within each.

The same words come back in name after name, so whatever is found out about a piece is
remembered. That is what makes reading a name cheap.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from watchword.text.scripts import scripts_in
from watchword.text.transliteration import romanise

_APOSTROPHES = re.compile(r"['’‘ʼʻʿʾ`´′ʹʺ＇]")
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_ASCII_BREAK = re.compile(r"[\x00-\x20\x7f]")


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands between two spaces of a text.

    Attributes:
        text: In one compatibility form and case, without hidden characters and
            apostrophes.
        words: Its runs of letters, digits and their marks.
        tokens: These in ASCII.
        scripts: The ISO 15924 codes of the scripts it is written in.
    """

    text: str
    words: tuple[str, ...]
    tokens: tuple[str, ...]
    scripts: frozenset[str]

    @property
    def plain(self) -> bool:
        """Whether the words are ASCII already."""
        return self.words == self.tokens


@lru_cache(maxsize=262_144)
def read_piece(chunk: str) -> Piece:
    """A run of characters without a space, taken apart."""
    if chunk.isascii():
        text = _ASCII_BREAK.sub(" ", chunk.lower()).replace("'", "").replace("`", "")
        words = tuple(_ASCII_WORD.findall(text))
        return Piece(text, words, words, scripts_in(text))
    text = _clean(chunk)
    words = _split(text)
    tokens = tuple(token for word in words for token in romanise(word))
    return Piece(text, words, tokens, scripts_in(text))


def _clean(text: str) -> str:
    """Compatibility forms, case and invisible characters made one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    shown = "".join(" " if _is_break(char) else char for char in folded if not _is_hidden(char))
    return _APOSTROPHES.sub("", shown)


def _is_break(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"Cc", "Zs"}


def _is_hidden(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char) in {"Cf", "Cs", "Co", "Cn"}


def _split(text: str) -> tuple[str, ...]:
    """The words of a text: runs of letters, digits and their marks."""
    words: list[str] = []
    current = ""
    for char in text:
        if char.isalnum() or (current and unicodedata.category(char)[0] == "M"):
            current += char
        elif current:
            words.append(current)
            current = ""
    if current:
        words.append(current)
    return tuple(words)
