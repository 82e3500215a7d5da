"""The outlook: fitted as it says, heavy-tailed, in order, silent where too little is known."""

import math
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import norm
from scipy.stats import t as student

from data.estimates.forecasts import QUANTILES, series_of
from data.estimates.outlook import NoOutlook, Outlook, Series, fit_steps, province_spread, quantiles
from data.generation.build import FORECASTS
from data.reference.tables import load_reference
from tests import builders, commands, oracle
from tests.conftest import EXACT, Four
from tests.data import references
from tests.data.official import fitted, forecasts, likelihood, march_series, steps_of
from tests.kept import Kept

pytestmark = pytest.mark.slow

SERIES = march_series()
OUTLOOK = Outlook(SERIES)
# Places of the columns of gap_forecast.
GAP, P0, PROVINCE = slice(3, 10), slice(10, 17), slice(17, 24)


def test_it_knows_the_march_figures_that_stand_in_the_csv():
    with duckdb.connect() as connection:
        load_reference(connection)
        found = series_of(connection, "35")
    assert len(found.areas) == 38
    assert dict(found.areas) == SERIES.areas
    assert dict(found.province) == SERIES.province
    assert dict(found.september) == SERIES.september


@pytest.mark.parametrize("year", [2018, 2022, 2025])
def test_the_steps_are_fitted_with_the_greatest_likelihood(year: int):
    """Against scipy's multivariate t, searched over grids."""
    own = steps_of(SERIES, year)
    rows = np.array(list(own.values()))
    steps = fit_steps(SERIES, year)
    nu, s2 = steps.freedom - 3, steps.new_scale**2
    best = fitted(rows)
    assert (nu, s2) == pytest.approx(best, rel=0.01)
    assert likelihood(rows, nu, s2) >= likelihood(rows, *best) - 1e-4
    assert set(steps.scales) == set(own)
    for area, each in own.items():
        assert steps.scale(area) == pytest.approx(
            math.sqrt((best[0] * best[1] + np.sum(each**2)) / (best[0] + 3)), rel=0.01
        )


def test_a_restless_area_has_wider_steps_than_a_quiet_one():
    own = {area: float(np.sum(each**2)) for area, each in steps_of(SERIES, 2025).items()}
    scales = fit_steps(SERIES, 2025).scales
    assert sorted(own, key=lambda area: own[area]) == sorted(scales, key=lambda area: scales[area])


def test_the_tails_are_heavier_than_normal():
    ratio = np.log(OUTLOOK.draw("35.19", 2026).area / SERIES.province[2026])
    low, q10, q90, high = np.quantile(ratio, [0.005, 0.1, 0.9, 0.995])
    assert (high - low) / (q90 - q10) > 1.2 * norm.ppf(0.995) / norm.ppf(0.9)


@pytest.mark.parametrize("area", ["35.19", "35.27", "35.79"])
def test_a_nowcast_is_a_t_step_from_the_last_ratio(area: str):
    """Median unmoved: neither a rise nor a fall is presumed."""
    steps = fit_steps(SERIES, 2025)
    start = math.log(SERIES.areas[area][2025] / SERIES.province[2025])
    draws = OUTLOOK.draw(area, 2026)
    assert np.all(draws.province == SERIES.province[2026])
    wanted = [start + steps.scales[area] * student.ppf(part, steps.freedom) for part in QUANTILES]
    found = np.quantile(np.log(draws.area / draws.province), QUANTILES)
    assert found == pytest.approx(wanted, abs=2e-4)


def test_a_forecast_moves_the_province_too():
    draws = Outlook(SERIES.until(2025)).draw("35.19", 2026, of_rate=True)
    known = [math.log(SERIES.province[at] / SERIES.province[at - 1]) for at in range(2011, 2026)]
    scale = math.sqrt(sum(step**2 for step in known) / len(known))
    assert province_spread(SERIES, 2025, of_rate=True) == pytest.approx((15, scale))
    found = np.quantile(np.log(draws.province / SERIES.province[2025]), QUANTILES)
    assert found == pytest.approx(scale * student.ppf(QUANTILES, 15), abs=1e-3)


@pytest.mark.parametrize("year", [2022, 2025])
@pytest.mark.parametrize("of_rate", [True, False])
def test_a_september_centres_the_province_on_its_way(year: int, of_rate: bool):
    """Its own step and the steps of others, from the CSV; the area's ratio stays where it is."""
    past = SERIES.until(year - 1)
    assert year - 1 not in past.september
    known = Series(
        past.areas, past.province, {at: SERIES.september[at] for at in (*past.september, year - 1)}
    )
    outlook = Outlook(known)
    assert [outlook.situation(at) for at in (year - 1, year, year + 1)] == [
        "nowcast",
        "september",
        "september",
    ]
    assert Outlook(past).situation(year) == "forecast"
    left = [
        math.log(SERIES.province[at] / SERIES.province[at - 1])
        - 1.25 * math.log(SERIES.september[at - 1] / SERIES.province[at - 1])
        for at in range(2012, year)
        if at != 2024  # BPS made no estimate in September 2023
    ]
    mean = 0 if of_rate else np.mean(left)
    freedom = len(left) - (not of_rate)
    scale = math.sqrt(sum((step - mean) ** 2 for step in left) / freedom)
    assert province_spread(known, year - 1, of_rate=of_rate, after_september=True) == (
        pytest.approx((freedom, scale))
    )
    draws = outlook.draw("35.19", year, of_rate=of_rate)
    way = 1.25 * math.log(SERIES.september[year - 1] / SERIES.province[year - 1])
    found = np.quantile(np.log(draws.province / SERIES.province[year - 1]), QUANTILES)
    assert found == pytest.approx(way + scale * student.ppf(QUANTILES, freedom), abs=2e-3)
    ratio = SERIES.areas["35.19"][year - 1] / SERIES.province[year - 1]
    assert np.median(draws.area / draws.province) == pytest.approx(ratio, abs=1e-3)
    two = outlook.draw("35.19", year + 1, of_rate=of_rate).province
    assert np.median(np.log(two / SERIES.province[year - 1])) == pytest.approx(way, abs=5e-3)


def test_a_september_before_the_newest_march_says_nothing_more():
    assert 2025 in SERIES.september and 2026 in SERIES.province
    without = Outlook(Series(SERIES.areas, SERIES.province))
    assert np.array_equal(without.draw("35.19", 2027).gap, OUTLOOK.draw("35.19", 2027).gap)
    assert OUTLOOK.situation(2027) == "forecast"


def test_too_few_septembers_to_learn_from_leave_a_plain_forecast():
    few = Outlook(Series(SERIES.areas, SERIES.province, {2026: 8.0, 2025: 9.3, 2024: 9.56}))
    assert few.situation(2027) == "forecast"
    assert np.array_equal(few.draw("35.19", 2027).gap, OUTLOOK.draw("35.19", 2027).gap)


def test_a_new_september_changes_the_stored_forecast(facts: Path):
    before = forecasts(facts)["gap_forecast"]
    references.publish_figure(facts, references.figure("35", "2026-09", "8.80", "3610"))
    after = forecasts(facts)["gap_forecast"]
    assert after[0] == before[0]  # the nowcast
    assert after[1][1:3] == ("2027-03", "september")
    assert after[1][PROVINCE][3] == pytest.approx(9.06 * (8.80 / 9.06) ** 1.25, abs=5e-3)
    assert np.ptp(after[1][GAP]) < np.ptp(before[1][GAP])


@pytest.mark.parametrize("year", [2019, 2021, 2024, 2025])
def test_to_know_the_province_narrows_what_is_said(year: int):
    past = SERIES.until(year - 1)
    known = Series(past.areas, {**past.province, year: past.province[year - 1]})
    forecast, nowcast = Outlook(past), Outlook(known)
    for area in SERIES.areas:
        wide, narrow = (
            np.ptp(np.quantile(each.draw(area, year).gap, [0.025, 0.975]))
            for each in (forecast, nowcast)
        )
        assert narrow < wide * 1.01, area  # where the ratio is 1 the province hardly matters
        wide, narrow = (
            np.ptp(np.quantile(each.draw(area, year).area, [0.025, 0.975]))
            for each in (forecast, nowcast)
        )
        assert narrow < wide, area


def test_two_years_ahead_are_less_sure_than_one():
    one, two = (
        np.ptp(np.quantile(OUTLOOK.draw("35.19", year).gap, [0.1, 0.9])) for year in (2026, 2027)
    )
    assert two > 1.2 * one


@st.composite
def worlds(draw: st.DrawFn) -> Series:
    """A province of a few areas with any figures, some of them missing."""
    years = range(2015, 2025)
    rate = st.floats(0.5, 60)
    areas = {f"35.{number:02d}": {year: draw(rate) for year in years} for number in range(1, 9)}
    for own in list(areas.values())[:2]:
        for year in draw(st.sets(st.sampled_from(years), max_size=4)):
            del own[year]
    province = {year: draw(rate) for year in range(2010, 2026)}
    assume(len({areas["35.08"][year] / province[year] for year in years}) > 1)
    return Series(areas, province)


@settings(max_examples=20, deadline=None)
@given(series=worlds())
def test_whatever_the_figures_quantiles_are_in_order_and_rates_above_zero(series: Series):
    outlook = Outlook(series)
    for area in series.areas:
        for year in (2025, 2026):
            draws = outlook.draw(area, year)
            found = quantiles(draws.gap, QUANTILES)
            assert found == sorted(found)
            assert np.all(np.isfinite(draws.gap)) and np.all(draws.area > 0)


def test_the_same_figures_give_the_same_future():
    for year in (2026, 2027):
        one, other = OUTLOOK.draw("35.19", year), Outlook(SERIES).draw("35.19", year)
        assert np.array_equal(one.area, other.area)
        assert np.array_equal(one.province, other.province)
    assert forecasts() == forecasts()


def test_what_is_known_already_is_not_foretold():
    with pytest.raises(NoOutlook):
        OUTLOOK.draw("35.19", 2025)
    with pytest.raises(NoOutlook):
        Outlook(Series({"35.19": {2025: 10.4}}, {2024: 9.79})).draw("35.19", 2026)


def test_the_stored_fan_is_in_order_and_each_chance_a_percentage():
    rows = forecasts()["gap_forecast"]
    assert [row[:3] for row in rows] == [
        ("35.19", "2026-03", "nowcast"),
        ("35.19", "2027-03", "forecast"),
    ]
    for row in rows:
        for part in (GAP, P0, PROVINCE):
            assert list(row[part]) == sorted(row[part])
        assert all(0 <= chance <= 100 for chance in row[24:27])
        assert row[27] < 0
    assert set(rows[0][PROVINCE]) == {9.06}  # known
    assert rows[0][GAP][3] == pytest.approx(9.06 * (10.40 / 9.50 - 1), abs=2e-3)
    assert rows[0][P0][3] - 9.06 == pytest.approx(rows[0][GAP][3], abs=1e-9)


def test_the_chances_are_those_of_the_t_distribution():
    """Published: two decimals, below the province's. True: with the errors of both surveys."""
    tables = forecasts()
    steps = fit_steps(SERIES, 2025)
    scale = steps.scales["35.19"]
    start = math.log(10.40 / 9.50)

    def below(limit: float) -> float:
        return 100 * float(student.cdf((math.log(limit / 9.06) - start) / scale, steps.freedom))

    row = tables["gap_forecast"][0]
    assert row[24] == pytest.approx(below(9.055), abs=0.1)
    chances = {(chance[4], chance[6]): chance[7] for chance in tables["target_chance"]}
    assert chances["below_province", "2026-03"] == row[24]
    assert chances["at_most", "2026-03"] == pytest.approx(below(9.805), abs=0.2)
    error = math.hypot(
        oracle.error_of("35.19", "2025-03", 10.40), oracle.error_of("35", "2026-03", 9.06)
    )

    def true_below(step: float) -> float:
        gap = 9.06 * (math.exp(start + scale * step) - 1)
        return float(norm.cdf(-gap / error) * student.pdf(step, steps.freedom))

    assert row[25] == pytest.approx(100 * quad(true_below, -40, 40)[0], abs=0.1)
    assert row[26] < row[24] < row[25]
    assert row[27] == pytest.approx(-oracle.ERRORS * error, abs=1e-6)


def dropped(area: str, *periods: str):
    return lambda rows: [
        row for row in rows if not (row["area_code"] == area and row["period"] in periods)
    ]


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    return references.copied(tmp_path / "reference")


def test_the_first_kabupaten_of_a_year_has_an_outlook_too(facts: Path):
    """The office adds its own figure; those of the other 37 come later."""
    before = forecasts(facts)
    references.publish_figure(facts, references.figure("35.19", "2026-03", "9.50", "65.4"))
    after = forecasts(facts)
    assert [row[:3] for row in after["gap_forecast"]] == [("35.19", "2027-03", "forecast")]
    assert after["target_chance"] == []  # both are judged now
    assert after["backtest_score"] == before["backtest_score"]


@pytest.mark.slow
@pytest.mark.parametrize("period", ["2018-03", "2020-03", "2024-03", "2025-03"])
@pytest.mark.parametrize("area", ["35.01", "35.19"])
def test_a_missing_figure_of_one_area_stops_nothing(facts: Path, area: str, period: str):
    references.change(facts, "official_poverty.csv", dropped(area, period))
    tables = forecasts(facts)
    assert tables["gap_forecast"] and tables["backtest_score"]
    if (area, period) == ("35.19", "2025-03"):
        assert [row[1:3] for row in tables["gap_forecast"]] == [
            *(("2025-03", "nowcast"), ("2026-03", "nowcast"), ("2027-03", "forecast"))
        ]


def test_a_new_kabupaten_and_a_rate_of_zero_stop_nothing(facts: Path):
    def grown(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        (one,) = [row for row in rows if row["area_code"] == "35.01"]
        return [*rows, {**one, "area_code": "35.99", "bps_code": "3599", "name": "Baru"}]

    references.change(facts, "areas.csv", grown)
    references.publish_figure(
        facts,
        references.figure("35.99", "2025-03", "8.00", "10"),
        references.figure("35.01", "2021-03", "0.00", "0"),
    )
    tables = forecasts(facts)
    assert tables["gap_forecast"] and tables["backtest_score"]


def test_an_unknown_error_leaves_the_true_rate_untold():
    for level in ("kabupaten", "province"):
        rows = forecasts(change=f"delete from survey_design where level = '{level}'")[
            "gap_forecast"
        ]
        assert [row[25:] for row in rows] == [(None, None, None)] * 2
        assert all(row[24] is not None for row in rows)


def test_a_target_years_ahead_has_its_fan_and_one_too_far_has_none():
    def change(year: int) -> str:
        return (
            "insert into target values ('35.19', null, null, 'at_most', null, 8.5, "
            f"'{year}-12-31', '{year}-03', 'x', null)"
        )

    tables = forecasts(change=change(2029))
    assert [row[1] for row in tables["gap_forecast"]] == [
        f"{year}-03" for year in range(2026, 2030)
    ]
    widths = [row[GAP][5] - row[GAP][1] for row in tables["gap_forecast"]]
    assert widths == sorted(widths)
    assert 0 < next(row for row in tables["target_chance"] if row[6] == "2029-03")[7] < 100
    assert forecasts(change=change(2045)) == forecasts()


@pytest.fixture
def short(facts: Path) -> Path:
    """Two Marches of the regency and the province, nothing else."""
    references.change(
        facts,
        "official_poverty.csv",
        lambda rows: [
            row for row in rows if row["area_code"] in ("35", "35.19") and row["period"] >= "2024"
        ],
    )
    return facts


def test_too_short_series_are_met_with_silence_and_publishing_goes_on(
    short: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    assert forecasts(short) == {name: [] for name in FORECASTS}
    monkeypatch.setenv("DATA_REFERENCE", str(short))
    store = tmp_path / "store"
    builders.write_delivery(tmp_path / "in", *builders.registry([(oracle.DESA[0], 1, 20)]))
    assert commands.data(store, "ingest", tmp_path / "in", "--json").json["generation"]
    for question in ("gap_forecast", "scenario_by_name"):
        assert commands.ask(store, question, "area=35.19") == []
    rows = commands.ask(store, "target_status", "area=35.19")
    assert {row["chance_pct"] for row in rows} == {None}
    below = ("parent=35.19", "release=2025-3")
    assert {
        row["persons_to_leave"] for row in commands.ask(store, "persons_to_leave_by_area", *below)
    } == {None}
    done = commands.data(store, "backtest", "--json")
    assert done.code and done.err and "Traceback" not in done.err


def test_every_target_of_the_regency_has_its_status(four: Four):
    rows = commands.ask(four.store, "target_status", "area=35.19")
    assert [
        (row["said_by"], row["deadline"], row["judged_on"], row["figure_pct"], row["status"])
        for row in rows
    ] == [
        ("RPJMD 2018-2023", "2023-12-31", "2023-03", 11.04, "met"),
        ("RPD 2024-2026", "2024-12-31", "2024-03", 10.63, "missed"),
        ("Bupati Madiun", "2025-12-31", "2026-03", None, "not_yet_measurable"),
        ("RKPD 2025", "2025-12-31", "2025-03", 10.40, "missed"),
        ("Bupati Madiun", "2026-12-31", "2026-03", None, "not_yet_measurable"),
    ]
    fan = {row["period"]: row for row in commands.ask(four.store, "gap_forecast", "area=35.19")}
    for row in rows:
        if row["status"] == "not_yet_measurable":
            assert 0 <= row["chance_pct"] <= 100
            assert row["needed_change_pp"] == pytest.approx(row["limit_pct"] - 10.40)
        else:
            assert row["chance_pct"] is None and row["needed_change_pp"] is None
    assert rows[2]["limit_pct"] == 9.06
    assert rows[2]["chance_pct"] == fan["2026-03"]["below_published_pct"]


def test_two_targets_of_one_person_and_day_are_told_apart(
    four: Four, facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def twice(rows: list[dict[str, str]]) -> list[dict[str, str]]:
        (one,) = [row for row in rows if row["said_on"] == "2026-02-20"]
        return [*rows, {**one, "high_pct": "9.3"}, {**one, "said_by": "", "high_pct": "9.5"}]

    references.change(facts, "targets.csv", twice)
    monkeypatch.setenv("DATA_REFERENCE", str(facts))
    store = tmp_path / "store"
    builders.write_delivery(tmp_path / "in", *builders.registry([(oracle.DESA[0], 1, 20)]))
    assert commands.data(store, "ingest", tmp_path / "in").code == 0
    rows = [
        row
        for row in commands.ask(store, "target_status", "area=35.19")
        if row["deadline"] == "2026-12-31"
    ]
    chance = {row["high_pct"]: row["chance_pct"] for row in rows}
    assert len(rows) == 3
    assert chance[9.3] < chance[9.5] < chance[9.8]


@pytest.fixture(scope="module")
def whole(kept: Kept) -> Path:
    """A store in which no count is small, so nothing is hidden."""
    return kept.folder("whole", make_whole) / "store"


def make_whole(folder: Path) -> None:
    plan = [
        (code, decile, 10 + number % 7)
        for number, code in enumerate(oracle.DESA[::12])
        for decile in (1, 2, 6)
    ]
    families, persons = builders.registry(plan)
    for family in families:
        family["desil_kabupaten_kota"] = str(1 + int(family["desil_nasional"]) // 2)
    builders.write_delivery(folder / "in", families, persons)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_PROTECTION", EXACT)
        done = commands.data(folder / "store", "ingest", folder / "in")
    assert done.code == 0, done.err


@pytest.mark.parametrize("edition", ["internal", "public"])
def test_those_who_would_have_to_leave_poverty_add_up(whole: Path, edition: str):
    def asked(*more: str) -> list[dict[str, Any]]:
        words = ("persons_to_leave_by_area", "parent=35.19", "release=2025-3", *more)
        return commands.ask(whole, *words, edition=edition)

    by_kecamatan, by_desa = asked(), asked("level=desa")
    (total,) = [row for row in by_kecamatan if row["area_code"] == "35.19"]
    fan = commands.ask(whole, "gap_forecast", "area=35.19", edition=edition)
    assert total["persons_to_leave"] == pytest.approx(
        fan[0]["gap_pp"] / 100 * 71_590 / 0.1040, abs=1e-6
    )
    assert total["persons_to_leave"] == pytest.approx(5_908, abs=20)
    assert (total["period"], total["gap_pp"]) == (fan[0]["period"], fan[0]["gap_pp"])
    for end, gap in (("low", "gap_low80_pp"), ("high", "gap_high80_pp")):
        assert total[f"persons_to_leave_{end}"] == pytest.approx(
            max(0, fan[0][gap]) / 100 * 71_590 / 0.1040, abs=1e-6
        )
    assert total["poor_persons"] == pytest.approx(71_590, abs=1e-6)
    for rows in (by_kecamatan, by_desa):
        parts = [row for row in rows if row["area_code"] != "35.19"]
        for column in ("poor_persons", "persons_to_leave", "persons_a_month"):
            shown = [row[column] for row in parts if row[column] is not None]
            assert sum(shown) == pytest.approx(total[column], abs=1e-6)
        for row in parts:
            if row["poor_persons"]:
                assert row["persons_to_leave"] / row["poor_persons"] == pytest.approx(
                    total["persons_to_leave"] / total["poor_persons"], abs=1e-9
                )
                # From 31 July 2025 to the survey of March 2026.
                assert row["months"] == 8
                assert row["persons_a_month"] == pytest.approx(row["persons_to_leave"] / 8)
    for parent in {row["area_code"] for row in by_kecamatan} - {"35.19"}:
        own = [row for row in by_desa if row["area_code"].startswith(parent + ".")]
        shown = [row["persons_to_leave"] for row in own if row["persons_to_leave"] is not None]
        (whole_row,) = [row for row in by_kecamatan if row["area_code"] == parent]
        assert sum(shown) == pytest.approx(whole_row["persons_to_leave"] or 0, abs=1e-6)


def test_the_three_scenarios_are_those_of_the_series(four: Four):
    rows = {
        row["scenario"]: row for row in commands.ask(four.store, "scenario_by_name", "area=35.19")
    }
    own = SERIES.areas["35.19"]
    years = sorted(own)
    slope = float(np.polyfit(years, [own[year] for year in years], 1)[0])
    falls = {year: own[year] - own[year - 1] for year in years[1:]}
    worst = min(falls, key=lambda year: falls[year])
    # The way begins at the most likely figure of the March that lies behind the newest release.
    begin, coming = commands.ask(four.store, "gap_forecast", "area=35.19")
    assert begin["p0_pct"] == pytest.approx(10.40 * 9.06 / 9.50, abs=0.005)
    assert rows["hold"]["p0_pct"] == begin["p0_pct"] and rows["hold"]["change_pp"] == 0
    assert rows["trend"]["change_pp"] == pytest.approx(slope, abs=1e-9)
    assert rows["needed"]["change_pp"] == coming["province_pct"] - begin["p0_pct"]
    assert rows["needed"]["change_pp"] == pytest.approx(-coming["gap_pp"], abs=0.01)
    for row in rows.values():
        assert (row["from_period"], row["period"]) == ("2026-03", "2027-03")
        assert row["largest_fall_pp"] == pytest.approx(falls[worst], abs=1e-9)
        assert row["largest_fall_period"] == f"{worst}-03"


def test_the_peers_stand_in_the_order_of_the_csv(four: Four):
    rows = commands.ask(four.store, "peers_by_period", "period=2025-03", "earlier=2015-03")
    assert len(rows) == 38
    for row in rows:
        own = SERIES.areas[row["area_code"]]
        gap, earlier = (own[year] - SERIES.province[year] for year in (2025, 2015))
        assert (row["p0_pct"], row["earlier_p0_pct"]) == (own[2025], own[2015])
        assert row["gap_change_pp"] == pytest.approx(gap - earlier, abs=1e-9)
        assert row["place"] == 1 + sum(each[2025] < own[2025] for each in SERIES.areas.values())
    closing = [row["gap_change_pp"] for row in sorted(rows, key=lambda row: row["place_by_change"])]
    assert closing == sorted(closing)
