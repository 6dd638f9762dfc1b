"""Names with brackets in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.model import NameKind, Schema, Strength
from watchword.sources.draft import Draft
from watchword.sources.name_fields import NameField, add_names
from watchword.sources.name_words import spoken_order
from watchword.sources.stated_names import MOST_SPELLINGS, unfold_name

ALIAS, SPELLING = NameKind.ALIAS, NameKind.SPELLING
NATIVE = NameKind.ORIGINAL_SCRIPT


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sergei(Sergey) Naryshkin", [("Sergei Naryshkin", None), ("Sergey Naryshkin", SPELLING)]),
        (
            "アンドリー(アンドレイ)・プルギン(プルヒン)",
            [
                ("アンドリー・プルギン", None),
                ("アンドリー・プルヒン", SPELLING),
                ("アンドレイ・プルギン", SPELLING),
                ("アンドレイ・プルヒン", SPELLING),
            ],
        ),
        ("Leonid KHARCHENKO (Krot)", [("Leonid KHARCHENKO", None), ("Leonid Krot", ALIAS)]),
        (
            "Olga Zanko (nee, Amelchenkova)",
            [("Olga Zanko", None), ("Olga Amelchenkova", NameKind.MAIDEN)],
        ),
        (
            "Tatyana Moskalkova （f.k.a . Nosenko）",
            [("Tatyana Moskalkova", None), ("Tatyana Nosenko", NameKind.FORMER)],
        ),
        (
            "Igor Chayka (Chaika; a.k.a. IFYAU9)",
            [("Igor Chayka", None), ("Igor Chaika", SPELLING), ("IFYAU9", ALIAS)],
        ),
        (
            "SAID BAHAJI\n(original script:سعيد باهاجى）",
            [("SAID BAHAJI", None), ("سعيد باهاجى", NATIVE)],
        ),
        ("ABDUL REHMAN(original script：不明)", [("ABDUL REHMAN", None)]),
        (
            "حسن غول (Hassan Ghul; Hassan Gul)",
            [("حسن غول", None), ("Hassan Ghul", None), ("Hassan Gul", None)],
        ),
        ("リディア（Lydia）（APR参加時）", [("リディア", None), ("Lydia", None)]),
        ("Encep Nurjaman (birth name)", [("Encep Nurjaman", None)]),
        (
            "Khirullah Khairkhwa, born in Kandahar on 01\nJan.1967",
            [("Khirullah Khairkhwa", None)],
        ),
    ],
)
def test_people(text: str, names: list[tuple[str, NameKind | None]]) -> None:
    assert [(each.full, each.kind) for each in unfold_name(text, person=True)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("HAQQANI NETWORK (HQN)", [("HAQQANI NETWORK", None), ("HQN", ALIAS)]),
        (
            "Private Military Company (PMC) Wagner",
            [("Private Military Company Wagner", None), ("PMC Wagner", SPELLING)],
        ),
        (
            "Alabuga Special Economic Zone (SEZ)",
            [("Alabuga Special Economic Zone", None), ("Alabuga SEZ", SPELLING)],
        ),
        ("AL-HARAMAIN FOUNDATION（PAKISTAN）", [("AL-HARAMAIN FOUNDATION (PAKISTAN)", None)]),
        ("TOUS POUR LA PAIX (NGO)", [("TOUS POUR LA PAIX", None)]),
        ("VEB.RF（Vnesheconombank）", [("VEB.RF", None), ("Vnesheconombank", ALIAS)]),
        (
            "Gama'a al-Islamiyya（Islamic Group（IG））",
            [("Gama'a al-Islamiyya", None), ("Islamic Group", ALIAS), ("IG", ALIAS)],
        ),
        (
            "Self-proclaimed “Luhansk(Lugansk) People's Republic”",
            [("Luhansk People's Republic", None), ("Lugansk People's Republic", SPELLING)],
        ),
        ("「ルハンスク親衛隊」（自称）", [("ルハンスク親衛隊", None)]),
        (
            "Hamas （including Hamas-Izz al-Din al-Qassem）",
            [("Hamas", None), ("Hamas-Izz al-Din al-Qassem", ALIAS)],
        ),
    ],
)
def test_bodies(text: str, names: list[tuple[str, NameKind | None]]) -> None:
    assert [(each.full, each.kind) for each in unfold_name(text, person=False)] == names


def test_remarks_stay_with_the_name() -> None:
    (name,) = unfold_name("「大ドン軍」（自称）", person=False)
    assert name.remark == "自称"
    (name,) = unfold_name("ፍትዊ ዓብዱረዛቕ (Tigrinya)", person=True)
    assert name.language == "ti"


def test_spellings_do_not_multiply_without_end() -> None:
    word = "Aaaaaaaa(" + "/".join("Aaaaaaa" + chr(98 + n) for n in range(20)) + ") "
    assert len(unfold_name(word * 8, person=True)) == MOST_SPELLINGS + 1


@pytest.mark.parametrize("text", ["(" * 2_900, "(x" * 1_400, "A (b" * 700, "A" * 5_000])
def test_a_hostile_text_is_one_name(text: str) -> None:
    (name,) = unfold_name(text, person=True)
    assert name.full == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(Joint Stock Company One", ["Joint Stock Company One"]),
        ("【アラビア語】（ユーニス、シェイク・ユーニス）", ["ユーニス", "シェイク・ユーニス"]),
        ("(original script: أبو)", ["أبو"]),
        ("(original script：不明)", []),
    ],
)
def test_a_name_in_brackets_is_not_lost(text: str, names: list[str]) -> None:
    assert [each.full for each in unfold_name(text, person=True)] == names


@pytest.mark.parametrize(
    ("text", "full", "parts"),
    [
        ("SINWAR, Yahya Ibrahim", "Yahya Ibrahim SINWAR", 2),
        ("シンワル、イェヒア", "イェヒア・シンワル", 2),
        ("RUBEN PESTANO LAVILLA, JR ", "RUBEN PESTANO LAVILLA, JR", 0),
        ("One, Two, Three", "One, Two, Three", 0),
        ("Ahmad Alami", "Ahmad Alami", 0),
    ],
)
def test_spoken_order(text: str, full: str, parts: int) -> None:
    turned, stated = spoken_order(text)
    assert (turned, len(stated)) == (full, parts)


def test_a_name_stated_twice_loses_no_remark() -> None:
    draft = Draft("1", Schema.PERSON, "row 1")
    field = NameField(kind=ALIAS, strength=Strength.WEAK, person=True)
    for note in ("", "call sign"):
        add_names(draft, "Romeo", field, remark=note)
    assert [name.full for name in draft.names] == ["Romeo"]
    assert [each.value for each in draft.features] == ["Romeo: call sign"]


@given(
    st.text(alphabet='aB (（)）[]【】;,、:/・"“「」f.ka original script年旧姓不明ا1\n', max_size=80)
)
def test_any_text_is_survived(text: str) -> None:
    for person in (True, False):
        for name in unfold_name(text, person=person):
            assert name.full
