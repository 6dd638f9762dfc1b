"""How well reports are read, beside targets and baselines; run it from the root.

python -m benchmarks.reading                    one table
python -m benchmarks.reading --detail           with events by type, types taken for others, and
                                                attributions by stricter measures
python -m benchmarks.reading --show             with the errors in the sentences marked ``dev``
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.reading import attributions, gold, kinds, marked
from benchmarks.reading.table import print_table
from benchmarks.timing import SHARED


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder with reports/")
    parser.add_argument("--reports", type=int, default=100, help="how many are timed")
    parser.add_argument("--detail", action="store_true", help="print figures by type")
    parser.add_argument("--show", action="store_true", help="print errors; never held-back ones")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _parse(arguments)
    if not (options.shared / "reports").is_dir():
        print(f"{options.shared} is absent: nothing to read against")
        return
    if options.detail:
        print_detail(options.shared)
    if options.show:
        print_errors(options.shared)
    if not (options.detail or options.show):
        print_table(options.shared, most=options.reports)


def print_detail(shared: Path) -> None:
    """Marked events by type, then the types of marked actors."""
    for part in ("held", "dev"):
        scores = marked.score(marked.read_marked(part), gold.reports(shared))
        print(f"# events with actors, {part}\n" + "\n".join(marked.lines(scores)))
    found = kinds.measure(shared)
    print(f"# event type given actors: {found.accuracy.value:.3f}")
    print("\n".join(kinds.lines(found)))
    print("# all attributions\n" + "\n".join(attributions.lines(attributions.measure(shared))))


def print_errors(shared: Path) -> None:
    """What is wrong and what is missed in the sentences that rules may be looked at with."""
    texts = gold.reports(shared)
    scores = marked.score(marked.read_marked("dev"), texts)

    def words(document: str, *places: gold.Place) -> str:
        return " | ".join(texts[document][0][start:end] for start, end in places)

    for sentence, event in scores.wrong:
        print(f"\n{words(sentence.document, sentence.place)}")
        found = words(sentence.document, event.trigger)
        print(f"  wrong: {event.type} {event.rule} at {found!r}")
    for sentence, mark in scores.missed:
        print(f"\n{words(sentence.document, sentence.place)}")
        who = (words(sentence.document, *each) for each in (mark.source, mark.target))
        print(f"  missed: {mark.types[0]} {' -> '.join(who)}")


if __name__ == "__main__":
    main()
