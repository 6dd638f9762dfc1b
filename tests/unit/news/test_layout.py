"""Blocks, headings and the text of the same length; the language."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.news.language import is_english
from watchword.news.layout import dateline_end, flatten, split_blocks

ENGLISH = (
    "The ministry said on Friday that it would not take part in the talks, and left it at that."
)


@given(st.text(max_size=300))
def test_flattening_moves_nothing(text: str) -> None:
    flat = flatten(text)
    assert len(flat) == len(text)
    for before, after in zip(text, flat, strict=True):
        assert after == before or not before.isalnum()


def test_curly_quotes_become_ascii_and_the_invisible_becomes_space() -> None:
    assert flatten("“Don’t,”\u200b he\x00said\u202e.") == '"Don\'t,"  he said .'


@given(st.text(alphabet='ab .\n“”"', max_size=200))
def test_blocks_are_in_order_and_hold_all_that_is_visible(text: str) -> None:
    flat = flatten(text)
    blocks = split_blocks(flat)
    inside = "".join(flat[block.start : block.end] for block in blocks)
    assert "".join(inside.split()) == "".join(flat.split())
    assert all(one.end <= other.start for one, other in pairwise(blocks))


def test_lines_are_paragraphs_and_short_ones_without_a_stop_are_headings() -> None:
    text = (
        "US Sanctions Over 120 Targets\nThe round was announced.\n\n‘World Order’\nIt came later."
    )
    blocks = split_blocks(flatten(text))
    assert [(text[b.start : b.end], b.heading) for b in blocks] == [
        ("US Sanctions Over 120 Targets", True),
        ("The round was announced.", False),
        ("‘World Order’", True),
        ("It came later.", False),
    ]


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    text = "The minister will visit\nthe capital on Sunday for\ntalks.\n\nHe will return\nlater."
    assert len(split_blocks(text)) == 2


def test_a_headline_in_title_case_may_end_with_a_stop() -> None:
    assert split_blocks("Obama Says Museum Will Tell Of Suffering.")[0].heading
    assert not split_blocks("He said that the museum will tell.")[0].heading


@pytest.mark.parametrize(
    "line",
    ["MOSCOW, April 14 (Reuters) - ", "WASHINGTON (AP) — ", "KYIV, Ukraine — "],
)
def test_a_dateline_is_no_part_of_the_first_sentence(line: str) -> None:
    text = f"{line}Talks began."
    assert text[dateline_end(text, split_blocks(text)[0]) :] == "Talks began."


@pytest.mark.parametrize(
    ("text", "english"),
    [
        (ENGLISH, True),
        ("Blinken met Lavrov.", True),
        ("", True),
        ("Der Minister sagte am Freitag, dass er an den Gesprächen nicht teilnehmen werde.", False),
        ("Le ministre a déclaré vendredi qu’il ne participerait pas aux discussions prévues.", False),
        ("El ministro dijo el viernes que no participaría en las conversaciones previstas.", False),
        ("De minister zei vrijdag dat hij niet zal deelnemen aan de geplande gesprekken.", False),
        ("Министр заявил в пятницу, что не примет участия в переговорах.", False),
        ("国防部长李尚福将于周日访问俄罗斯", False),
        (ENGLISH + " 国防部长李尚福将于周日访问俄罗斯", True),
    ],
)  # fmt: skip
def test_only_english_is_read(text: str, english: bool) -> None:
    assert is_english(text) is english
