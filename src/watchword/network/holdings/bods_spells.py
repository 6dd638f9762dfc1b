"""What a party was called and where it was, as the statements of its record followed another."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from watchword.model import HoldingSource, Party, Spell, SpellKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A party as one statement has it; of the first one the day says nothing of a beginning."""

    on: date
    party: Party
    source: HoldingSource


_VALUES: dict[SpellKind, Callable[[Party], str | None]] = {
    SpellKind.NAME: lambda party: party.name or None,
    SpellKind.COUNTRY: lambda party: party.countries[0] if party.countries else None,
    SpellKind.ADDRESS: lambda party: party.address,
}


def with_past(party: Party, said: Sequence[Said]) -> Party:
    """A party with what earlier statements said otherwise; its former names are names of it.

    Args:
        party: As the newest statement has it.
        said: All statements of its record, in any order.
    """
    ordered = sorted(said, key=lambda each: each.on)
    spells = [each for kind in SpellKind for each in _spells(kind, ordered)]
    former = (each.party.name for each in reversed(ordered))
    names = dict.fromkeys((*party.aliases, *former))
    return replace(
        party,
        aliases=tuple(name for name in names if name and name != party.name),
        spells=tuple(spells),
    )


def _spells(kind: SpellKind, said: Sequence[Said]) -> Iterator[Spell]:
    """The runs of one value after the other; none where it never changed."""
    runs: list[tuple[str, Said]] = []
    for each in said:
        value = _VALUES[kind](each.party)
        if value is not None and (not runs or runs[-1][0] != value):
            runs.append((value, each))
    if len(runs) == 1:
        return
    for place, (value, first) in enumerate(runs):
        last = place == len(runs) - 1
        yield Spell(
            kind=kind,
            value=value,
            starts_on=first.on if place else None,
            ends_on=None if last else runs[place + 1][1].on - timedelta(days=1),
            source=first.source,
        )
