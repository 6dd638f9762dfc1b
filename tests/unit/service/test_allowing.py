"""Decide on known false positives, over releases and registers."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from watchword.errors import Malformed, NotFound, RegisterTrouble, WrongUse
from watchword.screen.match import CheckResult, Match
from watchword.screen.subject import Subject
from watchword.service.allow_files import (
    COLUMNS,
    _joined,
    _split,
    export_decisions,
    import_decisions,
)
from watchword.service.allowing import (
    IN_FORCE,
    REMOVED,
    REPLACED,
    WITHOUT,
    decide,
    list_decisions,
    load_allowances,
    remove_decision,
)
from watchword.service.checking import Limits, check, make_subject
from watchword.service.context import Context
from watchword.service.outcome import Wishes
from watchword.service.own_lists import update_own_list
from watchword.service.record_files import Signature, read_instant
from watchword.service.screening import ScreenWishes, screen_file
from watchword.settings import Settings

HEADER = "id,name,aliases,kind,dob,nationality\n"
LISTED = "1,Wilhelmina Vandersloot,,person,1970-04-13,NL\n2,Wilhelmina Vandersloot,,person,,\n"
SIGNED = Signature(by="A. Officer", reason="Another woman")


def register(folder: Path) -> Context:
    made = Context(Settings(register=str(folder / "register.sqlite")))
    publish(made, LISTED)
    return made


def publish(context: Context, rows: str) -> None:
    path = Path(context.settings.register).with_name("staff.csv")
    path.write_text(HEADER + rows, encoding="utf-8")
    update_own_list(context, path, wishes=Wishes(accept=True))


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    made = register(tmp_path)
    yield made
    made.close()


def subject(**facts: object) -> Subject:
    return make_subject("Wilhelmina Vandersloot", **facts)  # type: ignore[arg-type]


def entry(context: Context, number: str) -> str:
    from watchword.model import target_id

    return target_id("own", "staff", number)


def match_of(result: CheckResult, target: str) -> Match:
    return next(match for match in result.matches if match.target.id == target)


def test_a_decision_allows_one_match_of_one_subject(context: Context) -> None:
    target = entry(context, "1")
    before = check(context, subject())
    assert {match.alert for match in before.matches} == {True}
    assert before.decisions is None
    made = decide(context, subject(), target, reason="Another woman", by="A. Officer")
    assert made.made
    assert made.status == IN_FORCE
    after = check(context, subject())
    assert [match.target.id for match in after.alerts] == [entry(context, "2")]
    allowed = match_of(after, target).allowed
    assert allowed is not None
    assert allowed.decision == made.decision
    assert (after.state, after.decisions is not None) == (before.state, True)
    # Another subject of that name, whose facts nobody has decided on:
    born = check(context, subject(birth_date="1970"))
    lapsed = match_of(born, target).lapsed
    assert lapsed is not None
    assert lapsed.changes == ("without birth date 1970",)
    assert match_of(born, target).alert


def test_an_answer_can_be_given_again(context: Context) -> None:
    target = entry(context, "1")
    asked = [check(context, subject())]
    first = decide(context, subject(), target, by="A").decision
    asked.append(check(context, subject()))
    remove_decision(context, first.id, by="B")
    asked.append(check(context, subject()))
    heads = [each.decisions for each in asked]
    assert len(set(heads)) == 3
    for before in asked:
        limits = Limits(decisions=before.decisions or WITHOUT)
        assert check(context, subject(), limits=limits) == before
    with pytest.raises(NotFound, match="never stood"):
        check(context, subject(), limits=Limits(decisions="0" * 64))


def test_what_is_allowed_does_not_crowd_out_an_alert(context: Context) -> None:
    crowd = "".join(f"{n},Wilhelmina Vandersloot,,person,1970-04-13,NL\n" for n in range(10, 40))
    publish(context, LISTED + crowd)
    for number in range(10, 40):
        decide(context, subject(), entry(context, str(number)), by="A")
    result = check(context, subject(), limits=Limits(limit=3))
    assert {match.target.id for match in result.alerts} == {
        entry(context, "1"),
        entry(context, "2"),
    }
    assert len(result.matches) == 3


def test_a_decision_is_made_once(context: Context) -> None:
    first = decide(context, subject(), entry(context, "1"), by="A", reason="x")
    again = decide(context, make_subject("VANDERSLOOT, Wilhelmina"), "own:staff:1", by="B")
    assert (again.decision, again.made) == (first.decision, False)
    assert len(list_decisions(context, everything=True)) == 1


def test_a_decision_lapses_when_the_list_says_something_new(context: Context) -> None:
    target = entry(context, "1")
    first = decide(context, subject(), target, by="A").decision
    publish(context, LISTED.replace("1970-04-13", "1971-04-13").replace("loot,,", "loot,Mina,", 1))
    match = match_of(check(context, subject()), target)
    assert match.alert
    assert match.lapsed is not None
    assert match.lapsed.decision == first
    assert match.lapsed.changes == (
        "the listed birth date changed from 1970-04-13 to 1971-04-13",
        "new listed name Mina",
    )
    second = decide(context, subject(), target, by="B")
    assert second.made
    assert not match_of(check(context, subject()), target).alert
    rows = list_decisions(context, everything=True)
    assert [row.status for row in rows] == [REPLACED, IN_FORCE]
    assert [row.decision.id for row in list_decisions(context)] == [second.decision.id]
    # What was replaced does not come back when its successor goes.
    remove_decision(context, second.decision.id, by="B")
    assert match_of(check(context, subject()), target).alert
    assert match_of(check(context, subject()), target).lapsed is None


def test_a_decision_is_taken_back_and_stays_in_the_record(context: Context) -> None:
    made = decide(context, subject(), entry(context, "1"), by="A").decision
    removed = remove_decision(context, made.id, by="B", reason="It was she\x00 after  all")
    assert removed.status == REMOVED
    assert removed.removal is not None
    assert (removed.removal.acted_by, removed.removal.reason) == ("B", "It was she\ufffd after all")
    assert list_decisions(context) == []
    (row,) = list_decisions(context, everything=True)
    assert row.to_dict()["removed"]["removed_by"] == "B"
    with pytest.raises(NotFound, match="removed already"):
        remove_decision(context, made.id, by="B")
    with pytest.raises(NotFound, match="no such decision"):
        remove_decision(context, "d-1", by="B")


def test_what_can_not_be_decided(context: Context, tmp_path: Path) -> None:
    target = entry(context, "1")
    with pytest.raises(WrongUse, match="does not match"):
        decide(context, make_subject("Somebody Else"), target, by="A")
    with pytest.raises(NotFound, match="nothing in the register"):
        decide(context, subject(), "ww-0000000000000000", by="A")
    with pytest.raises(NotFound):
        decide(context, subject(), "us:1", by="A")
    with pytest.raises(WrongUse, match="names 2 targets"):
        decide(context, subject(), "Wilhelmina Vandersloot", by="A")
    for nobody in ("", "  "):
        with pytest.raises(WrongUse, match="--by"):
            decide(context, subject(), target, by=nobody)
        with pytest.raises(WrongUse, match="--by"):
            remove_decision(context, "d-1", by=nobody)
    nowhere = Context(Settings(register=str(tmp_path / "none.sqlite")))
    for ask in (
        lambda: decide(nowhere, subject(), target, by="A"),
        lambda: list_decisions(nowhere),
        lambda: remove_decision(nowhere, "d-1", by="A"),
        lambda: export_decisions(nowhere, tmp_path / "out.csv"),
        lambda: import_decisions(nowhere, tmp_path / "none.csv", signature=SIGNED),
    ):
        with pytest.raises(NotFound, match="no register"):
            ask()
    assert not (tmp_path / "none.sqlite").exists()


def test_files_are_screened_with_the_decisions(context: Context, tmp_path: Path) -> None:
    customers = tmp_path / "customers.csv"
    customers.write_text("name,dob\nWilhelmina Vandersloot,\nWilhelmina Vandersloot,1970-04-13\n")
    decide(context, subject(), entry(context, "1"), by="A. Officer", reason="Another")
    out = tmp_path / "out.csv"
    screen_file(context, customers, out, wishes=ScreenWishes())
    with out.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    by_place = {(row["row"], row["target"]): row for row in rows}
    allowed = by_place["1", entry(context, "1")]
    assert (allowed["alert"], allowed["lapsed"]) == ("false", "")
    assert allowed["allowed"].startswith("allowed by d-")
    assert by_place["1", entry(context, "2")]["alert"] == "true"
    other = by_place["2", entry(context, "1")]
    assert (other["alert"], other["allowed"]) == ("true", "")
    assert "without birth date 1970-04-13" in other["lapsed"]
    head = load_allowances(context).head
    assert {row["decisions"] for row in rows} == {head}


def test_a_file_of_decisions_brings_them_to_another_register(
    context: Context, tmp_path: Path
) -> None:
    full = make_subject(
        "Wilhelmina Vandersloot",
        "=W; Vander\\sloot",
        birth_date="1958-1963",
        countries=["NL"],
        kind="person",
        identifiers=["AB;12", "bitcoincash:qq1"],
    )
    made = [
        decide(context, each, entry(context, "1"), by="-A. Officer", reason="'=1+1; so")
        for each in (subject(), full)
    ]
    gone = decide(context, subject(), entry(context, "2"), by="A")
    remove_decision(context, gone.decision.id, by="A")
    path = tmp_path / "decisions.csv"
    assert export_decisions(context, path) == 2
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    assert tuple(rows[0]) == COLUMNS
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row if cell)

    folder = tmp_path / "other"
    folder.mkdir()
    other = register(folder)
    taken = import_decisions(other, path, signature=Signature(by="nobody"))
    assert [row.decision for row in taken] == [row.decision for row in made]
    assert {row.made for row in taken} == {True}
    assert not match_of(check(other, full), entry(other, "1")).alert
    again = import_decisions(other, path, signature=Signature(by="nobody"))
    assert {row.made for row in again} == {False}
    other.close()


def test_restored_facts_that_are_no_longer_listed_are_told(
    context: Context, tmp_path: Path
) -> None:
    decide(context, subject(), entry(context, "1"), by="A")
    path = tmp_path / "decisions.csv"
    export_decisions(context, path)
    folder = tmp_path / "other"
    folder.mkdir()
    other = register(folder)
    publish(other, LISTED.replace("1970-04-13", "1975"))
    import_decisions(other, path, signature=SIGNED)
    lapsed = match_of(check(other, subject()), entry(other, "1")).lapsed
    assert lapsed is not None
    assert lapsed.changes == ("the listed birth date changed from 1970-04-13 to 1975",)
    other.close()


def test_a_file_by_hand_is_decided_on_the_present_facts(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "by-hand.csv"
    path.write_text(
        "Target,NAME,birth_date,Country,kind,identifiers,decided_by,decided_at\n"
        f"own:staff:1,Wilhelmina Vandersloot,,,,,,\n"
        f"{entry(context, '2')},Wilhelmina Vandersloot,1980,DE,person,passport:AB 1,"
        "B. Officer,2020-01-02T03:04:05\n",
        encoding="utf-8",
    )
    ticks: list[int] = []
    rows = import_decisions(context, path, signature=SIGNED, progress=ticks.append)
    assert ticks == [1, 2]
    first, second = (row.decision for row in rows)
    assert (first.decided_by, first.reason) == ("A. Officer", "Another woman")
    assert first.target_facts.birth_dates == ("1970-04-13",)
    assert (second.decided_by, second.decided_at) == (
        "B. Officer",
        datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
    )
    asked = subject(birth_date="1980", countries=["de"], kind="person", identifiers=["ab1"])
    assert match_of(check(context, asked), entry(context, "2")).allowed is not None


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no decision"),
        (b"name,target\n", "no decision"),
        (b"who,target\na,b\n", "no column name"),
        (b"name,target,colour\na,b,c\n", "colour: no such column"),
        (b"name,target\n\xff,ww-1\n", "not UTF-8"),
        (b"name,target\n\x00,ww-1\n", "binary"),
        (b'name,target\n"a" b,ww-1\n', "broken"),
        (b"name,target\na,b,c\n", "more cells"),
        (b"name,target\n,ww-1\n", "line 2: no name"),
        (b"name,target\nWilhelmina Vandersloot,\n", "line 2: no target"),
        (b"name,target\nWilhelmina Vandersloot,ww-1\n", "line 2: nothing in the register"),
        (b"name,target\nSomebody Else,own:staff:1\n", "does not match"),
        (b"name,target,kind\nWilhelmina Vandersloot,own:staff:1,elf\n", "no such kind"),
        (b"name,target,sex\nWilhelmina Vandersloot,own:staff:1,x\n", "male or female"),
        (b"name,target,birth_date\nWilhelmina Vandersloot,own:staff:1,1;2\n", "one birth date"),
        (b"name,target,birth_date\nWilhelmina Vandersloot,own:staff:1,soon\n", "no date"),
        (b"name,target,country\nWilhelmina Vandersloot,own:staff:1,Narnia\n", "Narnia"),
        (b"name,target,decided_at\nWilhelmina Vandersloot,own:staff:1,now\n", "no instant"),
        (b"name,target,target_facts\nA,ww-1,{}\n", "names its target by id"),
        (b"name,target,target_facts\nA,ww-0123456789abcdef,{}\n", "target_facts can't be read"),
    ],
)
def test_a_file_with_a_wrong_row_is_refused_whole(
    context: Context, tmp_path: Path, body: bytes, said: str
) -> None:
    path = tmp_path / "decisions.csv"
    good = b"Wilhelmina Vandersloot,own:staff:1\n"
    path.write_bytes(body + (good if body.startswith(b"name,target\n") and body[12:] else b""))
    with pytest.raises(Malformed, match=said):
        import_decisions(context, path, signature=SIGNED)
    assert list_decisions(context, everything=True) == []


def test_all_wrong_rows_are_counted_and_some_are_shown(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    path.write_text("name,target\n" + "Nobody,ww-1\n" * 30)
    with pytest.raises(Malformed, match="30 of 30 rows") as caught:
        import_decisions(context, path, signature=SIGNED)
    assert "line 11" in str(caught.value)
    assert "line 12" not in str(caught.value)
    assert "and 20 more" in str(caught.value)


@given(values=st.lists(st.text(min_size=1, max_size=8), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_values_of_a_cell_come_back(values: list[str]) -> None:
    stripped = tuple(value.strip() for value in values if value.strip())
    assert tuple(_split(_joined(tuple(values)))) == stripped


def test_a_check_with_decisions_never_opens_the_register(context: Context) -> None:
    decide(context, subject(), entry(context, "1"), by="A")
    code = (
        "import sys, watchword\n"
        "result = watchword.open(sys.argv[1]).check('Wilhelmina Vandersloot')\n"
        "assert result.decisions and any(match.allowed for match in result.matches)\n"
        "assert 'sqlalchemy' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, context.settings.register], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


def test_a_broken_record_is_no_reason_to_answer_without_it(context: Context) -> None:
    import sqlite3

    decide(context, subject(), entry(context, "1"), by="A")
    with sqlite3.connect(context.settings.register) as db:
        db.execute("UPDATE facts SET content = 'no facts'")
    with pytest.raises(RegisterTrouble, match="can't be read"):
        check(context, subject())


def test_an_instant_that_no_calendar_has_in_utc_is_refused() -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    assert read_instant("", now) == now
    assert read_instant("2026-03-01T01:00:00+02:00", now).isoformat() == "2026-02-28T23:00:00+00:00"
    for text in ("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-01:00", "yesterday"):
        with pytest.raises(WrongUse, match="no instant"):
            read_instant(text, now)
