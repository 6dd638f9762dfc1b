"""Countries and institutions, as the package's tables have them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from watchword.model import ActorSchema


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryWords:
    """The words for a country.

    Attributes:
        code: ISO 3166-1 alpha-2 in lower case; ``suhh`` for the Soviet Union.
        adjectives: ``Chinese``.
        people: ``Russians``: nouns for its people, which stand for the country.
        capitals: Cities by which news names the government.
    """

    code: str
    name: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    capitals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Institution:
    """A body that news names without introducing it.

    Attributes:
        country: Whose it is; None where it is nobody's.
        descriptions: What it can be called once it has been named.
    """

    name: str
    schema: ActorSchema
    country: str | None
    names: tuple[str, ...]
    descriptions: tuple[str, ...]


def _rows(file: str) -> Iterator[list[str]]:
    text = files("watchword.news").joinpath("data", file).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            cells = line.split("\t")
            yield cells + [""] * (5 - len(cells))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _bare(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names without their article, each once."""
    return tuple(dict.fromkeys(name.removeprefix("the ").removeprefix("The ") for name in names))


@lru_cache(maxsize=1)
def countries() -> tuple[CountryWords, ...]:
    """All countries of the table."""
    return tuple(
        CountryWords(
            code=code,
            name=_several(names)[0],
            names=_bare(_several(names)),
            adjectives=_several(adjectives),
            people=_several(people),
            capitals=_several(capitals),
        )
        for code, names, adjectives, people, capitals in _rows("countries.tsv")
    )


@lru_cache(maxsize=1)
def institutions() -> tuple[Institution, ...]:
    """All institutions of the table."""
    return tuple(
        Institution(
            name=name,
            schema=ActorSchema(schema),
            country=country or None,
            names=_bare((name, *_several(names))),
            descriptions=_several(descriptions),
        )
        for name, schema, country, names, descriptions in _rows("institutions.tsv")
    )
