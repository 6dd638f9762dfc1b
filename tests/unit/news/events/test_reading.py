"""Events: who did what to whom, in sentences as news writes them."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.news.conftest import Reader

pytestmark = pytest.mark.news

Json = dict[str, Any]


def told(reading: Json) -> list[tuple[str, str | None, str, str]]:
    """Type, mode, source and target by country or name."""
    names = {a["id"]: a["country"] or a["name"] for a in reading["actors"]}
    return [
        (
            event["type"],
            event["mode"],
            " ".join(names[one] for one in event["source"]),
            " ".join(names[one] for one in event["target"]),
        )
        for event in reading["events"]
    ]


SENTENCES = {
    "Turkey and Greece held talks in Athens.": ("CONSULT", None, "tr", "gr"),
    "The Portuguese president flew to Angola on Tuesday.": ("CONSULT", "visit", "pt", "ao"),
    "Antony Blinken spoke by phone with Wang Yi on Sunday.": (
        "CONSULT", "phone", "Antony Blinken", "Wang Yi",
    ),
    "Canada imposed sanctions on Belarus over the vote.": ("SANCTION", "discontinue", "ca", "by"),
    "Poland expelled three Russian diplomats.": ("SANCTION", "expel", "pl", "ru"),
    "Brazil recalled its ambassador from Israel.": ("SANCTION", "discontinue", "br", "il"),
    "Iran rejected a proposal by France.": ("REJECT", None, "ir", "fr"),
    "The United Nations urged Sudan to open the border.": ("REQUEST", None, "un", "sd"),
    "Russia says Ukraine must withdraw its troops.": ("REQUEST", None, "ru", "ua"),
    "Venezuela was accused by Guyana of violating its airspace.": ("ACCUSE", "allege", "gy", "ve"),
    "Mexico summoned the Ecuadorian ambassador.": ("ACCUSE", None, "mx", "ec"),
    "Norway provided Moldova with emergency loans.": ("AID", None, "no", "md"),
    "Cuba received aid from Venezuela.": ("AID", None, "ve", "cu"),
    "Israeli warplanes bombed a military base in Syria.": ("ASSAULT", None, "il", "sy"),
    "North Korea threatened Japan with missiles.": ("THREATEN", None, "kp", "jp"),
    "Egypt lifted the ban on imports from Lithuania.": ("CONCEDE", None, "eg", "lt"),
    "The Taliban released five American prisoners.": ("RETREAT", "release", "Taliban", "us"),
    "Sweden formally joined NATO in March.": ("SUPPORT", None, "se", "nato"),
    "India shared intelligence with Nepal.": ("COOPERATE", None, "in", "np"),
    "North Korea fired two missiles into the sea.": ("MOBILIZE", None, "kp", ""),
    "Kuwait agreed to lend money to Lebanon.": ("AGREE", None, "kw", "lb"),
    "Relations soured after Serbia's attack on Kosovo.": ("ASSAULT", None, "rs", "xk"),
}  # fmt: skip


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_event_and_its_sides(read: Reader, sentence: str) -> None:
    assert SENTENCES[sentence] in told(read(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister said the economy grew by two per cent.",
        "She visited the website of the embassy.",
        "The team beat its rival and met the deadline.",
        "Residents told reporters that the bridge was closed.",
        "Hundreds of Syrian refugees are arriving in Germany.",
    ],
)
def test_what_is_no_event_between_actors(read: Reader, sentence: str) -> None:
    assert read(sentence)["events"] == []


MODALITIES = {
    "Turkey will hold talks with Greece on Monday.": "future",
    "Turkey plans to visit Greece on Monday.": "future",
    "Turkey may impose sanctions on Greece.": "hypothetical",
    "Turkey did not condemn Greece.": "negated",
    "Turkey refused to visit Greece; Turkey avoided criticizing Greece.": "negated",
    "Turkey criticized Greece in 2014.": "historical",
    "Turkey criticized Greece on Monday.": "actual",
}


@pytest.mark.parametrize("sentence", MODALITIES)
def test_whether_it_took_place(read: Reader, sentence: str) -> None:
    found = {event["modality"] for event in read(sentence)["events"]}
    assert MODALITIES[sentence] in found


def test_what_is_condemned_took_place_although_nobody_condemned_it(read: Reader) -> None:
    events = read("China did not condemn Russia's invasion of Ukraine.")["events"]
    assert [(e["type"], e["modality"]) for e in events] == [
        ("ACCUSE", "negated"),
        ("ASSAULT", "actual"),
    ]


def test_the_strict_code_of_a_planned_visit_is_an_agreement(read: Reader) -> None:
    (event,) = read("Turkey's president will visit Greece on Monday.")["events"]
    assert (event["type"], event["mode"], event["plover"]) == ("CONSULT", "visit", "AGREE")


def test_day_place_and_length_of_a_visit_told_twice(read: Reader) -> None:
    text = (
        "Italy's foreign minister will visit Kenya on Monday, an official said.\n"
        "Foreign Minister Antonio Tajani will begin a three-day visit to Nairobi, he added."
    )
    visits = [e for e in read(text)["events"] if e["mode"] == "visit"]
    (visit,) = visits
    assert (visit["starts_on"], visit["ends_on"]) == ("2023-04-17", "2023-04-19")
    assert (visit["place"], visit["place_country"]) == ("Nairobi", "ke")
    assert len(visit["mentions"]) == 2


def test_a_range_of_days(read: Reader) -> None:
    (event,) = read("The Czech premier will visit Vietnam from April 20 to 22.")["events"]
    assert (event["starts_on"], event["ends_on"]) == ("2023-04-20", "2023-04-22")


def test_both_sides_of_talks_are_alike(read: Reader) -> None:
    (event,) = read("Armenia and Azerbaijan signed a peace treaty in Vienna.")["events"]
    assert event["reciprocal"]
    assert event["place"] == "Vienna"


def test_the_two_leaders_are_those_named_before(read: Reader) -> None:
    text = "President Xi Jinping met Vladimir Putin in Moscow. The two leaders condemned Japan."
    names = {a["id"]: a["name"] for a in read(text)["actors"]}
    condemned = [e for e in read(text)["events"] if e["type"] == "ACCUSE"]
    assert [names[one] for one in condemned[0]["source"]] == ["Xi Jinping", "Vladimir Putin"]


def test_an_invitation_is_to_who_comes(read: Reader) -> None:
    text = "Li Shangfu will fly to Minsk at the invitation of Viktor Khrenin."
    assert ("AGREE", None, "Viktor Khrenin", "Li Shangfu") in told(read(text))


def test_an_event_points_to_the_statement_that_tells_it(read: Reader) -> None:
    reading = read("Estonia expelled two Russian diplomats, the foreign ministry said on Friday.")
    (event,) = [e for e in reading["events"] if e["type"] == "SANCTION"]
    assert event["statement"] == reading["statements"][0]["id"]


def test_every_event_stands_where_it_says(read: Reader) -> None:
    text = "“Curly” marks first.\n\nFrance praised Chad’s army. It later arrested two men in Gabon."
    for event in read(text)["events"]:
        assert text[event["trigger"]["start"] : event["trigger"]["end"]].strip()
        evidence, trigger = event["evidence"], event["trigger"]
        assert evidence["start"] <= trigger["start"] < trigger["end"] <= evidence["end"]


def test_a_party_among_those_sanctioned_is_sanctioned(read: Reader) -> None:
    text = (
        "The United States announced on Wednesday new sanctions against 14 people. "
        "The sanctioned individuals include the banker Ivan Petrovich Sokolov."
    )
    sanctions = [one for one in told(read(text)) if one[0] == "SANCTION"]
    assert any(one[3] == "Ivan Petrovich Sokolov" and one[2] == "us" for one in sanctions)


@pytest.mark.parametrize(
    ("sentence", "third"),
    [
        ("The United States accused Iran of arming Hezbollah.", "Hezbollah"),
        ("Japan urged China to release Kenji Nakamura.", "Kenji Nakamura"),
    ],
)
def test_whom_an_event_concerns_besides(read: Reader, sentence: str, third: str) -> None:
    reading = read(sentence)
    names = {a["id"]: a["name"] for a in reading["actors"]}
    assert [names[one] for one in reading["events"][0]["third"]] == [third]


def test_what_somebody_is_warned_against_did_not_happen(read: Reader) -> None:
    events = told(read("NATO warned Beijing against sending weapons to Russia."))
    assert events == [("THREATEN", None, "nato", "cn")]


def test_he_is_the_subject_before_even_where_the_parser_takes_a_name_for_an_adverb(
    read: Reader,
) -> None:
    text = (
        "Washington placed sanctions on Alisher Usmanov, Secretary Antony Blinken said.\n\n"
        "Usmanov has been under American sanctions since March 2022. He rejected the allegations."
    )
    reading = read(text)
    names = {a["id"]: a["name"] for a in reading["actors"]}
    rejected = [e for e in reading["events"] if e["type"] == "REJECT"]
    assert [names[one] for one in rejected[0]["source"]] == ["Alisher Usmanov"]
