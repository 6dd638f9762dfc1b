"""An entry: what one list says of one designated party."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from watchword.model.dates import DateInterval


class Schema(StrEnum):
    """What a party is, in FollowTheMoney's words."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COMPANY = "Company"
    PUBLIC_BODY = "PublicBody"
    LEGAL_ENTITY = "LegalEntity"
    VESSEL = "Vessel"
    AIRPLANE = "Airplane"
    CRYPTO_WALLET = "CryptoWallet"


class Strength(StrEnum):
    """Whether the authority expects screening on a name.

    A weak alias ("low quality", "lo quality", a tribal name) supports a match and does
    not make one (OFAC FAQ 122-124).
    """

    STRONG = "strong"
    WEAK = "weak"


class NameKind(StrEnum):
    """What a name is to its bearer."""

    PRIMARY = "primary"
    ALIAS = "alias"
    FORMER = "former"
    MAIDEN = "maiden"
    SPELLING = "spelling"
    """Another romanisation or spelling of a name that the entry also gives."""
    ORIGINAL_SCRIPT = "original-script"


class NamePartKind(StrEnum):
    """What a part of a name is."""

    GIVEN = "given"
    MIDDLE = "middle"
    FAMILY = "family"
    PATRONYMIC = "patronymic"
    MATRONYMIC = "matronymic"
    MAIDEN = "maiden"
    TRIBAL = "tribal"
    NICKNAME = "nickname"
    TITLE = "title"
    SUFFIX = "suffix"
    WHOLE = "whole"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePart:
    """A part of a name as the source separates it, in the source's order."""

    kind: NamePartKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name of a party.

    Attributes:
        full: The whole name as stated, or its parts joined in the order in which the
            name is spoken (given before family, unless the source says otherwise).
        kind: What the name is to its bearer.
        strength: Whether the authority expects screening on it.
        parts: Its parts where the source separates them.
        script: ISO 15924 code (``Latn``, ``Cyrl``, ``Arab``, ``Hani`` …).
        language: ISO 639 code where the source states it.
        remark: What the source adds to this name.
    """

    full: str
    kind: NameKind = NameKind.PRIMARY
    strength: Strength = Strength.STRONG
    parts: tuple[NamePart, ...] = ()
    script: str | None = None
    language: str | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place or address as far as it is stated.

    Attributes:
        text: The whole as one line.
        country: ISO 3166-1 alpha-2 in lower case, where the source names a country
            that we know.
    """

    text: str
    street: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str | None = None
    country_text: str = ""
    remark: str = ""


class CountryRole(StrEnum):
    """How a party belongs to a country."""

    NATIONALITY = "nationality"
    CITIZENSHIP = "citizenship"
    RESIDENCE = "residence"
    JURISDICTION = "jurisdiction"
    """Where a body is registered or seated."""
    FLAG = "flag"
    FORMER_FLAG = "former-flag"
    REGIME = "regime"
    """The country whose regime or schedule the entry stands in; not a nationality."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryTie:
    """A country that a party belongs to, and how.

    Attributes:
        country: ISO 3166-1 alpha-2 in lower case; None where ``text`` is no country
            that we know.
    """

    role: CountryRole
    country: str | None
    text: str
    remark: str = ""


class IdentifierKind(StrEnum):
    """What an identifier is."""

    PASSPORT = "passport"
    NATIONAL_ID = "national-id"
    TAX_NUMBER = "tax-number"
    SOCIAL_SECURITY = "social-security"
    REGISTRATION_NUMBER = "registration-number"
    DRIVING_LICENCE = "driving-licence"
    TRAVEL_DOCUMENT = "travel-document"
    VISA = "visa"
    BIRTH_CERTIFICATE = "birth-certificate"
    IMO = "imo"
    MMSI = "mmsi"
    CALL_SIGN = "call-sign"
    HULL_NUMBER = "hull-number"
    TAIL_NUMBER = "tail-number"
    AIRCRAFT_SERIAL = "aircraft-serial"
    BIC = "bic"
    LEI = "lei"
    DUNS = "duns"
    ISIN = "isin"
    BANK_ACCOUNT = "bank-account"
    WALLET = "wallet"
    """A digital-currency address; ``remark`` names the currency."""
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A number or code that identifies a party.

    Attributes:
        kind: What it is.
        value: The number as stated, trimmed.
        country: ISO code of the country that issued it.
        issuer: The issuing body or country in the source's words.
        issued_on, expires_on: Its validity where stated.
        label: The source's own word for the kind of document.
        remark: What the source adds ("expired", "false", the currency of a wallet).
    """

    kind: IdentifierKind
    value: str
    country: str | None = None
    issuer: str = ""
    issued_on: date | None = None
    expires_on: date | None = None
    label: str = ""
    remark: str = ""


class ContactKind(StrEnum):
    """A way to reach a party."""

    EMAIL = "email"
    PHONE = "phone"
    FAX = "fax"
    WEBSITE = "website"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A way to reach a party, as stated."""

    kind: ContactKind
    value: str


class RelationKind(StrEnum):
    """What the entry's party is to the other one: ``entry --kind--> other``."""

    LINKED_TO = "linked-to"
    FAMILY = "family"
    ASSOCIATE = "associate"
    OWNED_BY = "owned-by"
    OWNER_OF = "owner-of"
    OPERATED_BY = "operated-by"
    MANAGED_BY = "managed-by"
    LED_BY = "led-by"
    LEADER_OF = "leader-of"
    MEMBER_OF = "member-of"
    PARENT_OF = "parent-of"
    SUBSIDIARY_OF = "subsidiary-of"
    ACTS_FOR = "acts-for"
    SUPPORTS = "supports"
    SUPPORTED_BY = "supported-by"
    FORMERLY_OWNED_BY = "formerly-owned-by"
    SAME_AS = "same-as"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A relation to another party that the entry states.

    Attributes:
        kind: What the entry's party is to the other.
        other: The other party's name as stated.
        other_id: Its entry id in the same list where the source gives one.
        detail: The source's own words ("daughter", "Linked To:").
        inverse: True where the source wrote it on the other entry or backwards.
    """

    kind: RelationKind
    other: str
    other_id: str | None = None
    detail: str = ""
    inverse: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossReference:
    """The id that another list, or an older edition of this one, uses for the party.

    Attributes:
        scheme: ``un-reference`` (``TAi.002``), ``ofsi-group`` (``7172``),
            ``uk-reference`` (``AFG0006``), ``eu-reference``, ``us-entry``,
            ``ch-foreign`` (SECO's foreign-identifier), ``regulation-number`` …
        value: The id.
    """

    scheme: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Designation:
    """The legal act that put the party on the list.

    Attributes:
        programmes: The programmes or regimes by the authority's own keys or names.
        listed_on: The day of the listing where stated.
        amended_on: The days on which it was amended.
        delisted_on: The day of the delisting where stated.
        basis: The legal acts: regulation, instrument, order, committee.
        reason: The statement of reasons.
        measures: What is imposed ("Asset freeze", "Travel ban").
        source: Who asked for it, where another body did ("UN").
        remark: Anything else that is stated of the act.
    """

    programmes: tuple[str, ...] = ()
    listed_on: date | None = None
    amended_on: tuple[date, ...] = ()
    delisted_on: date | None = None
    basis: tuple[str, ...] = ()
    reason: str = ""
    measures: tuple[str, ...] = ()
    source: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """Anything else that is stated, under the source's own label.

    Tonnage, vessel type, build year, organisation type, secondary-sanctions risk …
    """

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What one release of a list says of one designated party.

    Attributes:
        id: The authority's own id of the entry in this list, or one built from what
            identifies it when the list has none.
        schema: What the party is.
        names: At least one; the first is the name that the list leads with.
        birth_dates, death_dates: As intervals.
        founded_on: When a body was founded, a ship or an aircraft built.
        sex: ``male``, ``female`` or None.
        titles: Forms of address ("Mullah", "Dr").
        positions: Offices and functions.
        features: Everything else, under the source's labels.
        remarks: Free text, untouched.
        locator: Where in the file the entry stands. Not part of what the entry says:
            an entry that moves to another row is the same entry.
    """

    id: str
    schema: Schema
    names: tuple[Name, ...]
    birth_dates: tuple[DateInterval, ...] = ()
    death_dates: tuple[DateInterval, ...] = ()
    founded_on: tuple[DateInterval, ...] = ()
    birth_places: tuple[Place, ...] = ()
    addresses: tuple[Place, ...] = ()
    countries: tuple[CountryTie, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    cross_references: tuple[CrossReference, ...] = ()
    contacts: tuple[Contact, ...] = ()
    sex: str | None = None
    titles: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    designations: tuple[Designation, ...] = ()
    relations: tuple[Relation, ...] = ()
    features: tuple[Feature, ...] = ()
    remarks: tuple[str, ...] = ()
    locator: str = field(default="", compare=False)

    @property
    def name(self) -> str:
        """The name that the list leads with."""
        return self.names[0].full
