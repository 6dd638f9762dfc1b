"""Values of an entry: when two are the same to a reader, and how one is written."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any

from watchword.model import (
    Contact,
    CountryTie,
    CrossReference,
    DateInterval,
    Designation,
    Feature,
    Identifier,
    Name,
    NameKind,
    Place,
    Relation,
    Strength,
)

_KEYS: dict[type, Callable[[Any], Hashable]] = {
    Name: lambda it: (it.full, it.kind, it.strength, it.remark),
    DateInterval: str,
    Place: lambda it: (it.text, it.remark),
    CountryTie: lambda it: (it.role, it.country or it.text, it.remark),
    Identifier: lambda it: (
        *(it.kind, it.value, it.country or it.issuer),
        *(it.issued_on, it.expires_on, it.remark),
    ),
    Relation: lambda it: (it.kind, it.other, it.other_id, it.detail, it.inverse),
}


def same_key(value: Any) -> Hashable:
    """What makes two values one to a reader.

    How a source splits a name or an address into parts, and in which words it writes a
    date, does not count.
    """
    find = _KEYS.get(type(value))
    return (type(value), find(value)) if find is not None else value


def value_text(value: Any) -> str:
    """A value as a person reads it, on one line."""
    write = _TEXTS.get(type(value))
    return " ".join((write(value) if write is not None else str(value)).split())


def _name(it: Name) -> str:
    kind = "" if it.kind is NameKind.PRIMARY else _words(it.kind)
    weak = "weak" if it.strength is Strength.WEAK else ""
    return _noted(it.full, " ".join(each for each in (weak, kind) if each), it.remark)


def _place(it: Place) -> str:
    return _noted(it.text or it.country_text or it.country or "", it.remark)


def _tie(it: CountryTie) -> str:
    return _noted(f"{_words(it.role)} {it.text or it.country or ''}", it.remark)


def _identifier(it: Identifier) -> str:
    dates = (
        f"issued {it.issued_on}" if it.issued_on else "",
        f"expires {it.expires_on}" if it.expires_on else "",
    )
    said = it.issuer or (it.country or "").upper()
    return _noted(f"{it.label or _words(it.kind)} {it.value}", said, *dates, it.remark)


def _relation(it: Relation) -> str:
    said = it.detail.rstrip(":") or _words(it.kind)
    return _noted(f"{said}: {it.other}", it.other_id or "")


def _designation(it: Designation) -> str:
    parts = (
        ", ".join(it.programmes),
        f"listed {it.listed_on}" if it.listed_on else "",
        f"amended {', '.join(map(str, it.amended_on))}" if it.amended_on else "",
        f"delisted {it.delisted_on}" if it.delisted_on else "",
        ", ".join(it.basis),
        ", ".join(it.measures),
        it.source,
        it.reason,
        it.remark,
    )
    return "; ".join(part for part in parts if part)


def _noted(text: str, *notes: str) -> str:
    """Text with what is said beside it, in brackets."""
    said = ", ".join(note for note in notes if note)
    return f"{text} ({said})" if said else text


def _words(key: str) -> str:
    return key.replace("-", " ")


_TEXTS: dict[type, Callable[[Any], str]] = {
    Name: _name,
    DateInterval: str,
    Place: _place,
    CountryTie: _tie,
    Identifier: _identifier,
    CrossReference: lambda it: f"{_words(it.scheme)} {it.value}",
    Contact: lambda it: f"{it.kind} {it.value}",
    Relation: _relation,
    Designation: _designation,
    Feature: lambda it: f"{it.label}: {it.value}",
    date: date.isoformat,
}
