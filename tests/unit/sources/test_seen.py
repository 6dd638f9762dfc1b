"""Ids of a release and what is reported once."""

from __future__ import annotations

from watchword.model import ProblemCode, Schema, Severity
from watchword.sources.draft import Draft
from watchword.sources.seen import Seen


def _claim(seen: Seen, entry_id: str, qualifier: str = "") -> tuple[str, bool]:
    draft = Draft(entry_id, Schema.PERSON, "here")
    free = seen.claim_id(draft, qualifier=qualifier)
    return draft.id, free


def test_ids_stay_their_own() -> None:
    seen = Seen()
    assert _claim(seen, "1", "A") == ("1", True)
    assert _claim(seen, "1", "B") == ("1~B", False)
    assert _claim(seen, "1", "B") == ("1~B~2", False)
    assert _claim(seen, "1") == ("1~4", False)
    assert _claim(seen, "1~B~2") == ("1~B~2~2", False)
    assert _claim(seen, "2") == ("2", True)


def test_many_uses_of_one_id_are_all_different() -> None:
    seen = Seen()
    ids = [_claim(seen, "x", "P" if n % 2 else "")[0] for n in range(2_000)]
    assert len(set(ids)) == 2_000


def test_an_unknown_label_is_kept_each_time_and_reported_once() -> None:
    seen = Seen()
    first, second = (Draft(each, Schema.PERSON, each) for each in ("a", "b"))
    for draft in (first, second):
        seen.add_unknown(draft, "target colour", "blue")
        seen.add_unknown(draft, "target size", "  ")
    assert [feature.value for feature in first.features + second.features] == ["blue", "blue"]
    assert [problem.code for problem in first.problems] == [ProblemCode.FIELD_UNKNOWN]
    assert first.problems[0].severity is Severity.INFO
    assert second.problems == []
