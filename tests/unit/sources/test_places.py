"""Places on one line, and phrases of kinship."""

from __future__ import annotations

import pytest

from watchword.model import RelationKind
from watchword.sources.kinship import read_kinship
from watchword.sources.places import country_words, note_of, split_lettered


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Chust, Uzbekistan", "Uzbekistan"),
        ("Osh, Kyrgyz SSR (now Kyrgyzstan)", "Kyrgyzstan"),
        ("5 Sovetskoy Armii St. Moscow  127018 Russia", "Russia"),
        ("Novosibirsk, Russia, 630090", "Russia"),
        ("Yangon, Myanmar (previous address)", "Myanmar"),
        (
            "Pyongyang, Democratic People's Republic of Korea",
            "Democratic People's Republic of Korea",
        ),
        ("Luhansk", ""),
        ("Building 7", ""),
        ("", ""),
    ],
)
def test_the_country_stands_at_the_end(line: str, words: str) -> None:
    assert country_words(line) == words


def test_a_note_stands_in_the_last_brackets() -> None:
    assert note_of("Kuwait (residence as at Mar. 2009)") == "residence as at Mar. 2009"
    assert note_of("Kuwait") == ""


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("a) Kabul b) Herat", ["Kabul", "Herat"]),
        ("a) Belarus;    b) Minsk (now so);   c) Moscow", ["Belarus", "Minsk (now so)", "Moscow"]),
        ("Address: a) Kabul b) Herat", ["Address:", "Kabul", "Herat"]),
        ("Plant b) of Minsk", ["Plant b) of Minsk"]),
        ("a) Kabul", ["Kabul"]),
        ("", []),
    ],
)
def test_lettered_items_fall_apart(cell: str, items: list[str]) -> None:
    assert split_lettered(cell) == items


@pytest.mark.parametrize(
    ("text", "kind", "other"),
    [
        ("Wife of Nikolai TOKAREV", RelationKind.FAMILY, "Nikolai TOKAREV"),
        ("Former wife of Igor Sechin, CEO of Rosneft", RelationKind.FAMILY, "Igor Sechin"),
        ("Brother-in-law of Omar", RelationKind.FAMILY, "Omar"),
        ("Close associate of Vladimir PUTIN", RelationKind.ASSOCIATE, "Vladimir PUTIN"),
    ],
)
def test_a_phrase_of_kinship(text: str, kind: RelationKind, other: str) -> None:
    kinship = read_kinship(text)
    assert kinship is not None
    assert (kinship.kind, kinship.other) == (kind, other)


@pytest.mark.parametrize("text", ["Minister of Defence", "Motherland of all", "Wife of ", ""])
def test_other_phrases_are_none(text: str) -> None:
    assert read_kinship(text) is None
