"""Facts of a party as users state them, on the command line and in files."""

from __future__ import annotations

from watchword.errors import WrongUse
from watchword.model import DateInterval, Schema

KINDS = {
    "person": Schema.PERSON,
    "company": Schema.COMPANY,
    "organisation": Schema.ORGANIZATION,
    "organization": Schema.ORGANIZATION,
    "entity": Schema.ORGANIZATION,
    "vessel": Schema.VESSEL,
    "ship": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
    "airplane": Schema.AIRPLANE,
    "wallet": Schema.CRYPTO_WALLET,
}
"""What a user calls the kind of a subject."""


def read_birth_date(text: str) -> DateInterval:
    """A birth date as a user writes it: a day, a month, a year or a range.

    Raises:
        WrongUse: It can't be read.
    """
    # The lists' own reader: a customer file writes dates in no fewer ways.
    from watchword.sources.dates import read_date

    try:
        interval = read_date(text)
    except ValueError as error:
        raise WrongUse(f"{text}: no such date: {error}") from error
    if interval is None:
        raise WrongUse(f"{text}: no date that can be read; write it as 1953-09-09 or 1953")
    return interval


def read_country(text: str) -> str:
    """A country's code from its code or its name.

    Raises:
        WrongUse: There is no such country.
    """
    if len(text) == 2 and text.isascii() and text.isalpha():
        # A code is taken as it is: knowing all names of all countries takes a second.
        return text.lower()
    from watchword.text.countries import country_code

    code = country_code(text)
    if code is None:
        raise WrongUse(f"{text}: no country that we know; write its ISO code")
    return code
