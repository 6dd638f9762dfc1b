"""Features and places of OFAC's Advanced format."""

from __future__ import annotations

from dataclasses import replace

from watchword.model import ProblemCode
from watchword.sources.us.advanced_background import Party
from watchword.sources.us.advanced_dates import Period, read_period
from watchword.sources.us.advanced_records import Location
from watchword.sources.us.advanced_reference import SILENT, References
from watchword.sources.us.classic import add_address
from watchword.sources.us.features import Fact, add_fact
from watchword.sources.us.fields import first_text
from watchword.sources.us.vocabulary import fold_label
from watchword.sources.xml import Element
from watchword.text.countries import country_code

_FEATURE = frozenset({"FeatureVersion", "IdentityReference"})
_VERSION = frozenset(
    {"Comment", "DatePeriod", "VersionDetail", "VersionLocation", "IDRegDocumentReference"}
)
_STREET = ("ADDRESS1", "ADDRESS2", "ADDRESS3")
_REGION = ("STATE/PROVINCE", "REGION")
_COUNTRY_FEATURES = frozenset(
    {
        "nationality country",
        "citizenship country",
        "nationality of registration",
        "registration country",
    }
)


def read_feature(party: Party, feature: Element) -> None:
    """Add a feature of a profile in all its versions."""
    words = party.words
    label = words.word("FeatureType", feature.get("FeatureTypeID"))
    found = party.sort(feature, _FEATURE)
    for version in found.get("FeatureVersion", ()):
        cells = party.sort(version, _VERSION)
        reliability = words.word("Reliability", version.get("ReliabilityID"))
        notes = [reliability if reliability.casefold() not in SILENT else ""]
        notes.append(first_text(cells, "Comment"))
        details = [_detail(detail, words) for detail in cells.get("VersionDetail", ())]
        places = _places(party, cells.get("VersionLocation", []))
        periods = [read_period(period) for period in cells.get("DatePeriod", ())]
        fact = Fact(label=label, note="; ".join(note for note in notes if note))
        known = _add_version(party, fact, (details, places, periods))
        if not known:
            party.background.fields.report(f"FeatureType {label}", party.draft, "; ".join(details))


def _places(party: Party, stated: list[Element]) -> list[Location]:
    places = []
    for element in stated:
        reference = element.get("LocationID", "")
        place = party.background.locations.get(reference)
        if place is None:
            party.draft.problem(
                ProblemCode.VALUE_UNREADABLE, "the file does not describe this place", reference
            )
            party.draft.add_feature("Location", f"Location {reference}")
        else:
            places.append(place)
    return places


def _detail(detail: Element, words: References) -> str:
    """The text of a detail, or the word that it refers to."""
    reference = detail.get("DetailReferenceID")
    word = words.word("DetailReference", reference)
    text = " ".join((detail.text or "").split())
    return f"{word} ({text})" if word and text and text != word else word or text


def _add_version(
    party: Party, fact: Fact, stated: tuple[list[str], list[Location], list[Period | None]]
) -> bool:
    """Add what one version of a feature states: details, places, or dates."""
    details, places, periods = stated
    folded = fold_label(fact.label)
    known = True
    for place in places:
        if folded == "location":
            _add_address(party, place, fact.note)
            continue
        country, code = _place_country(place, party.words)
        text = country if folded in _COUNTRY_FEATURES else place_line(place, party.words)
        known = add_fact(party.draft, replace(fact, value=text, code=code)) and known
        party.keep(place.extra)
    for period in periods:
        interval = party.interval(period)
        if interval is not None:
            note = "; ".join(part for part in (fact.note, period.note if period else "") if part)
            known = add_fact(party.draft, replace(fact, interval=interval, note=note)) and known
    for detail in details:
        if detail:
            known = add_fact(party.draft, replace(fact, value=detail)) and known
    if fact.note and not (details or places or any(periods)):
        known = add_fact(party.draft, replace(fact, value=fact.note, note="")) and known
    return known


def _place_country(place: Location, words: References) -> tuple[str, str | None]:
    for reference in place.countries:
        name, code = words.country(reference)
        if name:
            return name, code
    for reference in place.areas:
        # An area code explains itself: "Iran", code "IR".
        description = words.parent("AreaCode", reference, "Description")
        if description:
            return description, None
    return "", None


def _cells(place: Location, words: References) -> dict[str, str]:
    cells: dict[str, str] = {}
    for kind, value in place.parts:
        label = words.word("LocPartType", kind).upper()
        if value:
            cells[label] = f"{cells[label]}, {value}" if label in cells else value
    return cells


def place_line(place: Location, words: References) -> str:
    """A place on one line, its country last."""
    country, _ = _place_country(place, words)
    return ", ".join(part for part in (*_cells(place, words).values(), country) if part)


def _add_address(party: Party, place: Location, note: str) -> None:
    cells = _cells(place, party.words)
    country, code = _place_country(place, party.words)
    known = {*_STREET, *_REGION, "CITY", "POSTAL CODE"}
    other = [f"{label}: {value}" for label, value in cells.items() if label not in known]
    lines = (cells.get(key, "") for key in _STREET)
    regions = (cells.get(key, "") for key in _REGION)
    add_address(
        party.draft,
        (
            ", ".join(line for line in lines if line),
            cells.get("CITY", ""),
            ", ".join(region for region in regions if region),
            cells.get("POSTAL CODE", ""),
            country,
        ),
        # A region that stands for a country, as "Northern Mali" does.
        code=code if country else country_code(cells.get("REGION", "")),
        remark="; ".join(part for part in (note, place.note, *other) if part),
    )
    party.keep(place.extra)
