"""What romanisations of the same name have in common.

A token in ASCII is first read as a string of *sounds*, one character each, whichever
custom it is spelled by: ``sh``, German ``sch`` and Swedish ``sj`` are one sound, and so
are ``ou``, ``oo`` and ``u``. Keys of it come coarser and coarser: the *fold* (Shoigu and
Shoygu, Usmanov and Ousmanov, Jon and John), the *skeleton* of consonants (Ahmed and
Ahmad), and the *bones*, which also lose the half-vowels that the Arabic and Hebrew
scripts write for long vowels.
"""

from __future__ import annotations

import re
from functools import lru_cache

_LETTERS = {
    "W": "schtsch stsch shtsh chtch sjtsj sjtj szcz shch",  # Щ
    "C": "tzsch tsch tsj tch tsh tj cz ch",
    "j": "dsch dzh dsh dzj dj",
    "S": "sch sh sj sz",
    "Z": "zh zj",
    "x": "kh",
    "G": "gh",
    "D": "dh",
    "T": "th",
    "f": "ph",
    "c": "ts tz",
    "k": "ck",
    "ks": "x",
    "u": "oo ou uu",
    "i": "ee ii",
    "ø": "eo",
    "ü": "eu",
}
"""Each sound with the letters that may stand for it in one custom or another.

``ø`` and ``ü`` are the Korean ``eo`` and ``eu``, ``c`` is ``ts``, ``x`` is ``kh``; ``ë`` is the
Russian letter, ``yo``, which is printed ``e`` as a rule.
"""

_IN_PLACE = (
    (r"qu(?=[ei])", "k"),
    (r"gu(?=[eiy])", "g"),
    (r"c(?![hkzeiy]|$)", "k"),
    (r"(?<=[eio])j(?![aeiouy])", "i"),
    (r"[iy]{2,}j?(?=[aeou])|ij(?=a$)", "Y"),
    (r"i[yj](?![aeou])|yi|yy", "i"),
    (r"[yi](?=[aeou])", "Y"),
    (r"y", "i"),
    (r"(?<=a)w(?![aeiouy])", "u"),
    (r"(?<!^)h$", ""),
)
"""Letters whose sound depends on their neighbours; ``Y`` is the glide before a vowel."""


def _reader() -> tuple[re.Pattern[str], dict[str, str], tuple[str, ...]]:
    """A pattern of all letters that are read together, the longest first."""
    sounds = {unit: sound for sound, units in _LETTERS.items() for unit in units.split()}
    long = sorted((unit for unit in sounds if len(unit) > 2), key=lambda unit: -len(unit))
    short = [unit for unit in sounds if len(unit) <= 2]
    in_place = [f"({pattern})" for pattern, _ in _IN_PLACE]
    whole = "|".join((*long, *in_place, *short))
    return re.compile(whole), sounds, tuple(sound for _, sound in _IN_PLACE)


_UNIT, _SOUNDS, _SOUNDS_IN_PLACE = _reader()
_DOUBLES = re.compile(r"(.)\1+")
_MIXED_UP = str.maketrans("xGDTqcwøüëoWY", "hgdtkzvuueuSy")
_WEAK = re.compile(r"(?<!^)h(?![aeiu])|y(?=e)|(?<=[aeiu])y(?=[aiu])")
_VOWELS = re.compile(r"[aeiou]+")
_WRITTEN_VOWELS = re.compile(r"[aeiouy]+")
_HALF_VOWELS = re.compile(r"[aeiouv]+")


def _sound(met: re.Match[str]) -> str:
    place = met.lastindex
    return _SOUNDS_IN_PLACE[place - 1] if place else _SOUNDS[met[0]]


@lru_cache(maxsize=262_144)
def sounds(token: str) -> str:
    """The sounds of a token, one character each; doubled ones once."""
    read = _UNIT.sub(_sound, token)
    inside = read[1:-1].replace("Yo", "ë")
    return without_doubles(read if len(read) < 3 else read[0] + inside + read[-1])


@lru_cache(maxsize=262_144)
def fold(token: str) -> str:
    """The token with the sounds made one that customs mix up throughout.

    ``C`` is ch, ``S`` is sh, ``Z`` is zh; ``z`` is ts too.
    """
    folded = _WEAK.sub("", sounds(token).translate(_MIXED_UP))
    return without_doubles(folded.replace("ei", "ai").replace("y", "i"))


@lru_cache(maxsize=262_144)
def skeleton(token: str) -> str:
    """The consonants of the fold; a leading vowel shows as ``a``."""
    folded = fold(token)
    lead = "a" if folded[:1] and folded[0] in "aeiu" else ""
    return lead + _VOWELS.sub("", folded)


@lru_cache(maxsize=262_144)
def bones(token: str) -> str:
    """The consonants without half-vowels and without ``h``, which some scripts drop."""
    return without_doubles(_HALF_VOWELS.sub("", fold(token)).replace("h", ""))


@lru_cache(maxsize=262_144)
def consonants(token: str) -> str:
    """The letters without vowels and ``y``, doubles once.

    That is what remains of a word that was written without its vowels.
    """
    return without_doubles(_WRITTEN_VOWELS.sub("", token))


def without_doubles(token: str) -> str:
    """The word with each double letter once."""
    return _DOUBLES.sub(r"\1", token) if _DOUBLES.search(token) else token
