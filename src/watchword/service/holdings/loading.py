"""Read holdings back: all of them, or those around some parties."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from watchword.model import Holding, Party, Problem, ProblemCode, Severity
from watchword.network.holdings.codec import decode_holding, decode_party
from watchword.network.holdings.joining import join, joining_numbers, merge_records
from watchword.service.context import Context
from watchword.service.holdings.folder import HoldingsFolder
from watchword.service.holdings.tables import Tables, name_handle, number_handle
from watchword.service.screening.parquet_rows import connection

MOST_PARTIES = 20_000
"""How many parties a neighbourhood has at most: a hub's neighbours are the whole world."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holdings:
    """Parties and the holdings between them, each party once.

    Attributes:
        cut: Whether there are more around the parties that were asked for.
    """

    parties: tuple[Party, ...] = ()
    holdings: tuple[Holding, ...] = ()
    cut: bool = False


class HoldingsReader:
    """The sources of a register that count, open for questions."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables

    def all(self, *, as_of: date | None = None) -> Holdings:
        """Everything, or all that held on a day."""
        rows = self._tables.ask(
            "by_owner",
            f"SELECT content FROM rows WHERE {_on(as_of)} ORDER BY owner, number",  # noqa: S608
        )
        holdings = [decode_holding(row[0]) for row in rows]
        described = self._tables.ask("party", "SELECT content FROM rows ORDER BY key, number")
        parties, joined = join((decode_party(row[0]) for row in described), holdings)
        return Holdings(parties=parties, holdings=joined)

    def around(
        self, keys: Collection[str], *, depth: int = 2, as_of: date | None = None
    ) -> Holdings:
        """What lies within so many holdings of some parties, in either direction.

        Args:
            keys: The parties' keys, of any of their records.
            depth: How many holdings away; 0 for the parties alone.
            as_of: Only what held on this day.
        """
        seen: set[str] = set()
        found: dict[str, None] = {}
        frontier, cut = self._with_same(set(keys)), False
        for _ in range(depth):
            seen |= frontier
            touching = self._touching(frontier, as_of)
            found.update(dict.fromkeys(content for _, _, content in touching))
            ends = {end for owner, owned, _ in touching for end in (owner, owned)}
            frontier = self._with_same(ends - seen) - seen
            if not frontier:
                break
            if len(seen) + len(frontier) > MOST_PARTIES:
                cut = True
                break
        parties = self._described(seen | frontier)
        holdings = [decode_holding(content) for content in found]
        joined = join(parties, sorted(holdings, key=_order))
        return Holdings(parties=joined[0], holdings=joined[1], cut=cut)

    def above(self, keys: Collection[str]) -> Holdings:
        """Some parties, and those who hold anything of them on any day.

        Args:
            keys: The parties' keys, of any of their records.
        """
        own = self._with_same(set(keys))
        self._tables.wanted(own)
        rows = self._tables.ask(
            "by_owned",
            "SELECT owner, content FROM rows JOIN wanted ON owned = value "
            "ORDER BY owner, owned, number, content",
        )
        owners = self._with_same({str(row[0]) for row in rows})
        holdings = [decode_holding(row[1]) for row in rows]
        parties, joined = join(self._described(own | owners), sorted(holdings, key=_order))
        return Holdings(parties=parties, holdings=joined)

    def named(self, text: str) -> tuple[Party, ...]:
        """The parties that a key, a number or a whole name means, each once."""
        return self.named_any((text,))

    def named_any(self, texts: Collection[str]) -> tuple[Party, ...]:
        """The parties that any of these keys, numbers or whole names means, each once."""
        handles = {make(text) for text in texts for make in (name_handle, number_handle)}
        self._tables.wanted(handles - {name_handle(""), number_handle("")})
        rows = self._tables.ask(
            "handle", "SELECT DISTINCT key FROM rows JOIN wanted ON handle = value ORDER BY key"
        )
        keys = {str(row[0]) for row in rows} | set(texts)
        return join(self._described(self._with_same(keys)), ())[0]

    def _touching(self, keys: Collection[str], as_of: date | None) -> list[tuple[str, str, str]]:
        self._tables.wanted(keys)
        return [
            (str(row[0]), str(row[1]), str(row[2]))
            for table, end in (("by_owner", "owner"), ("by_owned", "owned"))
            for row in self._tables.ask(
                table,
                f"SELECT owner, owned, content FROM rows JOIN wanted ON {end} = value "  # noqa: S608
                f"WHERE {_on(as_of)} ORDER BY owner, owned, number, content",
            )
        ]

    def _with_same(self, keys: set[str]) -> set[str]:
        """These keys and those of all records that are the same parties."""
        known, new = set(keys), set(keys)
        while new:
            # By the tables' own orders, so that few row groups are read.
            numbers = {
                f"join:{each}" for one in self._described(new) for each in joining_numbers(one)
            }
            self._tables.wanted(numbers)
            rows = self._tables.ask(
                "handle", "SELECT DISTINCT key FROM rows JOIN wanted ON handle = value"
            )
            new = {str(row[0]) for row in rows} - known
            known |= new
        return known

    def _described(self, keys: Collection[str]) -> list[Party]:
        self._tables.wanted(keys)
        rows = self._tables.ask(
            "party",
            "SELECT content FROM rows JOIN wanted ON key = value ORDER BY key, number, content",
        )
        return list(merge_records(decode_party(row[0]) for row in rows).values())


def _order(holding: Holding) -> tuple[str, ...]:
    source = holding.source
    return (holding.owner, holding.owned, holding.interest.value, source.name, source.locator)


def _on(day: date | None) -> str:
    if day is None:
        return "true"
    stated = f"DATE '{day.isoformat()}'"
    return (
        f"(starts_on IS NULL OR starts_on <= {stated}) AND (ends_on IS NULL OR ends_on >= {stated})"
    )


@contextmanager
def open_holdings(context: Context, *, names: Sequence[str] = ()) -> Iterator[HoldingsReader]:
    """The holdings of a register; of none, a reader that finds nothing.

    Args:
        context: The register.
        names: Only these sources; all where none is named.

    Raises:
        RegisterTrouble: A source's tables are missing or damaged.
    """
    folder = HoldingsFolder.of(context)
    chosen = [each for each in folder.sources() if not names or each.name in names]
    with _opened([folder.tables(each) for each in chosen]) as reader:
        yield reader


@contextmanager
def _opened(places: Sequence[Path]) -> Iterator[HoldingsReader]:
    with connection() as duck:
        yield HoldingsReader(Tables(duck, places))


def holdings_problems(context: Context, name: str) -> list[Problem]:
    """What could not be understood in a source that counts, in the order of its files.

    Raises:
        NotFound: There is no such source.
    """
    from watchword.errors import NotFound

    folder = HoldingsFolder.of(context)
    for source in folder.sources():
        if source.name == name:
            break
    else:
        raise NotFound(f"there are no holdings named {name}")
    with connection() as duck:
        rows = Tables(duck, [folder.tables(source)]).ask(
            "problem", "SELECT severity, code, locator, message, raw FROM rows ORDER BY number, raw"
        )
    return [_problem(row) for row in rows]


def _problem(row: tuple[Any, ...]) -> Problem:
    severity, code, locator, message, raw = map(str, row)
    return Problem(
        severity=Severity(severity),
        code=ProblemCode(code),
        locator=locator,
        message=message,
        raw=raw,
    )
