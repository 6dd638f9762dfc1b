"""Vessels that change name or flag about a listing; the IMO number stays with the hull.

Source: IMO Resolution A.1117(30), the ship identification number scheme.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from watchword.model import Schema, Spell, SpellKind
from watchword.network.flags.facts import HOLDS, Facts, ListedBy
from watchword.network.flags.flag import Evidence, FlagStrength
from watchword.network.flags.raising import Found
from watchword.network.flags.reading import measure
from watchword.network.flags.telling import days_text, listing_evidence, listing_text

_DIGITS = 7
_NOT_NAME = re.compile(r"[\W_]+")
_PREFIX = re.compile(r"^(?:m[\W_]?[vt]|mv|mt|ss|ms)[\W_]+", re.IGNORECASE)


def find_renamed(facts: Facts) -> Iterator[Found]:
    """A vessel with a new name shortly before, or after, it or its owner was listed."""
    return _changed(facts, SpellKind.NAME, "was renamed")


def find_reflagged(facts: Facts) -> Iterator[Found]:
    """A vessel with a new flag shortly before, or after, it or its owner was listed."""
    return _changed(facts, SpellKind.COUNTRY, "changed flag")


def _changed(facts: Facts, kind: SpellKind, verb: str) -> Iterator[Found]:
    for keys in _hulls(facts):
        spells = sorted(
            {
                each
                for key in keys
                for each in facts.party(key).spells
                if each.kind is kind and each.starts_on and each.starts_on <= facts.as_of
            },
            key=lambda each: (each.starts_on or date.min, each.value, each.source.name),
        )
        for old, new in pairwise(spells):
            if _folded(old) == _folded(new) or new.starts_on is None:
                continue
            near = _nearest(facts, keys, new.starts_on)
            if near is None:
                continue
            listing, days = near
            quick = days <= measure("vessel-changed", "close")
            yield Found(
                party=keys[0],
                about=(*keys[1:], listing.party),
                sentence=(
                    f"{facts.name(keys[0])} {verb} from {_shown(old)} to {_shown(new)} on "
                    f"{new.starts_on}, {days_text(days)} {listing_text(listing)} of "
                    f"{facts.name(listing.party)}."
                ),
                evidence=[_evidence(old), _evidence(new), listing_evidence(facts, listing)],
                strength=FlagStrength.STRONG if quick else FlagStrength.MODERATE,
            )


def _hulls(facts: Facts) -> list[list[str]]:
    """The keys of each hull: one vessel is several parties where sources were not joined."""
    found: dict[str, list[str]] = defaultdict(list)
    for key in sorted(facts.parties):
        party = facts.parties[key]
        if party.schema is Schema.VESSEL:
            number = "".join(filter(str.isdigit, party.identifiers.get("imo", "")))
            found[number if len(number) == _DIGITS else f"key {key}"].append(key)
    return [found[number] for number in sorted(found)]


def _nearest(facts: Facts, keys: list[str], day: date) -> tuple[ListedBy, int] | None:
    """The listing of the vessel, or of who held it on a day, that a day follows most closely."""
    owners = [
        each.owner
        for key in keys
        for each in facts.into(key)
        if each.interest in HOLDS and facts.running(each, day)
    ]
    before, after = measure("vessel-changed", "before"), measure("vessel-changed", "after")
    found = [
        (each, (day - each.on).days)
        for key in dict.fromkeys((*keys, *owners))
        for each in facts.dated(key)
        if each.on is not None and -before <= (day - each.on).days <= after
    ]
    return min(
        found, key=lambda each: (abs(each[1]), each[0].party, each[0].authority), default=None
    )


def _folded(spell: Spell) -> str:
    """A name without what registers write differently: MV, dots, spaces, capitals."""
    return _NOT_NAME.sub("", _PREFIX.sub("", spell.value)).casefold()


def _shown(spell: Spell) -> str:
    return spell.value.upper() if spell.kind is SpellKind.COUNTRY else spell.value


def _evidence(spell: Spell) -> Evidence:
    what = "flag" if spell.kind is SpellKind.COUNTRY else "name"
    place = f"{spell.source.name}, {spell.source.locator}".rstrip(", ")
    return Evidence(
        what=f"{what} {_shown(spell)} ({place})",
        on=spell.starts_on,
        sure=not spell.source.claim,
    )
