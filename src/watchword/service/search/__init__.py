"""Search: the targets that meet some filters, sorted, paged and counted."""

from watchword.service.search.answer import Findings, Hit, HitListing
from watchword.service.search.asking import find, find_all
from watchword.service.search.facets import Count, Facets
from watchword.service.search.question import KIND_WORDS, KINDS, Question, Sort, Status, View

__all__ = [
    "KINDS",
    "KIND_WORDS",
    "Count",
    "Facets",
    "Findings",
    "Hit",
    "HitListing",
    "Question",
    "Sort",
    "Status",
    "View",
    "find",
    "find_all",
]
