"""One event once: what a report tells in several places, put together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from watchword.model import Modality
from watchword.news.actors import Cluster

if TYPE_CHECKING:
    from watchword.news.events.reading import EventDraft

_TOLD = {Modality.ACTUAL: 0, Modality.HISTORICAL: 0, Modality.FUTURE: 1}


def join_drafts(drafts: Sequence[EventDraft]) -> list[EventDraft]:
    """Put drafts that tell the same event together; the first keeps its place."""
    kept: list[EventDraft] = []
    for draft in drafts:
        draft.mentions = [draft.evidence]
        same = next((one for one in kept if _is_same(one, draft)), None)
        if same is None:
            kept.append(draft)
        else:
            _take(same, draft)
    return kept


def _is_same(one: EventDraft, other: EventDraft) -> bool:
    if one.type != other.type or one.mode != other.mode:
        return False
    if _is_taken_up(one, other):
        return True
    if _TOLD.get(one.modality, one.modality) != _TOLD.get(other.modality, other.modality):
        return False
    if not _days_agree(one, other) or not _places_agree(one, other):
        return False
    straight = _meet(one.sources, other.sources) and _meet(one.targets, other.targets)
    crossed = _meet(one.sources, other.targets) and _meet(one.targets, other.sources)
    return straight or (crossed and one.reciprocal and other.reciprocal)


def _is_taken_up(one: EventDraft, other: EventDraft) -> bool:
    """As in: Li's visit, during his trip: what was told before, by a bare noun."""
    if not (other.by_noun and one.sources and _meet(one.sources, other.sources)):
        return False
    return not other.targets and other.when.starts_on is None


def _meet(ones: Sequence[Cluster], others: Sequence[Cluster]) -> bool:
    """Whether two sides are the same: the same actor, or nobody on both."""
    if not ones and not others:
        return True
    return any(_is_same_actor(one, other) for one in ones for other in others)


def _is_same_actor(one: Cluster, other: Cluster) -> bool:
    if one is other:
        return True
    # "Russia" and "Russian military leaders"; two persons of a country are two.
    return (
        one.code is not None
        and one.code == other.code
        and not (one.named and other.named)
        and one.schema != other.schema
    )


def _days_agree(one: EventDraft, other: EventDraft) -> bool:
    start, end = one.when.starts_on, one.when.ends_on or one.when.starts_on
    other_start, other_end = other.when.starts_on, other.when.ends_on or other.when.starts_on
    if start is None or other_start is None or end is None or other_end is None:
        return True
    return start <= other_end and other_start <= end


def _places_agree(one: EventDraft, other: EventDraft) -> bool:
    if one.place is None or other.place is None or one.place == other.place:
        return True
    return one.place_country is not None and one.place_country == other.place_country


def _take(kept: EventDraft, draft: EventDraft) -> None:
    """Fill what the first telling leaves open from the next."""
    kept.mentions.append(draft.evidence)
    days = kept.when.days or draft.when.days
    if kept.when.starts_on is None or _is_longer(kept, draft):
        kept.when = draft.when if draft.when.starts_on is not None else kept.when
    kept.when = kept.when.lasting(days)
    if kept.place is None or (draft.place is not None and kept.place_country == kept.place):
        kept.place, kept.place_country = draft.place, draft.place_country
    if not kept.targets:
        kept.targets = draft.targets
    kept.confidence = max(kept.confidence, draft.confidence)


def _is_longer(kept: EventDraft, draft: EventDraft) -> bool:
    """Whether the next telling knows the days better."""
    mine, other = kept.when, draft.when
    if mine.precision == other.precision or other.precision != "day":
        return (
            mine.starts_on == other.starts_on
            and other.ends_on is not None
            and (mine.ends_on is None or other.ends_on > mine.ends_on)
        )
    return True
