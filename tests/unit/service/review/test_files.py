from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.support.reviewing import NAMESAKE, US, WAITING, review_register, targets

from watchword.errors import Malformed, NotFound, WrongUse
from watchword.service.context import Context
from watchword.service.record_files import Signature
from watchword.service.review import (
    Decided,
    decide,
    export_acts,
    import_acts,
    list_acts,
)
from watchword.service.review.files import COLUMNS
from watchword.settings import Settings
from watchword.store.review_acts import ReviewAct, ReviewVerb, entry_pair

ACCEPT, REJECT, WITHDRAW = ReviewVerb
ME = Signature(by="A. Officer", reason="=HYPERLINK(1)")
HEAD = "act,left_authority,left_list,left_entry,right_authority,right_list,right_entry"
ROW = "reject,us,sdn,1,eu,fsf,E2"


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    opened = review_register(tmp_path / "register.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Context]:
    opened = review_register(tmp_path / "other.sqlite")
    yield opened
    opened.close()


def take(context: Context, path: Path, *, by: str = "B. Clerk") -> list[Decided]:
    return import_acts(context, path, signature=Signature(by=by))


def written(path: Path, *lines: str, head: str = HEAD) -> Path:
    path.write_text("\n".join((head, *lines)))
    return path


def told(acts: list[ReviewAct]) -> list[tuple[object, ...]]:
    return [
        (act.act, act.pair, act.left_name, act.reason, act.acted_by, act.acted_at) for act in acts
    ]


@pytest.mark.parametrize("ending", ["csv", "json", "JSON"])
def test_decisions_go_out_and_come_in(
    context: Context, other: Context, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"decisions.{ending}"
    decide(context, ACCEPT, [WAITING], signature=ME)
    assert export_acts(context, path) == 1
    first = path.read_bytes()
    (row,) = take(other, path)
    assert (row.made, row.status) == (True, "in force")
    assert told([row.act]) == told([each.act for each in list_acts(context)])
    assert targets(other) == targets(context)
    # The same again changes nothing.
    before = other.state()
    assert [each.made for each in take(other, path)] == [False]
    assert other.state() == before
    assert export_acts(other, path) == 1
    assert path.read_bytes() == first


def test_a_cell_is_no_formula(context: Context, tmp_path: Path) -> None:
    decide(context, REJECT, [WAITING], signature=ME)
    export_acts(context, tmp_path / "decisions.csv")
    assert "'=HYPERLINK(1)" in (tmp_path / "decisions.csv").read_text()
    export_acts(context, tmp_path / "decisions.json")
    (row,) = json.loads((tmp_path / "decisions.json").read_text())
    assert (row["reason"], row["left"]["entry"], row["act"]) == ("=HYPERLINK(1)", "E1", "reject")


def test_a_withdrawal_is_carried_over(context: Context, other: Context, tmp_path: Path) -> None:
    path = tmp_path / "decisions.csv"
    decide(context, REJECT, [WAITING], signature=ME)
    export_acts(context, path)
    take(other, path)
    decide(context, WITHDRAW, [WAITING], signature=ME)
    assert export_acts(context, path) == 1
    (row,) = take(other, path)
    assert (row.made, row.act.act) == (True, WITHDRAW)
    assert list_acts(other) == []


def test_a_later_decision_is_not_overruled(
    context: Context, other: Context, tmp_path: Path
) -> None:
    path = tmp_path / "decisions.csv"
    decide(other, REJECT, [WAITING], signature=ME)
    export_acts(other, path)
    decide(context, ACCEPT, [WAITING], signature=ME)
    (row,) = take(context, path)
    assert (row.made, row.status, row.act.act) == (False, "overtaken", REJECT)
    assert [each.act.act for each in list_acts(context)] == [ACCEPT]
    # The other way round the later one is news.
    export_acts(context, path)
    (row,) = take(other, path)
    assert (row.made, row.act.act) == (True, ACCEPT)
    (known,) = take(other, path)
    assert (known.made, known.status) == (False, "in force")


def test_a_decision_on_entries_that_come_later_is_kept(context: Context, tmp_path: Path) -> None:
    rows = (ROW, "accept,us,sdn,1,ca,sema,RU-9")
    path = written(tmp_path / "d.csv", *rows)
    assert [row.made for row in take(context, path)] == [True, True]
    assert [row.act.left.entry for row in list_acts(context)] == ["E2", "RU-9"]
    assert [row.act.acted_by for row in list_acts(context)] == ["B. Clerk", "B. Clerk"]
    assert [row.made for row in take(context, path)] == [False, False]
    targets(context)  # are made all the same


def test_a_row_says_who_and_when_itself(context: Context, tmp_path: Path) -> None:
    path = written(
        tmp_path / "d.csv",
        f"{ROW},Seen,C. Boss,2026-03-01T10:00:00+02:00",
        "",
        "WITHDRAW,us,sdn,1,eu,fsf,E2,,,2026-03-02",
        head=f"{HEAD},reason,Decided By,decided_at",
    )
    first, second = (row.act for row in take(context, path))
    assert (first.reason, first.acted_by) == ("Seen", "C. Boss")
    assert first.acted_at == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert (second.act, second.acted_by) == (WITHDRAW, "B. Clerk")
    assert (second.left, second.right) == (NAMESAKE, US)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("merge,us,sdn,1,eu,fsf,E2", "merge: no such act; one of accept, reject, withdraw"),
        (",us,sdn,1,eu,fsf,E2", "nothing: no such act"),
        ("reject,us,sdn,1,us,sdn,1", "the same entry: us:sdn:1"),
        ("reject,us,sdn,,eu,fsf,E2", "left_entry: nothing: no id"),
        (f"reject,us,sdn,1,eu,fsf,{'9' * 256}", "right_entry: .*no id"),
        ("reject,us,sdn,1,own,mine,OWN-1", "own/mine: no such list of an authority"),
        ("reject,us,fsf,1,eu,fsf,E2", "us/fsf: no such list"),
        ("reject,us,sdn,1,eu,fsf,a\u2028b", "no id of an entry"),
        (f"{ROW},,,,p-000000000000", "p-000000000000 is not the pair .*: p-[0-9a-f]{12} is"),
        (f"{ROW},,,yesterday", "no instant"),
        (f"{ROW},,,2999-01-01", "nobody has decided that yet"),
        (f"{ROW}\naccept,eu,fsf,E2,us,sdn,1", "line 4: accept where line 3 has reject"),
    ],
)
def test_a_file_with_a_bad_row_is_refused_whole(
    context: Context, tmp_path: Path, row: str, message: str
) -> None:
    good = "reject,us,sdn,9,eu,fsf,E2"
    head = f"{HEAD},reason,decided_by,decided_at,pair"
    path = written(tmp_path / "d.csv", good, row, head=head)
    with pytest.raises(Malformed, match=f"(?s)nothing was taken in:.*{message}"):
        take(context, path)
    assert list_acts(context) == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("d.json", "{}", "no list of decisions"),
        ("d.json", "[" * 100_000, "no list of decisions"),
        ("d.json", "[", "no list of decisions"),
        ("d.json", '[{"act": "reject"}]', "missing required field `left`"),
        ("d.json", '[{"act": 1}]', r"Expected `str`, got `int` - at `\$\[0\].act`"),
        ("d.json", '[{"act": "reject", "verdict": "same"}]', "unknown field `verdict`"),
        ("d.json", "[]", "holds no decision"),
        ("d.csv", HEAD, "holds no decision"),
        ("d.csv", "act,left_entry\n", "has no column left_authority and left_list and right"),
        ("d.csv", f"{HEAD},score\n{ROW},1", "score: no such column"),
    ],
)
def test_what_is_no_file_of_decisions_is_refused(
    context: Context, tmp_path: Path, name: str, content: str, message: str
) -> None:
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(Malformed, match=message):
        take(context, path)


def test_a_file_says_its_format_by_its_name(context: Context, tmp_path: Path) -> None:
    for path in (tmp_path / "decisions.txt", tmp_path / "decisions"):
        with pytest.raises(WrongUse, match=r"\.csv or \.json"):
            export_acts(context, path)
        with pytest.raises(WrongUse, match=r"\.csv or \.json"):
            take(context, path)
    with pytest.raises(WrongUse, match="can't be read"):
        take(context, tmp_path / "none.csv")


def test_decisions_of_a_file_do_not_contradict_each_other(context: Context, tmp_path: Path) -> None:
    path = written(
        tmp_path / "d.csv",
        ROW,
        "accept,us,sdn,1,eu,fsf,E1",
        "accept,eu,fsf,E1,eu,fsf,E2",
    )
    with pytest.raises(WrongUse, match="contradict each other"):
        take(context, path)
    assert list_acts(context) == []


def test_somebody_has_to_decide(context: Context, tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="--by"):
        take(context, written(tmp_path / "d.csv", ROW), by="")


def test_clocks_may_differ_by_hours(context: Context, tmp_path: Path) -> None:
    soon = datetime.now(UTC) + timedelta(hours=3)
    path = written(tmp_path / "d.csv", f"{ROW},{soon.isoformat()}", head=f"{HEAD},decided_at")
    assert take(context, path)[0].made
    # What is done here is newer all the same.
    decide(context, WITHDRAW, [entry_pair(US, NAMESAKE)], signature=ME)
    assert list_acts(context) == []


def test_nothing_is_taken_into_no_register(tmp_path: Path) -> None:
    nowhere = Context(Settings(register=str(tmp_path / "none.sqlite")))
    with pytest.raises(NotFound):
        take(nowhere, written(tmp_path / "d.csv", ROW))
    with pytest.raises(NotFound):
        export_acts(nowhere, tmp_path / "out.csv")
    assert not (tmp_path / "none.sqlite").exists()


def test_all_columns_are_written(context: Context, tmp_path: Path) -> None:
    export_acts(context, tmp_path / "d.csv")
    assert (tmp_path / "d.csv").read_text() == ",".join(COLUMNS) + "\n"
