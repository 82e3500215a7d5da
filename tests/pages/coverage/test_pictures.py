"""Pictures of Cakupan: bars as long as their numbers, always full, rules named."""

import re
from typing import Any

import pandas as pd
import pytest

from pages.coverage import deciles, pillars, places, programmes
from tests.pages.coverage.coverages import EMPOWERMENT, covered, described, frame, pillar_row
from tests.ui.absent import share
from ui import lists


def pictured(*rows: dict[str, Any], **words: Any) -> list[programmes.Row]:
    codes = [row["programme_code"] for row in rows]
    readable = [code for code, row in zip(codes, rows, strict=True) if row["eligible"] is not None]
    return programmes.rows_of(
        frame(*rows), frame(*(described(code, **words) for code in codes)), readable
    )


def bars(html: str) -> dict[str, tuple[float, float]]:
    """Left end and width of each part, in percent of the drawing."""
    found = re.findall(r'<b class="(\w+)[^"]*" style="left:([\d.]+)%;width:([\d.]+)%"', html)
    return {kind: (float(left), float(width)) for kind, left, width in found}


def test_left_and_right_of_the_line_have_one_scale() -> None:
    drawn = bars(programmes.picture_html(pictured(covered("PKH")), "x"))
    line, width = drawn["missed"]
    assert drawn["reached"][0] == pytest.approx(line, abs=0.02)
    assert drawn["reached"][1] == pytest.approx(width * 0.60, abs=0.02)
    assert drawn["leaked"][1] == pytest.approx(width * 0.15, abs=0.02)
    assert sum(drawn["leaked"]) == pytest.approx(line, abs=0.02)


def test_more_outside_the_rule_than_fits_is_cut_and_its_number_stands() -> None:
    html = programmes.picture_html(pictured(covered("PKH", leaked=900, recipients=960)), "x")
    assert bars(html)["leaked"][0] == pytest.approx(0)
    assert "leaked cut" in html
    assert "900 dari 960" in html


def test_protection_comes_first_then_the_largest() -> None:
    rows = pictured(
        covered("KUBE", pillar=EMPOWERMENT, eligible=900),
        covered("PIP", eligible=50),
        covered("PKH", eligible=100),
    )
    assert [row.code for row in rows] == ["PKH", "PIP", "KUBE"]


@pytest.mark.parametrize(
    ("is_verified", "words"), [(False, "belum diverifikasi"), (True, "aturan terverifikasi")]
)
def test_a_rule_says_whether_somebody_has_verified_it(is_verified: bool, words: str) -> None:
    (row,) = pictured(covered("PKH"), is_rule_verified=is_verified)
    assert row.rule == f"desil 1–4 · {words}"
    assert words in programmes.picture_html([row], "x")


def test_a_rule_that_cannot_be_read_has_recipients_and_no_coverage() -> None:
    rows = pictured(
        covered("BLT", eligible=None, reached=None, missed=None, leaked=None, recipients=375)
    )
    assert "<tbody></tbody>" in programmes.picture_html(rows, "x")
    more = programmes.others_html(rows, ["RTLH"])
    assert "tidak dapat dibaca dari registri" in more
    assert "375" in more
    assert "Belum ada daftar penerima untuk triwulan ini: RTLH" in more


def test_a_bar_is_full_although_its_parts_do_not_add_up() -> None:
    drawn = bars(programmes.picture_html(pictured(covered("PKH", reached=63, missed=42)), "x"))
    assert drawn["reached"][1] == pytest.approx(drawn["missed"][1] * 63 / 105, abs=0.02)


def test_counts_stand_where_they_are_too_few_for_a_percentage(protected: None) -> None:
    none = dict.fromkeys(("coverage_pct", "exclusion_pct", "leakage_pct"))
    few = covered("PKH", eligible=12, reached=0, missed=14, leaked=0, recipients=0, **none)
    (row,) = pictured(few)
    html = programmes.picture_html([row], "x")
    assert html.count("<small>terlalu sedikit</small>") == 3
    for said in ("0–4 dari 12", "14 dari 12", "0–4 dari 0–4"):
        assert f"<b>{said}</b>" in html


def test_only_programmes_with_a_rule_are_readable() -> None:
    whole = frame(covered("PKH"), covered("BLT", eligible=None), covered("ASPD", eligible=0))
    assert lists.readable(whole) == ["PKH", "ASPD"]


def test_bars_of_areas_begin_with_the_most_left_out_and_end_with_the_too_small() -> None:
    areas = frame(
        pillar_row(10, area_code="a", area_name="Kare"),
        pillar_row(9, 0, 0, 5, whole=12, area_code="b", area_name="Dolopo"),
        pillar_row(30, 60, area_code="c", area_name="Geger"),
    )
    drawn = pillars.area_bars(areas, {"c": "Kecamatan Geger"}, "a")
    assert [bar.name for bar in drawn] == ["Geger", "Kare", "Dolopo"]
    html = pillars.bars_html(drawn, "x")
    assert html.count("terlalu sedikit") == 1
    assert "9 dari 12" in html
    assert 'class="bar own"' in html


@pytest.mark.parametrize("row", [pillar_row(), pillar_row(24, 68, 0, 5), pillar_row(9, 0, 0, 5)])
def test_a_bar_of_pillars_is_full(row: dict[str, Any]) -> None:
    html = pillars.bars_html([pillars.Bar("Kare", "Kare", row)], "x")
    assert sum(map(float, re.findall(r"width:([\d.]+)%", html))) == pytest.approx(100, abs=0.05)


def test_the_key_has_counts_where_they_are_too_few_for_percentages(protected: None) -> None:
    html = pillars.key_html(pillar_row(9, 0, 0, 6, whole=12))
    assert re.findall(r"<b>(.*?)</b>", html) == ["9", "0–4", "6", "0–4"]
    assert html.count("terlalu sedikit untuk persen") == 4
    assert "terlalu sedikit" not in pillars.key_html(pillar_row())
    assert pillars.key_html({}) == ""


def test_families_that_nothing_reaches_stand_in_one_row_with_their_groups() -> None:
    def ask(_name: str, **_given: str) -> pd.DataFrame:
        return frame(
            *(
                {
                    "area_code": code,
                    "area_name": code,
                    "level": "kecamatan",
                    "group_name": group,
                    "families_decile12": 100,
                    "families_none": count,
                    "unreached_pct": float(count),
                }
                for code, group, count in (
                    *(("a", "all", 10), ("a", "elderly", 0)),
                    *(("b", "all", 30), ("b", "elderly", 12)),
                )
            )
        )

    found = places.areas(ask, "", "2026-4", "35.19", "kecamatan")
    assert list(found["area_code"]) == ["b", "a"]
    assert found["elderly"].tolist() == [12, 0]
    kinds = {column.key: column.kind for column in places.columns(found, "")}
    assert kinds["elderly"] == kinds["families_none"] == "count"
    assert "child_out_of_school" not in kinds


def incidence(*rows: tuple[str, int, int]) -> pd.DataFrame:
    everybody = sum(reached for _group, _persons, reached in rows)
    answers = []
    for group, persons, reached in rows:
        shares = [
            share("reached_pct", reached, persons),
            share("incidence_pct", reached, everybody),
        ]
        answers.append(
            {
                "decile_group": group,
                "persons": persons,
                "recipients": reached,
                "persons_reached": reached,
                **shares[0],
                **shares[1],
                "withheld": [each for one in shares for each in one["withheld"]],
            }
        )
    return deciles.shared(frame(*answers))


def test_deciles_are_told_by_who_is_reached() -> None:
    found = incidence(("1", 100, 50), ("2", 100, 30), ("6-10", 800, 20))
    assert deciles.title(found, "PKH") == "Dari 100 orang yang dijangkau PKH, 80 di desil 1 dan 2"
    assert found["reached_pct"].tolist() == [50, 30, 2.5]


def test_of_a_few_reached_no_parts_are_told(protected: None) -> None:
    found = incidence(("1", 100, 20), ("2", 20, 5), ("6-10", 800, 0))
    assert deciles.title(found, "PKH") == "PKH menjangkau 20 dari 100 orang di desil 1"
    html = deciles.bars_html(found, "protection", "x")
    assert "<td>terlalu sedikit</td><td>5</td>" in html
    assert "<td>0–4</td>" in html
    assert "bagiannya" not in html


def test_more_reached_than_there_are_is_all_of_them() -> None:
    assert incidence(("1", 40, 43))["reached_pct"].tolist() == [100]


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (-0.58, "jelas ke desil bawah"),
        (-0.15, "ke desil bawah"),
        (0.05, "hampir merata"),
        (0.2, "ke desil atas"),
        (None, "tidak dapat ditampilkan"),
    ],
)
def test_the_concentration_index_in_words(index: float | None, words: str) -> None:
    row = {"concentration_index": index, "bottom40_benefit_pct": None}
    assert words in deciles.index_words(row)
