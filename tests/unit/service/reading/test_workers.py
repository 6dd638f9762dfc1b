"""What a process keeps between reports."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from watchword.news.engine import load
from watchword.service.reading import workers
from watchword.settings import Settings

pytestmark = pytest.mark.news


def test_words_of_reports_are_not_kept_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_NEW_WORDS", 1_000)
    reporter = workers.Reporter(workers.Task(settings=Settings(register=str(tmp_path / "none"))))
    reporter.warm()
    strings = load(reporter.model).vocab.strings
    begun, seen = len(strings), []
    chance = random.Random(7)
    for number in range(6):
        words = ("".join(chance.choices("abcdefgh", k=9)) for _ in range(400))
        text = f"The minister said that the {' of the '.join(words)}."
        reporter.read(workers.Text(number, text, date(2023, 4, 14)))
        seen.append(len(strings))
    reporter.close()
    assert max(seen) > begun + 400
    assert max(seen) < begun + 6 * 400
    assert len(strings) == begun
