"""A network in the terminal: a tree from the party that was asked for, and ways between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from watchword.cli.console import cell, out, plain
from watchword.cli.verdict_view import COLOURS, word
from watchword.model import Interest
from watchword.network.proof.sentence import say_share
from watchword.service.network.picture import TIES, Edge

if TYPE_CHECKING:
    from watchword.model import Holding
    from watchword.service.network import Path, Picture
    from watchword.service.network.picture import Node

_MOST_LINES = 300
_MOST_LINKS = 20
_LONGEST = 60
_INTERESTS = tuple(Interest)


def show_picture(picture: Picture) -> None:
    """Print the network as a tree in which each party stands once, where it is nearest."""
    console = out()
    if picture.verdict is not None:
        said = Text()
        said.append(word(picture.verdict).upper(), COLOURS[picture.verdict])
        said.append(plain(f"  {picture.authority}, {picture.as_of}"))
        console.print(said)
    tree, shown, told = _tree(picture)
    console.print(tree)
    more = len(picture.nodes) - shown
    if more:
        console.print(cell(f"{more:,} parties more: --json or --out FILE has all", "dim"))
    between = sum(1 for each in picture.edges if each not in told)
    if between and not more:
        console.print(cell(f"{between:,} holdings more between these: --out or --json", "dim"))
    for link in [each for each in picture.links if not each.certain][:_MOST_LINKS]:
        said_of = f"{link.party} may be {link.target} ({link.score:.2f}): {link.explanation}"
        console.print(cell(said_of, "yellow"))
    for each in picture.unknown:
        console.print(cell(f"not known: {each}", "yellow"))


def _tree(picture: Picture) -> tuple[Tree, int, set[Edge]]:
    at: dict[str, list[Edge]] = {}
    for edge in picture.edges:
        for end in {edge.holding.owner, edge.holding.owned}:
            at.setdefault(end, []).append(edge)
    root = Tree(_name(picture.by_key[picture.subject]))
    branches, told = {picture.subject: root}, set[Edge]()
    for key in (queue := [picture.subject]):
        ways: dict[str, list[Edge]] = {}
        for edge in sorted(at.get(key, ()), key=lambda each: _place(each, key, picture)):
            other = edge.holding.owned if edge.holding.owner == key else edge.holding.owner
            if other not in branches:
                ways.setdefault(other, []).append(edge)
        for other, edges in ways.items():
            if len(branches) <= _MOST_LINES:
                told.update(edges)
                branches[other] = branches[key].add(_label(edges, key, picture.by_key[other]))
                queue.append(other)
    return root, len(branches), told


def _place(edge: Edge, key: str, picture: Picture) -> tuple[int, bool, str, bool, int]:
    """Owners, then what is owned, then ties; the proof's before others; by name; shares first."""
    holding = edge.holding
    tie, owner = holding.interest in TIES, holding.owned == key
    other = picture.by_key[holding.owner if owner else holding.owned]
    return (
        2 if tie else 0 if owner else 1,
        not edge.proof,
        other.party.name,
        holding.share is None,
        _INTERESTS.index(holding.interest),
    )


def _label(edges: list[Edge], key: str, other: Node) -> Text:
    """The first of the holdings between two parties, and what else there is between them."""
    edge = edges[0]
    holding = edge.holding
    if holding.interest in TIES:
        lead, colour = f"{_what(holding)}: ", "bright_black"
    elif holding.owner == key:
        lead, colour = f"↓ {_what(holding)} of ", _colour(holding)
    else:
        lead, colour = f"↑ {_what(holding)} by ", _colour(holding)
    label = Text()
    label.append(plain(lead), colour)
    label.append_text(_name(other))
    label.append(plain(_where(holding)), "dim")
    further = sorted({each.holding.interest.value for each in edges} - {holding.interest.value})
    if further:
        label.append(plain(f"  also {', '.join(further)}"), "bright_cyan")
    if any(each.proof for each in edges):
        label.append("  proof", "bold yellow")
    return label


def _what(holding: Holding) -> str:
    said = holding.interest.value
    if holding.share is not None:
        share = say_share(holding.share)
        said = share if said == "shares" else f"{share} {said}"
    elif holding.detail and holding.detail != said:
        detail = holding.detail
        short = detail if len(detail) <= _LONGEST else f"{detail[:_LONGEST]}…"
        said = f"{said} ({short})"
    marks = [
        *(["indirect"] if holding.indirect else []),
        *(["claim"] if holding.source.claim else []),
    ]
    return f"{said} [{', '.join(marks)}]" if marks else said


def _colour(holding: Holding) -> str:
    return "magenta" if holding.interest.value == "shares" else "bright_cyan"


def _where(holding: Holding) -> str:
    days = ""
    if holding.starts_on or holding.ends_on:
        days = f"  {holding.starts_on or '…'} to {holding.ends_on or '…'}"
    name, locator = holding.source.name, holding.source.locator
    source = locator if locator.startswith(name) else f"{name}, {locator}".rstrip(", ")
    return f"{days}  {source}"


def _name(node: Node) -> Text:
    party = node.party
    label = Text()
    label.append(plain(party.name or "an owner that is not named"), "bold")
    if party.countries:
        label.append(plain(f" ({', '.join(party.countries)})"))
    if node.authorities:
        codes = [f"{each}?" if each in node.unsure else each for each in node.authorities]
        label.append(f" [{' '.join(codes)}]", "red")
    return label


def show_path(found: Path) -> None:
    """Print a way, a holding a line."""
    console = out()
    names = {each.key: each.name for each in found.parties}
    first, last = found.parties[0], found.parties[-1]
    said = "down a chain of holdings" if found.downwards else "not by ownership alone"
    steps = "1 step" if len(found.holdings) == 1 else f"{len(found.holdings)} steps"
    console.print(cell(f"{first.name} → {last.name}, {found.as_of}: {steps}, {said}", "bold"))
    console.print(cell(first.name))
    for party, holding in zip(found.parties[1:], found.holdings, strict=True):
        down = holding.owned == party.key
        lead = "—" if holding.interest in TIES else "↓" if down else "↑"
        line = Text("  ")
        line.append(plain(f"{lead} {_what(holding)}"), _colour(holding))
        line.append(plain(f"  {names[holding.owner]} in {names[holding.owned]}"))
        line.append(plain(_where(holding)), "dim")
        console.print(line)
        console.print(cell(party.name))
    for each in found.unknown:
        console.print(cell(f"not known: {each}", "yellow"))
