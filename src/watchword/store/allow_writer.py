"""Adding to the record of decisions, inside a writer's transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import Connection, insert, select

from watchword.store.allow_acts import AllowAct
from watchword.store.chain_writer import last_link
from watchword.store.schema import allow_act, facts


def add_acts(connection: Connection, acts: Iterable[AllowAct]) -> list[AllowAct]:
    """Append acts to the record; gives them with their chain."""
    last = last_link(connection, allow_act)
    position, chain, latest = last.position, last.chain, last.recorded_at
    written: list[AllowAct] = []
    for draft in acts:
        latest = max(draft.recorded_at, latest)
        act = replace(draft, recorded_at=latest)
        position += 1
        chain = act.chained_to(chain)
        connection.execute(
            insert(allow_act),
            {
                "position": position,
                "act": act.act.value,
                "decision": act.decision,
                "fingerprint": act.fingerprint,
                "subject": _keep_facts(connection, act.subject),
                "target": act.target,
                "target_name": act.target_name,
                "target_facts": _keep_facts(connection, act.target_facts),
                "reason": act.reason,
                "acted_by": act.acted_by,
                "acted_at": act.acted_at,
                "recorded_at": act.recorded_at,
                "chain": chain,
            },
        )
        written.append(replace(act, chain=chain))
    return written


def _keep_facts(connection: Connection, content: str) -> str:
    """Store facts, unless they are there already; gives their hash."""
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    if not connection.scalar(select(facts.c.sha256).where(facts.c.sha256 == sha256)):
        connection.execute(insert(facts), {"sha256": sha256, "content": content})
    return sha256
