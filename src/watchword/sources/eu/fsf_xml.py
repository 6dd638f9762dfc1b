"""The European Union's consolidated financial sanctions list (FSF), XML version 1.1.

``xmlFullSanctionsList_1_1``: a root ``export`` with one ``sanctionEntity`` per entity and
legal basis. Fields as the Commission's *Description of the fields inside the csv* (11
November 2022) has them: ``euReferenceNumber`` is the entity's unique reference, and an
entity that stands in two legal bases has it twice, once per ``sanctionEntity``. Such a
pair gives two entries, the second with its programme behind the id (``EU.472.57~TAQA``).

The ids of elements below the entity (their ``logicalId``) and the language of the act
(``regulationLanguage``) are keys of the Commission's database and are not kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date

from watchword.model import Entry, Problem, ProblemCode, Schema, Severity
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.eu.fsf_acts import add_designations
from watchword.sources.eu.fsf_facts import (
    add_address,
    add_birth,
    add_citizenship,
    add_identification,
)
from watchword.sources.eu.fsf_names import add_names, function_texts
from watchword.sources.european_text import read_free_text, says_company
from watchword.sources.seen import Seen
from watchword.sources.xml import (
    Element,
    child,
    children,
    local_name,
    root_start,
    stream_children,
)
from watchword.sources.xml_vocabulary import Vocabulary, all_text, flattened

NAMESPACE = b"http://eu.europa.ec/fpi/fsd/export"

_ENTITY = "sanctionEntity"
_SCHEMAS = {
    "person": Schema.PERSON,
    "p": Schema.PERSON,
    "enterprise": Schema.ORGANIZATION,
    "e": Schema.ORGANIZATION,
    "vessel": Schema.VESSEL,
    "ship": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
}
_COUNTRY = {"countryIso2Code", "countryDescription", "region"}
_ACT = {"regulationType", "organisationType", "publicationDate", "numberTitle"}
_ATTRIBUTES: dict[str, set[str]] = {
    _ENTITY: {"designationDate", "designationDetails", "unitedNationId", "euReferenceNumber"},
    "regulation": _ACT | {"entryIntoForceDate", "programme"},
    "regulationSummary": _ACT | {"publicationUrl"},
    "subjectType": {"code", "classificationCode"},
    "nameAlias": {
        *("firstName", "middleName", "lastName", "wholeName", "function", "gender", "title"),
        *("nameLanguage", "strong"),
    },
    "citizenship": _COUNTRY,
    "birthdate": _COUNTRY
    | {
        *("circa", "calendarType", "city", "zipCode", "birthdate", "dayOfMonth", "monthOfYear"),
        *("year", "yearRangeFrom", "yearRangeTo", "place"),
    },
    "address": _COUNTRY | {"city", "street", "poBox", "zipCode", "place", "asAtListingTime"},
    "contactInfo": {"key", "value"},
    "identification": _COUNTRY
    | {
        *("diplomatic", "knownExpired", "knownFalse", "reportedLost", "revokedByIssuer"),
        *("issuedBy", "issueDate", "issuedDate", "validFrom", "validTo", "latinNumber"),
        *("nameOnDocument", "number", "identificationTypeCode", "identificationTypeDescription"),
    },
}
_FACTS = ("nameAlias", "citizenship", "birthdate", "address", "identification")
_CHILDREN: dict[str, set[str]] = {
    _ENTITY: {"remark", "regulation", "subjectType", *_FACTS},
    "regulation": {"publicationUrl"},
    "address": {"remark", "regulationSummary", "contactInfo"},
    **{name: {"remark", "regulationSummary"} for name in _FACTS if name != "address"},
}
_VOCABULARY = Vocabulary(
    entry=_ENTITY,
    attributes=_ATTRIBUTES,
    children=_CHILDREN,
    everywhere={"logicalId", "regulationLanguage"},
)


def recognise(document: Document) -> Recognition | None:
    """Say whether a document is the list in XML 1.1; its day is ``generationDate``."""
    root = root_start(document)
    if root is None or root[0] != "export" or NAMESPACE not in document.head:
        return None
    return Recognition(
        list="fsf",
        released_on=read_day(root[1].get("generationDate", "")[:10]),
        date_in_name=_day_in_name(document.name),
    )


def _day_in_name(name: str) -> date | None:
    """The day that older downloads carry in front: ``20210302-FULL-1_1(xsd).xml``."""
    found = re.match(r"(\d{4})-?(\d{2})-?(\d{2})[-_]", name)
    return read_day("-".join(found.groups())) if found else None


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Yield the entries of a release and what was wrong with them."""
    seen = Seen()
    for document in documents:
        for element in stream_children(document):
            if local_name(element) == _ENTITY:
                yield from _read_entity(element, seen)
            else:
                yield Problem(
                    severity=Severity.ERROR,
                    code=ProblemCode.ENTRY_UNREADABLE,
                    locator=f"line {element.sourceline}",
                    message=f"{local_name(element)!r} stands where an entity should",
                    raw=flattened(element)[:1000],
                )


def _read_entity(element: Element, seen: Seen) -> Iterator[Entry | Problem]:
    reference = clean(element.get("euReferenceNumber"))
    logical_id = clean(element.get("logicalId"))
    entry_id = reference or logical_id
    draft = Draft(
        entry_id, Schema.LEGAL_ENTITY, f"{_ENTITY} {entry_id or f'in line {element.sourceline}'}"
    )
    remarks = [text for each in children(element, "remark") if (text := all_text(each))]
    aliases = children(element, "nameAlias")
    _set_schema(draft, element, remarks)
    add_names(draft, aliases, remarks)
    _check_id(draft, element, reference, seen)
    draft.add_cross_reference("eu-logical-id", logical_id)
    draft.add_cross_reference("un-reference", element.get("unitedNationId"))
    functions = list(dict.fromkeys(function_texts(aliases)))
    person = draft.schema is Schema.PERSON
    # Of a body, the function says what it does or why it is listed.
    add_designations(draft, element, remarks, reason="" if person else "\n".join(functions))
    for text in functions if person else ():
        draft.add_position(text)
    _add_facts(draft, element, seen)
    for text in remarks:
        draft.add_remark(text)
    for text in (
        *remarks,
        *(all_text(each) for alias in aliases for each in children(alias, "remark")),
    ):
        read_free_text(draft, text)
    _VOCABULARY.keep_unknown(draft, element, seen)
    yield from draft.finish()


def _add_facts(draft: Draft, element: Element, seen: Seen) -> None:
    for each in element:
        name = local_name(each)
        if name == "citizenship":
            add_citizenship(draft, each)
        elif name == "birthdate":
            add_birth(draft, each)
        elif name == "address":
            add_address(draft, each, seen)
        elif name == "identification":
            add_identification(draft, each, seen)


def _set_schema(draft: Draft, element: Element, remarks: list[str]) -> None:
    stated = child(element, "subjectType")
    code = clean(stated.get("code")) if stated is not None else ""
    classification = clean(stated.get("classificationCode")) if stated is not None else ""
    schema = _SCHEMAS.get(code.casefold()) or _SCHEMAS.get(classification.casefold())
    if schema is None:
        draft.problem(ProblemCode.KIND_UNKNOWN, "neither a person nor a body", code)
        draft.add_feature("subjectType", code or classification)
        return
    texts = (clean(element.get("designationDetails")), *remarks)
    company = schema is Schema.ORGANIZATION and any(says_company(text) for text in texts)
    draft.schema = Schema.COMPANY if company else schema


def _check_id(draft: Draft, element: Element, reference: str, seen: Seen) -> None:
    """Give the entry an id that is its own within the release."""
    if not reference:
        draft.problem(
            ProblemCode.ID_MISSING,
            "no euReferenceNumber; the logicalId is taken"
            if draft.id
            else "neither euReferenceNumber nor logicalId; the name is taken",
            severity=Severity.INFO if draft.id else Severity.WARNING,
        )
    if not draft.id and draft.names:
        draft.id = f"name-{hashlib.sha256(draft.names[0].full.encode()).hexdigest()[:16]}"
    stated = draft.id
    regulation = child(element, "regulation")
    programme = clean(regulation.get("programme")) if regulation is not None else ""
    if draft.id and not seen.claim_id(draft, qualifier=programme):
        # Another programme is how the format states that an entity stands in two acts.
        by_programme = bool(programme) and draft.id == f"{stated}~{programme}"
        draft.problem(
            ProblemCode.ID_REUSED,
            f"the reference stands twice in the release; this one is kept as {draft.id}",
            stated,
            severity=Severity.INFO if by_programme else Severity.ERROR,
        )
        draft.add_cross_reference("eu-reference", stated)


SOURCE = Source(
    key="eu.fsf_xml",
    authority="eu",
    title="EU consolidated financial sanctions list, XML 1.1",
    expectations={
        "fsf": Expectation(
            least=1_500,
            most=30_000,
            fill={"names": 1.0, "designations": 0.9, "birth_dates": 0.2, "features": 0.9},
        )
    },
    recognise=recognise,
    read_entries=read_entries,
)
