"""Cue words: which words ascribe something to somebody, by what they take.

Lemmas, as spaCy gives them. What is ascribed need not have been said aloud: a belief, an
intention, a demand and a stand are ascribed too, and each has its own kind, so that
nobody takes "wants to" for "said". The classes follow what verbs mean and take in
English (Levin 1993, *English Verb Classes and Alternations*), and what counts as
attribution follows PolNeAR's guidelines (Newell et al. 2018).
"""

from __future__ import annotations

from collections.abc import Mapping

from watchword.model import StatementKind
from watchword.news.words import PLAIN_SAYING, word_set

Kinds = Mapping[str, StatementKind]


def _kinds(**classes: str) -> Kinds:
    """One table of lemmas from the lemmas of each kind."""
    return {
        word: StatementKind(kind) for kind, words in classes.items() for word in word_set(words)
    }


CLAUSE: Kinds = {
    **_kinds(
        speech="argue assert advise brag boast lament joke testify predict quip swear proclaim "
        "signal hint imply charge counter decree forecast indicate inform mention notify "
        "post preach profess project retort rule stipulate theorize opine complain lie "
        "point clarify assure remind agree reason marvel muse guarantee "
        "detail describe chronicle specify muse counsel reply gripe fret",
        belief="believe think feel know hope fear expect assume suspect doubt understand realize "
        "realise imagine worry wish guess conclude decide presume reckon suppose learn "
        "recognize recognise anticipate bet trust regret foresee envision "
        "judge deem appreciate remember",
        finding="show find reveal indicate suggest demonstrate discover prove illustrate "
        "document establish estimate calculate project highlight",
        demand="demand ask request propose recommend urge insist require plead suggest",
        stance="question wonder ask debate deny dispute discuss explain explore",
    ),
    **dict.fromkeys(PLAIN_SAYING, StatementKind.SPEECH),
}
"""Verbs that take what is ascribed as a finite clause: "believes that …", "asked whether …"."""

INFINITIVE: Kinds = _kinds(
    speech="vow pledge promise threaten offer agree claim profess swear volunteer propose purport",
    intention="want plan hope intend expect decide aim wish aspire resolve "
    "desire plot mean prepare opt",
    stance="refuse decline fear hesitate balk",
    demand="demand ask beg plead petition",
)
"""Verbs whose subject is to do what is ascribed: "wants to …", "refused to …"."""

URGING: Kinds = _kinds(
    demand="urge ask tell order encourage advise implore exhort beg press push instruct "
    "request persuade challenge direct command lobby invite pressure beseech petition convince "
    "counsel remind forbid caution admonish warn dare goad prod",
    intention="want expect",
    belief="consider believe",
)
"""Verbs that name whom they want to do what is ascribed: "urged the council to …"."""

OBJECT: Kinds = _kinds(
    stance="criticize criticise condemn denounce slam blast praise hail attack mock ridicule "
    "reject oppose support endorse back defend welcome applaud decry deplore lambast lambaste "
    "disavow dispute question deny dismiss protest admire blame accuse fault berate "
    "castigate rebuke bash trash knock deride disparage champion embrace favor favour "
    "tout promote celebrate commend congratulate salute laud bemoan lament rip shame "
    "assail challenge contest disown excoriate scold resent fear "
    "doubt distrust regret despise detest insult "
    "renounce repudiate refute rebut reaffirm disagree praise ridicule criticise vilify "
    "",
    speech="cite mention note discuss address describe acknowledge explain "
    "reiterate emphasize emphasise stress highlight invoke recall reference propose "
    "promise pledge claim allege predict disclose reveal detail outline articulate "
    "concede admit proclaim recount retweet tweet quote repeat echo underscore "
    "underline suggest",
    demand="demand request urge seek recommend advocate propose",
    intention="plan weigh contemplate eye",
    belief="expect understand believe foresee envision anticipate realize suspect",
    finding="document illustrate reveal",
)
"""Verbs whose object is what is ascribed or what it is about: "condemned the launch".

Who announces or unveils a measure takes it: that is an event, not a statement.
"""

AS: Kinds = _kinds(
    stance="describe portray dismiss characterize characterise depict paint brand label cast "
    "hail praise denounce deride condemn regard see view cite blast criticize tout mock attack "
    "ridicule frame present refer rate treat identify dub call deem consider rank peg pronounce "
    "declare proclaim liken compare accuse",
)
"""Verbs that say what somebody makes of something: "called it a mistake", "saw it as …"."""

PREPOSITIONS: Mapping[str, Kinds] = {
    "for": _kinds(
        demand="call push press advocate argue lobby ask plead petition appeal beg clamor clamour",
        stance="apologize apologise vote speak care",
        intention="hope plan wish aim long",
    ),
    "on": _kinds(
        demand="insist call urge",
        speech="comment elaborate expand touch remark report reflect weigh",
        intention="plan count decide",
    ),
    "upon": _kinds(demand="call insist"),
    "about": _kinds(
        speech="complain talk speak boast brag joke warn lie ask write tweet reminisce rave rant "
        "gripe argue inquire comment testify",
        belief="worry know think care wonder hear fret dream agonize feel",
    ),
    "of": _kinds(
        speech="speak warn complain boast talk brag write joke sing tell accuse",
        belief="know dream conceive think hear approve disapprove despair",
        stance="approve disapprove",
    ),
    "to": _kinds(
        speech="refer point allude respond admit confess testify attest reply pledge",
        stance="object agree commit react pledge",
        intention="look commit",
    ),
    "against": _kinds(
        stance="speak argue rail protest warn vote inveigh demonstrate fight lobby decide",
    ),
    "at": _kinds(stance="bristle scoff lash balk protest sneer marvel bridle hint hit"),
    "with": _kinds(stance="agree disagree sympathize sympathise concur side quibble"),
    "over": _kinds(stance="protest argue fret agonize worry rally"),
    "in": _kinds(belief="believe trust delight rejoice"),
    "after": _kinds(stance="go"),
}
"""Verbs that ascribe what follows a preposition: "called for", "objected to"."""

ADJECTIVES: Kinds = _kinds(
    belief="confident sure certain convinced aware optimistic pessimistic hopeful skeptical "
    "sceptical doubtful unsure uncertain mindful unaware conscious bullish bearish wary "
    "persuaded adamant",
    stance="afraid worried concerned frustrated disappointed critical angry happy unhappy upset "
    "glad proud grateful thankful sorry dismayed alarmed furious outraged uneasy nervous "
    "anxious fearful pleased delighted excited enthusiastic passionate supportive appalled "
    "shocked saddened troubled dissatisfied satisfied ashamed jealous envious "
    "scared terrified horrified disgusted embarrassed amazed surprised stunned astonished "
    "dismissive vocal apologetic coy sympathetic comfortable "
    "uncomfortable disturbed annoyed irritated incensed bitter opposed averse hostile",
    intention="willing determined eager reluctant ready prepared keen unwilling intent hesitant "
    "loath desperate committed",
)
"""What somebody is that ascribes what follows: "is confident that …", "were critical of …"."""

NOUNS: Kinds = _kinds(
    speech="claim remark statement comment warning accusation pledge promise allegation assertion "
    "suggestion argument announcement vow threat insistence declaration description criticism "
    "contention testimony proclamation admission acknowledgment acknowledgement assurance boast "
    "joke complaint explanation denial confession charge reminder reference characterization",
    belief="belief opinion view assessment conclusion doubt fear hope feeling expectation suspicion "
    "understanding conviction worry judgment judgement theory notion assumption impression "
    "confidence prediction optimism pessimism certainty",
    intention="plan intention decision desire wish willingness determination resolve commitment "
    "proposal ambition readiness agreement",
    demand="demand call request recommendation appeal plea",
    stance="support opposition concern condemnation endorsement objection reluctance refusal "
    "outrage anger frustration disappointment rejection skepticism scepticism misgiving approval "
    "disapproval reservation regret gratitude contempt disdain admiration dissatisfaction dismay "
    "alarm displeasure praise attack",
)
"""What somebody has or makes that ascribes what hangs on it: "his belief that …"."""

LINKS: Mapping[str, frozenset[str]] = {
    "about": frozenset(NOUNS),
    "over": word_set("concern outrage anger worry fear frustration doubt alarm dismay"),
    "for": word_set("call demand support request plea appeal plan proposal praise hope desire "
                    "admiration contempt gratitude wish"),
    "of": word_set("condemnation criticism endorsement description accusation denial rejection "
                   "support fear theory approval disapproval assessment view opinion praise "
                   "understanding claim allegation warning announcement prediction"),
    "to": word_set("opposition objection threat reference commitment"),
    "against": word_set("accusation allegation threat charge attack"),
    "on": word_set("view opinion comment remark attack"),
    "in": word_set("confidence"),
}  # fmt: skip
"""Which nouns ascribe what follows a preposition: "opposition to", "calls for"."""

LIGHT = word_set(
    "make give offer issue express voice raise have send deliver hold draw launch file lodge "
    "outline repeat put submit present unveil provide renew reiterate signal mount show register"
)
"""Verbs that do little more than carry their noun: "expressed concern about …"."""

GOING_ON = word_set("continue go begin start keep proceed")
"""Verbs below which a verb in the infinitive is as good as finite: "went on to say"."""
