"""The class of a word never fails, whatever the word is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from watchword.text.common_names import commonness
from watchword.text.names import Reading, read_name


@given(st.text(max_size=200))
def test_any_text_has_a_class(text: str) -> None:
    assert commonness(text) in {0, 1, 2, 3}
    for token in read_name(text, Reading.PERSON).tokens:
        assert commonness(token) in {0, 1, 2, 3}
