"""What parties come to, whoever writes them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from watchword.model import (
    AUTHORITIES,
    Designation,
    Entry,
    Identifier,
    IdentifierKind,
    Problem,
    Release,
)
from watchword.sources.contract import Document
from watchword.sources.own.ftm import ftm_source
from watchword.text.keys import identifier_key

# After watchword.text, which stands in for PyICU where that is missing.
from followthemoney.types import registry  # isort: skip


def read_back(body: bytes) -> tuple[dict[str, Entry], list[Problem]]:
    """The entries of a file of entities, by id, and what is wrong with it."""
    document = Document.from_bytes(body, "entities.ftm.json")
    items = list(ftm_source("back").read_entries([document]))
    entries = {each.id: each for each in items if isinstance(each, Entry)}
    return entries, [each for each in items if isinstance(each, Problem)]


def stated(told: Iterable[tuple[Release | None, Entry]]) -> dict[str, Any]:
    """Names, dates, numbers and acts of a party.

    Args:
        told: Entries with the releases that state them; without one where the entry was
            read back, and has the authority of an act as its source.
    """
    members = list(told)
    entries = [entry for _, entry in members]
    weak: dict[str, bool] = {}
    for entry in entries:
        for name in entry.names:
            full = registry.name.clean(name.full) or name.full
            weak[full] = weak.get(full, True) and name.strength.value == "weak"
    return {
        "names": weak,
        "birth": {str(each) for entry in entries for each in entry.birth_dates},
        "death": {str(each) for entry in entries for each in entry.death_dates},
        "founded": {str(each) for entry in entries for each in entry.founded_on},
        "sex": {entry.sex for entry in entries if entry.sex},
        "numbers": {_number(each) for entry in entries for each in entry.identifiers},
        "acts": {
            (
                _authority(release, act.source),
                frozenset(map(_squeezed, act.programmes)),
                act.listed_on,
                act.delisted_on,
                frozenset(map(_squeezed, act.basis)),
                _squeezed(act.reason),
                frozenset(map(_squeezed, act.measures)),
            )
            for release, entry in members
            for act in entry.designations or (Designation(),)
        },
    }


def _authority(release: Release | None, source: str) -> str:
    return source.partition("; ")[0] if release is None else AUTHORITIES[release.authority].name


def _number(each: Identifier) -> tuple[str, str]:
    """A number and its kind; lists call the numbers of ships and of their owners alike."""
    key = identifier_key(each.value).removeprefix("imo")
    maritime = (IdentifierKind.IMO, IdentifierKind.REGISTRATION_NUMBER)
    return ("registered" if each.kind in maritime else each.kind.value), key


def _squeezed(text: str) -> str:
    return " ".join(text.split())
