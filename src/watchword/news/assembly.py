"""From drafts to values: ids for actors, statements and events, and the report's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from watchword.model import (
    Actor,
    DesignationClaim,
    Event,
    LinkedTarget,
    Mention,
    MentionKind,
    RelationClaim,
    Span,
    Statement,
    StatementKind,
)
from watchword.news.actors import Cast, Cluster, mention_of
from watchword.news.claims import DesignationDraft, RelationDraft
from watchword.news.events.ontology import strict_code
from watchword.news.events.reading import EventDraft
from watchword.news.links import Links
from watchword.news.speech import Draft


class Assembly:
    """Gives what was found in one text its ids; the cast must be complete."""

    def __init__(self, text: str, cast: Cast) -> None:
        self.text = text
        self.cast = cast
        self.clusters = sorted(
            (c for c in cast.clusters if c.found or c.pointing),
            key=lambda c: _first_offset(cast, c),
        )
        self._actor_ids = {id(c): f"a{number}" for number, c in enumerate(self.clusters, 1)}

    def _id(self, cluster: Cluster | None) -> str | None:
        return self._actor_ids.get(id(cluster)) if cluster is not None else None

    def _ids(self, clusters: Iterable[Cluster]) -> tuple[str, ...]:
        found = (self._id(cluster) for cluster in clusters)
        return tuple(dict.fromkeys(one for one in found if one is not None))

    def actors(self, links: Links) -> tuple[Actor, ...]:
        """All actors, in the order of their first mention."""
        return tuple(
            self._actor(c, self._actor_ids[id(c)], links.targets_of(c)) for c in self.clusters
        )

    def statements(self, drafts: Sequence[Draft]) -> tuple[Statement, ...]:
        """The statements, in the order of the text."""
        return tuple(self._statement(d, f"s{number}") for number, d in enumerate(drafts, 1))

    def events(
        self, drafts: Sequence[EventDraft], statements: Sequence[Statement]
    ) -> tuple[Event, ...]:
        """The events, each with the statement that tells it, where there is one."""
        return tuple(self._event(d, f"e{n}", statements) for n, d in enumerate(drafts, 1))

    def designations(self, drafts: Sequence[DesignationDraft]) -> tuple[DesignationClaim, ...]:
        """The claims that somebody was put on a list or taken off."""
        return tuple(draft.claim(self._actor_ids, self.text) for draft in drafts)

    def relations(self, drafts: Sequence[RelationDraft]) -> tuple[RelationClaim, ...]:
        """The claims that two parties are related."""
        return tuple(draft.claim(self._actor_ids) for draft in drafts)

    def _event(self, draft: EventDraft, event_id: str, statements: Sequence[Statement]) -> Event:
        return Event(
            id=event_id,
            type=draft.type,
            mode=draft.mode,
            plover=strict_code(draft.type, draft.modality),
            modality=draft.modality,
            source=self._ids(draft.sources),
            target=self._ids(draft.targets),
            third=self._ids(draft.thirds),
            reciprocal=draft.reciprocal,
            place=draft.place,
            place_country=draft.place_country,
            starts_on=draft.when.starts_on,
            ends_on=draft.when.ends_on,
            date_precision=draft.when.precision,
            statement=_statement_of(draft.trigger, statements),
            trigger=draft.trigger,
            evidence=draft.evidence,
            mentions=tuple(draft.mentions),
            rule=draft.rule,
            confidence=draft.confidence,
        )

    def _actor(self, cluster: Cluster, actor_id: str, targets: tuple[LinkedTarget, ...]) -> Actor:
        mentions = [mention_of(self.cast.doc, name) for name in cluster.found] + cluster.pointing
        unique = {(m.start, m.end): m for m in reversed(mentions)}
        return Actor(
            id=actor_id,
            name=cluster.name,
            schema=cluster.schema,
            country=cluster.code,
            mentions=tuple(
                self._mention(unique[place], kind=unique[place].kind) for place in sorted(unique)
            ),
            offices=tuple(cluster.offices),
            targets=targets,
            named=cluster.named,
        )

    def _mention(self, place: Mention | Span, *, kind: MentionKind) -> Mention:
        """A mention in the words of the report, whose quotation marks may be curly."""
        return Mention(
            start=place.start, end=place.end, text=self.text[place.start : place.end], kind=kind
        )

    def _statement(self, draft: Draft, statement_id: str) -> Statement:
        pointer = draft.pointer
        cue = draft.cue
        return Statement(
            id=statement_id,
            speaker=self._id(draft.speaker),
            speaker_words=self._mention(pointer, kind=_pointer_kind(draft)) if pointer else None,
            via=self._ids(draft.via),
            cue=self.text[cue.start : cue.end] if cue is not None else None,
            quoted=draft.quoted,
            text=self.text[draft.words.start : draft.words.end],
            made_on=draft.made_on,
            words=draft.words,
            evidence=draft.evidence,
            kind=draft.kind,
        )


def _statement_of(trigger: Span, statements: Sequence[Statement]) -> str | None:
    """The shortest statement in whose words an event is told.

    Who condemns an attack, or denies that there was one, does not tell of it.
    """
    around = [
        s
        for s in statements
        if s.words.start <= trigger.start < s.words.end and s.kind is not StatementKind.STANCE
    ]
    around.sort(key=lambda s: (s.words.end - s.words.start, s.words.start))
    return around[0].id if around else None


def _pointer_kind(draft: Draft) -> MentionKind:
    """How the words that name the speaker point to him."""
    pointer = draft.pointer
    if draft.speaker is not None and pointer is not None:
        for mention in draft.speaker.pointing:
            if mention.start == pointer.start:
                return mention.kind
        return MentionKind.NAME if draft.speaker.named else MentionKind.DESCRIPTION
    return MentionKind.DESCRIPTION


def _first_offset(cast: Cast, cluster: Cluster) -> tuple[int, str]:
    starts = [cast.doc[name.start].idx for name in cluster.found]
    starts += [mention.start for mention in cluster.pointing]
    return min(starts), cluster.name
