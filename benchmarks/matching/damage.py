"""Damaged names: what typists, other romanisations and narrow forms do to a name.

Each kind is a function of a source of chance and a name; a name that a kind can't damage
comes back as it is. Where it is open what a kind means, there are two: ``typo`` leaves
the first letter of a word, ``typo-any`` does not; ``vowels`` takes all vowels but a
leading one, ``vowels-half`` about half of them.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable

from benchmarks.matching import romanising
from benchmarks.matching.romanising import recase

Damage = Callable[[random.Random, str], str]

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ACCENTS = {"a": "áàâäã", "e": "éèêë", "i": "íìîï", "o": "óòôöõ", "u": "úùûü", "c": "ç", "n": "ñ"}
_PARTICLE_WORDS = "al el bin ibn ben abu abd abdul de da van von der den la le du ud ur ul"
_PARTICLES = frozenset(_PARTICLE_WORDS.split())


def _neighbours(letter: str) -> str:
    """The keys beside a letter on the usual keyboard."""
    found = ""
    for row, keys in enumerate(_ROWS):
        if letter in keys:
            place = keys.index(letter)
            found += keys[max(place - 1, 0) : place] + keys[place + 1 : place + 2]
            for other in (row - 1, row + 1):
                if 0 <= other < len(_ROWS):
                    found += _ROWS[other][max(place - 1, 0) : place + 1]
    return found


def light(source: random.Random, name: str) -> str:
    """Case, an accent, punctuation, the order of parts, or one doubled letter."""
    return source.choice([_case, _accent, _punctuation, family_first, _doubled])(source, name)


def _case(source: random.Random, name: str) -> str:
    return source.choice([str.upper, str.lower, str.title])(name)


def _accent(source: random.Random, name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    if plain != name:
        return plain
    places = [place for place, char in enumerate(name) if char.lower() in _ACCENTS]
    if not places:
        return name
    place = source.choice(places)
    put = source.choice(_ACCENTS[name[place].lower()])
    return name[:place] + (put.upper() if name[place].isupper() else put) + name[place + 1 :]


def _punctuation(source: random.Random, name: str) -> str:
    if re.search(r"[-'’.,]", name):
        return " ".join(re.sub(r"[-'’.,]", source.choice(["", " "]), name).split())
    words = name.split()
    if len(words) < 2:
        return f"{name}."
    place = source.randrange(1, len(words))
    joint = source.choice(["-", "  ", ". "])
    return " ".join(words[:place]) + joint + " ".join(words[place:])


def family_first(source: random.Random, name: str) -> str:
    """The last part first, with a comma or without."""
    words = name.split()
    if len(words) < 2:
        return name
    return f"{words[-1]}{source.choice([',', ''])} {' '.join(words[:-1])}"


def _doubled(source: random.Random, name: str) -> str:
    places = [
        place
        for place in range(1, len(name))
        if name[place].isalpha() and name[place - 1].isalpha()
    ]
    if not places:
        return name
    place = source.choice(places)
    if name[place].lower() == name[place - 1].lower():
        return name[:place] + name[place + 1 :]
    return name[: place + 1] + name[place] + name[place + 1 :]


def transliteration(source: random.Random, name: str) -> str:
    """One to three spellings of another custom, whatever fits the name."""
    return romanising.swap_any(source, name)


def drop(source: random.Random, name: str) -> str:
    """One part of three or more is missing, neither the first nor the last."""
    words = name.split()
    places = [place for place in range(1, len(words) - 1) if _matters(words[place])]
    return _without(words, source.choice(places)) if places else name


def drop_any(source: random.Random, name: str) -> str:
    """One part of three or more is missing, whichever it is."""
    words = name.split()
    places = [place for place, word in enumerate(words) if _matters(word)]
    return _without(words, source.choice(places)) if len(places) > 2 else name


def _matters(word: str) -> bool:
    return word.lower().strip("-'.") not in _PARTICLES and len(word) > 2


def _without(words: list[str], place: int) -> str:
    return " ".join(words[:place] + words[place + 1 :])


def swap_parts(source: random.Random, name: str) -> str:
    """Two parts have changed places."""
    words = name.split()
    if len(words) < 2:
        return name
    one, other = source.sample(range(len(words)), 2)
    words[one], words[other] = words[other], words[one]
    return " ".join(words)


def shuffle_parts(source: random.Random, name: str) -> str:
    """All parts in any order."""
    words = name.split()
    source.shuffle(words)
    return " ".join(words)


def typo(source: random.Random, name: str) -> str:
    """One slip in a word of four letters or more, never of its first letter."""
    return _slip(source, name, first=1, least=4)


def typo_any(source: random.Random, name: str) -> str:
    """One slip in any word, of any letter."""
    return _slip(source, name, first=0, least=2)


def two_typos(source: random.Random, name: str) -> str:
    """Two slips anywhere in the name, never of a word's first letter."""
    return typo(source, typo(source, name))


def two_typos_any(source: random.Random, name: str) -> str:
    """Two slips of any letters in the name."""
    return typo_any(source, typo_any(source, name))


def _slip(source: random.Random, name: str, *, first: int, least: int) -> str:
    words = name.split()
    places = [place for place, word in enumerate(words) if sum(map(str.isalpha, word)) >= least]
    if not places:
        return name
    # A long word has more keys to miss.
    place = source.choices(places, weights=[len(words[each]) for each in places])[0]
    word = words[place]
    letters = [at for at in range(first, len(word)) if word[at].isalpha()]
    at = source.choice(letters)
    words[place] = recase(word, _mistype(source, word.lower(), at, first))
    return " ".join(words)


def _mistype(source: random.Random, word: str, at: int, first: int) -> str:
    how = source.choice(["insert", "delete", "near", "any", "transpose"])
    any_letter = source.choice("abcdefghijklmnopqrstuvwxyz".replace(word[at], ""))
    near = source.choice(_neighbours(word[at]) or any_letter)
    if how == "insert":
        return word[: at + 1] + source.choice([any_letter, near, word[at]]) + word[at + 1 :]
    if how == "delete" and len(word) > 2:
        return word[:at] + word[at + 1 :]
    if how == "transpose":
        other = at + 1 if at + 1 < len(word) else at - 1
        low, high = sorted((at, other))
        if low >= first and word[low] != word[high]:
            return word[:low] + word[high] + word[low] + word[high + 1 :]
    return word[:at] + (any_letter if how == "any" else near) + word[at + 1 :]


def split_word(source: random.Random, name: str) -> str:
    """A long word is written as two."""
    words = name.split()
    places = [place for place, word in enumerate(words) if len(word) >= 6]
    if not places:
        return name
    place = source.choice(places)
    at = source.randint(2, len(words[place]) - 2)
    words[place] = f"{words[place][:at]} {words[place][at:]}".replace("- ", " ").replace(" -", " ")
    return " ".join(words)


def join_words(source: random.Random, name: str) -> str:
    """Two neighbouring words are written as one."""
    words = name.split()
    if len(words) < 2:
        return name
    place = source.randrange(len(words) - 1)
    first, second = words[place : place + 2]
    words[place : place + 2] = [first + (second if first.isupper() else second.lower())]
    return " ".join(words)


def join_all(_source: random.Random, name: str) -> str:
    """All words are written as one."""
    return "".join(name.split())


def vowels(_source: random.Random, name: str) -> str:
    """All vowels are missing, but for one that begins a word."""
    return " ".join(word[:1] + re.sub("[aeiou]", "", word[1:], flags=re.I) for word in name.split())


def vowels_half(source: random.Random, name: str) -> str:
    """About half of the vowels inside words are missing."""
    return _thin(source, name, 0.5)


def vowels_few(source: random.Random, name: str) -> str:
    """One or two vowels inside words are missing."""
    places = [met.start() for met in re.finditer(r"(?<=\w)[aeiou]", name, re.I)]
    gone = set(source.sample(places, min(len(places), source.randint(1, 2))))
    return "".join(char for place, char in enumerate(name) if place not in gone)


def _thin(source: random.Random, name: str, share: float) -> str:
    return re.sub(
        r"(?<=\w)[aeiou]", lambda met: "" if source.random() < share else met[0], name, flags=re.I
    )


def initial(source: random.Random, name: str) -> str:
    """The first part is an initial, with a dot or without."""
    words = name.split()
    if len(words) < 2 or not _matters(words[0]):
        return name
    return " ".join([words[0][0] + source.choice([".", ""]), *words[1:]])


def initial_any(source: random.Random, name: str) -> str:
    """Any part but the last is an initial."""
    words = name.split()
    places = [place for place, word in enumerate(words[:-1]) if _matters(word)]
    if not places:
        return name
    place = source.choice(places)
    words[place] = words[place][0] + source.choice([".", ""])
    return " ".join(words)


def initials_all(source: random.Random, name: str) -> str:
    """All parts but the last are initials."""
    words = name.split()
    if len(words) < 2:
        return name
    dot = source.choice([".", ""])
    return " ".join([*(word[0] + dot for word in words[:-1]), words[-1]])


_MIXABLE: tuple[Damage, ...] = (
    *(light, transliteration, drop_any, swap_parts, typo_any, split_word, join_words),
    *(vowels_few, initial),
)
_MIXABLE_HARD: tuple[Damage, ...] = (
    *(transliteration, drop_any, swap_parts, typo_any, two_typos_any, split_word, join_words),
    *(vowels_half, vowels, initial_any),
)


def mix(source: random.Random, name: str) -> str:
    """Two or three kinds, one after the other."""
    return _apply(source, name, _MIXABLE)


def mix_hard(source: random.Random, name: str) -> str:
    """Two or three of the harder kinds."""
    return _apply(source, name, _MIXABLE_HARD)


def _apply(source: random.Random, name: str, kinds: tuple[Damage, ...]) -> str:
    for kind in source.sample(kinds, source.randint(2, 3)):
        name = kind(source, name)
    return name


PEOPLE: dict[str, Damage] = {
    "light": light,
    "transliteration": transliteration,
    "cyrillic": romanising.swap_cyrillic,
    "arabic": romanising.swap_arabic,
    "chinese": romanising.swap_chinese,
    "korean": romanising.swap_korean,
    "drop": drop,
    "drop-any": drop_any,
    "swap": swap_parts,
    "shuffle": shuffle_parts,
    "typo": typo,
    "typo-any": typo_any,
    "two-typos": two_typos,
    "two-typos-any": two_typos_any,
    "split": split_word,
    "join": join_words,
    "join-all": join_all,
    "vowels-few": vowels_few,
    "vowels-half": vowels_half,
    "vowels": vowels,
    "initial": initial,
    "initial-any": initial_any,
    "initials-all": initials_all,
    "mix": mix,
    "mix-hard": mix_hard,
}
"""The kinds of damage to people's names, by name."""

_COUNTRIES = {
    "cyrillic": "ru by ua bg rs me mk kz kg",
    "arabic": "iq sy ye sa eg ly ir af pk lb jo tn dz ma kw qa ae so sd ps",
    "chinese": "cn hk tw",
    "korean": "kp kr",
}
COUNTRIES = {kind: frozenset(codes.split()) for kind, codes in _COUNTRIES.items()}
"""Kinds that only fit names from certain countries."""
