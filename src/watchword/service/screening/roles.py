"""What a column can mean."""

from __future__ import annotations

from enum import StrEnum

from watchword.model import IdentifierKind


class Role(StrEnum):
    """What a column of a customer file says of the subject of its row.

    The values are what ``--map ROLE=COLUMN`` takes.
    """

    NAME = "name"
    """The whole name."""
    GIVEN_NAME = "given_name"
    MIDDLE_NAME = "middle_name"
    FAMILY_NAME = "family_name"
    MAIDEN_NAME = "maiden_name"
    """The family name at birth."""
    ALIAS = "alias"
    """Further whole names; a cell may hold several, with ``;`` or ``|`` between them."""
    COMPANY_NAME = "company_name"
    """The name of a body, in rows that name no person."""
    VESSEL_NAME = "vessel_name"
    """The name of a ship, in rows that name neither a person nor a body."""
    BIRTH_DATE = "birth_date"
    BIRTH_YEAR = "birth_year"
    BIRTH_MONTH = "birth_month"
    BIRTH_DAY = "birth_day"
    NATIONALITY = "nationality"
    COUNTRY = "country"
    """Where a body is registered, a ship's flag: used in rows without a nationality."""
    SEX = "sex"
    KIND = "kind"
    ID = "id"
    """The file's own key of the row; nothing is compared with it."""
    PASSPORT = "passport"
    PASSPORT_COUNTRY = "passport_country"
    NATIONAL_ID = "national_id"
    TAX_NUMBER = "tax_number"
    SOCIAL_SECURITY = "social_security"
    REGISTRATION_NUMBER = "registration_number"
    DRIVING_LICENCE = "driving_licence"
    TRAVEL_DOCUMENT = "travel_document"
    IMO = "imo"
    MMSI = "mmsi"
    CALL_SIGN = "call_sign"
    TAIL_NUMBER = "tail_number"
    BIC = "bic"
    LEI = "lei"
    DUNS = "duns"
    WALLET = "wallet"
    BANK_ACCOUNT = "bank_account"
    IDENTIFIER = "identifier"
    """A number whose kind is not known."""


IDENTIFIER_ROLES: dict[Role, IdentifierKind] = {
    **{
        role: IdentifierKind(role.value.replace("_", "-"))
        for role in Role
        if role.value.replace("_", "-") in set(IdentifierKind)
    },
    Role.IDENTIFIER: IdentifierKind.OTHER,
}
"""The roles that are identifiers, and their kind."""

NAMING_ROLES = (
    Role.NAME,
    Role.GIVEN_NAME,
    Role.FAMILY_NAME,
    Role.COMPANY_NAME,
    Role.VESSEL_NAME,
    Role.ALIAS,
)
"""The roles that can name a subject on their own."""

SINGLE_ROLES = frozenset(
    {Role.NAME, Role.COMPANY_NAME, Role.VESSEL_NAME, Role.BIRTH_DATE, Role.SEX, Role.KIND, Role.ID}
    | {Role.BIRTH_YEAR, Role.BIRTH_MONTH, Role.BIRTH_DAY, Role.PASSPORT_COUNTRY, Role.MAIDEN_NAME}
)
"""The roles for which one column is guessed, however many look like it."""
