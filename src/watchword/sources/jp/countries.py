"""Countries as Japan's Ministry of Finance writes them, and the country of a place.

A place runs together in Japanese ("コンゴ民主共和国北キヴ州ゴマ"), so its country has to
be found at one of its ends.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.sources.places import country_words
from watchword.text.countries import country_code

_NAMES = {
    "アイスランド": "is", "アイルランド": "ie", "アゼルバイジャン": "az", "アフガニスタン": "af",
    "アメリカ": "us", "アメリカ合衆国": "us", "米国": "us", "アラブ首長国連邦": "ae",
    "アルジェリア": "dz", "アルゼンチン": "ar", "アルバニア": "al", "アルメニア": "am",
    "アンゴラ": "ao", "アンドラ": "ad", "イエメン": "ye", "イギリス": "gb", "英国": "gb",
    "イスラエル": "il", "イタリア": "it", "イラク": "iq", "イラン": "ir",
    "イラン・イスラム": "ir", "インド": "in", "インドネシア": "id", "ウガンダ": "ug",
    "ウクライナ": "ua", "ウズベキスタン": "uz", "ウルグアイ": "uy", "エクアドル": "ec",
    "エジプト": "eg", "エストニア": "ee", "エチオピア": "et", "エリトリア": "er",
    "エルサルバドル": "sv", "オーストラリア": "au", "オーストリア": "at", "オマーン": "om",
    "オランダ": "nl", "ガーナ": "gh", "カーボヴェルデ": "cv", "ガイアナ": "gy",
    "カザフスタン": "kz", "カタール": "qa", "カナダ": "ca", "ガボン": "ga", "カメルーン": "cm",
    "韓国": "kr", "大韓民国": "kr", "ガンビア": "gm", "カンボジア": "kh", "北朝鮮": "kp",
    "朝鮮民主主義人民": "kp", "北マケドニア": "mk", "マケドニア": "mk", "ギニア": "gn",
    "ギニアビサウ": "gw", "ギニア・ビサウ": "gw", "キプロス": "cy", "キューバ": "cu",
    "ギリシャ": "gr", "ギリシア": "gr", "キルギス": "kg", "グアテマラ": "gt",
    "クウェート": "kw", "クウェイト": "kw", "クエート": "kw", "クェート": "kw",
    "グルジア": "ge", "ジョージア": "ge", "クロアチア": "hr", "ケニア": "ke",
    "コートジボワール": "ci", "コスタリカ": "cr", "コソボ": "xk", "コソヴォ": "xk",
    "コモロ": "km", "コロンビア": "co", "コンゴ民主": "cd", "コンゴ": "cg",
    "サウジアラビア": "sa", "サウディ・アラビア": "sa", "サウディアラビア": "sa",
    "サントメ・プリンシペ": "st", "ザンビア": "zm", "サンマリノ": "sm", "シエラレオネ": "sl",
    "ジブチ": "dj", "ジャマイカ": "jm", "シリア": "sy", "シリア・アラブ": "sy",
    "シンガポール": "sg", "ジンバブエ": "zw", "スイス": "ch", "スウェーデン": "se",
    "スーダン": "sd", "南スーダン": "ss", "スペイン": "es", "スリランカ": "lk",
    "スロバキア": "sk", "スロヴァキア": "sk", "スロベニア": "si", "スロヴェニア": "si",
    "赤道ギニア": "gq", "セネガル": "sn", "セルビア": "rs", "セーシェル": "sc",
    "ソマリア": "so", "ソビエト社会主義": "suhh", "ソビエト": "suhh", "ソ連": "suhh",
    "旧ソ連": "suhh", "ソビエト社会主義共和国": "suhh", "タイ": "th", "台湾": "tw",
    "タジキスタン": "tj", "タンザニア": "tz", "チェコ": "cz", "チャド": "td",
    "中央アフリカ": "cf", "中国": "cn", "中華人民": "cn", "チュニジア": "tn", "チリ": "cl",
    "デンマーク": "dk", "ドイツ": "de", "トーゴ": "tg", "ドミニカ": "do",
    "トリニダード・トバゴ": "tt", "トルクメニスタン": "tm", "トルコ": "tr",
    "ナイジェリア": "ng", "ナミビア": "na", "ニカラグア": "ni", "ニジェール": "ne",
    "日本": "jp", "ニュージーランド": "nz", "ネパール": "np", "ノルウェー": "no",
    "バーレーン": "bh", "ハイチ": "ht", "パキスタン": "pk", "パキスタン・イスラム": "pk",
    "パナマ": "pa", "バハマ": "bs", "パラオ": "pw", "パラグアイ": "py", "パレスチナ": "ps",
    "ハンガリー": "hu", "バングラデシュ": "bd", "東ティモール": "tl", "フィジー": "fj",
    "フィリピン": "ph", "フィンランド": "fi", "ブラジル": "br", "フランス": "fr",
    "ブルガリア": "bg", "ブルキナファソ": "bf", "ブルキナ・ファソ": "bf", "ブルネイ": "bn",
    "ブルンジ": "bi", "ベトナム": "vn", "ヴェトナム": "vn", "ベナン": "bj",
    "ベネズエラ": "ve", "ベラルーシ": "by", "ベリーズ": "bz", "ペルー": "pe", "ベルギー": "be",
    "ポーランド": "pl", "ボスニア・ヘルツェゴビナ": "ba", "ボスニア・ヘルツェゴヴィナ": "ba",
    "ボツワナ": "bw", "ボリビア": "bo", "ポルトガル": "pt", "香港": "hk", "ホンジュラス": "hn",
    "マーシャル諸島": "mh", "マカオ": "mo", "マダガスカル": "mg", "マラウイ": "mw", "マリ": "ml",
    "マルタ": "mt", "マレーシア": "my", "南アフリカ": "za", "ミャンマー": "mm",
    "メキシコ": "mx", "モーリシャス": "mu", "モーリタニア": "mr", "モザンビーク": "mz",
    "モナコ": "mc", "モルディブ": "mv", "モルドバ": "md", "モルドヴァ": "md",
    "モロッコ": "ma", "モンゴル": "mn", "モンテネグロ": "me", "ヨルダン": "jo",
    "ラオス": "la", "ラトビア": "lv", "ラトヴィア": "lv", "リトアニア": "lt", "リビア": "ly",
    "リヒテンシュタイン": "li", "リベリア": "lr", "ルーマニア": "ro", "ルクセンブルク": "lu",
    "ルワンダ": "rw", "レバノン": "lb", "ロシア": "ru",
}  # fmt: skip
_FORM = r"(?P<form>(?:・アラブ|・イスラム)?(?:人民民主共和国|民主共和国|連合共和国|共和国|首長国|王国|連邦|連合|国)?)"
_COUNTRY = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
_AT_START = re.compile(rf"^(?P<name>{_COUNTRY}){_FORM}")
_WHOLE = re.compile(rf"^(?P<name>{_COUNTRY}){_FORM}(?:人|国籍|領)?$")
_SPLIT = re.compile(r"[、,､()（）\s/／]+")
_LATIN = re.compile(r"[A-Za-z]")
_KANA = re.compile(r"[ァ-ヺー]")
_NOTE = re.compile(r"\([^()A-Z]*[ぁ-ゖ一-龥][^()]*\)$")
_BEFORE = re.compile(r"^(?:\d[\d -]*|又は|または|現在地:|推定される居住地:)+")


@lru_cache(maxsize=4_096)
def japanese_country(text: str) -> str | None:
    """The code of a country's name in Japanese ("イエメン共和国", "スーダン人")."""
    stated = text.strip(" 　。、.,")
    found = _WHOLE.match(stated)
    if found:
        return _NAMES[found["name"]]
    return country_code(stated) if stated else None


def country_of_place(text: str) -> tuple[str | None, str]:
    """The code and the words of the country at either end of a place; ``(None, "")``.

    In Japanese the country leads ("北朝鮮平壌特別市") or ends ("トリポリ、リビア"); in
    Latin letters it ends.
    """
    stated = _BEFORE.sub("", _NOTE.sub("", text.strip())).strip(" 、,。")
    words = [word for word in _SPLIT.split(stated) if word]
    for word in words[-1:] + words[:1]:
        found = _WHOLE.match(word)
        if found:
            return _NAMES[found["name"]], word
    found = _AT_START.match(stated)
    if found and (found["form"] or not _KANA.match(stated[found.end() :])):
        return _NAMES[found["name"]], found[0]
    if not _LATIN.search(stated):
        return None, ""
    bracket = re.search(r"\(([A-Z][^()]+)\)$", stated)
    ending = bracket[1] if bracket and country_code(bracket[1]) else country_words(stated)
    return (country_code(ending), ending) if ending else (None, "")


def leading_country(text: str) -> tuple[str | None, str]:
    """The code and the words of the country that a text begins with; ``(None, "")``."""
    stated = text.strip()
    found = _AT_START.match(stated)
    return (_NAMES[found["name"]], found[0]) if found else (None, "")
