"""Writes the sample of Japan's list that the package carries.

Run it from the root of the repository after a change of its rows::

    python tests/make_samples_jp.py

The facts are those of the list in force on 2023-03-31, in the layout of the official
workbook: an index, and a sheet for each regime with headers of its own.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[tuple[Any, ...]]

TARGET = Path(__file__).parents[1] / (
    "src/watchword/sample/lists/jp-mof/2023-03-31/shisantouketsu20230331.xlsx"
)
STAMP = datetime(2023, 3, 31, 9, 0, 0)
DAY_FORMAT = 'yyyy"年"m"月"d"日"'

NORTH_KOREA = (
    "国際平和のための国際的な努力に我が国として寄与するために講ずる資産凍結等の措置の対象となる",
    "北朝鮮の核その他の大量破壊兵器及び弾道ミサイル関連計画その他の北朝鮮に関連する国際連合安全",
    "保障理事会決議により禁止された活動等に関与する者（団体）",
)

INDEX: tuple[tuple[int, str], ...] = (
    (2, "タリバーン関係者等"),
    (8, "【解除】リベリア前政権の高官又はその関係者等"),
    (
        14,
        "北朝鮮に関連する国際連合安全保障理事会決議に基づく資産凍結等の措置の対象となる者（団体）",
    ),
    (16, "".join(NORTH_KOREA)),
    (28, "資産凍結等の措置の対象となるロシア連邦の団体及び個人（団体（特定銀行を除く））"),
    (29, "資産凍結等の措置の対象となるロシア連邦の団体及び個人（個人）"),
)

TALIBAN_HEADERS = (
    "告示日付",
    "告示番号",
    "日本語表記",
    "英語表記",
    "別名・別称",
    "旧称",
    "確定に十分でない別名",
    "称号",
    "役職",
    "生年月日",
    "出生地・出身地",
    "国籍",
    "旅券番号",
    "ID番号",
    "住所・所在地",
    "国連制裁員会による指定日",
    "国連参照番号",
    "その他の情報",
)

SHEETS: dict[str, Rows] = {
    "2.タリバーン関係者等": (
        (
            "タリバーン関係者等\n（タリバーン、アル・カーイダ及びISIL（ダーイシュ）関係者等）",
            "",
            "",
            "（注）国連安保理決議第1373号に基づく資産凍結措置の対象に指定されている個人及び団体に"
            "ついては、告示番号の冒頭に＊印を付しています。",
        ),
        TALIBAN_HEADERS,
        ("2011.11.18削除", "1"),
        (
            "2001.10.12\n2012.3.27改訂\n2012.4.24改訂\n2021.4.30改訂",
            "166",
            "アル・カーイダ",
            "AL-QAIDA(original script: القاعدة)",
            "(a)「基地」 (b)アル・カエダ\u3000(c)アル・カーイダ/イスラム軍\n"
            ' (a.k.a.: (a)"The Base" (b)Al Qaeda (c)Al Qa’ida /Islamic Army)',
            "不明",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            "不明",
            "2001年10月6日（2009年3月5日、2012年3月21日及び2020年11月24日に改訂）",
        ),
        (
            "2007.12.20\n2013.7.4改訂",
            "517",
            "シラージュッディーン・ジャラールッディーン・ハッカーニ",
            "SIRAJUDDIN JALLALOUDINE HAQQANI \n",
            "(a)シラージ・ハッカーニ(b)セラージュッディーン・ハカニ(c)サラージ・ハカニ\n"
            "(a.k.a.: (a)Siraj Haqqani (b)Serajuddin Haqani (c)Saraj Haqani)",
            "",
            "ハリーファ（Khalifa）",
            "不明",
            "Na'ib Amir （Deputy Commander）（副司令官）",
            "1977年または1978年の頃",
            "(a)Danda, Miramshah, North Waziristan, Pakistan "
            "(b)Neka district, Paktika Province, Afghanistan",
            "アフガニスタン",
            "不明",
            "不明",
            "Dergey Manday Madrasa, Miramshah, North Waziristan, Pakistan",
            "2007年9月13日（2013年4月22日に改訂）",
            "",
            "2012年後半の時点でハッカーニ・ネットワーク（Haqqani Network）"
            "（626．に指定した団体）を率いている。",
        ),
        (
            "2012.12.19",
            "626",
            "ハッカーニ・ネットワーク（HQN）",
            "HAQQANI NETWORK (HQN)",
            "",
            "不明",
            "",
            "",
            "",
            "",
            "不明",
            "",
            "",
            "",
            "",
            "2012年11月5日",
            "",
            "ジャラルッディーン・ハッカーニによって設立された。",
        ),
    ),
    "8.【解除】リベリア": (
        ("リベリア前政権の高官又はその関係者等",),
        ("【2015年12月18日告示廃止】",),
    ),
    "16.北朝鮮(協調；団体)": (
        *((line,) for line in NORTH_KOREA),
        (
            "（注）#で標記した団体は、国連安保理決議第1718号等に基づく措置の対象者にも指定されている。",
        ),
        (
            "告示日付",
            "告示番号",
            "日本語表記",
            "英語表記",
            "別称・旧称",
            "所在地",
            "その他の情報",
        ),
        (
            "2016.2.19\n2016.3.11改訂\n2022.8.3改訂",
            "11(#22)",
            "チョンチョンガン・シッピング・カンパニー",
            "CHONGCHONGANG SHIPPING COMPANY",
            "チョン・チョン・ガン・シッピング・カンパニー・リミテッド\n"
            "Chong Chon Gang Shipping Co. Ltd.; Chongchongang Shipping Co LTD",
            "北朝鮮平壌特別市中区東興洞ヘウン817",
            "IMO番号：5342883",
        ),
        (
            "2022.12.2",
            "68",
            "ラザルス・グループ",
            "Lazarus Group",
            "ヒドゥン・コブラ；ガーディアンズ・オブ・ピース；グループ７７\n"
            "Hidden Cobra; Guardians of Peace； Group 77",
            "北朝鮮平壌特別市普通江区域",
            "暗号資産アドレス：\n0x098B716B8Aaf21512996dC57EB0615e2383E2f96",
        ),
    ),
    "28.ロシア連邦(団体(特定銀行を除く))": (
        ("資産凍結等の措置の対象となるロシア連邦の団体及び個人（団体（特定銀行を除く））",),
        ("告示日付", "告示番号", "日本語表記", "英語表記", "所在地"),
        (
            "2022.3.8",
            "2",
            "インターネット・リサーチ・エージェンシー",
            "Internet Research Agency",
            "55 Savushkina Street, St.Petersburg, Russian Federation",
        ),
        ("2022.3.8", "3", "民間軍事会社ワグナー", "Private Military Company (PMC) Wagner", ""),
        (
            "2022.3.18",
            "5",
            "株式会社ロスオボロンエクスポルト",
            "JSC Rosoboronexport",
            "Strada Strominka 27, Moscow, 107076, Russian Federation",
        ),
    ),
    "29.ロシア連邦(個人)": (
        ("資産凍結等の措置の対象となるロシア連邦の団体及び個人（個人）",),
        ("告示日付", "告示番号", "日本語表記", "英語表記", "肩書等", "生年月日", "出生地"),
        (
            "2022.3.1",
            2,
            "セルゲイ・ラヴロフ",
            "Sergey Lavrov",
            "ロシア連邦外務大臣\nMinister of Foreign Affairs of the Russian Federation",
            date(1950, 3, 21),
            "モスクワ（ロシア）",
        ),
        (
            "2022.3.1",
            3,
            "セルゲイ・ショイグ",
            "Sergey Shoygu",
            "ロシア連邦国防大臣\nMinister of Defence of the Russian Federation",
            date(1955, 5, 21),
            "チャダン（ロシア）",
        ),
        (
            "2022.3.3",
            8,
            "セルゲイ・ナルィシュキン",
            "Sergei(Sergey) Naryshkin",
            "ロシア連邦対外諜報庁長官\n"
            "Director of the Foreign Intelligence Service of the Russian Federation",
            date(1954, 10, 27),
            "",
        ),
        (
            "2022.3.3",
            24,
            "エヴゲニー・プリゴジン",
            "Yevgeniy Prigozhin",
            "インターネット・リサーチ・エージェンシー代表、民間軍事会社ワグナー代表\n"
            "Leader of Internet Research Agency (IRA) and Private military company (PMC) Wagner",
            date(1961, 6, 1),
            "",
        ),
        (
            "2022.3.8",
            37,
            "アリシェル・ウスマノフ",
            "Alisher Usmanov",
            "ＵＳＭホールディングス創業者\nFounder of USM Holdings",
            date(1953, 9, 9),
            "チュスト(ウズベキスタン)",
        ),
        (
            "2022.3.8",
            39,
            "ポリーナ・プリゴジナ",
            "Polina Prigozhina",
            "エヴゲニー・プリゴジンの娘\nDaughter of Yevgeniy Prigozhin",
            date(1992, 8, 15),
            "",
        ),
        (
            "2022.10.7",
            573,
            "ユーリヤ・ショイグ",
            "Yuriya Shoigu (Shoygu)",
            "セルゲイ・ショイグの親族\nRelative of Sergey Shoigu",
            "1977年",
            "",
        ),
    ),
}


def build_workbook(index: Sequence[tuple[int, str]], sheets: Mapping[str, Rows]) -> bytes:
    """A workbook as the Ministry lays it out; the same rows always give the same bytes."""
    book = openpyxl.Workbook()
    book.properties.creator = book.properties.lastModifiedBy = "財務省"
    book.properties.created = book.properties.modified = STAMP
    first = book.worksheets[0]
    first.title = "一覧"
    first.append(["", ""])
    first.append(
        ["\u3000このファイルは、外為法に基づく資産凍結等の措置の情報をExcel形式にしたものです。"]
    )
    for row in index:
        first.append(list(row))
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for cells in rows:
            sheet.append(list(cells))
        for cell in (cell for line in sheet.iter_rows() for cell in line):
            if isinstance(cell.value, date):
                cell.number_format = DAY_FORMAT
    body = io.BytesIO()
    book.save(body)
    return _with_fixed_times(body.getvalue())


def _with_fixed_times(body: bytes) -> bytes:
    """The same archive with one date for all of its members."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(body)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist()):
            stamp = zipfile.ZipInfo(name, STAMP.timetuple()[:6])
            stamp.compress_type = zipfile.ZIP_DEFLATED
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _fixed_modified(content)
            new.writestr(stamp, content)
    return out.getvalue()


def _fixed_modified(content: bytes) -> bytes:
    """The properties with the fixed time; the library writes the present one."""
    moment = STAMP.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + moment, content)


if __name__ == "__main__":
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(build_workbook(INDEX, SHEETS))
