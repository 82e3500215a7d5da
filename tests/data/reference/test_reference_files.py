"""The facts are whole: every area has its parent, every figure its source, every sum holds."""

import csv
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[3]
REFERENCE = PROJECT / "data" / "reference"
SHARED = PROJECT.parent / "shared" / "reference"


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_areas_are_complete_and_each_has_its_parent():
    areas = {row["area_code"]: row for row in read(REFERENCE / "areas.csv")}
    levels = [row["level"] for row in areas.values()]
    assert {level: levels.count(level) for level in set(levels)} == {
        "nation": 1,
        "province": 1,
        "kabupaten": 38,
        "kecamatan": 15,
        "desa": 206,
    }
    assert all(row["parent_code"] in areas for row in areas.values() if row["level"] != "nation")
    assert len({row["bps_code"] for row in areas.values()}) == len(areas)
    desa = [row for row in areas.values() if row["level"] == "desa"]
    assert all(row["bps_code"][6] == "0" for row in desa)
    assert all(row["area_code"][9] == ("1" if row["kind"] == "kelurahan" else "2") for row in desa)


def test_official_figures_name_their_source_and_stand_once():
    rows = read(REFERENCE / "official_poverty.csv")
    assert len({(row["area_code"], row["period"]) for row in rows}) == len(rows)
    assert all(row["source"] for row in rows)
    figures = {(row["area_code"], row["period"]): row for row in rows}
    assert figures["35.19", "2025-03"]["p0_pct"] == "10.4"
    assert figures["35", "2026-03"]["p0_pct"] == "9.06"
    assert ("35.19", "2026-03") not in figures
    assert ("35", "2023-09") not in figures


@pytest.mark.parametrize("year", [y for y in range(2015, 2026)])
def test_the_38_add_up_to_the_province_in_march(year: int):
    rows = [r for r in read(REFERENCE / "official_poverty.csv") if r["period"] == f"{year}-03"]
    parts = [float(r["poor_thousand"]) for r in rows if r["area_code"].startswith("35.")]
    whole = next(float(r["poor_thousand"]) for r in rows if r["area_code"] == "35")
    assert len(parts) == 38
    assert sum(parts) == pytest.approx(whole, abs=0.1)


def test_figures_agree_with_the_research_they_come_from():
    if not SHARED.is_dir():
        pytest.skip("../shared/reference is not beside this checkout")
    figures = {(r["area_code"], r["period"]): r for r in read(REFERENCE / "official_poverty.csv")}
    for row in read(SHARED / "official_poverty.csv"):
        code = row["region_code"]
        ours = figures[code if len(code) < 4 else f"{code[:2]}.{code[2:]}", row["period"]]
        for theirs, name in [("p0_percent", "p0_pct"), ("p1", "p1"), ("p2", "p2")]:
            assert not row[theirs] or float(row[theirs]) == float(ours[name])
