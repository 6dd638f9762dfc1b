"""Cells of Japan's list: dates, lists, names, documents, countries."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchword.model import IdentifierKind, NameKind, Schema
from watchword.sources.draft import Draft
from watchword.sources.jp.aliases import read_alias_cell
from watchword.sources.jp.columns import Column, read_header
from watchword.sources.jp.countries import _NAMES, country_of_place, japanese_country
from watchword.sources.jp.dates import (
    first_day,
    read_birth_sentence,
    read_births,
    read_japanese_date,
    read_notice_days,
)
from watchword.sources.jp.documents import read_documents
from watchword.sources.jp.facts import Cell, add_nationalities, add_positions
from watchword.sources.jp.free_text import read_free_text
from watchword.sources.jp.text import fold_block, join_lines, split_items, split_translation
from watchword.text.countries import country_code


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1941年8月20日", "1941-08-20"),
        ("１９７９年頃", "circa 1979"),
        ("1958年9月", "1958-09"),
        ("昭和30年5月3日", "1955-05-03"),
        ("平成元年", "1989"),
        ("令和3年1月", "2021-01"),
        ("1966/2/2", "1966-02-02"),
        ("2001.9.22", "2001-09-22"),
        ("1955年-1958年頃", "circa 1955 to 1958"),
        ("1968年から1973年までの間", "1968 to 1973"),
        ("1937年～1945年", "1937 to 1945"),
        ("1977年8月から9月の間", "1977-08-01 to 1977-09-30"),
        ("1961年1月1日から\n1963年12月31日の間", "1961 to 1963"),
        ("おおよそ1964年", "circa 1964"),
        ("1970年生まれ", "1970"),
    ],
)
def test_one_date(text: str, shown: str) -> None:
    assert str(read_japanese_date(text)) == shown


@pytest.mark.parametrize("text", ["不明", "", "30年", "10月10日", "おおむね30～35歳"])
def test_no_date(text: str) -> None:
    assert read_japanese_date(text) is None


def test_a_day_that_cannot_be() -> None:
    with pytest.raises(ValueError, match="day"):
        read_japanese_date("1970年2月30日")


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("(a)1955年-1958年頃\n(b)１945年-1950年頃", ["circa 1955 to 1958", "circa 1945 to 1950"]),
        ("①1970年②1971年1月2日", ["1970", "1971-01-02"]),
        ("(a)1984年\n(b)1979年\n©1979年3月3日（偽造旅券より）", ["1984", "1979", "1979-03-03"]),
        ("(a)1976年10月5\n日 (b)1976年", ["1976-10-05", "1976"]),
        ("(a)1964年\n1965年5月12日 (d)1955年", ["1964", "1965-05-12", "1955"]),
        ("1965年又は1966年", ["1965", "1966"]),
        (
            "1937年4月5日、\n1937年4月10日、又は\n1937年5月20日",
            ["1937-04-05", "1937-04-10", "1937-05-20"],
        ),
        ("1991年7月14日又は6月14日", ["1991-07-14", "1991-06-14"]),
        ("1986年12月13 日又は 31日", ["1986-12-13", "1986-12-31"]),
        ("1958、59又は60年生まれ", ["1958", "1959", "1960"]),
        ("1966/1969年3月27日", ["1966-03-27", "1969-03-27"]),
        ("2000年2月20/29日", ["2000-02-20", "2000-02-29"]),
        ("1983年2(3)月10日", ["1983-02-10", "1983-03-10"]),
        ("1402年6月24日（ヒジュラ暦）", ["circa 1982-04-19"]),
        ("1968年5月15日\n1970年", ["1968-05-15", "1970"]),
        ("10月10日（year unknown）", ["None"]),
        ("1970年2月30日", ["None"]),
        ("不明", []),
    ],
)
def test_several_birth_dates(cell: str, shown: list[str]) -> None:
    assert [str(each.interval) for each in read_births(cell)] == shown


def test_date_and_place_in_one_sentence() -> None:
    stated, place = read_birth_sentence("1942年12月19日セルビア共和国ベオグラード生\nBorn at …")
    assert stated is not None
    assert (str(stated.interval), place) == ("1942-12-19", "セルビア共和国ベオグラード")
    assert read_birth_sentence("不詳") == (None, "")


def test_notice_days() -> None:
    days = read_notice_days("2001.9.22\n2008.6.25改訂\n2011.11.18削除\n（88．と同一人物）")
    assert [(each.day, each.removed) for each in days] == [
        (date(2001, 9, 22), False),
        (date(2008, 6, 25), False),
        (date(2011, 11, 18), True),
    ]
    assert [each.day for each in read_notice_days("2024.02.22")] == [date(2024, 2, 22)]
    assert [each.day for each in read_notice_days("2022-03-08")] == [date(2022, 3, 8)]
    # "11.1" or "1.11": a full stop that is missing is not guessed where two days are meant.
    assert [each.day for each in read_notice_days("2007.111")] == [None]


def test_first_day() -> None:
    assert first_day("２００４年６月２３日（２００５年１２月２０日に改訂）") == date(2004, 6, 23)
    assert first_day("2022/10/21\n（改訂日 2023年10月20日）") == date(2022, 10, 21)
    assert first_day("不明") is None


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("(a)一 (b)二", ["一", "二"]),
        ("（ａ）一、\n（ｂ）二", ["一", "二"]),
        ("(a)Ab (b)Bc\n(a)一 (b)二", ["Ab", "Bc", "一", "二"]),
        ("番号: (a)1 (b)2", ["番号", "1", "2"]),
        ("(a)One (DOB: a)1960 b)1963) (b)Two", ["One (DOB: a)1960 b)1963", "Two"]),
        ("(a)一（(1)の団体） (b)二", ["一((1)の団体)", "二"]),
        ("一 (b)二", ["一", "二"]),
        ("(a)一 (b)二 (C)三 d)四", ["一", "二", "三", "四"]),
        ("plain", ["plain"]),
        ("", []),
    ],
)
def test_lettered_lists(cell: str, items: list[str]) -> None:
    assert split_items(cell) == items


def test_lines_that_only_the_cell_broke() -> None:
    assert join_lines("アル・シャバーブ・\nグループの指導者") == [
        "アル・シャバーブ・グループの指導者"
    ]
    assert join_lines("ウクライナ前大統領\nFormer President") == [
        "ウクライナ前大統領",
        "Former President",
    ]
    assert join_lines("Istok \nnamed after AI Shokin") == ["Istok named after AI Shokin"]
    assert join_lines("甲（Ahmed\nAliyani）") == ["甲(Ahmed Aliyani)"]


def test_translations() -> None:
    assert split_translation("Minister of Defence (国防大臣)") == [
        "Minister of Defence",
        "国防大臣",
    ]
    assert split_translation("少将(Major General)") == ["少将", "Major General"]
    assert split_translation("相(自称)") == ["相(自称)"]


@pytest.mark.parametrize(
    ("cell", "person", "names"),
    [
        ("アブ・アリ\nAbu Ali", True, ["アブ・アリ", "Abu Ali"]),
        (
            "イーサー、マルワン\n (a.k.a.:’ISSA, Marwan)",
            True,
            ["イーサー, マルワン", "’ISSA, Marwan"],
        ),
        ("Ahmed Garbaya, Sa-id, Samir", True, ["Ahmed Garbaya", "Sa-id", "Samir"]),
        ("ALFA CO., LTD, BETA COMPANY, LTD", False, ["ALFA CO., LTD", "BETA COMPANY, LTD"]),
        (
            "（別称、甲社、乙社）\n(a.k.a. A, B and C; a.k.a. “D”)",
            False,
            ["甲社", "乙社", "A, B and C", "“D”"],
        ),
        ("DCB; Taedong Bank； X", False, ["DCB", "Taedong Bank", "X"]),
        ("(a)甲（Kou）、(b)乙（Otsu）", True, ["甲(Kou)", "乙(Otsu)"]),
        ("アルリビ Al-Libi", True, ["アルリビ", "Al-Libi"]),
        (
            "Abdul Haq son of M. Khan, passport number OA1, issued in 2012",
            True,
            ["Abdul Haq son of M. Khan, passport number OA1, issued in 2012"],
        ),
        ("不明", True, []),
        (
            "a.k.a., the following two aliases: \n-JSC One; \n-Two; and \n-Three.",
            False,
            ["JSC One", "Two", "Three"],
        ),
    ],
)
def test_cells_of_names(cell: str, person: bool, names: list[str]) -> None:
    found = read_alias_cell(cell, NameKind.ALIAS, person=person)
    assert [each.text for each in found] == names


def test_labels_within_a_cell() -> None:
    cell = "（別称）甲；乙\nA; B\n（旧称）丙\nC"
    found = [(each.text, each.kind) for each in read_alias_cell(cell, NameKind.ALIAS, person=False)]
    alias, former = NameKind.ALIAS, NameKind.FORMER
    assert found == [
        ("甲", alias),
        ("乙", alias),
        ("A", alias),
        ("B", alias),
        ("丙", former),
        ("C", former),
    ]
    cell = "（旧称）丙\nFirst Bank\nf.k.a. Old Bank"
    found = [(each.text, each.kind) for each in read_alias_cell(cell, NameKind.ALIAS, person=False)]
    assert found == [("丙", former), ("First Bank", alias), ("Old Bank", former)]


def test_sentences_are_no_names() -> None:
    for cell in ("KOMIDが調達活動のために使用している別名。", "（リビア旅券番号：215215）"):
        assert [each.is_name for each in read_alias_cell(cell, NameKind.ALIAS, person=True)] == [
            False
        ]


def documents(cell: str) -> list[tuple[IdentifierKind, str, str | None, date | None, date | None]]:
    draft = Draft("1", Schema.PERSON, "")
    read_documents(draft, cell, kind=IdentifierKind.PASSPORT, label="旅券番号")
    return [
        (each.kind, each.value, each.country, each.issued_on, each.expires_on)
        for each in draft.identifiers
    ]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (
            "チュニジア旅券 L 191609（1996年2月28日発行、2001年2月27日失効）",
            (IdentifierKind.PASSPORT, "L 191609", "tn", date(1996, 2, 28), date(2001, 2, 27)),
        ),
        (
            "オマーン国旅券番号：03824970、発行日：2014年5月4日、発行地：マスカット、有効期限：2024年5月3日",
            (IdentifierKind.PASSPORT, "03824970", "om", date(2014, 5, 4), date(2024, 5, 3)),
        ),
        ("563110024（北朝鮮旅券）", (IdentifierKind.PASSPORT, "563110024", "kp", None, None)),
        ("南スーダン旅券、D00008623", (IdentifierKind.PASSPORT, "D00008623", "ss", None, None)),
        (
            "米国社会保障番号：548-91-5411",
            (IdentifierKind.SOCIAL_SECURITY, "548-91-5411", "us", None, None),
        ),
        (
            "アフガニスタン旅券 000737 \n（1996年10月20日発行）",
            (IdentifierKind.PASSPORT, "000737", "af", date(1996, 10, 20), None),
        ),
        ("ロシア旅券 96 03 464086", (IdentifierKind.PASSPORT, "96 03 464086", "ru", None, None)),
        (
            "フランス旅券番号 12CP63882.3FRA",
            (IdentifierKind.PASSPORT, "12CP63882.3FRA", "fr", None, None),
        ),
        (
            "ドイツ渡航証明書 A 0139243",
            (IdentifierKind.TRAVEL_DOCUMENT, "A 0139243", "de", None, None),
        ),
    ],
)
def test_documents(cell: str, found: tuple[object, ...]) -> None:
    assert documents(cell) == [found]


def test_documents_in_a_list_and_without_a_number() -> None:
    assert [each[1] for each in documents("IDカード番号: (a)2132370 (b)812673")] == [
        "2132370",
        "812673",
    ]
    draft = Draft("1", Schema.PERSON, "")
    text = "アル・カシフの名で1993年に発行されたエジプト旅券"
    read_documents(draft, text, kind=IdentifierKind.PASSPORT, label="旅券番号")
    assert draft.identifiers == []
    assert [(each.label, each.value) for each in draft.features] == [("旅券番号", text)]


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("コンゴ民主共和国北キヴ州ゴマ", "cd"),
        ("ロシア連邦モスクワ市", "ru"),
        ("トリポリ、リビア", "ly"),
        ("イエメン、サヌア", "ye"),
        ("ベリツィ(モルドバ)", "md"),
        ("264200中華人民共和国山東省威海市", "cn"),
        ("12 Neglinnaya Str., Moscow, 107016, Russian Federation", "ru"),
        ("Donetsk Region(Ukraine)", "ua"),
        ("Kuwait(リスト掲載時点)", "kw"),
        ("マリウポリ", None),
        ("バグダッド", None),
    ],
)
def test_the_country_of_a_place(place: str, country: str | None) -> None:
    assert country_of_place(place)[0] == country


def test_countries_agree_with_what_rigour_knows_of_them() -> None:
    known = {name: country_code(name) for name in _NAMES}
    assert {name for name, code in known.items() if code not in (None, _NAMES[name])} == set()
    assert sum(code is not None for code in known.values()) > 120
    assert japanese_country("スーダン人") == "sd"
    assert japanese_country("南スーダン共和国") == "ss"
    assert japanese_country("アトランティス") is None


def test_nationalities() -> None:
    draft = Draft("1", Schema.PERSON, "")
    for text in (
        "イラン\nIran",
        "(a)ロシア連邦\n (b)ジョージア",
        "スーダン人（生まれ）",
        "エチオピアと思われる",
    ):
        add_nationalities(draft, Cell("国籍", text))
    assert [tie.country for tie in draft.countries] == ["ir", "ru", "ge", "sd", "et"]
    add_nationalities(draft, Cell("国籍", "2002年にクウェート国籍を剥奪された。"))
    assert [each.value for each in draft.features] == ["2002年にクウェート国籍を剥奪された"]
    assert draft.problems == []


def test_positions_in_both_languages() -> None:
    draft = Draft("1", Schema.PERSON, "")
    add_positions(draft, Cell("役職", "密売ネットワークの指導者\n（Leader of a network）"))
    add_positions(draft, Cell("役職", "革命ガード司令官; 准将\nCommander of IRGC; General"))
    assert draft.positions == [
        "密売ネットワークの指導者",
        "Leader of a network",
        "革命ガード司令官",
        "准将",
        "Commander of IRGC",
        "General",
    ]


def test_numbers_in_free_text() -> None:
    draft = Draft("002-000001", Schema.ORGANIZATION, "")
    read_free_text(
        draft,
        "SWIFT/BIC：KDBK KP P\nナミビア国家登録番号：2001/044\nパキスタン納税番号：(a)1774308 (b)0980338；\n"
        "暗号資産アドレス：0x098B716B8Aaf21512996dC57EB0615e2383E2f96；IMO番号：5342883。",
        regime=2,
    )
    assert [(each.kind, each.value) for each in draft.identifiers] == [
        (IdentifierKind.REGISTRATION_NUMBER, "5342883"),
        (IdentifierKind.BIC, "KDBKKPP"),
        (IdentifierKind.WALLET, "0x098B716B8Aaf21512996dC57EB0615e2383E2f96"),
        (IdentifierKind.REGISTRATION_NUMBER, "2001/044"),
        (IdentifierKind.TAX_NUMBER, "1774308"),
        (IdentifierKind.TAX_NUMBER, "0980338"),
    ]
    assert [each.raw for each in draft.problems] == ["KDBK KP P"]


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("別名・別称", Column.ALIAS),
        ("確定可能な別名", Column.ALIAS),
        ("別称・旧称", Column.ALIAS),
        ("旧称・以前の呼称", Column.FORMER),
        ("過去の別名", Column.FORMER),
        ("確定に十分でない別名（英語）", Column.WEAK),
        ("生年月日・出生地", Column.BIRTH_BOTH),
        ("国連制裁員会による指定日", Column.LISTED),
        ("リスト掲載日", Column.LISTED),
        ("所在地・住所\n登録された事務所の住所", Column.ADDRESS),
        ("身分登録番号", Column.ID_NUMBER),
        ("ＩＤ番号", Column.ID_NUMBER),
        ("決議1483上の根拠", Column.GROUNDS),
        ("氏名（英語）", Column.NAME_EN),
        ("住所・所在地（国）（日本語）", Column.COUNTRY),
        ("好きな色", None),
    ],
)
def test_headers(header: str, column: Column | None) -> None:
    assert read_header(header).column is column


@given(
    st.text(
        alphabet="(a)（ｂ）cｄ①、；;:：\n又は年月日19０生頃不明ア・A. k別称旧「」【】", max_size=60
    )
)
def test_any_cell_is_survived(text: str) -> None:
    for person in (True, False):
        list(read_alias_cell(text, NameKind.ALIAS, person=person))
    list(read_births(text))
    read_notice_days(text)
    draft = Draft("1", Schema.PERSON, "")
    read_documents(draft, text, kind=IdentifierKind.PASSPORT, label="旅券番号")
    add_nationalities(draft, Cell("国籍", text))
    add_positions(draft, Cell("役職", text))
    read_free_text(draft, text, regime=1)
    assert fold_block(fold_block(text)) == fold_block(text)
