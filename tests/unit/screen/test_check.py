"""Screening a subject."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from watchword.compare import (
    Party,
    compare_facts,
    compare_parties,
    most_with,
    read_party_names,
    score,
)
from watchword.errors import WrongUse
from watchword.index import (
    Index,
    IndexListing,
    IndexTarget,
    build_index,
    find_candidates,
    open_index,
)
from watchword.model import (
    Identifier,
    IdentifierKind,
    Name,
    NameKind,
    Schema,
    Strength,
    day_interval,
)
from watchword.screen import Subject, check_subject


def listing(authority: str, day: str | None = None, *, current: bool = True) -> IndexListing:
    return IndexListing(
        authority=authority,
        list="main",
        entry="1",
        listed_on=None if day is None else date.fromisoformat(day),
        programmes=(f"{authority}-programme",),
        current=current,
    )


BORN = day_interval(date(1953, 9, 9))
USMANOV = IndexTarget(
    id="ww-1",
    schema=Schema.PERSON,
    name="Alisher Burhanovich USMANOV",
    names=(
        Name(full="Alisher Burhanovich USMANOV"),
        Name(full="Alik", kind=NameKind.ALIAS, strength=Strength.WEAK),
    ),
    birth_dates=(BORN,),
    countries=("ru", "uz"),
    sex="male",
    listings=(
        listing("us", "2022-03-03"),
        listing("eu", "2022-02-28"),
        listing("us", "2023-04-12"),
    ),
)
NAMESAKE = replace(USMANOV, id="ww-0", birth_dates=(), listings=(listing("ch"),))
OLD = IndexTarget(
    id="ww-2",
    schema=Schema.ORGANIZATION,
    name="Old Bank of Ruritania",
    names=(Name(full="Old Bank of Ruritania"),),
    listings=(listing("gb", "2001-01-01", current=False),),
)
VESSEL = IndexTarget(
    id="ww-3",
    schema=Schema.VESSEL,
    name="DILBAR",
    names=(Name(full="DILBAR"),),
    identifiers=(Identifier(kind=IdentifierKind.IMO, value="9661792"),),
    listings=(listing("us", "2022-03-03"),),
)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    build_index(tmp_path, state="s", targets=[USMANOV, OLD, VESSEL, NAMESAKE])
    return open_index(tmp_path, state="s")


def subject(name: str = "Alisher Usmanov", **fields: object) -> Subject:
    return Subject(names=(name,), **fields)  # type: ignore[arg-type]


def test_the_answer_has_the_shape_that_others_rely_on(index: Index) -> None:
    answer = check_subject(index, subject(birth_date=BORN, countries=("ru",)), authorities=["us"])
    shown = json.loads(json.dumps(answer.to_dict()))
    assert shown["state"] == "s"
    assert shown["query"]["names"] == ["Alisher Usmanov"]
    (match,) = shown["matches"]
    assert match["target"] == "ww-1"
    assert match["name"] == "Alisher Burhanovich USMANOV"
    assert match["schema"] == "Person"
    assert match["alert"] is True
    assert 0.9 < match["score"] <= 1
    assert match["score"] == round(match["score"], 4)
    assert match["authorities"] == ["us"]
    assert match["listed_on"] == {"us": "2022-03-03"}
    assert match["programmes"] == ["us-programme"]
    assert "“Alisher Usmanov” meets the listed name" in match["explanation"]
    assert match["evidence"]["birth_date"]["agreement"] == "agree"


def test_all_authorities_with_the_first_day_of_each(index: Index) -> None:
    match = check_subject(index, subject(birth_date=BORN)).matches[0].to_dict()
    assert match["authorities"] == ["eu", "us"]
    assert match["listed_on"] == {"eu": "2022-02-28", "us": "2022-03-03"}


def test_a_listing_without_a_day_has_none(index: Index) -> None:
    (match,) = check_subject(index, subject(), authorities=["ch"]).matches
    assert match.to_dict()["listed_on"] == {"ch": None}


def test_matches_go_by_score_then_id(index: Index) -> None:
    same = [match.target.id for match in check_subject(index, subject()).matches]
    assert same == ["ww-0", "ww-1"]
    dated = [match.target.id for match in check_subject(index, subject(birth_date=BORN)).matches]
    assert dated == ["ww-1", "ww-0"]


def test_a_single_word_of_several_is_shown_and_no_alert(index: Index) -> None:
    answer = check_subject(index, subject("Usmanov"))
    assert {match.target.id for match in answer.matches} == {"ww-0", "ww-1"}
    assert answer.alerts == ()
    assert check_subject(index, subject("Dilbar")).alerts[0].target.id == "ww-3"


def test_the_threshold_and_the_limit(index: Index) -> None:
    low = check_subject(index, subject("Usmanov"), threshold=0.5)
    assert len(low.alerts) == 2
    assert len(check_subject(index, subject("Usmanov"), limit=1).matches) == 1
    for threshold in (1.5, -1.0, float("nan")):
        with pytest.raises(WrongUse):
            check_subject(index, subject(), threshold=threshold)
    with pytest.raises(WrongUse):
        check_subject(index, subject(), limit=-1)


def test_a_weak_alias_alone_is_no_alert(index: Index) -> None:
    answer = check_subject(index, subject("Alik"))
    assert answer.matches
    assert answer.alerts == ()
    assert "weak" in answer.matches[0].explanation


def test_what_nobody_lists_any_longer_is_shown_and_no_alert(index: Index) -> None:
    (match,) = check_subject(index, subject("Old Bank of Ruritania")).matches
    assert (match.alert, match.authorities) == (False, ())
    assert "no authority lists the target any longer" in match.explanation
    assert check_subject(index, subject("Old Bank of Ruritania"), authorities=["gb"]).matches == ()


def test_the_kind_of_the_subject_rules_out_others(index: Index) -> None:
    assert check_subject(index, subject("Dilbar", schema=Schema.PERSON)).matches == ()
    assert check_subject(index, subject("Dilbar", schema=Schema.VESSEL)).alerts
    assert check_subject(index, subject(schema=Schema.COMPANY)).matches == ()


def test_an_identifier_alone_is_enough(index: Index) -> None:
    number = Identifier(kind=IdentifierKind.OTHER, value="9661792")
    (match,) = check_subject(index, Subject(names=(), identifiers=(number,))).matches
    assert (match.target.id, match.alert) == ("ww-3", True)


def test_any_of_several_names_can_match(index: Index) -> None:
    answer = check_subject(index, Subject(names=("Nobody Atall", "Alisher Usmanov")))
    assert answer.alerts


def test_nobody(index: Index) -> None:
    assert check_subject(index, Subject(names=())).matches == ()
    assert check_subject(index, subject("")).matches == ()


@pytest.mark.parametrize("year", [1953, 1952, 1956, 1970])
@pytest.mark.parametrize("country", ["", "ru", "de"])
@pytest.mark.parametrize("number", ["", "A1", "B2"])
def test_no_match_passes_the_most_that_its_facts_allow(
    year: int, country: str, number: str
) -> None:
    def party(born: date, where: str, passport: str) -> Party:
        held = Identifier(kind=IdentifierKind.PASSPORT, value=passport, country="ru")
        return Party(
            schema=Schema.PERSON,
            names=read_party_names([Name(full="Alisher Burhanovich USMANOV")], Schema.PERSON),
            birth_dates=(day_interval(born),),
            countries=(where,) if where else (),
            identifiers=(held,) if passport else (),
        )

    query, listed = party(date(year, 3, 14), country, number), party(date(1953, 9, 9), "ru", "A1")
    value = score(compare_parties(query, listed))
    most = most_with(compare_facts(query, listed))
    assert value <= most
    assert most - value < 0.1  # and names that are the same come near it


@pytest.mark.parametrize("floor", [0.3, 0.5, 0.6, 0.7])
@pytest.mark.parametrize("years", [0, 1, 4, 6, 10, 30])
def test_no_birth_date_hides_a_score(index: Index, years: int, floor: float) -> None:
    """However far the dates lie apart, who scores above the floor is found."""
    reached = 0
    for row in range(len(index)):
        listed = replace(index.party(row), names=tuple(map(index.name, index.names_of(row))))
        for born in listed.birth_dates:
            day = born.earliest.replace(year=born.earliest.year - years, day=28)
            query = replace(listed, birth_dates=(day_interval(day),), identifiers=())
            if score(compare_parties(query, listed, rarity=index.rarity)) >= floor:
                reached += 1
                assert row in {each.target for each in find_candidates(index, query, floor=floor)}
    assert reached or floor > 0.5
