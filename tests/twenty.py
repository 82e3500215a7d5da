"""Twenty families, four programmes and every kind of error, small enough to count on paper.

Two desa of one kecamatan, one release (2025-3, cut-off 31 July 2025) and the lists of its quarter.
The numbers that must come out stand in tests/data/intake/test_twenty.py, worked out by hand.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from data.settings import REFERENCE
from tests import builders
from tests.builders import Row, kk, nik

FIRST, SECOND = "35.19.01.2001", "35.19.01.2002"
RELEASE, CUTOFF = "2025-3", "2025-07-31"


@dataclass(frozen=True)
class Family:
    """A family: its desa, its decile, and the ages of its members, head first."""

    desa: str
    decile: int | None
    ages: tuple[int, ...]


FAMILIES = {
    1: Family(FIRST, 1, (40, 3)),
    2: Family(FIRST, 1, (70,)),
    3: Family(FIRST, 2, (35, 5)),
    4: Family(FIRST, 2, (45,)),
    5: Family(FIRST, 3, (62, 58)),
    6: Family(FIRST, 3, (30, 1)),
    7: Family(FIRST, 4, (50,)),
    8: Family(FIRST, 4, (66,)),
    9: Family(FIRST, 5, (41, 2)),
    10: Family(FIRST, 6, (61,)),
    11: Family(SECOND, 1, (33, 4)),
    12: Family(SECOND, 1, (47,)),
    13: Family(SECOND, 2, (80,)),
    14: Family(SECOND, 2, (36, 10)),
    15: Family(SECOND, 3, (29,)),
    16: Family(SECOND, 4, (44, 6)),
    17: Family(SECOND, 5, (64,)),
    18: Family(SECOND, 7, (52,)),
    19: Family(SECOND, 9, (39, 3)),
    20: Family(SECOND, None, (71,)),
}
STRANGER = "9999977777777777"  # in no registry
# NIK and KK of the next regency; nobody's, for no day of birth is 00.
ELSEWHERE = ("3520000000000001", "3520000000000002")
COLUMNS = ["program", "nik", "no_kk", "periode", "nominal", "status"]

PROGRAMMES = """\
programme_code,valid_from,name,pillar,serves,unit,government,channel,amount_low_idr,amount_high_idr,amount_period,is_verified,aliases,source,note
PKH,,PKH,Perlindungan dan Jaminan Sosial,poor,family,national,,225000,10800000,quarter,false,,x,
BLT_DESA,,BLT Desa,Perlindungan dan Jaminan Sosial,poor,family,desa,,,300000,month,false,,example,
PBI_JK,,PBI,Perlindungan dan Jaminan Sosial,poor,person,national,,42000,42000,month,false,PBI,x,
PENA,,PENA,Pemberdayaan Sosial,community,family,national,,,6000000,once,false,,example,
"""
ELIGIBILITY = """\
programme_code,valid_from,valid_to,decile_min,decile_max,component,age_min,age_max,is_verified,source,note
PKH,2025-01-01,,1,4,child,0,6,false,example,
PKH,2025-01-01,,1,4,elderly,60,,false,example,
PKH,2025-01-01,,1,4,pregnant,,,false,example,
BLT_DESA,2025-01-01,,1,4,,,,false,example,
PBI_JK,2025-01-01,,1,5,,,,false,example,
PENA,2025-01-01,,,,small_business,20,45,false,example,
"""
OVERLAPS = """\
programme_code,other_code,level,rule,valid_from,is_verified,basis,source,note
BLT_DESA,PKH,family,forbidden,2025-01-01,true,example,example,
BLT_DESA,PENA,family,forbidden,2025-01-01,false,example,example,
PKH,PENA,family,allowed,,false,example,example,
"""


def reference(folder: Path) -> Path:
    """The project's facts with the rules of the example, so that other rules change nothing."""
    shutil.copytree(REFERENCE, folder)
    for name, text in (
        *(("programmes.csv", PROGRAMMES), ("eligibility.csv", ELIGIBILITY)),
        ("overlaps.csv", OVERLAPS),
    ):
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def number(family: int, member: int = 0) -> str:
    """The NIK of a member; 0 is the head."""
    return nik(100 * family + member)


def benefit(
    programme: str,
    family: int,
    period: str,
    rupiah: int,
    member: int | None = 0,
    **cells: str,
) -> Row:
    """One row of a list; `member` None has no NIK."""
    return {
        "program": programme,
        "nik": "" if member is None else number(family, member),
        "no_kk": kk(family),
        "periode": period,
        "nominal": str(rupiah),
        "status": "",
        **cells,
    }


LISTS: list[Row] = [
    benefit("PKH", 1, "2025-Q3", 600_000),
    benefit("PKH", 2, "2025-Q3", 600_000),  # dead since May
    benefit("PKH", 3, "2025-Q3", 600_000, None),  # by KK
    benefit("PKH", 6, "2025-Q3", 600_000),
    benefit("PKH", 6, "2025-Q3", 400_000, 1),  # the same family again
    benefit("PKH", 10, "2025-Q3", 600_000),  # decile 6
    benefit("PKH", 12, "2025-Q3", 600_000),  # nobody who opens PKH
    benefit("PKH", 11, "2025-Q3", 600_000, nik="12345"),  # malformed, by KK
    benefit("PKH", 0, "2025-Q3", 600_000, nik=STRANGER, no_kk=""),
    benefit("PKH", 0, "2025-Q3", 600_000, nik=ELSEWHERE[0], no_kk=ELSEWHERE[1]),
    benefit("PKH", 13, "2025-Q3", 600_000, status="gagal"),
    benefit("PKH", 16, "2025-Q3", 50_000),  # less than any component
    benefit("PKH", 0, "2025-Q3", 600_000, nik="999", no_kk=""),  # nothing to match
    benefit("BLT_DESA", 1, "2025-07", 300_000),  # has PKH
    benefit("BLT_DESA", 4, "2025-07", 300_000),  # died in July: after the period began
    benefit("BLT_DESA", 7, "2025-07", 300_000),
    benefit("BLT_DESA", 15, "2025-07", 300_000),
    benefit("BLT_DESA", 15, "2025-08", 300_000),  # another month; died in July
    benefit("BLT_DESA", 20, "2025-07", 300_000),  # no decile
    benefit("BLT_DESA", 12, "2025-07", 300_000),  # has PKH
    benefit("PBI_JK", 1, "2025-Q3", 126_000),
    benefit("PBI_JK", 1, "2025-Q3", 126_000, 1),
    benefit("PBI_JK", 5, "2025-Q3", 126_000, 1),
    benefit("PBI_JK", 5, "2025-Q3", 126_000, 1),  # the same person again
    benefit("PBI_JK", 10, "2025-Q3", 126_000),  # decile 6
    benefit("PBI_JK", 9, "2025-Q3", 126_000, None),  # somebody of family 9
    benefit("PBI_JK", 18, "2025-Q3", 126_000, None),  # somebody of decile 7
    benefit("PBI_JK", 14, "2025-Q3", 126_000),
    benefit("PENA", 3, "2025-09", 5_000_000),
    benefit("PENA", 17, "2025-09", 5_000_000),
    benefit("PENA", 19, "2025-09", 7_000_000),  # more than is given
]
DEATHS: list[Row] = [
    {"nik": number(2), "tanggal_meninggal": "2025-05-01"},
    {"nik": number(4), "tanggal_meninggal": "2025-07-15"},
    {"nik": number(15), "tanggal_meninggal": "2025-07-20"},
    {"nik": nik(999_999), "tanggal_meninggal": "2025-01-01"},
]


def registry(times: int = 1) -> tuple[list[Row], list[Row]]:
    """The rows of the family and the person file; `times` each family, with numbers of its own."""
    families, persons = [], []
    for copy in range(times):
        for place, family in FAMILIES.items():
            families.append(
                builders.family(
                    place + 100 * copy,
                    family.desa,
                    family.decile,
                    jumlah_anggota_keluarga=str(len(family.ages)),
                )
            )
            persons += [
                builders.person(
                    100 * (place + 100 * copy) + member,
                    place + 100 * copy,
                    tanggal_lahir=f"{2025 - age}-01-15",
                    status_hubungan_keluarga=str(min(member + 1, 3)),
                )
                for member, age in enumerate(family.ages)
            ]
    return families, persons


def lists(times: int = 1) -> list[Row]:
    """The rows of the lists, as often as the families."""
    return [
        {**row, "nik": _copied(row["nik"], copy), "no_kk": _copied(row["no_kk"], copy)}
        for copy in range(times)
        for row in LISTS
    ]


def deaths(times: int = 1) -> list[Row]:
    """The rows of the list of deaths, as often as the families."""
    return [{**row, "nik": _copied(row["nik"], copy)} for copy in range(times) for row in DEATHS]


def _copied(number: str, copy: int) -> str:
    """The number of the same family or person in another copy."""
    if len(number) < 16:
        return number
    step = 100 if number[4] == "0" and number.startswith("9999") else 10_000
    return f"{int(number) + step * copy:016d}"
