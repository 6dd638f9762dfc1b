"""Deltas: what each release changed, to the byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.support.deltas import apply, as_lists
from tests.support.entries import OWNER, YACHT, write_release

from watchword.errors import NotFound, WrongUse
from watchword.model import (
    Entry,
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Schema,
    day_interval,
)
from watchword.service.context import Context
from watchword.service.deltas import export_delta
from watchword.settings import Settings

Line = dict[str, Any]

FIRST, SECOND, THIRD = date(2023, 4, 11), date(2023, 4, 12), date(2023, 7, 11)
BANK = Entry(id="900", schema=Schema.COMPANY, names=(Name(full="First Example Bank"),))
PILOT = Entry(
    id="901",
    schema=Schema.PERSON,
    names=(Name(full="Pavel Example PILOTOV"),),
    birth_dates=(day_interval(date(1970, 2, 3)),),
    identifiers=(Identifier(kind=IdentifierKind.PASSPORT, value="75 1234567", country="ru"),),
)
RENAMED = replace(
    OWNER,
    names=(OWNER.names[1], OWNER.names[0], Name(full="A. Usmanov", kind=NameKind.ALIAS)),
    sex="male",
    schema=Schema.LEGAL_ENTITY,
    birth_dates=(),
)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    yield made
    made.close()


def write(context: Context, day: date, *entries: Entry, body: bytes = b"", **of: Any) -> None:
    with context.register.write() as connection:
        write_release(connection, entries, released_on=day, body=body or str(day).encode(), **of)


def three(context: Context) -> None:
    write(context, FIRST, OWNER, YACHT, BANK)
    write(context, SECOND, RENAMED, YACHT, PILOT)
    # The pilot has another id, and the bank's old id is someone else's.
    write(context, THIRD, RENAMED, replace(YACHT, id=BANK.id), replace(PILOT, id="777"))


def ops(lines: Iterable[Line]) -> list[tuple[str, str]]:
    return [(line["op"], line["entry"]) for line in lines if line["op"] in ("ADD", "MOD", "DEL")]


def release_lines(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line["op"] == "RELEASE"]


def test_all_deltas_from_nothing_give_the_newest(context: Context) -> None:
    three(context)
    lines = list(export_delta(context, "us"))
    lists: dict[str, Any] = {}
    apply(lines, lists)
    assert lists == as_lists(sdn=[RENAMED, replace(YACHT, id=BANK.id), replace(PILOT, id="777")])
    assert [line["op"] for line in (lines[0], lines[-1])] == ["HEADER", "TRAILER"]
    assert lines[-1]["releases"] == 3
    assert lines[-1]["counts"] == dict(
        Counter({"ADD": 0, "MOD": 0, "DEL": 0}) | Counter(op for op, _ in ops(lines))
    )
    assert lines[-1]["lists"]["sdn"]["closed"] is False


@pytest.mark.parametrize("base", [FIRST, SECOND, date(2023, 6, 1)])
def test_whoever_has_a_release_needs_only_what_came_after(context: Context, base: date) -> None:
    three(context)
    held = {FIRST: [OWNER, YACHT, BANK]}.get(base, [RENAMED, YACHT, PILOT])
    lists = as_lists(sdn=held)
    apply(export_delta(context, "us", start=base), lists)
    newest: dict[str, Any] = {}
    apply(export_delta(context, "us"), newest)
    assert lists == newest


def test_each_change_says_what_it_is(context: Context) -> None:
    three(context)
    lines = list(export_delta(context, "us", start=FIRST, end=SECOND))
    assert ops(lines) == [("DEL", "900"), ("MOD", "35283"), ("ADD", "901")]
    (heading,) = release_lines(lines)
    assert heading["counts"] == {"ADD": 1, "MOD": 1, "DEL": 1, "rekeyed": 0}
    assert heading["previous"]["released_on"] == "2023-04-11"
    assert (heading["previous"]["entries"], heading["release"]["entries"]) == (3, 3)
    changed = lines[3]
    assert (changed["release"], changed["previous"]) == ("2023-04-12", "2023-04-11")
    assert changed["restated"] is False
    assert changed["fields"]["sex"] == {"removed": [], "added": ["male"]}
    assert changed["fields"]["schema"] == {"removed": ["Person"], "added": ["LegalEntity"]}
    assert [each["text"] for each in changed["fields"]["birth_dates"]["removed"]] == ["1953-09-09"]
    # Two names changed places: what was removed and added does not tell that.
    names = changed["fields"]["names"]
    assert [each["full"] for each in names["removed"]] == ["Uncle Alisher"]
    assert [each["full"] for each in names["values"]] == [each.full for each in RENAMED.names]
    assert all("values" not in change for change in lines[4]["fields"].values())


def test_a_party_with_another_id_goes_and_comes_and_says_so(context: Context) -> None:
    three(context)
    lines = list(export_delta(context, "us", start=SECOND))
    (heading,) = release_lines(lines)
    assert heading["counts"] == {"ADD": 2, "MOD": 0, "DEL": 2, "rekeyed": 2}
    moved = {
        (line["op"], line["entry"]): line.get("rekeyed_to") or line.get("rekeyed_from")
        for line in lines[2:-1]
    }
    assert moved == {
        ("DEL", "901"): "777",
        ("DEL", "35301"): "900",
        ("ADD", "777"): "901",
        ("ADD", "900"): "35301",
    }


def test_names_in_another_order_are_restated_only_if_another_one_leads(context: Context) -> None:
    write(context, FIRST, OWNER)
    swapped = (OWNER.names[0], OWNER.names[2], OWNER.names[1])
    write(context, SECOND, replace(OWNER, names=swapped))
    (line,) = list(export_delta(context, "us", start=FIRST))[2:-1]
    assert line["restated"] is True
    lists = as_lists(sdn=[OWNER])
    apply(export_delta(context, "us", start=FIRST), lists)
    assert [each["full"] for each in lists["sdn"]["35283"]["names"]] == [
        name.full for name in swapped
    ]


def test_of_two_releases_of_a_day_the_last_counts(context: Context) -> None:
    write(context, FIRST, OWNER)
    write(context, SECOND, OWNER, body=b"by mistake")
    write(context, SECOND, OWNER, YACHT, body=b"at last")
    lines = list(export_delta(context, "us"))
    assert lines[-1]["releases"] == 2
    assert ops(lines) == [("ADD", "35283"), ("ADD", "35301")]


def test_lists_come_one_after_the_other(context: Context) -> None:
    write(context, FIRST, OWNER)
    write(context, SECOND, BANK, list_key="consolidated")
    lists: dict[str, Any] = {}
    lines = list(export_delta(context, "us"))
    apply(lines, lists)
    assert lists == as_lists(consolidated=[BANK], sdn=[OWNER])
    assert set(lines[-1]["lists"]) == {"consolidated", "sdn"}


def test_a_list_whose_place_was_taken_is_closed(context: Context) -> None:
    write(context, date(2025, 4, 14), OWNER, authority="gb", list_key="conlist")
    assert not list(export_delta(context, "gb"))[-1]["lists"]["conlist"]["closed"]
    write(context, date(2026, 2, 24), OWNER, authority="gb", list_key="uksl")
    ends = list(export_delta(context, "gb"))[-1]["lists"]
    assert (ends["conlist"]["closed"], ends["uksl"]["closed"]) == (True, False)


def test_an_own_list_that_was_removed_holds_nothing(context: Context) -> None:
    from watchword.service.own_lists import remove_own_list

    write(context, FIRST, OWNER, authority="own", list_key="staff")
    remove_own_list(context, "staff")
    lists: dict[str, Any] = {}
    apply(export_delta(context, "own"), lists)
    assert lists == {"staff": {}}


def test_nothing_new_is_a_header_and_a_trailer(context: Context) -> None:
    three(context)
    lines = list(export_delta(context, "us", start=THIRD))
    assert [line["op"] for line in lines] == ["HEADER", "TRAILER"]
    assert lines[-1]["lists"]["sdn"]["entries"] == 3


def test_a_line_that_was_lost_is_noticed(context: Context) -> None:
    three(context)
    lines = list(export_delta(context, "us"))
    for lost, line in enumerate(lines):
        if line["op"] in ("ADD", "MOD", "DEL"):
            with pytest.raises((AssertionError, KeyError, ValueError)):
                apply([*lines[:lost], *lines[lost + 1 :]], {})


def test_wrong_use(context: Context) -> None:
    write(context, FIRST, OWNER)
    with pytest.raises(WrongUse, match="earlier day first"):
        list(export_delta(context, "us", start=SECOND, end=FIRST))
    with pytest.raises(WrongUse, match="no such authority"):
        list(export_delta(context, "xx"))
    with pytest.raises(NotFound):
        list(export_delta(context, "eu"))
    with pytest.raises(NotFound, match="by 2001-01-01"):
        list(export_delta(context, "us", end=date(2001, 1, 1)))
