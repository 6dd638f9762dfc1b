"""PDF to text: paragraphs, heads, hyphens, and files that mean no good."""

from __future__ import annotations

import sys
import zlib
from datetime import date

import pytest
from tests.support.pdf import LEADING, Line, join, make_pdf, page_of, stream

from watchword.errors import ExtraMissing, InputRefused, Malformed, Unrecognised, UnsafeArchive
from watchword.model import ProblemCode
from watchword.news import pdf_in, pdf_pages
from watchword.news.text_in import read_text

pytestmark = pytest.mark.news

FIRST = (
    "The defence minister of Ruritania said on Friday that “the plans” would be signed in the "
    "capital, and that his ministry had asked its neighbours for comments on them twice before."
)
SECOND = (
    "A spokesman for the government of Graustark declined to say whether it had any. The two "
    "countries have not had relations since the winter of 2011, when the border was closed."
)
THIRD = "Talks may begin in May (or in June), he said."


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: starting a child for each file takes its time."""
    monkeypatch.setattr(pdf_pages, "_ask_child", pdf_pages._read)


def text_of(pages: list[list[Line]], **more: str) -> str:
    return read_text(make_pdf(pages, info=more or None)).text


@pytest.mark.usefixtures("here")
def test_paragraphs_are_whole_and_apart() -> None:
    assert text_of([page_of("Plans on the border", FIRST, SECOND, THIRD)]) == "\n".join(
        ["Plans on the border", FIRST, SECOND, THIRD]
    )


@pytest.mark.usefixtures("here")
def test_paragraphs_without_a_gap_are_told_by_their_last_line() -> None:
    lines = page_of("\n".join((FIRST, SECOND, THIRD)))
    assert text_of([lines]) == "\n".join([FIRST, SECOND, THIRD])


@pytest.mark.usefixtures("here")
def test_an_indented_line_begins_a_paragraph() -> None:
    full = "The minister said that all who had come to the talks were welcome there."
    lines = [(72 + 12 * (n % 3 == 0), 700 - LEADING * n, full) for n in range(6)]
    assert text_of([lines]) == "\n".join([" ".join([full] * 3)] * 2)


@pytest.mark.usefixtures("here")
def test_a_paragraph_goes_on_over_columns_and_pages() -> None:
    words = FIRST.split()
    columns = [page_of(" ".join(words[:9]), width=30), page_of(" ".join(words[9:18]), width=30)]
    right = [(left + 250, height, text) for left, height, text in columns[1]]
    following = page_of(" ".join(words[18:]), width=30)
    assert text_of([columns[0] + right, following]) == FIRST


@pytest.mark.usefixtures("here")
def test_what_stands_on_every_page_is_left_out() -> None:
    bodies = (FIRST, SECOND, THIRD, FIRST.upper())
    pages = [
        [
            (72, 770, "THE EXAMPLE DAILY"),
            (400, 770, f"Friday, April {number + 14}, 2023"),
            *page_of(body),
            (300, 30, f"Page {number} of 4"),
        ]
        for number, body in enumerate(bodies, start=1)
    ]
    assert text_of(pages) == "\n".join(bodies)


@pytest.mark.usefixtures("here")
def test_a_lone_page_number_is_left_out_and_other_numbers_stay() -> None:
    assert text_of([[*page_of(FIRST, "Cost: 42"), (300, 30, "- 7 -")]]) == f"{FIRST}\nCost: 42"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("an agree-\nment of both", "an agreement of both"),
        ("a long-\nterm plan; long-term aims", "a long-term plan; long-term aims"),
        ("the Franco-\nGerman plan", "the Franco-German plan"),
        ("state-owned firms", "state-owned firms"),
    ],
)
@pytest.mark.usefixtures("here")
def test_words_are_whole_again(lines: str, text: str) -> None:
    assert text_of([page_of(f"They made {lines}, he said.")]) == f"They made {text}, he said."


@pytest.mark.parametrize(
    ("title", "created", "expected"),
    [
        ("A visit", "D:20230413101500+02'00'", ("A visit", date(2023, 4, 13))),
        ("Microsoft Word - visit.docx", "D:20230231", (None, None)),
        ("visit_final.indd", "yesterday", (None, None)),
        ("  ", "", (None, None)),
    ],
)
@pytest.mark.usefixtures("here")
def test_metadata_is_read_where_it_means_something(
    title: str, created: str, expected: tuple[str | None, date | None]
) -> None:
    read = read_text(make_pdf([page_of(FIRST)], info={"Title": title, "CreationDate": created}))
    assert (read.title, read.published_on) == expected


@pytest.mark.usefixtures("here")
def test_a_pdf_is_known_by_its_mark_or_its_declaration() -> None:
    body = make_pdf([page_of(FIRST)])
    for given, declared in (
        (body, None),
        (body, "text/plain"),
        (b"\n\n" + body, "application/pdf"),
    ):
        assert read_text(given, media_type=declared).text == FIRST
    with pytest.raises(Unrecognised, match="application/pdf"):
        read_text(b"hello", media_type="application/pdf")


def test_a_child_reads_it() -> None:
    assert text_of([page_of(FIRST)]) == FIRST
    with pytest.raises(Malformed):
        read_text(b"%PDF-1.7")


@pytest.mark.usefixtures("here")
def test_only_so_many_pages_are_read() -> None:
    words = ["w" + "".join(chr(97 + int(d)) for d in str(n)) for n in range(103)]
    read = read_text(make_pdf([page_of(f"Of {word} he said nothing.") for word in words]))
    assert pdf_pages.PAGE_LIMIT == 100
    assert f"Of {words[99]} he" in read.text
    assert f"Of {words[100]} he" not in read.text
    (problem,) = read.problems
    assert problem.code is ProblemCode.CUT_SHORT
    assert "100 of 103 pages" in problem.message


def many_pages(count: int) -> bytes:
    """A page tree that says it has many pages: one page over and over."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>"
    kids = "3 0 R " * count
    return join(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
            page.encode(),
        ]
    )


ENCRYPTED = join(
    [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>",
     b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O (%s) /U (%s) >>" % (b"x" * 32, b"y" * 32)],
    more=" /Encrypt 3 0 R /ID [(aaaaaaaaaaaaaaaa) (aaaaaaaaaaaaaaaa)]",
)  # fmt: skip


@pytest.mark.parametrize(
    ("body", "error", "match"),
    [
        (ENCRYPTED, InputRefused, "encrypted"),
        (b"%PDF-1.7\n1 0 obj", Malformed, "broken"),
        (b"%PDF-" + bytes(range(256)) * 40, Malformed, "broken"),
        (make_pdf([page_of(FIRST)])[:300], Malformed, "broken"),
        (make_pdf([[]]), Unrecognised, "scan"),
        (make_pdf([]), Malformed, "broken"),
        (many_pages(50_000), Unrecognised, "scan"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_can_not_be_read_is_refused_and_told_why(
    body: bytes, error: type[InputRefused], match: str
) -> None:
    with pytest.raises(error, match=match):
        read_text(body)


def bomb(layers: int) -> bytes:
    """A page whose content is a gibibyte of spaces, packed so many times over."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b" " * (1 << 20)) for _ in range(1 << 10)) + packer.flush()
    for _ in range(layers - 1):
        content = zlib.compress(content, 9)
    filters = "/FlateDecode " * layers
    head = f"<< /Length {len(content)} /Filter [{filters}] >>\nstream\n".encode()
    body = head + content + b"\nendstream"
    return join(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
            body,
        ]
    )


@pytest.mark.slow
def test_a_bomb_is_refused() -> None:
    body = bomb(2)
    assert len(body) < 20_000
    with pytest.raises(InputRefused):
        read_text(body)


def test_a_reader_that_takes_too_much_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "_PATIENCE", 0.0)
    with pytest.raises(UnsafeArchive, match="memory or time"):
        read_text(make_pdf([page_of(FIRST)]))


def test_a_reader_that_dies_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(UnsafeArchive):
        read_text(make_pdf([page_of(FIRST)]))


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_in, "find_spec", lambda _: None)
    with pytest.raises(ExtraMissing) as missing:
        read_text(make_pdf([page_of(FIRST)]))
    assert missing.value.extra == "news"


def test_stream_is_packed() -> None:
    packed = make_pdf([page_of(FIRST)], packed=True)
    assert b"FlateDecode" in packed
    assert stream(b"x" * 999, packed=True) != stream(b"x" * 999)
    assert read_text(packed).text == FIRST
