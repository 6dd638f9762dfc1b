"""How long an index takes to build and to open, and a name to check.

It makes up targets (the same ones every time) with several names each: given names from
a small pool, family names from a large one, both as skewed as real names are, and
aliases that drop, reorder or misspell a part. Run it from the root of the repository:

    python benchmarks/check_names.py --targets 50000
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from watchword.index import IndexListing, IndexTarget, build_index, open_index, warm
from watchword.model import Name, NameKind, Schema, year_interval
from watchword.screen import Subject, check_subject

_SYLLABLES = (
    *("al", "an", "ar", "ba", "bek", "da", "di", "do", "el", "en", "fa", "ga", "go", "ha", "hi"),
    *("ib", "il", "im", "in", "ja", "ka", "ki", "ko", "la", "li", "lo", "ma", "mi", "mo", "mu"),
    *("na", "ni", "no", "om", "or", "pa", "po", "ra", "ri", "ro", "sa", "se", "shi", "so", "su"),
    *("ta", "te", "ti", "tu", "ul", "um", "va", "ve", "vi", "wa", "ya", "yo", "za", "zhi", "zu"),
    *("ov", "ev", "sky", "ian", "dze", "ez", "es", "son", "man"),
)
_STATE = "benchmark"
_COLD = (
    "import sys; from pathlib import Path;"
    "from watchword.index import open_index; from watchword.screen import Subject, check_subject;"
    "index = open_index(Path(sys.argv[1]), state=sys.argv[2]);"
    "check_subject(index, Subject(names=(sys.argv[3],)))"
)


class _Names:
    """A source of made-up people's names."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.given = [self._word(2, 3) for _ in range(4_000)]
        self.family = [self._word(2, 4) for _ in range(60_000)]

    def _word(self, least: int, most: int) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=self.random.randint(least, most)))

    def _pick(self, pool: list[str]) -> str:
        return pool[int(len(pool) * self.random.random() ** 3)]

    def full(self) -> str:
        """A name of two to four words."""
        given = [self._pick(self.given) for _ in range(self.random.randint(1, 3))]
        return " ".join((*given, self._pick(self.family))).title()

    def alias(self, name: str) -> str:
        """Another form of a name."""
        words = name.split()
        what = self.random.randrange(3)
        if what == 0 and len(words) > 2:
            del words[self.random.randrange(len(words) - 1)]
        elif what == 1:
            words = words[-1:] + words[:-1]
        else:
            place = self.random.randrange(len(words))
            words[place] = words[place][:-1] + self.random.choice("aeiouns")
        return " ".join(words)


def _make_targets(count: int, names_each: int) -> Iterator[IndexTarget]:
    source = _Names(7)
    for number in range(count):
        full = source.full()
        names = [Name(full=full)]
        names.extend(
            Name(full=source.alias(full), kind=NameKind.ALIAS) for _ in range(names_each - 1)
        )
        yield IndexTarget(
            id=f"ww-{number:016x}",
            schema=Schema.PERSON,
            name=full,
            names=tuple(names),
            birth_dates=(year_interval(1940 + number % 60),),
            listings=(
                IndexListing(
                    authority="us", list="sdn", entry=str(number), listed_on=date(2022, 3, 3)
                ),
            ),
        )


def _measure(folder: Path, targets: int, queries: int) -> None:
    start = time.perf_counter()
    build_index(folder, state=_STATE, targets=_make_targets(targets, 4))
    print(f"build     {time.perf_counter() - start:8.1f} s")
    start = time.perf_counter()
    index = open_index(folder, state=_STATE)
    print(f"open      {1000 * (time.perf_counter() - start):8.1f} ms   {index.counts}")
    unlisted = _Names(99)
    listed = [index.target(row * 7919 % targets).name for row in range(queries)]
    warm(index)
    check_subject(index, Subject(names=(listed[0],)))
    for label, names in (
        ("listed", listed),
        ("misspelt", [unlisted.alias(name) for name in listed]),
        ("unlisted", [unlisted.full() for _ in range(queries)]),
    ):
        times = []
        for name in names:
            start = time.perf_counter()
            check_subject(index, Subject(names=(name,), schema=Schema.PERSON))
            times.append(1000 * (time.perf_counter() - start))
        print(f"{label:9} {statistics.median(times):8.1f} ms a check, {max(times):.1f} at most")
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", _COLD, folder, _STATE, listed[0]], check=True)
    print(f"cold      {time.perf_counter() - start:8.2f} s from the start of Python to an answer")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--targets", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=50)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), options.targets, options.queries)


if __name__ == "__main__":
    main()
