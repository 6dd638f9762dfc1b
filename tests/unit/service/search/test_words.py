"""Words of texts, and of questions."""

from __future__ import annotations

import pytest

from watchword.errors import WrongUse
from watchword.service.search.words import Term, read_question, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MÜLLER, José-María", ["muller", "jose", "maria"]),
        ("Łódź Øster Đorđe ı", ["lodz", "oster", "dorde", "i"]),
        ("Сергей ШОЙГУ", ["sergei", "shoigu"]),
        ("Al-Qa’ida (Da'esh)", ["al", "qaida", "daesh"]),
        ("防衛大臣 Nakatani", ["防", "衛", "大", "臣", "nakatani"]),
        ("ｱﾘｼｪﾙ", ["ア", "リ", "シ", "ェ", "ル"]),
        ("김정은", ["kim", "jong", "un"]),
        ("x\x00y\u202e z\ud800", ["x", "y", "z"]),
        ("… — !", []),
        ("ﬁnance²", ["finance2"]),
    ],
)
def test_words_are_in_latin_letters_without_accents_and_case(text: str, words: list[str]) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("minister Defence", [Term(("minister",)), Term(("defence",))]),
        ('"Minister of Defence" army', [Term(("minister", "of", "defence")), Term(("army",))]),
        ("“head of state”", [Term(("head", "of", "state"))]),
        ('minister "of', [Term(("minister",)), Term(("of",))]),
        ("minist* def", [Term(("minist",), begins=True), Term(("def",))]),
        ('"prime minist*"', [Term(("prime", "minist"), begins=True)]),
        ("al-Assad", [Term(("al",)), Term(("assad",))]),
        ("防衛大臣", [Term(("防", "衛", "大", "臣"))]),
        ("wagner WAGNER", [Term(("wagner",))]),
    ],
)
def test_a_question_asks_for_words_and_runs_of_words(text: str, terms: list[Term]) -> None:
    assert list(read_question(text)) == terms


def test_the_last_word_of_a_name_may_be_the_beginning_of_one() -> None:
    assert read_question("ali usm", begins=True)[-1] == Term(("usm",), begins=True)
    assert read_question('ali "usmanov"', begins=True)[-1] == Term(("usmanov",))


@pytest.mark.parametrize("text", ["", "  ", '""', "*", "…", "a " * 2_000])
def test_a_text_that_asks_for_nothing_is_refused(text: str) -> None:
    with pytest.raises(WrongUse):
        read_question(text)


def test_words_of_a_run_stand_side_by_side() -> None:
    term = Term(("prime", "minist"), begins=True)
    assert term.place_in(["the", "prime", "minister"]) == 1
    assert term.place_in(["prime", "the", "minister"]) is None
    assert not Term(("prime", "minist")).stands_in(["prime", "minister"])
