"""A network from files alone: nothing of it is kept."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from watchword.model import Holding, Party, Problem
from watchword.network.holdings import open_files, read_items
from watchword.network.holdings.joining import join
from watchword.service.network.world import World

_MOST_BYTES = 4 << 30
"""The largest file, unpacked, that is held in memory."""


def read_files(paths: Sequence[Path]) -> World:
    """What files state, with nobody listed.

    Raises:
        WrongUse: A file can't be read.
        InputRefused: A file is no format that we know, or broken.
    """
    parties: list[Party] = []
    holdings: list[Holding] = []
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        opened = open_files(paths, Path(folder), most_bytes=_MOST_BYTES)
        for item in read_items(opened, opened[0].name):
            if isinstance(item, Party):
                parties.append(item)
            elif isinstance(item, Holding):
                holdings.append(item)
            else:
                problems.append(item)
    joined, renamed = join(parties, holdings)
    return World(parties=joined, holdings=renamed, problems=tuple(problems))
