"""A verdict in the terminal: the word, the sentence, the proof as a tree, what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.text import Text
from rich.tree import Tree

from watchword.cli.console import cell, out, plain, table
from watchword.network.proof.sentence import say_share
from watchword.network.verdict import Answer, Step, Verdict

if TYPE_CHECKING:
    from rich.console import Console

    from watchword.model import Problem
    from watchword.service.network import Affected, Verdicts

COLOURS = {
    Answer.AFFECTED: "bold red",
    Answer.POSSIBLY_AFFECTED: "yellow",
    Answer.INDETERMINATE: "cyan",
    Answer.NOT_AFFECTED: "green",
}
_MOST_LINES = 200
_MOST_FLAGS, _MOST_FACTS = 10, 4


def word(answer: Answer) -> str:
    """A verdict as it is read: ``possibly affected``."""
    return answer.value.replace("_", " ")


def show_verdicts(found: Verdicts) -> None:
    """Print the verdict of one authority in full, or those of all side by side."""
    console = out()
    if found.single:
        _show_one(console, found.verdicts[0])
    else:
        console.print(cell(f"{found.name} on {found.as_of}", "bold"))
        rows = table("authority", "verdict", "owners", "share", "why")
        for each in found.verdicts:
            rows.add_row(
                cell(each.authority),
                cell(word(each.answer), COLOURS[each.answer]),
                cell(", ".join(each.owners)),
                cell(say_share(each.share) if each.owners and not each.listed else ""),
                cell(each.explanation, "dim"),
            )
        console.print(rows)
    for flag in found.flags[:_MOST_FLAGS]:
        sure = flag.strength.value
        console.print(cell(f"flag {flag.code} ({sure}): {flag.sentence}", "yellow"))
        for fact in flag.evidence[:_MOST_FACTS]:
            console.print(cell(f"  {fact.what}", "dim"))
        console.print(cell(f"  {flag.citation}", "dim"))
    if len(found.flags) > _MOST_FLAGS:
        more = len(found.flags) - _MOST_FLAGS
        console.print(cell(f"{more:,} flags more: --json has all", "dim"))
    _show_links(console, found)
    _show_unknown(found.unknown, found.problems)


def _show_one(console: Console, verdict: Verdict) -> None:
    head = Text()
    head.append(plain(word(verdict.answer)).upper(), COLOURS[verdict.answer])
    head.append(plain(f"  {verdict.name}, {verdict.authority}, {verdict.as_of}"), "bold")
    console.print(head)
    console.print(cell(verdict.explanation))
    if verdict.proof:
        console.print(_tree(verdict))
        if not verdict.smallest:
            console.print(cell("(a proof; there may be a smaller one)", "dim"))
    if verdict.flip is not None:
        console.print(cell(f"What would change it: {verdict.flip.text}", "magenta"))
    for flag in verdict.flags:
        cited = f" ({flag.citation})" if flag.citation else ""
        console.print(cell(f"flag {flag.code}: {flag.text}{cited}", "yellow"))
    if verdict.verify:
        console.print(cell(f"Not checked against its source: {verdict.verify}", "dim"))


def _tree(verdict: Verdict) -> Tree:
    """The proof from the party upwards: whose holdings reach it, and whose reach those."""
    by_held: dict[str, list[Step]] = {}
    for step in verdict.proof:
        by_held.setdefault(step.held, []).append(step)
    root = Tree(cell(verdict.name, "bold"))
    seen, stack, lines = {verdict.name}, [(root, verdict.name)], 0
    while stack and lines < _MOST_LINES:
        branch, held = stack.pop()
        for step in by_held.get(held, ()):
            lines += 1
            listed = step.holder in verdict.owners
            label = Text()
            label.append(plain(step.holder), "bold red" if listed else "")
            label.append(" (listed)" if listed else "", "red")
            label.append(plain(f"  {_held(step)}"), "magenta")
            label.append(plain(f"  {step.source.name}, {step.source.locator}"), "dim")
            grown = branch.add(label)
            if step.holder not in seen:
                seen.add(step.holder)
                stack.append((grown, step.holder))
    return root


def _held(step: Step) -> str:
    if step.share is None:
        return step.interest.value
    what = "" if step.interest.value == "shares" else f" {step.interest.value}"
    return f"{say_share(step.share)}{what}"


def _show_links(console: Console, found: Verdicts) -> None:
    for link in found.links[:10]:
        sure = "is" if link.certain else "may be"
        said = f"{link.party} {sure} {link.target} ({link.score:.2f}): {link.explanation}"
        console.print(cell(said, "dim" if link.certain else "yellow"))


def _show_unknown(unknown: Iterable[str], problems: Sequence[Problem]) -> None:
    console = out()
    for each in unknown:
        console.print(cell(f"not known: {each}", "yellow"))
    for problem in problems[:5]:
        raw = f": {problem.raw}" if problem.raw else ""
        console.print(cell(f"  {problem.locator}: {problem.message}{raw}", "dim"))


def show_affected(found: Affected, *, most: int) -> None:
    """Print who is affected, at most so many."""
    console = out()
    if most and found.affected:
        rows = table("verdict", "name", "owners")
        for each in found.affected[:most]:
            rows.add_row(
                cell(word(each.answer), COLOURS[each.answer]),
                cell(each.name),
                cell(", ".join(each.owners[:5])),
            )
        console.print(rows)
    if most and len(found.affected) > most:
        more = f"{len(found.affected) - most:,} more: --out FILE or --json has all"
        console.print(cell(more, "dim"))
    counts = ", ".join(
        f"{sum(1 for each in found.affected if each.answer is answer):,} {word(answer)}"
        for answer in (Answer.AFFECTED, Answer.POSSIBLY_AFFECTED, Answer.INDETERMINATE)
        if any(each.answer is answer for each in found.affected)
    )
    about = (
        f"{counts or 'Nobody is affected'}, {found.authority}, {found.as_of}; {found.listed:,} listed"
        f" of {found.parties:,} parties with {found.holdings:,} holdings"
    )
    console.print(cell(f"{about} ({found.citation or found.rule})", "dim"))
    _show_unknown(found.unknown, found.problems)
