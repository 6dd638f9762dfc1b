"""What a newcomer waits for: a whole OFAC list into the register, one name from cold.

Uses the real releases in ``../shared`` where they are, else the package's sample.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from benchmarks.timing import SHARED, Timing, time_command, watchword
from watchword.sample import SAMPLE_LISTS

RUNS = 5


def _row(what: str, timing: Timing, target: str) -> None:
    print(f"{what:<58} {timing.wall:>8.2f} {timing.cpu:>8.2f} {timing.megabytes:>8.0f}   {target}")


def measure(folder: Path) -> str:
    """Print the table; the register of all lists, or of the sample, stays in the folder."""
    sdn = SHARED / "lists" / "us-ofac-sdn" / "2023-07-11"
    real = sdn.is_dir()
    source = sdn if real else SAMPLE_LISTS
    print(f"# Foundation ({'real releases' if real else 'the small sample'}, medians of {RUNS})")
    print(f"{'':<58} {'wall s':>8} {'cpu s':>8} {'MB':>8}   to reach")
    place = folder / "one"
    register = str(place / "register.sqlite")

    def fresh() -> None:
        shutil.rmtree(place, ignore_errors=True)

    update = watchword("update", "--from", str(source), "--accept", "--register", register)
    timing = time_command(update, runs=RUNS, prepare=fresh)
    what = "OFAC SDN set 2023-07-11" if real else "the sample"
    _row(f"{what} into a new register, with index", timing, "< 20 s")
    again = time_command(update, runs=RUNS, prepare=lambda: None)
    _row("the same again: nothing to do", again, "")
    check = watchword("check", "Alisher Usmanov", "--json", "--register", register)
    _row(
        "check from a cold process, that register",
        time_command(check, runs=RUNS, prepare=lambda: None),
        "< 1 s",
    )
    return _all_lists(folder) if real else register


def _all_lists(folder: Path) -> str:
    register = str(folder / "all" / "register.sqlite")
    update = watchword("update", "--from", str(SHARED / "lists"), "--register", register)
    _row(
        "every release in ../shared/lists (once)",
        time_command(update, runs=1, prepare=lambda: shutil.rmtree(folder / "all", True)),
        "",
    )
    check = watchword("check", "Alisher Usmanov", "--json", "--register", register)
    _row(
        "check from a cold process, all nine authorities",
        time_command(check, runs=RUNS, prepare=lambda: None),
        "< 1 s",
    )
    return register


def main() -> None:
    """Measure in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder))


if __name__ == "__main__":
    main()
