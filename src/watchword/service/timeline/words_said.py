"""What a person or a body said, when, and in which reports."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from watchword.model import Statement, StatementKind
from watchword.news.names import fold
from watchword.service.timeline.tellings import SourcedReport

_APART = 10
"""Days after which the same words are said again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement in one report."""

    report: SourcedReport
    statement: Statement
    speaker: str
    via: tuple[str, ...]

    @property
    def on(self) -> date:
        """The day on which it was said, else that of the report."""
        return self.statement.made_on or self.report.published_on

    @property
    def key(self) -> tuple[Any, ...]:
        """What the order of statements rests on."""
        words = self.statement.words
        return (self.on, self.report.published_on, self.report.id, words.start, words.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One statement over all reports that bring it."""

    said: tuple[Said, ...]

    @property
    def first(self) -> Said:
        """As it was told first; one that states the day goes before one that does not."""
        return min(self.said, key=lambda each: (each.statement.made_on is None, each.key))

    @property
    def on(self) -> date:
        """The day on which it was said, or first reported."""
        return self.first.on

    @property
    def day_text(self) -> str:
        """The day, ``~`` where only the report's is known."""
        return str(self.on) if self.first.statement.made_on else f"~{self.on}"

    @property
    def words(self) -> str:
        """What was said, in quotation marks; or what is ascribed, behind the cue that does it."""
        statement = self.first.statement
        if statement.quoted:
            return f"“{statement.text}”"
        return f"{statement.cue}: {statement.text}" if statement.cue else statement.text

    @property
    def reports(self) -> tuple[SourcedReport, ...]:
        """The reports that bring it."""
        return tuple({each.report.id: each.report for each in self.said}.values())

    def to_dict(self) -> dict[str, Any]:
        """The statement as JSON values."""
        statement = self.first.statement
        return {
            "made_on": statement.made_on and statement.made_on.isoformat(),
            "first_told_on": min(each.report.published_on for each in self.said).isoformat(),
            "speaker": self.first.speaker,
            "via": list(self.first.via),
            "kind": statement.kind.value,
            "cue": statement.cue,
            "quoted": statement.quoted,
            "text": statement.text,
            "reports": [report.id for report in self.reports],
            "sources": [report.label for report in self.reports],
            "evidence": [each.report.cite(each.statement.evidence) for each in self.said],
        }


def merge_statements(said: Iterable[Said]) -> tuple[Utterance, ...]:
    """Statements, each once however many reports bring the same words."""
    open_ones: dict[tuple[str, bool, StatementKind], list[Said]] = {}
    done: list[list[Said]] = []
    for each in sorted(said, key=lambda each: each.key):
        statement = each.statement
        key = (_plain(statement.text), statement.quoted, statement.kind)
        group = open_ones.get(key)
        if group is None or (each.on - group[0].on).days > _APART:
            group = open_ones[key] = []
            done.append(group)
        group.append(each)
    merged = [Utterance(said=tuple(group)) for group in done]
    return tuple(sorted(merged, key=lambda each: (each.on, each.first.key)))


def _plain(text: str) -> str:
    """Words without the marks and capitals that newsrooms change."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(text)).split())
