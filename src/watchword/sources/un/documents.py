"""Identity documents of the United Nations list (``INDIVIDUAL_DOCUMENT``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from watchword.model import IdentifierKind
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.xml import Element, text_of
from watchword.text.countries import country_code

_KINDS = (
    (re.compile(r"social security|\bssn\b", re.I), IdentifierKind.SOCIAL_SECURITY),
    (re.compile(r"fiscal|tax", re.I), IdentifierKind.TAX_NUMBER),
    (re.compile(r"driv\w+['’]?s? (?:licen[cs]e|permit)", re.I), IdentifierKind.DRIVING_LICENCE),
    (re.compile(r"birth certificate", re.I), IdentifierKind.BIRTH_CERTIFICATE),
    (
        re.compile(r"travel document|reiseausweis|laissez-passer", re.I),
        IdentifierKind.TRAVEL_DOCUMENT,
    ),
    (re.compile(r"passport|passeport|pasaporte", re.I), IdentifierKind.PASSPORT),
    (
        re.compile(r"national|identi|tazkira|civil|personal|ration|nationality|\bid\b|card", re.I),
        IdentifierKind.NATIONAL_ID,
    ),
)
_NUMBER = re.compile(
    r"^(?:(?P<label>[A-Za-z’'(][^\d]{3,}?)(?<=[\s:.°])\s*)?(?P<number>(?:(?-i:[A-Z]){1,3}[ -]?)?\d[\w/. -]*?)"
    r"\s*(?:\((?P<note>[^()]+)\)|,\s*(?P<place>[A-Z][\w ]+))?$",
    re.I,
)
_IN_TEXT = re.compile(
    r"\b(?:numbers?|no|card|SSN)\b\.?\s*:?\s*(?P<number>(?:[A-Z]{1,3}[ -]{0,2})?\d[\w/-]*)"
    r"|^(?P<bare>\d{6,})\b|:\s*(?P<code>[A-Z0-9]{8,})$"
)
_EXPIRY = re.compile(
    r"(?:expir\w+(?: on)?|date of expiration|expiration date|expiry date|valid until)"
    r"\s*:?\s*(\d{1,2}\s+[A-Z][a-z]+\.?\s+\d{4})",
    re.I,
)
_ISSUE = re.compile(
    r"(?:issued|date of issue)(?: on)?\s*:?\s*(\d{1,2}\s+[A-Z][a-z]+\.?\s+\d{4})", re.I
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """What the number element states beside the number itself."""

    number: str
    label: str = ""
    note: str = ""
    country: str = ""


def read_document(draft: Draft, element: Element) -> None:
    """Add one document; what has no number of its own is looked for in the other fields."""
    first = clean(text_of(element, "TYPE_OF_DOCUMENT"))
    second = clean(text_of(element, "TYPE_OF_DOCUMENT2")).rstrip(" :")
    note = clean(text_of(element, "NOTE"))
    stated = _read_number(clean(text_of(element, "NUMBER")))
    number = stated.number or _number_in(second) or _number_in(note)
    label = "; ".join(part for part in (first, second, stated.label) if part)
    remark = "; ".join(part for part in (note, stated.note, _issued_in(element)) if part)
    if not number:
        if label or remark:
            draft.add_feature("Document without a number", f"{label}; {remark}".strip("; "))
        return
    issuer = (
        clean(text_of(element, "ISSUING_COUNTRY"))
        or clean(text_of(element, "COUNTRY_OF_ISSUE"))
        or stated.country
    )
    draft.add_identifier(
        _kind(f"{second} {stated.label} {_label_in(note)}", first),
        number,
        issuer=issuer,
        code=_country(issuer),
        issued_on=read_day(text_of(element, "DATE_OF_ISSUE")[:10]) or _day_in(_ISSUE, note),
        expires_on=_day_in(_EXPIRY, f"{note} {stated.note}"),
        label=label,
        remark=remark,
    )


def _read_number(text: str) -> _Stated:
    """Take ``Jordan 654781`` or ``Social Security Number 423-31-3021 (US)`` apart."""
    found = _NUMBER.match(text)
    if found is None:
        return _Stated(number=text)
    label = (found["label"] or "").strip(" :")
    note = found["note"] or found["place"] or ""
    bare = re.sub(r"\s+(?:number|no\.?)$", "", label, flags=re.I)
    country = next((each for each in (bare, note) if each and country_code(each)), "")
    if label and not country and _kind(label, "") is IdentifierKind.OTHER:
        # "N°235/MISPAT" and "8208 No. 555627": no label that we know, so part of it.
        return _Stated(number=text)
    return _Stated(
        number=found["number"],
        label="" if bare == country else label,
        note=note,
        country=country,
    )


def _issued_in(element: Element) -> str:
    names = ("CITY_OF_ISSUE", "COUNTRY_OF_ISSUE")
    place = ", ".join(part for name in names if (part := clean(text_of(element, name))))
    return f"issued in {place}" if place else ""


def _label_in(note: str) -> str:
    """A note that is nothing but a kind of number ("Italian Fiscal Code")."""
    return "" if len(note) > 30 or any(char.isdecimal() for char in note) else note


def _kind(exact: str, general: str) -> IdentifierKind:
    """The kind by the more exact of the two labels, where it has one that we know."""
    for stated in (exact, general):
        for pattern, kind in _KINDS:
            if pattern.search(stated):
                return kind
    return IdentifierKind.OTHER


def _number_in(text: str) -> str:
    found = _IN_TEXT.search(text)
    return (found["number"] or found["bare"] or found["code"]) if found else ""


def _day_in(pattern: re.Pattern[str], text: str) -> date | None:
    found = pattern.search(text)
    return read_day(found[1]) if found else None


def _country(text: str) -> str | None:
    """The issuing country, also of "Tunisian passport"."""
    if not text:
        return None
    return country_code(text) or country_code(re.sub(r"\s+passport$", "", text, flags=re.I))
