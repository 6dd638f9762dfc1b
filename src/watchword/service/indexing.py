"""Keep the index in step with the register: merge its entries, and file the targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from watchword.errors import IndexTrouble
from watchword.index import Index, IndexSource, build_index, open_index, open_newest_index
from watchword.service.context import Context
from watchword.service.outcome import Silence, Watcher


def ensure_index(context: Context, *, watcher: Watcher | None = None) -> Index:
    """The index of the register's present state, built if there is none.

    Raises:
        NotFound: There is no register yet.
        RegisterTrouble: The index can't be written.
    """
    try:
        return open_index(context.index_folder, state=context.state())
    except IndexTrouble:
        # Missing or damaged; it is derived, so it is built again.
        return _build(context, watcher or Silence())


def _build(context: Context, watcher: Watcher) -> Index:
    from watchword.service.merging import merged_sources

    with context.register.read() as reader:
        state = reader.state()
        earlier = open_newest_index(context.index_folder)
        sources, kept = merged_sources(reader, earlier, watcher)
        watcher.begin("index", len(sources))
        build_index(
            context.index_folder,
            state=state,
            targets=_watched(sources, watcher),
            earlier=earlier,
            merging=kept,
            keep=_present_state(context),
        )
    return open_index(context.index_folder, state=state)


def _present_state(context: Context) -> frozenset[str]:
    """The state whose index must not make way for that of an earlier one."""
    if context.known_at is None:
        return frozenset()
    return frozenset((Context(context.settings).state(),))


def _watched(sources: Sequence[IndexSource], watcher: Watcher) -> Iterator[IndexSource]:
    for done, source in enumerate(sources, start=1):
        if done % 100 == 0:
            watcher.advance(done)
        yield source
