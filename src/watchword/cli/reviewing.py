"""``watchword review``."""

from __future__ import annotations

from pathlib import Path

import click

from watchword.cli.app import known_on_option, open_context, shared_options
from watchword.cli.console import bars, cell, err, out, print_json
from watchword.cli.signing import signed, who
from watchword.service.indexing import ensure_index
from watchword.service.record_files import Signature
from watchword.service.review import (
    Decided,
    decide,
    export_acts,
    import_acts,
    list_acts,
    list_open,
    name_pairs,
    show_pair,
)
from watchword.store.review_acts import ReviewVerb

_FILE = click.Path(path_type=Path, dir_okay=False)
_PAIR = "PAIR… | ENTRY ENTRY"
_AT_FIRST = 20


@click.group()
def review() -> None:
    """Say which entries are one party and which are two, where the lists leave it open."""


@review.command("list")
@click.option("--authority", metavar="CC", help="Only pairs with an entry of this authority.")
@click.option("--limit", type=click.IntRange(min=1), default=None, help="At most so many.")
@click.option("--decided", is_flag=True, help="What people decided, instead of what is open.")
@click.option("--all", "everything", is_flag=True, help="All; with --decided, all ever decided.")
@known_on_option
@shared_options
def show_list(
    authority: str | None,
    limit: int | None,
    decided: bool,
    everything: bool,
    register: str | None,
    as_json: bool,
) -> None:
    """Show the pairs that wait for a decision, the most likely first.

    Each stands for two targets that may be one party. Look at one with `watchword review
    show`, then say what is so with `accept` or `reject`.
    """
    context = open_context(register)
    if decided:
        acts = list_acts(context, authority=authority, everything=everything)
        rows = acts if limit is None else acts[:limit]
        if as_json:
            print_json([row.to_dict() for row in rows])
        else:
            _print_acts(rows, len(acts))
        return
    most = limit if limit is not None or everything or as_json else _AT_FIRST
    with bars() as watcher:
        queue = list_open(context, authority=authority, limit=most, watcher=watcher)
    if as_json:
        print_json(queue.to_dict())
        return
    from watchword.cli.review_view import print_queue

    print_queue(out(), queue)


def _print_acts(rows: list[Decided], total: int) -> None:
    from watchword.cli.review_view import print_acts

    print_acts(out(), rows, total)


@review.command()
@click.argument("pair", nargs=-1, required=True, metavar=_PAIR)
@click.option("--all", "everything", is_flag=True, help="Cut no list and no text short.")
@known_on_option
@shared_options
def show(pair: tuple[str, ...], everything: bool, register: str | None, as_json: bool) -> None:
    """Show two entries side by side, with the targets to which they belong.

    A pair is named by the id that `watchword review list` shows (p-…), or by two entries:
    each by its id (us:35283, us:sdn:35283, ww-…) or by whatever else names one entry.
    """
    context = open_context(register)
    with bars() as watcher:
        ensure_index(context, watcher=watcher)
        views = [show_pair(context, each) for each in name_pairs(context, pair)]
    if as_json:
        print_json([view.to_dict() for view in views])
        return
    from watchword.cli.review_view import PairPrinter

    printer = PairPrinter(out(), everything=everything)
    for view in views:
        printer.print(view)


@review.command()
@click.argument("pair", nargs=-1, required=True, metavar=_PAIR)
@signed
@shared_options
def accept(
    pair: tuple[str, ...], reason: str, by: str | None, register: str | None, as_json: bool
) -> None:
    """Decide that two entries are one party: their targets become one.

    Where facts of the two targets contradict each other, they are told, and a --reason is
    needed.
    """
    _decide(ReviewVerb.ACCEPT, pair, Signature(by=who(by), reason=reason), register, as_json)


@review.command()
@click.argument("pair", nargs=-1, required=True, metavar=_PAIR)
@signed
@shared_options
def reject(
    pair: tuple[str, ...], reason: str, by: str | None, register: str | None, as_json: bool
) -> None:
    """Decide that two entries are two parties: they are never in one target.

    Where the lists themselves state that they are one, a --reason is needed.
    """
    _decide(ReviewVerb.REJECT, pair, Signature(by=who(by), reason=reason), register, as_json)


@review.command()
@click.argument("pair", nargs=-1, required=True, metavar=_PAIR)
@signed
@shared_options
def withdraw(
    pair: tuple[str, ...], reason: str, by: str | None, register: str | None, as_json: bool
) -> None:
    """Take a decision back: the machine judges the two entries again."""
    _decide(ReviewVerb.WITHDRAW, pair, Signature(by=who(by), reason=reason), register, as_json)


def _decide(
    verb: ReviewVerb,
    pair: tuple[str, ...],
    signature: Signature,
    register: str | None,
    as_json: bool,
) -> None:
    context = open_context(register)
    with bars() as watcher:
        ensure_index(context, watcher=watcher)
        rows = decide(context, verb, name_pairs(context, pair), signature=signature)
        # What follows from it is worked out now, and not when the next question waits.
        ensure_index(context, watcher=watcher)
    if as_json:
        print_json([row.to_dict() for row in rows])
        return
    from watchword.cli.review_view import said

    for row in rows:
        out().print(cell(said(row)))
        for each in row.against:
            err().print(cell(f"  in spite of: {each}", "yellow"))


@review.command("import")
@click.argument("file", type=_FILE)
@signed
@shared_options
def take_in(file: Path, reason: str, by: str | None, register: str | None, as_json: bool) -> None:
    """Take in the decisions of a CSV or JSON FILE, all of them or none.

    Decisions on entries that are not in this register are kept, and hold once they are.
    """
    context = open_context(register)
    with bars() as watcher:
        watcher.begin("decisions", None)
        rows = import_acts(
            context,
            file,
            signature=Signature(by=who(by), reason=reason),
            progress=watcher.advance,
        )
        ensure_index(context, watcher=watcher)
    if as_json:
        print_json([row.to_dict() for row in rows])
        return
    made = sum(row.made for row in rows)
    late = sum(row.status == "overtaken" for row in rows)
    told = f"{made:,} taken in, {len(rows) - made - late:,} here already"
    out().print(cell(f"{told}, {late:,} overtaken by later ones" if late else told))


@review.command()
@click.argument("file", type=_FILE)
@known_on_option
@shared_options
def export(file: Path, register: str | None, as_json: bool) -> None:
    """Write the newest decision on each pair to a CSV or JSON FILE that `review import` reads."""
    count = export_acts(open_context(register), file)
    if as_json:
        print_json({"file": str(file), "decisions": count})
    else:
        out().print(cell(f"{count:,} decision{'' if count == 1 else 's'} written to {file}"))
