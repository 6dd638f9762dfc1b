"""Why a verdict holds: the smallest proof, since when, and what would change it."""

from watchword.network.proof.circular import is_inconclusive
from watchword.network.proof.flip import find_divestment, find_stake
from watchword.network.proof.smallest import Chain, find_chain
from watchword.network.proof.stakes import Stakes, find_stakes, owners_of_all

__all__ = [
    "Chain",
    "Stakes",
    "find_chain",
    "find_divestment",
    "find_stake",
    "find_stakes",
    "is_inconclusive",
    "owners_of_all",
]
