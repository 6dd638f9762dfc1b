"""Identifiers that carry a check digit of their own."""

from __future__ import annotations

from rigour.ids.imo import IMO


def imo_is_valid(number: str) -> bool:
    """Whether a text is the seven digits of an IMO number of a ship or of a ship's owner.

    The last digit checks the six before it (IMO resolutions A.1117(30) for ships and
    MSC.160(78) for companies).
    """
    # rigour also takes six digits, which no IMO number has.
    return len(number) == 7 and number.isascii() and number.isdecimal() and IMO.is_valid(number)
