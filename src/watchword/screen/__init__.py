"""Screening: a subject against the targets of the register."""

from watchword.screen.allowance import Allowances, allow
from watchword.screen.check import DEFAULT_THRESHOLD, check_subject
from watchword.screen.match import CheckResult, Match
from watchword.screen.subject import Subject

__all__ = [
    "DEFAULT_THRESHOLD",
    "Allowances",
    "CheckResult",
    "Match",
    "Subject",
    "allow",
    "check_subject",
]
