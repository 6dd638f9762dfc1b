"""Scripts that leave short vowels out: Arabic (Persian, Urdu, Pashto too) and Hebrew.

A word in such a script gives its consonants and long vowels in ASCII, and a pattern
that finds the romanisations that it can stand for: ``hsn`` is Hasan and not Husain,
``hsyn`` is Husain and not Hasan, as the long vowel is written. The commonest names are
spelled out by a table, as everybody knows their vowels.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from anyascii import anyascii

from watchword.text.sounds import sounds
from watchword.text.words import word_set

_ARABIC_LETTERS = (
    "a اأإآٱٲعةۀەہۃ|h هھح|y يیېئےىۍ|w وؤۆۇۋ|k كکڪ|g گڭڳ|b ب|p پ|t تطٹټ|th ث|j ج|ch چ|ts څ|"
    "kh خ|d دڈډ|dh ذض|r رڑړ|z زظځ|zh ژږ|s سص|sh شښ|gh غ|f ف|v ڤ|q ق|l ل|m م|n نںڼ| ءـ"
)
_HEBREW_LETTERS = (
    "a אע|b ב|g ג|d ד|h ה|w ו|z ז|kh ח|t טת|y י|k כך|l ל|m מם|n נן|s ס|p פף|ts צץ|q ק|r ר|sh ש"
)


def _table(letters: str) -> dict[int, str]:
    table: dict[int, str] = {}
    for cell in letters.split("|"):
        latin, _, written = cell.partition(" ")
        table.update(dict.fromkeys(map(ord, written), latin))
    return table


_ARABIC = _table(_ARABIC_LETTERS)
_HEBREW = _table(_HEBREW_LETTERS)
_IS_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f]")
_IS_HEBREW = re.compile(r"[\u05d0-\u05ea]")
_MARKS = re.compile(r"[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]")
_ASCII = re.compile(r"[a-z0-9]+")

_NO_ARTICLE = tuple(
    sorted(word_set("الكس الکس الیا اليا الهام الهه الیز اليز الين الین البرت الناز المیر"))
)
"""What begins like the article and is none: Alexander, Ilyas, Ilham, Elizabeth."""

_COMMON = """
الله allh · بن bin · ابن ibn · بنت bint · أبو abu · ابو abu · عبد abd · محمد muhammad · أحمد ahmad
احمد ahmad · محمود mahmud · حسن hasan · حسين husayn · حسین husayn · علي ali · علی ali · عمر umar
عثمان uthman · خالد khalid · يوسف yusuf · یوسف yusuf · إبراهيم ibrahim · ابراهيم ibrahim
ابراهیم ibrahim · إسماعيل ismail · اسماعيل ismail · اسماعیل ismail · مصطفى mustafa · مصطفی mustafa
سعيد said · سعید said · سليمان sulayman · سلیمان sulayman · موسى musa · موسی musa · عيسى isa
عیسی isa · يحيى yahya · یحیی yahya · رضا rida · جعفر jafar · جمال jamal · جلال jalal · قاسم qasim
منصور mansur · ناصر nasir · أيمن ayman · فاطمة fatima · فاطمه fatima · عائشة aisha · خديجة khadija
مريم maryam · مریم maryam · زينب zaynab · زینب zaynab · معمر muammar · وليد walid · ولید walid
سالم salim · سليم salim · كريم karim · کریم karim · رشيد rashid · رشید rashid · حامد hamid
حميد hamid · حمید hamid · ماجد majid · مجيد majid · بشير bashir · بشیر bashir · طارق tariq · طه taha
حسام husam · بلال bilal · فريد farid · فرید farid · أنور anwar · انور anwar · عماد imad · أمير amir
امير amir · امیر amir · صالح salih · صلاح salah · صدام saddam · أسامة usama · اسامه usama · مهدي mahdi
مهدی mahdi · هادي hadi · هادی hadi · مجتبى mojtaba · مجتبی mojtaba · مرتضى mortaza · مرتضی mortaza
حمزة hamza · حمزه hamza · داود dawud · أيوب ayyub · ايوب ayyub · یعقوب yaqub · يعقوب yaqub
إسحاق ishaq · اسحاق ishaq · زكريا zakariya · هشام hisham · سامي sami · رامي rami · فهد fahd
فيصل faysal · سلطان sultan · سلمان salman · عباس abbas · حيدر haydar · حیدر haydar · أكبر akbar
اکبر akbar · أصغر asghar · اصغر asghar · أشرف ashraf · شريف sharif · شریف sharif · لطيف latif
نبيل nabil · عادل adil · هاني hani · وائل wail · زياد ziyad · طالب talib · غلام ghulam · گل gul
خان khan · شاه shah · ملا mullah · مولوي maulavi · مولوی maulavi · الحاج haji · حاج haji · حاجي haji
حاجی haji · شيخ sheikh · الشيخ sheikh · سيد sayyid · سید sayyid · السيد sayyid · دكتور doctor
الدكتور doctor · دکتر doctor · مهندس engineer · آغا agha · اغا agha · پور pur · زاده zadah
محمدی muhammadi · محمدي muhammadi · محمودی mahmudi · محمودي mahmudi · احمدی ahmadi · احمدي ahmadi
حسینی husayni · حسيني husayni · حسنی hasani · حسني hasani · علوی alawi · علوي alawi · کریمی karimi
رحیمی rahimi · رحيمي rahimi · رضایی rezai · رضائی rezai · هاشمی hashimi · هاشمي hashimi · جعفری jafari
موسوی mousavi · موسوي mousavi · صالحی salihi · صادق sadiq · صادقی sadiqi · کاظم kazim · كاظم kazim
کاظمی kazimi · نوری nuri · نوري nuri · اکبری akbari · حیدری haydari · قاسمی qasimi · عباسی abbasi
בנימין binyamin · משה moshe · דוד david · יוסף yosef · אברהם avraham · יצחק yitzhak · שלמה shlomo
יעקב yaakov · חיים chaim · בן ben · בר bar · כהן cohen · לוי levi · שמעון shimon · אריאל ariel
"""
"""Names and titles in Arabic and Hebrew letters, each with the usual romanisation."""


def _common() -> dict[str, str]:
    cells = _COMMON.replace("\n", " · ").split(" · ")
    return dict(tuple(cell.split()) for cell in cells if cell)  # type: ignore[misc]


_WORDS = _common()
_SPELLED_OUT = frozenset(_WORDS.values())


def is_spelled_out(token: str) -> bool:
    """Whether a token from such a script has its vowels, by the table of common names."""
    return token in _SPELLED_OUT


def is_abjad(text: str) -> bool:
    """Whether a text has a letter of Arabic or Hebrew."""
    return _IS_ARABIC.search(text) is not None or _IS_HEBREW.search(text) is not None


def romanise_abjad(token: str) -> tuple[str, ...]:
    """A word in Arabic or Hebrew letters as ASCII tokens; the Arabic article stands apart."""
    bare = _MARKS.sub("", token)
    known = _WORDS.get(bare)
    if known is not None:
        return (known,)
    if _IS_HEBREW.search(bare):
        return _ascii(bare.translate(_HEBREW))
    if bare.startswith("لل") and len(bare) > 4:
        return ("al", *_ascii(bare[2:].translate(_ARABIC)))
    if bare.startswith("ال") and len(bare) > 3 and not bare.startswith(_NO_ARTICLE):
        rest = bare[2:]
        return ("al", *((_WORDS[rest],) if rest in _WORDS else _ascii(rest.translate(_ARABIC))))
    return _ascii(bare.translate(_ARABIC))


def _ascii(spelled: str) -> tuple[str, ...]:
    if not spelled.isascii():
        spelled = anyascii(spelled)
    joined = "".join(_ASCII.findall(spelled.lower()))
    return (joined,) if joined else ()


_LETTERS = {
    "kh": "(?:h|k|C|k[aeiu]*h)",
    "gh": "(?:g|k|g[aeiu]*h)",
    "th": "(?:t[aeiu]*h?|s)",
    "dh": "(?:z|d[aeiu]*h?)",
    "sh": "(?:S|C|s[aeiu]*h?)",
    "zh": "(?:Z|j|z[aeiu]*h?)",
    "ch": "(?:C|S|k[aeiu]*h?)",
    "ts": "(?:z|C|s|t[aeiu]*s)",
    "a": "(?:[ae][aei]?|[iu])?",
    "w": "(?:[aeiu]*u[aeiu]*|[vb][aeiu]?|uv|vu)",
    "y": "[aeiu]*[ie][aeiu]*",
    "v": "[vbf]",
    "j": "[jgZ]",
    "f": "[fpv]",
    "p": "[pfb]",
    "z": "[zsd]",
    "b": "[bvp]",
    "t": "[td]",
    "d": "[dt]",
    "s": "[sz]",
    "h": "(?:h|C)?",
    "k": "[kghC]",
    "q": "[kgh]",
    "g": "[gj]",
}
_FIRST = {
    "aw": "[aeiu]*[uv][aeiu]*",
    "ay": "[aeiu]*[ie][aeiu]*",
    "a": "[aeiu]{1,2}",
    "h": "[hCk]",
    "w": "(?:v|u|vu)",
    "y": "[aeiu]*[ie][aeiu]*",
}
_LAST = {"y": "[aeiu]+", "h": "(?:[aeu]|[aeiu]?h)?", "a": "[aeu]{0,2}"}
_SHORT = "[aeiu]?"
_LONG = frozenset("awy")
"""Letters after which no short vowel stands: they are vowels themselves, or end in one."""
_UNITS = re.compile(r"kh|gh|th|dh|sh|zh|ch|ts|.")
_DOUBLES = re.compile(r"(.)\1+")
_SPOKEN = str.maketrans("xGDTqcwøüëoWYZ", "hgdtkzvuueuSiZ")


@lru_cache(maxsize=262_144)
def spoken(word: str) -> str:
    """A romanised word in the letters of the patterns: vowels are a, e, i, u."""
    return _DOUBLES.sub(r"\1", sounds(word).translate(_SPOKEN))


@lru_cache(maxsize=8192)
def unwritten_vowels(token: str) -> re.Pattern[str]:
    """A pattern over :func:`spoken` words for a token in such a script."""
    parts: list[str] = []
    lead = next((lead for lead in ("aw", "ay", token[:1]) if token.startswith(lead)), "")
    units = [unit for unit, _ in groupby(_UNITS.findall(token))]
    if lead in _FIRST and len(units[0]) == 1:
        parts.append(_FIRST[lead] + ("" if lead[-1] in "ay" else _SHORT))
        units = units[len(lead) :]
    for place, unit in enumerate(units):
        after = units[place + 1] if place + 1 < len(units) else ""
        pattern = (_LAST.get(unit) if parts and not after else None) or _LETTERS.get(unit)
        parts.append((pattern or re.escape(unit)) + _after(unit, after, units[place + 2 :]))
    return re.compile("".join(parts))


def _after(unit: str, after: str, rest: list[str]) -> str:
    """What may follow a letter unwritten."""
    if unit in _LONG:
        return ""
    if after == "a" and rest:
        return "(?:[iu](?=[ae]))?"  # before a long vowel only where it is a consonant, ayn
    if after == "h" and not rest:
        return ""
    return _SHORT if after else "e?"
