"""Dates in Japanese cells: 年月日, eras, "頃", ranges, and several in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from watchword.model import DateInterval, spanning_interval
from watchword.sources.calendars import islamic_interval
from watchword.sources.dates import read_date
from watchword.sources.jp.text import fold_block, is_unknown, split_items

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
_ERA = re.compile(r"(明治|大正|昭和|平成|令和)(元|\d{1,2})年")
_CIRCA = re.compile(r"およそ|おおよそ|おおむね|約|頃|ごろ")
_TAIL = re.compile(r"(?:までの間|の間|まで|生まれ|生|出生|の)+$")
_NOTE = re.compile(r"\(([^()]*)\)")
_TO = re.compile(r"^(.+?)(?:から|~|～|〜|-|–|—)(.+)$")
_BIRTH = r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?"
_BORN = re.compile(rf"^({_BIRTH})(.*?)生(?:まれ)?$")
_OR = re.compile(r"又は|または|もしくは|若しくは|[;、,]")
# A line ends with a date only where the date is complete; otherwise the cell was narrow.
_BREAK = re.compile(r"(?<=[日年月頃])\n(?=\D?\d)")
_BOTH_YEARS = re.compile(r"^(\d{4})/(\d{4})年(.+)$")
_BOTH_DAYS = re.compile(r"^(.*月)(\d{1,2})/(\d{1,2})日$")
_BOTH_MONTHS = re.compile(r"^(.*年)(\d{1,2})\((\d{1,2})\)月(.*)$")
_NOTICE = re.compile(r"(\d{4})[./年-]?(\d{1,2})[./月-](\d{1,2})(?!\d)日?|(\d{4})\.(\d{2,4})(?!\d)")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """One date of a cell; ``interval`` is None where it can't be read."""

    text: str
    interval: DateInterval | None
    note: str = ""


def read_japanese_date(text: str) -> DateInterval | None:
    """Read one date, month, year or range.

    Raises:
        ValueError: It looks like a date that can't be (the 31st of June).
    """
    stated = fold_block(text).replace(" ", "").replace("\n", "").strip("、,。")
    plain = _CIRCA.sub("", _era_to_year(stated))
    plain = _TAIL.sub("", plain)
    interval = _read_range(plain) or _read_one(plain)
    if interval is None:
        return None
    circa = interval.circa or _CIRCA.search(stated) is not None
    return replace(interval, circa=circa, text=stated)


def _read_one(text: str) -> DateInterval | None:
    if re.fullmatch(r"\d{1,2}年", text):
        return None
    return read_date(text)


def _read_range(text: str) -> DateInterval | None:
    if re.fullmatch(r"\d{4}-\d{1,2}(?:-\d{1,2})?", text):
        return None
    found = _TO.match(text)
    if found is None:
        return None
    first = _read_one(found[1])
    last = _read_one(_with_context(found[2], found[1]))
    if first is None or last is None:
        return None
    return spanning_interval(first, last, text=text)


def _with_context(text: str, before: str) -> str:
    """A date that leaves out what the one before it said: "7月14日又は6月14日"."""
    year = re.match(r"\d{4}年", before)
    month = re.match(r"\d{4}年\d{1,2}月", before)
    if re.match(r"\d{1,2}月", text) and year:
        return year[0] + text
    if re.match(r"\d{1,2}日", text) and month:
        return month[0] + text
    if re.match(r"\d{2}年?$", text) and re.match(r"\d{4}", before):
        # "1958、59又は60年生まれ"
        return f"{before[:2]}{text.rstrip('年')}年"
    return text


def _era_to_year(text: str) -> str:
    def year(found: re.Match[str]) -> str:
        number = 1 if found[2] == "元" else int(found[2])
        return f"{_ERAS[found[1]] + number}年"

    return _ERA.sub(year, text)


def read_births(cell: str) -> Iterator[StatedDate]:
    """All birth dates of a cell, in order."""
    for item in split_items(cell):
        before = ""
        for piece in _alternatives(item):
            note = " ".join(_NOTE.findall(piece))
            plain = _NOTE.sub("", piece).replace(" ", "")
            if not plain or is_unknown(plain):
                if note:
                    yield StatedDate(piece, None, note)
                continue
            completed = _with_context(_TAIL.sub("", _CIRCA.sub("", plain)), before)
            circa = "頃" if _CIRCA.search(plain) else ""
            before = completed if re.match(r"\d{4}", completed) else before
            yield StatedDate(piece, _try(completed + circa, note), note)


def _alternatives(item: str) -> Iterator[str]:
    for piece in _OR.split(_BREAK.sub(";", item).replace("\n", "")):
        stated = piece.replace(" ", "").strip()
        if found := _BOTH_YEARS.match(stated):
            yield f"{found[1]}年{found[3]}"
            yield f"{found[2]}年{found[3]}"
        elif found := _BOTH_DAYS.match(stated):
            yield f"{found[1]}{found[2]}日"
            yield f"{found[1]}{found[3]}日"
        elif found := _BOTH_MONTHS.match(stated):
            yield f"{found[1]}{found[2]}月{found[4]}"
            yield f"{found[1]}{found[3]}月{found[4]}"
        elif stated:
            yield piece.strip()


def _try(text: str, note: str) -> DateInterval | None:
    if "ヒジュラ" in note or "イスラム暦" in note:
        return _read_hijri(text)
    try:
        return read_japanese_date(text)
    except ValueError:
        return None


def _read_hijri(text: str) -> DateInterval | None:
    found = re.match(r"(\d{4})年(\d{1,2})月(\d{1,2})日", text)
    if found is None:
        return None
    year, month, day = (int(found[number]) for number in (1, 2, 3))
    try:
        return replace(islamic_interval(year, month, day, solar=False), text=text)
    except ValueError:
        return None


def read_birth_sentence(cell: str) -> tuple[StatedDate | None, str]:
    """The date and the place of "1941年8月20日セルビア共和国ポジャレヴァッツ生"."""
    for line in fold_block(cell).split("\n"):
        found = _BORN.match(line.replace(" ", ""))
        if found:
            return StatedDate(found[1], _try(found[1], "")), found[2]
    return None, ""


@dataclass(frozen=True, slots=True)
class NoticeDay:
    """A day of the cell of notice dates.

    Attributes:
        day: None where it can't be read.
        removed: Whether it is the day of a removal ("削除", "解除").
        doubtful: Whether a full stop had to be supplied ("2007.713改訂").
    """

    text: str
    day: date | None
    removed: bool = False
    doubtful: bool = False


def read_notice_days(cell: str) -> list[NoticeDay]:
    """The days of a cell like "2001.9.22 2008.6.25改訂 2012.3.27削除", in order."""
    folded = fold_block(cell)
    days = []
    matches = list(_NOTICE.finditer(folded))
    for number, found in enumerate(matches):
        end = matches[number + 1].start() if number + 1 < len(matches) else len(folded)
        after = folded[found.end() : end]
        removed = re.search(r"削除|解除|廃止", after) is not None
        text = found[0] + after.strip()
        if found[4]:
            days.append(NoticeDay(text, _guess(found[4], found[5]), removed, doubtful=True))
            continue
        doubtful = found[0][4].isdecimal()
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            days.append(NoticeDay(text, None, removed))
        else:
            days.append(NoticeDay(text, day, removed, doubtful))
    return days


def _guess(year: str, digits: str) -> date | None:
    """The only day that a month and a day run together can be ("713" is July 13th)."""
    days = set()
    for cut in (1, 2):
        try:
            days.add(date(int(year), int(digits[:cut]), int(digits[cut:])))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


def first_day(cell: str) -> date | None:
    """The first full day that a text states; None where there is none."""
    folded = fold_block(cell).replace(" ", "")
    found = re.search(r"\d{4}(?:年\d{1,2}月\d{1,2}日|[/.-]\d{1,2}[/.-]\d{1,2})", folded)
    if found is None:
        return None
    interval = _try(found[0], "")
    return interval.earliest if interval and interval.earliest == interval.latest else None
