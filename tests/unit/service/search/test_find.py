"""Filters, alone and together, on targets with several listings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.support.searching import Searched, make_target, searched

from watchword.errors import WrongUse
from watchword.index import IndexListing, IndexTarget, ListedSpan
from watchword.model import Identifier, IdentifierKind, Schema
from watchword.service.search import Question, Sort, Status, View
from watchword.service.search.said import Act, Said

LONG_AGO, BEFORE, DAY, LATER = (
    date(2014, 3, 20),
    date(2023, 4, 11),
    date(2023, 4, 12),
    date(2024, 2, 23),
)


def us(entry: str, listed_on: date | None, *programmes: str, current: bool = True) -> IndexListing:
    return _listing("us", "sdn", entry, listed_on, programmes, current=current)


def eu(entry: str, listed_on: date | None, *programmes: str, current: bool = True) -> IndexListing:
    return _listing("eu", "fsf", entry, listed_on, programmes, current=current)


def _listing(
    authority: str,
    key: str,
    entry: str,
    listed_on: date | None,
    programmes: tuple[str, ...],
    *,
    current: bool,
) -> IndexListing:
    end = {} if current else {"until": DAY, "gone_by": LATER}
    by = listed_on or DAY
    after = date.fromordinal(by.toordinal() - 1) if listed_on else LONG_AGO
    return IndexListing(
        authority=authority,
        list=key,
        entry=entry,
        listed_on=listed_on,
        programmes=programmes,
        current=current,
        spans=(ListedSpan(after=after, by=by, **end),),
    )


BOTH = make_target(
    1,
    us("1", LONG_AGO, "UKRAINE-EO13661"),
    eu("1", DAY, "UKR"),
    names=("Sergei Kuzhugetovich SHOIGU", "Шойгу Сергей"),
)
US_NEW = make_target(
    2, us("2", DAY, "RUSSIA-EO14024"), names=("USM HOLDINGS",), schema=Schema.ORGANIZATION
)
US_TWO = make_target(
    3,
    us("3", LONG_AGO, "RUSSIA-EO14024"),
    us("3b", DAY, "SDGT"),
    names=("Wagner Group", "PMC Wagner"),
    schema=Schema.COMPANY,
)
EU_UNSTATED = make_target(4, eu("4", None, "UKR"), names=("DILBAR",), schema=Schema.VESSEL)
EU_GONE = make_target(5, eu("5", LONG_AGO, "BLR", current=False), names=("Müller",))
US_DROPPED = make_target(
    6, us("6", LONG_AGO, "IRAN", current=False), eu("6", DAY, "IRN"), names=("Ali Ali",)
)
OWN = make_target(
    7,
    IndexListing(authority="own", list="watch", entry="7", listed_on=DAY),
    names=("Sergei Shoigu",),
)
EU_UNSTATED = replace(
    EU_UNSTATED, identifiers=(Identifier(kind=IdentifierKind.IMO, value="IMO 9661792"),)
)
US_NEW = replace(
    US_NEW,
    identifiers=(Identifier(kind=IdentifierKind.TAX_NUMBER, value="96-61 792"),),
)
TARGETS = (BOTH, US_NEW, US_TWO, EU_UNSTATED, EU_GONE, US_DROPPED, OWN)
SAID = {
    BOTH.listings[0].key: Said(positions=("Minister of Defence",), places=("ru",)),
    BOTH.listings[1].key: Said(
        acts=(Act(("UKR",), DAY),),
        reasons=("Minister of Defence of the Russian Federation.", "Listed with the Wagner Group"),
        places=("ru", "ua"),
    ),
    US_NEW.listings[0].key: Said(links=(("SHOIGU, Sergei", ""), ("", "1"))),
    US_TWO.listings[0].key: Said(reasons=("Defence of the minister",), places=("cf",)),
    US_TWO.listings[1].key: Said(links=(("Shoigu, S.K.", "nobody"),)),
    EU_UNSTATED.listings[0].key: Said(positions=("防衛大臣補佐官",)),
}
NAMES = {target.id: target.name for target in TARGETS}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Searched:
    return searched(tmp_path_factory.mktemp("search"), TARGETS, SAID)


def found(made: Searched, **filters: object) -> set[str]:
    return {NAMES[each] for each in made.ids(Question(**filters))}  # type: ignore[arg-type]


def test_a_text_is_words_of_one_name(made: Searched) -> None:
    assert found(made, text="shoigu sergei") == {BOTH.name, OWN.name}
    assert found(made, text="ШОЙГУ kuzh") == {BOTH.name}
    assert found(made, text="SERGEI kuzh") == {BOTH.name}
    assert found(made, text="pmc wag") == {US_TWO.name}
    assert found(made, text="pmc group") == set()
    assert found(made, text="wag pmc") == set()
    assert found(made, text="muller", status=Status.EVER) == {EU_GONE.name}


def test_kind_country_and_identifier_are_facts_of_the_target(made: Searched) -> None:
    assert found(made, kinds=("entity",)) == {US_NEW.name, US_TWO.name}
    assert found(made, kinds=("Company", "ship")) == {US_TWO.name, EU_UNSTATED.name}
    assert found(made, countries=("UA", "Central African Republic")) == {BOTH.name, US_TWO.name}
    assert found(made, countries=("xx",)) == set()
    assert found(made, authorities=("us",), countries=("ua",)) == {BOTH.name}
    assert found(made, identifiers=("9661792",)) == {EU_UNSTATED.name, US_NEW.name}
    assert found(made, identifiers=("imo:IMO-9661792",)) == {EU_UNSTATED.name}
    assert found(made, identifiers=("imo 9661792",)) == {EU_UNSTATED.name}
    assert found(made, identifiers=("imo:", "passport:")) == {EU_UNSTATED.name}
    assert found(made, identifiers=("966179",)) == set()


def test_filters_on_listings_hold_of_one_listing(made: Searched) -> None:
    since = {"authorities": ("us",), "listed_since": DAY}
    assert found(made, **since) == {US_NEW.name, US_TWO.name}
    assert found(made, **since, programmes=("RUSSIA-EO14024",)) == {US_NEW.name}
    assert found(made, **since, reason="minister") == set()
    assert found(made, authorities=("us",), position="defence minister") == {BOTH.name}
    assert found(made, authorities=("eu",), position="defence minister") == set()


def test_any_authority_will_do_or_all_have_to(made: Searched) -> None:
    both = {"authorities": ("us", "eu")}
    assert found(made, **both) == {NAMES[each.id] for each in TARGETS} - {OWN.name, EU_GONE.name}
    assert found(made, **both, listed_by_all=True) == {BOTH.name}
    assert found(made, **both, listed_by_all=True, listed_since=DAY) == set()
    assert found(made, **both, listed_by_all=True, status=Status.EVER) == {
        BOTH.name,
        US_DROPPED.name,
    }
    assert found(made, not_authorities=("us",)) == {EU_UNSTATED.name, US_DROPPED.name, OWN.name}
    assert found(made, not_authorities=("us",), status=Status.EVER) == {
        EU_UNSTATED.name,
        EU_GONE.name,
        OWN.name,
    }
    assert found(made, not_authorities=("us", "eu")) == {OWN.name}


def test_a_programme_is_a_part_of_its_key_or_the_whole(made: Searched) -> None:
    assert found(made, programmes=("ukr",)) == {BOTH.name, EU_UNSTATED.name}
    assert found(made, programmes=("=ukr",)) == {BOTH.name, EU_UNSTATED.name}
    assert found(made, programmes=("=ukraine",)) == set()
    assert found(made, programmes=("sdgt", "eo14024")) == {US_NEW.name, US_TWO.name}
    told = made.find(Question(programmes=("Narnia", "SDGT")))
    assert told.notes == ("no list has a programme 'Narnia'",)
    assert told.total == 1


def test_gone_is_what_the_authorities_list_no_longer(made: Searched) -> None:
    assert found(made, status=Status.GONE) == {EU_GONE.name}
    assert found(made, status=Status.GONE, authorities=("us",)) == {US_DROPPED.name}
    assert found(made, status=Status.GONE, authorities=("us", "eu")) == {
        US_DROPPED.name,
        EU_GONE.name,
    }
    assert found(made, status=Status.GONE, not_authorities=("eu",)) == {EU_GONE.name}


def test_a_relisted_target_is_not_gone(tmp_path: Path) -> None:
    again = replace(
        us("9", LONG_AGO),
        spans=(
            ListedSpan(after=None, by=LONG_AGO, until=LONG_AGO, gone_by=BEFORE),
            ListedSpan(after=BEFORE, by=DAY),
        ),
    )
    made = searched(tmp_path, [make_target(9, again)])
    assert made.ids(Question(status=Status.GONE, authorities=("us",))) == []
    assert made.ids(Question(status=Status.GONE, as_of=BEFORE)) == [again.key.target]
    assert made.ids(Question(listed_since=DAY)) == []  # the list states the old day
    assert made.ids(Question(status=Status.EVER, listed_until=LONG_AGO)) == [again.key.target]


def test_a_day_that_is_not_known_exactly_meets_perhaps(made: Searched) -> None:
    question = Question(authorities=("eu",), programmes=("UKR",), listed_since=BEFORE)
    told = made.find(question)
    assert {(hit.target.name, hit.certain) for hit in told.hits} == {
        (BOTH.name, True),
        (EU_UNSTATED.name, False),
    }
    assert (told.total, told.certain) == (2, 1)
    assert made.ids(replace(question, certain=True)) == [BOTH.id]
    assert made.find(replace(question, listed_since=LATER)).total == 0
    assert found(made, authorities=("eu",), listed_until=LONG_AGO) == set()
    assert found(made, authorities=("eu",), listed_until=BEFORE) == {EU_UNSTATED.name}
    whole = Question(authorities=("eu",), listed_since=LONG_AGO, listed_until=DAY, certain=True)
    assert EU_UNSTATED.id in made.ids(whole)


def test_as_of_a_day(made: Searched) -> None:
    assert found(made, as_of=date(2014, 3, 21)) == {
        BOTH.name,
        US_TWO.name,
        EU_UNSTATED.name,
        EU_GONE.name,
        US_DROPPED.name,
    } | {OWN.name}  # nothing is known of the days before it came onto the own list
    assert found(made, as_of=date(2014, 3, 21), certain=True) == {
        BOTH.name,
        US_TWO.name,
        EU_GONE.name,
        US_DROPPED.name,
    }
    assert found(made, as_of=LATER, authorities=("us",)) == {BOTH.name, US_NEW.name, US_TWO.name}
    between = date(2023, 6, 1)
    assert EU_GONE.name in found(made, as_of=between)
    assert EU_GONE.name not in found(made, as_of=between, certain=True)
    assert found(made, as_of=between, status=Status.GONE) == {EU_GONE.name}
    assert found(made, as_of=between, status=Status.GONE, certain=True) == set()
    assert found(made, as_of=BEFORE, status=Status.EVER, authorities=("us",), certain=True) == {
        BOTH.name,
        US_TWO.name,
        US_DROPPED.name,
    }
    # Perhaps the EU had not listed it by then.
    not_eu = {"as_of": BEFORE, "not_authorities": ("eu",), "status": Status.EVER}
    assert found(made, **not_eu) == {BOTH.name, US_TWO.name, EU_UNSTATED.name, US_DROPPED.name} | {
        OWN.name
    }
    assert found(made, **not_eu, certain=True) == {BOTH.name, US_TWO.name, US_DROPPED.name}


def test_words_of_reasons_offices_and_relations(made: Searched) -> None:
    assert found(made, reason="minister defence") == {BOTH.name, US_TWO.name}
    assert found(made, reason='"minister of defence"') == {BOTH.name}
    assert found(made, reason='"of the minist*"') == {US_TWO.name}
    assert found(made, reason="minist") == set()
    assert found(made, position="大臣") == {EU_UNSTATED.name}
    assert found(made, position="臣大") == set()
    assert found(made, linked_to="shoigu sergei") == {US_NEW.name}
    assert found(made, linked_to="kuzhugetovich") == {US_NEW.name}  # by the id that is stated
    assert found(made, linked_to="shoigu") == {US_NEW.name, US_TWO.name}


def test_what_was_asked_for_is_shown(made: Searched) -> None:
    (hit,) = made.find(Question(reason='"wagner group"', text="сергей")).hits
    assert hit.matched_name == "Шойгу Сергей"
    assert [dict(each.said) for each in hit.meeting] == [
        {"reason": "Minister of Defence of the Russian Federation. Listed with the Wagner Group"}
    ]
    assert [each.meets for each in hit.listings] == [False, True]
    assert hit.authorities == ("eu", "us")
    assert hit.countries == ("ru", "ua")


def test_of_a_long_text_the_part_is_shown_that_was_asked_for(tmp_path: Path) -> None:
    text = f"{'before ' * 40}the Needle, of\nsteel {'behind ' * 40}"
    said = {US_NEW.listings[0].key: Said(reasons=("Short.", text))}
    made = searched(tmp_path, [US_NEW], said)
    (hit,) = made.find(Question(reason="steel needle")).hits
    (listing,) = hit.meeting
    shown = listing.said["reason"]
    assert shown.startswith("… before ")
    assert shown.endswith(" behind …")
    assert "the Needle, of steel behind" in shown
    assert len(shown) < 250


def test_facets_count_the_whole_answer(made: Searched) -> None:
    facets = made.find(Question(authorities=("us",)), View(per_page=1, facets=True)).facets
    assert facets is not None
    counted = facets.to_dict()
    assert counted["authority"] == [{"value": "us", "count": 3}, {"value": "eu", "count": 1}]
    assert counted["kind"] == [{"value": "entity", "count": 2}, {"value": "person", "count": 1}]
    assert counted["country"] == [
        {"value": "cf", "count": 1},
        {"value": "ru", "count": 1},
        {"value": "ua", "count": 1},
        {"value": None, "count": 1},
    ]
    assert counted["programme"] == [
        {"value": "RUSSIA-EO14024", "count": 2, "authority": "us"},
        {"value": "SDGT", "count": 1, "authority": "us"},
        {"value": "UKRAINE-EO13661", "count": 1, "authority": "us"},
    ]
    assert counted["year"] == [{"value": "2023", "count": 2}, {"value": "2014", "count": 2}]
    unstated = made.find(Question(text="dilbar"), View(facets=True)).facets
    assert unstated is not None
    assert unstated.to_dict()["year"] == [{"value": None, "count": 1}]


def test_every_order_is_total(made: Searched) -> None:
    def names(sort: Sort, *, reverse: bool = False, **filters: object) -> list[str]:
        question = Question(status=Status.EVER, **filters)  # type: ignore[arg-type]
        return [NAMES[each] for each in made.ids(question, View(sort=sort, reverse=reverse))]

    assert names(Sort.NAME) == [
        "Ali Ali",
        "DILBAR",
        "Müller",
        "Sergei Kuzhugetovich SHOIGU",
        "Sergei Shoigu",
        "USM HOLDINGS",
        "Wagner Group",
    ]
    assert names(Sort.NAME, reverse=True) == names(Sort.NAME)[::-1]
    assert names(Sort.AUTHORITIES)[:2] == sorted([BOTH.name, US_DROPPED.name], key=_id_of)
    newest = names(Sort.LISTED)
    assert newest[-1] == EU_GONE.name
    assert newest[-2] == EU_UNSTATED.name
    assert newest[:5] == sorted(newest[:5], key=_id_of)
    assert names(Sort.LISTED, reverse=True)[0] == EU_GONE.name
    assert names(Sort.RELEVANCE, text="sergei sho") == [OWN.name, BOTH.name]
    assert names(Sort.RELEVANCE, text="shoigu", reverse=True) == [BOTH.name, OWN.name]


def _id_of(name: str) -> str:
    return next(target.id for target in TARGETS if target.name == name)


def test_a_target_whose_day_is_not_known_comes_last_in_either_direction(tmp_path: Path) -> None:
    unknown = IndexListing(
        authority="us", list="sdn", entry="1", spans=(ListedSpan(after=None, by=LATER),)
    )
    made = searched(tmp_path, [make_target(1, unknown), make_target(2, us("2", DAY))])
    assert made.ids(Question())[-1] == unknown.key.target
    assert made.ids(Question(), View(reverse=True))[-1] == unknown.key.target


def test_pages_put_together_are_the_whole(made: Searched) -> None:
    whole = made.ids(Question())
    by_number, after, by_cursor = [], None, []
    for page in range(1, 5):
        told = made.find(Question(), View(page=page, per_page=2))
        assert (told.total, told.pages, told.page) == (6, 3, page)
        by_number += [hit.target.id for hit in told.hits]
    while True:
        told = made.find(Question(), View(per_page=4, after=after))
        by_cursor += [hit.target.id for hit in told.hits]
        after = told.after
        if after is None:
            break
    assert by_number == by_cursor == whole
    assert made.find(Question(), View(page=10**30)).hits == ()


@pytest.mark.parametrize(
    ("question", "view"),
    [
        (Question(authorities=("fr",)), View()),
        (Question(not_authorities=("US",)), View()),
        (Question(kinds=("dragon",)), View()),
        (Question(countries=("Narnia",)), View()),
        (Question(text="…"), View()),
        (Question(reason=""), View()),
        (Question(identifiers=("--",)), View()),
        (Question(listed_since=LATER, listed_until=DAY), View()),
        (Question(), View(sort=Sort.RELEVANCE)),
        (Question(), View(after=EU_GONE.id)),
        (Question(), View(after="nobody")),
    ],
)
def test_what_makes_no_sense_is_refused(made: Searched, question: Question, view: View) -> None:
    with pytest.raises(WrongUse):
        made.find(question, view)


@pytest.mark.parametrize(
    "view", [View(page=0), View(per_page=0), View(per_page=1001), View(page=2, after="ww-1")]
)
def test_pages_that_there_can_not_be_are_refused(view: View) -> None:
    with pytest.raises(WrongUse):
        view.check()


def test_a_register_of_nothing_is_searched(tmp_path: Path) -> None:
    made = searched(tmp_path, list[IndexTarget]())
    told = made.find(Question(text="a", reason="b", kinds=("person",)), View(facets=True))
    assert (told.total, told.pages, told.hits) == (0, 0, ())
    assert told.facets is not None
    assert set(map(len, told.facets.to_dict().values())) == {0}
