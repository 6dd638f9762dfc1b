"""Japanese names in Latin letters: kana by the Hepburn system, kanji by what is usual.

Which kanji a name is written with does not say how it is read; the readings of family
and given names come from a collection of such names (the package
``japanese-personal-name-dataset``), which is read when the first name in kanji is met
that begins or ends with a Japanese family name.
"""

from __future__ import annotations

from functools import lru_cache

from watchword.text.words import word_list

_ROWS = word_list(
    "あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go "
    "さ sa し shi す su せ se そ so ざ za じ ji ず zu ぜ ze ぞ zo た ta ち chi つ tsu て te と to "
    "だ da ぢ ji づ zu で de ど do な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho "
    "ば ba び bi ぶ bu べ be ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi む mu め me も mo "
    "や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa ゐ i ゑ e を o ん n ゔ vu"
)
_KANA = dict(zip(_ROWS[::2], _ROWS[1::2], strict=True))
_SMALL = {"ゃ": "ya", "ゅ": "yu", "ょ": "yo", "ぁ": "a", "ぃ": "i", "ぅ": "u", "ぇ": "e", "ぉ": "o"}
_SIBILANT = ("sh", "ch", "j")
_LONG = (("ou", "o"), ("oo", "o"), ("uu", "u"))
_NOT_JAPANESE = frozenset(
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱郭何罗羅宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂"
    "苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪任姜姚廖邹鄒熊陆陸郝孔崔邱秦史顾顧侯邵孟龙龍万萬段钱錢汤湯"
    "尹黎易常武乔喬贺賀赖賴龚龔文习習"
)
"""Chinese family names of one character that are none in Japan."""
_MOST_READINGS = 12
_LONGEST_FAMILY_NAME = 3


def is_kana(char: str) -> bool:
    """Whether a character is hiragana or katakana."""
    return "\u3041" <= char <= "\u30ff"


def romanise_kana(text: str) -> str:
    """Kana in Hepburn, without marks of length."""
    found = ""
    doubled = False
    for char in text:
        kana = chr(ord(char) - 0x60) if "\u30a1" <= char <= "\u30f6" else char
        if kana in _SMALL and found:
            found = _with_small(found, _SMALL[kana])
            continue
        if kana == "っ":
            doubled = True
            continue
        letters = _KANA.get(kana, "")
        if doubled and letters:
            found += "t" if letters.startswith("ch") else letters[0]
        doubled = False
        found += letters
    return shorten(found)


def _with_small(before: str, small: str) -> str:
    """A syllable with the small vowel after it: ``ki`` and ``ya`` are ``kya``."""
    stem = before[:-1]
    if small[0] == "y":
        return stem + (small[1:] if stem.endswith(_SIBILANT) else small)
    return stem + small


def shorten(romanised: str) -> str:
    """A word without marks of long vowels, which names in passports lack."""
    for long, short in _LONG:
        romanised = romanised.replace(long, short)
    return romanised


@lru_cache(maxsize=8192)
def name_readings(text: str) -> tuple[tuple[str, str], ...]:
    """How a name in kanji can be read in Japanese: family name, given name.

    Empty where it does not begin, or end, with a family name that is common in Japan,
    or where the rest is no given name.
    """
    words = text.split()
    if text[:1] in _NOT_JAPANESE and len(words[0]) != 1:
        return ()  # most likely a Chinese name: it is not worth reading the collection
    if len(words) == 1:
        word = words[0]
        splits = [
            (word[:at], word[at:]) for at in range(1, min(len(word), _LONGEST_FAMILY_NAME + 1))
        ]
    elif len(words) == 2:
        splits = [(words[0], words[1]), (words[1], words[0])]
    else:
        return ()
    found: dict[tuple[str, str], None] = {}
    for family, given in sorted(splits, key=lambda split: -len(split[0])):
        if family in _NOT_JAPANESE or not given:
            continue
        families, names = _names()
        for reading in names.get(given, ()) if family in families else ():
            found.setdefault((families[family], reading))
    return tuple(found)[:_MOST_READINGS]


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, str], dict[str, tuple[str, ...]]]:
    """The readings of family names, and of given names."""
    from japanese_personal_name_dataset import load_dataset

    men, women, families = load_dataset(kind="org", include_last_names=True)
    found: dict[str, dict[str, None]] = {}
    for names in (men, women):
        for entry in names.values():
            reading = shorten(entry["en"])
            for kanji in entry["kanji"]:
                found.setdefault(kanji, {}).setdefault(reading)
    return (
        {kanji: shorten(entry["en"]) for kanji, entry in families.items()},
        {kanji: tuple(readings) for kanji, readings in found.items()},
    )
