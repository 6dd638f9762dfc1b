"""From what a target states to an entry, for all formats of the United Kingdom's lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from watchword.model import (
    CountryRole,
    DateInterval,
    Designation,
    Entry,
    IdentifierKind,
    Problem,
    ProblemCode,
    Schema,
    Severity,
)
from watchword.sources.dates import read_day
from watchword.sources.draft import Draft, clean, clean_block
from watchword.sources.gb.bodies import add_body, add_ship
from watchword.sources.gb.contacts import add_contacts
from watchword.sources.gb.fields import Target, fold_label
from watchword.sources.gb.names import add_names
from watchword.sources.gb.numbers import add_documents
from watchword.sources.gb.places import add_places
from watchword.sources.gb.relations import add_relations
from watchword.sources.gb.remarks import (
    add_own_reference,
    add_references,
    add_stated_facts,
    is_vessel,
    measures_in,
)
from watchword.sources.gb.values import (
    mirrored,
    read_birth,
    read_country,
    says_no_date,
    split_countries,
    split_values,
    stated,
)
from watchword.sources.seen import Seen

_SCHEMAS = {
    "individual": Schema.PERSON,
    "person": Schema.PERSON,
    "entity": Schema.ORGANIZATION,
    "ship": Schema.VESSEL,
    "vessel": Schema.VESSEL,
    "aircraft": Schema.AIRPLANE,
}
# A body is a company only where its type says so.
_COMPANY = re.compile(
    r"\bcompan(?:y|ies)\b|\bjoint[- ]stock\b|\blimited\b|\bcorporation\b|\bpartnership\b"
    r"|\b(?:LLC|LLP|JSC|PJSC|OJSC|CJSC|OOO|PAO|OAO|AO|GmbH|Ltd|PLC)\b",
    re.I,
)
_NO_COMPANY = re.compile(r"\b(?:not|no longer|subsidiary|former)\b", re.I)
# The full stop after a position, though not the one of "Ltd.".
_SENTENCE_END = re.compile(r"(?<=[a-z]{4})\.$")
# How much of a free text is searched for facts, in characters; no real one is so long.
_READ = 50_000
_NO_ACT = {"regime": "", "listed on": "", "designated on": ""}


def build_entry(
    target: Target,
    entry_id: str,
    seen: Seen,
    *,
    by_uk_reference: bool,
    measures: tuple[str, ...] = (),
) -> Iterator[Entry | Problem]:
    """The entry of a target, after the problems that were found in it.

    Args:
        target: What the file states.
        entry_id: The list's own id of it.
        seen: The ids and the unknown labels of the release so far.
        by_uk_reference: Whether that id is the UK Sanctions List's (``RUS0266``).
        measures: What the list imposes on every target in it.
    """
    draft = Draft(entry_id, Schema.LEGAL_ENTITY, target.locator)
    if not seen.claim_id(draft):
        draft.problem(
            ProblemCode.ID_REUSED,
            "another target of the list has this id",
            entry_id,
            severity=Severity.ERROR,
        )
    draft.schema = _schema(draft, target)
    add_names(draft, target)
    _add_person(draft, target)
    add_places(draft, target)
    add_body(draft, target)
    add_ship(draft, target)
    add_contacts(draft, target)
    _add_references(draft, target)
    _add_texts(draft, target, by_uk_reference=by_uk_reference)
    _add_designations(draft, target, measures)
    for label, values in target.unknown.items():
        for value in values:
            seen.add_unknown(draft, label, value)
    yield from draft.finish()


def _schema(draft: Draft, target: Target) -> Schema:
    kinds = [fold_label(kind) for kind in target.values("kind")]
    known = list(dict.fromkeys(_SCHEMAS[kind] for kind in kinds if kind in _SCHEMAS))
    stated_kinds = ", ".join(clean(kind) for kind in target.values("kind"))
    if not known:
        draft.problem(ProblemCode.KIND_UNKNOWN, "no kind of target that we know", stated_kinds)
        draft.add_feature("Designation type", stated_kinds)
        return Schema.LEGAL_ENTITY
    if len(set(kinds)) > 1:
        draft.problem(ProblemCode.VALUE_CONFLICT, "several kinds of target", stated_kinds)
        draft.add_feature("Designation type", stated_kinds)
    if known[0] is not Schema.ORGANIZATION:
        return known[0]
    if any(is_vessel(text) for text in target.values("other information")):
        return Schema.VESSEL
    types = " ".join(target.values("type of entity"))
    if _COMPANY.search(types) and not _NO_COMPANY.search(types):
        return Schema.COMPANY
    return Schema.ORGANIZATION


def _add_person(draft: Draft, target: Target) -> None:
    for title in target.each("title"):
        _add_title(draft, title)
    for position in target.each("position"):
        draft.add_position(_SENTENCE_END.sub("", position))
    for gender in target.each("gender"):
        draft.set_sex(gender.strip(" ."))
    _add_births(draft, target)
    for cell in target.values("nationality"):
        for nationality in split_countries(cell):
            code, note = read_country(nationality)
            draft.add_country(CountryRole.NATIONALITY, nationality, code=code, remark=note)
    for combination in target.combinations("passport"):
        add_documents(draft, IdentifierKind.PASSPORT, *combination.values())
    for combination in target.combinations("identity"):
        add_documents(draft, IdentifierKind.NATIONAL_ID, *combination.values())


def _add_title(draft: Draft, title: str) -> None:
    """Add a form of address; ``Mullah/Haji`` is two."""
    parts = [part.strip() for part in title.split("/")]
    short = all(part and len(part.split()) <= 3 for part in parts)
    for part in parts if short else [title]:
        draft.add_title(part)


def _add_births(draft: Draft, target: Target) -> None:
    for born in target.each("born"):
        _add_birth(draft, born)
    pair = mirrored(draft.birth_dates)
    if pair:
        draft.problem(
            ProblemCode.DATE_DOUBTFUL,
            "two dates of birth are each other's day and month swapped; both are kept",
            f"{pair[0].text}, {pair[1].text}",
            severity=Severity.INFO,
        )


def _add_birth(draft: Draft, text: str) -> None:
    if says_no_date(text):
        return
    swapped = False

    def read(value: str) -> DateInterval | None:
        nonlocal swapped
        interval, swapped = read_birth(value)
        return interval

    draft.add_date(draft.birth_dates, text, read)
    if swapped:
        draft.problem(
            ProblemCode.DATE_DOUBTFUL, "there is no such month; day and month are swapped", text
        )


def _add_references(draft: Draft, target: Target) -> None:
    for cell in target.values("un reference"):
        add_references(draft, cell)
    for field, scheme in (("ofsi group", "ofsi-group"), ("uk reference", "uk-reference")):
        for value in target.each(field):
            draft.add_cross_reference(scheme, value.strip(" ."))


def _add_texts(draft: Draft, target: Target, *, by_uk_reference: bool) -> None:
    referred = bool(target.values("un reference"))
    for text in target.values("other information"):
        draft.add_remark(text)
        add_stated_facts(draft, text[:_READ])
        if not referred:
            add_own_reference(draft, text[:_READ])
    for text in (*target.values("other information"), *target.values("reason")):
        add_relations(draft, clean_block(text[:_READ]), by_uk_reference=by_uk_reference)


def _add_designations(draft: Draft, target: Target, measures: tuple[str, ...]) -> None:
    """Add one designation per regime; what the file says only once belongs to each."""
    imposed = _measures(target, measures)
    amended = _days(draft, target.values("amended on"))
    reason = "\n\n".join(clean_block(text) for text in target.values("reason") if stated(text))
    source = ", ".join(target.each("source"))
    for act in target.combinations("act") or (_NO_ACT,):
        listed = _days(draft, (act["listed on"],))
        designated = clean(act["designated on"])
        regimes = split_values(act["regime"])
        designation = Designation(
            programmes=regimes,
            listed_on=listed[0] if listed else None,
            amended_on=amended,
            basis=tuple(regime for regime in regimes if re.search(r"\bRegulations?\b", regime)),
            reason=reason,
            measures=imposed,
            source=source,
            remark=f"UK Sanctions List Date Designated: {designated}" if designated else "",
        )
        if designation != Designation():
            draft.designations.append(designation)


def _measures(target: Target, measures: tuple[str, ...]) -> tuple[str, ...]:
    """The measures, each once whatever its spelling ("De-flag", ``Deflag``)."""
    found = list(measures)
    found += target.each("measures")
    for text in target.values("other information"):
        found += measures_in(text)
    found += target.values("indicated measure")
    once: dict[str, str] = {}
    for measure in found:
        once.setdefault(fold_label(measure), measure)
    return tuple(once.values())


def _days(draft: Draft, cells: tuple[str, ...]) -> tuple[date, ...]:
    """The days that cells state; one that can't be read is reported and kept."""
    days: dict[date, None] = {}
    for cell in cells:
        for text in split_values(cell):
            day = read_day(text)
            if day is None:
                draft.problem(ProblemCode.DATE_UNREADABLE, "no day can be read", text)
                draft.add_feature("Unread date", text)
            else:
                days[day] = None
    return tuple(days)
