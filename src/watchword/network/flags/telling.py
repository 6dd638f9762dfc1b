"""Words and evidence that many flags need."""

from __future__ import annotations

from datetime import date

from watchword.model import AUTHORITIES, Holding, Interest, Share
from watchword.network.flags.facts import Facts, ListedBy
from watchword.network.flags.flag import Evidence
from watchword.network.verdict import show

_NOUNS = {
    Interest.SHARES: "shares",
    Interest.VOTES: "votes",
    Interest.BOARD: "the right to appoint the board",
    Interest.INFLUENCE: "control",
    Interest.DIRECTOR: "a seat on the board",
    Interest.NOMINEE: "a nominee's holding",
}


def authority_name(code: str) -> str:
    """How a sentence names an authority's side: ``the United States``."""
    known = AUTHORITIES.get(code)
    side = known.jurisdiction if known else code
    article = side.startswith("United ") or side.endswith(" Union")
    return f"the {side}" if article else side


def listing_text(each: ListedBy) -> str:
    """``the listing by the European Union on 2022-02-28``."""
    return f"the listing by {authority_name(each.authority)}{f' on {each.on}' if each.on else ''}"


def days_text(days: int) -> str:
    """``8 days after``, ``on the day of``; negative is before."""
    if days == 0:
        return "on the day of"
    unit = "day" if abs(days) == 1 else "days"
    return f"{abs(days)} {unit} {'after' if days > 0 else 'before'}"


def share_text(share: Share | None) -> str:
    """``49.9%``, ``more than 25% to 50%``; empty where none is stated."""
    if share is None:
        return ""
    if share.low == share.high:
        return f"{show(share.low)}%"
    more = "more than " if share.low_open else ""
    return (
        f"{more}{show(share.low)}% to {'less than ' if share.high_open else ''}{show(share.high)}%"
    )


def stake_text(held: Holding) -> str:
    """``60% of the shares``, ``control``."""
    noun = _NOUNS.get(held.interest, held.interest.value)
    share = share_text(held.share)
    return f"{share} of the {noun}" if share else noun


def holding_evidence(facts: Facts, held: Holding, on: date | None = None) -> Evidence:
    """A holding as evidence; ``on`` is the day of it that matters."""
    owner, owned = facts.name(held.owner), facts.name(held.owned)
    return Evidence(
        what=f"{owner}: {stake_text(held)} in {owned}",
        on=on,
        holding=held,
        sure=not held.source.claim,
    )


def listing_evidence(facts: Facts, each: ListedBy) -> Evidence:
    """A listing as evidence."""
    return Evidence(
        what=f"{authority_name(each.authority)} listed {facts.name(each.party)}",
        on=each.on,
        sure=each.listing.certain,
    )


def tie_evidence(facts: Facts, key: str) -> list[Evidence]:
    """What ties a party to a listed one, and the listings; nothing where nothing does."""
    root = facts.tied.get(key)
    ties = [holding_evidence(facts, each) for each in facts.tie(key)]
    return [
        *ties,
        *(listing_evidence(facts, each) for each in facts.designations.get(root or "", ())),
    ]
