"""Short and pet forms of given names: Bill is William, Sasha is Aleksandr or Aleksandra.

Facts of language, as a table. A form belongs to names of one language: Ivan is no form of
John, nor Juan. An Arabic kunya ("Abu Ali") is no pet form either: it says whose father
somebody is, or is a name of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from watchword.text.sounds import fold

SPELLINGS = 0.85
"""How alike two full forms of one name are ("Stephen", "Steven")."""
FORMAL = 0.82
"""How alike a name and its short form are: many short forms serve several names."""
BOTH_SHORT = 0.72
"""How alike two short forms of one name are."""

# Each line: full forms of one name, a colon, short and pet forms of it.
_ENGLISH = """
abigail: abby abbie gail
abraham: abe abram
adelaide: addie ada
agnes: aggie nessie
albert: al bert bertie
alexander: alex alec alick sandy xander lex
alexandra: alex sandra sandy lexi alexa
alfred: alf alfie fred freddie freddy
alice: allie
alison allison: allie
amanda: mandy
andrew: andy drew
angela: angie
ann anne anna: annie nan nancy
anthony antony: tony ant
archibald: archie
arnold: arnie
arthur: art artie
augustus augustine: gus
barbara: barb barbie babs
barnabas: barney
bartholomew: bart
beatrice: bea trixie
benjamin: ben benny benjy
bernard: bernie
bernadette: bernie
bradley: brad
brian bryan: bri
bridget: biddy bridie
bruce: brucie
calvin: cal
cameron: cam
caroline carolyn: carol carrie caro
catherine katherine kathryn katharine cathryn: cathy kathy kate katie kay kit kitty cath kat
cecilia: cissy celia
charles: charlie charley chas chuck chip
charlotte: charlie lottie
christian: chris
christina christine: chris chrissie christie christy tina
christopher: chris kit kris topher
clarence: clare
clifford: cliff
clinton: clint
constance: connie
cornelius: neil connie corny
curtis: curt
cynthia: cindy
daniel: dan danny
danielle: dani
david: dave davy davie
deborah: deb debbie debby
dennis denis: denny
derek: del
desmond: des
dominic dominick: dom nick
donald: don donnie donny
donna: donnie
dorothy: dot dottie dolly dora
douglas: doug dougie
dwight: ike
edgar: ed eddie
edith: edie
edmund: ed eddie ned ted
edward: ed eddie eddy ned ted teddy
edwin: ed eddie
eleanor elinor: ellie nell nellie nora
elijah: eli
elizabeth elisabeth: liz lizzie lizzy beth betty betsy bess bessie eliza libby lisa liza elsie
ellen: nell nellie
emily: em emmy
emma: em
eric erik: rick
ernest: ernie
eugene: gene
evelyn: evie
ezekiel: zeke
florence: flo florrie
frances: fran franny frankie
francis: frank fran frankie
franklin: frank frankie
frederick frederic: fred freddie freddy rick
gabriel: gabe
gabrielle: gabby
gareth: gary
geoffrey jeffrey jeffery: geoff jeff
george: georgie
gerald: gerry jerry
gerard: gerry
gertrude: gertie trudy
gilbert: gil bert
gillian: gill jill
gladys: glad
gordon: gord
grace: gracie
gregory: greg gregg
gwendolyn: gwen
hannah: hanna annie
harold: harry hal
harriet: hattie
harrison: harry
harvey: harv
helen: nell nellie
henrietta: etta hettie
henry: harry hank hal
herbert: bert herb bertie
herman: herm
hilary hillary: hil
howard: howie
hubert: bert hugh
ignatius: iggy
irene: rene
isaac: ike zac zak
isabel isabella isabelle: bella belle izzy
isidore: izzy
jacob: jake
jacqueline: jackie jacqui
james: jim jimmy jamie jimmie jem
janet: jan
jane: janie jenny
janice: jan
jason: jay
jean: jeannie
jeanette: jean nettie
jennifer: jen jenny jennie
jeremiah: jerry jem
jeremy: jerry jez
jerome: jerry
jessica: jess jessie
joan: joanie
joanna joanne johanna: jo
john: jack johnny johnnie jock
jonathan jonathon: jon jonny nathan
joseph: joe joey jo
josephine: jo josie
joshua: josh
judith: judy judie
julia: julie
julian: jules
juliet: jules
justin: jus
karen: kaz
katrina: trina
kenneth: ken kenny
kevin: kev
kimberly kimberley: kim
kristin kristen kristine: kris
laura: laurie lolly
laurence lawrence: larry laurie lawrie
leonard: len lenny leo
leopold: leo
leroy: roy
leslie lesley: les
lewis louis: lou louie lew
lillian lilian: lil lily
linda: lindy
louise louisa: lou
lucille: lucy
lucinda: lucy cindy
lynette: lyn lynn
madeleine madeline: maddie
malcolm: mal
marcus: marc mark
margaret: maggie meg peggy madge marge margie meggie greta daisy peg
marjorie: marge
martha: marty patty
martin: marty
marvin: marv
mary: molly polly mae mamie
matilda: tilly mattie
matthew: matt matty
maureen: mo
maurice: moe morrie
maximilian maxwell maximillian: max
melanie: mel
melissa: mel missy lissa
melvin: mel
michael: mike mick mickey micky mikey mitch
michelle: shelly micky
mildred: millie milly
millicent: millie milly
miranda: mandy randy
mitchell: mitch
mohammed: mo
montgomery: monty
morris: mo
nancy: nan
natalie: nat
natasha: tasha
nathan: nat nate
nathaniel: nat nate nathan
nicholas nicolas: nick nicky nic
nicole nicola: nicky nikki
norman: norm
oliver: ollie
olivia: liv livvy
oscar: ozzie
oswald: oz ozzie
pamela: pam
patricia: pat patty patsy tricia trish trisha
patrick: pat paddy
paul: paulie
pauline: polly
penelope: penny
percival: percy
peter: pete
philip phillip: phil pip
philippa: pip pippa
phyllis: phyl
prudence: pru
rachel: rach
ralph: ralphie
ramon: ray
randall randolph: randy
raymond: ray
rebecca: becky becca
reginald: reg reggie
rhonda: ronnie
richard: rick ricky rich richie dick dickie rickie
robert: bob bobby rob robbie robby bert bobbie robb
roberta: bobbie
roderick: rod roddy rick
rodney: rod
roger: rog
roland: rollie roly
ronald: ron ronnie ronny
rosemary: rose rosie
rosalind: roz
russell: russ rusty
samantha: sam sammy
samuel: sam sammy
sandra: sandy
sarah sara: sally sadie
sebastian: seb bas
sharon: shaz
sheila: shell
sidney sydney: sid syd
simon: si
solomon: sol solly
sophia sophie: soph
spencer: spence
stanley: stan
stephanie: steph stevie
stephen steven: steve stevie
stewart stuart: stu
susan susanna suzanne susannah: sue susie suzy sukie
sylvester: sly
sylvia: syl
tabitha: tabby
teresa theresa: terry tess tessa tracy
terence terrence: terry
thaddeus: thad ted
theodore: ted teddy theo
thomas: tom tommy
timothy: tim timmy
tobias: toby
trevor: trev
valerie: val
vanessa: nessa
veronica: ronnie roni vera
victor: vic
victoria: vicky vickie vicki tori
vincent: vince vinny vinnie
violet: vi
virginia: ginny ginger
vivian vivien: viv
walter: walt wally
warren: waz
wesley: wes
wilbur: will
wilfred: wilf fred
william: bill billy will willie willy liam wills
winifred: winnie
winston: winnie
zachary zachariah: zach zack zak
"""

_RUSSIAN = """
aleksandr alexander aleksander: sasha shura sanya alik sashka
aleksandra alexandra: sasha shura sanya
aleksey alexey alexei: alyosha lyosha lyokha alesha lesha
albina: alya
alla: alya
anastasia anastasiya: nastya asya stasya nastia
anatoly: tolya tolik
andrey andrei: andryusha andryukha
angelina: gelya lina
anna: anya nyura anyuta asya
anton: antosha tosha
antonina: tonya
arkady: arkasha kadik
arseny: senya
artem artyom: tyoma tema
boris: borya
daniil danila: danya
daria darya: dasha
dmitry: dima mitya dimon
eduard: edik
ekaterina yekaterina: katya katyusha katia
elena yelena: lena alyona lenochka
elizaveta yelizaveta: liza lizaveta
evgeny yevgeny: zhenya
evgenia yevgenia evgeniya: zhenya
fyodor fedor: fedya
galina: galya
gennady: gena
georgy: zhora gosha yura goga
gleb: glebushka
grigory: grisha
igor: igoryok gosha
ilya: ilyusha
inna: innochka
innokenty: kesha
ioann: vanya
irina: ira irisha
iosif: osya
ivan: vanya vanyusha vanka
kirill: kirya kiryusha
konstantin: kostya kostik
ksenia kseniya: ksyusha
larisa: lara
leonid: lyonya lenya
lev: lyova leva
lidia lidiya: lida
lubov lyubov: lyuba
lyudmila ludmila: lyuda lyusya mila luda
maksim maxim: maks max
margarita: rita
maria mariya: masha manya marusya musya
marina: marinochka
matvey: motya
mikhail: misha mishka
nadezhda: nadya
natalia natalya nataliya: natasha nata tasha
nikita: nikitka
nikolai nikolay: kolya nick
nina: ninochka
oleg: olezhka
oksana: ksana ksyusha
olga: olya
pavel: pasha pavlik
petr pyotr: petya
polina: polya
raisa: raya
rodion: rodya
roman: roma
ruslan: rusik
semyon semen: senya syoma
sergey sergei: seryozha seryoga serge serezha
sofia sofya: sonya
stanislav: stas slava
stepan: styopa stepa
svetlana: sveta lana
svyatoslav: slava
taisia taisiya: taya
tamara: toma
tatiana tatyana: tanya tata
timofey: tima
timur: tima
ulyana: ulya
vadim: vadik dima
valentin: valya
valentina: valya
valery: valera
valeria valeriya: lera
varvara: varya
vasily: vasya
venyamin veniamin: venya
vera: verochka
veronika: nika vera
viktor: vitya vic
viktoria viktoriya: vika
vitaly: vitalik vitya
vladimir: volodya vova vovka vladik
vladislav: vlad slava vladik
vyacheslav: slava
yakov: yasha
yaroslav: slava yarik
yegor egor: gosha
yulia yuliya: yulya julia
yury: yura yurik
zinaida: zina
zoya: zoyka
"""

_UKRAINIAN = """
andriy: andriyko andrusha
bohdan: bohdanko dan
dmytro: dima mytro dmytryk
hanna: hanya halya anna
halyna: halya
iryna: ira irka
ivan: ivanko ivas vanya
kateryna: katya katrusya
mariya: marichka marusya
mykhailo: mykhas mysha misha mykhailyk
mykola: kolya mykolka
mykyta: mykytka
nadiya: nadya
oleksandr: sashko oles sasha olesyk lesyk
oleksandra: lesya olesya sasha
oleksiy: olesha oleksa lyosha
olena: olenka lena
olha: olya
pavlo: pavlyk pasha
petro: petryk petrus
serhiy: serhiyko seryozha
stepan: stepanko
svitlana: svitlanka sveta
taras: tarasyk
vasyl: vasylko vasya
volodymyr: volodya vova volodka
yaroslav: slavko yarko
yevhen: zhenya yevhenko
yuriy: yurko yura
"""

_SPANISH = """
alberto: beto berto tito
alejandra: ale sandra jandra
alejandro: alex ale alejo jandro
alfonso: poncho fonso
alfredo: fredo freddy
alicia: licha
andres: andy
angel: angelito
antonia: tona toni
antonio: tono toni tonio antonito
armando: mando
arturo: turo
beatriz: bea betty
benito: beni
benjamin: benja mincho
bernardo: nardo berna
carlos: carlitos charly litos
carolina: caro
catalina: cata lina
cecilia: ceci
concepcion: concha conchita
consuelo: chelo
cristina: cris tina
cristobal: cris tobal
daniel: dani
dolores: lola loli lolita
domingo: mingo
eduardo: edu lalo eddy guayo
elena: nena lena
emilio: milo
enrique: quique kike rique
ernesto: neto
esteban: teban
federico: fede
felipe: pipe
fernando: fer nando fercho
francisca: paca pancha paquita
francisco: paco pancho curro kiko cisco fran frasco
gabriel: gabo gabi
gabriela: gabi gaby
gerardo: gera lalo
gilberto: gil beto
gonzalo: gonza chalo
graciela: chela
gregorio: goyo
guadalupe: lupe lupita
guillermo: memo guille guillo willy
gustavo: gus tavo
hector: tito
heriberto: beto
hernan: nan
hilario: layo
humberto: beto
ignacio: nacho
isabel: isa chabela chavela chabel
ismael: mayel
jaime: jimmy
javier: javi
jesus: chucho chuy chus suso
joaquin: quino
jorge: coque george koke
jose: pepe chepe joselito pepito cheo
josefa: pepa
josefina: josefa pepa fina
juan: juancho juanito juanca
juana: juanita
julio: julito
leonardo: leo nardo
leticia: lety
lorenzo: lencho
lourdes: lulu
luis: lucho luisito
luisa: lucha
manuel: manolo manu lolo manny
manuela: manola
marcelo: chelo
margarita: marga rita mago
maria: mari marita maruja
mario: mayito
mauricio: mau
mercedes: merche meche
miguel: migue mike miguelito
nicolas: nico
octavio: tavo
orlando: lando
oscar: oscarin
pablo: pablito
patricia: paty pato
patricio: pato
pedro: perico pedrito
pilar: pili
rafael: rafa fallo
ramiro: rami
ramon: moncho mon
raul: raulito
ricardo: ricky richi rica cayo
roberto: beto rober robertito tito
rodolfo: rudy fito rolo
rodrigo: rodri rigo
rogelio: roge
rosario: charo
rosa: rosita
salvador: chava salva
santiago: santi chago
sebastian: sebas
sergio: checho
silvia: chiva
socorro: coco
sofia: sofi
susana: susi
teodoro: teo
teresa: tere teresita
tomas: tomasito
veronica: vero
vicente: chente
victor: vic vitico
victoria: vicky toya
virginia: vicky
yolanda: yoli
"""

_OTHERS = """
joao: joaozinho jango
jose: ze zeca zezinho
francisco: chico
antonio: toninho tonho
carlos: carlinhos
manuel: manel
sebastiao: tiao
luiz: lula luizinho
fernando: nando
roberto: beto
giovanni: gianni nanni vanni gio
giuseppe: peppe beppe pino peppino
antonio: toto tonino nino
francesco: franco ciccio cecco
luigi: gigi gino luigino
salvatore: toto turi
vincenzo: enzo vince
domenico: mimmo mico
alessandro: sandro alex ale
lorenzo: enzo renzo
giovanna: gianna vanna
johannes: hans hannes
johann: hans hannes
joseph: sepp josef jupp
wilhelm: willi willy
friedrich: fritz fred
heinrich: heinz heiner
maximilian: max maxi
sebastian: basti
ludwig: lutz wiggerl
elisabeth: lisa elise elsbeth liesl sissi else
katharina: katja kathi kathe
margarete margarethe: grete gretel
georg: schorsch jorg
jakob: jockel
andreas: andi
matthias: hias matze
stefan: steffen
wolfgang: wolf
aleksander: olek alek
aleksandra: ola
agnieszka: aga
andrzej: jedrek
anna: ania hania
barbara: basia
ewa: ewka
jan: janek jas
jerzy: jurek
jozef: jozek
katarzyna: kasia
krzysztof: krzysiek krzys
malgorzata: gosia malgosia
maria: marysia
pawel: pawelek
piotr: piotrek
stanislaw: staszek stas
tadeusz: tadek
tomasz: tomek
wojciech: wojtek
zbigniew: zbyszek
aleksandar: aca sasa aco
dragan: gagi
dragoljub: draza
dusan: dule duci
goran: goga
jovan: jova joca
ljubomir: ljuba
milan: miki
milos: misa
miodrag: miki
mladen: mladja
nebojsa: nesa
petar: pera pero
radovan: rade raka
slobodan: boba sloba
stevan: steva
vladimir: vlada
vojislav: voja
zeljko: zeljo
zoran: zoki
ivan: ivo ivica
josip: joso joza
stjepan: stipe stjepo
tomislav: tomo
georgi: gosho joro
dimitar: mitko dimo
ivan: vanko vankata
nikolay: niki koljo
petar: pesho
stefan: stefcho
todor: tosho
gheorghe: gigi ghita
ioan ion: nelu ionel
constantin: costel costi dinu
mihai mihail: misu
nicolae: nicu nicolaie
alexandru: alecu sandu
dimitrios: mitsos dimitris jimmy
georgios: giorgos yorgos
ioannis: giannis yannis
konstantinos constantinos constantine: kostas dinos costas
nikolaos: nikos
panagiotis: panos takis
athanasios: thanasis thanos
evangelos: vangelis
emmanouil: manolis
vasileios: vasilis vassilis
spyridon: spyros
efstathios: stathis
charalampos: babis
eleftherios: lefteris
aikaterini: katerina
eleni: lena
alexandros: alekos
avraham: avi
binyamin: bibi beni
david: dudu dudi
moshe: moshik
shlomo: momo
yitzhak yitzchak: itzik
yosef: yossi
shimon: shimi
yaakov: kobi yanki
eliezer: eli
jean: jeannot
pierre: pierrot
jacques: jacquot
francois: fanfan
"""


@dataclass(frozen=True, slots=True)
class _Groups:
    """The groups that each full form, and each short form, belongs to.

    A group goes by its language and its first full form. Forms of Cyrillic names go by
    their fold, as each has many romanisations; a fold of others would meet too much
    ("Sammy" is not the Arabic "Sami").
    """

    full: dict[str, frozenset[str]]
    short: dict[str, frozenset[str]]

    def full_of(self, word: str) -> frozenset[str]:
        return self.full.get(word, _NONE) | self.full.get(_folded(word), _NONE)

    def short_of(self, word: str) -> frozenset[str]:
        return self.short.get(word, _NONE) | self.short.get(_folded(word), _NONE)


_NONE: frozenset[str] = frozenset()


def _folded(word: str) -> str:
    return f"~{fold(word)}"


@lru_cache(maxsize=1)
def _groups() -> _Groups:
    full: dict[str, set[str]] = {}
    short: dict[str, set[str]] = {}
    plain = (("en", _ENGLISH), ("es", _SPANISH), ("xx", _OTHERS))
    cyrillic = (("ru", _RUSSIAN), ("uk", _UKRAINIAN))
    for language, table in (*plain, *cyrillic):
        key = _folded if (language, table) in cyrillic else str
        for line in table.strip().splitlines():
            names, _, forms = line.partition(":")
            group = f"{language}-{names.split()[0]}"
            for name in names.split():
                full.setdefault(key(name), set()).add(group)
            for form in forms.split():
                short.setdefault(key(form), set()).add(group)
    return _Groups(
        {word: frozenset(groups) for word, groups in full.items()},
        {word: frozenset(groups) for word, groups in short.items()},
    )


@lru_cache(maxsize=65_536)
def nickname_groups(word: str) -> frozenset[str]:
    """The groups of given names that a word belongs to, as a full or a short form.

    Two words that can be forms of one name share one.
    """
    groups = _groups()
    return groups.full_of(word) | groups.short_of(word)


def nickname_likeness(left: str, right: str) -> float | None:
    """How alike two words are as forms of one given name; None where they are not."""
    if left == right or not nickname_groups(left) & nickname_groups(right):
        return None
    groups = _groups()
    if groups.full_of(left) & groups.full_of(right):
        return SPELLINGS
    ours, theirs = groups.short_of(left), groups.short_of(right)
    if ours & groups.full_of(right) or theirs & groups.full_of(left):
        return FORMAL
    return BOTH_SHORT if ours & theirs else None
