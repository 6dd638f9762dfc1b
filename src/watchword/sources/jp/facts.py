"""The facts of one row of the Ministry of Finance's list, column by column."""

from __future__ import annotations

import re
from dataclasses import dataclass

from watchword.model import (
    ContactKind,
    CountryRole,
    IdentifierKind,
    NameKind,
    Place,
    ProblemCode,
    Strength,
)
from watchword.sources.draft import Draft
from watchword.sources.jp.aliases import read_alias_cell
from watchword.sources.jp.columns import Column
from watchword.sources.jp.countries import country_of_place, japanese_country
from watchword.sources.jp.dates import read_birth_sentence, read_births
from watchword.sources.jp.documents import read_documents
from watchword.sources.jp.text import (
    fold_block,
    is_unknown,
    join_lines,
    split_items,
    split_outside,
    split_translation,
)
from watchword.sources.kinship import add_kinship
from watchword.sources.name_fields import NameField, add_names

_ACRONYM_AFTER = re.compile(r"\s+/\s+(?=[A-Z]{2,}\b)")
_OR = r"[;]|、?(?:又は|または)、?"
_NOTE = re.compile(r"\(([^()]*[ぁ-ゖ一-龥][^()]*)\)$")
_PLACE_LEAD = re.compile(r"^(?:place of birth|出生地|住所|所在地)\s*:\s*", re.I)
_BORN_AT = re.compile(r"^Born at (.+?),? (?:on|in) (?:\d|[A-Z])", re.M)
_CALL = re.compile(r"^(phone|tel\w*|telephone|fax|電話(?:番号)?|ファックス)\W*(?=[+\d])", re.I)
_SENTENCE = re.compile("[ぁ-ゖ]{2}|[をはに]")
_GUESS = re.compile(r"(?:と思われる|の可能性がある|\(?生まれ\)?)$")
_TWO_LANGUAGES = re.compile(r"^([^A-Za-z]*[ぁ-ゖァ-ヺ一-龥][^A-Za-z]*?)\s*([A-Z][A-Za-z .,'-]+)$")
_REFERENCE = re.compile(r"\b([A-Z]{2}[ie])\s?\.\s?(\d{3,4})\b")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the header it stands under, and its text as it is."""

    label: str
    text: str


def add_main_names(draft: Draft, text: str, *, person: bool, japanese: bool) -> None:
    """Add the name that the list leads with, in one of its two writings.

    A body's cell can hold two bodies ("…（CAGL）、…（GLBC）"): the second is an alias.
    """
    if is_unknown(text):
        return
    whole = fold_block(text).replace("\n", " ").strip()
    pieces = [whole]
    if not person:
        pieces = [
            name for piece in split_outside(whole, "[、;]") for name in _ACRONYM_AFTER.split(piece)
        ]
    for number, piece in enumerate(pieces or [whole]):
        kind = NameKind.ALIAS if number else NameKind.PRIMARY
        field = NameField(kind=kind, person=person, language="ja" if japanese else None)
        add_names(draft, piece, field)


def add_other_names(draft: Draft, cell: Cell, column: Column, *, person: bool) -> None:
    """Add aliases and former names; a sentence that is no name stays as a remark."""
    kind = NameKind.FORMER if column is Column.FORMER else NameKind.ALIAS
    strength = Strength.WEAK if column is Column.WEAK else Strength.STRONG
    for name in read_alias_cell(cell.text, kind, person=person):
        if not name.is_name:
            draft.add_remark(name.text)
            continue
        field = NameField(
            kind=name.kind, strength=strength, person=person, language=_language(name.text)
        )
        add_names(draft, name.text, field)


def _language(text: str) -> str | None:
    """Japanese where there is kana; Han alone may be Chinese or Korean."""
    return "ja" if re.search(r"[ぁ-ゖァ-ヺ]", text) else None


def add_titles(draft: Draft, cell: Cell) -> None:
    """Add forms of address; "Mullah （ムラー）" is two."""
    for item in split_items(cell.text):
        for piece in split_outside(item.replace("\n", ""), _OR):
            for title in split_translation(piece):
                if not is_unknown(title):
                    draft.add_title(title)


def add_positions(draft: Draft, cell: Cell) -> None:
    """Add offices in both languages, and the relation that "Wife of …" states."""
    for item in split_items(cell.text):
        for line in join_lines(item, brackets=True):
            for piece in split_outside(line, ";"):
                for position in split_translation(piece):
                    if not is_unknown(position):
                        draft.add_position(position)
                        add_kinship(draft, position)


def add_births(draft: Draft, cell: Cell) -> None:
    """Add birth dates; what can't be read is kept and reported."""
    for stated in read_births(cell.text):
        if stated.interval is None:
            draft.problem(ProblemCode.DATE_UNREADABLE, "date can't be read", stated.text)
            draft.add_feature("Unread date", stated.text)
            continue
        if stated.interval not in draft.birth_dates:
            draft.birth_dates.append(stated.interval)
        if stated.note:
            draft.add_feature(cell.label, stated.text)


def add_birth_sentence(draft: Draft, cell: Cell) -> None:
    """Read a cell that has date and place in one sentence, in both languages."""
    if is_unknown(cell.text):
        return
    stated, place = read_birth_sentence(cell.text)
    if stated is None or stated.interval is None:
        draft.problem(ProblemCode.DATE_UNREADABLE, "birth can't be read", cell.text)
        draft.add_feature("Unread date", cell.text)
        return
    draft.birth_dates.append(stated.interval)
    add_places(draft, draft.birth_places, Cell(cell.label, place))
    if english := _BORN_AT.search(cell.text):
        add_places(draft, draft.birth_places, Cell(cell.label, english[1]))


def add_places(draft: Draft, into: list[Place], cell: Cell) -> None:
    """Add the places of a cell, with the country that each names."""
    for item in split_items(cell.text):
        for line in join_lines(item, brackets=True):
            for piece in split_outside(line, _OR):
                _add_place(draft, into, piece)


def _add_place(draft: Draft, into: list[Place], text: str) -> None:
    stated = _PLACE_LEAD.sub("", text).strip()
    if is_unknown(stated):
        return
    if call := _CALL.match(stated):
        fax = call[1].casefold().startswith(("fax", "ファ"))
        draft.add_contact(ContactKind.FAX if fax else ContactKind.PHONE, stated[call.end() :])
        return
    code, words = country_of_place(stated)
    note = _NOTE.search(stated)
    draft.add_place(into, text=stated, country=words, code=code, remark=note[1] if note else None)


def add_split_address(draft: Draft, countries: str, cities: str) -> None:
    """Add addresses whose country stands in a column of its own."""
    known = [each for each in split_items(countries) if not is_unknown(each)]
    rest = [each for each in split_items(cities) if not is_unknown(each)]
    if len(known) == 1 and rest:
        known *= len(rest)
    if len(known) != len(rest):
        for each in [*known, *rest]:
            _add_place(draft, draft.addresses, each)
        return
    for country, city in zip(known, rest, strict=True):
        draft.add_place(
            draft.addresses,
            city=city,
            country=country,
            code=japanese_country(country),
            text=f"{city}, {country}",
        )


def add_nationalities(draft: Draft, cell: Cell) -> None:
    """Add nationalities; a sentence about one stays as a feature."""
    for item in split_items(cell.text):
        for line in join_lines(item):
            for piece in split_outside(line, "[;、/]"):
                _add_nationality(draft, cell.label, piece)


def _add_nationality(draft: Draft, label: str, text: str) -> None:
    if is_unknown(text):
        return
    note = _NOTE.search(text)
    bare = _GUESS.sub("", _NOTE.sub("", text)).strip(" 。")
    both = _TWO_LANGUAGES.match(bare)
    first, _, more = (both[1] if both else bare).partition("。")
    code = japanese_country(first)
    if code is None and (len(first) > 20 or more or _SENTENCE.search(first)):
        draft.add_feature(label, text)
        return
    if code and any(tie.country == code for tie in draft.countries):
        return
    remark = note[1] if note else text if text != first else ""
    draft.add_country(CountryRole.NATIONALITY, first, code=code, remark=remark)


def add_passports(draft: Draft, cell: Cell) -> None:
    """Add passports."""
    read_documents(draft, cell.text, kind=IdentifierKind.PASSPORT, label=cell.label)


def add_id_numbers(draft: Draft, cell: Cell) -> None:
    """Add identity numbers."""
    read_documents(draft, cell.text, kind=IdentifierKind.NATIONAL_ID, label=cell.label)


def add_calls(draft: Draft, cell: Cell, kind: ContactKind) -> None:
    """Add telephone and fax numbers, addresses of mail and web."""
    for number in split_outside(fold_block(cell.text), r"[、,;\n]"):
        if not is_unknown(number):
            draft.add_contact(kind, number)


def add_reference(draft: Draft, cell: Cell) -> None:
    """Add the reference number that the United Nations' list has for the party."""
    if is_unknown(cell.text):
        return
    references = _REFERENCE.findall(fold_block(cell.text))
    for regime, number in references:
        draft.add_cross_reference("un-reference", f"{regime}.{number}")
    if not references:
        draft.problem(
            ProblemCode.VALUE_UNREADABLE, "no reference number of the United Nations", cell.text
        )
        draft.add_feature(cell.label, cell.text)
