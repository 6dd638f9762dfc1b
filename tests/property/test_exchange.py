"""What we write as FollowTheMoney says the same when it is read back."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.exchange import read_back, stated
from tests.support.parties import entries

from watchword.model import (
    DateBasis,
    Entry,
    Release,
    Schema,
)
from watchword.service.followthemoney import Party, entities_of
from watchword.service.held import Told


def release(authority: str, key: str) -> Release:
    return Release(
        authority=authority,
        list=key,
        format="",
        released_on=date(2024, 1, 1),
        released_on_basis=DateBasis.GIVEN,
        read_at=datetime(2024, 1, 1, tzinfo=UTC),
        sha256="",
        targets=1,
        problems=0,
    )


@settings(max_examples=60, deadline=None)
@given(entries("7"), st.none() | entries("EU.9"), st.sampled_from(Schema))
def test_a_party_says_the_same_when_it_is_read_back(
    first: Entry, second: Entry | None, schema: Schema
) -> None:
    told = [(release("us", "sdn"), first)]
    if second is not None:
        told.append((release("eu", "fsf"), second))
    party = Party(
        id="ww-1",
        schema=schema,
        name=first.name,
        told=tuple(Told(release=each, entry=entry) for each, entry in told),
    )
    written = list(entities_of(party, lambda told, relation: None))
    body = "".join(f"{json.dumps(entity, ensure_ascii=False)}\n" for entity in written)
    back, problems = read_back(body.encode())
    assert list(back) == ["ww-1"]
    assert back["ww-1"].schema is schema
    found, expected = stated([(None, back["ww-1"])]), stated(told)
    # FollowTheMoney's normal form of a number can say it anew; none may be lost.
    assert expected.pop("numbers") <= found.pop("numbers")
    assert found == expected
    assert {problem.code for problem in problems} <= {"identifier-invalid"}
