"""Put ``common_names.txt`` in order after words were added to it by hand.

Run as ``python tests/make_common_names.py``. Each word is kept once, in the highest of
the classes it stands in, sorted; the folds are worked out anew.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

from watchword.text import common_names
from watchword.text.sounds import fold

FILE = Path(common_names.__file__).with_name("common_names.txt")
RANKS = (3, 2, 1)


def in_order(text: str) -> str:
    """The text of the file, in order."""
    head, _, tables = text.partition("\n\n")
    words: dict[str, int] = {}
    for title, listed in common_names.sections(tables):
        kind, rank = title.split()
        if kind == "words":
            for word in listed:
                words[word] = max(int(rank), words.get(word, 0))
    folds: dict[str, int] = {}
    for word, rank_of_word in words.items():
        folded = fold(word)
        if len(folded) >= common_names.LEAST_FOLD:
            folds[folded] = max(rank_of_word, folds.get(folded, 0))
    blocks = [_block("words", words, rank) for rank in RANKS]
    blocks += [_block("folds", folds, rank) for rank in RANKS]
    return "\n\n".join((head, *blocks)) + "\n"


def _block(kind: str, ranked: dict[str, int], rank: int) -> str:
    listed = sorted(word for word, its_rank in ranked.items() if its_rank == rank)
    return f"[{kind} {rank}]\n" + textwrap.fill(" ".join(listed), 100)


if __name__ == "__main__":
    FILE.write_text(in_order(FILE.read_text("ascii")), encoding="ascii")
