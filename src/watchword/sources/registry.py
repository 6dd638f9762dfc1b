"""All the sources, and the recognition of a document by its content."""

from __future__ import annotations

from watchword.sources import (
    au_dfat_xlsx,
    ca_sema_xml,
    ch_seco_xml,
    eu_fsf_xml,
    gb_conlist,
    gb_uksl_csv,
    gb_uksl_xml,
    jp_mof_csv,
    jp_mof_xlsx,
    nz_russia,
    un_sc_xml,
    us_advanced_xml,
    us_enhanced_xml,
    us_sdn_csv,
    us_sdn_xml,
)
from watchword.sources.contract import Document, Recognition, Source

SOURCES: tuple[Source, ...] = (
    au_dfat_xlsx.SOURCE,
    ca_sema_xml.SOURCE,
    ch_seco_xml.SOURCE,
    eu_fsf_xml.SOURCE,
    gb_conlist.SOURCE,
    gb_uksl_csv.SOURCE,
    gb_uksl_xml.SOURCE,
    jp_mof_csv.SOURCE,
    jp_mof_xlsx.SOURCE,
    nz_russia.SOURCE,
    un_sc_xml.SOURCE,
    us_advanced_xml.SOURCE,
    us_enhanced_xml.SOURCE,
    us_sdn_csv.SOURCE,
    us_sdn_xml.SOURCE,
)
"""Every format that we read."""


def source_by_key(key: str) -> Source:
    """The source of a key such as ``us.sdn_xml``; raises KeyError for another."""
    return {source.key: source for source in SOURCES}[key]


def recognise(document: Document) -> tuple[Source, Recognition] | None:
    """The format of a document and what its head says, or None."""
    for source in SOURCES:
        recognition = source.recognise(document)
        if recognition is not None:
            return source, recognition
    return None
