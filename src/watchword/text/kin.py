"""Keys by which a word finds the words that mean the same, though they sound otherwise.

Whoever files words files each under its kin too; two words that one of our tables or
rules takes for one name share a key.
"""

from __future__ import annotations

from functools import lru_cache

from watchword.text.arabic import part_of_compound, without_article
from watchword.text.gender import mans_forms
from watchword.text.nicknames import nickname_groups
from watchword.text.sounds import fold
from watchword.text.variants import family_keys


@lru_cache(maxsize=65_536)
def kin_groups(word: str) -> frozenset[str]:
    """The groups of names that a word belongs to: spellings, sisters, short forms."""
    return nickname_groups(word) | family_keys(word)


@lru_cache(maxsize=65_536)
def kin_folds(word: str) -> frozenset[str]:
    """The folds of other words that a word stands for as well, its own fold left out.

    ``almasri`` stands for ``masri``, ``abdulaziz`` for ``aziz``, ``ivanova`` for
    ``ivanov``. Of two such words one has the fold of the other here, or both share one.
    """
    parts = {part_of_compound(word), without_article(word)}
    folds = {fold(part) for part in parts if part} | mans_forms(word)
    return frozenset(folds - {fold(word)})
