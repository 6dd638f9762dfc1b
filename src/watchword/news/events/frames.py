"""Frames: the words of a sentence that tell of an event, and where its parts stand.

A verb tells of an event by itself ("condemned"), with its object ("imposed sanctions")
or by passing it on to a noun ("held talks"); a noun also alone ("Russia's war in
Ukraine"). Parts are tokens here: whom they mean is decided in ``participants``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from watchword.news.events.table import Entry, load_table
from watchword.news.syntax import (
    behind,
    complement,
    doers,
    is_passive,
    joined,
    owners,
    particles,
    undergoers,
)
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LIGHT = word_set(
    "have hold make give conduct launch stage carry take issue announce sign begin start continue "
    "resume open lead order pay do offer deliver lodge file express voice extend send mount wage "
    "commit plan schedule propose arrange provide impose join pursue seek perform unleash open face "
    "plot prepare undertake complete step intensify repeat renew reiterate declare show"
)
"""Verbs that only say that what their object names takes place."""

PASSIVE_LIGHT = word_set(
    "receive face draw get suffer undergo incur earn attract endure sustain win accept obtain "
    "escape survive secure"
)
"""Verbs whose subject undergoes what their object names: "drew criticism from"."""

_NOUN_DEPS = frozenset({"dobj", "nsubjpass", "pobj", "conj", "attr", "appos"})
_WIDE = ("on", "against", "with", "to", "for", "of", "from", "in", "at", "over", "into", "by")


@dataclass(slots=True)
class Frame:
    """An event that words tell, with the tokens of its parts.

    Attributes:
        trigger: The word that tells it.
        verb: The verb that governs it; the trigger itself where it is a verb.
        sources: Heads of the words for who does it.
        targets: Groups of such heads, the likeliest first: the first group that names
            an actor counts.
        thirds: Groups of heads for whom it concerns besides ("accused Iran of arming
            **Hamas**", "a pact against **China**").
        noun: The object that the entry asks for ("embark on a **visit**").
        inside: The head of a clause that tells what has not happened ("to attack").
    """

    trigger: Token
    verb: Token | None
    entry: Entry
    sources: list[Token] = field(default_factory=list)
    targets: list[list[Token]] = field(default_factory=list)
    thirds: list[list[Token]] = field(default_factory=list)
    noun: Token | None = None
    inside: Token | None = None

    @property
    def anchors(self) -> list[Token]:
        """The words on which days and places hang, the nearest first."""
        return [t for t in (self.noun, self.trigger, self.verb) if t is not None]

    @property
    def is_noun(self) -> bool:
        """Whether a noun tells it."""
        return self.verb != self.trigger


def find_frames(doc: Doc) -> list[Frame]:
    """All frames of a text, in order; none that another one has as its part."""
    taken: set[int] = set()
    unreal: set[int] = set()
    frames: list[Frame] = []
    for token in doc:
        is_verb = token.pos_ == "VERB" and token.dep_ != "amod" and token.i not in taken
        frame = _verb_frame(token, taken) if is_verb else None
        frame = frame or (_said_must(token) if is_verb else None)
        if frame is None:
            continue
        frames.append(frame)
        if frame.inside is not None:
            unreal |= _told(frame.inside)
        unreal.update(i for clause in _alleged(frame) for i in _told(clause))
    frames = [frame for frame in frames if frame.trigger.i not in unreal]
    for token in doc:
        if token.pos_ in {"NOUN", "PROPN"} and token.i not in taken | unreal:
            noun = _noun_frame(token)
            if noun is None:
                continue
            frames.append(noun)
            if noun.entry.type in _SAID_ONLY | _UNDOING:
                unreal.update(t.i for t in _inner_nouns(token))
                unreal |= _told(noun.inside) if noun.inside is not None else set()
    frames = [frame for frame in frames if not (frame.is_noun and frame.trigger.i in unreal)]
    return sorted(frames, key=lambda frame: frame.trigger.i)


def _alleged(frame: Frame) -> Iterator[Token]:
    """What a charge, a warning or a promise is of: "warned Beijing **against sending** arms"."""
    if frame.entry.type not in _SAID_ONLY | {"ACCUSE"}:
        return
    for child in frame.trigger.children:
        if child.dep_ == "prep":
            yield from (t for t in child.children if t.dep_ == "pcomp")


def _told(verb: Token) -> set[int]:
    """The verb of a clause, what is joined to it, and their objects."""
    found = {verb.i}
    for child in verb.children:
        if child.dep_ in {"dobj", "attr"} or (child.dep_ == "xcomp" and child.pos_ == "VERB"):
            found.add(child.i)
        elif child.dep_ == "conj" or _is_aim(child):
            found |= _told(child)
    return found


def _is_aim(verb: Token) -> bool:
    """As in: vowed to form a force **to crack down** on hackers."""
    return verb.dep_ in {"xcomp", "advcl", "relcl", "acl"} and any(
        t.lower_ == "to" and t.dep_ == "aux" for t in verb.children
    )


# --- verbs ------------------------------------------------------------------------------


def _verb_frame(verb: Token, taken: set[int]) -> Frame | None:
    for entry in load_table().verbs.get(verb.lemma_.lower(), ()):
        fit = _fit(entry, verb)
        if fit is None or (not entry.rank and _passes_on(verb)):
            continue
        noun = fit.noun
        if noun is not None:
            taken.update((noun.i, *(t.i for t in noun.children if _aims(t))))
        frame = Frame(trigger=verb, verb=verb, entry=entry, noun=noun)
        done_by, done_to = doers(verb), _verb_targets(entry, verb, noun)
        if entry.clausal:
            frame.inside = complement(verb)
            done_to += _inner_targets(frame.inside)
        frame.sources, frame.targets = done_by, [group for group in done_to if group]
        frame.thirds = _verb_thirds(entry, verb)
        if entry.reverse:
            frame.sources = [one for group in frame.targets[:1] for one in group]
            frame.targets = [done_by]
        return frame
    return None


@dataclass(slots=True)
class _Fit:
    """How an entry fits a verb: the object that it asks for."""

    noun: Token | None = None


def _fit(entry: Entry, verb: Token) -> _Fit | None:
    if not _has_particle(entry, verb) or (_names_it(verb) and not entry.judges):
        return None
    objects = undergoers(verb)
    if entry.barred and any(_lemma(token) in entry.barred for token in objects):
        return None
    standing = behind(verb, entry.through) if entry.through else []
    if entry.through and not standing:
        return None
    if (entry.needs_clause and not _has_infinitive(verb)) or (
        entry.judges and not _judges(verb, entry.objects)
    ):
        return None
    if not entry.objects or entry.judges:
        return _Fit(_event_noun(entry, standing or objects))
    noun = _asked_for(entry, standing or objects)
    return _Fit(noun) if noun is not None else None


def _has_particle(entry: Entry, verb: Token) -> bool:
    """Whether an entry's particle is there; "call out" is not "call"."""
    if entry.particle is not None:
        return entry.particle in particles(verb)
    return all(t.dep_ != "prt" or t.lower_ in entry.through for t in verb.children)


def _asked_for(entry: Entry, objects: list[Token]) -> Token | None:
    """The object that an entry asks for; also behind "dozens of", "a round of"."""
    for token in objects:
        if _is_one_of(token, entry.objects) and _is_so(entry, token):
            return token
        for child in token.children:
            for inner in child.children:
                if child.lower_ == "of" and inner.dep_ == "pobj" and _lemma(inner) in entry.objects:
                    return inner
    return None


def _is_one_of(token: Token, wanted: frozenset[str]) -> bool:
    if _lemma(token) in wanted:
        return True
    return "@person" in wanted and token.ent_type_ == "PERSON"


_SAID_ONLY = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})


def _event_noun(entry: Entry, objects: list[Token]) -> Token | None:
    """What is only asked for, refused or promised: no event of its own."""
    if entry.type not in _SAID_ONLY:
        return None
    return next((t for t in objects if _lemma(t) in load_table().nouns), None)


def _is_so(entry: Entry, noun: Token) -> bool:
    """Whether a noun has one of the modifiers that an entry asks for."""
    if not entry.modifiers:
        return True
    return any(t.lower_ in entry.modifiers for t in noun.subtree if t.i < noun.i)


def _names_it(verb: Token) -> bool:
    """As in: called it a success: no call."""
    return _lemma(verb) == "call" and any(t.dep_ == "oprd" for t in verb.children)


def _has_infinitive(verb: Token) -> bool:
    """As in: told him **to leave**; not: told him that it was late."""
    clause = complement(verb)
    return clause is not None and any(t.lower_ == "to" for t in clause.children)


def _judges(verb: Token, wanted: frozenset[str]) -> bool:
    """As in: called him **a liar**: what the object is said to be."""
    said = (t for t in verb.children if t.dep_ in {"oprd", "ccomp", "xcomp"} and t.pos_ != "VERB")
    return any(_lemma(token) in wanted for one in said for token in one.subtree)


def _passes_on(verb: Token) -> bool:
    """Whether a verb only says that what its object names takes place."""
    if verb.lemma_ not in LIGHT:
        return False
    nouns = load_table().nouns
    return any(_lemma(token) in nouns for token in undergoers(verb))


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _verb_targets(entry: Entry, verb: Token, noun: Token | None) -> list[list[Token]]:
    """Where the target of a verb may stand, the likeliest place first."""
    if noun is not None and not entry.objects:
        # "rejected a proposal **by France**": the parser hangs it on the verb.
        by = [] if is_passive(verb) else behind(verb, ("by",))
        return [undergoers(verb), by, behind(verb, entry.through), *_of_noun(noun, _WIDE)]
    if noun is not None:
        links = entry.prepositions or _WIDE
        named = _of_noun(noun, links if "of" in links else (*links, "of"))
        beside = [behind(verb, (one,)) for one in links]
        return [*beside, *named, _dative(verb, noun), [noun]]
    if entry.through:
        return [undergoers(verb), behind(verb, entry.through)]
    prepositions = [*entry.prepositions]
    if entry.about:
        return [behind(verb, prepositions)]
    if entry.type == "ASSAULT":  # "bombed a base in Syria"
        there = [one for thing in undergoers(verb) for one in behind(thing, ("in", "near"))]
        return [undergoers(verb), behind(verb, prepositions), there]
    return [undergoers(verb), behind(verb, prepositions)] if prepositions else [undergoers(verb)]


_AGAINST = frozenset({"AGREE", "SUPPORT", "COOPERATE", "CONSULT", "AID", "MOBILIZE"})


def _verb_thirds(entry: Entry, verb: Token) -> list[list[Token]]:
    """Whom what a verb tells is about or against."""
    if entry.type in _AGAINST:
        return [behind(verb, ("against",))]
    if entry.type not in {"ACCUSE", "REQUEST", "THREATEN", "REJECT"}:
        return []
    told = [
        clause
        for child in verb.children
        if child.dep_ == "prep" and child.lower_ in {"of", "for", "over"}
        for clause in child.children
        if clause.dep_ == "pcomp"
    ]
    inner = complement(verb)
    told += [inner] if inner is not None else []
    return [
        group
        for clause in told
        for group in (undergoers(clause), *(behind(clause, (one,)) for one in _WIDE))
    ]


def _of_noun(noun: Token, prepositions: tuple[str, ...]) -> list[list[Token]]:
    groups = [behind(noun, (one,)) for one in prepositions]
    head = noun.head
    if head.dep_ == "prep" and head.lower_ == "of":  # "a round of sanctions against"
        groups += [behind(head.head, (one,)) for one in prepositions if one != "of"]
    acting = [
        one
        for child in noun.children
        if _aims(child)
        for one in [*undergoers(child), *behind(child, ("at", "against"))]
        if one != noun
    ]
    return [*groups, acting, owners(noun)]


def _aims(token: Token) -> bool:
    """Whether a clause only says whom a measure is for: "sanctions **targeting** 120 firms"."""
    return token.dep_ in {"acl", "relcl"} and token.lemma_ in _AIMING


_AIMING = word_set("target aim direct punish hit affect involve cover include")


def _dative(verb: Token, noun: Token) -> list[Token]:
    """As in: gave **Ukraine** tanks, paid **Moscow** a visit."""
    return [
        child
        for child in verb.children
        if child.dep_ in {"dative", "dobj", "nsubjpass"} and child.i != noun.i
    ]


def _inner_targets(inside: Token | None) -> list[list[Token]]:
    """Who is in a clause: "demanded that **Iran** stop", "agreed to help **Kyiv**"."""
    if inside is None:
        return []
    own = [t for t in inside.children if t.dep_ in {"nsubj", "nsubjpass"}]
    if is_passive(inside):
        own = [*own, *doers(inside)]
    groups = [own, undergoers(inside)] if inside.dep_ == "ccomp" else [undergoers(inside), own]
    groups.append(behind(inside, _WIDE))
    groups.extend(behind(noun, _WIDE) for noun in undergoers(inside))
    return groups


_SAYS = word_set(
    "say add insist stress state declare tell argue emphasize emphasise reiterate note"
)
_SAY_MUST = Entry(type="REQUEST", mode=None, head="say", particle="must", clausal=True)


def _said_must(verb: Token) -> Frame | None:
    """As in: Russia says **Israel must end** the attacks: a demand."""
    if verb.lemma_ not in _SAYS:
        return None
    for clause in verb.children:
        if clause.dep_ != "ccomp" or not _is_demand(clause):
            continue
        told = next((t for t in clause.children if t.dep_ == "xcomp"), clause)
        subjects = [one for t in clause.children if t.dep_ == "nsubj" for one in joined(t)]
        if not subjects:
            return None
        frame = Frame(trigger=verb, verb=verb, entry=_SAY_MUST, inside=told)
        frame.sources, frame.targets = doers(verb), [subjects]
        return frame
    return None


def _is_demand(clause: Token) -> bool:
    if any(t.dep_ == "aux" and t.lower_ in {"must", "should"} for t in clause.children):
        return not any(t.dep_ == "nsubjpass" for t in clause.children)
    needs = clause.lemma_ in {"need", "have", "ought"} and clause.tag_ in {"VBZ", "VBP"}
    return needs and any(t.dep_ == "xcomp" for t in clause.children)


# --- nouns ------------------------------------------------------------------------------


def _noun_frame(noun: Token) -> Frame | None:
    entries = load_table().nouns.get(noun.lemma_.lower(), ())
    if not entries or noun.dep_ in {"compound", "nmod"} or noun.ent_type_ in {"PERSON", "DATE"}:
        return None
    entry = next((e for e in entries if _is_so(e, noun)), None)
    if entry is None:
        return None
    frame = Frame(trigger=noun, verb=_governor(noun), entry=entry)
    if "between" in entry.prepositions:
        both = behind(noun, ("between", "among"))
        if both:
            frame.sources, frame.targets = both, [both]
            return frame
    frame.sources = _noun_sources(entry, noun)
    frame.targets = [group for group in _of_noun(noun, entry.prepositions)[:-1] if group]
    if entry.type in _SAID_ONLY | _UNDOING:
        frame.targets += [group for inner in _inner_nouns(noun) for group in _of_noun(inner, _WIDE)]
        if entry.clausal:
            frame.inside = _clause_of(noun)
            frame.targets += [group for group in _inner_targets(frame.inside) if group]
    _add_from_light_verb(frame, noun)
    _add_from_occasion(frame, noun)
    return frame


_UNDOING = frozenset({"SANCTION", "CONCEDE", "RETREAT"})
"""Nouns of these undo what they are "of": "a suspension **of aid** to Egypt"."""


def _inner_nouns(noun: Token) -> list[Token]:
    """What a demand, a refusal or a halt is of or for, where that is an event."""
    nouns = load_table().nouns
    return [
        t for one in ("of", "for", "on", "to") for t in behind(noun, (one,)) if _lemma(t) in nouns
    ]


def _clause_of(noun: Token) -> Token | None:
    """The clause that a noun takes: "its demand **that Washington ease** sanctions"."""
    return next(
        (t for t in noun.children if t.dep_ in {"acl", "relcl", "ccomp"} and t.i > noun.i), None
    )


def _add_from_occasion(frame: Frame, noun: Token) -> None:
    """As in: came **at the invitation of** X (to who comes), spoke **during a visit**."""
    link = noun.head
    if link.lower_ == "of" and link.head.lemma_ in _SPELLS:
        link = link.head.head  # "for **four days of** talks"
    if link.dep_ != "prep" or link.head.pos_ != "VERB":
        return
    if link.lower_ in {"at", "on", "upon", "under", "after"} and noun.lemma_ in _OCCASIONS:
        if not frame.targets:
            frame.targets.append(doers(link.head))
    elif link.lower_ in {"for", "during", "on", "in"} and frame.entry.type == "CONSULT":
        frame.sources = frame.sources or doers(link.head)


_SPELLS = word_set("day week hour month round series")
_OCCASIONS = word_set("invitation request order demand urging behest")


def _governor(noun: Token) -> Token | None:
    """The verb in whose clause a noun stands."""
    token = noun
    while token.head != token:
        token = token.head
        if token.pos_ in {"VERB", "AUX"}:
            return token
    return None


def _noun_sources(entry: Entry, noun: Token) -> list[Token]:
    owned = owners(noun)
    if owned:
        return owned
    named = behind(noun, entry.doers)
    if named:
        return named
    agents = [
        one
        for child in noun.children
        if child.dep_ == "acl" and child.tag_ == "VBN"
        for one in behind(child, ("by",))
    ]
    if agents:
        return agents
    # "US sanctions", "Israeli strikes", "NATO aid": what stands before the noun.
    return [t for t in noun.children if t.dep_ in {"amod", "compound", "nmod"} and t.i < noun.i]


def _add_from_light_verb(frame: Frame, noun: Token) -> None:
    """As in: Xi **held** talks, the ministry **faces** sanctions."""
    verb = _light_verb(noun)
    if verb is None:
        return
    subject = doers(verb)
    if verb.lemma_ in PASSIVE_LIGHT:
        frame.targets.append(subject)
        frame.sources = frame.sources or behind(verb, ("from", "by"))
        return
    owned = owners(noun)
    if subject and not any(t.pos_ != "PRON" for t in owned):
        frame.sources = subject
    frame.targets += [
        group for group in (behind(verb, (one,)) for one in frame.entry.prepositions) if group
    ]


def _light_verb(noun: Token) -> Token | None:
    token = noun
    if token.dep_ == "pobj" and token.head.lower_ in {"of", "out", "on"}:
        token = token.head.head  # "a round of talks", "carried out a series of attacks"
    if token.dep_ == "conj" and token.head.pos_ == "NOUN":
        token = token.head
    head = token.head
    if token.dep_ in _NOUN_DEPS and head.pos_ == "VERB" and head != token:
        return head if head.lemma_ in LIGHT | PASSIVE_LIGHT else None
    return None


def all_groups(frame: Frame) -> Iterator[Token]:
    """Every token that may be a part of a frame."""
    yield from frame.sources
    for group in frame.targets:
        yield from group
