"""Stored reports, on every register alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text
from tests.support.entries import OWNER, write_release
from tests.support.reports import FRIDAY, WHEN, actor, document, found, write_report

from watchword.errors import RegisterDamaged, WrongUse
from watchword.model import Problem, ProblemCode, Severity
from watchword.service.context import Context
from watchword.service.reading import Involved, StoredReading, stored_readings
from watchword.settings import Settings
from watchword.store.register import Register
from watchword.store.report_rows import pack_reading, pack_text
from watchword.store.report_writer import ReportWriter
from watchword.store.schema import report, report_actor, report_copy, report_reading

VISIT = "The minister said “no” on Friday.\x00 Naïve \U0001f600"
TALKS = "Talks were held in Ruritania."


@pytest.fixture
def register(location: str) -> Iterator[Register]:
    opened = Register(location)
    with opened.write() as connection:
        write_release(connection, [OWNER])
    yield opened
    opened.close()


def stored(register: Register, **wishes: object) -> list[StoredReading]:
    context = Context(Settings(register=str(register.location)), known_at=register.known_at)
    try:
        return list(stored_readings(context, **wishes))  # type: ignore[arg-type]
    finally:
        context.close()


def test_a_report_comes_back_with_its_text_reading_and_source(register: Register) -> None:
    with register.write() as connection:
        write_report(
            connection,
            VISIT,
            found("/a.txt", outlet="The Example", title="A visit"),
            read=document(VISIT, actor("Li Shangfu", country="cn", targets=("ww-1",))),
        )
    (kept,) = stored(register)
    assert (kept.text, kept.sources) == (VISIT, ("The Example",))
    assert (kept.reading.report.title, kept.reading.report.source) == ("A visit", "The Example")
    assert [each.id for each in kept.reading.actors[0].targets] == ["ww-1"]


def test_reports_come_by_day_and_then_by_id(register: Register) -> None:
    texts = [f"Report {number}." for number in range(4)]
    days = [FRIDAY, FRIDAY - timedelta(days=1), FRIDAY, FRIDAY + timedelta(days=1)]
    with register.write() as connection:
        for each, day in zip(texts, days, strict=True):
            write_report(connection, each, found(day=day), read=document(each, day=day))
    order = [
        (each.reading.report.published_on, each.reading.report.id) for each in stored(register)
    ]
    assert order == sorted(order)
    assert len(order) == 4
    between = stored(register, since=FRIDAY, until=FRIDAY)
    assert {each.text for each in between} == {texts[0], texts[2]}


def test_the_same_text_is_one_report_with_two_sources(register: Register) -> None:
    with register.write() as connection:
        first = write_report(connection, VISIT, found("/b.txt", outlet="Second"))
        writer = ReportWriter(connection, at=WHEN)
        assert writer.keep_text(VISIT, signature=b"") == first
        earlier = found("/a.txt", outlet="First", title="T", day=FRIDAY - timedelta(days=1))
        writer.keep_copy(first, earlier)
        writer.keep_copy(first, earlier)
        assert connection.scalar(select(func.count()).select_from(report_copy)) == 2
    (kept,) = stored(register)
    assert kept.sources == ("First", "Second")
    assert (kept.reading.report.title, kept.reading.report.source) == ("T", "First")


def test_what_was_last_said_of_a_place_holds(register: Register) -> None:
    with register.write() as connection:
        number = write_report(connection, VISIT, found("/a.txt", outlet="Wrong"))
        ReportWriter(connection, at=WHEN).keep_copy(number, found("/a.txt", outlet="Right"))
    (kept,) = stored(register)
    assert kept.sources == ("Right",)


def test_near_copies_are_told_once_by_the_longest_that_was_read(register: Register) -> None:
    texts = ["Short text.", "A rather longer text.", "The very longest text of them all."]
    with register.write() as connection:
        numbers = [
            write_report(connection, each, found(f"/{n}", outlet=f"Outlet {n}"))
            for n, each in enumerate(texts)
        ]
        writer = ReportWriter(connection, at=WHEN)
        writer.keep_likeness([(numbers[1], numbers[0], 990), (numbers[1], numbers[2], 800)])
        writer.keep_likeness([(numbers[2], numbers[1], 800)])
    (kept,) = stored(register)
    assert kept.text == texts[2]
    assert kept.sources == ("Outlet 0", "Outlet 1", "Outlet 2")
    assert [copy.length for copy in kept.copies] == [34, 11, 21]


def test_a_copy_that_was_not_read_does_not_speak_for_the_others(register: Register) -> None:
    with register.write() as connection:
        read = write_report(connection, "Short text.", found("/a", outlet="A"))
        writer = ReportWriter(connection, at=WHEN)
        longer = writer.keep_text("A rather longer text.", signature=b"")
        writer.keep_copy(longer, found("/b", outlet="B"))
        writer.keep_likeness([(read, longer, 900)])
    (kept,) = stored(register)
    assert (kept.text, kept.sources) == ("Short text.", ("A", "B"))


def test_a_later_reading_takes_the_place_of_an_earlier(register: Register) -> None:
    with register.write() as connection:
        number = write_report(connection, VISIT)
        late = ReportWriter(connection, at=WHEN + timedelta(days=1))
        late.keep_reading(
            number,
            pack_reading(document(VISIT, actor("Li Shangfu")), version="2", model="m", state="s"),
        )
    assert [each.reading.actors[0].name for each in stored(register)] == ["Li Shangfu"]
    then = Register(register.location, known_at=WHEN)
    assert [each.reading.actors for each in stored(then)] == [()]
    then.close()


def test_what_was_not_yet_read_is_not_known(register: Register) -> None:
    with register.write() as connection:
        early = write_report(connection, VISIT, found("/a", outlet="A"))
        later = write_report(
            connection, VISIT + " And more.", found("/b", outlet="B"), at=WHEN + timedelta(days=2)
        )
        writer = ReportWriter(connection, at=WHEN + timedelta(days=1))
        writer.keep_copy(early, found("/c", outlet="C"))
        writer.keep_likeness([(early, later, 1000)])
    known = {
        days: [each.sources for each in stored(Register(register.location, known_at=at))]
        for days in (-1, 0, 1, 2)
        for at in (WHEN + timedelta(days=days),)
    }
    assert known == {-1: [], 0: [("A",)], 1: [("A", "C")], 2: [("A", "B", "C")]}
    with (
        pytest.raises(WrongUse),
        Register(register.location, known_at=WHEN).write() as connection,
    ):
        write_report(connection, "x")


def test_reports_are_found_by_who_is_in_them(register: Register) -> None:
    with register.write() as connection:
        for each, actors in (
            (VISIT, (actor("Li SHANGFU", country="cn", targets=("ww-1", "ww-2")),)),
            (TALKS, (actor("Émile Dupont", country="fr"), actor("the minister", named=False))),
            ("Both.", (actor("Shangfu Li"), actor("France", country="fr"))),
        ):
            write_report(connection, each, found(f"/{each[:2]}"), read=document(each, *actors))
        rows = connection.execute(select(report_actor)).all()
    assert len(rows) == 6

    def texts(*who: Involved) -> set[str]:
        return {each.text for each in stored(register, involving=who)}

    assert texts(Involved(names=("Li Shangfu",))) == {VISIT, "Both."}
    assert texts(Involved(names=("emile DUPONT",))) == {TALKS}
    assert texts(Involved(targets=("ww-2",))) == {VISIT}
    assert texts(Involved(countries=("fr",))) == {TALKS, "Both."}
    assert texts(Involved(names=("Li Shangfu",)), Involved(countries=("fr",))) == {"Both."}
    assert texts(Involved(names=("Emile Dupont",), targets=("ww-1",))) == {TALKS, VISIT}
    assert texts(Involved()) == texts(Involved(names=("", "!"))) == set()


def test_reports_do_not_change_the_state(register: Register) -> None:
    with register.read() as reader:
        before = reader.state()
    with register.write() as connection:
        write_report(connection, VISIT)
    with register.read() as reader:
        assert reader.state() == before


@pytest.mark.parametrize("column", [report.c.content, report_reading.c.content])
def test_damage_is_told_and_never_read(register: Register, column: object) -> None:
    with register.write() as connection:
        write_report(connection, VISIT)
        table = column.table.name  # type: ignore[attr-defined]
        connection.execute(text(f"UPDATE {table} SET content = :bad"), {"bad": b"\x78\x9cnone"})
    with pytest.raises(RegisterDamaged):
        stored(register)


def test_a_sketch_is_of_the_first_day(register: Register) -> None:
    with register.write() as connection:
        write_report(connection, VISIT, found("/a", day=FRIDAY), found("/b", day=date(2023, 4, 12)))
    with register.read() as reader:
        reports = reader.reports()
        (sketch,) = reports.sketches(date(2023, 4, 12), date(2023, 4, 12))
        assert sketch.published_on == date(2023, 4, 12)
        assert reports.text(sketch.report_id) == VISIT
        assert reports.sketches(FRIDAY, FRIDAY) == []
        assert reports.known([sketch.sha256, "0"]) == {sketch.sha256: sketch.report_id}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ("UPDATE report SET content = :bad", "can't be unpacked"),
        ("UPDATE report SET content = :other", "not what was read"),
        ("UPDATE report SET length = 7", "not 7"),
        ("UPDATE report_reading SET content = :bad", "can't be unpacked"),
        ("UPDATE report_reading SET content = :other", "not what was written"),
        ("UPDATE report_actor SET name = 'X'", "who is in it"),
        ("DELETE FROM report_actor", "who is in it"),
        ("DELETE FROM report_copy", "where it was found"),
        ("UPDATE report_copy SET problems = '[{'", "problems of a report"),
    ],
)
def test_verify_tells_what_was_changed(register: Register, change: str, message: str) -> None:
    with register.write() as connection:
        read = document(VISIT, actor("Li Shangfu", targets=("ww-1",)), actor("Émile"))
        write_report(connection, VISIT, read=read)
        problem = Problem(
            severity=Severity.WARNING, code=ProblemCode.ENCODING, locator="report", message="m"
        )
        write_report(connection, TALKS, found("/b", problems=(problem,)))

    def faults() -> list[tuple[str, str]]:
        with register.read() as reader:
            told = [each for each in reader.faults(lambda *_: None) if each.what == "report"]
        return [(each.where, each.message) for each in told]

    assert faults() == []
    with register.write() as connection:
        values = {"bad": b"none", "other": pack_text("Another.")}
        connection.execute(text(change), {k: v for k, v in values.items() if f":{k}" in change})
    assert faults()
    assert all(message in said for _, said in faults())


def test_who_is_in_reports_is_told_before_any_is_opened(register: Register) -> None:
    li = actor("Li Shangfu", country="cn", targets=("ww-1", "ww-2"))
    with register.write() as connection:
        write_report(connection, "One.", read=document("One.", li, actor("Xi Jinping")))
        day = FRIDAY + timedelta(days=3)
        number = write_report(
            connection, "Two.", found(day=day), read=document("Two.", actor("Wrong"), day=day)
        )
        ReportWriter(connection, at=WHEN).keep_reading(
            number,
            pack_reading(document("Two.", li, day=day), version="2", model="m", state="s"),
        )
    with register.read() as reader:
        reports = reader.reports()
        assert reports.newest() == day
        assert reports.newest(until=FRIDAY) == FRIDAY
        assert reports.newest(until=FRIDAY - timedelta(days=1)) is None
        assert reports.people_of("cn") == ["Li Shangfu"]
        counts = [
            (each.name, each.target, each.readings) for each in reports.actors({"Li Shangfu"})
        ]
        assert counts == [("Li Shangfu", "ww-1", 2), ("Li Shangfu", "ww-2", 2)]
        by_target = reports.actors((), ("ww-1",), until=FRIDAY)
        assert [(each.country, each.readings) for each in by_target] == [("cn", 1)]
        assert reports.actors({"Wrong"}) == []
        assert [each.target for each in reports.actors({"Xi Jinping"})] == [None]
