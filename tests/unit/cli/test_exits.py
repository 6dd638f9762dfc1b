from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from watchword import errors
from watchword.cli import exits

DOCS = Path(__file__).parents[3] / "docs" / "reference" / "exit-codes.md"
KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.WatchwordError) and kind is not errors.WatchwordError
]


def make(kind: type[errors.WatchwordError]) -> errors.WatchwordError:
    if kind is errors.ExtraMissing:
        return errors.ExtraMissing("news", "reading")
    return kind("a message")


@pytest.mark.parametrize("kind", KINDS)
def test_every_failure_has_an_exit_code(kind: type[errors.WatchwordError]) -> None:
    assert exits.exit_code(make(kind)) in {2, 3, 4, 5}


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    assert errors.__doc__ is not None
    drawn = set(re.findall(r"[├└]── (\w+)", errors.__doc__))
    assert drawn == {kind.__name__ for kind in KINDS}


def test_the_exit_codes_are_documented() -> None:
    documented = set(re.findall(r"^\| (\d+) \|", DOCS.read_text(encoding="utf-8"), re.M))
    codes = {
        value for name, value in vars(exits).items() if name.isupper() and isinstance(value, int)
    }
    assert documented == {str(code) for code in codes}
