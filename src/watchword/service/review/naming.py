"""Which two entries are meant: a pair's short id, or an id of each."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence

from watchword.errors import NotFound, WrongUse
from watchword.index import Index
from watchword.merge.merging import open_pairs
from watchword.model import AUTHORITIES, EntryKey
from watchword.service.context import Context
from watchword.service.finding import find_entries
from watchword.service.indexing import ensure_index
from watchword.service.targets import is_merged
from watchword.store.reader import Reader
from watchword.store.review_acts import EntryPair, entry_pair

_PAIR_ID = re.compile(r"p-[0-9a-f]{12}")
_SHOWN = 5


def pair_id(pair: EntryPair) -> str:
    """The short id of a pair: it depends on nothing but the two entries."""
    digest = hashlib.sha256("\x00".join((*pair[0], *pair[1])).encode())
    return f"p-{digest.hexdigest()[:12]}"


def entry_name(key: EntryKey) -> str:
    """An entry as a command takes it."""
    return ":".join(key)


def check_authority(authority: str | None) -> None:
    """Refuse an authority that there is not.

    Raises:
        WrongUse: There is no such authority.
    """
    if authority is not None and authority not in AUTHORITIES:
        raise WrongUse(f"{authority}: no such authority; one of {', '.join(AUTHORITIES)}")


def is_of(pair: EntryPair, authority: str | None) -> bool:
    """Whether an authority has a part in a pair; None stands for any."""
    return authority is None or authority in {key.authority for key in pair}


def open_keys(index: Index) -> list[EntryPair]:
    """The pairs that the machine leaves to a person, the most likely first."""
    keys = (listing.key for row in range(len(index)) for listing in index.target(row).listings)
    return open_pairs((key for key in keys if is_merged(key)), index.merging)


def name_pairs(context: Context, texts: Sequence[str]) -> list[EntryPair]:
    """The pairs that are meant by short ids (``p-…``), or the one by an id of each entry.

    Args:
        context: The register.
        texts: Short ids of pairs, as the queue shows them; or two texts of which each
            names one entry (``us:35283``, ``us:sdn:35283``, ``ww-…``, or whatever else
            :func:`~watchword.service.finding.find_entries` takes).

    Raises:
        NotFound: There is no such pair or entry.
        WrongUse: They name no pairs, or a text names several entries.
    """
    if texts and all(_PAIR_ID.fullmatch(text.strip()) for text in texts):
        return _by_id(context, [text.strip() for text in texts])
    if len(texts) != 2:
        raise WrongUse("name a pair by its id (p-…, as `review list` shows it) or by two entries")
    with context.register.read() as reader:
        first, second = (_entry(context, reader, text) for text in texts)
    if first == second:
        raise WrongUse(f"both are the same entry: {entry_name(first)}")
    return [entry_pair(first, second)]


def _by_id(context: Context, ids: Sequence[str]) -> list[EntryPair]:
    with context.register.read() as reader:
        known = {pair_id(pair): pair for pair in reader.review_record().newest()}
    if any(each not in known for each in ids):
        known |= {pair_id(pair): pair for pair in open_keys(ensure_index(context))}
    for each in ids:
        if each not in known:
            raise NotFound(
                f"{each}: no such pair in the queue or among the decisions; once its entries "
                "have joined or changed, name them by their ids"
            )
    return list(dict.fromkeys(known[each] for each in ids))


def _entry(context: Context, reader: Reader, text: str) -> EntryKey:
    found = list(dict.fromkeys(each.key for each in find_entries(context, reader, text)))
    if text.strip().startswith("ww-"):
        found = [key for key in found if key.target == text.strip()]
    if not found:
        raise NotFound(f"no entry in the register is known as {text!r}")
    if len(found) > 1:
        raise WrongUse(f"{text!r} names {len(found)} entries; say which: {_names(found)}")
    if not is_merged(found[0]):
        raise WrongUse(f"{entry_name(found[0])} is on a list of your own, which is never merged")
    return found[0]


def _names(keys: Iterable[EntryKey]) -> str:
    names = [entry_name(key) for key in keys]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more
