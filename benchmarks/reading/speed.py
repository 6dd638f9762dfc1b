"""Reports a minute, in one process and in two."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from benchmarks.reading.gold import POLNEAR_DAY, polnear

WORDS = 800
_WARMING = 4


def make_reports(shared: Path, words: int = WORDS) -> list[str]:
    """Reports of as many words, or a paragraph more, from the paragraphs of PolNeAR's."""
    reports, paragraphs, count = [], [], 0
    for source in polnear(shared):
        for paragraph in re.split(r"\s*\n\s*", source.text.strip()):
            paragraphs.append(paragraph)
            count += len(paragraph.split())
            if count >= words:
                reports.append("\n\n".join(paragraphs))
                paragraphs, count = [], 0
    return reports


def rate(reports: Sequence[str], *, processes: int) -> float:
    """Reports a minute, without what it takes to load the model."""
    context = get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_warm) as pool:
        # Each process is warm before the clock starts.
        list(pool.map(_count, [*reports[:_WARMING]] * processes))
        start = time.perf_counter()
        list(pool.map(_count, reports))
        return 60 * len(reports) / (time.perf_counter() - start)


def _warm() -> None:
    _count("The minister met his counterpart in Vienna on Monday, the ministry said.")


def _count(text: str) -> int:
    from watchword.news.reader import read_report

    return len(read_report(text, published_on=POLNEAR_DAY).statements)
