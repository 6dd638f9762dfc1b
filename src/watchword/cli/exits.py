"""Exit codes, and which failure has which.

They are part of the contract: ``docs/reference/exit-codes.md`` lists them, and a test
holds every exception of :mod:`watchword.errors` against this table.
"""

from __future__ import annotations

from watchword import errors

DONE = 0
FINDINGS = 1
WRONG_USE = 2
INPUT_REFUSED = 3
NOT_FOUND = 4
REGISTER_TROUBLE = 5
INTERRUPTED = 130

EXIT_CODES: dict[type[errors.WatchwordError], int] = {
    errors.WrongUse: WRONG_USE,
    errors.InputRefused: INPUT_REFUSED,
    errors.NotFound: NOT_FOUND,
    errors.RegisterTrouble: REGISTER_TROUBLE,
}


def exit_code(error: errors.WatchwordError) -> int:
    """The exit code of a failure: its own, or that of the nearest kind above it."""
    for kind in type(error).__mro__:
        if kind in EXIT_CODES:
            return EXIT_CODES[kind]
    raise AssertionError(f"{type(error).__name__} has no exit code")
