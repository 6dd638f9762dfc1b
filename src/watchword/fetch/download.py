"""Downloads from the authorities' own servers, politely.

One request at a time, an honest User-Agent, conditional requests so that an unchanged
list costs its server nothing, retries with back-off for what may pass, and limits on
size and time for what must not hang or fill the disk.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urljoin, urlsplit

import httpx2
import stamina

from watchword.errors import FetchFailed
from watchword.fetch.addresses import Address
from watchword.fetch.spool import Spooled, plain_name

T = TypeVar("T")

Progress = Callable[[int, int | None], None]
"""Told the bytes received and, where the server says it, the bytes to come in all."""

_RETRIED = {408, 425, 429, 500, 502, 503, 504}
_PIECE = 1 << 16
_PAGE_BYTES = 4 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave to ask "has it changed?" with."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much and how long.

    Attributes:
        most_bytes: The most that is received.
        timeout: The longest silence, in seconds.
        download_seconds: The longest that one download may take.
        attempts: How often it is tried.
        first_wait: How long to wait after the first failure; it doubles, with jitter.
    """

    most_bytes: int
    timeout: float
    download_seconds: float
    attempts: int = 4
    first_wait: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """What a server answered.

    Attributes:
        file: None where the list has not changed.
        url: The address that answered, after redirects and links.
        validators: To ask with the next time.
    """

    file: Spooled | None
    url: str
    validators: Validators


class _Passing(Exception):
    """A failure that may pass: worth another try."""


class Downloader:
    """Fetches lists with one client.

    Args:
        folder: A temporary folder for what is received.
        limits: How much and how long.
        user_agent: What we say we are.
    """

    def __init__(self, folder: Path, limits: Limits, *, user_agent: str) -> None:
        self._folder = folder
        self._limits = limits
        self._client = httpx2.Client(
            headers={"User-Agent": user_agent, "Accept-Encoding": "gzip"},
            timeout=limits.timeout,
            follow_redirects=True,
            max_redirects=5,
        )

    def close(self) -> None:
        """Close its connections."""
        self._client.close()

    def fetch(
        self,
        address: Address,
        *,
        known: Validators | None = None,
        progress: Progress | None = None,
    ) -> Download:
        """Fetch a list, unless it has not changed since ``known``.

        Raises:
            FetchFailed: The server can't be reached, says no, sends too much or takes
                too long, or its page has no link to the list.
        """
        url = self._find_link(address) if address.link else address.url
        headers = {}
        if known is not None and known.etag:
            headers["If-None-Match"] = known.etag
        if known is not None and known.last_modified:
            headers["If-Modified-Since"] = known.last_modified
        path = self._folder / f"{address.authority}-{address.list}.body"
        return self._persist(lambda: self._receive(url, headers, path, progress), url)

    def _find_link(self, address: Address) -> str:
        def read_page() -> tuple[str, str]:
            with self._client.stream("GET", address.url) as response:
                self._check(response)
                page = bytearray()
                for piece in response.iter_bytes(_PIECE):
                    page += piece
                    if len(page) > _PAGE_BYTES:
                        raise FetchFailed(f"{address.url} is far too long for a page of links")
                return bytes(page).decode("utf-8", "replace"), str(response.url)

        page, base = self._persist(read_page, address.url)
        links = re.findall(r"""href\s*=\s*["']([^"'<>\s]+)["']""", page, re.I)
        pattern = re.compile(address.link, re.I)
        found = sorted(
            {link for link in links if pattern.fullmatch(plain_name(urlsplit(link).path))},
            key=lambda link: plain_name(urlsplit(link).path),
        )
        if not found:
            raise FetchFailed(f"{address.url} has no link to a file like {address.link}")
        return str(urljoin(base, found[-1]))

    def _persist(self, attempt: Callable[[], T], url: str) -> T:
        """Try, and try again while the failure may pass."""
        retries = stamina.retry_context(
            on=_Passing,
            attempts=self._limits.attempts,
            timeout=self._limits.download_seconds,
            wait_initial=self._limits.first_wait,
            wait_max=60.0,
            wait_jitter=self._limits.first_wait,
        )
        try:
            for each in retries:
                with each:
                    try:
                        return attempt()
                    except httpx2.TransportError as error:
                        raise _Passing(f"{type(error).__name__}: {error}") from error
        except _Passing as error:
            raise FetchFailed(
                f"{_shown(url)}: {error} (after {self._limits.attempts} attempts)"
            ) from error
        except (httpx2.HTTPError, httpx2.InvalidURL) as error:
            raise FetchFailed(f"{_shown(url)}: {error}") from error
        raise AssertionError("a retry ends with an answer or an error")

    def _check(self, response: httpx2.Response) -> None:
        if response.status_code in _RETRIED:
            raise _Passing(f"the server answered {response.status_code}")
        if response.status_code != 200:
            raise FetchFailed(
                f"{_shown(str(response.url))}: the server answered {response.status_code}"
            )

    def _receive(
        self, url: str, headers: dict[str, str], path: Path, progress: Progress | None
    ) -> Download:
        deadline = time.monotonic() + self._limits.download_seconds
        with self._client.stream("GET", url, headers=headers) as response:
            if response.status_code == 304:
                known = Validators(
                    etag=headers.get("If-None-Match", ""),
                    last_modified=headers.get("If-Modified-Since", ""),
                )
                return Download(file=None, url=str(response.url), validators=known)
            self._check(response)
            stated = response.headers.get("Content-Length", "")
            total = int(stated) if stated.isdecimal() else None
            if total is not None and total > self._limits.most_bytes:
                raise FetchFailed(f"{_shown(url)} is {total:,} bytes long: more than a list can be")
            size, digest = 0, hashlib.sha256()
            with path.open("wb") as target:
                for piece in response.iter_bytes(_PIECE):
                    size += len(piece)
                    if size > self._limits.most_bytes:
                        raise FetchFailed(f"{_shown(url)} sends more than a list can be")
                    if time.monotonic() > deadline:
                        raise FetchFailed(
                            f"{_shown(url)} took longer than {self._limits.download_seconds:.0f} s"
                        )
                    digest.update(piece)
                    target.write(piece)
                    if progress is not None:
                        progress(response.num_bytes_downloaded, total)
            return Download(
                file=Spooled(
                    path=path,
                    name=_file_name(response),
                    origin=_shown(str(response.url)),
                    group=str(path),
                    sha256=digest.hexdigest(),
                    size=size,
                    modified_on=_http_day(response.headers.get("Last-Modified", "")),
                ),
                url=str(response.url),
                validators=Validators(
                    etag=response.headers.get("ETag", ""),
                    last_modified=response.headers.get("Last-Modified", ""),
                ),
            )


def _file_name(response: httpx2.Response) -> str:
    """The name that the server gives the file, else the last part of its address."""
    stated = re.search(
        r"""filename\s*=\s*"?([^";]+)"?""", response.headers.get("Content-Disposition", "")
    )
    return plain_name(stated[1] if stated else unquote(response.url.path))


def _http_day(header: str) -> date | None:
    try:
        return parsedate_to_datetime(header).date()
    except ValueError:
        return None


def _shown(url: str) -> str:
    """An address for people and logs: without a password or a token in it."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.port is not None:
        host = f"{host}:{parts.port}"
    return f"{parts.scheme}://{host}{parts.path}"
