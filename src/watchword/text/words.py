"""Words that carry little of a name's identity, and words that stand for one another.

Facts of language, as tables: no word here is taken from a sanctions list.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


PATRONYMIC_PARTICLES = word_set("bin ibn ben ould wuld bint bent binti binte oglu ogly kyzy qizi")
"""Words between a person's own name and the parent's: their two sides can't be swapped."""

PARTICLES = PATRONYMIC_PARTICLES | word_set(
    "al el ul ur as ash ad adh ar an at ath az ed es ez er en de del della der den di da das "
    "do dos du la le las los lo van von vom zu zum zur ter ten y e i und et and the of for a "
    "to in on abd abdul abdel"
)
"""Articles, prepositions and filial words, in any name."""

HONORIFICS = word_set(
    "mullah mulla maulavi maulawi mawlawi moulavi mawlavi molvi haji hajji hadji hajj alhaj "
    "alhajj sheikh shaykh sheik shaikh cheikh qari ustad ustaz mufti ayatollah hojjatoleslam "
    "doctor dr eng engineer gen general col colonel major maj capt captain lt lieutenant brig "
    "brigadier adm admiral mr mrs ms sir prof professor jr junior sr ii iii iv"
)
"""Titles that many lists write as a part of a person's name, and that are no given names."""

GENERIC_WORDS: dict[str, str] = {
    form: words[0]
    for words in (
        line.split()
        for line in (
            "company co coy compania companhia compagnie kompania kompaniya societe sociedad",
            "corporation corp corporacion korporatsiya",
            "group grp groupe grupo gruppa gruppe",
            "holding holdings kholding",
            "technology technologies tech tekhnologii tekhnologiya tecnologia",
            "industry industries industrial ind industrie promyshlennost",
            "international intl internacional internationale mezhdunarodny mezhdunarodnyi",
            "trading trade trd commerce commercial torgovy torgovyi",
            "general gen",
            "bank banka banco banque",
            "shipping shpg maritime marine",
            "shipbuilding shipyard shipyards",
            "foundation fund fond fundacion fondation",
            "institute inst institut instituto",
            "research scientific nauchno",
            "ministry min ministerstvo",
            "university univ universitet universidad universite",
            "center centre tsentr centro",
            "national natl natsionalny natsionalnyi nacional nationale",
            "engineering engg",
            "electronics electronic elektronika",
            "enterprise enterprises predpriyatie predpriyatiye",
            "association assoc assn associates assotsiatsiya",
            "organization organisation org organizatsiya organizacion",
            "production proizvodstvenny proizvodstvennoe",
            "plant factory zavod",
            "import imports",
            "export exports",
            "services service svcs",
            "systems system sistemy",
            "investment investments invest investitsii",
            "limited",
            "incorporated",
            "agency agence agencia agentstvo",
            "committee komitet comite",
            "state gosudarstvenny gosudarstvennoe gosudarstvennyi",
            "federal federalny federalnoe federalnyi",
            "petroleum oil neft",
            "aviation aviatsiya",
            "airlines airline",
            "transport transportation",
            "development",
            "construction stroitelny stroitelnaya",
            "management",
            "insurance",
            "logistics logistic",
            "energy energiya",
            "military voenny voyenny voennyi",
            "private chastnaya",
        )
    )
    for form in words
}
"""Common words of organisations, each with the form that stands for all its variants."""

EMPTY_WORDS = word_set(
    "company corporation group holding technology industry international trading general "
    "enterprise organization association limited incorporated services systems private "
    "military"
)
"""Generic words that hardly tell one body from another of the same name; the others
("bank", "petroleum") name a line of business, and so perhaps another body."""

CONFUSABLE_PLACES = word_set(
    "iran iraq niger nigeria austria australia slovakia slovenia slovak slovene guinea guyana "
    "mali malta malawi gambia zambia dominica dominican libya liberia mauritius mauritania "
    "armenia romania america albania algeria angola korea corsica jordan sudan sweden "
    "switzerland iceland ireland latvia lithuania estonia georgia nicaragua paraguay uruguay "
    "iranian iraqi american armenian romanian austrian australian north south northern "
    "southern east west eastern western central"
)
"""Places and directions that are a slip or two apart and never each other."""

HAN_LEGAL_FORMS: tuple[tuple[str, str], ...] = (
    ("股份有限公司", "jsc"),
    ("有限责任公司", "llc"),
    ("有限責任公司", "llc"),
    ("株式会社", "jsc"),
    ("株式會社", "jsc"),
    ("合同会社", "llc"),
    ("有限会社", "llc"),
    ("有限公司", "llc"),
    ("주식회사", "jsc"),
    ("유한회사", "llc"),
    ("总公司", "co"),
    ("總公司", "co"),
    ("公司", "co"),
)
"""Legal forms that stand against a name without a space; longer ones first."""

MORE_LEGAL_FORMS: dict[str, str] = {
    "inc": "corp",
    "incorporated": "corp",
    "corp": "corp",
    "corporation": "corp",
    "ltd": "llc",
    "limited": "llc",
    "co": "co",
    "company": "co",
}
"""Legal words at a name's end; mostly such that rigour leaves in the name."""

HAN_WORDS: tuple[tuple[str, str], ...] = (
    ("进出口", "import export"),
    ("進出口", "import export"),
    ("技术", "technology"),
    ("技術", "technology"),
    ("科技", "technology"),
    ("集团", "group"),
    ("集團", "group"),
    ("控股", "holding"),
    ("国际", "international"),
    ("國際", "international"),
    ("银行", "bank"),
    ("銀行", "bank"),
    ("贸易", "trading"),
    ("貿易", "trading"),
    ("电子", "electronics"),
    ("電子", "electronics"),
    ("工业", "industry"),
    ("工業", "industry"),
    ("实业", "industry"),
    ("石油", "petroleum"),
    ("航空", "aviation"),
    ("航天", "aerospace"),
    ("航运", "shipping"),
    ("航運", "shipping"),
    ("海运", "shipping"),
    ("海運", "shipping"),
    ("船务", "shipping"),
    ("研究所", "institute"),
    ("研究院", "institute"),
    ("大学", "university"),
    ("大學", "university"),
    ("投资", "investment"),
    ("投資", "investment"),
    ("能源", "energy"),
    ("保险", "insurance"),
    ("物流", "logistics"),
    ("通信", "communication"),
    ("通讯", "communication"),
    ("半导体", "semiconductor"),
    ("中国", "china"),
    ("中國", "china"),
    ("北京", "beijing"),
    ("上海", "shanghai"),
    ("香港", "hong kong"),
    ("深圳", "shenzhen"),
)
"""Words of Chinese organisations whose English names are translated, not romanised."""
