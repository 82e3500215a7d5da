"""Pictures of Cakupan: bars as long as their numbers, hatched where hidden, rules named."""

import re
from typing import Any

import pandas as pd
import pytest

from tests.ui.coverages import EMPOWERMENT, covered, described, frame, pillar_row
from ui.coverage import asked, deciles, picture, pillars, places, view


def pictured(*rows: dict[str, Any], **words: Any) -> list[picture.Row]:
    codes = [row["programme_code"] for row in rows]
    readable = [code for code, row in zip(codes, rows, strict=True) if row["eligible"] is not None]
    return picture.rows_of(
        frame(*rows), frame(*(described(code, **words) for code in codes)), readable
    )


def bars(html: str) -> dict[str, tuple[float, float]]:
    """Left end and width of each part, in percent of the drawing."""
    found = re.findall(r'<b class="(\w+)[^"]*" style="left:([\d.]+)%;width:([\d.]+)%"', html)
    return {kind: (float(left), float(width)) for kind, left, width in found}


def test_left_and_right_of_the_line_have_one_scale() -> None:
    drawn = bars(picture.picture_html(pictured(covered("PKH")), "x"))
    line, width = drawn["missed"]
    assert drawn["reached"][0] == pytest.approx(line, abs=0.02)
    assert drawn["reached"][1] == pytest.approx(width * 0.60, abs=0.02)
    assert drawn["leaked"][1] == pytest.approx(width * 0.15, abs=0.02)
    assert sum(drawn["leaked"]) == pytest.approx(line, abs=0.02)


def test_more_outside_the_rule_than_fits_is_cut_and_its_number_stands() -> None:
    html = picture.picture_html(pictured(covered("PKH", leaked=900, recipients=960)), "x")
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
    assert words in picture.picture_html([row], "x")


def test_a_rule_that_cannot_be_read_has_recipients_and_no_coverage() -> None:
    rows = pictured(
        covered("BLT", eligible=None, reached=None, missed=None, leaked=None, recipients=375)
    )
    assert "<tbody></tbody>" in picture.picture_html(rows, "x")
    more = picture.others_html(rows, ["RTLH"])
    assert "tidak dapat dibaca dari registri" in more
    assert "375" in more
    assert "Belum ada daftar penerima untuk triwulan ini: RTLH" in more


@pytest.mark.parametrize("side", ["eligible", "recipients"])
def test_each_hidden_side_is_hatched(side: str) -> None:
    hidden = {
        "eligible": dict.fromkeys(("reached", "missed", "coverage_pct", "exclusion_pct")),
        "recipients": dict.fromkeys(("leaked", "leakage_pct")),
    }[side]
    row = covered("PKH", **{side: None}, **hidden)
    rows = picture.rows_of(frame(row), frame(described("PKH")), ["PKH"])
    html = picture.picture_html(rows, "x")
    assert "covered" in html
    assert html.count("disembunyikan") == {"eligible": 2, "recipients": 1}[side]
    assert set(picture.hidden_rows(rows)["measure"]) == {side, *hidden}


def test_a_share_of_nobody_is_not_hidden() -> None:
    row = covered("PKH", recipients=0, reached=0, missed=100, leaked=0, leakage_pct=None)
    rows = picture.rows_of(frame(row), frame(described("PKH")), ["PKH"])
    assert picture.hidden_rows(rows).empty


def test_the_rule_of_a_programme_too_small_to_show_is_known_from_its_desa() -> None:
    def ask(name: str, **given: str) -> pd.DataFrame:
        assert (name, given["level"]) == ("coverage_by_area", "desa")
        return frame({"eligible": None}, {"eligible": 0 if given["programme"] == "ASPD" else None})

    whole = frame(
        covered("PKH"),
        covered("BLT", eligible=None),
        covered("ASPD", eligible=None, is_hidden=True),
        covered("PENA", eligible=None, is_hidden=True),
    )
    assert asked.readable(ask, whole, "35.19", "2026-4") == ["PKH", "ASPD"]


def test_bars_of_areas_begin_with_the_most_left_out_and_end_with_the_hidden() -> None:
    areas = frame(
        pillar_row(10, area_code="a", area_name="Kare"),
        pillar_row(None, None, None, None, area_code="b", area_name="Dolopo"),
        pillar_row(30, area_code="c", area_name="Geger"),
    )
    drawn = pillars.area_bars(areas, {"c": "Kecamatan Geger"}, "a")
    assert [bar.name for bar in drawn] == ["Geger", "Kare", "Dolopo"]
    html = pillars.bars_html(drawn, "x")
    assert html.count("covered") == html.count("disembunyikan") == 1
    assert 'class="bar own"' in html
    assert 'style="width:30.00%"' in html


def test_hidden_pillars_are_one_hatched_part_of_the_key() -> None:
    html = pillars.key_html(pillar_row(20, None, None, None))
    assert html.count("<li>") == 2
    assert "80\N{NO-BREAK SPACE}%" in html
    assert "menurut pilar disembunyikan" in html


def test_zero_families_in_an_area_are_no_hidden_cell() -> None:
    empty = pillar_row(0, 0, 0, 0) | {"families_decile12": 0, "unreached_pct": None}
    assert view.hidden_rows(frame(empty)).empty
    assert set(view.hidden_rows(frame(pillar_row(20, None, None, None)))["measure"]) == {
        "families_protection_only",
        "families_empowerment_only",
        "families_both",
    }


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
                    "unreached_pct": None if count is None else float(count),
                }
                for code, group, count in (
                    *(("a", "all", 10), ("a", "elderly", None)),
                    *(("b", "all", 30), ("b", "elderly", 12)),
                )
            )
        )

    found = places.areas(ask, "", "2026-4", "35.19", "kecamatan")
    assert list(found["area_code"]) == ["b", "a"]
    assert found["elderly"].tolist()[0] == 12
    assert places.hidden(found) == {("a", "elderly")}
    keys = [column.key for column in places.columns(found, "")]
    assert "elderly" in keys and "child_out_of_school" not in keys


def incidence(*rows: tuple[str, int, int | None]) -> pd.DataFrame:
    return deciles.shared(
        frame(
            *(
                {
                    "decile_group": group,
                    "persons": persons,
                    "recipients": reached,
                    "persons_reached": reached,
                }
                for group, persons, reached in rows
            )
        )
    )


def test_deciles_are_told_by_who_is_reached() -> None:
    found = incidence(("1", 100, 50), ("2", 100, 30), ("6-10", 800, 20))
    assert deciles.title(found, "PKH") == "Dari 100 orang yang dijangkau PKH, 80 di desil 1 dan 2"
    assert found["reached_pct"].tolist() == [50, 30, 2.5]


def test_one_hidden_group_hides_the_parts_but_not_the_reach_of_the_others() -> None:
    found = incidence(("1", 100, 50), ("2", 100, 30), ("6-10", 800, None))
    assert deciles.title(found, "PKH") == "PKH menjangkau 50 dari 100 orang di desil 1"
    html = deciles.bars_html(found, "protection", "x")
    assert html.count("disembunyikan") == 1
    assert "bagiannya" not in html


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
