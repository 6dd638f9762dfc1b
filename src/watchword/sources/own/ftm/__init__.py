"""FollowTheMoney entities as an own list: what OpenSanctions publishes, and what we export.

The vocabulary is that of https://followthemoney.tech/explorer/; the files are those that
https://www.opensanctions.org/docs/bulk/json/ describes: ``entities.ftm.json`` (an entity a
line, what belongs to a party apart from it), ``targets.nested.json`` (the same with what
belongs to it inside), and the answers of the yente API.
"""

from watchword.sources.own.ftm.source import FORMAT, ftm_source, is_json

__all__ = ["FORMAT", "ftm_source", "is_json"]
