"""Mentions: every place where a text names a person, a body or a country."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from watchword.model import ActorSchema
from watchword.news.gazetteer import Hit
from watchword.news.spotting import (
    CALENDAR,
    PLACE_WORDS,
    Spotter,
    is_capitalised,
    plain,
    without_overlaps,
)
from watchword.news.titles import DOMAINS, FORMER, HEADS, HONORIFICS, ORGANISATION_WORDS
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PUBLIC = word_set(
    "ministry department agency army navy command committee parliament council commission embassy "
    "consulate court authority bureau administration directorate secretariat force forces guard "
    "guards senate congress assembly duma government police treasury chancellery corps fleet "
    "brigade battalion regiment tribunal airforce border customs"
)
_COMPANIES = word_set(
    "inc corp llc ltd plc ag sa gmbh oao ooo pjsc bank bancorp company corporation holding holdings "
    "airlines airways motors industries"
)
_PLACE_PREPOSITIONS = word_set(
    "in at near around outside inside across through throughout via into"
)
_NEVER_NAMES = word_set(
    "the a an and of or but he she it they we i you internet covid covid-19 congressman god "
    "christmas easter ramadan earth english brexit english-language"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a parsed text, at tokens ``start`` to ``end``.

    Attributes:
        code: The country that the name itself tells.
        key: The name of the table's record, for what the tables know.
        sure: Whether a rule or a table found it, and not only the model.
    """

    start: int
    end: int
    schema: ActorSchema
    text: str
    code: str | None = None
    key: str | None = None
    sure: bool = False


def seed_names(
    doc: Doc,
    hits: Sequence[Hit],
    *,
    in_heading: Callable[[int], bool],
    known: Callable[[str], str | None],
) -> None:
    """Set what rules, tables and the register know as ``doc.ents``."""
    from spacy.tokens import Span

    spotter = Spotter(doc, hits, in_heading)
    institutions = [
        Span(doc, hit.start, hit.end, label="ORG")
        for hit in hits
        if hit.kind == "institution" and hit.end - hit.start > 1
    ]
    people = [*spotter.titled_people(), *spotter.signatures(), *spotter.first_named()]
    bodies = list(spotter.bodies())
    registered = list(spotter.registered(known))
    # A longer body holds an institution of the tables ("UN Human Rights Council").
    chosen = without_overlaps([*people, *sorted(bodies, key=len, reverse=True), *institutions,
                               *registered])  # fmt: skip
    doc.set_ents(sorted(chosen, key=lambda span: span.start), default="unmodified")
    doc.user_data["seeded"] = {(span.start, span.end) for span in chosen}


def find_mentions(
    doc: Doc, hits: Sequence[Hit], *, in_heading: Callable[[int], bool]
) -> tuple[Found, ...]:
    """All names of a parsed text whose ``ents`` are set, in order, none over another."""
    seeded = doc.user_data.get("seeded", set())
    found: list[Found] = []
    for span in doc.ents:
        sure = (span.start, span.end) in seeded
        if in_heading(span.start) and not sure:
            continue
        found += _read_entity(doc, span, hits, sure=sure)
    found += _small_bodies(doc, hits, {i for name in found for i in range(name.start, name.end)})
    taken = {index for name in found for index in range(name.start, name.end)}
    for hit in hits:
        if taken.isdisjoint(range(hit.start, hit.end)):
            name = _read_hit(doc, hit)
            if name is not None:
                found.append(name)
    return tuple(sorted(found, key=lambda name: name.start))


def _read_entity(doc: Doc, span: Span, hits: Sequence[Hit], *, sure: bool) -> Iterator[Found]:
    """The name that an entity of the model or a seed stands for."""
    inside = [hit for hit in hits if hit.start < span.end and span.start < hit.end]
    if any(hit.start <= span.start and span.end <= hit.end for hit in inside):
        return  # the tables know it better
    start, end = _trim(doc, span.start, _with_second_half(doc, span.end), inside)
    if end <= start or any(
        hit.start <= start and end <= hit.end and hit.kind != "capital" for hit in inside
    ):
        return
    label = _label(doc, span, start, end)
    if label == "PERSON":
        yield Found(start, end, ActorSchema.PERSON, doc[start:end].text, sure=sure)
    elif label == "ORG":
        code = next((hit.code for hit in inside if hit.kind in {"country", "adjective"}), None)
        code = code or _owner(doc, start, hits)
        # "White House National Security Council", but not "Supreme National Security Council".
        code = code or next(
            (hit.code for hit in inside if hit.kind == "institution" and hit.start == start), None
        )
        text = doc[start:end].text
        yield Found(start, end, body_schema(text), text, code=code, sure=sure)


def _small_bodies(doc: Doc, hits: Sequence[Hit], taken: set[int]) -> Iterator[Found]:
    """Bodies of a country that are written small: "the Iranian foreign ministry"."""
    for hit in hits:
        if hit.kind not in {"adjective", "country"} or hit.end >= len(doc):
            continue
        owned = doc[hit.end].text in {"'s", "'"}
        index = hit.end + owned
        first = index if owned or hit.kind == "country" else hit.start
        while index < len(doc) and index - hit.end < 4 and _is_small_word(doc[index]):
            if plain(doc[index]) in _SMALL_BODIES and (owned or hit.kind == "adjective"):
                if taken.isdisjoint(range(first, index + 1)) and not _goes_on(doc, index):
                    text = doc[first : index + 1].text
                    yield Found(
                        first, index + 1, ActorSchema.PUBLIC_BODY, text, code=hit.code, sure=True
                    )
                break
            index += 1


def _is_small_word(token: Token) -> bool:
    return token.is_lower and token.pos_ in {"NOUN", "ADJ", "PROPN"}


def _goes_on(doc: Doc, index: int) -> bool:
    """Whether a word for a body only describes the word behind it: "ministry spokesman"."""
    following = doc[index + 1] if index + 1 < len(doc) else None
    return (
        following is not None
        and following.is_lower
        and following.pos_ == "NOUN"
        and (plain(following) not in HEADS)
    )


_SMALL_BODIES = word_set("ministry embassy parliament consulate army navy")


def _trim(doc: Doc, start: int, end: int, hits: Sequence[Hit]) -> tuple[int, int]:
    """A name without articles, titles, the owner before it and the genitive behind it."""
    while start < end and (
        doc[start].is_space
        or doc[start].lower_ in {"the", "a", "an", "'s", "'", '"'}
        or plain(doc[start]) in HONORIFICS | FORMER
    ):
        start += 1
    while end > start and _is_no_end(doc[end - 1]):
        end -= 1
    if start + 1 < end and doc[start + 1].lower_ == "'s":
        owner = any(hit.start <= start < hit.end for hit in hits)
        if owner:
            return _trim(doc, start + 2, end, hits)
    return start, end


def _with_second_half(doc: Doc, end: int) -> int:
    """The end of a name that the model cut at a hyphen: "Yoo Sang" of "Yoo Sang-bum"."""
    if end + 1 >= len(doc) or doc[end - 1 : end + 1].text_with_ws.endswith(" "):
        return end
    glued = doc[end].text == "-" and not doc[end - 1].whitespace_
    return end + 2 if glued and doc[end + 1].is_alpha and doc[end + 1].is_lower else end


def _is_no_end(token: Token) -> bool:
    """Whether a token can't end a name: the genitive, punctuation, "Says" in a headline."""
    if token.is_space or token.lower_ in {"'s", "'", '"', ",", "-"}:
        return True
    return token.lower_ in {"says", "said", "tells", "told", "asks", "calls", "warns", "vows"}


def _label(doc: Doc, span: Span, start: int, end: int) -> str | None:
    """What an entity is, the model's commonest mistakes put right."""
    words = [plain(token) for token in doc[start:end]]
    names = [token for token in doc[start:end] if is_capitalised(token)]
    if not names or any("\n" in token.text_with_ws for token in doc[start : end - 1]):
        return None
    if all(word in _NEVER_NAMES or word in CALENDAR for word in words):
        return None
    if len(words) == 1 and _is_doubtful(doc, span.label_, doc[start]):
        return None
    if span.label_ == "PERSON":
        if words[-1] in ORGANISATION_WORDS and len(words) > 1:
            return "ORG"
        return "PERSON" if not any(token.like_num for token in names) else None
    if span.label_ == "ORG":
        if all(word in DOMAINS or word in HEADS or word == "-" for word in words):
            return None
        if len(names) == 1 and len(words) == 1 and words[0] in ORGANISATION_WORDS:
            return None
        if end < len(doc) and plain(doc[end]) in {"minister", "secretary"}:
            return None  # what the minister is for
        return "ORG" if words[-1] not in PLACE_WORDS else None
    return None


def _is_doubtful(doc: Doc, label: str, token: Token) -> bool:
    """Whether a single word that only the model takes for a name is likely none."""
    if label == "PERSON":
        return _stands_as_place(token) or token.tag_ in {"NNPS", "NNS"}
    if token.text.isupper() and token.lower_ not in {"white", "black", "me", "us", "all"}:
        return False
    small = token.lower_ in _words_of(doc)
    return small or token.pos_ in {"ADJ", "ADV", "VERB"} or token.tag_ in {"NNS", "JJ"}


def _words_of(doc: Doc) -> frozenset[str]:
    """The words of a text as they are written, gathered once."""
    if _WORDS not in doc.user_data:
        doc.user_data[_WORDS] = frozenset(token.text for token in doc)
    words: frozenset[str] = doc.user_data[_WORDS]
    return words


_WORDS = "watchword words"


def _stands_as_place(token: Token) -> bool:
    """Whether a word stands where only a place can: "visited Kherson", "near Bakhmut"."""
    if token.dep_ == "pobj":
        return token.head.lower_ in _PLACE_PREPOSITIONS
    return token.dep_ == "dobj" and token.head.lemma_ in {"visit", "reach", "enter", "leave"}


def _owner(doc: Doc, start: int, hits: Sequence[Hit]) -> str | None:
    """The country that owns what follows: "China's Defense Ministry", "Russian Gazprom"."""
    for hit in hits:
        if hit.kind in {"country", "adjective"}:
            if hit.end == start and hit.kind == "adjective":
                return hit.code
            if hit.end == start - 1 and doc[start - 1].lower_ in {"'s", "'"}:
                return hit.code
    return None


def body_schema(name: str) -> ActorSchema:
    """What kind of body a name is, from its words."""
    words = {word.lower().strip(".,") for word in name.split()}
    if words & _PUBLIC:
        return ActorSchema.PUBLIC_BODY
    if words & _COMPANIES:
        return ActorSchema.COMPANY
    return ActorSchema.ORGANIZATION


def _read_hit(doc: Doc, hit: Hit) -> Found | None:
    """The mention that a phrase of the tables is; adjectives are none."""
    text = doc[hit.start : hit.end].text
    if hit.institution is not None:
        record = hit.institution
        return Found(
            hit.start, hit.end, record.schema, text, code=record.country, key=record.name, sure=True
        )
    if hit.kind == "adjective" or hit.country is None:
        return None
    if hit.kind == "capital" and not means_government(doc[hit.end - 1]):
        return None
    return Found(
        hit.start,
        hit.end,
        ActorSchema.COUNTRY,
        text,
        code=hit.code,
        key=hit.country.name,
        sure=True,
    )


def means_government(token: Token) -> bool:
    """Whether a capital stands for its government and not for the place.

    It does where it acts ("Moscow said"), owns something a government has ("Beijing's
    position") or stands beside another party ("between Beijing and Moscow").
    """
    if token.dep_ in {"nsubj", "agent"}:
        return token.head.pos_ in {"VERB", "AUX"} and token.head.lemma_ != "be"
    if token.dep_ == "poss":
        return token.head.pos_ == "NOUN" and token.head.lemma_ not in _CITY_THINGS
    if token.dep_ == "pobj":
        return token.head.lower_ in {"between", "against", "with", "by", "on"}
    if token.dep_ == "conj" and token.head is not token:
        return token.head.pos_ == "PROPN" and means_government(token.head)
    return token.dep_ == "dobj" and token.head.lemma_ in _TO_GOVERNMENTS


_CITY_THINGS = word_set(
    "street airport mayor suburb outskirt center centre square station district university hotel "
    "court metro subway resident church museum bank port north south east west downtown population"
)
_TO_GOVERNMENTS = word_set(
    "accuse urge warn criticize criticise blame pressure support help anger condemn press tell ask "
    "sanction punish isolate back provoke irk"
)
