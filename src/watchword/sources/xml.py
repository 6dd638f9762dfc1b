"""Streaming XML that hostile input can't use.

Entities are not resolved, the network is never touched, a DTD is not loaded, and lxml's
limits on depth and text size stay on. Elements are freed as they are left, so a 100 MB
list needs a few megabytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

from lxml import etree

from watchword.errors import Malformed
from watchword.sources.contract import Document

_ROOT_PIECE = 512

Element = Any
"""An lxml element; lxml has no types of its own."""


def stream_elements(document: Document, tags: Collection[str]) -> Iterator[Element]:
    """Yield each element with one of these local names, whole, in document order.

    An element that stands inside another one of ``tags`` is part of that one and is not
    yielded on its own. Namespaces are ignored. The element is emptied when the next one
    is asked for: take what you need from it before.

    Raises:
        Malformed: The XML is broken or ends early, with line and column; or it declares
            entities, which no official list does.
    """
    wanted = set(tags)
    # By whole tags: to look one up costs less than to cut off its namespace each time.
    known: dict[str, bool] = {}
    depth = 0
    for event, element in _events(document):
        tag = element.tag
        is_wanted = known.get(tag)
        if is_wanted is None:
            is_wanted = known[tag] = local_name(element) in wanted
        if event == "start":
            depth += is_wanted
            continue
        if not is_wanted:
            # Leave only what belongs to an element still being built.
            if depth == 0 and element.getparent() is not None:
                _free(element)
            continue
        depth -= 1
        if depth == 0:
            yield element
            _free(element)


def stream_only(
    document: Document,
    tags: Collection[str],
    *,
    stray: Callable[[Element], None] | None = None,
) -> Iterator[Element]:
    """Yield what :func:`stream_elements` yields, in a third of the time.

    For large formats in which nearly everything stands inside one of ``tags``: what stands
    between two of them stays in memory until the second one ends, and what follows the
    last one stays until the end.

    Args:
        document: The file.
        tags: Local names.
        stray: Called with each element that stands beside a wanted one under another name,
            so that a target under a name that we do not know is not passed over.

    Raises:
        Malformed: As :func:`stream_elements`.
    """
    depth = 0
    last: Element | None = None
    for event, element in _events(document, only=tags):
        if event == "start":
            depth += 1
            continue
        depth -= 1
        if depth == 0:
            if stray is not None:
                _tell_strays(last, element, tags, stray)
            yield element
            _free_before(element)
            last = element
    if stray is not None:
        _tell_strays(last, None, tags, stray)


def _tell_strays(
    last: Element | None,
    element: Element | None,
    tags: Collection[str],
    stray: Callable[[Element], None],
) -> None:
    """Tell of what stands between two wanted elements, beside the one or the other."""
    beside: list[Element] = []
    if last is not None and (element is None or element.getparent() is not last.getparent()):
        beside += last.itersiblings()
    if element is not None:
        beside += reversed(list(element.itersiblings(preceding=True)))
    for sibling in beside:
        if local_name(sibling) not in tags:
            stray(sibling)


def _free_before(element: Element) -> None:
    """Drop an element's content and all that stands before it in the document."""
    _free(element)
    for ancestor in element.iterancestors():
        parent = ancestor.getparent()
        while parent is not None and ancestor.getprevious() is not None:
            del parent[0]


def stream_children(document: Document) -> Iterator[Element]:
    """Yield each direct child of the root, whole, in document order, whatever its name.

    For formats where anything under the root may be a target, so that one under a name
    that we do not know can be reported instead of being passed over. The element is
    emptied when the next one is asked for.

    Raises:
        Malformed: As :func:`stream_elements`.
    """
    depth = 0
    for event, element in _events(document):
        if event == "start":
            depth += 1
            continue
        depth -= 1
        if depth == 1:
            yield element
            _free(element)


def _events(
    document: Document, *, only: Collection[str] | None = None
) -> Iterator[tuple[str, Element]]:
    """The start and end of each element (or of ``only`` some), with entities left alone."""
    with document.open() as stream:
        events = etree.iterparse(
            stream,
            events=("start", "end"),
            tag=None if only is None else [f"{{*}}{name}" for name in only],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            remove_comments=True,
            remove_pis=True,
            huge_tree=False,
        )
        started = False
        try:
            for event, element in events:
                if not started and element.getroottree().docinfo.internalDTD is not None:
                    raise Malformed(f"{document.name or 'the file'} declares a DTD")
                started = True
                yield event, element
        except etree.XMLSyntaxError as error:
            raise Malformed(
                f"{document.name or 'the file'} is broken or cut short: {error.msg}"
            ) from error


def _free(element: Element) -> None:
    """Drop an element's content and its earlier siblings."""
    element.clear()
    parent = element.getparent()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def local_name(element: Element) -> str:
    """An element's name without its namespace."""
    tag: str = element.tag
    return tag.rpartition("}")[2]


def children(element: Element, name: str) -> list[Element]:
    """The direct children with this local name."""
    return [child for child in element if local_name(child) == name]


def child(element: Element, name: str) -> Element | None:
    """The first direct child with this local name."""
    return next((each for each in element if local_name(each) == name), None)


def text_of(element: Element | None, name: str | None = None) -> str:
    """The trimmed text of an element, or of its first child of that name; "" if none."""
    found = element if name is None or element is None else child(element, name)
    if found is None:
        return ""
    return (found.text or "").strip()


def root_start(document: Document) -> tuple[str, dict[str, str]] | None:
    """The local name and attributes of the root element, from the head alone.

    Returns:
        None where the head does not begin like XML or has no root element.
    """
    body = document.head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if not body.startswith(b"<"):
        return None
    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False
    )
    try:
        # In pieces: a file that is broken further down is still recognised by its root,
        # and then refused for what it is.
        for start in range(0, len(body), _ROOT_PIECE):
            parser.feed(body[start : start + _ROOT_PIECE])
            for _, element in parser.read_events():
                return local_name(element), {
                    name.rpartition("}")[2]: value for name, value in element.attrib.items()
                }
    except etree.XMLSyntaxError:
        return None
    return None
