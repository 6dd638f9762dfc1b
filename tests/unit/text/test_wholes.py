"""Chinese and Korean names in several systems, met as wholes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.text.korean import korean_keys, same_korean
from watchword.text.names import NameForm, Reading, read_name
from watchword.text.wholes import whole_keys, whole_likeness


def person(text: str) -> NameForm:
    return read_name(text, Reading.PERSON)


SAME = [
    ("Hsi Chin-ping", "Xi Jinping"),
    ("Mao Tse-tung", "Mao Zedong"),
    ("Teng Hsiao-ping", "Deng Xiaoping"),
    ("Chiang Ching-kuo", "Jiang Jingguo"),
    ("Hsi Chin-ping", "习近平"),
    ("Kuang-hua Cheng", "Guanghua Zheng"),
    ("Ch'i Kao", "Qi Gao"),
    ("Ch'üan Yu", "Quan You"),
    ("Ming-kuo Ch'en", "陈明国"),
    ("Chan Tai Man", "陈大文"),
    ("Tai-man Chan", "陳大文"),
    ("Wong Kwok Keung", "Wang Guoqiang"),
    ("Wong Kwok Keung", "Huang Guoqiang"),
    ("Cheung Wai", "Zhang Wei"),
    ("Ng Chi Keung", "Wu Zhiqiang"),
    ("Lee Kuan Yew", "李光耀"),
    ("Kwok Fu Shing", "Guo Fucheng"),
    ("Gim Jeong-eun", "Kim Jong Un"),
    ("Kim Chong-un", "Kim Jong Un"),
    ("Jong-un Kim", "Kim Jeongeun"),
    ("Dongjin Yi", "Dongjin Lee"),
    ("김정은", "Kim Jong Un"),
    ("정은 김", "Kim Jong-un"),
    ("박근혜", "Park Geun-hye"),
    ("Ri Yong Ho", "Lee Young-ho"),
    ("Pak Chun Il", "Park Choon-il"),
    ("Choe Ryong Hae", "Choi Ryong-hae"),
    ("Hwang Pyong So", "Hwang Byeong-seo"),
    ("Jang Song Thaek", "Chang Sung-taek"),
    ("Kim Chol-su", "Kim Cheolsoo"),
    ("Kim Il-yong", "Kim Iryong"),
]

OTHERS = [
    ("Kim Jong Un", "Kim Jong Il"),
    ("Kim Jong Un", "Pak Jong Un"),
    ("Yong Chol Ri", "Li Yong-ju"),
    ("영철 이", "Li Yong-ju"),
    ("Yong Suk Kim", "Yong Su Kim"),
    ("영숙 김", "Yong Su Kim"),
    ("김정은", "Kim Jong Il"),
    ("Li Wei", "Li Wen"),
    ("Li Wei", "Lu Wei"),
    ("Wei Chang", "Wei Zhang"),
    ("Zhang Wei", "Zhang Hui"),
    ("Hsi Chin-ping", "Xi Mingze"),
    ("Chan Tai Man", "Chan Tai Min"),
    ("Wong Kwok Keung", "Wang Guohua"),
    ("Cheung Wai", "Zhang Min"),
    ("John Smith", "Jon Smyth"),
    ("Kim Chol", "Kim Hak"),
    ("Ri Su Yong", "Ri Yong Su"),
    ("Anna Kim", "Kim Jong Un"),
    ("Xi Jinping", "Li Jinping"),
    ("Mao Tse-tung", "Mao Anying"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_name(one: str, other: str) -> None:
    left, right = person(one), person(other)
    alike = whole_likeness(left, right)
    assert alike is not None
    assert 0.7 <= alike < 1.0
    assert whole_likeness(right, left) == alike
    assert {*whole_keys(left)} & {*whole_keys(right)}


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_names(one: str, other: str) -> None:
    assert whole_likeness(person(one), person(other)) is None
    assert whole_likeness(person(other), person(one)) is None


def test_bodies_are_no_wholes() -> None:
    body = read_name("Kim Jong Un", Reading.BODY)
    assert whole_likeness(body, person("Gim Jeong-eun")) is None
    assert whole_keys(body) == ()


WORDS = ("kim", "ri", "pak", "jong", "un", "il", "chol", "su", "yong", "ho")


@given(st.lists(st.sampled_from(WORDS), max_size=4))
def test_korean_is_symmetric_and_shares_a_key(words: list[str]) -> None:
    name = tuple(words)
    respelled = tuple(word.replace("jong", "jeong").replace("chol", "cheol") for word in name)
    assert same_korean(name, respelled) == same_korean(respelled, name)
    if same_korean(name, respelled):
        assert korean_keys(name) & korean_keys(respelled)
