"""Chinese, Korean, and the sounds that romanisations share."""

from __future__ import annotations

import pytest

from watchword.text.abjad import spoken, unwritten_vowels
from watchword.text.chinese import (
    SYLLABLES,
    all_syllables,
    loose_key,
    old_readings,
    split_syllables,
)
from watchword.text.korean import romanise_syllable, spelling_pattern, surname_spelling
from watchword.text.sounds import bones, fold, skeleton


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        ("jinping", ("jin", "ping")),
        ("shangfu", ("shang", "fu")),
        ("xi", ("xi",)),
        ("enlai", ("en", "lai")),
        ("usmanov", ()),
        ("lee", ()),
        ("", ()),
        ("x" * 500, ()),
    ],
)
def test_joined_pinyin_is_split(token: str, expected: tuple[str, ...]) -> None:
    assert split_syllables(token) == expected


def test_the_table_of_syllables_is_whole() -> None:
    assert 390 <= len(SYLLABLES) <= 420
    assert {"zhuang", "er", "lv", "nve", "xiong", "a"} - SYLLABLES == {"nve"}


def test_wade_giles_stands_for_several_syllables() -> None:
    hsi, chin, ping = old_readings(("hsi", "chin", "ping"))
    assert "xi" in hsi
    assert {"jin", "qin"} <= chin
    assert {"ping", "bing"} <= ping


def test_good_pinyin_is_not_taken_for_wade_giles() -> None:
    assert old_readings(("chang", "wei")) == ()
    assert old_readings(("smith", "hsi")) == ()


def test_both_systems_share_a_key_in_any_order() -> None:
    assert loose_key(("hsi", "chin", "ping")) == loose_key(("jinping", "xi")) != ""
    assert loose_key(("li",)) == ""
    assert all_syllables(("xi", "smith")) == ()


@pytest.mark.parametrize(
    ("hangul", "spellings", "others"),
    [
        (
            "김정은",
            ["kimjongun", "gimjeongeun", "kimjungeun"],
            ["kimjongil", "kimjong", "leejongun"],
        ),
        ("박근혜", ["parkgeunhye", "pakkunhye"], ["parkchunghee"]),
        ("이명박", ["leemyungbak", "rimyongpak", "yimyeongbak"], ["kimmyungbak"]),
    ],
)
def test_usual_spellings_of_hangul(hangul: str, spellings: list[str], others: list[str]) -> None:
    pattern = spelling_pattern(hangul)
    assert pattern is not None
    assert [word for word in spellings if not pattern.fullmatch(word)] == []
    assert [word for word in others if pattern.fullmatch(word)] == []


def test_hangul_syllables() -> None:
    assert romanise_syllable("정") == "jong"
    assert surname_spelling("박") == "pak"
    assert spelling_pattern("김") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shoigu", "shoygu"),
        ("usmanov", "ousmanov"),
        ("jon", "john"),
        ("kadyrov", "qadirov"),
        ("husayn", "hussein"),
        ("khalid", "halid"),
        ("yusuf", "youssouf"),
        ("wagner", "vagner"),
    ],
)
def test_spellings_of_one_sound_fold_into_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_coarser_keys() -> None:
    assert fold("ahmed") != fold("ahmad")
    assert skeleton("ahmed") == skeleton("ahmad")
    assert skeleton("hassan") != skeleton("hamdan")
    assert bones("mwswy") == bones("mousavi") != ""


@pytest.mark.parametrize(
    ("bare", "same", "other"),
    [
        ("hsn", "hassan", "hussein"),
        ("hsyn", "hussein", "hassan"),
        ("slman", "salman", "sulayman"),
        ("khald", "khalid", "waleed"),
        ("mwswy", "mousavi", "mansour"),
        ("mhna", "muhanna", "iman"),
    ],
)
def test_unwritten_vowels(bare: str, same: str, other: str) -> None:
    assert unwritten_vowels(bare).fullmatch(spoken(same))
    assert not unwritten_vowels(bare).fullmatch(spoken(other))
