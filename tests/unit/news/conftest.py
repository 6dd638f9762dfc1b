"""What the tests of the news room share."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec

import pytest

from watchword.news.reader import read_report
from watchword.news.report import Json

PUBLISHED = date(2023, 4, 14)  # a Friday

Reader = Callable[..., Json]


@pytest.fixture(scope="session")
def read() -> Reader:
    """Reads a text as published on Friday 2023-04-14, as JSON."""
    if find_spec("spacy") is None and not os.environ.get("CI"):
        pytest.skip("needs the [news] extra")

    def read_text(text: str, *, published_on: date = PUBLISHED, **more: object) -> Json:
        return read_report(text, published_on=published_on, **more).to_dict()  # type: ignore[arg-type]

    return read_text
