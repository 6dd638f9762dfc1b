"""Which parties of a network a name means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from watchword.model import Party
from watchword.text.keys import identifier_key, loose_key


def parties_named(parties: Sequence[Party], text: str) -> tuple[Party, ...]:
    """The parties that a key or a name means: by the very text, else by the same words.

    What fits better hides what fits less: a key, then a name, then another name, then a
    number, then the same words without case, accents, punctuation and order.
    """
    text = text.strip()
    number, words = identifier_key(text), loose_key(text)
    steps: list[Iterable[Party]] = [
        (each for each in parties if each.key == text),
        (each for each in parties if each.name == text),
        (each for each in parties if text in each.aliases),
        (each for each in parties if number and number in _numbers(each)),
        (each for each in parties if words and loose_key(each.name) == words),
        (each for each in parties if words and words in map(loose_key, each.aliases)),
    ]
    for step in steps:
        found = tuple(step)
        if found:
            return found
    return ()


def _numbers(party: Party) -> set[str]:
    return {identifier_key(value) for value in party.identifiers.values()}


def told_apart(parties: Sequence[Party], *, most: int = 5) -> str:
    """Parties of like names, by what tells them apart."""
    told = [f"{each.name} [{each.key}]" for each in parties[:most]]
    if len(parties) > most:
        told.append(f"and {len(parties) - most:,} more")
    return ", ".join(told)
