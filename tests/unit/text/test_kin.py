"""Keys of words that mean the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.text.kin import kin_folds, kin_groups
from watchword.text.sounds import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("almasri", "masri"),
        ("abdulaziz", "aziz"),
        ("nuruddin", "nur"),
        ("ivanova", "ivanov"),
        ("dostoevskaya", "dostoevski"),
        ("novakova", "novak"),
        ("kazlauskiene", "kazlauskaite"),
    ],
)
def test_words_share_a_fold_with_their_kin(one: str, other: str) -> None:
    assert ({fold(one)} | kin_folds(one)) & ({fold(other)} | kin_folds(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("bill", "william"), ("serhiy", "sergei"), ("mohd", "muhammad"), ("will", "bill")],
)
def test_words_share_a_group_with_their_kin(one: str, other: str) -> None:
    assert kin_groups(one) & kin_groups(other)


def test_most_words_have_no_kin() -> None:
    assert kin_folds("kuzhuget") == kin_folds("smith") == kin_groups("kuzhuget") == frozenset()


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789", max_size=12))
def test_any_word_has_an_answer(word: str) -> None:
    assert fold(word) not in kin_folds(word)
    assert kin_groups(word) == kin_groups(word)
