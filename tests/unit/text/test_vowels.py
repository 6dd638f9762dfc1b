"""Words that have lost their vowels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.text.vowels import vowel_loss


@pytest.mark.parametrize(
    ("bare", "full"),
    [
        ("vldmr", "vladimir"),
        ("mhmmd", "muhammad"),
        ("mhmd", "mohammed"),
        ("lshr", "alisher"),
        ("alshr", "alisher"),
        ("srgy", "sergey"),
        ("srg", "sergey"),
        ("usmnv", "usmanov"),
        ("kdrv", "kadyrov"),
        ("ptn", "putin"),
        ("hssn", "hussein"),
        ("shg", "shoigu"),
        ("amr", "amir"),
        ("vladmr", "vladimir"),
        ("burkhnvch", "burkhanovich"),
        ("mkhl", "mikhail"),
    ],
)
def test_what_is_left_meets_the_whole(bare: str, full: str) -> None:
    alike = vowel_loss(bare, full)
    assert alike is not None
    assert 0.6 < alike < 0.9
    assert vowel_loss(full, bare) == alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("martin", "martina"),
        ("ivan", "ivana"),
        ("anton", "antonio"),
        ("sn", "hassan"),
        ("sf", "yusuf"),
        ("ng", "nguyen"),
        ("li", "ali"),
        ("ptn", "patron"),
        ("vldmr", "vladislav"),
        ("mhmd", "mahdi"),
        ("brs", "bashar"),
        ("lm", "alam"),
        ("krm", "kumar"),
        ("hmd", "mahmud"),
        ("rashd", "rashida"),
    ],
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert vowel_loss(one, other) is None


def test_the_fewer_consonants_the_less_alike() -> None:
    grades = [
        vowel_loss(*pair)
        for pair in (("sd", "said"), ("amr", "amir"), ("ptn", "putin"), ("vldmr", "vladimir"))
    ]
    assert None not in grades
    assert grades == sorted(grades, key=lambda grade: grade or 0.0)


@given(st.text("abdehilmnorstuvy", min_size=1), st.text("abdehilmnorstuvy", min_size=1))
def test_it_is_symmetric(one: str, other: str) -> None:
    assert vowel_loss(one, other) == vowel_loss(other, one)


@given(st.text("abdehilmnorstuvy", min_size=1, max_size=12))
def test_all_vowels_lost_leave_enough_where_there_are_three_consonants(word: str) -> None:
    bare = word[0] + "".join(letter for letter in word[1:] if letter not in "aeiou")
    if len({*bare} - {*"aeiouy"}) >= 3 and bare != word and word[-1] not in "aeiouy":
        assert vowel_loss(bare, word) is not None
