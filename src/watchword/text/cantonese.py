"""Chinese names as Hong Kong, Macao, Singapore and Malaysia write them in Latin letters.

There is no one standard: Hong Kong's government spells by ear, the South-East by Hokkien
or Hakka too. Each spelling is given with the pinyin syllables that the same characters
have; one spelling serves several.
"""

from __future__ import annotations

_SPELLINGS = """
ang hong|au ou|aw ou hu|chai qi cai zhai|chak ze zhai|cham zhan chan|chan chen|chang zheng zhang zeng
chau zhou chou|chee zhi qi|cheah xie|chek shi|chen chen|cheng zheng|cheong zhang|cheow zhao|cheuk zhuo
cheung zhang chang xiang|chew zhou|chi zhi qi chi ci|chia xie|chiang jiang|chik zhi ji|chim zhan
chin qian zhan jin|ching cheng qing zheng jing|chiong zhang|chiu zhao qiu chao|choi cai cui|chong zhuang zhang
chou zhou|chow zhou|choy cai|chu zhu chu|chua cai|chui xu zhui cui|chun jun zhen chun qin|chung zhong cong song
chuk zhu|eng huang|fan fan|fat fa|fok huo|fong fang kuang|foo fu hu|fook fu|fu fu fu|fuk fu|fun huan
fung feng|gan yan|gim jin|goh wu|guan yuan|haan xian|ha xia|hang heng xing|hau hou xiao|hei xi qi|heng wang xing
heung xiang|hin xian xuan|hing xing qing|hiu xiao|ho he hao ke|hoi hai kai|hok xue he|hon han|hong kang kong hong
hui xu|hung hong xiong kong|ip ye|jong zhuang|ka jia|kai qi jia kai ji jie|kam jin gan|kan jian jin gan|kang jiang
kau jiu|kee ji|kei qi ji|keung qiang|kiang jiang|kiat jie|kin jian qian|king jing qiong|kit jie|kiu qiao
ko gao|koay guo|koh xu gu|kok guo|kong jiang guang gang kong|koo gu|ku gu|kuan guan guang|kuang kuang|kuen quan juan
kui ju|kum gan jin|kung gong|kuok guo|kwai gui|kwan guan jun kun|kwok guo|kwong guang kuang|kwun guan
lai li lai|lam lin lan|lap li|lau liu|law luo lu|lee li|leong liang|lei li lei|leung liang|lew liu|lik li|lim lin
ling ling|liong liang|lo luo lu lao|loh luo|lok luo le lu|loke lu|long long|loo lu|loong long|low liu lu
lu lu|lui lei lv|luk lu|lun lun lian|lung long|ma ma|mak mai|man wen min man|mei mei|ming ming|mo wu|mok mo
moy mei|mui mei|mun min wen|nam nan|ng wu huang|nga ya|ngai wei ni yi|ngan yan|ngo ao|ngok yue|ning ning
oh hu|oi ai|on an|ong wang|ooi huang|or ke|pak bai bo|pan pan|pang peng|pau bao|pik bi|ping ping bing|po bao bo pu
pok bo|pong pang|poon pan|pui pei bei|pun pan|quek guo|sai shi xi|sam shen sen san|san xin shan|sang sheng sang
sau xiu shou|see shi|seet xue|seow xiao|seto situ|seung shuang shang xiang|sham shen cen|shan shan|shek shi|sheng sheng
sheung shuang shang|shi shi|shing cheng sheng|shiu shao xiao|shu shu|shuk shu|shum shen|shun shun chun xin
sik xi shi|sim shen|sin xian shan|sing xing sheng cheng|sit xue|siu xiao shao zhao|so su|soh su|song song sang
soon sun shun|suen sun xuan|suet xue|sui shui rui|sum shen cen xin|sun xin shun sun|sung song chong|sze shi si
tai da dai tai|tak de|tam tan|tan chen tan|tang deng tang|tat da|tay zheng|teh zheng|teng deng|teo zhang
teoh zhang|thong tang|tin tian|ting ting ding|tiong zhang|to du tao|tong tang dong tong|tou du|tsang zeng
tse xie|tso cao|tsoi cai|tsui xu cui|tsun jun|tsz zi ci xu|tung dong tong|tze zi|wa hua|wah hua|wai wei hui huai
wan wen yun yin wan|wang wang hong|wee huang|wing yong rong|wo he|won wen|wong wang huang|woo hu|woon wen
wu hu wu|wun huan yuan|yam ren|yan en ren yin xin yan|yap ye|yat yi ri|yau qiu you|yee yi yu er|yeo yang
yeoh yang|yeow yao|yew yao you|ing ying|yeung yang|yi yi er|yik yi|yim yan|yin yan xian yuan|ying ying|yip ye|yiu yao|yong yang yong
yu yu ru yi|yue yu|yuen yuan ruan yun|yuet yue|yuk yu yu rou|yun run yun|yung rong yong
"""


def _read() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for cell in _SPELLINGS.strip().replace("\n", "|").split("|"):
        spelling, *pinyin = cell.split()
        found.setdefault(spelling, set()).update(pinyin)
    return {spelling: frozenset(pinyin) for spelling, pinyin in found.items()}


SPELLINGS: dict[str, frozenset[str]] = _read()
"""Each spelling with the pinyin syllables that it can stand for."""

SURNAMES_NOT_MANDARIN = frozenset(("chan", "hui", "man"))
"""Spellings that are good pinyin, and as family names hardly ever meant so."""
