"""A problem as plain values, for JSON and for tables."""

from __future__ import annotations

from typing import Any

from watchword.model import Problem


def problem_dict(problem: Problem) -> dict[str, Any]:
    """What a problem says, without the entry it belongs to: holdings have none."""
    return {
        "severity": problem.severity.value,
        "code": problem.code.value,
        "locator": problem.locator,
        "message": problem.message,
        "raw": problem.raw,
    }
