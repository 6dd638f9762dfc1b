"""The floors below which the quality of matching must not fall; they only go up.

python -m benchmarks.matching.floors            measure, and say what is below its floor
python -m benchmarks.matching.floors --raise    raise the floors to what is measured now

A floor is raised to the measured value less half the width of its 95% interval, times
``--slack``; one that is higher already stays.
"""

from __future__ import annotations

import argparse
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import watchword
from benchmarks.matching.entries import entry_index
from benchmarks.matching.intervals import Share
from benchmarks.matching.pairs import group, judge, measure, pairs_of_lists, read_checklist
from benchmarks.matching.run import Answer, ask_all
from benchmarks.matching.sets import Query, Targets, abroad, gather
from benchmarks.timing import SHARED
from watchword.index import Index
from watchword.sample import SAMPLE_LISTS
from watchword.screen import DEFAULT_THRESHOLD
from watchword.service.outcome import Wishes
from watchword.service.update import update_from_path

FLOORS = Path(__file__).parents[2] / "tests" / "quality" / "floors.toml"
RELEASES = (
    "un-sc/2026-02-27",
    "us-ofac-sdn/2023-07-11",
    "uk-ofsi/2025-04-14",
    "jp-mof/2026-03-05",
)
"""What is read of ../shared: the lists whose names are damaged, and two with other scripts."""
_DAMAGED, _NAMES, _PAIRS = 40, 250, 250
_GENERATED = ("people", "standards", "organisations", "scripts")
_FILES = ("un", "global", "us", "congress")
_LEAST = 10
_HEAD = """\
# The least that matching must reach at the usual threshold (benchmarks/matching/floors.py):
# the share of listed parties that are found, of people on no list without an alert
# ("quiet"), and F1 over pairs of names. Floors only go up. To raise them to what is
# reached now, less half of each interval:  python -m benchmarks.matching.floors --raise
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """A value with its 95% interval."""

    value: float
    interval: tuple[float, float]

    def floor(self, slack: float) -> float:
        """The floor that this value allows, rounded down to thousandths."""
        low, high = self.interval
        return max(int(1000 * (self.value - slack * (high - low) / 2)), 0) / 1000


Floors = dict[str, dict[str, float]]
"""By the register that is asked (``shared`` or ``sample``), then by what is measured."""


def read_floors(path: Path = FLOORS) -> Floors:
    """The pinned floors; none where there is no file yet."""
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def missed(floors: Mapping[str, float], measured: Mapping[str, Measured]) -> list[str]:
    """What lies below its floor, or is no longer measured."""
    found = []
    for label, floor in floors.items():
        reached = measured.get(label)
        if reached is None:
            found.append(f"{label}: not measured, the floor is {floor:.3f}")
        elif reached.value < floor:
            found.append(f"{label}: {reached.value:.4f} is below the floor of {floor:.3f}")
    return found


def raised(
    floors: Mapping[str, float], measured: Mapping[str, Measured], *, slack: float = 1.0
) -> dict[str, float]:
    """The floors after a measurement: never lower than before."""
    now = {label: each.floor(slack) for label, each in measured.items()}
    return {label: max(floors.get(label, 0.0), now.get(label, 0.0)) for label in {**floors, **now}}


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors with the remark on how to raise them."""
    lines = [_HEAD]
    for register, values in floors.items():
        lines += [f"[{register}]", *(f'"{key}" = {value}' for key, value in values.items()), ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def measure_shared(folder: Path, shared: Path = SHARED) -> dict[str, Measured]:
    """What is reached on a register of the shared lists, made in the folder."""
    index = _index(folder, [shared / "lists" / each for each in RELEASES])
    return measure_index(index, shared=shared)


def measure_sample(folder: Path) -> dict[str, Measured]:
    """What is reached on a register of the package's own sample, and on the checklist."""
    return measure_index(_index(folder, [SAMPLE_LISTS]), shared=None)


def _index(folder: Path, sources: Iterable[Path]) -> Index:
    context = watchword.open(folder / "register.sqlite").context
    for source in sources:
        update_from_path(context, source, wishes=Wishes(accept=True))
    return entry_index(context)


def measure_index(index: Index, *, shared: Path | None) -> dict[str, Measured]:
    """What is reached on an index; with ``shared``, by the sets of its files too."""
    targets = Targets(index)
    queries = [query for name in _GENERATED for query in _some(name, targets, _DAMAGED)]
    queries += abroad(targets, count=_NAMES)
    if shared is not None:
        for name in _FILES:
            queries += gather(name, targets, shared=shared, count=_NAMES)
    answers, _ = ask_all(index, queries, floor=DEFAULT_THRESHOLD, jobs=1)
    found = _measure_answers(answers)
    pairs = [*pairs_of_lists(targets, count=_PAIRS)]
    if shared is None:
        pairs += read_checklist()
    for label, judged in group(judge(pairs)).items():
        quality = measure(judged, DEFAULT_THRESHOLD)
        if len(judged) >= _LEAST:
            found[f"pairs: {label}, F1"] = Measured(quality.f1, quality.f1_interval)
    return found


def _some(name: str, targets: Targets, count: int) -> list[Query]:
    queries = gather(name, targets, shared=SHARED, count=count)
    return [query for query in queries if query.asked == "name"]


def _measure_answers(answers: Iterable[Answer]) -> dict[str, Measured]:
    """By kind, and over all kinds of a set."""
    counts: dict[str, list[bool]] = {}
    for answer in answers:
        query, alert = answer.query, answer.counted >= DEFAULT_THRESHOLD
        what = "recall" if query.truth else "quiet"
        for kind in {"all", query.kind}:
            label = f"{query.set}, {kind}, {query.asked}: {what}"
            counts.setdefault(label, []).append(alert == bool(query.truth))
    shares = {label: Share(sum(hits), len(hits)) for label, hits in sorted(counts.items())}
    return {
        label: Measured(share.value, share.interval)
        for label, share in shares.items()
        if share.total >= _LEAST and label.split(", ")[1] not in {"listed", "unlisted"}
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, compare and, where wished, raise."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.matching.floors")
    parser.add_argument("--raise", dest="raising", action="store_true", help="write the floors")
    parser.add_argument("--slack", type=float, default=1.0, help="half widths left below")
    options = parser.parse_args(arguments)
    floors, failed = read_floors(), False
    for register, measuring in (("shared", measure_shared), ("sample", measure_sample)):
        if register == "shared" and not SHARED.is_dir():
            print(f"{SHARED} is absent: its floors stay as they are")
            continue
        with tempfile.TemporaryDirectory() as folder:
            measured = measuring(Path(folder))
        before = floors.get(register, {})
        after = raised(before, measured, slack=options.slack)
        print(f"\n# {register}")
        for label in after:
            value = f"{measured[label].value:.4f}" if label in measured else "-"
            print(
                f"{label:50} {value:>7}  floor {before.get(label, 0.0):.3f} -> {after[label]:.3f}"
            )
        failed = failed or bool(missed(before, measured))
        print("\n".join(missed(before, measured)) or "nothing is below its floor")
        floors[register] = after
    if options.raising:
        write_floors(floors)
        print(f"\nwritten to {FLOORS}")
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
