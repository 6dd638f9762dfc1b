"""The command line: parse, call one use case, render.

Commands are imported when they are called, so that a cold ``watchword check`` does not
pay for reading reports.
"""

from __future__ import annotations

from watchword.cli.app import main

__all__ = ["main"]
