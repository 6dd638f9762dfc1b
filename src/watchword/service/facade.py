"""The Python interface: the use cases, bound to one register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from watchword.service.context import Context

if TYPE_CHECKING:
    from watchword.news.report import Reading
    from watchword.screen.match import CheckResult
    from watchword.service.allowing import Decided
    from watchword.service.holdings import Added, KeptSource
    from watchword.service.holdings.exporting import Exported
    from watchword.service.listing import ProblemRow, ReleaseRow
    from watchword.service.network import Affected, Picture, Verdicts, Wishes
    from watchword.service.network import Path as Way
    from watchword.service.outcome import Outcome
    from watchword.service.profile import Profile
    from watchword.service.reading import ReadRun, ReadWishes
    from watchword.service.review import Review
    from watchword.service.rounds.answer import Round
    from watchword.service.screening import Screening
    from watchword.service.search import Findings
    from watchword.service.timeline import Timeline


class Watchword:
    """A register, and the questions to it.

    Every answer is a typed value whose ``to_dict()`` is the JSON of the command of the
    same name. Failures are the exceptions of :mod:`watchword.errors`.
    """

    def __init__(self, context: Context) -> None:
        self.context = context

    @classmethod
    def open(
        cls, register: str | Path | None = None, *, known_at: datetime | None = None
    ) -> Watchword:
        """Open a register: a file, a ``postgresql://`` URL, or the default one.

        Args:
            register: Which one.
            known_at: Answer from what it knew at this instant, with a time zone; None for now.
        """
        return cls(Context.open(register, known_at=known_at))

    def update(
        self,
        *authorities: str,
        source: str | Path | None = None,
        authority: str | None = None,
        released_on: date | None = None,
        accept: bool = False,
    ) -> list[Outcome]:
        """Read the authorities' lists, or the files at ``source``, into the register.

        Args:
            authorities: Whose lists to download; all where none is named.
            source: A file or folder to read instead.
            authority: With ``source``: refuse what is not this authority's.
            released_on: With ``source``: the day of publication.
            accept: Take in a list that looks doubtful.
        """
        from watchword.service.indexing import ensure_index
        from watchword.service.outcome import Wishes
        from watchword.service.update import update_from_path, update_from_servers

        if source is None:
            outcomes = update_from_servers(self.context, authorities, accept=accept)
        else:
            wishes = Wishes(authority=authority, released_on=released_on, accept=accept)
            outcomes = update_from_path(self.context, Path(source), wishes=wishes)
        if any(each.release is not None for each in outcomes):
            ensure_index(self.context)
        return outcomes

    def update_own(
        self,
        source: str | Path,
        *,
        name: str | None = None,
        released_on: date | None = None,
        accept: bool = False,
    ) -> list[Outcome]:
        """Read a table as an own list (see ``watchword update --own``).

        Args:
            source: A CSV file or a workbook.
            name: The list's name; by default from the file's.
            released_on: The day since which it holds.
            accept: Take in a list that lost many of its rows.
        """
        from watchword.service.indexing import ensure_index
        from watchword.service.outcome import Wishes
        from watchword.service.own_lists import update_own_list

        wishes = Wishes(released_on=released_on, accept=accept)
        outcomes = update_own_list(self.context, Path(source), name=name, wishes=wishes)
        if any(each.release is not None for each in outcomes):
            ensure_index(self.context)
        return outcomes

    def remove_own(self, name: str) -> Outcome:
        """Take an own list out of force."""
        from watchword.service.own_lists import remove_own_list

        return remove_own_list(self.context, name)

    def lists(self, *, everything: bool = False, as_of: date | None = None) -> list[ReleaseRow]:
        """The current release of each list, those of a day, or every release."""
        from watchword.service.listing import list_releases

        return list_releases(self.context, everything=everything, as_of=as_of)

    def problems(
        self, authority: str | None = None, *, code: str | None = None, as_of: date | None = None
    ) -> list[ProblemRow]:
        """What could not be understood in the current releases, or in those of a day."""
        from watchword.service.listing import list_problems

        return list_problems(self.context, authority=authority, code=code, as_of=as_of)

    def check(
        self,
        *names: str,
        birth_date: str | None = None,
        countries: Sequence[str] = (),
        kind: str | None = None,
        identifiers: Sequence[str] = (),
        threshold: float | None = None,
        limit: int = 10,
        authorities: Sequence[str] = (),
        as_of: date | None = None,
        decisions: str | None = None,
    ) -> CheckResult:
        """Who on the lists a party may be, now or as of a day (see ``watchword check``)."""
        from watchword.service.checking import Limits, check, make_subject

        subject = make_subject(
            *names,
            birth_date=birth_date,
            countries=countries,
            kind=kind,
            identifiers=identifiers,
        )
        limits = Limits(
            threshold=threshold,
            limit=limit,
            authorities=authorities,
            as_of=as_of,
            decisions=decisions,
        )
        return check(self.context, subject, limits=limits)

    def find(
        self,
        text: str | None = None,
        *,
        kinds: Sequence[str] = (),
        countries: Sequence[str] = (),
        identifiers: Sequence[str] = (),
        authorities: Sequence[str] = (),
        listed_by_all: bool = False,
        not_authorities: Sequence[str] = (),
        programmes: Sequence[str] = (),
        listed_since: date | None = None,
        listed_until: date | None = None,
        reason: str | None = None,
        position: str | None = None,
        linked_to: str | None = None,
        status: str = "current",
        as_of: date | None = None,
        certain: bool = False,
        sort: str | None = None,
        reverse: bool = False,
        page: int = 1,
        per_page: int = 20,
        after: str | None = None,
        facets: bool = False,
    ) -> Findings:
        """The targets that meet some filters, a page of them (see ``watchword find``)."""
        from watchword.service.search import Question, Sort, Status, View, find
        from watchword.service.search.question import one_of

        question = Question(
            text=text,
            kinds=kinds,
            countries=countries,
            identifiers=identifiers,
            authorities=authorities,
            listed_by_all=listed_by_all,
            not_authorities=not_authorities,
            programmes=programmes,
            listed_since=listed_since,
            listed_until=listed_until,
            reason=reason,
            position=position,
            linked_to=linked_to,
            status=one_of(Status, status),
            as_of=as_of,
            certain=certain,
        )
        view = View(
            sort=None if sort is None else one_of(Sort, sort),
            reverse=reverse,
            page=page,
            per_page=per_page,
            after=after,
            facets=facets,
        )
        return find(self.context, question, view=view)

    def allow(
        self,
        *names: str,
        target: str,
        by: str,
        reason: str = "",
        birth_date: str | None = None,
        countries: Sequence[str] = (),
        kind: str | None = None,
        identifiers: Sequence[str] = (),
    ) -> Decided:
        """Decide that a party is not a target (see ``watchword allow add``)."""
        from watchword.service.allowing import decide
        from watchword.service.checking import make_subject

        subject = make_subject(
            *names,
            birth_date=birth_date,
            countries=countries,
            kind=kind,
            identifiers=identifiers,
        )
        return decide(self.context, subject, target, reason=reason, by=by)

    def allowed(self, *, everything: bool = False) -> list[Decided]:
        """The decisions on known false positives: those in force, or all ever made."""
        from watchword.service.allowing import list_decisions

        return list_decisions(self.context, everything=everything)

    def remove_allowed(self, decision: str, *, by: str, reason: str = "") -> Decided:
        """Take a decision back."""
        from watchword.service.allowing import remove_decision

        return remove_decision(self.context, decision, reason=reason, by=by)

    @property
    def review(self) -> Review:
        """Pairs of entries that may be one party, and what people decide on them."""
        from watchword.service.review import Review

        return Review(self.context)

    def add_holdings(self, *files: str | Path, name: str | None = None) -> Added:
        """Read files of holdings as one source (see ``watchword holdings add``)."""
        from watchword.service.holdings import add_holdings

        return add_holdings(self.context, [Path(each) for each in files], name=name)

    def holdings(self, *, everything: bool = False) -> tuple[KeptSource, ...]:
        """The sources of holdings that count, or all that were ever read."""
        from watchword.service.holdings import list_holdings

        return list_holdings(self.context, everything=everything)

    def remove_holdings(self, name: str, *, erase: bool = False) -> Added:
        """Let a source of holdings count no more (see ``watchword holdings remove``)."""
        from watchword.service.holdings import remove_holdings

        return remove_holdings(self.context, name, erase=erase)

    def export_holdings(
        self, out: str | Path, *, names: Sequence[str] = (), as_of: date | None = None
    ) -> Exported:
        """Write holdings as BODS 0.4 (see ``watchword holdings export``)."""
        from watchword.service.holdings.exporting import export_bods

        return export_bods(self.context, Path(out), names=tuple(names), as_of=as_of)

    def verdict(
        self,
        name: str,
        *,
        authority: str = "all",
        as_of: date | None = None,
        holdings: Sequence[str | Path] = (),
        listed: Sequence[str] = (),
    ) -> Verdicts:
        """Whether authorities' measures reach a party on a day (see ``watchword verdict``).

        Args:
            name: The party.
            authority: Whose rule; ``all`` for the nine.
            as_of: The day; today by default.
            holdings: Files that are read in the place of the holdings that are kept.
            listed: Names that count as listed.
        """
        from watchword.service.network import verdict

        return verdict(
            self.context, name, authority=authority, wishes=_wishes(as_of, holdings, listed)
        )

    def affected(
        self,
        authority: str,
        *,
        as_of: date | None = None,
        holdings: Sequence[str | Path] = (),
        listed: Sequence[str] = (),
    ) -> Affected:
        """Everybody whom an authority's lists reach (see ``watchword affected``)."""
        from watchword.service.network import affected

        return affected(self.context, authority=authority, wishes=_wishes(as_of, holdings, listed))

    def network(
        self,
        name: str,
        *,
        depth: int = 2,
        authority: str | None = None,
        as_of: date | None = None,
        holdings: Sequence[str | Path] = (),
        listed: Sequence[str] = (),
    ) -> Picture:
        """Who stands around a party on a day (see ``watchword network``)."""
        from watchword.service.network import network

        wishes = _wishes(as_of, holdings, listed)
        return network(self.context, name, depth=depth, authority=authority, wishes=wishes)

    def path(
        self,
        first: str,
        second: str,
        *,
        as_of: date | None = None,
        holdings: Sequence[str | Path] = (),
    ) -> Way:
        """The shortest way between two parties (see ``watchword path``)."""
        from watchword.service.network import path

        return path(self.context, first, second, wishes=_wishes(as_of, holdings, ()))

    def screen(
        self,
        source: str | Path | BinaryIO,
        out: str | Path | BinaryIO,
        *,
        mapping: Mapping[str, str] | None = None,
        kind: str | None = None,
        threshold: float | None = None,
        limit: int = 10,
        authorities: Sequence[str] = (),
        as_of: date | None = None,
        decisions: str | None = None,
        only_alerts: bool = False,
        jobs: int | None = None,
        restart: bool = False,
    ) -> Screening:
        """Check every row of a file (see ``watchword screen``).

        Args:
            source: CSV, JSON lines or Parquet: a file, or a stream of its bytes.
            out: The file to write, in the format of its ending, or a stream for CSV.
            mapping: What columns are, by role, over what their headings say.
            kind: What the subjects of rows are that do not say it.
            threshold: The score from which a match is an alert.
            limit: The most matches that are written for a row.
            authorities: Only what these list.
            as_of: The day whose lists are asked.
            decisions: The hash of the record of decisions that is applied; ``none`` for none.
            only_alerts: Leave out rows without an alert or a problem.
            jobs: How many processes; one a core by default.
            restart: Begin again, whatever an earlier run has left.
        """
        from watchword.service.checking import Limits
        from watchword.service.screening import ScreenWishes, screen_file

        wishes = ScreenWishes(
            limits=Limits(
                threshold=threshold,
                limit=limit,
                authorities=authorities,
                as_of=as_of,
                decisions=decisions,
            ),
            kind=kind,
            mapping=[f"{role}={column}" for role, column in (mapping or {}).items()],
            only_alerts=only_alerts,
            jobs=jobs,
            restart=restart,
        )
        return screen_file(
            self.context,
            Path(source) if isinstance(source, str) else source,
            Path(out) if isinstance(out, str) else out,
            wishes=wishes,
        )

    def show(self, target: str, *, as_of: date | None = None) -> Profile:
        """All that is stated of a target, by id, identifier or name (see ``watchword show``)."""
        from watchword.service.profile import show

        return show(self.context, target, as_of=as_of)

    def diff(
        self,
        authority: str,
        start: date,
        end: date,
        *,
        list_key: str | None = None,
        places_from: date | None = None,
    ) -> Round:
        """What an authority's lists changed between two days (see ``watchword diff``).

        Args:
            authority: Whose lists.
            start, end: The days; of each list the release in force then is taken.
            list_key: Only this list.
            places_from: The day whose release gives addresses for the count of nations.
        """
        from watchword.service.rounds.asking import RoundWishes, diff

        wishes = RoundWishes(list_key=list_key, places_from=places_from)
        return diff(self.context, authority, start, end, wishes=wishes)

    def round(
        self,
        authority: str,
        day: date,
        *,
        list_key: str | None = None,
        places_from: date | None = None,
    ) -> Round:
        """What an authority's releases of a day changed (see ``watchword round``)."""
        from watchword.service.rounds.asking import RoundWishes, find_round

        wishes = RoundWishes(list_key=list_key, places_from=places_from)
        return find_round(self.context, authority, day, wishes=wishes)

    def read(self, report: str | Path, *, published_on: date, as_of: date | None = None) -> Reading:
        """Read a news report and hold its actors against the register, now or as of a day."""
        from watchword.service.reading import read_file

        return read_file(self.context, Path(report), published_on=published_on, as_of=as_of)

    def read_reports(
        self, sources: Sequence[str | Path], *, wishes: ReadWishes | None = None
    ) -> ReadRun:
        """Read many reports: files, folders, files of JSON lines (see ``watchword read``)."""
        from watchword.service.reading import read_reports

        return read_reports(self.context, [Path(each) for each in sources], wishes=wishes)

    def timeline(
        self,
        name: str,
        *,
        since: date | None = None,
        until: date | None = None,
        types: Sequence[str] = (),
        statements: bool = False,
        as_of: date | None = None,
    ) -> Timeline:
        """What happened to somebody or between two countries (see ``watchword timeline``)."""
        from watchword.service.timeline import Wishes, read_types, timeline

        wishes = Wishes(
            since=since,
            until=until,
            types=read_types(types),
            statements=statements,
            as_of=as_of,
        )
        return timeline(self.context, name, wishes=wishes)

    def export(
        self, *, authority: str | None = None, entries: bool = False, as_of: date | None = None
    ) -> Iterator[dict[str, Any]]:
        """Who stands on lists as FollowTheMoney entities (see ``watchword export``)."""
        from watchword.service.exporting import export_followthemoney

        return export_followthemoney(
            self.context, authority=authority, entries=entries, as_of=as_of
        )

    def deltas(
        self, authority: str, *, start: date | None = None, end: date | None = None
    ) -> Iterator[dict[str, Any]]:
        """What an authority's releases changed (see ``watchword export --delta``)."""
        from watchword.service.deltas import export_delta

        return export_delta(self.context, authority, start=start, end=end)

    def close(self) -> None:
        """Close the register's connections."""
        self.context.close()

    def __enter__(self) -> Watchword:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _wishes(as_of: date | None, holdings: Sequence[str | Path], listed: Sequence[str]) -> Wishes:
    """From what a question of networks is answered."""
    from watchword.service.network import Wishes

    return Wishes(as_of=as_of, files=tuple(map(Path, holdings)), listed=tuple(listed))
