from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.support.server import Answer, Asked, list_server

from watchword.errors import FetchFailed
from watchword.fetch.addresses import Address
from watchword.fetch.download import Downloader, Limits, Validators

LIMITS = Limits(
    most_bytes=1_000_000, timeout=5.0, download_seconds=20.0, attempts=3, first_wait=0.01
)


@pytest.fixture
def downloader(tmp_path: Path) -> Iterator[Downloader]:
    made = Downloader(tmp_path, LIMITS, user_agent="watchword/test (+mailto:me@example.org)")
    yield made
    made.close()


def address(url: str, link: str = "") -> Address:
    return Address(authority="us", list="sdn", url=url, link=link)


def test_a_list_arrives_with_its_name_hash_and_day(downloader: Downloader) -> None:
    headers = {
        "ETag": '"v1"',
        "Last-Modified": "Wed, 12 Apr 2023 10:00:00 GMT",
        "Content-Disposition": 'attachment; filename="../../SDN.XML"',
    }
    seen = []
    with list_server(lambda _: Answer(body=b"<sdnList/>", headers=headers)) as server:
        download = downloader.fetch(
            address(f"{server.url}/sdn?token=secret"),
            progress=lambda done, total: seen.append((done, total)),
        )
    assert download.file is not None
    assert download.file.path.read_bytes() == b"<sdnList/>"
    assert download.file.name == "SDN.XML"
    assert download.file.modified_on == date(2023, 4, 12)
    assert "secret" not in download.file.origin
    assert download.validators == Validators(
        etag='"v1"', last_modified="Wed, 12 Apr 2023 10:00:00 GMT"
    )
    assert seen == [(10, 10)]
    assert server.asked[0].headers["user-agent"] == "watchword/test (+mailto:me@example.org)"


def test_an_unchanged_list_is_not_sent_again(downloader: Downloader) -> None:
    def answer(asked: Asked) -> Answer:
        known = asked.headers.get("if-none-match") == '"v1"'
        return Answer(status=304) if known else Answer(body=b"new")

    with list_server(answer) as server:
        known = Validators(etag='"v1"')
        assert downloader.fetch(address(server.url), known=known).file is None
        assert downloader.fetch(address(server.url), known=Validators(etag='"v0"')).file


@pytest.mark.parametrize("status", [429, 500, 503])
def test_what_may_pass_is_tried_again(downloader: Downloader, status: int) -> None:
    answers = iter([Answer(status=status), Answer(status=status), Answer(body=b"at last")])
    with list_server(lambda _: next(answers)) as server:
        download = downloader.fetch(address(server.url))
    assert download.file is not None
    assert download.file.path.read_bytes() == b"at last"
    assert len(server.asked) == 3


def test_it_gives_up_after_the_attempts(downloader: Downloader) -> None:
    with (
        list_server(lambda _: Answer(status=503)) as server,
        pytest.raises(FetchFailed, match="503"),
    ):
        downloader.fetch(address(server.url))
    assert len(server.asked) == LIMITS.attempts


def test_a_refusal_is_final(downloader: Downloader) -> None:
    with (
        list_server(lambda _: Answer(status=404)) as server,
        pytest.raises(FetchFailed, match="404"),
    ):
        downloader.fetch(address(server.url))
    assert len(server.asked) == 1


def test_a_server_that_is_not_there_fails_by_name(downloader: Downloader) -> None:
    with list_server(lambda _: Answer()) as server:
        gone = server.url
    with pytest.raises(FetchFailed, match=r"127\.0\.0\.1"):
        downloader.fetch(address(gone))


def test_a_list_that_announces_too_much_is_not_received(downloader: Downloader) -> None:
    headers = {"Content-Length": "999999999999"}
    with (
        list_server(lambda _: Answer(body=b"x", headers=headers)) as server,
        pytest.raises(FetchFailed, match="more than a list"),
    ):
        downloader.fetch(address(server.url))


def test_a_list_that_never_ends_is_cut_off(downloader: Downloader) -> None:
    with (
        list_server(lambda _: Answer(endless=True)) as server,
        pytest.raises(FetchFailed, match="more than a list"),
    ):
        downloader.fetch(address(server.url))


def test_the_newest_link_of_a_page_is_followed(downloader: Downloader) -> None:
    page = b"""<a href="old/shisantouketsu20230301.xlsx">1</a>
    <a href='new/shisantouketsu20230331.xlsx'>2</a> <a href="/other.xlsx">3</a>"""

    def answer(asked: Asked) -> Answer:
        return Answer(body=page if asked.path == "/list.html" else asked.path.encode())

    with list_server(answer) as server:
        download = downloader.fetch(
            address(f"{server.url}/list.html", link=r"shisantouketsu\d{8}\.xlsx")
        )
        assert download.file is not None
        assert download.file.path.read_bytes() == b"/new/shisantouketsu20230331.xlsx"
        assert download.file.name == "shisantouketsu20230331.xlsx"
        with pytest.raises(FetchFailed, match="no link"):
            downloader.fetch(address(f"{server.url}/list.html", link="nothing"))


def test_redirects_end(downloader: Downloader) -> None:
    with (
        list_server(lambda _: Answer(status=302, headers={"Location": "/again"})) as server,
        pytest.raises(FetchFailed),
    ):
        downloader.fetch(address(server.url))
