"""Under which keys a name is filed and looked up.

A name is filed under its *terms*; a term is a word, two or three neighbouring words
written as one (``+``), a word from a script that leaves vowels out (``^``), what
names that meet as wholes have in common (``=``), or an acronym (``@``). A term is found by its *keys*: hashes of the word and
of what its variants have in common with it. A key only finds: whoever looks one up
compares the words afterwards, so two words that share a hash do no harm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from watchword.compare.names import is_light
from watchword.compare.similarity import UNWRITTEN
from watchword.text.acronyms import acronyms, is_acronym
from watchword.text.kin import kin_folds, kin_groups
from watchword.text.names import NameForm
from watchword.text.sounds import bones, consonants, fold, skeleton
from watchword.text.wholes import whole_keys

JOINED = "+"
VOWELLESS = "^"
WHOLE = "="
ACRONYM = "@"
_SHORT = 5
_SHORTEST_SKELETON = 3
"""Two consonants are common to too many words."""
_SHORTEST_SLIP = 3
SHORTEST_TWO_SLIPS = 8
"""In shorter words two slips are not looked for: too many words lie so near. A name that
is found by its other words is compared all the same."""
_SLIP_LETTERS = 7
"""Slips are looked for in so many first letters: two words that differ by two slips
still share a remainder of these (W. Garbe, SymSpell, 2012)."""


def word_keys(form: NameForm) -> tuple[str, ...]:
    """The words of a name, once each; articles and titles only where nothing else is."""
    heavy = tuple(dict.fromkeys(t for t in form.tokens if not is_light(t, form.reading)))
    return heavy or tuple(dict.fromkeys(form.tokens))


def joined_words(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Two neighbouring words, and three short ones, that may be written as one."""
    pairs: list[tuple[str, ...]] = list(pairwise(tokens))
    triples: list[tuple[str, ...]] = [
        three
        for three in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if max(map(len, three)) <= _SHORT
    ]
    return tuple(dict.fromkeys(pairs + triples))


def name_terms(form: NameForm) -> tuple[str, ...]:
    """The terms under which a listed name is filed, its words first."""
    words = word_keys(form)
    if form.script in UNWRITTEN:
        words = tuple(VOWELLESS + word for word in words)
    found = [*words, *(JOINED + fold("".join(run)) for run in joined_words(form.tokens))]
    found.extend(WHOLE + key for key in whole_keys(form))
    found.extend(ACRONYM + acronym for acronym in acronyms(form))
    return tuple(dict.fromkeys(found))


def whole_terms(form: NameForm) -> tuple[str, ...]:
    """The terms of names that may meet a query as a whole."""
    found = [WHOLE + key for key in whole_keys(form)]
    found.extend(acronyms(form))
    if len(form.tokens) == 1 and is_acronym(form.tokens[0]):
        found.append(ACRONYM + form.tokens[0])
    return tuple(found)


def term_keys(term: str) -> frozenset[int]:
    """The keys under which a term is found."""
    if term.startswith((JOINED, WHOLE, ACRONYM)):
        return frozenset((_hash("=", term),))
    if term.startswith(VOWELLESS):
        word = term[1:]
        return frozenset((_hash("=", term), *_bones("^", word), *_slips("e", word)))
    return frozenset((_hash("=", term), *_common(term), *_bones("-", term), *_slips("d", term)))


def query_keys(word: str, *, unwritten: bool) -> tuple[int, ...]:
    """The keys of the terms that a word of a query may mean, slips apart.

    Args:
        word: A word in normal form.
        unwritten: Whether it comes from a script that leaves vowels out.
    """
    keys = {_hash("=", word), _hash("=", VOWELLESS + word), _hash("=", JOINED + fold(word))}
    keys.update(_bones("^", word))
    keys.update(_bones("-", word) if unwritten else _common(word, asked=True))
    return tuple(sorted(keys))


def joined_keys(joined: str) -> tuple[int, ...]:
    """The keys of the listed words that are several of a query's words in one."""
    return _hash("=", joined), _hash("f", fold(joined))


def slip_keys(word: str, *, unwritten: bool) -> tuple[int, ...]:
    """The keys of the terms that may differ from a word by a slip or two."""
    return tuple(sorted(set(_slips("e" if unwritten else "d", word))))


@lru_cache(maxsize=65_536)
def letters(term: str) -> int:
    """The letters of a word, a bit each, whatever their case; none for a term that is no word."""
    if term.startswith((JOINED, WHOLE, ACRONYM)):
        return 0
    found = 0
    for char in term.lower():
        if "a" <= char <= "z":
            found |= 1 << (ord(char) - ord("a"))
    return found


def exact_key(term: str) -> int:
    """The key of a term itself."""
    return _hash("=", term)


def _hash(kind: str, text: str) -> int:
    return crc32(f"{kind}{text}".encode())


def _common(word: str, *, asked: bool = False) -> Iterator[int]:
    """What two romanisations of a word have in common.

    A word that is ``asked`` for is looked up by its consonants only where it may have
    lost its vowels: words share consonants with many others.
    """
    if len(word) < 2:
        return
    yield _hash("f", fold(word))
    bare = skeleton(word)
    if len(bare) >= _SHORTEST_SKELETON:
        yield _hash("s", bare)
    left = consonants(word)
    if len(left) > 1 and not (asked and _has_vowels(word, left)):
        yield _hash("c", left)
    for other in kin_folds(word):
        yield _hash("f", other)
    for group in kin_groups(word):
        yield _hash("n", group)


def _has_vowels(word: str, left: str) -> bool:
    return 2 * sum(char in "aeiou" for char in word) >= len(left)


def _bones(kind: str, word: str) -> Iterator[int]:
    bare = bones(word)
    if len(bare) > 1:
        yield _hash(kind, bare)


def _slips(kind: str, word: str) -> Iterator[int]:
    """What is left of a word when a letter or two are taken out."""
    if len(word) < _SHORTEST_SLIP or not word.isalpha():
        return
    start = word[:_SLIP_LETTERS]
    folded = fold(word)[:_SLIP_LETTERS]
    left = _without_one((start, folded))
    if len(word) >= SHORTEST_TWO_SLIPS:
        left |= _without_one(tuple(_without_one((start,))))
    left |= {start, folded}
    for rest in left:
        yield _hash(kind, rest)


def _without_one(words: Iterable[str]) -> set[str]:
    return {
        word[:place] + word[place + 1 :]
        for word in words
        for place in range(len(word))
        if len(word) > 2
    }
