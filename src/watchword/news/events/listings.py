"""Events that designations tell: who was put on a list, or taken off, is sanctioned or freed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from watchword.news.claims.drafts import DesignationDraft
from watchword.news.events.reading import EventDraft
from watchword.news.events.timing import When

_CONFIDENCE = 0.8


def with_listings(
    told: Sequence[EventDraft], listed: Sequence[DesignationDraft]
) -> list[EventDraft]:
    """The events with one for each designation of a party that none of them tells."""
    events = [*told, *_missing(told, listed)]
    return sorted(events, key=lambda event: (event.evidence.start, event.trigger.start))


def _missing(
    told: Sequence[EventDraft], listed: Sequence[DesignationDraft]
) -> Iterator[EventDraft]:
    for claim in listed:
        if claim.by is None or claim.target is None:
            continue
        event_type = "CONCEDE" if claim.delisted else "SANCTION"
        if any(_tells(event, event_type, claim) for event in told):
            continue
        day = claim.announced_on
        yield EventDraft(
            type=event_type,
            mode=None if claim.delisted else "discontinue",
            modality=claim.modality,
            sources=[claim.by],
            targets=[claim.target],
            thirds=[],
            reciprocal=False,
            place=None,
            place_country=None,
            when=When(day, day, "day") if day is not None else When(),
            trigger=claim.evidence,
            evidence=claim.evidence,
            rule="discontinue.listing" if not claim.delisted else "concede.delisting",
            confidence=_CONFIDENCE,
            mentions=[claim.evidence],
        )


def _tells(event: EventDraft, event_type: str, claim: DesignationDraft) -> bool:
    return (
        event.type == event_type
        and any(one is claim.by for one in event.sources)
        and any(one is claim.target for one in event.targets)
    )
