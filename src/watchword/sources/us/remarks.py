"""The remarks of an OFAC entry: clauses between semicolons.

In the legacy CSV the remarks carry everything that has no column of its own::

    DOB 30 Jun 1955; POB Moscow, Russia; nationality Russia; Gender Male; Passport
    PP5201306 (Haiti) issued 03 Apr 2019 expires 02 Apr 2029; a.k.a. 'KOSOV'; Linked
    To: USMANOV, Alisher Burhanovich.

A second value is marked ``alt.``, and the whole closes with a full stop. Aliases stand
here only when they are weak (OFAC FAQ 122-124). In the classic XML the same field holds
free text and ``(Linked To: X; Linked To: Y)``.

``Linked To:`` says that there is a link and not which way it runs. Most often the other
party is the reason for the listing (a ship and its owner), but the clause also stands the
other way round, on a person whose companies were listed for him; so the relation is
LINKED_TO and its direction carries no meaning.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from watchword.model import ContactKind, RelationKind, Strength
from watchword.sources.draft import Draft, clean
from watchword.sources.us.labels import is_document, match_label
from watchword.sources.us.names import add_party_name, alias_kind
from watchword.sources.us.stated import Stated, add_stated
from watchword.sources.us.vocabulary import split_titles
from watchword.text.countries import country_code

# Nothing on the lists comes near these; they bound the work that a hostile text can cause.
_LONGEST_CLAUSE = 2_000
_LONGEST_NAME = 500
_LONGEST_LABEL = 8

FREE_TEXT = "Remark"
"""The label of a clause that has none of its own."""

_ALT = re.compile(r"alt\.\s+", re.I)
_ALIAS = re.compile(r"(?:alt\.\s+)?([afn]\.k\.a\.|d\.b\.a\.)\s+(['\"])", re.I)
_CLOSING = {quote: re.compile(rf"{quote}(?=\s*(?:;|\.?\s*$))") for quote in "'\""}
_MARK = re.compile(r"[();]\s*")
_PARENTHESIS = re.compile(r"[()]")
_LINKED = re.compile(r"Linked\s+To:\s*", re.I)
_NEXT_LINKED = re.compile(r"\s*;\s*(?=Linked\s+To:)", re.I)
_COUNTRY = r"\s+\((?P<country>[^()\d]+(?:\([^()\d]*\)[^()\d]*)?)\)"
_VALIDITY = r"(?:\s+issued\s+(?P<issued>[\w ]+?))?(?:\s+expires\s+(?P<expires>[\w ]+?))?\s*$"
_DOCUMENT = re.compile(rf"(?P<value>.+?)(?:{_COUNTRY})?{_VALIDITY}")
_TRAILER = re.compile(rf"{_COUNTRY}{_VALIDITY}")
_NUMBER = re.compile(r"\d|^[A-Z][A-Z-]{2,}$")
_PROSE = re.compile(r"\s[a-z]{2,}\s")
_LABELLED = re.compile(r"([A-Z][A-Za-z'-]*(?: [A-Za-z'-]+){0,2}):\s+(.+)$")
_WEBSITE = re.compile(r"(?:https?://|www\.)\S+$", re.I)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w+$")
_FAMILY = re.compile(
    r"((?:wife|husband|spouse|widow|son|daughter|child|brother|sister|half-brother|half-sister"
    r"|mother|father|nephew|niece|cousin|uncle|aunt)(?:-in-law)?)\s+of\s+(.+)$",
    re.I,
)
_INITIALS = re.compile(r"(?:[A-Za-z]{1,2}\.)+\s?[A-Za-z]{1,2}$")
_UN_REFERENCE = re.compile(r"\b[A-Z]{2}[ei]\.\d{3}\b")
_ABBREVIATIONS = {
    *("bros", "cia", "co", "corp", "est", "etc", "inc", "jr", "lda", "ltd", "ltda", "no"),
    *("pte", "pty", "pvt", "sr", "srl", "st", "str"),
}


def read_remarks(
    draft: Draft,
    text: str,
    *,
    closed: bool = False,
    cut: bool = False,
    names: Collection[str] = (),
) -> None:
    """Read the clauses of the remarks into an entry whose schema is known.

    The raw text is for the caller to keep. A clause that we can't read becomes a feature
    labelled :data:`FREE_TEXT`.

    Args:
        closed: Whether a full stop was put after the last clause, as the CSV does.
        cut: Whether the text breaks off, so that its last clause states nothing.
        names: The names on the list as it spells them, which tell whether a full stop
            after a link belongs to the other party's name.
    """
    for reference in _UN_REFERENCE.findall(text):
        draft.add_cross_reference("un-reference", reference)
    clauses = list(split_clauses(text))
    if cut and clauses:
        draft.add_feature(FREE_TEXT, clauses.pop())
    elif closed and clauses:
        clauses[-1] = strip_full_stop(clauses[-1], names)
    for clause in clauses:
        _read_clause(draft, clause)


def split_clauses(text: str) -> Iterator[str]:
    """Split at the semicolons that stand in no quotes and no parentheses.

    A parenthesis that never closes does not swallow what follows it, and an apostrophe
    inside a quoted alias ('AL-SA'IDI') does not end it.
    """
    paired = _paired_parentheses(text)
    start = depth = 0
    quoted = _skip_alias(text, 0)
    for mark in _MARK.finditer(text):
        position = mark.start()
        if position < quoted:
            continue
        if mark[0][0] != ";":
            if position in paired:
                depth += 1 if mark[0][0] == "(" else -1
        elif depth <= 0:
            yield from _nonempty(text[start:position])
            start, depth = mark.end(), 0
            quoted = _skip_alias(text, start)
    yield from _nonempty(text[start:])


def _paired_parentheses(text: str) -> set[int]:
    """The positions of the parentheses that have a partner."""
    paired: set[int] = set()
    waiting: list[int] = []
    for mark in _PARENTHESIS.finditer(text):
        if mark[0] == "(":
            waiting.append(mark.start())
        elif waiting:
            paired.update((waiting.pop(), mark.start()))
    return paired


def _nonempty(clause: str) -> Iterator[str]:
    if folded := clean(clause):
        yield folded


def _skip_alias(text: str, start: int) -> int:
    """The end of a quoted alias that begins here, or ``start`` where none does."""
    found = _ALIAS.match(text, start)
    if found is None:
        return start
    window = text[found.end() : found.end() + _LONGEST_NAME]
    if found.end() + _LONGEST_NAME < len(text):
        window += "\u2026"
    closing = _CLOSING[found[2]].search(window)
    return found.end() + closing.end() if closing else start


def strip_full_stop(clause: str, names: Collection[str] = ()) -> str:
    """Drop a closing full stop unless it belongs to a name or an abbreviation.

    The list writes both ``EVIL CORP`` and ``KOTI CORP.``, and puts one stop after either.
    """
    if not clause.endswith("."):
        return clause
    if linked := _LINKED.match(clause):
        other = clause[linked.end() :]
        if other in names:
            return clause
        if other[:-1] in names:
            return clause[:-1]
    words = clause[:-1].split()
    tail = " ".join(words[-2:]) if words and len(words[-1]) == 1 else "".join(words[-1:])
    if _INITIALS.match(tail) or tail.strip("(),").casefold() in _ABBREVIATIONS:
        return clause
    return clause[:-1]


def _read_clause(draft: Draft, clause: str) -> None:
    if len(clause) > _LONGEST_CLAUSE:
        draft.add_feature(FREE_TEXT, clause)
        return
    readers = (_add_links, _add_alias, _add_labelled, _add_new_document)
    if any(reader(draft, clause) for reader in readers):
        return
    # The CSV repeats the title column among its clauses.
    if clause in draft.positions or clause in draft.titles or add_family(draft, clause):
        return
    if split_titles(clause)[0]:
        draft.add_title(clause)
    elif _WEBSITE.match(clause):
        draft.add_contact(ContactKind.WEBSITE, clause)
    elif _EMAIL.match(clause):
        draft.add_contact(ContactKind.EMAIL, clause)
    elif found := _LABELLED.match(clause):
        draft.add_feature(found[1], found[2])
    else:
        draft.add_feature(FREE_TEXT, clause)


def add_family(draft: Draft, clause: str) -> bool:
    """Add a relation where the clause is one such as ``Spouse of Robert Mugabe``."""
    found = _FAMILY.match(clause)
    if found:
        draft.add_relation(RelationKind.FAMILY, found[2], detail=found[1])
    return found is not None


def _add_links(draft: Draft, clause: str) -> bool:
    """``Linked To: X``, alone or several within one pair of parentheses."""
    inner = clause
    if inner.startswith("(") and inner.endswith(")"):
        inner = inner[1:-1]
    if not _LINKED.match(inner):
        return False
    for link in _NEXT_LINKED.split(inner):
        draft.add_relation(RelationKind.LINKED_TO, _LINKED.sub("", link, 1), detail="Linked To:")
    return True


def _add_alias(draft: Draft, clause: str) -> bool:
    found = _ALIAS.match(clause)
    kind = alias_kind(found[1]) if found else None
    if found is None or kind is None:
        return False
    name = clause[found.end() :].removesuffix(found[2])
    add_party_name(draft, name, kind=kind[0], strength=Strength.WEAK, remark=kind[1])
    return True


def _add_labelled(draft: Draft, clause: str) -> bool:
    matched = match_label(_ALT.sub("", clause, 1) if _ALT.match(clause) else clause)
    if matched is None:
        return False
    label, value = matched
    if not is_document(label):
        return add_stated(draft, Stated(label, value))
    found = _DOCUMENT.match(value)
    if found is None or _PROSE.search(found["value"]) or not _NUMBER.search(found["value"]):
        # "Passport issued in Sarajevo": a sentence about a document, not its number.
        return False
    number = found["value"]
    if found["country"] and not _is_country(found["country"]):
        # A town's register: "57622 (URABA)". The XML keeps it with the number, too.
        return add_stated(draft, Stated(label, clean(value)))
    _add_document(draft, label, number, found)
    return True


def _is_country(text: str) -> bool:
    folded = text.casefold()
    return (
        country_code(text) is not None or folded == "undetermined" or folded.startswith("region:")
    )


def _add_new_document(draft: Draft, clause: str) -> bool:
    """A document of a kind that OFAC did not have before: words, a number, a country."""
    found = _TRAILER.search(clause)
    if found is None:
        return False
    words = _ALT.sub("", clause[: found.start()], 1).split()
    first = len(words)
    while first and any(char.isdigit() for char in words[first - 1]):
        first -= 1
    # A short prefix in capitals belongs to the number: "Residence Card AB 12345".
    while first > 1 and len(words[first - 1]) <= 3 and words[first - 1].isupper():
        first -= 1
    label, number = words[:first], words[first:]
    if not 0 < len(label) <= _LONGEST_LABEL or not label[0][0].isupper():
        return False
    if not any(char.isdigit() for char in "".join(number)):
        return False
    _add_document(draft, " ".join(label), " ".join(number), found)
    return True


def _add_document(draft: Draft, label: str, number: str, found: re.Match[str]) -> None:
    add_stated(
        draft,
        Stated(
            label,
            number,
            country=found["country"] or "",
            issued=found["issued"] or "",
            expires=found["expires"] or "",
        ),
    )
