"""How common the words of personal names are in the world.

A list of wanted people says little about how common a name is: hardly anybody on it may
be called Jennifer or Garcia, and yet half a million customers are. The classes here come
from general knowledge of onomastics, as national statistics give it: censuses (surnames
of the United States and the Philippines), registers of births and of residents (Spain,
Portugal, France, the Nordic countries, Poland, Korea, Vietnam), yearly rankings of
ministries of the interior (China, Turkey), and studies of telephone books and of voters'
rolls (Italy, Russia, Ukraine, India, the Arab countries), weighed by judgement. They are
orders of magnitude and not counts.

A class speaks of the bearers within the culture that the name belongs to, as a given
name, a patronymic or a family name, all living generations and both sexes together:

- 3, very common: at least about 1 person in 300;
- 2, common: 1 in 300 to 1 in 1,500;
- 1, known: 1 in 1,500 to about 1 in 10,000;
- 0: rarer than that, or not known.

A word of several cultures has the class of the one in which it is most common. Particles
(``al``, ``bin``, ``de``) are very common words. A Chinese or Korean name has a class for
each syllable, and another where it is written as one word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from watchword.text.sounds import fold

UNKNOWN = 0
KNOWN = 1
COMMON = 2
VERY_COMMON = 3

LEAST_FOLD = 4
"""Shorter folds unite names that have nothing in common (Joe, Zhou and Ju)."""

_FILE = Path(__file__).with_name("common_names.txt")


@lru_cache(maxsize=262_144)
def commonness(word: str) -> int:
    """How common a word of a personal name is: 0 to 3, as the module says.

    Never fails, and takes two looks into tables.

    Args:
        word: A word in normal form, as :func:`watchword.text.names.read_name` gives it.
            It has the highest class of the listed words of the same
            :func:`~watchword.text.sounds.fold`, so that a spelling that is not listed
            counts as the name it is. A word of one letter is an initial, and has none.
    """
    words, folds = _tables()
    return max(words.get(word, UNKNOWN), folds.get(fold(word), UNKNOWN))


def sections(text: str) -> Iterator[tuple[str, list[str]]]:
    """The titles of the file's sections, and what stands under each."""
    for section in text.split("[")[1:]:
        title, _, listed = section.partition("]")
        yield title, listed.split()


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, int], dict[str, int]]:
    """The class of each word, and of each fold; read when first asked for.

    The file keeps the folds too, because working them out would take ten times as long as
    reading it. ``tests/make_common_names.py`` does.
    """
    found: dict[str, dict[str, int]] = {"words": {}, "folds": {}}
    for title, listed in sections(_FILE.read_text("ascii")):
        kind, rank = title.split()
        found[kind].update(dict.fromkeys(listed, int(rank)))
    return found["words"], found["folds"]
