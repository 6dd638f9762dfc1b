"""The quality and speed of matching, ours beside logic-v2's, in one run.

python -m benchmarks.matching.table                 the lists in ../shared, or the sample
python -m benchmarks.matching.table --register PATH --full --plot reliability.svg
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import watchword
from benchmarks.matching import calibration
from benchmarks.matching.entries import entry_index
from benchmarks.matching.intervals import Share
from benchmarks.matching.pairs import (
    Judged,
    Pair,
    group,
    judge,
    measure,
    pairs_of_lists,
    read_checklist,
)
from benchmarks.matching.peers import HOW_TO_INSTALL, Peer
from benchmarks.matching.run import Answer, ask_all, count_rows
from benchmarks.matching.sets import SETS, Query, Targets, gather
from benchmarks.matching.speed import Speed, time_pairs, time_queries
from benchmarks.timing import SHARED
from watchword.index import Index, warm
from watchword.sample import SAMPLE_LISTS
from watchword.screen import DEFAULT_THRESHOLD
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.text.scripts import script_of

UNLISTED = ("global", "us", "congress")
_OF_FILES = ("un", *UNLISTED)
"""The sets that are read from ../shared."""
_LABEL = 42
_LEAST_ROW = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """How much is asked: names of each kind of damage, listed people as
    they are, people on no list, pairs, timings; 0 is all."""

    damaged: int
    listed: int
    unlisted: int
    pairs: int
    timed: int


USUAL = Sizes(damaged=60, listed=300, unlisted=500, pairs=400, timed=300)
FULL = Sizes(damaged=300, listed=0, unlisted=0, pairs=3_000, timed=3_000)


def gather_all(targets: Targets, sizes: Sizes, shared: Path) -> list[Query]:
    """The questions of all sets that there are; damaged names are asked by name only."""
    found: list[Query] = []
    for name in SETS:
        if name in _OF_FILES:
            count = sizes.unlisted if name in UNLISTED else sizes.listed
            if (shared / "bench").is_dir():
                found += gather(name, targets, shared=shared, count=count)
        else:
            queries = gather(name, targets, shared=shared, count=sizes.damaged)
            found += [query for query in queries if query.asked == "name"]
    return found


def print_quality(ours: Sequence[Answer], theirs: Sequence[Answer] | None) -> None:
    """A row for each set, kind and script: the share with an alert at the threshold."""
    shares = [_shares(answers) for answers in (ours, theirs) if answers is not None]
    print(f"{'':{_LABEL}} {'n':>6}  {'ours':>6} {'95% interval':>13}", end="")
    print(f"  {Peer.name:>8} {'95% interval':>13}" if theirs is not None else "")
    for label, share in shares[0].items():
        cells = [_cell(share)]
        if theirs is not None:
            cells.append("  " + _cell(shares[1][label]))
        print(f"{label:{_LABEL}} {share.total:>6}  {'  '.join(cells)}")


def _cell(share: Share) -> str:
    low, high = share.interval
    return f"{share.value:>6.4f} {low:.4f}-{high:.4f}"


def _shares(answers: Iterable[Answer]) -> dict[str, Share]:
    found: dict[str, Share] = {}
    for row in count_rows(answers, [DEFAULT_THRESHOLD]):
        share = row.shares[DEFAULT_THRESHOLD]
        # Damaged names are Latin; a few names of a script say nothing.
        if row.script != "all" and (row.set not in _OF_FILES or share.total < _LEAST_ROW):
            continue
        what = "recall" if row.listed else "alerts"
        asked = "name and facts" if row.asked == "facts" else "name"
        script = "" if row.script == "all" else f" {row.script}"
        kind = "" if row.kind in {"listed", "unlisted"} else f" {row.kind}"
        label = f"{row.set}{kind}, {asked}{script}: {what}"
        found[label] = share
    return found


def print_pairs(ours: Sequence[Judged], theirs: Sequence[Judged] | None) -> None:
    """Precision, recall and F1 of labelled pairs, then recall by script."""
    print(
        f"{'':{_LABEL}} {'n':>6}  {'prec':>6} {'recall':>6} {'F1':>6} {'95% interval':>13}", end=""
    )
    print(f"  {Peer.name:>8}: prec recall     F1" if theirs is not None else "")
    others = None if theirs is None else group(theirs)
    for label, judged in group(ours).items():
        found = measure(judged, DEFAULT_THRESHOLD)
        low, high = found.f1_interval
        line = (
            f"{'pairs: ' + label:{_LABEL}} {len(judged):>6}  {found.precision.value:>6.3f}"
            f" {found.recall.value:>6.3f} {found.f1:>6.3f} {low:>6.3f}-{high:.3f}"
        )
        if others is not None:
            peer = measure(others[label], DEFAULT_THRESHOLD)
            line += f"  {peer.precision.value:>14.3f} {peer.recall.value:>6.3f} {peer.f1:>6.3f}"
        print(line)
    print(f"\n# Two names of one target, one of them in another script ({DEFAULT_THRESHOLD:.2f})")
    print_quality_of_scripts(ours, theirs)


def print_quality_of_scripts(ours: Sequence[Judged], theirs: Sequence[Judged] | None) -> None:
    """The recall of pairs across scripts, by the script that is not Latin."""
    found = [_by_script(judged) for judged in (ours, theirs) if judged is not None]
    for script, share in sorted(found[0].items()):
        cells = "  ".join(_cell(each[script]) for each in found)
        print(f"{'Latn and ' + script + ': recall':{_LABEL}} {share.total:>6}  {cells}")


def _by_script(judged: Iterable[Judged]) -> dict[str, Share]:
    counts: dict[str, list[bool]] = {}
    for each in judged:
        if each.pair.same and each.pair.kind == "script":
            scripts = {script_of(each.pair.first), script_of(each.pair.second)} - {"Latn", None}
            if len(scripts) == 1:
                hit = each.score >= DEFAULT_THRESHOLD
                counts.setdefault(str(scripts.pop()), []).append(hit)
    return {script: Share(sum(hits), len(hits)) for script, hits in counts.items()}


def print_speed(
    index: Index, peer: Peer | None, queries: Sequence[Query], pairs: Sequence[Pair]
) -> None:
    """Questions and pairs a second on one core, and how long one question takes."""
    print(f"{'':{_LABEL}} {'ours':>14} {'p50 ms':>8} {'p99 ms':>8}", end="")
    print(f" {Peer.name:>14} {'p50 ms':>8} {'p99 ms':>8} {'times':>7}" if peer else "")
    for label, some in _timed(queries):
        _print_speed(f"{label}, name and birth date", "queries/s", time_queries(index, peer, some))
    _print_speed("labelled pairs, names only", "pairs/s", time_pairs(peer, pairs))


def _print_speed(label: str, unit: str, speeds: tuple[Speed, Speed | None]) -> None:
    line = f"{label:{_LABEL}}"
    for speed in speeds:
        if speed is not None:
            single = [f"{speed.percentile(at):>8.2f}" if speed.singles else " " * 8 for at in _AT]
            line += f" {f'{speed.rate:,.0f} {unit}':>14} {' '.join(single)}"
    ours, theirs = speeds
    print(line if theirs is None else f"{line} {ours.rate / theirs.rate:>7.1f}")


_AT = (0.5, 0.99)


def _timed(queries: Sequence[Query]) -> Iterable[tuple[str, list[Query]]]:
    """What is timed: people on no list, and listed ones, with birth dates."""
    dated = [query for query in queries if query.birth_date is not None]
    for label, listed in (("people on no list", False), ("listed people", True)):
        some = [replace(each, countries=()) for each in dated if bool(each.truth) is listed]
        if len(some) >= 50:
            yield label, some


def measure_all(context: Context, options: argparse.Namespace) -> None:
    """Measure and print everything."""
    start = time.perf_counter()
    sizes = FULL if options.full else USUAL
    index, entries = ensure_index(context), entry_index(context)
    targets = Targets(entries)
    peer = None if options.alone else _peer(context)
    queries = gather_all(targets, sizes, options.shared)
    pairs = [*pairs_of_lists(targets, count=sizes.pairs), *read_checklist()]
    print(f"# Speed on one core ({len(index):,} targets, medians, in turns)")
    print_speed(index, peer, _for_speed(targets, sizes, options.shared), pairs)
    warm(index)
    warm(entries)
    queries.sort(key=lambda query: query.set in UNLISTED)
    ours = [
        answer
        for asked, unlisted in ((entries, False), (index, True))
        for answer in ask_all(
            asked,
            [query for query in queries if (query.set in UNLISTED) is unlisted],
            floor=calibration.LEAST,
            jobs=options.jobs,
        )[0]
    ]
    theirs = None if peer is None else peer.answers(queries, jobs=options.jobs)
    print(f"\n# Alerts at {DEFAULT_THRESHOLD:.2f} by set, kind of damage and script")
    print_quality(ours, theirs)
    print(f"\n# Pairs of names at {DEFAULT_THRESHOLD:.2f}")
    print_pairs(judge(pairs), None if peer is None else peer.judge(pairs))
    _calibrate(ours, theirs, options.plot)
    print(f"\nmeasured in {time.perf_counter() - start:.0f} s")


def _for_speed(targets: Targets, sizes: Sizes, shared: Path) -> list[Query]:
    if (shared / "bench").is_dir():
        names = ("un", "global", "us")
        found = chain.from_iterable(
            gather(name, targets, shared=shared, count=sizes.timed) for name in names
        )
        return [query for query in found if query.asked == "facts"]
    return [query for query in gather("people", targets, shared=shared, count=20) if query.truth]


def _calibrate(ours: Sequence[Answer], theirs: Sequence[Answer] | None, plot: Path | None) -> None:
    curves = {"ours": calibration.bin_scores(ours)}
    if theirs is not None:
        curves[Peer.name] = calibration.bin_scores(theirs)
    for label, bins in curves.items():
        error = calibration.expected_error(bins)
        print(f"\n# Reliability of scores, {label}: expected calibration error {error:.3f}")
        print("\n".join(calibration.draw_text(bins)))
    if plot is not None:
        calibration.write_plot(plot, curves)
        print(f"drawn in {plot}")


def _peer(context: Context) -> Peer | None:
    try:
        return Peer(context)
    except ImportError as error:
        print(f"{Peer.name} is not measured ({error}); to measure it: {HOW_TO_INSTALL}\n")
        return None


def parse(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """What to measure, from a command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching.table")
    parser.add_argument("--register", help="a register with the lists; made where none is given")
    parser.add_argument("--full", action="store_true", help="all that there is: about an hour")
    parser.add_argument("--alone", action="store_true", help=f"leave {Peer.name} out")
    parser.add_argument("--plot", type=Path, help="draw the reliability of scores: an SVG file")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--shared", type=Path, default=SHARED)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = parse(arguments)
    if not (options.shared / "bench").is_dir():
        print(f"# {options.shared} is absent: only what the package's own sample can show\n")
    if options.register:
        measure_all(watchword.open(options.register).context, options)
        return
    lists = options.shared / "lists"
    with tempfile.TemporaryDirectory() as folder:
        register = watchword.open(Path(folder) / "register.sqlite")
        real = lists.is_dir()
        register.update(source=lists if real else SAMPLE_LISTS, accept=not real)
        measure_all(register.context, options)


if __name__ == "__main__":
    main()
