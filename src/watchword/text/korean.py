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


@lru_cache(maxsize=1)
def _any_syllable() -> re.Pattern[str]:
    """A pattern for any syllable in any of its spellings."""
    surnames = (spelling for group in _SURNAME_GROUPS for spelling in group.split())
    letters = (
        "(?:" + "|".join(sorted({each for cell in cells for each in cell.split(" ")})) + ")"
        for cells in (_INITIALS, _VOWELS, _FINALS)
    )
    return re.compile("|".join((*surnames, "".join(letters))))


@lru_cache(maxsize=8192)
def is_romanised_syllable(word: str) -> bool:
    """Whether a word can be one romanised Korean syllable, or a family name."""
    return _any_syllable().fullmatch(word) is not None


_SURNAME_GROUPS = _options(
    "kim gim ghim|ri lee yi rhee li rhie i ree|pak park bak bark|choe choi chwe|chong jeong jung chung joung|"
    "kang gang kahng|cho jo joe jho|yun yoon youn|chang jang jahng|im lim rim yim|o oh|han hahn|sin shin|"
    "so seo suh sur|kwon gwon|hwang whang|an ahn|song|yu yoo ryu you ryoo lyu|hong|chon jeon jun chun|ko koh go goh|"
    "mun moon|son sohn|yang ryang|pae bae|paek baek baik back|ho heo hur huh|nam|sim shim|no ro noh roh|ha|"
    "kwak gwak|song sung seong|cha|chu joo ju choo|u woo wu|ku koo gu goo|min|na ra la|chin jin|chi ji jee|om eom um|"
    "chae|won weon|chon cheon|pang bang|kong gong|hyon hyun hyeon|ham|pyon byun byeon|yom yeom ryom youm|yo yeo ryo|"
    "chu choo|to do doh|sok seok suk|sol seol sul|son seon sun|kil gil|ma mah|wi|pyo|myong myung|ki|pan ban|ra na|"
    "wang|kum geum|ok|yuk|in|maeng|che je|mo|thak tak|kuk guk kook|o eo uh|un eun|yong young|ryong|tae thae|"
    "ye|kyong kyung|pong bong|sa|pu bu boo|hwangbo|namgung namkung|sonu seonu sunwoo|tokko dokko|jegal chegal"
)
_INITIAL_OF = {
    **dict.fromkeys(("kh", "kk", "k", "g"), "(?:kh|kk|k|g)"),
    **dict.fromkeys(("th", "tt", "t", "d"), "(?:th|tt|t|d)"),
    **dict.fromkeys(("ph", "pp", "p", "b"), "(?:ph|pp|p|b)"),
    **dict.fromkeys(("jj", "tch", "ch", "j"), "(?:jj|tch|ch|j)"),
    **dict.fromkeys(("r", "l"), "(?:r|l|n|rr|ll|nn)?"),
    **dict.fromkeys(("ss", "s", "sh"), "(?:ss|sh|s)"),
    "n": "n",
    "m": "m",
    "h": "h",
}
_VOWEL_OF = {
    "a": "(?:ah|a)",
    "ah": "(?:ah|a)",
    "ae": "(?:ae|ai|ay|e)",
    "ai": "(?:ae|ai|ay|e)",
    "e": "(?:ae|e|ey)",
    "eo": "(?:eo|o|u)",
    "o": "(?:eo|oh|ou|o|u)",
    "oh": "(?:oh|o)",
    "ou": "(?:ou|o|u)",
    "u": "(?:eo|eu|oo|woo|ou|u|o)",
    "oo": "(?:oo|woo|u)",
    "woo": "(?:woo|oo|u)",
    "eu": "(?:eu|u)",
    "ya": "(?:yah|ya)",
    "yae": "(?:yae|ye)",
    "ye": "(?:ye|yae|yea|e)",
    "yeo": "(?:yeo|you|yo|yu)",
    "yo": "(?:yeo|yoh|you|yo|yu)",
    "you": "(?:yeo|you|yo|yu)",
    "yu": "(?:yeo|yoo|you|yu|yo)",
    "yoo": "(?:yoo|yu|you)",
    "wa": "wa",
    "wae": "(?:wae|wai|oe|we)",
    "oe": "(?:oe|oi|wae|we)",
    "oi": "(?:oe|oi)",
    "we": "(?:we|wae|oe)",
    "wo": "(?:weo|wo|uo)",
    "weo": "(?:weo|wo)",
    "wi": "(?:wi|ui|wee)",
    "ui": "(?:eui|ui|wi|ee|i|y|ey)",
    "eui": "(?:eui|ui|ee|i)",
    "i": "(?:ee|eui|ui|yi|i|y)",
    "ee": "(?:ee|ui|i)",
    "yi": "(?:yi|i|ee)",
}
_UNITS = re.compile(
    "("
    + "|".join(sorted(_VOWEL_OF, key=lambda unit: (-len(unit), unit)))
    + ")|ng|("
    + "|".join(sorted(_INITIAL_OF, key=lambda unit: (-len(unit), unit)))
    + ")"
)
_MOST_SYLLABLES = 4
_FINAL_L = frozenset({"r", "l"})
"""Before a vowel they may be dropped or written otherwise; after one they are spoken."""
_VOWEL_LETTERS = frozenset("aeiouwy")


@lru_cache(maxsize=1)
def _surname_groups() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, group in enumerate(_SURNAME_GROUPS):
        for spelling in group.split():
            found.setdefault(spelling, set()).add(number)
    return {spelling: frozenset(groups) for spelling, groups in found.items()}


@lru_cache(maxsize=65_536)
def _given_spellings(given: str) -> str:
    """An expression for other spellings of a romanised given name; empty where it is none."""
    parts: list[str] = []
    end = vowels = 0
    for met in _UNITS.finditer(given):
        if met.start() != end:
            return ""
        end = met.end()
        if met[1]:
            vowels += 1
            parts.append(_VOWEL_OF[met[1]])
        elif met[2] in _FINAL_L and given[end : end + 1] not in _VOWEL_LETTERS:
            parts.append("(?:rr|ll|r|l)")
        else:
            parts.append(_INITIAL_OF[met[2]] if met[2] else "ng")
    if end != len(given) or not 1 <= vowels < _MOST_SYLLABLES:
        return ""
    return "".join(parts)


@lru_cache(maxsize=8192)
def _given_pattern(given: str) -> re.Pattern[str]:
    return re.compile(_given_spellings(given))


@lru_cache(maxsize=65_536)
def split_name(tokens: tuple[str, ...]) -> tuple[tuple[frozenset[int], tuple[str, ...]], ...]:
    """A romanised Korean name as family name and given name.

    The family name comes by the numbers of its spellings' groups. It may stand first or
    last, so there can be two answers; none where no word is a family name.
    """
    if not 2 <= len(tokens) <= 3 or len("".join(tokens)) > 20:
        return ()
    groups = _surname_groups()
    found = []
    for surname, given in ((tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])):
        if surname in groups and _given_spellings("".join(given)):
            found.append((groups[surname], given))
    return tuple(found)


def same_korean(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two romanised names can be spellings of one Korean name."""
    for ours, given in split_name(left):
        for theirs, other in split_name(right):
            if ours & theirs and _same_given(given, other):
                return True
    return False


def _same_given(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two given names can be one; where both write syllables apart, each must meet."""
    if len(left) != len(right):
        left, right = ("".join(left),), ("".join(right),)
    return all(map(_same_syllables, left, right))


def _same_syllables(left: str, right: str) -> bool:
    if abs(len(left) - len(right)) > 4:
        return False
    # A part by itself may be too little to be a name, and is then only itself.
    patterns = (_given_pattern(left).fullmatch(right), _given_pattern(right).fullmatch(left))
    return left == right or any(patterns)


_KEY_CLASSES = (
    ("tch", "c"),
    ("ch", "c"),
    ("sh", "s"),
    ("ng", "q"),
    ("th", "t"),
    ("kh", "k"),
    ("ph", "p"),
)
_KEY_LETTERS = str.maketrans("gdbjlr", "ktpcnn", "aeiouyw")


@lru_cache(maxsize=65_536)
def korean_keys(tokens: tuple[str, ...]) -> frozenset[str]:
    """Keys that two spellings of one Korean name share; far too coarse to decide."""
    keys: set[str] = set()
    for groups, given in split_name(tokens):
        bare = "".join(given)
        for letters, one in _KEY_CLASSES:
            bare = bare.replace(letters, one)
        bare = re.sub(r"(.)\1+", r"\1", bare.translate(_KEY_LETTERS)).replace("n", "")
        keys.update(f"{group}-{bare}" for group in groups)
    return frozenset(keys)
