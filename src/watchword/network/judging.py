"""One party's verdict, with everything that belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from watchword.model import AUTHORITIES, Interest, Share
from watchword.network.case import Case, excepted_by
from watchword.network.engine import Network, Outcome
from watchword.network.engine.cascade import Standing
from watchword.network.engine.columns import INTERESTS
from watchword.network.engine.edges import CLAIMED
from watchword.network.engine.joining import MEMBER, OF_ARRANGEMENT, OF_JOINT
from watchword.network.engine.reading import Reading
from watchword.network.proof import (
    Stakes,
    find_chain,
    find_divestment,
    find_stake,
    find_stakes,
    is_inconclusive,
)
from watchword.network.proof.flip import Change
from watchword.network.proof.sentence import (
    cited,
    say_clear,
    say_reached,
    say_share,
    say_steps,
)
from watchword.network.proof.stakes import groups_reading
from watchword.network.verdict import Answer, Flip, Remark, Step, Verdict, show

_ANSWERS = {
    Standing.LISTED: Answer.AFFECTED,
    Standing.DEFINITE: Answer.AFFECTED,
    Standing.POSSIBLE: Answer.POSSIBLY_AFFECTED,
    Standing.NO: Answer.NOT_AFFECTED,
    Standing.INDETERMINATE: Answer.INDETERMINATE,
}


def answer_of(standing: Standing) -> Answer:
    """The word for a standing."""
    return _ANSWERS[standing]


@dataclass(frozen=True, kw_only=True)
class Judge:
    """Judges parties of one outcome."""

    network: Network
    case: Case
    as_of: date
    outcome: Outcome

    def judge(self, subject: int) -> Verdict:
        """The verdict on a party."""
        standing = self.outcome.standing(subject)
        if standing is Standing.LISTED or self.is_listed(subject):
            return self._listed(subject)
        if standing is Standing.INDETERMINATE:
            return self._indeterminate(subject)
        if standing is Standing.NO:
            return self._clear(subject)
        return self._reached(subject, standing)

    def is_listed(self, subject: int) -> bool:
        """Whether a party is listed for certain, whatever follows from it."""
        listing = self.case.listed.get(subject)
        return listing is not None and listing.certain and listing.is_in_force_on(self.as_of)

    def name(self, number: int) -> str:
        """A party's name."""
        return self.network.parties[number].name

    def names(self, numbers: Iterable[int]) -> tuple[str, ...]:
        """The names of parties, without the nodes of joint holders."""
        return tuple(self.name(number) for number in numbers if number < len(self.network.parties))

    def _listed(self, subject: int) -> Verdict:
        listing = self.case.listed[subject]
        since = f" since {listing.listed_on.isoformat()}" if listing.listed_on else ""
        name = AUTHORITIES[self.case.authority].name
        return replace(
            self._start(subject, Answer.AFFECTED, None),
            listed=True,
            owners=(self.name(subject),),
            since=listing.listed_on,
            explanation=f"{self.name(subject)} is listed itself ({name}){since}.",
        )

    def _indeterminate(self, subject: int) -> Verdict:
        stakes = find_stakes(self.outcome, subject)
        verdict = self._start(subject, Answer.INDETERMINATE, stakes)
        rule, facts = self.outcome.rule, ""
        if stakes.owners:
            behind = " and ".join(self.names(stakes.owners))
            held = say_share(stakes.share)
            facts = f" Behind {self.name(subject)}: {behind}, holding {held} with those they own."
        if self.outcome.possible.has(subject):
            chain = find_chain(self._reading(subject), stakes.groups, subject)
            steps = self._steps(chain.edges)
            facts = f" The facts: {say_steps(steps)}."
            verdict = replace(verdict, proof=steps, smallest=chain.smallest)
        return replace(verdict, explanation=f"{_upper(rule.indeterminate or '')}.{facts}")

    def _clear(self, subject: int) -> Verdict:
        stakes = find_stakes(self.outcome, subject)
        verdict = self._start(subject, Answer.NOT_AFFECTED, stakes)
        rule = self.outcome.rule
        said = say_clear(
            self.name(subject), rule, owners=self.names(stakes.owners), share=stakes.share
        )
        verdict = replace(verdict, explanation=said, flip=self._flip(subject, stake=True))
        before = self._rebutted
        if before is None or not before.possible.has(subject):
            return verdict
        return self._with_rebuttal(subject, verdict, before)

    def _with_rebuttal(self, subject: int, verdict: Verdict, before: Outcome) -> Verdict:
        """Name the rebuttal that took a party, or an owner of it, out."""
        without = replace(self, outcome=before).judge(subject)
        own = self.case.rebutted.get(subject)
        touched = {step.held for step in without.proof} | {self.name(subject)}
        rebuttal = own or next(
            (each for number, each in self.case.rebutted.items() if self.name(number) in touched),
            None,
        )
        noted = f"{rebuttal.note} ({rebuttal.party})" if rebuttal else "of an owner of it"
        said = f"{without.explanation} A rebuttal is recorded: {noted}. So it is not affected."
        return replace(verdict, explanation=said, rebuttal=rebuttal, flip=None)

    @cached_property
    def _rebutted(self) -> Outcome | None:
        """The outcome as it were without rebuttals, if there are any that count."""
        if not self.case.left_out(self.outcome.rule, self.as_of):
            return None
        return self.case.on(self.as_of, rebuttals=False)

    def _reached(self, subject: int, standing: Standing) -> Verdict:
        if subject in self.outcome.seeds.unsure and standing is Standing.POSSIBLE:
            said = f"{self.name(subject)} may be a listed party itself: the match is not certain."
            return replace(
                self._start(subject, Answer.POSSIBLY_AFFECTED, None),
                owners=(self.name(subject),),
                explanation=said,
            )
        stakes, answer = find_stakes(self.outcome, subject), answer_of(standing)
        chain = find_chain(self._reading(subject), stakes.groups, subject)
        steps = self._steps(chain.edges)
        since = self.case.first_day(subject, self.as_of, standing)
        return replace(
            self._start(subject, answer, stakes),
            proof=steps,
            smallest=chain.smallest,
            since=since,
            explanation=say_reached(
                self.name(subject), answer, self.outcome.rule, steps=steps, since=since
            ),
            flip=self._flip(subject, stake=standing is Standing.POSSIBLE),
        )

    def _reading(self, subject: int) -> Reading:
        return groups_reading(self.outcome, subject)

    def _start(self, subject: int, answer: Answer, stakes: Stakes | None) -> Verdict:
        rule = self.outcome.rule
        return Verdict(
            key=self.network.parties[subject].key,
            name=self.name(subject),
            authority=self.case.authority,
            as_of=self.as_of,
            answer=answer,
            owners=self.names(stakes.owners) if stakes else (),
            share=stakes.share if stakes else Share.exactly(0),
            proof=(),
            smallest=True,
            explanation="",
            citation=rule.citation,
            flags=tuple(self._flags(subject, answer)) if stakes else (),
            verify=rule.verify,
        )

    def _steps(self, edges: Iterable[int]) -> tuple[Step, ...]:
        """The holdings that edges stand for, each once."""
        graph, steps = self.outcome.definite.reading.graph, dict[int, Step]()
        for edge in edges:
            row, kind = int(graph.row[edge]), int(graph.kind[edge])
            if row < 0:
                continue
            holding = self.network.holdings[row]
            part, is_member = kind & 48, (kind & 15) == MEMBER
            stated = holding.share is not None
            joint = holding.joint if part in (OF_ARRANGEMENT, OF_JOINT) else None
            if row in steps and is_member:
                continue
            steps[row] = Step(
                holder=self._party(holding.owner),
                held=self._party(holding.owned),
                interest=holding.interest,
                share=graph.share(graph.low[edge], graph.high[edge]) if stated else None,
                source=holding.source,
                also=tuple(
                    self.network.holdings[other].source for other in graph.also.get(row, ())
                ),
                together=joint,
            )
        return tuple(steps.values())

    def _party(self, key: str) -> str:
        return self.name(self.network.numbers[key])

    def _flip(self, subject: int, *, stake: bool) -> Flip | None:
        change = (find_stake if stake else find_divestment)(self.outcome, subject)
        if change is None:
            return None
        measure = self.outcome.rule.sure.measures[change.measure]
        what = " of the votes in" if measure.interest is Interest.VOTES else " of"
        amount = f"{'more than ' if change.more_than else ''}{show(change.share)}%{what}"
        company, holders = self.name(change.company), self.names(change.holders)
        return Flip(
            kind="stake" if stake else "divestment",
            holders=holders,
            held=company,
            share=change.share,
            more_than=change.more_than,
            text=self._say_flip(subject, change, (f"{amount} {company}", stake)),
        )

    def _say_flip(self, subject: int, change: Change, amount: tuple[str, bool]) -> str:
        said, stake = amount
        who = " and ".join(self.names(change.holders)) or "a listed party"
        if stake:
            return f"If {who} held a further {said} undisclosed, {self.name(subject)} would be affected."
        return f"If {who} sold {said}, {self.name(subject)} would no longer be surely affected."

    def _flags(self, subject: int, answer: Answer) -> Iterator[Remark]:
        clear = answer in (Answer.NOT_AFFECTED, Answer.POSSIBLY_AFFECTED)
        if clear and is_inconclusive(
            self.outcome.definite, subject, self.case.own_shares(self.as_of)
        ):
            yield Remark(
                code="inconclusive",
                text=f"{self.name(subject)} is held by itself or in a loop; of what is owned from "
                "outside, listed parties hold enough",
                citation=self.outcome.rule.citation,
            )
        yield from self._edge_flags(subject)
        for owner in self.case.indirect_into(subject, self.as_of):
            if self.outcome.possible.has(owner):
                yield Remark(
                    code="indirect-not-counted",
                    text=f"{self.name(owner)} is stated to hold {self.name(subject)} indirectly; "
                    "only the holdings in between are added up",
                    citation="BODS v0.4, directOrIndirect",
                )
        ignored = self.case.rebutted.get(subject)
        if ignored and not self.outcome.rule.rebuttable:
            text = f"a rebuttal is recorded, and the {cited(self.outcome.rule)} knows none"
            yield Remark(code="rebuttal-ignored", text=text)

    def _edge_flags(self, subject: int) -> Iterator[Remark]:
        graph, rule = self.outcome.definite.reading.graph, self.outcome.rule
        for edge in graph.edges_into(subject):
            owner, kind = int(graph.owner[edge]), int(graph.kind[edge])
            code = kind & 15
            if owner >= graph.nodes or code >= len(INTERESTS):
                continue
            yield from self._excepted(owner)
            if not self.outcome.possible.has(owner):
                continue
            said = f"{self.name(owner)} over {self.name(subject)}"
            if INTERESTS[code] in rule.warnings:
                text = f"control without a verdict: {INTERESTS[code].value}, {said}"
                yield Remark(code="control-only", text=text, citation=rule.warning_citation)
            if kind & CLAIMED:
                yield Remark(code="claimed", text=f"only claimed by a report: {said}")

    def _excepted(self, owner: int) -> Iterator[Remark]:
        listing = self.case.listed.get(owner)
        if listing is None or not listing.is_in_force_on(self.as_of):
            return
        excepted = excepted_by(self.outcome.rule, listing)
        if excepted is not None:
            text = f"{self.name(owner)} is listed, and nothing follows: it {excepted.why}"
            yield Remark(code="programme-excepted", text=text, citation=excepted.citation)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
