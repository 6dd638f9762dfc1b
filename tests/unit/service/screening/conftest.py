from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.sample import sample_register

from watchword.service.context import Context

LISTED = [
    "Alisher Usmanov,,Russia,m",
    "Sergei Shoigu,21/05/1955,ru,m",
    "李尚福,,China,",
    "Dilbar,,,",
    "=Shoigu Sergey,someday,Atlantis,x",
    '"Nobody, Whatsoever",1/2/1970,Norway,f',
    ",,,",
    '"broken,1970,no,f',
]


@pytest.fixture(scope="session")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Context]:
    """A register of the sample lists, with its index."""
    context = sample_register(tmp_path_factory.mktemp("screening"))
    yield context
    context.close()


@pytest.fixture(scope="session")
def customers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some two thousand rows: listed and unlisted names, and rows with something wrong."""
    rows = [
        LISTED[number % 40] if number % 40 < len(LISTED) else f"Given{number} Family{number},,,"
        for number in range(2_000)
    ]
    path = tmp_path_factory.mktemp("customers") / "customers.csv"
    path.write_text("name,dob,nationality,sex\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return path
