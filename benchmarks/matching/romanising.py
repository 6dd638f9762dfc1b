"""Other romanisations of a name, as somebody would write it who follows another custom.

Latin to Latin, by the swaps that differing standards come to: BGN/PCGN, ISO 9, the
scholarly one, French and German for Cyrillic; ALA-LC, French and press use for Arabic;
Pinyin and Wade-Giles for Chinese; Revised, McCune-Reischauer and common use for Korean.
From Cyrillic itself the whole name is written in another standard.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from functools import lru_cache

_CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ"
_STANDARDS: dict[str, str] = {
    "bgn": "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya i yi ye g",
    "passport": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y - e iu ia i i ie g",
    "iso": "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ - y - è û â ì ï ê g",
    "scholarly": "a b v g d e ë ž z i j k l m n o p r s t u f x c č š šč - y - è ju ja i ji je g",
    "french": "a b v g d e io j z i ï k l m n o p r s t ou f kh ts tch ch chtch - y - e iou ia i ï ie g",
    "german": "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch - y - e ju ja i ji je g",
}
STANDARDS = tuple(_STANDARDS)

# Each line: spellings of one sound or word, any of which may stand for another. What
# follows ">" is only written, never read, as it has other readings; "^" and "$" hold a
# line to the beginning and the end of words.
_ARABIC = """
muhammad mohammed mohamed mohammad mohamad muhammed mohamud
ahmad ahmed achmad
husayn hussein hussain hossein husain hosein
hasan hassan hasan
yusuf youssef yousef yusef youssouf
ibrahim ebrahim ibraheem
umar omar oumar
usama osama oussama
uthman osman othman
sulayman sulaiman soleiman suleiman
khalid khaled
said saeed sayed saïd
mahmud mahmoud mahmood
qasim kassem qassem ghasem
jamal gamal djamal
abdallah abdullah abdulla
rahman rehman rahmane
rashid rasheed rachid
kh h
q k
q gh
gh g
dh z
dh > d
th > t
j dj
u ou
u oo
i ee
iy > y
ay ai
ay ei
aw au
w > ou
sh > ch
aa a
ah a
yya > ya
ss s
ll l
mm m
nn n
dd d
tt t
bb b
"""
_ARABIC_JOINS = (
    (r"\b[ae]l[- ]", ("al-", "el-", "al ", "el ", "")),
    (r"\babd[ -]?[aeu]l[- ]?(?=r|s|n|z)", ("abdul ", "abdel ", "abd al-", "abdul", "abdur ")),
    (r"\babd[ -]?[aeu]l[- ]?", ("abdul ", "abdel ", "abd al-", "abdul", "abdel-")),
    (r"\b(bin|ibn|ben|bn)\b ?", ("bin ", "ibn ", "ben ", "")),
    (r"\babu\b[ -]?", ("abu ", "abou ", "abu-")),
)
_CYRILLIC_SWAPS = """
sky skiy skii ski skij skyi
iy y ii ij > i $
ey ei ej $
ay ai aj $
ya ia ja
yu iu ju iou
ye e je ^
yo > e io
zh > j
kh h > ch x
ts tz > c
ch > tch tsch
shch sch chtch
sh > ch sch
ov off ow
ev eff ew
v w
u ou
ks x
aleksandr alexander alexandre oleksandr
aleksey alexei alexey aleksei
sergey sergei serguei sergej
dmitry dmitri dimitri dmitriy
yevgeny evgeny evgeni yevgeniy
yury yuri iouri juri yuriy
andrey andrei andrej
mikhail mihail michail
"""
_KOREAN = """
kim gim
pak park bak
ri lee yi rhee li
choe ch'oe choi
chong jeong jung chung
cho jo
kang gang
kwon gwon
paek baek
no roh noh
yun yoon
sin shin
im lim rim
hwang whang
chang jang
yong yeong young
hyon hyeon hyun
chol cheol ch'ol chul
song seong sung
sok seok so'k suk
chun jun joon
hun hoon
kuk guk gook
kyong gyeong kyung
myong myeong myung
un eun
il ir
su soo
tae dae
tong dong
ch'un chun choon
chin jin
ki gi
pong bong
"""
_WADE_WHOLE = {
    "zhi": "chih", "chi": "ch'ih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tz'u",
    "si": "ssu", "yan": "yen", "ye": "yeh", "yi": "i", "you": "yu", "yu": "yü", "yuan": "yüan",
    "yue": "yüeh", "yun": "yün", "yong": "yung", "er": "erh", "ge": "ko", "ke": "k'o", "he": "ho",
    "gui": "kuei", "kui": "k'uei", "duo": "to", "tuo": "t'o", "luo": "lo", "nuo": "no",
    "zuo": "tso", "cuo": "ts'o", "suo": "so", "zhuo": "cho", "chuo": "ch'o", "ruo": "jo",
}  # fmt: skip
_WADE_INITIALS = (
    ("zh", "ch"), ("ch", "ch'"), ("sh", "sh"), ("b", "p"), ("p", "p'"), ("d", "t"), ("t", "t'"),
    ("g", "k"), ("k", "k'"), ("j", "ch"), ("q", "ch'"), ("x", "hs"), ("z", "ts"), ("c", "ts'"),
    ("r", "j"),
)  # fmt: skip
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|iao|ian|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|ue|ui"
    r"|uo|er|a|e|i|o|u|v)"
)


def recase(old: str, new: str) -> str:
    """``new`` in the case of ``old``: all capitals, or the first, or none."""
    if old.isupper() and len(old) > 1:
        return new.upper()
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def from_cyrillic(name: str, standard: str) -> str:
    """A Cyrillic name in one of :data:`STANDARDS`; the name's other signs stay."""
    table = dict(zip(_CYRILLIC, _STANDARDS[standard].replace("-", "").split(" "), strict=True))
    words = []
    for word in name.split():
        written = "".join(table.get(char, char) for char in word.lower())
        words.append(recase(word, written))
    return " ".join(words)


def swap_arabic(source: random.Random, name: str) -> str:
    """Another romanisation of an Arabic, Persian or Pashto name."""
    changed = name
    if source.random() < 0.6:
        pattern, options = source.choice(_ARABIC_JOINS)
        written = source.choice(options)
        changed = re.sub(pattern, lambda met: recase(met[0], written), name, flags=re.I, count=1)
    return _swap(source, changed, _ARABIC, 1 if changed != name else source.randint(1, 3))


def swap_cyrillic(source: random.Random, name: str) -> str:
    """Another romanisation of a Russian, Ukrainian, Bulgarian name."""
    return _swap(source, name, _CYRILLIC_SWAPS, source.randint(1, 3))


def swap_korean(source: random.Random, name: str) -> str:
    """Another romanisation of a Korean name, its given names split, joined or hyphenated."""
    swapped = _swap(source, name, _KOREAN, source.randint(1, 2), whole=True)
    words = swapped.split()
    if len(words) == 3 and source.random() < 0.5:
        joint = source.choice(["", "-"])
        words = [words[0], words[1] + joint + words[2].lower()]
    return " ".join(words)


def swap_chinese(_source: random.Random, name: str) -> str:
    """A name in Pinyin as Wade-Giles writes it; unchanged where it is no Pinyin."""
    words = []
    for word in name.replace(",", " ").split():
        syllables = split_pinyin(word.lower().replace("-", "").replace("'", ""))
        if syllables is None:
            return name
        words.append(recase(word, "-".join(map(_wade, syllables))))
    return " ".join(words)


def swap_any(source: random.Random, name: str) -> str:
    """One or more swaps of any custom that fits the letters."""
    tables = [_ARABIC, _CYRILLIC_SWAPS]
    source.shuffle(tables)
    for table in tables:
        changed = _swap(source, name, table, source.randint(1, 2))
        if changed != name:
            return changed
    return name


def split_pinyin(word: str) -> list[str] | None:
    """The syllables of a word in Pinyin, or None."""
    syllables, rest = [], word
    while rest:
        met = _SYLLABLE.match(rest)
        if met is None or len(met[0]) < 2:
            return None
        length = len(met[0])
        # A final n or g belongs to the next syllable where a vowel follows.
        if met[0][-1] in "ng" and rest[length : length + 1] in {"a", "e", "i", "o", "u"}:
            length -= 1
        syllables.append(rest[:length])
        rest = rest[length:]
    return syllables or None


def _wade(syllable: str) -> str:
    if syllable in _WADE_WHOLE:
        return _WADE_WHOLE[syllable]
    initial, written = next(
        (pair for pair in _WADE_INITIALS if syllable.startswith(pair[0])), ("", "")
    )
    final = syllable[len(initial) :]
    if initial in {"j", "q", "x"}:
        final = re.sub("^u", "ü", final)
    final = re.sub("ong$", "ung", final)
    final = re.sub("ian$", "ien", final)
    final = re.sub("([iü])e$", r"\1eh", final)
    return written + final


@dataclass(frozen=True, slots=True)
class _Group:
    """Spellings that stand for each other."""

    forms: tuple[str, ...]
    pattern: re.Pattern[str]

    @classmethod
    @lru_cache(maxsize=1024)
    def read(cls, line: str, *, whole: bool) -> _Group:
        """A line of a table."""
        read, _, written = line.partition(">")
        marks = {"^", "$"}.intersection(line.split())
        sources = [form for form in read.split() if form not in marks]
        forms = [*sources, *(form for form in written.split() if form not in marks)]
        # The longest first: the u of "ou" is not another u. Long spellings are words.
        options = "|".join(_alone(form) for form in sorted(sources, key=len, reverse=True))
        whole = whole or len(sources[0]) > 4
        before = r"\b" if whole or "^" in marks else ""
        after = r"\b" if whole or "$" in marks else ""
        return cls(tuple(forms), re.compile(f"{before}(?:{options}){after}", re.I))


def _alone(form: str) -> str:
    """A pattern for a spelling; a single letter is no part of "kh", "sh", "ch"."""
    if form == "h":
        return "(?<![cdgkpstz])h"
    return re.escape(form) + ("(?!h)" if len(form) == 1 and form not in "aeiou" else "")


def _swap(source: random.Random, name: str, table: str, times: int, *, whole: bool = False) -> str:
    """Up to ``times`` swaps of spellings that the name has; ``whole`` only of whole words."""
    groups = [_Group.read(line, whole=whole) for line in table.strip().splitlines()]
    met = [(found, group) for group in groups for found in group.pattern.finditer(name)]
    # The longest spellings first: "shch" is not "sh" and "ch".
    source.shuffle(met)
    met.sort(key=lambda pair: len(pair[0][0]) > 3 and source.random() < 0.7, reverse=True)
    taken: list[tuple[int, int, str]] = []
    for found, group in met:
        start, end = found.span()
        if len(taken) < times and all(end <= low or start >= high for low, high, _ in taken):
            written = source.choice([form for form in group.forms if form != found[0].lower()])
            taken.append((start, end, _cased(name, found, written)))
    for start, end, written in sorted(taken, reverse=True):
        name = name[:start] + written + name[end:]
    return name


def _cased(name: str, found: re.Match[str], written: str) -> str:
    """A spelling in the case of the word that it comes into."""
    start, end = found.span()
    beside = name[max(start - 1, 0) : start] + name[end : end + 1]
    if found[0].isupper() and any(char.isupper() for char in beside):
        return written.upper()
    at_start = start == 0 or not name[start - 1].isalpha()
    return written[0].upper() + written[1:] if at_start and found[0][0].isupper() else written
