"""Targets as FollowTheMoney entities, for other programs to read.

A target gives one entity of its own with all that its entries state; a Sanction for each
act of each authority (a Note where the list is a user's own, who sanctions nobody); a
Passport or Identification for each document; a CryptoWallet for each wallet; and a link for
each relation whose other side is known. What FollowTheMoney would not take as typed (a range
of dates, a country that is none) is kept in ``notes``, under a label.

``sources/own/ftm`` reads all of it back.
"""

# First, since it stands in for PyICU where that is missing.
import watchword.text  # noqa: F401 - isort: skip
from watchword.service.followthemoney.links import Other, Resolve
from watchword.service.followthemoney.told import Party
from watchword.service.followthemoney.writer import entities_of

__all__ = ["Other", "Party", "Resolve", "entities_of"]
