"""The headers of the Ministry of Finance's list: which column says what.

Every sheet has headers of its own, and they change from year to year ("別名・別称",
"確定可能な別名", "別称・旧称" …), so a column is known by a word in its header.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from watchword.sources.name_words import fold_width


class Column(StrEnum):
    """What a column holds."""

    NOTICE_DATE = "notice date"
    NOTICE_NUMBER = "notice number"
    NOTICE_TEXT = "notice text"
    REGIME = "regime"
    KEY = "key"
    KIND = "kind"
    NAME_JA = "Japanese name"
    NAME_EN = "English name"
    ALIAS = "alias"
    FORMER = "former name"
    WEAK = "weak alias"
    TITLE = "title"
    POSITION = "position"
    BIRTH = "birth date"
    BIRTH_PLACE = "birth place"
    BIRTH_BOTH = "birth date and place"
    NATIONALITY = "nationality"
    PASSPORT = "passport"
    ID_NUMBER = "identity number"
    COUNTRY = "country of the address"
    CITY = "address without its country"
    ADDRESS = "address"
    LISTED = "listing by the United Nations"
    UN_REFERENCE = "United Nations reference"
    GROUNDS = "grounds"
    OTHER = "other information"
    PHONE = "telephone"
    FAX = "fax"
    EMAIL = "e-mail"
    WEBSITE = "website"
    SEX = "sex"
    IMO = "IMO number"


PERSONAL = frozenset(
    {
        Column.TITLE,
        Column.POSITION,
        Column.BIRTH,
        Column.BIRTH_PLACE,
        Column.BIRTH_BOTH,
        Column.NATIONALITY,
        Column.PASSPORT,
        Column.ID_NUMBER,
        Column.SEX,
    }
)
"""Columns that are filled for people only."""

_LANGUAGE = re.compile(r"\((日本語|英語)\)$")
_RULES = tuple(
    (re.compile(pattern), column)
    for pattern, column in (
        ("^告示(日|年月日)", Column.NOTICE_DATE),
        ("^告示番号", Column.NOTICE_NUMBER),
        ("外務省告示|告示情報", Column.NOTICE_TEXT),
        ("^区分$", Column.REGIME),
        ("^番号$", Column.KEY),
        ("^個人・団体", Column.KIND),
        ("^日本語表記", Column.NAME_JA),
        ("^英語表記", Column.NAME_EN),
        ("確定に(十分で|足り)ない", Column.WEAK),
        ("^(別|確定可能)", Column.ALIAS),
        ("^(旧称|旧名|以前の|過去の)", Column.FORMER),
        ("生年月日.*出生地", Column.BIRTH_BOTH),
        ("生年月日", Column.BIRTH),
        ("出生地|出身地", Column.BIRTH_PLACE),
        ("国籍", Column.NATIONALITY),
        ("旅券|パスポート", Column.PASSPORT),
        ("ID番号|身分(証|登録)", Column.ID_NUMBER),
        (r"(住所|所在地).*\(国\)", Column.COUNTRY),
        (r"(住所|所在地).*\(都市", Column.CITY),
        ("住所|所在地", Column.ADDRESS),
        ("(指定|掲載)(日|年月日)", Column.LISTED),
        ("参照番号", Column.UN_REFERENCE),
        ("根拠|理由", Column.GROUNDS),
        ("その他|詳細|備考", Column.OTHER),
        ("FAX|ファックス|ファクシミリ", Column.FAX),
        ("電話", Column.PHONE),
        ("メール|E-?mail", Column.EMAIL),
        ("ウェブ|ホームページ|URL", Column.WEBSITE),
        ("称号|敬称", Column.TITLE),
        ("役職|肩書", Column.POSITION),
        ("性別", Column.SEX),
        ("IMO", Column.IMO),
    )
)
_NAME_COLUMN = re.compile("^(氏名|名称)")
_IDENTIFYING = frozenset({Column.NAME_JA, Column.NAME_EN, Column.NOTICE_DATE})


@dataclass(frozen=True, slots=True)
class Header:
    """One column: its header as stated, and what it holds; None where we don't know it."""

    label: str
    column: Column | None


def read_header(label: str) -> Header:
    """What a header stands for."""
    folded = fold_width(label).replace(" ", "")
    language = _LANGUAGE.search(folded)
    plain = _LANGUAGE.sub("", folded)
    if _NAME_COLUMN.match(plain):
        english = language is not None and language[1] == "英語"
        return Header(folded, Column.NAME_EN if english else Column.NAME_JA)
    for pattern, column in _RULES:
        if pattern.search(plain):
            return Header(folded, column)
    return Header(folded, None)


def read_headers(cells: list[str]) -> tuple[Header, ...] | None:
    """The columns of a header row; None where the row is none."""
    if not any("告示" in cell for cell in cells):
        return None
    headers = tuple(read_header(cell) for cell in cells)
    found = {header.column for header in headers}
    return headers if found >= _IDENTIFYING else None
