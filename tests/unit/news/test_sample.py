"""The package's own report, which the demo reads."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest
from tests.unit.news.conftest import Reader

pytestmark = pytest.mark.news


@pytest.fixture(scope="module")
def reading(read: Reader) -> dict[str, Any]:
    path = files("watchword.sample").joinpath("reports", "april-2023.txt")
    return read(path.read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "title", "country"),
    [
        ("Li Shangfu", "defence minister", "cn"),
        ("Sergei Shoigu", "defence minister", "ru"),
        ("Tan Kefei", "spokesman", "cn"),
        ("Xi Jinping", "leader", "cn"),
        ("Vladimir Putin", "president", "ru"),
        ("Jens Stoltenberg", "secretary general", "nato"),
        ("Alisher Usmanov", "metals and telecoms tycoon", "ru"),
        ("Brian Nelson", "top sanctions official", "us"),
    ],
)
def test_its_people_and_their_offices(
    reading: dict[str, Any], name: str, title: str, country: str
) -> None:
    (person,) = [a for a in reading["actors"] if a["name"] == name]
    assert [(o["title"], o["country"]) for o in person["offices"]] == [(title, country)]


def test_every_authority_that_lists_usmanov_is_named(reading: dict[str, Any]) -> None:
    countries = {
        a["country"] for a in reading["actors"] if a["schema"] in {"Country", "PublicBody"}
    }
    assert {"us", "eu", "gb", "ch", "ca", "au", "jp", "nz"} <= countries


def test_its_quotations(reading: dict[str, Any]) -> None:
    names = {a["id"]: a["name"] for a in reading["actors"]}
    assert [(names[s["speaker"]], s["text"]) for s in reading["statements"] if s["quoted"]] == [
        ("Tan Kefei", "continued to operate at a high level"),
        ("Antony Blinken", "alternate routes to finance and fuel its war machine"),
        ("Brian Nelson", "disrupt evasion schemes that support Putin on the battlefield"),
    ]


def test_its_dates(reading: dict[str, Any]) -> None:
    values = {found["text"]: found["value"] for found in reading["dates"]}
    assert values["Sunday"] == "2023-04-16"
    assert values["March 20"] == "2023-03-20"
    assert values["April 12"] == "2023-04-12"
    assert values["four days"] == "P4D"
    (announced,) = [
        s for s in reading["statements"] if s["cue"] == "announced" and s["made_on"] == "2023-04-14"
    ]
    assert announced["quoted"] is False
