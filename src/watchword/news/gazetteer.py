"""Names that are known before the statistical model is asked.

Two sources: the package's tables of countries and institutions, and the register,
which comes in through :class:`NameLookup` so that this room knows nothing of the
register or the matcher.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from watchword.model import LinkedTarget
from watchword.news import engine
from watchword.news.lexicon import CountryWords, Institution, countries, institutions
from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc, Token

__all__ = ["Gazetteer", "Hit", "LinkedTarget", "NameLookup"]


class NameLookup(Protocol):
    """The register's names, as this room needs them."""

    def find(self, name: str, *, kind: str | None, country: str | None) -> Sequence[LinkedTarget]:
        """The targets that a full name matches, best first.

        Args:
            name: A full name as a report writes it; never a single word.
            kind: ``Person`` or ``Organization``, where the report tells.
            country: ISO 3166-1 alpha-2 in lower case, where the report tells.
        """
        ...


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase of the tables at tokens ``start`` to ``end``.

    Attributes:
        kind: ``country``, ``adjective``, ``people``, ``capital`` or ``institution``.
    """

    start: int
    end: int
    kind: str
    country: CountryWords | None
    institution: Institution | None

    @property
    def code(self) -> str | None:
        """The country that the phrase belongs to."""
        if self.country is not None:
            return self.country.code
        return self.institution.country if self.institution is not None else None


# Names of countries and bodies that are also given names, family names or plain words:
# they count only where nothing beside them makes a longer name of them.
_AMBIGUOUS = word_set(
    "Chad Jordan Georgia Israel Cuba Male Paris Lima Sofia Santiago Apple Amazon Guardian Congress "
    "Senate AU AP BIS WHO SCO RIA Wagner Emirates Interpol Turkey Mali Sydney Florence Muscat "
    "Wellington Washington Victoria London Berlin America Doha"
)


class Gazetteer:
    """The phrases of the tables, ready to be found in a parsed text."""

    def __init__(self, matcher: PhraseMatcher, records: dict[str, tuple[str, object]]) -> None:
        self._matcher = matcher
        self._records = records

    def find(self, doc: Doc) -> tuple[Hit, ...]:
        """The longest phrases of the tables in a text, none over another."""
        spans = [(start, end, key) for key, start, end in self._matcher(doc)]
        spans.sort(key=lambda span: (span[0] - span[1], span[0], doc.vocab.strings[span[2]]))
        taken: set[int] = set()
        hits = []
        for start, end, key in spans:
            if taken.isdisjoint(range(start, end)):
                hit = self._hit(doc, start, end, doc.vocab.strings[key])
                if hit is not None:
                    taken.update(range(start, end))
                    hits.append(hit)
        return tuple(sorted(hits, key=lambda hit: hit.start))

    def _hit(self, doc: Doc, start: int, end: int, key: str) -> Hit | None:
        kind, record = self._records[key]
        if end - start == 1 and doc[start].text in _AMBIGUOUS and _in_longer_name(doc, start):
            return None
        if isinstance(record, CountryWords):
            return Hit(start, end, kind, record, None)
        assert isinstance(record, Institution)  # noqa: S101 - the table holds nothing else
        return Hit(start, end, kind, None, record)


def _in_longer_name(doc: Doc, index: int) -> bool:
    """Whether a neighbour makes a longer name of a word: "Michael Jordan", "Paris Hilton"."""
    before = doc[index - 1] if index else None
    after = doc[index + 1] if index + 1 < len(doc) else None
    return _extends(before) or _extends(after)


def _extends(token: Token | None) -> bool:
    if token is None or not token.text[:1].isupper() or not token.is_alpha:
        return False
    return token.pos_ == "PROPN" and not token.is_stop


def _phrases() -> Iterable[tuple[str, str, object]]:
    """Every phrase with its kind; where two mean different things, the first counts."""
    for institution in institutions():
        for name in institution.names:
            yield name, "institution", institution
    for country in countries():
        for name in country.names:
            yield name, "country", country
    for country in countries():
        for kind, words in (
            ("adjective", country.adjectives),
            ("people", country.people),
            ("capital", country.capitals),
        ):
            for word in words:
                yield word, kind, country


@lru_cache(maxsize=2)
def build_gazetteer(model: str) -> Gazetteer:
    """The gazetteer for a model's tokenizer."""
    from spacy.matcher import PhraseMatcher

    nlp = engine.load(model)
    matcher = PhraseMatcher(nlp.vocab, attr="ORTH")
    records: dict[str, tuple[str, object]] = {}
    for phrase, kind, record in _phrases():
        if phrase in records:
            continue
        records[phrase] = (kind, record)
        matcher.add(phrase, [nlp.make_doc(phrase.replace("’", "'"))])
    return Gazetteer(matcher, records)
