"""Runs inside the process of a second opinion: loads one plug-in and puts questions to it.

The first line that comes in names the plug-in and holds its settings; each further line
is a reading and its text. One line goes out for each. Before the plug-in is loaded,
standard input, output and error are replaced by nothing, so that whatever it prints is
lost and can't be taken for an answer.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint
from typing import IO, Any

import msgspec

from watchword.news.codec import reading_from_dict
from watchword.news.opinions import GROUP, Answer, Failure, Opinion, OpinionFailed, SecondOpinion


def main() -> None:
    """Answer questions until there are no more."""
    questions, answers = _own_pipes()
    plugin = _load(msgspec.json.decode(questions.readline()))
    for line in questions:
        answers.write(_encoded(_answer(plugin, msgspec.json.decode(line))) + b"\n")
        answers.flush()


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """The pipes to whoever asks; the plug-in's standard streams lead nowhere."""
    questions, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
    return os.fdopen(questions, "rb"), os.fdopen(answers, "wb")


def _load(start: Mapping[str, Any]) -> SecondOpinion | Failure:
    """The plug-in, or why there is none."""
    try:
        create = EntryPoint(name=start["name"], value=start["value"], group=GROUP).load()
        plugin: SecondOpinion = create(start["table"])
    except OpinionFailed as error:
        return error.failure
    except BaseException:  # whatever a plug-in raises, it is its failure and not ours
        return Failure.NOT_LOADED
    return plugin


def _answer(plugin: SecondOpinion | Failure, question: Mapping[str, Any]) -> Answer:
    if isinstance(plugin, Failure):
        return Answer(failure=plugin)
    try:
        reading = reading_from_dict(question["reading"])
        opinion = plugin.review(reading, question["text"])
        return _as_answer(opinion, plugin.version)
    except OpinionFailed as error:
        return Answer(failure=error.failure)
    except BaseException:  # as above
        return Answer(failure=Failure.BROKEN)


def _as_answer(opinion: Opinion, version: Any) -> Answer:
    return Answer(
        version=_plain(version),
        added=_each_plain(opinion.added),
        raised=_each_plain(opinion.raised),
        doubted=_each_plain(opinion.doubted),
        dropped=_plain(opinion.dropped),
    )


def _each_plain(values: Iterable[Any]) -> list[Any]:
    return [_plain(value) for value in values]


def _plain(value: Any) -> Any:
    """A value as JSON has it; None for one that JSON can't have."""
    try:
        return msgspec.to_builtins(value)
    except (TypeError, ValueError, RecursionError):
        return None


def _encoded(answer: Answer) -> bytes:
    try:
        return msgspec.json.encode(answer)
    except (TypeError, ValueError, RecursionError):
        return msgspec.json.encode(Answer(failure=Failure.BROKEN))


if __name__ == "__main__":
    main()
