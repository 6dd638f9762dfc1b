"""Every command in the documentation runs."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    if "```console" in page.read_text(encoding="utf-8")
)


LONG = {
    "ask-as-of-a-day",
    "exchange",
    "first-hour",
    "follow-ownership",
    "one-party-or-two",
    "own-lists",
    "read-files",
    "read-reports",
    "screen-a-file",
    "search",
    "timeline",
    "what-changed",
}
"""Pages of many commands: each is a process of its own."""


@pytest.mark.news
@pytest.mark.parametrize(
    "page",
    [
        pytest.param(page, id=page.stem, marks=[pytest.mark.slow] if page.stem in LONG else [])
        for page in PAGES
    ],
)
def test_the_commands_of_a_page_run(page: Path, tmp_path: Path) -> None:
    blocks = re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.M | re.S)
    lines = [line for block in blocks for line in block.splitlines()]
    assert lines
    (tmp_path / "src").symlink_to(ROOT / "src")
    for line in lines:
        assert line.startswith("$ watchword "), line
        command = [sys.executable, "-m", *shlex.split(line[2:])]
        done = subprocess.run(
            command,
            cwd=tmp_path,
            env={"PATH": "", "HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, (line, done.stderr.decode())


def test_every_link_between_pages_leads_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_python_of_the_readme_runs(tmp_path: Path) -> None:
    from watchword.sample import SAMPLE_LISTS

    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"^```python\n(.*?)^```", text, re.M | re.S)
    source = f"import watchword\nwatchword.open('register.sqlite').update(source={str(SAMPLE_LISTS)!r}, accept=True)\n{code}"
    done = subprocess.run(
        [sys.executable, "-c", source], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    assert b"Usmanov" in done.stdout
