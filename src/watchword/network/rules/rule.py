"""What a rule is: when a company counts as owned or controlled, for one span of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from watchword.model import Interest


class Together(StrEnum):
    """Whose stakes are added up."""

    ALL = "all"
    """Those of all listed parties and of all that they reach."""
    ALONE = "alone"
    """Those of one listed party and of all that it reaches, for each party apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One kind of stake and how much of it is enough.

    Attributes:
        interest: ``SHARES`` or ``VOTES``; the two are never added to each other.
        threshold: In per cent.
        strict: Whether more than the threshold is needed.
        joint: Whether each holder of a joint arrangement holds the sum of all of them
            (SI 2019/855 Schedule 1). Shares that are *held* jointly always count once,
            and for each holder.
    """

    interest: Interest
    threshold: Fraction
    strict: bool
    together: Together
    joint: bool = False

    def is_met(self, total: Fraction) -> bool:
        """Whether a share that is known exactly is enough."""
        return total > self.threshold if self.strict else total >= self.threshold

    @property
    def phrase(self) -> str:
        """``at least 50%`` or ``more than 50%``."""
        return f"{'more than' if self.strict else 'at least'} {float(self.threshold):g}%"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """Everything that reaches a company: any one measure, or any one right of control.

    Attributes:
        control: Interests that are enough without any share, and cascade.
        family: Ties to a listed party itself that are enough; they lead no further tie.
    """

    measures: tuple[Measure, ...]
    control: frozenset[Interest] = frozenset()
    family: frozenset[Interest] = frozenset()

    @property
    def together(self) -> Together:
        """Whose stakes are added up; all measures of a test agree in this."""
        return self.measures[0].together

    @property
    def joint(self) -> bool:
        """Whether joint arrangements count; all measures of a test agree in this."""
        return self.measures[0].joint


@dataclass(frozen=True, slots=True, kw_only=True)
class Excepted:
    """Listings that are no seeds of the rule: what they do stops at the listed party."""

    programmes: frozenset[str]
    lists: frozenset[str]
    why: str
    citation: str

    def covers(self, *, programmes: Iterable[str], lists: Iterable[str]) -> bool:
        """Whether all programmes, or all lists, of a listing are excepted."""
        held, on = set(programmes), set(lists)
        return (bool(held) and held <= self.programmes) or (bool(on) and on <= self.lists)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """An authority's rule in one period.

    Attributes:
        short: How a sentence names it: ``US rule``.
        valid_from, valid_to: The period, both days included; open where None.
        sure: What is enough for ``affected``.
        possible: What is enough for ``possibly affected``; where the law is plain, the same
            test read on the high ends of shares.
        depth: How many levels it reaches below the listed; None for all.
        warnings: Interests that are no verdict and deserve a warning (OFAC FAQ 400).
        indeterminate: Why the authority's law gives no verdict, or None where it does.
        verify: What of this data was not checked against its source.
        owners_except: Kinds of listed parties from which nothing follows.
    """

    authority: str
    name: str
    short: str
    sure: Criteria
    possible: Criteria
    citation: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    depth: int | None = None
    warnings: frozenset[Interest] = frozenset()
    warning_citation: str = ""
    rebuttable: bool = False
    indeterminate: str | None = None
    verify: str | None = None
    owners_except: frozenset[str] = frozenset()
    excepted: tuple[Excepted, ...] = ()

    def is_valid_on(self, day: date) -> bool:
        """Whether the period has the day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )
