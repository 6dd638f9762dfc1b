"""Whole files: the same bytes in one process and in many, killed or not."""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from tests.unit.service.screening.conftest import LISTED

from watchword.errors import WrongUse
from watchword.service.checking import Limits
from watchword.service.context import Context
from watchword.service.facade import Watchword
from watchword.service.screening import Screening, ScreenWishes, screen_file
from watchword.service.screening.layout import Format
from watchword.service.screening.work import Chunk, Done, Worker
from watchword.service.writing import original_cell

# Kills its own process, with no chance to tidy up, at the n-th call of a function.
KILLED = """
import importlib, os, signal, sys
from pathlib import Path
from watchword.service.context import Context
from watchword.service.screening import ScreenWishes, screen_file
from watchword.service.screening.journal import Journal
register, source, out, jobs, place, wanted = sys.argv[1:]
if place:
    module, _, path = place.partition(":")
    holder = importlib.import_module(module)
    *outer, last = path.split(".")
    for part in outer:
        holder = getattr(holder, part)
    real, calls = getattr(holder, last), 0
    def deadly(*args, **kwargs):
        global calls
        calls += 1
        if calls == int(wanted):
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **kwargs)
    setattr(holder, last, deadly)
Journal.__init__.__kwdefaults__["every"] = 0.0
screen_file(Context.open(register), Path(source), Path(out), wishes=ScreenWishes(jobs=int(jobs)))
"""
ROOM = "watchword.service.screening"


def screened(
    register: Context, source: Path | io.BytesIO, out: Path | io.BytesIO, **wishes: Any
) -> Screening:
    wishes.setdefault("jobs", 1)
    return screen_file(register, source, out, wishes=ScreenWishes(**wishes))


@pytest.fixture(scope="module")
def whole(register: Context, customers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what an uninterrupted run in one process writes, in every format."""
    folder = tmp_path_factory.mktemp("whole")
    for form in Format:
        screened(register, customers, folder / f"out.{form.value}")
    return folder


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return [
            {key: original_cell(cell) for key, cell in row.items()}
            for row in csv.DictReader(stream)
        ]


def test_every_row_comes_out_with_all_its_columns(whole: Path, customers: Path) -> None:
    rows = table(whole / "out.csv")
    assert list(dict.fromkeys(int(row["row"]) for row in rows)) == list(range(1, 2_001))
    by_number = {int(row["row"]): row for row in rows}
    assert by_number[6]["name"] == "Nobody, Whatsoever"
    assert by_number[6]["result"] == "no match"
    assert by_number[5]["name"] == "=Shoigu Sergey"
    assert "someday" in by_number[5]["problem"]
    assert "Atlantis" in by_number[5]["problem"]
    assert by_number[7]["result"] == "not screened"
    assert by_number[7]["problem"] == "no name"
    assert by_number[8]["name"] == '"broken'
    assert "quotation mark" in by_number[8]["problem"]
    assert by_number[2]["target_name"].split()[-1].upper() in {"SHOIGU", "SHOYGU"}
    assert by_number[2]["result"] == "match"
    assert by_number[2]["alert"] == "true"
    assert by_number[2]["explanation"]
    assert json.loads(by_number[2]["evidence"])["birth_date"]["agreement"] == "agree"
    assert {row["state"] for row in rows} == {rows[0]["state"]}


def test_counts_tell_what_was_written(register: Context, customers: Path, tmp_path: Path) -> None:
    done = screened(register, customers, tmp_path / "out.csv")
    rows = table(tmp_path / "out.csv")
    tally = done.tally
    assert tally.rows == 2_000
    assert tally.written == len(rows)
    assert tally.not_screened == sum(row["result"] == "not screened" for row in rows) == 50
    assert tally.matches == sum(row["result"] == "match" for row in rows)
    assert tally.alerts == len({row["row"] for row in rows if row["alert"] == "true"})
    assert tally.problems == len({row["row"] for row in rows if row["problem"]})
    assert done.to_dict()["mapping"] == {
        "name": ["name"],
        "birth_date": ["dob"],
        "nationality": ["nationality"],
        "sex": ["sex"],
    }


@pytest.mark.parametrize("form", list(Format))
def test_many_processes_write_what_one_does(
    register: Context, customers: Path, whole: Path, tmp_path: Path, form: Format
) -> None:
    out = tmp_path / f"out.{form.value}"
    screened(register, customers, out, jobs=3)
    assert out.read_bytes() == (whole / out.name).read_bytes()
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.slow
def test_a_process_with_threads_is_not_forked(
    register: Context, customers: Path, whole: Path
) -> None:
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        out = io.BytesIO()
        screened(register, customers, out, jobs=2)
    finally:
        stop.set()
        thread.join()
    assert out.getvalue() == (whole / "out.csv").read_bytes()


def test_formats_say_the_same(whole: Path) -> None:
    import duckdb

    rows = table(whole / "out.csv")
    lines = [json.loads(line) for line in (whole / "out.jsonl").read_bytes().splitlines()]
    with duckdb.connect() as duck:
        found = duck.execute("SELECT * FROM read_parquet(?)", [str(whole / "out.parquet")])
        columns = [each[0] for each in found.description or ()]
        stored = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    assert len(rows) == len(lines) == len(stored)
    for row, line, kept in zip(rows, lines, stored, strict=True):
        assert list(row) == list(line) == columns
        assert int(row["row"]) == line["row"] == kept["row"]
        for name in ("name", "dob", "result", "target", "explanation", "problem"):
            assert row[name] == (line[name] or "") == (kept[name] or "")
        assert line["score"] == kept["score"] == (float(row["score"]) if row["score"] else None)
        assert row["alert"] == json.dumps(line["alert"]) == json.dumps(kept["alert"])
        assert line["authorities"] == kept["authorities"]
        assert row["authorities"] == ";".join(line["authorities"] or ())
        days = {key: day and day.isoformat() for key, day in (kept["listed_on"] or {}).items()}
        assert days == (line["listed_on"] or {})


def test_a_stream_goes_to_a_stream(register: Context, customers: Path, whole: Path) -> None:
    for form in Format:
        out = io.BytesIO()
        source = io.BytesIO(customers.read_bytes())
        screened(register, source, out, out_form=form)
        assert out.getvalue() == (whole / f"out.{form.value}").read_bytes()


def test_parquet_goes_through_with_its_types(register: Context, tmp_path: Path) -> None:
    import duckdb

    source, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    with duckdb.connect() as duck:
        duck.execute(
            "COPY (SELECT i AS id, 'Alisher Usmanov' AS name, DATE '1953-09-09' AS dob,"
            " ['A. U.', 'x'] AS aliases, {'k': [i]} AS more, i / 3 AS share,"
            " TIMESTAMPTZ '2020-01-01 00:00:00+00' AS made_at, NULL::INTEGER AS nothing,"
            " 'a\\x00'::BLOB AS raw, 12.50::DECIMAL(9, 2) AS amount, TIME '10:00' AS hour"
            f" FROM range(600) t(i)) TO '{source}' (FORMAT parquet)"
        )
    screened(register, source, out, jobs=2)
    with duckdb.connect() as duck:
        given, made = (
            {row[0]: row[1] for row in duck.execute(f"DESCRIBE FROM '{path}'").fetchall()}
            for path in (source, out)
        )
        same = duck.execute(
            f"SELECT count(*) FROM (SELECT DISTINCT * EXCLUDE (more) FROM '{source}' INTERSECT "
            f"SELECT DISTINCT id, name, dob, aliases, share, made_at, nothing, raw, amount, hour "
            f"FROM '{out}')"
        ).fetchone()
    assert {**given, "more": "VARCHAR"} == {name: made[name] for name in given}
    assert same == (600,)


def test_only_alerts_and_what_could_not_be_checked(register: Context, customers: Path) -> None:
    out = io.BytesIO()
    done = screened(register, customers, out, only_alerts=True)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert all(row["alert"] == "true" or row["problem"] for row in rows)
    assert {row["result"] for row in rows} == {"match", "no match", "not screened"}
    assert done.tally.rows == 2_000
    assert {int(row["row"]) % 40 for row in rows} <= set(range(1, len(LISTED) + 1))
    assert done.tally.written == len(rows)


def test_limits_hold_and_say_what_they_cut(register: Context) -> None:
    out = io.BytesIO()
    source = io.BytesIO(b"name\nPrigozhin\n")
    limits = Limits(limit=2, threshold=0.4, authorities=("ca", "nz", "gb"))
    screened(register, source, out, limits=limits)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
    assert len(rows) == 2
    assert {name for row in rows for name in row["authorities"].split(";")} <= {"ca", "nz", "gb"}
    assert rows[0]["problem"] == "more matches than the 2 that are shown"
    assert float(rows[0]["score"]) >= float(rows[1]["score"])


def test_a_threshold_decides_what_is_written(register: Context) -> None:
    for threshold, results in ((0.999, {"no match"}), (0.5, {"match"})):
        out = io.BytesIO()
        source = io.BytesIO(b"name\nAlisher Usmanov\n")
        screened(register, source, out, limits=Limits(threshold=threshold))
        rows = list(csv.DictReader(io.StringIO(out.getvalue().decode(), newline="")))
        assert {row["result"] for row in rows} == results
        assert {row["threshold"] for row in rows} == {str(threshold)}


def test_as_of_a_day_asks_the_lists_of_that_day(register: Context) -> None:
    from datetime import date

    alerts = []
    for day in (date(2000, 1, 1), date(2023, 4, 13), None):
        source = io.BytesIO(b"name\nAlisher Usmanov\n")
        limits = Limits(as_of=day, authorities=("gb",))
        alerts.append(screened(register, source, io.BytesIO(), limits=limits).tally.alerts)
    assert alerts == [0, 1, 1]


def test_an_identifier_finds_what_has_no_name(register: Context) -> None:
    out = io.BytesIO()
    screened(register, io.BytesIO(b"name,imo\n,9661792\n"), out)
    (row,) = csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))
    assert row["target_name"].upper() == "DILBAR"
    assert row["alert"] == "true"
    assert row["problem"] == "no name: checked by its identifiers alone"
    assert row["matched_name"] == ""


def test_a_file_with_headings_alone_gives_headings_alone(register: Context) -> None:
    out = io.BytesIO()
    assert screened(register, io.BytesIO(b"name,x\n"), out, jobs=4).tally.rows == 0
    assert out.getvalue().decode().splitlines()[0].startswith("row,name,x,result,")
    assert len(out.getvalue().splitlines()) == 1


@pytest.mark.parametrize(
    ("wishes", "out", "said"),
    [
        ({"kind": "ghost"}, "out.csv", "no such kind"),
        ({"jobs": 0}, "out.csv", "at least one"),
        ({"limits": Limits(limit=0)}, "out.csv", "shows nothing"),
        ({"limits": Limits(threshold=7)}, "out.csv", "between 0 and 1"),
        ({"limits": Limits(authorities=("xx",))}, "out.csv", "no such authority"),
        ({}, "out.xlsx", "--out-format"),
        ({}, ".", "folder"),
        ({}, "in.csv", "is the input"),
        ({}, "none/out.csv", "can't be written"),
    ],
)
def test_wishes_that_make_no_sense(
    register: Context, tmp_path: Path, wishes: dict[str, Any], out: str, said: str
) -> None:
    source = tmp_path / "in.csv"
    source.write_text("name\nA\n", encoding="utf-8")
    with pytest.raises(WrongUse, match=said):
        screened(register, source, tmp_path / out, **wishes)
    assert source.read_text(encoding="utf-8") == "name\nA\n"
    assert [path.name for path in tmp_path.iterdir()] == ["in.csv"]


def killed(
    register: Context, source: Path, out: Path, *, place: str, call: int, jobs: int = 1
) -> subprocess.CompletedProcess[bytes]:
    script = [sys.executable, "-c", KILLED, register.settings.register, str(source), str(out)]
    return subprocess.run(
        [*script, str(jobs), place, str(call)], check=False, capture_output=True, timeout=120
    )


def slow(*values: object) -> object:
    return pytest.param(*values, marks=pytest.mark.slow)


@pytest.mark.parametrize(
    ("place", "call", "form", "jobs"),
    [
        slow(f"{ROOM}.journal:Journal.begin", 1, "csv", 1),
        slow(f"{ROOM}.journal:_append", 1, "csv", 1),
        slow(f"{ROOM}.journal:Journal.add", 1, "csv", 1),
        slow(f"{ROOM}.journal:Journal.add", 4, "csv", 1),
        slow(f"{ROOM}.journal:Journal.commit", 3, "jsonl", 2),
        (f"{ROOM}.journal:os.fsync", 6, "csv", 2),
        slow(f"{ROOM}.journal:_append", 5, "parquet", 1),
        (f"{ROOM}.run:write_parquet", 1, "parquet", 1),
        slow(f"{ROOM}.journal:Journal.finish", 1, "csv", 2),
        slow(f"{ROOM}.journal:_sync_folder", 1, "csv", 1),
        slow(f"{ROOM}.journal:shutil.rmtree", 1, "jsonl", 1),
    ],
)
def test_a_killed_run_goes_on_to_the_same_bytes(
    register: Context,
    customers: Path,
    whole: Path,
    tmp_path: Path,
    place: str,
    call: int,
    form: str,
    jobs: int,
) -> None:
    out = tmp_path / f"out.{form}"
    done = killed(register, customers, out, place=place, call=call, jobs=jobs)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    in_place = place.endswith(("_sync_folder", "rmtree"))
    assert out.exists() is in_place
    screened(register, customers, out, jobs=2)
    assert out.read_bytes() == (whole / out.name).read_bytes()
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.slow
def test_what_is_done_is_not_done_again(
    register: Context, customers: Path, whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    killed(register, customers, out, place=f"{ROOM}.journal:Journal.add", call=4)
    again = screened(register, customers, out)
    # Three chunks of 250.
    assert again.resumed == 750
    assert again.tally.rows == 2_000
    assert out.read_bytes() == (whole / "out.csv").read_bytes()


@pytest.mark.slow
def test_killed_again_and_again_at_any_time(
    register: Context, customers: Path, whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    script = [sys.executable, "-c", KILLED, register.settings.register, str(customers), str(out)]
    for tenths in range(12, 60, 3):
        with subprocess.Popen([*script, "2", "", "0"], start_new_session=True) as run:
            try:
                run.wait(tenths / 10)
            except subprocess.TimeoutExpired:
                run.kill()
        assert ended(run.pid)
        if out.exists():
            break
    else:
        screened(register, customers, out)
    assert out.read_bytes() == (whole / "out.csv").read_bytes()


def ended(group: int) -> bool:
    """Whether no process of a group lives any longer, in a while at the latest."""
    for _ in range(200):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def test_workers_end_with_a_killed_parent(
    register: Context, customers: Path, tmp_path: Path
) -> None:
    script = [sys.executable, "-c", KILLED, register.settings.register, str(customers)]
    script += [str(tmp_path / "out.csv"), "3", f"{ROOM}.journal:Journal.add", "2"]
    with subprocess.Popen(script, start_new_session=True) as run:
        assert run.wait(120) == -signal.SIGKILL
    assert ended(run.pid)


def test_a_worker_that_is_killed_loses_no_row(
    register: Context, customers: Path, whole: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    done = killed(register, customers, out, place=f"{ROOM}.pool:_work", call=2, jobs=2)
    assert done.returncode == 1
    assert b"a worker process was lost" in done.stderr
    screened(register, customers, out)
    assert out.read_bytes() == (whole / "out.csv").read_bytes()


def test_ctrl_c_leaves_what_can_be_gone_on_with(
    register: Context,
    customers: Path,
    whole: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out.csv"
    real, calls = Worker.work, 0

    def interrupted(self: Worker, chunk: Chunk) -> Done:
        nonlocal calls
        calls += 1
        if calls == 4:
            raise KeyboardInterrupt
        return real(self, chunk)

    monkeypatch.setattr(Worker, "work", interrupted)
    with pytest.raises(KeyboardInterrupt):
        screened(register, customers, out)
    monkeypatch.undo()
    assert not out.exists()
    assert screened(register, customers, out).resumed == 750
    assert out.read_bytes() == (whole / "out.csv").read_bytes()


def test_a_full_disk_is_told_and_gone_on_from(
    register: Context,
    customers: Path,
    whole: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = tmp_path / "out.csv"
    real, calls = os.fsync, 0

    def full(handle: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 2:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr("watchword.service.screening.journal.os.fsync", full)
    with pytest.raises(WrongUse, match="No space left"):
        screened(register, customers, out)
    monkeypatch.undo()
    assert not out.exists()
    screened(register, customers, out)
    assert out.read_bytes() == (whole / "out.csv").read_bytes()


def test_python_has_it_too(register: Context, customers: Path, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    done = Watchword(register).screen(str(customers), str(out), mapping={"name": "name"}, jobs=1)
    assert done.tally.rows == 2_000
    assert out.read_bytes() == (whole / "out.csv").read_bytes()


@pytest.mark.slow
def test_what_has_changed_is_refused_or_begun_again(
    register: Context, customers: Path, whole: Path, tmp_path: Path
) -> None:
    out, source = tmp_path / "out.csv", tmp_path / "in.csv"
    source.write_bytes(customers.read_bytes())
    killed(register, source, out, place=f"{ROOM}.journal:Journal.add", call=3)
    with pytest.raises(WrongUse, match="a setting has changed"):
        screened(register, source, out, limits=Limits(limit=3))
    with pytest.raises(WrongUse, match="the format of the output has changed"):
        screened(register, source, out, out_form=Format.JSONL)
    with pytest.raises(WrongUse, match="the mapping of columns has changed"):
        screened(register, source, out, mapping=["sex="])
    source.write_bytes(customers.read_bytes() + b"One More,,,\n")
    with pytest.raises(WrongUse, match="the input has changed"):
        screened(register, source, out)
    assert screened(register, source, out, restart=True).tally.rows == 2_001
    assert out.read_bytes().startswith((whole / "out.csv").read_bytes())


def test_two_runs_do_not_write_one_file(register: Context, tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("name\nA\n", encoding="utf-8")
    holder = (
        "import sys, time; from pathlib import Path;"
        "from watchword.service.screening.journal import Journal\n"
        "with Journal(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(out)], stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(WrongUse, match="another run is writing"):
            screened(register, source, out)
        other.kill()
    assert screened(register, source, out).tally.rows == 1


def test_an_input_that_changes_while_it_is_read_is_refused(
    register: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("name\n" + "Some Body\n" * 600, encoding="utf-8")
    real = Worker.work

    def meddling(self: Worker, chunk: Chunk) -> Done:
        with source.open("a", encoding="utf-8") as stream:
            stream.write("Alisher Usmanov\n")
        return real(self, chunk)

    monkeypatch.setattr(Worker, "work", meddling)
    with pytest.raises(WrongUse, match="changed while it was read"):
        screened(register, source, out)
    assert not out.exists()
