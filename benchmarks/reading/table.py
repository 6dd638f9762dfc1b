"""One table: what is reached, beside the target and a baseline."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.matching.intervals import Share
from benchmarks.reading import baselines, core, dates, gold, kinds, marked, speech
from benchmarks.reading.measure import Tally, read
from benchmarks.reading.speed import make_reports, rate

_LABEL = 46


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was measured, what is wanted, and what the baseline reaches.

    Attributes:
        count: Over how many answers or questions.
        target: The least that is wanted (issue and knowledge of the project).
        baseline: None where there is none to run.
    """

    label: str
    count: int
    ours: float
    target: float | None
    baseline: float | None = None
    interval: tuple[float, float] | None = None


def rows(shared: Path) -> Iterator[Row]:
    """Every measure of quality."""
    yield from _date_rows(shared)
    yield from _speech_rows(shared)
    found, baseline = (kinds.measure(shared, each).accuracy for each in (*_CLASSIFIERS,))
    yield _share("event type given actors, accuracy", found, 0.75, baseline)
    for part in ("held", "dev"):
        yield from _event_rows(shared, part)
    text, facts = gold.defence_visit(shared)
    reading = read(text, gold.VISIT_DAY).to_dict()
    known = len(facts["core25"])
    reached = known - len(core.missed(reading, facts))
    yield Row(label="core facts of a report", count=known, ours=reached, target=23)
    wrong = len(core.false_speakers(reading, facts))
    yield Row(label="false speakers in it", count=len(reading["statements"]), ours=wrong, target=0)


_CLASSIFIERS = (kinds.classify, baselines.classify)


def _date_rows(shared: Path) -> Iterator[Row]:
    ours, theirs = dates.measure(shared), dates.measure(shared, baselines.find_dates)
    yield _f1("dates, value F1", ours.every, 0.80, theirs.every)
    yield _share("dates, the right day", ours.days.precision, 0.95, theirs.days.precision)


def _speech_rows(shared: Path) -> Iterator[Row]:
    ours, theirs = speech.measure(shared), speech.measure(shared, baselines.find_said)
    label = "speakers of direct quotations"
    yield _share(f"{label}, precision", ours.direct.precision, 0.92, theirs.direct.precision)
    yield _share(f"{label}, recall", ours.direct.recall, 0.80, theirs.direct.recall)
    label = "speakers, partial quotations too, precision"
    yield _share(label, ours.quoted.precision, None, theirs.quoted.precision)
    yield _f1("all attributions, F1", ours.every, 0.68, theirs.every)


def _event_rows(shared: Path, part: str) -> Iterator[Row]:
    sentences, texts = marked.read_marked(part), gold.reports(shared)
    ours = marked.score(sentences, texts)
    theirs = marked.score(sentences, texts, baselines.find_events)
    label = f"events with actors ({part})"
    target = 0.75 if part == "held" else None
    yield _share(f"{label}, precision", ours.all.precision, target, theirs.all.precision)
    yield _share(f"{label}, recall", ours.all.recall, None, theirs.all.recall)
    yield _f1(f"{label}, F1", ours.all, None, theirs.all)
    yield _share(
        f"{label}, both known: precision", ours.both.precision, None, theirs.both.precision
    )
    yield _share(f"{label}, modality of right ones", ours.modalities.precision, None, None)


def _share(label: str, ours: Share, target: float | None, baseline: Share | None) -> Row:
    return Row(
        label=label,
        count=ours.total,
        ours=ours.value,
        target=target,
        baseline=None if baseline is None else baseline.value,
        interval=ours.interval,
    )


def _f1(label: str, ours: Tally, target: float | None, baseline: Tally) -> Row:
    return Row(label=label, count=ours.wanted, ours=ours.f1, target=target, baseline=baseline.f1)


def speed_rows(shared: Path, *, most: int) -> Iterator[Row]:
    """Reports of 800 words a minute, in one process and in two."""
    reports = make_reports(shared)[:most]
    for processes, target in ((1, None), (2, 1_000)):
        yield Row(
            label=f"reports a minute, {processes} process{'es' * (processes > 1)}",
            count=len(reports),
            ours=rate(reports, processes=processes),
            target=target,
        )


def print_table(shared: Path, *, most: int) -> None:
    """Print the rows as they are measured."""
    start = time.perf_counter()
    print(f"{'':{_LABEL}} {'n':>5}  {'ours':>6} {'95% interval':>13} {'target':>7} {'baseline':>9}")
    for source in (rows(shared), speed_rows(shared, most=most)):
        for row in source:
            print(_line(row), flush=True)
    print(f"\nmeasured in {time.perf_counter() - start:.0f} s")


def _line(row: Row) -> str:
    interval = "" if row.interval is None else "{:.3f}-{:.3f}".format(*row.interval)
    cells = [_cell(each) for each in (row.ours, row.target, row.baseline)]
    return (
        f"{row.label:{_LABEL}} {row.count:>5}  {cells[0]:>6} {interval:>13}"
        f" {cells[1]:>7} {cells[2]:>9}"
    )


def _cell(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:.3f}" if isinstance(value, float) and value <= 1 else f"{value:,.0f}"
