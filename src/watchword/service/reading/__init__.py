"""Reports in, readings out: one or thousands, kept in the register with where they were found."""

from watchword.service.reading.answer import ReadRun, Refusal
from watchword.service.reading.given import held, is_single
from watchword.service.reading.lookup import RegisterLookup, open_lookup
from watchword.service.reading.many import ReadWishes, read_reports
from watchword.service.reading.one import read_body, read_document, read_file
from watchword.service.reading.single import OneRead, read_one
from watchword.service.reading.stored import Involved, StoredReading, stored_readings

__all__ = [
    "Involved",
    "OneRead",
    "ReadRun",
    "ReadWishes",
    "Refusal",
    "RegisterLookup",
    "StoredReading",
    "held",
    "is_single",
    "open_lookup",
    "read_body",
    "read_document",
    "read_file",
    "read_one",
    "read_reports",
    "stored_readings",
]
