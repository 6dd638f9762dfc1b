"""A profile on the terminal: people look before they read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from rich.console import Console
from rich.text import Text

from watchword.cli.console import cell, plain, table
from watchword.service.profile import Profile
from watchword.service.profile import phrases as told
from watchword.service.profile.member import State
from watchword.service.profile.phrases import Line, Row

T = TypeVar("T")

MOST = 12
"""How many values of a kind are shown before the rest is only counted."""
_MOST_REASONS = 4
_MOST_CHARACTERS = 60
_MOST_OF_A_TEXT = 250

_STYLES = {
    State.CURRENT: "",
    State.UNCERTAIN: "yellow",
    State.PAST: "dim",
    State.NOT_YET: "dim",
}


class ProfileView:
    """Prints a profile.

    Args:
        console: Where to.
        everything: Cut nothing short.
    """

    def __init__(self, console: Console, *, everything: bool = False) -> None:
        self._console = console
        self._everything = everything

    def print(self, profile: Profile) -> None:
        """Print it all."""
        self._heading(profile)
        self._coverage(profile)
        self._rows("Reasons", told.reasons(profile), most=_MOST_REASONS)
        self._rows("Names", told.name_rows(profile))
        self._rows("Conflicts", told.conflict_rows(profile))
        self._rows("Identity", told.identity_rows(profile))
        self._rows("Relations", told.relation_rows(profile))
        self._timeline(profile)
        self._rows("One party, because", told.why_rows(profile), most=_MOST_REASONS)
        self._others(profile)

    def _heading(self, profile: Profile) -> None:
        self._console.print(cell(profile.name, "bold"))
        self._console.print(cell(told.summary(profile), "dim"))
        if profile.redirected_from is not None:
            self._console.print(cell(f"{profile.redirected_from} leads here", "dim"))
        for sentence in told.standing(profile):
            self._console.print(cell(sentence))

    def _coverage(self, profile: Profile) -> None:
        rows = table("authority", "listed on", "programme", "measures", "state")
        shown, more = self._cut(profile.coverage, 2 * MOST)
        for row in shown:
            style = _STYLES[row.state]
            who = Text(told.side(row.key.authority), style=style)
            rows.add_row(
                who.append(f"\n{plain(told.entry_text(row.key))}", style="dim"),
                cell(row.since, style),
                cell(self._short("; ".join(row.act.programmes)), style),
                cell(self._short(", ".join(row.act.measures)), style),
                cell(row.standing, style or "green"),
            )
        self._console.print()
        self._console.print(rows)
        self._say_more(more)
        self._console.print(cell(told.sources(profile), "dim"))

    def _timeline(self, profile: Profile) -> None:
        acts = profile.timeline
        if not acts:
            return
        self._title("Timeline")
        rows = table("", "", "", "")
        rows.show_header = False
        shown, more = self._cut(acts, 2 * MOST)
        for act in shown:
            rows.add_row(
                cell(act.when, "bold"),
                cell(act.key.authority),
                cell(told.act_words(act)),
                cell(self._short(told.act_details(act)), "dim"),
            )
        self._console.print(rows)
        self._say_more(more)

    def _others(self, profile: Profile) -> None:
        if not profile.others:
            return
        self._title("The same question also finds")
        rows = table("target", "name")
        rows.show_header = False
        shown, more = self._cut(profile.others, MOST)
        for other in shown:
            rows.add_row(cell(other.target, "dim"), cell(other.name))
        self._console.print(rows)
        self._say_more(more)

    def _rows(self, title: str, rows: Sequence[Row], *, most: int = MOST) -> None:
        if not rows:
            return
        self._title(title)
        drawn = table("", "")
        drawn.show_header = False
        # One line each is a list of rows; else each row is a list of lines.
        single = all(len(row.lines) == 1 for row in rows)
        shown, more = self._cut(rows, most) if single else (rows, 0)
        for row in shown:
            label = cell(f"{row.label} ≠" if row.conflict else row.label)
            label.stylize("bold yellow" if row.conflict else "dim")
            drawn.add_row(label, self._lines(row.lines))
        self._console.print(drawn)
        self._say_more(more)

    def _lines(self, lines: Sequence[Line]) -> Text:
        shown, more = self._cut(lines, MOST)
        text = Text("\n").join(self._line(each) for each in shown)
        return text.append(f"\n… and {more} more", style="dim") if more else text

    def _cut(self, values: Sequence[T], most: int) -> tuple[Sequence[T], int]:
        # One that is left out would take a line itself.
        if self._everything or len(values) <= most + 1:
            return values, 0
        return values[:most], len(values) - most

    def _short(self, text: str, most: int = _MOST_CHARACTERS) -> str:
        text = " ".join(text.split())
        if self._everything or len(text) <= most:
            return text
        return f"{text[:most].rsplit(' ', 1)[0]} …"

    def _say_more(self, more: int) -> None:
        if more:
            self._console.print(cell(f"… and {more} more (--all shows all)", "dim"))

    def _title(self, title: str) -> None:
        self._console.print()
        self._console.print(cell(title, "bold"))

    def _line(self, line: Line) -> Text:
        text = cell(self._short(line.text, _MOST_OF_A_TEXT))
        return text.append(f"  {' '.join(line.by)}", style="dim cyan") if line.by else text
