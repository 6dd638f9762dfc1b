"""The normal form of a name."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.text.names import MAX_TOKENS, Reading, read_name
from watchword.text.transliteration import romanise


def tokens(text: str, reading: Reading = Reading.PERSON) -> tuple[str, ...]:
    return read_name(text, reading).tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LI, Shangfu", ("li", "shangfu")),
        ("李尚福", ("li", "shang", "fu")),
        ("尚福 李", ("shang", "fu", "li")),
        ("单田芳", ("shan", "tian", "fang")),
        ("김정은", ("kim", "jong", "un")),
        ("박 근혜", ("pak", "kun", "hye")),
        ("Шойгу Сергей", ("shoigu", "sergei")),
        ("محمد بن سلمان", ("muhammad", "bin", "salman")),
        ("قاسم الخزعلي", ("qasim", "al", "khzaly")),
        ("عبد الرحمن", ("abdalrhmn",)),
        ("عبدالرحمن", ("abdalrhmn",)),
        ("حبيب الله", ("hbyballh",)),
        ("نور الدين", ("nwraddyn",)),
        ("Łukasz Müller", ("lukasz", "muller")),
        ("O'Neil", ("oneil",)),
        ("AL-TIKRITI", ("al", "tikriti")),
        ("J.P. Morgan", ("j", "p", "morgan")),
        ("\uff21lisher\u3000\uff35smanov", ("alisher", "usmanov")),
        ("\u202eUsmanov\u200b", ("usmanov",)),
        ("Mr. Dr. Kim Jong", ("kim", "jong")),
        ("", ()),
        ("—!?", ()),
    ],
)
def test_tokens_of_a_person(text: str, expected: tuple[str, ...]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "legal"),
    [
        ("Huawei Technologies Co., Ltd.", ("huawei", "technology"), ("llc",)),
        ("华为技术有限公司", ("hua", "wei", "technology"), ("llc",)),
        ("ООО «Вагнер»", ("vagner",), ("llc",)),
        ("Public Joint Stock Company Sberbank", ("sberbank",), ("jsc",)),
        ("FOO CORP.", ("foo",), ("corp",)),
        ("Ltd", ("limited",), ()),
        ("株式会社", ("zhu", "shi", "hui", "she"), ()),
    ],
)
def test_legal_forms_of_a_body_stand_apart(
    text: str, expected: tuple[str, ...], legal: tuple[str, ...]
) -> None:
    form = read_name(text, Reading.BODY)
    assert form.tokens == expected
    assert form.legal == legal


def test_a_person_keeps_what_looks_like_a_legal_form() -> None:
    assert tokens("Sa Ahmad") == ("sa", "ahmad")


def test_prefixes_of_vessels_are_dropped() -> None:
    assert tokens("M/V Ocean Star", Reading.THING) == ("ocean", "star")
    assert tokens("MT Adrian Darya", Reading.THING) == ("adrian", "darya")
    assert tokens("MV", Reading.THING) == ("mv",)


def test_keys_do_not_depend_on_order_or_on_spaces() -> None:
    one, other = (read_name(text, Reading.PERSON) for text in ("Li Shangfu", "Shangfu Li"))
    assert one.sorted_key == other.sorted_key
    assert read_name("Li Shang Fu", Reading.PERSON).joined_key == one.joined_key


def test_initials_are_known() -> None:
    assert read_name("V. Putin", Reading.PERSON).initials == (True, False)


def test_a_name_of_any_length_is_read_up_to_a_bound() -> None:
    assert len(tokens("ab " * 20_000)) <= MAX_TOKENS
    assert tokens("a" * 20_000)


def test_script_is_known() -> None:
    assert read_name("Шойгу", Reading.PERSON).script == "Cyrl"
    assert read_name("Shoigu", Reading.PERSON).script == "Latn"


def test_transliteration_does_not_go_through_icu() -> None:
    code = (
        "import sys, types\n"
        "class Transliterator:\n"
        "    @classmethod\n"
        "    def createInstance(cls, rules): return cls()\n"
        "    def transliterate(self, text): return 'through-icu'\n"
        "module = types.ModuleType('icu'); module.Transliterator = Transliterator\n"
        "sys.modules['icu'] = module\n"
        "from watchword.text.transliteration import romanise\n"
        "texts = ['李尚福', 'محمد', 'Шойгу', 'トヨタ', 'सुन्दर', 'בנימין', 'ทักษิณ', 'Ærø', '김']\n"
        "print([romanise(text) for text in texts])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    texts = ["李尚福", "محمد", "Шойгу", "トヨタ", "सुन्दर", "בנימין", "ทักษิณ", "Ærø", "김"]
    assert ran.stdout.strip() == str([romanise(text) for text in texts])


def test_the_query_path_imports_nothing_slow() -> None:
    code = (
        "import sys\n"
        "import watchword.screen\n"
        "from watchword.text.names import Reading, read_name\n"
        "read_name('Huawei Technologies Co., Ltd.', Reading.BODY)\n"
        "print(sorted({'followthemoney', 'sqlalchemy', 'rigour.territories', 'spacy', 'httpx2',\n"
        "    'watchword.text.countries', 'watchword.store'} & set(sys.modules)))\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


@given(st.text(max_size=80), st.sampled_from(Reading))
def test_any_text_is_read_into_ascii_words(text: str, reading: Reading) -> None:
    form = read_name(text, reading)
    assert form.original == text
    for token in form.tokens:
        assert token
        assert token.isascii()
        assert token == token.lower()
        assert token.isalnum()
    assert read_name(text, reading) == form


NAMES = st.lists(
    st.sampled_from(
        [
            "Abd",
            "al",
            "Rahman",
            "bin",
            "Ivan",
            "Petrovich",
            "de",
            "la",
            "Nur",
            "Din",
            "Mr.",
            "Allah",
        ]
    ),
    max_size=7,
)


@given(NAMES)
def test_case_and_spaces_do_not_matter(words: list[str]) -> None:
    name = " ".join(words)
    for other in (
        name.upper(),
        name.lower(),
        "  ".join(words),
        f" {name}\t",
        name.replace(" ", "-"),
    ):
        if "-" in other and "Mr." in words:
            continue  # a title is only one where it stands apart
        assert tokens(other) == tokens(name)
