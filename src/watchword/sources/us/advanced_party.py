"""One ``DistinctParty`` of OFAC's Advanced format as an entry."""

from __future__ import annotations

from watchword.model import ProblemCode, RelationKind, Schema
from watchword.sources.draft import Draft
from watchword.sources.us.advanced_background import Background, Party
from watchword.sources.us.advanced_features import place_line, read_feature
from watchword.sources.us.advanced_listing import add_listing
from watchword.sources.us.advanced_names import add_names
from watchword.sources.us.advanced_records import IdentityDocument, Link
from watchword.sources.us.advanced_reference import SILENT
from watchword.sources.us.features import add_document, add_remark
from watchword.sources.us.fields import first_text
from watchword.sources.us.labels import canonical_label
from watchword.sources.us.stated import Stated
from watchword.sources.us.vocabulary import read_relation
from watchword.sources.xml import Element

_PARTY = frozenset({"Comment", "Profile"})
_PROFILE = frozenset(
    {"Comment", "Identity", "Feature", "SanctionsEntryReference", "ExternalReference"}
)
_SUBLINK = frozenset({"Description", "DirectURL"})
_EXTERNAL = frozenset({"Comment", "ExRefValue", "DirectURL", "SubLink"})


def read_party(element: Element, party_id: str, background: Background) -> Draft:
    """Read one party; what can't be understood becomes problems of the draft."""
    draft = Draft(party_id, Schema.LEGAL_ENTITY, f"DistinctParty {party_id}")
    party = Party(draft, background)
    found = party.sort(element, _PARTY)
    for comment in found.get("Comment", ()):
        add_remark(draft, comment.text)
    if action := element.get("DeltaAction"):
        draft.add_feature("DeltaAction", action)
    for profile in found.get("Profile", ()):
        _read_profile(party, profile)
    if not draft.designations:
        draft.problem(ProblemCode.VALUE_UNREADABLE, "no sanctions entry names this party")
    return draft


def _read_profile(party: Party, profile: Element) -> None:
    found = party.sort(profile, _PROFILE)
    schema, stated = party.words.schema(profile.get("PartySubTypeID", ""))
    if schema is None:
        party.draft.problem(ProblemCode.KIND_UNKNOWN, "no kind of party that we know", stated)
        party.draft.add_feature("PartySubType", stated)
    else:
        party.draft.schema = schema
    for comment in found.get("Comment", ()):
        add_remark(party.draft, comment.text)
    identities = found.get("Identity", [])
    names = add_names(party.draft, identities, words=(party.words, party.background.fields))
    profile_id = profile.get("ID", "")
    for listing in party.background.listings.pop(profile_id, ()):
        add_listing(party, listing)
    for feature in found.get("Feature", ()):
        read_feature(party, feature)
    for identity in identities:
        for document in party.background.documents.pop(identity.get("ID", ""), ()):
            _add_document(party, document, names)
    for link in party.background.links.pop(profile_id, ()):
        _add_link(party, link)
    for reference in found.get("ExternalReference", ()):
        _read_external(party, reference)


def _add_document(party: Party, document: IdentityDocument, names: dict[str, str]) -> None:
    label = canonical_label(party.words.word("IDRegDocType", document.kind))
    country, code = party.words.country(document.country)
    days, remark = _document_days(party, document)
    remark += _document_notes(party, document, names)
    if document.authority and country:
        remark.append(country)
    stated = "; ".join(part for part in remark if part)
    party.keep(document.extra)
    if not document.number:
        # A document without a number identifies nobody, but it is stated.
        party.draft.add_feature(label, "; ".join(p for p in (country, stated) if p) or "stated")
        return
    known = add_document(
        party.draft,
        Stated(label, document.number, country, days["issued"], days["expires"]),
        issuer=document.authority,
        code=code,
        remark=stated,
    )
    if not known:
        party.background.fields.report(f"IDRegDocType {label}", party.draft, document.number)


def _document_days(party: Party, document: IdentityDocument) -> tuple[dict[str, str], list[str]]:
    """When a document was issued and expires; any other date as a note."""
    days = {"issued": "", "expires": ""}
    notes: list[str] = []
    for kind, period in document.dates:
        word = party.words.word("IDRegDocDateType", kind)
        interval = party.interval(period)
        if interval is None:
            continue
        if "issu" in word.casefold():
            days["issued"] = interval.text
        elif "expir" in word.casefold():
            days["expires"] = interval.text
        else:
            notes.append(f"{word}: {interval.text}")
    return days, notes


def _document_notes(party: Party, document: IdentityDocument, names: dict[str, str]) -> list[str]:
    notes = [document.note]
    validity = party.words.word("Validity", document.validity)
    if validity.casefold() not in SILENT:
        notes.append(validity)
    if document.location in party.background.locations:
        place = party.background.locations[document.location]
        notes.append(f"issued in {place_line(place, party.words)}")
    lead = party.draft.names[0].full if party.draft.names else ""
    bearers = [names[name_id] for name_id in document.names if name_id in names]
    return notes + [f"in the name of {bearer}" for bearer in bearers if bearer != lead]


def _add_link(party: Party, link: Link) -> None:
    words = party.words
    other = party.background.profiles.get(link.to_profile)
    interval = party.interval(link.period)
    quality = words.word("RelationQuality", link.quality)
    if link.entry_link:
        label, kind, inverse = words.word("EntryLinkType", link.kind), RelationKind.OTHER, False
    else:
        label = words.word("RelationType", link.kind)
        kind, inverse = read_relation(label, party.draft.schema, other.schema if other else None)
    detail = [
        label,
        f"quality: {quality}" if quality.casefold() not in SILENT else "",
        "former" if link.former else "",
        str(interval) if interval else "",
        link.note,
    ]
    if link.former and kind is RelationKind.OWNED_BY:
        kind = RelationKind.FORMERLY_OWNED_BY
    if other is None:
        party.draft.problem(
            ProblemCode.RELATION_UNRESOLVED,
            "a link to a profile that is not in the file",
            link.to_profile,
        )
    party.draft.add_relation(
        kind,
        other.name if other else "",
        other_id=other.entry_id if other else link.to_profile,
        detail="; ".join(part for part in detail if part),
        inverse=inverse,
    )
    party.keep(link.extra)


def _read_external(party: Party, element: Element) -> None:
    found = party.sort(element, _EXTERNAL)
    label = party.words.word("ExRefType", element.get("ExRefTypeID"))
    for name in ("ExRefValue", "DirectURL", "Comment"):
        party.draft.add_feature(f"External reference: {label}", first_text(found, name))
    for link in found.get("SubLink", ()):
        cells = party.sort(link, _SUBLINK)
        stated = " ".join(first_text(cells, name) for name in ("Description", "DirectURL"))
        party.draft.add_feature(f"External reference: {label}", stated)
