"""The normal form of a name, in which names of all scripts can be compared.

A name is read as that of a person, a body or a thing, because the same letters mean
different things in each: "SA" is a legal form of a company and a part of a person's
name, "M/V" belongs before a ship's.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from watchword.text.korean import is_hangul, surname_spelling
from watchword.text.scripts import script_of
from watchword.text.transliteration import is_han, romanise, surname_reading
from watchword.text.words import GENERIC_WORDS, HAN_LEGAL_FORMS, HAN_WORDS, MORE_LEGAL_FORMS

MAX_CHARACTERS = 600
"""No name on any list comes near this; what lies beyond is not read."""
MAX_TOKENS = 48


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
    cleaned = _clean(text[:MAX_CHARACTERS])
    legal: tuple[str, ...] = ()
    if reading is Reading.BODY:
        cleaned, legal = _take_legal_forms(cleaned)
        cleaned = _translate_han_words(cleaned)
    elif reading is Reading.PERSON:
        cleaned = _without_prefixes(cleaned)
    else:
        cleaned = _OBJECT_PREFIX.sub("", cleaned) or cleaned
    words = _split(cleaned)
    tokens = _person_tokens(words) if reading is Reading.PERSON else _tokens(words)
    if reading is Reading.BODY:
        tokens, more = _take_legal_words(tokens)
        legal = (*legal, *(form for form in more if form not in legal))
        tokens = [GENERIC_WORDS.get(token, token) for token in tokens]
    return NameForm(
        original=text,
        script=script_of(cleaned),
        reading=reading,
        tokens=tuple(tokens[:MAX_TOKENS]),
        legal=legal,
    )


_APOSTROPHES = re.compile(r"['’‘ʼʻʿʾ`´′ʹʺ＇]")
_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
_OBJECT_PREFIX = re.compile(r"^\W*(?:(?:m\s*[/.]?\s*[vt]|m\.y|ss|the)\b\.?\s+)+")
_SINGLE_DOTS = re.compile(r"\b(?:\w\.){2,}\w?(?!\w)")


def _clean(text: str) -> str:
    """Compatibility forms, case and invisible characters made one."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    shown = "".join(" " if _is_break(char) else char for char in folded if not _is_hidden(char))
    return _APOSTROPHES.sub("", shown)


def _is_break(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"Cc", "Zs"}


def _is_hidden(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char) in {"Cf", "Cs", "Co", "Cn"}


def _split(text: str) -> list[str]:
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
    return words[: MAX_TOKENS * 2]


def _tokens(words: list[str]) -> list[str]:
    return [token for word in words for token in romanise(word)]


def _person_tokens(words: list[str]) -> list[str]:
    """A person's tokens; a family name in Han or Hangul is read as one."""
    tokens: list[str] = []
    for position, word in enumerate(words):
        spelled = list(romanise(word))
        if spelled and _stands_as_surname(words, position):
            special = surname_reading(word[0]) if is_han(word[0]) else surname_spelling(word[0])
            spelled[0] = special or spelled[0]
        tokens.extend(spelled)
    return tokens


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


def _without_prefixes(text: str) -> str:
    """A person's name without leading honorifics, as long as two words remain."""
    words = text.split()
    start = 0
    while len(words) - start > 2 and words[start].rstrip(".") in _person_prefixes():
        start += 1
    return " ".join(words[start:]) if start else text


def _take_legal_forms(text: str) -> tuple[str, tuple[str, ...]]:
    """A body's name without its legal forms, and these by their generic keys."""
    legal: list[str] = []
    for form, key in HAN_LEGAL_FORMS:
        if form in text and text.strip() != form:
            text = text.replace(form, " ")
            legal.append(key)
    if not any(is_letter_form(word) for word in text.split()):
        return text, tuple(legal)
    return _take_rigour_forms(text, legal)


def is_letter_form(word: str) -> bool:
    """Whether a word is written with letters at all (a cheap guard)."""
    return any(char.isalpha() for char in word)


def _take_rigour_forms(text: str, legal: list[str]) -> tuple[str, tuple[str, ...]]:
    from rigour.names.org_types import extract_org_types, remove_org_types

    squeezed = " ".join(text.split())
    rest = remove_org_types(squeezed, " ")
    if rest == squeezed or not _split(rest):
        return text, tuple(legal)
    for _, key in extract_org_types(squeezed, generic=True):
        if key not in legal:
            legal.append(key)
    return rest, tuple(legal)


def _take_legal_words(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Take off the legal words that end a name, as long as anything is left."""
    legal: list[str] = []
    while len(tokens) > 1 and tokens[-1] in MORE_LEGAL_FORMS:
        legal.append(MORE_LEGAL_FORMS[tokens[-1]])
        tokens = tokens[:-1]
    return tokens, legal


def _translate_han_words(text: str) -> str:
    if not any(is_han(char) for char in text):
        return text
    for han, english in HAN_WORDS:
        text = text.replace(han, f" {english} ")
    return text
