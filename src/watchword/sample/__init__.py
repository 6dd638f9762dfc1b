"""The package's own sample: small lists, a report, and a customer file.

The lists are in the official formats; what they say is real, the files are ours.
``python -m watchword.sample`` reads them into a fresh register and reads the report
against it.
"""

from __future__ import annotations

from pathlib import Path

SAMPLE_LISTS = Path(__file__).parent / "lists"
"""The folder with the lists, one folder for each authority's list and release."""

SAMPLE_EARLIER = Path(__file__).parent / "earlier"
"""OFAC's list as it was the day before that of the others: its round is still to come."""

SAMPLE_REPORT = Path(__file__).parent / "reports" / "april-2023.txt"
"""A news report of 14 April 2023."""

SAMPLE_CUSTOMERS = Path(__file__).parent / "customers.csv"
"""A customer file with semicolons, ten rows, and what goes wrong in such files."""

SAMPLE_HOUSE_LIST = Path(__file__).parent / "house-list.csv"
"""An own list of three parties that do not exist."""

SAMPLE_HOLDINGS = Path(__file__).parent / "holdings.csv"
"""Who owns whom among parties that do not exist; one share can't be."""
