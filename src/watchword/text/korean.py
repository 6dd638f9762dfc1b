"""Korean names: Hangul taken apart by arithmetic, and its romanisations.

A Hangul syllable is ``0xAC00 + (initial * 21 + vowel) * 28 + final`` (The Unicode
Standard, 3.12). People romanise their names by habit rather than by a standard, so a
syllable has several spellings: 정 is Jong, Jung, Jeong, Chong or Chung.
"""

from __future__ import annotations

import re
from functools import lru_cache

_FIRST = 0xAC00
_LAST = 0xD7A3


def _options(table: str) -> tuple[str, ...]:
    """The spellings of each letter, divided by bars; those of one letter by spaces."""
    return tuple(table.split("|"))


_INITIALS = _options(
    "k g|kk|n|t d|tt|r l n|m|p b|pp|s|ss||j ch|jj|ch|k|t|p|h"
)  # ㄱ ㄲ ㄴ ㄷ ㄸ ㄹ ㅁ ㅂ ㅃ ㅅ ㅆ ㅇ ㅈ ㅉ ㅊ ㅋ ㅌ ㅍ ㅎ
_VOWELS = _options(
    "a ah|ae|ya|yae|o eo u|e|yo yeo you yu|ye|o oh|wa|wae|oe oi|yo|u oo woo|wo weo|"
    "we|wi ui|yu yoo|u eu|ui eui ee|i ee yi"
)  # ㅏ ㅐ ㅑ ㅒ ㅓ ㅔ ㅕ ㅖ ㅗ ㅘ ㅙ ㅚ ㅛ ㅜ ㅝ ㅞ ㅟ ㅠ ㅡ ㅢ ㅣ
_FINALS = _options(
    "|k g|k|k|n|n|n|t|l|k|m|l|l|l|p|l|m|p b|p|t|t|ng|t|t|k|t|p|t"
)  # none ㄱ ㄲ ㄳ ㄴ ㄵ ㄶ ㄷ ㄹ ㄺ ㄻ ㄼ ㄽ ㄾ ㄿ ㅀ ㅁ ㅂ ㅄ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ

_SURNAMES = {
    "이": ("ri", "lee", "yi", "rhee", "i"),
    "리": ("ri", "lee", "yi", "rhee"),
    "박": ("pak", "park", "bak"),
    "최": ("choe", "choi"),
    "유": ("yu", "yoo", "ryu", "you"),
    "류": ("ryu", "yu", "yoo"),
    "임": ("im", "rim", "lim"),
    "림": ("rim", "lim", "im"),
    "노": ("no", "ro", "roh"),
    "오": ("o", "oh"),
    "우": ("u", "woo"),
    "양": ("yang", "ryang"),
}
"""Family names whose spelling is custom, the one of the North first."""


def _jamo(syllable: str) -> tuple[str, str, str]:
    index = ord(syllable) - _FIRST
    return _INITIALS[index // 588], _VOWELS[index % 588 // 28], _FINALS[index % 28]


def is_hangul(char: str) -> bool:
    """Whether a character is a composed Hangul syllable."""
    return _FIRST <= ord(char) <= _LAST


def romanise_syllable(syllable: str) -> str:
    """The commonest spelling of a syllable on the lists: 정 is ``jong``."""
    return "".join(options.split(" ")[0] for options in _jamo(syllable))


def surname_spelling(syllable: str) -> str:
    """The commonest spelling of a syllable that is a family name: 박 is ``pak``."""
    custom = _SURNAMES.get(syllable)
    return custom[0] if custom else romanise_syllable(syllable)


@lru_cache(maxsize=4096)
def spelling_pattern(hangul: str) -> re.Pattern[str] | None:
    """A pattern for all usual spellings, joined, of a name in Hangul.

    Args:
        hangul: The syllables; anything else is left out. The family name is first.

    Returns:
        None where fewer than two syllables or more than six are left.
    """
    syllables = [char for char in hangul if is_hangul(char)]
    if not 2 <= len(syllables) <= 6:
        return None
    first = "|".join((*_SURNAMES.get(syllables[0], ()), _pattern(syllables[0])))
    return re.compile(f"(?:{first})" + "".join(_pattern(char) for char in syllables[1:]))


def _pattern(syllable: str) -> str:
    return "".join(
        f"(?:{'|'.join(options.split(' '))})" if options else "" for options in _jamo(syllable)
    )
