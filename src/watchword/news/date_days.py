"""Rules for days and months: "on Friday", "March 20", "from April 17 to 21"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from watchword.news.date_context import (
    DAY_NUMBER,
    MODIFIER,
    MONTH,
    PART,
    PUBLISHED,
    SHORT_WEEKDAY,
    STATED,
    WEEKDAY,
    YEAR,
    Context,
    Resolved,
    Rules,
)
from watchword.news.date_values import DAY_PARTS, MONTHS, WEEKDAYS, month_value

RULES = Rules()


def _month(match: re.Match[str]) -> int:
    return MONTHS[match.group("month").lower().rstrip(".")]


def _safe_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@RULES.add(r"(?P<year>\d{4})[-/](?P<m>\d{2})[-/](?P<d>\d{2})")
def _iso(match: re.Match[str], _: Context) -> Resolved:
    day = _safe_day(int(match.group("year")), int(match.group("m")), int(match.group("d")))
    return (day.isoformat(), STATED) if day else None


@RULES.add(rf"{SHORT_WEEKDAY}{MONTH} {DAY_NUMBER},? {YEAR}", ignore_case=False)
@RULES.add(rf"{SHORT_WEEKDAY}(?:the )?{DAY_NUMBER} (?:of )?{MONTH},? {YEAR}", ignore_case=False)
def _whole_date(match: re.Match[str], _: Context) -> Resolved:
    day = _safe_day(int(match.group("year")), _month(match), int(match.group("day")))
    return (day.isoformat(), STATED) if day else None


@RULES.add(
    rf"{SHORT_WEEKDAY}{MONTH} {DAY_NUMBER}(?![-–/]\d|,\d|\.\d| (?:percent|people))",
    ignore_case=False,
)
@RULES.add(rf"{SHORT_WEEKDAY}(?:the )?{DAY_NUMBER} (?:of )?{MONTH}", ignore_case=False)
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
    # A past tense never speaks of a day to come; a present one may well of a day gone by.
    contradicts = best > published if future is False else (published - best).days > 100
    if future is not None and contradicts:
        fitting = [found for found in days if (found > published) == future]
        best = min(fitting or [best], key=lambda found: abs((found - published).days))
    return best.isoformat(), PUBLISHED


@RULES.add(
    rf"{MONTH} (?P<first>\d{{1,2}})(?: ?[-–—] ?| to | until | through )(?P<last>\d{{1,2}})(?:,? (?P<year>20\d\d|19\d\d))?",
    ignore_case=False,
)
@RULES.add(
    rf"(?P<first>\d{{1,2}})(?: ?[-–—] ?| to | until )(?P<last>\d{{1,2}}) {MONTH}(?: (?P<year>20\d\d|19\d\d))?",
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
    return f"{days[0]}/{days[1]}", STATED if year else PUBLISHED


@RULES.add(rf"{MODIFIER}{MONTH}(?:,| of)? {YEAR}", ignore_case=False)
def _month_year(match: re.Match[str], _: Context) -> Resolved:
    return month_value(int(match.group("year")), _month(match)), STATED


@RULES.add(
    r"(?P<before>(?:[Ll]ate |[Ee]arly )?(?:[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?|[Pp]ast) )"
    + MONTH,
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
    return month_value(year, month), PUBLISHED


_UNTIL = frozenset({"until", "till", "by", "through"})
"""Words before a day that is still to come, even when the verb is in the past."""

_MONTH_WORDS_THAT_ARE_OTHERS = frozenset({"may", "march", "mar", "jan", "sun", "sept", "dec"})


@RULES.add(
    rf"(?P<lead>(?:in|since|until|till|by|from|through|between|and|of|for|during|before|after|to|each|every|mid-?|early|late|end of|a) )?{MODIFIER}{MONTH}(?: month)?(?! \d)",
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
    return month_value(year, month), PUBLISHED


@RULES.add(
    rf"(?P<before>(?:last|next|this|this coming|this past|late|early|late on|early on|the previous|the following) )?{WEEKDAY}(?: {PART})?"
)
def _weekday(match: re.Match[str], context: Context) -> Resolved:
    number = WEEKDAYS[match.group("weekday").lower()]
    word = (match.group("before") or "").lower().strip()
    day = _closest_weekday(number, word, context)
    part = match.group("part")
    suffix = f"T{DAY_PARTS[part.lower()]}" if part else ""
    return day.isoformat() + suffix, PUBLISHED


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
