"""Merge decisions as files, out and in: CSV for people, JSON for programs.

A file holds the newest act on each pair, withdrawals too, so that a register that has taken
in an earlier file learns what no longer holds. Taking in the same file again changes nothing,
and an act never overrules one that was made after it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from watchword.errors import Malformed, WrongUse
from watchword.model import LISTS, EntryKey
from watchword.service.allowing import storable
from watchword.service.context import Context
from watchword.service.merging import decision_dict
from watchword.service.record_files import (
    Signature,
    read_instant,
    read_table,
    read_text,
    refuse_rows,
    write_table,
)
from watchword.service.review.naming import entry_name, pair_id
from watchword.service.review.record import OVERTAKEN, Decided, check_consistent, follow
from watchword.service.writing import replacing
from watchword.store.review_acts import EntryPair, ReviewAct, ReviewVerb, entry_pair

_KEY = tuple(f"{side}_{part}" for side in ("left", "right") for part in EntryKey._fields)
COLUMNS = (
    *("pair", "act"),
    *(*_KEY[:3], "left_name"),
    *(*_KEY[3:], "right_name"),
    *("reason", "decided_by", "decided_at"),
)
"""The columns of a CSV file, in the order in which they are written."""

_Seen = dict[tuple[EntryPair, datetime], tuple[str, ReviewVerb]]
_REQUIRED = ("act", *_KEY)
_LONGEST_ENTRY = 255
_AHEAD = timedelta(days=1)
"""How far clocks may differ: what is dated later would overrule all that people do till then."""


def export_acts(context: Context, path: Path) -> int:
    """Write the newest act on each pair to a CSV or JSON file; gives how many.

    Raises:
        NotFound: There is no register yet.
        WrongUse: The file can't be written, or its name says no format.
    """
    as_json = _is_json(path)
    with context.register.read() as reader:
        acts = reader.review_record().newest().values()
    if as_json:
        with replacing(path) as target:
            json.dump([_document(act) for act in acts], target, ensure_ascii=False, indent=2)
            target.write("\n")
    else:
        write_table(path, COLUMNS, (_cells(act) for act in acts))
    return len(acts)


def _is_json(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix not in {".csv", ".json"}:
        raise WrongUse(f"{path}: decisions are written as .csv or .json")
    return suffix == ".json"


def _cells(act: ReviewAct) -> tuple[str, ...]:
    return (
        *(pair_id(act.pair), act.act.value),
        *(*act.left, act.left_name),
        *(*act.right, act.right_name),
        *(act.reason, act.acted_by, act.acted_at.isoformat()),
    )


def _document(act: ReviewAct) -> dict[str, Any]:
    return {
        "pair": pair_id(act.pair),
        "left": {**act.left._asdict(), "name": act.left_name},
        "right": {**act.right._asdict(), "name": act.right_name},
        **decision_dict(act),
    }


def import_acts(
    context: Context,
    path: Path,
    *,
    signature: Signature,
    progress: Callable[[int], None] = lambda done: None,  # noqa: ARG005
) -> list[Decided]:
    """Take in the decisions of a CSV or JSON file, all of them or none.

    Decisions on entries that this register does not have are kept, and hold once it has them.

    Args:
        context: The register.
        path: The file; its columns are :data:`COLUMNS`, in any order.
        signature: Who decides, and why, where a row does not say.
        progress: Told how many rows have been read.

    Returns:
        What became of each row.

    Raises:
        WrongUse: The file can't be read, or its decisions contradict each other or those
            that stand.
        Malformed: It is no such table, or rows of it can't be used.
        NotFound: There is no register yet.
    """
    context.state()
    now = datetime.now(UTC)
    acts: list[ReviewAct] = []
    refused: list[str] = []
    seen: _Seen = {}
    rows = _read_json(path) if _is_json(path) else _read_csv(path)
    for done, (place, row) in enumerate(rows, start=1):
        try:
            act = _act(row, signature, now)
            _hold_against(seen, act, place)
        except WrongUse as error:
            refused.append(f"{place}: {error}")
        else:
            acts.append(act)
        progress(done)
    refuse_rows(refused, of=len(refused) + len(acts))
    if not acts:
        raise Malformed(f"{path} holds no decision")
    return _take_in(context, acts)


def _hold_against(seen: _Seen, act: ReviewAct, place: str) -> None:
    first, verb = seen.setdefault((act.pair, act.acted_at), (place, act.act))
    if verb is not act.act:
        raise WrongUse(f"{act.act} where {first} has {verb}, of the same two at the same time")


def _read_csv(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    for line, row in read_table(path, columns=COLUMNS, required=_REQUIRED):
        yield f"line {line}", row


class _Side(msgspec.Struct, forbid_unknown_fields=True):
    authority: str
    list: str
    entry: str
    name: str = ""


class _Row(msgspec.Struct, forbid_unknown_fields=True):
    act: str
    left: _Side
    right: _Side
    pair: str = ""
    reason: str = ""
    decided_by: str = ""
    decided_at: str = ""


def _read_json(path: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    try:
        rows = msgspec.json.decode(read_text(path), type=list[_Row])
    except (msgspec.MsgspecError, RecursionError, UnicodeError) as error:
        raise Malformed(f"{path} is no list of decisions: {error}") from error
    for place, row in enumerate(rows, start=1):
        stated: dict[str, Any] = msgspec.structs.asdict(row)
        sides = {
            f"{side}_{name}": value
            for side in ("left", "right")
            for name, value in msgspec.structs.asdict(stated.pop(side)).items()
        }
        yield f"decision {place}", {name: value.strip() for name, value in (stated | sides).items()}


def _act(row: Mapping[str, str], signature: Signature, now: datetime) -> ReviewAct:
    left, right = (_entry(row, side) for side in ("left", "right"))
    if left == right:
        raise WrongUse(f"both are the same entry: {entry_name(left)}")
    pair = entry_pair(left, right)
    names = {
        key: storable(row.get(f"{side}_name", ""))
        for key, side in ((left, "left"), (right, "right"))
    }
    if row.get("pair") and row["pair"] != pair_id(pair):
        raise WrongUse(f"{row['pair'][:40]} is not the pair of these entries: {pair_id(pair)} is")
    who = storable(row.get("decided_by") or signature.by)
    if not who:
        raise WrongUse("a decision needs somebody who made it: say who with --by")
    acted_at = read_instant(row.get("decided_at", ""), now)
    if acted_at > now + _AHEAD:
        raise WrongUse(f"{row['decided_at'][:40]}: nobody has decided that yet")
    return ReviewAct(
        act=_verb(row.get("act", "")),
        left=pair[0],
        right=pair[1],
        left_name=names[pair[0]],
        right_name=names[pair[1]],
        reason=storable(row.get("reason") or signature.reason),
        acted_by=who,
        acted_at=acted_at,
        recorded_at=now,
    )


def _verb(text: str) -> ReviewVerb:
    try:
        return ReviewVerb(text.casefold())
    except ValueError as error:
        known = ", ".join(ReviewVerb)
        raise WrongUse(f"{text[:40] or 'nothing'}: no such act; one of {known}") from error


def _entry(row: Mapping[str, str], side: str) -> EntryKey:
    key = EntryKey(*(row.get(f"{side}_{part}", "") for part in EntryKey._fields))
    if key[:2] not in LISTS:
        raise WrongUse(f"{key.authority[:20]}/{key.list[:20]}: no such list of an authority")
    if not key.entry or len(key.entry) > _LONGEST_ENTRY or not key.entry.isprintable():
        raise WrongUse(f"{side}_entry: {key.entry[:40] or 'nothing'}: no id of an entry")
    return key


def _take_in(context: Context, acts: list[ReviewAct]) -> list[Decided]:
    from watchword.store.reader import Reader
    from watchword.store.review_writer import add_review_acts

    with context.register.write() as connection:
        record = Reader(connection).review_record()
        newest = dict(record.newest())
        known = {_told(row.act): row for row in follow(record, everything=True)}
        rows: list[Decided] = []
        for act in acts:
            row = known.get(_told(act)) or _weigh(act, newest)
            rows.append(row)
            if row.made:
                newest[act.pair] = act
                known[_told(act)] = replace(row, made=False)
        check_consistent(newest)
        written = iter(add_review_acts(connection, [row.act for row in rows if row.made]))
        return [replace(row, act=next(written)) if row.made else row for row in rows]


def _weigh(act: ReviewAct, newest: Mapping[EntryPair, ReviewAct]) -> Decided:
    """An act of a file against the newest one that is here."""
    before = newest.get(act.pair)
    if before is not None and before.acted_at >= act.acted_at:
        return Decided(act=act, status=OVERTAKEN)
    if before is not None and before.act is act.act:
        return Decided(act=before)
    return Decided(act=act, made=True)


def _told(act: ReviewAct) -> tuple[object, ...]:
    """What makes two acts one, in whichever register they are."""
    return act.act, act.pair, act.acted_by, act.acted_at, act.reason
