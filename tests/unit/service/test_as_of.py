"""Who was listed on a day, from a register of several releases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.support.entries import OWNER, YACHT, write_release

from watchword.index import IndexSource
from watchword.model import Designation, Entry, Name, Schema
from watchword.screen.match import CheckResult
from watchword.service.checking import Limits, check, kind_thresholds, make_subject
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.listing import list_problems, list_releases
from watchword.service.outcome import Wishes
from watchword.service.own_lists import remove_own_list
from watchword.service.targets import index_source, listed_entries
from watchword.service.update import update_from_path
from watchword.settings import Settings
from watchword.store.reader import Reader

BANK = Entry(id="7", schema=Schema.COMPANY, names=(Name(full="Bank of Ruritania"),))
GENERAL = Entry(
    id="8",
    schema=Schema.PERSON,
    names=(Name(full="Ruprecht Hentzauer"),),
    designations=(Designation(listed_on=date(2020, 5, 1), delisted_on=date(2023, 4, 20)),),
)
RELEASES: dict[date, list[Entry]] = {
    date(2023, 4, 11): [OWNER, BANK, GENERAL],
    date(2023, 4, 12): [OWNER, YACHT, BANK, GENERAL],
    date(2023, 5, 1): [OWNER, YACHT, GENERAL],
    date(2023, 6, 1): [OWNER, GENERAL],
    date(2023, 7, 1): [OWNER, YACHT, GENERAL],
}


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    with made.register.write() as connection:
        for released_on, entries in RELEASES.items():
            write_release(
                connection, entries, released_on=released_on, body=str(released_on).encode()
            )
    yield made
    made.close()


def ask(context: Context, name: str, day: str | None, **limits: object) -> CheckResult:
    as_of = None if day is None else date.fromisoformat(day)
    return check(context, make_subject(name), limits=Limits(as_of=as_of, **limits))  # type: ignore[arg-type]


def alerts(context: Context, name: str, *days: str | None) -> list[bool]:
    return [bool(ask(context, name, day).alerts) for day in days]


def test_a_list_without_dates_is_bounded_by_its_releases(context: Context) -> None:
    days = ("2023-04-11", "2023-04-12", "2023-05-31", "2023-06-01", "2023-06-15", "2023-07-01")
    assert alerts(context, "Dilbar", *days, None) == [False, True, True, False, True, True, True]
    (match,) = ask(context, "Dilbar", "2023-06-15").alerts
    assert match.explanation.endswith(
        "; whether it was listed on 2023-06-15 is not certain "
        "(us/sdn: not there on 2023-06-01, there by 2023-07-01)."
    )
    (match,) = ask(context, "Dilbar", "2023-05-15").alerts
    assert "there until 2023-05-01, gone by 2023-06-01" in match.explanation
    (match,) = ask(context, "Dilbar", "2023-06-01").matches
    assert match.explanation.endswith("no authority listed the target on 2023-06-01.")
    assert match.authorities == ()


def test_who_is_gone_is_found_and_is_no_alert_now(context: Context) -> None:
    name = "Bank of Ruritania"
    assert alerts(context, name, "2023-04-12", "2023-05-01", None) == [True, False, False]
    (match,) = ask(context, name, None).matches
    assert match.explanation.endswith(
        "no authority lists the target any longer "
        "(us/sdn: there until 2023-04-12, gone by 2023-05-01)."
    )
    assert ask(context, name, None, authorities=["us"]).matches == ()
    assert ask(context, name, "2023-04-12", authorities=["us"]).alerts
    assert ask(context, name, "2023-04-12", authorities=["eu"]).matches == ()


def test_a_stated_delisting_counts(context: Context) -> None:
    days = ("2020-04-30", "2020-05-01", "2023-04-19", "2023-04-20", None)
    assert alerts(context, "Ruprecht Hentzauer", *days) == [False, True, True, False, False]


def test_a_stated_listing_counts_before_the_first_release(context: Context) -> None:
    name = "Alisher Burhanovich Usmanov"
    assert alerts(context, name, "2022-03-02", "2022-03-03", None) == [False, True, True]
    answer = ask(context, name, "2022-03-03").to_dict()
    assert answer["query"]["as_of"] == "2022-03-03"  # type: ignore[index]
    (listing,) = answer["matches"][0]["listings"]  # type: ignore[index]
    assert listing["standing"] == "yes"
    assert listing["spans"] == [
        {"after": "2022-03-02", "by": "2022-03-03", "until": None, "gone_by": None}
    ]


def test_alerts_go_before_what_was(context: Context) -> None:
    with context.register.write() as connection:
        namesakes = [replace(BANK, id=f"n{number}") for number in range(4)]
        for released_on, entries in ((date(2023, 7, 2), namesakes), (date(2023, 7, 3), [])):
            body = str(released_on).encode()
            write_release(
                connection, entries, released_on=released_on, list_key="consolidated", body=body
            )
        bank = replace(BANK, names=(Name(full="The Bank of Ruritania and Strelsau"),))
        write_release(connection, [bank], released_on=date(2023, 7, 3), authority="eu", body=b"eu")
    result = ask(context, "Bank of Ruritania", None, limit=1, threshold=0.5)
    assert [match.listings[0].authority for match in result.alerts] == ["eu"]
    assert result.alerts[0].score < 0.95


def test_a_closed_list_answers_for_its_time(context: Context) -> None:
    with context.register.write() as connection:
        for key, released_on in (("conlist", date(2025, 4, 14)), ("uksl", date(2026, 2, 25))):
            house = replace(BANK, names=(Name(full="Zenda Trading House"),))
            gone = replace(BANK, id="gone", names=(Name(full="Hentzau Shipping Line"),))
            write_release(
                connection,
                [house, gone] if key == "conlist" else [house],
                authority="gb",
                list_key=key,
                released_on=released_on,
                body=key.encode(),
            )
    now = ask(context, "Zenda Trading House", None)
    assert [match.alert for match in now.matches] == [True]
    assert {each.list for each in now.matches[0].listings} == {"conlist", "uksl"}
    assert [each.list for each in now.matches[0].standing] == ["uksl"]
    (closed,) = ask(context, "Hentzau Shipping Line", None).matches
    assert closed.alert is False
    assert "gb/uksl stands in its place since 2026-01-28" in closed.explanation
    then = ask(context, "Zenda Trading House", "2026-01-27")
    assert "conlist" in {each.list for each in then.alerts[0].standing}


def _sources(reader: Reader) -> list[IndexSource]:
    return [index_source([each]) for each in listed_entries(reader)]


def test_an_unchanged_target_keeps_its_key_and_is_not_read(context: Context) -> None:
    def sources() -> dict[bytes, IndexSource]:
        with context.register.read() as reader:
            return {source.key: source for source in _sources(reader)}

    before = sources()
    assert len(before) == len({entry.id for each in RELEASES.values() for entry in each})
    with context.register.write() as connection:
        bank = replace(BANK, names=(*BANK.names, Name(full="Ruritanian Bank")))
        write_release(connection, [OWNER, YACHT, bank], released_on=date(2023, 8, 1), body=b"8")
    with context.register.read() as reader:
        news = [source for source in _sources(reader) if source.key not in before]
        loaded = {source.load().listings[0].entry: source.load() for source in news}
    # The owner and the yacht stand as they stood; the bank is back, the general is gone.
    assert set(loaded) == {BANK.id, GENERAL.id}
    assert len(loaded[BANK.id].names) == 2
    assert len(loaded[BANK.id].listings[0].spans) == 2
    assert loaded[GENERAL.id].listings[0].current is False


def test_equal_keys_load_equal_targets(context: Context) -> None:
    with context.register.read() as reader:
        first = {source.key: source.load() for source in _sources(reader)}
        second = {source.key: source.load() for source in reversed(list(_sources(reader)))}
    assert first == second


def test_thresholds_go_by_the_kind_of_the_target(context: Context) -> None:
    settings = replace(context.settings, thresholds={"organization": 1.0, "person": 0.1})
    strict = Context(settings)
    assert kind_thresholds(settings)[Schema.LEGAL_ENTITY] == 0.1
    assert not ask(strict, "Bank of Ruritania", "2023-04-12").alerts
    assert ask(strict, "Usmanov", None).alerts
    assert ask(strict, "Bank of Ruritania", "2023-04-12", threshold=0.7).alerts
    query = ask(strict, "Usmanov", None).to_dict()["query"]
    assert query["thresholds"]["Company"] == 1.0  # type: ignore[index]
    assert kind_thresholds(context.settings) == {}
    strict.close()


@pytest.mark.shared
@pytest.mark.slow
def test_a_party_of_april_2023_on_ofacs_list(shared: Path, tmp_path: Path) -> None:
    context = Context(Settings(register=str(tmp_path / "register.sqlite")))
    for released_on in ("2023-04-11", "2023-04-12"):
        update_from_path(
            context,
            shared / "lists" / "us-ofac-sdn" / released_on,
            wishes=Wishes(accept=True, released_on=date.fromisoformat(released_on)),
        )
    with context.register.read() as reader:
        newest, older = (stored.id for stored in reader.releases(authority="us"))
        known = set(reader.entry_ids(older))
        added = [each for each in reader.entries(newest) if each.id not in known]
    assert len(added) > 100
    ensure_index(context)

    def found(entry: Entry, day: str) -> bool:
        result = check(
            context, make_subject(entry.name), limits=Limits(as_of=date.fromisoformat(day))
        )
        return entry.id in {match.listings[0].entry for match in result.alerts}

    for entry in added[::10]:
        days = ("2023-04-01", "2023-04-11", "2023-04-12", "2023-06-01")
        assert [found(entry, day) for day in days] == [False, False, True, True], entry.name
    kosov = ask(context, "Nikolay Nikolayevich Kosov", "2023-04-01")
    assert kosov.matches[0].score > 0.9
    assert not kosov.alerts
    context.close()


def test_lists_and_problems_of_a_day(context: Context) -> None:
    with context.register.write() as connection:
        for key, day in (("conlist", date(2025, 4, 14)), ("uksl", date(2026, 2, 25))):
            write_release(
                connection, [BANK], authority="gb", list_key=key, released_on=day, body=key.encode()
            )

    def on(day: date) -> set[tuple[str, date]]:
        return {
            (row.release.list, row.release.released_on) for row in list_releases(context, as_of=day)
        }

    days = sorted(RELEASES)
    assert on(days[0]) == {("sdn", days[0])}
    assert on(date(2025, 5, 1)) == {("sdn", days[-1]), ("conlist", date(2025, 4, 14))}
    assert on(date(2026, 2, 26)) == {("sdn", days[-1]), ("uksl", date(2026, 2, 25))}
    assert on(date(2001, 1, 1)) == set()
    assert list_problems(context, as_of=date(2001, 1, 1)) == []


def test_an_own_list_that_was_removed_is_in_force_no_more(context: Context) -> None:
    with context.register.write() as connection:
        write_release(
            connection,
            [BANK],
            authority="own",
            list_key="house",
            released_on=date(2026, 1, 1),
            body=b"own",
        )
    remove_own_list(context, "house")

    def on(day: date) -> set[str]:
        return {row.release.list for row in list_releases(context, as_of=day)}

    assert "house" in on(date(2026, 1, 2))
    assert "house" not in on(date.max)
    assert on(date.max) == {row.release.list for row in list_releases(context)}
