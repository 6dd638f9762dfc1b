"""The UK's natures of control, as interests and shares.

Source: Companies House, ``psc_descriptions.yml`` and the Companies Act 2006, Schedule
1A: "more than 25% but not more than 50%", "more than 50% but less than 75%", "75% or
more". ``-as-trust`` and ``-as-firm`` are conditions held through a trust or a firm,
``-as-control-over-…`` through control of one.
"""

from __future__ import annotations

from fractions import Fraction

from watchword.model import Interest, Share

BANDS = {
    "25-to-50-percent": Share(low=Fraction(25), high=Fraction(50), low_open=True),
    "50-to-75-percent": Share(low=Fraction(50), high=Fraction(75), low_open=True, high_open=True),
    "75-to-100-percent": Share(low=Fraction(75), high=Fraction(100)),
    "more-than-25-percent": Share(low=Fraction(25), high=Fraction(100), low_open=True),
}
_INTERESTS = (
    ("ownership-of-shares", Interest.SHARES),
    ("right-to-share-surplus-assets", Interest.SHARES),
    ("part-right-to-share-surplus-assets", Interest.SHARES),
    ("voting-rights", Interest.VOTES),
    ("right-to-appoint-and-remove", Interest.BOARD),
    ("significant-influence-or-control", Interest.INFLUENCE),
    ("registered-owner-as-nominee", Interest.NOMINEE),
)
_STEPS = ("25-to-50-percent", "50-to-75-percent", "75-to-100-percent", "more-than-25-percent")


def read_nature(nature: str) -> tuple[Interest, Share | None] | None:
    """What a nature of control gives; None where it is none that we know.

    A right to surplus assets counts as a share: a partnership has no other.
    """
    for beginning, interest in _INTERESTS:
        if nature.startswith(beginning):
            countable = interest in {Interest.SHARES, Interest.VOTES}
            return interest, _band(nature) if countable else None
    return None


def refine(share: Share, details: str) -> Share:
    """A band without its open ends, as the register means it.

    Files made from the register write "more than 25%, not more than 50%" as 25 to 50 and
    keep the nature of control in words.
    """
    for step in _STEPS:
        band = BANDS[step]
        if step in details and (band.low, band.high) == (share.low, share.high):
            return band
    return share


def _band(nature: str) -> Share | None:
    return next((BANDS[step] for step in _STEPS if step in nature), None)
