"""The rules of programmes: the project's own rows load, a wrong one is refused with its line."""

import csv
import shutil
from pathlib import Path

import duckdb
import pytest

from data.reference.programmes import codes_by_spelling, load_rules, plain_code
from data.settings import REFERENCE
from tests.data import references

CODES = """
    PKH SEMBAKO PBI_JK PBI_PEMDA PIP BLT_DESA ATENSI YAPI PERMAKANAN PKH_PLUS ASPD RTLH LISTRIK
    DBHCHT PENA KUBE KIP_JAWARA SEKOLAH_RAKYAT PELATIHAN BLT_KESRA BERAS RST BPJS_TK MBG KIP_KULIAH
""".split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(REFERENCE, tmp_path / "reference")


def rows(name: str) -> list[dict[str, str]]:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_programme_that_was_asked_for_is_there_with_a_pillar_and_a_source():
    programmes = rows("programmes.csv")
    assert {row["programme_code"] for row in programmes} >= set(CODES)
    assert {row["pillar"] for row in programmes} == {
        "Perlindungan dan Jaminan Sosial",
        "Pemberdayaan Sosial",
    }
    for name in ("programmes.csv", "eligibility.csv", "overlaps.csv"):
        assert all(row["source"] for row in rows(name)), name


def test_the_groups_of_the_article_are_all_served():
    assert {row["serves"] for row in rows("programmes.csv")} >= {
        *("poor", "elderly", "disability", "children", "training", "institution")
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("pkh", "PKH"),
        ("BPNT", "SEMBAKO"),
        ("pbi", "PBI_JK"),
        ("Pbi-Jk", "PBI_JK"),
        (" pbi pemda ", "PBI_PEMDA"),
        ("BLT-DD", "BLT_DESA"),
        ("blt desa", "BLT_DESA"),
        ("pkh_plus", "PKH_PLUS"),
        ("PKH-Plus", "PKH_PLUS"),
        ("Rutilahu", "RTLH"),
        ("bsps", "RTLH"),
        ("sekolah rakyat", "SEKOLAH_RAKYAT"),
        ("KipJawara", "KIP_JAWARA"),
        ("BLT Kesra", "BLT_KESRA"),
        ("BLTS Kesra", "BLT_KESRA"),
        ("Kartu Indonesia Pintar Kuliah", "KIP_KULIAH"),
        ("KIP", "PIP"),
        ("Bantuan Beras", "BERAS"),
        ("BPJS Ketenagakerjaan", "BPJS_TK"),
    ],
)
def test_a_programme_is_recognised_however_it_is_spelled(text: str, code: str):
    assert codes_by_spelling()[plain_code(text)] == code


PROGRAMME = "X,,X,Pemberdayaan Sosial,poor,person,desa,,,,,false,,s,"


@pytest.mark.parametrize(
    ("file", "row", "column"),
    [
        ("programmes.csv", PROGRAMME.replace("X,", "x,", 1), "programme_code"),
        ("programmes.csv", PROGRAMME.replace("Pemberdayaan Sosial", "Lain"), "pillar"),
        ("programmes.csv", PROGRAMME.replace("person", "rumah"), "unit"),
        ("programmes.csv", PROGRAMME.replace(",,,,false", ",,500,,false"), "amount_period"),
        ("programmes.csv", PROGRAMME.replace(",,,,false", ",9,5,month,false"), "amount_high_idr"),
        ("programmes.csv", PROGRAMME.replace(",,,,false", ",1.5,,month,false"), "amount_low_idr"),
        (
            "programmes.csv",
            PROGRAMME.replace(",,,,false", ",,9.000,month,false"),
            "amount_high_idr",
        ),
        ("programmes.csv", PROGRAMME.replace("false,,", "false,BPNT,"), "aliases"),
        ("programmes.csv", PROGRAMME.replace("X,,", "X,2025-01-01,", 1), "valid_from"),
        ("programmes.csv", PROGRAMME.replace("X,,", "PKH,2027-01-01,", 1), "unit"),
        ("programmes.csv", PROGRAMME.replace(",s,", ",,"), "source"),
        ("eligibility.csv", "XYZ,2025-01-01,,1,4,,,,false,s,", "programme_code"),
        ("eligibility.csv", "SEMBAKO,2026-01-01,,1,4,,,,false,s,", "valid_from"),
        ("eligibility.csv", "PIP,,,1,4,,,,false,s,", "valid_from"),
        ("eligibility.csv", "PIP,2025-01-01,2024-01-01,1,4,,,,false,s,", "valid_to"),
        ("eligibility.csv", "PIP,2025-01-01,,1,11,,,,false,s,", "decile_max"),
        ("eligibility.csv", "PIP,2025-01-01,,5,4,,,,false,s,", "decile_max"),
        ("eligibility.csv", "PIP,2025-01-01,,1,4,kaya,,,false,s,", "component"),
        ("eligibility.csv", "PIP,2025-01-01,,1,4,,,,perhaps,s,", "is_verified"),
        ("overlaps.csv", "PKH,XYZ,family,forbidden,,false,b,s,", "other_code"),
        ("overlaps.csv", "PKH,PKH,family,forbidden,,false,b,s,", "other_code"),
        ("overlaps.csv", "SEMBAKO,PKH,family,forbidden,,false,b,s,", "programme_code"),
        ("overlaps.csv", "PKH,LISTRIK,person,forbidden,,false,b,s,", "level"),
        ("overlaps.csv", "PKH,LISTRIK,family,never,,false,b,s,", "rule"),
    ],
)
def test_a_wrong_rule_is_refused_with_its_line(folder: Path, file: str, row: str, column: str):
    path = folder / file
    line = len(path.read_text().splitlines()) + 1
    path.write_text(path.read_text() + row + "\n")
    cell = references.only_wrong_cell(load_rules, folder)
    assert (cell.file, cell.line, cell.column) == (file, line, column)


def ways(day: str) -> dict[str, list[tuple]]:
    """The ways into each programme on a day: decile_min, decile_max, component."""
    with duckdb.connect() as connection:
        load_rules(connection)
        found: dict[str, list[tuple]] = {}
        for code, *way in connection.execute(
            "select programme_code, decile_min, decile_max, component from eligibility "
            "where valid_from <= $day::date and $day::date <= coalesce(valid_to, '9999-12-31')",
            {"day": day},
        ).fetchall():
            found.setdefault(code, []).append(tuple(way))
    return found


def test_what_the_field_told_counts_from_its_date_on():
    assert "BLT_KESRA" not in ways("2025-09-30") and "BLT_KESRA" not in ways("2026-01-01")
    assert ways("2025-12-31")["BLT_KESRA"] == [(1, 4, None)]
    assert "BLT_DESA" not in ways("2026-01-01")  # the musdes decides; no decile was found
    for day in ("2026-01-31", "2026-02-01"):
        assert ways(day)["PBI_JK"] == [(1, 5, None)]
    new = [row for row in rows("eligibility.csv") if row["valid_from"] == "2026-02-01"]
    assert [row["is_verified"] for row in new] == ["false"] and "1-4" in new[0]["note"]


def test_what_only_the_press_said_is_not_verified_and_nothing_is_made_up():
    said = {row["programme_code"]: row for row in rows("programmes.csv")[::-1]}
    amounts = {
        code: (said[code]["amount_low_idr"], said[code]["amount_high_idr"])
        for code in ("BLT_KESRA", "RST", "BPJS_TK", "BERAS", "MBG", "KIP_KULIAH")
    }
    assert amounts == {
        **{"BLT_KESRA": ("900000", "900000"), "RST": ("20000000", "20000000")},
        **{"BPJS_TK": ("16800", "16800"), "BERAS": ("", ""), "MBG": ("", "")},
        "KIP_KULIAH": ("", ""),
    }
    assert {said[code]["is_verified"] for code in amounts} == {"false"}
