"""Names that meet as wholes, and not word by word.

A Chinese or Korean syllable has few letters, and each system spells it otherwise: only
all syllables of a name together tell that "Hsi Chin-ping" is "Xi Jinping", "Chan Tai
Man" is "Chen Daming" or "陈大文", and "Gim Jeong-eun" is "Kim Jong Un" or "김정은".
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from itertools import islice, product

from watchword.text.cantonese import SPELLINGS, SURNAMES_NOT_MANDARIN
from watchword.text.chinese import SYLLABLES, all_syllables, looks_old, old_readings
from watchword.text.korean import is_hangul, korean_keys, same_korean, spelling_pattern
from watchword.text.names import NameForm, Reading

_OLD = 0.9
_CANTONESE = {2: 0.74, 3: 0.85, 4: 0.88}
_HANGUL = {2: 0.85, 3: 0.92, 4: 0.92}
_KOREAN = {2: 0.82, 3: 0.9, 4: 0.9}
_TWO = 8
"""Two syllables hardly have more letters than this."""
_MOST_SYLLABLES = 4
_MOST_KEYS = 64
_SCRIPTS = frozenset({"Latn", "Hani", "Hang", "Kore"})
_HANGUL_SCRIPTS = frozenset({"Hang", "Kore"})

_Syllables = tuple[frozenset[str], ...]


def whole_likeness(left: NameForm, right: NameForm) -> float | None:
    """How alike two persons' names are as wholes; None where they do not meet so.

    Names that meet word by word need not ask.
    """
    if left.reading is not Reading.PERSON or right.reading is not Reading.PERSON:
        return None
    if left.script not in _SCRIPTS or right.script not in _SCRIPTS:
        return None
    hangul = _hangul_likeness(left, right)
    if hangul is not None:
        return hangul
    one, other = sorted((_written(left), _written(right)))
    return _compare(one, other)


_Written = tuple[tuple[str, ...], bool]
"""The words of a name, and whether it is written as Wade-Giles is."""


def _written(form: NameForm) -> _Written:
    return form.tokens, form.script == "Latn" and looks_old(form.original)


def whole_keys(form: NameForm) -> tuple[str, ...]:
    """Keys of a person's name: two that meet as wholes share one."""
    if (
        form.reading is not Reading.PERSON
        or form.script not in _SCRIPTS
        or not 2 <= len(form.tokens) <= _MOST_SYLLABLES
    ):
        return ()
    return _keys(_written(form))


@lru_cache(maxsize=65_536)
def _keys(written: _Written) -> tuple[str, ...]:
    found = {f"k{key}" for key in korean_keys(written[0])}
    for _, syllables in _readings(written):
        found.update("z" + " ".join(sorted(one)) for one in islice(product(*syllables), _MOST_KEYS))
    return tuple(sorted(found))


@lru_cache(maxsize=65_536)
def _compare(one: _Written, other: _Written) -> float | None:
    best = 0.0
    left, right = one[0], other[0]
    southern = all(_southern(tokens, _pinyin(tokens)) for tokens in (left, right))
    for kind, ours in _readings(one):
        for other_kind, theirs in _readings(other):
            # Two names in one system differ where they differ, and word by word.
            if kind is not other_kind and _same_syllables(ours, theirs):
                cantonese = _System.CANTONESE in {kind, other_kind}
                if not (cantonese and southern):
                    best = max(best, _CANTONESE[len(ours)] if cantonese else _OLD)
    if not best and not (_pinyin(left) and _pinyin(right)) and same_korean(left, right):
        best = _KOREAN[3 if max(map(len, ("".join(left), "".join(right)))) > _TWO else 2]
    return best or None


class _System(Enum):
    PINYIN = "pinyin"
    OLD = "Wade-Giles"
    CANTONESE = "Cantonese"


@lru_cache(maxsize=65_536)
def _pinyin(tokens: tuple[str, ...]) -> tuple[str, ...]:
    syllables = all_syllables(tokens)
    return syllables if 2 <= len(syllables) <= _MOST_SYLLABLES else ()


@lru_cache(maxsize=65_536)
def _readings(written: _Written) -> tuple[tuple[_System, _Syllables], ...]:
    """The pinyin syllables that a name can stand for, in each system it may be in."""
    tokens, looks_so = written
    found: list[tuple[_System, _Syllables]] = []
    pinyin = _pinyin(tokens)
    if pinyin:
        found.append((_System.PINYIN, tuple(frozenset((syllable,)) for syllable in pinyin)))
    if 2 <= len(tokens) <= _MOST_SYLLABLES:
        old = old_readings(tokens, known=looks_so)
        if old:
            found.append((_System.OLD, old))
        southern = _southern(tokens, pinyin)
        if southern:
            found.append((_System.CANTONESE, southern))
    return tuple(found)


def _southern(tokens: tuple[str, ...], pinyin: tuple[str, ...]) -> _Syllables:
    """A name in the spellings of the South, some syllables perhaps in pinyin."""
    if not any(token in SPELLINGS for token in (tokens[0], tokens[-1])):
        return ()
    if pinyin and SURNAMES_NOT_MANDARIN.isdisjoint((tokens[0], tokens[-1])):
        return ()
    if not all(token in SPELLINGS or token in SYLLABLES for token in tokens):
        return ()
    return tuple(SPELLINGS.get(token, frozenset()) | ({token} & SYLLABLES) for token in tokens)


def _same_syllables(ours: _Syllables, theirs: _Syllables) -> bool:
    """Whether two names have the same syllables, the family name first or last."""
    if len(ours) != len(theirs):
        return False
    turned = (theirs, (theirs[-1], *theirs[:-1]), (*theirs[1:], theirs[0]))
    return any(all(a & b for a, b in zip(ours, other, strict=True)) for other in turned)


def _hangul_likeness(left: NameForm, right: NameForm) -> float | None:
    for korean, other in ((left, right), (right, left)):
        if korean.script in _HANGUL_SCRIPTS and other.script == "Latn":
            spelled = "".join(other.tokens)
            turned = "".join(other.tokens[-1:] + other.tokens[:-1])
            for pattern in _hangul_patterns(korean.original):
                if pattern.fullmatch(spelled) or pattern.fullmatch(turned):
                    return _HANGUL[min(sum(map(is_hangul, korean.original)), 4)]
    return None


@lru_cache(maxsize=4096)
def _hangul_patterns(original: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of the spellings of a name in Hangul, its family name first or last."""
    words = original.split()
    orders = dict.fromkeys(("".join(words), "".join(words[-1:] + words[:-1])))
    found = (spelling_pattern(order) for order in orders)
    return tuple(pattern for pattern in found if pattern is not None)
