"""How common the words of personal names are in the world.

A list of wanted people says little about how common a name is: hardly anybody on it may
be called Jennifer or Garcia, and yet half a million customers are. The classes here were
written from general knowledge of onomastics: of what censuses (the United States), registers
of births and residents (Spain, Portugal, France, the Nordic countries, Poland, Korea),
rankings of ministries of the interior (China, Turkey) and studies of telephone books and of
voters' rolls (Italy, Russia, India) are known to say. No file was copied, and nothing was
counted: they are orders of magnitude.

A class speaks of the bearers within the culture that the name belongs to, as a given
name, a patronymic or a family name, all living generations and both sexes together:

- 3, very common: at least about 1 person in 300;
- 2, common: 1 in 300 to 1 in 1,500;
- 1, known: 1 in 1,500 to about 1 in 10,000;
- 0: rarer than that, or not known.

Smaller peoples are taken with their neighbours (the Nordic countries, the Balkans,
Central Asia, East and West Africa), so that a name of one of them stands a class lower. A
word of several cultures has the class of the one in which it is most common. Particles
(``al``, ``bin``, ``de``) are very common words. A Chinese or Korean name has a class for
each syllable, and another where it is written as one word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import repeat
from pathlib import Path

from watchword.text.sounds import fold

UNKNOWN = 0
KNOWN = 1
COMMON = 2
VERY_COMMON = 3

LEAST_FOLD = 5
"""Shorter folds unite names that have nothing in common (Joe, Zhou and Ju; Nail and Neil)."""

_FILE = Path(__file__).with_name("common_names.txt")


@lru_cache(maxsize=262_144)
def commonness(word: str) -> int:
    """How common a word of a personal name is: 0 to 3, as the module says.

    Never fails, and takes two looks into a table.

    Args:
        word: A word in normal form, as :func:`watchword.text.names.read_name` gives it.
            It has the class of the common and very common words of the same
            :func:`~watchword.text.sounds.fold`, so that a spelling that is not listed
            counts as the name it is; another spelling of a word that is merely known is
            too rare for that. A word of one letter is an initial, and has no class.
    """
    table = _table()
    rank = table.get(word, UNKNOWN)
    folded = fold(word)
    return max(rank, table.get(folded, UNKNOWN)) if len(folded) >= LEAST_FOLD else rank


def sections(text: str) -> Iterator[tuple[str, int, list[str]]]:
    """The sections of the file: of what kind, of which class, and what stands in each."""
    for section in text.split("[")[1:]:
        title, _, listed = section.partition("]")
        kind, rank = title.split()
        yield kind, int(rank), listed.split()


@lru_cache(maxsize=1)
def _table() -> dict[str, int]:
    """The class of each listed word and of its fold; read when first asked for.

    The file keeps the folds that are no listed words, because working them out would
    take many times as long as reading them. ``tests/make_common_names.py`` does.
    """
    table: dict[str, int] = {}
    for _, rank, listed in sections(_FILE.read_text("ascii")):
        table.update(zip(listed, repeat(rank)))
    return table
