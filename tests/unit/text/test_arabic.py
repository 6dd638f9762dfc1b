"""Arabic names of several words that are one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.text.abjad import spoken, unwritten_vowels
from watchword.text.arabic import arabic_word, join_arabic, part_of_compound, without_article
from watchword.text.names import Reading, read_name


def joined(text: str) -> list[str]:
    return join_arabic(text.split())


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("abd al rahman", "abdulrahman"),
        ("abdul rahman", "abdulrahman"),
        ("abdel rahman", "abdulrahman"),
        ("abd rahman", "abdulrahman"),
        ("abd el rahman", "abdulrahman"),
        ("abdurrahman", "abdulrahman"),
        ("abdelrahman", "abdulrahman"),
        ("abderrahman", "abdulrahman"),
        ("abdus salam", "abdulsalam"),
        ("abdussalam", "abdulsalam"),
        ("abd al nasir", "abdulnasir"),
        ("abdunnasir", "abdulnasir"),
        ("abd allah", "abdullah"),
        ("abdallah", "abdullah"),
        ("abdulla", "abdullah"),
        ("nur al din", "nuruddin"),
        ("nureddin", "nuruddin"),
        ("nur ud din", "nuruddin"),
        ("nureddine", "nuruddin"),
        ("salah eddine", "salahuddin"),
        ("habib allah", "habibullah"),
        ("habibollah", "habibullah"),
        ("zia ur rehman", "ziaurrahman"),
        ("ziaurrehman", "ziaurrahman"),
    ],
)
def test_one_name_in_one_form(written: str, one: str) -> None:
    assert joined(written) == [one]
    assert joined(f"{written} yasin") == [one, "yasin"]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("abdul khan", ["abdul", "khan"]),
        ("muhammad ibn salman", ["muhammad", "bin", "salman"]),
        ("muhammad ben ali", ["muhammad", "bin", "ali"]),
        ("ben affleck", ["ben", "affleck"]),
        ("hasan as sadr", ["hasan", "al", "sadr"]),
        ("hasan el masri", ["hasan", "al", "masri"]),
        ("nguyen an nam", ["nguyen", "an", "nam"]),
        ("an nguyen", ["an", "nguyen"]),
        ("abou hafs", ["abu", "hafs"]),
        ("geraldine martin", ["geraldine", "martin"]),
        ("constantine", ["constantine"]),
        ("mullah omar", ["mullah", "omar"]),
        ("padilla", ["padilla"]),
        ("ivan petrov", ["ivan", "petrov"]),
        ("li an", ["li", "an"]),
        ("juan de la cruz", ["juan", "de", "la", "cruz"]),
    ],
)
def test_other_words_stay(written: str, words: list[str]) -> None:
    assert joined(written) == words


@pytest.mark.parametrize(
    ("arabic", "latin"),
    [
        ("عبد الرحمن", "Abdurrahman"),
        ("عبدالله", "Abd Allah"),
        ("نور الدين", "Noureddine"),
        ("حبيب الله", "Habibullah"),
        ("عبد الكريم", "Abdel-Karim"),
    ],
)
def test_arabic_letters_fit_the_form(arabic: str, latin: str) -> None:
    bare, full = (read_name(text, Reading.PERSON).tokens for text in (arabic, latin))
    assert len(bare) == len(full) == 1
    assert unwritten_vowels(bare[0]).fullmatch(spoken(full[0]))


def test_parts() -> None:
    assert part_of_compound("abdulaziz") == "aziz"
    assert part_of_compound("nuruddin") == "nur"
    assert part_of_compound("habibullah") == "habib"
    assert part_of_compound("ivanov") == ""
    assert without_article("almasri") == "masri"
    assert without_article("ali") == without_article("alina") == ""


@given(st.lists(st.text("abdehilmnrsuy", min_size=1, max_size=9), max_size=6))
def test_joining_twice_changes_nothing_in_single_words(words: list[str]) -> None:
    for word in words:
        assert arabic_word(arabic_word(word)) == arabic_word(word)
    assert len(join_arabic(words)) <= len(words)
