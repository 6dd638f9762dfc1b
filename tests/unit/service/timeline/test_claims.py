"""Listings on the line of time: the register's, and what reports say of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from tests.support.told import LI, PUTIN, RUSSIA, US, claim, person, report, told

from watchword.model import DateBasis, DesignationClaim, EntryKey, HeldStatus, Modality, Release
from watchword.service.profile.timeline import Act, LegalAct
from watchword.service.timeline.answer import Timeline
from watchword.service.timeline.building import Line, Material, build_timeline
from watchword.service.timeline.focus import Focus, NameFocus, PairFocus
from watchword.service.timeline.line import Kind
from watchword.service.timeline.phrases import notes
from watchword.service.timeline.question import Wishes
from watchword.service.timeline.register_line import RegisterAct, RegisterRound
from watchword.service.timeline.tellings import SourcedReport

LI_FOCUS = NameFocus(name="Li Shangfu", target="ww-1", known=frozenset({("Li Shangfu", "cn")}))
US_RU = PairFocus(first="us", second="ru")


def act(kind: Act, on: str, authority: str = "us") -> RegisterAct:
    release = Release(
        authority=authority,
        list="sdn",
        released_on=date(2023, 4, 20),
        released_on_basis=DateBasis.STATED,
        read_at=datetime(2023, 4, 20, tzinfo=UTC),
        problems=0,
        sha256="0" * 64,
        format="test",
        targets=1,
        current=True,
    )
    return RegisterAct(
        act=LegalAct(
            act=kind,
            on=date.fromisoformat(on),
            after=None,
            by=date.fromisoformat(on),
            key=EntryKey(authority, "sdn", "1"),
            release=release,
        )
    )


def line(*reports: SourcedReport, focus: Focus = LI_FOCUS, lines: Sequence[Line] = ()) -> Timeline:
    return build_timeline("asked", focus, Material(reports=reports, lines=lines), Wishes())


def with_claim(*claims: DesignationClaim, source: str = "A", **more: Any) -> SourcedReport:
    return report("2023-04-14", source=source, designations=claims, actors=[LI, US], **more)


def test_the_acts_of_the_register_stand_on_the_line() -> None:
    found = line(lines=[act(Act.LISTED, "2018-09-20"), act(Act.DELISTED, "2024-01-01")])
    assert [(i.kind, i.type, str(i.starts_on), i.mode) for i in found.items] == [
        (Kind.REGISTER, "SANCTION", "2018-09-20", "listed"),
        (Kind.REGISTER, "RETREAT", "2024-01-01", "delisted"),
    ]


def test_a_claim_that_the_register_bears_out_stands_with_it() -> None:
    found = line(
        with_claim(claim("us", LI, "2018-09-21", status=HeldStatus.CONFIRMED)),
        with_claim(claim("us", LI), source="B"),
        lines=[act(Act.LISTED, "2018-09-20")],
    )
    (item,) = found.items
    assert item.kind is Kind.REGISTER
    assert {each.sources[0] for each in item.reports} == {"A", "B"}
    assert any(note.startswith("confirmed: A") for note in notes(item))


def test_a_claim_of_another_day_shows_both_days() -> None:
    found = line(
        with_claim(
            claim("us", LI, "2020-01-01", status=HeldStatus.CONFLICT, listed_on="2018-09-20")
        ),
        lines=[act(Act.LISTED, "2018-09-20")],
    )
    register, told_otherwise = found.items
    assert register.kind is Kind.REGISTER
    assert told_otherwise.kind is Kind.CLAIM
    (note,) = notes(told_otherwise)
    assert note.startswith("conflict")
    assert "2020-01-01" in note
    assert "2018-09-20" in note


def test_a_month_is_borne_out_by_a_day_in_it() -> None:
    september = claim("us", LI, announced_between=(date(2018, 9, 1), date(2018, 9, 30)))
    found = line(with_claim(september), lines=[act(Act.LISTED, "2018-09-20")])
    assert [item.kind for item in found.items] == [Kind.REGISTER]
    (alone,) = line(with_claim(september)).items
    assert alone.day_text == "2018-09"


def test_what_an_event_says_too_is_told_once() -> None:
    both = report(
        "2023-04-14",
        told("SANCTION", US, LI, "2018-09-20"),
        designations=[claim("us", LI, "2018-09-20")],
    )
    (item,) = line(both, lines=[act(Act.LISTED, "2018-09-20")]).items
    assert item.kind is Kind.REGISTER
    (event,) = line(both).items
    assert event.kind is Kind.EVENT
    assert len(event.claims) == 1


def test_denied_and_planned_listings_are_no_listings() -> None:
    for modality, status in ((Modality.NEGATED, "denied"), (Modality.FUTURE, "planned")):
        (item,) = line(with_claim(claim("us", LI, modality=modality))).items
        assert item.status == status
    found = line(
        with_claim(claim("us", LI, modality=Modality.NEGATED)),
        lines=[act(Act.LISTED, "2018-09-20")],
    )
    assert len(found.items) == 2


def test_a_round_is_borne_out_by_what_reports_count() -> None:
    usmanov = person("Alisher Usmanov", "ru", "business tycoon")
    april = RegisterRound(
        authority="us", country="ru", on=date(2023, 4, 12), targets=82, names=("A", "B")
    )
    found = line(
        report(
            "2023-04-14",
            designations=[
                claim("us", None, "2023-04-12", target_count=120, count_qualifier="over"),
                claim("us", usmanov, "2023-04-12"),
                claim("us", LI, "2023-04-12"),
                claim("us", None, "2022-01-01", target_count=5),
            ],
            actors=[US, usmanov, LI, RUSSIA, PUTIN],
        ),
        focus=US_RU,
        lines=[april],
    )
    (item,) = found.items
    assert item.kind is Kind.ROUND
    assert "82 parties" in item.what
    assert len(item.claims) == 2
    assert any("over 120 targets" in note for note in notes(item))
