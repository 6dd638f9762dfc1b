"""OFAC's Enhanced format: ``SDN_ENHANCED.XML`` and ``CONS_ENHANCED.XML``.

Since May 2024 OFAC's Sanctions List Service publishes it beside the older formats (OFAC,
*Sanctions List Service*, "Enhanced XML"). It is the only one of them that states the day
on which each entity was put on each list. The service also gives the same form filtered
by programme, country or kind; the filters stand in ``publicationInfo``, so an excerpt can
be told from the list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lxml import etree

from watchword.errors import Malformed
from watchword.model import Entry, Problem, ProblemCode, Schema, Severity
from watchword.sources.contract import Document, Recognition, Source
from watchword.sources.draft import clean
from watchword.sources.seen import Seen
from watchword.sources.us.classic import EXPECTATIONS
from watchword.sources.us.enhanced_entity import read_entity
from watchword.sources.us.enhanced_values import Context
from watchword.sources.us.fields import unread_element
from watchword.sources.us.vocabulary import CONSOLIDATED, SCHEMAS, SDN, list_key
from watchword.sources.xml import (
    Element,
    child,
    local_name,
    root_start,
    stream_only,
    text_of,
)

ROOT = "sanctionsData"

# The umbrella name of all non-SDN lists; as a filter it is no narrowing.
_ALL_OTHERS = "Consolidated List"

_TOP = frozenset({"referenceValue", "entity"})


def recognise(document: Document) -> Recognition | None:
    """Tell the list, its day and whether it is an excerpt by ``publicationInfo``."""
    start = root_start(document)
    if start is None or start[0] != ROOT:
        return None
    info = _publication_info(document)
    lists, narrowing = _filters(info)
    key, partial = _list_of(document, lists)
    if narrowing:
        partial = f"filtered to {', '.join(narrowing)}"
    return Recognition(list=key, released_on=_data_as_of(info), partial=partial)


def _publication_info(document: Document) -> Element | None:
    """The element as far as the head has it whole."""
    parser = etree.XMLPullParser(
        events=("end",), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        parser.feed(document.head.lstrip(b"\xef\xbb\xbf \t\r\n"))
        for _, element in parser.read_events():
            if local_name(element) == "publicationInfo":
                return element
    except etree.XMLSyntaxError:
        return None
    return None


def _data_as_of(info: Element | None) -> date | None:
    try:
        return date.fromisoformat(text_of(info, "dataAsOf")[:10])
    except ValueError:
        return None


def _filters(info: Element | None) -> tuple[list[str], list[str]]:
    """The lists that were chosen, and the values of every other filter."""
    lists: list[str] = []
    narrowing: list[str] = []
    filters = child(info, "filters") if info is not None else None
    for each in filters if filters is not None else ():
        chosen = lists if local_name(each) == "sanctionsLists" else narrowing
        chosen.extend(text for text in (clean(leaf.text) for leaf in each.iter()) if text)
    return lists, narrowing


def _list_of(document: Document, lists: Sequence[str]) -> tuple[str, str]:
    """The key of the list, and why it is not whole as far as the choice of lists tells."""
    keys = {list_key(name) for name in lists}
    if keys == {SDN}:
        return SDN, ""
    if keys == {CONSOLIDATED}:
        only = len(lists) == 1 and lists[0] != _ALL_OTHERS
        return CONSOLIDATED, f"filtered to {lists[0]}" if only else ""
    return _list_by_entities(document)


def _list_by_entities(document: Document) -> tuple[str, str]:
    """The list on which all entities stand, where the filters leave it open.

    An entity can stand on the SDN List and on others at once.
    """
    sdn = others = both = 0
    try:
        for element in stream_only(document, {"sanctionsLists"}):
            stated = [each for each in element if each.get("datePublished") or each.get("id")]
            keys = {list_key(clean(each.text)) for each in stated}
            sdn += keys == {SDN}
            others += keys == {CONSOLIDATED}
            both += len(keys) > 1
    except Malformed:
        # What is broken is reported when it is read.
        pass
    named = document.name.casefold().startswith("cons")
    if sdn and others:
        return (SDN if sdn >= others else CONSOLIDATED), "a choice of several lists"
    if sdn or others:
        return (SDN if sdn else CONSOLIDATED), ""
    return (CONSOLIDATED if named else SDN), ""


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Read the entities of a release."""
    seen = Seen()
    for document in documents:
        strays: list[Problem] = []

        def keep_stray(element: Element, strays: list[Problem] = strays) -> None:
            strays.append(unread_element(element))

        context = Context(schemas=_schemas(document))
        elements = stream_only(document, _TOP, stray=keep_stray)
        for number, element in enumerate(elements, start=1):
            if local_name(element) == "referenceValue":
                _note_country(element, context)
            else:
                yield from _read(element, number, context, seen)
        yield from strays


def _schemas(document: Document) -> dict[str, Schema]:
    """What each entity is, by its id: the sense of some links depends on both ends."""
    schemas: dict[str, Schema] = {}
    for element in stream_only(document, {"entity"}):
        kind = text_of(child(element, "generalInfo"), "entityType").casefold()
        if kind in SCHEMAS:
            schemas[element.get("id", "")] = SCHEMAS[kind]
    return schemas


def _note_country(element: Element, context: Context) -> None:
    code = text_of(element, "isoCode").lower()
    if len(code) == 2 and code.isalpha():
        context.iso[element.get("refId", "")] = code


def _read(element: Element, number: int, context: Context, seen: Seen) -> Iterator[Entry | Problem]:
    entity_id = clean(element.get("id"))
    if not entity_id:
        yield Problem(
            severity=Severity.ERROR,
            code=ProblemCode.ID_MISSING,
            locator=f"element {number}",
            message="an entity without an id can't be followed from release to release",
            raw=" ".join(clean(each) for each in element.itertext())[:200],
        )
        return
    draft = read_entity(element, entity_id, context)
    if not seen.claim_id(draft):
        draft.problem(
            ProblemCode.ID_REUSED,
            "the id stands twice; the later entity is kept under an id of its own",
            entity_id,
            severity=Severity.ERROR,
        )
    yield from draft.finish()


SOURCE = Source(
    key="us.enhanced_xml",
    authority="us",
    title="OFAC Enhanced XML",
    expectations=EXPECTATIONS,
    recognise=recognise,
    read_entries=read_entries,
)
"""The Enhanced format, for both of OFAC's lists."""
