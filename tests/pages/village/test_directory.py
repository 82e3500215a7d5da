"""Every village in figures: by kecamatan and chance, and what is not given."""

import pandas as pd

from pages.village import directory
from tests.askings import asking

AREAS = pd.DataFrame(
    {
        "area_code": ["35.19.01.2001", "35.19.01.2002"],
        "area_name": ["Kebonsari", "Palur"],
        "poverty_rate_pct": [12.34, None],
        "poverty_rate_low_pct": [9.1, None],
        "poverty_rate_high_pct": [15.6, None],
        "poorest_fifth_pct": [33.4, None],
    }
)
UNREACHED = pd.DataFrame({"area_code": ["35.19.01.2001"], "families_none": [7]})


def test_a_village_without_an_estimate_has_a_dash() -> None:
    on = asking(poverty_estimate_by_area=AREAS, pillars_by_area=UNREACHED)
    rows = directory.rows(directory.villages(on))
    assert [len(row) for row in (rows.head, *rows.rows)] == [5, 5, 5]
    first, second = rows.rows
    assert first == (
        "Kebonsari",
        "12,3\N{NO-BREAK SPACE}%",
        "9,1–15,6",
        "33\N{NO-BREAK SPACE}%",
        "7",
    )
    assert second == ("Palur", "–", "–", "–", "–")


def test_without_lists_nothing_is_said_of_programmes() -> None:
    on = asking(poverty_estimate_by_area=AREAS, pillars_by_area=UNREACHED.iloc[:0])
    rows = directory.rows(directory.villages(on))
    assert [len(row) for row in (rows.head, *rows.rows)] == [4, 4, 4]


def test_the_villages_of_a_kecamatan_go_by_chance_and_kecamatan_by_code() -> None:
    codes = ["35.19.02.2001", "35.19.01.2001", "35.19.01.2002", "35.19.01.2003"]
    areas = pd.DataFrame(
        {
            "area_code": codes,
            "area_name": list("ABCD"),
            "poverty_rate_pct": [9.0, 8.0, None, 7.0],
            "poorest_fifth_pct": [90.0, 20.0, None, 30.0],
        }
    )
    on = asking(poverty_estimate_by_area=areas, pillars_by_area=UNREACHED.iloc[:0])
    assert list(directory.villages(on)["area_name"]) == ["D", "B", "C", "A"]
