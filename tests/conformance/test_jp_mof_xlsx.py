"""Japan's workbook: a sheet for each regime, each with headers of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from tests.make_samples_jp import INDEX, SHEETS, TALIBAN_HEADERS, TARGET, Rows, build_workbook

from watchword.errors import Malformed
from watchword.model import (
    ContactKind,
    CountryRole,
    CrossReference,
    Entry,
    IdentifierKind,
    NameKind,
    Problem,
    ProblemCode,
    RelationKind,
    Schema,
    Severity,
    Strength,
    encode_entry,
)
from watchword.sources.contract import Document
from watchword.sources.jp.mof_xlsx import SOURCE
from watchword.sources.jp.text import fold_block

REAL = "lists/jp-mof/2026-03-05/shisantouketsu20260305.xlsx"
NAME = "shisantouketsu20260305.xlsx"
PEOPLE = (
    "告示日付",
    "告示番号",
    "日本語表記",
    "英語表記",
    "別名",
    "肩書等",
    "生年月日",
    "出生地",
)


def read(body: bytes) -> tuple[dict[str, Entry], list[Problem]]:
    found = list(SOURCE.read_entries([Document.from_bytes(body, NAME)]))
    entries = [each for each in found if isinstance(each, Entry)]
    assert len({each.id for each in entries}) == len(entries)
    return (
        {each.id: each for each in entries},
        [each for each in found if isinstance(each, Problem)],
    )


def sheet(
    rows: Rows, *, name: str = "29.ロシア連邦(個人)"
) -> tuple[dict[str, Entry], list[Problem]]:
    return read(build_workbook([(29, "ロシア連邦の個人")], {name: rows}))


def person(cells: Mapping[str, object]) -> Entry:
    """The entry of a row of the Taliban's sheet with these cells."""
    row = {"告示日付": "2001.9.22", "告示番号": "7", "英語表記": "ONE", **cells}
    rows: list[tuple[Any, ...]] = [
        ("タリバーン関係者等",),
        TALIBAN_HEADERS,
        tuple(row.get(k) for k in TALIBAN_HEADERS),
    ]
    entries, _ = read(build_workbook([(2, "タリバーン関係者等")], {"2.タリバーン関係者等": rows}))
    return entries["002-000007"]


FULL: dict[str, object] = {
    "告示日付": "2001.9.22\n2008.6.25改訂\n2012.3.27改訂",
    "告示番号": "*7",
    "日本語表記": "サイード・バハジ",
    "英語表記": "SAID BAHAJI\n(original script:سعيد باهاجى）",
    "別名・別称": "(a)ゾヘイル・アル・マグリビ (b)アバタイ、モハメド（1975年7月15日出生）\n"
    "(a.k.a.: (a)Zouheir Al Maghribi (b)Abbattay, Mohamed, born 15 Jul. 1975)",
    "旧称": "バハジ・サイード（Bahaji Said）",
    "確定に十分でない別名": "サイード（Saeed）",
    "称号": "(a)Maulavi （マウラヴィ） (b)Mullah （ムラー）",
    "役職": "(a)Deputy Minister of Finance （財務次官）(b)軍事指導者",
    "生年月日": "(a)1975年7月15日\n(b)１９７０年-1973年頃",
    "出生地・出身地": "(a)Haselünne (Lower Saxony), Germany (b)ダフヤン、イエメン",
    "国籍": "(a)ドイツ (b)モロッコ",
    "旅券番号": "(a)ドイツ旅券 28642163 （1996年2月28日発行、2001年2月27日失効）(b)H 236483",
    "ID番号": "モロッコ国民IDカード E-491591",
    "住所・所在地": "(a)Bunatwiete 23, 21073 Hamburg, Germany（以前の住所）(b)北朝鮮平壌特別市",
    "国連制裁員会による指定日": "2002年9月30日（2010年5月10日、5月16日に改訂）",
    "国連参照番号": "QDi.080",
    "その他の情報": "性別：男性\nアル・カーイダ（１６６．に指定した団体）の一員。連絡先:a.b@example.org",
}


@pytest.fixture(scope="module")
def full() -> Entry:
    return person(FULL)


def test_recognises_the_workbook_and_the_day_in_its_name() -> None:
    body = TARGET.read_bytes()
    recognition = SOURCE.recognise(Document.from_bytes(body, TARGET.name))
    assert recognition is not None
    assert (recognition.list, recognition.date_in_name) == ("mof", date(2023, 3, 31))
    assert recognition.released_on is None
    renamed = SOURCE.recognise(Document.from_bytes(body, "list.xlsx"))
    assert renamed is not None
    assert renamed.date_in_name is None
    impossible = SOURCE.recognise(Document.from_bytes(body, "shisantouketsu20231399.xlsx"))
    assert impossible is not None
    assert impossible.date_in_name is None


def test_claims_no_other_workbook() -> None:
    other = build_workbook([], {"Sheet1": [("Reference", "Name of Individual or Entity")]})
    assert SOURCE.recognise(Document.from_bytes(other, NAME)) is None
    assert SOURCE.recognise(Document.from_bytes(b"PK\x03\x04 no zip", NAME)) is None
    assert SOURCE.recognise(Document.from_bytes("告示日付,日本語表記".encode(), NAME)) is None


def test_identity(full: Entry) -> None:
    assert (full.id, full.schema, full.sex) == ("002-000007", Schema.PERSON, "male")
    assert set(full.cross_references) == {
        CrossReference(scheme="un-reference", value="QDi.080"),
        CrossReference(scheme="jp-notice", value="2-7"),
    }
    assert full.titles == ("Maulavi", "マウラヴィ", "Mullah", "ムラー")
    assert full.positions == ("Deputy Minister of Finance", "財務次官", "軍事指導者")


def test_names(full: Entry) -> None:
    stated = [(name.full, name.kind, name.strength, name.language) for name in full.names]
    strong, weak = Strength.STRONG, Strength.WEAK
    assert stated == [
        ("SAID BAHAJI", NameKind.PRIMARY, strong, None),
        ("سعيد باهاجى", NameKind.ORIGINAL_SCRIPT, strong, None),
        ("サイード・バハジ", NameKind.PRIMARY, strong, "ja"),
        ("ゾヘイル・アル・マグリビ", NameKind.ALIAS, strong, "ja"),
        ("モハメド・アバタイ", NameKind.ALIAS, strong, "ja"),
        ("Zouheir Al Maghribi", NameKind.ALIAS, strong, None),
        ("Mohamed Abbattay", NameKind.ALIAS, strong, None),
        ("バハジ・サイード", NameKind.FORMER, strong, "ja"),
        ("Bahaji Said", NameKind.FORMER, strong, None),
        ("サイード", NameKind.ALIAS, weak, "ja"),
        ("Saeed", NameKind.ALIAS, weak, None),
    ]
    remarks = {name.full: name.remark for name in full.names}
    assert remarks["モハメド・アバタイ"] == "1975年7月15日出生"
    assert remarks["Mohamed Abbattay"] == "born 15 Jul. 1975"
    assert {name.script for name in full.names} == {"Latn", "Arab", "Kana"}


def test_dates_and_places(full: Entry) -> None:
    assert [str(birth) for birth in full.birth_dates] == ["1975-07-15", "circa 1970 to 1973"]
    assert [(place.text, place.country) for place in full.birth_places] == [
        ("Haselünne (Lower Saxony), Germany", "de"),
        ("ダフヤン、イエメン", "ye"),
    ]
    assert [(place.country, place.remark) for place in full.addresses] == [
        ("de", "以前の住所"),
        ("kp", ""),
    ]
    assert [(tie.role, tie.country) for tie in full.countries] == [
        (CountryRole.NATIONALITY, "de"),
        (CountryRole.NATIONALITY, "ma"),
    ]


def test_documents(full: Entry) -> None:
    first, second, card = full.identifiers
    assert (first.kind, first.value, first.country) == (IdentifierKind.PASSPORT, "28642163", "de")
    assert (first.issued_on, first.expires_on) == (date(1996, 2, 28), date(2001, 2, 27))
    assert (second.kind, second.value, second.country) == (
        IdentifierKind.PASSPORT,
        "H 236483",
        None,
    )
    assert (card.kind, card.value, card.country) == (IdentifierKind.NATIONAL_ID, "E-491591", "ma")


def test_the_act(full: Entry) -> None:
    (act,) = full.designations
    assert act.programmes == ("タリバーン関係者等",)
    assert act.listed_on == date(2001, 9, 22)
    assert act.amended_on == (date(2008, 6, 25), date(2012, 3, 27))
    assert act.delisted_on is None
    assert act.basis == ("告示 2001.9.22 *7",)
    assert act.measures == ("Asset freeze",)
    assert act.source == "UN"
    features = {each.label: each.value for each in full.features}
    assert features["国連制裁員会による指定日"] == "2002年9月30日(2010年5月10日、5月16日に改訂)"
    assert features["告示番号"] == "*7"


def test_free_text(full: Entry) -> None:
    assert full.remarks == (FULL["その他の情報"],)
    (relation,) = full.relations
    assert (relation.kind, relation.other, relation.other_id) == (
        RelationKind.LINKED_TO,
        "アル・カーイダ",
        "002-000166",
    )
    assert [(each.kind, each.value) for each in full.contacts] == [
        (ContactKind.EMAIL, "a.b@example.org")
    ]


def test_unknown_is_no_value() -> None:
    unknown = {
        key: "不明"
        for key in TALIBAN_HEADERS
        if key not in ("告示日付", "告示番号", "英語表記", "国連制裁員会による指定日")
    }
    entry = person({**unknown, "国連制裁員会による指定日": "不明"})
    assert [name.full for name in entry.names] == ["ONE"]
    assert entry.schema is Schema.PERSON
    for field in ("birth_dates", "birth_places", "addresses", "countries", "identifiers"):
        assert getattr(entry, field) == (), field
    assert (entry.titles, entry.positions, entry.remarks, entry.features) == ((), (), (), ())
    assert entry.designations[0].source == ""


def test_reasons_stand_under_grounds() -> None:
    headers = (*PEOPLE, "指定の根拠")
    row = ("2006.6.30", 1, "ガアファル", "Gaffar", "", "司令官", "", "", "責任を有している。")
    entries, _ = sheet([("スーダン",), headers, row])
    (entry,) = entries.values()
    assert entry.designations[0].reason == "責任を有している。"
    assert entry.remarks == ()


def test_a_position_that_names_a_relative_is_a_relation_too() -> None:
    row = (
        "2022.3.8",
        40,
        "リュボーフィ",
        "Lyubov Prigozhina",
        "",
        "エヴゲニー・プリゴジンの妻\nWife of Yevgeniy Prigozhin",
        date(1970, 6, 26),
        "",
    )
    entries, _ = sheet([("",), PEOPLE, row])
    (entry,) = entries.values()
    assert entry.positions == ("エヴゲニー・プリゴジンの妻", "Wife of Yevgeniy Prigozhin")
    assert [(each.kind, each.other) for each in entry.relations] == [
        (RelationKind.FAMILY, "Yevgeniy Prigozhin")
    ]
    assert [str(birth) for birth in entry.birth_dates] == ["1970-06-26"]


def test_a_removed_place_is_noted_and_no_entry() -> None:
    rows: list[tuple[Any, ...]] = [
        ("",),
        PEOPLE,
        ("2011.11.18削除", "1"),
        ("2008.6.25削除\n（88．と同一人物）", 2),
    ]
    entries, problems = sheet(rows)
    assert entries == {}
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.NAME_MISSING, Severity.INFO)
    ] * 2
    assert "88" in problems[1].raw


def test_a_removed_party_with_its_name_is_delisted() -> None:
    row = ("2014.8.5\n2023.5.26削除", 4, "ルスタム", "Rustam", "", "", "", "")
    entries, problems = sheet([("",), PEOPLE, row])
    (entry,) = entries.values()
    assert entry.designations[0].listed_on == date(2014, 8, 5)
    assert entry.designations[0].delisted_on == date(2023, 5, 26)
    assert problems == []


def test_a_number_without_name_and_removal_is_an_error() -> None:
    entries, problems = sheet([("",), PEOPLE, ("2012.10.25", "274")])
    assert entries == {}
    assert [each.severity for each in problems] == [Severity.ERROR]
    assert problems[0].locator == "29.ロシア連邦(個人) row 3"


def test_a_lifted_regime() -> None:
    empty = [("リベリア前政権の高官又はその関係者等",), ("【2015年12月18日告示廃止】",)]
    assert sheet(empty, name="8.【解除】リベリア") == ({}, [])
    row = ("2004.8.1", 1, "テイラー", "Charles Taylor", "", "", "", "")
    entries, _ = sheet([*empty, PEOPLE, row], name="8.【解除】リベリア")
    (entry,) = entries.values()
    assert entry.designations[0].delisted_on == date(2015, 12, 18)


def test_a_sheet_without_headers_is_an_error() -> None:
    entries, problems = sheet([("告示日", "名前"), ("2022.3.1", "プーチン")])
    assert entries == {}
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.ENTRY_UNREADABLE, Severity.ERROR)
    ]


def test_merged_cells_go_on_with_the_row_above() -> None:
    headers = (*PEOPLE, "その他の情報")
    first = ("2010.6.25", 1, "アル・シャバーブ", "AL-SHABAAB", "", "", "", "", "一。")
    rows: list[tuple[Any, ...]] = [
        ("",),
        headers,
        first,
        ("",) * 8 + ("二。",),
        ("（注）脚注",),
        ("",) * 8 + ("三。",),
    ]
    entries, problems = sheet(rows)
    (entry,) = entries.values()
    assert entry.remarks == ("一。\n二。\n三。",)
    assert problems == []


def test_a_continued_row_with_nothing_above_is_reported() -> None:
    headers = (*PEOPLE, "その他の情報")
    entries, problems = sheet([("",), headers, ("",) * 8 + ("二。",)])
    assert entries == {}
    assert [each.code for each in problems] == [ProblemCode.VALUE_UNREADABLE]


def test_an_unknown_header_is_reported_once_and_kept() -> None:
    headers = (*PEOPLE, "好きな色")
    rows: list[tuple[Any, ...]] = [("",), headers]
    rows += [("2022.3.1", n, "名", f"Name {n}", "", "", "", "", "青") for n in (1, 2)]
    entries, problems = sheet(rows)
    assert [(each.code, each.severity, each.raw) for each in problems] == [
        (ProblemCode.FIELD_UNKNOWN, Severity.INFO, "好きな色")
    ]
    for entry in entries.values():
        assert [(each.label, each.value) for each in entry.features] == [("好きな色", "青")]


def test_a_number_used_twice_keeps_both() -> None:
    rows: list[tuple[Any, ...]] = [("",), PEOPLE]
    rows += [("2022.3.1", 1, "名", f"Name {n}", "", "", "", "") for n in (1, 2)]
    entries, problems = sheet(rows)
    assert set(entries) == {"029-000001", "029-000001~2"}
    assert [each.code for each in problems] == [ProblemCode.ID_REUSED]


def test_a_row_without_number_is_known_by_its_name() -> None:
    rows: list[tuple[Any, ...]] = [("",), PEOPLE, ("2022.3.1", "", "名", "Name", "", "", "", "")]
    moved: list[tuple[Any, ...]] = [
        *rows[:2],
        ("2022.3.1", 9, "外", "Other", "", "", "", ""),
        rows[2],
    ]
    first, problems = sheet(rows)
    second, _ = sheet(moved)
    assert set(first) == set(second) - {"029-000009"}
    assert [each.code for each in problems] == [ProblemCode.ID_MISSING]


@pytest.mark.parametrize(
    ("cell", "listed", "code"),
    [
        ("2007.713", date(2007, 7, 13), ProblemCode.DATE_DOUBTFUL),
        ("200812.19", date(2008, 12, 19), ProblemCode.DATE_DOUBTFUL),
        ("2022.13.45", None, ProblemCode.DATE_UNREADABLE),
        ("未定", None, ProblemCode.DATE_UNREADABLE),
    ],
)
def test_notice_dates_with_faults(cell: str, listed: date | None, code: ProblemCode) -> None:
    entries, problems = sheet([("",), PEOPLE, (cell, 1, "名", "Name", "", "", "", "")])
    assert entries["029-000001"].designations[0].listed_on == listed
    assert [each.code for each in problems] == [code]
    if listed is None:
        assert [each.value for each in entries["029-000001"].features] == [cell]


@pytest.mark.parametrize(
    ("name", "title", "schema"),
    [
        ("29.ロシア連邦(個人)", "団体及び個人（個人）", Schema.PERSON),
        ("28.ロシア連邦(団体(特定銀行を除く))", "団体及び個人", Schema.ORGANIZATION),
        ("30.ロシア連邦(特定銀行） ", "団体及び個人", Schema.ORGANIZATION),
        ("5.イラク前政権関係者等", "イラク前政権（Ⅰ．決議の対象となる個人）", Schema.PERSON),
        ("22.リビア", "リビアの関係者（個人又は団体）", Schema.ORGANIZATION),
    ],
)
def test_people_and_bodies_by_the_sheet(name: str, title: str, schema: Schema) -> None:
    rows: list[tuple[Any, ...]] = [(title,), PEOPLE, ("2022.3.1", 1, "名", "Name", "", "", "", "")]
    entries, _ = read(build_workbook([], {name: rows}))
    assert [entry.schema for entry in entries.values()] == [schema]


@pytest.mark.parametrize(
    ("cells", "schema"),
    [
        ({}, Schema.ORGANIZATION),
        ({"生年月日": "1963年頃"}, Schema.PERSON),
        ({"出生地・出身地": "不明"}, Schema.ORGANIZATION),
        ({"出生地・出身地": "不明", "国籍": "不明"}, Schema.PERSON),
        ({"その他の情報": "社長\n生年月日：1941年4月27日"}, Schema.PERSON),
    ],
)
def test_people_and_bodies_in_a_mixed_sheet(cells: dict[str, object], schema: Schema) -> None:
    assert person(cells).schema is schema


def test_the_same_party_in_another_regime() -> None:
    entries, _ = read(TARGET.read_bytes())
    (relation,) = entries["016-000011"].relations
    assert (relation.kind, relation.other_id) == (RelationKind.SAME_AS, "014-000022")


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_workbook_is_malformed(share: float) -> None:
    body = TARGET.read_bytes()
    with pytest.raises(Malformed):
        read(body[: int(len(body) * share)])


def test_a_hostile_cell_is_kept_unread() -> None:
    text = "(a)" * 9000
    entry = person({"別名・別称": text, "その他の情報": "性別：男性" + "(" * 25_000})
    assert [name.full for name in entry.names] == ["ONE"]
    assert entry.remarks[0] == text


def test_the_sample_in_the_package() -> None:
    body = TARGET.read_bytes()
    assert body == build_workbook(INDEX, SHEETS)
    entries, problems = read(body)
    assert len(entries) == 15
    assert [each.severity for each in problems] == [Severity.INFO]
    assert entries["029-000037"].name == "Alisher Usmanov"
    assert entries["029-000003"].positions[1] == "Minister of Defence of the Russian Federation"
    assert entries["028-000003"].schema is Schema.ORGANIZATION
    assert "PMC Wagner" in {name.full for name in entries["028-000003"].names}
    assert entries["002-000517"].names[-1].strength is Strength.WEAK
    assert max(
        act.listed_on for each in entries.values() for act in each.designations if act.listed_on
    ) <= date(2023, 3, 31)


# --- the real release -------------------------------------------------------------------


@pytest.fixture(scope="module")
def real(shared: Path) -> tuple[dict[str, Entry], list[Problem]]:
    return read((shared / REAL).read_bytes())


def raw_rows(shared: Path) -> list[tuple[str, int, dict[str, str]]]:
    """The rows below each header, read without the package."""
    found = []
    book = CalamineWorkbook.from_path(shared / REAL)
    for name in book.sheet_names[1:]:
        headers: list[str] | None = None
        for number, cells in enumerate(book.get_sheet_by_name(name).iter_rows(), start=1):
            texts = [str(cell) for cell in cells]
            if any(text.startswith("告示日") for text in texts):
                headers = texts
            elif headers:
                found.append((name, number, dict(zip(headers, texts, strict=True))))
    return found


@pytest.mark.shared
def test_the_real_release_is_counted(
    shared: Path, real: tuple[dict[str, Entry], list[Problem]]
) -> None:
    entries, problems = real
    rows = raw_rows(shared)
    named = [row for _, _, row in rows if (row["日本語表記"] + row["英語表記"]).strip()]
    removed = [row for _, _, row in rows if "削除" in row["告示日付"]]
    numbered = [row for _, _, row in rows if row["告示番号"].strip()]
    assert len(entries) == len(named) == 2862
    notes = Counter((each.code, each.severity) for each in problems)
    assert notes[(ProblemCode.NAME_MISSING, Severity.INFO)] == len(removed) == 598
    # Item 274 of the Taliban's sheet has neither a name nor the word for a removal.
    errors = [each for each in problems if each.severity is Severity.ERROR]
    assert len(errors) == len(numbered) - len(named) - len(removed) == 1
    assert errors[0].locator == "2.タリバーン関係者等 row 276"
    assert len(problems) - len(removed) - len(errors) < 10
    assert not notes[(ProblemCode.FIELD_UNKNOWN, Severity.INFO)]
    expected = SOURCE.expectations["mof"]
    assert expected.least < len(entries) < expected.most
    for field, share in expected.fill.items():
        filled = sum(bool(getattr(each, field)) for each in entries.values())
        assert filled / len(entries) >= share, field


@pytest.mark.shared
def test_real_people_and_bodies(real: tuple[dict[str, Entry], list[Problem]]) -> None:
    entries, _ = real
    people = {entry_id[:3] for entry_id, each in entries.items() if each.schema is Schema.PERSON}
    bodies = {
        entry_id[:3] for entry_id, each in entries.items() if each.schema is Schema.ORGANIZATION
    }
    # The sheets that mix them; all others hold one kind.
    assert people & bodies == {"002", "003", "004", "013", "021"}
    assert entries["013-000016"].name == "Jakob Steiger"
    assert entries["013-000016"].schema is Schema.PERSON
    assert entries["002-000626"].schema is Schema.ORGANIZATION
    assert all(each.designations[0].listed_on for each in entries.values())


@pytest.mark.shared
def test_real_targets(real: tuple[dict[str, Entry], list[Problem]]) -> None:
    entries, _ = real
    usmanov = entries["029-000037"]
    assert [name.full for name in usmanov.names] == ["Alisher Usmanov", "アリシェル・ウスマノフ"]
    assert [str(birth) for birth in usmanov.birth_dates] == ["1953-09-09"]
    assert usmanov.birth_places[0].country == "uz"
    assert usmanov.designations[0].listed_on == date(2022, 3, 8)
    assert entries["029-000003"].positions == (
        "ロシア連邦国防大臣",
        "Minister of Defence of the Russian Federation",
    )
    wagner = {name.full for name in entries["028-000003"].names}
    assert wagner == {"Private Military Company Wagner", "PMC Wagner", "民間軍事会社ワグナー"}
    cherizier = {name.full: name.strength for name in entries["042-000001"].names}
    assert cherizier["Barbeque"] is cherizier["バーベキュー"] is Strength.WEAK
    wallets = [
        each for each in entries["016-000068"].identifiers if each.kind is IdentifierKind.WALLET
    ]
    assert len(wallets) == 8


@pytest.mark.shared
def test_real_twins_have_the_same_name(real: tuple[dict[str, Entry], list[Problem]]) -> None:
    entries, _ = real
    twins = [
        (entry, entries[each.other_id])
        for entry in entries.values()
        for each in entry.relations
        if each.kind is RelationKind.SAME_AS and each.other_id in entries
    ]
    assert len(twins) > 60
    for one, other in twins:
        assert {n.full.casefold() for n in one.names} & {n.full.casefold() for n in other.names}


@pytest.mark.shared
def test_nothing_that_the_file_states_is_lost(
    shared: Path, real: tuple[dict[str, Entry], list[Problem]]
) -> None:
    """Every word of every cell stands somewhere in the entry, but for the lists' letters."""
    entries, _ = real
    by_place = {each.locator: each for each in entries.values()}
    missing = []
    for name, number, row in raw_rows(shared):
        entry = by_place.get(f"{name} row {number}")
        if entry is None:
            continue
        kept = fold_block(encode_entry(entry).decode()).casefold()
        for header, text in row.items():
            if header in _READ_AS_DATES or header == "告示番号":
                continue
            stated = re.sub("又は|または", " ", fold_block(text).casefold())
            words = re.findall(r"[^\W\d_]{3,}|\d{4,}", stated)
            lost = [word for word in words if word not in kept and word not in _NO_VALUE]
            if lost:
                missing.append((name, number, header, lost))
    assert missing == []


_READ_AS_DATES = {"告示日付", "生年月日", "生年月日・出生地"}
# What the reader turns into something else: labels, the language of a name, "or".
_NO_VALUE = {
    "不明",
    "original",
    "script",
    "scipt",
    "arabic",
    "アラビア語",
    "ティグリニャ語",
    "seー",
    "including",
    "カッサームを含む",
    "also",
    "known",
    "the",
    "following",
    "three",
    "aliases",
    "and",
    "iran",
    "nee",
}
