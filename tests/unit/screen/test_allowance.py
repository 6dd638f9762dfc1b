"""Which decisions allow a match, and what is said where they don't."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.index import Index, IndexListing, IndexTarget, build_index, open_index
from watchword.model import (
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Schema,
    Strength,
    day_interval,
    year_interval,
)
from watchword.screen import Subject, check_subject
from watchword.screen.allowance import (
    Allowances,
    allow,
    fingerprint,
    plain_name,
    subject_facts,
    target_facts,
)
from watchword.screen.decision import Decision, Facts, Side
from watchword.screen.match import CheckResult

TARGET = IndexTarget(
    id="ww-1",
    schema=Schema.PERSON,
    name="Alisher Burhanovich USMANOV",
    names=(
        Name(full="Alisher Burhanovich USMANOV"),
        Name(full="Alik", kind=NameKind.ALIAS, strength=Strength.WEAK),
    ),
    birth_dates=(day_interval(date(1953, 9, 9)),),
    countries=("ru",),
    sex="male",
    identifiers=(Identifier(kind=IdentifierKind.PASSPORT, value="72 1234", country="ru"),),
    listings=(IndexListing(authority="us", list="sdn", entry="1"),),
)
OTHER = replace(TARGET, id="ww-2", birth_dates=(), identifiers=())
SUBJECT = Subject(names=("Alisher Usmanov",), countries=("uz",))


def decided(subject: Subject = SUBJECT, target: IndexTarget = TARGET, number: int = 1) -> Decision:
    return Decision(
        id=f"d-{number}",
        fingerprint=fingerprint(subject),
        subject=subject_facts(subject),
        target=target.id,
        target_name=target.name,
        target_facts=target_facts(target),
        reason="Another man",
        decided_by="A. Officer",
        decided_at=datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
    )


def checked(folder: Path, subject: Subject, *targets: IndexTarget) -> CheckResult:
    state = f"s{len(list(folder.iterdir()))}"
    build_index(folder, state=state, targets=targets)
    index: Index = open_index(folder, state=state)
    return check_subject(index, subject, limit=1000)


def test_a_match_that_was_decided_on_is_no_alert(tmp_path: Path) -> None:
    before = checked(tmp_path, SUBJECT, TARGET, OTHER)
    assert [match.alert for match in before.matches] == [True, True]
    result = allow(before, Allowances.of([decided()], head="h"))
    first, second = result.matches
    assert (first.target.id, first.alert, first.allowed) == ("ww-2", True, None)
    assert (second.target.id, second.alert) == ("ww-1", False)
    assert second.score == next(each.score for each in before.matches if each.target.id == "ww-1")
    assert result.decisions == "h"
    shown = json.loads(json.dumps(result.to_dict()))
    assert shown["decisions"] == "h"
    assert shown["matches"][1]["allowed"] == {
        "decision": "d-1",
        "reason": "Another man",
        "decided_by": "A. Officer",
        "decided_at": "2026-03-01T09:30:00+00:00",
    }
    assert str(second.allowed) == "allowed by d-1 of 2026-03-01, A. Officer: Another man"


def test_a_decision_on_an_entry_holds_for_the_target_that_it_became_part_of(
    tmp_path: Path,
) -> None:
    joined = IndexListing(authority="eu", list="fsf", entry="2")
    merged = replace(TARGET, id="ww-5", listings=(*TARGET.listings, joined))
    before = checked(tmp_path, SUBJECT, merged)
    decision = decided(target=replace(TARGET, id=joined.key.target))
    (match,) = allow(before, Allowances.of([decision], head="h")).matches
    assert (match.target.id, match.alert) == ("ww-5", False)
    other_facts = replace(decision, target_facts=replace(decision.target_facts, countries=("by",)))
    (lapsed,) = allow(before, Allowances.of([other_facts], head="h")).matches
    assert lapsed.alert
    assert lapsed.lapsed is not None


def test_without_decisions_nothing_changes(tmp_path: Path) -> None:
    before = checked(tmp_path, SUBJECT, TARGET)
    assert allow(before, Allowances()) is before
    assert allow(before, Allowances.of([], head="h")) == replace(before, decisions="h")
    elsewhere = Allowances.of([decided(target=replace(TARGET, id="ww-9"))], head="h")
    assert allow(before, elsewhere) == replace(before, decisions="h")


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (
            {"birth_dates": (day_interval(date(1953, 9, 10)),)},
            ["the listed birth date changed from 1953-09-09 to 1953-09-10"],
        ),
        (
            {"birth_dates": (*TARGET.birth_dates, year_interval(1955))},
            ["new listed birth date 1955"],
        ),
        ({"birth_dates": ()}, ["the listed birth date 1953-09-09 is gone"]),
        (
            {"names": (*TARGET.names, Name(full="Ali Usmanov", kind=NameKind.ALIAS))},
            ["new listed name Ali Usmanov"],
        ),
        (
            {"names": (TARGET.names[0], Name(full="Alik", kind=NameKind.ALIAS))},
            ["the listed name changed from Alik (weak) to Alik"],
        ),
        ({"countries": ("ru", "uz")}, ["new listed country uz"]),
        ({"sex": None}, ["the listed sex changed from male to unknown"]),
        ({"schema": Schema.LEGAL_ENTITY}, ["the listed kind changed from Person to LegalEntity"]),
        (
            {
                "identifiers": (
                    Identifier(kind=IdentifierKind.PASSPORT, value="72 1234", country="uz"),
                )
            },
            [
                "the listed identifier changed from passport/ru 72 1234 to passport/uz 72 1234",
            ],
        ),
    ],
)
def test_a_target_whose_facts_changed_is_an_alert_again(
    tmp_path: Path, now: dict[str, object], said: list[str]
) -> None:
    changed = replace(TARGET, **now)  # type: ignore[arg-type]
    result = allow(checked(tmp_path, SUBJECT, changed), Allowances.of([decided()], head="h"))
    (match,) = result.matches
    assert match.alert
    assert match.allowed is None
    assert match.lapsed is not None
    assert (match.lapsed.side, list(match.lapsed.changes)) == (Side.TARGET, said)
    assert "no longer holds: " + said[0] in str(match.lapsed)
    assert match.to_dict()["lapsed"] == {
        "decision": "d-1",
        "reason": "Another man",
        "decided_by": "A. Officer",
        "decided_at": "2026-03-01T09:30:00+00:00",
        "side": "target",
        "changes": said,
    }


def test_what_does_not_matter_to_matching_leaves_a_decision_in_force(tmp_path: Path) -> None:
    again = replace(
        TARGET,
        names=tuple(reversed(TARGET.names)),
        listings=(
            IndexListing(authority="us", list="sdn", entry="1", programmes=("NEW",)),
            IndexListing(authority="eu", list="fsf", entry="9"),
        ),
    )
    result = allow(checked(tmp_path, SUBJECT, again), Allowances.of([decided()], head="h"))
    assert [match.alert for match in result.matches] == [False]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"countries": ("de",)}, ["country uz, not de"]),
        ({"countries": ()}, ["with country uz"]),
        ({"birth_date": year_interval(1953)}, ["without birth date 1953"]),
        ({"schema": Schema.PERSON}, ["kind unknown, not Person"]),
        ({"sex": "male"}, ["sex unknown, not male"]),
        ({"names": ("Alisher Usmanov", "Ali")}, ["without name Ali"]),
        (
            {"identifiers": (Identifier(kind=IdentifierKind.OTHER, value="77"),)},
            ["without identifier other 77"],
        ),
    ],
)
def test_a_subject_with_other_facts_is_an_alert_and_is_told(
    tmp_path: Path, now: dict[str, object], said: list[str]
) -> None:
    subject = replace(SUBJECT, **now)  # type: ignore[arg-type]
    result = allow(checked(tmp_path, subject, TARGET), Allowances.of([decided()], head="h"))
    (match,) = result.matches
    assert match.allowed is None
    assert match.lapsed is not None
    assert (match.lapsed.side, list(match.lapsed.changes)) == (Side.SUBJECT, said)
    assert "was made on other facts" in str(match.lapsed)


def test_another_name_is_another_subject(tmp_path: Path) -> None:
    subject = replace(SUBJECT, names=("Alisher B. Usmanov",))
    result = allow(checked(tmp_path, subject, TARGET), Allowances.of([decided()], head="h"))
    assert (result.matches[0].allowed, result.matches[0].lapsed) == (None, None)


def test_a_later_decision_stands_in_place_of_an_earlier_one(tmp_path: Path) -> None:
    old = decided(target=replace(TARGET, birth_dates=()))
    result = allow(
        checked(tmp_path, SUBJECT, TARGET), Allowances.of([old, decided(number=2)], head="h")
    )
    allowed = result.matches[0].allowed
    assert allowed is not None
    assert allowed.decision.id == "d-2"


def test_many_changes_are_counted(tmp_path: Path) -> None:
    more = tuple(Name(full=f"Usmanov {word}") for word in "ABCDEFGH")
    changed = replace(TARGET, names=(*TARGET.names, *more))
    result = allow(checked(tmp_path, SUBJECT, changed), Allowances.of([decided()], head="h"))
    lapsed = result.matches[0].lapsed
    assert lapsed is not None
    (said,) = lapsed.changes
    assert said.endswith("Usmanov E, and 3 more")


@pytest.mark.parametrize(
    "names",
    [("USMANOV, Alisher",), ("alisher  usmanov",), ("Alisher Usmanov", "Usmanov Alisher")],
)
def test_the_writing_of_a_name_does_not_count(names: tuple[str, ...]) -> None:
    assert fingerprint(replace(SUBJECT, names=names)) == fingerprint(SUBJECT)


def test_the_writing_and_kind_of_an_identifier_do_not_count() -> None:
    marks = {
        fingerprint(replace(SUBJECT, identifiers=(Identifier(kind=kind, value=value),)))
        for kind, value in (
            (IdentifierKind.OTHER, "AB-12 3"),
            (IdentifierKind.PASSPORT, "ab123"),
            (IdentifierKind.OTHER, "AB123"),
        )
    }
    assert len(marks) == 1
    assert fingerprint(SUBJECT) not in marks


@pytest.mark.parametrize(
    ("one", "other"),
    [("Müller", "Muller"), ("राम", "रामा"), ("Иван", "Ivan"), ("Jean Paul", "Jeanpaul")],
)
def test_names_that_differ_in_letters_differ(one: str, other: str) -> None:
    assert plain_name(one) != plain_name(other)


facts = st.builds(
    Subject,
    names=st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=3).map(tuple),
    birth_date=st.none() | st.dates().map(day_interval),
    countries=st.lists(st.sampled_from(["ru", "us", "de"]), max_size=3).map(tuple),
    schema=st.none() | st.sampled_from(list(Schema)),
    sex=st.sampled_from([None, "male", "female"]),
    identifiers=st.lists(
        st.builds(
            Identifier,
            kind=st.sampled_from(list(IdentifierKind)),
            value=st.text(min_size=1, max_size=6),
        ),
        max_size=3,
    ).map(tuple),
)


@given(subject=facts)
def test_facts_survive_their_encoding_and_order_does_not_count(subject: Subject) -> None:
    stated = subject_facts(subject)
    assert Facts.decode(stated.encode()) == stated
    turned = replace(
        subject,
        names=tuple(reversed(subject.names)),
        countries=tuple(reversed(subject.countries)),
        identifiers=tuple(reversed(subject.identifiers)),
    )
    assert fingerprint(turned) == fingerprint(subject)


@given(one=facts, other=facts)
def test_other_facts_have_another_fingerprint_and_are_told(one: Subject, other: Subject) -> None:
    decision = decided(one)
    match = Allowances.of([decision], head="h")
    same = fingerprint(one) == fingerprint(other)
    assert ((fingerprint(other), TARGET.id) in match.pairs) is same
    from watchword.screen.allowance import _differences

    differences = list(_differences(subject_facts(one), subject_facts(other), Side.SUBJECT))
    assert bool(differences) is not same


def test_text_that_can_not_be_encoded_is_no_crash() -> None:
    assert fingerprint(replace(SUBJECT, names=("Jane \udcff",)))
