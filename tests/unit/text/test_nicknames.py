"""Short and pet forms of given names."""

from __future__ import annotations

import pytest

from watchword.text.nicknames import BOTH_SHORT, FORMAL, nickname_groups, nickname_likeness


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("bill", "william"),
        ("bob", "robert"),
        ("peggy", "margaret"),
        ("jack", "john"),
        ("dick", "richard"),
        ("liz", "elizabeth"),
        ("kate", "katherine"),
        ("sasha", "aleksandr"),
        ("sasha", "aleksandra"),
        ("volodya", "vladimir"),
        ("volodya", "volodymyr"),
        ("katia", "ekaterina"),
        ("zhenya", "yevgeny"),
        ("misha", "mikhail"),
        ("pepe", "jose"),
        ("paco", "francisco"),
        ("lupita", "guadalupe"),
        ("chuy", "jesus"),
        ("hans", "johannes"),
        ("kasia", "katarzyna"),
        ("kostas", "konstantinos"),
        ("beppe", "giuseppe"),
    ],
)
def test_short_forms_meet_full_ones(short: str, full: str) -> None:
    assert nickname_likeness(short, full) == nickname_likeness(full, short) == FORMAL
    assert nickname_groups(short) & nickname_groups(full)


@pytest.mark.parametrize(("one", "other"), [("bill", "will"), ("bob", "rob"), ("pepe", "chepe")])
def test_two_short_forms_of_one_name_meet_less(one: str, other: str) -> None:
    assert nickname_likeness(one, other) == BOTH_SHORT < FORMAL


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ivan", "john"),
        ("juan", "john"),
        ("ivan", "juan"),
        ("jose", "joseph"),
        ("sami", "samuel"),
        ("ali", "alison"),
        ("bill", "robert"),
        ("sasha", "mikhail"),
        ("vladimir", "volodymyr"),
        ("william", "walter"),
        ("paco", "pablo"),
        ("hasan", "husain"),
        ("li", "lu"),
        ("nick", "dominik"),
        ("misha", "masha"),
        ("peter", "pavel"),
    ],
)
def test_other_names_do_not(one: str, other: str) -> None:
    assert nickname_likeness(one, other) is None
    assert nickname_likeness(other, one) is None


def test_a_name_is_no_nickname_of_itself() -> None:
    assert nickname_likeness("max", "max") is None
    assert nickname_likeness("usmanov", "usmanov") is None
