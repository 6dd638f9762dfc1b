"""Whatever happens to a file: no crash, and no target that vanishes in silence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from watchword.errors import Malformed
from watchword.model import Entry, Problem, decode_entry, encode_entry
from watchword.sample import SAMPLE_LISTS
from watchword.sources.contract import Document, Source
from watchword.sources.registry import recognise

FILES = sorted(path for path in SAMPLE_LISTS.rglob("*") if path.is_file())
Read = tuple[list[Entry], list[Problem]]

pytestmark = pytest.mark.parametrize("path", FILES, ids=[path.parent.parent.name for path in FILES])
gently = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def source_of(body: bytes, path: Path) -> tuple[Source, Document] | None:
    document = Document.from_bytes(body, path.name)
    found = recognise(document)
    return None if found is None else (found[0], document)


def read(body: bytes, path: Path) -> Read | None:
    """What is read; None where the file is not recognised or is refused as malformed."""
    found = source_of(body, path)
    if found is None:
        return None
    source, document = found
    entries: list[Entry] = []
    problems: list[Problem] = []
    try:
        for item in source.read_entries([document]):
            (entries if isinstance(item, Entry) else problems).append(item)  # type: ignore[arg-type]
    except Malformed:
        return None
    return entries, problems


def whole(path: Path) -> Read:
    found = read(path.read_bytes(), path)
    assert found is not None
    return found


def test_a_sample_is_recognised_by_one_source_only(path: Path) -> None:
    from watchword.sources.registry import SOURCES

    document = Document.from_bytes(path.read_bytes(), path.name)
    claims = [source.key for source in SOURCES if source.recognise(document) is not None]
    assert len(claims) == 1


def test_reading_is_repeatable_and_entries_survive_their_encoding(path: Path) -> None:
    entries, problems = whole(path)
    assert whole(path) == (entries, problems)
    assert len({entry.id for entry in entries}) == len(entries)
    for entry in entries:
        assert decode_entry(encode_entry(entry)) == entry
        assert encode_entry(decode_entry(encode_entry(entry))) == encode_entry(entry)


@gently
@given(data=st.data())
def test_a_cut_file_loses_nobody_in_silence(path: Path, data: st.DataObject) -> None:
    body = path.read_bytes()
    cut = data.draw(st.integers(min_value=1, max_value=len(body) - 1))
    found = read(body[:cut], path)
    if found is not None:
        # Only where nothing but the end of the markup's white space is missing.
        assert len(found[0]) == len(whole(path)[0])


def _mutated(path: Path, change: Callable[[bytearray], None]) -> None:
    entries, problems = whole(path)
    body = bytearray(path.read_bytes())
    change(body)
    found = read(bytes(body), path)
    if found is None:
        return
    now, said = found
    assert len(now) >= len(entries) or len(said) > len(problems)


@gently
@given(data=st.data())
def test_changed_bytes_lose_nobody_in_silence(path: Path, data: st.DataObject) -> None:
    def change(body: bytearray) -> None:
        places = st.integers(min_value=0, max_value=len(body) - 1)
        for place in data.draw(st.lists(places, min_size=1, max_size=4)):
            body[place] = data.draw(st.integers(min_value=0, max_value=255))

    _mutated(path, change)


@gently
@given(data=st.data())
def test_text_that_was_put_in_loses_nobody_in_silence(path: Path, data: st.DataObject) -> None:
    hostile = st.sampled_from(
        [
            b"\x00",
            b"\x1b[31m",
            b"&amp;" * 50,
            b"<x/>",
            b'"',
            b",,,,",
            b"=cmd()",
            b"\xff\xfe",
            b"A" * 5000,
        ]
    )

    def change(body: bytearray) -> None:
        place = data.draw(st.integers(min_value=0, max_value=len(body)))
        body[place:place] = data.draw(hostile)

    _mutated(path, change)
