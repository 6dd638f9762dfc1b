"""Under which keys a name is filed and looked up.

A key is a word, or a mark: a word of a coarser kind behind a sign that tells which.
Marks cost little and find what a word alone would not: a joined name, another
romanisation, a script without vowels.
"""

from __future__ import annotations

from itertools import pairwise

from watchword.compare.names import is_light
from watchword.compare.similarity import UNWRITTEN
from watchword.text.chinese import loose_key
from watchword.text.names import NameForm
from watchword.text.sounds import bones, fold

JOINED = "+"
FOLD = "~"
BONES = "-"
BONES_UNWRITTEN = "^"
CHINESE = "="
_SHORT = 5


def word_keys(form: NameForm) -> tuple[str, ...]:
    """The words of a name, once each; articles and titles only where nothing else is."""
    heavy = tuple(dict.fromkeys(t for t in form.tokens if not is_light(t, form.reading)))
    return heavy or tuple(dict.fromkeys(form.tokens))


def joined_words(form: NameForm) -> tuple[str, ...]:
    """Two neighbouring words written as one, and three short ones."""
    tokens = form.tokens
    pairs = [left + right for left, right in pairwise(tokens)]
    triples = [
        "".join(three)
        for three in zip(tokens, tokens[1:], tokens[2:], strict=False)
        if max(map(len, three)) <= _SHORT
    ]
    return tuple(dict.fromkeys(pairs + triples))


def marks(form: NameForm) -> tuple[str, ...]:
    """The marks under which a listed name is filed."""
    words = word_keys(form)
    bone_sign = BONES_UNWRITTEN if form.script in UNWRITTEN else BONES
    found = [JOINED + fold(word) for word in joined_words(form)]
    found.extend(FOLD + fold(word) for word in words if len(word) > 1)
    found.extend(bone_sign + key for key in map(bones, words) if len(key) > 1)
    chinese = loose_key(form.tokens)
    if chinese:
        found.append(CHINESE + chinese)
    return tuple(dict.fromkeys(found))


def word_marks(word: str, *, unwritten: bool) -> tuple[str, ...]:
    """The marks under which a word of a query is looked up, beside the word itself."""
    found = []
    if len(word) > 1:
        found = [FOLD + fold(word), JOINED + fold(word)]
    key = bones(word)
    if len(key) > 1:
        found.append(BONES_UNWRITTEN + key)
        if unwritten:
            found.append(BONES + key)
    return tuple(found)
