"""The rules of the model say the same, whether they are asked or remembered."""

from __future__ import annotations

from typing import Any

import pytest

from watchword.news import engine, remembering
from watchword.news.layout import flatten, split_blocks

pytestmark = pytest.mark.news

TEXT = """\
There's a minister who ain't gonna go, and there were others: there is, there's always one. Let's see.
You'll say "I'm sorry", he'd've said; they gotta leave, don't they? It's theirs. The men's wives left.

  It  cost $5.3m (or 10%) in 2011, the U.S. said -- "the best of the worst" -- was what it WAS being.
"""


@pytest.fixture(scope="module")
def asked() -> object:
    """The same pipeline, without memory."""
    import spacy
    from spacy.util import compile_infix_regex

    nlp = spacy.load(engine.model_name())
    infixes = [*(nlp.Defaults.infixes or ()), *engine._GLUE]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def told(nlp: object, text: str) -> list[tuple[object, ...]]:
    flat = flatten(text)
    doc = engine.parse(nlp, flat, split_blocks(flat))  # type: ignore[arg-type]
    return [
        (t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_, t.head.i, t.ent_type_, t.ent_iob_)
        for t in doc
    ]


def test_every_word_is_annotated_the_same(asked: object) -> None:
    from spacy.pipeline import AttributeRuler

    nlp = engine.load(engine.model_name())
    assert not isinstance(nlp.get_pipe("attribute_ruler"), AttributeRuler)
    for text in (TEXT, TEXT.upper(), TEXT.replace(" ", "\n"), ""):
        expected = told(asked, text)
        assert told(nlp, text) == expected
        assert told(nlp, text) == expected  # and once more, from memory


def test_memory_has_an_end(asked: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "_MOST", 3)
    assert told(engine.load(engine.model_name()), TEXT) == told(asked, TEXT)


@pytest.mark.parametrize(
    ("pattern", "is_safe"),
    [
        ([{"TAG": "NN", "LOWER": {"IN": ["a", "b"]}}], True),
        ([{"IS_SPACE": True, "DEP": ""}], True),
        ([{"ENT_TYPE": "PERSON"}], False),
        ([{"IS_SENT_START": True}], False),
        ([{"_": {"own": 1}}], False),
        ([{"ENT_TYPE": "PERSON"}, {"LOWER": "a"}], True),  # of two words: asked every time
    ],
)
def test_rules_that_ask_for_more_are_left_alone(
    pattern: list[dict[str, object]], is_safe: bool
) -> None:
    assert remembering._asks_of_words([{"patterns": [pattern]}]) is is_safe
