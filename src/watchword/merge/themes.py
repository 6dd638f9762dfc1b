"""What a programme is about: the countries in its name, and a few matters of no country.

Lists that state neither birth dates nor nationalities still say under which programme a
party stands. What a programme is about is no evidence of who somebody is; it tells that two
namesakes move in one circle. Names of programmes: the authorities' own lists of programmes
(OFAC program tags, EU regime codes, the titles of UK and Canadian regulations, UN committees
by the number of their resolution, notices of the Japanese Ministry of Finance).
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.model import Entry
from watchword.text.countries import country_code

_MATTERS = {
    "af": ("taliban", "1988", "タリバーン"),
    "by": ("ベラルーシ",),
    "cd": ("drc", "drcongo", "1533", "コンゴ"),
    "cf": ("car", "2745", "2127", "中央アフリカ"),
    "cn": ("cmic",),
    "hk": ("hk",),
    "ht": ("ハイチ", "2653"),
    "iq": ("iraq2", "iraq3", "1518", "イラク"),
    "ir": ("irgc", "ifsr", "1737", "2231", "イラン"),
    "kp": ("dprk", "dprk2", "dprk3", "dprk4", "korea", "1718", "北朝鮮"),
    "lb": ("レバノン", "1636"),
    "ly": ("libya2", "libya3", "1970", "リビア"),
    "ml": ("マリ共和国", "2374"),
    "mm": ("ミャンマー",),
    "ru": (
        *("rusda", "ukr", "ukraine", "crimea", "magnit", "caatsa"),
        *("ロシア", "ウクライナ", "クリミア"),
    ),
    "sd": ("darfur", "1591", "ダルフール"),
    "so": ("751", "ソマリア"),
    "ss": ("2206", "南スーダン"),
    "sy": ("シリア",),
    "ve": ("ベネズエラ",),
    "ye": ("2140", "イエメン"),
    "matter-drugs": ("sdnt", "sdntk", "illicit-drugs"),
    "matter-terror": (
        *("sdgt", "fto", "taqa", "terr", "eutaqa", "al-qaida", "al-qaeda", "isil", "1267"),
        *("terrorism", "terrorist", "hamas", "hezbollah", "1373", "テロリスト", "タリバーン"),
    ),
    "matter-cyber": ("cyber", "cyber2", "cyb"),
    "matter-chemical": ("chem", "chemical"),
}
"""Words of programmes that are no names of countries, with what they are about."""

_BY_WORD: dict[str, set[str]] = {}
for _about, _words in _MATTERS.items():
    for _each in _words:
        _BY_WORD.setdefault(_each, set()).add(_about)
_OTHER_SCRIPTS = tuple(word for word in _BY_WORD if not word.isascii())
_LONGEST_COUNTRY = 7
_EXECUTIVE_ORDER = re.compile(r"-(?=eo[0-9])")
_NO_COUNTRIES = {"zz"}
"""What "Global" is to the table of territories."""
_SHORTEST_COUNTRY = 4


def themes_of(authority: str, entry: Entry) -> set[str]:
    """What the programmes are about under which an entry stands.

    Returns:
        ISO codes of countries, and matters (``matter-terror``).
    """
    return {
        theme
        for act in entry.designations
        for programme in act.programmes
        for theme in _themes(authority, programme)
    }


@lru_cache(maxsize=4096)
def _themes(authority: str, programme: str) -> frozenset[str]:
    found = {theme for word in _OTHER_SCRIPTS if word in programme for theme in _BY_WORD[word]}
    words = re.findall(r"[^\W_]+(?:-(?=[^\W\d])[^\W_]+)*", programme.casefold())
    for word in words:
        for part in {word, *word.split("-")}:
            found |= _BY_WORD.get(part, set())
    found.update(_countries(words))
    if authority == "eu" and re.fullmatch("[A-Z]{3}", programme):
        found.update(filter(None, (country_code(programme),)))
    return frozenset(found)


def _countries(words: list[str]) -> set[str]:
    """The countries that a programme names in full; of "South Sudan", not Sudan too."""
    words = [part for word in words for part in _EXECUTIVE_ORDER.split(word)]
    found: set[str] = set()
    start = 0
    while start < len(words):
        for end in range(min(start + _LONGEST_COUNTRY, len(words)), start, -1):
            text = " ".join(words[start:end])
            code = country_code(text) if len(text) >= _SHORTEST_COUNTRY else None
            if code is not None and code not in _NO_COUNTRIES:
                found.add(code)
                start = end - 1
                break
        start += 1
    return found
