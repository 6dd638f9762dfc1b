"""The rules of :mod:`watchword.news.dates`: a pattern and what it means, each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from watchword.model import DateBasisInText
from watchword.news.date_values import (
    DAY_PARTS,
    MONTHS,
    NUMBER,
    SEASONS,
    UNITS,
    WEEKDAYS,
    month_value,
    read_number,
    shift,
    week_value,
)

_STATED = DateBasisInText.STATED
_PUBLISHED = DateBasisInText.PUBLISHED
_CONTEXT = DateBasisInText.CONTEXT
_NONE = DateBasisInText.NONE

Resolved = tuple[str, DateBasisInText] | None
Rule = tuple[re.Pattern[str], Callable[[re.Match[str], "Context"], Resolved]]


@dataclass(slots=True)
class Context:
    """What a rule may ask.

    Attributes:
        future: Whether the sentence looks ahead; None where no verb tells.
        tag: The word class of the token at an offset from the end of the match.
        before: The word before the match, in lower case.
        previous: The first day of the date before in the text.
    """

    published_on: date
    future: Callable[[], bool | None] = lambda: None
    tag: Callable[[int], str] = lambda _: ""
    before: str = ""
    previous: date | None = None


RULES: list[Rule] = []


def _rule(
    pattern: str, *, ignore_case: bool = True
) -> Callable[
    [Callable[[re.Match[str], Context], Resolved]], Callable[[re.Match[str], Context], Resolved]
]:
    flags = re.IGNORECASE if ignore_case else 0
    compiled = re.compile(rf"(?<![\w$€£.])(?:{pattern})(?!\w)", flags)

    def add(
        resolve: Callable[[re.Match[str], Context], Resolved],
    ) -> Callable[[re.Match[str], Context], Resolved]:
        RULES.append((compiled, resolve))
        return resolve

    return add


_MONTH = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.?|Feb\.?|Mar\.|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DAY_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_SHORT_WEEKDAY = r"(?:(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)(?:day|sday|nesday|rsday|urday)?,? )?"
_PART = r"(?P<part>morning|afternoon|evening|night)"
_UNIT = r"(?P<unit>second|minute|hour|day|week|month|year|decade)s?"
_MODIFIER = r"(?:(?:the )?(?:early|late|mid|the (?:beginning|start|middle|end) of)[ -](?:in )?)?"
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_ABOUT = r"(?:(?:more than|less than|at least|about|almost|nearly|over|around|some|roughly|up to|only|a mere|just) )?"


def _month(match: re.Match[str]) -> int:
    return MONTHS[match.group("month").lower().rstrip(".")]


def _safe_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@_rule(r"(?P<year>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})")
def _iso(match: re.Match[str], _: Context) -> Resolved:
    day = _safe_day(int(match.group("year")), int(match.group("m")), int(match.group("d")))
    return (day.isoformat(), _STATED) if day else None


@_rule(rf"{_SHORT_WEEKDAY}{_MONTH} {_DAY_NUMBER},? {_YEAR}", ignore_case=False)
@_rule(rf"{_SHORT_WEEKDAY}(?:the )?{_DAY_NUMBER} (?:of )?{_MONTH},? {_YEAR}", ignore_case=False)
def _whole_date(match: re.Match[str], _: Context) -> Resolved:
    day = _safe_day(int(match.group("year")), _month(match), int(match.group("day")))
    return (day.isoformat(), _STATED) if day else None


@_rule(
    rf"{_SHORT_WEEKDAY}{_MONTH} {_DAY_NUMBER}(?![-–/]\d|,\d|\.\d| (?:percent|people))",
    ignore_case=False,
)
@_rule(rf"{_SHORT_WEEKDAY}(?:the )?{_DAY_NUMBER} (?:of )?{_MONTH}", ignore_case=False)
def _month_day(match: re.Match[str], context: Context) -> Resolved:
    return _closest_day(context, _month(match), int(match.group("day")))


def _closest_day(context: Context, month: int, day: int) -> Resolved:
    """The day of a month without a year: by tense, else the closest."""
    published = context.published_on
    days = [
        found
        for year in (published.year - 1, published.year, published.year + 1)
        if (found := _safe_day(year, month, day)) is not None
    ]
    if not days:
        return None
    future = context.future()
    best = min(days, key=lambda found: abs((found - published).days))
    if future is not None and best != published and (best > published) != future:
        fitting = [found for found in days if (found > published) == future]
        best = min(fitting or [best], key=lambda found: abs((found - published).days))
    return best.isoformat(), _PUBLISHED


@_rule(
    rf"{_MONTH} (?P<first>\d{{1,2}})(?: ?[-–—] ?| to | until | through )(?P<last>\d{{1,2}})(?:,? (?P<year>20\d\d|19\d\d))?",
    ignore_case=False,
)
@_rule(
    rf"(?P<first>\d{{1,2}})(?: ?[-–—] ?| to | until )(?P<last>\d{{1,2}}) {_MONTH}(?: (?P<year>20\d\d|19\d\d))?",
    ignore_case=False,
)
def _day_range(match: re.Match[str], context: Context) -> Resolved:
    """``April 17 to 21``: ISO 8601's interval of both days."""
    month, year = _month(match), match.group("year")
    days = []
    for name in ("first", "last"):
        number = int(match.group(name))
        if year:
            day = _safe_day(int(year), month, number)
            days.append(day.isoformat() if day else None)
        else:
            found = _closest_day(context, month, number)
            days.append(found[0] if found else None)
    if None in days:
        return None
    return f"{days[0]}/{days[1]}", _STATED if year else _PUBLISHED


@_rule(rf"{_MODIFIER}{_MONTH}(?:,| of)? {_YEAR}", ignore_case=False)
def _month_year(match: re.Match[str], _: Context) -> Resolved:
    return month_value(int(match.group("year")), _month(match)), _STATED


@_rule(
    r"(?P<before>(?:[Ll]ate |[Ee]arly )?(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Pp]ast) )"
    + _MONTH,
    ignore_case=False,
)
def _named_month(match: re.Match[str], context: Context) -> Resolved:
    published, month = context.published_on, _month(match)
    word = match.group("before").lower()
    if "next" in word or "coming" in word:
        year = published.year + (month <= published.month)
    elif "this" in word and "past" not in word:
        year = published.year
    else:
        year = published.year - (month >= published.month)
    return month_value(year, month), _PUBLISHED


_UNTIL = frozenset({"until", "till", "by", "through"})
"""Words before a day that is still to come, even when the verb is in the past."""

_MONTH_WORDS_THAT_ARE_OTHERS = frozenset({"may", "march", "mar", "jan", "sun", "sept", "dec"})


@_rule(
    rf"(?P<lead>(?:in|since|until|till|by|from|through|between|and|of|for|during|before|after|to|each|every|mid-?|early|late|end of|a) )?{_MODIFIER}{_MONTH}(?: month)?(?! \d)",
    ignore_case=False,
)
def _month_alone(match: re.Match[str], context: Context) -> Resolved:
    name = match.group("month").lower().rstrip(".")
    if (
        name in _MONTH_WORDS_THAT_ARE_OTHERS
        and not match.group("lead")
        and (match.start("month") == match.start())
    ):
        return None
    published, month = context.published_on, MONTHS[name]
    lead = (match.group("lead") or "").strip().lower()
    future = True if lead in _UNTIL else context.future()
    if month == published.month:
        year = published.year
    elif future:
        year = published.year + (month < published.month)
    elif future is None and 0 < month - published.month <= 3:
        year = published.year
    else:
        year = published.year - (month > published.month)
    return month_value(year, month), _PUBLISHED


@_rule(
    rf"(?P<before>(?:last|next|this|this coming|this past|late|early|late on|early on|the previous|the following) )?{_WEEKDAY}(?: {_PART})?"
)
def _weekday(match: re.Match[str], context: Context) -> Resolved:
    number = WEEKDAYS[match.group("weekday").lower()]
    word = (match.group("before") or "").lower().strip()
    day = _closest_weekday(number, word, context)
    part = match.group("part")
    suffix = f"T{DAY_PARTS[part.lower()]}" if part else ""
    return day.isoformat() + suffix, _PUBLISHED


def _closest_weekday(number: int, word: str, context: Context) -> date:
    published = context.published_on
    back = (published.weekday() - number) % 7
    if word in {"last", "this past", "the previous"}:
        return published - timedelta(days=back or 7)
    if word == "next":
        return published + timedelta(days=(7 - back) or 7)
    if back == 0:
        return published
    future = True if context.before in _UNTIL else context.future()
    if word in {"this", "this coming", "the following"} and future is not False:
        return published + timedelta(days=7 - back)
    return published + timedelta(days=7 - back) if future else published - timedelta(days=back)


@_rule(
    r"today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening)|(?:yesterday|tomorrow) (?:morning|afternoon|evening|night)"
)
def _near_day(match: re.Match[str], context: Context) -> Resolved:
    words = match.group().lower()
    days = -1 if "yesterday" in words or words == "last night" else 1 if "tomorrow" in words else 0
    day = context.published_on + timedelta(days=days)
    part = next((code for name, code in DAY_PARTS.items() if name in words), None)
    part = "NI" if words == "tonight" else part
    return day.isoformat() + (f"T{part}" if part else ""), _PUBLISHED


@_rule(
    r"(?P<lead>(?:early|late|earlier|later|the end of|the beginning of|the start of) )?"
    r"(?P<which>this|last|next|the last|the next|the current|the previous|the coming|the past|the following|this past|this coming) "
    r"(?:(?:fiscal|financial|calendar|school|academic) )?(?P<unit>week|month|year|decade|century|quarter|weekend)"
)
def _named_unit(match: re.Match[str], context: Context) -> Resolved:
    which, unit = match.group("which").lower(), match.group("unit").lower()
    if which in {"the past", "the last", "the next", "the following", "the coming"} and unit in {
        "year",
        "decade",
        "century",
        "month",
    }:
        return f"P1{UNITS[unit]}" if unit != "decade" else "P10Y", _NONE
    number = _direction(which)
    published = context.published_on
    if unit == "weekend":
        return week_value(published + timedelta(weeks=number)) + "-WE", _PUBLISHED
    if unit == "quarter":
        index = published.year * 4 + (published.month - 1) // 3 + number
        return f"{index // 4:04d}-Q{index % 4 + 1}", _PUBLISHED
    value = shift(published, number, unit)
    return (value, _PUBLISHED) if value else None


def _direction(word: str) -> int:
    if "last" in word or "previous" in word or "past" in word:
        return -1
    return 1 if "next" in word or "coming" in word or "following" in word else 0


@_rule(r"the (?:end|close) of (?:the )?year|year[- ]end")
def _year_end(_: re.Match[str], context: Context) -> Resolved:
    published = context.published_on
    over = context.future() is False and published.month < 7
    return f"{published.year - over:04d}", _PUBLISHED


@_rule(r"(?P<which>this|last|next|the last|the past) (?P<season>spring|summer|autumn|fall|winter)")
def _named_season(match: re.Match[str], context: Context) -> Resolved:
    published, season = context.published_on, match.group("season").lower()
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[SEASONS[season]]
    number = _direction(match.group("which").lower())
    year = published.year
    if number < 0:
        year -= published.month < start + 3
    elif number > 0:
        year += published.month >= start
    return f"{year:04d}-{SEASONS[season]}", _PUBLISHED


@_rule(rf"(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? {_YEAR}")
def _season_year(match: re.Match[str], _: Context) -> Resolved:
    return f"{match.group('year')}-{SEASONS[match.group('season').lower()]}", _STATED


_QUARTERS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
}


@_rule(
    rf"(?:the )?(?P<which>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<part>quarter|half)(?: of)?(?: {_YEAR})?"
)
def _quarter(match: re.Match[str], context: Context) -> Resolved:
    number = _QUARTERS[match.group("which").lower()]
    letter = "Q" if match.group("part").lower() == "quarter" else "H"
    if letter == "H" and number > 2:
        return None
    if match.group("year"):
        return f"{match.group('year')}-{letter}{number}", _STATED
    published = context.published_on
    year = published.year
    if letter == "Q" and not context.future() and number > (published.month + 2) // 3:
        year -= 1
    return f"{year:04d}-{letter}{number}", _PUBLISHED


@_rule(rf"{_ABOUT}(?P<number>{NUMBER}) {_UNIT} (?P<way>ago|from now|hence)")
@_rule(rf"(?P<number>{NUMBER}) {_UNIT} (?P<way>before that|after that)")
def _ago(match: re.Match[str], context: Context) -> Resolved:
    number = read_number(match.group("number"))
    unit = match.group("unit").lower()
    if number is None:
        return None
    way = match.group("way").lower()
    base = context.previous if way.endswith("that") else context.published_on
    if base is None or unit in {"second", "minute", "hour"}:
        return (context.published_on.isoformat(), _PUBLISHED) if base else None
    value = shift(base, -number if way in {"ago", "before that"} else number, unit)
    return (value, _CONTEXT if way.endswith("that") else _PUBLISHED) if value else None


@_rule(r"(?:the |that )?(?P<which>same|that) (?P<unit>day|week|month|year)")
def _same(match: re.Match[str], context: Context) -> Resolved:
    if context.previous is None:
        return None
    value = shift(context.previous, 0, match.group("unit").lower())
    return (value, _CONTEXT) if value else None


_DURATION_LEAD = r"(?:the (?:past|last|next|previous|following|coming|first) )?"


@_rule(
    rf"{_ABOUT}{_DURATION_LEAD}{_ABOUT}(?P<number>{NUMBER}|several|few|many|a few|recent|couple of)[ -]{_UNIT}(?:'s?)?(?![ -](?:old|ago|and older))"
)
def _duration(match: re.Match[str], _: Context) -> Resolved:
    words, unit = match.group("number").lower(), match.group("unit").lower()
    letter = "10Y" if unit == "decade" else UNITS[unit]
    time = "T" if unit in {"hour", "minute", "second"} else ""
    number = read_number(words)
    if number is None and "." in words:
        return None
    if unit == "decade":
        return (f"P{number * 10}Y" if number else "PXDE"), _NONE
    return f"P{time}{number if number is not None else 'X'}{letter}", _NONE


@_rule(
    r"(?:for|over|in|after|within|lasted|last|take|took|just) (?P<some>(?:many )?)(?P<unit>day|week|month|year|decade|hour|minute)s(?! (?:ago|old|later|earlier|of age))"
)
@_rule(
    r"(?:the |this |that )?(?P<some>)(?P<unit>day|week|month|year|decade|hour|minute)s (?=(?:before|after|of|ago|later|earlier)\b)"
)
def _some_units(match: re.Match[str], _: Context) -> Resolved:
    unit = match.group("unit").lower()
    letter = "DE" if unit == "decade" else UNITS[unit]
    return f"P{'T' if unit in {'hour', 'minute'} else ''}X{letter}", _NONE


@_rule(r"(?:the )?(?:early |late |mid-?)?(?P<decade>1[89]\d|20\d)0s")
def _decade(match: re.Match[str], _: Context) -> Resolved:
    return match.group("decade"), _STATED


@_rule(r"(?:the )?(?:early |late |mid-)?'(?P<decade>[2-9])0s")
def _short_decade(match: re.Match[str], _: Context) -> Resolved:
    return f"19{match.group('decade')}", _STATED


@_rule(r"(?:the )?(?:early |late |mid-)?(?P<number>1\d|2[01])(?:st|th)[ -]century")
def _century(match: re.Match[str], _: Context) -> Resolved:
    return f"{int(match.group('number')) - 1:02d}", _STATED


@_rule(
    rf"(?:(?:early|late|mid)[ -](?:in )?|the (?:end|beginning|start) of )?{_YEAR}(?!,\d|\.\d|%| percent)"
)
def _year(match: re.Match[str], context: Context) -> Resolved:
    # "2003 people" is a number; "2003 elections" is a year, but there are few of those.
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    if (
        re.search(r"(?:no\.|number|room|flight|nearly|about|some|than|over) $", before)
        and context.tag(1) == "NNS"
    ):
        return None
    return match.group("year"), _STATED


@_rule(r"(?<=(?:19|20)\d\d[-–])(?P<short>\d\d)")
@_rule(r"'(?P<short>\d\d)(?!s)")
def _short_year(match: re.Match[str], context: Context) -> Resolved:
    number = int(match.group("short"))
    century = 2000 if number <= context.published_on.year % 100 + 10 else 1900
    return f"{century + number:04d}", _STATED


@_rule(r"now|currently|at present|at the moment|nowadays|right now")
def _present(_: re.Match[str], __: Context) -> Resolved:
    return "PRESENT_REF", _NONE


@_rule(r"in the past|at the time")
def _past(_: re.Match[str], __: Context) -> Resolved:
    return "PAST_REF", _NONE


@_rule(r"the (?:near |coming |foreseeable )?future")
def _future(_: re.Match[str], __: Context) -> Resolved:
    return "FUTURE_REF", _NONE


@_rule(r"annually|yearly|every year|each year")
def _yearly(_: re.Match[str], __: Context) -> Resolved:
    return "XXXX", _NONE


@_rule(rf"(?:every|each) (?:{_WEEKDAY}|(?P<unit>day|week|month)|{_PART})")
def _set(match: re.Match[str], _: Context) -> Resolved:
    if match.group("weekday"):
        return f"XXXX-WXX-{WEEKDAYS[match.group('weekday').lower()] + 1}", _NONE
    if match.group("part"):
        return f"XXXX-XX-XXT{DAY_PARTS[match.group('part').lower()]}", _NONE
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}[
        match.group("unit").lower()
    ], _NONE
