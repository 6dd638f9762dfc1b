"""The bytes of every file ever read, by their SHA-256, compressed and in pieces."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from sqlalchemy import Connection, insert, select

from watchword.errors import NotFound, RegisterDamaged
from watchword.store.schema import raw_chunk, raw_file

_PIECE = 1 << 20


def keep_raw(connection: Connection, stream: BinaryIO) -> str:
    """Store a stream's bytes, unless they are there already.

    Returns:
        The SHA-256 of the bytes, in hexadecimal.
    """
    size, digest = _measure(stream)
    if connection.scalar(select(raw_file.c.sha256).where(raw_file.c.sha256 == digest)):
        return digest
    stream.seek(0)
    connection.execute(insert(raw_file), {"sha256": digest, "size": size})
    for position, piece in enumerate(_compressed(stream)):
        connection.execute(
            insert(raw_chunk), {"sha256": digest, "position": position, "content": piece}
        )
    return digest


def read_raw(connection: Connection, sha256: str) -> bytes:
    """The bytes stored under a hash.

    Raises:
        NotFound: Nothing is stored under it.
        RegisterDamaged: What is stored under it is something else.
    """
    size = connection.scalar(select(raw_file.c.size).where(raw_file.c.sha256 == sha256))
    if size is None:
        raise NotFound(f"no file with SHA-256 {sha256} has been read")
    pieces = connection.scalars(
        select(raw_chunk.c.content)
        .where(raw_chunk.c.sha256 == sha256)
        .order_by(raw_chunk.c.position)
    )
    try:
        body = gzip.decompress(b"".join(pieces))
    except (OSError, EOFError, zlib.error) as error:
        raise RegisterDamaged(f"the stored file {sha256} can't be unpacked: {error}") from error
    if len(body) != size or hashlib.sha256(body).hexdigest() != sha256:
        raise RegisterDamaged(f"the stored file {sha256} is not what was read")
    return body


def _measure(stream: BinaryIO) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    while block := stream.read(_PIECE):
        size += len(block)
        digest.update(block)
    return size, digest.hexdigest()


def _compressed(stream: BinaryIO) -> Iterator[bytes]:
    """A gzip stream in pieces of about a mebibyte; the same bytes give the same pieces."""
    packer = zlib.compressobj(level=6, wbits=31)
    waiting = b""
    while block := stream.read(_PIECE):
        waiting += packer.compress(block)
        if len(waiting) >= _PIECE:
            yield waiting
            waiting = b""
    yield waiting + packer.flush()
