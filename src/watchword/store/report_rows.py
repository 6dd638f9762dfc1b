"""Reports and readings as they are stored: compressed, by hash, and by who is in them."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from watchword.errors import RegisterDamaged
from watchword.model import Problem
from watchword.store.rows import name_key

_NAME_LIMIT = 500
_LEVEL = 6


def text_digest(text: str) -> str:
    """The SHA-256 of a report's text, which names it."""
    return hashlib.sha256(_encoded(text)).hexdigest()


def pack_text(text: str) -> bytes:
    """A report's text, compressed."""
    return zlib.compress(_encoded(text), _LEVEL)


def unpack_text(content: bytes) -> str:
    """The text that :func:`pack_text` compressed.

    Raises:
        RegisterDamaged: It can't be unpacked.
    """
    return _unpacked(content).decode("utf-8", "surrogatepass")


def pack_document(document: Mapping[str, Any]) -> tuple[str, bytes]:
    """The SHA-256 of a reading's JSON, and the JSON compressed."""
    written = json.dumps(document, ensure_ascii=True, separators=(",", ":")).encode()
    return hashlib.sha256(written).hexdigest(), zlib.compress(written, _LEVEL)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedReading:
    """What a report says, ready to be stored.

    Attributes:
        version, model: Of this package and of the parser.
        state: Of the register that its actors were held against; None where there was none.
        sha256, content: The reading's JSON by its hash, compressed.
        actors: Who is in it (see :func:`actor_rows`).
    """

    published_on: date
    language: str | None
    version: str
    model: str
    state: str | None
    sha256: str
    content: bytes
    actors: list[dict[str, Any]]


def pack_reading(
    document: Mapping[str, Any], *, version: str, model: str, state: str | None
) -> PackedReading:
    """A reading's JSON, ready to be stored."""
    sha256, content = pack_document(document)
    head = document["report"]
    return PackedReading(
        published_on=date.fromisoformat(head["published_on"]),
        language=head["language"],
        version=version,
        model=model,
        state=state,
        sha256=sha256,
        content=content,
        actors=actor_rows(document),
    )


def unpack_document(content: bytes, sha256: str) -> dict[str, Any]:
    """The JSON that :func:`pack_document` compressed.

    Raises:
        RegisterDamaged: It is not what was written.
    """
    written = _unpacked(content)
    if hashlib.sha256(written).hexdigest() != sha256:
        raise RegisterDamaged(f"the stored reading {sha256} is not what was written")
    document: dict[str, Any] = msgspec.json.decode(written)  # twice as fast as json
    return document


def pack_problems(problems: Sequence[Problem]) -> str:
    """Problems as JSON; empty for none."""
    return storable(msgspec.json.encode(problems).decode()) if problems else ""


def unpack_problems(content: str) -> tuple[Problem, ...]:
    """The problems that :func:`pack_problems` wrote.

    Raises:
        RegisterDamaged: They can't be read.
    """
    if not content:
        return ()
    try:
        return msgspec.json.decode(content, type=tuple[Problem, ...])
    except msgspec.MsgspecError as error:
        raise RegisterDamaged(f"the problems of a report can't be read: {error}") from error


def actor_rows(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Who is in a reading: a row for each actor, or for each target that it is linked to.

    An actor without a name (a description, a pronoun) is there for its country.
    """
    return [
        {"position": position, **row}
        for position, row in enumerate(
            row for actor in document.get("actors", ()) for row in _rows_of(actor)
        )
    ]


def _rows_of(actor: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    shown = storable(actor["name"])[:_NAME_LIMIT]
    row = {
        "name": shown,
        "key": name_key(shown) if actor["named"] else "",
        "schema": actor["schema"],
        "country": actor["country"],
    }
    for target in actor["targets"]:
        yield {**row, "target": target["id"]}
    if not actor["targets"]:
        yield {**row, "target": None}


def storable(text: str) -> str:
    """A text without what PostgreSQL's text can't hold: NULs and lone surrogates."""
    return text.replace("\x00", " ").encode("utf-8", "replace").decode()


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _unpacked(content: bytes) -> bytes:
    try:
        return zlib.decompress(content)
    except (zlib.error, TypeError) as error:
        raise RegisterDamaged(f"a stored report can't be unpacked: {error}") from error
