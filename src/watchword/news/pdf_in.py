"""The text of a PDF: its pages joined, without what stands on every page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from itertools import pairwise
from statistics import median

from watchword.errors import ExtraMissing, Unrecognised
from watchword.model import Problem, ProblemCode, Severity
from watchword.news.pdf_pages import Line, Pages, read_pages

_SPLIT = "\ufffe"
"""What PDFium puts where a hyphen parts a word at the end of a line."""
_HEADS = 2
"""How many lines at the top and the bottom of a page may belong to every page."""
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:page\s+)?#(?:\s*(?:/|of)\s*#)?[-–—\s]*", re.IGNORECASE)
_MADE_ON = re.compile(r"D:(\d{4})(\d{2})(\d{2})")
_NO_TITLE = re.compile(r"microsoft word\b|untitled|.*\.(?:docx?|indd|pdf|qxd|tex|odt)$", re.I)
_ENDS = tuple(".!?:”\"'")


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfText:
    """The text of a PDF and what its metadata says.

    Attributes:
        title: As its metadata has it, unless that is the name of a file.
        made_on: When the file was made: the day of publication, for want of a better one.
    """

    text: str
    title: str | None
    made_on: date | None
    problems: tuple[Problem, ...]


def read_pdf(body: bytes) -> PdfText:
    """The text of a PDF.

    Raises:
        ExtraMissing: The ``[news]`` extra is not installed.
        Unrecognised: It has no text, only images perhaps.
        InputRefused: It is encrypted, broken, or takes too much to read.
    """
    if find_spec("pypdfium2") is None:
        raise ExtraMissing("news", "reading a PDF")
    return assemble(read_pages(body))


def assemble(found: Pages) -> PdfText:
    """The text of what was read of a PDF.

    Raises:
        Unrecognised: There is no text.
    """
    pages = _without_heads(found.pages)
    text = _join_words("\n".join(_paragraphs(pages)))
    if not any(char.isalnum() for char in text):
        raise Unrecognised("the PDF holds no text: it may be a scan")
    return PdfText(
        text=text,
        title=_title(found.info.get("Title", "")),
        made_on=_day(found.info.get("CreationDate", "")),
        problems=_problems(found),
    )


def _problems(found: Pages) -> tuple[Problem, ...]:
    read = len(found.pages)
    if read >= found.total:
        return ()
    message = f"only the first {read:,} of {found.total:,} pages are read"
    return (
        Problem(
            severity=Severity.WARNING,
            code=ProblemCode.CUT_SHORT,
            locator=f"page {read}",
            message=message,
        ),
    )


def _without_heads(pages: Sequence[Sequence[Line]]) -> list[Sequence[Line]]:
    """The pages without page numbers, and without lines that head or foot most of them."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_pattern(page[place]) for place in _edges(page)})
    often = {pattern for pattern, count in seen.items() if count > 1 and count * 2 > len(pages)}
    return [
        [
            line
            for place, line in enumerate(page)
            if not (
                place in _edges(page)
                and (_pattern(line) in often or _PAGE_NUMBER.fullmatch(_pattern(line)))
            )
        ]
        for page in pages
    ]


def _edges(page: Sequence[Line]) -> set[int]:
    """The lines at the top and the bottom of a page, wherever the file has them."""
    by_height = sorted(range(len(page)), key=lambda place: -page[place].top)
    return {*by_height[:_HEADS], *by_height[-_HEADS:]}


def _pattern(line: Line) -> str:
    return _NUMBER.sub("#", " ".join(line.text.split()))


def _paragraphs(pages: Iterable[Sequence[Line]]) -> list[str]:
    """The paragraphs; one may go on over the end of a column or a page."""
    lines = [line for page in pages for line in page]
    step = _usual_step(lines)
    width = _usual_width(lines)
    paragraphs: list[str] = []
    last: Line | None = None
    for line in lines:
        words = " ".join(line.text.split())
        if last is not None and not _parts(last, line, step=step, width=width):
            paragraphs[-1] += f" {words}"
        else:
            paragraphs.append(words)
        last = line
    return paragraphs


def _usual_step(lines: Sequence[Line]) -> float:
    steps = [
        one.bottom - other.bottom for one, other in pairwise(lines) if one.bottom > other.bottom
    ]
    return median(steps) if steps else 0.0


def _usual_width(lines: Sequence[Line]) -> float:
    """How wide a full line is: three in four are no wider."""
    widths = sorted(line.right - line.left for line in lines)
    return widths[len(widths) * 3 // 4] if widths else 0.0


def _parts(one: Line, other: Line, *, step: float, width: float) -> bool:
    """Whether a paragraph ends between two lines."""
    ends = one.text.rstrip().endswith(_ENDS)
    falls_short = one.right - one.left < 0.8 * width
    if one.bottom <= other.bottom:  # the next column or page
        return ends and falls_short
    if one.bottom - other.bottom > 1.35 * step:
        return True
    indented = other.left - one.left > 0.5 * (one.top - one.bottom) and ends
    return indented or (ends and falls_short)


def _join_words(text: str) -> str:
    """The text with words whole again that the end of a line parted.

    Whether the hyphen was the word's own ("long-term") is told by how the word is written
    elsewhere in the text; where it is not, it was the line's.
    """
    known = set(re.findall(r"\w+(?:-\w+)*", text.replace(_SPLIT, " ").lower()))

    def whole(match: re.Match[str]) -> str:
        one, other = match.groups()
        hyphenated = f"{one}-{other}"
        keeps = hyphenated.lower() in known or not other[:1].islower()
        return hyphenated if keeps else one + other

    joined = re.sub(rf"(\w+){_SPLIT}\s*(\w+)", whole, text)
    return re.sub(rf"{_SPLIT}\s*", "-", joined)


def _title(said: str) -> str | None:
    title = " ".join(said.replace("\x00", " ").split())
    return None if not title or _NO_TITLE.match(title) else title


def _day(said: str) -> date | None:
    """The day of a PDF's date (ISO 32000-1, section 7.9.4)."""
    found = _MADE_ON.match(said)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
