"""Korean readings of Chinese characters in names: 金正恩 is Kim Jong Un."""

from __future__ import annotations

_SURNAMES = (
    "金 kim|李 ri|朴 pak|崔 choe|鄭 chong|郑 chong|姜 kang|趙 cho|赵 cho|尹 yun|張 chang|张 chang|林 rim|韓 han"
    "|韩 han|吳 o|吴 o|徐 so|申 sin|權 kwon|权 kwon|黃 hwang|黄 hwang|安 an|宋 song|柳 ryu|全 chon|洪 hong|高 ko"
    "|文 mun|孫 son|孙 son|梁 ryang|裵 pae|裴 pae|白 paek|許 ho|许 ho|南 nam|沈 sim|盧 ro|卢 ro|河 ha|郭 kwak"
    "|成 song|車 cha|车 cha|朱 chu|禹 u|具 ku|閔 min|闵 min|羅 ra|罗 ra|陳 chin|陈 chin|池 chi|嚴 om|严 om|蔡 chae"
    "|元 won|千 chon|方 pang|孔 kong|玄 hyon|咸 ham|廉 yom|呂 yo|吕 yo|秋 chu|都 to|石 sok|薛 sol|吉 kil|馬 ma|马 ma"
    "|太 thae|奇 ki|潘 pan|玉 ok|陸 ryuk|孟 maeng|卓 thak|鞠 kuk|殷 un|片 phyon|龍 ryong|明 myong|魯 ro|邊 pyon|边 pyon"
)
_GIVEN = (
    "正 jong|恩 un|日 il|成 song|英 yong|哲 chol|秀 su|明 myong|浩 ho|海 hae|龍 ryong|龙 ryong|範 pom|永 yong"
    "|南 nam|國 kuk|国 kuk|光 kwang|善 son|雄 ung|洙 su|男 nam|春 chun|植 sik|與 yo|与 yo|基 ki|福 pok|在 jae"
    "|俊 jun|準 jun|相 sang|尚 sang|泰 thae|炳 pyong|秉 pyong|東 tong|东 tong|賢 hyon|贤 hyon|鉉 hyon|赫 hyok"
    "|革 hyok|勳 hun|勋 hun|勇 yong|容 yong|鎔 yong|龜 kwi|鎬 ho|虎 ho|鎭 jin|镇 jin|眞 jin|真 jin|振 jin|鐵 chol|铁 chol"
    "|澤 thaek|泽 thaek|學 hak|学 hak|和 hwa|花 hwa|華 hwa|华 hwa|玉 ok|淑 suk|順 sun|顺 sun|姬 hui|姫 hui|喜 hui|熙 hui"
    "|美 mi|京 kyong|敬 kyong|慶 kyong|庆 kyong|景 kyong|仁 in|義 ui|义 ui|信 sin|德 tok|萬 man|万 man|民 min|敏 min|吉 kil"
    "|松 song|星 song|聖 song|圣 song|承 sung|勝 sung|胜 sung|志 ji|智 ji|之 ji|元 won|源 won|原 won|佑 u|祐 u|宇 u|友 u"
    "|烈 ryol|烈 ryol|律 ryul|林 rim|麟 rin|鶴 hak|鹤 hak|峰 pong|鳳 pong|凤 pong|奉 pong|漢 han|汉 han|昌 chang|燦 chan"
    "|贊 chan|赞 chan|天 chon|千 chon|石 sok|錫 sok|锡 sok|先 son|宣 son|植 sik|日 il|一 il|子 ja|自 ja|忠 chung|重 jung|中 jung"
    "|鍾 jong|钟 jong|宗 jong|鐘 jong|政 jong|貞 jong|贞 jong|廷 jong|柱 ju|周 ju|洲 ju|彩 chae|昊 ho|會 hoe|会 hoe|孝 hyo"
    "|興 hung|兴 hung|惠 hye|慧 hye|槿 kun|根 kun|建 kon|健 kon|寬 kwan|宽 kwan|圭 kyu|奎 kyu|均 kyun|錦 kum|锦 kum|今 kum"
    "|模 mo|武 mu|文 mun|培 pae|範 pom|復 pok|錄 rok|錄 rok|三 sam|書 so|瑞 so|西 so|石 sok|世 se|壽 su|寿 su|時 si|时 si"
    "|允 yun|潤 yun|润 yun|雲 un|云 un|雨 u|源 won|月 wol|律 yul|有 yu|裕 yu|由 yu|義 ui|銀 un|银 un|仁 in|任 im|載 jae|载 jae"
)


def _table(cells: str) -> dict[str, str]:
    return {cell[0]: cell[2:] for cell in cells.split("|")}


_FAMILY = _table(_SURNAMES)
_BY_CHARACTER = _table(_GIVEN)
_LENGTHS = range(2, 5)


def korean_reading(characters: str) -> tuple[str, ...]:
    """How a name in Chinese characters is read in Korean, a token each.

    Empty where it does not begin with a Korean family name, or where a character is not
    among those that are common in Korean names.
    """
    if len(characters) not in _LENGTHS or characters[0] not in _FAMILY:
        return ()
    given = tuple(_BY_CHARACTER.get(char, "") for char in characters[1:])
    return (_FAMILY[characters[0]], *given) if all(given) else ()
