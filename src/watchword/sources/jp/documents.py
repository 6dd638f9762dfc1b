"""Passports and identity numbers in Japanese cells.

"チュニジア旅券 L 191609（1996年2月28日発行、2001年2月27日失効）" is a country, a kind, a
number and two days; "563110024（北朝鮮旅券）" has the country behind. An item keeps all of
its words as remark wherever it says more than its number.
"""

from __future__ import annotations

import re
from datetime import date

from watchword.model import IdentifierKind
from watchword.sources.draft import Draft
from watchword.sources.jp.countries import leading_country
from watchword.sources.jp.dates import first_day
from watchword.sources.jp.text import fold_block, is_unknown, split_lead, split_outside
from watchword.sources.name_words import bracket_pieces

_KINDS = (
    (re.compile(r"社会保障|SSN", re.I), IdentifierKind.SOCIAL_SECURITY),
    (re.compile(r"納税|Fiscal|税番号", re.I), IdentifierKind.TAX_NUMBER),
    (re.compile("運転免許"), IdentifierKind.DRIVING_LICENCE),
    (re.compile("出生証明"), IdentifierKind.BIRTH_CERTIFICATE),
    (re.compile(r"旅券|パスポート|passport", re.I), IdentifierKind.PASSPORT),
    (re.compile("渡航"), IdentifierKind.TRAVEL_DOCUMENT),
    (
        re.compile(r"ID|身分|国籍証明|配給|tazkira|カード|住民|証明", re.I),
        IdentifierKind.NATIONAL_ID,
    ),
)
# A line that only goes on with what the one before it says of its document.
_GOES_ON = re.compile(r"[、,]?\n\s*(?=\(|(?:旅券)?(?:発行|発効|失効|有効)|番号)")
# The long-vowel mark typed for a hyphen.
_LONG_MARK = re.compile(r"(?<=[A-Z])ー(?=\d)")
_DAY = r"\d{4}年\d{1,2}月\d{1,2}日"
_EXPIRY = (
    re.compile(rf"(?:失効日|有効期限|有効期間)\D{{0,3}}({_DAY})"),
    re.compile(rf"({_DAY})(?:に|まで)?(?:失効|有効)"),
)
_ISSUE = (
    re.compile(rf"(?:発行日|発効日|交付日)\D{{0,3}}({_DAY})"),
    re.compile(rf"({_DAY})[^、。\d]{{0,40}}(?:発行|発給|交付)"),
)
_CLAUSE = re.compile(
    rf"[、,]?\s*(?:旅券)?(?:発行日|発効日|失効日|有効期限|発行地|発行国)\s*:.*$|[、,]?\s*{_DAY}.*$"
)
_NUMBER = re.compile(
    r"(?:(?<![A-Za-z])[A-Z]{1,6}(?:-[A-Z])?[ ./-]{0,2})?\d[\dA-Z]*(?:[ ./-]{1,2}[\dA-Z]*\d[\dA-Z]*)*"
    r"|(?<![A-Za-z])[A-Z0-9]*\d[A-Z0-9]*(?![a-z])"
)
_YEAR = re.compile(r"\d{1,4}(?=[年月日])")


def read_documents(draft: Draft, cell: str, *, kind: IdentifierKind, label: str) -> None:
    """Add the documents of a cell.

    Args:
        draft: The entry.
        cell: The cell as it is.
        kind: What they are unless an item says otherwise.
        label: The header of the column, for what has no number.
    """
    if is_unknown(cell):
        return
    joined = _GOES_ON.sub(" ", fold_block(cell))
    lead, items = split_lead(_LONG_MARK.sub("-", joined))
    for item in items:
        for piece in split_outside(item, r"[;\n]"):
            if not is_unknown(piece):
                _read_document(draft, piece, kind=kind, label=label, lead=lead)
    if lead and not items:
        draft.add_feature(label, lead)


def _read_document(draft: Draft, text: str, *, kind: IdentifierKind, label: str, lead: str) -> None:
    if text.startswith("(") and text.endswith(")") and text.find(")") == len(text) - 1:
        text = text[1:-1]
    outer = "".join(piece for inside, piece in bracket_pieces(text) if not inside)
    stated = _CLAUSE.sub("", outer).strip(" 、,")
    found = _longest(stated)
    if found is None:
        draft.add_feature(label, f"{lead} {text}".strip())
        return
    number = found[0].strip(" ./-")
    words = stated[: found.start()].strip(" :、,") or lead.strip(" :")
    inner = " ".join(piece for inside, piece in bracket_pieces(text) if inside)
    code, issuer = leading_country(words)
    if code is None:
        code, issuer = leading_country(inner)
    draft.add_identifier(
        _kind(f"{words} {inner}", kind),
        number,
        issuer=issuer,
        code=code,
        issued_on=_day(_ISSUE, text),
        expires_on=_day(_EXPIRY, text),
        label=words or label,
        remark=text if text != number and text != f"{words} {number}".strip() else "",
    )


def _longest(text: str) -> re.Match[str] | None:
    """The longest number of a text, as a document's is."""
    numbers = [
        found
        for found in _NUMBER.finditer(text)
        if not _YEAR.match(text, found.start()) or len(found[0]) > 4
    ]
    return max(numbers, key=lambda found: len(found[0]), default=None)


def _kind(words: str, otherwise: IdentifierKind) -> IdentifierKind:
    for pattern, kind in _KINDS:
        if pattern.search(words):
            return kind
    return otherwise


def _day(patterns: tuple[re.Pattern[str], ...], text: str) -> date | None:
    for pattern in patterns:
        if found := pattern.search(text):
            return first_day(found[1])
    return None
