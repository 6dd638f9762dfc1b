from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.reviewing import (
    JP,
    NAMESAKE,
    SHIP,
    SPELLED,
    SPELLED_OTHERWISE,
    STATED,
    STATED_BY,
    UNDATED,
    US,
    WAITING,
    review_register,
    targets,
)

from watchword.errors import NotFound, WrongUse
from watchword.service.context import Context
from watchword.service.merging import links_of
from watchword.service.record_files import Signature
from watchword.service.review import Decided, decide, list_acts, list_open, name_pairs, show_pair
from watchword.service.review.naming import pair_id
from watchword.settings import Settings
from watchword.store.review_acts import EntryPair, ReviewVerb, entry_pair

ACCEPT, REJECT, WITHDRAW = ReviewVerb
PETROV = frozenset({"us:1", "jp:J1", "eu:E1"})
JOINED = entry_pair(SPELLED, SPELLED_OTHERWISE)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    opened = review_register(tmp_path / "register.sqlite")
    yield opened
    opened.close()


def do(
    context: Context, verb: ReviewVerb, *pairs: EntryPair, reason: str = "", by: str = "A. Officer"
) -> list[Decided]:
    return decide(context, verb, pairs, signature=Signature(by=by, reason=reason))


def test_the_queue_tells_what_waits_and_what_speaks_against_it(context: Context) -> None:
    queue = list_open(context)
    (pair,) = queue.pairs
    assert queue.total == 1
    assert (pair.link.left, pair.link.right) == WAITING
    assert pair.id == pair_id(WAITING)
    assert [(e.left, e.right) for e in pair.against] == [
        WAITING,
        entry_pair(JP, NAMESAKE),
        entry_pair(US, NAMESAKE),
    ]
    assert "holds both under one programme" in pair.against[0].text
    assert "1950-01-09 contradicts the listed 1990-05-05" in pair.against[1].text
    assert list_open(context, authority="un").total == 0
    assert list_open(context, authority="eu", limit=0).to_dict() == {"total": 1, "pairs": []}
    with pytest.raises(WrongUse, match="no such authority"):
        list_open(context, authority="zz")


def test_who_accepts_against_facts_says_why(context: Context) -> None:
    before = context.state()
    with pytest.raises(WrongUse, match=r"speaks against one party(.|\n)*say why with --reason"):
        do(context, ACCEPT, WAITING)
    assert context.state() == before
    (row,) = do(context, ACCEPT, WAITING, reason="One  passport\x00")
    assert (row.made, row.act.reason) == (True, "One passport\ufffd")
    assert len(row.against) == 3
    # Both targets are one with all that they had, and nothing waits any more.
    assert PETROV | {"eu:E2"} in targets(context)
    assert list_open(context).total == 0
    assert context.state() != before


def test_an_accepted_pair_is_the_reason_that_is_told(context: Context) -> None:
    do(context, ACCEPT, WAITING, reason="One passport")
    (link,) = [link for link in links_of(context, US.target) if link.accepted]
    assert (link.left, link.right) == WAITING
    assert link.to_dict()["decision"]["reason"] == "One passport"


def test_a_rejected_pair_never_waits_again(context: Context) -> None:
    (row,) = do(context, REJECT, WAITING)
    assert (row.act.act, row.act.left_name, row.act.right_name) == (
        REJECT,
        "Ivan PETROV",
        "Ivan Petrov",
    )
    assert list_open(context).total == 0
    assert {PETROV, frozenset({"eu:E2"})} <= targets(context)


def test_what_the_machine_joined_is_split_and_joined_again(context: Context) -> None:
    both = frozenset({"us:9", "jp:J9"})
    assert both in targets(context)
    do(context, REJECT, JOINED)
    assert {frozenset({"us:9"}), frozenset({"jp:J9"})} <= targets(context)
    (row,) = do(context, WITHDRAW, JOINED, by="B. Officer", reason="A slip")
    assert (row.act.act, row.act.left_name) == (WITHDRAW, "Zelimkhan Jandarbijew")
    assert both in targets(context)
    with pytest.raises(NotFound, match="no decision stands on jp:mof:J9 and us:sdn:9"):
        do(context, WITHDRAW, JOINED)


def test_who_rejects_what_lists_state_says_why(context: Context) -> None:
    pair = entry_pair(STATED, STATED_BY)
    with pytest.raises(WrongUse, match="the lists themselves say"):
        do(context, REJECT, pair)
    (row,) = do(context, REJECT, pair, reason="J7 bears the id of his brother")
    assert row.made
    assert frozenset({"un:QDi.007"}) in targets(context)


def test_a_decision_that_stands_is_not_made_again(context: Context) -> None:
    (first,) = do(context, REJECT, WAITING)
    (again,) = do(context, REJECT, WAITING, by="B. Officer")
    assert (again.made, again.act) == (False, first.act)
    (turned,) = do(context, ACCEPT, WAITING, reason="Seen the passport")
    assert turned.made
    rows = list_acts(context, everything=True)
    assert [(row.act.act, row.status) for row in rows] == [
        (REJECT, "replaced"),
        (ACCEPT, "in force"),
    ]
    do(context, WITHDRAW, WAITING)
    assert list_acts(context) == []
    assert list_acts(context, authority="jp", everything=True) == []
    assert list_open(context).total == 1


def test_several_pairs_are_decided_at_once_or_not_at_all(context: Context) -> None:
    gone = entry_pair(US, SHIP._replace(entry="no such"))
    with pytest.raises(NotFound, match="no entry us:sdn:no such"):
        do(context, REJECT, WAITING, gone)
    assert list_acts(context) == []
    assert len(do(context, REJECT, WAITING, JOINED)) == 2


def test_decisions_do_not_contradict_each_other(context: Context) -> None:
    do(context, ACCEPT, WAITING, reason="One passport")
    do(context, ACCEPT, entry_pair(US, UNDATED))
    with pytest.raises(WrongUse, match=r"contradict each other(.|\n)*eu:fsf:E1 = us:sdn:1"):
        do(context, REJECT, entry_pair(US, NAMESAKE))
    do(context, WITHDRAW, entry_pair(US, UNDATED))
    do(context, REJECT, entry_pair(US, NAMESAKE))
    # Both decisions hold: the undated one goes with whom a person put him.
    assert {frozenset({"eu:E1", "eu:E2"})} <= targets(context)


def test_nobody_decides_nothing(context: Context) -> None:
    with pytest.raises(WrongUse, match="--by"):
        do(context, REJECT, WAITING, by="  ")


def test_there_is_no_deciding_without_a_register(tmp_path: Path) -> None:
    nowhere = Context(Settings(register=str(tmp_path / "none.sqlite")))
    for verb in ReviewVerb:
        with pytest.raises(NotFound, match="no register"):
            do(nowhere, verb, WAITING)
    assert not (tmp_path / "none.sqlite").exists()


def test_a_pair_is_named_by_its_id_or_by_its_entries(context: Context) -> None:
    found = [WAITING]
    assert name_pairs(context, [pair_id(WAITING)]) == found
    assert name_pairs(context, [f" {pair_id(WAITING)}"] * 2) == found
    assert name_pairs(context, ["eu:E2", "eu:E1"]) == found
    assert name_pairs(context, ["eu:fsf:E2", UNDATED.target]) == found
    # The id of an entry names it, also where another one's names the target.
    assert name_pairs(context, [UNDATED.target, JP.target]) == [entry_pair(UNDATED, JP)]
    do(context, REJECT, JOINED)
    assert name_pairs(context, [pair_id(JOINED)]) == [JOINED]


@pytest.mark.parametrize(
    ("texts", "error", "told"),
    [
        (["p-000000000000"], NotFound, "no such pair"),
        (["us:1"], WrongUse, "by two entries"),
        (["us:1", "jp:J1", "eu:E1"], WrongUse, "by two entries"),
        (["us:1", "us:sdn:1"], WrongUse, "the same entry: us:sdn:1"),
        (["us:1", "jp:J999"], NotFound, "no entry .* 'jp:J999'"),
        (["us:1", "ww-0000000000000000"], NotFound, "no entry"),
        (["us:1", "Ivan Petrov"], WrongUse, "names 5 entries; say which: "),
        (["us:1", "own:OWN-1"], WrongUse, "own:mine:OWN-1 is on a list of your own"),
    ],
)
def test_what_names_no_pair_is_refused(
    context: Context, texts: list[str], error: type[Exception], told: str
) -> None:
    with pytest.raises(error, match=told):
        name_pairs(context, texts)


def test_a_pair_is_shown_side_by_side(context: Context) -> None:
    view = show_pair(context, WAITING)
    rows = {row.label: row for row in view.rows()}
    assert not view.one_target
    assert [line.text for line in rows["born"].left] == ["1990-05-05"]
    assert [line.text for line in rows["born"].right] == ["1950-01-09"]
    assert rows["born"].conflict
    assert [line.text.split(" since")[0] for line in rows["listed"].left] == [
        "us/sdn 1",
        "eu/fsf E1",
        "jp/mof J1",
    ]
    assert len(view.against) == 3
    shown = view.to_dict()
    assert [each["target"] for each in shown["profiles"]] == [
        view.left.target,
        NAMESAKE.target,
    ]
    assert shown["history"] == []


def test_two_entries_of_one_target_are_shown_alone(context: Context) -> None:
    do(context, ACCEPT, WAITING, reason="One passport")
    do(context, REJECT, JOINED)
    view = show_pair(context, entry_pair(US, NAMESAKE))
    assert view.one_target
    assert [each.key for each in view.left.members] == [NAMESAKE]
    assert [each.key for each in view.right.members] == [US]
    assert [row.act.pair for row in view.history] == [WAITING]
    assert view.link.decision is None
    with pytest.raises(NotFound):
        show_pair(context, (US, US._replace(entry="2")))
