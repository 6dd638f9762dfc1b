"""Holdings: taken in from files, read back around parties, tied to the targets of lists."""

from watchword.service.holdings.adding import (
    Added,
    AddStatus,
    add_holdings,
    list_holdings,
    remove_holdings,
)
from watchword.service.holdings.folder import HoldingsFolder, KeptSource

__all__ = [
    "AddStatus",
    "Added",
    "HoldingsFolder",
    "KeptSource",
    "add_holdings",
    "list_holdings",
    "remove_holdings",
]
