"""Relations: direction, share, what is over, and what is no relation."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.unit.news.conftest import Reader

from watchword.news.report import Json

pytestmark = pytest.mark.news


def relations(document: Json) -> list[tuple[str, str, str, str]]:
    names = {actor["id"]: actor["name"] for actor in document["actors"]}
    return [
        (names[each["from"]], each["kind"], each["detail"], names[each["to"]])
        for each in document["relations"]
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Petr Aven and his brother-in-law Sergei Ivanov left.",
         ("Sergei Ivanov", "family", "brother-in-law", "Petr Aven")),
        ("Isabel dos Santos, the daughter of José Eduardo dos Santos, left.",
         ("Isabel dos Santos", "family", "daughter", "José Eduardo dos Santos")),
        ("John Smith, whose brother James Smith is a senator, said so.",
         ("James Smith", "family", "brother", "John Smith")),
        ("Lukoil co-founder Leonid Fedun resigned.",
         ("Leonid Fedun", "founder", "co-founder", "Lukoil")),
        ("Tinkoff Bank, founded by Oleg Tinkov, was sold.",
         ("Oleg Tinkov", "founder", "founded", "Tinkoff Bank")),
        ("Petropars Ltd, a unit of the National Iranian Oil Company, was named.",
         ("National Iranian Oil Company", "ownership", "unit", "Petropars Ltd")),
        ("Roman Abramovich, the owner of Chelsea Football Club, resigned.",
         ("Roman Abramovich", "ownership", "owner", "Chelsea Football Club")),
        ("Petr Aven and his business partner Mikhail Fridman resigned.",
         ("Mikhail Fridman", "associate", "business partner", "Petr Aven")),
        ("Viktor Medvedchuk, a close friend of Vladimir Putin, was arrested.",
         ("Viktor Medvedchuk", "associate", "close friend", "Vladimir Putin")),
        ("Ramzan Kadyrov's ally Adam Delimkhanov spoke.",
         ("Adam Delimkhanov", "associate", "ally", "Ramzan Kadyrov")),
    ],
)  # fmt: skip
def test_the_source_is_what_the_detail_says_of_the_target(
    read: Reader, sentence: str, expected: tuple[str, str, str, str]
) -> None:
    assert relations(read(sentence)) == [expected]


def test_his_is_of_who_can_be_he(read: Reader) -> None:
    text = "Suleiman Kerimov's daughter Gulnara Kerimova and his nephew Ruslan Gadzhiev left."
    assert relations(read(text)) == [
        ("Gulnara Kerimova", "family", "daughter", "Suleiman Kerimov"),
        ("Ruslan Gadzhiev", "family", "nephew", "Suleiman Kerimov"),
    ]


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("owns 49% of", "49"),
        ("owns a 25.5 percent stake in", "25.5"),
        ("holds more than 25 per cent of", ">25"),
        ("owns at least 10% of", ">=10"),
        ("owns about 5% of", "~5"),
        ("owns a majority stake in", None),
        ("owns half of", None),
        ("owns", None),
    ],
)
def test_a_share_is_a_number_of_the_text_or_none(
    read: Reader, words: str, share: str | None
) -> None:
    (found,) = read(f"Alisher Usmanov {words} Metalloinvest Holdings.")["relations"]
    assert (found["kind"], found["share"]) == ("ownership", share)


@pytest.mark.parametrize(
    ("sentence", "former"),
    [
        ("Alisher Usmanov sold his stake in USM Holdings.", True),
        ("Alisher Usmanov used to own USM Holdings.", True),
        ("USM Holdings was previously owned by Alisher Usmanov.", True),
        ("Alisher Usmanov owned USM Holdings until last year.", True),
        ("USM Holdings is owned by Alisher Usmanov.", False),
        ("Oleg Deripaska's ex-wife Polina Yumasheva left.", True),
        ("Isabel dos Santos and her late husband Sindika Dokolo left.", False),
    ],
)
def test_what_is_over(read: Reader, sentence: str, former: bool) -> None:
    (found,) = read(sentence)["relations"]
    assert found["former"] is former


def test_what_is_no_relation(read: Reader) -> None:
    text = "\n\n".join(
        [
            "Mr Deripaska's lawyer, Erich Ferrari, declined to comment.",
            "Saudi Arabia, a close ally of Pakistan, agreed.",
            "Sergei Ivanov does not own Rosneft.",
            "Sergei Ivanov would own 10% of Rosneft.",
            "Rebels control the city of Goma.",
            "He is the brother of the emir.",
            "Vladimir Putin met Xi Jinping and his wife.",
            "Sergei Ivanov found Rosneft in disarray.",
            "The ministry's parent body is in Moscow.",
        ]
    )
    assert relations(read(text)) == []


def test_evidence_holds_both_names(read: Reader) -> None:
    text = "On Friday Gulbakhor Ismailova, the sister of Alisher Usmanov, left Tashkent."
    (found,) = read(text)["relations"]
    words = text[found["evidence"]["start"] : found["evidence"]["end"]]
    assert words == "Gulbakhor Ismailova, the sister of Alisher Usmanov"


WORDS = [
    "sanctions", "sanctioned", "on", "X", "and", "his", "sister", "of", "the", "EU", "120", "-", "in",
    "law", "targets", "include", "including", "Usmanov", "Alisher", ",", ".", "'s", "owns", "49%",
    "stake", "wife", "who", "was", "among", "those", "list", "off", "its", "dozens", "founder", "\n",
    "it", "had", "over", "“", "”", "US", "president", "co", "founded", "married", "to", "by",
]  # fmt: skip


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_no_words_break_it_and_all_claims_refer(read: Reader, text: str) -> None:
    document = read("The minister said so. " + text)
    ids = {actor["id"] for actor in document["actors"]}
    for claim in document["designations"]:
        assert {claim["by"], claim["target"]} <= {*ids, None}
        assert 0 <= claim["evidence"]["start"] < claim["evidence"]["end"]
    for claim in document["relations"]:
        assert {claim["from"], claim["to"]} <= ids
        assert claim["from"] != claim["to"]


def test_whose_sister_she_is_stays_open_where_somebody_without_a_name_stands_between(
    read: Reader,
) -> None:
    text = (
        "The department named a businessman, Demetrios Sergides, and several of the billionaire's "
        "relatives, including his sister Gulbahor Ismailova."
    )
    assert read(text)["relations"] == []
