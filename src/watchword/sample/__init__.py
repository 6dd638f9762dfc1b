"""The package's own sample: small lists in the official formats, and a report.

The facts are real, the files are ours. ``python -m watchword.sample`` reads them into a
fresh register and reads the report against it.
"""

from __future__ import annotations

from pathlib import Path

SAMPLE_LISTS = Path(__file__).parent / "lists"
"""The folder with the lists, one folder for each authority's list and release."""

SAMPLE_REPORT = Path(__file__).parent / "reports" / "april-2023.txt"
"""A news report of 14 April 2023."""
