"""Birth, citizenship, addresses and documents of an EU entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from watchword.model import (
    ContactKind,
    CountryRole,
    DateInterval,
    IdentifierKind,
    ProblemCode,
    Schema,
    day_interval,
    month_interval,
    spanning_interval,
    year_interval,
)
from watchword.sources.calendars import islamic_interval
from watchword.sources.dates import read_date, read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.european_text import read_free_text
from watchword.sources.imo_numbers import add_imo
from watchword.sources.seen import Seen
from watchword.sources.xml import Element, children
from watchword.text.countries import country_code

_UNKNOWN_COUNTRY = "00"
_SOLAR = frozenset({"ir", "af"})
"""Where the civil calendar that the file calls Islamic is the solar one."""

_IDENTIFIERS = {
    "passport": IdentifierKind.PASSPORT,
    "id": IdentifierKind.NATIONAL_ID,
    "ssn": IdentifierKind.SOCIAL_SECURITY,
    "fiscalcode": IdentifierKind.TAX_NUMBER,
    "euvat": IdentifierKind.TAX_NUMBER,
    "taxid": IdentifierKind.TAX_NUMBER,
    "regnumber": IdentifierKind.REGISTRATION_NUMBER,
    "tradelic": IdentifierKind.REGISTRATION_NUMBER,
    "swiftbic": IdentifierKind.BIC,
    "bic": IdentifierKind.BIC,
    "imo": IdentifierKind.IMO,
    "drivinglicence": IdentifierKind.DRIVING_LICENCE,
    "travelcardid": IdentifierKind.TRAVEL_DOCUMENT,
    "travelcard": IdentifierKind.TRAVEL_DOCUMENT,
    "birthcert": IdentifierKind.BIRTH_CERTIFICATE,
    "nationcert": IdentifierKind.OTHER,
    "electionid": IdentifierKind.OTHER,
    "residentperm": IdentifierKind.OTHER,
    "other": IdentifierKind.OTHER,
}
_LABELS = {
    "euvat": "EU VAT number",
    "nationcert": "Nationality certificate",
    "electionid": "Election card number",
    "residentperm": "Residence permit",
    "tradelic": "Trade licence",
}
_FLAGS = {
    "diplomatic": "diplomatic",
    "knownExpired": "known to be expired",
    "knownFalse": "known to be false",
    "reportedLost": "reported lost",
    "revokedByIssuer": "revoked by its issuer",
}
_CONTACTS = {
    "PHONE": ContactKind.PHONE,
    "MOBILE": ContactKind.PHONE,
    "FAX": ContactKind.FAX,
    "EMAIL": ContactKind.EMAIL,
    "WEB": ContactKind.WEBSITE,
}
_NO_NUMBER = frozenset({"", "-", "--", ".", "n/a", "none", "unknown"})


def remark_of(element: Element) -> str:
    """The remarks on an element, on one line."""
    return "; ".join(
        text for each in children(element, "remark") if (text := clean("".join(each.itertext())))
    )


def _country(element: Element) -> tuple[str, str | None]:
    """The name of the country as stated, and its code; ``00`` is no country."""
    stated = clean(element.get("countryDescription"))
    code = clean(element.get("countryIso2Code"))
    if stated.upper() == "UNKNOWN":
        stated = ""
    if code == _UNKNOWN_COUNTRY:
        code = ""
    # The description decides: the file still has codes that ISO has given away since
    # ("CS" for Serbia and Montenegro).
    return stated or code, country_code(stated) or country_code(code)


def _joined(*texts: str | None) -> str:
    return ", ".join(text for each in texts if (text := clean(each)))


def add_citizenship(draft: Draft, element: Element) -> None:
    """Add a ``citizenship``; a body has one where its country is meant."""
    remark = _joined(element.get("region"), remark_of(element))
    text, code = _country(element)
    person = draft.schema is Schema.PERSON
    role = CountryRole.CITIZENSHIP if person else CountryRole.JURISDICTION
    if text:
        draft.add_country(role, text, code=code, remark=remark)
    elif remark:
        draft.add_country(role, remark)


def add_birth(draft: Draft, element: Element) -> None:
    """Add the day and place of a ``birthdate``; of a body, its foundation."""
    text, code = _country(element)
    place = _joined(element.get("place"), element.get("city"))
    remark = remark_of(element)
    into = draft.birth_dates if draft.schema is Schema.PERSON else draft.founded_on
    _add_birth_date(draft, into, element, code)
    if place or text or clean(element.get("region")):
        draft.add_place(
            draft.birth_places,
            city=place,
            region=element.get("region"),
            postal_code=element.get("zipCode"),
            country=text,
            code=code,
            remark=remark,
        )
    elif remark:
        draft.add_feature("Birth", remark)
    if not _states_a_date(element) and remark:
        # "between 1953 and 1958", "Approximately 1960" stand in the remark only.
        _add_date_of_remark(into, remark)


def _states_a_date(element: Element) -> bool:
    return any(element.get(name) for name in ("birthdate", "year", "yearRangeFrom", "yearRangeTo"))


def _add_date_of_remark(into: list[DateInterval], remark: str) -> None:
    stated = remark.removeprefix("DOB:").removeprefix("Date of birth:").strip()
    try:
        interval = read_date(stated)
    except ValueError:
        return
    if interval is not None and interval not in into:
        into.append(interval)


def _add_birth_date(
    draft: Draft, into: list[DateInterval], element: Element, country: str | None
) -> None:
    first, last = clean(element.get("yearRangeFrom")), clean(element.get("yearRangeTo"))
    circa = clean(element.get("circa")).casefold() == "true"
    if first and last:
        draft.add_date(into, f"{first} to {last}", lambda _: _range(first, last, circa=circa))
    elif first or last:
        stated = f"from {first}" if first else f"until {last}"
        draft.problem(ProblemCode.DATE_DOUBTFUL, "a range of years has one end only", stated)
        draft.add_feature("Birth", stated)
    day = clean(element.get("birthdate"))
    parts = [clean(element.get(name)) for name in ("year", "monthOfYear", "dayOfMonth")]
    stated = "-".join(part for part in parts if part)
    gregorian = clean(element.get("calendarType")).upper() in ("", "GREGORIAN")
    if gregorian:
        if day and all(parts) and not _same(day, parts):
            draft.problem(
                ProblemCode.VALUE_CONFLICT, "birthdate differs from its parts", f"{day} / {stated}"
            )
            draft.add_date(into, stated, lambda _: _gregorian(parts, circa=circa))
        if day or stated:
            draft.add_date(into, day or stated, lambda _: _day_or_parts(day, parts, circa=circa))
    elif day or stated:
        solar = country in _SOLAR
        draft.add_date(
            into, f"{stated or day}", lambda _: _islamic(day, parts, solar=solar, circa=circa)
        )
        if not day:
            kind = "solar" if solar else "lunar"
            draft.problem(
                ProblemCode.DATE_DOUBTFUL, f"an Islamic date, read as a {kind} one", stated
            )


def _same(day: str, parts: list[str]) -> bool:
    try:
        return date.fromisoformat(day) == date(*(int(part) for part in parts))
    except ValueError:
        return False


def _range(first: str, last: str, *, circa: bool) -> DateInterval:
    return spanning_interval(
        year_interval(int(first)), year_interval(int(last)), circa=circa, text=f"{first} to {last}"
    )


def _day_or_parts(day: str, parts: list[str], *, circa: bool) -> DateInterval | None:
    if not day:
        return _gregorian(parts, circa=circa)
    interval = read_date(day)
    return replace(interval, circa=circa or interval.circa) if interval is not None else None


def _gregorian(parts: list[str], *, circa: bool) -> DateInterval | None:
    year, month, day = (int(part) if part else None for part in parts)
    if year is None:
        return None
    if month is None:
        return year_interval(year, circa=circa)
    if day is None:
        return month_interval(year, month, circa=circa)
    return day_interval(date(year, month, day), circa=circa)


def _islamic(day: str, parts: list[str], *, solar: bool, circa: bool) -> DateInterval | None:
    """An Islamic date, by its Gregorian ``birthdate`` where the file gives that too."""
    stated = "-".join(part for part in parts if part)
    if day:
        known = day_interval(date.fromisoformat(day), circa=circa)
        return replace(known, text=stated or day, calendar="Islamic" if stated else None)
    year, month, number = (int(part) if part else None for part in parts)
    if year is None:
        return None
    interval = islamic_interval(year, month, number, solar=solar)
    return replace(interval, circa=circa or interval.circa)


def add_address(draft: Draft, element: Element, seen: Seen) -> None:
    """Add an ``address`` and its ``contactInfo`` elements."""
    text, code = _country(element)
    listing = clean(element.get("asAtListingTime")).casefold() == "true"
    remark = _joined(remark_of(element), "as at listing time" if listing else "")
    street = _joined(element.get("place"), element.get("street"), _po_box(element))
    parts = {
        "street": street,
        "city": clean(element.get("city")),
        "region": clean(element.get("region")),
        "postal_code": clean(element.get("zipCode")),
    }
    if text or any(parts.values()):
        draft.add_place(draft.addresses, country=text, code=code, remark=remark, **parts)
    elif remark:
        draft.add_feature("Address", remark)
    for each in children(element, "contactInfo"):
        _add_contact(draft, each, seen)
    read_free_text(draft, remark)


def _po_box(element: Element) -> str:
    box = clean(element.get("poBox"))
    return box if not box or any(char.isalpha() for char in box) else f"P.O. Box {box}"


def _add_contact(draft: Draft, element: Element, seen: Seen) -> None:
    key, value = clean(element.get("key")).upper(), clean(element.get("value"))
    kind = _CONTACTS.get(key)
    if kind is None:
        seen.add_unknown(draft, f"contactInfo {key}".strip(), value)
        return
    for part in value.split(";"):
        draft.add_contact(kind, part)


def add_identification(draft: Draft, element: Element, seen: Seen) -> None:
    """Add an ``identification``: a document or a number."""
    text, code = _country(element)
    stated_type = clean(element.get("identificationTypeCode"))
    kind = _IDENTIFIERS.get(stated_type.casefold())
    if kind is None:
        seen.report(
            draft, ProblemCode.KIND_UNKNOWN, "an identification of unknown type", stated_type
        )
        kind = IdentifierKind.OTHER
    label = clean(element.get("identificationTypeDescription")) or _LABELS.get(
        stated_type.casefold(), stated_type
    )
    remark = remark_of(element)
    issued_on, expires_on, notes = _validity(draft, element)
    notes = [remark, *_notes(element), *notes]
    number = clean(element.get("number"))
    if code is None:
        draft.country(text)
    if kind is IdentifierKind.OTHER:
        kind = _kind_of_remark(remark) or kind
    if number.casefold() in _NO_NUMBER:
        said = [label, number, clean(element.get("latinNumber")), text, *notes]
        draft.add_feature("Identification", ", ".join(part for part in said if part))
    elif kind is IdentifierKind.IMO:
        add_imo(draft, number, code=code, remark="; ".join(note for note in notes if note))
    else:
        draft.add_identifier(
            kind,
            number,
            issuer=clean(element.get("issuedBy")) or text,
            code=code,
            issued_on=issued_on,
            expires_on=expires_on,
            label=label,
            remark="; ".join(note for note in notes if note),
        )
    read_free_text(draft, remark)


def _validity(draft: Draft, element: Element) -> tuple[date | None, date | None, list[str]]:
    """The days of issue and expiry, and what could not go there."""
    notes: list[str] = []
    days: dict[str, date | None] = {}
    for name in ("issueDate", "issuedDate", "validFrom", "validTo"):
        stated = clean(element.get(name))
        days[name] = read_day(stated) if stated else None
        if stated and days[name] is None:
            draft.problem(ProblemCode.DATE_UNREADABLE, f"{name} is no day", stated)
            notes.append(f"{name} {stated}")
    issued = days["issueDate"] or days["issuedDate"]
    if days["validFrom"] is not None and issued not in (None, days["validFrom"]):
        notes.append(f"valid from {days['validFrom'].isoformat()}")
    return issued or days["validFrom"], days["validTo"], notes


def _notes(element: Element) -> list[str]:
    notes = [text for name, text in _FLAGS.items() if clean(element.get(name)).casefold() == "true"]
    for name, text in (
        ("latinNumber", "in Latin script"),
        ("nameOnDocument", "name on the document"),
        ("region", "region"),
    ):
        value = clean(element.get(name))
        if value:
            notes.append(f"{text}: {value}")
    return notes


def _kind_of_remark(remark: str) -> IdentifierKind | None:
    """What an "other" number is by the remark on it."""
    said = remark.casefold()
    for words, kind in (
        (("tax", "inn no", "fiscal"), IdentifierKind.TAX_NUMBER),
        (("registration", "ogrn", "incorporation"), IdentifierKind.REGISTRATION_NUMBER),
        (("passport",), IdentifierKind.PASSPORT),
        (("national id", "identity card", "national identification"), IdentifierKind.NATIONAL_ID),
    ):
        if any(word in said for word in words):
            return kind
    return None
