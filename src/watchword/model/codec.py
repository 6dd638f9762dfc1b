"""Entries as bytes and back: the form in which the register keeps them.

The encoding is deterministic (fields in the order of the dataclass, no spaces), so the
same entry always gives the same bytes and the same hash.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import NamedTuple

import msgspec

from watchword.model.entry import Entry

_encode = msgspec.json.Encoder(order=None).encode
_decode = msgspec.json.Decoder(Entry).decode


def encode_entry(entry: Entry) -> bytes:
    """The entry as UTF-8 JSON, without its locator."""
    return _encode(replace(entry, locator="") if entry.locator else entry)


def decode_entry(body: bytes | str, *, locator: str = "") -> Entry:
    """The entry that :func:`encode_entry` wrote.

    Raises:
        msgspec.ValidationError: If the bytes are no entry.
    """
    entry = _decode(body)
    return replace(entry, locator=locator) if locator else entry


def hash_body(body: bytes) -> str:
    """The SHA-256 of an encoded entry, in hexadecimal."""
    return hashlib.sha256(body).hexdigest()


def target_id(authority: str, list_key: str, entry_id: str) -> str:
    """The id of the target that an entry stands for.

    It depends on nothing but the three, so it is the same in every register.
    """
    digest = hashlib.sha256(f"{authority}\x00{list_key}\x00{entry_id}".encode()).hexdigest()
    return f"ww-{digest[:16]}"


class EntryKey(NamedTuple):
    """What names an entry in every register: whose list, which list, which entry."""

    authority: str
    list: str
    entry: str

    @property
    def target(self) -> str:
        """The entry's own id (see :func:`target_id`); it leads to the entry's target."""
        return target_id(*self)
