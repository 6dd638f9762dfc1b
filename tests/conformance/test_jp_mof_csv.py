"""Japan's newer CSV: a key for every party, and the two languages apart."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from watchword.errors import Malformed
from watchword.model import (
    CountryRole,
    CrossReference,
    Entry,
    IdentifierKind,
    NameKind,
    Problem,
    ProblemCode,
    Schema,
    Severity,
    Strength,
)
from watchword.sources.contract import Document
from watchword.sources.jp.mof_csv import SOURCE
from watchword.sources.jp.mof_xlsx import SOURCE as WORKBOOK

REAL = "lists/samples/jp-mof/shisantouketsu20260828_head.csv"
NAME = "shisantouketsu20260828.csv"
HEADERS = [
    "区分",
    "番号",
    "告示日付",
    "告示番号",
    "個人・団体",
    "氏名（日本語）",
    "氏名（英語）",
    "別名・別称（日本語）",
    "別名・別称（英語）",
    "旧称（日本語）",
    "旧称（英語）",
    "確定に十分でない別名（日本語）",
    "確定に十分でない別名（英語）",
    "称号（日本語）",
    "称号（英語）",
    "役職（日本語）",
    "役職（英語）",
    "生年月日",
    "出生地（日本語）",
    "出生地（英語）",
    "国籍（日本語）",
    "国籍（英語）",
    "旅券番号",
    "身分証番号",
    "住所・所在地（国）（日本語）",
    "住所・所在地（都市その他の情報）（日本語）",
    "住所・所在地（国）（英語）",
    "住所・所在地（都市その他の情報）（英語）",
    "国連参照番号",
    "リスト掲載日",
    "その他の情報",
    "外務省告示情報",
]
FULL = {
    "区分": "2",
    "番号": "002-000009",
    "告示日付": "2001.9.22 2008.6.25改訂 2012.3.27改訂",
    "告示番号": "9",
    "個人・団体": "個人",
    "氏名（日本語）": "アッティクッラー・アフンド",
    "氏名（英語）": "ATTIQULLAH AKHUND",
    "別名・別称（日本語）": "(a)アティクッラー (b)ハジ",
    "別名・別称（英語）": "(a)Atiqullah (b)Haji",
    "旧称（英語）": "Old Name",
    "確定に十分でない別名（英語）": "Joe",
    "称号（日本語）": "マウラヴィ",
    "称号（英語）": "Maulavi",
    "役職（日本語）": "農業次官",
    "役職（英語）": "Deputy Minister of Agriculture",
    "生年月日": "(a)1953年頃 (b)1941/8/20",
    "出生地（英語）": "Shah Wali Kot District, Kandahar Province, Afghanistan",
    "国籍（日本語）": "アフガニスタン",
    "国籍（英語）": "Afghanistan",
    "旅券番号": "アフガニスタン旅券 D 001206（2000年7月17日発行）",
    "身分証番号": "不明",
    "住所・所在地（国）（日本語）": "(a)パキスタン (b)アフガニスタン",
    "住所・所在地（都市その他の情報）（日本語）": "(a)クエッタ (b)カブール",
    "住所・所在地（国）（英語）": "Pakistan",
    "住所・所在地（都市その他の情報）（英語）": "Quetta",
    "国連参照番号": "TAi.070",
    "リスト掲載日": "2001年2月23日（2003年9月3日に改訂）",
    "その他の情報": "農業を営む。",
    "外務省告示情報": "９．アッティクッラー・アフンド ATTIQULLAH AKHUND",
}


def table(*rows: dict[str, str], headers: list[str] = HEADERS) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headers)
    for row in rows:
        writer.writerow([row.get(header, "") for header in headers])
    return out.getvalue().encode()


def read(body: bytes) -> tuple[dict[str, Entry], list[Problem]]:
    found = list(SOURCE.read_entries([Document.from_bytes(body, NAME)]))
    return (
        {each.id: each for each in found if isinstance(each, Entry)},
        [each for each in found if isinstance(each, Problem)],
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_recognises_the_header_in_each_encoding(encoding: str) -> None:
    body = table(FULL).decode().encode(encoding)
    recognition = SOURCE.recognise(Document.from_bytes(body, NAME))
    assert recognition is not None
    assert (recognition.list, recognition.date_in_name) == ("mof", date(2026, 8, 28))
    assert WORKBOOK.recognise(Document.from_bytes(body, NAME)) is None
    assert set(read(body)[0]) == {"002-000009"}


@pytest.mark.parametrize(
    "body", [b"", b"<html>", "告示日付,日本語表記\n".encode(), b"a,b\n1,2\n", b"\xff\xfe\x00"]
)
def test_claims_nothing_else(body: bytes) -> None:
    assert SOURCE.recognise(Document.from_bytes(body, NAME)) is None


def test_every_column() -> None:
    entries, problems = read(table(FULL))
    assert problems == []
    entry = entries["002-000009"]
    assert entry.schema is Schema.PERSON
    strong = Strength.STRONG
    assert [(name.full, name.kind, name.strength) for name in entry.names] == [
        ("ATTIQULLAH AKHUND", NameKind.PRIMARY, strong),
        ("アッティクッラー・アフンド", NameKind.PRIMARY, strong),
        ("アティクッラー", NameKind.ALIAS, strong),
        ("ハジ", NameKind.ALIAS, strong),
        ("Atiqullah", NameKind.ALIAS, strong),
        ("Haji", NameKind.ALIAS, strong),
        ("Old Name", NameKind.FORMER, strong),
        ("Joe", NameKind.ALIAS, Strength.WEAK),
    ]
    assert entry.titles == ("マウラヴィ", "Maulavi")
    assert entry.positions == ("農業次官", "Deputy Minister of Agriculture")
    assert [str(birth) for birth in entry.birth_dates] == ["circa 1953", "1941-08-20"]
    assert [place.country for place in entry.birth_places] == ["af"]
    assert [(tie.role, tie.country) for tie in entry.countries] == [(CountryRole.NATIONALITY, "af")]
    (passport,) = entry.identifiers
    assert (passport.kind, passport.value, passport.country, passport.issued_on) == (
        IdentifierKind.PASSPORT,
        "D 001206",
        "af",
        date(2000, 7, 17),
    )
    assert [(place.city, place.country) for place in entry.addresses] == [
        ("クエッタ", "pk"),
        ("カブール", "af"),
        ("Quetta", "pk"),
    ]
    assert set(entry.cross_references) == {
        CrossReference(scheme="un-reference", value="TAi.070"),
        CrossReference(scheme="jp-notice", value="2-9"),
    }
    assert entry.remarks == (FULL["その他の情報"], FULL["外務省告示情報"])
    (act,) = entry.designations
    assert act.programmes == ("区分2",)
    assert (act.listed_on, act.source) == (date(2001, 9, 22), "UN")
    assert act.amended_on == (date(2008, 6, 25), date(2012, 3, 27))
    assert act.basis == ("告示 2001.9.22 9",)
    assert [(each.label, each.value) for each in entry.features] == [
        ("リスト掲載日", "2001年2月23日(2003年9月3日に改訂)")
    ]


@pytest.mark.parametrize(
    ("kind", "schema", "codes"),
    [
        ("個人", Schema.PERSON, []),
        ("団体", Schema.ORGANIZATION, []),
        ("船舶", Schema.VESSEL, []),
        ("宇宙船", Schema.PERSON, [ProblemCode.KIND_UNKNOWN]),
    ],
)
def test_what_a_party_is(kind: str, schema: Schema, codes: list[ProblemCode]) -> None:
    entries, problems = read(table({**FULL, "個人・団体": kind}))
    assert [entry.schema for entry in entries.values()] == [schema]
    assert [each.code for each in problems] == codes


def test_the_workbook_gives_the_same_id(shared: Path) -> None:
    from tests.make_samples_jp import build_workbook

    rows = [
        ("タリバーン関係者等",),
        ("告示日付", "告示番号", "日本語表記", "英語表記"),
        ("2001.9.22", "9", "アッティクッラー", "ATTIQULLAH AKHUND"),
    ]
    body = build_workbook([], {"2.タリバーン関係者等": rows})
    found = WORKBOOK.read_entries([Document.from_bytes(body, "x.xlsx")])
    assert [each.id for each in found if isinstance(each, Entry)] == list(read(table(FULL))[0])


def test_a_key_used_twice_keeps_both() -> None:
    entries, problems = read(table(FULL, {**FULL, "氏名（英語）": "OTHER"}))
    assert set(entries) == {"002-000009", "002-000009~2"}
    assert [each.code for each in problems] == [ProblemCode.ID_REUSED]


def test_removed_and_nameless_rows() -> None:
    nameless = {"区分": "2", "番号": "002-000001", "告示番号": "1"}
    entries, problems = read(
        table({**nameless, "告示日付": "2011.11.18削除"}, {**nameless, "告示日付": "2012.1.1"})
    )
    assert entries == {}
    assert [each.severity for each in problems] == [Severity.INFO, Severity.ERROR]


def test_an_unknown_column_is_kept() -> None:
    entries, problems = read(table({**FULL, "色": "青"}, headers=[*HEADERS, "色"]))
    assert [(each.code, each.raw) for each in problems] == [(ProblemCode.FIELD_UNKNOWN, "色")]
    assert ("色", "青") in {(f.label, f.value) for f in entries["002-000009"].features}


def test_a_file_that_ends_within_a_row_is_malformed() -> None:
    body = table(FULL, {**FULL, "番号": "002-000010"})
    for cut in (len(body) - 60, len(body) - 200, len(body) // 2 + 40):
        with pytest.raises(Malformed):
            read(body[:cut])


def test_a_last_line_that_does_not_end_is_reported() -> None:
    body = table(FULL, {**FULL, "番号": "002-000010"})
    entries, problems = read(body[:-4])
    assert len(entries) == 2
    assert [(each.code, each.severity) for each in problems] == [
        (ProblemCode.ENTRY_UNREADABLE, Severity.WARNING)
    ]
    with pytest.raises(Malformed):
        read(table())


def test_a_row_with_too_few_columns_within_the_file_is_kept() -> None:
    lines = table(FULL, FULL).decode().splitlines()
    short = ",".join(lines[1].split(",")[:7]).replace("002-000009", "002-000010")
    entries, problems = read("\n".join([lines[0], short, lines[2], ""]).encode())
    assert list(entries) == ["002-000010", "002-000009"]
    assert [each.code for each in problems] == [ProblemCode.VALUE_UNREADABLE]


def test_a_broken_byte_is_malformed_and_no_empty_list() -> None:
    body = bytearray(table(FULL))
    body[-30] = 0xFF
    with pytest.raises(Malformed):
        read(bytes(body))
    with pytest.raises(Malformed):
        read(b"")


@pytest.mark.shared
def test_the_real_rows(shared: Path) -> None:
    body = (shared / REAL).read_bytes()
    recognition = SOURCE.recognise(Document.from_bytes(body, Path(REAL).name))
    assert recognition is not None
    assert recognition.date_in_name == date(2026, 8, 28)
    assert next(csv.reader(io.StringIO(body.decode("utf-8-sig")))) == HEADERS
    entries, problems = read(body)
    assert problems == []
    assert len(entries) == body.decode().count("\n") - 1
    assert set(entries) == {"001-000001", "001-000002", "002-000009"}
    assert [str(each) for each in entries["001-000001"].birth_dates] == ["1941-08-20"]
    assert {place.country for place in entries["001-000001"].birth_places} == {"rs"}
    assert entries["002-000009"].designations[0].source == "UN"
