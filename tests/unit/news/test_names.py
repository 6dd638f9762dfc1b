"""Personal names: what somebody is called after the full name."""

from __future__ import annotations

import pytest

from watchword.news.names import is_family_first, person_name, same_person


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Li Shangfu", "li"),
        ("Tan Kefei", "tan"),
        ("Xi Jinping", "xi"),
        ("Kim Jong Un", "kim"),
        ("Moon Jae-in", "moon"),
        ("Tsai Ing-wen", "tsai"),
        ("Lee Hsien Loong", "lee"),
        ("Sergei Shoigu", "shoigu"),
        ("Bashar al-Assad", "assad"),
        ("Ursula von der Leyen", "von der leyen"),
        ("Nicolás Maduro Moros", "maduro"),
        ("Robert F. Kennedy Jr.", "kennedy"),
        ("De Blasio", "blasio"),
    ],
)
def test_the_family_name_is_known(name: str, short: str) -> None:
    assert short in person_name(name).family


@pytest.mark.parametrize("name", ["Kim Kardashian", "Lee Harvey Oswald", "Sergei Li", "Li"])
def test_a_western_name_is_not_read_from_the_front(name: str) -> None:
    assert not is_family_first(name)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Donald J. Trump", "Donald Trump", True),
        ("Joe Biden", "Joseph R. Biden Jr.", True),
        ("Antony Blinken", "Tony Blinken", True),
        ("Sergei Lavrov", "Sergey Lavrov", True),
        ("Nicolás Maduro", "Nicolas Maduro", True),
        ("Bill Clinton", "Hillary Clinton", False),
        ("Li Shangfu", "Li Keqiang", False),
        ("Viktor Yanukovych", "Oleksandr Yanukovych", False),
        ("Putin", "Vladimir Putin", False),
    ],
)
def test_two_full_names_of_one_person(one: str, other: str, same: bool) -> None:
    assert same_person(person_name(one), person_name(other)) is same
    assert same_person(person_name(other), person_name(one)) is same
