"""Small PDF files, written by hand (ISO 32000-1, sections 7.5 and 9.4)."""

from __future__ import annotations

import zlib
from collections.abc import Sequence

LEADING = 14
Line = tuple[int, int, str]
"""Points from the left, points from the bottom, and the words."""


def page_of(*paragraphs: str, top: int = 720, width: int = 70) -> list[Line]:
    """Paragraphs broken into lines, with a gap between them; a newline is a line's end."""
    lines: list[Line] = []
    height = top
    for paragraph in paragraphs:
        for line in _broken(paragraph, width):
            lines.append((72, height, line))
            height -= LEADING
        height -= LEADING
    return lines


def make_pdf(
    pages: Sequence[Sequence[Line]], *, info: dict[str, str] | None = None, packed: bool = False
) -> bytes:
    """A PDF with these pages, and what its metadata says."""
    numbers = range(len(pages))
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        content = b"\n".join(
            b"BT /F1 11 Tf %d %d Td (%s) Tj ET" % (left, height, _escaped(words))
            for left, height, words in lines
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(stream(content, packed=packed))
    return join(objects, info=info)


def stream(content: bytes, *, packed: bool = False) -> bytes:
    """A stream object's body."""
    if not packed:
        return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    content = zlib.compress(content, 9)
    head = b"<< /Length %d /Filter /FlateDecode >>" % len(content)
    return b"%s\nstream\n%s\nendstream" % (head, content)


def join(objects: Sequence[bytes], *, info: dict[str, str] | None = None, more: str = "") -> bytes:
    """Objects as a file; the first is the catalogue."""
    bodies = list(objects)
    if info is not None:
        told = b" ".join(b"/%s (%s)" % (k.encode(), _escaped(v)) for k, v in info.items())
        bodies.append(b"<< %s >>" % told)
        more += f" /Info {len(bodies)} 0 R"
    content = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(bodies) + 1, table)
        + b"trailer\n<< /Size %d /Root 1 0 R%s >>\n" % (len(bodies) + 1, more.encode())
        + b"startxref\n%d\n%%%%EOF\n" % len(content)
    )


def _escaped(words: str) -> bytes:
    body = words.encode("cp1252")
    for mark in (b"\\", b"(", b")"):
        body = body.replace(mark, b"\\" + mark)
    return body


def _broken(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    for part in paragraph.split("\n"):
        line = ""
        for word in part.split():
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return lines
