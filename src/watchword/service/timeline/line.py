"""What stands on the line of time: events of reports, acts and rounds of the register, claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from watchword.model import AUTHORITIES, ActorSchema, Modality
from watchword.service.timeline.claims import Claim
from watchword.service.timeline.happening import Actor, Happening, Status, Variant, days_text
from watchword.service.timeline.parties import Party
from watchword.service.timeline.question import country_names
from watchword.service.timeline.register_line import RegisterAct, RegisterRound
from watchword.service.timeline.tellings import SourcedReport


class Kind(StrEnum):
    """Where an item of the line comes from."""

    EVENT = "event"
    """An event that reports tell."""
    REGISTER = "register"
    """A listing or a removal of the target, as the register has it."""
    ROUND = "round"
    """The parties of one country that the other's authority listed on a day."""
    CLAIM = "claim"
    """A listing that reports tell, and the register does not bear out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of the line of time.

    Attributes:
        placed_on: The day by which items are ordered: the first of its own, else the day of
            the first report.
        starts_on, ends_on: Its days; None where nobody tells them.
        precision: As in :class:`~watchword.model.report.ReportDate`; ``about`` where no
            report tells a day, ``by`` where the register knows only by when.
        day_text: The days as they are shown.
        what: What happened, in a few words.
        planned: Whether any report told it as a plan.
        mutual: Whether both sides do it alike.
        register: What the register has of it.
        instead: Of a claim: the day that the register has for such an act.
        claims: What reports say of the same listing.
    """

    kind: Kind
    id: str
    placed_on: date
    starts_on: date | None
    ends_on: date | None
    precision: str
    day_text: str
    type: str
    mode: str | None = None
    status: Status = Status.HAPPENED
    actors: tuple[Actor, ...] = ()
    place: str | None = None
    place_country: str | None = None
    what: str
    planned: bool = False
    mutual: bool = False
    reports: tuple[SourcedReport, ...] = ()
    evidence: tuple[Mapping[str, Any], ...] = ()
    differences: Mapping[str, tuple[Variant, ...]] = field(default_factory=dict)
    register: Mapping[str, Any] | None = None
    instead: str = ""
    claims: tuple[Claim, ...] = ()

    @property
    def last_on(self) -> date:
        """The last day of it."""
        return max(self.placed_on, self.ends_on or self.placed_on)

    @property
    def key(self) -> tuple[Any, ...]:
        """The order of the line."""
        return (self.placed_on, self.last_on, _RANK[self.kind], self.type, self.id)

    def side(self, name: str) -> tuple[Actor, ...]:
        """The actors of a side."""
        return tuple(actor for actor in self.actors if actor.side == name)

    @property
    def published(self) -> tuple[date, ...]:
        """The days of its reports, each once."""
        return tuple(sorted({report.published_on for report in self.reports}))

    def to_dict(self) -> dict[str, Any]:
        """The item as JSON values."""
        published = self.published
        return {
            "kind": self.kind.value,
            "id": self.id,
            "starts_on": self.starts_on and self.starts_on.isoformat(),
            "ends_on": self.ends_on and self.ends_on.isoformat(),
            "date_precision": self.precision,
            "date": self.day_text,
            "first_told_on": published[0].isoformat() if published else None,
            "last_told_on": published[-1].isoformat() if published else None,
            "type": self.type,
            "mode": self.mode,
            "status": self.status.value,
            "planned": self.planned,
            "mutual": self.mutual,
            "what": self.what,
            "actors": [actor.to_dict() for actor in self.actors],
            "place": self.place,
            "place_country": self.place_country,
            "reports": [report.id for report in self.reports],
            "sources": [
                {
                    "report": report.id,
                    "published_on": report.published_on.isoformat(),
                    "title": report.reading.report.title,
                    "sources": list(report.sources),
                }
                for report in self.reports
            ],
            "evidence": [dict(each) for each in self.evidence],
            "differences": {
                name: [variant.to_dict() for variant in variants]
                for name, variants in self.differences.items()
            },
            "register": None if self.register is None else dict(self.register),
            "claims": [claim.to_dict() for claim in self.claims],
        }


_RANK = {Kind.REGISTER: 0, Kind.ROUND: 1, Kind.CLAIM: 2, Kind.EVENT: 3}


def event_item(happening: Happening, claims: Sequence[Claim] = ()) -> Item:
    """An event as an item.

    Args:
        happening: The event.
        claims: What the same words of its reports claim of listings.
    """
    return Item(
        kind=Kind.EVENT,
        id=happening.id,
        placed_on=happening.placed_on,
        starts_on=happening.starts_on,
        ends_on=happening.ends_on,
        precision=happening.days.precision,
        day_text=days_text(happening.days),
        type=happening.type,
        mode=happening.mode,
        status=happening.status,
        actors=happening.actors,
        place=happening.place,
        place_country=happening.place_country,
        what=_event_words(happening),
        planned=happening.planned,
        mutual=happening.mutual,
        reports=happening.reports,
        evidence=tuple(
            {
                **each.report.cite(each.event.evidence),
                "type": each.event.type,
                "mode": each.event.mode,
                "modality": each.event.modality.value,
                "starts_on": each.event.starts_on and each.event.starts_on.isoformat(),
                "ends_on": each.event.ends_on and each.event.ends_on.isoformat(),
                "place": each.event.place,
                "mentions": [
                    {"start": span.start, "end": span.end} for span in each.event.mentions
                ],
                "rule": each.event.rule,
                "confidence": each.event.confidence,
                "origin": each.event.origin,
            }
            for each in happening.tellings
        ),
        differences=happening.differences,
        claims=tuple(claims),
    )


def _event_words(happening: Happening) -> str:
    kind = happening.type.lower()
    return f"{kind}: {happening.mode.replace('_', ' ')}" if happening.mode else kind


def act_item(line: RegisterAct, name: str, claims: Sequence[Claim]) -> Item:
    """An act of the register as an item.

    Args:
        line: The act.
        name: The target's name.
        claims: What reports say of it.
    """
    act = line.act
    stated = act.on is not None
    first, last = line.days
    # What a report tells of an act whose day nobody states is the best that is known of it.
    told = [] if stated else [claim.placed_on for claim in claims]
    return Item(
        kind=Kind.REGISTER,
        id=_id(act.act.value, *act.key, str(act.by), str(act.after)),
        placed_on=min([line.placed_on, *told]),
        starts_on=None if first == date.min else first,
        ends_on=last,
        precision="day" if stated else "by",
        day_text=act.when,
        type="SANCTION" if line.is_listing else "RETREAT",
        mode=act.act.value,
        actors=(
            Actor(party=_authority(line.authority), side="source"),
            Actor(party=_listed(name, act.key.target), side="target"),
        ),
        what=line.words,
        reports=_reports(claims),
        evidence=tuple(each.report.cite(each.claim.evidence) for each in claims),
        register=act.to_dict(),
        claims=tuple(claims),
    )


def round_item(line: RegisterRound, claims: Sequence[Claim]) -> Item:
    """A round of the register as an item."""
    country = Party(
        name=country_names().get(line.country, line.country.upper()),
        schema=ActorSchema.COUNTRY,
        country=line.country,
        states=frozenset({line.country}),
    )
    count = f"{line.targets:,} {'party' if line.targets == 1 else 'parties'}"
    return Item(
        kind=Kind.ROUND,
        id=_id("round", line.authority, line.country, str(line.on)),
        placed_on=line.on,
        starts_on=line.on,
        ends_on=line.on,
        precision="day",
        day_text=str(line.on),
        type="SANCTION",
        mode="listed",
        actors=(
            Actor(party=_authority(line.authority), side="source"),
            Actor(party=country, side="target"),
        ),
        what=f"listed {count}: {_some(line)}",
        reports=_reports(claims),
        evidence=tuple(each.report.cite(each.claim.evidence) for each in claims),
        register=line.to_dict(),
        claims=tuple(claims),
    )


def _some(line: RegisterRound) -> str:
    more = line.targets - len(line.names)
    return "; ".join(line.names) + (f" and {more:,} more" if more else "")


def claim_item(claims: Sequence[Claim], nearest: RegisterAct | None) -> Item:
    """Claims of the same listing, which the register does not bear out, as an item.

    Args:
        claims: At least one.
        nearest: What the register has instead: the act of the same authority that comes
            nearest.
    """
    first = claims[0]
    days = first.days
    source = _authority(first.claim.authority) if first.claim.authority else first.by
    sides = ((source, "source"), (first.target, "target"))
    return Item(
        kind=Kind.CLAIM,
        id=_id("claim", first.report.id, *map(str, first.key)),
        placed_on=first.placed_on,
        starts_on=days and days[0],
        ends_on=days and days[1],
        precision=_PRECISIONS.get(len(first.day_text), "about"),
        day_text=first.day_text or f"~{first.placed_on}",
        type="RETREAT" if first.claim.delisted else "SANCTION",
        mode="delisted" if first.claim.delisted else "listed",
        status=_CLAIMED.get(first.claim.modality, Status.HAPPENED),
        actors=tuple(Actor(party=each, side=side) for each, side in sides if each is not None),
        what=first.words,
        planned=first.claim.modality is Modality.FUTURE,
        reports=_reports(claims),
        evidence=tuple(each.report.cite(each.claim.evidence) for each in claims),
        register=None if nearest is None else nearest.act.to_dict(),
        instead="" if nearest is None else nearest.act.when,
        claims=tuple(claims),
    )


_PRECISIONS = {10: "day", 7: "month", 4: "year"}
_CLAIMED = {
    Modality.FUTURE: Status.PLANNED,
    Modality.HYPOTHETICAL: Status.POSSIBLE,
    Modality.NEGATED: Status.DENIED,
}


def _reports(claims: Iterable[Claim]) -> tuple[SourcedReport, ...]:
    return tuple({each.report.id: each.report for each in claims}.values())


def _authority(code: str) -> Party:
    country = code if code in country_names() else None
    known = AUTHORITIES.get(code)
    name = known.jurisdiction if known is not None else country_names().get(code, code)
    return Party(
        name=name,
        schema=ActorSchema.COUNTRY if country else ActorSchema.PUBLIC_BODY,
        country=country,
        states=frozenset({country} if country else ()),
    )


def _listed(name: str, target: str) -> Party:
    return Party(name=name, schema=ActorSchema.LEGAL_ENTITY, targets=frozenset({target}))


def _id(*parts: str) -> str:
    digest = hashlib.sha256("\x00".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"tl-{digest[:16]}"
