"""The order of an answer: total, so that its pages put together are the whole."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from watchword.model import is_official
from watchword.service.search.layout import Catalogue
from watchword.service.search.question import Sort
from watchword.service.search.selecting import Selection
from watchword.service.search.words import Term

_PER_MILLE = 1000


def order_targets(
    catalogue: Catalogue,
    selection: Selection,
    sort: Sort,
    *,
    terms: tuple[Term, ...] | None,
    reverse: bool,
) -> NDArray[np.int64]:
    """The rows of the targets of an answer, in order."""
    found = np.flatnonzero(selection.targets)
    by_id = catalogue.columns.target_by_id[found]
    unknown: list[NDArray[Any]] = []
    if sort is Sort.NAME:
        keys: list[NDArray[Any]] = [catalogue.columns.target_by_name[found]]
    elif sort is Sort.LISTED:
        first, by = (days[found] for days in _newest(catalogue, selection))
        keys = [-first, -by]
        unknown = [first == 0]
    elif sort is Sort.AUTHORITIES:
        keys = [-authority_counts(catalogue, selection)[found]]
    else:
        relevance = relevance_of(catalogue, selection, terms or ())
        keys = [-relevance[found], -authority_counts(catalogue, selection)[found]]
    if reverse:
        keys = [-key for key in keys]
    # The last key of a lexical sort is the first that counts.
    return found[np.lexsort((by_id, *reversed(keys), *unknown))]


def _newest(
    catalogue: Catalogue, selection: Selection
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """By target: the first and the last day that its newest listing can be of.

    Of the listings that meet the filters; the newest is the one that can't be earlier
    than the others.
    """
    columns, times = catalogue.columns, np.flatnonzero(selection.times)
    first, by = columns.time_first[times], columns.time_by[times]
    order = np.lexsort((by, first))
    targets = catalogue.time_target[times[order]]
    newest_first, newest_by = np.zeros((2, len(catalogue)), np.int64)
    # Of several values for one place numpy keeps the last.
    newest_first[targets], newest_by[targets] = first[order], by[order]
    return newest_first, newest_by


def authority_counts(catalogue: Catalogue, selection: Selection) -> NDArray[np.int64]:
    """By target: how many authorities list it; own lists are none."""
    codes = catalogue.tables.authorities
    counts = np.zeros(len(catalogue), np.int64)
    for number, code in enumerate(codes):
        if is_official(code):
            mine = selection.standing & (catalogue.time_authority == number)
            counts[np.unique(catalogue.time_target[mine])] += 1
    return counts


def relevance_of(
    catalogue: Catalogue, selection: Selection, terms: tuple[Term, ...]
) -> NDArray[np.int64]:
    """By target: how well its best name meets the text.

    A whole word goes before the beginning of one, then a name of which the text makes up
    more, then the name that a target goes by, then a strong one.
    """
    best = np.zeros(len(catalogue), np.int64)
    if selection.names is None:
        return best
    field, docs = catalogue.field("names"), selection.names
    scores = name_scores(catalogue, docs, terms)
    np.maximum.at(best, field.owners[docs], scores)
    return best


def name_scores(
    catalogue: Catalogue, docs: NDArray[np.int32], terms: tuple[Term, ...]
) -> NDArray[np.int64]:
    """How well each of these names meets the text; see :func:`relevance_of`."""
    field, columns = catalogue.field("names"), catalogue.columns
    asked = sum(len(term.words) for term in terms)
    sizes = np.maximum(field.sizes[docs].astype(np.int64), 1)
    share = np.minimum(asked * _PER_MILLE // sizes, _PER_MILLE)
    whole = np.ones(len(docs), np.bool_)
    for term in terms:
        if term.begins:
            whole &= np.isin(docs, field.having(term.words[-1]))
    scores = share + whole * (_PER_MILLE + 1)
    found: NDArray[np.int64] = (
        1 + scores * 4 + columns.name_lead[docs] * 2 + columns.name_strong[docs]
    )
    return found
