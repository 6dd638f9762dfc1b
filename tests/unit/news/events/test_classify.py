"""The type of an event between two parts that are known."""

from __future__ import annotations

import re

import pytest

from watchword.news.events.classify import Classified, classify

pytestmark = pytest.mark.news


def between(marked: str) -> Classified:
    """Classify a sentence with its source in [ ] and its target in { }."""
    source, target = re.search(r"\[(.+?)\]", marked), re.search(r"\{(.+?)\}", marked)
    plain = re.sub(r"[][{}]", "", marked)
    places = [
        (plain.index(m.group(1)), plain.index(m.group(1)) + len(m.group(1))) if m else None
        for m in (source, target)
    ]
    return classify(plain, source=places[0], target=places[1])


@pytest.mark.parametrize(
    ("marked", "plover"),
    [
        ("[Kenya] praised {Rwanda} although Uganda attacked it.", "SUPPORT"),
        ("Kenya praised Rwanda although [Uganda] attacked {Burundi}.", "ASSAULT"),
        ("{Two reporters} were arrested by [Ugandan police].", "COERCE"),
        ("[Kenya] said it would help {Rwanda}.", "AGREE"),
        ("[Kenya] is willing to send food to {Rwanda}.", "AGREE"),
        ("[The union] said they will not end the strike until {the company} pays.", "REJECT"),
        ("[The senator] called {his rival} a liar.", "ACCUSE"),
        ("[The court] has ordered the release of {the editor}.", "RETREAT"),
        ("{Rwanda} drew criticism from [Kenya].", "ACCUSE"),
    ],
)
def test_the_word_between_the_two_parts_tells(marked: str, plover: str) -> None:
    assert between(marked).plover == plover


def test_a_sentence_that_tells_nothing() -> None:
    assert between("[Kenya] is larger than {Rwanda}.").type is None


def test_a_part_that_the_text_does_not_name() -> None:
    assert between("{Two papers} were banned yesterday.").type in {"COERCE", "SANCTION"}
