"""Bad data, as a value: it is reported and never stops an update."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters to the reader of the list."""

    INFO = "info"
    """Worth knowing; nothing is lost and nothing is doubtful."""
    WARNING = "warning"
    """A value was kept raw because it could not be understood."""
    ERROR = "error"
    """A target or a part of it could not be used."""


class ProblemCode(StrEnum):
    """What is wrong, in a word that a filter can use."""

    DATE_UNREADABLE = "date-unreadable"
    DATE_DOUBTFUL = "date-doubtful"
    """Readable, but impossible or perhaps day and month swapped."""
    COUNTRY_UNKNOWN = "country-unknown"
    IDENTIFIER_INVALID = "identifier-invalid"
    """Fails its own check digit or form; kept as stated."""
    NAME_MISSING = "name-missing"
    NAME_AMBIGUOUS = "name-ambiguous"
    ENTRY_UNREADABLE = "entry-unreadable"
    KIND_UNKNOWN = "kind-unknown"
    ID_MISSING = "id-missing"
    ID_REUSED = "id-reused"
    FIELD_UNKNOWN = "field-unknown"
    """A column, element or label that the format did not have before."""
    VALUE_UNREADABLE = "value-unreadable"
    VALUE_CONFLICT = "value-conflict"
    """Rows of one entry disagree where only one value can stand."""
    RELATION_UNRESOLVED = "relation-unresolved"
    COUNT_MISMATCH = "count-mismatch"
    """The file declares another number of entries than it holds."""
    PART_MISSING = "part-missing"
    """A file of a release of several is absent, so what stands in it is unknown."""
    ENCODING = "encoding"
    LANGUAGE_UNREAD = "language-unread"
    """A report in a language that we don't read."""
    CUT_SHORT = "cut-short"
    """A report longer than what is parsed: the rest was not read."""
    OPINION_FAILED = "opinion-failed"
    """A second opinion on a report could not be had; the reading stands as it is."""
    OPINION_INVALID = "opinion-invalid"
    """A part of a second opinion broke its contract and was dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in a release that could not be understood or trusted.

    Attributes:
        locator: Where in the file: ``row 12``, ``sdnEntry 35283``.
        message: What is wrong, in a sentence.
        raw: The value as the file has it.
        entry: The id of the entry that it concerns, if one.
    """

    severity: Severity
    code: ProblemCode
    locator: str
    message: str
    raw: str = ""
    entry: str | None = None
