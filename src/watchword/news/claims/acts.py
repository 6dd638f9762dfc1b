"""Acts of sanctioning: the verb or noun that tells one, who does it, and to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.model import Modality
from watchword.news.claims.joining import (
    each_of,
    named_before,
    objects_of,
    spread,
    subjects_of,
    told_as,
)
from watchword.news.claims.measures import (
    is_list,
    is_measure,
    measure_before,
    owner_words,
    targets_of,
    top_of,
)
from watchword.news.syntax import doers, is_passive, undergoers
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_IMPOSING = word_set(
    "impose slap announce introduce issue levy adopt approve apply unveil enact expand extend "
    "tighten place put clamp launch renew reimpose re-impose broaden widen prolong add roll "
    "agree pass reinstate order declare"
)
_LIFTING = word_set("lift remove drop end scrap revoke repeal cancel terminate withdraw rescind")
_HITTING = word_set("hit target punish slap strike penalise penalize smack hammer")
_LISTING = word_set("add put place include inscribe enter name")
_STRIKING = word_set("remove drop strike delete take")
_STANDING = word_set("be remain come place put stay fall live operate keep find labor labour")
_VERBS = word_set("sanction blacklist designate delist")
_VAGUE = word_set(
    "new further additional fresh possible potential tougher threatened planned proposed more any "
    "future harsher stiffer stronger severe crippling looming likely broader wider no such punitive "
    "second secondary own"
)
_DOUBTING = word_set(
    "call threat relief lifting removal easing end prospect possibility vote bill talk lift ease "
    "suspend waive relax soften avoid risk fear discuss debate oppose face warn urge demand draft "
    "propose prepare plan suspension waiver easing imposition consider support back seek mull "
    "weigh threaten want need evade refuse reject deny block resist approve"
)
_TIMES = frozenset({"DATE", "TIME"})
_ORDERS = word_set("order decree directive resolution proclamation")
_MEETING = word_set("target include hit cover")
_MISREAD = frozenset({"advmod", "npadvmod", "dep", "nmod", "dobj", "intj", "meta"})
_AS_LISTED = word_set(
    "sanction sanctions terrorist terror terrorism ofac sdn blocked magnitsky treasury asset assets "
    "executive trafficking kingpin"
)


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody puts somebody under sanctions, or takes them off.

    Attributes:
        trigger: The word that tells it.
        verb: The verb of its clause: of time and of reason.
        by: Words for who does it.
        stated: Whether the text gives a doer at all (in a passive it need not).
        targets: Words for whom it meets.
        standing: Whether it is told as a state and not as news ("is under US sanctions").
        measure: The noun for it or for the list, where there is one.
        owners: Words for whose measure or list it is, who does it where ``by`` tells nobody.
    """

    trigger: Token
    verb: Token
    by: tuple[Token, ...]
    stated: bool
    targets: tuple[Token, ...]
    modality: Modality
    delisted: bool = False
    standing: bool = False
    measure: Token | None = None
    owners: tuple[Token, ...] = ()


def find_acts(doc: Doc) -> Iterator[Act]:
    """Every act of a text, in order."""
    for token in doc:
        found = None
        if is_measure(token):
            found = _of_measure(token)
        elif token.pos_ in {"VERB", "AUX"} or token.tag_ in {"VBN", "VBD"}:
            found = _of_verb(token)
        if found is not None:
            yield found


def _of_verb(verb: Token) -> Act | None:
    lemma = verb.lemma_.lower()
    if lemma in _VERBS and verb.dep_ not in {"amod", "compound"}:
        if lemma == "designate" and not _designates(verb):
            return None
        return _plain(verb, delisted=lemma == "delist")
    if lemma == "freeze":
        return _of_freeze(verb)
    if lemma in _LISTING | _STRIKING | _STANDING:
        return _of_list(verb, lemma)
    return None


def _agents_of(verb: Token) -> tuple[Token, ...]:
    found = spread(doers(verb))
    if len(found) == 1 and found[0].lemma_.lower() in _ORDERS and found[0].dep_ == "dobj":
        return spread(doers(found[0].head))  # "signed an order imposing sanctions on X"
    if found or is_passive(verb) or verb.dep_ != "ROOT":
        return found
    # A headline: "US to sanction …".
    return tuple(t for t in verb.lefts if t.text[:1].isupper() and t.dep_ in _MISREAD)


def _patients_of(verb: Token) -> tuple[Token, ...]:
    nearest = named_before(verb)
    return (nearest,) if nearest is not None else spread(undergoers(verb))


def _designates(verb: Token) -> bool:
    """Whether "designate" means to put on a list."""
    words = {t.lower_ for t in verb.sent}
    return not words.isdisjoint(_AS_LISTED) and not any(
        c.dep_ == "dobj" and c.pos_ == "NOUN" and c.lemma_ in {"city", "area", "site", "day"}
        for c in verb.children
    )


def _plain(verb: Token, *, delisted: bool) -> Act:
    agents = _agents_of(verb)
    return Act(
        trigger=verb,
        verb=verb,
        by=agents,
        stated=bool(agents) or not is_passive(verb),
        targets=_patients_of(verb) or _left_names(verb),
        modality=told_as(verb),
        delisted=delisted,
    )


def _left_names(verb: Token) -> tuple[Token, ...]:
    """The name before a passive that the parser did not see to be its subject."""
    if not any(c.dep_ == "auxpass" for c in verb.children):
        return ()
    return tuple(t for t in verb.lefts if t.text[:1].isupper() and t.dep_ in _MISREAD)


def _of_freeze(verb: Token) -> Act | None:
    """As in "froze the assets of X", "froze X's assets"."""
    assets = [t for t in _patients_of(verb) if t.lemma_.lower() in {"asset", "assets"}]
    if not assets:
        return None
    targets: list[Token] = []
    for child in assets[0].children:
        if child.dep_ == "poss":
            targets += each_of(child)
        elif child.dep_ == "prep" and child.lower_ == "of":
            targets += objects_of(child)
        elif child.dep_ == "acl" and child.lemma_ in {"belong", "own", "hold"}:
            targets += [t for p in child.children if p.dep_ in {"prep", "agent"}
                        for t in objects_of(p)]  # fmt: skip
    agents = _agents_of(verb)
    return Act(
        trigger=verb,
        verb=verb,
        by=agents,
        stated=bool(agents) or not is_passive(verb),
        targets=tuple(targets),
        modality=told_as(verb),
    )


def _of_list(verb: Token, lemma: str) -> Act | None:
    """As in "added X to its sanctions list", "removed X from the list", "is on the EU's blacklist"."""
    objects = objects_of(verb) if lemma in _LISTING | _STRIKING else ()
    # The parser may hang "to its list" on the last of what is added.
    for link in (child for head in (verb, *objects) for child in head.children):
        if link.dep_ not in {"prep", "prt"}:
            continue
        listed = next((t for t in objects_of(link) if is_list(t)), None)
        if listed is None:
            continue
        owners = tuple(owner_words(listed, listed))
        off = lemma in _STRIKING and link.lower_ in {"from", "off"}
        if off or (lemma in _LISTING and link.lower_ in {"to", "on", "in", "onto"}):
            return _listing(verb, listed, owners, delisted=off)
        if lemma in {"be", "remain", "stay"} and link.lower_ == "on":
            return Act(verb, verb, (), True, subjects_of(verb), told_as(verb), standing=True,
                       measure=listed, owners=owners)  # fmt: skip
    return None


def _listing(
    verb: Token, listed: Token, owners: tuple[Token, ...], *, delisted: bool
) -> Act | None:
    plain = _plain(verb, delisted=delisted)
    return Act(
        trigger=verb,
        verb=verb,
        by=plain.by,
        stated=plain.stated or bool(owners),
        targets=plain.targets,
        modality=plain.modality,
        delisted=delisted,
        measure=listed,
        owners=owners,
    )


def _of_measure(measure: Token) -> Act | None:
    top = top_of(measure)
    head = top.head
    if measure_before(measure) is not None:
        return None  # "travel bans and asset freezes" is told once
    if top.dep_ == "conj" and head.pos_ in {"VERB", "AUX"} and head.lemma_ not in _IMPOSING:
        inner = _misread_object(top)
        if inner is not None:
            head = inner
    if top.dep_ in {"dobj", "nsubjpass", "conj"} and head.lemma_ in _IMPOSING | _LIFTING:
        return _imposed(measure, top, head)
    if top.dep_ == "nsubj" and head.lemma_ in _MEETING:
        return _meeting(measure, top, head)
    if top.dep_ == "pobj" and head.lower_ == "on" and head.head.lemma_ == "agree":
        return _imposed(measure, top, head.head)
    if top.dep_ == "pobj":
        found = _behind_preposition(measure, top)
        if found is not None:
            return found
    return _nominal(measure, top)


def _meeting(measure: Token, top: Token, verb: Token) -> Act | None:
    """As in "The EU's sanctions package targets X"; whose "the package" is, the text tells before."""
    owners = tuple(owner_words(measure, top))
    if not any(t.text[:1].isupper() for t in owners):
        return None
    return Act(measure, verb, (), True, objects_of(verb), told_as(verb), measure=measure,
               owners=owners)  # fmt: skip


def _is_in_part(top: Token, verb: Token) -> bool:
    """Whether only some measures end, or only for a time."""
    words = {child.lower_ for head in (top, verb) for child in head.children}
    return not words.isdisjoint(
        {"some", "partially", "partly", "temporarily", "certain", "several"}
    )


def _misread_object(top: Token) -> Token | None:
    """The verb whose second object the parser joined to the main verb."""
    for child in top.head.children:
        if child.lemma_ in _IMPOSING and child.i < top.i and child.dep_ == "xcomp":
            return child
    return None


def _imposed(measure: Token, top: Token, verb: Token) -> Act | None:
    if verb.lemma_ in _LIFTING and _is_in_part(top, verb):
        return None  # nobody is named whom they leave
    agents = _agents_of(verb)
    targets = list(targets_of(measure, top))
    for child in verb.children:
        towards = child.dep_ == "prep" and child.lower_ in {"on", "against", "upon"}
        if (towards and child.i > verb.i) or (
            child.dep_ in {"advcl", "conj"} and child.lemma_ == "target" and child.tag_ == "VBG"
        ):
            targets += objects_of(child)
    owners = tuple(owner_words(measure, top))
    return Act(
        trigger=measure,
        verb=verb,
        by=agents,
        stated=bool(agents) or bool(owners) or not is_passive(verb),
        targets=tuple(dict.fromkeys(t for t in targets if t != top and t.ent_type_ not in _TIMES)),
        modality=told_as(verb),
        delisted=verb.lemma_ in _LIFTING,
        measure=measure,
        owners=owners,
    )


def _behind_preposition(measure: Token, top: Token) -> Act | None:
    """As in "hit X with sanctions", "is under US sanctions", "subject to EU sanctions"."""
    link = top.head
    head = link.head
    if link.lower_ == "with" and head.lemma_ in _HITTING:
        plain = _plain(head, delisted=False)
        owners = tuple(owner_words(measure, top))
        stated = plain.stated or any(t.text[:1].isupper() for t in owners)
        return Act(measure, head, plain.by, stated, plain.targets, plain.modality,
                   measure=measure, owners=owners)  # fmt: skip
    if link.lower_ == "by" and head.lemma_ in _HITTING and is_passive(head):
        return Act(measure, head, (), True, _patients_of(head), told_as(head), measure=measure,
                   owners=tuple(owner_words(measure, top)))  # fmt: skip
    if link.lower_ != "under" and not (link.lower_ == "to" and head.lemma_ == "subject"):
        return None
    verb = head.head if head.lemma_ == "subject" else head
    owners = tuple(owner_words(measure, top))
    if verb.pos_ in {"VERB", "AUX"}:
        if verb.lemma_ not in _STANDING:
            return None
        targets = _patients_of(verb) if is_passive(verb) else subjects_of(verb)
        if verb.lemma_ in {"put", "place", "keep"} and not is_passive(verb):
            return Act(measure, verb, _agents_of(verb), True, objects_of(verb),
                       told_as(verb), measure=measure, owners=owners)  # fmt: skip
        targets = targets or _left_names(verb)
        return Act(measure, verb, (), bool(owners), targets, told_as(verb),
                   standing=True, measure=measure, owners=owners)  # fmt: skip
    if head.pos_ in {"NOUN", "PROPN"} and link.lower_ == "under" and owners:
        return Act(measure, measure, (), True, (head,), Modality.ACTUAL,
                   standing=True, measure=measure, owners=owners)  # fmt: skip
    return None


def _nominal(measure: Token, top: Token) -> Act | None:
    """As in "US sanctions against X" where nothing says that they are only wanted or feared."""
    owners = tuple(owner_words(measure, top))
    targets = tuple(dict.fromkeys(targets_of(measure, top)))
    if not owners or not targets or measure.tag_ == "NN":
        return None
    before = {t.lemma_.lower() for t in measure.doc[max(top.left_edge.i, 0) : measure.i]}
    if before & _VAGUE or _is_doubted(top):
        return None
    return Act(measure, measure, (), True, targets, Modality.ACTUAL, standing=True,
               measure=measure, owners=owners)  # fmt: skip


def _is_doubted(top: Token) -> bool:
    """Whether a word above a measure leaves open whether it is in force."""
    token = top
    for _ in range(5):
        if token.head is token:
            break
        token = token.head
        if token.lemma_.lower() in _DOUBTING:
            return True
        if token.pos_ in {"VERB", "AUX"}:
            return told_as(token) is not Modality.ACTUAL and token.lemma_ in _IMPOSING
    return False
