"""Spellings of one sound: what romanisations of the same name have in common.

Three keys of a token in ASCII, each coarser than the one before: the *fold* (Shoigu and
Shoygu, Usmanov and Ousmanov, Jon and John), the *skeleton* of consonants (Ahmed and
Ahmad), and the *bones*, which also lose the half-vowels that the Arabic and Hebrew
scripts write for long vowels.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FOLDS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"shch|sch|tsch", "sh"),
        (r"dzh|dj|dsh", "j"),
        (r"tch", "ch"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"zh", "j"),
        (r"ts|tz|cz", "z"),
        (r"ck|q", "k"),
        (r"x", "ks"),
        (r"ch", "C"),
        (r"sh", "S"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"w", "v"),
        (r"(?<=[aeiou])j\b", "i"),
        (r"iy|yi|ij|ii|ee|y", "i"),
        (r"ou|oo|ue|oe", "u"),
        (r"o", "u"),
        (r"ei|ey|ay", "ai"),
        (r"(?<!^)h(?![aeiu])", ""),
        (r"(.)\1+", r"\1"),
    )
)
_VOWELS = re.compile(r"[aeiou]+")
_WRITTEN_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLES = re.compile(r"(.)\1+")
_HALF_VOWELS = re.compile(r"[aeiouvy]+")


@lru_cache(maxsize=262_144)
def fold(token: str) -> str:
    """The token with the spellings of one sound made one; ``C`` is ch, ``S`` is sh."""
    for pattern, replacement in _FOLDS:
        token = pattern.sub(replacement, token)
    return token


@lru_cache(maxsize=262_144)
def skeleton(token: str) -> str:
    """The consonants of the fold; a leading vowel shows as ``a``."""
    folded = fold(token)
    lead = "a" if folded[:1] and folded[0] in "aeiu" else ""
    return lead + _VOWELS.sub("", folded)


@lru_cache(maxsize=262_144)
def vowels(token: str) -> str:
    """The vowels of the fold, in order."""
    return "".join(_VOWELS.findall(fold(token)))


@lru_cache(maxsize=262_144)
def bones(token: str) -> str:
    """The consonants without half-vowels and without ``h``, which some scripts drop."""
    return _DOUBLES.sub(r"\1", _HALF_VOWELS.sub("", fold(token)).replace("h", ""))


@lru_cache(maxsize=262_144)
def consonants(token: str) -> str:
    """The letters without vowels and ``y``, doubles once.

    That is what remains of a word that was written without its vowels.
    """
    return _DOUBLES.sub(r"\1", _WRITTEN_VOWELS.sub("", token))


def without_doubles(token: str) -> str:
    """The word with each double letter once."""
    return _DOUBLES.sub(r"\1", token)


_ABJAD = {
    "a": "[aeiu]{0,2}",
    "w": "(?:[aeiu]*u[aeiu]*|v|uv|vu)",
    "v": "(?:[aeiu]*u[aeiu]*|v|uv|vu)",
    "y": "[aeiu]*i[aeiu]*",
    "j": "(?:j|g)",
    "f": "(?:f|p)",
    "z": "(?:z|d)",
    "b": "(?:b|v|p)",
    "t": "(?:t|d)",
    "h": "h?",
    "q": "(?:k|g)",
    "X": "(?:h|k)",
}
_ABJAD_FIRST = {"a": "[aeiu]{1,2}", "h": "h", "y": "(?:[aeiu]*i[aeiu]*)", "w": "(?:v|u|vu)"}
_SHORT = "[aeiu]?"


@lru_cache(maxsize=8192)
def unwritten_vowels(token: str) -> re.Pattern[str]:
    """A pattern over folds for a token of a script that leaves short vowels out.

    ``hsn`` is Hasan and not Husain, ``hsyn`` is Husain and not Hasan: the long vowel is
    written.
    """
    letters = re.sub(r"(.)\1+", r"\1", _consonant_fold(token))
    first = _ABJAD_FIRST.get(letters[:1], _ABJAD.get(letters[:1], re.escape(letters[:1])))
    rest = (_ABJAD.get(letter, re.escape(letter)) for letter in letters[1:])
    return re.compile(_SHORT.join((first, *rest)) + _SHORT)


def _consonant_fold(token: str) -> str:
    for pair, one in (
        ("kh", "X"),
        ("gh", "g"),
        ("th", "t"),
        ("dh", "z"),
        ("zh", "j"),
        ("ch", "C"),
        ("sh", "S"),
    ):
        token = token.replace(pair, one)
    return token
