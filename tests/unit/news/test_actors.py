"""Who is named, as what, where, and who is one."""

from __future__ import annotations

from typing import Any

import pytest
from tests.unit.news.conftest import Reader

pytestmark = pytest.mark.news


def actor(reading: dict[str, Any], name: str) -> dict[str, Any]:
    found: list[dict[str, Any]] = [a for a in reading["actors"] if a["name"] == name]
    assert len(found) == 1, [a["name"] for a in reading["actors"]]
    return found[0]


def words(one: dict[str, Any]) -> list[str]:
    return [mention["text"] for mention in one["mentions"]]


def test_every_mention_stands_where_it_says(read: Reader) -> None:
    text = "“No,” said China’s Li Shangfu. Li will meet Putin in Moscow, the Kremlin said."
    reading = read(text)
    mentions = [m for a in reading["actors"] for m in a["mentions"]]
    assert {"Li Shangfu", "Li", "Putin", "Kremlin", "China"} <= {m["text"] for m in mentions}
    assert all(text[m["start"] : m["end"]] == m["text"] for m in mentions)


def test_a_surname_is_the_person_named_in_full(read: Reader) -> None:
    reading = read(
        "Chinese Defense Minister Li Shangfu will meet Russian leader Vladimir Putin. Li leaves on "
        "Sunday. Putin’s spokesman Dmitry Peskov said so. “Mr. Putin is ready,” Peskov said."
    )
    assert words(actor(reading, "Li Shangfu")) == ["Li Shangfu", "Li"]
    assert words(actor(reading, "Vladimir Putin")) == ["Vladimir Putin", "Putin", "Putin"]
    assert words(actor(reading, "Dmitry Peskov")) == ["Dmitry Peskov", "Peskov"]


def test_a_surname_of_two_people_is_neither_when_both_are_near(read: Reader) -> None:
    reading = read("Bill Clinton and Hillary Clinton spoke in Ohio. Clinton said it was late.")
    assert words(actor(reading, "Bill Clinton")) == ["Bill Clinton"]
    assert words(actor(reading, "Hillary Clinton")) == ["Hillary Clinton"]


def test_an_honorific_tells_two_people_apart(read: Reader) -> None:
    reading = read("Bill Clinton and Hillary Clinton spoke. Mrs. Clinton said it was late.")
    assert words(actor(reading, "Hillary Clinton")) == ["Hillary Clinton", "Clinton"]


def test_names_that_the_model_takes_for_something_else(read: Reader) -> None:
    reading = read(
        "The targets include Russian business tycoon Alisher Usmanov. Usmanov was also sanctioned by "
        "Japan. They name a Cypriot businessman, Demetrios Serghides, and his sister Gulbakhor "
        "Ismailova."
    )
    for name in ("Alisher Usmanov", "Demetrios Serghides", "Gulbakhor Ismailova"):
        assert actor(reading, name)["schema"] == "Person"
    assert words(actor(reading, "Alisher Usmanov")) == ["Alisher Usmanov", "Usmanov"]


def test_countries_their_other_names_and_what_they_belong_to(read: Reader) -> None:
    reading = read(
        "The United States and the EU condemned Russia. Washington said the Russian Federation had "
        "to leave Ukraine. The U.S. and NATO agreed. The UN did not."
    )
    us = actor(reading, "United States")
    assert (us["schema"], us["country"]) == ("Country", "us")
    assert words(us) == ["United States", "Washington", "U.S."]
    assert words(actor(reading, "Russia")) == ["Russia", "Russian Federation"]
    assert actor(reading, "NATO")["country"] == "nato"
    assert actor(reading, "European Union")["country"] == "eu"
    assert actor(reading, "United Nations")["country"] == "un"


def test_a_capital_is_the_government_only_where_it_acts(read: Reader) -> None:
    reading = read(
        "He arrived in Moscow on Monday. Moscow said the talks between Minsk and Kyiv failed."
    )
    assert [m["start"] for m in actor(reading, "Russia")["mentions"]] == [32]
    assert words(actor(reading, "Belarus")) == ["Minsk"]
    assert words(actor(reading, "Ukraine")) == ["Kyiv"]


def test_a_name_with_a_country_in_it_is_no_country(read: Reader) -> None:
    reading = read("Michael Jordan met the governor of the Bank of Russia in Chicago.")
    assert all(a["schema"] != "Country" for a in reading["actors"])
    assert actor(reading, "Michael Jordan")["country"] is None


def test_a_ministry_is_one_under_its_names(read: Reader) -> None:
    reading = read(
        "The Chinese Defense Ministry said it agreed. China’s Defense Ministry gave no date. The "
        "ministry did not say more. The Russian Foreign Ministry declined to comment."
    )
    chinese = actor(reading, "Chinese Defense Ministry")
    assert (chinese["schema"], chinese["country"]) == ("PublicBody", "cn")
    assert words(chinese) == ["Chinese Defense Ministry", "Defense Ministry", "The ministry"]
    assert actor(reading, "Russian Foreign Ministry")["country"] == "ru"


def test_the_ministry_of_two_is_neither(read: Reader) -> None:
    reading = read(
        "The Chinese Defense Ministry met the Russian Foreign Ministry. The ministry agreed."
    )
    assert all("The ministry" not in words(a) for a in reading["actors"])


@pytest.mark.parametrize(
    ("text", "name", "description"),
    [
        (
            "China’s defense chief will visit Russia. Defense Minister Li Shangfu of China leaves "
            "soon. Chinese Defense Minister Li Shangfu said so.",
            "Li Shangfu",
            None,
        ),
        (
            "China’s defense chief will visit Russia. Chinese Defense Minister Li Shangfu leaves soon.",
            "Li Shangfu",
            "China’s defense chief",
        ),
        (
            "Ministry spokesperson Tan Kefei spoke. It is late, according to the spokesperson.",
            "Tan Kefei",
            "the spokesperson",
        ),
        ("NATO met. The transatlantic alliance agreed.", "NATO", "The transatlantic alliance"),
        ("The EU agreed. The bloc sent arms.", "European Union", "The bloc"),
    ],
)  # fmt: skip
def test_a_description_that_can_mean_only_one(
    read: Reader, text: str, name: str, description: str | None
) -> None:
    found = [m["text"] for m in actor(read(text), name)["mentions"] if m["kind"] == "description"]
    if description is not None:
        assert found == [description]


@pytest.mark.parametrize(
    "text",
    [
        "Russian President Vladimir Putin met Chinese President Xi Jinping. The president smiled.",
        "The EU and ECOWAS agreed. The bloc sent arms.",
        "Tan Kefei, a spokesman, met Mao Ning, a spokeswoman. The spokesperson left.",
    ],
)
def test_a_description_that_can_mean_two_means_none(read: Reader, text: str) -> None:
    found = {m["text"].lower() for a in read(text)["actors"] for m in a["mentions"]}
    assert found
    assert found.isdisjoint({"the president", "the bloc", "the spokesperson"})


def test_no_country_is_guessed_from_a_name(read: Reader) -> None:
    reading = read("Sergei Ivanov met Hans Müller and Li Wei on Friday.")
    assert {a["country"] for a in reading["actors"]} == {None}
