"""What the model's rules say of a word, asked once: the same annotations, sooner.

Two steps of spaCy's English pipeline are rules that look at one word and its classes, and are
asked anew for every word of every report: the *attribute ruler* (tag to word class) and the
*lemmatizer*. Here each answer is remembered by all that it depends on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from watchword.news.words import word_set

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc, Token

_MOST = 200_000
"""Answers that are kept; then all are forgotten, so that memory has an end."""
_OF_A_WORD = word_set("ORTH TEXT LOWER SHAPE PREFIX SUFFIX LENGTH TAG DEP")
"""What a rule may ask of one token so that its spelling, tag and dependency decide; also IS_…"""


def remember(nlp: Language) -> None:
    """Have a pipeline's rules remember their answers, where these depend on one word."""
    from spacy.pipeline import AttributeRuler, Lemmatizer

    for name, component in nlp.pipeline:
        if isinstance(component, Lemmatizer) and component.mode == "rule":
            _remember_lemmas(component)
        elif isinstance(component, AttributeRuler) and _asks_of_words(component.patterns):
            place = nlp.component_names.index(name)
            nlp._components[place] = (name, _Ruler(component))


def _remember_lemmas(lemmatizer: Lemmatizer) -> None:
    """The lemmatizer's own memory leaves out words that are their own lemma: most words."""
    ask = lemmatizer.rule_lemmatize
    known: dict[tuple[int, int, int], list[str]] = {}

    def lemmas(token: Token) -> list[str]:
        morph: Any = token.morph
        key = token.orth, token.pos, morph.key
        found = known.get(key)
        if found is None:
            if len(known) >= _MOST:
                known.clear()
            found = known[key] = ask(token)
        return found

    lemmatizer.lemmatize = lemmas


def _asks_of_words(rules: Any) -> bool:
    """Whether no rule for one token asks more than its spelling, tag and dependency."""
    return all(
        key in _OF_A_WORD or (key.startswith("IS_") and "SENT" not in key)
        for rule in rules
        for pattern in rule["patterns"]
        if _is_single(pattern)
        for key in pattern[0]
    )


def _is_single(pattern: list[dict[str, Any]]) -> bool:
    return len(pattern) == 1 and "OP" not in pattern[0]


class _Ruler:
    """An attribute ruler that asks its rules for one token once for each word.

    The rules are put in order as the attribute ruler does: later ones win.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        from spacy.matcher import Matcher
        from spacy.tokens._retokenize import set_token_attrs

        self._attrs = ruler.attrs
        self._indices = ruler.indices
        self._set = set_token_attrs
        self._strings = ruler.vocab.strings
        self._single = Matcher(ruler.vocab, validate=False)
        self._longer = Matcher(ruler.vocab, validate=False)
        rules: Any = ruler.patterns
        for number, rule in enumerate(rules):
            for matcher, wanted in ((self._single, True), (self._longer, False)):
                patterns = [each for each in rule["patterns"] if _is_single(each) is wanted]
                if patterns:
                    matcher.add(str(number), patterns)
        self._known: dict[tuple[int, int, int], tuple[int, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules say."""
        more: dict[int, list[int]] = {}
        for key, start, _ in self._longer(doc, allow_missing=True):
            rule = int(self._strings[key])
            more.setdefault(start + self._indices[rule], []).append(rule)
        said = [self._rules(token) for token in doc]
        for place, others in more.items():
            said[place] = tuple(sorted((*said[place], *others)))
        for token, rules in zip(doc, said, strict=True):
            for rule in rules:
                self._set(token, self._attrs[rule])
        return doc

    def _rules(self, token: Token) -> tuple[int, ...]:
        """The rules that one token meets."""
        key = token.orth, token.tag, token.dep
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            matches = self._single(token.doc[token.i : token.i + 1], allow_missing=True)
            found = tuple(sorted(int(self._strings[match[0]]) for match in matches))
            self._known[key] = found
        return found
