"""A user's wishes as a task, against the register as it is now."""

from __future__ import annotations

from watchword.errors import WrongUse
from watchword.service.allowing import load_allowances
from watchword.service.checking import settle_limits
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
    terms = settle_limits(wishes.limits, context.settings)
    if wishes.kind is not None and wishes.kind.casefold() not in KINDS:
        raise WrongUse(f"{wishes.kind}: no such kind; one of {', '.join(KINDS)}")
    if wishes.processes < 1:
        raise WrongUse(f"{wishes.processes}: at least one process is needed")
    if terms.limit < 1:
        raise WrongUse(f"a limit of {terms.limit} shows nothing")
    index = ensure_index(context)
    allowances = load_allowances(context, decisions=wishes.limits.decisions)
    return Task(
        index_folder=context.index_folder,
        stamp=Stamp(
            state=index.state,
            algorithm=index.algorithm,
            terms=terms,
            decisions=allowances.head,
        ),
        allowances=allowances,
        columns=plan.columns,
        order=plan.order,
        kind=None if wishes.kind is None else KINDS[wishes.kind.casefold()],
        form=form if form is Format.CSV else Format.JSONL,
        only_alerts=wishes.only_alerts,
    )
