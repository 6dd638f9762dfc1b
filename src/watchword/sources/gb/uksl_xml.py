"""The UK Sanctions List as XML (root ``Designations``).

A ``Designation`` holds everything of one target: plain elements, and containers of
repeated elements (``Names/Name/Name1``, ``IndividualDetails/Individual/DOBs/DOB``). Elements
that belong together stand in one parent, whatever it is called, so the containers need
no names here.

Source: FCDO, UK Sanctions List (gov.uk), XML file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from watchword.errors import Malformed
from watchword.model import Entry, Problem, ProblemCode, Severity
from watchword.sources.contract import Document, Recognition, Source
from watchword.sources.dates import read_day
from watchword.sources.draft import clean
from watchword.sources.gb.entry import build_entry
from watchword.sources.gb.fields import GROUP_OF, Target, field_of
from watchword.sources.gb.tables import fallback_id
from watchword.sources.gb.uksl_csv import EXPECTATION
from watchword.sources.gb.values import stated
from watchword.sources.seen import Seen
from watchword.sources.xml import Element, local_name, root_start, stream_children

_GENERATED = re.compile(rb"<(?:\w+:)?DateGenerated[^>]*>\s*([^<]{6,40}?)\s*</")


def _recognise(document: Document) -> Recognition | None:
    root = root_start(document)
    if root is None or root[0] != "Designations":
        return None
    return Recognition(list="uksl", released_on=_generated_on(document.head))


def _generated_on(head: bytes) -> date | None:
    """The day in ``DateGenerated``, with or without a time after it."""
    found = _GENERATED.search(head)
    if found is None:
        return None
    text = found[1].decode("utf-8", errors="replace")
    return read_day(text) or read_day(text.split()[0])


def _read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    for document in documents:
        seen = Seen()
        designations = 0
        for number, element in enumerate(stream_children(document), start=1):
            designations += local_name(element) == "Designation"
            yield from _read_child(element, f"element {number}, line {element.sourceline}", seen)
        if not designations:
            raise Malformed(f"{document.name or 'the file'} has no designation")


def _read_child(element: Element, locator: str, seen: Seen) -> Iterator[Entry | Problem]:
    """The entry of a child of the root, and what is wrong with it."""
    name = local_name(element)
    if name == "DateGenerated":
        return
    if name != "Designation":
        yield Problem(
            severity=Severity.ERROR,
            code=ProblemCode.ENTRY_UNREADABLE,
            locator=locator,
            message=f"{name} is no designation; if it was a target, it is not read",
            raw=clean(" ".join(element.itertext()))[:200],
        )
        return
    target = Target(locator)
    _collect(element, target)
    entry_id = next((each for each in map(stated, target.values("unique id")) if each), "")
    if not entry_id:
        entry_id = _fallback_id(target)
        yield Problem(
            severity=Severity.WARNING if entry_id else Severity.ERROR,
            code=ProblemCode.ID_MISSING,
            locator=locator,
            message="the designation has no UniqueID",
            raw=clean(" ".join(element.itertext()))[:200],
            entry=entry_id or None,
        )
    if entry_id:
        yield from build_entry(target, entry_id, seen, by_uk_reference=True)


def _fallback_id(target: Target) -> str:
    values = {"ofsi group": next(iter(target.values("ofsi group")), "")}
    names = target.combinations("name")
    return fallback_id({**names[0], **values} if names else values)


def _collect(element: Element, target: Target) -> None:
    """Add all that stands under an element; fields of a group stand in one parent."""
    row: dict[str, str] = {}
    name = local_name(element)
    _collect_stray(name, element.text, element, target)
    for child in element:
        tag = local_name(child)
        if child.tail and child.tail.strip():
            target.add_unknown(name, clean(child.tail))
        if len(child):
            _collect_indicators(child, target) if tag == _INDICATORS else _collect(child, target)
            continue
        text = child.text or ""
        field = field_of(tag)
        _collect_stray(tag, text if field is None else "", child, target)
        if field in GROUP_OF:
            row[field] = f"{row[field]}|{text}" if row.get(field) else text
        elif field is not None:
            target.add(field, text)
    if row:
        target.add_row(row)


def _collect_stray(name: str, text: str | None, element: Element, target: Target) -> None:
    """Keep a text that has no field, and attributes, which the format has none of."""
    if text and text.strip():
        target.add_unknown(name, clean(text))
    for attribute, value in element.attrib.items():
        target.add_unknown(f"{name}/@{attribute}", value)


_INDICATORS = "SanctionsImposedIndicators"


def _collect_indicators(element: Element, target: Target) -> None:
    """Add the measures whose indicator is true: ``<AssetFreeze>true</AssetFreeze>``."""
    for child in element:
        tag = local_name(child)
        value = clean("".join(child.itertext()))
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", tag).capitalize()
        if value.casefold() in {"true", "1", "yes"}:
            target.add("indicated measure", words)
        elif value.casefold() not in {"false", "0", "no", ""}:
            target.add_unknown(words, value)


SOURCE = Source(
    key="gb.uksl_xml",
    authority="gb",
    title="UK Sanctions List (XML)",
    expectations={"uksl": EXPECTATION},
    recognise=_recognise,
    read_entries=_read_entries,
)
