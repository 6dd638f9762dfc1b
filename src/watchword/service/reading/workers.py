"""What each process does: decode reports, read them, and make them ready to be stored."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import date, datetime

from watchword import __version__
from watchword.errors import NotFound
from watchword.news.engine import load, model_name
from watchword.news.gazetteer import NameLookup
from watchword.news.opinion_process import Panel
from watchword.news.report import Reading
from watchword.news.text_in import ReportText
from watchword.service.context import Context
from watchword.service.holding import ClaimHolder
from watchword.service.reading.given import Given
from watchword.service.reading.lookup import open_lookup
from watchword.service.reading.one import open_panel, read_document
from watchword.service.reading.opening import Opened, open_report
from watchword.settings import Settings
from watchword.store.report_rows import PackedReading, pack_reading

_NEW_WORDS = 100_000
"""New words that the parser may know before it forgets them all."""
_SAMPLE = (
    "The minister of Ruritania said on Friday that “the talks” with the United States would go "
    "on in May, and that his Russian counterpart had agreed to visit the capital next week."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """All that a process needs to know.

    Attributes:
        known_at: The instant as of which the register is asked; None for now.
        published_on: The day of publication of every report; None for what each says.
        as_of: The day as of which lists are asked; None for those in force.
    """

    settings: Settings
    known_at: datetime | None = None
    published_on: date | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A report that is to be read."""

    number: int
    text: str
    day: date


class Reporter:
    """Reads reports against a register that it opens once."""

    def __init__(self, task: Task) -> None:
        self.task = task
        context = Context(task.settings, known_at=task.known_at)
        self.model = model_name(task.settings.model or None)
        self.name = reader_name(task.settings)
        # Its processes start with the first question: none is taken along into another process.
        self._panel = open_panel(task.settings)
        self.state = state_of(context)
        self._lookup: NameLookup | None = open_lookup(context, as_of=task.as_of)
        self._holder = ClaimHolder(context)
        self._context = context
        # A register that is open must not be taken along into another process; the holder
        # opens it again with the first report that claims anything.
        context.close()
        self._words = ExitStack()
        self._most_words = 0

    def warm(self) -> None:
        """Load what reading needs: forked processes have it, and it outlives forgotten words."""
        load(self.model)
        self._read(Text(0, _SAMPLE, date(2023, 4, 14)), None)

    def read(self, text: Text) -> tuple[int, PackedReading]:
        """What a report says, with its number."""
        nlp = load(self.model)
        if len(nlp.vocab.strings) > self._most_words:
            # The parser itself never forgets a word that it has met.
            self._words.close()
            self._words.enter_context(nlp.memory_zone())
            self._most_words = len(nlp.vocab.strings) + _NEW_WORDS
        return text.number, self.pack(self._read(text, self._panel))

    def _read(self, text: Text, panel: Panel | None) -> Reading:
        reading = read_document(
            ReportText(text=text.text, published_on=text.day),
            published_on=None,
            lookup=self._lookup,
            model=self.task.settings.model,
            panel=panel,
        )
        return self._holder.hold(reading)

    def close(self) -> None:
        """Close the register, forget words, and end the processes of second opinions."""
        self._words.close()
        self._context.close()
        self._panel.close()

    def pack(self, reading: Reading) -> PackedReading:
        """A reading as it is stored."""
        return pack(reading, model=self.name, state=self.state)


def pack(reading: Reading, *, model: str, state: str | None) -> PackedReading:
    """A reading as it is stored: without what is its copies' to say."""
    bare = replace(reading.report, title=None, source=None, published_basis="")
    document = replace(reading, report=bare).to_dict()
    return pack_reading(document, version=__version__, model=model, state=state)


def reader_name(settings: Settings) -> str:
    """What a stored reading depends on besides the version: the model, and who was asked."""
    return "+".join([model_name(settings.model or None), *settings.second_opinions])


def state_of(context: Context) -> str | None:
    """The register's state; None where there is none."""
    try:
        return context.state()
    except NotFound:
        return None


_reporter: Reporter | None = None


def begin(task: Task) -> None:
    """Make this process ready; one that was forked is."""
    global _reporter  # noqa: PLW0603 - one for each process
    if _reporter is None:
        _reporter = Reporter(task)
        _reporter.warm()


def prepare(task: Task) -> Reporter:
    """Make this process ready, and those that are forked from it."""
    global _reporter  # noqa: PLW0603
    _reporter = Reporter(task)
    _reporter.warm()
    return _reporter


def forget() -> None:
    """Let go of what was prepared."""
    global _reporter  # noqa: PLW0603
    if _reporter is not None:
        _reporter.close()
    _reporter = None


def open_some(given: Sequence[Given]) -> list[Opened]:
    """Decode some reports."""
    assert _reporter is not None  # noqa: S101 - begin() comes first
    return [open_report(each, _reporter.task.published_on) for each in given]


def read_some(texts: Sequence[Text]) -> list[tuple[int, PackedReading]]:
    """Read some reports."""
    assert _reporter is not None  # noqa: S101
    return [_reporter.read(each) for each in texts]
