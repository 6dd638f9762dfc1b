"""Many reports: each read once, kept once, whatever the order, and gone on with after a kill."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.support.entries import OWNER, write_release
from tests.unit.news.test_copies import EDITS, OTHER_PAPER, WIRE

from watchword.errors import RegisterTrouble, WrongUse
from watchword.service.context import Context
from watchword.service.reading import ReadRun, ReadWishes, read_reports, stored_readings, workers
from watchword.service.reading import many as room
from watchword.settings import Settings
from watchword.store.register import Register
from watchword.store.schema import report, report_copy, report_reading

pytestmark = pytest.mark.news

DAY = date(2023, 4, 14)
LONGEST = max(EDITS.values(), key=len)
GERMAN = "Der Minister sagte am Freitag, dass die Gespräche nicht mit dem Nachbarn geführt werden."


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    with made.register.write() as connection:
        write_release(connection, [OWNER])
    yield made
    made.close()


def write_lines(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in lines))
    return path


def wire_lines(folder: Path, *, order: random.Random | None = None) -> list[Path]:
    """The wire's report by several papers, another of the same event, and some of their own."""
    lines = [
        {"text": text, "date": f"2023-04-{14 + n % 3}", "source": f"Paper {n}", "title": f"T{n}"}
        for n, text in enumerate([*EDITS.values(), OTHER_PAPER])
    ]
    lines += [
        {"text": f"Alisher Usmanov said on Friday that it was number {n}.", "date": "2023-04-14"}
        for n in range(3)
    ]
    if order is not None:
        order.shuffle(lines)
    half = len(lines) // 2
    return [
        write_lines(folder / "a.jsonl", *lines[:half]),
        write_lines(folder / "b.jsonl", *lines[half:]),
    ]


def run(context: Context, *sources: Path, **wishes: Any) -> ReadRun:
    return read_reports(context, sources, wishes=ReadWishes(**wishes))


def count(context: Context, table: Any) -> int:
    with context.register.write() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def told(context: Context) -> list[dict[str, Any]]:
    return [room.line_of(each) for each in stored_readings(context)]


def without_places(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the number of the line at which each was found, which the order decides."""
    for each in lines:
        for copy in each["copies"]:
            copy["origin"] = ""
            if "/" in copy["source"]:
                copy["source"] = ""
        each["sources"] = sorted(source for source in each["sources"] if "/" not in source)
        each["copies"].sort(key=json.dumps)
    return lines


def test_wire_copies_are_one_report_with_several_sources(context: Context, tmp_path: Path) -> None:
    done = run(context, *wire_lines(tmp_path))
    assert (done.given, done.reports, done.read, done.stored) == (13, 5, 5, True)
    # "the same" is the wire's text to the letter, under another source.
    assert done.copies == 0
    stored = list(stored_readings(context))
    wire = next(each for each in stored if len(each.sources) > 1)
    assert wire.text == LONGEST
    assert set(wire.sources) == {f"Paper {n}" for n in range(len(EDITS))}
    assert {copy.length for copy in wire.copies} == {len(text) for text in EDITS.values()}
    assert [each.sources for each in stored if each.text == OTHER_PAPER] == [("Paper 9",)]
    linked = [each for each in stored if "Alisher" in each.text]
    assert {actor.targets[0].name for each in linked for actor in each.reading.actors[:1]} == {
        "Alisher Burhanovich USMANOV"
    }


@pytest.mark.slow
def test_the_order_of_what_is_given_does_not_matter(context: Context, tmp_path: Path) -> None:
    run(context, *wire_lines(tmp_path))
    expected = without_places(told(context))
    assert len(expected) == 5
    for seed in range(3):
        folder = tmp_path / str(seed)
        folder.mkdir()
        other = Context(Settings(register=str(folder / "register.sqlite")))
        with other.register.write() as connection:
            write_release(connection, [OWNER])
        sources = wire_lines(folder, order=random.Random(seed))
        # Together, or one after the other.
        for some in (sources,) if seed else [[each] for each in reversed(sources)]:
            run(other, *some)
        assert without_places(told(other)) == expected
        other.close()


@pytest.mark.slow
def test_the_same_again_reads_and_keeps_nothing(context: Context, tmp_path: Path) -> None:
    sources = wire_lines(tmp_path)
    run(context, *sources)
    before = [count(context, table) for table in (report, report_copy, report_reading)]
    again = run(context, *sources)
    assert (again.reports, again.read, again.near_copies) == (5, 0, 8)
    assert [count(context, table) for table in (report, report_copy, report_reading)] == before
    assert run(context, *sources, again=True).read == 5
    assert [count(context, table) for table in (report, report_copy, report_reading)] == before


@pytest.mark.slow
def test_a_new_version_reads_again(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_lines(tmp_path / "a.jsonl", {"text": WIRE, "date": "2023-04-14"})
    run(context, source)
    for module in (room, workers):
        monkeypatch.setattr(module, "__version__", "99")
    assert run(context, source).read == 1
    assert run(context, source).read == 0


def test_an_earlier_publication_is_what_dates_refer_to(context: Context, tmp_path: Path) -> None:
    text = "The minister said on Sunday that the talks would go on in the capital of Ruritania."
    for number, day in enumerate(("2023-04-18", "2023-04-11", "2023-04-19")):
        run(context, write_lines(tmp_path / f"{number}.jsonl", {"text": text, "date": day}))
    (stored,) = stored_readings(context)
    assert stored.reading.report.published_on == date(2023, 4, 11)
    assert [each.value for each in stored.reading.dates] == ["2023-04-09"]
    assert len(stored.sources) == 3


def test_the_user_knows_the_day_better_than_the_line(context: Context, tmp_path: Path) -> None:
    source = write_lines(tmp_path / "a.jsonl", {"text": WIRE, "date": "2023-04-14"})
    run(context, source, published_on=date(2023, 5, 1))
    (stored,) = stored_readings(context)
    head = stored.reading.report
    assert (head.published_on, head.published_basis) == (date(2023, 5, 1), "given")


def test_nothing_is_lost_without_being_told(context: Context, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text(WIRE)
    (folder / "b.bin").write_bytes(bytes(range(256)) * 9)
    (folder / "c.txt").write_bytes(b"")
    (folder / "d.pdf").write_bytes(b"%PDF-1.4 no")
    lines = write_lines(folder / "e.jsonl", {"text": GERMAN, "date": "2023-04-14"}, {"text": WIRE})
    with lines.open("ab") as stream:
        stream.write(b'{"text": "cut sho')
    done = run(context, folder)
    told_of = {each.origin.removeprefix(f"{folder}/"): each.message for each in done.refused}
    assert set(told_of) == {"a.txt", "b.bin", "c.txt", "d.pdf", "e.jsonl line 2", "e.jsonl line 3"}
    assert "--published" in told_of["a.txt"]
    assert "no text" in told_of["b.bin"]
    assert "broken" in told_of["d.pdf"]
    assert (done.given, done.reports) == (7, 1)
    (stored,) = stored_readings(context)
    assert stored.reading.report.language is None
    assert [each.code.value for each in stored.reading.problems] == ["language-unread"]
    dated = run(context, folder, published_on=DAY)
    assert set(told_of) - {each.origin.removeprefix(f"{folder}/") for each in dated.refused} == {
        "a.txt", "e.jsonl line 2",
    }  # fmt: skip
    assert dated.copies == 1


def test_the_problems_of_a_copy_are_in_its_reading(context: Context, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(WIRE.encode("cp1252"))
    run(context, tmp_path / "a.txt", published_on=DAY)
    (stored,) = stored_readings(context)
    assert [each.code.value for each in stored.reading.problems] == ["encoding"]


@pytest.mark.slow
def test_what_is_written_is_what_is_stored(context: Context, tmp_path: Path) -> None:
    sources = wire_lines(tmp_path)
    run(context, *sources, out=tmp_path / "kept.jsonl")
    run(context, *sources, out=tmp_path / "thrown.jsonl", store=False)
    kept = (tmp_path / "kept.jsonl").read_text()
    assert (tmp_path / "thrown.jsonl").read_text() == kept
    assert [json.loads(line) for line in kept.splitlines()] == told(context)
    assert {"report", "actors", "sources", "copies"} <= set(json.loads(kept.splitlines()[0]))


def test_only_what_was_given_is_written(context: Context, tmp_path: Path) -> None:
    first, second = wire_lines(tmp_path)
    run(context, first)
    other = write_lines(tmp_path / "c.jsonl", {"text": OTHER_PAPER + " Now.", "date": "2023-06-01"})
    run(context, other, out=tmp_path / "out.jsonl")
    (line,) = (tmp_path / "out.jsonl").read_text().splitlines()
    assert json.loads(line)["report"]["published_on"] == "2023-06-01"
    assert second.exists()


def test_without_a_register_reports_are_only_written(tmp_path: Path) -> None:
    context = Context(Settings(register=str(tmp_path / "none.sqlite")))
    sources = wire_lines(tmp_path)
    with pytest.raises(WrongUse, match="--out FILE, or --store"):
        run(context, *sources)
    done = run(context, *sources, out=tmp_path / "out.jsonl")
    assert (done.reports, done.stored) == (5, False)
    assert not (tmp_path / "none.sqlite").exists()
    assert run(context, *sources, store=True).stored
    assert len(told(context)) == 5
    context.close()


def test_what_looks_back_is_not_stored(context: Context, tmp_path: Path) -> None:
    sources = wire_lines(tmp_path)
    with pytest.raises(WrongUse, match="not stored"):
        run(context, *sources, as_of=DAY, store=True)
    with pytest.raises(WrongUse, match="nothing would be kept"):
        run(context, *sources, as_of=DAY)
    assert not run(context, *sources, as_of=DAY, out=tmp_path / "o.jsonl").stored
    assert told(context) == []


def test_an_output_that_can_not_be_written_is_told(context: Context, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="can't be written"):
        run(context, *wire_lines(tmp_path), out=tmp_path / "no" / "out.jsonl")


def many(folder: Path, number: int = 60) -> Path:
    return write_lines(
        folder / "many.jsonl",
        *(
            {
                "text": f"Alisher Usmanov said on Friday that it was number {n}.",
                "date": "2023-04-14",
            }
            for n in range(number)
        ),
    )


@pytest.mark.slow
def test_several_processes_read_as_one_does(context: Context, tmp_path: Path) -> None:
    source = many(tmp_path)
    for jobs in (1, 2):
        run(context, source, jobs=jobs, out=tmp_path / f"{jobs}.jsonl", store=False)
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()
    assert len((tmp_path / "1.jsonl").read_text().splitlines()) == 60


KILLED = """
import os, signal, sys
from pathlib import Path
from watchword.service.context import Context
from watchword.service.reading import ReadWishes, read_reports
from watchword.service.reading import many
from watchword.settings import Settings
many._COMMITTED_AT_ONCE = 1
real, calls = getattr(many, sys.argv[3]), 0
def deadly(*args, **kwargs):
    global calls
    calls += 1
    if calls == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args, **kwargs)
setattr(many, sys.argv[3], deadly)
read_reports(Context(Settings(register=sys.argv[1])), [Path(sys.argv[2])],
             wishes=ReadWishes(jobs=int(sys.argv[4])))
"""


@pytest.mark.slow
@pytest.mark.parametrize(("place", "jobs"), [("keep_opened", 1), ("keep_readings", 2)])
def test_a_killed_run_is_gone_on_with(
    context: Context, tmp_path: Path, place: str, jobs: int
) -> None:
    source = many(tmp_path)
    context.close()
    script = [
        sys.executable,
        "-c",
        KILLED,
        context.settings.register,
        str(source),
        place,
        str(jobs),
    ]
    assert subprocess.run(script, check=False, timeout=300).returncode == -signal.SIGKILL
    done_before = count(context, report_reading)
    assert done_before < 60
    done = run(context, source)
    assert done.read == 60 - done_before
    assert (done.given, done.reports) == (60, 60)
    assert count(context, report) == count(context, report_copy) == 60
    assert len(told(context)) == 60


def test_ctrl_c_keeps_what_was_committed(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = many(tmp_path, 10)
    real, calls = workers.read_some, 0

    def interrupted(texts: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        return real(texts)

    monkeypatch.setattr(room, "_COMMITTED_AT_ONCE", 1)
    monkeypatch.setattr(workers, "read_some", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(context, source, jobs=1)
    monkeypatch.undo()
    assert count(context, report_reading) == 8
    assert run(context, source).read == 2


def test_words_that_are_forgotten_change_nothing(
    context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_lines(
        tmp_path / "a.jsonl",
        {"text": WIRE, "date": "2023-04-14"},
        {"text": OTHER_PAPER, "date": "2023-04-14"},
        {"text": f"{WIRE} Xyzzyov, of Plughistan, said so.", "date": "2023-05-14"},
    )
    run(context, source, store=False, out=tmp_path / "kept.jsonl")
    monkeypatch.setattr(workers, "_NEW_WORDS", 0)
    run(context, source, store=False, out=tmp_path / "forgotten.jsonl")
    assert (tmp_path / "kept.jsonl").read_bytes() == (tmp_path / "forgotten.jsonl").read_bytes()


def test_a_register_that_is_held_is_told(context: Context, tmp_path: Path) -> None:
    source = many(tmp_path, 1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            Register, "write", lambda self: (_ for _ in ()).throw(RegisterTrouble("held"))
        )
        with pytest.raises(RegisterTrouble, match="held"):
            run(context, source)
