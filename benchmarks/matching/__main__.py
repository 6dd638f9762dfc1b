"""Measure matching on labelled sets; run it from the root of the repository.

python -m benchmarks.matching --register PATH --set people --sample 150 --jobs 2
python -m benchmarks.matching --register PATH --set global --show 20
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import watchword
from benchmarks.matching.damage import PEOPLE
from benchmarks.matching.organisations import ORGANISATIONS
from benchmarks.matching.run import THRESHOLDS, Answer, Row, ask_all, count_rows
from benchmarks.matching.sets import SETS, Targets, gather
from benchmarks.timing import SHARED
from watchword.screen import DEFAULT_THRESHOLD
from watchword.service.indexing import ensure_index


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--register", required=True, help="a register with the lists")
    parser.add_argument("--set", dest="sets", action="append", choices=SETS, help="all by default")
    parser.add_argument("--kind", action="append", help="only this kind of damage (repeatable)")
    parser.add_argument("--asked", choices=["name", "facts"], help="only by name, or with facts")
    parser.add_argument("--script", help="only names of this script (ISO 15924)")
    parser.add_argument("--sample", type=int, default=150, help="names of each kind; 0 for all")
    parser.add_argument("--threshold", type=float, default=DEFAULT_THRESHOLD)
    parser.add_argument("--floor", type=float, default=0.5, help="scores below count as none")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--shared", type=Path, default=SHARED, help="the folder that has bench/")
    parser.add_argument("--show", type=int, default=0, help="print so many errors of each kind")
    parser.add_argument("--scripts", action="store_true", help="a row for each script too")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _parse(arguments)
    index = ensure_index(watchword.open(options.register).context)
    targets = Targets(index)
    queries = [
        query
        for name in options.sets or SETS
        for query in gather(name, targets, shared=options.shared, count=options.sample)
        if (not options.kind or query.kind in options.kind)
        and options.asked in {None, query.asked}
        and options.script in {None, query.script}
    ]
    answers, rate = ask_all(index, queries, floor=options.floor, jobs=options.jobs)
    thresholds = sorted({*THRESHOLDS, options.threshold})
    rows = count_rows(answers, thresholds)
    if options.json:
        print(json.dumps([row.to_dict(options.threshold) for row in rows], indent=1))
        return
    _print_rows(rows, options.threshold, scripts=options.scripts)
    print(f"{len(queries)} queries, {rate:.1f} a second and process, {len(index)} targets")
    if options.show:
        _print_errors(answers, options.threshold, most=options.show)


def _print_rows(rows: Sequence[Row], threshold: float, *, scripts: bool) -> None:
    heads = " ".join(f"{at:>6.2f}" for at in THRESHOLDS)
    print(f"{'':45} {'n':>6} {'@' + format(threshold, '.2f'):>7} {'95% interval':>15}  {heads}")
    for row in rows:
        if row.script != "all" and not scripts:
            continue
        share = row.shares[threshold]
        low, high = share.interval
        what = "recall" if row.listed else "alerts"
        label = f"{row.set} {row.kind} [{row.asked}] {row.script} {what}"
        curve = " ".join(f"{row.shares[at].value:>6.3f}" for at in THRESHOLDS)
        print(f"{label:45} {share.total:>6} {share.value:>7.4f} {low:>7.4f}-{high:.4f}  {curve}")


def _print_errors(answers: Sequence[Answer], threshold: float, *, most: int) -> None:
    shown: dict[tuple[str, str, str], int] = {}
    for answer in answers:
        query = answer.query
        if (answer.counted >= threshold) == bool(query.truth):
            continue
        key = (query.set, query.kind, query.asked)
        shown[key] = shown.get(key, 0) + 1
        if shown[key] > most:
            continue
        if shown[key] == 1:
            print(f"\n## {' '.join(key)}")
        born = f" *{query.birth_date}" if query.birth_date else ""
        was = f" <- {query.original}" if query.original != query.name else ""
        print(f"{query.name}{born}{was}  right {answer.right:.2f}")
        if answer.best:
            print(f"      {answer.best}")


if __name__ == "__main__":
    assert {*PEOPLE}.isdisjoint(ORGANISATIONS)
    main()
