"""The data of flags: windows and counts, lists of countries, documents."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=8)
def _read(name: str) -> dict[str, Any]:
    text = files("watchword.network.flags").joinpath("data", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


def measure(flag: str, name: str) -> int:
    """A window in days, a count or a level of ``measures.toml``."""
    value: int = _read("measures")[flag][name]
    return value


def citation(key: str) -> str:
    """A document of ``citations.toml``, as a flag names it."""
    cited = _read("citations")[key]
    text = f"{cited['title']}, {cited['date']}"
    return f"{text} [verify: {cited['verify']}]" if "verify" in cited else text
