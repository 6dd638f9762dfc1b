"""Measure matching on labelled sets; run it from the root of the repository.

python -m benchmarks.matching --register PATH --set people --sample 150 --jobs 2
python -m benchmarks.matching --register PATH --set global --show 20
python -m benchmarks.matching --register PATH --set pairs --show 20
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import watchword
from benchmarks.matching.damage import PEOPLE
from benchmarks.matching.entries import entry_index
from benchmarks.matching.organisations import ORGANISATIONS
from benchmarks.matching.pairs import Judged, group, judge, measure, pairs_of_lists, read_checklist
from benchmarks.matching.run import THRESHOLDS, Answer, Row, ask_all, count_rows
from benchmarks.matching.sets import SETS, Targets, gather
from benchmarks.timing import SHARED
from watchword.screen import DEFAULT_THRESHOLD
from watchword.service.indexing import ensure_index

PAIRS = "pairs"
_CHOICES = (*SETS, PAIRS)


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--register", required=True, help="a register with the lists")
    parser.add_argument(
        "--set", dest="sets", action="append", choices=_CHOICES, help="all by default"
    )
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
    parser.add_argument("--merged", action="store_true", help="ask targets, not single entries")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = _parse(arguments)
    context = watchword.open(options.register).context
    index = ensure_index(context) if options.merged else entry_index(context)
    targets = Targets(index)
    if PAIRS in (options.sets or [PAIRS]):
        _measure_pairs(targets, options)
    queries = [
        query
        for name in options.sets or SETS
        if name != PAIRS
        for query in gather(name, targets, shared=options.shared, count=options.sample)
        if (not options.kind or query.kind in options.kind)
        and options.asked in {None, query.asked}
        and options.script in {None, query.script}
    ]
    if not queries:
        return
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


def _measure_pairs(targets: Targets, options: argparse.Namespace) -> None:
    judged = judge([*pairs_of_lists(targets, count=options.sample or 10**9), *read_checklist()])
    groups = group(judged)
    if options.json:
        rows = {key: measure(each, options.threshold).to_dict() for key, each in groups.items()}
        print(json.dumps(rows, indent=1))
        return
    heads = " ".join(f"{at:>6.2f}" for at in THRESHOLDS)
    head = f"pairs @{options.threshold:.2f}"
    print(
        f"{head:30} {'n':>6} {'prec':>6} {'recall':>6} {'F1':>6} {'95% interval':>13}  F1 at {heads}"
    )
    for label, pairs in groups.items():
        found = measure(pairs, options.threshold)
        low, high = found.f1_interval
        curve = " ".join(f"{measure(pairs, at).f1:>6.3f}" for at in THRESHOLDS)
        print(
            f"{label:30} {len(pairs):>6} {found.precision.value:>6.3f} {found.recall.value:>6.3f}"
            f" {found.f1:>6.3f} {low:>6.3f}-{high:.3f}        {curve}"
        )
    if options.show:
        _print_misjudged(judged, options.threshold, most=options.show)


def _print_misjudged(judged: Sequence[Judged], threshold: float, *, most: int) -> None:
    shown: dict[tuple[str, str, str, bool], int] = {}
    for each in judged:
        pair = each.pair
        if (each.score >= threshold) == pair.same:
            continue
        key = (pair.source, pair.schema.value, pair.kind, pair.same)
        shown[key] = shown.get(key, 0) + 1
        if shown[key] > most:
            continue
        what = "missed" if pair.same else "wrong alert"
        label = f"{pair.source} {pair.schema.value} {pair.kind}"
        print(f"{what:11} {each.score:.2f}  {label}: {pair.first} | {pair.second}")


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
