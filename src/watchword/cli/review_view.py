"""Pairs of entries on the terminal: the queue, the record, and one pair side by side."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from watchword.cli.console import cell, plain, table
from watchword.model import EntryKey
from watchword.service.profile import Profile
from watchword.service.profile import phrases as told
from watchword.service.profile.phrases import Line
from watchword.service.review import Decided, OpenPair, PairView, Queue
from watchword.store.review_acts import ReviewVerb

_MOST = 6
_MOST_OF_A_TEXT = 120
_MOST_AGAINST = 6

_DONE = {
    ReviewVerb.ACCEPT: "accepted",
    ReviewVerb.REJECT: "rejected",
    ReviewVerb.WITHDRAW: "withdrawn",
}
_JOINS = {
    ReviewVerb.ACCEPT: "is",
    ReviewVerb.REJECT: "is not",
    ReviewVerb.WITHDRAW: "and",
}


def said(row: Decided) -> str:
    """A decision in a sentence."""
    act = row.act
    verb = _DONE[act.act] if row.made else f"{_DONE[act.act]} already"
    left, right = (
        f"{name or 'an entry'} ({told.entry_text(key)})"
        for key, name in ((act.left, act.left_name), (act.right, act.right_name))
    )
    return f"{row.id}: {verb}: {left} {_JOINS[act.act]} {right}"


def print_queue(console: Console, queue: Queue) -> None:
    """Print the first pairs of the queue."""
    if not queue.total:
        console.print(cell("No pair waits for a decision.", "dim"))
        return
    drawn = table("pair", "one", "the other", "score", "why")
    for pair in queue.pairs:
        link = pair.link
        drawn.add_row(
            cell(pair.id, "bold"),
            _side(link.left_name, link.left),
            _side(link.right_name, link.right),
            cell(f"{link.score:.2f}"),
            _why(pair),
        )
    console.print(drawn)
    more = queue.total - len(queue.pairs)
    if more:
        console.print(cell(f"{more:,} more: use --limit, --all, --authority or --json", "dim"))


def _side(name: str, key: EntryKey) -> Text:
    return cell(name).append("\n").append(cell(told.entry_text(key), "dim"))


def _why(pair: OpenPair) -> Text:
    why = cell(pair.link.reason)
    if pair.against:
        why.append("\n").append(cell(f"against: {pair.against[0]}", "yellow"))
    if len(pair.against) > 1:
        why.append(cell(f" … and {len(pair.against) - 1} more", "dim"))
    return why


def print_acts(console: Console, rows: Sequence[Decided], total: int) -> None:
    """Print what people decided."""
    if not total:
        console.print(cell("No decision is in force.", "dim"))
        return
    drawn = table("pair", "one", "", "the other", "decided", "why")
    for row in rows:
        act = row.act
        drawn.add_row(
            cell(row.id, "bold"),
            _side(act.left_name, act.left),
            cell(_DONE[act.act] if act.act is ReviewVerb.WITHDRAW else _JOINS[act.act]),
            _side(act.right_name, act.right),
            cell(f"{act.acted_at:%Y-%m-%d}, {act.acted_by}"),
            cell("\n".join(part for part in (act.reason, _fate(row)) if part)),
        )
    console.print(drawn)
    if total > len(rows):
        console.print(cell(f"{total - len(rows):,} more: use --limit", "dim"))


def _fate(row: Decided) -> str:
    return "" if row.status == "in force" else row.status


class PairPrinter:
    """Prints pairs side by side.

    Args:
        console: Where to.
        everything: Cut nothing short.
    """

    def __init__(self, console: Console, *, everything: bool = False) -> None:
        self._console = console
        self._everything = everything

    def print(self, view: PairView) -> None:
        """Print one pair."""
        link = view.link
        self._console.print(cell(f"{view.id}: {_heading(view)}", "bold"))
        self._console.print(cell(f"The machine says: {link.verdict.value}. {link.reason}"))
        for past in view.history:
            self._console.print(cell(_history(past), "dim"))
        self._against(view)
        drawn = table("", _title(view.left, link.left), _title(view.right, link.right))
        for row in view.rows():
            label = cell(f"{row.label} ≠" if row.conflict else row.label)
            label.stylize("bold yellow" if row.conflict else "dim")
            drawn.add_row(label, self._lines(row.left), self._lines(row.right))
        self._console.print()
        self._console.print(drawn)
        self._console.print()

    def _against(self, view: PairView) -> None:
        most = len(view.against) if self._everything else _MOST_AGAINST
        for each in view.against[:most]:
            self._console.print(cell(f"Against: {each}", "yellow"))
        if len(view.against) > most:
            self._console.print(cell(f"… and {len(view.against) - most} more (--all)", "dim"))

    def _lines(self, lines: Sequence[Line]) -> Text:
        most = len(lines) if self._everything or len(lines) <= _MOST + 1 else _MOST
        text = Text("\n").join(self._line(each) for each in lines[:most])
        if len(lines) > most:
            text.append(f"\n… and {len(lines) - most} more", style="dim")
        return text

    def _line(self, line: Line) -> Text:
        words = " ".join(line.text.split())
        if not self._everything and len(words) > _MOST_OF_A_TEXT:
            words = f"{words[:_MOST_OF_A_TEXT].rsplit(' ', 1)[0]} …"
        text = cell(words)
        return text.append(f"  {' '.join(line.by)}", style="dim cyan") if line.by else text


def _heading(view: PairView) -> str:
    decision = view.link.decision
    place = "in one target now" if view.one_target else "in two targets now"
    if decision is None or decision.act is ReviewVerb.WITHDRAW:
        return f"not decided, {place}"
    return f"{_DONE[decision.act]}, {place}"


def _history(row: Decided) -> str:
    act = row.act
    left, right = (told.entry_text(key) for key in act.pair)
    who = f"{act.acted_at:%Y-%m-%d} by {act.acted_by}"
    why = f": {act.reason}" if act.reason else ""
    fate = f" ({row.status})" if row.status != "in force" else ""
    return f"{row.id}: {left} {_JOINS[act.act]} {right}: {_DONE[act.act]} {who}{why}{fate}"


def _title(profile: Profile, key: EntryKey) -> str:
    return plain(f"{profile.name}\n{told.entry_text(key)}")
