"""Claims while a report is being read: with actors in the place of their ids."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from watchword.model import (
    DesignationClaim,
    Modality,
    RelationClaim,
    RelationClaimKind,
    Span,
)
from watchword.news.actors import Cluster


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignationDraft:
    """A designation; its fields are those of the claim.

    Attributes:
        announced_between: The days of a month or a year, where the text tells no day.
        reason: The words that give it.
    """

    authority: str | None
    by: Cluster | None
    target: Cluster | None
    delisted: bool = False
    target_count: int | None = None
    count_qualifier: str | None = None
    jurisdiction_count: int | None = None
    announced_on: date | None = None
    announced_between: tuple[date, date] | None = None
    reason: Span | None = None
    modality: Modality = Modality.ACTUAL
    evidence: Span

    def claim(self, ids: Mapping[int, str], text: str) -> DesignationClaim:
        """The claim, its actors by their ids, its words from the text."""
        return DesignationClaim(
            authority=self.authority,
            by=_id(ids, self.by),
            target=_id(ids, self.target),
            delisted=self.delisted,
            target_count=self.target_count,
            count_qualifier=self.count_qualifier,
            jurisdiction_count=self.jurisdiction_count,
            announced_on=self.announced_on,
            announced_between=self.announced_between,
            reason=text[self.reason.start : self.reason.end] if self.reason else None,
            modality=self.modality,
            evidence=self.evidence,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationDraft:
    """A relation; its fields are those of the claim."""

    source: Cluster
    target: Cluster
    kind: RelationClaimKind
    detail: str | None
    share: str | None = None
    former: bool = False
    evidence: Span

    def claim(self, ids: Mapping[int, str]) -> RelationClaim:
        """The claim, its actors by their ids."""
        return RelationClaim(
            source=ids[id(self.source)],
            target=ids[id(self.target)],
            kind=self.kind,
            detail=self.detail,
            share=self.share,
            former=self.former,
            evidence=self.evidence,
        )


def _id(ids: Mapping[int, str], cluster: Cluster | None) -> str | None:
    return ids[id(cluster)] if cluster is not None else None
