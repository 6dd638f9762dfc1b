"""What a verdict did not know: told beside it, since silence would look like an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from watchword.model import Interest, Party, Schema
from watchword.network.verdict import show
from watchword.service.network.world import World

_WHOLE = Fraction(100)


def told_by(world: World, asked: Sequence[str], day: date) -> Iterator[str]:
    """What is not known of a network: whose lists are missing, what could not be found."""
    yield from world.notes
    missing = [code for code in asked if code in world.missing]
    if missing:
        yield f"who was listed on {day}: the register has no release by then of {', '.join(missing)}"


def unknown_of(world: World, party: Party, day: date) -> Iterator[str]:
    """What is not known of those who hold a party on a day."""
    if party.schema is Schema.PERSON:
        return
    held = [
        each
        for each in world.holdings
        if each.owned == party.key
        and each.owner != party.key
        and each.interest is Interest.SHARES
        and (each.starts_on is None or each.starts_on <= day)
        and (each.ends_on is None or each.ends_on >= day)
    ]
    counted = [each for each in held if not (each.indirect or each.source.claim)]
    unstated = sorted({each.owner for each in counted if each.share is None})
    names = {each.key: each for each in world.parties}
    if unstated:
        told = ", ".join(names[key].name if key in names else key for key in unstated[:5])
        yield f"how much of {party.name} is held by {told}"
    nameless = sum(1 for each in counted if each.owner in names and not names[each.owner].known)
    if nameless:
        yield f"who {nameless} of the owners of {party.name} are: their register does not name them"
    most: dict[str, Fraction] = {}
    for each in counted:
        if each.share is not None:
            most[each.owner] = max(most.get(each.owner, Fraction(0)), each.share.high)
    stated = sum(most.values(), Fraction(0))
    if not unstated and 0 <= stated < _WHOLE:
        rest = _WHOLE - stated
        least = "at least " if any(s.share and s.share.low < s.share.high for s in counted) else ""
        yield f"who holds {least}{show(rest)}% of {party.name}: no holding of that day says so"


def problems_note(count: int) -> str:
    """That some of the holdings could not be understood."""
    many = "1 statement" if count == 1 else f"{count:,} statements"
    return f"what {many} of the holdings mean: see the problems"
