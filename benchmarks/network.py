"""How fast a rule is followed through a network: ``python -m benchmarks.network [--full]``.

Companies have one to five holders and shares that never come to more than 100 per cent;
one party in a thousand is listed. Beside the engine the same question is put to DuckDB (a
recursive query), to rustworkx with a loop in Python where it is installed, and to the method
that multiplies shares along chains, which is what many tools do: it misses companies and
invents others. All but the last must name the same companies. The medians of a few runs are
printed; on a busy machine they are what they are.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date
from statistics import median
from typing import Any

import numpy as np

from watchword.model import AUTHORITIES, is_official
from watchword.network.engine import Columns, Graph, Seeds, build_graph, cascade
from watchword.network.engine.columns import NO_END, UNITS
from watchword.network.rules import rule_on

DAY = date(2025, 1, 1)
_RUNS = 5

_SQL = """
WITH RECURSIVE reached(node) USING KEY (node) AS (
    SELECT node FROM seeds
    UNION
    SELECT owned FROM holdings
    WHERE owner IN (SELECT node FROM recurring.reached)
      AND owned NOT IN (SELECT node FROM recurring.reached)
    GROUP BY owned HAVING sum(share) >= ?
)
SELECT node FROM reached
"""


def make_columns(companies: int, seed: int = 7) -> Columns:
    """Holdings of made-up companies, three for each in the middle, in no order."""
    random = np.random.default_rng(seed)
    holders = random.integers(1, 6, companies)
    owned = np.repeat(np.arange(companies, dtype=np.int32), holders)
    weights = random.exponential(1.0, len(owned))
    totals = np.bincount(owned, weights=weights, minlength=companies)[owned]
    share = np.floor(weights / totals * 10_000).astype(np.int64) * (UNITS // 100)
    order = random.permutation(len(owned))
    count, share = len(owned), share[order]
    return Columns(
        owner=random.integers(0, companies, count).astype(np.int32),
        owned=owned[order],
        interest=np.zeros(count, np.uint8),
        low=share,
        high=share,
        flags=np.zeros(count, np.uint8),
        starts=np.zeros(count, np.int32),
        ends=np.full(count, NO_END, np.int32),
        source=np.zeros(count, np.int32),
        joint=np.zeros(count, np.int32),
    )


def timed(call: Callable[[], Any], runs: int = _RUNS) -> tuple[float, Any]:
    """The median of the seconds that a call takes, after a first one, and what it gives."""
    result, seconds = call(), []
    for _ in range(runs):
        started = time.perf_counter()
        result = call()
        seconds.append(time.perf_counter() - started)
    return median(seconds), result


def by_duckdb(columns: Columns, seeds: Sequence[int]) -> tuple[float, set[int]]:
    """The 50 per cent rule as a recursive query."""
    import duckdb

    connection = duckdb.connect()
    table = {"owner": columns.owner, "owned": columns.owned, "share": columns.low}
    start = {"node": np.array(seeds, np.int32)}
    connection.register("given", table)
    connection.register("listed", start)
    connection.execute("CREATE TABLE holdings AS SELECT * FROM given WHERE owner <> owned")
    connection.execute("CREATE TABLE seeds AS SELECT * FROM listed")
    bound = [50 * UNITS]
    seconds, rows = timed(lambda: connection.execute(_SQL, bound).fetchall())
    return seconds, {row[0] for row in rows}


def by_rustworkx(columns: Columns, companies: int, seeds: Sequence[int]) -> tuple[float, set[int]]:
    """The 50 per cent rule as a loop over a graph of rustworkx."""
    rustworkx = importlib.import_module("rustworkx")
    network = rustworkx.PyDiGraph()
    network.add_nodes_from(range(companies))
    lists = (columns.owner.tolist(), columns.owned.tolist(), columns.low.tolist())
    network.add_edges_from([edge for edge in zip(*lists, strict=True) if edge[0] != edge[1]])

    def follow() -> set[int]:
        reached, stack, totals = set(seeds), list(seeds), dict[int, int]()
        while stack:
            for _, owned, share in network.out_edges(stack.pop()):
                totals[owned] = totals.get(owned, 0) + share
                if totals[owned] >= 50 * UNITS and owned not in reached:
                    reached.add(owned)
                    stack.append(owned)
        return reached

    return timed(follow)


def by_multiplying(
    columns: Columns, companies: int, seeds: Sequence[int]
) -> tuple[float, set[int]]:
    """Who is half owned when shares are multiplied along chains and the products added."""
    others = columns.owner != columns.owned
    owner, owned = columns.owner[others], columns.owned[others]
    share = columns.low[others] / (100 * UNITS)

    def multiply() -> set[int]:
        stake: Any = np.zeros(companies)
        stake[list(seeds)] = 1
        for _ in range(30):  # products along longer chains are below a hundredth of a per cent
            stake = np.bincount(owned, weights=share * stake[owner], minlength=companies)
            stake[list(seeds)] = 1
        return set(np.flatnonzero(stake >= 0.5).tolist())

    return timed(multiply, 3)


def _reached(graph: Graph, authority: str, seeds: Sequence[int]) -> set[int]:
    outcome = cascade(graph, rule_on(authority, DAY), Seeds(sure=tuple(seeds)))
    return set(np.flatnonzero(outcome.definite.rank >= 0).tolist())


def _line(label: str, seconds: float, one: float, note: str = "") -> None:
    times = "" if label.startswith("engine") else f"{seconds / one:8.1f} times"
    print(f"{label:34} {1000 * seconds:10.1f} ms {times}   {note}")


def measure(companies: int) -> None:
    """Measure and print."""
    columns = make_columns(companies)
    random = np.random.default_rng(11)
    seeds = random.choice(companies, max(1, companies // 1000), replace=False).tolist()
    print(f"{companies:,} companies, {len(columns.owner):,} holdings, {len(seeds):,} listed")
    tracemalloc.start()
    build_graph(columns, nodes=companies, as_of=DAY)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    held = sum(array.nbytes for array in (columns.owner, columns.owned, columns.low))
    building, graph = timed(lambda: build_graph(columns, nodes=companies, as_of=DAY), 3)
    rule, start = rule_on("us", DAY), Seeds(sure=tuple(seeds))
    one, _ = timed(lambda: cascade(graph, rule, start))
    _line(
        "engine, building", building, one, f"{peak / 1e6:.0f} MB beside {held / 1e6:.0f} of columns"
    )
    _line("engine, one authority (us)", one, one)
    official = [code for code in AUTHORITIES if is_official(code)]
    every = [timed(lambda code=code: _reached(graph, code, seeds), 3)[0] for code in official]  # type: ignore[misc]
    _line("engine, all nine", sum(every), one)
    found = _reached(graph, "us", seeds)
    seconds, by_sql = _same(by_duckdb(columns, seeds), found)
    _line("DuckDB, recursive SQL", seconds, one, "the same companies")
    if importlib.util.find_spec("rustworkx"):
        seconds, _ = _same(by_rustworkx(columns, companies, seeds), by_sql)
        _line("rustworkx, a loop in Python", seconds, one, "the same companies")
    seconds, products = by_multiplying(columns, companies, seeds)
    wrong = f"misses {len(found - products):,} of {len(found - set(seeds)):,}"
    _line("multiplying shares", seconds, one, f"{wrong}, invents {len(products - found):,}")


def _same(answer: tuple[float, set[int]], expected: set[int]) -> tuple[float, set[int]]:
    """An answer, if it names the same companies."""
    if answer[1] != expected:
        raise SystemExit(f"{len(answer[1] ^ expected)} companies differ")
    return answer


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure at the size that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--companies", type=int, default=100_000)
    parser.add_argument("--full", action="store_true", help="a million companies")
    options = parser.parse_args(arguments)
    measure(1_000_000 if options.full else options.companies)


if __name__ == "__main__":
    main()
