"""Which actors of a report are targets of the register.

A common surname alone is nobody: only full names are looked up, and a later "Usmanov"
is a target because it was put together with "Alisher Usmanov" before.
"""

from __future__ import annotations

from collections.abc import Sequence

from watchword.model import ActorSchema, LinkedTarget, Schema
from watchword.news.actors import Cluster
from watchword.news.gazetteer import NameLookup

_LOOKED_UP = frozenset(
    {
        ActorSchema.PERSON,
        ActorSchema.ORGANIZATION,
        ActorSchema.COMPANY,
        ActorSchema.PUBLIC_BODY,
    }
)


class Links:
    """Asks the register for names, each once per report."""

    def __init__(self, lookup: NameLookup | None) -> None:
        self._lookup = lookup
        self._answers: dict[tuple[str, str | None, str | None], tuple[LinkedTarget, ...]] = {}

    def known_kind(self, name: str) -> str | None:
        """``PERSON`` or ``ORG`` for a full name that the register holds, else None."""
        found = [target for target in self._ask(name, None, None) if target.alert]
        if not found:
            return None
        schema = found[0].schema
        return "PERSON" if schema in {None, Schema.PERSON.value} else "ORG"

    def targets_of(self, cluster: Cluster) -> tuple[LinkedTarget, ...]:
        """The targets that an actor's full name raises an alert for, best first."""
        if not cluster.named or cluster.schema not in _LOOKED_UP:
            return ()
        kind = "Person" if cluster.schema is ActorSchema.PERSON else "Organization"
        country = cluster.code if cluster.code and len(cluster.code) == 2 else None
        country = None if country in {"eu", "un"} else country
        best: dict[str, LinkedTarget] = {}
        for name in _full_names(cluster):
            for target in self._ask(name, kind, country):
                if target.alert and (target.id not in best or best[target.id].score < target.score):
                    best[target.id] = target
        return tuple(sorted(best.values(), key=lambda target: (-target.score, target.id)))

    def _ask(self, name: str, kind: str | None, country: str | None) -> Sequence[LinkedTarget]:
        if self._lookup is None or len(name.split()) < 2:
            return ()
        key = (name, kind, country)
        if key not in self._answers:
            self._answers[key] = tuple(self._lookup.find(name, kind=kind, country=country))
        return self._answers[key]


def _full_names(cluster: Cluster) -> list[str]:
    """The different names of more than one word that the text uses, the fullest first."""
    names = dict.fromkeys([cluster.name, *(found.text for found in cluster.found)])
    return [name for name in names if len(name.split()) > 1]
