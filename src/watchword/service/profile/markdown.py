"""A profile as a Markdown document.

Names come from outside and may hold anything; every character that Markdown or HTML would
act on is escaped, and a text takes one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from watchword.service.profile import phrases as told
from watchword.service.profile.answer import Profile
from watchword.service.profile.phrases import Line, Row
from watchword.service.writing import replacing

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# CommonMark 2.4: any ASCII punctuation may be escaped. These mean something wherever they
# stand (the bar in tables, the tilde and the dollar to GitHub), the others at the start.
_INLINE = re.compile(r"([\\`*_\[\]|~$])")
_AT_START = re.compile(r"^(\d+(?=[.)])|(?=[-+#=]))")


def write_markdown(profile: Profile, path: Path) -> None:
    """Write a profile as a Markdown file, which appears when it is complete.

    Raises:
        WrongUse: The file can't be written there.
    """
    with replacing(path) as stream:
        stream.writelines(f"{line}\n" for line in markdown_lines(profile))


def markdown_lines(profile: Profile) -> Iterator[str]:
    """The document, line by line."""
    yield f"# {escaped(profile.name)}"
    yield ""
    yield escaped(told.summary(profile))
    yield ""
    if profile.redirected_from is not None:
        yield f"{escaped(profile.redirected_from)} leads here."
        yield ""
    yield from (escaped(sentence) for sentence in told.standing(profile))
    yield from _section("Coverage", _coverage(profile))
    yield from _section("Reasons", _statements(told.reasons(profile)))
    yield from _section("Names", _statements(told.name_rows(profile)))
    yield from _section("Conflicts", _statements(told.conflict_rows(profile)))
    yield from _section("Identity", _statements(told.identity_rows(profile)))
    yield from _section("Relations", _statements(told.relation_rows(profile)))
    yield from _section("Timeline", _timeline(profile))
    yield from _section("One party, because", _statements(told.why_rows(profile)))
    yield from _section("Releases", _releases(profile))


def escaped(text: object) -> str:
    """Text of which Markdown and HTML take nothing for their own."""
    one_line = " ".join(_CONTROLS.sub("", str(text)).split())
    return _AT_START.sub(r"\1\\", _INLINE.sub(r"\\\1", one_line).translate(_ENTITIES))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    written = list(lines)
    if written:
        yield from ("", f"## {title}", "", *written)


def _table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    written = [f"| {' | '.join(escaped(cell) for cell in row)} |" for row in rows]
    if written:
        yield f"| {' | '.join(headings)} |"
        yield f"|{'---|' * len(headings)}"
        yield from written


def _coverage(profile: Profile) -> Iterator[str]:
    headings = ("authority", "entry", "listed on", "programme", "basis", "measures", "state")
    yield from _table(
        headings,
        (
            (
                told.side(row.key.authority),
                told.entry_text(row.key),
                row.since,
                "; ".join(row.act.programmes),
                "; ".join(row.act.basis),
                ", ".join(row.act.measures),
                row.standing,
            )
            for row in profile.coverage
        ),
    )
    yield from ("", escaped(told.sources(profile)))


def _statements(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        label = escaped(f"{row.label} ≠" if row.conflict else row.label)
        if len(row.lines) == 1:
            yield f"- **{label}**: {_line(row.lines[0])}"
        else:
            yield f"- **{label}**"
            yield from (f"  - {_line(line)}" for line in row.lines)


def _line(line: Line) -> str:
    return f"{escaped(line.text)} ({', '.join(line.by)})" if line.by else escaped(line.text)


def _timeline(profile: Profile) -> Iterator[str]:
    return _table(
        ("date", "authority", "act", "programme and basis", "stated by the release of"),
        (
            (
                act.when,
                told.side(act.key.authority),
                told.act_words(act),
                told.act_details(act),
                act.release.released_on,
            )
            for act in profile.timeline
        ),
    )


def _releases(profile: Profile) -> Iterator[str]:
    return _table(
        ("list", "release", "sha256"),
        (
            (f"{each.authority}/{each.list}", each.released_on, each.sha256)
            for each in profile.releases
        ),
    )
