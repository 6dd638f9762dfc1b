"""Numbers in the United Kingdom's lists: passports, identities, registrations, ships.

A number and what is said of it stand in two cells whose values are numbered alike:
``(1) D00001184 (2) P04838205`` beside ``(1) Central African Republic number (2) Issued on
10 Jun. 2018``. Until 2021 both stood in one cell: ``Tunisia number G557170 issued on 16 Nov
1989``. Registrations are free text: ``(1) OGRN: 1025403641900 (2) INN/TIN: 5408100018``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from watchword.model import IdentifierKind
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.gb.values import (
    LONGEST,
    MOST_VALUES,
    Listed,
    split_listed,
    split_values,
    stated,
)
from watchword.sources.imo_numbers import add_imo
from watchword.text.countries import country_code

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DAY = (
    r"(?<!\d)(?:\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s+" + _MONTH + r"\.?,?\s+\d{4}"
    r"|\d{4}-\d{2}-\d{2})(?!\d)"
)
_DATE = re.compile(_DAY, re.I)
_ISSUED = re.compile(
    r"\b(?:date of issue|issue date|issued|delivered|valid from|date of delivery)\b"
    r"(?:\s+(?:on|in))?\s*:?\s*(?:[^.;()\d]{0,60}?\s(?:on\s+)?)?(" + _DAY + ")",
    re.I,
)
_EXPIRES = re.compile(
    r"\b(?:expir\w*|valid (?:until|to)|date of expir\w+|until|valid from \S+ to)\b"
    r"[^\d.;]{0,20}?\s*:?\s*(" + _DAY + ")",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:issued by|issued in|place of issue)\s*:?\s*(?:the\s+)?(?P<place>[^.;()\d]+)", re.I
)
_NUMBER = re.compile(
    r"(?<![\w/])(?!(?:ID|NI|NO|INN|TIN)\b)(?:(?:[A-Z]{1,6}(?:-[A-Z])?[ /-]?|[a-z])?\d[\dA-Z]*(?:[-/. ]?[\dA-Z]*\d[\dA-Z]*)*)"
    r"(?![\w/])"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_TAX = (
    re.compile(r"\b(?:tax\w*|TIN|INN|fiscal|NIF|VAT|CIF|УНН|ИНН|EIN|UNP|TRN)\b", re.I),
    IdentifierKind.TAX_NUMBER,
)
_KINDS = (
    (re.compile(r"\bvisa\b", re.I), IdentifierKind.VISA),
    (
        re.compile(r"driv(?:ing|er['’]?s?)\s+(?:licen[cs]e|permit)", re.I),
        IdentifierKind.DRIVING_LICENCE,
    ),
    (re.compile(r"birth certificate", re.I), IdentifierKind.BIRTH_CERTIFICATE),
    (re.compile(r"travel document|laissez", re.I), IdentifierKind.TRAVEL_DOCUMENT),
    (
        re.compile(r"social security|\bSSN\b|SNILS|national insurance", re.I),
        IdentifierKind.SOCIAL_SECURITY,
    ),
    _TAX,
    (
        re.compile(r"\b(?:national id\w*|identity|identification)\b|tazkira", re.I),
        IdentifierKind.NATIONAL_ID,
    ),
)
_REGISTRATION_KINDS = (
    (re.compile(r"\b(?:SWIFT|BIC)\b", re.I), IdentifierKind.BIC),
    (re.compile(r"\bLEI\b|legal entity", re.I), IdentifierKind.LEI),
    (re.compile(r"\bD-?U-?N-?S\b", re.I), IdentifierKind.DUNS),
    (re.compile(r"\bIMO\b"), IdentifierKind.IMO),
    (re.compile(r"\bMMSI\b"), IdentifierKind.MMSI),
    (re.compile(r"\bISIN\b"), IdentifierKind.ISIN),
    _TAX,
)
_LABELLED = re.compile(r"[a-z:]|\b(?:TIN|INN|OGRN|OGRNIP|KPP|BIN|SRN|BIC|LEI|VAT|CR|BR|IMO)\b")
_REGISTERED = re.compile(
    r"(?<![\dA-Za-z])(?:"
    r"(?:[A-Z]{1,6}-?|[A-Z]{1,2}\s)?\d[\dA-Za-z]*(?:[-/.][\dA-Za-z]+)*"
    r"|(?P<letters>[A-Z]{8}(?:[A-Z]{3})?)"
    r")(?![\dA-Za-z])(?P<note>\s*\([^()]*\))?"
)
_BARE = re.compile(r"^(?P<label>(?:[^\W\d]|[ .'’/-])*[^\W\d]\.?)\s*[:\u2013]\s*(?P<value>\S.*)$")
_SHORT = re.compile(r"^(?P<label>INN|TIN|OGRN|OGRNIP|KPP|BIN)\s+(?P<value>\d.*)$")
_NOTED = re.compile(r"^(?P<value>[^(]*\d[^(]*?)\s*\((?P<note>[^()]{2,})\)$")
_IMO = re.compile(r"\d{7}")
# Country codes of two letters are also words ("as", "no", "in").
_ABBREVIATIONS = frozenset({"UK", "US", "USA", "UAE", "CAR", "DRC", "BVI", "GB"})


def add_documents(draft: Draft, kind: IdentifierKind, numbers: str, details: str) -> None:
    """Add the passports or national identities that one pair of cells states.

    Args:
        kind: What the cells hold, unless the details of one say otherwise.
        numbers: The cell with the numbers; empty where there is only one cell.
        details: The cell with what is said of them, numbered alike.
    """
    said = split_listed(details)
    if not stated(numbers):
        for listed in said:
            _add_combined(draft, kind, listed.text)
        return
    given = split_listed(numbers)
    used: set[int] = set()
    for listed in given:
        position, text = _details_of(listed, said)
        used.add(position)
        _add_document(draft, kind, listed.text, text)
    for position, listed in enumerate(said):
        if position not in used:
            draft.add_feature(_label_of(kind), listed.text)


def _details_of(listed: Listed, said: tuple[Listed, ...]) -> tuple[int, str]:
    """The details with the same number; those without numbers belong to every number."""
    for position, detail in enumerate(said):
        if not detail.numbers or set(detail.numbers) & set(listed.numbers):
            return position, detail.text
    return -1, ""


def _add_document(draft: Draft, kind: IdentifierKind, number: str, details: str) -> None:
    """Add one document whose number stands in a cell of its own.

    The cell may name the country or the document beside the number, and may hold a
    label: ``TIN: 782513826759``, ``2652410875 (Ukraine)``.
    """
    if len(number) + len(details) > LONGEST:
        draft.add_feature(_label_of(kind), number)
        draft.add_feature(_label_of(kind), details)
        return
    label, value, note = _bare_number(number)
    if re.search(r"[a-z]{2}|\d\s+[A-Z]{3,}\b", value) and any(map(str.isdigit, value)):
        _add_combined(draft, kind, " ".join(part for part in (number, details) if part))
        return
    about = " ".join(part for part in (label, note, details) if part)
    draft.add_identifier(
        _kind_of(about, kind),
        value,
        issuer=_issuer(details) or _issuer(note) or _issuer(label),
        issued_on=_day(_ISSUED, details),
        expires_on=_day(_EXPIRES, details),
        label=label or _label_of(kind),
        remark="; ".join(part for part in (note, details) if part),
    )


def _bare_number(text: str) -> tuple[str, str, str]:
    """A number without the label before it and the brackets after it."""
    cleaned = clean(text).strip(" .;,")
    found = _BARE.match(cleaned) or _SHORT.match(cleaned)
    label, value = (found["label"].strip(), found["value"]) if found else ("", cleaned)
    noted = _NOTED.match(value)
    return (label, noted["value"], noted["note"]) if noted else (label, value, "")


def _add_combined(draft: Draft, kind: IdentifierKind, text: str) -> None:
    """Add the documents whose numbers and details stand in one text.

    The number is the first run of digits that is no date; the whole text is kept with
    it, and stands for it where there is none.
    """
    if len(text) > LONGEST:
        draft.add_feature(_label_of(kind), text)
        return
    for piece in re.split(r"[.,]?\s+and\s+(?=[A-Z]{0,2}\d{5})", text, flags=re.I):
        undated = _DATE.sub(lambda found: " " * len(found[0]), piece)
        found = next((each for each in _NUMBER.finditer(undated) if _is_number(each[0])), None)
        if found is None:
            draft.add_feature(_label_of(kind), piece)
            continue
        around = f"{piece[: found.start()]} {piece[found.end() :]}"
        draft.add_identifier(
            _kind_of(around, kind),
            found[0].strip(" -./"),
            issuer=_issuer(around),
            issued_on=_day(_ISSUED, piece),
            expires_on=_day(_EXPIRES, piece),
            label=_label_of(kind),
            remark=piece,
        )


def _is_number(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= 3 and not _YEAR.fullmatch(text.strip())


def _kind_of(about: str, kind: IdentifierKind) -> IdentifierKind:
    """The kind of document that a text names, or the given one."""
    for pattern, named in _KINDS:
        if pattern.search(about):
            # "Russian passport and identity card" is a passport still.
            plain = named is IdentifierKind.NATIONAL_ID and "passport" in about.casefold()
            return kind if plain else named
    return kind


def _label_of(kind: IdentifierKind) -> str:
    return "Passport" if kind is IdentifierKind.PASSPORT else "National identifier"


def _day(pattern: re.Pattern[str], text: str) -> date | None:
    found = pattern.search(text)
    return read_day(found[1]) if found else None


def _issuer(text: str) -> str:
    """The country that a text begins with, names as the issuer, or has in brackets."""
    for candidate in _issuers(clean(text)):
        named = len(candidate) > 3 or candidate in _ABBREVIATIONS
        if named and country_code(candidate):
            return candidate
    return ""


def _issuers(text: str) -> Iterator[str]:
    """What may be the issuing country, the likeliest first."""
    labelled = re.search(r"\bissuing country\s*:\s*([^.;,()]+)", text, re.I)
    if labelled:
        yield labelled[1].strip()
    yield text.strip(" .,;:()")
    yield from re.findall(r"\(([^()]+)\)", text)
    words = re.split(r"[\s.,;:()\u2013]+", re.sub(r"^[\W\d]+", "", text), maxsplit=5)
    for count in range(min(5, len(words)), 0, -1):
        yield " ".join(words[:count])
    for found in _PLACE.finditer(text):
        place = found["place"].strip(" ,")
        yield place
        yield place.rpartition(",")[2].strip()
        yield re.split(r",|\s+on\b|\s+and\b", place)[0].strip()
    within = re.search(r"\(([^(),]+?)\s+(?:passport|national|foreign|number)\b", text)
    if within:
        yield within[1]


def add_registrations(draft: Draft, text: str) -> None:
    """Add the registration and tax numbers that a text lists with their labels.

    A piece in which no number is found is kept whole, as a feature.
    """
    for value in split_values(re.sub(r"(?<=\d)\s*\n\s*(?=\S)", "|", text.strip())):
        for piece in value.split(";", MOST_VALUES):
            _add_registered(draft, clean(piece))


def _add_registered(draft: Draft, piece: str) -> None:
    if len(piece) > LONGEST:
        draft.add_feature("Business registration number", piece)
        return
    if not _LABELLED.search(piece) and "(" not in piece and re.search(r"\d", piece):
        draft.add_identifier(IdentifierKind.REGISTRATION_NUMBER, piece)
        return
    found = [each for each in _REGISTERED.finditer(piece) if _is_registration(piece, each)]
    end = 0
    for each in found:
        label = _tidy(piece[end : each.start()])
        end = each.end()
        if len(found) == 1 and not label:
            # "9709056472 - Russia INN"
            label, end = _tidy(piece[end:]), len(piece)
        note = (each["note"] or "").strip(" ()")
        draft.add_identifier(
            _registration_kind(f"{label} {note}"),
            each[0].removesuffix(each["note"] or "").strip(" -"),
            issuer=_issuer(note) or _issuer(label),
            label=label,
            remark=note,
        )
    if _tidy(piece[end:]):
        draft.add_feature("Business registration number", piece)


def _is_registration(piece: str, found: re.Match[str]) -> bool:
    """Whether a match is a number; eight capitals alone are one only as a bank's code."""
    value = found[0].removesuffix(found["note"] or "")
    if found["letters"]:
        return re.search(r"\b(?:SWIFT|BIC)\b", piece[: found.start()]) is not None
    return sum(map(str.isdigit, value)) >= 3 and not _DATE.fullmatch(value)


def _tidy(text: str) -> str:
    return clean(text).strip(" :-\u2013\u2014,./()#№")


def _registration_kind(about: str) -> IdentifierKind:
    for pattern, kind in _REGISTRATION_KINDS:
        if pattern.search(about):
            return kind
    return IdentifierKind.REGISTRATION_NUMBER


def add_imo_numbers(draft: Draft, text: str) -> None:
    """Add the IMO numbers of a cell (``IMO9562233``), checked by their last digit."""
    for value in split_values(text):
        digits = _IMO.findall(value)
        for number in digits or [value]:
            add_imo(draft, number)
        if digits and re.sub(r"(?i:IMO)|\d{7}|\band\b|\W", "", value):
            draft.add_feature("IMO number", value)
