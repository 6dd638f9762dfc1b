"""What the columns of an own list are called.

No authority publishes this format; the names are those that spreadsheets and customer
systems use. Case, spaces, underscores and a number at the end ("Alias 2") do not count,
and a column that is called none of these is kept as a feature.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TypeAlias

from watchword.model import IdentifierKind


class Field(StrEnum):
    """What a column holds, where it is no identifier of one kind."""

    ID = "id"
    NAME = "name"
    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    ALIAS = "alias"
    WEAK_ALIAS = "weak alias"
    FORMER_NAME = "former name"
    ORIGINAL_NAME = "original name"
    KIND = "kind"
    BIRTH_DATE = "birth date"
    DEATH_DATE = "death date"
    FOUNDED_ON = "founded on"
    BIRTH_PLACE = "birth place"
    COUNTRY = "country"
    NATIONALITY = "nationality"
    CITIZENSHIP = "citizenship"
    RESIDENCE = "residence"
    JURISDICTION = "jurisdiction"
    FLAG = "flag"
    SEX = "sex"
    ADDRESS = "address"
    TITLE = "title"
    POSITION = "position"
    IDENTIFIERS = "identifiers"
    EMAIL = "email"
    PHONE = "phone"
    WEBSITE = "website"
    PROGRAMME = "programme"
    BASIS = "basis"
    MEASURES = "measures"
    REASON = "reason"
    LISTED_ON = "listed on"
    DELISTED_ON = "delisted on"
    REMARK = "remark"


_NUMBER = re.compile(r"[\s_.#-]*\d{1,2}\s*$")
"""The number of one column of several."""

Column: TypeAlias = Field | IdentifierKind

_CALLED: dict[Column, str] = {
    Field.ID: "id, entry id, record id, unique id, uid, ref, reference, reference number, key, "
    "internal id, list id",
    Field.NAME: "name, full name, primary name, whole name, main name, entity name, legal name, "
    "company name, organisation name, organization name, vessel name, party name, caption",
    Field.GIVEN: "given name, given names, first name, first names, forename, forenames",
    Field.MIDDLE: "middle name, middle names, second name, patronymic",
    Field.FAMILY: "family name, last name, surname",
    Field.ALIAS: "alias, aliases, aka, also known as, other name, other names, strong alias, "
    "strong aliases, alternative name, alternative names",
    Field.WEAK_ALIAS: "weak alias, weak aliases, weak aka, low quality alias, low quality aliases, "
    "low quality aka, nickname, nicknames",
    Field.FORMER_NAME: "former name, former names, previous name, previous names, fka, "
    "formerly known as, maiden name",
    Field.ORIGINAL_NAME: "original name, native name, name in original script, original script, "
    "original script name, non latin name, local name",
    Field.KIND: "kind, type, schema, entity type, party type, record type, subject type",
    Field.BIRTH_DATE: "birth date, birth dates, date of birth, dates of birth, dob, born, born on, "
    "birthday, birth, year of birth, birth year",
    Field.DEATH_DATE: "death date, date of death, dod, died, died on",
    Field.FOUNDED_ON: "founded, founded on, incorporation date, date of incorporation, "
    "registration date, build year, built, year built, date of foundation",
    Field.BIRTH_PLACE: "birth place, place of birth, pob, born in",
    Field.COUNTRY: "country, countries, country code, country codes",
    Field.NATIONALITY: "nationality, nationalities",
    Field.CITIZENSHIP: "citizenship, citizenships",
    Field.RESIDENCE: "residence, country of residence, residence country",
    Field.JURISDICTION: "jurisdiction, country of registration, country of incorporation, "
    "registered in, seat",
    Field.FLAG: "flag, flag state, vessel flag",
    Field.SEX: "sex, gender",
    Field.ADDRESS: "address, addresses, street address, full address",
    Field.TITLE: "title, titles, salutation",
    Field.POSITION: "position, positions, office, role, roles, function, job title, occupation",
    Field.IDENTIFIERS: "identifier, identifiers, document, documents, id documents, numbers",
    Field.EMAIL: "email, emails, email address, email addresses, mail",
    Field.PHONE: "phone, phones, telephone, phone number, phone numbers, mobile",
    Field.WEBSITE: "website, websites, url, homepage",
    Field.PROGRAMME: "programme, programmes, program, programs, regime, category, categories, "
    "program id, program ids, programme ids",
    Field.BASIS: "basis, legal basis, policy",
    Field.MEASURES: "measure, measures, action, restriction, restrictions",
    Field.REASON: "reason, reasons, reason for listing, statement of reasons, grounds, why, "
    "sanctions",
    Field.LISTED_ON: "listed on, listing date, date listed, listed, list date, date of listing, "
    "added on, date added, designated on, since, start date",
    Field.DELISTED_ON: "delisted on, delisting date, date delisted, delisted, removed on, "
    "date removed, end date, until",
    Field.REMARK: "remark, remarks, note, notes, comment, comments",
    IdentifierKind.PASSPORT: "passport, passports, passport number, passport no",
    IdentifierKind.NATIONAL_ID: "national id, national id number, national identification number, "
    "id card, identity card, id number, personal number, identity number",
    IdentifierKind.TAX_NUMBER: "tax number, tax id, tax no, tin, inn, vat, vat number, "
    "tax identification number",
    IdentifierKind.SOCIAL_SECURITY: "social security, social security number, ssn, "
    "national insurance number",
    IdentifierKind.REGISTRATION_NUMBER: "registration number, company number, register number, "
    "company registration number, business registration number, ogrn, registration no",
    IdentifierKind.DRIVING_LICENCE: "driving licence, driving license, drivers license, "
    "drivers licence",
    IdentifierKind.TRAVEL_DOCUMENT: "travel document, travel document number",
    IdentifierKind.VISA: "visa, visa number",
    IdentifierKind.BIRTH_CERTIFICATE: "birth certificate, birth certificate number",
    IdentifierKind.IMO: "imo, imo number, imo no",
    IdentifierKind.MMSI: "mmsi, mmsi number",
    IdentifierKind.CALL_SIGN: "call sign",
    IdentifierKind.HULL_NUMBER: "hull number, hull identification number",
    IdentifierKind.TAIL_NUMBER: "tail number, aircraft registration, tail",
    IdentifierKind.AIRCRAFT_SERIAL: "aircraft serial, serial number, aircraft serial number, msn",
    IdentifierKind.BIC: "bic, swift, swift code, swift bic, bic code",
    IdentifierKind.LEI: "lei, lei code, legal entity identifier",
    IdentifierKind.DUNS: "duns, duns number",
    IdentifierKind.ISIN: "isin",
    IdentifierKind.BANK_ACCOUNT: "bank account, account number, iban, account",
    IdentifierKind.WALLET: "wallet, wallets, wallet address, crypto wallet, digital currency "
    "address, crypto address",
    IdentifierKind.OTHER: "other identifier, other number",
}


def squeeze(text: str) -> str:
    """A header or a word without case, spaces and punctuation."""
    return "".join(char for char in text.casefold() if char.isalnum())


COLUMNS: dict[str, Column] = {
    squeeze(name): column for column, names in _CALLED.items() for name in names.split(",")
}
"""Every column by what it may be called, squeezed."""

IDENTIFIER_WORDS: dict[str, IdentifierKind] = {
    **{kind.value.replace("-", ""): kind for kind in IdentifierKind},
    **{word: kind for word, kind in COLUMNS.items() if isinstance(kind, IdentifierKind)},
}
"""What may stand before the colon of ``kind:value``, squeezed."""


def column_of(header: str) -> Column | None:
    """What a column of this header holds; None where it is called nothing that we know."""
    return COLUMNS.get(squeeze(header)) or COLUMNS.get(squeeze(_NUMBER.sub("", header)))
