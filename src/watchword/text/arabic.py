"""Arabic names of several words that are one name, in one form.

"Abd al-Rahman", "Abdul Rahman", "Abderrahmane" and "Abdurrahman" are one name, servant of
the Merciful, and no two: "Abdul" names nobody. The same holds of "Nur al-Din" and
"Noureddine", of "Habib Allah" and "Habibullah". Filial words and the article, which is
written as it sounds before some consonants ("as-Sadr", "ar-Rawi"), are made one too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.text.chinese import SYLLABLES
from watchword.text.sounds import fold
from watchword.text.words import word_set

_ATTRIBUTES = (
    "rahman rahmane rehman rahim raheem karim krim aziz azeez qadir kader qader gadir salam malik malek "
    "majid hamid hameed wahid wahed wahhab wahab rauf raouf rauof razzaq razaq razak rezzak latif "
    "jabbar jabar ghaffar ghafar ghafur ghafour ghafoor ghani gani hakim halim hadi haq haqq hak "
    "hafiz hafez hay hai hayy hayi khaliq khalek khaleq quddus qudus qudoos mumin momen muhsin "
    "mohsen mannan nasir nasser nur noor nour rashid rab rabb sabur saboor sabour samad sami sattar "
    "satar shakur shakoor shakour tawwab tawab wadud wadood wadoud wakil wali waheed zahir zaher "
    "jalil jaleel baqi baki bari bary basit baset basir basset fattah fatah qahhar qayyum qayum "
    "qayoum muttalib muttaleb motaleb mutalib muti munim moneim muneim mughni mohaimin muhaimin "
    "rasul rasool rasoul nabi zahra hussein hussain husain hossein hussayn reza rida ridha ali amir "
    "mahdi mehdi hasan hassan kazim kadhim kazem mohsin mosawer musawwir azim azeem alim aleem "
    "ahad hannan jamil kabir khabir majeed mateen matin muqtadir naim naeem qawi raqib shahid shafi "
    "subhan tawwaab vahab vahid vahed vakil vali wasi wasea wajid badi hasib halik illah ilah "
    "muizz moez muid mawla maula mawlah salaam sater satir nafi nafea warith wares khalik"
)
_ARTICLES = word_set("al el ul ol")
_ASSIMILATED = word_set(
    "as ash ad adh ar an at ath az es ech esh ed edh er en et ez us ush ud ur un ut uz os osh or on"
    " od"
)
"""The article before a letter that swallows its ``l``."""
_SERVANT = word_set("abd abdul abdel abdal abdol abdoul abdil abdool abdu")
_SERVANT_ASSIMILATED = word_set(
    "abdur abder abdor abdar abdus abdes abdos abdush abdesh abdun aben abdennour abden abduz abdez"
    " abdud abded abdut abdet"
)
_FAITH = word_set("din deen dine dyn")
_OF_THE_FAITH = word_set(
    "eddine eddin eddeen uddin uddeen udin ddine ddin aldin eldin aldine eldine aldeen eldeen "
    "oddin oddine addin addine"
)
_MERCIFUL = word_set("rahman rehman rahmane rhmn rhman")
_OF_GOD = word_set("allah ullah ollah ulla olla allh alla")
_FILIAL = {
    **dict.fromkeys(word_set("bin ibn ben bn bni"), "bin"),
    **dict.fromkeys(word_set("bint bent binti binte bnt"), "bint"),
    **dict.fromkeys(word_set("ould wuld weld oueld"), "ould"),
}
_BAKR = word_set("bakr bakar baker bekr bakir bkr")
_FATHER = word_set("abu abou abo aboo abw")
_FAITH_STEMS = (
    "nur noor nour salah salahu jalal jamal djamal gamal djalal shams chams badr bader taj tag izz "
    "ezz az ala alaa saif sayf seif siraj sirag zain zayn zein zine fakhr fahr muhi muhyi mohi mohey "
    "mohie mohy mahi muhiy nasr nasir naser nasser nizam nezam najm nejm najim nadjm qutb kutub "
    "qutub kotb rukn rokn shihab shahab chihab sharaf cheref charaf ziya zia dia diya dhia imad emad "
    "kamal kemal baha bahaa burhan borhan husam hossam houssam hisam khair khayr kheir khayreddin "
    "muin moin mueen ghiyath ghiyas giyas rafi safi sadr shuja amin hamid islam fasih gul karim masih "
    "mujahid muhib mohib qamar kamar rashid riaz riyad sami taqi wajih wali zahir hafiz alim asad "
    "assad azim aziz basir bashir faiz farid habib hakim ikram imam iqbal jalil latif mahi mahmud "
    "nasim sabah wahid zaki mukhlis fikhr nasih sayf tadj hosam awhad rafie raziy jamaal"
)


def _folds(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


@lru_cache(maxsize=1)
def _attributes() -> frozenset[str]:
    return _folds(_ATTRIBUTES)


@lru_cache(maxsize=1)
def _stems() -> frozenset[str]:
    return _folds(_FAITH_STEMS)


_ARTICLE_LEAST = 5
_TRIGGERS = frozenset(
    (
        *_ARTICLES,
        *_ASSIMILATED,
        *_SERVANT,
        *_SERVANT_ASSIMILATED,
        *_OF_THE_FAITH,
        *_OF_GOD,
        *_FILIAL,
        *_FATHER,
    )
)


def join_arabic(tokens: list[str]) -> list[str]:
    """The tokens of a name with Arabic compounds made one word each.

    A compound of words without vowels stays without: ``abd al rhmn`` gives ``abdalrhmn``.
    """
    words = [arabic_word(token) for token in tokens]
    if len(words) < 2 or _TRIGGERS.isdisjoint(words):
        return words
    joined: list[str] = []
    place = 0
    while place < len(words):
        taken, word = _compound(words, place, joined)
        joined.append(word)
        place += taken
    return joined


def _compound(words: list[str], place: int, before: list[str]) -> tuple[int, str]:
    """How many words from a place on are one, and that one.

    It may take the last of those before with it.
    """
    word = words[place]
    if word not in _TRIGGERS:
        return 1, word
    rest = words[place + 1 : place + 3]
    if word in _FATHER and rest and rest[0] in _BAKR:
        return 2, "abubakr"
    if word in _SERVANT or word in _SERVANT_ASSIMILATED:
        return _servant(word, rest)
    if before and len(before[-1]) > 2 and before[-1] not in _TRIGGERS:
        if word in _OF_THE_FAITH:
            return 1, f"{before.pop()}uddin"
        if word in _OF_GOD:
            stem = before.pop()
            return 1, f"{stem}allh" if word == "allh" else f"{stem}ullah"
        if rest and rest[0] in _FAITH and (word in _ARTICLES or word in _ASSIMILATED):
            return 2, f"{before.pop()}{'addyn' if rest[0] == 'dyn' else 'uddin'}"
        if rest and rest[0] in _MERCIFUL and (word in _ARTICLES or word in _ASSIMILATED):
            return 2, f"{before.pop()}{'arhmn' if rest[0][:2] == 'rh' else 'urrahman'}"
    return 1, _small_word(words, place)


def _servant(word: str, rest: list[str]) -> tuple[int, str]:
    """``abd`` with what it is the servant of, if that follows."""
    if len(rest) == 2 and (rest[0] in _ARTICLES or _is_article(rest[0], rest[1])):
        return 3, _abdul(rest[1])
    if rest and rest[0] in _OF_GOD:
        return 2, "abdallh" if rest[0] == "allh" else "abdullah"
    if rest and (word in _SERVANT or word[-1] == rest[0][0]) and fold(rest[0]) in _attributes():
        return 2, _abdul(rest[0])
    return 1, word


def _abdul(attribute: str) -> str:
    if attribute in {"lah", "lh"}:
        return "abdullah" if attribute == "lah" else "abdallh"
    return (
        f"abdul{attribute}"
        if any(letter in "aeiou" for letter in attribute)
        else (f"abdal{attribute}")
    )


def _small_word(words: list[str], place: int) -> str:
    word = words[place]
    if word in _FATHER:
        return "abu"
    inside = 0 < place < len(words) - 1
    if word in _FILIAL:
        return _FILIAL[word] if inside or word != "ben" else word
    after = words[place + 1] if place + 1 < len(words) else ""
    if (word in _ARTICLES and after) or (place and _is_article(word, after)):
        return "al"
    return word


def _is_article(word: str, after: str) -> bool:
    """Whether a word is the article as it sounds before the next word."""
    if word not in _ASSIMILATED or len(after) < 4 or after in SYLLABLES:
        return False
    return after.startswith(word[1:]) or (word == "ech" and after.startswith("ch"))


@lru_cache(maxsize=262_144)
def arabic_word(token: str) -> str:
    """A single word that is a compound in the one form for it; any other as it is."""
    if len(token) < 6:
        return token
    if token.startswith("abd"):
        return _servant_in_one(token)
    if token.endswith(("ullah", "ollah", "allah", "ulloh", "ulla")):
        stem = token[: -4 if token.endswith("ulla") else -5]
        return f"{stem}ullah" if len(stem) > 2 else token
    if token.endswith(("urrahman", "urrehman", "arrahman", "orrahman", "urahman", "urehman")):
        stem = token[:-6].rstrip("r")[:-1]
        return f"{stem}urrahman" if len(stem) > 2 else token
    return _faith_in_one(token)


_COMPOUND = re.compile(r"^(?:abd[ua]l(?P<of>.{3,})|(?P<stem>.{3,})(?:uddin|ullah|urrahman))$")


def part_of_compound(word: str) -> str:
    """The part of a compound by which its bearer is often called; empty for other words.

    ``abdulaziz`` gives ``aziz``, ``nuruddin`` gives ``nur``.
    """
    met = _COMPOUND.match(word)
    return (met["of"] or met["stem"]) if met is not None else ""


def without_article(word: str) -> str:
    """A word that begins with the article written as one with it, without; else empty."""
    return word[2:] if len(word) > _ARTICLE_LEAST and word.startswith(("al", "el")) else ""


def _servant_in_one(token: str) -> str:
    if fold(token) in {"abdula", "abdala", "abdela", "abdila", "abdulu"}:
        return "abdullah"
    for vowels in (0, 1, 2):
        rest = token[3 + vowels :]
        if any(letter not in "aeiou" for letter in token[3 : 3 + vowels]):
            break
        for attribute in _without_article(rest):
            if fold(attribute) in _attributes():
                return _abdul(attribute)
    return token


def _without_article(rest: str) -> tuple[str, ...]:
    if rest.startswith("l"):
        return (rest[1:],)
    if rest[:1] == rest[1:2]:
        return (rest[1:],)
    if rest[:2] == rest[2:4]:
        return (rest[2:],)
    return (rest,)


def _faith_in_one(token: str) -> str:
    base = token.removesuffix("e")
    for faith in ("din", "deen"):
        if base.endswith(faith):
            stem = base[: -len(faith)].removesuffix("d").removesuffix("l")
            for kept in (stem, stem[:-1] if stem[-1:] in {*"aeiou"} else ""):
                if len(kept) > 2 and fold(kept) in _stems():
                    return f"{kept}uddin"
    return token
