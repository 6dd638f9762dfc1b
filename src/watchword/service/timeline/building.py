"""Put the line of time together from reports and from what the register has. No I/O."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from watchword.service.timeline.answer import Timeline
from watchword.service.timeline.claims import (
    Claim,
    group_by_report,
    nearest,
    read_claims,
    sort_claims,
    tells_it,
    without,
)
from watchword.service.timeline.focus import (
    CountryFocus,
    Focus,
    NameFocus,
    PairFocus,
    acts_for,
)
from watchword.service.timeline.happening import Happening, Status, make_happening
from watchword.service.timeline.line import Item, act_item, claim_item, event_item, round_item
from watchword.service.timeline.merging import merge_tellings
from watchword.service.timeline.offices import Told, lend_offices
from watchword.service.timeline.parties import Party
from watchword.service.timeline.question import Wishes
from watchword.service.timeline.register_line import RegisterAct, RegisterRound
from watchword.service.timeline.stances import Month, stance_by_month
from watchword.service.timeline.tellings import (
    SourcedReport,
    Telling,
    parties_of,
    read_tellings,
)
from watchword.service.timeline.words_said import Said, Utterance, merge_statements

Line = RegisterAct | RegisterRound


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What a line of time is made from.

    Attributes:
        reports: In any order; one that comes twice counts once.
        lines: What the register has.
        horizon: The day up to which the stored reports go, these or others.
        state: The register's state.
    """

    reports: Iterable[SourcedReport] = ()
    lines: Sequence[Line] = field(default_factory=tuple)
    horizon: date | None = None
    state: str | None = None


def build_timeline(asked: str, focus: Focus, material: Material, wishes: Wishes) -> Timeline:
    """A line of time.

    Args:
        asked: The words that were asked.
        focus: Whom it is about.
        material: What it is made from.
        wishes: What of it is shown.
    """
    told = _read(material.reports, wishes.as_of)
    published = [report.published_on for report, _ in told]
    horizon = wishes.as_of or max([*published, *_one(material.horizon)], default=None)
    tellings = [
        telling
        for report, parties in told
        for telling in read_tellings(report, parties)
        if focus.holds(telling)
    ]
    claims = [
        claim
        for report, parties in told
        for claim in read_claims(report, parties)
        if _concerns(focus, claim)
    ]
    items = _items(focus, tellings, claims, material.lines, horizon or date.max)
    background = _background(tellings, horizon or date.max)
    return Timeline(
        asked=asked,
        focus=focus,
        wishes=wishes,
        reports=_count_reports(
            focus, told, {t.report.id for t in tellings} | {c.report.id for c in claims}
        ),
        horizon=horizon,
        items=tuple(each for each in items if _is_shown(each, wishes)),
        background=tuple(each for each in background if _is_shown(each, wishes)),
        statements=_statements(focus, told, wishes),
        stance=_stance(focus, told, wishes),
        state=material.state,
    )


def _one(day: date | None) -> tuple[date, ...]:
    return () if day is None else (day,)


def _read(reports: Iterable[SourcedReport], as_of: date | None) -> Told:
    """The reports with their parties, each once, in the order of their days."""
    known = {each.id: each for each in reports if as_of is None or each.published_on <= as_of}
    ordered = sorted(known.values(), key=lambda each: (each.published_on, each.id))
    return lend_offices([(each, parties_of(each.reading)) for each in ordered])


def _concerns(focus: Focus, claim: Claim) -> bool:
    """Whether a claim belongs on the line."""
    if isinstance(focus, NameFocus):
        return claim.target is not None and focus.is_meant(claim.target)
    if isinstance(focus, CountryFocus):
        return _is_by(claim, focus.code) or _is_theirs(claim, focus.code)
    assert isinstance(focus, PairFocus)  # noqa: S101 - there is no other focus
    return any(
        _is_by(claim, one) and (claim.target is None or _is_theirs(claim, other))
        for one, other in ((focus.first, focus.second), (focus.second, focus.first))
    )


def _is_by(claim: Claim, code: str) -> bool:
    return claim.claim.authority == code or (claim.by is not None and acts_for(claim.by, code))


def _is_theirs(claim: Claim, code: str) -> bool:
    return claim.target is not None and (
        claim.target.country == code or acts_for(claim.target, code)
    )


def _count_reports(focus: Focus, told: Told, found: set[str]) -> int:
    """How many reports tell of it: for a name also those that merely name it."""
    if isinstance(focus, NameFocus):
        actors = ((report.id, actor) for report, _ in told for actor in report.reading.actors)
        found = found | {report for report, actor in actors if focus.is_actor(actor)}
    return len(found)


def _items(
    focus: Focus,
    tellings: Sequence[Telling],
    claims: Sequence[Claim],
    lines: Sequence[Line],
    horizon: date,
) -> list[Item]:
    placed = sort_claims(claims, lines)
    borne_out = [claim for each in placed.confirmed.values() for claim in each]
    events = [
        make_happening(group, horizon=horizon)
        for group in merge_tellings(
            telling for telling in without(tellings, borne_out) if not telling.standing
        )
    ]
    items = [
        _register_item(focus, line, placed.confirmed.get(place, ()))
        for place, line in enumerate(lines)
        # An amendment is shown where reports tell of it.
        if place in placed.confirmed or not isinstance(line, RegisterAct) or not line.is_amendment
    ]
    left = {id(claim): claim for claim in placed.left}
    by_report = group_by_report(placed.left)
    for happening in events:
        near = [claim for report in happening.reports for claim in by_report.get(report.id, ())]
        told = [claim for claim in near if id(claim) in left and _is_told(claim, happening)]
        items.append(event_item(happening, told))
        for claim in told:
            del left[id(claim)]
    # A round against nobody in particular need not be one between the two of a pair.
    items += [
        claim_item(group, nearest(group[0], lines))
        for group in _groups(claim for claim in left.values() if claim.target)
    ]
    return sorted(items, key=lambda item: item.key)


def _register_item(focus: Focus, line: Line, claims: Sequence[Claim]) -> Item:
    if isinstance(line, RegisterAct):
        return act_item(line, focus.title, claims)
    return round_item(line, claims)


def _is_told(claim: Claim, happening: Happening) -> bool:
    return any(tells_it(claim, telling) for telling in happening.tellings)


def _groups(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims of the same listing, together."""
    groups: dict[tuple[Any, ...], list[Claim]] = {}
    for claim in claims:
        key = (
            claim.claim.authority,
            claim.claim.delisted,
            claim.claim.modality,
            claim.days,
            sorted(claim.target.targets or {claim.target.name})[0] if claim.target else None,
        )
        groups.setdefault(key, []).append(claim)
    return list(groups.values())


def _background(tellings: Iterable[Telling], horizon: date) -> list[Item]:
    """What is recalled as known, each once however many reports recall it."""
    groups: dict[tuple[Any, ...], list[Telling]] = {}
    for telling in sorted(tellings, key=lambda each: each.key):
        if telling.standing:
            sides = (_sides(telling.source), _sides(telling.target))
            groups.setdefault((telling.event.type, *sides), []).append(telling)
    items = [event_item(make_happening(group, horizon=horizon)) for group in groups.values()]
    return sorted(
        (replace(item, status=Status.BACKGROUND) for item in items),
        key=lambda item: (-len(item.reports), item.key),
    )


def _sides(parties: Iterable[Party]) -> frozenset[str]:
    """Who is on a side: the countries that act there, else the names."""
    return frozenset(
        name for party in parties for name in (party.states or {party.country or party.name})
    )


def _is_shown(item: Item, wishes: Wishes) -> bool:
    if wishes.types and item.type not in wishes.types:
        return False
    if item.status is Status.BACKGROUND:
        return any(wishes.covers(day, day) for day in item.published)
    return wishes.covers(item.placed_on, item.last_on)


def _statements(focus: Focus, told: Told, wishes: Wishes) -> tuple[Utterance, ...] | None:
    if not wishes.statements or not isinstance(focus, NameFocus):
        return None
    said = [
        Said(
            report=report,
            statement=statement,
            speaker=speaker.name,
            via=tuple(parties[each].name for each in statement.via if each in parties),
        )
        for report, parties in told
        for statement in report.reading.statements
        if (speaker := parties.get(statement.speaker or "")) is not None and focus.is_meant(speaker)
    ]
    return tuple(each for each in merge_statements(said) if wishes.covers(each.on, each.on))


def _stance(focus: Focus, told: Told, wishes: Wishes) -> tuple[Month, ...] | None:
    if not isinstance(focus, PairFocus):
        return None
    shown = [each for each in told if wishes.covers(each[0].published_on, each[0].published_on)]
    return stance_by_month(shown, focus)
