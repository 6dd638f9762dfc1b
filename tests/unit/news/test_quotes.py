"""Where quotations are, and the text without them."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.news.layout import flatten, split_blocks
from watchword.news.quotes import find_quotes, mask_quotes, outer_blocks


def quoted(text: str) -> list[str]:
    flat = flatten(text)
    quotes = find_quotes(text, flat, split_blocks(flat))
    return [text[quote.inner_start : quote.inner_end] for quote in quotes]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("“We will go,” he said.", ["We will go,"]),
        ('"We will go," he said. "Soon."', ["We will go,", "Soon."]),
        ("He called it “a ‘false’ claim”.", ["a ‘false’ claim"]),
        ("‘We will go,’ he said.", ["We will go,"]),
        ("He called it 'too late' and left.", ["too late"]),
        ("The leaders' talks weren't in the ministers' plans.", []),
        ("It is 5' 4\" tall.", []),
        ("“” and “ … ” hold nothing.", []),
        ("«We will go», he said.", ["We will go"]),
        ("He said ”we will go” twice.", ["we will go"]),
        ("“It never closes, he said.", ["It never closes, he said."]),
    ],
)
def test_quotations_are_found(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "He said: “One.\n\n“Two.\n\n“Three.”\n\n“Another,” she said."
    assert quoted(text) == ["One.\n\n“Two.\n\n“Three.", "Another,"]


def test_an_open_quotation_ends_with_its_paragraph_when_the_next_does_not_go_on() -> None:
    assert quoted("He said: “One.\nThe talks went on. “Two,” he said.") == ["One.", "Two,"]


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ('"We go. It ends," he said.', '"This ," he said.'),
        ('"Why now?" he asked.', '"This ," he asked.'),
        ('"Why now?" Vitter demanded.', '"This ," Vitter demanded.'),
        ('The country "has made progress," he said.', 'The country "went ," he said.'),
        ('It would "gladly go" there.', 'It would "work " there.'),
        ('He said "no".', 'He said "no".'),
    ],
)
def test_the_outer_text_keeps_the_sentence_around_a_quotation(text: str, outer: str) -> None:
    masked = mask_quotes(text, find_quotes(text, text, split_blocks(text)))
    assert re.sub(" +", " ", masked) == outer


@given(st.text(alphabet="ab. ,?\n“”\"'‘’", max_size=120))
def test_masking_moves_nothing_and_touches_nothing_outside(text: str) -> None:
    flat = flatten(text)
    blocks = split_blocks(flat)
    quotes = find_quotes(text, flat, blocks)
    outer = mask_quotes(flat, quotes)
    assert len(outer) == len(flat)
    inside = {i for quote in quotes for i in range(quote.start, quote.end)}
    assert all(outer[i] == flat[i] for i in range(len(flat)) if i not in inside)
    assert all(one.end <= other.start for one, other in pairwise(quotes))
    assert set(outer_blocks(blocks, quotes)) <= set(blocks)
