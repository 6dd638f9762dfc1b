"""Evidence as one sentence that a reviewer understands."""

from __future__ import annotations

from watchword.compare.evidence import (
    ALIGNED,
    Agreement,
    DateEvidence,
    Evidence,
    Meeting,
    NameEvidence,
)
from watchword.model import NameKind, Schema, Strength

_KINDS = {
    NameKind.PRIMARY: "name",
    NameKind.ALIAS: "alias",
    NameKind.FORMER: "former name",
    NameKind.MAIDEN: "maiden name",
    NameKind.SPELLING: "spelling",
    NameKind.ORIGINAL_SCRIPT: "name in the original script",
}
_NOUNS = {
    Schema.PERSON: "a person",
    Schema.VESSEL: "a vessel",
    Schema.AIRPLANE: "an aircraft",
    Schema.CRYPTO_WALLET: "a wallet",
}
_LONGEST_NAME = 120


def explain(evidence: Evidence) -> str:
    """Which name met which, how, and what else agrees or contradicts, in one sentence."""
    clauses: list[str] = []
    for item in evidence.identifiers:
        word = item.kind.value.replace("-", " ")
        if item.agreement is Agreement.AGREE:
            clauses.append(f"the {word} {item.listed} is the same")
        else:
            clauses.append(f"the {word} {item.query} is not the listed {item.listed}")
    if evidence.name is not None:
        clauses.insert(0, _name_clause(evidence.name))
    if evidence.birth_date is not None:
        clauses.append(_date_clause(evidence.birth_date))
    clauses.extend(_other_clauses(evidence))
    if not clauses:
        return "Nothing is known that speaks for or against."
    sentence = "; ".join(clauses) + "."
    return sentence[0].upper() + sentence[1:]


def _quote(name: str) -> str:
    shown = " ".join(name.split())
    return f"“{shown[:_LONGEST_NAME]}…”" if len(shown) > _LONGEST_NAME else f"“{shown}”"


def _name_clause(name: NameEvidence) -> str:
    weak = "weak " if name.strength is Strength.WEAK else ""
    listed = f"the listed {weak}{_KINDS[name.kind]} {_quote(name.listed)}"
    met = [part for part in name.parts if part.how in ALIGNED]
    if not met:
        return f"{_quote(name.query)} and {listed} have no word in common"
    verb = "is" if name.identical and not name.reordered else "meets"
    details = _details(name)
    return f"{_quote(name.query)} {verb} {listed}" + (f" ({', '.join(details)})" if details else "")


def _details(name: NameEvidence) -> list[str]:
    details: list[str] = []
    if name.swapped:
        details.append("but parent and child have changed places")
    elif name.reordered:
        details.append("in another order")
    phrases = {
        Meeting.TRANSLITERATION: "“{0}” is a spelling of “{1}”",
        Meeting.JOINED: "“{0}” is written “{1}”",
        Meeting.INITIAL: "“{0}” can stand for “{1}”",
        Meeting.NICKNAME: "“{0}” and “{1}” can be forms of one name",
        Meeting.VOWELS: "“{0}” is “{1}” but for its vowels",
        Meeting.GENDER: "“{0}” and “{1}” are a man's and a woman's form",
        Meeting.TYPO: "“{0}” is close to “{1}”",
        Meeting.ACRONYM: "“{0}” and “{1}” are an acronym and its words",
        Meeting.GARBLED: "“{0}” has much in common with “{1}”",
        Meeting.CONTRADICTION: "but “{0}” is not “{1}”",
    }
    for how, phrase in phrases.items():
        details.extend(
            phrase.format(part.query, part.listed) for part in name.parts if part.how is how
        )
    for how, phrase in (
        (Meeting.MISSING, "the listed name also has {0}"),
        (Meeting.EXTRA, "the query also has {0}"),
    ):
        words = [f"“{part.listed or part.query}”" for part in name.parts if part.how is how]
        if words:
            details.append(phrase.format(", ".join(words)))
    if name.legal is Agreement.CONTRADICT:
        details.append("the legal forms differ")
    return details


def _date_clause(date: DateEvidence) -> str:
    if date.agreement is Agreement.AGREE:
        if str(date.query) == str(date.listed):
            return f"the birth date {date.query} agrees"
        return f"the birth date {date.query} fits the listed {date.listed}"
    if date.agreement is Agreement.NEAR:
        return f"the birth date {date.query} is near the listed {date.listed}"
    return f"the birth date {date.query} contradicts the listed {date.listed}"


def _other_clauses(evidence: Evidence) -> list[str]:
    clauses: list[str] = []
    country = evidence.country
    if country is not None:
        shared = ", ".join(code.upper() for code in country.shared)
        listed = ", ".join(code.upper() for code in country.listed)
        ours = ", ".join(code.upper() for code in country.query)
        if country.agreement is Agreement.AGREE:
            clauses.append(f"the country {shared} agrees")
        else:
            clauses.append(f"the country {ours} is not among the listed {listed}")
    if evidence.sex is not None and evidence.sex.agreement is Agreement.CONTRADICT:
        clauses.append(f"the sex {evidence.sex.query} contradicts the listed {evidence.sex.listed}")
    if evidence.kind is not None and evidence.kind.agreement is Agreement.CONTRADICT:
        ours, theirs = evidence.kind.query, evidence.kind.listed
        clauses.append(
            f"one is {_NOUNS.get(ours, 'a body')}, the other {_NOUNS.get(theirs, 'a body')}"
        )
    return clauses
