"""OFAC's Advanced format: ``SDN_ADVANCED.XML`` and ``CONS_ADVANCED.XML``.

The *Advanced Sanctions Data Model* of the United Nations' 1267 working group, as OFAC has
published it since 2015 (schema ``http://www.un.org/sanctions/1.0``; the Sanctions List
Service has its own copy of the namespace). It is the most explicit of OFAC's formats:
names by script and part, fuzzy dates, documents, links, and the day, the legal basis and
the programmes of each listing.

The file is read twice: a party refers to what stands before it and is referred to by what
stands after it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from lxml import etree

from watchword.model import Entry, Problem, ProblemCode, Severity
from watchword.sources.contract import Document, Recognition, Source
from watchword.sources.draft import clean
from watchword.sources.seen import Seen
from watchword.sources.us.advanced_background import TOP, Background, collect
from watchword.sources.us.advanced_party import read_party
from watchword.sources.us.classic import EXPECTATIONS
from watchword.sources.us.vocabulary import CONSOLIDATED, SDN, list_key
from watchword.sources.xml import Element, local_name, root_start, stream_only, text_of

ROOT = "Sanctions"

_SETS = b"ReferenceValueSets"
_CHUNK = 1 << 20
_LIST_NAME = re.compile(rb"<(?:\w+:)?List\s[^>]*?\bID=\"(\d+)\"[^>]*>([^<]*)<")
_LIST_USE = re.compile(rb"<(?:\w+:)?SanctionsEntry\s[^>]*?\bListID=\"(\d+)\"")
_OVERLAP = 512


def recognise(document: Document) -> Recognition | None:
    """Tell the list by the lists that the sanctions entries name, else by the file name."""
    start = root_start(document)
    if start is None or start[0] != ROOT or _SETS not in document.head:
        return None
    base = start[1].get("DeltaBaseVersion")
    key, partial = _list_of(document)
    return Recognition(
        list=key,
        released_on=_date_of_issue(document),
        partial=f"a delta against version {base}" if base else partial,
    )


def _date_of_issue(document: Document) -> date | None:
    parser = etree.XMLPullParser(
        events=("end",), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        parser.feed(document.head.lstrip(b"\xef\xbb\xbf \t\r\n"))
        for _, element in parser.read_events():
            if local_name(element) == "DateOfIssue":
                parts = (int(text_of(element, part)) for part in ("Year", "Month", "Day"))
                return date(*parts)
    except (etree.XMLSyntaxError, ValueError, OverflowError):
        return None
    return None


def _list_of(document: Document) -> tuple[str, str]:
    """The key of the list, and why the file is not one whole list.

    The entries come last in the file, so it is looked through for nothing but them.
    """
    names, uses = _count_lists(document)
    entries: Counter[str] = Counter()
    for reference, count in uses.items():
        entries[list_key(names.get(reference, ""))] += count
    if entries[SDN] and entries[CONSOLIDATED]:
        return max(entries, key=lambda key: entries[key]), "several lists in one file"
    if entries:
        return next(key for key, count in entries.items() if count), ""
    named = document.name.casefold().startswith("cons")
    return (CONSOLIDATED if named else SDN), ""


def _count_lists(document: Document) -> tuple[dict[str, str], Counter[str]]:
    """The lists by reference, and how many sanctions entries use each."""
    names: dict[str, str] = {}
    uses: Counter[str] = Counter()
    tail = b""
    with document.open() as stream:
        while chunk := stream.read(_CHUNK):
            window = tail + chunk
            for found in _LIST_NAME.finditer(window):
                names[found[1].decode()] = clean(found[2].decode("utf-8", "replace"))
            # Only what ends in the new bytes is new.
            uses.update(
                found[1].decode() for found in _LIST_USE.finditer(window) if found.end() > len(tail)
            )
            tail = window[-_OVERLAP:]
    return names, uses


def read_entries(documents: Sequence[Document]) -> Iterator[Entry | Problem]:
    """Read the parties of a release."""
    seen = Seen()
    for document in documents:
        background = collect(document)
        yield from background.problems
        number = 0
        for element in stream_only(document, TOP):
            if local_name(element) == "DistinctParty":
                number += 1
                yield from _read(element, number, background, seen)
        yield from background.leftovers()


def _read(
    element: Element, number: int, background: Background, seen: Seen
) -> Iterator[Entry | Problem]:
    party_id = clean(element.get("FixedRef"))
    if not party_id:
        yield Problem(
            severity=Severity.ERROR,
            code=ProblemCode.ID_MISSING,
            locator=f"DistinctParty no. {number}",
            message="a party without its reference can't be followed from release to release",
            raw=" ".join(filter(None, (clean(text) for text in element.itertext())))[:200],
        )
        return
    draft = read_party(element, party_id, background)
    if not seen.claim_id(draft):
        draft.problem(
            ProblemCode.ID_REUSED,
            "the reference stands twice; the later party is kept under an id of its own",
            party_id,
            severity=Severity.ERROR,
        )
    yield from draft.finish()


SOURCE = Source(
    key="us.advanced_xml",
    authority="us",
    title="OFAC Advanced XML",
    expectations=EXPECTATIONS,
    recognise=recognise,
    read_entries=read_entries,
)
"""The Advanced format, for both of OFAC's lists."""
