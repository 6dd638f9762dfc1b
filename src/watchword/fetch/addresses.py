"""Where the authorities publish their lists.

One table; ``settings.addresses`` overrides any row. An address with a ``link`` is a page
on which the list's own address changes with every release: the newest link whose file
name matches is followed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from watchword.errors import WrongUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The published address of a list.

    Attributes:
        authority, list: What it is.
        url: The file, or the page that links to it.
        link: A pattern of the file name to look for in the page's links.
    """

    authority: str
    list: str
    url: str
    link: str = ""


_OFAC = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports"

PUBLISHED: tuple[Address, ...] = (
    Address(authority="us", list="sdn", url=f"{_OFAC}/SDN_ENHANCED.XML"),
    Address(authority="us", list="consolidated", url=f"{_OFAC}/CONS_ENHANCED.XML"),
    Address(
        authority="eu",
        list="fsf",
        # The token is the public one that the page of the list itself links to.
        url="https://webgate.ec.europa.eu/fsd/fsf/public/files/"
        "xmlFullSanctionsList_1_1/content?token=dG9rZW4tMjAxNw",
    ),
    Address(
        authority="gb",
        list="uksl",
        url="https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml",
    ),
    Address(
        authority="ch",
        list="seco",
        url="https://www.sesam.search.admin.ch/sesam-search-web/pages/"
        "downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction",
    ),
    Address(
        authority="ca",
        list="sema",
        url="https://www.international.gc.ca/world-monde/assets/office_docs/"
        "international_relations-relations_internationales/sanctions/sema-lmes.xml",
    ),
    Address(
        authority="au",
        list="dfat",
        url="https://www.dfat.gov.au/sites/default/files/"
        "Australian_Sanctions_Consolidated_List.xlsx",
    ),
    Address(
        authority="jp",
        list="mof",
        url="https://www.mof.go.jp/policy/international_policy/gaitame_kawase/"
        "gaitame/economic_sanctions/list.html",
        link=r"shisantouketsu\d{8}\.(?:xlsx|csv)",
    ),
    Address(
        authority="nz",
        list="russia",
        url="https://www.mfat.govt.nz/assets/Countries-and-Regions/Europe/Ukraine/"
        "Russia-Sanctions-Register.xlsx",
    ),
    Address(
        authority="un",
        list="sc",
        url="https://scsanctions.un.org/resources/xml/en/consolidated.xml",
    ),
)
"""Every list that is downloaded, in the order of the authorities."""


def addresses_of(authorities: tuple[str, ...], overrides: Mapping[str, str]) -> list[Address]:
    """The addresses of these authorities' lists, or of all where none is named.

    Raises:
        WrongUse: An authority that publishes no list here, or an override for no list.
    """
    known = {f"{each.authority}/{each.list}" for each in PUBLISHED}
    for key in overrides:
        if key not in known:
            raise WrongUse(f"addresses: {key}: no such list; one of {', '.join(sorted(known))}")
    for authority in authorities:
        if authority not in {each.authority for each in PUBLISHED}:
            raise WrongUse(f"{authority}: no authority with a published list")
    chosen = []
    for each in PUBLISHED:
        if authorities and each.authority not in authorities:
            continue
        url = overrides.get(f"{each.authority}/{each.list}")
        chosen.append(
            each if url is None else Address(authority=each.authority, list=each.list, url=url)
        )
    return chosen
