"""The package's own sample, read once for a whole test run."""

from __future__ import annotations

from pathlib import Path

from watchword.sample import SAMPLE_LISTS
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.outcome import Status, Wishes
from watchword.service.update import update_from_path
from watchword.settings import Settings


def sample_register(folder: Path) -> Context:
    """A register of the sample lists."""
    context = Context(Settings(register=str(folder / "register.sqlite")))
    outcomes = update_from_path(context, SAMPLE_LISTS, wishes=Wishes(accept=True))
    assert {each.status for each in outcomes} == {Status.READ}
    ensure_index(context)
    return context
