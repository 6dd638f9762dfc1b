"""IMO numbers of ships and of the companies that own them."""

from __future__ import annotations

from watchword.model import IdentifierKind, ProblemCode
from watchword.sources.draft import Draft


def add_imo(draft: Draft, number: str, *, code: str | None = None, remark: str = "") -> None:
    """Add an IMO number as that of a ship or, by its check digit, that of a company.

    The International Maritime Organization numbers ships (A.1117(30)) and their owners
    (MSC.160(78)) alike with seven digits, and lists say "IMO number" for both.

    Args:
        code: The ISO code of the country that the source states with it.
        remark: What the source adds to it.
    """
    kind, label = IdentifierKind.IMO, "IMO number"
    digits = [int(char) for char in number if char.isdecimal()]
    if len(digits) != 7:
        draft.problem(ProblemCode.IDENTIFIER_INVALID, "IMO numbers have seven digits", number)
        draft.add_identifier(kind, number, label=label, code=code, remark=remark)
        return
    ship = sum(d * w for d, w in zip(digits, range(7, 1, -1), strict=False)) % 10
    weighted = sum(d * w for d, w in zip(digits, (8, 6, 4, 2, 9, 7), strict=False))
    company = (11 - weighted % 11) % 10
    if digits[6] == company and digits[6] != ship:
        kind, label = IdentifierKind.REGISTRATION_NUMBER, "IMO company number"
    elif digits[6] != ship:
        draft.problem(ProblemCode.IDENTIFIER_INVALID, "IMO number fails its check digit", number)
    draft.add_identifier(kind, number, label=label, code=code, remark=remark)
