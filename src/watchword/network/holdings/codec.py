"""Parties and holdings as JSON, exactly: a share keeps its fraction."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Any

import msgspec

from watchword.model import Holding, Party


def _out(value: Any) -> Any:
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(type(value).__name__)


_fraction = lru_cache(maxsize=65_536)(Fraction)


def _in(wanted: type, value: Any) -> Any:
    if wanted is Fraction:
        return _fraction(value)
    raise NotImplementedError(wanted.__name__)


encode = msgspec.json.Encoder(enc_hook=_out, order="deterministic").encode
"""A party or a holding as JSON."""

decode_party = msgspec.json.Decoder(Party, dec_hook=_in).decode
decode_holding = msgspec.json.Decoder(Holding, dec_hook=_in).decode


def to_dict(value: Party | Holding) -> dict[str, Any]:
    """A party or a holding as JSON values."""
    found: dict[str, Any] = msgspec.to_builtins(value, enc_hook=_out)
    return found
