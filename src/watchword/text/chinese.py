"""Chinese names in Latin letters: pinyin and the older Wade-Giles.

Han characters give pinyin through anyascii; this module splits joined pinyin
("Jinping" into "jin ping") and knows which pinyin syllables a Wade-Giles syllable can
stand for. Writers drop the apostrophe that tells ``ch'`` (q, ch) from ``ch`` (j, zh),
so a Wade-Giles syllable stands for several.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_RHYMES = {
    "": "a o e ai ei ao ou an en ang er yi ya yo ye yao you yan yin yang ying wu wa wo wai wei "
    "wan wen wang yu yue yuan yun yong weng",
    "b": "a o ai ei ao an en ang eng i ie iao ian in ing u",
    "p": "a o ai ei ao ou an en ang eng i ie iao ian in ing u",
    "m": "a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u",
    "f": "a o ei ou an en ang eng u",
    "d": "a e ai ei ao ou an en ang eng ong i ie iao iu ian ing u uo ui uan un",
    "t": "a e ai ao ou an ang eng ong i ie iao ian ing u uo ui uan un",
    "n": "a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan ue v",
    "l": "a e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un ue v",
    "g": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "k": "a e ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "h": "a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "j": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "q": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "x": "i ia ie iao iu ian in iang ing iong u ue uan un",
    "zh": "a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "ch": "a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang",
    "sh": "a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang",
    "r": "e i ao ou an en ang eng ong u ua uo ui uan un",
    "z": "a e i ai ei ao ou an en ang eng ong u uo ui uan un",
    "c": "a e i ai ao ou an en ang eng ong u uo ui uan un",
    "s": "a e i ai ao ou an en ang eng ong u uo ui uan un",
}

SYLLABLES = frozenset(
    initial + rhyme for initial, rhymes in _RHYMES.items() for rhyme in rhymes.split()
)
"""The syllables of Mandarin in pinyin, without tones; ``v`` stands for ü."""

SURNAME_READINGS = {
    "单": "shan",
    "單": "shan",
    "曾": "zeng",
    "解": "xie",
    "仇": "qiu",
    "查": "zha",
    "区": "ou",
    "區": "ou",
    "盖": "ge",
    "乐": "yue",
    "樂": "yue",
    "覃": "qin",
    "朴": "piao",
    "吕": "lyu",
    "呂": "lyu",
}
"""Characters that are read otherwise as a family name."""

_INITIALS = (
    ("zh", ("ch",)),
    ("ch", ("ch",)),
    ("sh", ("sh",)),
    ("b", ("p",)),
    ("d", ("t",)),
    ("g", ("k",)),
    ("j", ("ch",)),
    ("q", ("ch",)),
    ("x", ("hs",)),
    ("z", ("ts", "tz")),
    ("c", ("ts", "tz")),
    ("r", ("j",)),
)
_RHYMES_OLD = {
    "ian": ("ien",),
    "ie": ("ieh",),
    "ue": ("ueh",),
    "ong": ("ung",),
    "iong": ("iung",),
    "ui": ("ui", "uei"),
    "uo": ("o", "uo"),
    "e": ("e", "o"),
    "yan": ("yen",),
    "ye": ("yeh",),
    "yi": ("i", "yi"),
    "you": ("yu",),
    "yong": ("yung",),
    "yue": ("yueh",),
    "v": ("u",),
    "er": ("erh",),
}


def _old_spellings(syllable: str) -> set[str]:
    """The Wade-Giles spellings of a pinyin syllable, without apostrophes and umlauts."""
    initial = next((i for i in ("zh", "ch", "sh") if syllable.startswith(i)), "")
    if not initial and syllable[0] in "bpmfdtnlgkhjqxrzcs":
        initial = syllable[0]
    rhyme = syllable[len(initial) :]
    if rhyme == "i" and initial in {"zh", "ch", "sh", "r"}:
        rhymes: tuple[str, ...] = ("ih",)
    elif rhyme == "i" and initial in {"z", "c", "s"}:
        return {"tzu", "tsu"} if initial != "s" else {"ssu", "szu"}
    else:
        rhymes = _RHYMES_OLD.get(rhyme, (rhyme,))
    initials = dict(_INITIALS).get(initial, (initial,))
    return {first + rest for first in initials for rest in rhymes}


@lru_cache(maxsize=1)
def _old_to_pinyin() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for syllable in SYLLABLES:
        for old in _old_spellings(syllable):
            table.setdefault(old, set()).add(syllable)
    return {old: frozenset(new) for old, new in table.items()}


_BARE_VOWELS = frozenset("aeo")
"""Syllables that are hardly ever joined to one before: "Lee" is not "Le'e"."""


@lru_cache(maxsize=65_536)
def split_syllables(token: str) -> tuple[str, ...]:
    """A token of joined pinyin as its syllables; empty where it is none.

    Of several readings the one with the fewest syllables is taken, then the one whose
    first syllable is longest, as the rules of pinyin orthography have it.
    """
    if not 0 < len(token) <= 24:
        return ()
    best: list[tuple[str, ...] | None] = [None] * (len(token) + 1)
    best[len(token)] = ()
    for start in range(len(token) - 1, -1, -1):
        for end in range(min(len(token), start + 6), start, -1):
            rest = best[end]
            if rest is None or token[start:end] not in SYLLABLES:
                continue
            if start and token[start:end] in _BARE_VOWELS:
                continue
            found = best[start]
            if found is None or len(rest) + 1 < len(found):
                best[start] = (token[start:end], *rest)
    return best[0] or ()


def all_syllables(tokens: Sequence[str]) -> tuple[str, ...]:
    """The syllables of a whole name in pinyin; empty where any token is none."""
    syllables: list[str] = []
    for token in tokens:
        parts = split_syllables(token)
        if not parts:
            return ()
        syllables.extend(parts)
    return tuple(syllables)


def old_readings(tokens: Sequence[str], *, known: bool = False) -> tuple[frozenset[str], ...]:
    """For a name in Wade-Giles, the pinyin syllables that each token can stand for.

    Empty unless every token is a Wade-Giles syllable and at least one of them is no
    pinyin: a name that is good pinyin is taken as such, unless it is known to be old.
    """
    table = _old_to_pinyin()
    readings = tuple(table.get(token, frozenset()) for token in tokens)
    if not all(readings) or (not known and all(token in SYLLABLES for token in tokens)):
        return ()
    return readings


_OLD_SIGN = re.compile("(?:ch|[pkt]|t[sz])['’‘ʻʼ`][a-zü]|[a-zü]{2}-[a-zü]{2}", re.IGNORECASE)


def looks_old(text: str) -> bool:
    """Whether a name in Latin letters is written as Wade-Giles is.

    That is with the apostrophe of ``ch'``, or with a hyphen in the given name.
    """
    return _OLD_SIGN.search(text) is not None


_LOOSE_INITIALS = (
    ("zh", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("hs", "x"),
    ("tz", "z"),
    ("ts", "z"),
    ("ss", "s"),
    ("sz", "s"),
    ("q", "c"),
    ("j", "c"),
    ("r", "c"),
    ("b", "p"),
    ("d", "t"),
    ("g", "k"),
    ("c", "z"),
)


def loose_key(tokens: Sequence[str]) -> str:
    """A key that pinyin and Wade-Giles spellings of a Chinese name share, in any order.

    It is far too coarse to decide anything: it only finds candidates. Empty where the
    name is not Chinese in either system, or has fewer than two syllables.
    """
    syllables = all_syllables(tokens) or (tuple(tokens) if old_readings(tokens) else ())
    if len(syllables) < 2:
        return ""
    return " ".join(sorted(_loose(syllable) for syllable in syllables))


def _loose(syllable: str) -> str:
    for start, short in _LOOSE_INITIALS:
        if syllable.startswith(start):
            initial, rest = short, syllable[len(start) :]
            break
    else:
        initial, rest = syllable[0], syllable[1:]
    consonants = "".join(letter for letter in rest if letter in "ng")
    return initial + consonants
