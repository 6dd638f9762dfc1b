"""The party that is being screened."""

from __future__ import annotations

from dataclasses import dataclass

from watchword.compare import Party, PartyName, read_party_names
from watchword.model import DateInterval, Identifier, Name, Schema
from watchword.text.readings import other_readings

_SHORTEST_FOREIGN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who is asked about, as far as it is known.

    Attributes:
        names: Any of which may be the one that a list has.
        birth_date: As an interval: a customer file may only hold the year.
        countries: ISO codes in lower case.
        schema: What it is; None where that is not known.
        sex: ``male``, ``female`` or None.
        identifiers: Of kind ``other`` where the kind is not known.
    """

    names: tuple[str, ...]
    birth_date: DateInterval | None = None
    countries: tuple[str, ...] = ()
    schema: Schema | None = None
    sex: str | None = None
    identifiers: tuple[Identifier, ...] = ()

    def to_party(self) -> Party:
        """The subject as it is compared."""
        names = read_party_names((Name(full=name) for name in self.names), self.schema)
        # Only here: a listed name in Chinese characters says whose it is by other facts.
        # Two characters are a Chinese name; in Japan and Korea few names are so short.
        others = (
            form
            for name in names
            if len(name.form.tokens) > _SHORTEST_FOREIGN
            for form in other_readings(name.form)
        )
        return Party(
            schema=self.schema,
            names=(*names, *(PartyName(form=form) for form in others)),
            birth_dates=() if self.birth_date is None else (self.birth_date,),
            countries=self.countries,
            sex=self.sex,
            identifiers=self.identifiers,
        )

    def to_dict(self) -> dict[str, object]:
        """The subject as JSON values."""
        return {
            "names": list(self.names),
            "birth_date": None if self.birth_date is None else str(self.birth_date),
            "countries": list(self.countries),
            "schema": None if self.schema is None else self.schema.value,
            "sex": self.sex,
            "identifiers": [
                {"kind": item.kind.value, "value": item.value, "country": item.country}
                for item in self.identifiers
            ],
        }
