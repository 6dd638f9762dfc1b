"""What a news report says: who is named, in which office, who said what, and when.

Every value points to its words by character offsets into the decoded text of the
report, ``start`` included and ``end`` not, so that a reader can check it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ActorSchema(StrEnum):
    """What an actor is: FollowTheMoney's words, and ``Country``."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COMPANY = "Company"
    PUBLIC_BODY = "PublicBody"
    COUNTRY = "Country"
    LEGAL_ENTITY = "LegalEntity"
    """A person or a body: the text does not say, or it is several."""


class MentionKind(StrEnum):
    """How the words of a mention point to the actor."""

    NAME = "name"
    DESCRIPTION = "description"
    """As in "the spokesperson", "China's defense chief"."""
    PRONOUN = "pronoun"


class ReportDateKind(StrEnum):
    """What a time expression is, in TimeML's words."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class DateBasisInText(StrEnum):
    """What a date expression was resolved against."""

    STATED = "stated"
    """The words give the whole date."""
    PUBLISHED = "published"
    """The day of publication."""
    CONTEXT = "context"
    """Another date in the text."""
    NONE = "none"
    """It stands for no place on the calendar: a duration, "now"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the decoded text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One place where a report names an actor or points to it."""

    start: int
    end: int
    text: str
    kind: MentionKind = MentionKind.NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office or occupation that a report gives a person.

    Attributes:
        title: As the text words it, in lower case: ``defense minister``.
        organisation: The body that the office belongs to, where the words name it or
            the title alone implies it (a defense minister's ministry).
        country: ISO 3166-1 alpha-2 in lower case, or ``eu``, ``un``, ``nato``.
        start, end: The words that give it, with the name.
        former: Whether the text says that it is over.
        inferred: Whether the title was carried over from somebody else ("his Russian
            counterpart") and does not stand beside the name.
    """

    title: str
    organisation: str | None
    country: str | None
    start: int
    end: int
    former: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedTarget:
    """A target of the register that an actor's full name matches.

    Attributes:
        id: The target's id.
        name: The name that matched, as the register has it.
        score: From 0 to 1.
        alert: Whether the match reaches the alert threshold of the screening.
        authorities: The codes of the authorities that list it.
        own_lists: The names of the user's own lists that hold it.
        listed_on: For each authority the day of listing, where it is known.
        first_seen_on: For each authority the date of the earliest release that has it:
            where no day of listing is stated, it was listed by then.
        programmes: For each authority the programmes it is listed under.
        reason: Why it is listed, in an authority's words.
        schema: What the register holds the target to be, in FollowTheMoney's words.
    """

    id: str
    name: str
    score: float
    alert: bool
    authorities: tuple[str, ...] = ()
    own_lists: tuple[str, ...] = ()
    listed_on: Mapping[str, date | None] = field(default_factory=dict)
    first_seen_on: Mapping[str, date | None] = field(default_factory=dict)
    programmes: Mapping[str, list[str]] = field(default_factory=dict)
    reason: str | None = None
    schema: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person, an organisation or a country that a report speaks of.

    Attributes:
        id: ``a1``, ``a2`` … in the order of the first mention.
        name: The fullest name that the text gives; the describing words where it gives
            none.
        country: The country that the text puts the actor in; never guessed from a name.
        named: Whether the text gives a name.
    """

    id: str
    name: str
    schema: ActorSchema
    country: str | None
    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...] = ()
    targets: tuple[LinkedTarget, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words that a report ascribes to somebody.

    Attributes:
        speaker: The id of the actor who said it; None where the text does not say, or
            does not say it safely.
        speaker_words: Where the text names or points to the speaker, resolved or not.
        via: The ids of the actors who passed it on.
        cue: The words that ascribe it: ``said``, ``according to``, ``was quoted as saying``.
        quoted: Whether ``text`` is verbatim (it stood in quotation marks).
        text: The words said, without the outer quotation marks.
        made_on: The day on which it was said, where the text states it.
        evidence: The whole passage: the words, the cue and the speaker.
    """

    id: str
    speaker: str | None
    speaker_words: Mention | None
    via: tuple[str, ...]
    cue: str | None
    quoted: bool
    text: str
    made_on: date | None
    words: Span
    evidence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDate:
    """A time expression and what it means.

    Attributes:
        value: As TimeML writes it: ``2023-04-16``, ``2023-W15``, ``2012``, ``P4D``,
            ``PAST_REF``.
        earliest, latest: The days that it spans, where it has a place on the calendar.
        precision: ``day``, ``week``, ``month``, ``season``, ``quarter``, ``year``,
            ``decade`` or ``century``; empty for a duration.
    """

    start: int
    end: int
    text: str
    kind: ReportDateKind
    value: str
    earliest: date | None
    latest: date | None
    precision: str
    basis: DateBasisInText


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, will happen or was denied, between actors.

    Attributes:
        type: PLOVER's type by content (``CONSULT`` for a planned visit).
        mode: PLOVER's mode (``visit``), where there is one.
        plover: The strict PLOVER code (``AGREE`` for a planned visit).
        modality: ``actual``, ``future``, ``hypothetical``, ``negated``, ``historical``.
        source, target: Ids of actors: who did it, to whom.
        statement: The id of the statement that reports it.
        rule: The rule that found it.
    """

    id: str
    type: str
    mode: str | None
    plover: str
    modality: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    place: str | None
    starts_on: date | None
    ends_on: date | None
    date_precision: str | None
    statement: str | None
    evidence: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A news report as a document.

    Attributes:
        id: ``sha256:`` and the digest of the decoded text in UTF-8.
        title: The headline, where the document marks one.
        published_basis: How the day of publication is known: ``given``, ``stated``.
        source: Who published it, where known.
        language: ISO 639-1; None where it is none that we read.
    """

    id: str
    title: str | None
    published_on: date
    published_basis: str
    source: str | None
    language: str | None
