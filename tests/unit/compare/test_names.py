"""Names laid side by side, their score, and the sentence about them."""

from __future__ import annotations

import pytest

from watchword.compare import (
    Agreement,
    Evidence,
    Meeting,
    NameEvidence,
    Party,
    compare_parties,
    explain,
    read_party_names,
    score,
    score_name,
)
from watchword.compare.similarity import compare_words
from watchword.model import Name, NameKind, Schema, Strength, year_interval


def evidence(query: str, listed: str, schema: Schema = Schema.PERSON) -> NameEvidence:
    parties = [
        Party(schema=schema, names=read_party_names([Name(full=name)], schema))
        for name in (query, listed)
    ]
    found = compare_parties(*parties).name
    assert found is not None
    return found


def meetings(query: str, listed: str) -> set[tuple[str, str, Meeting]]:
    return {(part.query, part.listed, part.how) for part in evidence(query, listed).parts}


def test_each_part_meets_its_like() -> None:
    assert meetings("Usmanov A. Burkhanovich", "Alisher Burhanovich USMANOV") == {
        ("usmanov", "usmanov", Meeting.EXACT),
        ("a", "alisher", Meeting.INITIAL),
        ("burkhanovich", "burhanovich", Meeting.TRANSLITERATION),
    }


def test_what_is_left_on_both_sides_contradicts() -> None:
    assert ("mosuli", "tikriti", Meeting.CONTRADICTION) in meetings(
        "Hassan al-Mosuli", "Hassan al-Tikriti"
    )


def test_what_is_left_on_one_side_is_missing_or_extra() -> None:
    assert ("", "vladimirovich", Meeting.MISSING) in meetings(
        "Vladimir Putin", "Vladimir Vladimirovich Putin"
    )
    assert ("vladimirovich", "", Meeting.EXTRA) in meetings(
        "Vladimir Vladimirovich Putin", "Vladimir Putin"
    )


def test_words_split_otherwise_are_joined() -> None:
    assert ("shang fu", "shangfu", Meeting.JOINED) in meetings("李尚福", "Shangfu LI")
    assert ("hassan zadeh", "hassanzadeh", Meeting.JOINED) in meetings(
        "Ali Hassan Zadeh", "Ali Hassanzadeh"
    )


def test_compounds_are_one_word_however_split() -> None:
    assert ("abdulrahman", "abdulrahman", Meeting.EXACT) in meetings(
        "Abd al-Rahman X", "Abdul Rahman X"
    )


def test_order_is_noted_and_swapped_generations_too() -> None:
    assert evidence("Li Shangfu", "Shangfu Li").reordered
    assert not evidence("Li Shangfu", "Li Shangfu").reordered
    assert evidence("Salman bin Muhammad", "Muhammad bin Salman").swapped
    assert not evidence("Muhammad bin Salman", "Muhammad bin Salman").swapped


def test_legal_forms_agree_or_contradict() -> None:
    body = Schema.ORGANIZATION
    assert evidence("Foo LLC", "ООО Foo", body).legal is Agreement.AGREE
    assert evidence("Foo LLC", "Foo JSC", body).legal is Agreement.CONTRADICT
    assert evidence("Foo", "Foo JSC", body).legal is None


@pytest.mark.parametrize(
    ("left", "right", "how"),
    [
        ("usmanov", "usmanov", Meeting.EXACT),
        ("v", "vladimir", Meeting.INITIAL),
        ("ahmed", "ahmad", Meeting.TRANSLITERATION),
        ("usmanov", "usmabov", Meeting.TYPO),
        ("antonia", "antonio", Meeting.GENDER),
        ("v", "w", None),
        ("li", "lu", None),
        ("wang", "weng", None),
        ("hassan", "hussein", None),
        ("iran", "iraq", None),
        ("2017", "2018", None),
    ],
)
def test_words(left: str, right: str, how: Meeting | None) -> None:
    for pair in ((left, right), (right, left)):
        found = compare_words(*pair)
        assert (found[0] if found else None) is how


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    def weigh(word: str) -> float:
        return {"usmanov": 1.0, "ali": 0.4}.get(word, 0.7)

    query = Party(
        schema=Schema.PERSON, names=read_party_names([Name(full="Ali Usmanov")], Schema.PERSON)
    )

    def against(name: str) -> float:
        listed = Party(
            schema=Schema.PERSON, names=read_party_names([Name(full=name)], Schema.PERSON)
        )
        return score(compare_parties(query, listed, rarity=weigh))

    assert against("Karim Usmanov") > against("Ali Karimov")


def test_a_name_without_a_word_in_common_scores_nothing() -> None:
    assert score_name(evidence("Ann Lee", "Oleg Petrov")) == 0.0
    assert score(Evidence()) == 0.0


def test_the_sentence_says_who_met_whom_and_what_contradicts() -> None:
    query = Party(
        schema=Schema.PERSON,
        names=read_party_names([Name(full="Sergey Shoygu")], Schema.PERSON),
        birth_dates=(year_interval(1955),),
        countries=("ru",),
        sex="female",
    )
    listed = Party(
        schema=Schema.PERSON,
        names=read_party_names(
            [
                Name(
                    full="Sergei Kuzhugetovich SHOIGU",
                    kind=NameKind.ALIAS,
                    strength=Strength.WEAK,
                )
            ],
            Schema.PERSON,
        ),
        birth_dates=(year_interval(1990),),
        countries=("ru",),
        sex="male",
    )
    sentence = explain(compare_parties(query, listed))
    for words in (
        "“Sergey Shoygu” meets the listed weak alias “Sergei Kuzhugetovich SHOIGU”",
        "“shoygu” is a spelling of “shoigu”",
        "the listed name also has “kuzhugetovich”",
        "birth date 1955 contradicts the listed 1990",
        "the country RU agrees",
        "the sex female contradicts the listed male",
    ):
        assert words in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_an_explanation_stays_one_sentence_for_any_evidence() -> None:
    assert explain(Evidence()) == "Nothing is known that speaks for or against."
    long = "A\n" * 300 + "B"
    assert len(explain(Evidence(name=evidence(long, "Oleg Petrov")))) < 400


def test_a_list_that_has_an_initial_and_a_common_name_names_nobody() -> None:
    assert score_name(evidence("Mohammed Kamali", "Mohammed K")) < 0.7
    assert score_name(evidence("V. Putin", "Vladimir Putin")) > 0.7
    assert score_name(evidence("Shoigu Sergei", "Shoigu S")) > 0.7
