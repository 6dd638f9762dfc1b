"""Bytes in, the text of a report out.

Offsets everywhere in this room are into the text that :func:`read_text` returns, so
plain text is decoded and nothing else: no character is added, dropped or replaced.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec

from watchword.errors import ExtraMissing, InputRefused, Malformed, Unrecognised
from watchword.model import Problem, ProblemCode, Severity

SIZE_LIMIT = 10 * 1024 * 1024
"""The most bytes that a report may have."""

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html)\b", re.I | re.S
)
_TAG = re.compile(r"<(?:p|div|body|head|article|br|span|h[1-6]|meta|a)\b[^<>]{0,2000}>", re.I)
_PDF_TYPE = "application/pdf"
_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_SNIFFED = 4096
_PDF_MARK = b"%PDF-"
_PDF_WITHIN = 1024
"""How many bytes may stand before a PDF's mark, as readers allow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportText:
    """The decoded text of a report and what its document says of itself.

    Attributes:
        text: What all offsets refer to.
        published_on: The day of publication, where the document states it.
        source: The publisher, where the document states it.
        encoding: What the bytes were decoded from.
    """

    text: str
    title: str | None = None
    published_on: date | None = None
    source: str | None = None
    encoding: str = "utf-8"
    problems: tuple[Problem, ...] = ()


def read_text(body: bytes, *, media_type: str | None = None) -> ReportText:
    """Decode a report, and take the article out of it where it is a web page or a PDF.

    Args:
        body: The file or the response as it came.
        media_type: What it was declared as: ``text/html; charset=utf-8``. Without it,
            or when it says no more than that it is text, the content decides.

    Raises:
        Unrecognised: The content is no text, or a page without an article.
        InputRefused: It is larger than :data:`SIZE_LIMIT`, or a PDF that can't be read.
        ExtraMissing: It is a web page or a PDF and the ``[news]`` extra is not installed.
    """
    if len(body) > SIZE_LIMIT:
        raise InputRefused(f"the report has {len(body):,} bytes; the limit is {SIZE_LIMIT:,}")
    kind, charset = _declared(media_type)
    if _is_pdf(body, kind):
        return _read_pdf(body)
    _refuse_other_kinds(kind)
    text, encoding, problems = _decode(body, charset=charset)
    return _read_decoded(text, kind, encoding=encoding, problems=problems)


def read_string(text: str, *, page: bool = False) -> ReportText:
    """A report that came as text: in a line of JSON, say.

    Args:
        text: What it holds; half a surrogate pair in it becomes a question mark.
        page: Whether it is said to be a web page. Without it the content decides.

    Raises:
        Unrecognised: It is empty, or a page without an article.
        InputRefused: It is larger than :data:`SIZE_LIMIT`.
        ExtraMissing: It is a web page and the ``[news]`` extra is not installed.
    """
    body = text.encode("utf-8", "replace")
    if len(body) > SIZE_LIMIT:
        raise InputRefused(f"the report has {len(body):,} bytes; the limit is {SIZE_LIMIT:,}")
    return _read_decoded(body.decode(), "text/html" if page else "", encoding="utf-8", problems=())


def _read_decoded(
    text: str, kind: str, *, encoding: str, problems: tuple[Problem, ...]
) -> ReportText:
    if not text.strip("\ufeff \t\r\n\x0b\x0c\xa0"):
        raise Unrecognised("the report is empty")
    if _is_html(text, kind):
        return _read_page(text, encoding=encoding, problems=problems)
    return ReportText(text=text, encoding=encoding, problems=problems)


def _declared(media_type: str | None) -> tuple[str, str | None]:
    """The media type and the charset of a Content-Type."""
    if not media_type:
        return "", None
    kind, _, parameters = media_type.partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", parameters, re.I)
    return kind.strip().lower(), charset.group(1) if charset else None


def _refuse_other_kinds(kind: str) -> None:
    if kind in _HTML_TYPES or not kind or kind.startswith("text/"):
        return
    if kind == "application/octet-stream":
        return
    raise Unrecognised(f"the report is declared as {kind}; text, HTML and PDF are read")


def _is_pdf(body: bytes, kind: str) -> bool:
    """Whether it bears a PDF's mark, at its beginning or, if declared so, near it."""
    return body.startswith(_PDF_MARK) or (kind == _PDF_TYPE and _PDF_MARK in body[:_PDF_WITHIN])


def _read_pdf(body: bytes) -> ReportText:
    from watchword.news.pdf_in import read_pdf

    pdf = read_pdf(body)
    return ReportText(
        text=pdf.text,
        title=pdf.title,
        published_on=pdf.made_on,
        encoding="pdf",
        problems=pdf.problems,
    )


def _decode(body: bytes, *, charset: str | None) -> tuple[str, str, tuple[Problem, ...]]:
    """The text, its encoding, and a problem where the encoding had to be guessed."""
    for bom, encoding in _BOMS:
        if body.startswith(bom):
            return _decode_strictly(body, encoding), encoding, ()
    guessed = _wide_encoding(body)
    if guessed:
        return _decode_strictly(body, guessed), guessed, ()
    if b"\x00" in body or _looks_binary(body):
        raise Unrecognised("the report is no text")
    meta = _META_CHARSET.search(body[:_SNIFFED])
    stated = charset or (meta.group(1).decode("ascii") if meta else None)
    if stated:
        text = _try_decode(body, stated)
        if text is not None:
            return text, stated.lower(), ()
    text = _try_decode(body, "utf-8")
    if text is not None:
        return text, "utf-8", _encoding_problem(stated, "utf-8") if stated else ()
    # Every byte means something in Latin-1, so this never fails; Windows-1252 is what
    # newspapers' systems wrote and differs in the curly quotes that we need.
    text = _try_decode(body, "cp1252")
    encoding = "latin-1" if text is None else "cp1252"
    text = body.decode("latin-1") if text is None else text
    return text, encoding, _encoding_problem(stated, encoding)


def _try_decode(body: bytes, encoding: str) -> str | None:
    try:
        return body.decode(encoding)
    except (UnicodeDecodeError, LookupError, ValueError):
        return None


def _decode_strictly(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        raise Malformed(
            f"the report is not the {encoding} that it begins as", locator=f"byte {error.start}"
        ) from error


def _encoding_problem(stated: str | None, taken: str) -> tuple[Problem, ...]:
    message = f"declared as {stated}, which it is not" if stated else "it is not UTF-8"
    return (
        Problem(
            severity=Severity.WARNING,
            code=ProblemCode.ENCODING,
            locator="report",
            message=f"{message}; read as {taken}",
        ),
    )


def _wide_encoding(body: bytes) -> str | None:
    """UTF-16 without a byte order mark: Latin letters with a zero byte in every pair."""
    sample = body[:_SNIFFED]
    if len(sample) < 8 or len(body) % 2:
        return None
    half = len(sample) // 2
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        if zeros > half * 0.7 and sample[1 - offset :: 2].count(0) < half * 0.1:
            return encoding
    return None


def _looks_binary(body: bytes) -> bool:
    """Whether control bytes that no text has are more than one in a hundred."""
    sample = body[:65_536]
    if sample.startswith((b"PK\x03\x04", b"\x1f\x8b", b"{\\rtf")):
        return True
    odd = sum(1 for byte in sample if byte < 32 and byte not in (9, 10, 11, 12, 13, 27))
    return odd * 100 > len(sample)


def _is_html(text: str, kind: str) -> bool:
    head = text[:_SNIFFED].lstrip("\ufeff")
    if _HTML_START.match(head):
        return True
    # Declared as a page, or saved without its head: it must have tags to be one.
    needed = 1 if kind in _HTML_TYPES else 4
    return len(_TAG.findall(text[: _SNIFFED * 8])) >= needed


def _read_page(text: str, *, encoding: str, problems: tuple[Problem, ...]) -> ReportText:
    """The article of a web page."""
    if find_spec("trafilatura") is None:
        raise ExtraMissing("news", "reading a web page")
    import trafilatura
    from trafilatura.settings import Document

    try:
        page = trafilatura.bare_extraction(
            text, include_comments=False, include_tables=False, with_metadata=True
        )
    except (ValueError, RecursionError, AttributeError, TypeError) as error:
        raise Unrecognised(f"the page can't be read: {error}") from error
    page = page if isinstance(page, Document) else None
    article = page.text if page is not None else None
    if page is None or not article or not article.strip():
        raise Unrecognised("the page holds no article")
    return ReportText(
        text=article,
        title=page.title or None,
        published_on=_page_date(text),
        source=page.sitename or None,
        encoding=encoding,
        problems=problems,
    )


def _page_date(text: str) -> date | None:
    """The day on which a page says that it was first published."""
    from htmldate import find_date

    try:
        # Only what the page marks as its date: a date guessed from its words would be
        # worse than none, as every weekday is resolved against it.
        found = find_date(text, original_date=True, extensive_search=False)
        return date.fromisoformat(found) if found else None
    except (ValueError, RecursionError, AttributeError, TypeError):
        return None
