from __future__ import annotations

from datetime import date
from time import process_time

import pytest

from watchword.model import (
    ContactKind,
    CountryRole,
    IdentifierKind,
    NameKind,
    Precision,
    RelationKind,
    Schema,
    Strength,
)
from watchword.sources.draft import Draft
from watchword.sources.us.remarks import FREE_TEXT, read_remarks, split_clauses, strip_full_stop


def read(
    text: str, schema: Schema = Schema.PERSON, *, closed: bool = True, cut: bool = False
) -> Draft:
    draft = Draft("1", schema, "line 1")
    read_remarks(draft, text, closed=closed, cut=cut)
    return draft


def free_text(draft: Draft) -> list[str]:
    return [feature.value for feature in draft.features if feature.label == FREE_TEXT]


def test_a_semicolon_inside_an_alias_or_parentheses_does_not_split() -> None:
    text = "a.k.a. 'ONE; TWO'; (Linked To: A; Linked To: B); DOB 1951"
    assert list(split_clauses(text)) == [
        "a.k.a. 'ONE; TWO'",
        "(Linked To: A; Linked To: B)",
        "DOB 1951",
    ]


def test_an_apostrophe_inside_an_alias_does_not_end_it() -> None:
    draft = read("a.k.a. 'AL-SA'IDI'; a.k.a. 'EL PATRON'.")
    assert [name.full for name in draft.names] == ["AL-SA'IDI", "EL PATRON"]


def test_a_parenthesis_that_never_closes_swallows_nothing() -> None:
    assert list(split_clauses("DOB 1951 (or so; Gender Male; POB Homs (Syria)")) == [
        "DOB 1951 (or so",
        "Gender Male",
        "POB Homs (Syria)",
    ]


@pytest.mark.parametrize(
    ("clause", "stripped"),
    [
        ("Linked To: HIZBALLAH.", "Linked To: HIZBALLAH"),
        ("Linked To: PETROLEOS DE VENEZUELA, S.A.", "Linked To: PETROLEOS DE VENEZUELA, S.A."),
        ("Linked To: X, S.A. DE C. V.", "Linked To: X, S.A. DE C. V."),
        ("Linked To: MERCHANT SUPREME CO., LTD.", "Linked To: MERCHANT SUPREME CO., LTD."),
        ("Website www.vtb.com.", "Website www.vtb.com"),
        ("Tax ID No. AABA 670850 Y.", "Tax ID No. AABA 670850 Y"),
    ],
)
def test_the_closing_stop_goes_and_an_abbreviations_stays(clause: str, stripped: str) -> None:
    assert strip_full_stop(clause) == stripped


def test_the_lists_own_spelling_decides_about_the_stop_after_a_name() -> None:
    assert strip_full_stop("Linked To: EVIL CORP.", {"EVIL CORP"}) == "Linked To: EVIL CORP"
    assert strip_full_stop("Linked To: KOTI CORP.", {"KOTI CORP."}) == "Linked To: KOTI CORP."
    assert strip_full_stop("Linked To: ALI X.", {"ALI X."}) == "Linked To: ALI X."


def test_several_birth_dates_keep_their_ranges_and_their_circa() -> None:
    draft = read("DOB circa 1955; alt. DOB 1960 to 1961; alt. DOB 03 May 1938.")
    first, second, third = draft.birth_dates
    assert (first.circa, first.precision) == (True, Precision.YEAR)
    assert (second.earliest, second.latest) == (date(1960, 1, 1), date(1961, 12, 31))
    assert (third.earliest, third.precision) == (date(1938, 5, 3), Precision.DAY)


def test_a_passport_has_country_issue_and_expiry() -> None:
    draft = read("Passport PP5201306 (Haiti) issued 03 Apr 2019 expires 02 Apr 2029.")
    (passport,) = draft.identifiers
    assert passport.kind is IdentifierKind.PASSPORT
    assert (passport.value, passport.country, passport.issuer) == ("PP5201306", "ht", "Haiti")
    assert (passport.issued_on, passport.expires_on) == (date(2019, 4, 3), date(2029, 4, 2))


def test_a_year_of_issue_is_no_day_and_is_kept_in_words() -> None:
    (document,) = read("Diplomatic Passport 008827 (Iran) issued 1999.").identifiers
    assert (document.value, document.issued_on, document.remark) == ("008827", None, "issued 1999")


@pytest.mark.parametrize(
    ("clause", "kind", "value"),
    [
        ("National ID No. 7/KATAKHA(N)007836 (Burma)", "national-id", "7/KATAKHA(N)007836"),
        ("NIT # 800146749-7 (Colombia)", "tax-number", "800146749-7"),
        ("SSN 523-33-8386 (United States)", "social-security", "523-33-8386"),
        ("SWIFT/BIC GEOORUMM", "bic", "GEOORUMM"),
        ("MMSI 572469210", "mmsi", "572469210"),
        ("Legal Entity Number 253400V1H6ART1UQ0N98 (Russia)", "lei", "253400V1H6ART1UQ0N98"),
        ("Legal Entity Number 851683897 (Netherlands)", "registration-number", "851683897"),
        ("D-U-N-S Number 542957624", "duns", "542957624"),
        ("ISIN US1694261033", "isin", "US1694261033"),
        ("Aircraft Tail Number EP-MMH", "tail-number", "EP-MMH"),
        ("Aircraft Manufacturer's Serial Number (MSN) 955", "aircraft-serial", "955"),
        (
            "Aircraft Construction Number (also called L/N or S/N or F/N) 8401",
            "aircraft-serial",
            "8401",
        ),
        (
            "Unified Social Credit Code (USCC) 91222401MA0Y31E659 (China)",
            "registration-number",
            "91222401MA0Y31E659",
        ),
        ("Vessel Registration Identification IMO 9661792", "imo", "9661792"),
        ("Company Number IMO 5055293", "registration-number", "5055293"),
        ("BIK (RU) 044525607", "other", "044525607"),
        ("Birth Certificate Number 365", "birth-certificate", "365"),
        ("Driver's License No. 180839 (Mexico)", "driving-licence", "180839"),
        ("VisaNumberID 2024702 (Mexico)", "visa", "2024702"),
    ],
)
def test_each_document_has_its_kind(clause: str, kind: str, value: str) -> None:
    (identifier,) = read(f"{clause}.", Schema.ORGANIZATION).identifiers
    assert (identifier.kind.value, identifier.value) == (kind, value)
    assert clause.startswith(identifier.label)


def test_an_identification_number_is_a_persons_or_a_bodys() -> None:
    clause = "Identification Number 2.194.575 (Paraguay)."
    assert read(clause).identifiers[0].kind is IdentifierKind.NATIONAL_ID
    body = read(clause, Schema.ORGANIZATION)
    assert body.identifiers[0].kind is IdentifierKind.REGISTRATION_NUMBER


def test_an_imo_number_with_a_wrong_check_digit_is_kept_and_reported() -> None:
    draft = read("Vessel Registration Identification IMO 9661793.", Schema.VESSEL)
    assert draft.identifiers[0].value == "9661793"
    assert [problem.code.value for problem in draft.problems] == ["identifier-invalid"]


def test_a_wallet_names_its_currency() -> None:
    draft = read(
        "Digital Currency Address - XBT 12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h; alt. Digital "
        "Currency Address - ETH 0x7F367cC41522cE07553e823bf3be79A889DEbe1B."
    )
    assert [(wallet.kind.value, wallet.remark) for wallet in draft.identifiers] == [
        ("wallet", "XBT"),
        ("wallet", "ETH"),
    ]


def test_a_document_of_a_new_kind_is_still_a_document() -> None:
    (identifier,) = read("Moon Residence Card AB 12345 (Iran) expires 01 Jan 2030.").identifiers
    assert identifier.kind is IdentifierKind.OTHER
    assert (identifier.label, identifier.value) == ("Moon Residence Card", "AB 12345")
    assert (identifier.country, identifier.expires_on) == ("ir", date(2030, 1, 1))


def test_the_town_of_a_register_stays_with_the_number() -> None:
    (identifier,) = read("Matricula Mercantil No 57622 (URABA).").identifiers
    assert (identifier.value, identifier.country) == ("57622 (URABA)", None)


def test_a_sentence_about_a_document_is_no_document() -> None:
    draft = read("Passport issued in Sarajevo, Bosnia-Herzegovina.")
    assert draft.identifiers == []
    assert free_text(draft) == ["Passport issued in Sarajevo, Bosnia-Herzegovina"]


def test_countries_and_places() -> None:
    draft = read(
        "POB Pyongyang, Korea, North; nationality Korea, North; citizen Congo, Democratic "
        "Republic of the."
    )
    assert draft.birth_places[0].country == "kp"
    assert [(tie.role, tie.country) for tie in draft.countries] == [
        (CountryRole.NATIONALITY, "kp"),
        (CountryRole.CITIZENSHIP, "cd"),
    ]
    flags = read("Former Vessel Flag Malta; alt. Former Vessel Flag Tuvalu.", Schema.VESSEL)
    assert [(tie.role, tie.country) for tie in flags.countries] == [
        (CountryRole.FORMER_FLAG, "mt"),
        (CountryRole.FORMER_FLAG, "tv"),
    ]


def test_a_flag_that_is_none_is_a_feature_and_no_problem() -> None:
    draft = read("Former Vessel Flag None Identified.", Schema.VESSEL)
    assert draft.countries == []
    assert draft.problems == []
    assert [feature.value for feature in draft.features] == ["None Identified"]


def test_aliases_in_remarks_are_weak_and_former_ones_former() -> None:
    draft = read("a.k.a. 'ALWAN, Nawaf Ahmed'; f.k.a. 'ANA I'; n.k.a. 'NEW'.")
    assert {name.strength for name in draft.names} == {Strength.WEAK}
    assert [(name.full, name.kind) for name in draft.names] == [
        ("Nawaf Ahmed ALWAN", NameKind.ALIAS),
        ("ANA I", NameKind.FORMER),
        ("NEW", NameKind.ALIAS),
    ]
    assert draft.names[2].remark == "n.k.a."


def test_a_bodys_alias_keeps_its_comma() -> None:
    draft = read("a.k.a. 'DEFENSE TECHNOLOGY CO., LTD'.", Schema.ORGANIZATION)
    assert draft.names[0].full == "DEFENSE TECHNOLOGY CO., LTD"


def test_links_alone_and_in_parentheses() -> None:
    draft = read("Linked To: ISLAMIC REVOLUTIONARY GUARD CORPS (IRGC)-QODS FORCE; Linked To: A.")
    assert [relation.other for relation in draft.relations] == [
        "ISLAMIC REVOLUTIONARY GUARD CORPS (IRGC)-QODS FORCE",
        "A",
    ]
    together = read(
        "all offices worldwide; (Linked To: KHURI, Mudalal; Linked To: ROSNEFT TRADING S.A.)",
        closed=False,
    )
    assert [relation.other for relation in together.relations] == [
        "KHURI, Mudalal",
        "ROSNEFT TRADING S.A.",
    ]
    assert {relation.kind for relation in together.relations} == {RelationKind.LINKED_TO}


def test_family_is_a_relation() -> None:
    (relation,) = read("daughter of Saddam Hussein al-Tikriti.").relations
    assert (relation.kind, relation.other) == (
        RelationKind.FAMILY,
        "Saddam Hussein al-Tikriti",
    )
    assert relation.detail == "daughter"


def test_contacts() -> None:
    draft = read(
        "Website www.genbank.ru; Email Address info@genbank.ru; alt. Phone Number 982188526301; "
        "Telephone (98)(9121115315); Fax: 982188526302; www.almanar.com.lb; info@manartv.com."
    )
    assert [(contact.kind, contact.value) for contact in draft.contacts] == [
        (ContactKind.WEBSITE, "www.genbank.ru"),
        (ContactKind.EMAIL, "info@genbank.ru"),
        (ContactKind.PHONE, "982188526301"),
        (ContactKind.PHONE, "(98)(9121115315)"),
        (ContactKind.FAX, "982188526302"),
        (ContactKind.WEBSITE, "www.almanar.com.lb"),
        (ContactKind.EMAIL, "info@manartv.com"),
    ]


def test_notices_are_features_under_ofacs_label() -> None:
    draft = read(
        "Secondary sanctions risk: section 1(b) of Executive Order 13224; Additional Sanctions "
        "Information - Subject to Secondary Sanctions; alt. Executive Order 13662 Directive "
        "Determination - Subject to Directive 4; Listing Date (EO 14024 Directive 2): 24 Feb "
        "2022; Organization Type: Real estate activities, n.e.c."
    )
    assert [(feature.label, feature.value) for feature in draft.features] == [
        ("Secondary sanctions risk", "section 1(b) of Executive Order 13224"),
        ("Additional Sanctions Information", "Subject to Secondary Sanctions"),
        ("Executive Order 13662 Directive Determination", "Subject to Directive 4"),
        ("Listing Date (EO 14024 Directive 2)", "24 Feb 2022"),
        ("Organization Type", "Real estate activities, n.e.c."),
    ]


def test_the_target_type_says_what_a_body_is() -> None:
    assert read("Target Type Private Company.", Schema.ORGANIZATION).schema is Schema.COMPANY
    assert read("Target Type Government Entity.", Schema.ORGANIZATION).schema is Schema.PUBLIC_BODY
    bank = read("Target Type Financial Institution.", Schema.ORGANIZATION)
    assert bank.schema is Schema.ORGANIZATION
    assert read("Target Type Private Company.").schema is Schema.PERSON


def test_dates_of_a_body_and_an_aircraft() -> None:
    draft = read("Organization Established Date Jan 2008.", Schema.ORGANIZATION)
    assert draft.founded_on[0].precision is Precision.MONTH
    built = read("Aircraft Manufacture Date 1992; Aircraft Operator YAS AIR.", Schema.AIRPLANE)
    assert built.founded_on[0].earliest == date(1992, 1, 1)
    assert built.relations[0].kind is RelationKind.OPERATED_BY


def test_text_that_breaks_off_states_nothing_in_its_last_clause() -> None:
    draft = read("Gender Male; Digital Currency Address - XBT 1Gq", cut=True)
    assert draft.identifiers == []
    assert free_text(draft) == ["Digital Currency Address - XBT 1Gq"]


def test_references_of_the_security_council_are_cross_references() -> None:
    draft = read("Listed by the UN as TAi.002 and QDe.004.")
    assert [reference.value for reference in draft.cross_references] == ["TAi.002", "QDe.004"]


def test_unknown_clauses_stay_as_they_are() -> None:
    draft = read("ICTY indictee; Occupation: Chemist; arrested 23 Apr 2002.")
    assert [(feature.label, feature.value) for feature in draft.features] == [
        (FREE_TEXT, "ICTY indictee"),
        ("Occupation", "Chemist"),
        (FREE_TEXT, "arrested 23 Apr 2002"),
    ]


@pytest.mark.parametrize("unit", ["(;", "a.k.a. 'x;", "Passport 1 issued ", "x(", "1 ("])
def test_hostile_text_takes_no_time(unit: str) -> None:
    """Work that grew with the square of the text would take minutes here."""
    started = process_time()
    draft = read(unit * (400_000 // len(unit)))
    assert process_time() - started < 20
    assert draft.features or draft.names
