"""From what was filed, name by name, to the arrays that are searched."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from watchword.compare.names import word_weight
from watchword.index.keys import ACRONYM, JOINED, VOWELLESS, WHOLE, letters, term_keys
from watchword.index.reader import Index
from watchword.index.weights import PER_MILLE, rarities
from watchword.text.names import Reading
from watchword.text.sounds import fold

_JOINED_SHARE = 1.6
"""What two words in one tell, in the measure of one word: somewhat less than two."""


class Terms:
    """Numbers for terms while an index is built; those of an earlier one come first."""

    def __init__(self, known: list[str]) -> None:
        self.known = len(known)
        self._numbers = {term: number for number, term in enumerate(known)}

    @classmethod
    def of(cls, earlier: Index | None) -> Terms:
        """The terms of an earlier index, or none."""
        return cls([] if earlier is None else earlier.all_terms())

    def number(self, term: str) -> int:
        """The number of a term, a new one where it is new."""
        return self._numbers.setdefault(term, len(self._numbers))

    def all(self) -> list[str]:
        """The terms by their numbers."""
        return list(self._numbers)


@dataclass(frozen=True, slots=True)
class Flat:
    """What was filed, by names.

    Attributes:
        terms: The numbers of all names' terms, one name after the other.
        ends: Where each name's terms end; one more than there are names.
        targets, readings: By name.
        groups: By target; targets of one group count once for how common a word is.
        identifier_keys, identifier_targets: Each hash of an identifier with its target.
    """

    terms: NDArray[np.int32]
    ends: NDArray[np.int64]
    targets: NDArray[np.int32]
    groups: NDArray[np.uint32]
    readings: NDArray[np.uint8]
    identifier_keys: NDArray[np.uint32]
    identifier_targets: NDArray[np.int32]


def assemble(place: Path, flat: Flat, terms: Terms, earlier: Index | None) -> dict[str, int]:
    """Write the arrays of terms, keys and identifiers; their counts for the manifest."""
    numbered = terms.all()
    used = np.unique(flat.terms)
    ordered = sorted(used.tolist(), key=numbered.__getitem__)
    texts = [numbered[number] for number in ordered]
    new_numbers = np.full(len(numbered), -1, np.int32)
    new_numbers[np.array(ordered, np.int64)] = np.arange(len(ordered), dtype=np.int32)
    final = new_numbers[flat.terms]
    rows = np.repeat(np.arange(len(flat.ends) - 1, dtype=np.int32), np.diff(flat.ends))
    np.save(place / "name_terms.npy", final)
    np.save(place / "name_term_ends.npy", flat.ends)
    _write_texts(place, texts)
    _write_postings(place, final, rows, len(texts))
    _write_weights(place, texts, final, rows, flat)
    keys = _write_keys(place, texts, _earlier_keys(earlier, new_numbers), ordered, terms.known)
    found = _write_pairs(place, "identifiers", flat.identifier_keys, flat.identifier_targets)
    return {"terms": len(texts), "keys": keys, "identifiers": found}


def _write_texts(place: Path, texts: list[str]) -> None:
    encoded = [text.encode() for text in texts]
    (place / "terms.txt").write_bytes(b"".join(encoded))
    lengths = np.fromiter(map(len, encoded), np.int64, len(encoded))
    shapes = np.fromiter(map(letters, texts), np.int32, len(texts))
    np.save(place / "term_letters.npy", shapes)
    folds = (letters(fold(text)) if text[:1].isalpha() else letters(text) for text in texts)
    np.save(place / "fold_letters.npy", np.fromiter(folds, np.int32, len(texts)))
    np.save(place / "term_starts.npy", np.concatenate(([0], np.cumsum(lengths))).astype(np.int64))


def _write_postings(
    place: Path, final: NDArray[np.int32], rows: NDArray[np.int32], count: int
) -> None:
    order = np.argsort(final, kind="stable")
    np.save(place / "term_postings.npy", rows[order])
    counts = np.bincount(final, minlength=count)
    np.save(place / "term_ends.npy", np.concatenate(([0], np.cumsum(counts))).astype(np.int64))


def _write_weights(
    place: Path,
    texts: list[str],
    final: NDArray[np.int32],
    rows: NDArray[np.int32],
    flat: Flat,
) -> None:
    """How much each term tells, and how much the words of each name tell together."""
    groups = flat.groups[flat.targets[rows]].astype(np.uint64)
    pairs = np.unique((final.astype(np.uint64) << np.uint64(32)) | groups)
    counts = np.bincount((pairs >> np.uint64(32)).astype(np.int64), minlength=len(texts))
    rarity = rarities(counts.astype(np.int32), len(np.unique(flat.groups)))
    weights = np.fromiter(
        (_term_weight(text, float(rarity[place])) for place, text in enumerate(texts)),
        np.int16,
        len(texts),
    )
    np.save(place / "term_weights.npy", weights)
    is_word = np.fromiter((not text.startswith((JOINED, WHOLE, ACRONYM)) for text in texts), bool)
    worth = np.where(is_word, weights, 0)[final].astype(np.float64)
    sums = np.bincount(rows, weights=worth, minlength=len(flat.ends) - 1)
    np.save(place / "name_weight.npy", sums.astype(np.int32))


def _term_weight(text: str, rarity: float) -> int:
    """What a term tells, in thousandths."""
    if text.startswith((WHOLE, ACRONYM)):
        return 2 * PER_MILLE
    if text.startswith(JOINED):
        return round(PER_MILLE * rarity * _JOINED_SHARE)
    word = text.removeprefix(VOWELLESS)
    return round(PER_MILLE * word_weight(word, Reading.BODY, lambda _: rarity))


def _earlier_keys(
    earlier: Index | None, new_numbers: NDArray[np.int32]
) -> tuple[NDArray[np.uint32], NDArray[np.int32]]:
    """The keys of the terms that an earlier index had, by their new numbers."""
    if earlier is None:
        return np.empty(0, np.uint32), np.empty(0, np.int32)
    keys, numbers = earlier.all_keys()
    renumbered = new_numbers[numbers]
    kept = renumbered >= 0
    return keys[kept], renumbered[kept]


def _write_keys(
    place: Path,
    texts: list[str],
    taken: tuple[NDArray[np.uint32], NDArray[np.int32]],
    ordered: list[int],
    known: int,
) -> int:
    keys: list[int] = []
    numbers: list[int] = []
    for number, (text, old) in enumerate(zip(texts, ordered, strict=True)):
        if old >= known:
            found = term_keys(text)
            keys.extend(found)
            numbers.extend([number] * len(found))
    return _write_pairs(
        place,
        "keys",
        np.concatenate((taken[0], np.array(keys, np.uint32))),
        np.concatenate((taken[1], np.array(numbers, np.int32))),
    )


def _write_pairs(
    place: Path, name: str, keys: NDArray[np.uint32], values: NDArray[np.int32]
) -> int:
    """Each key once, in order, with its values in order; the count of keys."""
    files = {
        "keys": ("keys.npy", "key_terms.npy", "key_ends.npy"),
        "identifiers": ("identifiers.npy", "identifier_targets.npy", "identifier_ends.npy"),
    }[name]
    pairs = np.unique((keys.astype(np.uint64) << np.uint64(32)) | values.astype(np.uint64))
    hashes, counts = np.unique((pairs >> np.uint64(32)).astype(np.uint32), return_counts=True)
    np.save(place / files[0], hashes)
    np.save(place / files[1], (pairs & np.uint64(0xFFFFFFFF)).astype(np.int32))
    np.save(place / files[2], np.concatenate(([0], np.cumsum(counts))).astype(np.int64))
    return len(hashes)
