"""Whether two words are one word, and how alike they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.compare.evidence import Meeting
from watchword.compare.similarity import compare_words

LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14)


def alike(left: str, right: str) -> float:
    met = compare_words(left, right)
    return met[1] if met else 0.0


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("vladimirovich", "wladimirowitsch", Meeting.TRANSLITERATION),
        ("mohd", "muhammad", Meeting.TRANSLITERATION),
        ("gorbachev", "gorbachyov", Meeting.TRANSLITERATION),
        ("shcherbakov", "schtscherbakow", Meeting.TRANSLITERATION),
        ("yulia", "julia", Meeting.TRANSLITERATION),
        ("sergey", "serhiy", Meeting.NICKNAME),
        ("bill", "william", Meeting.NICKNAME),
        ("mohammed", "mo", Meeting.NICKNAME),
        ("stephen", "steven", Meeting.NICKNAME),
        ("ivanov", "ivanova", Meeting.GENDER),
        ("petrovich", "petrovna", Meeting.GENDER),
        ("mario", "maria", Meeting.GENDER),
        ("vldmr", "vladimir", Meeting.VOWELS),
        ("petrossyan", "petroxsyan", Meeting.TYPO),
        ("abramovich", "abramocivh", Meeting.TYPO),
        ("v", "vladimir", Meeting.INITIAL),
    ],
)
def test_how_words_meet(left: str, right: str, how: Meeting) -> None:
    met = compare_words(left, right)
    assert met is not None
    assert met[0] is how


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("ivan", "john"),
        ("hassan", "hussein"),
        ("li", "lu"),
        ("iran", "iraq"),
        ("mahmoud", "muhammad"),
        ("ahmed", "mohammed"),
        ("salman", "sulayman"),
        ("rahim", "rahman"),
        ("karim", "akram"),
        ("ali", "abu"),
        ("wang", "huang"),
        ("mo", "mu"),
        ("juan", "ivan"),
        ("vladimir", "vladislav"),
        ("pavel", "petr"),
        ("kim", "lim"),
        ("2017", "2018"),
        ("fund3", "fund4"),
    ],
)
def test_two_words(left: str, right: str) -> None:
    assert alike(left, right) < 0.62
    assert alike(right, left) < 0.62


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (("khalid", "khaled"), ("khalid", "khalud")),
        (("qasim", "kasim"), ("qasim", "basim")),
        (("muhammad", "mohammad"), ("muhammad", "mehammad")),
        (("aleksandr", "alexandr"), ("aleksandr", "aleksadr")),
        (("abramovich", "abramoviich"), ("abramovich", "abramobich")),
        (("abramovich", "abramobich"), ("usman", "usmam")),
        (("abramovich", "abramobich"), ("abramovich", "abramobihc")),
        (("abramovich", "abramobich"), ("abramovich", "sbramovich")),
        (("ivanov", "ivanova"), ("ivanov", "ivanenko")),
        (("jamil", "jameel"), ("jamil", "jamal")),
    ],
)
def test_the_likelier_the_difference_the_more_alike(
    nearer: tuple[str, str], farther: tuple[str, str]
) -> None:
    assert alike(*nearer) > alike(*farther)


@pytest.mark.parametrize("word", ["petrosyan", "abramovich", "kuzhugetovich", "mansourian"])
def test_one_slip_in_a_long_word_is_met_wherever_it_is(word: str) -> None:
    for place in range(len(word)):
        assert alike(word, word[:place] + "w" + word[place + 1 :]) >= 0.7
        assert alike(word, word[:place] + word[place + 1 :]) >= 0.7
        assert alike(word, word[:place] + "z" + word[place:]) >= 0.7


def test_syllables_of_a_script_of_syllables_are_not_slips_of_one_another() -> None:
    assert compare_words("shang", "shan", syllables=True) is None
    assert compare_words("hsien", "hsin", syllables=True) is None


@given(LETTERS, LETTERS)
def test_the_order_of_the_two_does_not_matter(left: str, right: str) -> None:
    assert compare_words(left, right) == compare_words(right, left)
    assert compare_words(left, right, "both") == compare_words(right, left, "both")
    assert compare_words(left, right, "left") == compare_words(right, left, "right")


@given(LETTERS)
def test_a_word_is_itself(word: str) -> None:
    assert compare_words(word, word) == (Meeting.EXACT, 1.0)


@given(LETTERS, LETTERS)
def test_likeness_is_a_share(left: str, right: str) -> None:
    met = compare_words(left, right)
    assert met is None or 0.0 < met[1] <= 1.0


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_any_text_is_harmless(left: str, right: str) -> None:
    assert compare_words(left, right) == compare_words(right, left)
