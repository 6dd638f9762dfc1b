"""One pass over the bytes of a file before it is read: its digest, size and encoding."""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from watchword.errors import WrongUse

_BLOCK = 1 << 20
_SAMPLE = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte-order marks; the four bytes of UTF-32 come before the two of UTF-16 that begin them."""
_LEADS = bytes(range(0xC2, 0xF5))
_NO_LEADS = bytes(byte for byte in range(256) if byte not in _LEADS)
_ASCII = bytes(range(0x80))
_WORDS = re.compile(rb"[\x80-\xff]{3,}")
_UNTEXTUAL = frozenset({"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What the bytes of a file tell.

    Attributes:
        sha256: Of all its bytes.
        size: In bytes.
        lines: How many line feeds it has: about as many as it has rows.
        start: Its first bytes.
        encoding: The name of a codec.
        broken: How many bytes are not in that encoding; they are read as Windows-1252.
        foreign: Whether the encoding is a guess that the bytes speak against: in Windows-1252
            letters beyond ASCII stand alone or by twos, in other scripts they fill words.
    """

    sha256: str
    size: int
    lines: int
    start: bytes
    encoding: str
    broken: int = 0
    foreign: bool = False


def survey_file(path: Path) -> Survey:
    """Read a file once, in blocks.

    The encoding is what a byte-order mark says; else UTF-16 where every other byte is
    zero; else UTF-8 where the bytes are, or most that are no ASCII; else
    Windows-1252.

    Raises:
        WrongUse: The file can't be read.
    """
    try:
        with path.open("rb") as stream:
            return _survey(stream)
    except OSError as error:
        raise WrongUse(f"{path} can't be read: {error.strerror or error}") from error


def known_encoding(name: str) -> str:
    """The codec of an encoding that the user names.

    Raises:
        WrongUse: There is no such encoding of text.
    """
    try:
        codec = codecs.lookup(name)
    except (LookupError, ValueError):
        raise WrongUse(f"{name!r}: no encoding of that name") from None
    if codec.name.replace("_", "-") in _UNTEXTUAL or not codec._is_text_encoding:
        raise WrongUse(f"{name}: no encoding of files")
    return codec.name


def _survey(stream: BinaryIO) -> Survey:
    digest = hashlib.sha256()
    tally = _Utf8Tally()
    size = lines = 0
    start = b""
    while block := stream.read(_BLOCK):
        start = start or block[:_SAMPLE]
        digest.update(block)
        size += len(block)
        lines += block.count(b"\n")
        tally.add(block)
    tally.add(b"", final=True)
    encoding, broken = _encoding(start, tally)
    return Survey(
        sha256=digest.hexdigest(),
        size=size,
        lines=lines,
        start=start,
        encoding=encoding,
        broken=broken,
        foreign=encoding == "cp1252" and tally.in_words * 2 > tally.beyond_ascii,
    )


class _Utf8Tally:
    """How much of a file is UTF-8, and what the rest is like."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        self.broken = 0
        self.sound = 0
        self.beyond_ascii = 0
        self.in_words = 0

    def add(self, block: bytes, *, final: bool = False) -> None:
        text = self._decoder.decode(block, final)
        if text.isascii():
            return
        self.sound += len(block.translate(None, _NO_LEADS))
        try:
            text.encode()
        except UnicodeEncodeError:
            escaped = sum(1 for char in text if "\udc80" <= char <= "\udcff")
            self.broken += escaped
            self.sound -= sum(1 for char in text if "\udcc2" <= char <= "\udcf4")
            self.beyond_ascii += len(block.translate(None, _ASCII))
            self.in_words += sum(map(len, _WORDS.findall(block)))


def _encoding(start: bytes, tally: _Utf8Tally) -> tuple[str, int]:
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name, tally.broken if name == "utf-8-sig" else 0
    wide = _wide(start)
    if wide is not None:
        return wide, 0
    if tally.broken < max(tally.sound, 1):
        return "utf-8", tally.broken
    return "cp1252", 0


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark: nearly all text has zero bytes on one side, none on the other."""
    even, odd = start[0::2], start[1::2]
    if not odd:
        return None
    if odd.count(0) * 3 > len(odd) and even.count(0) * 20 < len(even):
        return "utf-16-le"
    if even.count(0) * 3 > len(even) and odd.count(0) * 20 < len(odd):
        return "utf-16-be"
    return None
