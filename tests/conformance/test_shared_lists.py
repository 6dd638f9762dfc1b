"""All the real releases at once, from files to the register: the published counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from watchword.service.context import Context
from watchword.service.listing import list_releases
from watchword.service.outcome import Status
from watchword.service.update import update_from_path
from watchword.settings import Settings

# What the authorities' files of these days hold, as counted by others.
COUNTS = {
    ("us", "sdn", date(2023, 4, 11)): 11_973,
    ("us", "sdn", date(2023, 4, 12)): 12_117,
    ("us", "sdn", date(2021, 3, 10)): 8_832,
    ("eu", "fsf", date(2021, 3, 2)): 2_269,
    ("gb", "conlist", date(2023, 6, 5)): 3_993,
    ("gb", "conlist", date(2025, 4, 14)): 4_688,
    ("ca", "sema", date(2025, 5, 25)): 4_759,
    ("au", "dfat", date(2026, 2, 24)): 3_811,
    ("nz", "russia", date(2026, 3, 8)): 2_058,
    ("un", "sc", date(2026, 2, 27)): 1_003,
}


@pytest.mark.shared
@pytest.mark.slow
def test_every_real_file_is_read_or_has_its_reason(shared: Path, tmp_path: Path) -> None:
    context = Context(Settings(register=str(tmp_path / "register.sqlite")))
    outcomes = update_from_path(context, shared / "lists")
    for outcome in outcomes:
        assert outcome.status is Status.READ or outcome.message, outcome
    failures = [each for each in outcomes if "source-failures" in each.origin]
    assert failures
    assert {each.status for each in failures} == {Status.REFUSED}
    found = {
        (row.release.authority, row.release.list, row.release.released_on): row.release.targets
        for row in list_releases(context, everything=True)
    }
    assert {key: found.get(key) for key in COUNTS} == COUNTS
    current = {(row.release.authority, row.release.list) for row in list_releases(context)}
    assert {authority for authority, _ in current} == {
        "us",
        "eu",
        "gb",
        "ch",
        "ca",
        "au",
        "jp",
        "nz",
        "un",
    }
    assert ("gb", "conlist") not in current
    context.close()
