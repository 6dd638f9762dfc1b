"""The lines of a PDF, read in a process of its own whose memory and time are bounded.

A few kilobytes of PDF can unpack to gigabytes, and the library that reads them (PDFium, in
C++) ends its process when it can't go on. So the file is read by a child, which gets it on
standard input and answers with one JSON document.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from watchword.errors import InputRefused, Malformed, UnsafeArchive

PAGE_LIMIT = 100
"""The most pages that are read: ten times a long report."""
_CHARACTERS = 400_000
_MEMORY = 1_500_000_000
_CPU_SECONDS = 40
_PATIENCE = 180.0

_ENCRYPTED = "encrypted"
_BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, with its place in points from the page's lower left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Pages:
    """What was read of a PDF.

    Attributes:
        pages: The lines of each page, in the order of the file.
        total: How many pages it has; more than were read, where it is too long.
        info: What its metadata says: ``Title``, ``CreationDate``.
    """

    pages: tuple[tuple[Line, ...], ...]
    total: int
    info: dict[str, str]


def read_pages(body: bytes) -> Pages:
    """The lines of a PDF.

    Raises:
        InputRefused: It is encrypted.
        Malformed: It is broken.
        UnsafeArchive: It takes more memory or time than a report can.
    """
    answer = _ask_child(body)
    if "refused" in answer:
        raise _refusal(answer["refused"])
    return Pages(
        pages=tuple(tuple(Line(*line) for line in page) for page in answer["pages"]),
        total=answer["total"],
        info=answer["info"],
    )


def _ask_child(body: bytes) -> dict[str, Any]:
    command = [sys.executable, "-P", "-c", "from watchword.news.pdf_pages import main; main()"]
    try:
        done = subprocess.run(  # noqa: S603 - our own code
            command, input=body, capture_output=True, timeout=_PATIENCE, check=False
        )
        if done.returncode == 0:
            answer: dict[str, Any] = json.loads(done.stdout)
            return answer
    except (subprocess.TimeoutExpired, ValueError):
        pass
    return {"refused": "ended"}


def _refusal(why: str) -> InputRefused:
    if why == _ENCRYPTED:
        return InputRefused("the PDF is encrypted: save it without a password")
    if why == _BROKEN:
        return Malformed("the PDF is broken")
    return UnsafeArchive("the PDF takes more memory or time than a report can")


def main() -> None:
    """The child: a PDF on standard input, JSON on standard output."""
    _bound()
    sys.stdout.write(json.dumps(_read(sys.stdin.buffer.read())))


def _bound() -> None:
    """Let this process have only so much memory and time."""
    try:
        import resource
    except ImportError:  # pragma: no cover - Windows has no such limits
        return
    for limit, wanted in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, _CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        least = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(limit, (least, hard))


def _read(body: bytes) -> dict[str, Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        return {"refused": _ENCRYPTED if "password" in str(error).lower() else _BROKEN}
    pages: list[list[tuple[Any, ...]]] = []
    size = 0
    for number in range(min(len(document), PAGE_LIMIT)):
        try:
            page = document[number].get_textpage()
        except pypdfium2.PdfiumError:
            pages.append([])
            continue
        lines = _lines(page)
        size += sum(len(line[0]) for line in lines)
        pages.append(lines)
        if size > _CHARACTERS:
            break
    return {"pages": pages, "total": len(document), "info": document.get_metadata_dict()}


def _lines(page: Any) -> list[tuple[Any, ...]]:
    """The lines of a page as PDFium parts them, each with its box."""
    count = page.count_chars()
    text = page.get_text_range(0, count, errors="replace") if 0 < count <= _CHARACTERS else ""
    found = []
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        words = text[start:end].rstrip("\r")
        boxed = [start + n for n, char in enumerate(words) if not char.isspace()]
        if boxed:
            boxes = [page.get_charbox(boxed[place]) for place in (0, -1)]
            found.append(
                (
                    words,
                    min(box[0] for box in boxes),
                    max(box[2] for box in boxes),
                    max(box[3] for box in boxes),
                    min(box[1] for box in boxes),
                )
            )
        start = end + 1
    return found
