"""Holdings out, as statements of BODS 0.4."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from typing import Any

from watchword.errors import NotFound
from watchword.network.holdings.bods_writer import BodsWriter
from watchword.service.context import Context
from watchword.service.holdings.folder import HoldingsFolder
from watchword.service.holdings.loading import open_holdings
from watchword.service.outcome import Silence, Watcher
from watchword.service.writing import replacing

_EVERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written.

    Attributes:
        left_out: What the standard has no place for, and how often it was met.
    """

    out: str
    statements: int
    left_out: dict[str, int]

    def to_dict(self) -> dict[str, Any]:
        """The outcome as JSON values."""
        return {"out": self.out, "statements": self.statements, "left_out": self.left_out}


def export_bods(
    context: Context,
    out: Path,
    *,
    names: tuple[str, ...] = (),
    as_of: date | None = None,
    watcher: Watcher | None = None,
) -> Exported:
    """Write holdings as BODS 0.4 JSON lines.

    The statements bear the day on which the newest of the sources was read, so that the
    same holdings give the same bytes.

    Args:
        context: The register.
        out: The file, which appears when it is complete.
        names: Only these sources; all where none is named.
        as_of: Only what held on this day.
        watcher: Told how far the work is.

    Raises:
        NotFound: There are no holdings, or no source of such a name.
        WrongUse: The file can't be written.
    """
    watcher = watcher or Silence()
    kept = {each.name: each for each in HoldingsFolder.of(context).sources()}
    missing = [name for name in names if name not in kept]
    if missing or not kept:
        raise NotFound(f"there are no holdings {'named ' + missing[0] if missing else 'yet'}")
    chosen = [kept[name] for name in names] if names else list(kept.values())
    writer = BodsWriter(stated_on=max(each.read_at for each in chosen).astimezone(UTC).date())
    with open_holdings(context, names=names) as reader:
        found = reader.all(as_of=as_of)
    watcher.begin("statements", len(found.parties) + len(found.holdings))
    count = 0
    with replacing(out) as target:
        for count, each in enumerate(writer.statements(found.parties, found.holdings), start=1):
            target.write(json.dumps(each, ensure_ascii=False) + "\n")
            if count % _EVERY == 0:
                watcher.advance(count)
    return Exported(out=str(out), statements=count, left_out=dict(sorted(writer.left_out.items())))
