"""A report's claims held against lists: confirmed, conflicting, unknown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.support.entries import OWNER, write_release

from watchword.index import IndexListing, ListedSpan
from watchword.model import (
    Actor,
    ActorSchema,
    Designation,
    DesignationClaim,
    Entry,
    HeldStatus,
    LinkedTarget,
    Modality,
    Name,
    Relation,
    RelationClaim,
    RelationClaimKind,
    RelationKind,
    Report,
    Schema,
    Span,
)
from watchword.news.report import Reading
from watchword.service.context import Context
from watchword.service.finding import find_targets
from watchword.service.holding import ClaimHolder
from watchword.service.holding.days import AFTER, BEFORE
from watchword.service.holding.listings import Coverage, hold_listing
from watchword.settings import Settings

CONFIRMED, CONFLICT, UNKNOWN = HeldStatus.CONFIRMED, HeldStatus.CONFLICT, HeldStatus.UNKNOWN
HERE = Span(start=0, end=1)
LISTED = date(2022, 3, 3)
DAY = date(2023, 4, 14)
SEEN = ListedSpan(after=date(2022, 2, 24), by=LISTED)
STATED = IndexListing(
    authority="gb", list="uksl", entry="1", listed_on=LISTED, first_seen_on=LISTED, spans=(SEEN,)
)
UNSTATED = replace(STATED, listed_on=None)
WHOLE = Coverage(authority="gb", first=date(2020, 1, 1), last=date(2025, 1, 1))


def claim(announced_on: date | None = None, **more: object) -> DesignationClaim:
    return DesignationClaim(
        **{
            "authority": "gb",
            "by": None,
            "target": "a1",
            "announced_on": announced_on,
            "evidence": HERE,
            **more,
        }  # type: ignore[arg-type]
    )


def held(claimed: DesignationClaim, *listings: IndexListing, coverage: Coverage = WHOLE) -> str:
    answer = hold_listing(claimed, "X", listings, day=DAY, coverage=coverage)
    assert answer.note.endswith(".")
    return answer.status.value


class TestListings:
    def test_a_listing_before_the_report_confirms_a_claim_without_a_day(self) -> None:
        answer = hold_listing(claim(), "X", [STATED], day=DAY, coverage=WHOLE)
        assert (answer.status, answer.listed_on) == (CONFIRMED, LISTED)
        assert answer.note == "gb/uksl has X since 2022-03-03."

    def test_a_listing_long_after_the_report_contradicts_it(self) -> None:
        late = replace(STATED, listed_on=date(2024, 1, 1))
        assert held(claim(), late) == "conflict"

    @pytest.mark.parametrize(
        ("days", "status"),
        [
            (timedelta(), "confirmed"),
            (BEFORE, "confirmed"),
            (BEFORE + timedelta(days=1), "conflict"),
            (-AFTER, "confirmed"),
            (-AFTER - timedelta(days=1), "conflict"),
        ],
    )
    def test_a_day_may_differ_by_as_much_as_lists_lag(self, days: timedelta, status: str) -> None:
        assert held(claim(LISTED + days), STATED) == status

    def test_a_conflict_gives_both_days(self) -> None:
        answer = hold_listing(claim(date(2022, 7, 1)), "X", [STATED], day=DAY, coverage=WHOLE)
        assert answer.note == "the report says 2022-07-01, but gb/uksl has X since 2022-03-03."

    def test_a_year_holds_the_days_in_it(self) -> None:
        year = (date(2022, 1, 1), date(2022, 12, 31))
        assert held(claim(announced_between=year), STATED) == "confirmed"
        other = (date(2018, 1, 1), date(2018, 12, 31))
        assert held(claim(announced_between=other), STATED) == "conflict"

    def test_without_a_stated_day_the_releases_tell_between_which_days(self) -> None:
        assert held(claim(date(2022, 3, 1)), UNSTATED) == "confirmed"
        assert held(claim(date(2021, 6, 1)), UNSTATED) == "conflict"
        assert held(claim(date(2023, 4, 12)), UNSTATED) == "conflict"
        answer = hold_listing(claim(), "X", [UNSTATED], day=DAY, coverage=WHOLE)
        assert "no day is stated; first seen in the release of 2022-03-03" in answer.note
        assert "not yet in that of 2022-02-24" in answer.note

    def test_the_first_release_of_a_list_is_no_day_of_listing(self) -> None:
        baseline = replace(UNSTATED, spans=(ListedSpan(after=None, by=LISTED),))
        assert held(claim(date(2018, 4, 6)), baseline) == "confirmed"

    def test_of_two_lists_the_one_that_confirms_answers_and_the_kept_one_first(self) -> None:
        old = replace(STATED, list="conlist", current=False)
        answer = hold_listing(claim(), "X", [old, STATED], day=DAY, coverage=WHOLE)
        assert answer.note.startswith("gb/uksl")
        other = replace(STATED, list="conlist", listed_on=date(2024, 1, 1))
        assert held(claim(), other, STATED) == "confirmed"


class TestWithoutAListing:
    def test_a_list_of_that_time_without_the_target_contradicts(self) -> None:
        assert held(claim()) == "conflict"
        assert held(claim(date(2023, 4, 12))) == "conflict"

    def test_what_the_register_can_not_know_it_does_not_contradict(self) -> None:
        assert held(claim(), coverage=replace(WHOLE, last=date(2023, 1, 1))) == "unknown"
        assert held(claim(date(2010, 1, 1))) == "unknown"
        nothing = Coverage(authority="gb", first=None, last=None)
        assert held(claim(), coverage=nothing) == "unknown"


class TestModality:
    def test_a_plan_is_neither_true_nor_false(self) -> None:
        for modality in (Modality.FUTURE, Modality.HYPOTHETICAL):
            assert held(claim(modality=modality), STATED) == "unknown"
            assert held(claim(modality=modality)) == "unknown"

    def test_a_denial_is_held_against_the_day_of_the_report(self) -> None:
        assert held(claim(modality=Modality.NEGATED), STATED) == "conflict"
        assert held(claim(modality=Modality.NEGATED)) == "confirmed"

    def test_a_delisting(self) -> None:
        gone = ListedSpan(after=None, by=LISTED, until=date(2023, 3, 1), gone_by=date(2023, 3, 15))
        off = replace(STATED, current=False, spans=(gone,))
        assert held(claim(delisted=True), off) == "confirmed"
        assert held(claim(date(2023, 3, 10), delisted=True), off) == "confirmed"
        assert held(claim(date(2022, 6, 1), delisted=True), off) == "conflict"
        assert held(claim(delisted=True), STATED) == "conflict"
        assert held(claim(delisted=True)) == "unknown"


SISTER = Entry(
    id="RUS2",
    schema=Schema.PERSON,
    names=(Name(full="Gulbakhor ISMAILOVA"),),
    designations=(Designation(programmes=("Russia",), listed_on=date(2022, 4, 8)),),
    relations=(
        Relation(
            kind=RelationKind.FAMILY, other="Alisher USMANOV", other_id="RUS1", detail="sister"
        ),
        Relation(kind=RelationKind.OWNED_BY, other="Alisher USMANOV", other_id="RUS1"),
    ),
)
FIRMS = tuple(
    Entry(
        id=f"F{number}",
        schema=Schema.COMPANY if number > 4 else Schema.PERSON,
        names=(Name(full=f"Nobody Number {number}"),),
    )
    for number in range(12)
)


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    """A register with two releases of the SDN List and one of the UK's."""
    made = Context(Settings(register=str(tmp_path / "register.sqlite")))
    british = replace(OWNER, id="RUS1", names=(Name(full="Alisher USMANOV"),))
    with made.register.write() as connection:
        write_release(connection, [OWNER], released_on=date(2023, 4, 11), body=b"1")
        write_release(connection, [OWNER, *FIRMS], released_on=date(2023, 4, 12), body=b"2")
        write_release(
            connection,
            [british, SISTER],
            authority="gb",
            list_key="uksl",
            released_on=date(2023, 4, 20),
            body=b"3",
        )
    yield made
    made.close()


def actor(context: Context, actor_id: str, entry: str | None, **more: object) -> Actor:
    """An actor that is linked to the target of an entry."""
    targets: tuple[LinkedTarget, ...] = ()
    if entry is not None:
        with context.register.read() as reader:
            found = find_targets(context, reader, entry)[0].target
        targets = (
            LinkedTarget(
                id=found.id,
                name=found.name,
                score=0.95,
                alert=True,
                authorities=tuple({each.authority for each in found.listings}),
            ),
        )
    return Actor(
        **{
            "id": actor_id,
            "name": f"Name of {actor_id}",
            "schema": ActorSchema.PERSON,
            "country": None,
            "mentions": (),
            "targets": targets,
            **more,
        }  # type: ignore[arg-type]
    )


def reading(actors: tuple[Actor, ...], *claims: DesignationClaim | RelationClaim) -> Reading:
    report = Report(
        id="sha256:0", title=None, published_on=DAY, published_basis="given", source=None,
        language="en",
    )  # fmt: skip
    return Reading(
        report=report,
        actors=actors,
        designations=tuple(c for c in claims if isinstance(c, DesignationClaim)),
        relations=tuple(c for c in claims if isinstance(c, RelationClaim)),
    )


class TestRegister:
    def test_claims_are_held_against_the_lists_of_the_target(self, context: Context) -> None:
        owner = actor(context, "a1", "us:35283")
        told = ClaimHolder(context).hold(reading(
                (owner,), claim(authority="us"), claim(authority="gb"), claim(authority="ua"),
                claim(authority="jp"), claim(authority=None),
            ),
        )  # fmt: skip
        assert [each.held.status for each in told.designations] == [
            CONFIRMED, CONFIRMED, UNKNOWN, UNKNOWN, CONFIRMED,
        ]  # fmt: skip
        assert told.designations[0].held.listed_on == LISTED

    def test_who_is_no_target_is_unknown_and_the_note_says_why(self, context: Context) -> None:
        actors = (
            actor(context, "a1", None),
            actor(context, "a2", None, name="Iran", schema=ActorSchema.COUNTRY),
            actor(context, "a3", None, name="Chinese firm", named=False),
        )
        told = ClaimHolder(context).hold(reading(actors, *(claim(target=a.id) for a in actors)))
        assert {each.held.status for each in told.designations} == {UNKNOWN}
        assert [each.held.note for each in told.designations] == [
            "no target of the register is known as Name of a1.",
            "Iran is a country, and stands on no list.",
            "the report does not name the Chinese firm.",
        ]

    def test_a_round_is_counted(self, context: Context) -> None:
        def of(count: int | None, qualifier: str | None, **more: object) -> HeldStatus:
            told = ClaimHolder(context).hold(reading(
                    (),
                    claim(
                        date(2023, 4, 12), authority="us", target=None, target_count=count,
                        count_qualifier=qualifier, **more,
                    ),
                ),
            )  # fmt: skip
            return told.designations[0].held.status

        assert of(12, None) is CONFIRMED
        assert of(10, "over") is CONFIRMED
        assert of(13, "over") is CONFLICT
        assert of(300, None) is CONFLICT
        assert of(None, None) is CONFIRMED
        assert of(12, None, modality=Modality.FUTURE) is UNKNOWN

    def test_the_note_on_a_round_has_the_numbers_of_both(self, context: Context) -> None:
        one = claim(
            date(2023, 4, 12), authority="us", target=None, target_count=10, count_qualifier="over",
            jurisdiction_count=3,
        )  # fmt: skip
        (told,) = ClaimHolder(context).hold(reading((), one)).designations
        assert told.held.note == (
            "on 2023-04-12 the United States added 12 targets — 7 entities and 5 individuals, none "
            "of them with a stated country; the report says over 10 in 3 countries."
        )

    def test_a_round_of_a_day_without_a_release_is_unknown(self, context: Context) -> None:
        for authority in ("us", "jp", None):
            one = claim(date(2019, 1, 1), authority=authority, target=None, target_count=5)
            (told,) = ClaimHolder(context).hold(reading((), one)).designations
            assert told.held.status is UNKNOWN

    def test_relations_are_held_against_what_the_lists_state(self, context: Context) -> None:
        owner, sister = actor(context, "a1", "gb:RUS1"), actor(context, "a2", "gb:RUS2")

        def of(kind: RelationClaimKind, source: str, target: str, **more: object) -> HeldStatus:
            one = RelationClaim(
                source=source, target=target, kind=kind, detail="sister", evidence=HERE,
                **more,  # type: ignore[arg-type]
            )  # fmt: skip
            (told,) = ClaimHolder(context).hold(reading((owner, sister), one)).relations
            return told.held.status

        assert of(RelationClaimKind.FAMILY, "a2", "a1") is CONFIRMED
        assert of(RelationClaimKind.FAMILY, "a1", "a2") is CONFIRMED
        assert of(RelationClaimKind.OWNERSHIP, "a1", "a2") is CONFIRMED
        assert of(RelationClaimKind.OWNERSHIP, "a2", "a1") is CONFLICT
        assert of(RelationClaimKind.OWNERSHIP, "a1", "a2", former=True) is CONFLICT
        assert of(RelationClaimKind.ASSOCIATE, "a1", "a2") is UNKNOWN

    def test_without_a_register_claims_stay_as_they_are(self, tmp_path: Path) -> None:
        nothing = Context(Settings(register=str(tmp_path / "none.sqlite")))
        told = reading((actor(nothing, "a1", None),), claim())
        assert ClaimHolder(nothing).hold(told) is told
