"""What follows from the register's state alone, remembered beside its index.

Anything here can be deleted at any time: it is made again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

from watchword import __version__
from watchword.errors import WrongUse
from watchword.network.holdings.codec import decode_holding, decode_party, encode
from watchword.service.context import Context
from watchword.service.holdings.loading import Holdings
from watchword.service.writing import replacing

_SHAPE = 1
"""Goes up when the same register gives other holdings."""

_KEPT = 16
_BEGINNING = "holdings-"


def remembered(context: Context, question: str, make: Callable[[], Holdings]) -> Holdings:
    """The holdings that answer a question about the register's state.

    Args:
        context: The register.
        question: What is asked, in words that differ where the answer may.
        make: Finds them, where nobody has before.
    """
    asked = "\n".join((str(_SHAPE), __version__, context.state(), question))
    digest = hashlib.sha256(asked.encode()).hexdigest()[:32]
    path = context.index_folder / f"{_BEGINNING}{digest}.json"
    known = _read(path)
    if known is not None:
        return known
    made = make()
    # Who may not write there can still ask.
    with suppress(OSError, WrongUse):
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(made, path)
        _drop_old(path.parent)
    return made


def _read(path: Path) -> Holdings | None:
    try:
        stated = msgspec.json.decode(path.read_bytes(), type=list[list[msgspec.Raw]])
        parties, holdings = stated
        return Holdings(
            parties=tuple(map(decode_party, parties)), holdings=tuple(map(decode_holding, holdings))
        )
    except (OSError, ValueError, msgspec.MsgspecError):
        return None


def _write(made: Holdings, path: Path) -> None:
    stated = (
        ",\n".join(encode(each).decode() for each in part) for part in (made.parties, made.holdings)
    )
    with replacing(path) as target:
        target.write("[" + ",\n".join(f"[{part}]" for part in stated) + "]")


def _drop_old(folder: Path) -> None:
    known = sorted(
        folder.glob(f"{_BEGINNING}*.json"), key=lambda each: each.stat().st_mtime, reverse=True
    )
    for each in known[_KEPT:]:
        each.unlink(missing_ok=True)
