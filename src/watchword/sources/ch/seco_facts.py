"""What the identities of a Swiss target state beside names, and its relations."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from watchword.model import (
    CountryRole,
    DateInterval,
    IdentifierKind,
    Place,
    ProblemCode,
    RelationKind,
    Schema,
    day_interval,
    month_interval,
    spanning_interval,
    year_interval,
)
from watchword.sources.calendars import islamic_interval
from watchword.sources.ch.seco_reference import Reference, StatedPlace, read_country, read_place
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.seen import Seen
from watchword.sources.xml import Element, child, local_name, text_of

_DATE_PARTS = ("year", "month", "day")
_LUNAR = frozenset({"islamic", "hijri", "lunar"})
_SOLAR = frozenset({"iranian", "persian", "solar", "jalali", "afghan"})

_DOCUMENTS = (
    ("diplomatic-passport", IdentifierKind.PASSPORT),
    ("passport", IdentifierKind.PASSPORT),
    ("driv", IdentifierKind.DRIVING_LICENCE),
    ("travel", IdentifierKind.TRAVEL_DOCUMENT),
    ("visa", IdentifierKind.VISA),
    ("birth", IdentifierKind.BIRTH_CERTIFICATE),
    ("social", IdentifierKind.SOCIAL_SECURITY),
    ("tax", IdentifierKind.TAX_NUMBER),
    ("fiscal", IdentifierKind.TAX_NUMBER),
    ("regist", IdentifierKind.REGISTRATION_NUMBER),
    ("national", IdentifierKind.NATIONAL_ID),
    ("id-card", IdentifierKind.NATIONAL_ID),
    ("identity", IdentifierKind.NATIONAL_ID),
    ("imo", IdentifierKind.IMO),
)
_RELATIONS = (
    (r"subsidiar", RelationKind.SUBSIDIARY_OF),
    (r"(owned|controlled).*\bby\b", RelationKind.OWNED_BY),
    (r"\bown(s|er)\b", RelationKind.OWNER_OF),
    (r"operated.*\bby\b", RelationKind.OPERATED_BY),
    (r"managed.*\bby\b", RelationKind.MANAGED_BY),
    (r"(led|headed).*\bby\b", RelationKind.LED_BY),
    (r"\b(leader|head|director|chair\w*|manager)\b", RelationKind.LEADER_OF),
    (r"\bmember\b", RelationKind.MEMBER_OF),
    (r"(acting|acts).*\bfor\b|on behalf", RelationKind.ACTS_FOR),
    (r"supported.*\bby\b", RelationKind.SUPPORTED_BY),
    (r"support", RelationKind.SUPPORTS),
    (
        r"spouse|wife|husband|married|father|mother|brother|sister|sibling|\bson\b|daughter"
        r"|child|cousin|uncle|aunt|nephew|niece|relative|family|in-law",
        RelationKind.FAMILY,
    ),
    (r"same|identical|duplicate", RelationKind.SAME_AS),
    (r"associate", RelationKind.ASSOCIATE),
    (r"related|linked|connected|link", RelationKind.LINKED_TO),
)
_OBJECT_NUMBERS = (
    (IdentifierKind.MMSI, re.compile(r"\bMMSI(?: number)?\s*:?\s*(\d{9})\b", re.I)),
    (IdentifierKind.CALL_SIGN, re.compile(r"\bcall ?sign\s*:?\s*([A-Z0-9]{3,8})\b", re.I)),
    (
        IdentifierKind.TAIL_NUMBER,
        re.compile(r"\b(?:tail|registration) number\s*:\s*([\w-]{4,10})\b", re.I),
    ),
    (IdentifierKind.AIRCRAFT_SERIAL, re.compile(r"\bserial number\s*:\s*([\w/-]{2,15})\b", re.I)),
)
_FLAG = re.compile(r"\bflag(?: state)?\s*:\s*([^\n.;,:(]{3,40})", re.I)


def add_identity(draft: Draft, identity: Element, reference: Reference, seen: Seen) -> None:
    """Add all that an ``identity`` states beside its names."""
    for each in identity:
        name = local_name(each)
        if name == "day-month-year":
            _add_date(draft, each)
        elif name == "nationality":
            _add_nationality(draft, each)
        elif name == "place-of-birth":
            place = _place(draft, each, reference)
            _add_place(draft, draft.birth_places, each, place)
        elif name == "address":
            _add_address(draft, each, _place(draft, each, reference))
        elif name == "identification-document":
            _add_document(draft, each, reference, seen)


def _remarks(element: Element) -> str:
    return "; ".join(
        text
        for each in element
        if local_name(each) in ("remark", "remarks") and (text := clean("".join(each.itertext())))
    )


def _quality(element: Element) -> str:
    quality = clean(element.get("quality"))
    return "" if quality in ("", "good") else f"{quality} quality"


def _joined(*texts: str) -> str:
    return "; ".join(text for text in texts if text)


def _add_date(draft: Draft, element: Element) -> None:
    """Add a ``day-month-year``: of a person the birth, of others the foundation.

    A date of low quality is an approximate one.
    """
    into = draft.birth_dates if draft.schema is Schema.PERSON else draft.founded_on
    circa = bool(_quality(element)) or clean(element.get("circa")).casefold() == "true"
    stated = [clean(element.get(part)) for part in _DATE_PARTS]
    first, last = _bounds(element, "from"), _bounds(element, "to")
    calendar = clean(element.get("calendar")).casefold()
    if any(first) and any(last):
        text = f"{_text(first)} to {_text(last)}"
        draft.add_date(
            into,
            text,
            lambda _: spanning_interval(
                _interval(first, calendar), _interval(last, calendar), circa=circa, text=text
            ),
        )
    elif any(first) or any(last):
        draft.problem(
            ProblemCode.DATE_DOUBTFUL, "a range with one end only", _text(first) or _text(last)
        )
        draft.add_feature("Date", f"from {_text(first)}" if any(first) else f"until {_text(last)}")
    if any(stated):
        draft.add_date(
            into,
            _text(stated),
            lambda _: _with_circa(_interval(stated, calendar), circa=circa),
        )
    remark = _remarks(element)
    if remark:
        draft.add_feature("Date", _joined(_text(stated), remark))


def _bounds(element: Element, bound: str) -> list[str]:
    """One end of a range, in either order of words (``from-year``, ``year-from``)."""
    return [
        clean(element.get(f"{bound}-{part}") or element.get(f"{part}-{bound}"))
        for part in _DATE_PARTS
    ]


def _text(parts: list[str]) -> str:
    return (
        "-".join(part.zfill(2) if part else "?" for part in parts)
        .removesuffix("-?")
        .removesuffix("-?")
    )


def _with_circa(interval: DateInterval, *, circa: bool) -> DateInterval:
    return replace(interval, circa=circa or interval.circa)


def _interval(parts: list[str], calendar: str) -> DateInterval:
    """The interval of a stated year, month and day; ValueError where there is none."""
    year, month, day = (int(part) if part else None for part in parts)
    if year is None:
        raise ValueError("no year")
    if calendar in _LUNAR or calendar in _SOLAR:
        return islamic_interval(year, month, day, solar=calendar in _SOLAR)
    if calendar not in ("", "gregorian"):
        raise ValueError(f"a date in the {calendar} calendar")
    if month is None:
        return year_interval(year)
    return month_interval(year, month) if day is None else day_interval(date(year, month, day))


def _add_nationality(draft: Draft, element: Element) -> None:
    text, code = read_country(child(element, "country"))
    if not text:
        text = clean(element.text)
    remark = _joined(_remarks(element), _quality(element))
    person = draft.schema is Schema.PERSON
    vessel = draft.schema in (Schema.VESSEL, Schema.AIRPLANE)
    role = (
        CountryRole.NATIONALITY
        if person
        else CountryRole.FLAG
        if vessel
        else CountryRole.JURISDICTION
    )
    if text:
        draft.add_country(role, text, code=code, remark=remark)
    elif remark:
        draft.add_feature("Nationality", remark)


def _place(draft: Draft, element: Element, reference: Reference) -> StatedPlace:
    """The place that an element points to, or that it holds itself."""
    place_id = clean(element.get("place-id"))
    place = reference.places.get(place_id)
    if place is not None:
        return place
    if place_id:
        draft.add_feature("Place", place_id)
        draft.problem(
            ProblemCode.RELATION_UNRESOLVED, "a place that the file does not have", place_id
        )
    return read_place(element)


def _add_place(draft: Draft, into: list[Place], element: Element, place: StatedPlace) -> None:
    draft.add_place(
        into,
        city=place.location,
        region=place.area,
        country=place.country,
        code=place.code,
        remark=_joined(_remarks(element), place.remark, _quality(element)),
    )


def _add_address(draft: Draft, element: Element, place: StatedPlace) -> None:
    care_of = clean(text_of(element, "c-o"))
    box = clean(text_of(element, "p-o-box"))
    if box and not any(char.isalpha() for char in box):
        box = f"P.O. Box {box}"
    street = ", ".join(part for part in (clean(text_of(element, "address-details")), box) if part)
    parts = {
        "street": f"c/o {care_of}, {street}".rstrip(" ,") if care_of else street,
        "city": place.location,
        "region": place.area,
        "postal_code": clean(text_of(element, "zip-code")),
        "country": place.country,
    }
    remark = _joined(_remarks(element), place.remark, _quality(element))
    if any(parts.values()):
        draft.add_place(draft.addresses, code=place.code, remark=remark, **parts)
    elif remark:
        draft.add_feature("Address", remark)


def _add_document(draft: Draft, element: Element, reference: Reference, seen: Seen) -> None:
    stated = clean(element.get("document-type"))
    folded = re.sub(r"[\s_]+", "-", stated.casefold())
    kind = next((kind for word, kind in _DOCUMENTS if word in folded), IdentifierKind.OTHER)
    if kind is IdentifierKind.OTHER and folded not in ("", "other"):
        seen.report(draft, ProblemCode.KIND_UNKNOWN, "a document of unknown type", stated)
    issuer, code = _issuer(element)
    issued_at = child(element, "place-of-issue")
    notes = [_remarks(element), _quality(element)]
    if issued_at is not None:
        place = _place(draft, issued_at, reference)
        said = [place.location, place.area, place.country, clean(issued_at.text)]
        notes.append("issued at " + ", ".join(part for part in said if part))
    number = clean(text_of(element, "number"))
    remark = _joined(*notes)
    if number:
        draft.add_identifier(
            kind,
            number,
            issuer=issuer,
            code=code,
            issued_on=_day(draft, element, "date-of-issue", "issue-date"),
            expires_on=_day(draft, element, "expiry-date", "date-of-expiry"),
            label=stated,
            remark=remark,
        )
    else:
        said = [stated, issuer, remark]
        draft.add_feature("Identification document", ", ".join(part for part in said if part))


def _issuer(element: Element) -> tuple[str, str | None]:
    issuer = child(element, "issuer")
    if issuer is None:
        return read_country(child(element, "country"))
    inner = child(issuer, "country")
    return read_country(issuer if inner is None else inner)


def _day(draft: Draft, element: Element, *names: str) -> date | None:
    """A day that stands as text or in the attributes day, month and year."""
    for name in names:
        found = child(element, name)
        if found is None:
            continue
        parts = [clean(found.get(part)) for part in _DATE_PARTS]
        stated = clean(found.text) or _text(parts)
        day = read_day(stated)
        if day is None and stated.strip("?"):
            draft.problem(ProblemCode.DATE_UNREADABLE, f"{name} is no day", stated)
            draft.add_feature(name, stated)
        return day
    return None


def add_relation(draft: Draft, element: Element, reference: Reference) -> None:
    """Add a ``relation`` to another target of the file."""
    other_id = clean(element.get("target-id"))
    stated = clean(element.get("relation-type"))
    remark = _joined(_remarks(element), clean(element.text))
    kind = _relation_kind(draft, stated)
    if kind in (RelationKind.LINKED_TO, RelationKind.OTHER):
        # "related-to" with the remark "daughter".
        said = _relation_kind(draft, remark)
        kind = kind if said is RelationKind.OTHER else said
    if other_id and other_id not in reference.names:
        draft.problem(
            ProblemCode.RELATION_UNRESOLVED, "a relation to a target not in the file", other_id
        )
    draft.add_relation(
        kind,
        reference.names.get(other_id),
        other_id=other_id,
        detail=_joined(stated, remark),
    )


def _relation_kind(draft: Draft, text: str) -> RelationKind:
    folded = text.casefold().replace("-", " ")
    for pattern, kind in _RELATIONS:
        if re.search(pattern, folded):
            return kind
    if "parent" in folded:
        person = draft.schema is Schema.PERSON
        return RelationKind.FAMILY if person else RelationKind.PARENT_OF
    return RelationKind.OTHER


def read_object_numbers(draft: Draft, text: str) -> None:
    """Add what free text states of a ship or an aircraft beside its IMO number."""
    for kind, pattern in _OBJECT_NUMBERS:
        ship = kind in (IdentifierKind.MMSI, IdentifierKind.CALL_SIGN)
        if ship is (draft.schema is Schema.VESSEL):
            for found in pattern.finditer(text):
                draft.add_identifier(kind, found[1])
    for found in _FLAG.finditer(text):
        draft.add_country(CountryRole.FLAG, found[1])
