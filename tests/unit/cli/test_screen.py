"""``watchword screen``: its files, its JSON, its exit codes, its text."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.unit.cli.conftest import Watchword

from watchword.sample import SAMPLE_CUSTOMERS


def test_a_customer_file_as_the_contract_has_it(watchword: Watchword, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    done = watchword("screen", str(SAMPLE_CUSTOMERS), "--out", str(out), "--json")
    assert done.code == 0
    assert done.err == ""
    answer = done.json()
    assert answer["rows"] == 10
    assert answer["alerts"] == 4
    assert answer["not_screened"] == 1
    assert answer["mapping"]["family_name"] == ["Surname"]
    assert answer["mapping"]["imo"] == ["IMO"]
    assert answer["unused"] == ["Remark"]
    assert answer["layout"] == {
        "format": "csv",
        "encoding": "utf-8",
        "delimiter": ";",
        "header": True,
    }
    assert {
        "input",
        "output",
        "dates",
        "notes",
        "problems",
        "matched",
        "matches",
        "written",
    } <= set(answer)
    assert {"state", "algorithm", "decisions", "threshold", "resumed_after"} <= set(answer)
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["Customer No"] for row in rows} == {str(number) for number in range(1001, 1011)}
    assert {row["Customer No"] for row in rows if row["alert"] == "true"} == {
        "1001",
        "1004",
        "1006",
        "1007",
    }
    problems = {row["Customer No"]: row["problem"] for row in rows if row["problem"]}
    assert set(problems) == {"1005", "1009", "1010"}
    assert next(row for row in rows if row["Customer No"] == "1009")["Remark"].startswith("'=")


def test_what_is_guessed_is_shown(watchword: Watchword, tmp_path: Path) -> None:
    done = watchword("screen", str(SAMPLE_CUSTOMERS), "--out", str(tmp_path / "out.parquet"))
    assert done.code == 0
    assert "Date of birth" in done.err
    assert "birth_date" in done.err
    assert "(not read)" in done.err
    assert "with an alert" in done.out
    assert "\x1b" not in done.out + done.err


def test_standard_input_goes_to_standard_output(watchword: Watchword) -> None:
    lines = b'{"name": "Alisher Usmanov"}\n{"name": "Nobody Whatsoever", "n": 1}\n'
    done = watchword(
        "screen", "-", "--format", "jsonl", "--out", "-", "--out-format", "jsonl", stdin=lines
    )
    assert done.code == 0
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert rows[0]["alert"] is True
    assert rows[-1] == {**rows[-1], "row": 2, "n": 1, "result": "no match", "alert": False}
    table = watchword("screen", "-", "--out", "-", stdin=b"name\nAlisher Usmanov\n")
    assert next(csv.DictReader(io.StringIO(table.out)))["alert"] == "true"


def test_it_ends_with_1_only_when_asked_to(watchword: Watchword) -> None:
    listed, unlisted = b"name\nAlisher Usmanov\n", b"name\nNobody Whatsoever\n"
    arguments = ("screen", "-", "--out", "-")
    assert watchword(*arguments, stdin=listed).code == 0
    assert watchword(*arguments, "--fail-on-match", stdin=listed).code == 1
    assert watchword(*arguments, "--fail-on-match", stdin=unlisted).code == 0


def test_options_reach_the_check(watchword: Watchword) -> None:
    def rows(*options: str, body: str) -> list[dict[str, str]]:
        done = watchword("screen", "-", "--out", "-", *options, stdin=body.encode())
        assert done.code == 0, done.err
        return list(csv.DictReader(io.StringIO(done.out)))

    body = "who,when\nAlisher Usmanov,9/10/1953\n"
    named = ("--map", "name=who", "--map", "birth_date=when")
    assert {row["authorities"] for row in rows(*named, "--authority", "us", body=body)} == {"us"}
    family = ("--threshold", "0.4", "--limit", "3")
    assert len(rows(*named, *family, body="who,when\nPrigozhin,\n")) == 3
    (late,) = rows(*named, "--as-of", "2001-01-01", "--only-alerts", body=body + ",\n")
    assert late["result"] == "not screened"
    (vessel,) = rows(*named, "--kind", "vessel", body=body)
    assert vessel["result"] == "no match"
    assert rows(*named, "--threshold", "1", body=body)[0]["result"] == "no match"
    month_first = rows(*named, "--dates", "mdy", "--limit", "1", body=body)
    assert "1953-09-10" in month_first[0]["explanation"]
    (plain,) = rows("--no-header", "--only-alerts", "--limit", "1", body="Alisher Usmanov\n")
    assert plain["column_1"] == "Alisher Usmanov"
    (cyrillic,) = csv.DictReader(
        io.StringIO(
            watchword(
                *("screen", "-", "--out", "-", "--encoding", "cp1251", "--limit", "1"),
                stdin="name\nСергей Шойгу\n".encode("cp1251"),
            ).out
        )
    )
    assert cyrillic["alert"] == "true"


@pytest.mark.parametrize(
    ("arguments", "body", "code"),
    [
        (("-",), b"name\nA\n", 2),
        (("-", "--out", "-", "--json"), b"name\nA\n", 2),
        (("-", "--out", "x.doc"), b"name\nA\n", 2),
        (("-", "--out", "-"), b"a,b\n1,2\n", 2),
        (("-", "--out", "-", "--map", "name=b"), b"name\nA\n", 2),
        (("-", "--out", "-", "--encoding", "klingon"), b"name\nA\n", 2),
        (("-", "--out", "-", "--jobs", "0"), b"name\nA\n", 2),
        (("none.csv", "--out", "-"), b"", 2),
        (("-", "--out", "-"), b"", 3),
        (("-", "--out", "-"), b"PK\x03\x04", 3),
        (("-", "--out", "-", "--format", "parquet"), b"name\nA\n", 3),
    ],
)
def test_what_goes_wrong_has_its_exit_code(
    watchword: Watchword, arguments: tuple[str, ...], body: bytes, code: int
) -> None:
    done = watchword("screen", *arguments, stdin=body)
    assert done.code == code, done.err
    assert done.out == ""
    assert "Traceback" not in done.err


def test_no_register_ends_with_4(watchword: Watchword, tmp_path: Path) -> None:
    register = tmp_path / "none.sqlite"
    done = watchword("screen", "-", "--out", "-", stdin=b"name\nA\n", register=register)
    assert done.code == 4


def many(path: Path) -> Path:
    path.write_text(
        "name\n" + "".join(f"Given{number} Family{number}\n" for number in range(40_000)),
        encoding="utf-8",
    )
    return path


@pytest.mark.slow
def test_ctrl_c_says_how_to_go_on(watchword: Watchword, sample: Path, tmp_path: Path) -> None:
    source, out = many(tmp_path / "in.csv"), tmp_path / "out.csv"
    command = [sys.executable, "-m", "watchword", "screen", str(source), "--out", str(out)]
    environment = {**os.environ, "WATCHWORD_REGISTER": str(sample)}
    with subprocess.Popen(
        [*command, "--jobs", "2"],
        env=environment,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as run:
        journal = tmp_path / "out.csv.partial" / "journal"
        while not (journal.exists() and len(journal.read_bytes().splitlines()) > 1):
            assert run.poll() is None
            time.sleep(0.05)
        # As a terminal does: to every process of the group.
        os.killpg(run.pid, signal.SIGINT)
        _, told = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"the same command goes on from there" in told
    assert b"Traceback" not in told
    again = watchword("screen", str(source), "--out", str(out), "--json").json()
    assert again["resumed_after"] > 0
    assert again["rows"] == 40_000
    fresh = tmp_path / "fresh.csv"
    watchword("screen", str(source), "--out", str(fresh), "--jobs", "1")
    assert fresh.read_bytes() == out.read_bytes()


def test_a_changed_setting_is_refused_until_restart(watchword: Watchword, tmp_path: Path) -> None:
    source, out = tmp_path / "in.csv", tmp_path / "out.csv"
    source.write_text("name\nAlisher Usmanov\n", encoding="utf-8")
    folder = tmp_path / "out.csv.partial"
    folder.mkdir()
    (folder / "rows").write_bytes(b"")
    (folder / "journal").write_text('{"made of": {"the input": "x"}}\n', encoding="utf-8")
    arguments = ("screen", str(source), "--out", str(out))
    refused = watchword(*arguments)
    assert refused.code == 2
    assert "the input" in refused.err
    assert "--restart" in refused.err
    assert watchword(*arguments, "--restart").code == 0
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["in.csv", "out.csv"]


def test_a_terminal_gets_a_bar_with_rate_and_what_is_left(sample: Path, tmp_path: Path) -> None:
    source = tmp_path / "in.csv"
    source.write_text("name\n" + "Given Family\n" * 3_000, encoding="utf-8")
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "watchword", "screen", str(source)]
    with subprocess.Popen(
        [*command, "--out", str(tmp_path / "out.csv"), "--jobs", "2"],
        env={**os.environ, "WATCHWORD_REGISTER": str(sample), "TERM": "xterm", "COLUMNS": "120"},
        stderr=follower,
        stdout=subprocess.PIPE,
    ) as run:
        os.close(follower)
        shown = b""
        while True:
            try:
                block = os.read(leader, 4096)
            except OSError:
                break
            if not block:
                break
            shown += block
        assert run.wait(60) == 0
    os.close(leader)
    assert b"screen" in shown
    assert b"/s" in shown
    assert b"left" in shown
