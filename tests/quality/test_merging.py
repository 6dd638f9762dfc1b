"""Entries of many lists become targets: held to what was checked by hand, and to the lists."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.merging import measure, read_checked

from watchword.service.context import Context
from watchword.service.update import update_from_path
from watchword.settings import Settings

RELEASES = (
    *("un-sc/2026-02-27", "au-dfat", "uk-ofsi/2025-04-14", "jp-mof", "nz-mfat-reconstructed"),
    *("reconstructed", "us-ofac-sdn/2024-05-03", "us-ofac-nonsdn/2025-12-19"),
)


@pytest.mark.shared
@pytest.mark.slow
def test_the_shared_lists_are_merged_as_people_would(shared: Path, tmp_path: Path) -> None:
    context = Context(Settings(register=str(tmp_path / "register.sqlite")))
    for release in RELEASES:
        update_from_path(context, shared / "lists" / release)
    found = measure(context)
    context.close()
    assert found.entries > 40_000
    assert found.recall >= 0.95
    assert found.checked_same > 70
    assert found.joined >= 0.97 * found.checked_same
    assert found.checked_apart > 25
    assert found.kept_apart == found.checked_apart


def test_the_checked_pairs_are_well_formed() -> None:
    pairs = read_checked()
    assert len({frozenset(pair[:2]) for pair in pairs}) == len(pairs)
    assert all(left != right for left, right, _ in pairs)
    assert sum(same for *_, same in pairs) > 70
    assert sum(not same for *_, same in pairs) > 30
