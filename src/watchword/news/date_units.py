"""Rules for longer times, distances and durations: "last year", "a year ago", "four-day"."""

from __future__ import annotations

import re
from datetime import timedelta

from watchword.news.date_context import (
    ABOUT,
    CONTEXT,
    NONE,
    PART,
    PUBLISHED,
    STATED,
    UNIT,
    WEEKDAY,
    YEAR,
    Context,
    Resolved,
    Rules,
)
from watchword.news.date_values import (
    DAY_PARTS,
    NUMBER,
    SEASONS,
    UNITS,
    WEEKDAYS,
    read_number,
    shift,
    week_value,
)

RULES = Rules()


@RULES.add(
    r"today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening)|(?:yesterday|tomorrow) (?:morning|afternoon|evening|night)"
)
def _near_day(match: re.Match[str], context: Context) -> Resolved:
    words = match.group().lower()
    days = -1 if "yesterday" in words or words == "last night" else 1 if "tomorrow" in words else 0
    day = context.published_on + timedelta(days=days)
    part = next((code for name, code in DAY_PARTS.items() if name in words), None)
    part = "NI" if words == "tonight" else part
    return day.isoformat() + (f"T{part}" if part else ""), PUBLISHED


@RULES.add(
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
        return f"P1{UNITS[unit]}" if unit != "decade" else "P10Y", NONE
    number = _direction(which)
    published = context.published_on
    if unit == "weekend":
        return week_value(published + timedelta(weeks=number)) + "-WE", PUBLISHED
    if unit == "quarter":
        index = published.year * 4 + (published.month - 1) // 3 + number
        return f"{index // 4:04d}-Q{index % 4 + 1}", PUBLISHED
    value = shift(published, number, unit)
    return (value, PUBLISHED) if value else None


def _direction(word: str) -> int:
    if "last" in word or "previous" in word or "past" in word:
        return -1
    return 1 if "next" in word or "coming" in word or "following" in word else 0


@RULES.add(r"the (?:end|close) of (?:the )?year|year[- ]end")
def _year_end(_: re.Match[str], context: Context) -> Resolved:
    published = context.published_on
    over = context.future() is False and published.month < 7
    return f"{published.year - over:04d}", PUBLISHED


@RULES.add(
    r"(?P<which>this|last|next|the last|the past) (?P<season>spring|summer|autumn|fall|winter)"
)
def _named_season(match: re.Match[str], context: Context) -> Resolved:
    published, season = context.published_on, match.group("season").lower()
    start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[SEASONS[season]]
    number = _direction(match.group("which").lower())
    year = published.year
    if number < 0:
        year -= published.month < start + 3
    elif number > 0:
        year += published.month >= start
    return f"{year:04d}-{SEASONS[season]}", PUBLISHED


@RULES.add(rf"(?:the )?(?P<season>spring|summer|autumn|fall|winter)(?: of)? {YEAR}")
def _season_year(match: re.Match[str], _: Context) -> Resolved:
    return f"{match.group('year')}-{SEASONS[match.group('season').lower()]}", STATED


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


@RULES.add(
    rf"(?:the )?(?P<which>first|second|third|fourth|1st|2nd|3rd|4th)[ -](?P<part>quarter|half)(?: of)?(?: {YEAR})?"
)
def _quarter(match: re.Match[str], context: Context) -> Resolved:
    number = _QUARTERS[match.group("which").lower()]
    letter = "Q" if match.group("part").lower() == "quarter" else "H"
    if letter == "H" and number > 2:
        return None
    if match.group("year"):
        return f"{match.group('year')}-{letter}{number}", STATED
    published = context.published_on
    year = published.year
    if letter == "Q" and not context.future() and number > (published.month + 2) // 3:
        year -= 1
    return f"{year:04d}-{letter}{number}", PUBLISHED


@RULES.add(rf"{ABOUT}(?P<number>{NUMBER}) {UNIT} (?P<way>ago|from now|hence)")
@RULES.add(rf"(?P<number>{NUMBER}) {UNIT} (?P<way>before that|after that)")
def _ago(match: re.Match[str], context: Context) -> Resolved:
    number = read_number(match.group("number"))
    unit = match.group("unit").lower()
    if number is None:
        return None
    way = match.group("way").lower()
    base = context.previous if way.endswith("that") else context.published_on
    if base is None or unit in {"second", "minute", "hour"}:
        return (context.published_on.isoformat(), PUBLISHED) if base else None
    value = shift(base, -number if way in {"ago", "before that"} else number, unit)
    return (value, CONTEXT if way.endswith("that") else PUBLISHED) if value else None


@RULES.add(r"(?:the |that )?(?P<which>same|that) (?P<unit>day|week|month|year)")
def _same(match: re.Match[str], context: Context) -> Resolved:
    if context.previous is None:
        return None
    value = shift(context.previous, 0, match.group("unit").lower())
    return (value, CONTEXT) if value else None


_DURATION_LEAD = r"(?:the (?:past|last|next|previous|following|coming|first) )?"


@RULES.add(
    rf"{ABOUT}{_DURATION_LEAD}{ABOUT}(?P<number>{NUMBER}|several|few|many|a few|recent|couple of)[ -]{UNIT}(?:'s?)?(?![ -](?:old|ago|and older))"
)
def _duration(match: re.Match[str], _: Context) -> Resolved:
    words, unit = match.group("number").lower(), match.group("unit").lower()
    letter = "10Y" if unit == "decade" else UNITS[unit]
    time = "T" if unit in {"hour", "minute", "second"} else ""
    number = read_number(words)
    if number is None and "." in words:
        return None
    if unit == "decade":
        return (f"P{number * 10}Y" if number else "PXDE"), NONE
    return f"P{time}{number if number is not None else 'X'}{letter}", NONE


@RULES.add(
    r"(?:for|over|in|after|within|lasted|last|take|took|just) (?P<some>(?:many )?)(?P<unit>day|week|month|year|decade|hour|minute)s(?! (?:ago|old|later|earlier|of age))"
)
@RULES.add(
    r"(?:the |this |that )?(?P<some>)(?P<unit>day|week|month|year|decade|hour|minute)s (?=(?:before|after|of|ago|later|earlier)\b)"
)
def _some_units(match: re.Match[str], _: Context) -> Resolved:
    unit = match.group("unit").lower()
    letter = "DE" if unit == "decade" else UNITS[unit]
    return f"P{'T' if unit in {'hour', 'minute'} else ''}X{letter}", NONE


@RULES.add(r"(?:the )?(?:early |late |mid-?)?(?P<decade>1[89]\d|20\d)0s")
def _decade(match: re.Match[str], _: Context) -> Resolved:
    return match.group("decade"), STATED


@RULES.add(r"(?:the )?(?:early |late |mid-)?'(?P<decade>[2-9])0s")
def _short_decade(match: re.Match[str], _: Context) -> Resolved:
    return f"19{match.group('decade')}", STATED


@RULES.add(r"(?:the )?(?:early |late |mid-)?(?P<number>1\d|2[01])(?:st|th)[ -]century")
def _century(match: re.Match[str], _: Context) -> Resolved:
    return f"{int(match.group('number')) - 1:02d}", STATED


@RULES.add(
    rf"(?:(?:early|late|mid)[ -](?:in )?|the (?:end|beginning|start) of )?{YEAR}(?!,\d|\.\d|%| percent)"
)
def _year(match: re.Match[str], context: Context) -> Resolved:
    # "2003 people" is a number; "2003 elections" is a year, but there are few of those.
    before = match.string[max(0, match.start() - 12) : match.start()].lower()
    if (
        re.search(r"(?:no\.|number|room|flight|nearly|about|some|than|over) $", before)
        and context.tag(1) == "NNS"
    ):
        return None
    return match.group("year"), STATED


@RULES.add(r"(?<=(?:19|20)\d\d[-–])(?P<short>\d\d)")
@RULES.add(r"'(?P<short>\d\d)(?!s)")
def _short_year(match: re.Match[str], context: Context) -> Resolved:
    number = int(match.group("short"))
    century = 2000 if number <= context.published_on.year % 100 + 10 else 1900
    return f"{century + number:04d}", STATED


@RULES.add(r"now|currently|at present|at the moment|nowadays|right now")
def _present(_: re.Match[str], __: Context) -> Resolved:
    return "PRESENT_REF", NONE


@RULES.add(r"in the past|at the time")
def _past(_: re.Match[str], __: Context) -> Resolved:
    return "PAST_REF", NONE


@RULES.add(r"the (?:near |coming |foreseeable )?future")
def _future(_: re.Match[str], __: Context) -> Resolved:
    return "FUTURE_REF", NONE


@RULES.add(r"annually|yearly|every year|each year")
def _yearly(_: re.Match[str], __: Context) -> Resolved:
    return "XXXX", NONE


@RULES.add(rf"(?:every|each) (?:{WEEKDAY}|(?P<unit>day|week|month)|{PART})")
def _set(match: re.Match[str], _: Context) -> Resolved:
    if match.group("weekday"):
        return f"XXXX-WXX-{WEEKDAYS[match.group('weekday').lower()] + 1}", NONE
    if match.group("part"):
        return f"XXXX-XX-XXT{DAY_PARTS[match.group('part').lower()]}", NONE
    return {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX"}[
        match.group("unit").lower()
    ], NONE
