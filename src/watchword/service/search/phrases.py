"""What is told of a target that was found, in words."""

from __future__ import annotations

from datetime import date

from watchword.model import is_official
from watchword.service.search.answer import Findings, Hit, HitListing
from watchword.service.search.facets import Count


def list_words(each: HitListing) -> str:
    """The list, as in ``us/sdn``."""
    listing = each.listing
    if not is_official(listing.authority):
        return f"own list {listing.list}"
    return f"{listing.authority}/{listing.list}"


def listed_words(each: HitListing) -> str:
    """When it was listed, as exactly as that is known."""
    if each.by is None:
        return ""
    if each.first is None:
        return f"by {each.by}"
    if each.first == each.by:
        return f"since {each.by}"
    return f"between {each.first} and {each.by}"


def interval(first: date | None, by: date | None) -> str:
    """A day, or the days between which it lies, as ISO 8601-2 writes intervals."""
    if by is None:
        return ""
    if first == by:
        return by.isoformat()
    return f"{'..' if first is None else first.isoformat()}/{by.isoformat()}"


def listing_words(each: HitListing) -> str:
    """A listing on a line: which list, since when, under what, and whether it is over."""
    gone = ""
    if not each.listing.current:
        gone = f"(gone by {each.listing.gone_by})" if each.listing.gone_by else "(gone)"
    programmes = ", ".join(each.listing.programmes)
    return " ".join(
        part for part in (list_words(each), listed_words(each), gone, programmes) if part
    )


def also_words(hit: Hit) -> str:
    """The other authorities that list the target."""
    said = {each.listing.authority for each in hit.meeting}
    others = [authority for authority in hit.authorities if authority not in said]
    return f"also {', '.join(others)}" if others else ""


def said_words(hit: Hit) -> list[str]:
    """The passages that have the words asked for, each once, with who says so."""
    said: dict[str, dict[str, None]] = {}
    for each in hit.meeting:
        for text in each.said.values():
            if text:
                said.setdefault(text, {})[list_words(each)] = None
    return [f"{', '.join(lists)}: {text}" for text, lists in said.items()]


def count_label(title: str, each: Count) -> str:
    """What is counted, in a word; ``title`` is what is counted by."""
    if each.value is None:
        return "none or not known"
    if title == "country":
        from watchword.text.countries import country_name

        return f"{country_name(each.value)} ({each.value.upper()})"
    return each.value if each.authority is None else f"{each.authority}: {each.value}"


def count_words(findings: Findings) -> str:
    """How many targets there are, and how many of them for certain."""
    total = findings.total
    counted = f"{total:,} target{'' if total == 1 else 's'}"
    doubtful = total - findings.certain
    if not doubtful:
        return counted
    return f"{counted}, of which {doubtful:,} perhaps: a day is not known exactly"
