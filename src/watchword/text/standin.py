"""A stand-in for PyICU where it is not installed.

PyICU is published as source only, and building it needs a compiler and ICU's headers;
rigour and followthemoney import it through normality the moment they are imported.
What we use of them never transliterates through it (our own normal form does not), so
a small stand-in on anyascii lets a machine without a compiler run everything. Where
PyICU is installed, it is left alone. See ``docs/adr/0003-no-compiler.md``.
"""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

from anyascii import anyascii


class Transliterator:
    """The two calls of ``icu.Transliterator`` that normality makes."""

    @classmethod
    def createInstance(cls, rules: str) -> Transliterator:  # noqa: ARG003, N802 - ICU's own name
        """A transliterator to Latin, whatever the rules say."""
        return cls()

    def transliterate(self, text: str) -> str:
        """The text in ASCII."""
        return anyascii(text)


def ensure_icu() -> None:
    """Register the stand-in under the name ``icu`` unless PyICU is installed."""
    if "icu" in sys.modules or importlib.util.find_spec("icu") is not None:
        return
    module = ModuleType("icu", "A stand-in for PyICU: see watchword.text.standin.")
    module.Transliterator = Transliterator  # type: ignore[attr-defined]
    sys.modules["icu"] = module
