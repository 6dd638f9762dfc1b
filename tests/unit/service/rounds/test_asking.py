"""Rounds of small lists in a register: what is answered, told and written."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.support.entries import OWNER, YACHT, write_release

from watchword.errors import NotFound, WrongUse
from watchword.model import (
    CountryRole,
    CountryTie,
    Designation,
    Entry,
    EntryKey,
    Feature,
    Identifier,
    IdentifierKind,
    Name,
    Place,
    Schema,
)
from watchword.service.context import Context
from watchword.service.outcome import Wishes
from watchword.service.own_lists import remove_own_list, update_own_list
from watchword.service.rounds.answer import Round
from watchword.service.rounds.asking import RoundWishes, diff, find_round
from watchword.service.rounds.tables import sections
from watchword.service.rounds.telling import days_text, summary
from watchword.service.rounds.writing import COLUMNS, write_round
from watchword.settings import Settings
from watchword.store.review_acts import ReviewAct, ReviewVerb
from watchword.store.review_writer import add_review_acts

D1, D2, D3 = date(2023, 4, 11), date(2023, 4, 12), date(2023, 7, 11)
EVIL = Entry(
    id="66",
    schema=Schema.COMPANY,
    names=(Name(full='=HYPERLINK("http://x") | <img src=x>\x1b[2J\nTrading'),),
    designations=(Designation(programmes=("RUSSIA-EO14024", "+1")),),
    relations=YACHT.relations,
)
OLD_SHIP = Entry(
    id="1",
    schema=Schema.VESSEL,
    names=(Name(full="SPARTA"),),
    identifiers=(Identifier(kind=IdentifierKind.IMO, value="9268710"),),
)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    """Three releases of the SDN List, one of a list that had its owner before."""
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    owner = replace(OWNER, designations=(Designation(programmes=("UKRAINE-EO13661",)),))
    moved = replace(OWNER, designations=(Designation(programmes=("RUSSIA-EO14024",)),))
    addressed = replace(EVIL, addresses=(Place(text="Limassol", country="cy"),))
    renamed = replace(OLD_SHIP, id="2", features=(Feature(label="Flag", value="Panama"),))
    firm = Entry(id="5", schema=Schema.COMPANY, names=(Name(full="Dubious Trading GmbH"),))
    flag = CountryTie(role=CountryRole.FLAG, country="ky", text="Cayman Islands")
    british = replace(
        YACHT,
        id="RUS1",
        countries=(flag,),
        designations=(Designation(programmes=("Russia",), listed_on=date(2022, 3, 3)),),
    )
    with made.register.write() as connection:
        write_release(connection, [owner, OLD_SHIP, firm], released_on=D1, body=b"1")
        write_release(connection, [moved, YACHT, EVIL, renamed], released_on=D2, body=b"2")
        write_release(connection, [moved, YACHT, addressed, renamed], released_on=D3, body=b"3")
        write_release(
            connection,
            [british],
            authority="gb",
            list_key="uksl",
            released_on=date(2022, 4, 1),
            body=b"4",
        )
    yield made
    made.close()


@pytest.fixture
def told(context: Context) -> Round:
    return find_round(context, "us", D2)


def test_a_round_has_each_way_that_entries_can_go(told: Round) -> None:
    (part,) = told.lists
    changes = part.changes
    assert [entry.id for entry in changes.added] == ["35301", "66"]
    assert [entry.id for entry in changes.removed] == ["5"]
    assert [(each.before.id, each.after.id) for each in changes.rekeyed] == [("1", "2")]
    assert [each.after.id for each in changes.moved] == ["35283"]
    assert (told.start, told.end) == (D1, D2)


def test_the_sentence_is_that_of_a_report(told: Round) -> None:
    assert summary(told) == (
        "On 2023-04-12 the United States (Office of Foreign Assets Control) added 2 targets — "
        "1 entity and 1 vessel — under +1 (1) and RUSSIA-EO14024 (1), none of them with a stated "
        "country; 1 of them was already listed by the United Kingdom, the longest for 405 days; "
        "1 entry changed (1 of them moved between programmes), 1 has another id, "
        "1 was removed. "
        "Of the added, 2 are linked to Alisher Burhanovich USMANOV."
    )


def test_who_had_listed_it_before(told: Round) -> None:
    (already,) = told.lists[0].already
    (earlier,) = already.earlier
    assert already.entry.id == "35301"
    assert (earlier.authority, earlier.since, earlier.days) == ("gb", date(2022, 3, 3), 405)


def test_two_days_can_lie_anywhere(context: Context) -> None:
    found = diff(context, "us", date(2023, 4, 30), date(2024, 1, 1))
    assert summary(found).startswith("Between 2023-04-30 and 2024-01-01 the United States")
    assert "added nobody; 1 entry changed, none was removed." in summary(found)
    same = diff(context, "us", D2, date(2023, 5, 1))
    assert summary(same).endswith("changed nothing on us/sdn.")


def test_addresses_of_another_day_count_nations(context: Context) -> None:
    found = diff(context, "us", D1, D2, wishes=RoundWishes(places_from=D3))
    assert found.added.places == {"cy": 1}
    assert found.added.unknown_places == 1
    assert any("come from the release of 2023-07-11" in note for note in found.notes)
    with pytest.raises(NotFound, match="no release was in force on 2020-01-01"):
        diff(context, "us", D1, D2, wishes=RoundWishes(places_from=date(2020, 1, 1)))


def test_what_cannot_be_asked(context: Context) -> None:
    with pytest.raises(WrongUse, match="no such authority"):
        diff(context, "xx", D1, D2)
    with pytest.raises(NotFound, match="the register has no release of eu"):
        find_round(context, "eu", D1)
    with pytest.raises(NotFound, match="baseline"):
        find_round(context, "us", D1)


def test_what_a_person_kept_apart_is_no_new_id(context: Context) -> None:
    act = ReviewAct(
        act=ReviewVerb.REJECT,
        left=EntryKey("us", "sdn", "1"),
        right=EntryKey("us", "sdn", "2"),
        left_name="SPARTA",
        right_name="SPARTA",
        reason="Two ships.",
        acted_by="tester",
        acted_at=datetime(2024, 1, 1, tzinfo=UTC),
        recorded_at=datetime(2024, 1, 1, tzinfo=UTC),
    )
    with context.register.write() as connection:
        add_review_acts(connection, [act])
    (part,) = find_round(context, "us", D2).lists
    assert not part.changes.rekeyed
    assert [entry.id for entry in part.changes.added] == ["35301", "66", "2"]
    assert [entry.id for entry in part.changes.removed] == ["1", "5"]


def test_the_json_is_whole(told: Round) -> None:
    document: dict[str, Any] = json.loads(json.dumps(told.to_dict()))
    (part,) = document["lists"]
    assert part["counts"] == {
        "before": 3,
        "after": 4,
        "added": 2,
        "removed": 1,
        "amended": 1,
        "rekeyed": 1,
        "moved": 1,
        "restated": 0,
        "brought": 0,
        "unchanged": 0,
    }
    (moved,) = part["moved"]
    assert (moved["left"], moved["joined"]) == (["UKRAINE-EO13661"], ["RUSSIA-EO14024"])
    (rekeyed,) = part["rekeyed"]
    assert (rekeyed["former_entry"], rekeyed["entry"]) == ("1", "2")
    assert rekeyed["facts"] == [
        {"fact": "features", "removed": [], "added": [{"label": "Flag", "value": "Panama"}]}
    ]
    assert part["networks"][0]["entry"] == "35283"
    assert document["totals"]["added"]["kinds"] == {"entity": 1, "vessel": 1}
    assert document["summary"] == summary(told)


def test_no_cell_of_the_csv_is_a_formula(told: Round, tmp_path: Path) -> None:
    path = tmp_path / "round.csv"
    write_round(told, path)
    with path.open(newline="", encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert tuple(rows[0]) == COLUMNS
    assert [row["change"] for row in rows] == [
        "added",
        "added",
        *["amended"] * len(told.lists[0].changes.amended[0].facts),
        "rekeyed",
        "removed",
    ]
    assert rows[0]["already_listed"] == "gb 2022-03-03"
    assert rows[0]["linked_to"] == "USMANOV, Alisher Burhanovich"
    assert rows[1]["name"].startswith("'=HYPERLINK")
    assert not any(cell[:1] in set("=+-@\t\r") for row in rows for cell in row.values())


def test_markdown_takes_nothing_of_a_list_for_its_own(told: Round, tmp_path: Path) -> None:
    path = tmp_path / "round.md"
    write_round(told, path)
    text = path.read_text(encoding="utf-8")
    assert "# US, 2023-04-12" in text
    assert "<img" not in text
    assert "\x1b" not in text
    table = next(each for each in text.split("## ") if each.startswith("Added\n"))
    lines = [line for line in table.splitlines() if line.startswith("|")]
    assert len(lines) == 2 + 2
    assert all(line.replace("\\|", "").count("|") == lines[0].count("|") for line in lines)


def test_other_endings_are_refused(told: Round, tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"ends in \.csv, \.json, \.md"):
        write_round(told, tmp_path / "round.xlsx")
    assert list(tmp_path.glob("round*")) == []


def test_tables_have_a_cell_for_each_heading(told: Round) -> None:
    found = sections(told)
    assert [each.title for each in found][:2] == ["Lists", "Kinds"]
    for section in found:
        assert section.rows
        assert {len(row) for row in section.rows} == {len(section.headings)}


def test_a_list_in_anothers_place_removes_nobody(context: Context) -> None:
    carried = replace(YACHT, id="12345")
    with context.register.write() as connection:
        write_release(
            connection,
            [carried, replace(OWNER, id="777")],
            authority="gb",
            list_key="conlist",
            released_on=date(2025, 4, 14),
            body=b"5",
        )
        write_release(
            connection,
            [replace(carried, id="RUS1"), EVIL],
            authority="gb",
            list_key="uksl",
            released_on=date(2026, 2, 24),
            body=b"6",
        )
    found = diff(
        context, "gb", date(2025, 6, 1), date(2026, 3, 1), wishes=RoundWishes(list_key="uksl")
    )
    assert found.lists[0].same_list
    apart = Context(Settings(register=str(Path(context.settings.register).with_name("b.sqlite"))))
    with apart.register.write() as connection:
        for number, (key, day, entries) in enumerate(
            (
                ("conlist", date(2025, 4, 14), [carried, replace(OWNER, id="777")]),
                ("uksl", date(2026, 2, 24), [replace(carried, id="RUS1"), EVIL]),
            )
        ):
            write_release(
                connection,
                entries,
                authority="gb",
                list_key=key,
                released_on=day,
                body=str(number).encode(),
            )
    over = diff(apart, "gb", date(2025, 6, 1), date(2026, 3, 1))
    (part,) = over.lists
    assert [each.after.id for each in part.changes.rekeyed] == ["RUS1"]
    assert [entry.id for entry in part.changes.added] == ["66"]
    assert [entry.id for entry in part.changes.removed] == ["777"]
    assert "1 of 2 on gb/conlist stand on gb/uksl" in summary(over)
    assert any("took the place of gb/conlist" in note for note in over.notes)
    apart.close()


def test_own_lists_have_rounds_too(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    path.write_text("id,name,kind\n1,Wilhelmina Vandersloot,person\n", encoding="utf-8")
    update_own_list(context, path, wishes=Wishes(released_on=D1, accept=True))
    path.write_text("id,name,kind\n2,Dubious Trading,company\n", encoding="utf-8")
    update_own_list(context, path, wishes=Wishes(released_on=D2, accept=True))
    found = find_round(context, "own", D2)
    assert summary(found).startswith("On 2023-04-12 your own lists added 1 target — 1 entity")
    assert "1 was removed" in summary(found)
    assert found.notes == ()
    remove_own_list(context, "house")
    over = diff(context, "own", D2, date(2100, 1, 1))
    assert [entry.name for entry in over.lists[0].changes.removed] == ["Dubious Trading"]
    assert over.notes == ()


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (1, "1 day"),
        (59, "59 days"),
        (61, "2 months"),
        (364, "1 year"),
        (400, "1 year 1 month"),
        (0, "0 days"),
    ],
)
def test_days_in_words(days: int, text: str) -> None:
    assert days_text(days) == text
