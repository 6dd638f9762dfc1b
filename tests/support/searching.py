"""Targets to be searched, made by hand, and what is asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from watchword.index import Index, IndexListing, IndexTarget, build_index, open_index
from watchword.model import EntryKey, Name, Schema
from watchword.service.search import Findings, Question, View
from watchword.service.search.asking import Answer
from watchword.service.search.filing import write_catalogue
from watchword.service.search.layout import Catalogue, open_catalogue
from watchword.service.search.question import settle
from watchword.service.search.said import Said

STATE = "0a1b"


@dataclass(frozen=True)
class Searched:
    """An index of some targets, and its catalogue."""

    index: Index
    catalogue: Catalogue

    def answer(self, question: Question, view: View | None = None) -> Answer:
        """The whole answer to a question."""
        asked = (question, view or View())
        return Answer(self.index, self.catalogue, settle(question), asked=asked)

    def find(self, question: Question, view: View | None = None) -> Findings:
        """A page of it."""
        answer = self.answer(question, view)
        return answer.findings(answer.page())

    def ids(self, question: Question, view: View | None = None) -> list[str]:
        """The ids of all of its targets, in order."""
        answer = self.answer(question, view)
        return [answer.hit(row).target.id for row in answer.order.tolist()]


def searched(
    folder: Path, targets: Sequence[IndexTarget], said: Mapping[EntryKey, Said] | None = None
) -> Searched:
    """File targets, with what their entries say."""
    build_index(folder, state=STATE, targets=targets)
    index = open_index(folder, state=STATE)
    names = {listing.key: each.name for each in targets for listing in each.listings}
    write_catalogue(
        index.place,
        state=STATE,
        targets=targets,
        said=said or {},
        name_of=lambda key: names.get(key, ""),
    )
    return Searched(index, open_catalogue(index.place, state=STATE))


def make_target(
    number: int, *listings: IndexListing, names: Sequence[str] = (), schema: Schema = Schema.PERSON
) -> IndexTarget:
    """A target; its id is that of its first listing, as merging gives it."""
    called = tuple(names) or (f"Target {number}",)
    return IndexTarget(
        id=listings[0].key.target if listings else f"ww-{number:016x}",
        schema=schema,
        name=called[0],
        names=tuple(Name(full=name) for name in called),
        listings=listings,
    )
