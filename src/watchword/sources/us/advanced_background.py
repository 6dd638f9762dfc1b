"""What the Advanced format says of a party elsewhere in the file.

A ``DistinctParty`` refers to locations and documents that stand before it, and to links
and sanctions entries that stand after it. All of them are collected first, compactly and
with their references unresolved, and taken out by the party that they belong to: what is
left at the end belonged to nobody, and is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from watchword.model import DateInterval, Feature, Problem, ProblemCode, Schema, Severity
from watchword.sources.contract import Document
from watchword.sources.draft import Draft, clean
from watchword.sources.us.advanced_dates import Period, interval_of, read_period, read_point
from watchword.sources.us.advanced_names import leading_name
from watchword.sources.us.advanced_records import (
    Event,
    IdentityDocument,
    Known,
    Link,
    Listing,
    Location,
)
from watchword.sources.us.advanced_reference import References
from watchword.sources.us.fields import Fields, first_text, unread_element
from watchword.sources.xml import Element, local_name, stream_only

TOP = frozenset(
    {
        "ReferenceValueSets",
        "Location",
        "IDRegDocument",
        "DistinctParty",
        "ProfileRelationship",
        "SanctionsEntry",
        "SanctionsEntryLink",
    }
)
"""The elements of which the whole file consists, but for its date."""

_SECTIONS = frozenset(
    {
        "DateOfIssue",
        "Locations",
        "IDRegDocuments",
        "DistinctParties",
        "ProfileRelationships",
        "SanctionsEntries",
        "SanctionsEntryLinks",
    }
)

_LOCATION = frozenset(
    {
        "Comment",
        "LocationAreaCode",
        "LocationCountry",
        "LocationPart",
        "FeatureVersionReference",
        "IDRegDocumentReference",
    }
)
_DOCUMENT = frozenset(
    {
        "Comment",
        "IDRegistrationNo",
        "IssuingAuthority",
        "DocumentDate",
        "IDRegDocumentMention",
        "FeatureVersionReference",
        "DocumentedNameReference",
        "ProfileRelationshipReference",
    }
)
_LINK = frozenset({"Comment", "DatePeriod", "IDRegDocumentReference"})
_ENTRY = frozenset(
    {
        "Comment",
        "LimitationsToListing",
        "EntryEvent",
        "SanctionsMeasure",
        "SupportingInfo",
        "ProfileRelationshipReference",
    }
)


@dataclass(slots=True)
class Background:
    """All that stands outside the parties; see the module's head."""

    references: References = field(default_factory=References)
    fields: Fields = field(default_factory=Fields)
    locations: dict[str, Location] = field(default_factory=dict)
    documents: dict[str, list[IdentityDocument]] = field(default_factory=dict)
    links: dict[str, list[Link]] = field(default_factory=dict)
    listings: dict[str, list[Listing]] = field(default_factory=dict)
    profiles: dict[str, Known] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    entry_profiles: dict[str, str] = field(default_factory=dict)
    entry_links: list[tuple[str, str, Link]] = field(default_factory=list)

    def interval(self, period: Period | None, draft: Draft) -> DateInterval | None:
        """The interval of a period, by its calendar; trouble is reported with the draft."""
        calendar = self.references.word("CalendarType", period.calendar_id) if period else ""
        return interval_of(period, calendar, draft)

    def leftovers(self) -> Iterator[Problem]:
        """What no party took, and what the file uses and does not explain."""
        for kind, reference in self.references.missing:
            yield Problem(
                severity=Severity.WARNING,
                code=ProblemCode.VALUE_UNREADABLE,
                locator=f"{kind} {reference}",
                message="the file does not explain this reference; it is kept as a number",
                raw=reference,
            )
        for profile, listings in self.listings.items():
            for listing in listings:
                yield Problem(
                    severity=Severity.ERROR,
                    code=ProblemCode.ENTRY_UNREADABLE,
                    locator=f"SanctionsEntry {listing.id}",
                    message="it puts a profile on a list that the file does not describe",
                    raw=profile,
                )
        for kind, code, left in (
            ("identity", ProblemCode.ENTRY_UNREADABLE, self.documents),
            ("profile", ProblemCode.RELATION_UNRESOLVED, self.links),
        ):
            for reference, items in left.items():
                yield Problem(
                    severity=Severity.WARNING,
                    code=code,
                    locator=f"{kind} {reference}",
                    message=f"{len(items)} documents or links of a {kind} that is not in the file",
                    raw=reference,
                )


@dataclass(frozen=True, slots=True)
class Party:
    """A party under construction and all that the file says elsewhere."""

    draft: Draft
    background: Background

    @property
    def words(self) -> References:
        """The reference values of the file."""
        return self.background.references

    def sort(self, element: Element, known: frozenset[str]) -> dict[str, list[Element]]:
        """Children by name; see :meth:`Fields.sort`."""
        return self.background.fields.sort(element, known, self.draft)

    def interval(self, period: Period | None) -> DateInterval | None:
        """The interval of a period; trouble is reported with the draft."""
        return self.background.interval(period, self.draft)

    def keep(self, extra: tuple[Feature, ...]) -> None:
        """Keep what the format did not know."""
        for feature in extra:
            self.draft.add_feature(feature.label, feature.value)


def collect(document: Document) -> Background:
    """Read everything but the parties themselves.

    Raises:
        Malformed: The file is broken or cut short.
    """
    background = Background()

    def keep_stray(element: Element) -> None:
        if local_name(element) not in _SECTIONS:
            background.problems.append(unread_element(element))

    for element in stream_only(document, TOP, stray=keep_stray):
        name = local_name(element)
        if name == "DistinctParty":
            _note_profiles(element, background)
        elif name == "ReferenceValueSets":
            background.references.add_sets(element)
        else:
            scratch = Draft("", Schema.LEGAL_ENTITY, f"{name} {element.get('ID', '')}")
            _READERS[name](element, background, scratch)
            background.problems += scratch.problems
    for first, second, link in background.entry_links:
        profile = background.entry_profiles.get(first, "")
        other = background.entry_profiles.get(second, "")
        background.links.setdefault(profile, []).append(
            Link(other, link.kind, note=link.note, entry_link=True, extra=link.extra)
        )
    return background


def _note_profiles(element: Element, background: Background) -> None:
    """Note what each profile is and how it is called, for the links that lead to it."""
    entry_id = clean(element.get("FixedRef"))
    for profile in element:
        if local_name(profile) == "Profile":
            schema, _ = background.references.schema(profile.get("PartySubTypeID", ""))
            name = leading_name(profile, background.references)
            background.profiles[profile.get("ID", "")] = Known(entry_id, schema, name)


def _read_location(element: Element, background: Background, scratch: Draft) -> None:
    found = background.fields.sort(element, _LOCATION, scratch)
    parts: list[tuple[str, str]] = []
    notes = [first_text(found, "Comment")]
    for part in found.get("LocationPart", ()):
        values = background.fields.sort(part, ("LocationPartValue",), scratch)
        stated = values.get("LocationPartValue", [])
        for value in sorted(stated, key=lambda each: each.get("Primary") == "false"):
            cells = background.fields.sort(value, ("Comment", "Value"), scratch)
            parts.append((part.get("LocPartTypeID", ""), first_text(cells, "Value")))
            notes.append(first_text(cells, "Comment"))
    background.locations[element.get("ID", "")] = Location(
        countries=tuple(each.get("CountryID", "") for each in found.get("LocationCountry", ())),
        areas=tuple(each.get("AreaCodeID", "") for each in found.get("LocationAreaCode", ())),
        parts=tuple(parts),
        note="; ".join(note for note in notes if note),
        extra=tuple(scratch.features),
    )


def _read_document(element: Element, background: Background, scratch: Draft) -> None:
    found = background.fields.sort(element, _DOCUMENT, scratch)
    dates = []
    for each in found.get("DocumentDate", ()):
        cells = background.fields.sort(each, ("DatePeriod",), scratch)
        periods = cells.get("DatePeriod", [None])
        dates.append((each.get("IDRegDocDateTypeID", ""), read_period(periods[0])))
    background.documents.setdefault(element.get("IdentityID", ""), []).append(
        IdentityDocument(
            kind=element.get("IDRegDocTypeID", ""),
            number=first_text(found, "IDRegistrationNo"),
            authority=first_text(found, "IssuingAuthority"),
            country=element.get("IssuedBy-CountryID", ""),
            location=element.get("IssuedIn-LocationID", ""),
            validity=element.get("ValidityID", ""),
            dates=tuple(dates),
            names=tuple(
                each.get("DocumentedNameID", "")
                for each in found.get("DocumentedNameReference", ())
            ),
            note=first_text(found, "Comment"),
            extra=tuple(scratch.features),
        )
    )


def _read_link(element: Element, background: Background, scratch: Draft) -> None:
    found = background.fields.sort(element, _LINK, scratch)
    background.links.setdefault(element.get("From-ProfileID", ""), []).append(
        Link(
            to_profile=element.get("To-ProfileID", ""),
            kind=element.get("RelationTypeID", ""),
            quality=element.get("RelationQualityID", ""),
            former=element.get("Former") == "true",
            period=read_period(next(iter(found.get("DatePeriod", ())), None)),
            note=first_text(found, "Comment"),
            extra=tuple(scratch.features),
        )
    )


def _read_entry(element: Element, background: Background, scratch: Draft) -> None:
    found = background.fields.sort(element, _ENTRY, scratch)
    notes = [first_text(found, "Comment"), first_text(found, "LimitationsToListing")]
    for info in found.get("SupportingInfo", ()):
        kind = background.references.word("SupInfoType", info.get("SupInfoTypeID"))
        stated = " ".join(clean(leaf.text) for leaf in info if clean(leaf.text))
        notes.append(f"{kind}: {stated}" if stated else "")
    entry_id, profile = element.get("ID", ""), element.get("ProfileID", "")
    if flag := element.get("EntryDeltaFlag") or element.get("DeltaAction"):
        scratch.add_feature("EntryDeltaFlag", flag)
    background.entry_profiles[entry_id] = profile
    background.listings.setdefault(profile, []).append(
        Listing(
            id=entry_id,
            list=element.get("ListID", ""),
            events=tuple(
                _read_event(event, background, scratch) for event in found.get("EntryEvent", ())
            ),
            measures=tuple(
                _read_measure(measure, background, scratch)
                for measure in found.get("SanctionsMeasure", ())
            ),
            notes=tuple(note for note in notes if note),
            extra=tuple(scratch.features),
        )
    )


def _read_event(element: Element, background: Background, scratch: Draft) -> Event:
    found = background.fields.sort(element, ("Comment", "Date"), scratch)
    day = next(iter(found.get("Date", ())), None)
    return Event(
        kind=element.get("EntryEventTypeID", ""),
        basis=element.get("LegalBasisID", ""),
        day=read_point(day) if day is not None else ("", "", ""),
        calendar=day.get("CalendarTypeID", "") if day is not None else "",
        note=first_text(found, "Comment"),
    )


def _read_measure(
    element: Element, background: Background, scratch: Draft
) -> tuple[str, str, Period | None]:
    found = background.fields.sort(element, ("Comment", "DatePeriod"), scratch)
    period = next(iter(found.get("DatePeriod", ())), None)
    return element.get("SanctionsTypeID", ""), first_text(found, "Comment"), read_period(period)


def _read_entry_link(element: Element, background: Background, scratch: Draft) -> None:
    found = background.fields.sort(element, ("Comment", "Date"), scratch)
    notes = [first_text(found, "Comment")]
    notes += ["-".join(read_point(day)) for day in found.get("Date", ())]
    link = Link(
        "",
        element.get("EntryLinkTypeID", ""),
        note="; ".join(note for note in notes if note),
        extra=tuple(scratch.features),
    )
    ends = (element.get("EntryA-SanctionsEntryID", ""), element.get("EntryB-SanctionsEntryID", ""))
    background.entry_links.append((*ends, link))


_READERS = {
    "Location": _read_location,
    "IDRegDocument": _read_document,
    "ProfileRelationship": _read_link,
    "SanctionsEntry": _read_entry,
    "SanctionsEntryLink": _read_entry_link,
}
