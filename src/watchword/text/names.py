"""The normal form of a name, in which names of all scripts can be compared.

A name is read as that of a person, a body or a thing, because the same letters mean
different things in each: "SA" is a legal form of a company and a part of a person's
name, "M/V" belongs before a ship's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from watchword.text.abjad import is_abjad
from watchword.text.arabic import join_arabic
from watchword.text.japanese import is_kana
from watchword.text.korean import is_hangul, surname_spelling
from watchword.text.legal import mend_legal_word, take_legal_forms, take_legal_words
from watchword.text.numbers import han_numbers, number_tokens
from watchword.text.pieces import Piece, read_piece
from watchword.text.scripts import script_of_all
from watchword.text.transliteration import is_han, romanise, surname_reading
from watchword.text.words import ABJAD_WORDS, GENERIC_WORDS, HAN_WORDS

MAX_CHARACTERS = 600
"""No name on any list comes near this; what lies beyond is not read."""
MAX_TOKENS = 48
MAX_PIECES = 96


class Reading(StrEnum):
    """As what a name is read."""

    PERSON = "person"
    BODY = "body"
    THING = "thing"
    """A vessel, an aircraft, a wallet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameForm:
    """One name in normal form.

    Attributes:
        original: The name as stated.
        script: ISO 15924 code of its script, where it is of one.
        reading: As what it was read.
        tokens: Its words in ASCII, lower case, in the order of the original. Han and
            Hangul give a token a syllable. A generic word of a body stands in its
            leading form ("technologies" as ``technology``).
        legal: Its legal forms by their generic keys (``llc``, ``jsc``); bodies only.
    """

    original: str
    script: str | None
    reading: Reading
    tokens: tuple[str, ...]
    legal: tuple[str, ...] = ()

    @property
    def sorted_key(self) -> str:
        """The tokens in alphabetical order: the same for any order of the parts."""
        return " ".join(sorted(self.tokens))

    @property
    def joined_key(self) -> str:
        """All tokens in one: the same however the parts are split."""
        return "".join(self.tokens)

    @property
    def initials(self) -> tuple[bool, ...]:
        """For each token, whether it is an initial that stands for a longer word."""
        return tuple(is_initial(token) for token in self.tokens)


def is_initial(token: str) -> bool:
    """Whether a token is one letter that can stand for a word."""
    return len(token) == 1 and token.isalpha()


def read_name(text: str, reading: Reading) -> NameForm:
    """The normal form of a name.

    It never fails: a text without a letter or digit gives a form without tokens.
    Only the first :data:`MAX_CHARACTERS` characters and the first
    :data:`MAX_TOKENS` words are read.
    """
    pieces = [read_piece(chunk) for chunk in text[:MAX_CHARACTERS].split()[:MAX_PIECES]]
    legal: tuple[str, ...] = ()
    if reading is Reading.PERSON:
        pieces = _without_prefixes(pieces)
        tokens = _person_tokens(pieces)
    else:
        pieces, legal = _body_pieces(pieces) if reading is Reading.BODY else _thing_pieces(pieces)
        tokens = join_arabic([token for piece in pieces for token in piece.tokens])
        tokens = number_tokens(tokens)
    if reading is Reading.BODY:
        tokens, more = take_legal_words(tokens, taken=bool(legal))
        legal = (*legal, *(form for form in more if form not in legal))
        tokens = [GENERIC_WORDS.get(token, token) for token in tokens]
    return NameForm(
        original=text,
        script=script_of_all(_NO_SCRIPTS.union(*(piece.scripts for piece in pieces))),
        reading=reading,
        tokens=tuple(tokens[:MAX_TOKENS]),
        legal=legal,
    )


_NO_SCRIPTS: frozenset[str] = frozenset()
_OBJECT_PREFIX = re.compile(r"^\W*(?:(?:m\s*[/.]?\s*[vt]|m\.y|ss|the)\b\.?\s+)+")


_ROMAN_END = re.compile(r"(?<=\s)(?:ii|iii|iv|vi{1,3}|ix)$")


def _in_digits(numeral: re.Match[str]) -> str:
    return " ".join(number_tokens([numeral[0]]))


def _pieces_of(text: str) -> list[Piece]:
    return [read_piece(chunk) for chunk in text.split()]


def _text_of(pieces: list[Piece]) -> str:
    return " ".join([piece.text for piece in pieces])


def _body_pieces(pieces: list[Piece]) -> tuple[list[Piece], tuple[str, ...]]:
    """A body's name without its legal forms, Chinese words of organisations in English."""
    text = " ".join([mend_legal_word(piece.text) for piece in pieces])
    # Before legal forms are taken off: a final "II" looks like one of them.
    rest, legal = take_legal_forms(_ROMAN_END.sub(_in_digits, text))
    if not rest.isascii():
        rest = _translate_words(rest)
    return (pieces if rest == _text_of(pieces) else _pieces_of(rest)), legal


def _thing_pieces(pieces: list[Piece]) -> tuple[list[Piece], tuple[str, ...]]:
    """A thing's name without what says of what kind it is."""
    text = _text_of(pieces)
    rest = _OBJECT_PREFIX.sub("", text)
    return (_pieces_of(rest) if rest and rest != text else pieces), ()


def _person_tokens(pieces: list[Piece]) -> list[str]:
    """A person's tokens; a family name in Han or Hangul is read as one."""
    if all(piece.plain for piece in pieces):
        return join_arabic([token for piece in pieces for token in piece.tokens])
    words = [word for piece in pieces for word in piece.words]
    tokens: list[str] = []
    for position, word in enumerate(words):
        spelled = list(romanise(word))
        if spelled and _stands_as_surname(words, position):
            special = surname_reading(word[0]) if is_han(word[0]) else surname_spelling(word[0])
            spelled[0] = special or spelled[0]
        tokens.extend(spelled)
    return join_arabic(tokens)


def _stands_as_surname(words: list[str], position: int) -> bool:
    """Whether a word starts with a family name: the first word, or one of one character.

    Files keep such names as "金正恩", as "金 正恩" and as "正恩 金".
    """
    word = words[position]
    if not (is_han(word[0]) or is_hangul(word[0])):
        return False
    if len(words) == 1:
        return len(word) > 1
    return len(word) == 1 and position in {0, len(words) - 1}


@lru_cache(maxsize=1)
def _person_prefixes() -> frozenset[str]:
    from rigour._core import person_name_prefixes_list

    return frozenset(prefix.casefold().rstrip(".") for prefix in person_name_prefixes_list())


def _without_prefixes(pieces: list[Piece]) -> list[Piece]:
    """A person's name without leading honorifics, as long as two words remain."""
    start = 0
    prefixes = _person_prefixes()
    while len(pieces) - start > 2 and pieces[start].text.rstrip(".") in prefixes:
        start += 1
    return pieces[start:] if start else pieces


def _translate_words(text: str) -> str:
    """A body's name with the words in English that English names translate."""
    if is_abjad(text):
        return " ".join(map(_translate_abjad_word, text.split()))
    if not any(is_han(char) or is_hangul(char) or is_kana(char) for char in text):
        return text
    text = han_numbers(text)
    for han, english in HAN_WORDS:
        if han in text:
            text = text.replace(han, f" {english} ")
    return text


def _translate_abjad_word(word: str) -> str:
    """The English of an Arabic word with or without article and "for"; else the word."""
    for start in ("", "ال", "لل", "و", "وال"):
        if word.startswith(start) and word[len(start) :] in ABJAD_WORDS:
            return ABJAD_WORDS[word[len(start) :]]
    return word
