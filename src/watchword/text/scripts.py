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


@lru_cache(maxsize=65_536)
def script_of(text: str) -> str | None:
    """The ISO 15924 code of the script of a text.

    Kana beside Han is Japanese (``Jpan``), Hangul beside Han Korean (``Kore``); any other
    mixture, and a text without letters, has none.
    """
    if text.isascii():
        return "Latn" if any(char.isalpha() for char in text) else None
    found = {_CODES.get(name, name) for name in text_scripts(text)}
    if len(found) == 1:
        return found.pop()
    if found and found <= {"Hani", "Hira", "Kana"}:
        return "Jpan"
    if found == {"Hani", "Hang"}:
        return "Kore"
    return None
