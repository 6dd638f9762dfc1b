"""Any script to ASCII, one token at a time, the same on every machine.

Alphabets with vowels go through rigour's tables (``Шойгу`` to ``shoigu``), Hangul and
Arabic through ours, everything else through anyascii. Nothing here goes through ICU:
a result must not depend on whether PyICU is installed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rigour.text.translit import maybe_ascii

from watchword.text.abjad import is_abjad, romanise_abjad
from watchword.text.chinese import SURNAME_READINGS
from watchword.text.indic import is_indic, romanise_indic
from watchword.text.japanese import is_kana, romanise_kana
from watchword.text.korean import is_hangul, romanise_syllable

_KANA = re.compile("[\u3041-\u30ff]+")
_HAN = re.compile(r"[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def is_han(char: str) -> bool:
    """Whether a character is a Han character."""
    return _HAN.match(char) is not None


@lru_cache(maxsize=131_072)
def romanise(token: str) -> tuple[str, ...]:
    """A token in ASCII, lower case, as one or more tokens.

    Han gives a token a syllable (``尚福`` to ``shang``, ``fu``), and so does Hangul; the
    Arabic article is taken off (``الرحمن`` to ``al``, ``rhmn``). Empty where nothing is
    left that can be written in ASCII.
    """
    if token.isascii():
        return (token.lower(),)
    if is_abjad(token):
        return romanise_abjad(token)
    if any(is_han(char) or is_hangul(char) for char in token):
        return _romanise_syllables(token)
    if any(map(is_kana, token)):
        return tuple(_plain(token))
    if any(map(is_indic, token)):
        spelled = romanise_indic(token)
        return (spelled,) if spelled else ()
    spelled = maybe_ascii(token.replace("х", "kh"))
    if not spelled.isascii():
        spelled = anyascii(token)
    return tuple(re.findall(r"[a-z0-9]+", spelled.lower().replace("'", "").replace("`", "")))


def _romanise_syllables(token: str) -> tuple[str, ...]:
    """Han and Hangul by the syllable; what stands between them as one token each."""
    found: list[str] = []
    other = ""
    for char in token:
        if is_han(char) or is_hangul(char):
            found.extend(_plain(other))
            other = ""
            found.extend(_plain(romanise_syllable(char) if is_hangul(char) else anyascii(char)))
        else:
            other += char
    found.extend(_plain(other))
    return tuple(found)


def _plain(text: str) -> list[str]:
    if any(map(is_kana, text)):
        text = _KANA.sub(lambda met: romanise_kana(met[0]), text)
    return re.findall(r"[a-z0-9]+", anyascii(text).lower()) if text else []


def surname_reading(char: str) -> str | None:
    """How a Han character is read as a family name, where that differs."""
    return SURNAME_READINGS.get(char)
