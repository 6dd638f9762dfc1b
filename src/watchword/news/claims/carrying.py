"""What a sentence takes up from those before it: "the package", "was also sanctioned"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from watchword.model import Modality
from watchword.news.claims.drafts import DesignationDraft
from watchword.news.claims.measures import is_list, is_measure, is_round

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NEAR_SENTENCES = 2

Placed = tuple[int, DesignationDraft]
"""A claim, and the token that tells it."""


class Carrying:
    """Finds the act that a later sentence of a text takes up."""

    def __init__(self, doc: Doc) -> None:
        self._numbers = {token.i: number for number, sent in enumerate(doc.sents) for token in sent}

    def act_before(self, token: Token, before: Sequence[Placed]) -> DesignationDraft | None:
        """The last act before a token; None where it is not safe.

        Safe is an act in force at most two sentences back, if one authority alone acted
        there and nothing was taken off a list.
        """
        here = self._numbers[token.i]
        near = [
            draft
            for index, draft in before
            if index < token.i and here - self._numbers[index] <= _NEAR_SENTENCES
        ]
        if len({draft.authority for draft in near}) != 1:
            return None
        if any(draft.modality is not Modality.ACTUAL or draft.delisted for draft in near):
            return None
        return near[-1] if near[-1].authority is not None else None


def is_package(noun: Token) -> bool:
    """Whether a noun is an act that was told of before: "the new package", "these sanctions"."""
    if not (is_measure(noun) or is_round(noun) or is_list(noun)):
        return False
    return any(
        child.dep_ == "det" and child.lower_ in {"the", "these", "this"} for child in noun.children
    )
