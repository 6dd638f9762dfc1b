"""OFAC's labels: what each kind of feature or document on its lists is to us.

OFAC keeps one vocabulary of features and identity documents and prints it in every
format: as ``idType`` in the classic XML and as the first words of a clause in the remarks
of the CSV. The labels are those of OFAC's own reference data (the ``FeatureType`` and
``IDRegDocType`` sets of the advanced format) as far as they occur on the lists.
"""

from __future__ import annotations

import re

from watchword.model import ContactKind, CountryRole, IdentifierKind

IDENTIFIERS: dict[IdentifierKind, tuple[str, ...]] = {
    IdentifierKind.PASSPORT: (
        "Passport",
        "Diplomatic Passport",
        "British National Overseas Passport",
        "Stateless Person Passport",
    ),
    IdentifierKind.NATIONAL_ID: (
        "National ID No.",
        "National Foreign ID Number",
        "Cedula No.",
        "Cedula de Residencia",
        "Cedula de Ciudadania",
        "D.N.I.",
        "N.I.E.",
        "C.U.I.",
        "C.U.R.P.",
        "C.U.I.P.",
        "I.F.E.",
        "LE Number",
        "Credencial electoral",
        "Personal ID Card",
        "Citizen's Card Number",
        "Turkish Identification Number",
        "Bosnian Personal ID No.",
        "Moroccan Personal ID No.",
        "Kenyan ID No.",
        "Numero de Identidad",
        "Tazkira National ID Card",
        "CNP (Personal Numerical Code)",
        "UAE Identification",
        "Stateless Person ID Card",
        "Refugee ID Card",
        "Residency Number",
        "Romanian Permanent Resident",
    ),
    IdentifierKind.TAX_NUMBER: (
        "Tax ID No.",
        "NIT #",
        "R.F.C.",
        "RFC",
        "RUC #",
        "RIF #",
        "RTN",
        "C.U.I.T.",
        "C.I.F.",
        "V.A.T. Number",
        "US FEIN",
        "Fiscal Code",
        "Italian Fiscal Code",
        "Paraguayan tax identification number",
        "Romanian Tax Registration",
        "N.I.F.",
        "Numero Unico de Identificacao Tributaria (NUIT)",
    ),
    IdentifierKind.SOCIAL_SECURITY: ("SSN",),
    IdentifierKind.REGISTRATION_NUMBER: (
        "Registration ID",
        "Registration Number",
        "Company Number",
        "UK Company Number",
        "Commercial Registry Number",
        "Matricula Mercantil No",
        "Folio Mercantil No.",
        "C.R. No.",
        "Romanian C.R.",
        "Business Number",
        "Business Registration Number",
        "Business Registration Document #",
        "Public Registration Number",
        "Chamber of Commerce Number",
        "Dubai Chamber of Commerce Membership No.",
        "Istanbul Chamber of Comm. No.",
        "Certificate of Incorporation Number",
        "Enterprise Number",
        "Branch Unit Number",
        "Registered Charity No.",
        "Unified Social Credit Code (USCC)",
        "United Social Credit Code Certificate (USCCC)",
        "Government Gazette Number",
        "Economic Register Number (CBLS)",
        "Central Registration System Number",
        "Trade License No.",
        "C.I.N.",
        "RSIN",
        "Organization Code",
        "Registration Certificate Number (Dubai)",
        "Russian State Individual Business Registration Number Pattern (OGRNIP)",
    ),
    IdentifierKind.DRIVING_LICENCE: ("Driver's License No.",),
    IdentifierKind.TRAVEL_DOCUMENT: ("Travel Document Number",),
    IdentifierKind.VISA: ("VisaNumberID",),
    IdentifierKind.BIRTH_CERTIFICATE: ("Birth Certificate Number",),
    IdentifierKind.MMSI: ("MMSI",),
    IdentifierKind.CALL_SIGN: ("Vessel Call Sign", "Other Vessel Call Sign"),
    IdentifierKind.TAIL_NUMBER: ("Aircraft Tail Number", "Previous Aircraft Tail Number"),
    IdentifierKind.AIRCRAFT_SERIAL: (
        "Aircraft Manufacturer's Serial Number (MSN)",
        "Aircraft Construction Number (also called L/N or S/N or F/N)",
        "Aircraft Serial Identification",
    ),
    IdentifierKind.BIC: ("SWIFT/BIC",),
    IdentifierKind.DUNS: ("D-U-N-S Number",),
    IdentifierKind.ISIN: ("ISIN",),
    IdentifierKind.OTHER: (
        "BIK (RU)",
        "Aircraft Mode S Transponder Code",
        "Electoral Registry No.",
        "Cartilla de Servicio Militar Nacional",
        "License",
        "Pilot License Number",
        "Permit Number",
        "SRE Permit No.",
        "File Number",
        "Serial No.",
        "Immigration No.",
        "Public Security and Immigration No.",
        "Professional Registration Number",
        "Seafarer's Identification Document",
        "Afghan Money Service Provider License Number",
        "MSB Registration Number",
        "Tourism License No.",
        "Tarjeta Profesional",
        "Military Registration Number",
        "Trademark number",
    ),
}

FEATURES = (
    "Secondary sanctions risk",
    "Additional Sanctions Information",
    "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions",
    "Organization Type",
    "Issuer Name",
    "Equity Ticker",
    "MICEX Code",
    "UN/LOCODE",
    "Aircraft Model",
    "Vessel Type",
    "Other Vessel Type",
    "Tonnage",
    "Gross Registered Tonnage",
    # A telegraph code spells the Chinese name; it does not single out its bearer.
    "Chinese Commercial Code",
)

ROLES = {
    "nationality": CountryRole.NATIONALITY,
    "citizen": CountryRole.CITIZENSHIP,
    "Nationality of Registration": CountryRole.JURISDICTION,
    "Registration Country": CountryRole.JURISDICTION,
    "Vessel Flag": CountryRole.FLAG,
    "Other Vessel Flag": CountryRole.FLAG,
    "Former Vessel Flag": CountryRole.FORMER_FLAG,
}

CONTACTS = {
    ContactKind.WEBSITE: ("Website",),
    ContactKind.EMAIL: ("Email Address", "Email"),
    ContactKind.PHONE: (
        "Phone Number",
        "Phone No.",
        "Phone",
        "Telephone Number",
        "Telephone No.",
        "Telephone",
    ),
    ContactKind.FAX: ("Fax Number", "Fax No.", "Fax"),
}

FOUNDED = ("Organization Established Date", "Aircraft Manufacture Date", "Vessel Year of Build")
POSITIONS = ("Title", "Alternate Title", "Position")

SPECIAL = (
    "DOB",
    "POB",
    "Gender",
    "Target Type",
    "Identification Number",
    "Legal Entity Number",
    "Vessel Registration Identification",
    "Aircraft Operator",
    "Vessel Owner",
)
"""Labels whose meaning depends on more than themselves."""

WALLET = re.compile(r"Digital Currency Address - (\w+)$", re.I)
VARIABLE = re.compile(
    r"""Digital\ Currency\ Address\ -\ \w+
    | (?:Listing|Effective|Purchase/Sales\ For\ Divestment)\ Date\ \([^()]+\)
    | Executive\ Order\ \d+(?:\ Directive)?\ (?:Determination|Information)
    | CAATSA\ Section\ \d+\ Information
    | (?:PEESA|IFCA)\ (?:Determination|Information)
    """,
    re.I | re.X,
)
"""Labels that carry a currency, an order or a section of an act."""

_AFTER_LABEL = re.compile(r"(?:\s*:|,|\s+-(?=\s))?\s+")

_DOCUMENTS = {label.casefold() for labels in IDENTIFIERS.values() for label in labels} | {
    "identification number",
    "legal entity number",
    "vessel registration identification",
}


def canonical_label(label: str) -> str:
    """A label without the colon or dash that some formats close it with."""
    return " ".join(label.split()).rstrip(" :-")


def is_document(label: str) -> bool:
    """Whether a label's value is a number that a country and dates may follow."""
    return label.casefold() in _DOCUMENTS or WALLET.match(label) is not None


def match_label(clause: str) -> tuple[str, str] | None:
    """Take a clause such as ``Tax ID No. 7702070139`` apart.

    Returns:
        The label in OFAC's spelling and what follows it; None where the clause begins
        with no label that we know.
    """
    first = clause.split(" ", 1)[0].rstrip(":,").casefold()
    for label in _BY_FIRST_WORD.get(first, ()):
        if clause[: len(label)].casefold() == label.casefold():
            after = _AFTER_LABEL.match(clause, len(label))
            if after:
                return label, clause[after.end() :]
    found = VARIABLE.match(clause)
    after = _AFTER_LABEL.match(clause, found.end()) if found else None
    return (found[0], clause[after.end() :]) if found and after else None


def _index_labels() -> dict[str, list[str]]:
    """The labels by their first word, longest first."""
    labels = [
        *SPECIAL,
        *FEATURES,
        *FOUNDED,
        *POSITIONS,
        *ROLES,
        *(label for group in IDENTIFIERS.values() for label in group),
        *(label for group in CONTACTS.values() for label in group),
    ]
    index: dict[str, list[str]] = {}
    for label in sorted(labels, key=len, reverse=True):
        index.setdefault(label.split(" ", 1)[0].casefold(), []).append(label)
    return index


_BY_FIRST_WORD = _index_labels()
