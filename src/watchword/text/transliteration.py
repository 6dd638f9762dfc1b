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

from watchword.text.chinese import SURNAME_READINGS
from watchword.text.korean import is_hangul, romanise_syllable

_ARABIC = {
    **dict.fromkeys("اأإآٱىٲع", "a"),
    **dict.fromkeys("ةۀەہ", "a"),
    **dict.fromkeys("هھ", "h"),
    **dict.fromkeys("يیېئےي", "y"),
    **dict.fromkeys("وؤۆۇ", "w"),
    **dict.fromkeys("كکڪ", "k"),
    **dict.fromkeys("گڭ", "g"),
    "ء": "",
    "ب": "b",
    "پ": "p",
    "ت": "t",
    "ٹ": "t",
    "ث": "th",
    "ج": "j",
    "چ": "ch",
    "ح": "h",
    "خ": "kh",
    "د": "d",
    "ڈ": "d",
    "ذ": "dh",
    "ر": "r",
    "ڑ": "r",
    "ز": "z",
    "ژ": "zh",
    "س": "s",
    "ش": "sh",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "غ": "gh",
    "ف": "f",
    "ڤ": "v",
    "ق": "q",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ں": "n",
    "ـ": "",
}
_ARABIC_TABLE = str.maketrans(_ARABIC)
_ARABIC_LETTERS = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_ARABIC_MARKS = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_HEBREW_MARKS = re.compile(r"[\u0591-\u05c7]")
_HAN = re.compile(r"[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_ARABIC_WORDS = {
    "الله": ("allh",),
    "بن": ("bin",),
    "ابن": ("ibn",),
    "بنت": ("bint",),
    "أبو": ("abu",),
    "ابو": ("abu",),
    "عبد": ("abd",),
    "محمد": ("muhammad",),
}
"""Words so frequent in names that their one usual romanisation is known."""


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
    if _ARABIC_LETTERS.search(token):
        return _romanise_arabic(token)
    if any(is_han(char) or is_hangul(char) for char in token):
        return _romanise_syllables(token)
    token = _HEBREW_MARKS.sub("", token)
    spelled = maybe_ascii(token)
    if not spelled.isascii():
        spelled = anyascii(token)
    return tuple(re.findall(r"[a-z0-9]+", spelled.lower().replace("'", "").replace("`", "")))


def _romanise_arabic(token: str) -> tuple[str, ...]:
    bare = _ARABIC_MARKS.sub("", token)
    article: tuple[str, ...] = ()
    known = _ARABIC_WORDS.get(bare)
    if known is not None:
        return known
    if bare.startswith("ال") and len(bare) > 4:
        article, bare = ("al",), bare[2:]
    spelled = bare.translate(_ARABIC_TABLE)
    if not spelled.isascii():
        spelled = anyascii(spelled)
    cleaned = "".join(re.findall(r"[a-z0-9]+", spelled.lower()))
    return (*article, cleaned) if cleaned else article


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
    return re.findall(r"[a-z0-9]+", anyascii(text).lower()) if text else []


def surname_reading(char: str) -> str | None:
    """How a Han character is read as a family name, where that differs."""
    return SURNAME_READINGS.get(char)
