"""Which script a text is written in."""

from __future__ import annotations

from functools import lru_cache

from rigour.text.scripts import text_scripts

# ISO 15924 codes of the scripts that the lists use.
_CODES = {
    "Latin": "Latn",
    "Cyrillic": "Cyrl",
    "Arabic": "Arab",
    "Han": "Hani",
    "Hiragana": "Hira",
    "Katakana": "Kana",
    "Hangul": "Hang",
    "Greek": "Grek",
    "Hebrew": "Hebr",
    "Armenian": "Armn",
    "Georgian": "Geor",
    "Devanagari": "Deva",
    "Bengali": "Beng",
    "Gurmukhi": "Guru",
    "Tamil": "Taml",
    "Thai": "Thai",
    "Khmer": "Khmr",
    "Lao": "Laoo",
    "Myanmar": "Mymr",
    "Sinhala": "Sinh",
    "Ethiopic": "Ethi",
    "Tibetan": "Tibt",
    "Mongolian": "Mong",
    "Syriac": "Syrc",
    "Thaana": "Thaa",
}


_LATIN = frozenset({"Latn"})
_NONE: frozenset[str] = frozenset()


def scripts_in(text: str) -> frozenset[str]:
    """The ISO 15924 codes of all scripts in a text."""
    if text.isascii():
        return _LATIN if any(map(str.isalpha, text)) else _NONE
    return frozenset(_CODES.get(name, name) for name in text_scripts(text))


def script_of_all(found: frozenset[str]) -> str | None:
    """The one code that several scripts come to.

    Kana beside Han is Japanese (``Jpan``), Hangul beside Han Korean (``Kore``); any other
    mixture, and none at all, has none.
    """
    if len(found) == 1:
        return next(iter(found))
    if found and found <= {"Hani", "Hira", "Kana"}:
        return "Jpan"
    if found == {"Hani", "Hang"}:
        return "Kore"
    return None


@lru_cache(maxsize=65_536)
def script_of(text: str) -> str | None:
    """The ISO 15924 code of the script of a text; see :func:`script_of_all`."""
    return script_of_all(scripts_in(text))
