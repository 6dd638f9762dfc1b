"""Texts that are searched by their words: an inverted list on disk.

A *field* holds documents: short texts, each with an owner. Words are sorted, so that all
that begin alike are neighbours, and each has the documents that hold it.
"""

from __future__ import annotations

import mmap
from array import array
from collections.abc import Sequence
from functools import cached_property, reduce
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import msgspec
import numpy as np
from numpy.typing import NDArray

from watchword.errors import IndexDamaged
from watchword.service.search.words import Term, words_of

BROKEN = (OSError, ValueError, KeyError, EOFError, BadZipFile, msgspec.MsgspecError)
"""What a file that is cut short or changed can raise when it is read."""

_MOST_WORDS = 65_535
_LAST = b"\xf4\x8f\xbf\xbf"
"""No word in UTF-8 comes after it."""


class FieldFiling:
    """A field while it is filed."""

    def __init__(self, *, texts: bool = True) -> None:
        self._keep_texts = texts
        self._words: dict[str, int] = {}
        self._word_of = array("i")
        self._doc_of = array("i")
        self._owners = array("i")
        self._sizes = array("H")
        self._texts = bytearray()
        self._text_ends = array("q", [0])

    def add(self, owner: int, text: str) -> None:
        """File a text by its words."""
        self.add_words(owner, words_of(text), text)

    def add_words(self, owner: int, words: Sequence[str], text: str = "") -> None:
        """File words as they are."""
        doc = len(self._owners)
        self._owners.append(owner)
        self._sizes.append(min(len(words), _MOST_WORDS))
        known = self._words
        numbers = [known.setdefault(word, len(known)) for word in dict.fromkeys(words)]
        self._word_of.extend(numbers)
        self._doc_of.extend([doc] * len(numbers))
        if self._keep_texts:
            self._texts += text.encode(errors="replace")
            self._text_ends.append(len(self._texts))

    def write(self, place: Path, name: str) -> None:
        """Write the field's files."""
        words = sorted(self._words)
        rank = np.empty(len(words), np.int32)
        for number, word in enumerate(words):
            rank[self._words[word]] = number
        ranks = rank[np.array(self._word_of, np.int64)]
        docs = np.array(self._doc_of, np.int32)
        # Documents were filed in order: a stable sort by word leaves them so.
        order = np.argsort(ranks, kind="stable")
        encoded = [word.encode() for word in words]
        np.savez(
            place / f"{name}.npz",
            owners=np.array(self._owners, np.int32),
            sizes=np.array(self._sizes, np.uint16),
            words=np.frombuffer(b"".join(encoded), np.uint8),
            word_ends=_ends(np.fromiter(map(len, encoded), np.int64, len(encoded))),
            docs=docs[order],
            doc_ends=_ends(np.bincount(ranks, minlength=len(words))),
            text_ends=np.array(self._text_ends, np.int64),
        )
        (place / f"{name}.txt").write_bytes(self._texts)


def _ends(lengths: NDArray[Any]) -> NDArray[np.int64]:
    """Where things of these lengths start and end, one after the other."""
    return np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)


def read_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of a file; each is checked against its sum.

    Raises:
        IndexDamaged: The file is broken.
    """
    try:
        with path.open("rb") as stream, np.load(stream, allow_pickle=False) as arrays:
            return dict(arrays)
    except BROKEN as error:
        raise IndexDamaged(f"{path} can't be read: {error}") from error


class Field:
    """A field of texts, to be searched."""

    def __init__(self, place: Path, name: str) -> None:
        self._file = place / f"{name}.npz"
        self._text_file = place / f"{name}.txt"

    def find(self, terms: Sequence[Term]) -> NDArray[np.int32]:
        """The documents that hold all terms, in order."""
        return reduce(_both, (self._holding(term) for term in terms))

    def _holding(self, term: Term) -> NDArray[np.int32]:
        *before, last = term.words
        found = reduce(_both, (self.having(word) for word in before), None)
        ending = self.beginning(last) if term.begins else self.having(last)
        docs = ending if found is None else _both(found, ending)
        if len(term.words) == 1:
            return docs
        kept = [doc for doc in docs.tolist() if term.stands_in(words_of(self.text(doc)))]
        return np.array(kept, np.int32)

    def having(self, word: str) -> NDArray[np.int32]:
        """The documents that hold a word, in order."""
        place = self._place(word.encode())
        if place == len(self._doc_ends) - 1 or self._word(place) != word.encode():
            return self._docs[:0]
        return self._docs[int(self._doc_ends[place]) : int(self._doc_ends[place + 1])]

    def beginning(self, start: str) -> NDArray[np.int32]:
        """The documents that hold a word with this beginning, in order."""
        first = self._place(start.encode())
        after = self._place(start.encode() + _LAST)
        return np.unique(self._docs[int(self._doc_ends[first]) : int(self._doc_ends[after])])

    def _place(self, word: bytes) -> int:
        """Where a word stands among all, or would stand."""
        low, high = 0, len(self._doc_ends) - 1
        while low < high:
            middle = (low + high) // 2
            if self._word(middle) < word:
                low = middle + 1
            else:
                high = middle
        return low

    def _word(self, number: int) -> bytes:
        return self._words[int(self._word_ends[number]) : int(self._word_ends[number + 1])]

    def docs_of(self, owner: int) -> range:
        """The documents of an owner: they are neighbours."""
        first, after = np.searchsorted(self.owners, (owner, owner + 1))
        return range(int(first), int(after))

    def text(self, doc: int) -> str:
        """The text of a document."""
        start, end = int(self._text_ends[doc]), int(self._text_ends[doc + 1])
        return self._texts[start:end].decode()

    @cached_property
    def _arrays(self) -> dict[str, NDArray[Any]]:
        return read_arrays(self._file)

    @property
    def owners(self) -> NDArray[np.int32]:
        """The owner of each document, in order."""
        return self._arrays["owners"]

    @property
    def sizes(self) -> NDArray[np.uint16]:
        """How many words each document has."""
        return self._arrays["sizes"]

    @property
    def _docs(self) -> NDArray[np.int32]:
        return self._arrays["docs"]

    @property
    def _doc_ends(self) -> NDArray[np.int64]:
        return self._arrays["doc_ends"]

    @property
    def _word_ends(self) -> NDArray[np.int64]:
        return self._arrays["word_ends"]

    @property
    def _text_ends(self) -> NDArray[np.int64]:
        return self._arrays["text_ends"]

    @cached_property
    def _words(self) -> bytes:
        return self._arrays["words"].tobytes()

    @cached_property
    def _texts(self) -> mmap.mmap | bytes:
        with self._text_file.open("rb") as stream:
            if self._text_file.stat().st_size == 0:
                return b""
            return mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)


def _both(one: NDArray[np.int32] | None, other: NDArray[np.int32]) -> NDArray[np.int32]:
    return other if one is None else np.intersect1d(one, other, assume_unique=True)
