"""Every way in which two words meet is told in the reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from watchword.compare import Meeting

COMMANDS = Path(__file__).parents[2] / "docs" / "reference" / "commands.md"


@pytest.mark.parametrize("how", Meeting)
def test_each_meeting_is_documented(how: Meeting) -> None:
    rows = [line for line in COMMANDS.read_text().splitlines() if line.startswith("| `")]
    assert any(f"`{how.value}`" in row.split("|")[1] for row in rows)
