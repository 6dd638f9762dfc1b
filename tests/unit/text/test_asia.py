"""Japanese, Korean and Indian names in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.text.hanja import korean_reading
from watchword.text.indic import romanise_indic
from watchword.text.japanese import name_readings, romanise_kana, shorten
from watchword.text.names import Reading, read_name
from watchword.text.readings import other_readings
from watchword.text.transliteration import romanise


@pytest.mark.parametrize(
    ("kana", "latin"),
    [
        ("とうきょう", "tokyo"),
        ("トヨタ", "toyota"),
        ("しゅんすけ", "shunsuke"),
        ("りゅう", "ryu"),
        ("じゅんいちろう", "junichiro"),
        ("はっとり", "hattori"),
        ("まっちゃ", "matcha"),
        ("チャン", "chan"),
        ("フェルナンド", "ferunando"),
        ("さとう", "sato"),
        ("おおの", "ono"),
        ("しんじ", "shinji"),
        ("つよし", "tsuyoshi"),
        ("ゆうき", "yuki"),
        ("ー", ""),
    ],
)
def test_kana(kana: str, latin: str) -> None:
    assert romanise_kana(kana) == latin


def test_marks_of_length_go() -> None:
    assert shorten("satou") == "sato"
    assert shorten("yuuki") == "yuki"


@pytest.mark.parametrize(
    ("kanji", "reading"),
    [
        ("山田太郎", ("yamada", "taro")),
        ("山田 太郎", ("yamada", "taro")),
        ("太郎 山田", ("yamada", "taro")),
        ("安倍晋三", ("abe", "shinzo")),
        ("岸田文雄", ("kishida", "fumio")),
        ("佐藤美咲", ("sato", "misaki")),
        ("小泉 純一郎", ("koizumi", "junichiro")),
        ("鈴木一郎", ("suzuki", "ichiro")),
        ("高橋直人", ("takahashi", "naoto")),
        ("田中 健一", ("tanaka", "kenichi")),
    ],
)
def test_kanji(kanji: str, reading: tuple[str, str]) -> None:
    assert reading in name_readings(kanji)
    forms = other_readings(read_name(kanji, Reading.PERSON))
    assert reading in {form.tokens for form in forms}


@pytest.mark.parametrize("name", ["习近平", "王健", "张伟", "Xi", "", "太郎", "山田 太郎 花子 一"])
def test_other_names_have_no_japanese_reading(name: str) -> None:
    assert name_readings(name) == ()


@pytest.mark.parametrize(
    ("hanja", "reading"),
    [
        ("金正恩", ("kim", "jong", "un")),
        ("金正日", ("kim", "jong", "il")),
        ("金日成", ("kim", "il", "song")),
        ("朴槿惠", ("pak", "kun", "hye")),
        ("李明博", ()),
        ("习近平", ()),
        ("金", ()),
    ],
)
def test_hanja(hanja: str, reading: tuple[str, ...]) -> None:
    assert korean_reading(hanja) == reading


def test_a_korean_family_name_may_stand_last() -> None:
    forms = other_readings(read_name("正恩 金", Reading.PERSON))
    assert ("kim", "jong", "un") in {form.tokens for form in forms}


def test_only_people_in_chinese_characters_have_other_readings() -> None:
    assert other_readings(read_name("Kim Jong Un", Reading.PERSON)) == ()
    assert other_readings(read_name("山田太郎", Reading.BODY)) == ()


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("नरेन्द्र", "narendra"),
        ("मोदी", "modi"),
        ("अमिताभ", "amitabh"),
        ("बच्चन", "bachchan"),
        ("राजकुमार", "rajkumar"),
        ("मनमोहन", "manmohan"),
        ("सिंह", "singh"),
        ("ज़ाकिर", "zakir"),
        ("मोहम्मद", "mohammad"),
        ("अंबानी", "ambani"),
        ("সুমন", "suman"),
        ("শেখ", "sheikh"),
        ("হাসিনা", "hasina"),
        ("রহমান", "rahman"),
        ("ஸ்டாலின்", "stalin"),
        ("నరేంద్ర", "narendra"),
        ("ਮਨਮੋਹਨ", "manmohan"),
        ("ਸਿੰਘ", "singh"),
        ("નરેન્દ્ર", "narendra"),
        ("ನರೇಂದ್ರ", "narendra"),
        ("വിജയൻ", "vijayan"),
        ("මහින්ද", "mahinda"),
        ("රාජපක්ෂ", "rajapaksha"),
    ],
)
def test_indian_scripts(word: str, latin: str) -> None:
    assert romanise_indic(word) == latin
    assert romanise(word) == (latin,)


@given(st.text(max_size=20))
def test_any_text_gives_ascii(text: str) -> None:
    for read in (romanise_kana, romanise_indic):
        assert read(text).isascii()
    name_readings(text)
    korean_reading(text)


@given(st.text(st.characters(min_codepoint=0x900, max_codepoint=0xDFF), max_size=20))
def test_any_indian_text_gives_ascii(text: str) -> None:
    assert romanise_indic(text).isascii()
