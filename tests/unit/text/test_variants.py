"""Families of spellings, sister languages, patronymics, and endings of men and women."""

from __future__ import annotations

import pytest

from watchword.text.gender import FAMILY_NAMES, GIVEN_NAMES, PATRONYMICS, gender_likeness
from watchword.text.variants import (
    FAMILY,
    SISTERS,
    family_keys,
    family_likeness,
    split_patronymic,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("mohd", "muhammad"),
        ("maxamed", "mohamed"),
        ("hocine", "hussein"),
        ("youcef", "yusuf"),
        ("cismaan", "othman"),
        ("slimane", "sulayman"),
        ("gathafi", "qadhafi"),
        ("abderrahmane", "abdulrahman"),
        ("aicha", "aisha"),
        ("ridha", "reza"),
        ("alexander", "aleksandr"),
        ("iouri", "yury"),
        ("julia", "iuliia"),
        ("pyotr", "petr"),
    ],
)
def test_one_name_in_several_spellings(one: str, other: str) -> None:
    assert family_likeness(one, other) == family_likeness(other, one) == FAMILY
    assert family_keys(one) & family_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sergei", "serhiy"),
        ("sergey", "siarhei"),
        ("vladimir", "volodymyr"),
        ("volodymyr", "uladzimir"),
        ("nikolay", "mykola"),
        ("igor", "ihar"),
        ("elena", "olena"),
        ("dmitry", "dzmitry"),
        ("vladimirovich", "volodymyrovych"),
        ("nikolaevich", "mykolayovych"),
        ("sergeyevna", "siarheeuna"),
        ("grigorievich", "hryhorovych"),
    ],
)
def test_sister_languages(one: str, other: str) -> None:
    assert family_likeness(one, other) == family_likeness(other, one) == SISTERS
    assert family_keys(one) & family_keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ivan", "john"),
        ("mehmet", "muhammad"),
        ("hasan", "hussein"),
        ("mahmud", "muhammad"),
        ("ahmad", "muhammad"),
        ("vladimir", "vladislav"),
        ("vladimirovich", "vladislavovich"),
        ("petrovich", "petrovna"),
        ("sergei", "serge"),
        ("salim", "salem"),
        ("yuri", "georgy"),
        ("ali", "alia"),
        ("nikolaevich", "mikhailovich"),
        ("musa", "moshe"),
        ("isa", "jesus"),
    ],
)
def test_names_of_their_own(one: str, other: str) -> None:
    assert family_likeness(one, other) is None


@pytest.mark.parametrize(
    ("word", "father", "sex"),
    [
        ("vladimirovich", "vladimir", "male"),
        ("wladimirowitsch", "wladimir", "male"),
        ("vladimirovitj", "vladimir", "male"),
        ("yuriyovych", "yur", "male"),
        ("sergeevna", "serge", "female"),
        ("petrivna", "petr", "female"),
        ("siarheeuna", "siarhe", "female"),
        ("ivanov", "", ""),
        ("anna", "", ""),
        ("ovich", "", ""),
    ],
)
def test_patronymics(word: str, father: str, sex: str) -> None:
    assert split_patronymic(word) == (father, sex)


@pytest.mark.parametrize(
    ("man", "woman", "alike"),
    [
        ("ivanov", "ivanova", FAMILY_NAMES),
        ("medvedev", "medvedeva", FAMILY_NAMES),
        ("putin", "putina", FAMILY_NAMES),
        ("dostoevsky", "dostoevskaya", FAMILY_NAMES),
        ("kowalski", "kowalska", FAMILY_NAMES),
        ("novak", "novakova", FAMILY_NAMES),
        ("aliyev", "aliyeva", FAMILY_NAMES),
        ("kazlauskas", "kazlauskiene", FAMILY_NAMES),
        ("papadopoulos", "papadopoulou", FAMILY_NAMES),
        ("petrovich", "petrovna", PATRONYMICS),
        ("antonio", "antonia", GIVEN_NAMES),
        ("karim", "karimah", GIVEN_NAMES),
    ],
)
def test_a_mans_and_a_womans_form(man: str, woman: str, alike: float) -> None:
    assert gender_likeness(man, woman) == gender_likeness(woman, man) == alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lukashenko", "lukashenka"),
        ("ivanov", "ivanenko"),
        ("ivanova", "petrova"),
        ("lopez", "lopa"),
        ("ana", "an"),
        ("marat", "marina"),
    ],
)
def test_no_difference_of_gender(one: str, other: str) -> None:
    assert gender_likeness(one, other) is None
