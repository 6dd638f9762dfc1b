"""All the sources, and the recognition of a document by its content."""

from __future__ import annotations

from watchword.sources.au import dfat_xlsx as au_dfat_xlsx
from watchword.sources.ca import sema_xml as ca_sema_xml
from watchword.sources.ch import seco_xml as ch_seco_xml
from watchword.sources.contract import Document, Recognition, Source
from watchword.sources.eu import fsf_xml as eu_fsf_xml
from watchword.sources.gb import conlist as gb_conlist
from watchword.sources.gb import uksl_csv as gb_uksl_csv
from watchword.sources.gb import uksl_xml as gb_uksl_xml
from watchword.sources.jp import mof_csv as jp_mof_csv
from watchword.sources.jp import mof_xlsx as jp_mof_xlsx
from watchword.sources.nz import russia as nz_russia
from watchword.sources.own.ftm import ftm_source, is_json
from watchword.sources.own.table import own_source
from watchword.sources.un import sc_xml as un_sc_xml
from watchword.sources.us import advanced_xml as us_advanced_xml
from watchword.sources.us import enhanced_xml as us_enhanced_xml
from watchword.sources.us import sdn_csv as us_sdn_csv
from watchword.sources.us import sdn_xml as us_sdn_xml

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
"""Every official format that we read."""


def recognise(document: Document) -> tuple[Source, Recognition] | None:
    """The format of a document and what its head says, or None."""
    for source in SOURCES:
        recognition = source.recognise(document)
        if recognition is not None:
            return source, recognition
    return None


def recognise_own(document: Document, list_key: str) -> tuple[Source, Recognition] | None:
    """A document that the user calls an own list.

    It is asked for by name only: a stray table in a folder is never taken for one. JSON is
    FollowTheMoney, anything else a table.
    """
    source = ftm_source(list_key) if is_json(document) else own_source(list_key)
    recognition = source.recognise(document)
    return None if recognition is None else (source, recognition)
