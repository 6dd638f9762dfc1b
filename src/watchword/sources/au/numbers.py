"""The passports, registrations and other numbers in the free text of Australia's list.

The column "Additional Information" has them as the Security Council writes them
("Passport no: a) Indian number A-333602, issued on 4 Jun. 1985 b) ...") and as the
department does ("Company Identification No. 1027700433804"). What is read here stays in
the remark too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from watchword.model import ContactKind, IdentifierKind, ProblemCode
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean
from watchword.text.countries import country_code
from watchword.text.identifiers import imo_is_valid

_KINDS = (
    (r"IMO\b(?:\)?[\w\s]{0,25})", IdentifierKind.IMO),
    (r"SWIFT(?:/BIC)?|Bank Identifier Code(?: \(BIC\))?|\bBIC\b", IdentifierKind.BIC),
    (r"Legal Entity Identifier(?: \(LEI\))?|\bLEI\b", IdentifierKind.LEI),
    (r"passport", IdentifierKind.PASSPORT),
    (r"driver[’'s]*\s+licen[cs]e", IdentifierKind.DRIVING_LICENCE),
    (r"Social Security Number|\bSSN\b", IdentifierKind.SOCIAL_SECURITY),
    (
        r"fiscal (?:code|information)|tax (?:ID|number|no)|\bN\.?I\.?F\b|"
        r"Employer Identification Number",
        IdentifierKind.TAX_NUMBER,
    ),
    (
        r"compan(?:y|ies)(?: identification| registration)? (?:no|number)|registration (?:ID|no|"
        r"number)|registry number|\bOGRN\b|Federal No",
        IdentifierKind.REGISTRATION_NUMBER,
    ),
    (r"military (?:service|identification) number|ration card", IdentifierKind.OTHER),
    (
        r"(?:national )?identi(?:ty|fication|fier) (?:card|no|number|document)|"
        r"national (?:identification|ID)\b|tazkira|\bID (?:no|number)",
        IdentifierKind.NATIONAL_ID,
    ),
)
_KEYWORD = re.compile("|".join(f"(?P<k{n}>{words})" for n, (words, _) in enumerate(_KINDS)), re.I)

_NUMBER = re.compile(
    r"(?:(?<![\w/])|(?<=number)|(?<=No))(?:"
    r"\d{1,3}(?: \d{3}){3,}"  # 1 027 809 210 054
    r"|[A-Z]{3} [A-Z]{3} \d{2}[A-Z]\d{2} [A-Z]\d{3}[A-Z]"  # an Italian fiscal code
    r"|(?:[A-Z]{1,3} )?(?=(?:[A-Z./-]{0,12}\d){3})[A-Z0-9]{1,30}(?:[./-] ?[A-Z0-9]{1,30}){0,8}"
    r")(?![\w])"
)
_CONTINUED = re.compile(r"[A-Z]{0,3}\d[\d./-]{4,}")
_BIC = re.compile(r"\b[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?\b")
_CHUNK = re.compile(
    r"\n|;|(?<!\bNo)(?<!\bno)(?<!\bNr)(?<!\bSt)\.(?:\s+(?=[A-Z])|(?=[A-Z][a-z]))|"
    r"(?:(?<=^)|(?<=[\s.,;:]))(?=[a-z]\)\s*\S)"
)
_ITEM = re.compile(r"^[a-z]\)\s*")
_DATE = r"(\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\.?\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})"
_ISSUED = re.compile(rf"\bissued\b(?:(?!expir)[^.;]){{0,40}}?\b(?:on\s+)?{_DATE}")
_EXPIRES = re.compile(
    rf"\b(?:expire[sd]?|exp\.|expiry(?: date)?|expiration(?: date)?)\W*(?:on\s+)?\W*{_DATE}", re.I
)
_FILLER = re.compile(
    r"\b(?:numbers?|no|nr|information|details|card|foreign|travel|national|diplomatic|service|"
    r"provisional|alternative|alternate|likely|booklet|document|ordinary)\b\.?",
    re.I,
)
_NO_NUMBER = re.compile(r"\b(?:issued|expire|date|born|resolution|listed|address|na)\b", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS = 6
_WINDOW = 300
"""How far behind a number its dates and country are looked for, in characters."""

_BRACKETS = re.compile(r"^\W{0,2}\(([^()]*)\)")
_ISSUED_BY = re.compile(r"issued (?:in|by)(?: the)? ([^,.;()]+)", re.I)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_URL = re.compile(r"(?:https?://|www\.)[^\s;,<>\"]+[^\s;,.<>\")]")
_PHONE = re.compile(
    r"\b(?P<label>Tel(?:ephone)?|Mob(?:ile)?|Phone|Fax|Facsimile)(?:[\w\s/]{0,12})?[^\w+(]{0,3}"
    r"(?P<number>\+?\(?\d[\d\s()/-]{5,}\d)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Chunk:
    """A sentence or a lettered item, and the kind of number that it can hold."""

    text: str
    kind: IdentifierKind
    label: str
    start: int


def read_numbers(draft: Draft, text: str) -> None:
    """Add the identifiers and contacts that a text states in phrases that we know."""
    for chunk in _chunks(text):
        if chunk.kind is IdentifierKind.BIC:
            for code in _BIC.findall(chunk.text[chunk.start :]):
                draft.add_identifier(IdentifierKind.BIC, code, label=chunk.label)
            continue
        following: _Chunk | None = chunk
        while following is not None:
            following = _add_number(draft, following)
    _read_contacts(draft, text)


def _chunks(text: str) -> Iterator[_Chunk]:
    """The parts of the text that can hold a number.

    A lettered item, and one that begins with a number, go on with the kind before them.
    """
    kind: IdentifierKind | None = None
    label = ""
    for part in _CHUNK.split(_URL.sub(" ", text)):
        stated = part.strip()
        body = _ITEM.sub("", stated)
        keywords = list(_keywords(body))
        if keywords:
            edges = [*[found.start() for _, found in keywords[1:]], len(body)]
            for (kind, keyword), edge in zip(keywords, edges, strict=True):
                label = clean(keyword[0]).strip(" .:(")
                yield _Chunk(body[:edge], kind, label, keyword.end())
        elif kind is not None and (body != stated or _CONTINUED.match(body)):
            yield _Chunk(body, kind, label, 0)
        else:
            kind = None


def _keywords(text: str) -> Iterator[tuple[IdentifierKind, re.Match[str]]]:
    """The keywords of a text; one that repeats the kind before it is a part of it."""
    last: IdentifierKind | None = None
    for found in _KEYWORD.finditer(text):
        kind = _KINDS[int(str(found.lastgroup)[1:])][1]
        if kind is not last:
            yield kind, found
        last = kind


def _add_number(draft: Draft, chunk: _Chunk) -> _Chunk | None:
    """Add the first number of a chunk; gives what follows it after "and"."""
    found = _NUMBER.search(chunk.text, chunk.start)
    if found is None or _YEAR.fullmatch(found[0]):
        return None
    between = chunk.text[chunk.start : found.start()]
    if len(between) > 60 or _NO_NUMBER.search(between):
        return None
    after = chunk.text[found.end() : found.end() + _WINDOW]
    issued, expires = _ISSUED.search(after), _EXPIRES.search(after)
    number = found[0].strip(" .-/")
    if chunk.kind is IdentifierKind.IMO and not re.fullmatch(r"\d{7}", number):
        return None
    if chunk.kind is IdentifierKind.IMO and not imo_is_valid(number):
        draft.problem(ProblemCode.IDENTIFIER_INVALID, "no IMO number", number)
    draft.add_identifier(
        chunk.kind,
        number,
        issuer=_issuer(chunk.text[: chunk.start], between, after),
        issued_on=read_day(issued[1]) if issued else None,
        expires_on=read_day(expires[1]) if expires else None,
        label=chunk.label,
        remark=clean(after.strip(" ,.;()"))[:200],
    )
    second = re.match(r"\s+and\s+", after)
    return replace(chunk, text=after, start=second.end()) if second else None


def _issuer(before: str, between: str, after: str) -> str:
    """The country's name or adjective that stands nearest to the number."""
    brackets, stated = _BRACKETS.match(after), _ISSUED_BY.search(after)
    inner = re.search(r"\(([^()]+)\)", between)
    candidates = [
        brackets[1].partition(",")[0] if brackets else "",
        inner[1] if inner else "",
        *_tails(re.sub(r"\([^()]*\)", " ", between)),
        *_tails(before.rpartition(",")[2]),
        stated[1] if stated else "",
    ]
    for candidate in candidates:
        words = clean(candidate).strip(" .,:")
        if len(words) > 2 and country_code(words):
            return words
    return ""


def _tails(text: str) -> list[str]:
    """The last words of a text without those of the document, the longest run first."""
    words = _FILLER.sub(" ", _KEYWORD.sub(" ", text)).replace(":", " ").split()
    return [" ".join(words[-count:]) for count in range(min(_MOST_WORDS, len(words)), 0, -1)]


def _read_contacts(draft: Draft, text: str) -> None:
    for address in _EMAIL.findall(text):
        draft.add_contact(ContactKind.EMAIL, address)
    for address in _URL.findall(text):
        if "interpol.int" not in address:  # the notice about the party
            draft.add_contact(ContactKind.WEBSITE, address)
    for found in _PHONE.finditer(text):
        is_fax = found["label"].casefold().startswith("fa")
        draft.add_contact(ContactKind.FAX if is_fax else ContactKind.PHONE, found["number"])
