"""Bytes to text: encodings, pages, refusals."""

from __future__ import annotations

from datetime import date

import pytest

from watchword.errors import ExtraMissing, InputRefused, Malformed, Unrecognised
from watchword.model import ProblemCode
from watchword.news import text_in
from watchword.news.text_in import SIZE_LIMIT, read_text

SENTENCE = "The minister said “no” on Friday."
PAGE = (
    "<!DOCTYPE html><html><head><title>Britain adds names</title>"
    '<meta property="og:site_name" content="The Example">'
    '<meta property="article:published_time" content="2023-04-13T10:00:00Z"></head><body>'
    "<nav><a href='/'>Home</a></nav><article><h1>Britain adds names</h1>"
    + "".join(
        f"<p>The Foreign Office said on Thursday that measure {n} of the list was needed, and "
        "that the agency would enforce it at once against everyone who is named in it.</p>"
        for n in range(6)
    )
    + "</article><footer>About us</footer></body></html>"
)


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (SENTENCE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + SENTENCE.encode(), "utf-8-sig"),
        (SENTENCE.encode("utf-16"), "utf-16"),
        (SENTENCE.encode("utf-16-le"), "utf-16-le"),
        (SENTENCE.encode("utf-16-be"), "utf-16-be"),
        (SENTENCE.encode("utf-32"), "utf-32"),
        (SENTENCE.encode("cp1252"), "cp1252"),
    ],
)
def test_every_encoding_gives_the_same_text(body: bytes, encoding: str) -> None:
    read = read_text(body)
    assert (read.text, read.encoding) == (SENTENCE, encoding)


def test_plain_text_is_only_decoded() -> None:
    text = "A line.\r\n\tAnother\xa0one…\n\n  “Quoted”  "
    assert read_text(text.encode(), media_type="text/plain").text == text


def test_the_declared_charset_is_used_without_a_problem() -> None:
    read = read_text("Минск сказал".encode("koi8-r"), media_type="text/plain; charset=KOI8-R")
    assert (read.text, read.problems) == ("Минск сказал", ())


@pytest.mark.parametrize("charset", ["utf-8", "no-such-charset"])
def test_a_wrong_charset_is_a_problem_and_not_a_failure(charset: str) -> None:
    read = read_text(SENTENCE.encode("cp1252"), media_type=f"text/plain; charset={charset}")
    assert read.text == SENTENCE
    assert [problem.code for problem in read.problems] == [ProblemCode.ENCODING]
    assert charset in read.problems[0].message


def test_bytes_of_no_encoding_are_still_text() -> None:
    read = read_text(b"caf\x81 said")  # 0x81 means nothing in Windows-1252
    assert read.encoding == "latin-1"
    assert read.text.endswith(" said")


@pytest.mark.parametrize(
    "body",
    [b"", b" \n\t ", b"\xef\xbb\xbf", b"ab\x00\x00cd" * 9, b"PK\x03\x04abcd",
     bytes(range(1, 32)) * 20],
)  # fmt: skip
def test_what_is_no_text_is_refused(body: bytes) -> None:
    with pytest.raises(Unrecognised):
        read_text(body)


def test_another_kind_of_file_is_refused() -> None:
    with pytest.raises(Unrecognised, match="application/pdf"):
        read_text(b"hello", media_type="application/pdf")


def test_half_a_character_at_the_end_is_malformed() -> None:
    with pytest.raises(Malformed):
        read_text(SENTENCE.encode("utf-16")[:-1])


def test_the_size_limit() -> None:
    assert len(read_text(b"a" * SIZE_LIMIT).text) == SIZE_LIMIT
    with pytest.raises(InputRefused):
        read_text(b"a" * (SIZE_LIMIT + 1))


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_in, "find_spec", lambda _: None)
    assert read_text(b"plain text needs none of it").text
    with pytest.raises(ExtraMissing) as missing:
        read_text(PAGE.encode())
    assert missing.value.extra == "news"


@pytest.mark.news
class TestPages:
    def test_the_article_is_taken_out_with_what_the_page_says_of_itself(self) -> None:
        read = read_text(PAGE.encode(), media_type="text/html; charset=utf-8")
        assert "measure 5 of the list" in read.text
        assert "Home" not in read.text
        assert "<p>" not in read.text
        assert (read.title, read.source) == ("Britain adds names", "The Example")
        assert read.published_on == date(2023, 4, 13)

    def test_a_page_is_known_without_being_declared(self) -> None:
        assert read_text(PAGE.encode()).title == "Britain adds names"

    def test_text_that_is_declared_as_a_page_is_text(self) -> None:
        text = "Not a page at all: 3 < 4, said the minister."
        assert read_text(text.encode(), media_type="text/html").text == text

    @pytest.mark.parametrize(
        "page",
        ["<html><body></body></html>", "<html><body><script>let a = 1;</script></body></html>",
         "<html>" + "<div>" * 50_000],
        ids=["empty", "script", "deep"],
    )  # fmt: skip
    def test_a_page_without_an_article_is_refused(self, page: str) -> None:
        with pytest.raises(Unrecognised):
            read_text(page.encode())
