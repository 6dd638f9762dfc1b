"""Legal forms, generic words, numbers and acronyms in the names of bodies and things."""

from __future__ import annotations

import pytest

from watchword.text.acronyms import acronyms, is_acronym
from watchword.text.names import NameForm, Reading, read_name
from watchword.text.numbers import han_numbers


def body(text: str) -> NameForm:
    return read_name(text, Reading.BODY)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Foo LLC", "llc"),
        ("Limited Liability Company Foo", "llc"),
        ("Foo Limited Liability Company", "llc"),
        ("Limited Liabliity Compaany Foo", "llc"),
        ("Foo Pte.", "llc"),
        ("EOOD Foo", "llc"),
        ("ООО «Foo»", "llc"),
        ("Foo, OOO", "llc"),
        ("Общество с ограниченной ответственностью Foo", "llc"),
        ("Foo GmbH", "llc"),
        ("Foo S.A.R.L.", "llc"),
        ("Foo d.o.o.", "llc"),
        ("Foo Ltd. Şti.", "llc"),
        ("Foo Limited Şirketi", "llc"),
        ("Foo Sdn. Bhd.", "llc"),
        ("Foo Sp. z o.o.", "llc"),
        ("Foo Private Limited", "llc"),
        ("Foo Pvt. Ltd.", "llc"),
        ("Foo Co., Limited", "llc"),
        ("Foo W.L.L.", "llc"),
        ("Foo EOOD", "llc"),
        ("ТОВ Foo", "llc"),
        ("Public Joint Stock Company Foo", "jsc"),
        ("Foo Public Joint Stock Company", "jsc"),
        ("Closed Joint-Stock Company Foo", "jsc"),
        ("PJSC Foo", "jsc"),
        ("ЗАО Foo", "jsc"),
        ("Foo Sh.A.", "jsc"),
        ("Foo S.A.L. Offshore", "jsc"),
        ("Foo B.S.C.", "jsc"),
        ("Foo S.A.E.", "jsc"),
        ("Foo A/S", "jsc"),
        ("Foo S.A. de C.V.", "jsc"),
        ("Kabushiki Kaisha Foo", "jsc"),
        ("株式会社Foo", "jsc"),
        ("ФГУП Foo", "soe"),
        ("ЧВК Foo", "pmc"),
        ("Private Military Company Foo", "pmc"),
    ],
)
def test_legal_forms_at_either_end(text: str, key: str) -> None:
    form = body(text)
    assert form.tokens == ("foo",)
    assert key in form.legal


@pytest.mark.parametrize(
    "text", ["AS", "Ltd", "Company Limited", "OOO", "Public Company Limited", "Joint Stock Company"]
)
def test_a_name_is_never_emptied(text: str) -> None:
    assert body(text).tokens


def test_words_of_a_legal_form_out_of_order_go_too() -> None:
    for text in (
        "Liability Limited Company Foo",
        "Foo Closed Stock Joint Company",
        "Limited Foo Liability Company",
        "Ltd. Liability Co Foo",
    ):
        assert body(text).tokens == ("foo",)
    assert "stock" in body("Foo Stock Exchange").tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foo Technologies", "Foo Tech"),
        ("Foo Industries", "Foo Sanayi"),
        ("Foo Trading", "Foo Ticaret"),
        ("Foo International", "Foo Intl."),
        ("Banque Foo", "Bank Foo"),
        ("Foo Construction", "Foo Constr."),
        ("Institut Foo", "Foo Institute"),
        ("Foo Shipping", "Foo Shpg"),
        ("Foo Manufacturing", "Foo Mfg."),
        ("Foo Development", "Foo Dev."),
        ("بنك فو", "Bank Fw"),
        ("شركة فو للتجارة", "Fw Trading"),
        ("조선무역은행", "Korea Trading Bank"),
        ("中国石油", "China Petroleum"),
        ("第十四研究所", "14th Research Institute"),
    ],
)
def test_generic_words_are_one(one: str, other: str) -> None:
    ours, theirs = ({*body(text).tokens} - {"al", "research"} for text in (one, other))
    assert ours == theirs


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Foo Bank", "Foo Fund"),
        ("Foo Shipping", "Foo Maritime"),
        ("Commercial Bank Foo", "Trade Bank Foo"),
        ("Foo Oil", "Foo Gas"),
        ("Fund 3", "Fund 4"),
        ("Foo Insurance", "Foo Leasing"),
        ("Bank Melli", "National Bank"),
    ],
)
def test_others_are_not(one: str, other: str) -> None:
    assert body(one).tokens != body(other).tokens


@pytest.mark.parametrize(
    "text",
    ["Fund 3", "Fund III", "Fund No. 3", "Fund №3", "Fund Three", "Fund 03", "FUND-3", "Fund3"],
)
def test_numbers_are_digits(text: str) -> None:
    assert body(text).tokens == ("fund", "3")


@pytest.mark.parametrize("text", ["3rd Corps", "Third Corps", "III Corps", "3 Corps"])
def test_ordinals_are_digits(text: str) -> None:
    assert body(text).tokens == ("3", "corps")


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("M/V OCEAN 7", ("ocean", "7")),
        ("OCEAN SEVEN", ("ocean", "7")),
        ("MV Ocean VII", ("ocean", "7")),
        ("OCEAN7", ("ocean", "7")),
        ("SEA STAR V", ("sea", "star", "5")),
        ("EP-MNA", ("ep", "mna")),
        ("The Sea", ("sea",)),
    ],
)
def test_things(text: str, tokens: tuple[str, ...]) -> None:
    assert read_name(text, Reading.THING).tokens == tokens


def test_words_that_look_like_numbers_stay() -> None:
    assert body("Xi An Foo").tokens == ("xi", "an", "foo")
    assert body("Shan Xi").tokens == ("shan", "xi")
    assert read_name("Maria Segundo", Reading.PERSON).tokens == ("maria", "segundo")


def test_chinese_ordinals() -> None:
    assert han_numbers("第十四").split() == ["14"]
    assert han_numbers("第五十四所").split() == ["54", "所"]
    assert han_numbers("第二").split() == ["2"]
    assert han_numbers("第20").split() == ["20"]
    assert han_numbers("二十") == "二十"


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("Islamic Revolutionary Guard Corps", "irgc"),
        ("Islamic Republic of Iran Shipping Lines", "irisl"),
        ("Ministry of Defence and Armed Forces Logistics", "modafl"),
        ("Foo Bar Baz Company", "fbb"),
        ("Foo Bar Baz Company", "fbbc"),
    ],
)
def test_acronyms(name: str, acronym: str) -> None:
    assert acronym in acronyms(body(name))
    assert is_acronym(acronym)


def test_no_acronyms_of_short_names_and_people() -> None:
    assert acronyms(body("Foo Bar")) == ()
    assert acronyms(read_name("Ann Bea Cee", Reading.PERSON)) == ()
    assert acronyms(body("")) == ()
    assert not is_acronym("ab")
