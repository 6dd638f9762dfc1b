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


class StatementKind(StrEnum):
    """What a report ascribes to somebody: not all of it was said aloud."""

    SPEECH = "speech"
    """Said or written: "said that …", and every quotation."""
    BELIEF = "belief"
    """Held to be so: "believes that …", "is confident that …"."""
    INTENTION = "intention"
    """What the speaker wants to do or have: "plans to …", "their decision to …"."""
    DEMAND = "demand"
    """What others are to do: "called for …", "urged the council to …"."""
    STANCE = "stance"
    """What the speaker is for or against: "condemned …", "refused to …"."""
    FINDING = "finding"
    """What a study, a poll or a document shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Words, a thought or a stand that a report ascribes to somebody.

    Attributes:
        kind: Whether it was said, thought, wanted …; a quotation is always speech.
        speaker: The id of the actor who said it; None where the text does not say, or
            does not say it safely.
        speaker_words: Where the text names or points to the speaker, resolved or not.
        via: The ids of the actors who passed it on.
        cue: The words that ascribe it: ``said``, ``according to``, ``was quoted as saying``.
        quoted: Whether ``text`` is verbatim (it stood in quotation marks).
        text: The words said, without the outer quotation marks; of what was not said in
            these words the clause or phrase that tells it, or tells what it is about.
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
    kind: StatementKind = StatementKind.SPEECH


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


class Modality(StrEnum):
    """Whether an event is told as a fact, in PLOVER's words."""

    ACTUAL = "actual"
    FUTURE = "future"
    """Planned, promised, about to happen."""
    HYPOTHETICAL = "hypothetical"
    """It may, might or should happen; somebody wants it, asks for it or threatens it."""
    NEGATED = "negated"
    """The text says that it did not happen or will not."""
    HISTORICAL = "historical"
    """Background: told as long past."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, will happen or was denied, between actors.

    The ontology is PLOVER (Political Language Ontology for Verifiable Event Records,
    2018), whose types are ``AGREE``, ``CONSULT``, ``SUPPORT``, ``CONCEDE``,
    ``COOPERATE``, ``AID``, ``RETREAT``, ``REQUEST``, ``REJECT``, ``ACCUSE``,
    ``THREATEN``, ``PROTEST``, ``SANCTION``, ``MOBILIZE``, ``COERCE`` and ``ASSAULT``.

    Attributes:
        type: PLOVER's type by content (``CONSULT`` for a planned visit).
        mode: PLOVER's mode (``visit``), where there is one.
        plover: The strict PLOVER code (``AGREE`` for a planned visit).
        source, target: Ids of actors: who did it, to whom. Of an event that both sides
            do alike (talks, a pact) the first named is the source.
        third: Ids of actors whom it concerns besides: who mediates, against whom an
            agreement is, about whom an accusation is made.
        reciprocal: Whether both sides do it alike.
        place: Where it takes place, as the text names it.
        place_country: The country of the place, where it is known.
        starts_on, ends_on: Its first and last day; both None where the text does not
            tell.
        date_precision: As in :class:`ReportDate`.
        statement: The id of the statement that reports it.
        trigger: The word that it was found by.
        evidence: The clause that tells it first.
        mentions: Every clause that tells it, that one included.
        rule: The rule that found it.
        confidence: From 0 to 1: how often the rule's kind of reading holds.
        origin: ``rules``, or the name of the plug-in that added it.
        raised_by, doubted_by: The names of the plug-ins that find it too, and of those
            that hold that the text does not tell it.
    """

    id: str
    type: str
    mode: str | None
    plover: str
    modality: Modality
    source: tuple[str, ...]
    target: tuple[str, ...]
    third: tuple[str, ...] = ()
    reciprocal: bool = False
    place: str | None
    place_country: str | None = None
    starts_on: date | None
    ends_on: date | None
    date_precision: str | None
    statement: str | None
    trigger: Span
    evidence: Span
    mentions: tuple[Span, ...] = ()
    rule: str
    confidence: float
    origin: str = "rules"
    raised_by: tuple[str, ...] = ()
    doubted_by: tuple[str, ...] = ()


class HeldStatus(StrEnum):
    """What the register says of a report's claim."""

    CONFIRMED = "confirmed"
    CONFLICT = "conflict"
    """The register says otherwise; the note gives both dates."""
    UNKNOWN = "unknown"
    """The register does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A claim held against the register.

    Attributes:
        note: One sentence with what was compared, and both dates where they differ.
        listed_on: The day that the register has.
    """

    status: HeldStatus
    note: str
    listed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignationClaim:
    """A report's claim that an authority put somebody on its list, or took them off.

    Attributes:
        authority: The code of an authority that the register knows (``us``), or the
            ISO code of another country that sanctions; None where the text does not say.
        by: The id of the actor that sanctions.
        target: The id of the actor that was listed; None for a round as a whole.
        delisted: Whether it was taken off.
        target_count: How many were listed at once, as the text counts.
        count_qualifier: ``over``, ``about``, ``at least``, ``nearly``; None for a plain number.
        jurisdiction_count: Over how many countries they are spread.
        announced_on: The day of the announcement, where the text tells.
        announced_between: The first and the last day of the month or the year, where the
            text tells no more ("since 2018").
        reason: Why, in the text's words.
        modality: As for an event: announced measures are ``actual``, planned ones ``future``.
        held: What the register says of it.
    """

    authority: str | None
    by: str | None
    target: str | None
    delisted: bool = False
    target_count: int | None = None
    count_qualifier: str | None = None
    jurisdiction_count: int | None = None
    announced_on: date | None = None
    announced_between: tuple[date, date] | None = None
    reason: str | None = None
    modality: Modality = Modality.ACTUAL
    evidence: Span
    held: Held = Held(status=HeldStatus.UNKNOWN, note="not held against a register")


class RelationClaimKind(StrEnum):
    """How two parties are related, as a report claims."""

    FAMILY = "family"
    OWNERSHIP = "ownership"
    FOUNDER = "founder"
    ASSOCIATE = "associate"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationClaim:
    """A report's claim about two parties: ``source`` is the sister, the owner … of ``target``.

    Attributes:
        source, target: Ids of actors.
        detail: The text's word: ``sister``, ``owns``, ``chairman``.
        share: The share that is held, in per cent, as the text has it (``50``, ``>25``,
            ``>=25``, ``<10``, ``~49``); None where it gives no number.
        former: Whether the text says that it is over.
        held: What the register says of it.
    """

    source: str
    target: str
    kind: RelationClaimKind
    detail: str | None
    share: str | None = None
    former: bool = False
    evidence: Span
    held: Held = Held(status=HeldStatus.UNKNOWN, note="not held against a register")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """How one actor stands towards another in a report, from what it did and said.

    Attributes:
        score: From -1 (hostile) to 1 (friendly), the mean of what it rests on.
        events, statements: The ids that it rests on.
    """

    source: str
    target: str
    score: float
    events: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


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
