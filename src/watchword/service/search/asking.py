"""Ask the register which targets meet some filters."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from watchword.errors import IndexDamaged, RegisterBusy, WrongUse
from watchword.index import Index
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Silence, Watcher
from watchword.service.search.answer import Findings, Hit
from watchword.service.search.facets import count_facets
from watchword.service.search.filing import ensure_catalogue, make_catalogue
from watchword.service.search.layout import FORMAT, Catalogue
from watchword.service.search.ordering import order_targets
from watchword.service.search.question import Filters, Question, Sort, View, settle
from watchword.service.search.selecting import select
from watchword.service.search.showing import Display


def find(
    context: Context,
    question: Question,
    *,
    view: View | None = None,
    watcher: Watcher | None = None,
) -> Findings:
    """The targets that meet some filters, a page of them.

    Raises:
        NotFound: There is no register yet.
        WrongUse: A filter that makes no sense, or a page that there can't be.
        RegisterTrouble: What is searched can't be written beside the register's index.
    """
    answer = _ask(context, question, view or View(), watcher or Silence())
    return answer.findings(answer.page())


def find_all(
    context: Context,
    question: Question,
    *,
    view: View | None = None,
    watcher: Watcher | None = None,
) -> tuple[Findings, Iterator[Hit]]:
    """The whole answer: what :func:`find` tells without a page, and all of its targets.

    Raises:
        NotFound, WrongUse, RegisterTrouble: As :func:`find`.
    """
    answer = _ask(context, question, view or View(), watcher or Silence())
    return answer.findings([]), map(answer.hit, answer.order.tolist())


def _ask(context: Context, question: Question, view: View, watcher: Watcher) -> Answer:
    view.check()
    filters = settle(question)
    try:
        index, catalogue = _open(context, watcher)
    except RegisterBusy:
        # An update has come in between; one that takes as long is not to be expected.
        index, catalogue = _open(context, watcher)
    try:
        return Answer(index, catalogue, filters, asked=(question, view))
    except IndexDamaged:
        # Derived, so it is made again; a second failure is the index's own.
        catalogue = make_catalogue(context, index, watcher)
        return Answer(index, catalogue, filters, asked=(question, view))


def _open(context: Context, watcher: Watcher) -> tuple[Index, Catalogue]:
    index = ensure_index(context, watcher=watcher)
    return index, ensure_catalogue(context, index, watcher=watcher)


class Answer:
    """The answer to a question: all of it, in order.

    Raises:
        WrongUse: It is to be sorted by what was not asked.
        IndexDamaged: The files that are searched are broken.
    """

    def __init__(
        self, index: Index, catalogue: Catalogue, filters: Filters, *, asked: tuple[Question, View]
    ) -> None:
        self.question, self.view = asked
        self._index = index
        self._catalogue = catalogue
        self.selection = select(catalogue, self.question, filters)
        self.sort = self.view.sort or (Sort.LISTED if filters.names is None else Sort.RELEVANCE)
        if self.sort is Sort.RELEVANCE and filters.names is None:
            raise WrongUse("only an answer to a text can be sorted by relevance")
        self.order: NDArray[np.int64] = order_targets(
            catalogue, self.selection, self.sort, terms=filters.names, reverse=self.view.reverse
        )
        self.facets = count_facets(catalogue, self.selection) if self.view.facets else None
        self._display = Display(index, catalogue, filters, self.selection)

    def hit(self, row: int) -> Hit:
        """A target of the answer, by its row."""
        return self._display.hit(row)

    @cached_property
    def start(self) -> int:
        """Where the page that was asked for begins.

        Raises:
            WrongUse: The target that it comes after is not in the answer.
        """
        after = self.view.after
        if after is None:
            return min((self.view.page - 1) * self.view.per_page, len(self.order))
        row = self._index.row_of_target(after)
        places: list[int] = [] if row is None else np.flatnonzero(self.order == row).tolist()
        if not places:
            raise WrongUse(f"{after} is not in this answer: begin again from its first page")
        return places[0] + 1

    def page(self) -> list[Hit]:
        """The targets of the page that was asked for."""
        return [self.hit(row) for row in self._rows()]

    def _rows(self) -> list[int]:
        rows: list[int] = self.order[self.start : self.start + self.view.per_page].tolist()
        return rows

    def findings(self, hits: list[Hit]) -> Findings:
        """What is told of the answer, with these of its targets."""
        view, total = self.view, len(self.order)
        more = bool(hits) and self.start + len(hits) < total
        return Findings(
            question=self.question,
            state=self._index.state,
            algorithm=f"{self._index.algorithm}.{FORMAT}",
            sort=self.sort,
            reverse=view.reverse,
            total=total,
            certain=int(np.count_nonzero(self.selection.certain & self.selection.targets)),
            page=view.page if view.after is None else None,
            pages=-(-total // view.per_page),
            per_page=view.per_page,
            after=hits[-1].target.id if more else None,
            hits=tuple(hits),
            facets=self.facets,
            notes=self._notes(),
        )

    def _notes(self) -> tuple[str, ...]:
        return tuple(
            f"no list has a programme {text!r}" for text in self.selection.unknown_programmes
        )
