"""Numbers in the names of bodies and things, in digits: Fund III, Fund 3, the Third Fund.

A number tells one fund, regiment or ship from its sister, so it must be read the same
however it is written. Names of people are left alone: a "Segundo" is no number.
"""

from __future__ import annotations

import re

from watchword.text.chinese import SYLLABLES

_WORDS = """
1 one first premier premiere primero primera primeira erste erster pervy pervyi pervaya pervoe primo
2 two second deuxieme segundo segunda zweite zweiter vtoroy vtoroi vtoraya vtoroe secondo seconda
3 three third troisieme tercero tercera terceiro dritte dritter trety tretii tretiy tretya tretya terzo
4 four fourth quatrieme cuarto cuarta vierte vierter chetverty chetvertyi
5 five fifth cinquieme quinto quinta funfte funfter pyaty pyatyi
6 six sixth sixieme sexto sexta sechste sechster shestoy shestoi
7 seven seventh septieme septimo septima siebte siebter sedmoy sedmoi
8 eight eighth huitieme octavo octava achte achter vosmoy vosmoi
9 nine ninth neuvieme noveno novena neunte neunter devyaty devyatyi
10 ten tenth dixieme decimo decima zehnte zehnter desyaty desyatyi
11 eleven eleventh onzieme
12 twelve twelfth douzieme
13 thirteen thirteenth treizieme
14 fourteen fourteenth
15 fifteen fifteenth
16 sixteen sixteenth
17 seventeen seventeenth
18 eighteen eighteenth
19 nineteen nineteenth
20 twenty twentieth
"""
_BY_WORD = {
    word: line.split()[0] for line in _WORDS.strip().splitlines() for word in line.split()[1:]
}
_ROMAN = [
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
    "xxi",
    "xxii",
    "xxiii",
    "xxiv",
    "xxv",
]
_BY_ROMAN = {roman: str(place) for place, roman in enumerate(_ROMAN, 1)}
_ONLY_LAST = frozenset(("i", "v", "x", "vi", "xi"))
"""Roman numbers that are words too: numbers where they end a name of some length."""
_SIGNS = frozenset(("no", "nr", "num", "number", "nomer", "numero", "nro"))
_ORDINAL = re.compile(r"0*(\d+)(?:st|nd|rd|th|er|ere|eme|ieme|ro|ra|do|da|to|ta|mo|ma|ya|oi|oy|iy)")
_ENDS_IN_NUMBER = re.compile(r"([a-z]{3,})0*(\d{1,3})")
_SIGN_AND_NUMBER = re.compile(r"(?:no|nr|num)0*(\d+)")
_HAN_NUMBER = re.compile("第([一二三四五六七八九十]{1,3}|[0-9]{1,4})")
_HAN_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}


def number_tokens(tokens: list[str]) -> list[str]:
    """The tokens with every number in digits, without leading zeros and signs."""
    found: list[str] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1] if place + 1 < len(tokens) else ""
        if token in _SIGNS and after[:1].isdigit():
            continue
        found.extend(_read(token, tokens, place))
    return found


def _read(token: str, tokens: list[str], place: int) -> tuple[str, ...]:
    if token in _BY_WORD:
        return (_BY_WORD[token],)
    if token in _BY_ROMAN:
        return (_BY_ROMAN[token],) if _is_roman(token, tokens, place) else (token,)
    if token[-1:].isdigit():
        if token.isdigit():
            return (token.lstrip("0") or "0",)
        signed = _SIGN_AND_NUMBER.fullmatch(token)
        if signed is not None:
            return (signed[1],)
        ends = _ENDS_IN_NUMBER.fullmatch(token)
        return (ends[1], ends[2]) if ends is not None else (token,)
    ordinal = _ORDINAL.fullmatch(token) if token[:1].isdigit() else None
    return (ordinal[1],) if ordinal is not None else (token,)


def _is_roman(token: str, tokens: list[str], place: int) -> bool:
    if token not in _ONLY_LAST:
        return True
    before = tokens[place - 1] if place else ""
    return place == len(tokens) - 1 and len(before) > 2 and before not in SYLLABLES


def han_numbers(text: str) -> str:
    """A text with Chinese ordinals (第十四) in digits."""
    return _HAN_NUMBER.sub(lambda met: f" {_han_value(met[1])} ", text)


def _han_value(written: str) -> int:
    if written.isascii():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    value = 10 * (_HAN_DIGITS.get(tens, 1) if ten else 0)
    return value + _HAN_DIGITS.get(ones[:1], 0)
