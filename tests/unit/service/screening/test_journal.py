"""What an unfinished run leaves, and what the next one makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from watchword.errors import WrongUse
from watchword.service.screening.journal import Journal
from watchword.service.screening.tally import Tally

BINDING = {"the input": "abc", "a setting": {"limit": 3}}
ROW = Tally(rows=1, written=1)


def begun(out: Path, *, every: float = 0.0, contents: tuple[bytes, ...] = ()) -> Path:
    with Journal(out, every=every) as journal:
        journal.begin(BINDING)
        for content in contents:
            journal.add(content, ROW)
    return out.with_name(f"{out.name}.partial")


def test_a_finished_run_leaves_its_file_alone(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    with Journal(out) as journal:
        assert journal.begin(BINDING) == Tally()
        journal.add(b"one\n", ROW)
        journal.add(b"two\n", ROW)
        assert journal.tally == Tally(rows=2, written=2)
        assert not out.exists()
        journal.finish()
    assert out.read_bytes() == b"one\ntwo\n"
    assert list(tmp_path.iterdir()) == [out]


def test_the_next_run_goes_on_behind_the_last_commit(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    folder = begun(out, contents=(b"one\n", b"two\n"))
    with (folder / "rows").open("ab") as rows:
        rows.write(b"torn")
    with (folder / "journal").open("ab") as journal:
        journal.write(b'{"size": 99')
    with Journal(out) as again:
        assert again.begin(BINDING).rows == 2
        again.add(b"three\n", ROW)
        again.finish()
    assert out.read_bytes() == b"one\ntwo\nthree\n"


def test_what_stands_before_the_rows_is_written_once(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    for _ in range(3):
        # Ended, with its commits, before the first row was done.
        with Journal(out) as journal:
            assert journal.begin(BINDING, head=b"head\n") == Tally()
            journal.add(b"", Tally())
            journal.commit()
    with Journal(out) as journal:
        journal.begin(BINDING, head=b"head\n")
        journal.add(b"one\n", ROW)
        journal.finish()
    assert out.read_bytes() == b"head\none\n"


def test_rows_that_are_not_what_was_committed_are_made_again(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    folder = begun(out, contents=(b"one\n", b"two\n"))
    (folder / "rows").write_bytes(b"one\nTWO\n")
    with Journal(out) as again:
        # The first commit is sound still.
        assert again.begin(BINDING).rows == 1
        again.finish()
    assert out.read_bytes() == b"one\n"


def test_a_commit_whose_rows_never_reached_the_disk_does_not_count(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    folder = begun(out, contents=(b"one\n", b"two\n"))
    (folder / "rows").write_bytes(b"one\ntw")
    with Journal(out) as again:
        assert again.begin(BINDING).rows == 1


@pytest.mark.parametrize("journal", [b"", b"{", b"\xff\xfe\n", b"7\n", b'{"made of": 1}\n{}\n'])
def test_a_journal_that_says_nothing_is_begun_again(tmp_path: Path, journal: bytes) -> None:
    out = tmp_path / "out.csv"
    folder = begun(out, contents=(b"one\n",))
    (folder / "journal").write_bytes(journal)
    with Journal(out) as again:
        assert again.begin(BINDING) == Tally()
        again.add(b"new\n", ROW)
        again.finish()
    assert out.read_bytes() == b"new\n"


def test_another_run_is_refused_with_what_has_changed(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    folder = begun(out, contents=(b"one\n",))
    other = {**BINDING, "the input": "def"}
    with Journal(out) as again:
        with pytest.raises(WrongUse, match=r"out\.csv\.partial .* the input has changed"):
            again.begin(other, restart=False)
        assert (folder / "rows").read_bytes() == b"one\n"
    with Journal(out) as again:
        assert again.begin(other, restart=True) == Tally()
    assert json.loads((folder / "journal").read_text().splitlines()[0])["made of"] == other


def test_commits_come_with_time_and_at_the_end(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    with Journal(out, every=3600) as journal:
        journal.begin(BINDING)
        journal.add(b"one\n", ROW)
        lines = (journal.folder / "journal").read_text().splitlines()
        assert len(lines) == 1
    assert len((out.with_name("out.csv.partial") / "journal").read_text().splitlines()) == 2


def test_a_folder_that_can_not_be_made_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="can't be written"), Journal(tmp_path / "no" / "out.csv"):
        pass
    (tmp_path / "out.csv.partial").write_text("in the way")
    with pytest.raises(WrongUse, match="can't be written"), Journal(tmp_path / "out.csv"):
        pass
