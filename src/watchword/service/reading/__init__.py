"""Reports in, readings out: one or thousands, kept in the register with where they were found."""

from watchword.service.reading.lookup import RegisterLookup, open_lookup
from watchword.service.reading.one import read_body, read_document, read_file
from watchword.service.reading.stored import Involved, StoredReading, stored_readings

__all__ = [
    "Involved",
    "RegisterLookup",
    "StoredReading",
    "open_lookup",
    "read_body",
    "read_document",
    "read_file",
    "stored_readings",
]
