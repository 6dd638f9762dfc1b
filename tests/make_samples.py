"""Write the workbooks among the package's samples: ``python tests/make_samples.py``.

Both hold a few real targets with what Australia's and New Zealand's lists said of them in
April 2023, in the official columns, so that the demonstration reads the same formats as an
update does. Every run writes the same bytes: no clock goes into the files.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import openpyxl

LISTS = Path(__file__).parents[1] / "src/watchword/sample/lists"
AUSTRALIA = LISTS / "au-dfat/2023-04-13/Australian_Sanctions_Consolidated_List.xlsx"
NEW_ZEALAND = LISTS / "nz-russia/2023-04-12/Russia_Sanctions_Register.xlsx"

Cell = str | int | bool | date | None

AU_HEADER = (
    "Reference",
    "Name of Individual or Entity",
    "Type",
    "Name Type",
    "Alias Strength",
    "Date of Birth",
    "Place of Birth",
    "Citizenship",
    "Address",
    "Additional Information",
    "Listing Information",
    "IMO Number",
    "Committees",
    "Control Date",
    "Instrument of Designation",
    "Targeted Financial Sanction",
    "Travel Ban",
    "Arms Embargo",
    "Maritime Restriction",
)

_AMENDMENT = (
    "Autonomous Sanctions (Designated Persons and Entities and Declared Persons—{regime}) "
    "Amendment ({number}) Instrument {year}"
)
_FIRST = "Instrument of first designation and declaration: "
_UKRAINE_2 = _FIRST + _AMENDMENT.format(regime="Ukraine", number="No. 2", year=2022)
_UKRAINE_6 = _FIRST + _AMENDMENT.format(regime="Ukraine", number="No. 6", year=2022)
_RUSSIA_2 = _FIRST + _AMENDMENT.format(regime="Russia and Ukraine", number="No. 2", year=2022)
_RUSSIA_16 = _AMENDMENT.format(regime="Russia and Ukraine", number="No. 16", year=2022)
_RUSSIA_2023 = _AMENDMENT.format(regime="Russia and Ukraine", number="No. 2", year=2023)
_THEMATIC_1 = _AMENDMENT.format(regime="Thematic Sanctions", number="No. 1", year=2022)
_MYANMAR = (
    "Autonomous Sanctions (Designated and Declared Persons—Myanmar) Amendment Instrument 2023"
)
_TALIBAN = "Charter of the United Nations (Sanctions—the Taliban) Regulation 2013"
_AFRICA = "Charter of the United Nations (Sanctions—Central African Republic) Regulation 2014"


@dataclass(frozen=True, kw_only=True)
class AuTarget:
    """A target of Australia's list; its rows are its names."""

    reference: int
    names: Sequence[str]
    """The primary name, then the others: ``weak:`` and ``script:`` stand before some."""
    kind: str = "Individual"
    born: Cell = None
    birth_place: str = ""
    citizenship: str = ""
    address: str = ""
    information: str = ""
    listing: str
    committee: str
    control: date
    instrument: str = ""
    travel_ban: bool = True
    arms_embargo: bool = False


AU_TARGETS = (
    AuTarget(
        reference=122,
        names=("Abdul Manan Mohammad Ishak", "script:عبدالمنان محمد اسحاق"),
        born="1940, 1941",
        birth_place="Siyachoy village, Panjwai District, Kandahar Province, Afghanistan",
        citizenship="Afghanistan",
        information=(
            "TAi.122 Title: Maulavi. Designation: a) First Secretary, Taliban Embassy, Riyadh, "
            "Saudi Arabia b) Commercial Attache, Taliban Embassy, Abu Dhabi, United Arab Emirates."
        ),
        listing=(
            "Listed by UN 1267 Committee on 25 January 2001 (amended on 21 Sep 2007, 29 Nov 2011 "
            "and 15 Aug 2012)"
        ),
        committee="1988 (Taliban)",
        control=date(2012, 8, 16),
        instrument=_TALIBAN,
        arms_embargo=True,
    ),
    AuTarget(
        reference=3175,
        names=("Joseph Kony", "Joseph Rao Kony", "Josef Kony", "weak:Le Messie sanglant"),
        born="1959, 1960, 1961, 1963, 18/09/1964, 1965, 08/1961, 04/1963",
        birth_place=(
            "a) Palaro Village, Palaro Parish, Omoro County, Gulu District, Uganda; b) Odek, "
            "Omoro, Gulu, Uganda c) Atyak, Uganda"
        ),
        citizenship="Uganda",
        address="a) Vakaga, Central African Republic  b) Haute-Kotto, Central African Republic",
        information=(
            "CFi.009 Title: General. Designation: Commander of the Lord’s Resistance Army. Kony "
            "is the founder and leader of the Lord’s Resistance Army (LRA) (CFe.002). Father’s "
            "name is Luizi Obol. Mother’s name is Nora Obol."
        ),
        listing="Listed on: 7 Mar. 2016",
        committee="2127 (Central African Republic)",
        control=date(2016, 3, 8),
        instrument=_AFRICA,
    ),
    AuTarget(
        reference=3176,
        names=("Lord's Resistance Army", "LRA", "Lord’s Resistance Movement (LRM)"),
        kind="Entity",
        address="a) Vakaga, Central African Republic  b) Haute-Kotto, Central African Republic",
        information=(
            "CFe.002 Emerged in northern Uganda in the 1980s. The leader is Joseph Kony (CFi.009)."
        ),
        listing="Listed on: 7 Mar. 2016",
        committee="2127 (Central African Republic)",
        control=date(2016, 3, 8),
        instrument=_AFRICA,
        travel_ban=False,
    ),
    AuTarget(
        reference=6288,
        names=("Yevgeny Viktorovich PRIGOZHIN",),
        born=date(1961, 6, 1),
        birth_place="Saint Petersburg, Russia",
        citizenship="Russia",
        listing=_UKRAINE_2,
        committee="Autonomous (Ukraine)",
        control=date(2022, 2, 25),
    ),
    AuTarget(
        reference=6313,
        names=("Rosoboronexport",),
        kind="Entity",
        address="Strada Strominka 27, Moscow 107076 Russia",
        listing=_UKRAINE_2,
        committee="Autonomous (Ukraine)",
        control=date(2022, 2, 25),
        travel_ban=False,
    ),
    AuTarget(
        reference=6679,
        names=("Sergei Viktorovich LAVROV",),
        born=date(1950, 3, 21),
        birth_place="Moscow, Russia",
        information="Foreign Minister of the Russian Federation",
        listing=_RUSSIA_2,
        committee="Autonomous (Russia)",
        control=date(2022, 2, 28),
    ),
    AuTarget(
        reference=6682,
        names=("Sergei Kuzhugetovich SHOIGU",),
        born=date(1955, 5, 21),
        birth_place="Chadan, Russia",
        information="Defence Minister of the Russian Federation",
        listing=_RUSSIA_2,
        committee="Autonomous (Russia)",
        control=date(2022, 2, 28),
    ),
    AuTarget(
        reference=6751,
        names=("Alisher Burkhanovich USMANOV",),
        born=date(1953, 9, 9),
        birth_place="Chust, Uzbekistan",
        information="Metalloinvest Founder",
        listing=_UKRAINE_6,
        committee="Autonomous (Russia)",
        control=date(2022, 3, 14),
    ),
    AuTarget(
        reference=6754,
        names=("Roman Arkadyevich ABRAMOVICH",),
        born=date(1966, 10, 24),
        birth_place="Saratov, Russia",
        information="Owner of Millhouse Capital",
        listing=_UKRAINE_6,
        committee="Autonomous (Russia)",
        control=date(2022, 3, 14),
    ),
    AuTarget(
        reference=6765,
        names=("Lyubov Valentinovna PRIGOZHINA",),
        born=date(1970, 6, 26),
        birth_place="Russia",
        information="Wife of Yevgeniy PRIGOZHIN",
        listing=_UKRAINE_6,
        committee="Autonomous (Russia)",
        control=date(2022, 3, 14),
    ),
    AuTarget(
        reference=7209,
        names=("Private Military Company “Wagner”", "PMC Wagner", "Wagner Group"),
        kind="Entity",
        address="Russia",
        listing=_RUSSIA_16,
        committee="Autonomous (Ukraine)",
        control=date(2022, 5, 18),
        travel_ban=False,
    ),
    AuTarget(
        reference=7295,
        names=(
            "Vladimir PANYAEV",
            "Vladimir Alexandrovich PANYAEV",
            "Vladimir ALEXEEV",
            "weak:Vladimir ALEXEJEV",
            "weak:Vladimir Aleksandrovitj PANJAJEV",
        ),
        born=date(1980, 11, 25),
        birth_place="Serdobsk, Russia",
        citizenship="Russia",
        listing=_THEMATIC_1,
        committee="Autonomous (Thematic - Human Rights)",
        control=date(2022, 12, 10),
    ),
    AuTarget(
        reference=7317,
        names=("Min Aung Hlaing", "Senior General Min Aung Hlaing"),
        born=date(1956, 7, 3),
        citizenship="Myanmar",
        information=(
            "Commander-in-Chief of the Myanmar Armed Forces; Chair of the State Administration "
            "Council; Prime Minister of Myanmar"
        ),
        listing=_MYANMAR,
        committee="Autonomous (Myanmar)",
        control=date(2023, 2, 1),
    ),
    AuTarget(
        reference=7334,
        names=(
            "Myanmar Economic Holdings Public Company Ltd",
            "Myanma Economic Holdings Public Company Ltd",
            "Myanmar Economic Holdings Ltd",
        ),
        kind="Entity",
        address="189/191 Mahaban Doola Road Corner of 50th Street Yangon",
        information="Registration Number 156387282",
        listing=_MYANMAR,
        committee="Autonomous (Myanmar)",
        control=date(2023, 2, 1),
        travel_ban=False,
    ),
    AuTarget(
        reference=7467,
        names=("Uralvagonzavod", "NPK Uralvagonzavod", "NPK Uralvagonzavod OAO"),
        kind="Entity",
        address="28 Vostochnoe shosse, Nizhni Tagil, Sverdlovskaya oblast, 622007, Russia",
        information="State registration number: 1086623002190",
        listing=_RUSSIA_2023,
        committee="Autonomous (Russia)",
        control=date(2023, 2, 24),
        travel_ban=False,
    ),
)

NZ_LEGEND = (
    "Russia Sanctions Register",
    "The persons, assets and ships that are sanctioned under the Russia Sanctions Act 2022.",
    "Travel Ban: the person may not enter or transit New Zealand.",
    "Asset Freeze: dealing with assets owned or controlled by the person is prohibited.",
    "Aircraft Ban and Ship Ban: the craft may not enter New Zealand's airspace or waters.",
    "",
)
NZ_HEADER = (
    "Type",
    "Unique Identifier",
    "First name",
    "Middle name(s)",
    "Last name",
    "DOB",
    "Title",
    "Alias/Alternate Spellings",
    "Address",
    "Place of Birth",
    "Citizenship",
    "Citizenship 2",
    "Citizenship 3",
    "Passport Number",
    "Sanction Status",
    "Date of Sanction",
    "Date of Additional Sanction",
    "Travel Ban",
    "Asset Freeze",
    "Aircraft Ban",
    "Ship Ban",
    "Service Prohibition",
    "Dealing with Securities",
    "General Rationale for Sanction",
    "Associates/Relatives",
)
NZ_SHIPS_HEADER = (
    "Type",
    "Unique Identifier",
    "IMO Number",
    "Name of Ship as of Date of Sanction",
    "Date of Sanction",
    "Alias/Alternate Names",
    "Date of Additional Sanction",
    "Sanction Status",
    "Travel Ban",
    "Asset Freeze",
    "Aircraft Ban",
    "Ship Ban",
    "Service Prohibition",
    "Dealing with Securities",
    "Date Record Deleted",
    "Record Deleted Flag",
    "Reason for Deletion",
)
"""No ship was on the register in April 2023, so its sheet has no rows."""

_UNDERMINING = "Involved in the undermining of Ukraine’s sovereignty and territorial integrity"
_INFLUENCE = (
    "Person of influence linked to the Russian administration including significant economic actors"
)
_SIGNIFICANCE = "Person of strategic or economic significance to Russia"
_BELARUS = "Linked to the Belarusian government or military"


@dataclass(frozen=True, kw_only=True)
class NzTarget:
    """A row of New Zealand's register."""

    identifier: str
    name: tuple[str, str, str]
    born: date | None = None
    title: str = ""
    alias: str = ""
    address: str = ""
    birth_place: str = ""
    citizenship: tuple[str, str, str] = ("", "", "")
    passport: str = ""
    sanctioned: date
    additional: date | None = None
    reason: str


NZ_TARGETS = (
    NzTarget(
        identifier="ENT-25",
        name=("Wagner Group", "", ""),
        alias="Private Military Contractor (PMC) Wagner",
        sanctioned=date(2022, 5, 3),
        reason=_UNDERMINING,
    ),
    NzTarget(
        identifier="ENT-27",
        name=("85th Main Special Service Centre (GTsSS)", "", ""),
        alias="GTsSS; APT 28; field post number 26165; unit 26165; STRONITIUM; FANCY BEAR",
        sanctioned=date(2022, 5, 11),
        reason=f"{_UNDERMINING} through cyber attacks",
    ),
    NzTarget(
        identifier="ENT-36",
        name=("Alrosa", "", ""),
        alias="AK Alrosa PAO; PJSC Alrosa; Alrosa Group",
        address="24 Ozerkovskaya Naberezhnaya, Moscow",
        sanctioned=date(2022, 6, 8),
        reason=_UNDERMINING,
    ),
    NzTarget(
        identifier="ENT-339",
        name=("Paravar Pars Company", "", ""),
        sanctioned=date(2023, 2, 17),
        reason="Involved in the supply of Iranian drones to the Russian Federation",
    ),
    NzTarget(
        identifier="IND-3",
        name=("Sergey", "Victorovich", "Lavrov"),
        born=date(1950, 3, 21),
        title=(
            "Minister for Foreign Affairs; Permanent Member of the Security Council of the "
            "Russian Federation"
        ),
        sanctioned=date(2022, 3, 18),
        additional=date(2022, 4, 5),
        reason=(
            "Minister for Foreign Affairs; Permanent Member of the Security Council of the "
            "Russian Federation"
        ),
    ),
    NzTarget(
        identifier="IND-4",
        name=("Sergei", "Kuzhugetovich", "Shoigu"),
        born=date(1955, 5, 21),
        title=(
            "Minister for Defence; Permanent Member of the Security Council of the Russian "
            "Federation"
        ),
        sanctioned=date(2022, 3, 18),
        additional=date(2022, 4, 5),
        reason=(
            "Minister for Defence; Permanent Member of the Security Council of the Russian "
            "Federation"
        ),
    ),
    NzTarget(
        identifier="IND-49",
        name=("Yevgeny", "Viktorovich", "Prigozhin"),
        born=date(1961, 6, 1),
        title="Financier of Internet Research Agency and key leader of Wagner Group",
        sanctioned=date(2022, 3, 18),
        additional=date(2022, 10, 12),
        reason=_INFLUENCE,
    ),
    NzTarget(
        identifier="IND-50",
        name=("Lyubov", "Valentinova", "Prigozhina"),
        born=date(1970, 6, 26),
        title="Wife of Yevgeny Prigozhin",
        sanctioned=date(2022, 3, 18),
        additional=date(2022, 10, 12),
        reason=_INFLUENCE,
    ),
    NzTarget(
        identifier="IND-440",
        name=("Dmitriy", "Sergeevich", "Peskov"),
        born=date(1967, 10, 17),
        title="Kremlin spokesperson",
        sanctioned=date(2022, 3, 18),
        additional=date(2022, 5, 3),
        reason=(
            "Linked to Russian leadership, governance, or military bodies responsible for the "
            "undermining of Ukraine's sovereignty and territorial integrity"
        ),
    ),
    NzTarget(
        identifier="IND-460",
        name=("Roman", "Arkadyevich", "Abramovich"),
        born=date(1966, 10, 24),
        title="Owner of Millhouse Capital",
        citizenship=("Russian Federation", "Israel", "Portugal"),
        passport="CB982788; 24132276",
        sanctioned=date(2022, 4, 5),
        reason=_SIGNIFICANCE,
    ),
    NzTarget(
        identifier="IND-487",
        name=("Alisher", "Burkhanovich", "Usmanov"),
        born=date(1953, 9, 9),
        title="Founder of Metalloinvest",
        citizenship=("Russian Federation", "", ""),
        sanctioned=date(2022, 4, 5),
        reason=_SIGNIFICANCE,
    ),
    NzTarget(
        identifier="IND-659",
        name=("Igor", "Evgenievich", "Konashenkov"),
        born=date(1966, 5, 15),
        title="Chief spokesperson of Russian Ministry of Defence",
        alias="Igor Yevgenyevich KONASHENKOV",
        birth_place="Chisinau, Republic of Moldova",
        citizenship=("Russian Federation", "", ""),
        sanctioned=date(2022, 5, 11),
        reason=(
            "Involved in the dissemination of disinformation which contributes to or supports the "
            "undermining of Ukraine's sovereignty and territorial integrity"
        ),
    ),
    NzTarget(
        identifier="IND-1001",
        name=("Halina", "Rodionovna", "LUKASHENKO"),
        born=date(1955, 1, 1),
        title="Wife of Alexander LUKASHENKO, President of Belarus",
        alias="LUKASHENKO Galina Rodionovna; LUKASHENKO Halyna\nRodionivna",
        sanctioned=date(2022, 11, 22),
        reason=_BELARUS,
    ),
)


def australia() -> bytes:
    """The workbook of Australia's list."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Consolidated List"
    sheet.append(AU_HEADER)
    for target in AU_TARGETS:
        for row in _au_rows(target):
            sheet.append(row)
    return _saved(book)


def _au_rows(target: AuTarget) -> Iterator[list[Cell]]:
    for place, stated in enumerate(target.names):
        mark, _, name = stated.rpartition(":")
        kind = "Original Script" if mark == "script" else "Alias" if place else "Primary Name"
        strength = "" if kind != "Alias" else "Weak" if mark == "weak" else "Strong"
        letter = "" if not place else chr(ord("a") + place - 1)
        yield [
            f"{target.reference}{letter}" if letter else target.reference,
            name,
            target.kind,
            kind,
            strength or None,
            target.born,
            target.birth_place or None,
            target.citizenship or None,
            target.address or None,
            target.information or None,
            target.listing,
            None,
            target.committee,
            target.control,
            target.instrument or target.listing,
            True,
            target.travel_ban,
            target.arms_embargo,
            False,
        ]


def new_zealand() -> bytes:
    """The workbook of New Zealand's register."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Russia Sanctions Register"
    for line in NZ_LEGEND:
        sheet.append([line])
    sheet.append(NZ_HEADER)
    for target in NZ_TARGETS:
        sheet.append(_nz_row(target))
    book.create_sheet("Ships").append(NZ_SHIPS_HEADER)
    return _saved(book)


def _nz_row(target: NzTarget) -> list[Cell]:
    is_person = target.identifier.startswith("IND")
    cells: list[Cell] = [
        "Individual" if is_person else "Entity",
        target.identifier,
        *target.name,
        target.born,
        target.title,
        target.alias,
        target.address,
        target.birth_place,
        *target.citizenship,
        target.passport,
        "Sanctioned",
        target.sanctioned,
        target.additional,
        "Yes" if is_person else "No",
        *["Yes"] * 5,
        target.reason,
    ]
    return [cell if cell != "" else None for cell in cells]


def _saved(book: openpyxl.Workbook) -> bytes:
    """The workbook's bytes without the clock: no times in the zip or in its properties."""
    stream = io.BytesIO()
    book.save(stream)
    fixed = io.BytesIO()
    with zipfile.ZipFile(stream) as read, zipfile.ZipFile(fixed, "w") as written:
        for name in read.namelist():
            body = read.read(name)
            if name == "docProps/core.xml":
                body = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2023-04-13T00:00:00Z", body)
            entry = zipfile.ZipInfo(name, date_time=datetime(1980, 1, 1).timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            written.writestr(entry, body)
    return fixed.getvalue()


SAMPLES: dict[Path, Callable[[], bytes]] = {AUSTRALIA: australia, NEW_ZEALAND: new_zealand}
"""Each workbook and what writes it."""


def main() -> None:
    """Write all of them."""
    for path, build in SAMPLES.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(build())


if __name__ == "__main__":
    main()
