"""Streaming the children of the root, whatever their names."""

from __future__ import annotations

import pytest

from watchword.errors import Malformed
from watchword.sources.contract import Document
from watchword.sources.xml import local_name, stream_children, stream_elements, text_of

BODY = (
    b'<list xmlns="urn:x"><target id="1"><name>A</name><target id="9"/></target>'
    b'<other>kept</other><target id="2"/></list>'
)


def test_yields_every_child_of_the_root_whole_and_in_order() -> None:
    seen = [
        (local_name(child), child.get("id"), text_of(child, "name") or text_of(child), len(child))
        for child in stream_children(Document.from_bytes(BODY))
    ]
    assert seen == [("target", "1", "A", 2), ("other", None, "kept", 0), ("target", "2", "", 0)]


def test_agrees_with_the_stream_of_named_elements() -> None:
    named = [e.get("id") for e in stream_elements(Document.from_bytes(BODY), {"target"})]
    assert named == ["1", "2"]


@pytest.mark.parametrize("length", [0, 1, 30, len(BODY) - 1])
def test_a_cut_file_is_malformed(length: int) -> None:
    with pytest.raises(Malformed):
        list(stream_children(Document.from_bytes(BODY[:length])))


def test_a_dtd_is_refused() -> None:
    hostile = b'<!DOCTYPE list [<!ENTITY a "b">]><list><target>&a;</target></list>'
    with pytest.raises(Malformed, match="DTD"):
        list(stream_children(Document.from_bytes(hostile)))
