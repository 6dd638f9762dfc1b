"""Lines of time, whatever reports tell: the order of reading decides nothing."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.told import CHINA, LI, PUTIN, RUSSIA, SHOIGU, XI, Told, person, report, told

from watchword.service.timeline.building import Material, build_timeline
from watchword.service.timeline.focus import PairFocus
from watchword.service.timeline.merging import fit_of, merge_tellings
from watchword.service.timeline.question import Wishes
from watchword.service.timeline.tellings import SourcedReport, parties_of, read_tellings

FIRST = date(2023, 4, 1)
CHINESE = st.sampled_from([CHINA, LI, XI, person("Li", "cn"), person("the minister", "cn", "defense minister", named=False)])  # fmt: skip
RUSSIANS = st.sampled_from([RUSSIA, SHOIGU, PUTIN, person("Shoigu", "ru")])
KINDS = st.sampled_from(["CONSULT", "CONSULT/visit", "CONSULT/phone", "AGREE", "COOPERATE", "ACCUSE"])  # fmt: skip
MODALITIES = st.sampled_from(["actual", "future", "negated", "hypothetical", "historical"])
PLACES = st.sampled_from([{}, {"place": "Moscow"}, {"place": "Beijing"}, {"place": "Russia", "place_country": "ru"}])  # fmt: skip


@st.composite
def events(draw: st.DrawFn) -> Told:
    sides = [draw(CHINESE), draw(RUSSIANS)]
    if draw(st.booleans()):
        sides.reverse()
    days = None
    if draw(st.integers(0, 3)):
        start = FIRST + timedelta(days=draw(st.integers(0, 12)))
        days = f"{start}/{start + timedelta(days=draw(st.integers(0, 3)))}"
    return told(draw(KINDS), sides[0], sides[1], days, modality=draw(MODALITIES), **draw(PLACES))


@st.composite
def stories(draw: st.DrawFn) -> list[SourcedReport]:
    return [
        report(
            str(FIRST + timedelta(days=draw(st.integers(0, 14)))),
            *draw(st.lists(events(), min_size=1, max_size=3)),
            source=f"paper {number}",
        )
        for number in range(draw(st.integers(1, 7)))
    ]


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_reading_decides_nothing(
    reports: list[SourcedReport], chance: random.Random
) -> None:
    focus = PairFocus(first="cn", second="ru")
    shuffled = [*reports, *chance.sample(reports, len(reports) // 2)]
    chance.shuffle(shuffled)
    first, second = (
        build_timeline("cn-ru", focus, Material(reports=each), Wishes()).to_dict()
        for each in (reports, shuffled)
    )
    assert first == second


@settings(max_examples=60, deadline=None)
@given(stories())
def test_every_telling_is_kept_and_every_two_of_an_event_agree(
    reports: list[SourcedReport],
) -> None:
    tellings = [t for each in reports for t in read_tellings(each, parties_of(each.reading))]
    open_ones = [telling for telling in tellings if not telling.standing]
    groups = merge_tellings(open_ones)
    assert sorted(t.key for group in groups for t in group) == sorted(t.key for t in open_ones)
    for group in groups:
        for one in group:
            for other in group:
                assert one is other or fit_of(one, other) is not None
                assert abs(one.days.first - other.days.first) <= 50
