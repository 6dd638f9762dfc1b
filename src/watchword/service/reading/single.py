"""Read one report and keep it: what ``watchword read REPORT`` does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from watchword.errors import RegisterTrouble
from watchword.news.copies import sign
from watchword.news.report import Reading
from watchword.news.text_in import SIZE_LIMIT, ReportText, read_text
from watchword.service.context import Context
from watchword.service.holding import ClaimHolder
from watchword.service.reading.given import STANDARD_INPUT
from watchword.service.reading.keeping import keep_near_copies, keep_opened, keep_readings
from watchword.service.reading.lookup import open_lookup
from watchword.service.reading.many import ReadWishes, asked, keeps
from watchword.service.reading.one import load_file, open_panel, read_document
from watchword.service.reading.opening import Opened, copy_of
from watchword.service.reading.workers import pack, reader_name, state_of


@dataclass(frozen=True, slots=True, kw_only=True)
class OneRead:
    """A report that was read.

    Attributes:
        stored: Whether it is kept in the register.
        trouble: Why it could not be kept, where nobody had said that it must be.
    """

    reading: Reading
    stored: bool = False
    trouble: str = ""


def read_one(
    context: Context,
    path: Path,
    *,
    wishes: ReadWishes | None = None,
    stdin: BinaryIO | None = None,
) -> OneRead:
    """Read the report in a file, or of standard input, and keep it where that is wanted.

    Args:
        context: The register that it is held against and kept in.
        path: A text, a web page or a PDF.
        wishes: What the user says about it.
        stdin: Standard input, where it is that; ``path`` is not opened then.

    Raises:
        WrongUse: There is no such file, or no day of publication.
        InputRefused: It is no text that can be read.
        ExtraMissing: The ``news`` extra is not installed.
        RegisterTrouble: It was to be stored and could not be.
    """
    wishes = wishes or ReadWishes()
    stores = keeps(context, wishes)
    origin = STANDARD_INPUT if stdin is not None else str(path.absolute())
    if stdin is not None:
        body, media_type = stdin.read(SIZE_LIMIT + 1), None
    else:
        body, media_type = load_file(path)
    document = read_text(body, media_type=media_type)
    settings = asked(context.settings, wishes)
    with open_panel(settings) as panel:
        reading = read_document(
            document,
            published_on=wishes.published_on,
            lookup=open_lookup(context, as_of=wishes.as_of),
            model=settings.model,
            panel=panel,
        )
    reading = ClaimHolder(context).hold(reading)
    if not stores:
        return OneRead(reading=reading)
    try:
        _keep(context, document, reading, origin, name=reader_name(settings))
    except RegisterTrouble as error:
        if wishes.store:
            raise
        return OneRead(reading=reading, trouble=str(error))
    return OneRead(reading=reading, stored=True)


def _keep(
    context: Context, document: ReportText, reading: Reading, origin: str, *, name: str
) -> None:
    day = reading.report.published_on
    found = copy_of(
        document, origin=origin, day=day, given=reading.report.published_basis == "given"
    )
    opened = Opened(origin=origin, text=document.text, signature=sign(document.text), found=found)
    register = context.register
    (number,) = keep_opened(register, [opened])
    keep_near_copies(register, [number], [day])
    with register.read() as reader:
        first = reader.reports().first_day(number)
    if first == day:
        # A text that was first published on another day is read against that one.
        # The problems on the way to the text come first, and are its copy's.
        bare = replace(reading, problems=reading.problems[len(document.problems) :])
        keep_readings(register, [(number, pack(bare, model=name, state=state_of(context)))])
