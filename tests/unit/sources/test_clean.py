"""Folding of values: the quick way gives what the thorough one gives."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.sources.draft import _INVISIBLE, clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        (None, ""),
        ("", ""),
        ("  a  b ", "a b"),
        ("a\u00a0b\tc\nd", "a b c d"),
        ("Ham\u00adisho\u200b", "Hamisho"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\x00\x07x\x85", "x"),
    ],
)
def test_clean(text: str | None, cleaned: str) -> None:
    assert clean(text) == cleaned


@given(st.text(alphabet=st.one_of(st.characters(), st.sampled_from(" \t\u00a0\u200b\u3000a"))))
def test_the_quick_way_agrees_with_the_thorough_one(text: str) -> None:
    assert clean(text) == re.sub(r"\s+", " ", _INVISIBLE.sub("", text)).strip()
