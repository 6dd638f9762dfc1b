"""Acronyms of bodies: IRGC is the Islamic Revolutionary Guard Corps."""

from __future__ import annotations

from functools import lru_cache

from watchword.text.names import NameForm, Reading, is_initial
from watchword.text.pieces import read_piece
from watchword.text.words import MORE_LEGAL_FORMS, PARTICLES

_FEWEST = 3
_MOST = 8


def acronyms(form: NameForm) -> tuple[str, ...]:
    """The acronyms that a body of this name may go by, in lower case.

    The first letters of its words without articles and prepositions, then with them;
    with a legal form at the end and without. Empty for a name of fewer than three words,
    for one that is not in Latin letters, and for a person or thing.
    """
    if form.reading is not Reading.BODY or form.script != "Latn":
        return ()
    return _acronyms(form.original)


@lru_cache(maxsize=65_536)
def _acronyms(original: str) -> tuple[str, ...]:
    words = [token for chunk in original.split() for token in read_piece(chunk).tokens]
    words = [word for word in words if word.isalpha() and not is_initial(word)]
    found: dict[str, None] = {}
    for kept in (words, words[:-1]):
        if kept is not words and (words[-1:] and (words[-1],) not in MORE_LEGAL_FORMS):
            continue
        heavy = [word for word in kept if word not in PARTICLES]
        with_of = [word for word in kept if word == "of" or word not in PARTICLES]
        for chosen in (heavy, with_of, kept):
            if _FEWEST <= len(chosen) <= _MOST and len(heavy) >= _FEWEST:
                found.setdefault("".join(word[0] for word in chosen))
    return tuple(found)


def is_acronym(token: str) -> bool:
    """Whether a token has the length of an acronym that tells a body."""
    return _FEWEST <= len(token) <= _MOST and token.isalpha()
