"""Lines of time from readings made by hand."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from tests.support.told import (
    CHINA,
    LI,
    PUTIN,
    RUSSIA,
    SHOIGU,
    UKRAINE,
    US,
    XI,
    body,
    person,
    report,
    said,
    told,
)

from watchword.model import Stance
from watchword.service.timeline.answer import Timeline
from watchword.service.timeline.building import Material, build_timeline
from watchword.service.timeline.focus import NameFocus, PairFocus
from watchword.service.timeline.happening import Status
from watchword.service.timeline.phrases import notes, who
from watchword.service.timeline.question import Wishes
from watchword.service.timeline.tellings import SourcedReport

CN_RU = PairFocus(first="cn", second="ru")
LI_FOCUS = NameFocus(name="Li Shangfu", target="ww-1", known=frozenset({("Li Shangfu", "cn")}))


def line(
    *reports: SourcedReport, focus: PairFocus | NameFocus = CN_RU, wishes: Wishes | None = None
) -> Timeline:
    return build_timeline("asked", focus, Material(reports=reports), wishes or Wishes())


VISIT = (
    report(
        "2023-04-14",
        told("CONSULT/visit", LI, RUSSIA, "2023-04-16/2023-04-19", modality="future", place="Moscow"),
        source="A",
    ),
    report(
        "2023-04-14",
        told("CONSULT/visit", person("China's defense chief", "cn", "defense chief", named=False), RUSSIA, "2023-04-16", modality="future"),
        source="B",
    ),
    report("2023-04-16", told("CONSULT", [SHOIGU, PUTIN], LI, "2023-04-16", place="Kremlin", place_country="ru"), source="C"),
    report("2023-04-17", told("CONSULT/visit", person("Li", "cn"), person("Shoigu", "ru"), "2023-04-16", place="Moscow"), source="D"),
    report("2023-04-18", told("CONSULT/visit", LI, [RUSSIA, SHOIGU], "2023-04-17", place="Moscow"), source="E"),
)  # fmt: skip


def test_a_visit_of_five_papers_is_one_event_with_five_sources() -> None:
    found = line(*VISIT)
    (item,) = found.items
    assert {each.sources[0] for each in item.reports} == set("ABCDE")
    assert item.status is Status.HAPPENED
    assert item.planned
    assert "announced before" in notes(item)
    assert who(item).startswith("Li Shangfu → ")
    assert item.starts_on == date(2023, 4, 16)
    days = item.differences["days"]
    assert {(each.value, tuple(r.sources[0] for r in each.reports)) for each in days} >= {
        ("2023-04-17", ("E",))
    }


def test_the_order_of_reading_and_copies_change_nothing() -> None:
    expected = line(*VISIT).to_dict()
    for order in itertools.permutations(VISIT):
        assert line(*order, order[2]).to_dict() == expected


def test_ministers_of_the_same_countries_on_the_same_day_are_two_events() -> None:
    wang, lavrov = person("Wang Yi", "cn", "foreign minister"), person("Sergey Lavrov", "ru")
    found = line(
        report("2023-04-17", told("CONSULT", [LI, CHINA], [SHOIGU, RUSSIA], "2023-04-16")),
        report("2023-04-17", told("CONSULT", [wang, CHINA], [lavrov, RUSSIA], "2023-04-16")),
        report("2023-04-17", told("CONSULT", CHINA, RUSSIA, "2023-04-16"), source="B"),
    )
    assert len(found.items) == 2
    assert sorted(len(item.reports) for item in found.items) == [1, 2]


def test_a_month_of_talks_a_day_apart_is_no_one_event() -> None:
    days = [date(2023, 4, day) for day in range(1, 31)]
    found = line(
        *(report(str(day), told("CONSULT", XI, PUTIN, str(day)), source=str(day)) for day in days)
    )
    spans = [max(each.published) - min(each.published) for each in found.items]
    assert max(span.days for span in spans) <= 1
    assert len(found.items) >= 15


def test_two_days_of_one_report_are_two_events() -> None:
    found = line(
        report("2023-04-18", told("CONSULT", XI, PUTIN, "2023-04-16"), told("CONSULT", XI, PUTIN, "2023-04-17"))
    )  # fmt: skip
    assert [str(item.starts_on) for item in found.items] == ["2023-04-16", "2023-04-17"]


def test_talks_of_two_and_of_three_in_one_report_are_two_events() -> None:
    found = line(
        report(
            "2023-04-18",
            told("CONSULT", XI, PUTIN, "2023-04-16"),
            told("CONSULT", XI, [PUTIN, SHOIGU], "2023-04-16"),
            told("CONSULT", XI, RUSSIA, "2023-04-16"),
            told("CONSULT/visit", XI, RUSSIA, "2023-04-16"),
        )
    )
    assert sorted(len(item.evidence) for item in found.items) == [1, 1, 2]


@pytest.mark.parametrize(
    ("later", "status"),
    [
        (None, Status.PLANNED),
        (report("2023-05-02", told("ACCUSE", US, RUSSIA), source="B"), Status.UNCONFIRMED),
        (report("2023-04-19", told("CONSULT/visit", LI, RUSSIA, "2023-04-17"), source="B"), Status.HAPPENED),
        (report("2023-04-15", told("CONSULT/visit", LI, RUSSIA, "2023-04-16", modality="negated"), source="B"), Status.DENIED),
    ],
)  # fmt: skip
def test_what_became_of_a_plan(later: SourcedReport | None, status: Status) -> None:
    plan = VISIT[0]
    found = line(plan, *([later] if later else []))
    (item,) = found.items
    assert item.status is status
    assert item.planned
    assert plan.id in {each.id for each in item.reports}


def test_who_denies_what_others_confirm_is_shown() -> None:
    found = line(
        report("2023-04-17", told("CONSULT/visit", LI, RUSSIA, "2023-04-16"), source="A"),
        report("2023-04-17", told("CONSULT/visit", LI, RUSSIA, "2023-04-16", modality="negated"), source="B"),
    )  # fmt: skip
    (item,) = found.items
    assert item.status is Status.DISPUTED
    told_as = {each.value: each.reports[0].sources for each in item.differences["told_as"]}
    assert told_as == {"happened": ("A",), "denied": ("B",)}


def test_background_is_one_line_however_often_it_is_told() -> None:
    war = told("ASSAULT", RUSSIA, UKRAINE, words="war")
    found = line(
        *(report(f"2023-04-{day:02}", war, source=str(day)) for day in range(1, 31)),
        focus=PairFocus(first="ru", second="ua"),
    )
    assert not found.items
    (item,) = found.background
    assert len(item.reports) == 30
    assert item.status is Status.BACKGROUND


def test_a_month_and_a_day_in_it_are_one_event() -> None:
    found = line(
        report("2023-05-10", told("CONSULT/visit", XI, PUTIN, "2023-03-01/2023-03-31", precision="month"), source="A"),
        report("2023-03-21", told("CONSULT/visit", XI, PUTIN, "2023-03-20", place="Moscow"), source="B"),
    )  # fmt: skip
    (item,) = found.items
    assert item.day_text == "2023-03-20"
    assert not item.differences


def test_a_month_alone_is_shown_as_one() -> None:
    month = told("CONSULT/visit", XI, PUTIN, "2023-03-01/2023-03-31", precision="month")
    assert line(report("2023-05-10", month)).items[0].day_text == "2023-03"
    (item,) = line(report("2023-05-10", told("AGREE", XI, PUTIN))).items
    assert item.day_text == "~2023-05-10"
    assert item.starts_on is None


def test_attacks_on_two_towns_are_two() -> None:
    found = line(
        report("2023-04-16", told("ASSAULT", RUSSIA, UKRAINE, "2023-04-16", place="Kharkiv", place_country="ua")),
        report("2023-04-16", told("ASSAULT", RUSSIA, UKRAINE, "2023-04-16", place="Odesa", place_country="ua"), source="B"),
        report("2023-04-16", told("ASSAULT", RUSSIA, UKRAINE, "2023-04-16", place="Odesa", place_country="ua"), source="C"),
        focus=PairFocus(first="ru", second="ua"),
    )  # fmt: skip
    assert sorted(len(item.reports) for item in found.items) == [1, 2]


def test_an_attack_has_a_direction_and_talks_have_none() -> None:
    found = line(
        report("2023-04-16", told("ACCUSE", RUSSIA, UKRAINE, "2023-04-16")),
        report("2023-04-16", told("ACCUSE", UKRAINE, RUSSIA, "2023-04-16"), source="B"),
        report("2023-04-16", told("CONSULT", RUSSIA, UKRAINE, "2023-04-16"), source="C"),
        report("2023-04-16", told("CONSULT", UKRAINE, RUSSIA, "2023-04-16"), source="D"),
        focus=PairFocus(first="ru", second="ua"),
    )
    assert [(item.type, len(item.reports)) for item in found.items] == [
        ("ACCUSE", 1),
        ("ACCUSE", 1),
        ("CONSULT", 2),
    ]


def test_only_who_acts_for_a_country_counts_for_it() -> None:
    firm = body("Sever Bank", "ru")
    tycoon = person("Alisher Usmanov", "ru", "business tycoon")
    found = line(
        report("2023-04-16", told("CONSULT", XI, tycoon, "2023-04-16")),
        report("2023-04-16", told("CONSULT", XI, PUTIN, "2023-04-18"), source="B"),
    )
    assert [str(item.starts_on) for item in found.items] == ["2023-04-18"]
    sanctions = line(
        report("2023-04-16", told("SANCTION", US, [tycoon, firm], "2023-04-12")),
        focus=PairFocus(first="us", second="ru"),
    )
    assert len(sanctions.items) == 1


def test_a_name_sees_its_own_and_days_and_types_are_kept() -> None:
    reports = (
        *VISIT,
        report("2023-05-01", told("ACCUSE", US, LI, "2023-05-01"), source="F"),
        report("2023-05-01", told("CONSULT", XI, PUTIN, "2023-03-20"), source="G"),
    )
    found = line(*reports, focus=LI_FOCUS)
    assert [item.type for item in found.items] == ["CONSULT", "ACCUSE"]
    only = line(*reports, focus=LI_FOCUS, wishes=Wishes(types=("ACCUSE",)))
    assert [item.type for item in only.items] == ["ACCUSE"]
    for since, until, count in (
        ("2023-04-19", "2023-04-30", 1),
        ("2023-04-20", "2023-04-30", 0),
        ("2023-05-01", "2023-05-01", 1),
    ):
        wishes = Wishes(since=date.fromisoformat(since), until=date.fromisoformat(until))
        assert len(line(*reports, focus=LI_FOCUS, wishes=wishes).items) == count


def test_as_of_a_day_later_reports_are_not_known() -> None:
    found = line(*VISIT, wishes=Wishes(as_of=date(2023, 4, 15)))
    (item,) = found.items
    assert item.status is Status.PLANNED
    assert {each.sources[0] for each in item.reports} == {"A", "B"}


def test_statements_come_once_with_all_their_papers() -> None:
    words = "We will co-operate."
    found = line(
        report("2023-04-14", statements=[said(LI, words, on="2023-04-14")], actors=[LI], source="A"),
        report("2023-04-15", statements=[said(LI, "We will co-operate")], actors=[LI], source="B"),
        report("2023-04-15", statements=[said(XI, "No.")], actors=[XI], source="C"),
        focus=LI_FOCUS,
        wishes=Wishes(statements=True),
    )  # fmt: skip
    assert found.statements is not None
    (each,) = found.statements
    assert each.day_text == "2023-04-14"
    assert [r.sources[0] for r in each.reports] == ["A", "B"]


def test_the_stance_of_a_pair_month_by_month() -> None:
    def stance(score: float, *events: str) -> Stance:
        return Stance(source=XI.id, target=RUSSIA.id, score=score, events=events)

    found = line(
        report("2023-01-10", stances=[stance(1.0, "e1", "e2", "e3")], actors=[XI, RUSSIA]),
        report("2023-01-11", stances=[stance(-1.0, "e1")], actors=[XI, RUSSIA], source="B"),
        report("2023-03-11", stances=[stance(-1.0, "e1")], actors=[XI, RUSSIA], source="C"),
    )
    assert found.stance is not None
    assert [(m.month, m.score, m.first, m.second) for m in found.stance] == [
        ("2023-01", 0.5, 0.5, None),
        ("2023-02", None, None, None),
        ("2023-03", -1.0, -1.0, None),
    ]
    assert found.stance_line == "▆·▁"
