"""A party as it is compared: its names in normal form, and its facts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from watchword.model import DateInterval, Identifier, Name, NameKind, Schema, Strength
from watchword.text.names import NameForm, Reading, read_name

_READINGS = {
    Schema.PERSON: (Reading.PERSON,),
    Schema.LEGAL_ENTITY: (Reading.BODY, Reading.PERSON),
    Schema.VESSEL: (Reading.THING,),
    Schema.AIRPLANE: (Reading.THING,),
    Schema.CRYPTO_WALLET: (Reading.THING,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyName:
    """A name in normal form, with what it is to its bearer."""

    form: NameForm
    kind: NameKind = NameKind.PRIMARY
    strength: Strength = Strength.STRONG


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of a comparison.

    Attributes:
        schema: What it is; None where that is not known.
        names: In every reading that its kind allows.
        birth_dates: Any of which may be true.
        countries: ISO codes in lower case.
        sex: ``male``, ``female`` or None.
    """

    schema: Schema | None
    names: tuple[PartyName, ...]
    birth_dates: tuple[DateInterval, ...] = ()
    countries: tuple[str, ...] = ()
    sex: str | None = None
    identifiers: tuple[Identifier, ...] = ()


def name_readings(schema: Schema | None) -> tuple[Reading, ...]:
    """As what a name of such a party can be read."""
    return tuple(Reading) if schema is None else _READINGS.get(schema, (Reading.BODY,))


def read_party_names(names: Iterable[Name], schema: Schema | None) -> tuple[PartyName, ...]:
    """The names in normal form; one that gives no word is left out, and doubles are too."""
    found: dict[tuple[tuple[str, ...], tuple[str, ...], Reading, Strength], PartyName] = {}
    for name in names:
        for reading in name_readings(schema):
            form = read_name(name.full, reading)
            if form.tokens:
                found.setdefault(
                    (form.tokens, form.legal, reading, name.strength),
                    PartyName(form=form, kind=name.kind, strength=name.strength),
                )
    return tuple(found.values())
