"""A user's wishes as a task, against the register as it is now."""

from __future__ import annotations

from watchword.errors import WrongUse
from watchword.model import AUTHORITIES
from watchword.service.allowing import load_allowances
from watchword.service.checking import kind_thresholds
from watchword.service.context import Context
from watchword.service.indexing import ensure_index
from watchword.service.screening.layout import Format
from watchword.service.screening.plan import Plan
from watchword.service.screening.results import Stamp
from watchword.service.screening.wishes import ScreenWishes
from watchword.service.screening.work import Task
from watchword.service.stating import KINDS


def settle_task(context: Context, plan: Plan, wishes: ScreenWishes, *, form: Format) -> Task:
    """What every process is told.

    Raises:
        WrongUse: No such authority or kind, or a number that makes no sense.
        NotFound: There is no register yet.
    """
    limits = wishes.limits
    for authority in limits.authorities:
        if authority not in AUTHORITIES:
            raise WrongUse(f"{authority}: no such authority; one of {', '.join(AUTHORITIES)}")
    if wishes.kind is not None and wishes.kind.casefold() not in KINDS:
        raise WrongUse(f"{wishes.kind}: no such kind; one of {', '.join(KINDS)}")
    if wishes.processes < 1:
        raise WrongUse(f"{wishes.processes}: at least one process is needed")
    if limits.limit < 1:
        raise WrongUse(f"a limit of {limits.limit} shows nothing")
    given, settings = limits.threshold, context.settings
    threshold = settings.threshold if given is None else given
    if not 0 <= threshold <= 1:
        raise WrongUse(f"a threshold lies between 0 and 1, not at {threshold}")
    index = ensure_index(context)
    allowances = load_allowances(context, decisions=limits.decisions)
    return Task(
        index_folder=context.index_folder,
        stamp=Stamp(
            state=index.state,
            algorithm=index.algorithm,
            threshold=threshold,
            thresholds=kind_thresholds(settings) if given is None else {},
            as_of=limits.as_of,
            decisions=allowances.head,
        ),
        limit=limits.limit,
        authorities=tuple(limits.authorities) or None,
        columns=plan.columns,
        order=plan.order,
        kind=None if wishes.kind is None else KINDS[wishes.kind.casefold()],
        form=form if form is Format.CSV else Format.JSONL,
        only_alerts=wishes.only_alerts,
        allowances=allowances,
    )
