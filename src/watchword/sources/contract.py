"""What a source is: the two functions and the declarations that every format has.

A source turns the bytes of one official format into entries and problems. It does no
I/O of its own: it reads from the documents that it is given, so that a test feeds it a
saved release, and it streams, so that the largest list never stands in memory.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from watchword.model import Entry, Problem

HEAD_BYTES = 65_536
"""How much of a document a source may look at to recognise it."""

PRIMARY = "primary"
"""The role of the document without which a release can't be read."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of a release, decompressed.

    Attributes:
        name: Its file name as published (without ``.gz``), for formats whose name is
            all that tells the date; never trusted as a path.
        head: Its first 64 KiB.
        open: Gives a fresh binary stream from the first byte; the caller closes it.
    """

    name: str
    head: bytes
    open: Callable[[], BinaryIO]

    @classmethod
    def from_bytes(cls, body: bytes, name: str = "") -> Document:
        """A document over bytes in memory."""
        return cls(name=name, head=body[:HEAD_BYTES], open=lambda: io.BytesIO(body))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """What a source sees in the head of a document.

    Attributes:
        list: The key of the list (see :data:`watchword.model.LISTS`).
        released_on: The day that the file itself states.
        date_in_name: The day that its file name states, for formats that do so.
        role: ``primary``, or the part that this file plays in a release of several.
        partial: Why it is not the whole list ("an amendment", "filtered to YEMEN");
            empty where it is.
    """

    list: str
    released_on: date | None = None
    date_in_name: date | None = None
    role: str = PRIMARY
    partial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a whole list is known to hold; a truncated or changed file falls outside.

    Attributes:
        least, most: The number of entries.
        fill: The least share of entries that carry a field of
            :class:`~watchword.model.Entry`, by the field's name. Take it well below what
            real releases show: it has to catch a column that went missing, not drift.
    """

    least: int
    most: int
    fill: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One official format.

    Attributes:
        key: ``authority.format``, as in ``us.sdn_xml``.
        authority: The authority's code.
        title: What people call the format.
        expectations: By the key of the list.
        recognise: Looks at a document's head and name and says what it is, or None. It
            must be cheap, must not raise, and must not claim another format's file.
        read_entries: Reads the documents of one release (all recognised by this source)
            and yields entries and problems as it goes. Raises
            :class:`~watchword.errors.Malformed` where the file is broken or cut short.
    """

    key: str
    authority: str
    title: str
    expectations: Mapping[str, Expectation]
    recognise: Callable[[Document], Recognition | None]
    read_entries: Callable[[Sequence[Document]], Iterator[Entry | Problem]]
