"""The rules of programmes: the project's own rows load, a wrong one is refused with its line."""

import csv
import shutil
from pathlib import Path

import duckdb
import pytest

from data.reference import ReferenceProblem
from data.rules import codes_by_spelling, load_rules, plain_code
from data.settings import REFERENCE

CODES = """
    PKH SEMBAKO PBI_JK PBI_PEMDA PIP BLT_DESA ATENSI YAPI PERMAKANAN PKH_PLUS ASPD RTLH LISTRIK
    DBHCHT PENA KUBE KIP_JAWARA SEKOLAH_RAKYAT PELATIHAN
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
    ],
)
def test_a_programme_is_recognised_however_it_is_spelled(text: str, code: str):
    with duckdb.connect() as connection:
        load_rules(connection)
        assert codes_by_spelling(connection)[plain_code(text)] == code


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
    with duckdb.connect() as connection, pytest.raises(ReferenceProblem) as problem:
        load_rules(connection, folder)
    assert (problem.value.file, problem.value.line, problem.value.column) == (file, line, column)
