"""Places written as one line: which country they name, and several in one cell."""

from __future__ import annotations

import re

from watchword.sources.draft import clean
from watchword.text.countries import country_code

_NOTE = re.compile(r"\s*\(([^()]*)\)\s*\.?$")
_NOW = re.compile(r"\(now\s+(?:in\s+)?([^()]+)\)", re.I)
_POSTCODE = re.compile(r",\s*\d[\d\s-]{2,}\s*$")
_MOST_WORDS = 6
_LONGEST = 400
"""How much of the end of a line is looked at, in characters."""

_LETTER = re.compile(r"(?:(?<=^)|(?<=[\s;,.]))\(?([a-z])\)\s*")


def country_words(line: str) -> str:
    """The words at the end of a place that name its country, or an empty string.

    ``Osh, Kyrgyz SSR (now Kyrgyzstan)`` names Kyrgyzstan, ``Moscow 117997 Russia``
    Russia; ``Yangon, Myanmar (previous address)`` names Myanmar. Words that name only a
    part of a country, or a country by a code of two letters, are not taken.
    """
    line = line[-_LONGEST:]
    now = _NOW.search(line)
    if now and _is_country(now[1]):
        return clean(now[1])
    text = _POSTCODE.sub("", line).strip(" .;,")
    candidates = [text, _NOTE.sub("", text)]
    for candidate in dict.fromkeys(candidates):
        last = candidate.rpartition(",")[2].strip(" .")
        words = last.split()
        for count in range(min(len(words), _MOST_WORDS), 0, -1):
            tail = " ".join(words[-count:])
            if _is_country(tail):
                return tail
    return ""


def _is_country(text: str) -> bool:
    if len(text) < 3 or any(char.isdigit() for char in text):
        return False
    code = country_code(text)
    return code is not None and len(code) == 2


def note_of(line: str) -> str:
    """What a place's last brackets say: ``previous address``."""
    found = _NOTE.search(line[-_LONGEST:])
    return clean(found[1]) if found else ""


def split_lettered(cell: str) -> list[str]:
    """The items of ``a) Kabul b) Kandahar``; the whole where it has no letters.

    Letters count only from ``a)`` on and in their order, so that ``Plant (b) of ...`` is no
    list. What stands before the first letter is an item too.
    """
    expected, cuts = "a", []
    for found in _LETTER.finditer(cell):
        if found[1] == expected:
            cuts.append((found.start(), found.end()))
            expected = chr(ord(expected) + 1)
    if not cuts or (len(cuts) == 1 and cell[: cuts[0][0]].strip()):
        return [cell.strip()] if cell.strip() else []
    edges = [*[start for start, _ in cuts[1:]], len(cell)]
    items = [cell[: cuts[0][0]]] + [
        cell[begin:end] for (_, begin), end in zip(cuts, edges, strict=True)
    ]
    return [item.strip(" ;,\n\t\r") for item in items if item.strip(" ;,.\n\t\r")]
