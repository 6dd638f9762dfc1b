"""Hold every claim of a reading against the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from watchword.errors import NotFound
from watchword.index import Index, IndexListing
from watchword.model import (
    AUTHORITIES,
    Actor,
    ActorSchema,
    DesignationClaim,
    Held,
    HeldStatus,
    LinkedTarget,
    RelationClaim,
)
from watchword.news.report import Reading
from watchword.service.context import Context
from watchword.service.holding.listings import Coverage, hold_listing
from watchword.service.holding.relations import compare_relations, stated_relations
from watchword.service.holding.rounds import hold_round
from watchword.service.indexing import ensure_index

if TYPE_CHECKING:
    from watchword.index import IndexTarget

_SAME_NAME = 0.03
"""Targets whose scores lie no farther apart may both be meant."""


class ClaimHolder:
    """Holds the claims of readings against one state of a register.

    Nothing is opened before the first reading that claims anything.

    Args:
        context: The register; where there is none, claims stay as they are.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def hold(self, reading: Reading) -> Reading:
        """The reading with what the register says of each of its claims.

        Of the lists it is what they say of the day of the report, as the register knows it
        now.
        """
        if not reading.designations and not reading.relations:
            return reading
        index = self._index
        if index is None:
            return reading
        one = _One(self._context, index, self._days, reading)
        return replace(
            reading,
            designations=tuple(
                replace(claim, held=one.designation(claim)) for claim in reading.designations
            ),
            relations=tuple(
                replace(claim, held=one.relation(claim)) for claim in reading.relations
            ),
        )

    @cached_property
    def _index(self) -> Index | None:
        try:
            return ensure_index(self._context)
        except NotFound:
            return None

    @cached_property
    def _days(self) -> dict[str, list[date]]:
        """The days of the releases of each authority."""
        found: dict[str, list[date]] = {}
        with self._context.register.read() as reader:
            for stored in reader.releases():
                found.setdefault(stored.release.authority, []).append(stored.release.released_on)
        return found


class _One:
    """Holds the claims of one reading."""

    def __init__(
        self, context: Context, index: Index, days: Mapping[str, list[date]], reading: Reading
    ) -> None:
        self._context = context
        self._index = index
        self._days = days
        self._actors = {actor.id: actor for actor in reading.actors}
        self._day = reading.report.published_on
        self._taken_off = {
            (claim.authority, claim.target) for claim in reading.designations if claim.delisted
        }

    def designation(self, claim: DesignationClaim) -> Held:
        """What the register says of a designation."""
        if claim.authority is not None and claim.authority not in AUTHORITIES:
            return _unknown(f"the register has no lists of {claim.authority.upper()}")
        if claim.target is None:
            return self._round(claim)
        actor = self._actors[claim.target]
        targets = _meant(actor)
        if not targets:
            return _unknown(_why_not(actor))
        if claim.authority is None:
            return self._by_anybody(targets)
        known = [self._target(each) for each in targets]
        listings = [
            (target.name, each)
            for target in known
            if target is not None
            for each in target.listings
            if each.authority == claim.authority
        ]
        name = listings[0][0] if listings else targets[0].name
        gone = (claim.authority, claim.target) in self._taken_off
        if not listings and gone and not claim.delisted:
            # That it is on no list now is what the report itself says.
            return _unknown(f"no release of {claim.authority} in the register has {name}")
        return hold_listing(
            claim,
            name,
            [each for _, each in listings],
            day=self._day,
            coverage=self._coverage(claim.authority),
        )

    def _round(self, claim: DesignationClaim) -> Held:
        if claim.authority is None:
            return _unknown("the report does not say who did it")
        return hold_round(self._context, claim, self._days.get(claim.authority, ()))

    def _by_anybody(self, targets: Sequence[LinkedTarget]) -> Held:
        """A claim that somebody is under sanctions, without by whom."""
        official: list[tuple[str, IndexListing]] = []
        for each in targets:
            target = self._target(each)
            if target is not None:
                official += [
                    (target.name, listing)
                    for listing in target.listings
                    if listing.authority in each.authorities
                ]
        authorities = sorted({listing.authority for _, listing in official})
        if not authorities:
            return _unknown(f"no official list has {targets[0].name}")
        return Held(
            status=HeldStatus.CONFIRMED,
            note=f"{official[0][0]} is on lists of {', '.join(authorities)}.",
            listed_on=min((one.listed_on for _, one in official if one.listed_on), default=None),
        )

    def relation(self, claim: RelationClaim) -> Held:
        """What the register says of a relation."""
        sides = [self._actors[claim.source], self._actors[claim.target]]
        for actor in sides:
            if not _meant(actor):
                return _unknown(_why_not(actor))
        ones, others = ([target.id for target in _meant(actor)] for actor in sides)
        with self._context.register.read() as reader:
            stated = stated_relations(reader, self._index, ones, others)
        return compare_relations(claim, stated)

    def _target(self, linked: LinkedTarget) -> IndexTarget | None:
        row = self._index.row_of_target(linked.id)
        return None if row is None else self._index.target(row)

    def _coverage(self, authority: str) -> Coverage:
        days = self._days.get(authority, ())
        return Coverage(
            authority=authority, first=min(days, default=None), last=max(days, default=None)
        )


def _meant(actor: Actor) -> list[LinkedTarget]:
    """The targets that an actor can be: the best, and those that fit as well."""
    if not actor.targets:
        return []
    best = actor.targets[0].score
    return [each for each in actor.targets if best - each.score <= _SAME_NAME]


def _why_not(actor: Actor) -> str:
    if actor.schema is ActorSchema.COUNTRY:
        return f"{actor.name} is a country, and stands on no list"
    if not actor.named:
        return f"the report does not name the {actor.name}"
    return f"no target of the register is known as {actor.name}"


def _unknown(note: str) -> Held:
    return Held(status=HeldStatus.UNKNOWN, note=f"{note}.")
