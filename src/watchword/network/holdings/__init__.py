"""Holdings in and out: official and plain formats to parties, holdings and problems.

One module a format; :mod:`~watchword.network.holdings.opening` tells them apart by their
content. Nothing is lost silently: what can't be understood is a problem with its place.
"""

from watchword.network.holdings.building import Item, Origin
from watchword.network.holdings.opening import Format, Opened, detect, open_files, read_items
from watchword.network.holdings.shares import read_share, write_share

__all__ = [
    "Format",
    "Item",
    "Opened",
    "Origin",
    "detect",
    "open_files",
    "read_items",
    "read_share",
    "write_share",
]
