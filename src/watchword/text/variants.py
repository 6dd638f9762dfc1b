"""Names whose spellings differ more than sounds explain, and names of sister languages.

Facts of language, as tables. A *family* is one name in the spellings of several customs
(Muhammad, Mohamed, Mohd). *Sisters* are the forms that one name takes in closely related
languages, between which papers and lists go to and fro: Sergei is Serhiy in a Ukrainian
passport and Siarhei in a Belarusian one. Names that only share an origin are neither:
Ivan is not John.
"""

from __future__ import annotations

import re
from functools import lru_cache

from watchword.text.sounds import fold

FAMILY = 0.95
SISTERS = 0.8

_FAMILIES = """
muhammad mohammed mohamed mohammad mohamad muhammed muhamad muhamed muhammet mohd muhd mohamud
  mohammod mohamod mahammad muxammad maxamed mohamat mahamat mahomed mukhammad mukhamed muhamet
ahmad ahmed achmad ahmet akhmad akhmed achmed axmed axmad ehmed
mahmud mahmoud mahmood mahmut makhmud makhmoud maxmud maxamuud mehmood mehmud
hussein husayn husain hussain hossein hosein husein hussayn huseyn hussin huseyin husseyn housseine
  hoseyn houssein hocine husayin xuseen khusein
hassan hasan hassen hassane hacen xasan khasan hasen
abdullah abdallah abdalla abdulla abdellah abdollah abdoullah abdillah abdilaahi cabdilaahi
  abdulah abdoulaye abdulloh
yusuf yousuf yusef yousef youssef youssouf yusif yosef youcef yusof yousif yussuf yusup
usama osama oussama ousama usamah osamah
uthman othman osman usman ousmane othmane ussman uthmaan cismaan usmon
sulayman suleiman sulaiman soleiman soleyman suleyman suleman sulaymaan solaiman souleymane
  slimane sleiman seleiman silayman
khalid khaled halid khalled xaalid
umar omar oumar cumar omer umer amor
ibrahim ebrahim ibraheem brahim ibrahima ibraahim ebraheem ibrohim
ismail ismael esmail ismaeel ismayil esmaeil ismaiel smail ismoil
mustafa mostafa moustafa moustapha mustapha mostapha mustofa moustofa
said saeed saied sayeed saeid
sayyid sayed seyed syed seyyed sayid saiyid seid sayyed
musa moussa mousa moosa muse muso musaa
isa issa eisa essa aissa ciise iisa
yahya yehia yahia yehya yahiya yihya
zakariya zakaria zakariyya zakarya zekeriya zikria
rida reza ridha riza redha ridho raza
jafar jaafar gaafar djaafar jaffar jafer dzhafar jaffer cafer jafaar
jamal gamal djamel jamaal djamal jemal cemal dzhamal djemal
jalal galal djalal jalaal dzhalal
qasim kassem kasim qasem qassim ghasem gassem kasem qaasim kacem qosim kacim
qaddafi gaddafi qadhafi gadhafi kadhafi gathafi ghathafi kaddafi khadafi qadafi gadafi khaddafi
  ghaddafi
mansur mansour mansoor mensur mansuur
nasir nasser naser nassir naseer nacer
nasrallah nasrullah nasralla nassrallah
abdul abdal abdel abdoul abdol abdil abdool
yasin yassin yassine yaseen yacine
amin ameen amine emin
abdulrahman abdurrahman abdelrahman abdalrahman abdurahman abdulrehman abderrahmane abdirahman
  abdurrahmon abdarrahman abdulrahmaan abdirahmaan cabdiraxmaan abderrahman abdorrahman
  abdourahmane abdurakhman abdrakhman
ayman aiman aymen eymen
aisha aicha ayesha aysha aishah ayisha aysa aisyah
fatima fatimah fatma fatemeh fatime fatimeh fatimata faatima
khadija khadijah khadijeh hadija khadiga hadiza xadiija
zaynab zainab zeinab zeynab zineb zaineb
maryam mariam mariyam myriam maryan
muammar moammar muammer mouammar maammar
adnan adnane cadnaan
walid waleed oualid velid waliid
salim saleem saliim
karim kareem kariim
rahim raheem rehim rachim
rashid rasheed rachid raschid rashiid
hamid hameed hamiid khamid
majid majeed magid meguid madjid majiid mecid
bashir basheer bachir baasyir bashiir beshir
tariq tarek tarik tareq tarig taariq tareque
jihad gihad djihad jehad cihad
taha taaha tahaa
husam hussam hossam houssam
bilal belal billal bilaal
farid fareed ferid fariid
anwar anouar anwer anvar
marwan marouane merwan marvan
imad emad imed
iyad eyad ayad iyaad
amir ameer aamir aamer
haji hajji hadji hajj hadj alhaj alhajj alhaji hagi xaaji haaji
sheikh shaykh sheik shaikh cheikh shaykh sheekh cheick sheyk
mullah mulla molla mollah moulla
maulavi mawlawi maulvi moulvi maulawi molavi mowlavi molvi mawlavi
alexander aleksandr alexandr aleksander alexandre aleksandar alexandar aleksandre alexandru
alexandra aleksandra
aleksei alexei alexey aleksey aleksej alexej
sergei sergey sergej serguei
dmitry dmitri dmitriy dmitrii dimitri dimitry dmitrij
evgeny yevgeny evgeni yevgeni evgenii yevgeniy evgenij yevgenii evgueni ievgeni jevgeni jewgeni
evgenia yevgenia evgeniya yevgeniya evgenija
yuri yury iouri yuriy yurii iurii jurij juri jury iuri youri
yulia julia yuliya iuliia iulia ioulia julija
petr pyotr piotr pjotr
artem artyom artiom artjom
semen semyon semion semjon
fedor fyodor feodor fiodor fjodor
leonid leonyd
timofey timofei
vasily vasili vasiliy vasilii wassili vasilij wassily vassili vassily
mikhail mihail michail mikhael mijail mykhail
nikolai nikolay nikolaj nicolai nicolay
ekaterina yekaterina iekaterina jekaterina
elena yelena jelena ielena
tatiana tatyana tatjana
xenia ksenia kseniya xeniya kseniia
maxim maksim
georgy georgi georgii georgiy gueorgui georgij gheorghi
gennady gennadi gennadiy gennadii guennadi
grigory grigori grigoriy grigorii grigorij
valery valeri valeriy valerii valerij
vitaly vitali vitaliy vitalii vitalij
anatoly anatoli anatoliy anatolii anatolij
vyacheslav viacheslav vjaceslav wjatscheslaw vyatcheslav viatcheslav
zhanna janna zanna
georgios yeorgios yeoryios giorgos yiorgos yorgos giorgios
sharif cherif sherif shareef charif sharief cheriff
chaim haim hayim hayyim khaim chayim
binyamin benjamin biniamin benyamin binjamin
chaudhary choudhury chowdhury chaudhry choudhary chaudhuri chowdhary choudhry chaudry choudry
abubakr abubakar aboubacar abubaker boubacar aboubakar abubakir ababakar
yitzhak yitzchak itzhak yizhak itzchak
gorbachev gorbachyov gorbatchev gorbatschow gorbaciov gorbacev
khrushchev khrushchyov khrouchtchev chruschtschow
yeltsin eltsin eltsine jelzin
kirill kyrill kiril
"""
_SISTERS = """
aleksandr oleksandr aliaksandr alaksandr
aleksandra oleksandra aliaksandra
aleksei oleksiy oleksii aliaksei oleksa
anatoly anatoliy anatol
andrei andriy andrii andrey
anna hanna ganna
anton antin
artem artsiom
boris borys barys
bogdan bohdan bahdan
vadim vadym vadzim
valentin valiantsin valentyn
valentina valiantsina valentyna
valery valeriy valer
vasily vasyl vasil
viktor viktar
vitaly vitaliy vital
vladimir volodymyr uladzimir uladzimer
vladislav vladyslav uladzislau
vyacheslav viacheslav viachaslau vyachaslau
galina halyna halina
gennady hennadiy henadz hienadz genadz
georgy heorhiy heorhi
gleb hlib hleb
grigory hryhoriy hryhorii ryhor hryhor
daniil danylo danila
denis denys dzianis
dmitry dmytro dzmitry dzmitryi
evgeny yevhen yauhen yauheni yevhenii
evgenia yevheniya yauheniya
ekaterina kateryna katsiaryna
elena olena alena
efim yukhym yafim
ivan iwan
igor ihor ihar
ilya illia illya
iosif yosyp iosip
irina iryna
kirill kyrylo kiryl
konstantin kostiantyn kostyantyn kanstantsin
ksenia oksana aksana
larisa larysa
leonid leanid
lyudmila liudmyla lyudmyla liudmila
maksim maksym
matvey matviy matsvei
mikhail mykhailo mykhaylo mihail mikhas
nadezhda nadiya nadzeya
nikita mykyta mikita
nikolai mykola mikalai mikola
oleg oleh aleh
olga olha volha
pavel pavlo
petr petro piatro
roman raman
svetlana svitlana sviatlana
sergei serhiy serhii siarhei siarhey
stanislav stanislau
stepan stsiapan
tatiana tetiana tetyana tatsiana
timofey tymofiy tsimafei
fedor fedir
filipp pylyp
yakov yakiv yakau
yaroslav yaraslau
"""

_PATRONYMIC = re.compile(
    r"(?:(?:(?:iyi|yi|[iyj])?[aeo]|iyo|yo|iio|io|jo|y|i)?[vw][iy]"
    r"(?P<son>tsch|tch|ch|tj|cz|ts|ci|c)"
    r"|(?:(?:iyi|iy|yi|[iyj])?[aeoi]|iyo|yo)(?:[vwu]|uv)(?P<daughter>na))$"
)
_PATRONYMIC_ENDS = ("ch", "tj", "cz", "ts", "ci", "c", "na")
"""What every word ends in that the pattern finds."""


def _read(table: str) -> dict[str, frozenset[int]]:
    """The lines that a word stands on."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(table.replace("\n  ", " ").strip().splitlines()):
        for word in line.split():
            found.setdefault(word, set()).add(number)
    return {word: frozenset(lines) for word, lines in found.items()}


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[int]]:
    return _read(_FAMILIES)


@lru_cache(maxsize=1)
def _sisters() -> dict[str, frozenset[int]]:
    """By the fold, and by the fold of what patronymics are made of."""
    found: dict[str, frozenset[int]] = {}
    for word, lines in _read(_SISTERS).items():
        for key in (fold(word), f"-{_stem(word)}"):
            found[key] = found.get(key, frozenset()) | lines
    return found


def _stem(word: str) -> str:
    return fold(word.rstrip("aeiouyj"))


_NONE: frozenset[int] = frozenset()


@lru_cache(maxsize=65_536)
def family_keys(word: str) -> frozenset[str]:
    """Keys that two words share when they are one name, or sisters."""
    stem, _ = split_patronymic(word)
    sisters = _sisters().get(f"-{_stem(stem)}" if stem else fold(word), _NONE)
    kind = "p" if stem else "s"
    own = {f"f{line}" for line in _families().get(word, _NONE)}
    return frozenset(own | {f"{kind}{line}" for line in sisters})


@lru_cache(maxsize=65_536)
def split_patronymic(word: str) -> tuple[str, str]:
    """A Russian, Ukrainian or Belarusian patronymic: the father's name in short, the sex.

    Two empty strings for any other word. Family names in -ovich are read so too.
    """
    met = _PATRONYMIC.search(word) if word.endswith(_PATRONYMIC_ENDS) else None
    if met is None or met.start() < 2:
        return "", ""
    return word[: met.start()], "male" if met["son"] else "female"


def family_likeness(left: str, right: str) -> float | None:
    """How alike two words are as forms of one name; None where the tables know nothing."""
    families = _families()
    if families.get(left, _NONE) & families.get(right, _NONE):
        return FAMILY
    if family_keys(left).isdisjoint(family_keys(right)):
        return None
    return SISTERS if split_patronymic(left)[1] == split_patronymic(right)[1] else None
