"""What a change tells of an entry gives the other edition of it, to the byte."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from tests.support.deltas import applier
from tests.support.parties import entries

from watchword.model import Entry, encode_entry, hash_body
from watchword.service.deltas import told_fields
from watchword.service.rounds import FieldChange
from watchword.service.rounds.fields import field_changes

APPLIER = applier()


def edited(entry: Entry, changes: tuple[FieldChange, ...]) -> dict[str, Any]:
    told = json.loads(json.dumps(told_fields(changes), ensure_ascii=False))
    after: dict[str, Any] = json.loads(encode_entry(entry))
    for name, change in told.items():
        if name in ("schema", "sex"):
            after[name] = (change["added"] or [None])[0]
        else:
            after[name] = APPLIER["edit"](after[name], change)
    return after


@settings(max_examples=200, deadline=None)
@given(entries("7"), entries("7"))
def test_an_edition_gives_the_next_one_and_the_other_way_round(old: Entry, new: Entry) -> None:
    for before, after in ((old, new), (new, old)):
        found = edited(before, field_changes(before, after))
        assert APPLIER["digest"](found) == hash_body(encode_entry(after))
