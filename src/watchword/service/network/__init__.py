"""Ask a network of holdings: whom measures reach, who stands around a party, who leads to whom."""

from watchword.service.network.affected import affected
from watchword.service.network.answer import Affected, Verdicts
from watchword.service.network.verdicts import verdict
from watchword.service.network.wishes import ALL, Wishes

__all__ = ["ALL", "Affected", "Verdicts", "Wishes", "affected", "verdict"]
