"""Switzerland's list: SECO's ``swiss-sanctions-list`` in XML.

Root attributes ``list-type`` (``whole-list``, or ``amendment`` for what one change
touches) and ``date``. Targets point to sanctions sets, places and one another by ``ssid``.
What a ``modification`` nests are copies of what was replaced; they are history, are not
what the list says today, and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from watchword.model import Entry, Problem, ProblemCode, Schema, Severity
from watchword.sources.ch.seco_acts import add_designations
from watchword.sources.ch.seco_facts import add_identity, add_relation, read_object_numbers
from watchword.sources.ch.seco_names import add_names
from watchword.sources.ch.seco_reference import BODIES, Reference, read_reference
from watchword.sources.contract import Document, Expectation, Recognition, Source
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean
from watchword.sources.european_text import UN_REFERENCE, read_free_text, says_company
from watchword.sources.seen import Seen
from watchword.sources.xml import (
    Element,
    children,
    local_name,
    root_start,
    stream_children,
)
from watchword.sources.xml_vocabulary import Vocabulary, all_text, flattened

_ROOT = "swiss-sanctions-list"
_OBJECTS = {
    "vessel": Schema.VESSEL,
    "ship": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
    "airplane": Schema.AIRPLANE,
}
_PLACED = {"ssid", "place-id", "quality", "main"}
_ATTRIBUTES: dict[str, set[str]] = {
    "target": {"ssid"},
    "individual": {"sex"},
    "object": {"object-type"},
    "identity": {"ssid", "main"},
    "name": {"ssid", "name-type", "quality", "lang"},
    "name-part": {"order", "name-part-type"},
    "spelling-variant": {"lang", "script", "spelling-variant-type"},
    "nationality": {"ssid", "quality"},
    "country": {"iso-code", "code"},
    "issuer": {"iso-code", "code"},
    "day-month-year": {
        *("ssid", "quality", "calendar", "circa", "year", "month", "day"),
        *("from-year", "from-month", "from-day", "to-year", "to-month", "to-day"),
        *("year-from", "month-from", "day-from", "year-to", "month-to", "day-to"),
    },
    "place-of-birth": _PLACED,
    "place-of-issue": _PLACED,
    "address": _PLACED,
    "identification-document": {"ssid", "document-type", "quality"},
    "date-of-issue": {"year", "month", "day"},
    "expiry-date": {"year", "month", "day"},
    "justification": {"ssid"},
    "other-information": {"ssid"},
    "relation": {"ssid", "target-id", "relation-type"},
    "generic-attribute": {"ssid", "name"},
}
_BODY = {"identity", "justification", "other-information", "relation", "generic-attribute"}
_REMARK = {"remark", "remarks"}
_PLACE = {"location", "area", "country", "location-variant", "area-variant"}
_CHILDREN: dict[str, set[str]] = {
    "target": {
        *("sanctions-set-id", "foreign-identifier", "modification", "generic-attribute"),
        *BODIES,
    },
    "individual": _BODY,
    "entity": _BODY,
    "object": _BODY,
    "identity": {
        *("name", "nationality", "day-month-year", "place-of-birth", "address"),
        "identification-document",
    },
    "name": {"name-part"},
    "name-part": {"value", "spelling-variant"},
    "nationality": {"country"} | _REMARK,
    "day-month-year": _REMARK,
    "place-of-birth": _PLACE | _REMARK,
    "place-of-issue": _PLACE,
    "address": {"c-o", "address-details", "p-o-box", "zip-code"} | _PLACE | _REMARK,
    "identification-document": {
        *("number", "issuer", "country", "date-of-issue", "issue-date", "expiry-date"),
        *("date-of-expiry", "place-of-issue", *_REMARK),
    },
    "issuer": {"country"},
    "relation": _REMARK,
}
_VOCABULARY = Vocabulary(
    entry="target",
    attributes=_ATTRIBUTES,
    children=_CHILDREN,
    unread={"modification"},
)
_READ_FIRST = {"sanctions-program", "place"}


def recognise(document: Document) -> Recognition | None:
    """Say whether a document is the list, of which day, and whether it is all of it."""
    root = root_start(document)
    if root is None or root[0] != _ROOT:
        return None
    list_type = clean(root[1].get("list-type"))
    amendment = "an amendment" if list_type == "amendment" else f"of the type {list_type!r}"
    in_name = re.search(r"(\d{4}-\d{2}-\d{2})", document.name)
    return Recognition(
        list="seco",
        released_on=read_day(root[1].get("date", "")),
        date_in_name=read_day(in_name[1]) if in_name else None,
        partial="" if list_type in ("", "whole-list") else amendment,
    )


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Yield the entries of a release and what was wrong with them.

    Raises:
        Malformed: The file is broken or cut short; nothing is yielded then.
    """
    reference = read_reference(documents)
    seen = Seen()
    for document in documents:
        recognition = recognise(document)
        released_on = recognition.released_on if recognition is not None else None
        for element in stream_children(document):
            name = local_name(element)
            if name == "target":
                yield from _read_target(element, reference, seen, released_on)
            elif name not in _READ_FIRST:
                yield Problem(
                    severity=Severity.ERROR,
                    code=ProblemCode.ENTRY_UNREADABLE,
                    locator=f"line {element.sourceline}",
                    message=f"{name!r} stands where a target should",
                    raw=flattened(element)[:1000],
                )


def _read_target(
    element: Element, reference: Reference, seen: Seen, released_on: date | None
) -> Iterator[Entry | Problem]:
    ssid = clean(element.get("ssid"))
    draft = Draft(ssid, Schema.LEGAL_ENTITY, f"target {ssid or f'in line {element.sourceline}'}")
    bodies = [each for each in element if local_name(each) in BODIES]
    if not bodies:
        draft.problem(
            ProblemCode.ENTRY_UNREADABLE,
            "the target has neither an individual, an entity nor an object",
            flattened(element)[:1000],
            severity=Severity.ERROR,
        )
        yield from draft.problems
        return
    if len(bodies) > 1:
        draft.problem(ProblemCode.VALUE_CONFLICT, "the target has several bodies")
    _check_id(draft, bodies[0], seen)
    _set_schema(draft, bodies[0])
    identities = [each for body in bodies for each in children(body, "identity")]
    identities.sort(key=lambda each: each.get("main") != "true")
    add_names(
        draft,
        [(name, each is identities[0]) for each in identities for name in children(each, "name")],
        seen,
    )
    add_designations(draft, element, reference, seen, released_on=released_on)
    for identity in identities:
        add_identity(draft, identity, reference, seen)
    for body in bodies:
        _read_body(draft, body, reference)
    for each in children(element, "foreign-identifier"):
        _add_foreign_identifier(draft, each)
    for each in children(element, "generic-attribute"):
        _add_attribute(draft, each)
    _VOCABULARY.keep_unknown(draft, element, seen)
    yield from draft.finish()


def _check_id(draft: Draft, body: Element, seen: Seen) -> None:
    if not draft.id:
        identities = [clean(each.get("ssid")) for each in children(body, "identity")]
        draft.id = next((f"identity-{each}" for each in identities if each), "")
        draft.problem(
            ProblemCode.ID_MISSING,
            "no ssid; that of the identity is taken" if draft.id else "no ssid at all",
            severity=Severity.WARNING,
        )
        draft.id = draft.id or f"line-{body.sourceline}"
    stated = draft.id
    if not seen.claim_id(draft):
        draft.problem(
            ProblemCode.ID_REUSED,
            f"the ssid stands twice in the release; this one is kept as {draft.id}",
            stated,
            severity=Severity.ERROR,
        )


def _set_schema(draft: Draft, body: Element) -> None:
    name = local_name(body)
    if name == "individual":
        draft.schema = Schema.PERSON
        draft.set_sex(body.get("sex"))
    elif name == "entity":
        texts = [all_text(each) for each in children(body, "other-information")]
        company = any(says_company(text) for text in texts)
        draft.schema = Schema.COMPANY if company else Schema.ORGANIZATION
    else:
        stated = clean(body.get("object-type"))
        draft.schema = _OBJECTS.get(stated.casefold(), Schema.LEGAL_ENTITY)
        if draft.schema is Schema.LEGAL_ENTITY:
            draft.problem(ProblemCode.KIND_UNKNOWN, "an object of unknown type", stated)
            draft.add_feature("object-type", stated)


def _read_body(draft: Draft, body: Element, reference: Reference) -> None:
    for each in body:
        name = local_name(each)
        if name == "other-information":
            text = all_text(each)
            draft.add_remark(text)
            read_free_text(draft, text)
            if draft.schema in (Schema.VESSEL, Schema.AIRPLANE):
                read_object_numbers(draft, text)
        elif name == "relation":
            add_relation(draft, each, reference)
        elif name == "generic-attribute":
            _add_attribute(draft, each)


def _add_attribute(draft: Draft, element: Element) -> None:
    draft.add_feature(clean(element.get("name")) or "generic-attribute", all_text(element))


def _add_foreign_identifier(draft: Draft, element: Element) -> None:
    """Add the id that the United Nations or the Union use, and that SECO only quotes."""
    stated = clean(element.text)
    draft.add_cross_reference("ch-foreign", stated)
    if UN_REFERENCE.fullmatch(stated):
        draft.add_cross_reference("un-reference", stated)
    elif re.fullmatch(r"EU\.\d+\.\d+", stated):
        draft.add_cross_reference("eu-reference", stated)


SOURCE = Source(
    key="ch.seco_xml",
    authority="ch",
    title="SECO sanctions list, XML",
    expectations={
        "seco": Expectation(
            least=1_500,
            most=40_000,
            fill={"names": 1.0, "designations": 0.9, "birth_dates": 0.15},
        )
    },
    recognise=recognise,
    read_entries=read_entries,
)
