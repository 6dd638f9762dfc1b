"""What cells say of sex, kind and country, in the words of many files.

A file of a million rows holds the same few words again and again: each is read once.
"""

from __future__ import annotations

from functools import lru_cache

from watchword.model import Schema
from watchword.service.screening.headings import heading_key
from watchword.service.stating import KINDS
from watchword.text.countries import country_code

_PERSON = """
    person, natural person, individual, private individual, private person, physical person,
    human, man, woman, retail, retail customer, private, private customer, consumer, p, i, np,
    pf, persona física, persona natural, física, natural, particular, persona fisica, fisica,
    privato, pessoa física, personne physique, physique, particulier, natürliche person,
    privatperson, privatkunde, privat, natuurlijk persoon, osoba fizyczna, fyzická osoba,
    fizička oseba, fizikai személy, gerçek kişi, bireysel, henkilö, физическое лицо, физлицо,
    фл, фізична особа, 个人, 自然人, 個人, 개인
"""
_BODY = """
    corporate, corporation, corporate customer, legal person, juridical person, business, firm,
    institution, bank, fund, trust, foundation, ngo, association, non individual, nonindividual,
    non person, o, c, e, b, org, co, ltd, llc, jp, pj, persona jurídica, jurídica, moral,
    persona moral, empresa, sociedad, persona giuridica, giuridica, azienda, società, ente,
    pessoa jurídica, personne morale, morale, société, entreprise, entité, juristische person,
    firma, firmenkunde, unternehmen, geschäftskunde, rechtspersoon, bedrijf, osoba prawna,
    právnická osoba, pravna oseba, jogi személy, tüzel kişi, kurumsal, yritys, företag,
    virksomhed, юридическое лицо, юрлицо, юл, компания, организация, юридична особа, 企业, 公司,
    法人, 法人企業, 법인
"""
_SHIPS = "boat, tanker, buque, navire, schiff, nave, navio, schip, skib, судно, 船, 船舶, 선박"
_OTHERS = {
    Schema.PUBLIC_BODY: "public body, government, government body, authority, state body",
    Schema.AIRPLANE: "plane, avion, flugzeug, aeronave, самолет",
    Schema.CRYPTO_WALLET: "crypto wallet, crypto address, digital currency address",
}
_MALE = """
    m, male, man, boy, mr, m., monsieur, homme, h, masculin, masculine, männlich, mann, herr,
    masculino, hombre, varón, maschio, maschile, uomo, homem, mannelijk, man, mies, mężczyzna,
    muž, mand, erkek, e, bay, м, муж, мужской, мужчина, чоловік, чоловіча, άνδρας, άρρεν, α,
    男, 男性, 남, 남성, 남자, ذكر, זכר, 1
"""
_FEMALE = """
    f, female, woman, girl, mrs, ms, miss, mme, madame, mlle, femme, féminin, feminine, w,
    weiblich, frau, femenino, mujer, femmina, femminile, donna, feminino, mulher, vrouwelijk,
    vrouw, v, nainen, kobieta, k, žena, z, ž, kvinde, kvinna, kvinne, kadın, bayan, ж, жен,
    женский, женщина, жінка, жіноча, γυναίκα, θήλυ, θ, 女, 女性, 여, 여성, 여자, أنثى, נקבה, 2
"""
_NO_SEX = """
    u, x, d, n, o, 0, 3, 9, unknown, other, divers, diverse, non binary, nonbinary, undisclosed,
    not stated, unspecified, not applicable, na, none, null, autre, otro, altro, inconnu,
    unbekannt, desconocido, не указан
"""

NOTHING = frozenset(
    {"-", "--", "---", ".", "?", "n/a", "N/A", "#N/A", "NA", "n.a.", "NULL", "null", "\\N"}
    | {"NaN", "nan", "None", "none", "NONE", "unknown", "Unknown", "UNKNOWN", "nil", "N.A."}
)
"""What systems write into a cell that is empty. "Null", "Nan" and "Nil" are names."""


def _keys(text: str) -> frozenset[str]:
    return frozenset(heading_key(each) for each in text.split(","))


def _kind_words() -> dict[str, Schema]:
    words = {heading_key(schema.value): schema for schema in Schema}
    words |= {heading_key(word): schema for word, schema in KINDS.items()}
    for text, schema in (
        (_PERSON, Schema.PERSON),
        (_BODY, Schema.ORGANIZATION),
        (_SHIPS, Schema.VESSEL),
        *((words_of, schema) for schema, words_of in _OTHERS.items()),
    ):
        for key in _keys(text):
            words.setdefault(key, schema)
    return words


_KIND_WORDS = _kind_words()
_SEX_WORDS: dict[str, str | None] = {
    **dict.fromkeys(_keys(_NO_SEX)),
    **dict.fromkeys(_keys(_FEMALE), "female"),
    **dict.fromkeys(_keys(_MALE), "male"),
}


@lru_cache(maxsize=4_096)
def read_kind(text: str) -> Schema | None:
    """What a cell says that the subject is; None for words that we don't know."""
    return _KIND_WORDS.get(heading_key(text))


@lru_cache(maxsize=4_096)
def read_sex(text: str) -> str | None:
    """``male``, ``female``, the empty text where a cell says neither, None for other words."""
    key = heading_key(text)
    return (_SEX_WORDS[key] or "") if key in _SEX_WORDS else None


@lru_cache(maxsize=65_536)
def read_country_cell(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The countries of a cell, and the words in it that are none that we know."""
    codes: dict[str, None] = {}
    unknown: list[str] = []
    for part in split_cell(text):
        found = _countries(part)
        if not found and part not in NOTHING:
            unknown.append(part)
        codes |= dict.fromkeys(found)
    return tuple(codes), tuple(unknown)


def _countries(text: str) -> list[str]:
    """A country, or several with commas or strokes between, of which each must be one.

    "Congo, Dem. Rep." is not Congo and something.
    """
    halves = [country_code(part) for part in text.split("/")]
    if len(halves) > 1 and None not in halves:
        return [code for code in halves if code is not None]
    whole = country_code(text)
    if whole is not None:
        return [whole]
    parts = [country_code(part) for part in text.split(",") if part.strip()]
    return [] if None in parts else [code for code in parts if code is not None]


def split_cell(text: str) -> list[str]:
    """The values of a cell that holds several, with ``;``, ``|`` or line ends between."""
    for mark in "|\n\r":
        text = text.replace(mark, ";")
    return [part for part in (each.strip() for each in text.split(";")) if part]
