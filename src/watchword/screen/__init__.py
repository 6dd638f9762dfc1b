"""Screening: a subject against the targets of the register."""

from watchword.screen.check import DEFAULT_THRESHOLD, check_subject
from watchword.screen.match import CheckResult, Match
from watchword.screen.subject import Subject

__all__ = ["DEFAULT_THRESHOLD", "CheckResult", "Match", "Subject", "check_subject"]
