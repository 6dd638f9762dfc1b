"""Designations as claims: who put whom on a list, or took them off, when and why.

One claim for each authority and target, and one for a round as a whole. What a text only
calls for, fears or discusses is none; what it says was planned or threatened has its
modality.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from watchword.model import AUTHORITIES, ActorSchema, Modality, ReportDate, Span
from watchword.news.actors import Cast, Cluster
from watchword.news.claims.acts import Act, find_acts
from watchword.news.claims.carrying import Carrying, Placed, is_package
from watchword.news.claims.circumstances import Circumstances
from watchword.news.claims.drafts import DesignationDraft
from watchword.news.claims.joining import each_of
from watchword.news.claims.measures import is_list, is_round, top_of
from watchword.news.claims.members import Members
from watchword.news.claims.parties import Parties, authority_of
from watchword.news.claims.rounds import jurisdictions_in, members_of, peoples, total_of
from watchword.news.resolution import Resolver
from watchword.news.syntax import is_passive

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_COLLECTIVE = frozenset({"those", "them", "they", "others", "many", "some"})


def read_designations(
    cast: Cast, resolver: Resolver, dates: Sequence[ReportDate]
) -> list[DesignationDraft]:
    """The designations that a text claims, in its order.

    Actors that it describes and does not name ("a China-based firm") are added to the
    cast.
    """
    return _Reader(Parties(cast, resolver), Circumstances(cast.doc, dates)).read_all()


class _Reader:
    def __init__(self, parties: Parties, circumstances: Circumstances) -> None:
        self.doc = parties.doc
        self.parties = parties
        self.circumstances = circumstances
        self.carrying = Carrying(parties.doc)

    def read_all(self) -> list[DesignationDraft]:
        found: list[Placed] = []
        for act in find_acts(self.doc):
            found += [(act.trigger.i, draft) for draft in self._of_act(act, found)]
        found += Members(self.doc, self.parties, self.carrying).read(found)
        found.sort(key=lambda pair: (pair[0], pair[1].evidence.start))
        return _settled([draft for _, draft in found])

    def _of_act(self, act: Act, before: Sequence[Placed]) -> list[DesignationDraft]:
        by = self._doers(act)
        if by:
            return [draft for pair in by for draft in self._drafts(act, *pair)]
        carried = self.carrying.act_before(act.trigger, before) if _takes_up(act) else None
        if carried is not None:
            return [_with_day_of(carried, draft) for draft in self._drafts(act, carried.by)]
        # Where somebody did it whom we can't tell, or who can't list, there is no claim.
        return [] if act.stated else list(self._drafts(act, None))

    def _doers(self, act: Act) -> list[tuple[Cluster, Token]]:
        """The states that do it, else those whose measure it is, each once."""
        for tokens in (act.by, act.owners):
            found: dict[str, tuple[Cluster, Token]] = {}
            for token in tokens:
                cluster = self._state(token, owning=tokens is act.owners)
                code = authority_of(cluster) if cluster is not None else None
                if cluster is not None and code is not None:
                    found.setdefault(code, (cluster, token))
            if found:
                return list(found.values())
        return []

    def _state(self, token: Token, *, owning: bool) -> Cluster | None:
        if not owning:
            return self.parties.state(token) or self.parties.state_beside(token)
        cluster = self.parties.state(token) or self.parties.state_beside(token)
        if cluster is not None and _is_target_before(token, cluster):
            return None
        return cluster

    def _drafts(
        self, act: Act, by: Cluster | None, told: Token | None = None
    ) -> Iterator[DesignationDraft]:
        """The claims of an act by one doer: the round as a whole, then each target.

        Args:
            act: The act.
            by: Who does it.
            told: The word that tells who.
        """
        draft = self._bare(act, by)
        doer = (told,) if told is not None else ()
        count = total_of(act.targets)
        if count is not None or (not act.targets and self._is_round(act, by)):
            first, last = self._span(act, (*doer, *(count.nouns if count else ())))
            behind = self.doc[act.trigger.i : act.trigger.sent.end]
            yield replace(
                draft,
                target_count=count.value if count else None,
                count_qualifier=count.qualifier if count else None,
                jurisdiction_count=jurisdictions_in(list(behind)),
                evidence=_evidence(self.doc, first, last),
            )
        counted = count.nouns if count else ()
        for token in self._single(act.targets, counted):
            target = self._target(token)
            if target is not None and _can_be_listed(target, by):
                first, last = self._span(act, (*doer, token))
                yield replace(draft, target=target, evidence=_evidence(self.doc, first, last))

    def _is_round(self, act: Act, by: Cluster | None) -> bool:
        """Whether an act without targets is a round nonetheless: "announced new sanctions"."""
        if act.measure is None or is_list(act.measure) or act.standing or by is None:
            return False
        told = act.modality in {Modality.ACTUAL, Modality.FUTURE}
        return told and is_round(top_of(act.measure))

    def _bare(self, act: Act, by: Cluster | None) -> DesignationDraft:
        day, between = self.circumstances.days_of(act.verb, act.trigger)
        heads = [act.verb, act.trigger, *act.targets]
        if act.measure is not None:
            heads.append(top_of(act.measure))
        heads += [t for t in act.trigger.children if t.dep_ == "acl"]
        return DesignationDraft(
            authority=authority_of(by) if by is not None else None,
            by=by,
            target=None,
            delisted=act.delisted,
            announced_on=day,
            announced_between=between,
            reason=self.circumstances.reason_of(act.trigger, heads),
            modality=act.modality,
            evidence=Span(start=0, end=0),
        )

    def _single(self, targets: Sequence[Token], counted: Iterable[Token]) -> Iterator[Token]:
        """The targets one by one: without the counted, with those who are named of them."""
        without = {noun.i for noun in counted}
        named = {t.i for t in targets if t.i not in without and self._is_named(t)}
        groups = [t for t in targets if t.i not in named]
        several = bool(without)
        for token in (one for each in targets for one in self._unfolded(each)):
            if token.i in without:
                continue
            if several and token.i not in named and token.tag_ == "NNS":
                continue  # "120 entities and individuals", "across 20 nations and …"
            yield token
        yield from (t for t in members_of(groups) if t.i not in without)

    def _is_named(self, token: Token) -> bool:
        found = self.parties.named(token)
        return found is not None and found.named

    def _unfolded(self, token: Token) -> tuple[Token, ...]:
        """The names that stand behind a noun: "the firms Rosneft and Gazprom"."""
        if self.parties.at(token) is None:
            for child in token.children:
                if child.dep_ == "appos" and self._is_named(child):
                    return each_of(child)
        return (token,)

    def _target(self, token: Token) -> Cluster | None:
        if token.lower_ in {"he", "she", "him", "her", "it"}:
            return self.parties.antecedent(token)
        if token.lower_ in {"who", "which"} and token.i > 1:
            # A relative clause that the parser took for the sentence.
            before = token.i - 2 if self.doc[token.i - 1].text == "," else token.i - 1
            return self.parties.cast.at(before)
        if token.lower_ in _COLLECTIVE or token.lower_ in peoples():
            return None  # "Americans" are not the country
        return self.parties.named(token) or self.parties.described(token)

    def _span(self, act: Act, more: Iterable[Token]) -> tuple[int, int]:
        """The tokens from the first to the last that a claim rests on."""
        tokens = [
            act.trigger,
            act.verb,
            act.measure or act.verb,
            *more,
            *(act.targets[:1] if is_passive(act.verb) else ()),
        ]
        inside = [t for t in tokens if t.sent.start == act.trigger.sent.start]
        first = min(_left(t) for t in inside)
        last = max(self._right(t) for t in inside)
        return first, last

    def _right(self, token: Token) -> int:
        """The end of a name or a word, with the name in apposition to it."""
        for each in (token, *(c for c in token.children if c.dep_ == "appos")):
            name = self.parties.cast.name_at(each.i)
            if name is not None:
                return name.end - 1
        return token.i


def _takes_up(act: Act) -> bool:
    """Whether an act can be one that the sentences before tell of."""
    if act.by:
        return any(is_package(token) for token in act.by)
    plain = any(c.dep_ == "auxpass" and c.lower_ in {"was", "were"} for c in act.verb.children)
    return not act.stated and plain


def _with_day_of(carried: DesignationDraft, draft: DesignationDraft) -> DesignationDraft:
    if draft.announced_on is not None or draft.announced_between is not None:
        return draft
    return replace(draft, announced_on=carried.announced_on)


def _is_target_before(token: Token, cluster: Cluster) -> bool:
    """Whether a country's name before "sanctions" is whom they meet: "Iran sanctions".

    Only of an authority that publishes a list it is who imposes them ("US sanctions").
    """
    named = token.dep_ == "compound" and cluster.schema is ActorSchema.COUNTRY
    return named and cluster.code not in AUTHORITIES and token.pos_ == "PROPN"


def _left(token: Token) -> int:
    """Where a noun's words begin; a verb's own place."""
    if token.pos_ in {"VERB", "AUX"}:
        return token.i
    return min(token.left_edge.i, token.i)


def _evidence(doc: Doc, first: int, last: int) -> Span:
    end = doc[last]
    return Span(start=doc[first].idx, end=end.idx + len(end))


def _can_be_listed(target: Cluster, by: Cluster | None) -> bool:
    if by is not None and (target is by or (target.code and target.code == by.code
                                            and target.schema is ActorSchema.COUNTRY)):  # fmt: skip
        return False
    return target.key not in {"European Union", "United Nations"}


def _settled(drafts: Sequence[DesignationDraft]) -> list[DesignationDraft]:
    """One claim for each authority and target, with what any of its places tells.

    A claim without an authority counts only in a text that has one with, and not where
    the same target has one with.
    """
    sure = {_who(d) for d in drafts if d.authority is not None}
    known = {target for target, _ in sure}
    if not known:
        return []
    merged: dict[tuple[object, ...], DesignationDraft] = {}
    for draft in drafts:
        if draft.authority is None and (draft.target is None or _who(draft) in sure):
            continue
        key = _key(draft)
        merged[key] = _joined(merged[key], draft) if key in merged else draft
    return list(merged.values())


def _who(draft: DesignationDraft) -> tuple[int | None, bool]:
    return (id(draft.target) if draft.target is not None else None, draft.delisted)


def _key(draft: DesignationDraft) -> tuple[object, ...]:
    base = (draft.authority, *_who(draft), draft.modality)
    if draft.target is not None:
        return base
    return (*base, draft.target_count, draft.announced_on)


def _joined(first: DesignationDraft, second: DesignationDraft) -> DesignationDraft:
    """The first claim, with what only the second tells."""
    no_day = first.announced_on is None and first.announced_between is None
    return replace(
        first,
        announced_on=second.announced_on if no_day else first.announced_on,
        announced_between=second.announced_between if no_day else first.announced_between,
        reason=first.reason or second.reason,
        jurisdiction_count=first.jurisdiction_count or second.jurisdiction_count,
    )
