"""Words that carry little of a name's identity, and words that stand for one another.

Facts of language, as tables: no word here is taken from a sanctions list.
"""

from __future__ import annotations


def word_list(text: str) -> list[str]:
    """The words of a text, in order."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


PATRONYMIC_PARTICLES = word_set("bin ibn ben ould wuld bint bent binti binte oglu ogly kyzy qizi")
"""Words between a person's own name and the parent's: their two sides can't be swapped."""

PARTICLES = PATRONYMIC_PARTICLES | word_set(
    "al el ul ur as ash ad adh ar an at ath az ed es ez er en de del della der den di da das "
    "do dos du la le las los lo van von vom zu zum zur ter ten y e i und et and the of for a "
    "to in on abd abdul abdel ve wa va dlya imeni im des delle dello degli les pour para por fur"
)
"""Articles, prepositions and filial words, in any name."""

HONORIFICS = word_set(
    "mullah mulla maulavi maulawi mawlawi moulavi mawlavi molvi haji hajji hadji hajj alhaj "
    "alhajj sheikh shaykh sheik shaikh cheikh qari ustad ustaz mufti ayatollah hojjatoleslam "
    "doctor dr eng engineer gen general col colonel major maj capt captain lt lieutenant brig "
    "brigadier adm admiral mr mrs ms sir prof professor jr junior sr ii iii iv"
)
"""Titles that many lists write as a part of a person's name, and that are no given names."""

_GENERIC_LINES = """
company co coy cos companies compania companhia compagnie compagnia kompania kompaniya kompaniia
  kompanija kompanie kompani sirketi sirket sherkat sharikat sharika charikat hoesa perusahaan cie
  comp firma spolka spolecnost
corporation corp corporacion corporacao korporatsiya korporatsiia korporacija korporasyonu corporations
  korporation corporate
group grp groupe grupo gruppa gruppe gruppo grupa gruppirovka grubu gurup majmuat groep groups
holding holdings kholding holdingi holdinq
enterprise enterprises ent entreprise empresa empresas predpriyatie predpriyatiye predpriiatie
  pidpryemstvo pidpriemstvo preduzece poduzece przedsiebiorstwo unternehmen impresa isletmesi
  isletmeleri entp entps
establishment est etablissement establecimiento muassasat muassasa moassese
technology technologies tech techs technol tekhnologii tekhnologiya tekhnologiia tecnologia
  tecnologias technologie tecnologie teknoloji teknolojileri fanavari teknologi technologia
technical techn tekhnichesky tekhnicheskii tekhnichna tecnica tecnico technique teknik technische
industry industries industrial ind inds industria industrias industrie industriya industriia
  promyshlennost promyshlenny promyshlennyi promyshlennaya promyshlennoe sanayi sanaye sanat sanati
  industrija industri industriel industrielle industriale przemysl indl
international intl internacional internationale internazionale mezhdunarodny mezhdunarodnyi
  mezhdunarodnaya mezhdunarodnoe mizhnarodna uluslararasi dawliya dowaliya doualia beynolmelali
  internasional miedzynarodowa internat internatl
commercial commerce comercial commerciale kommercheskaya kommerchesky comml
trading trade trd trdg tic comercio commercio torgovy torgovyi torgovaya torgovo torgivlya ticaret ticari tijarat tijara tijariya
  bazargani muyok handel handels perdagangan trgovina thuongmai traders
general gen generale generales obshchaya
bank banka banco banque banca bankasi unhaeng ginko banki
shipping shpg ship ships navieira naviera schiffahrt sudokhodnaya sudokhodstvo denizcilik
  keshtirani haeun pelayaran navigation navigazione armateurs
maritime marine maritima maritimo marittima morskoy morskoi morskaya
shipbuilding shipyard shipyards shipbuilders sudostroitelny sudostroitelnyi sudostroenie astillero
  astilleros tersane chantier sudoverf verf
shipmanagement shipmgmt
foundation fnd fdn fondation fundacion fundacao fondazione stiftung bonyad vakfi yayasan
  blagotvoritelny fundacja
fund fond fonds fondo fundo sandogh
institute inst institut instituto istituto instytut institution institusi enstitusu moaseseh
research res recherche recherches investigacion investigaciones issledovatelsky issledovatelskii
  nauchno forschung forschungs pazhuhesh arastirma pesquisa isslevodatelskyi
scientific sci scientifique cientifico nauchny nauchnyi naukovo
ministry min ministere ministerio ministerstvo ministerium bakanligi wizarat vezarat ministerul
  ministarstvo kementerian
department dept departamento departement departament upravlenie upravleniye direktsiya edarah
directorate direccion direction direktorat dir
university univ universitet universidad universidade universite universita uniwersytet
  universiteti daneshgah universitat jamia jamiat daehak unversity
academy academia akademiya akademiia academie akademie accademia akademisi
center centre ctr tsentr centro centrum zentrum merkez merkezi markaz markazi centrul centar
national natl nat nationale nacional nazionale natsionalny natsionalnyi natsionalnaya natsionalnoe
  natsionalna narodowy nasional
engineering eng engg engrg engrng ingenieria ingenierie engenharia inzhiniring inzhenerny
  mohandesi muhendislik handasa inzhenernaya ingegneria
electronics electronic elec electron elektronika elektronik elektronnaya electronica electronique
electric electrical electricity elect elektrik elektro electrica electrique elektricheskaya elektr
association assoc assn asso asociacion associacao associazione assotsiatsiya assotsiatsiia dernegi
  jamiya verein anjoman persatuan verband stowarzyszenie udruzenje
associates assocs
organization organisation org orgn orgs organizatsiya organizatsiia organizacion organizacao
  organizzazione sazman sazeman orgutu munazzama monazama organizacija organizatia
society societe sociedad sociedade societa obshchestvo gesellschaft tovarystvo tovarishchestvo
union unions soyuz spilka unione
federation federatsiya federacion federasyonu federazione
production prod produktion produccion producao proizvodstvo proizvodstvenny proizvodstvennoe
  proizvodstvennaya vyrobnyche uretim tolidi productions produktsiya
products prods produits productos produkty
manufacturing mfg mfgs manuf manufacture manufacturers manufacturer manufactura fabrication
factory fabrica fabrique fabryka fabrika karkhaneh plant zavod fabrik
import imports imp importadora importation
export exports exp exportadora exportation
services service svc svcs serv servicios servico servicos uslugi khadamat servis hizmetleri
  dienst dienste servizi serviciul
systems system sys sistema sistemas sistemy systemes systeme systemy sistemleri
solutions solution resheniya soluciones
investment investments invest inv investitsii investitsionny investitsionnaya inversiones
  investissement investissements investimentos investimento yatirim sarmayegozari invst investors
capital kapital
finance financial fin financiera finansovy finansovaya finans financiere finanza finanziaria
  financing
agency agence agencia agentstvo agentur agenzia ajansi agentsiya
committee cttee komitet comite comision komite comitato komisyonu kommissiya
council sovet consejo conseil rada konsey shura conselho
bureau buro byuro biuro
office ofis oficina
state gosudarstvenny gosudarstvennoe gosudarstvennyi gosudarstvennaya derzhavne derzhavny
  panstwowe dowlati
federal federalny federalnoe federalnyi federalnaya
petroleum petro petr petrol petroliere petroleo petroli
oil neft nefte neftyanaya naft petrolifera
gas gaz gaze
petrochemical petrochemicals petchem petroshimi neftekhim petroquimica
chemical chemicals chem quimica chimie khimichesky khimicheskii chemie kimia kimya chemische
aviation aviatsiya aviatsiia aviatsionny aviatsionnaya aviacion havacilik tayaran aviacao avia
airlines airline aerolineas aviakompaniya aviakompaniia airways
aerospace aerokosmicheskaya aeroespacial havafaza
transport transportation transp trans transportes transporte transporti transportnaya tasimacilik
  naqliyat haml transports
construction constr const construcciones construccion construcoes stroitelny stroitelnaya stroitelnyi
  insaat bauunternehmen budowlana costruzioni sakhteman edilizia constructions builders building
development dev devt desarrollo developpement razvitie razvitiya razvitiia kalkinma tosee
  desenvolvimento sviluppo
management mgmt mgt managmt upravlyayushchaya gestion yonetim
consulting consultancy consultants consult konsalting consultoria danismanlik conseils
insurance ins strakhovaya strakhovanie assurance assurances seguros sigorta bimeh versicherung
  assicurazioni
logistics logistic logistika logistica logistique lojistik
energy energiya energiia energetika energia energie enerji energeticheskaya
power
mining mineria gornodobyvayushchaya madencilik madani minera minero
metals metal metally metall metales metallurgical metallurgicheskii metallurgichesky
steel stal acero foolad celik
security bezopasnost seguridad securite guvenlik
defense defence oborona oborony defensa savunma
military mil voenny voyenny voennyi voennaya militar
private pvt chastnaya chastny khususi khosousi privada privee ozel khas
limited ltd limitada
incorporated inc
brothers bros hermanos freres fratelli ikhwan kardesler gebruder ikhwah
sons hijos fils figli ogullari
government govt pravitelstvo gobierno gouvernement hukumat
machinery mach maquinaria mashinostroenie mashinostroitelny makina
equipment equip equipos oborudovanie
materials material materialy
instruments instrument priborostroenie
telecommunications telecom telecommunication telekom telekommunikatsii telecomunicaciones
communications communication svyaz commn
media
humanitarian
charity charitable khayriya kheyriyeh khairiya
islamic islami islamiya eslami islamique islamica islamiyah
revolutionary enghelab inqilabi
hospital hosp
medical med meditsinsky meditsinskaya medico medicale
pharmaceutical pharmaceuticals pharma pharm farma darou darousazi
agricultural agriculture agri agro agricola selskokhozyaystvennaya
food foods
realty
cooperative coop kooperativ cooperativa taavoni
joint
venture
"""


def _read_generic(lines: str) -> dict[str, str]:
    """Each form with the first word of its line."""
    found: dict[str, str] = {}
    for line in lines.replace("\n  ", " ").strip().splitlines():
        words = line.split()
        found.update(dict.fromkeys(words, words[0]))
    return found


GENERIC_WORDS: dict[str, str] = _read_generic(_GENERIC_LINES)
"""Common words of organisations, each with the form that stands for all its variants."""

EMPTY_WORDS = word_set(
    "company corporation group holding technology industry international trading general "
    "enterprise establishment organization association society associates limited incorporated "
    "service system solutions products production private military brothers sons equipment"
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

_MORE_LEGAL_LINES = """
corp: inc|incorporated|corp|corporation
llc: ltd|limited|pvt|private limited|pvt limited|private ltd|pvt ltd|ltd sti|limited sti|ltd sirketi
llc: limited sirketi|limited liability|limited liability company|limited liability co|ltd co|ltda
llc: eood|fzc|fz|fze|fzco|fz llc|wll|co wll|spol|spol sro|sia|uab|ou|mchj|yugen kaisha|gk|mmc|mas
llc: pte|pty|sdn|bhd|company limited|co limited|co ltd|company ltd|sdn bhd|pte ltd|pte limited|pty ltd|pty limited
llc: sh m m|limitada|cia ltda|compania limitada|tnhh|tbmm|dmcc|cic|ohg
jsc: public company limited|public limited company|public joint stock company|public jsc|plc|pcl
jsc: joint stock company|joint stock|joint stock co|open joint stock company|sha|sh a|a s|as|ead
jsc: closed joint stock company|private joint stock company|private joint stock|pjs|pjs co|pjsco
jsc: sal|s a l|sal offshore|offshore sal|psc|sae|s a e|bsc|saog|saoc|ksc|kscc|ksc public|qsc|qpsc|kk|k k|tbk
jsc: kabushiki kaisha|anonim sirketi|anonim sti|sahami khas|sahami am|aktsionerno druzhestvo|ad
jsc: societe anonyme|sociedad anonima|akciova spolecnost|spolka akcyjna|aksjeselskap|pao|oao|zao
co: co|company|sherkat|sharikat|sherkate|cie
soe: fgup|fsue|gup|federal state unitary enterprise|state unitary enterprise|unitary enterprise
soe: state enterprise|state company|state owned enterprise|state corporation
sp: ip|chp|fop|sole proprietorship|sole proprietor|individual entrepreneur
lp: lp|llp|limited partnership|kg|cv|limited liability partnership|firma cv
pmc: private military company|pmc|chvk|private military contractor
coop: cooperative society|production cooperative
"""


def _read_legal(lines: str) -> dict[tuple[str, ...], str]:
    """The words of each form with its key."""
    found: dict[tuple[str, ...], str] = {}
    for line in lines.strip().splitlines():
        key, _, forms = line.partition(": ")
        found.update({tuple(form.split()): key for form in forms.split("|")})
    return found


MORE_LEGAL_FORMS: dict[tuple[str, ...], str] = _read_legal(_MORE_LEGAL_LINES)
"""Legal forms at a name's end, mostly such that rigour leaves in the name."""

LEADING_LEGAL_FORMS: dict[tuple[str, ...], str] = _read_legal("""
llc: limited liability company|limited liability partnership
jsc: public joint stock company|joint stock company|open joint stock company|kabushiki kaisha
jsc: closed joint stock company|private joint stock company|joint stock|ead|sal
llc: eood|wll|pte|pvt
co: sherkat|sharikat|sherkate|sharikat al|shrka|shrkt|shrka al|shrkt al
soe: fgup|fsue|gup|federal state unitary enterprise|state unitary enterprise|unitary enterprise
sp: ip|chp|fop|individual entrepreneur
lp: cv
pmc: private military company|pmc|chvk
""")
"""Legal forms at a name's beginning."""

_HAN_LINES = """
进出口 進出口 import export|贸易 貿易 商贸 商貿 trading|技术 技術 科技 technology|集团 集團 group
控股 holding|国际 國際 international|银行 銀行 bank|电子 電子 electronics|工业 工業 实业 實業 産業 industry
产业 industry|石油 petroleum|石化 petrochemical|天然气 天然氣 gas|航空 aviation|航天 aerospace
航运 航運 海运 海運 船务 船務 shipping|船舶 shipbuilding|研究所 研究院 institute|大学 大學 university
学院 學院 academy|投资 投資 investment|能源 energy|保险 保險 insurance|物流 logistics
通信 通讯 通訊 communications|半导体 半導體 semiconductor|建设 建設 建筑 建築 construction|工程 engineering
机械 機械 machinery|设备 設備 equipment|制造 製造 manufacturing|化工 化学 化學 chemical|医药 醫藥 pharmaceutical
金融 finance|基金 fund|基金会 基金會 foundation|协会 協會 association|中心 center|有色金属 nonferrous metals
钢铁 鋼鐵 steel|矿业 礦業 mining|电力 電力 power|汽车 汽車 automobile|信息 資訊 information|网络 網絡 network
科学 科學 scientific|国家 國家 national|人民 people|中国 中國 china|北京 beijing|上海 shanghai|香港 hong kong
深圳 shenzhen|朝鲜 朝鮮 korea|伊朗 iran|俄罗斯 俄羅斯 russia|商事 物産 trading|自動車 motor|製作所 manufacturing
重工業 重工业 heavy industry|重工 heavy industry|通商 trading
무역 trading|은행 bank|회사 총회사 company|공업 산업 industry|기술 technology|국제 international|건설 construction
해운 shipping|보험 insurance|대학교 대학 university|연구소 institute|그룹 group|전자 electronics|조선 korea
석유 petroleum|화학 chemical|항공 aviation|은하 galaxy
グループ group|ホールディングス holding|コーポレーション corporation|カンパニー company|トレーディング trading
バンク bank|インターナショナル international|テクノロジー technology|サービス service
"""


def _read_han(lines: str) -> tuple[tuple[str, str], ...]:
    """Each word with its English, longer words first."""
    found: list[tuple[str, str]] = []
    for cell in lines.strip().replace("\n", "|").split("|"):
        words = cell.split()
        english = " ".join(word for word in words if word.isascii())
        found.extend((word, english) for word in words if not word.isascii())
    return tuple(sorted(found, key=lambda item: (-len(item[0]), item[0])))


HAN_WORDS: tuple[tuple[str, str], ...] = _read_han(_HAN_LINES)
"""Words of Chinese, Korean and Japanese organisations that English names translate."""

_ABJAD_LINES = """
bank بنك مصرف بانک|establishment مؤسسة موسسه مؤسسه|association جمعية جمعیت انجمن
group مجموعة گروه|trading تجارة تجاري تجارية بازرگانی تجارت|industry صناعة صناعي صناعية صنایع صنعت صنعتی
international دولية دولي بینالمللی|general عامة عام|ministry وزارة وزارت|university جامعة دانشگاه
center مركز مرکز|institute معهد پژوهشگاه موسسه_تحقیقاتی|organization منظمة هيئة سازمان|service خدمات
transport نقل حمل_و_نقل|investment استثمار استثمارية سرمایهگذاری|development تطوير تنمية توسعه
construction بناء مقاولات إنشاءات ساختمانی|petroleum بترول|oil نفط نفت|national وطني وطنية قومي ملی
islamic إسلامي اسلامي إسلامية اسلامية اسلامی|charity خيرية خيري خیریه|foundation بنیاد وقف
shipping ملاحة شحن کشتیرانی|airlines طيران هواپیمایی|exchange صرافة صرافی|money حوالات
technology تكنولوجيا تقنية فناوری|engineering هندسة هندسية مهندسی|energy طاقة انرژی|insurance تأمين تامين بیمه
army جيش ارتش|front جبهة جبهه|movement حركة حرکت جنبش|brigade لواء كتيبة تیپ|council مجلس شورى شورای
state دولة دولت|iran ایران إيران ايران|syria سوريا سورية|iraq العراق عراق|lebanon لبنان|yemen يمن اليمن
libya ليبيا|islam إسلام اسلام|revolution ثورة انقلاب|guards پاسداران|corps سپاه حرس
"""


def _read_abjad(lines: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for cell in lines.strip().replace("\n", "|").split("|"):
        english, *words = cell.split()
        found.update({word: english for word in words if "_" not in word})
    return found


ABJAD_WORDS: dict[str, str] = _read_abjad(_ABJAD_LINES)
"""Words of Arabic and Persian organisations that English names translate."""
