"""Ask a network of holdings: whom measures reach, who stands around a party, who leads to whom."""

from watchword.service.network.affected import affected
from watchword.service.network.answer import Affected, Verdicts
from watchword.service.network.around import network
from watchword.service.network.path import Path, path
from watchword.service.network.picture import Picture
from watchword.service.network.verdicts import verdict
from watchword.service.network.wishes import ALL, Wishes

__all__ = [
    "ALL",
    "Affected",
    "Path",
    "Picture",
    "Verdicts",
    "Wishes",
    "affected",
    "network",
    "path",
    "verdict",
]
