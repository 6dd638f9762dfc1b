"""The scripts of India and Sri Lanka in Latin letters, as names are written there.

Nine of them have their letters in one order in Unicode, after the Indian standard ISCII
(The Unicode Standard, 12): one table serves all. A consonant holds an ``a`` that is not
written; the languages of the north drop it at the end of a word, and before a syllable
with a vowel of its own (B. Narasimhan and others, "Schwa-Deletion in Hindi
Text-to-Speech Synthesis", 2004).
"""

from __future__ import annotations

from functools import lru_cache

from watchword.text.words import word_list


def _table(cells: str) -> dict[str, str]:
    """Offsets in their block, each with its letters."""
    words = word_list(cells)
    return dict(zip(words[::2], words[1::2], strict=True))


_CONSONANTS = dict(
    zip(
        range(0x15, 0x3A),
        word_list(
            "k kh g gh n ch chh j jh n t th d dh n t th d dh n n p ph b bh m y r r l l zh v sh sh s h"
        ),
        strict=True,
    )
)
_VOWELS = dict(
    zip(range(0x05, 0x15), word_list("a aa i i u u ri l e e e ai o o o au"), strict=True)
)
_SIGNS = dict(zip(range(0x3E, 0x4D), word_list("aa i i u u ri ri e e e ai o o o au"), strict=True))
_CHILLU = dict(zip(range(0x7A, 0x80), word_list("n n r l l k"), strict=True))
_DOTTED = {"k": "q", "g": "gh", "j": "z", "ph": "f", "d": "r", "dh": "rh"}
_BLOCKS = range(0x0900, 0x0D80, 0x80)
_NORTHERN = frozenset((0x0900, 0x0980, 0x0A00, 0x0A80, 0x0B00))
"""Devanagari, Bengali, Gurmukhi, Gujarati, Odia: languages that drop the ``a``."""
_SINHALA = 0x0D80
_SINHALA_CONSONANTS = _table(
    "1A k 1B kh 1C g 1D gh 1E n 1F ng 20 ch 21 chh 22 j 23 jh 24 n 25 gn 26 nj 27 t 28 t 29 d 2A d "
    "2B n 2C nd 2D th 2E th 2F d 30 dh 31 n 33 nd 34 p 35 ph 36 b 37 bh 38 m 39 mb 3A y 3B r "
    "3D l 40 w 41 sh 42 sh 43 s 44 h 45 l 46 f"
)
_SINHALA_VOWELS = _table(
    "05 a 06 aa 07 e 08 e 09 i 0A i 0B u 0C u 0D ru 11 e 12 e 13 ai 14 o 15 o 16 au 4F aa 50 e 51 e "
    "52 i 53 i 54 u 56 u 58 ru 59 e 5A e 5B ai 5C o 5D o 5E au"
)
_NASALS = (("Mh", "ngh"), ("Mp", "mp"), ("Mb", "mb"), ("Mm", "mm"), ("M", "n"))
_USUAL = {"shekh": "sheikh"}
"""Words that are spelled by custom."""
_KILL, _DOT, _DOUBLE = "virama", "nukta", "addak"


def is_indic(char: str) -> bool:
    """Whether a character is of one of these scripts."""
    return "\u0900" <= char <= "\u0dff"


@lru_cache(maxsize=65_536)
def romanise_indic(word: str) -> str:
    """A word in ASCII, as names are commonly spelled; other characters are left out."""
    units: list[list[str]] = []
    north = False
    for char in word:
        kind, letters = _read(char)
        north = north or (ord(char) & ~0x7F) in _NORTHERN
        _add(units, kind, letters)
    if north:
        _drop_inherent(units)
    found = "".join(consonant + vowel for consonant, vowel in units)
    for nasal, letters in _NASALS:
        found = found.replace(nasal, letters)
    found = found.replace("A", "a").replace("aa", "a")
    return _USUAL.get(found, found)


def _read(char: str) -> tuple[str, str]:
    """What a character is: consonant, vowel, sign, nasal or mark, and its letters."""
    block, offset = ord(char) & ~0x7F, ord(char) & 0x7F
    if block == _SINHALA:
        return _read_sinhala(f"{offset:02X}", offset)
    if block not in _BLOCKS:
        return "", ""
    if offset in _CONSONANTS:
        return "consonant", _CONSONANTS[offset]
    if offset in _VOWELS:
        return "vowel", _VOWELS[offset]
    if offset in _SIGNS:
        return "sign", _SIGNS[offset]
    if offset in _CHILLU and block == 0x0D00:
        return "final", _CHILLU[offset]
    return _read_mark(block, offset)


def _read_mark(block: int, offset: int) -> tuple[str, str]:
    marks = {0x01: "M", 0x02: "M", 0x03: "h", 0x70: "M"}
    if offset in marks:
        return "final", marks[offset]
    others = {0x4D: _KILL, 0x3C: _DOT, 0x71: _DOUBLE if block == 0x0A00 else ""}
    return others.get(offset, ""), ""


def _read_sinhala(code: str, offset: int) -> tuple[str, str]:
    if code in _SINHALA_CONSONANTS:
        return "consonant", _SINHALA_CONSONANTS[code]
    if code in _SINHALA_VOWELS:
        return ("vowel" if offset < 0x18 else "sign"), _SINHALA_VOWELS[code]
    if offset in {0x02, 0x03}:
        return "final", "M" if offset == 0x02 else "h"
    return (_KILL, "") if offset == 0x4A else ("", "")


def _add(units: list[list[str]], kind: str, letters: str) -> None:
    """Add a character to the syllables; ``A`` is the vowel that is not written."""
    if kind == "consonant":
        units.append([letters, "A"])
    elif kind == "vowel":
        units.append(["", letters])
    elif kind == "final":
        units.append([letters, ""])
    elif not units:
        return
    elif kind == "sign":
        units[-1][1] = letters
    elif kind == _KILL:
        units[-1][1] = ""
    elif kind == _DOT:
        units[-1][0] = _DOTTED.get(units[-1][0], units[-1][0])


def _drop_inherent(units: list[list[str]]) -> None:
    """Drop the unwritten ``a`` at the end and between a vowel and a full syllable."""
    last = len(units) - 1
    if last > 0 and units[last][1] == "A" and (units[last - 1][1] or units[last - 1][0] == "M"):
        units[last][1] = ""
    for place in range(last - 1, 0, -1):
        after = units[place + 1]
        if units[place][1] == "A" and units[place - 1][1] and after[0] and after[1]:
            units[place][1] = ""
