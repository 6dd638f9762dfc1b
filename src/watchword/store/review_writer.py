"""Adding to the record of merge decisions, inside a writer's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, insert

from watchword.store.chain_writer import last_link
from watchword.store.review_acts import ReviewAct
from watchword.store.schema import review_act


def add_review_acts(connection: Connection, acts: Iterable[ReviewAct]) -> list[ReviewAct]:
    """Append acts to the record; gives them with their chain."""
    last = last_link(connection, review_act)
    position, chain, latest = last.position, last.chain, last.recorded_at
    written: list[ReviewAct] = []
    for draft in acts:
        latest = max(draft.recorded_at, latest)
        act = replace(draft, recorded_at=latest)
        position += 1
        chain = act.chained_to(chain)
        sides = {
            f"{side}_{field}": value
            for side, key in (("left", act.left), ("right", act.right))
            for field, value in key._asdict().items()
        }
        connection.execute(
            insert(review_act),
            {
                "position": position,
                "act": act.act.value,
                **sides,
                "left_name": act.left_name,
                "right_name": act.right_name,
                "reason": act.reason,
                "acted_by": act.acted_by,
                "acted_at": act.acted_at,
                "recorded_at": act.recorded_at,
                "chain": chain,
            },
        )
        written.append(replace(act, chain=chain))
    return written
