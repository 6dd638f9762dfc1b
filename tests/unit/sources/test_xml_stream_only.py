"""The two ways of streaming XML give the same elements."""

from __future__ import annotations

import pytest

from watchword.errors import Malformed
from watchword.sources.contract import Document
from watchword.sources.xml import local_name, stream_elements, stream_only, text_of

BODY = b"""<?xml version="1.0"?>
<!-- a comment before the root -->
<list xmlns="urn:a" xmlns:b="urn:b">
  <head><ref id="1">one</ref><other>x</other></head>
  <parties>
    <party id="p1"><name>First</name><party id="inner"><name>Nested</name></party></party>
    <noise><deep>y</deep></noise>
    <b:party id="p2"><name>Second</name></b:party>
  </parties>
  <tail><ref id="2">two</ref></tail>
</list>
"""


def _document(body: bytes) -> Document:
    return Document.from_bytes(body, "x.xml")


def test_both_yield_the_same_elements_whole_and_in_order() -> None:
    seen = [
        [
            (element.get("id"), [node.text.strip() for node in element.iter() if node.text])
            for element in stream(_document(BODY), {"party", "ref"})
        ]
        for stream in (stream_elements, stream_only)
    ]
    assert seen[0] == seen[1]
    assert [key for key, _ in seen[1]] == ["1", "p1", "p2", "2"]
    assert seen[1][1][1][0] == "First"
    assert "Nested" in seen[1][1][1]


def test_what_stood_before_is_gone() -> None:
    for element in stream_only(_document(BODY), {"party"}):
        root = element.getroottree().getroot()
        before = [node for node in root.iter() if node.get("id") == "p1"]
        if element.get("id") == "p2":
            assert text_of(element, "name") == "Second"
            assert before == []
            assert root[0] is element.getparent()


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        # What stands after the last one is in the tail of its own container.
        ({"party"}, ["noise", "partie"]),
        # What stands after the last one of a container, where another container follows.
        ({"party", "ref"}, ["other", "noise", "partie", "end"]),
    ],
)
def test_what_stands_beside_under_another_name_is_told(tags: set[str], expected: list[str]) -> None:
    seen: list[str] = []
    body = BODY.replace(b"</parties>", b"<partie id='p3'>Third</partie></parties>").replace(
        b"</tail>", b"<end/></tail>"
    )
    stream = stream_only(_document(body), tags, stray=lambda e: seen.append(local_name(e)))
    assert "p1" in [element.get("id") for element in stream]
    assert seen == expected


@pytest.mark.parametrize("cut", [40, 120, 250, len(BODY) - 12])
def test_a_cut_file_is_malformed(cut: int) -> None:
    with pytest.raises(Malformed):
        list(stream_only(_document(BODY[:cut]), {"party"}))


def test_a_file_that_declares_entities_is_malformed() -> None:
    body = b'<!DOCTYPE list [<!ENTITY a "aaaa">]><list><party>&a;</party></list>'
    with pytest.raises(Malformed):
        list(stream_only(_document(body), {"party"}))
