"""The poverty lines of all 38, whose table they are of, and that a line alone is no rate."""

import csv
from pathlib import Path

import pytest

from data.settings import PROJECT
from tests import builders, commands, oracle
from tests.data import references

SHARED = PROJECT.parent / "shared" / "reference" / "poverty_line_jatim_kabkota.csv"
FIGURES = oracle.facts("official_poverty")
BELOW = ("parent=35.19", "release=2025-3")
QUESTIONS = [
    *(("headline", "area=35.19"), ("target_status", "area=35.19")),
    *(("official_by_area", "areas=35.19,35,35.77"), ("peers_by_period",)),
    *(("peers_by_period", "period=2026-03"), ("scenario_by_name", "area=35.19")),
    *(("gap_forecast", "area=35.19"), ("backtest_by_situation",)),
    *(("poverty_by_release", "area=35.19"), ("poverty_by_area", *BELOW)),
    *(("persons_to_leave_by_area", *BELOW), ("benchmark_by_release", "area=35.19")),
]


def test_every_year_from_2011_on_has_its_line_in_all_38():
    for year in range(2011, 2026):
        period = f"{year}-{'09' if year < 2015 else '03'}"
        rows = [row for row in FIGURES if row["period"] == period and len(row["area_code"]) == 5]
        assert len(rows) == 38
        assert all(row["poverty_line_idr"] and "tabel 624" in row["source"] for row in rows)


def test_the_lines_are_those_of_the_research():
    if not SHARED.is_file():
        pytest.skip("../shared/reference is not beside this checkout")
    ours = {(row["area_code"], row["period"]): row for row in FIGURES}
    different = []
    with SHARED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["region_code"]
            own = ours[code if len(code) < 4 else f"{code[:2]}.{code[2:]}", row["period"]]
            if own["poverty_line_idr"] != row["poverty_line_rp"]:
                different.append((row["period"], own["poverty_line_idr"], own["note"]))
                assert row["poverty_line_rp"] in own["note"]
    assert [each[:2] for each in different] == [("2011-09", "227603")]


def test_a_source_names_the_publication_and_never_the_page_it_was_read_on():
    for row in FIGURES:
        parts = row["source"].split(" | ")
        assert all(part.startswith("BPS") for part in parts), row
        assert all("bps.go.id" in part for part in parts if "http" in part), row
        assert "dibaca di" in row["note"]


@pytest.mark.slow
def test_a_line_alone_is_no_official_rate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Not one answer changes, but for the line itself."""
    facts, store = references.copied(tmp_path / "reference"), tmp_path / "store"
    monkeypatch.setenv("DATA_REFERENCE", str(facts))
    builders.write_delivery(tmp_path / "in", *builders.registry([(oracle.DESA[0], 1, 20)]))
    assert commands.data(store, "ingest", tmp_path / "in").code == 0

    def asked() -> list[object]:
        return [commands.ask(store, *words) for words in QUESTIONS]

    before, lines = asked(), commands.ask(store, "official_by_period", "area=35.19")
    new = [references.figure(code, "2026-03", "") for code in ("35.19", "35.77")]
    references.publish_figure(facts, *({**row, "poverty_line_idr": "495000"} for row in new))
    assert commands.data(store, "publish", "--json").json["is_new"]
    assert asked() == before
    (added,) = commands.ask(store, "official_by_period", "area=35.19")[len(lines) :]
    assert (added["period"], added["p0_pct"], added["poverty_line_idr"]) == (
        *("2026-03", None, 495000),
    )
