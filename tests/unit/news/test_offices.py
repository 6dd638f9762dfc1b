"""Titles beside names."""

from __future__ import annotations

import pytest
from tests.unit.news.conftest import Reader

from watchword.news.titles import implied_body, make_title, role_of

pytestmark = pytest.mark.news

Row = tuple[str, str, str, str | None, str | None]


@pytest.mark.parametrize(
    ("sentence", "name", "title", "organisation", "country"),
    [
        ("Chinese Defense Minister Li Shangfu left.", "Li Shangfu", "defense minister", "Ministry of Defense", "cn"),
        ("Chinese Defense Ministry spokesperson Tan Kefei spoke.", "Tan Kefei", "spokesperson", "Chinese Defense Ministry", "cn"),
        ("They met NATO secretary-general Jens Stoltenberg.", "Jens Stoltenberg", "secretary-general", "NATO", "nato"),
        ("He met Chinese leader Xi Jinping in March.", "Xi Jinping", "leader", None, "cn"),
        ("It names Russian business tycoon Alisher Usmanov.", "Alisher Usmanov", "business tycoon", None, "ru"),
        ("Uzbek-born Russian billionaire Alisher Usmanov objects.", "Alisher Usmanov", "billionaire", None, "ru"),
        ("Tesla chief executive Elon Musk agreed.", "Elon Musk", "chief executive", "Tesla", "us"),
        ("Wang Yi, China’s top diplomat, told reporters so.", "Wang Yi", "top diplomat", None, "cn"),
        ("Annalena Baerbock, the foreign minister of Germany, agreed.", "Annalena Baerbock", "foreign minister", "Ministry of Foreign Affairs", "de"),
        ("Dmitry Peskov, the Kremlin spokesman, declined.", "Dmitry Peskov", "spokesman", "Kremlin", "ru"),
        ("The Kremlin’s spokesman, Dmitry Peskov, declined.", "Dmitry Peskov", "spokesman", "Kremlin", "ru"),
        ("UK Foreign Secretary James Cleverly agreed.", "James Cleverly", "foreign secretary", "Foreign, Commonwealth and Development Office", "gb"),
        ("U.S. Secretary of State Antony Blinken agreed.", "Antony Blinken", "secretary of state", "Department of State", "us"),
        ("US Treasury Secretary Janet Yellen agreed.", "Janet Yellen", "treasury secretary", "US Treasury Department", "us"),
        ("European Commission President Ursula von der Leyen agreed.", "Ursula von der Leyen", "president", "European Commission", "eu"),
        ("The head of the International Atomic Energy Agency, Rafael Grossi, left.", "Rafael Grossi", "head", "International Atomic Energy Agency", "un"),
        ("Lu Shaye, the Chinese ambassador to France, objected.", "Lu Shaye", "ambassador to france", None, "cn"),
        ("Li Shangfu was named defense minister in March.", "Li Shangfu", "defense minister", "Ministry of Defense", None),
        ("Yevgeny Prigozhin, the founder of the Wagner Group, spoke.", "Yevgeny Prigozhin", "founder", "Wagner Group", "ru"),
        ("Igor Sechin, the chief executive of Rosneft, left.", "Igor Sechin", "chief executive", "Rosneft", "ru"),
        ("India’s external affairs minister, Subrahmanyam Jaishankar, left.", "Subrahmanyam Jaishankar", "external affairs minister", "Ministry of External Affairs", "in"),
        ("South Korean lawmaker Yoo Sang-bum told reporters so.", "Yoo Sang-bum", "lawmaker", None, "kr"),
        ("Josep Borrell, 75, the EU’s foreign policy chief, agreed.", "Josep Borrell", "foreign policy chief", "European Union", "eu"),
        ("Saudi Foreign Minister Prince Faisal bin Farhan left.", "Faisal bin Farhan", "foreign minister", "Ministry of Foreign Affairs", "sa"),
        ("Iran’s supreme leader, Ayatollah Ali Khamenei, spoke.", "Ali Khamenei", "supreme leader", None, "ir"),
        ("Ali Shamkhani, the secretary of Iran’s Supreme National Security Council, left.", "Ali Shamkhani", "secretary", "Supreme National Security Council", "ir"),
        ("Deputy Treasury Secretary Wally Adeyemo agreed.", "Wally Adeyemo", "deputy treasury secretary", None, None),
        ("He saw Gen. Valery Zaluzhny, Ukraine’s commander-in-chief.", "Valery Zaluzhny", "general", None, None),
    ],
)  # fmt: skip
def test_the_title_the_body_and_the_country(
    read: Reader,
    sentence: str,
    name: str,
    title: str,
    organisation: str | None,
    country: str | None,
) -> None:
    actors = {a["name"]: a for a in read(sentence)["actors"]}
    assert title in {office["title"]: None for office in actors[name]["offices"]}
    (office,) = [o for o in actors[name]["offices"] if o["title"] == title]
    assert (office["title"], office["organisation"], office["country"]) == (
        title,
        organisation,
        country,
    )
    assert name.split()[-1] in sentence[office["start"] : office["end"]]


@pytest.mark.parametrize(
    ("sentence", "name", "title", "country"),
    [
        (
            "Chinese Defense Minister Li Shangfu leaves at the invitation of his Russian counterpart, "
            "Sergei Shoigu, a spokesman said.",
            "Sergei Shoigu",
            "defense minister",
            "ru",
        ),
        (
            "British Foreign Secretary James Cleverly met his French counterpart Catherine Colonna.",
            "Catherine Colonna",
            "foreign minister",
            "fr",
        ),
    ],
)  # fmt: skip
def test_a_counterpart_has_the_same_office_elsewhere(
    read: Reader, sentence: str, name: str, title: str, country: str
) -> None:
    (person,) = [a for a in read(sentence)["actors"] if a["name"] == name]
    (office,) = person["offices"]
    assert (office["title"], office["country"], office["inferred"]) == (title, country, True)
    assert person["country"] == country


def test_a_counterpart_of_nobody_has_no_title(read: Reader) -> None:
    (person,) = [
        a for a in read("He met his Iranian counterpart, Ali Bagheri.")["actors"]
        if a["schema"] == "Person"
    ]  # fmt: skip
    assert (person["offices"], person["country"]) == ([], "ir")


@pytest.mark.parametrize(
    "sentence",
    [
        "Former U.S. President Donald Trump agreed.",
        "Donald Trump, the former American president, agreed.",
        "Then-U.S. President Donald Trump agreed.",
    ],
)
def test_an_office_that_is_over(read: Reader, sentence: str) -> None:
    (person,) = [a for a in read(sentence)["actors"] if a["schema"] == "Person"]
    assert [(o["title"], o["former"]) for o in person["offices"]] == [("president", True)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A spokesman for Antonio Guterres agreed.",
        "Antonio Guterres met the minister.",
        "Antonio Guterres, President Vladimir Putin and others met.",
        "Antonio Guterres was not named president.",
    ],
)
def test_a_title_of_somebody_else_is_not_taken(read: Reader, sentence: str) -> None:
    (person,) = [a for a in read(sentence)["actors"] if a["name"] == "Antonio Guterres"]
    assert person["offices"] == []


def test_an_office_is_given_once(read: Reader) -> None:
    text = "Russian President Vladimir Putin left. President Putin, the Russian president, is back."
    (person,) = [a for a in read(text)["actors"] if a["schema"] == "Person"]
    assert len(person["offices"]) == 1


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Defence Secretary", "defense minister"),
        ("minister of defense", "defense minister"),
        ("minister for foreign affairs", "foreign minister"),
        ("Spokeswoman", "spokesperson"),
        ("CEO", "chief executive"),
        ("Prime Minister", "prime minister"),
    ],
)
def test_one_office_under_its_titles(title: str, role: str) -> None:
    assert role_of(title) == role


@pytest.mark.parametrize(
    ("title", "country", "body"),
    [
        ("defence minister", "in", "Ministry of Defence"),
        ("minister of finance", "jp", "Ministry of Finance"),
        ("trade and industry minister", None, "Ministry of Trade and Industry"),
        ("prime minister", "gb", None),
        ("deputy foreign minister", "ru", None),
        ("defense secretary", "us", "Department of Defense"),
        ("home secretary", "gb", "Home Office"),
        ("home secretary", None, None),
        ("press secretary", "us", None),
        ("president", "us", None),
    ],
)
def test_the_body_that_a_title_alone_implies(
    title: str, country: str | None, body: str | None
) -> None:
    assert implied_body(make_title(title), country) == body
