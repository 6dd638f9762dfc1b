"""Phrases that say whose relative or associate a party is: ``Wife of Nikolai TOKAREV``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from watchword.model import RelationKind
from watchword.sources.draft import Draft, clean

_KIN = (
    r"wife|husband|spouse|partner|widow(?:er)?|fianc[eé]e?|son|daughter|child|mother|father|parent|"
    r"brother|sister|sibling|uncle|aunt|nephew|niece|cousin|grand(?:son|daughter|father|mother)|"
    r"step-?(?:son|daughter|father|mother|brother|sister)|half-(?:brother|sister)|relative|"
    r"family member|member of the family"
)
_FAMILY = re.compile(
    rf"^(?:(?:a|the)\s+)?(?:(?:ex|former|late|second|third|first|eldest|elder|younger|youngest|"
    rf"only|adopted|alleged|reported)[\s-]+)*(?:{_KIN})(?:-in-law)?\s+(?:of|to)\s+(?P<other>.+)$",
    re.I | re.S,
)
_ASSOCIATE = re.compile(
    r"^(?:(?:a|the)\s+)?(?:(?:close|known|business|long-?time|long-?standing|former|alleged)\s+)*"
    r"(?:associate|friend|confidante?|ally|business partner)s?\s+(?:of|to)\s+(?P<other>.+)$",
    re.I | re.S,
)
_END = re.compile(r"\s*(?:[(,;\n]|\.\s|\band\b\s+(?=[a-z])|\bwho\b|\bas at\b)(?P<rest>.*)$", re.S)
_NAME = re.compile(r"[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinship:
    """A relation that a text states.

    Attributes:
        kind: FAMILY or ASSOCIATE.
        other: The other party's name.
    """

    kind: RelationKind
    other: str


def read_kinship(text: str) -> Kinship | None:
    """The relation that a text begins with, None where it begins with none.

    What follows a comma can be about either party ("Wife of Alexander LUKASHENKO,
    President of Belarus"), so it is not read, unless the name itself stands there: "Son of
    the President of Belarus, Alexander LUKASHENKO".
    """
    stated = clean(text)
    for pattern, kind in (
        (_FAMILY, RelationKind.FAMILY),
        (_ASSOCIATE, RelationKind.ASSOCIATE),
    ):
        found = pattern.match(stated)
        if found is None:
            continue
        other = found["other"]
        end = _END.search(other)
        if end is not None:
            rest = end["rest"].strip(" .")
            other = other[: end.start()]
            if other.startswith("the ") and _NAME.fullmatch(rest):
                other = rest
        other = other.strip(" .,;:")
        return Kinship(kind=kind, other=other) if other else None
    return None


def add_kinship(draft: Draft, text: str) -> bool:
    """Add the relation that a text begins with; the text itself is its detail."""
    kinship = read_kinship(text)
    if kinship is None:
        return False
    draft.add_relation(kinship.kind, kinship.other, detail=text.strip(" .;"))
    return True
