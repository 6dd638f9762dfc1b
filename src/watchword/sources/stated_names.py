"""Names with brackets in them, as the United Nations and the Japanese lists write them.

One cell or element can hold several names: ``Sergei (Sergey) Naryshkin`` is two
spellings, ``HAQQANI NETWORK (HQN)`` a name and its acronym, ``SAID BAHAJI (original
script: …)`` a name and how it is written at home, ``AL-HARAMAIN FOUNDATION (PAKISTAN)``
one name with a place in it. None of the formats says which is which, so the rules here
are ours; whatever no rule takes stays with the name as a remark.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from dataclasses import field as dataclass_field

from watchword.model import NameKind
from watchword.sources.name_words import (
    JAPANESE_AS_ONE,
    QUOTES,
    SIMILAR,
    abbreviated_words,
    bracket_pieces,
    fold_width,
    is_proper,
    main_script,
    outside_brackets,
    similar,
    tidy_name,
)
from watchword.text.countries import country_code

MOST_SPELLINGS = 40
"""How many combinations of spellings are written out for one name."""

LONGEST = 3_000
"""A longer text, in characters, is left as it is."""

MOST_BRACKETS = 30
"""A text with more of them is left as it is."""

_LANGUAGES = {
    "arabic": "ar",
    "tigrinya": "ti",
    "russian": "ru",
    "persian": "fa",
    "アラビア語": "ar",
    "ティグリニャ語": "ti",
    "ロシア語": "ru",
    "ペルシャ語": "fa",
    "ペルシア語": "fa",
    "ウクライナ語": "uk",
    "韓国語": "ko",
    "朝鮮語": "ko",
    "中国語": "zh",
}
_LABELS = (
    (re.compile(r"^(?:n[eé]e\b|旧姓)\s*[.:,、]*\s*", re.I), NameKind.MAIDEN),
    (
        re.compile(r"^(?:f\.?\s?k\.?\s?a\b\s?\.?|formerly known as|旧称|旧名)\s*[.:,、]*\s*", re.I),
        NameKind.FORMER,
    ),
    (
        re.compile(r"^(?:a\.?\s?k\.?\s?a\b\s?\.?|also known as|別称|別名)\s*[.:,、]*\s*", re.I),
        NameKind.ALIAS,
    ),
)
_NATIVE = re.compile(
    r"^(?P<note>.*?)\s*\b(?:(?:name )?in \w+(?: script)?|original\s+scr?ipt)\s*:\s*(?P<name>.*)$",
    re.I | re.S,
)
_NATIVE_AFTER = re.compile(r"^(?P<name>.+?)\s*[:(]\s*original\s+scr?ipt\)?$", re.I | re.S)
_NOTE = re.compile(
    r"\d{4}|年|生ま?れ|出生|以前|旅券|記載|指定|参加|コールサイン|誕生名|表記|名義|偽名|自称|同一"
    r"|戦闘員名|イニシャル|語】|息子|^【"
    r"|政府組織|\b(?:born|dob|pob|passport|previously|formerly listed|birth name|sub-unit|false"
    r"|identity|call sign|listed as|third|initials|nom de guerre|combat name)\b",
    re.I,
)
_GENERIC = frozenset({"NGO", "NPO", "LLC", "LTD", "JSC", "PJSC", "OJSC", "OOO", "AO", "PAO", "OAO"})
_COUNTRY_CODES = frozenset({"USA", "US", "UK", "UAE", "DRC"})
_ACRONYM = re.compile(r"^[A-Z][A-Za-z0-9&./-]{1,11}$")
_OPENINGS = re.compile(r"[(\[【]")
_BARE_LETTER = re.compile(r"(?<=[\s:;,])([a-z])\)")
_SELF_PROCLAIMED = re.compile(r"^(self-proclaimed)\s+", re.I)
_BORN = re.compile(
    r"[,、]?\s*(?:\b(?:born|DOB:|POB:|son of|daughter of)\s.*"
    r"|(?<=[,、])\s*\d{4}年\d*.*(?:生まれ|出生).*)$",
    re.I | re.S,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedName:
    """One of the names that a piece of text states.

    Attributes:
        full: The name.
        kind: What it is to the text's own name; None where it is that name, or another
            one of the same standing.
        language: ISO 639 code where the text names the language.
        remark: What the text adds to the name.
    """

    full: str
    kind: NameKind | None = None
    language: str | None = None
    remark: str = ""


@dataclass(slots=True)
class _Word:
    """A word of the name, what joins it to the one before, and its other spellings."""

    glue: str
    text: str
    others: list[tuple[str, NameKind]] = dataclass_field(default_factory=list)


def unfold_name(text: str, *, person: bool) -> tuple[StatedName, ...]:
    """All names that a text with brackets states, its own one first.

    Args:
        text: One name with whatever stands in brackets behind or within it.
        person: Whether it is a person's; an acronym is a body's.

    Returns:
        Nothing where the text holds no name.
    """
    # A list in a bracket: "(DOB: a) 1960 b) 1963)" closes with its last letter only.
    folded = _BARE_LETTER.sub(r"\1.", fold_width(text))
    if len(folded) > LONGEST or len(_OPENINGS.findall(folded)) > MOST_BRACKETS:
        return (StatedName(full=folded),)
    proclaimed = _SELF_PROCLAIMED.match(folded)
    born = _BORN.search(folded)
    unfolding = _Unfolding(person=person)
    if born and born.start() and not _is_inside(folded, born.start()):
        unfolding.remarks.append(born[0].strip(" ,、"))
        folded = folded[: born.start()]
    if proclaimed:
        unfolding.remarks.append(proclaimed[1])
        folded = folded[proclaimed.end() :]
    pieces = list(bracket_pieces(folded))
    if not any(piece.strip(" .,;、" + QUOTES) for inside, piece in pieces if not inside):
        return tuple(_names_in_brackets(pieces, person=person))
    for number, (bracketed, piece) in enumerate(pieces):
        if bracketed:
            after = "".join(rest for inside, rest in pieces[number + 1 :] if not inside)
            unfolding.add_bracket(piece, last=not after.strip(" .,;、。" + QUOTES))
        else:
            unfolding.add_text(piece)
    return tuple(unfolding.names())


def _names_in_brackets(pieces: list[tuple[bool, str]], *, person: bool) -> Iterator[StatedName]:
    """The names of a text that stands in brackets as a whole.

    So it is where the native writing before the bracket is missing, and where a bracket
    was not closed.
    """
    for inside, piece in pieces:
        if not inside or piece.casefold() in _LANGUAGES:
            continue
        native = _NATIVE.match(piece) or _NATIVE_AFTER.match(piece)
        if native:
            name = tidy_name(native["name"])
            if name and name != "不明":
                yield StatedName(full=name, kind=NameKind.ORIGINAL_SCRIPT)
            continue
        for each in re.split("[;、]" if person else ";", piece):
            yield from unfold_name(each, person=person)


def _is_inside(text: str, position: int) -> bool:
    """Whether a place of a text stands within brackets."""
    return text.count("(", 0, position) > text.count(")", 0, position)


class _Unfolding:
    """The names of one text while its brackets are read from left to right."""

    def __init__(self, *, person: bool) -> None:
        self.person = person
        self.words: list[_Word] = []
        self.further: list[StatedName] = []
        self.remarks: list[str] = []
        self.language: str | None = None

    def add_text(self, text: str) -> None:
        for glue, word in re.findall(r"([\s・･]*)([^\s・･]+)", text):
            self.words.append(_Word(glue=glue, text=word))

    def text(self, words: Iterable[_Word] | None = None) -> str:
        return tidy_name("".join(word.glue + word.text for word in words or self.words))

    def add_bracket(self, content: str, *, last: bool) -> None:
        """Take what stands in one pair of brackets; ``last`` where no text follows."""
        if self._take_native(content):
            return
        for part in content.split(";"):
            stated = part.strip()
            if stated:
                self._take_part(stated, last=last)

    def _take_part(self, part: str, *, last: bool) -> None:
        takers = (
            self._take_language,
            self._take_native,
            self._take_label,
            self._take_note,
            self._take_other_script,
            self._take_spelling,
            self._take_place,
        )
        if any(take(part) for take in takers):
            return
        if not (self._take_acronym(part, last=last) or self._take_other_word(part)):
            self._take_rest(part, last=last)

    def _take_language(self, part: str) -> bool:
        language = _LANGUAGES.get(part.casefold())
        if language is None:
            return False
        if self.further and self.further[-1].kind is NameKind.ORIGINAL_SCRIPT:
            name = self.further.pop()
            self.further.append(StatedName(full=name.full, kind=name.kind, language=language))
        elif main_script(self.text()) == JAPANESE_AS_ONE:
            # "【アラビア語】" stands where the page could not show the Arabic writing.
            self.remarks.append(part)
        else:
            self.language = language
        return True

    def _take_native(self, part: str) -> bool:
        found = _NATIVE.match(part) or _NATIVE_AFTER.match(part)
        if found is None:
            return False
        name = tidy_name(found["name"])
        if name and name != "不明":
            self.further.append(StatedName(full=name, kind=NameKind.ORIGINAL_SCRIPT))
        note = found.groupdict().get("note")
        if note:
            self.remarks.append(note.strip(" .,"))
        return True

    def _take_label(self, part: str) -> bool:
        for pattern, kind in _LABELS:
            found = pattern.match(part)
            if found is None:
                continue
            name = part[found.end() :].strip()
            if not name:
                return False
            alone = " " in name or "・" in name or kind is NameKind.ALIAS or not self.person
            if alone or not self.words:
                self.further.append(StatedName(full=tidy_name(name), kind=kind))
            else:
                # Only the family name is given: "Olga Zanko (née Amelchenkova)".
                self.words[-1].others.append((name, kind))
            return True
        return False

    def _take_note(self, part: str) -> bool:
        if not self.words or not _NOTE.search(outside_brackets(part) or part):
            return False
        self.remarks.append(part)
        return True

    def _take_other_script(self, part: str) -> bool:
        outer, inner = main_script(self.text()), main_script(outside_brackets(part))
        if outer is None or inner is None or outer == inner:
            return False
        if outer == JAPANESE_AS_ONE or inner == "Latn":
            self._add_further(part, None)
        else:
            self._add_further(part, NameKind.ORIGINAL_SCRIPT)
        return True

    def _take_place(self, part: str) -> bool:
        if self.person and "," not in part:
            return False
        pieces = [piece.strip() for piece in re.split("[,、]", part)]
        # Of a code of two or three letters an acronym is likelier than a country.
        named = (each for each in pieces if len(each) > 3 or each in _COUNTRY_CODES)
        if not any(country_code(each) for each in named):
            return False
        self.words.append(_Word(glue=" " if main_script(part) == "Latn" else "", text=f"({part})"))
        return True

    def _take_acronym(self, part: str, *, last: bool) -> bool:
        capitals = sum(char.isupper() for char in part)
        if self.person or not _ACRONYM.match(part) or capitals < 2:
            return False
        count = abbreviated_words(part, [word.text for word in self.words])
        if part in _GENERIC:
            self.remarks.append(part)
        elif last and count in (0, len(self.words)):
            self.further.append(StatedName(full=part, kind=NameKind.ALIAS))
        elif count:
            self._shorten(part, count)
        else:
            self.words.append(_Word(glue=" ", text=f"({part})"))
        return True

    def _shorten(self, acronym: str, count: int) -> None:
        """Let an acronym stand for the last ``count`` words before it."""
        first = self.words[-count]
        whole = "".join(word.glue + word.text for word in self.words[-count:]).strip()
        self.words[-count:] = [
            _Word(glue=first.glue, text=whole, others=[(acronym, NameKind.SPELLING)])
        ]

    def _take_spelling(self, part: str) -> bool:
        """Other spellings of the word before: ``BEREZOVSKIY(BEREZOVSKY/BEREZOVSKII)``."""
        options = self._options(part)
        # Of a body's name a short bracket is more likely an acronym.
        least = SIMILAR if self.person else SIMILAR + 20
        close = [each for each in options if similar(each, self.words[-1].text, least=least)]
        if not close:
            return False
        self.words[-1].others += [
            (option, NameKind.SPELLING if option in close else NameKind.ALIAS) for option in options
        ]
        return True

    def _take_other_word(self, part: str) -> bool:
        """Another family name of a person: ``Natalya DESYATOVA (LYUTOVA)``."""
        options = self._options(part)
        if not self.person or not options or not is_proper(options[0]):
            return False
        self.words[-1].others += [(option, NameKind.ALIAS) for option in options]
        return True

    def _options(self, part: str) -> list[str]:
        """The single words that a bracket lists; none where it holds anything else."""
        options = [tidy_name(each) for each in re.split(r"[,/、]", part) if each.strip()]
        single = all(option and not re.search(r"[\s・]", option) for option in options)
        return options if self.words and single else []

    def _take_rest(self, part: str, *, last: bool) -> None:
        included = re.match(r"^including\s+(.+)$|^(.+)を含む$", part)
        name = (included[1] or included[2]) if included else part
        if self.person and similar(name, self.text()):
            self._add_further(name, NameKind.SPELLING)
        elif self.person or not self.words:
            self.remarks.append(part)
        elif not last:
            self.words.append(_Word(glue=" " if part.isascii() else "", text=f"({part})"))
        elif is_proper(name):
            listed = [each.strip() for each in name.split(",")]
            for each in listed if _ACRONYM.match(listed[0]) else [name]:
                self._add_further(each, NameKind.ALIAS)
        else:
            self.remarks.append(part)

    def _add_further(self, text: str, kind: NameKind | None) -> None:
        for name in unfold_name(text, person=self.person):
            self.further.append(
                StatedName(
                    full=name.full,
                    kind=name.kind if name.kind is NameKind.ORIGINAL_SCRIPT else kind or name.kind,
                    language=name.language,
                    remark=name.remark,
                )
            )

    def names(self) -> Iterator[StatedName]:
        own = self.text()
        if own:
            remark = "; ".join(note for note in self.remarks if note)
            yield StatedName(full=own, language=self.language, remark=remark)
            yield from self._spellings()
        for name in self.further:
            if name.full:
                yield name

    def _spellings(self) -> Iterator[StatedName]:
        choices = [[(word.text, None), *word.others] for word in self.words]
        combinations = itertools.product(*choices)
        next(combinations)
        for chosen in itertools.islice(combinations, MOST_SPELLINGS):
            kinds = {kind for _, kind in chosen if kind is not None}
            full = "".join(
                word.glue + text for word, (text, _) in zip(self.words, chosen, strict=True)
            )
            yield StatedName(full=tidy_name(full), kind=_strongest(kinds))


def _strongest(kinds: set[NameKind]) -> NameKind:
    """The kind of a name in which words of several kinds meet."""
    for kind in (NameKind.MAIDEN, NameKind.FORMER, NameKind.ALIAS):
        if kind in kinds:
            return kind
    return NameKind.SPELLING
