"""An index in which every entry is a target of its own.

The quality of matching is measured on it: where merging had given a target the name in
question from another list, nothing would be left to be found.
"""

from __future__ import annotations

from watchword.errors import IndexTrouble
from watchword.index import Index, build_index, open_index
from watchword.service.context import Context
from watchword.service.targets import index_source, listed_entries


def entry_index(context: Context) -> Index:
    """The index of a register's entries, unmerged; built where there is none yet."""
    folder = context.index_folder.with_name(f"{context.index_folder.name}-entries")
    state = context.state()
    try:
        return open_index(folder, state=state)
    except IndexTrouble:
        with context.register.read() as reader:
            sources = [index_source([each]) for each in listed_entries(reader)]
            build_index(folder, state=state, targets=sources)
        return open_index(folder, state=state)
