"""A reading written as JSON and read back is the same reading."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from watchword.errors import Malformed
from watchword.model import Held, HeldStatus, LinkedTarget, RelationClaim, RelationClaimKind, Span
from watchword.model.report import DesignationClaim
from watchword.news.codec import reading_from_dict
from watchword.news.reader import read_report
from watchword.news.report import Reading

_FLOATS = st.floats(min_value=-1, max_value=1, allow_nan=False)
_DAYS = st.dates(min_value=date(1000, 1, 1))


@st.composite
def _readings(draw: st.DrawFn) -> Reading:
    st.register_type_strategy(float, _FLOATS)
    st.register_type_strategy(date, _DAYS)
    st.register_type_strategy(
        LinkedTarget,
        st.builds(
            LinkedTarget,
            listed_on=st.dictionaries(st.text(max_size=3), st.none() | _DAYS, max_size=2),
            first_seen_on=st.dictionaries(st.text(max_size=3), st.none() | _DAYS, max_size=2),
            programmes=st.dictionaries(
                st.text(max_size=3), st.lists(st.text(max_size=3), max_size=2), max_size=2
            ),
            schema=st.none(),
        ),
    )
    return draw(
        st.builds(
            Reading,
            **{field.name: _few(get_type_hints(Reading)[field.name]) for field in fields(Reading)},
        )
    )


def _few(kind: Any) -> st.SearchStrategy[Any]:
    """A value of a field: at most two of a tuple, so that examples stay quick."""
    if not hasattr(kind, "__args__"):
        return st.from_type(kind)
    inner, _ = kind.__args__
    return st.lists(st.from_type(inner), max_size=2).map(tuple)


@settings(max_examples=60, deadline=None)
@given(_readings())
def test_a_reading_comes_back_from_its_json(reading: Reading) -> None:
    written = json.loads(json.dumps(reading.to_dict()))
    back = reading_from_dict(written)
    assert back.to_dict() == reading.to_dict()
    assert back == replace(reading, problems=back.problems)


def test_the_names_that_json_has_otherwise_are_read() -> None:
    spans = Span(start=1, end=2)
    reading = replace(
        read_report("Der Minister ist nicht in der Stadt und das ist gut so.",
                    published_on=date(2023, 4, 14)),
        designations=(
            DesignationClaim(
                authority="us", by="a1", target="a2", evidence=spans,
                held=Held(status=HeldStatus.CONFLICT, note="n", listed_on=date(2018, 9, 20)),
            ),
        ),
        relations=(
            RelationClaim(
                source="a3", target="a2", kind=RelationClaimKind.FAMILY, detail="sister",
                evidence=spans,
            ),
        ),
    )  # fmt: skip
    assert reading_from_dict(json.loads(json.dumps(reading.to_dict()))) == reading


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"report": None}, r"\$\.report"),
        ({"actors": [{"id": 1}]}, r"\$\.actors\[0\]"),
        ({"relations": "x"}, r"\$\.relations"),
        ({"relations": [7]}, r"\$\.relations\[0\]"),
        ({"designations": [{"register": {"status": "maybe"}}]}, r"\$\.designations\[0\]"),
    ],
)
def test_what_is_no_reading_is_told_with_its_place(change: dict[str, Any], where: str) -> None:
    base = {
        "report": {
            "id": "sha256:0", "title": None, "published_on": "2023-04-14",
            "published_basis": "given", "source": None, "language": None,
        }
    }  # fmt: skip
    assert reading_from_dict(base).report.id == "sha256:0"
    with pytest.raises(Malformed, match=where):
        reading_from_dict({**base, **change})
