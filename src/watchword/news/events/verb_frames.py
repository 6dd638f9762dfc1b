"""Frames that verbs tell: "condemned", "imposed sanctions", "says that Israel must end"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.news.events.frame_parts import (
    LIGHT,
    SAID_ONLY,
    WIDE,
    Frame,
    aims,
    inner_targets,
    is_so,
    lemma,
    of_noun,
)
from watchword.news.events.table import Entry, load_table
from watchword.news.syntax import (
    behind,
    complement,
    doers,
    is_passive,
    joined,
    particles,
    undergoers,
)
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token


def verb_frame(verb: Token, taken: set[int]) -> Frame | None:
    """The frame that a verb tells, if it is in the table; its object is added to ``taken``."""
    for entry in load_table().verbs.get(verb.lemma_.lower(), ()):
        fit = _fit(entry, verb)
        if fit is None or (not entry.rank and _passes_on(verb)):
            continue
        noun = fit.noun
        if noun is not None:
            taken.update((noun.i, *(t.i for t in noun.children if aims(t))))
        frame = Frame(trigger=verb, verb=verb, entry=entry, noun=noun)
        done_by, done_to = doers(verb), _verb_targets(entry, verb, noun)
        if entry.clausal:
            frame.inside = complement(verb)
            done_to += inner_targets(frame.inside)
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
    if entry.barred and any(lemma(token) in entry.barred for token in objects):
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
        if _is_one_of(token, entry.objects) and is_so(entry, token):
            return token
        for child in token.children:
            for inner in child.children:
                if child.lower_ == "of" and inner.dep_ == "pobj" and lemma(inner) in entry.objects:
                    return inner
    return None


def _is_one_of(token: Token, wanted: frozenset[str]) -> bool:
    if lemma(token) in wanted:
        return True
    return "@person" in wanted and token.ent_type_ == "PERSON"


def _event_noun(entry: Entry, objects: list[Token]) -> Token | None:
    """What is only asked for, refused or promised: no event of its own."""
    if entry.type not in SAID_ONLY:
        return None
    return next((t for t in objects if lemma(t) in load_table().nouns), None)


def _names_it(verb: Token) -> bool:
    """As in: called it a success: no call."""
    return lemma(verb) == "call" and any(t.dep_ == "oprd" for t in verb.children)


def _has_infinitive(verb: Token) -> bool:
    """As in: told him **to leave**; not: told him that it was late."""
    clause = complement(verb)
    return clause is not None and any(t.lower_ == "to" for t in clause.children)


def _judges(verb: Token, wanted: frozenset[str]) -> bool:
    """As in: called him **a liar**: what the object is said to be."""
    said = (t for t in verb.children if t.dep_ in {"oprd", "ccomp", "xcomp"} and t.pos_ != "VERB")
    return any(lemma(token) in wanted for one in said for token in one.subtree)


def _passes_on(verb: Token) -> bool:
    """Whether a verb only says that what its object names takes place."""
    if verb.lemma_ not in LIGHT:
        return False
    nouns = load_table().nouns
    return any(lemma(token) in nouns for token in undergoers(verb))


def _verb_targets(entry: Entry, verb: Token, noun: Token | None) -> list[list[Token]]:
    """Where the target of a verb may stand, the likeliest place first."""
    if noun is not None and not entry.objects:
        # "rejected a proposal **by France**": the parser hangs it on the verb.
        by = [] if is_passive(verb) else behind(verb, ("by",))
        return [undergoers(verb), by, behind(verb, entry.through), *of_noun(noun, WIDE)]
    if noun is not None:
        links = entry.prepositions or WIDE
        named = of_noun(noun, links if "of" in links else (*links, "of"))
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
        for group in (undergoers(clause), *(behind(clause, (one,)) for one in WIDE))
    ]


def _dative(verb: Token, noun: Token) -> list[Token]:
    """As in: gave **Ukraine** tanks, paid **Moscow** a visit."""
    return [
        child
        for child in verb.children
        if child.dep_ in {"dative", "dobj", "nsubjpass"} and child.i != noun.i
    ]


_SAYS = word_set(
    "say add insist stress state declare tell argue emphasize emphasise reiterate note"
)
_SAY_MUST = Entry(type="REQUEST", mode=None, head="say", particle="must", clausal=True)


def said_must(verb: Token) -> Frame | None:
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
