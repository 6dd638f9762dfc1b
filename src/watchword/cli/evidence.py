"""Evidence as a table: part by part, how two parties meet."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from watchword.cli.console import cell, table
from watchword.compare import Evidence, Meeting, NameEvidence

_GOOD = frozenset({"exact", "transliteration", "joined", "agree"})
_BAD = frozenset({"contradiction", "contradict"})
_MET = {
    Meeting.MISSING: "only there",
    Meeting.EXTRA: "only here",
}

Row = tuple[str, str, str, str, str]


def evidence_table(evidence: Evidence, *, query: str, listed: str) -> Table:
    """The evidence, a row for each part of the name and each fact.

    Args:
        query, listed: What the two sides are called at the top.
    """
    rows = table("", query, listed, "how", "weight")
    for what, ours, theirs, how, weight in _rows(evidence):
        style = "green" if how in _GOOD else "red" if how in _BAD else "yellow"
        rows.add_row(
            cell(what, "dim"), cell(ours), cell(theirs), cell(how, style), cell(weight, "dim")
        )
    return rows


def _rows(evidence: Evidence) -> Iterator[Row]:
    if evidence.name is not None:
        yield from _name_rows(evidence.name)
    date, country = evidence.birth_date, evidence.country
    if date is not None:
        how = date.agreement.value
        yield "birth date", str(date.query), str(date.listed), how, ""
    if country is not None:
        ours, theirs = (", ".join(side) for side in (country.query, country.listed))
        yield "country", ours, theirs, country.agreement.value, ""
    for what, simple in (("sex", evidence.sex), ("kind", evidence.kind)):
        if simple is not None:
            yield what, str(simple.query), str(simple.listed), simple.agreement.value, ""
    for item in evidence.identifiers:
        kind = item.kind.value.replace("-", " ")
        yield kind, item.query, item.listed, item.agreement.value, ""


def _name_rows(name: NameEvidence) -> Iterator[Row]:
    remarks = [name.kind.value] if name.strength.value == "strong" else ["weak", name.kind.value]
    if name.swapped:
        remarks.append("parent and child swapped")
    elif name.reordered:
        remarks.append("reordered")
    yield "name", name.query, name.listed, ", ".join(remarks), ""
    for part in name.parts:
        how = _MET.get(part.how, part.how.value)
        if 0.0 < part.similarity < 1.0:
            how = f"{how} {part.similarity:.2f}"
        yield "", part.query, part.listed, how, f"{part.weight:.2f}"
    if name.legal is not None:
        yield "legal form", "", "", name.legal.value, ""
