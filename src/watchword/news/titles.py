"""Titles: which words name an office, and what a phrase of them says.

"Chinese Defense Ministry spokesperson" is read from the left: a country or a body,
then what the office is for, then the word that makes it one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from watchword.news.words import word_set

HEADS = word_set(
    "minister president chief leader spokesperson spokesman spokeswoman secretary ambassador envoy "
    "chancellor premier king queen prince princess emir sultan sheikh emperor governor mayor "
    "senator congressman congresswoman representative lawmaker deputy legislator mp general admiral "
    "colonel commander commandant marshal captain major lieutenant brigadier director chairman "
    "chairwoman chairperson chair ceo cfo executive founder cofounder owner tycoon oligarch "
    "billionaire businessman businesswoman magnate entrepreneur financier banker industrialist "
    "mogul lawyer attorney analyst professor economist commissioner aide adviser advisor head "
    "speaker judge justice prosecutor archbishop bishop pope patriarch ayatollah imam editor "
    "journalist correspondent author activist dissident diplomat negotiator official officer agent "
    "inspector candidate nominee politician warlord militant strategist pollster treasurer "
    "undersecretary counterpart boss coordinator superintendent sheriff rep sen gov gen adm col lt "
    "capt cmdr maj sgt ambassador-at-large vice-president secretary-general monarch ruler "
    "dictator strongman statesman tsar czar historian scientist researcher scholar expert physicist "
    "engineer operator manager representative-elect president-elect consul attache attaché "
    "parliamentarian councillor whip surrogate delegate envoy-designate propagandist mercenary "
    "comptroller ombudsman regulator investor trader supplier broker shareholder scion heir"
)
"""Words that make a phrase an office or an occupation, in lower case."""

FORMER = word_set("former ex late erstwhile onetime one-time then ousted deposed retired ex-")
HONORIFICS = word_set("mr mrs ms miss dr sir lord lady dame prof mx madam rev hon m")
"""Words before a name that are no office."""

FEMALE_WORDS = word_set(
    "mrs ms miss lady dame madam queen princess spokeswoman chairwoman congresswoman businesswoman "
    "actress baroness duchess"
)
MALE_WORDS = word_set(
    "mr sir lord king prince spokesman chairman congressman businessman emperor sultan emir pope "
    "archbishop ayatollah imam patriarch statesman strongman"
)

DOMAINS = word_set(
    "defense defence foreign finance interior economy economic trade industry energy health justice "
    "education agriculture transport transportation labor labour environment culture home state "
    "treasury commerce security digital development information science technology oil petroleum "
    "tourism sports housing justice climate emergency situations military naval army navy "
    "air force police intelligence press communications affairs external internal international "
    "national general staff prime vice deputy first second assistant under associate acting interim "
    "chief senior top executive managing supreme grand crown permanent special presidential "
    "parliamentary federal regional central political policy human rights white-house attorney "
    "secretary director lieutenant major brigadier rear minister president budget border customs "
    "homeland immigration public business legal campaign communications media cabinet majority "
    "minority shadow honorary joint opposition party republican democratic democrat conservative "
    "labour liberal independent and of for to the strategic armed forces co outgoing incoming "
    "veteran longtime long-time private equity hedge fund steel metals coal aluminium aluminum tech "
    "media real estate property telecoms banking shipping fertilizer mining principal lead senate "
    "house financial operating chairman"
)
"""What an office can be for, and what can stand before it: never an organisation's own name."""

ORGANISATION_WORDS = word_set(
    "ministry department office agency army navy command committee party bank group company "
    "university parliament council commission embassy consulate court institute foundation "
    "association union federation corporation authority bureau service administration directorate "
    "secretariat board fund center centre forces guard guards alliance league organization "
    "organisation airlines airways airport academy front movement network times post journal "
    "herald tribune news television radio newspaper holding holdings bancorp inc corp llc ltd "
    "plc ag sa gmbh oao ooo pjsc congress assembly institution institutions brigade battalion "
    "regiment corps fleet laboratory laboratories industries motors exchange club society church "
    "chamber hospital school college tribunal cartel syndicate coalition campaign cell unit "
    "squad taskforce observatory"
)
"""Words that end the name of an organisation, in lower case."""

LOWER_BODIES = word_set(
    "ministry department embassy agency parliament commission council committee court army navy "
    "military police government cabinet consulate treasury"
)
"""Words for a body that news also writes small: "the Iranian foreign ministry"."""

_BODIES = {
    "defense": "Ministry of Defense",
    "defence": "Ministry of Defence",
    "foreign": "Ministry of Foreign Affairs",
    "foreign affairs": "Ministry of Foreign Affairs",
    "external affairs": "Ministry of External Affairs",
    "interior": "Ministry of the Interior",
    "finance": "Ministry of Finance",
}
_SECRETARIES = {
    ("us", "state"): "Department of State",
    ("us", "defense"): "Department of Defense",
    ("us", "treasury"): "Department of the Treasury",
    ("us", "commerce"): "Department of Commerce",
    ("gb", "foreign"): "Foreign, Commonwealth and Development Office",
    ("gb", "defence"): "Ministry of Defence",
    ("gb", "defense"): "Ministry of Defence",
    ("gb", "home"): "Home Office",
}
_NO_MINISTRY = word_set("prime deputy first vice chief cabinet junior senior state")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What a phrase says of an office.

    Attributes:
        text: In lower case, without country, organisation and "former".
        role: The same office under its other names: ``defense minister`` for
            "defence secretary" and "minister of defence".
    """

    text: str
    role: str


_AMERICAN = {"defence": "defense", "labour": "labor"}
_ROLES = (
    (re.compile(r"\b(?:spokesman|spokeswoman)\b"), "spokesperson"),
    (re.compile(r"\b(?:chairman|chairwoman|chairperson)\b"), "chair"),
    (re.compile(r"\b(?:chief executive officer|ceo)\b"), "chief executive"),
    (re.compile(r"^(?:minister|secretary) (?:of|for) (?:the )?(.+?)(?: affairs)?$"), r"\1 minister"),
    (re.compile(r"^(.+?) affairs minister$"), r"\1 minister"),
    (re.compile(r"^defense (?:chief|secretary)$"), "defense minister"),
    (re.compile(r"^(?:foreign secretary|state minister|top diplomat|chief diplomat|secretary of state)$"),
     "foreign minister"),
    (re.compile(r"^(?:finance chief|treasury (?:secretary|minister))$"), "finance minister"),
    (re.compile(r"^premier$"), "prime minister"),
    (re.compile(r"^secretary[ -]general$"), "secretary-general"),
    (re.compile(r"\badvisor\b"), "adviser"),
)  # fmt: skip


def role_of(title: str) -> str:
    """The office that a title means, whatever it is called."""
    role = " ".join(_AMERICAN.get(word, word) for word in title.lower().split())
    for pattern, plain in _ROLES:
        role = pattern.sub(plain, role)
    return role


def make_title(words: str) -> Title:
    """A title from its words."""
    text = re.sub(r"\s*-\s*", "-", " ".join(words.split()).lower()).strip(" ,.-")
    return Title(text=text, role=role_of(text))


def implied_body(title: Title, country: str | None) -> str | None:
    """The body that a title alone implies: a defense minister's is the ministry.

    Only ministers and secretaries have one; the words of the text are kept, so a
    "defence minister" heads a "Ministry of Defence".
    """
    words = title.text
    match = re.fullmatch(r"(?:minister|secretary) (?:of|for) (?:the )?(.+)", words)
    domain = match.group(1) if match else None
    if domain is None:
        match = re.fullmatch(r"(.+) (minister|secretary)", words)
        domain = match.group(1) if match else None
    if domain is None or (domain != "state" and _NO_MINISTRY.intersection(domain.split())):
        return None
    if " secretary" in f" {words}" and "minister" not in words:
        return _SECRETARIES.get((country or "", domain))
    known = _BODIES.get(domain)
    if known is not None:
        return known
    return f"Ministry of {domain.title().replace(' And ', ' and ')}"
