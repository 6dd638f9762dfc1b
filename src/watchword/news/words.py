"""The words that ascribe speech.

Lemmas, as spaCy gives them. *Saying* verbs take what was said as a clause or a
quotation; *judging* verbs take a noun or "as …" and quote only the judgement
("called it “a provocation”"); *relaying* verbs have somebody else's words.
"""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """The words of a text as a set: tables of words read best as text."""
    return frozenset(text.split())


SAYING = word_set(
    "say add tell note warn claim argue state announce declare explain insist stress continue reply "
    "respond ask write tweet post urge admit acknowledge concede complain conclude assert allege "
    "suggest predict recall remark observe comment vow pledge promise quip joke repeat reiterate "
    "contend maintain testify report reveal disclose confirm emphasize emphasise underline "
    "underscore mention cite caution counter retort answer exclaim shout yell scream whisper mutter "
    "murmur muse opine propose recount relate sum summarize summarise lament boast brag charge "
    "demand plead beg advise assure inform remind read sign intone echo estimate "
    "hint imply inquire interject guess offer proclaim pronounce speculate swear volunteer wonder "
    "chant sing text email blog rule think believe feel agree deny decide hope fear joke laugh "
    "understand know"
)
"""Verbs whose clause or quotation is what was said."""

PLAIN_SAYING = word_set(
    "say tell add note warn claim argue state announce declare explain insist stress write tweet "
    "admit acknowledge concede complain conclude assert allege suggest recall remark observe vow "
    "pledge promise reiterate contend maintain testify report reveal disclose confirm emphasize "
    "emphasise underline underscore caution predict post estimate reply respond continue "
    "repeat"
)
"""Verbs that ascribe a paraphrase beyond doubt."""

JUDGING = word_set(
    "call describe condemn denounce dismiss slam blast criticize criticise praise hail label brand "
    "dub characterize characterise refer accuse blame reject refuse threaten speak talk discuss "
    "address term portray welcome deride decry lambast lambaste laud mock ridicule tout rip attack "
    "dispute challenge apologize apologise thank greet congratulate request order express "
    "voice trumpet deem denigrate scold chide rebuke castigate excoriate rail rant fume gush "
)
"""Verbs that quote a judgement or a name, mostly in part."""

THINKING = word_set("think believe feel know hope wonder agree decide understand recall fear want")
"""Verbs of the mind: what is reported of them is somebody's saying when one stands above."""

STANDS = word_set(
    "welcome reject refuse dispute praise discuss request order threaten thank express"
)
"""Verbs that take a stand without saying words: those of "he said the US welcomed “…”" are his."""

RELAYING = word_set("quote cite report paraphrase")

SPEECH_NOUNS = word_set(
    "remark statement comment claim warning accusation word pledge promise speech allegation "
    "assertion suggestion argument announcement message tweet post letter call vow threat "
    "demand complaint insistence declaration description characterization criticism response "
    "reply answer question phrase slogan advice view opinion assessment belief conclusion "
    "testimony contention note motto testimony interview address proclamation quip joke"
)
"""Nouns that ascribe what hangs on them: "Stoltenberg's remarks that …"."""

AGENT_NOUNS = word_set(
    "statement letter report memo email tweet post article editorial release brief document note "
    "filing lawsuit complaint ad advertisement video poster sign headline study book story "
    "column survey poll message text transcript affidavit resolution press indictment"
)
"""Things that can be the subject of a saying verb."""

PEOPLE = word_set(
    "man woman resident witness source survivor victim neighbour neighbor mother father son "
    "daughter brother sister wife husband friend relative teacher doctor nurse student soldier "
    "fighter worker farmer driver voter supporter critic opponent observer narrator host reporter "
    "spokesperson person employee staffer guest tourist refugee migrant protester demonstrator "
    "pastor priest rabbi veteran volunteer lawmaker policeman policewoman firefighter pilot sailor "
    "veteran columnist blogger writer artist singer actor actress player coach caller questioner "
    "participant member colleague insider aide strategist historian scientist specialist adviser "
    "expert advocate parent family rival skeptic sceptic proponent citizen analyst pundit elite"
)
"""Nouns for a person who is not named."""
