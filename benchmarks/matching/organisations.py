"""Damaged names of organisations."""

from __future__ import annotations

import random
import re

from benchmarks.matching.damage import Damage, transliteration, typo_any
from benchmarks.matching.romanising import recase

# Each line: ways to write one legal form, or near enough for a clerk.
_FORMS = [
    line.split("|")
    for line in """
limited|ltd|ltd.
company limited|co. ltd.|co ltd|co., ltd.|co.,ltd
limited liability company|llc|l.l.c.|ooo
public joint stock company|pjsc|pao
joint stock company|jsc|j.s.c.|ao
closed joint stock company|cjsc|zao
open joint stock company|ojsc|oao
incorporated|inc|inc.
corporation|corp|corp.
company|co|co.
sociedad anonima|s.a.|sa
sociedad anonima de capital variable|s.a. de c.v.|sa de cv
societe a responsabilite limitee|sarl|s.a.r.l.
gesellschaft mit beschrankter haftung|gmbh|g.m.b.h.
free zone establishment|fze|fzc|fz-llc|fzco
public limited company|plc|p.l.c.
private limited|pvt ltd|pvt. ltd.|private ltd
aktiengesellschaft|ag|a.g.
besloten vennootschap|bv|b.v.
sendirian berhad|sdn bhd|sdn. bhd.
anonim sirketi|a.s.|as
private joint stock company|prjsc
federal state unitary enterprise|fgup|fsue
""".strip().splitlines()
]
_SHORT_PAIRS = (
    "international=intl company=co trading=trdg industries=ind industrial=ind engineering=eng "
    "general=gen organization=org organisation=org corporation=corp development=dev "
    "technology=tech technologies=tech national=natl university=univ institute=inst "
    "association=assoc department=dept ministry=min manufacturing=mfg services=svcs "
    "brothers=bros management=mgmt construction=constr investment=inv group=grp "
    "transport=transp petroleum=petr foundation=fdn government=govt electronics=elec "
    "center=ctr centre=ctr enterprises=ent scientific=sci research=res establishment=est "
    "exchange=exch import=imp export=exp limited=ltd shipping=shpg production=prod"
)
_SHORT = dict(pair.split("=") for pair in _SHORT_PAIRS.split())
_LONG = {
    "co": "company",
    "intl": "international",
    "corp": "corporation",
    "inst": "institute",
    "org": "organization",
    "ind": "industries",
    "tech": "technology",
    "univ": "university",
}
_SPELT = {
    "organization": "organisation",
    "organisation": "organization",
    "center": "centre",
    "centre": "center",
    "defence": "defense",
    "defense": "defence",
    "&": "and",
    "and": "&",
}


def _find_form(name: str) -> tuple[int, int, list[str], str] | None:
    """Where the longest legal form of a name stands, at one of its ends."""
    best: tuple[int, int, list[str], str] | None = None
    for group in _FORMS:
        for form in group:
            pattern = rf"(?:^|(?<=[\s,])){re.escape(form)}(?=$|[\s,])"
            for met in re.finditer(pattern, name, re.I):
                if best is None or met.end() - met.start() > best[1] - best[0]:
                    best = (met.start(), met.end(), group, form)
    return best


def _form_words(name: str) -> set[int]:
    """The places of all words that are part of a legal form."""
    words = name.split()
    ends: list[int] = []
    for word in words:
        ends.append((ends[-1] + 1 if ends else 0) + len(word))
    joined = " ".join(words)
    found: set[int] = set()
    for form in (form for group in _FORMS for form in group):
        for met in re.finditer(rf"(?:^|(?<=[\s,(])){re.escape(form)}(?=$|[\s,)])", joined, re.I):
            found.update(
                place
                for place, end in enumerate(ends)
                if met.start() < end and end - len(words[place]) < met.end()
            )
    return found


def swap_form(source: random.Random, name: str) -> str:
    """The legal form is written another way; a name without one gets one."""
    found = _find_form(name)
    if found is None:
        return f"{name} {source.choice(['Ltd', 'LLC', 'Co.', 'Company', 'Inc.'])}"
    start, end, group, form = found
    others = [each for each in group if each != form] or ["ltd"]
    return name[:start] + recase(name[start:end], source.choice(others)) + name[end:]


def other_form(source: random.Random, name: str) -> str:
    """Another legal form stands in the place of the right one."""
    found = _find_form(name)
    if found is None:
        return name
    start, end, group, _ = found
    others = [each[1] if len(each) > 1 else each[0] for each in _FORMS[:11] if each is not group]
    return name[:start] + recase(name[start:end], source.choice(others)) + name[end:]


def drop_form(_source: random.Random, name: str) -> str:
    """The legal form is missing."""
    found = _find_form(name)
    if found is None or found[1] - found[0] >= len(name) - 3:
        return name
    return " ".join(f"{name[: found[0]]} {name[found[1] :]}".strip(" ,").split())


def abbreviate(source: random.Random, name: str) -> str:
    """One or two generic words are abbreviated, or spelled out where they were short."""
    words = name.split()
    places = [place for place, word in enumerate(words) if _bare(word) in _SHORT | _LONG]
    for place in source.sample(places, min(len(places), source.randint(1, 2))):
        bare = _bare(words[place])
        put = _SHORT.get(bare) or _LONG[bare]
        words[place] = recase(words[place], put)
        if bare in _SHORT and source.random() < 0.5:
            words[place] += "."
    return " ".join(words)


def respell(source: random.Random, name: str) -> str:
    """& for and, centre for center, or the article is there or not."""
    words = name.split()
    places = [place for place, word in enumerate(words) if word.lower() in _SPELT]
    if not places:
        return name[4:] if name.lower().startswith("the ") else f"The {name}"
    place = source.choice(places)
    words[place] = recase(words[place], _SPELT[words[place].lower()])
    return " ".join(words)


def reorder(source: random.Random, name: str) -> str:
    """Two neighbouring words have changed places, or the last word comes first."""
    words = name.split()
    if len(words) < 3:
        return name
    if source.random() < 0.4:
        return " ".join([words[-1], *words[:-1]])
    place = source.randrange(len(words) - 1)
    words[place : place + 2] = reversed(words[place : place + 2])
    return " ".join(words)


def drop_generic(source: random.Random, name: str) -> str:
    """A generic word of a long name is missing, never one of a legal form."""
    words, legal = name.split(), _form_words(name)
    places = [
        place for place, word in enumerate(words) if _bare(word) in _SHORT and place not in legal
    ]
    if len(words) < 4 or not places:
        return name
    place = source.choice(places)
    return " ".join(words[:place] + words[place + 1 :])


def _bare(word: str) -> str:
    return word.lower().strip(".,()'\"")


_ALL: tuple[Damage, ...] = (
    *(swap_form, other_form, drop_form, abbreviate, respell, reorder, typo_any, transliteration),
)


def any_one(source: random.Random, name: str) -> str:
    """One of the kinds, whichever changes the name."""
    for kind in source.sample(_ALL, len(_ALL)):
        changed = kind(source, name)
        if changed != name:
            return changed
    return name


def any_two(source: random.Random, name: str) -> str:
    """Two of the kinds."""
    for kind in source.sample(_ALL, 2):
        name = kind(source, name)
    return name


ORGANISATIONS: dict[str, Damage] = {
    "org-form": swap_form,
    "org-other-form": other_form,
    "org-drop-form": drop_form,
    "org-abbreviate": abbreviate,
    "org-respell": respell,
    "org-order": reorder,
    "org-drop-generic": drop_generic,
    "org-typo": typo_any,
    "org-any": any_one,
    "org-two": any_two,
}
"""The kinds of damage to organisations' names, by name."""
