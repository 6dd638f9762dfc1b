"""What a programme is about, in words that authorities share.

Lists that state neither birth dates nor nationalities still say under which programme a
party stands. The theme of a programme is not evidence of who somebody is; it tells that two
namesakes move in one circle. Names of programmes: the authorities' own lists of programmes
(OFAC program tags, EU regime codes, the titles of UK and Canadian regulations, notices of the
Japanese Ministry of Finance).
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.model import Entry

_THEMES = {
    "afghanistan": ("afg", "afghanistan", "taliban", "1988", "タリバーン"),
    "balkans": ("balkans", "bosnia", "bih", "マケドニア", "ミロシェヴィッチ"),
    "belarus": ("blr", "belarus", "ベラルーシ"),
    "burma": ("burma", "myanmar", "mmr", "ミャンマー"),
    "central-africa": ("car", "caf", "central african republic", "中央アフリカ"),
    "china": ("cmic", "hk", "xinjiang"),
    "congo": ("cod", "drc", "drcongo", "democratic republic of the congo", "1533", "コンゴ"),
    "cuba": ("cuba",),
    "drugs": ("sdnt", "sdntk", "illicit-drugs"),
    "dprk": ("prk", "dprk", "dprk2", "dprk3", "dprk4", "korea", "1718", "北朝鮮"),
    "haiti": ("hti", "haiti", "ハイチ"),
    "iran": ("irn", "iran", "irgc", "ifsr", "1737", "2231", "イラン"),
    "iraq": ("irq", "iraq", "iraq2", "iraq3", "1518", "イラク"),
    "lebanon": ("lebanon", "lbn", "レバノン"),
    "libya": ("lby", "libya", "libya2", "libya3", "1970", "リビア"),
    "mali": ("mali", "mli", "マリ共和国"),
    "moldova": ("mda", "moldova"),
    "nicaragua": ("nic", "nicaragua"),
    "russia": (
        *("rus", "rusda", "russia", "ukr", "ukraine", "crimea", "magnit", "caatsa"),
        *("ロシア", "ウクライナ", "クリミア"),
    ),
    "somalia": ("som", "somalia", "751", "ソマリア"),
    "south-sudan": ("ssd", "south sudan", "2206", "南スーダン"),
    "sudan": ("sdn", "sudan", "darfur", "1591", "スーダン"),
    "syria": ("syr", "syria", "シリア"),
    "terror": (
        *("sdgt", "fto", "taqa", "terr", "eutaqa", "al-qaida", "al-qaeda", "isil", "1267"),
        *("terrorism", "terrorist", "hamas", "hezbollah", "1373", "テロリスト", "タリバーン"),
    ),
    "tunisia": ("tun", "tunisia"),
    "venezuela": ("ven", "venezuela", "ベネズエラ"),
    "yemen": ("yem", "yemen", "2140", "イエメン"),
    "zimbabwe": ("zwe", "zimbabwe"),
}
_LATIN = {word: theme for theme, words in _THEMES.items() for word in words if word.isascii()}
_OTHER = tuple(
    (word, theme) for theme, words in _THEMES.items() for word in words if not word.isascii()
)
_WORDS = re.compile(
    r"(?<![a-z0-9])(?:"
    + "|".join(map(re.escape, sorted(_LATIN, key=lambda word: (-len(word), word))))
    + r")(?![a-z0-9])"
)


def themes_of(authority: str, entry: Entry) -> set[str]:
    """The themes of the programmes under which an entry stands."""
    found: set[str] = set()
    for act in entry.designations:
        for programme in act.programmes:
            found.update(_themes(authority, programme))
    return found


@lru_cache(maxsize=4096)
def _themes(authority: str, programme: str) -> frozenset[str]:
    text = programme.casefold()
    found = {_LATIN[word] for word in _WORDS.findall(text)}
    found.update(theme for word, theme in _OTHER if word in programme)
    if authority == "us":
        found.discard("sudan" if text == "sdn" else "")
    return frozenset(f"about-{theme}" for theme in found)
