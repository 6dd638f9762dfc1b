"""Names that nothing knew, where only an actor can stand: "sanctions on Almaz-Antey"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from watchword.model import ActorSchema
from watchword.news.actors import Cast, Cluster, body_key
from watchword.news.mentions import Found, body_schema
from watchword.news.names import first_name_sexes, fold, person_name
from watchword.news.references import ReferenceReader
from watchword.news.spotting import CALENDAR, PLACE_WORDS, is_capitalised, plain
from watchword.news.titles import HEADS
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_LINKS = frozenset({"-", "&", "+"})
_DIRECTIONS = word_set("north south west east northern southern western eastern")


def christen(
    token: Token, cast: Cast, references: ReferenceReader, *, schema: ActorSchema | None
) -> Cluster | None:
    """An actor for a name that nothing knew.

    Args:
        token: A word of the name.
        cast: The name is added to it.
        references: Knows the phrases of the tables.
        schema: What the actor must be, where its place in the sentence tells.
    """
    start, end = _name_around(token)
    title = max((i for i in range(start, token.i) if plain(cast.doc[i]) in HEADS), default=None)
    if title is not None:  # "Defence Minister Kang Sun Nam"
        start, schema = title + 1, ActorSchema.PERSON
    words = cast.doc[start:end]
    if end <= start or any(_is_no_name(each, references) for each in words):
        return None
    name = words.text
    cluster = next((c for c in cast.clusters if c.named and c.name == name), None)
    if cluster is None:
        is_person = len(words) > 1 and fold(words[0].text) in first_name_sexes()
        schema = schema or (ActorSchema.PERSON if is_person else body_schema(name))
        person = person_name(name) if schema is ActorSchema.PERSON else None
        cluster = Cluster(schema=schema, name=name, key=body_key(name), person=person)
    for index in range(start, end):
        part = cast.name_at(index)
        if part is not None:
            cast.forget(part)
    cast.add(cluster, Found(start, end, cluster.schema, name))
    return cluster


def _is_no_name(token: Token, references: ReferenceReader) -> bool:
    hit = references.phrases.hit_at(token.i)
    if hit is not None and hit.end - hit.start == 1 and hit.kind != "institution":
        return True
    word = plain(token)
    if token.text in _LINKS:
        return False
    return (
        word in _DIRECTIONS
        or _is_day(token)
        or word in PLACE_WORDS
        or word in HEADS
        or token.is_stop
    )


def _name_around(token: Token) -> tuple[int, int]:
    """The capitalised words around a word, in its sentence; empty where it is none."""
    doc, sentence = token.doc, token.sent
    if not is_capitalised(token) or token.pos_ not in {"PROPN", "NOUN", "ADJ", "X"}:
        return token.i, token.i
    if token.is_sent_start and token.pos_ != "PROPN":
        return token.i, token.i  # "Firms such as …"
    start, end = token.i, token.i + 1
    while start > sentence.start and _is_name_part(doc[start - 1]):
        start -= 1
    while end < sentence.end and _is_name_part(doc[end]):
        end += 1
    while end > start and doc[end - 1].text in _LINKS:
        end -= 1
    while start < end and doc[start].text in _LINKS:
        start += 1
    return start, end


def _is_day(token: Token) -> bool:
    """Whether a word is of the calendar; "Sun" and "May" may be names."""
    word = plain(token)
    return word in CALENDAR and len(word) > 3


def _is_name_part(token: Token) -> bool:
    if token.text in _LINKS:
        return not token.whitespace_ or token.text == "&"
    if _is_day(token):
        return False
    return is_capitalised(token) and token.pos_ in {"PROPN", "NOUN", "ADJ", "X"}
