"""What holds for every name there can be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from watchword.compare import Party, compare_parties, explain, read_party_names, score
from watchword.index import Index, IndexListing, IndexTarget, build_index, open_index
from watchword.model import DateInterval, Name, Schema, Strength, year_interval
from watchword.screen import Subject, check_subject
from watchword.text.names import MAX_TOKENS, Reading, read_name

_WORDS = st.sampled_from(
    [
        "Sergei",
        "Shoigu",
        "Шойгу",
        "李尚福",
        "김정은",
        "محمد",
        "bin",
        "al-",
        "Muhammad",
        "Abdul",
        "Rahman",
        "Li",
        "Shangfu",
        "Hsi",
        "V.",
        "O'Neil",
        "Bank",
        "of",
        "LLC",
        "ООО",
        "有限公司",
        "トヨタ",
        "सुन्दर",
        "Usmanov",
        "Usmanow",
        "Ahmed",
        "Ahmad",
        "the",
        "Haji",
        "12",
        "№5",
        "ß",
    ]
)
NAMES = st.one_of(st.lists(_WORDS, max_size=7).map(" ".join), st.text(max_size=60))
SCHEMAS = st.sampled_from([Schema.PERSON, Schema.ORGANIZATION, Schema.VESSEL])
YEARS = st.integers(1900, 2020)


def party(name: str, schema: Schema, born: DateInterval | None = None) -> Party:
    return Party(
        schema=schema,
        names=read_party_names([Name(full=name)], schema),
        birth_dates=() if born is None else (born,),
    )


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder: Path = tmp_path_factory.mktemp("index")
    names = ["Sergei Shoigu", "李尚福", "Kim Jong Un", "محمد بن سلمان", "Usmanov Ahmed", "12", "of"]
    targets = [
        IndexTarget(
            id=f"ww-{number}",
            schema=Schema.PERSON,
            name=name,
            names=(Name(full=name),),
            listings=(IndexListing(authority="us", list="sdn", entry=str(number)),),
        )
        for number, name in enumerate(names)
    ]
    build_index(folder, state="s", targets=targets)
    return open_index(folder, state="s")


@given(text=st.text(), reading=st.sampled_from(Reading))
@example(text="\x00\ud800\u202e", reading=Reading.PERSON)
@example(text="İ" * 700, reading=Reading.BODY)
@example(text="ﷺ" * 500, reading=Reading.PERSON)
@example(text="公司有限公司", reading=Reading.BODY)
def test_any_text_has_a_normal_form(text: str, reading: Reading) -> None:
    form = read_name(text, reading)
    assert form == read_name(text, reading)
    assert len(form.tokens) <= MAX_TOKENS
    for token in form.tokens:
        assert token.isascii()
        assert token.isalnum()
        assert token == token.lower()


@given(text=NAMES, reading=st.sampled_from(Reading))
def test_case_and_space_do_not_matter(text: str, reading: Reading) -> None:
    plain = read_name(text, reading)
    assert read_name(f"  {text}\t", reading).tokens == plain.tokens
    if text.isascii():
        assert read_name(text.upper(), reading).tokens == plain.tokens


@given(one=NAMES, other=NAMES, schema=SCHEMAS)
def test_a_score_lies_between_0_and_1_and_is_the_same_again(
    one: str, other: str, schema: Schema
) -> None:
    evidence = compare_parties(party(one, schema), party(other, schema))
    value = score(evidence)
    assert 0.0 <= value <= 1.0
    assert value == score(compare_parties(party(one, schema), party(other, schema)))
    assert "\n" not in explain(evidence)


@given(one=NAMES, other=NAMES, schema=SCHEMAS)
def test_it_hardly_matters_which_side_asks(one: str, other: str, schema: Schema) -> None:
    there = score(compare_parties(party(one, schema), party(other, schema)))
    back = score(compare_parties(party(other, schema), party(one, schema)))
    assert abs(there - back) < 0.1


@given(name=NAMES, schema=SCHEMAS)
def test_a_name_matches_itself(name: str, schema: Schema) -> None:
    same = party(name, schema)
    if same.names:
        assert score(compare_parties(same, same)) >= 0.7


@given(one=NAMES, other=NAMES, year=YEARS, gap=st.integers(4, 80))
def test_a_birth_date_never_speaks_against_itself(
    one: str, other: str, year: int, gap: int
) -> None:
    def at(listed: int | None) -> float:
        born = None if listed is None else year_interval(listed)
        return score(
            compare_parties(
                party(one, Schema.PERSON, year_interval(year)), party(other, Schema.PERSON, born)
            )
        )

    assert at(year) >= at(None) >= at(year + gap)


@given(one=NAMES, other=NAMES)
def test_a_weak_name_never_scores_above_a_strong_one(one: str, other: str) -> None:
    strong = party(other, Schema.PERSON)
    weak = Party(
        schema=Schema.PERSON,
        names=read_party_names([Name(full=other, strength=Strength.WEAK)], Schema.PERSON),
    )
    query = party(one, Schema.PERSON)
    assert score(compare_parties(query, weak)) <= score(compare_parties(query, strong))
    assert score(compare_parties(query, weak)) < 0.7


@settings(deadline=None)
@given(name=st.one_of(NAMES, st.text(max_size=300)), schema=st.sampled_from([None, *Schema]))
@example(name="Sergei " * 2_000, schema=None)
@example(name="х" * 12_000, schema=None)
@example(name="李" * 12_000, schema=Schema.PERSON)
@example(name="a b c d e f g h i j k l m n o p q r s t u v w x y z " * 400, schema=None)
def test_any_name_can_be_checked(index: Index, name: str, schema: Schema | None) -> None:
    asked = Subject(names=(name,), schema=schema)
    answer = check_subject(index, asked)
    assert answer == check_subject(index, asked)
    scores = [match.score for match in answer.matches]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= value <= 1.0 for value in scores)
    assert answer.to_dict()
