"""``watchword compare``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from watchword.cli.app import register_option, shared_options
from watchword.errors import WrongUse
from watchword.service.comparing import Side, compare_sides, read_schema, register_rarity
from watchword.service.context import Context

if TYPE_CHECKING:
    from watchword.service.comparing import Comparison

F = TypeVar("F", bound=Callable[..., Any])
_FILE = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


def _facts(command: F) -> F:
    """The options that say more of each of the two names."""
    for place in ("2", "1"):
        for option, metavar, text in (
            ("identifier", "KIND:VALUE", "such as imo:9187629; may be repeated"),
            ("sex", "SEX", "male or female"),
            ("country", "CC", "ISO code or name"),
            ("birth", "DATE", "1953-09-09, 1953-09 or 1953"),
        ):
            command = click.option(
                f"--{option}{place}",
                metavar=metavar,
                multiple=option == "identifier",
                help=f"Of name {place}: {text}.",
            )(command)
    return command


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME1 NAME2]")
@click.option("--kind", metavar="KIND", help="What both are: person, company, vessel, Person …")
@_facts
@click.option("--pairs", type=_FILE, help="A CSV of pairs: schema,name1,name2; - is stdin.")
@click.option("--out", type=_FILE, help="With --pairs: where to; by default standard output.")
@click.option("--explain", is_flag=True, help="With --pairs: add a column that says why.")
@shared_options
def compare(
    names: tuple[str, ...],
    kind: str | None,
    pairs: Path | None,
    out: Path | None,
    explain: bool,
    register: str | None,
    as_json: bool,
    **facts: Any,
) -> None:
    """Compare two names, or score every pair of a table.

    No register is needed: every word of a name tells the same. With --register, rare
    words tell more, as they do in `check`.
    """
    chosen = register_option(register)
    rarity = {} if chosen is None else {"rarity": register_rarity(Context.open(chosen))}
    if pairs is not None:
        if names or kind or any(facts.values()):
            raise click.UsageError("with --pairs, names and facts are columns of the table")
        _compare_table(pairs, out, explain=explain, as_json=as_json, **rarity)
        return
    if len(names) != 2 or out is not None or explain:
        raise click.UsageError("two names are needed, or --pairs FILE (and --out, --explain)")
    found = compare_sides(
        _side(names[0], "1", facts),
        _side(names[1], "2", facts),
        schema=read_schema(kind or ""),
        **rarity,
    )
    if as_json:
        from watchword.cli.console import print_json

        print_json(found.to_dict())
    else:
        _print(found)


def _side(name: str, place: str, facts: dict[str, Any]) -> Side:
    return Side(
        name=name,
        birth=facts[f"birth{place}"] or "",
        country=facts[f"country{place}"] or "",
        sex=facts[f"sex{place}"] or "",
        identifiers=facts[f"identifier{place}"],
    )


def _print(found: Comparison) -> None:
    from watchword.cli.console import cell, out
    from watchword.cli.evidence import evidence_table

    console = out()
    console.print(cell(f"score {found.score:.4f}", "bold"))
    console.print(cell(found.explanation))
    console.print()
    console.print(evidence_table(found.evidence, query="name 1", listed="name 2"))


def _compare_table(
    pairs: Path, out: Path | None, *, explain: bool, as_json: bool, **rarity: Any
) -> None:
    from watchword.cli.console import bars
    from watchword.service.pairs import compare_table, write_json_lines, write_table

    write = write_json_lines if as_json else write_table
    compared = left_out = 0
    with _opened(pairs) as source, bars() as watcher:
        table = compare_table(source, explained=explain, **rarity)
        watcher.begin("pairs", None)
        with _target(out) as target:
            for row in write(table, target, explained=explain):
                compared += row.score is not None
                left_out += row.score is None
                if (compared + left_out) % 1000 == 0:
                    watcher.advance(compared + left_out)
    click.echo(f"pairs compared: {compared:,}; rows with a problem: {left_out:,}", err=True)


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    if str(path) == "-":
        assert isinstance(sys.stdin.buffer, BufferedReader)  # noqa: S101
        yield sys.stdin.buffer
        return
    try:
        stream = path.open("rb")
    except OSError as error:
        raise WrongUse(f"{path} can't be read: {error.strerror}") from error
    with stream:
        yield stream


@contextmanager
def _target(path: Path | None) -> Iterator[TextIO]:
    from watchword.service.writing import replacing

    if path is None or str(path) == "-":
        sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
        yield sys.stdout
        sys.stdout.flush()
        return
    with replacing(path) as target:
        yield target
