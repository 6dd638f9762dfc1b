"""The words of a text as they are searched, and the words of a question.

A word is in ASCII and lower case, without accents, whatever its script (``text`` romanises
it), so that *Müller* and *Шойгу* are found by ``muller`` and ``shoigu``. In scripts that
put no space between words every character is a word, so that a question in them finds any
part of a text, and finds no other character that sounds the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from watchword.errors import WrongUse
from watchword.text.pieces import read_piece
from watchword.text.transliteration import romanise

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3005-\u3007\u3041-\u30ff\u31f0-\u31ff"  # kana
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
_ONE = re.compile(f"[{_UNSPACED}]")
_RUN = re.compile(f"[{_UNSPACED}]|[^{_UNSPACED}]+")
_QUOTES = re.compile('["“”„‟«»]')
_LONGEST_WORD = 64
_LONGEST_QUESTION = 1_000
"""In characters: no name and no turn of phrase is as long."""


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a question asks for: a word, or words that follow one another.

    Attributes:
        words: One, or several in a row.
        begins: Whether the last of them may go on: it is the beginning of a word.
    """

    words: tuple[str, ...]
    begins: bool = False

    def stands_in(self, words: list[str]) -> bool:
        """Whether a text has it, by the text's words in order."""
        return self.place_in(words) is not None

    def place_in(self, words: list[str]) -> int | None:
        """Where it stands in a text: the number of its first word there; None for nowhere."""
        count = len(self.words)
        for start in range(len(words) - count + 1):
            if self._meets(words[start : start + count]):
                return start
        return None

    def _meets(self, run: list[str]) -> bool:
        if not self.begins:
            return tuple(run) == self.words
        return tuple(run[:-1]) == self.words[:-1] and run[-1].startswith(self.words[-1])


def words_of(text: str) -> list[str]:
    """The words of a text, in order."""
    return [word for chunk in text.split() for word in words_of_chunk(chunk)]


@lru_cache(maxsize=262_144)
def words_of_chunk(chunk: str) -> tuple[str, ...]:
    """The words of what stands between two spaces."""
    piece = read_piece(chunk)
    if piece.plain:
        found = piece.words
    else:
        found = tuple(part for word in piece.words for part in _parts(word))
    return tuple(word[:_LONGEST_WORD] for word in found)


def _parts(word: str) -> Iterator[str]:
    for run in _RUN.findall(word):
        if _ONE.match(run):
            yield run
        else:
            yield from romanise(run)


def read_question(text: str, *, begins: bool = False) -> tuple[Term, ...]:
    """What a text asks for: every one of its words, in any order.

    Words in quotation marks have to follow one another, and so have characters of a
    script without spaces. A star behind a word stands for any ending.

    Args:
        text: As a user types it.
        begins: Whether the last word may be the beginning of one.

    Raises:
        WrongUse: It holds no word, or is too long to be a question.
    """
    if len(text) > _LONGEST_QUESTION:
        raise WrongUse(f"a text to search for has {_LONGEST_QUESTION} characters at most")
    terms: list[Term] = []
    parts = _QUOTES.split(text)
    for number, part in enumerate(parts):
        # A mark that is never closed is no quotation.
        if number % 2 and number < len(parts) - 1:
            terms.extend(_phrase(part))
        else:
            terms.extend(term for chunk in part.split() for term in _chunk(chunk))
    if not terms:
        raise WrongUse(f"{text!r} holds no word to search for")
    if begins and not _QUOTES.search(text.rstrip()[-1]):
        terms[-1] = Term(terms[-1].words, begins=True)
    return tuple(dict.fromkeys(terms))


def _phrase(text: str) -> Iterator[Term]:
    words = words_of(text)
    if words:
        yield Term(tuple(words), begins=text.rstrip().endswith("*"))


def _chunk(chunk: str) -> Iterator[Term]:
    words = words_of_chunk(chunk)
    begins = chunk.endswith("*")
    if any(not word.isascii() for word in words):
        yield Term(words, begins=begins)
        return
    for place, word in enumerate(words, start=1):
        yield Term((word,), begins=begins and place == len(words))
