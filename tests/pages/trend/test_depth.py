"""How deep poverty is: the sentence is chosen from the figures and what rounding leaves of them."""

import duckdb
import pandas as pd
import pytest

from data.reference.tables import load_reference
from language import text
from pages.trend.depth import depth_answer, shortfall_answer
from queries import query, store_macros

# P0, P1, P2 of two Marches.
Figures = tuple[float, float, float | None]
MADIUN: tuple[Figures, Figures] = ((10.63, 1.4, 0.25), (10.4, 1.71, 0.32))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("**", "")


def asked(*rows: tuple[str, Figures], thousand: float = 71.59, line: int | None = 476506):
    """The answer of `depth_by_period` to these figures."""
    with duckdb.connect() as connection:
        load_reference(connection)
        store_macros(connection)
        connection.execute("delete from official_poverty")
        for period, (p0, p1, p2) in rows:
            connection.execute(
                "insert into official_poverty by name select '35.19' as area_code, ? as period, "
                "? as p0_pct, ? as p1, ? as p2, ? as poor_thousand, ? as poverty_line_idr",
                [period, p0, p1, p2, thousand, line],
            )
        return connection.execute(query("depth_by_period").sql, {"area": "35.19"}).df()


def said_of(before: Figures, now: Figures) -> str:
    return plain(depth_answer(asked(("2024-03", before), ("2025-03", now))))


def reference(area: str) -> pd.DataFrame:
    with duckdb.connect() as connection:
        load_reference(connection)
        store_macros(connection)
        return connection.execute(query("depth_by_period").sql, {"area": area}).df()


def test_what_follows_from_the_official_figures_of_madiun():
    """Recomputed by hand: V = P2/P0 - (P1/P0)^2; P1/P0 x line; x poor x 12."""
    rows = reference("35.19").set_index("period")
    assert list(rows.index) == ["2023-03", "2024-03", "2025-03"]
    assert list(rows["poor_spread"].round(4)) == [0.0104, 0.0062, 0.0037]
    assert list(rows["mean_shortfall_idr"].round()) == [58227, 60610, 78349]
    assert list((rows["all_shortfalls_idr"] / 1e9).round(1)) == [53.0, 53.2, 67.3]
    for period, (p0, p1, p2) in zip(("2024-03", "2025-03"), MADIUN, strict=True):
        row = rows.loc[period]
        assert row["poor_spread"] == pytest.approx(p2 / p0 - (p1 / p0) ** 2, abs=1e-12)
        assert row["mean_distance_pct"] == pytest.approx(100 * p1 / p0, abs=1e-12)


@pytest.mark.parametrize("area", ["35.19", "35"])
def test_the_ranges_hold_whatever_bps_may_have_rounded(area: str):
    """Every corner of what rounds to the printed figures; the province's P1 has three digits."""
    for row in reference(area).to_dict("records"):
        halves = [
            0.005 if float(f"{row[name]:.2f}") == row[name] else 0.0005
            for name in ("p0_pct", "p1", "p2")
            if not pd.isna(row[name])
        ]
        corners = [
            (row["p0_pct"] + a * halves[0], row["p1"] + b * halves[1], c)
            for a in (-1, 0, 1)
            for b in (-1, 0, 1)
            for c in (-1, 0, 1)
        ]
        distances = [100 * p1 / p0 for p0, p1, _c in corners]
        assert row["mean_distance_low_pct"] == pytest.approx(min(distances), abs=1e-12)
        assert row["mean_distance_high_pct"] == pytest.approx(max(distances), abs=1e-12)
        if pd.isna(row["p2"]):
            assert pd.isna(row["poor_spread"])
            continue
        spreads = [(row["p2"] + c * halves[2]) / p0 - (p1 / p0) ** 2 for p0, p1, c in corners]
        assert row["poor_spread_low"] <= min(spreads) <= max(spreads) <= row["poor_spread_high"]


def test_severity_rose_because_of_the_distance_while_the_spread_fell():
    said = said_of(*MADIUN)
    assert said.startswith("Dari Maret 2024 ke Maret 2025, bagian penduduk miskin turun dari 10,63")
    assert "keparahan (P2) naik dari 0,25 ke 0,32" in said
    assert "lebih jauh dari garis kemiskinan (16,4 % di bawahnya, sebelumnya 13,2 %)" in said
    assert "Beda di antara mereka mengecil (V dari 0,0062 ke 0,0037)" in said
    assert said.endswith(
        "Keparahan naik karena jarak rata-rata itu, bukan karena beda di antaranya."
    )


@pytest.mark.parametrize(
    ("before", "now", "distance", "spread", "severity"),
    [
        # nothing moved, or only as much as rounding may do
        ((10.0, 1.50, 0.30), (10.0, 1.50, 0.30), "tidak dapat", "tidak dapat", ""),
        ((10.0, 1.50, 0.30), (10.0, 1.51, 0.31), "tidak dapat", "tidak dapat", ""),
        # the spread alone
        ((10.0, 1.50, 0.30), (10.0, 1.50, 0.40), "tidak dapat", "membesar", ""),
        ((10.0, 1.60, 0.30), (10.0, 1.50, 0.40), "lebih dekat", "membesar", "naik karena beda"),
        ((10.0, 1.50, 0.40), (10.0, 1.60, 0.30), "lebih jauh", "mengecil", "turun karena beda"),
        # both the same way: neither alone
        ((10.0, 1.50, 0.30), (10.0, 1.70, 0.50), "lebih jauh", "membesar", ""),
        # the distance alone, down
        ((10.0, 1.71, 0.32), (10.2, 1.40, 0.25), "lebih dekat", "membesar", "turun karena jarak"),
        # more people are poor too: the distance alone has not done it
        ((10.0, 1.40, 0.25), (10.4, 1.71, 0.32), "lebih jauh", "mengecil", ""),
        # severity stayed
        ((10.63, 1.40, 0.25), (10.4, 1.71, 0.25), "lebih jauh", "mengecil", ""),
    ],
)
def test_the_sentence_is_chosen_from_the_figures(
    before: Figures, now: Figures, distance: str, spread: str, severity: str
):
    _first, said = said_of(before, now).split("(P2)", 1)
    about_distance, about_spread = said.split("eda di antara mereka", 1)
    assert distance in about_distance
    assert spread in about_spread
    assert ("Keparahan" in said) == bool(severity)
    assert severity in said


def test_fewer_is_said_only_where_fewer_are_poor():
    assert "mengecil, tetapi" in said_of(*MADIUN)
    assert "mengecil, tetapi" not in said_of((10.4, 1.4, 0.25), (10.63, 1.71, 0.32))


def test_ranges_that_touch_are_not_told_apart():
    frame = asked(("2024-03", MADIUN[0]), ("2025-03", MADIUN[1]))
    frame.loc[1, "poor_spread_high"] = frame.loc[0, "poor_spread_low"]
    assert "kisaran pembulatannya bertumpang tindih (V dari" in plain(depth_answer(frame))
    frame = frame.copy()  # what a page is given is never changed
    frame.loc[1, "poor_spread_high"] -= 1e-9
    assert "bertumpang tindih" not in depth_answer(frame)


def test_one_march_or_a_missing_index_says_nothing():
    assert depth_answer(asked(("2025-03", MADIUN[1]))) == ""
    assert depth_answer(asked(("2024-03", (10.63, 1.4, None)), ("2025-03", MADIUN[1]))) == ""
    assert depth_answer(asked(("2024-03", MADIUN[0]), ("2024-09", MADIUN[1]))) == ""
    assert depth_answer(asked()) == ""


def test_shortfalls_are_a_lower_bound_of_two_marches():
    said = plain(shortfall_answer(reference("35.19")))
    assert "Rp78.349 sebulan di bawah" in said
    assert "Rp67,3 miliar setahun (Maret 2024: Rp60.610 dan Rp53,2 miliar)" in said
    assert "batas bawah" in said


def test_a_shortfall_that_nobody_knows_is_not_told():
    alone = asked(("2025-03", MADIUN[1]))
    assert "(Maret" not in shortfall_answer(alone)
    assert shortfall_answer(alone)
    unknown = asked(("2025-03", MADIUN[1]), line=None)
    assert pd.isna(unknown["mean_shortfall_idr"]).all()
    assert shortfall_answer(unknown) == ""
    assert shortfall_answer(asked()) == ""


def test_it_speaks_english():
    frame = reference("35.19")
    text.use("en")
    said = plain(depth_answer(frame))
    assert "further below the poverty line (16.4% below it, 13.2% before)" in said
    assert "has shrunk (V from 0.0062 to 0.0037)" in said
    assert said.endswith("because of that mean distance, not because of the difference among them.")
    assert "Rp78,349 a month" in plain(shortfall_answer(frame))
    assert "Rp67.3 billion a year (March 2024: Rp60,610 and Rp53.2 billion)" in plain(
        shortfall_answer(frame)
    )
    assert "lower bound" in shortfall_answer(frame)
