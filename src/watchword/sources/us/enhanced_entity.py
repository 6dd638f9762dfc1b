"""One ``entity`` of OFAC's Enhanced format as an entry.

The elements are those of ``ENHANCED_XML.xsd``, which the files name in their
``schemaLocation``, and of the files that OFAC's Sanctions List Service gives.
"""

from __future__ import annotations

from watchword.model import ProblemCode, Schema
from watchword.sources.draft import Draft, clean
from watchword.sources.us.classic import add_address, add_title_field, schema_of
from watchword.sources.us.enhanced_listing import read_designations
from watchword.sources.us.enhanced_values import Context, Found, Item
from watchword.sources.us.features import Fact, add_document, add_fact, add_remark
from watchword.sources.us.fields import first_text
from watchword.sources.us.labels import canonical_label
from watchword.sources.us.stated import Stated
from watchword.sources.us.vocabulary import read_relation
from watchword.sources.us.writings import (
    Writing,
    add_writings,
    name_part,
    spoken_name,
    spoken_parts,
)
from watchword.sources.xml import Element
from watchword.text.countries import country_code

_ENTITY = frozenset(
    {
        "generalInfo",
        "sanctionsLists",
        "sanctionsPrograms",
        "sanctionsTypes",
        "legalAuthorities",
        "names",
        "addresses",
        "features",
        "identityDocuments",
        "relationships",
    }
)
_GENERAL = frozenset({"identityId", "entityType", "title", "remarks"})
_NAME = frozenset({"isPrimary", "aliasType", "isLowQuality", "translations", "comments"})
_WRITING = frozenset(
    {
        "isPrimary",
        "script",
        "formattedFirstName",
        "formattedLastName",
        "formattedFullName",
        "nameParts",
    }
)
_ADDRESS = frozenset({"country", "translations", "comments"})
_PLACE = frozenset({"isPrimary", "script", "addressParts"})
_PART = frozenset({"type", "value"})
_FEATURE = frozenset(
    {
        "type",
        "versionId",
        "value",
        "valueRefId",
        "valueDate",
        "isPrimary",
        "reliability",
        "comments",
    }
)
_DOCUMENT = frozenset(
    {
        "type",
        "name",
        "documentNumber",
        "isValid",
        "issueDate",
        "expirationDate",
        "issuingCountry",
        "issuingLocation",
        "issuingAuthority",
        "comments",
        "idFeatures",
    }
)
_RELATION = frozenset({"type", "quality", "relatedEntity", "comments"})

_STREET = ("ADDRESS1", "ADDRESS2", "ADDRESS3")
_REGION = ("STATE/PROVINCE", "REGION")
_PLACE_PARTS = frozenset({*_STREET, *_REGION, "CITY", "POSTAL CODE"})


def read_entity(element: Element, entity_id: str, context: Context) -> Draft:
    """Read one entity; what can't be understood becomes problems of the draft."""
    draft = Draft(entity_id, Schema.LEGAL_ENTITY, f"entity {entity_id}")
    item = Item(draft, context)
    found = item.sort(element, _ENTITY)
    _read_general(item, found)
    _read_names(item, found)
    read_designations(item, found)
    _read_addresses(item, found)
    _read_features(item, found)
    _read_documents(item, found)
    _read_relations(item, found)
    return draft


def _read_general(item: Item, found: Found) -> None:
    kind = ""
    for element in found.get("generalInfo", ()):
        general = item.sort(element, _GENERAL)
        kind = first_text(general, "entityType") or kind
        for title in general.get("title", ()):
            add_title_field(item.draft, title.text or "")
        for remark in general.get("remarks", ()):
            add_remark(item.draft, remark.text)
    schema = schema_of(kind)
    if schema is None:
        item.draft.problem(ProblemCode.KIND_UNKNOWN, "no kind of entity that we know", kind)
        item.draft.add_feature("entityType", kind)
    else:
        item.draft.schema = schema


def _read_names(item: Item, found: Found) -> None:
    names = [item.sort(element, _NAME) for element in item.group(found, "names/name")]
    leading = next((name for name in names if first_text(name, "isPrimary") == "true"), None)
    if leading is None and names:
        leading = names[0]
    for name in sorted(names, key=lambda name: name is not leading):
        writings = [
            _read_writing(item, element) for element in item.group(name, "translations/translation")
        ]
        writings.sort(key=lambda writing: not writing.primary)
        add_writings(
            item.draft,
            writings,
            alias=first_text(name, "aliasType"),
            primary=name is leading,
            weak=first_text(name, "isLowQuality") == "true",
        )
        item.draft.add_feature("Note on a name", first_text(name, "comments"))


def _read_writing(item: Item, element: Element) -> Writing:
    found = item.sort(element, _WRITING)
    parts = []
    for part in item.group(found, "nameParts/namePart"):
        cells = item.sort(part, _PART)
        value = first_text(cells, "value")
        if value:
            parts.append(name_part(first_text(cells, "type"), value))
    full = spoken_name(
        first_text(found, "formattedFirstName"),
        first_text(found, "formattedLastName"),
        first_text(found, "formattedFullName"),
    )
    return Writing(
        full=full or spoken_parts(parts),
        parts=tuple(parts),
        script=first_text(found, "script"),
        primary=first_text(found, "isPrimary") != "false",
    )


def _read_addresses(item: Item, found: Found) -> None:
    for element in item.group(found, "addresses/address"):
        address = item.sort(element, _ADDRESS)
        country, code = item.country(address, "country")
        note = first_text(address, "comments")
        writings = item.group(address, "translations/translation")
        for writing in writings or [None]:
            cells = _read_address_parts(item, writing) if writing is not None else {}
            lines = (cells.get(key, "") for key in _STREET)
            regions = (cells.get(key, "") for key in _REGION)
            add_address(
                item.draft,
                (
                    ", ".join(line for line in lines if line),
                    cells.get("CITY", ""),
                    ", ".join(region for region in regions if region),
                    cells.get("POSTAL CODE", ""),
                    country,
                ),
                # A region that stands for a country, as "Northern Mali" does.
                code=code if country else country_code(cells.get("REGION", "")),
                remark=note,
            )


def _read_address_parts(item: Item, element: Element) -> dict[str, str]:
    cells: dict[str, str] = {}
    found = item.sort(element, _PLACE)
    for part in item.group(found, "addressParts/addressPart"):
        cell = item.sort(part, _PART)
        label, value = first_text(cell, "type").upper(), first_text(cell, "value")
        if label not in _PLACE_PARTS:
            item.context.fields.report(f"addressPart/type {label}", item.draft, value)
            item.draft.add_feature(f"Address: {label}", value)
        elif value:
            cells[label] = f"{cells[label]}, {value}" if label in cells else value
    return cells


def _read_features(item: Item, found: Found) -> None:
    features = [item.sort(element, _FEATURE) for element in item.group(found, "features/feature")]
    # The main one of several birth dates or nationalities leads.
    for feature in sorted(features, key=lambda each: first_text(each, "isPrimary") == "false"):
        value = first_text(feature, "value")
        note = [first_text(feature, "reliability"), first_text(feature, "comments")]
        fact = Fact(
            label=first_text(feature, "type"),
            value=value,
            interval=item.interval(feature, "valueDate", text=value),
            code=country_code(value) or item.context.iso.get(first_text(feature, "valueRefId")),
            note="; ".join(part for part in note if part),
        )
        if not add_fact(item.draft, fact):
            item.context.fields.report(f"feature type {fact.label}", item.draft, value)


def _read_documents(item: Item, found: Found) -> None:
    for element in item.group(found, "identityDocuments/identityDocument"):
        document = item.sort(element, _DOCUMENT)
        label = first_text(document, "type")
        number = first_text(document, "documentNumber")
        country, code = item.country(document, "issuingCountry")
        remark = _document_remark(item, document)
        if not number:
            # A document without a number identifies nobody, but it is stated.
            item.draft.add_feature(
                canonical_label(label), "; ".join([country, *remark]) or "stated"
            )
            continue
        issued = item.interval(document, "issueDate")
        expires = item.interval(document, "expirationDate")
        known = add_document(
            item.draft,
            Stated(
                canonical_label(label),
                number,
                country=country,
                issued=issued.text if issued else "",
                expires=expires.text if expires else "",
            ),
            issuer=first_text(document, "issuingAuthority"),
            code=code,
            remark="; ".join(remark),
        )
        if not known:
            item.context.fields.report(f"identityDocument type {label}", item.draft, number)


def _document_remark(item: Item, document: Found) -> list[str]:
    remark = [first_text(document, "comments")]
    if first_text(document, "isValid") == "false":
        remark.append("not valid")
    location = first_text(document, "issuingLocation")
    if location:
        remark.append(f"issued in {location}")
    if first_text(document, "issuingAuthority"):
        remark.append(item.country(document, "issuingCountry")[0])
    remark += [clean(each.text) for each in item.group(document, "idFeatures/idFeature")]
    bearer = first_text(document, "name")
    last, _, first = bearer.partition(", ")
    lead = item.draft.names[0].full if item.draft.names else ""
    if bearer and lead not in (bearer, spoken_name(first, last, bearer)):
        remark.append(f"in the name of {bearer}")
    return [part for part in remark if part]


def _read_relations(item: Item, found: Found) -> None:
    for element in item.group(found, "relationships/relationship"):
        relation = item.sort(element, _RELATION)
        label = first_text(relation, "type")
        quality = first_text(relation, "quality")
        note = first_text(relation, "comments")
        detail = "; ".join(
            part for part in (label, quality and f"quality: {quality}", note) if part
        )
        for other in relation.get("relatedEntity", ()):
            other_id = other.get("entityId", "")
            kind, inverse = read_relation(
                label, item.draft.schema, item.context.schemas.get(other_id)
            )
            item.draft.add_relation(
                kind, other.text, other_id=other_id, detail=detail, inverse=inverse
            )
