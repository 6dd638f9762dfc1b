"""Put ``common_names.txt`` in order after words were added to it by hand.

Run as ``python tests/make_common_names.py``, and again when the normal form of names or
the folds change. Words may be added in any script. Each is kept in normal form, once, in
the highest of the classes it stands in, sorted; the folds of the common ones are worked
out anew, and kept where they say more than the words.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from watchword.text import common_names
from watchword.text.names import Reading, read_name
from watchword.text.sounds import fold

FILE = Path(common_names.__file__).with_name("common_names.txt")
RANKS = (3, 2, 1)


def in_order(text: str) -> str:
    """The text of the file, in order."""
    head, _, tables = text.partition("\n\n")
    words: dict[str, int] = {}
    for kind, rank, listed in common_names.sections(tables):
        if kind == "words":
            for word in normal_forms(listed):
                words[word] = max(rank, words.get(word, 0))
    folds: dict[str, int] = {}
    for word, rank in words.items():
        folded = fold(word)
        if rank > common_names.KNOWN and len(folded) >= common_names.LEAST_FOLD:
            folds[folded] = max(rank, folds.get(folded, 0))
    new = {folded: rank for folded, rank in folds.items() if rank > words.get(folded, 0)}
    blocks = [_block("words", words, rank) for rank in RANKS]
    blocks += [_block("folds", new, rank) for rank in RANKS[:-1]]
    return "\n\n".join((head, *blocks)) + "\n"


def normal_forms(listed: list[str]) -> Iterator[str]:
    """The words in normal form, whatever script they were added in; no initials."""
    for word in listed:
        tokens = read_name(word, Reading.PERSON).tokens
        yield from (token for token in tokens if len(token) > 1 and token.isalpha())


def _block(kind: str, ranked: dict[str, int], rank: int) -> str:
    listed = sorted(word for word, its_rank in ranked.items() if its_rank == rank)
    return f"[{kind} {rank}]\n" + textwrap.fill(" ".join(listed), 100)


if __name__ == "__main__":
    FILE.write_text(in_order(FILE.read_text("utf-8")), encoding="ascii")
