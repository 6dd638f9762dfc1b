"""Telephone numbers, addresses on the net and e-mail in the United Kingdom's lists.

The cells are free text: ``(1) 0098 311 4511740 (Fax): 0098 311 4518085``, ``00375(17)7762032.
00375(17)7765479.``, "Official web site: http://soboli.net, Social media: …".
"""

from __future__ import annotations

import re

from watchword.model import ContactKind
from watchword.sources.draft import Draft
from watchword.sources.gb.fields import Target
from watchword.sources.gb.values import LONGEST, split_values

_FAX = re.compile(r"\(?\b(?:tele)?fax\)?\s*:?", re.I)
_PHONE_LABEL = re.compile(r"\(?\b(?:telephone|tel|phone|mobile)\b\)?\s*:\s*", re.I)
_EMAIL = re.compile(r"(?<![\w.+%'-])[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}")
_SITE = re.compile(
    r"(?:https?://|www\.)\S+|(?<![\w.-])(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}\b(?:/\S*)?", re.I
)


def add_contacts(draft: Draft, target: Target) -> None:
    """Add the ways to reach a target that it states."""
    for text in target.values("phone"):
        _add_phones(draft, text)
    for value in target.each("fax"):
        draft.add_contact(ContactKind.FAX, value)
    for field, kind in (("email", ContactKind.EMAIL), ("website", ContactKind.WEBSITE)):
        for text in target.values(field):
            _add_found(draft, text, kind)


def _add_found(draft: Draft, text: str, kind: ContactKind) -> None:
    """Add the addresses in a cell, whichever of the two kinds they are.

    A cell with more in it than addresses is kept whole beside them.
    """
    for value in split_values(text.replace("\n", " ")):
        if len(value) > LONGEST:
            draft.add_feature(kind.value.capitalize(), value)
            continue
        emails = [found[0].rstrip(".") for found in _EMAIL.finditer(value)]
        rest = _EMAIL.sub(" ", value)
        sites = [found[0].rstrip(".,;") for found in _SITE.finditer(rest)]
        rest = _SITE.sub(" ", rest)
        for email in emails:
            draft.add_contact(ContactKind.EMAIL, email)
        for site in sites:
            draft.add_contact(ContactKind.WEBSITE, site)
        if not emails and not sites:
            draft.add_contact(kind, value)
        elif re.search(r"\w", rest):
            draft.add_feature(kind.value.capitalize(), value)


def _add_phones(draft: Draft, text: str) -> None:
    """Add telephone and fax numbers; what follows "Fax" in a cell is a fax number."""
    plain, *faxes = _FAX.split(text)
    pieces = [(ContactKind.PHONE, plain)]
    for fax in faxes:
        number, *phones = _PHONE_LABEL.split(fax)
        pieces.append((ContactKind.FAX, number))
        pieces += [(ContactKind.PHONE, phone) for phone in phones]
    for kind, piece in pieces:
        for value in split_values(re.sub(r"\n|(?<=\d)\.\s+|;", "|", _PHONE_LABEL.sub("", piece))):
            if re.search(r"\w", value):
                draft.add_contact(kind, value.strip(" ."))
