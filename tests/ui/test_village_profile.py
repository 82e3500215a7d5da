"""The profile's shares: what is shown, hidden or kept to the kecamatan, and what stands out."""

import pandas as pd
import pytest

from tests.ui.villages import VILLAGE, known, profile_rows, values
from ui import village
from ui.village_profile import (
    LIVING,
    MOST_VALUES,
    Profile,
    Share,
    largest,
    living,
    part_of,
    profile_of,
    standing_out,
    together,
    who,
)

HIDDEN = {"count": None, "share_pct": None}
EARTH = ("floor", "8")


def made(changed=None, *, code: str = VILLAGE, edition: str = "public") -> Profile:
    return profile_of(profile_rows(changed), values(), known(), code, edition)


def test_every_value_is_there_in_its_order() -> None:
    floors = made().of("family", "floor")
    assert [share.value for share in floors] == [*map(str, range(1, 10)), "unknown"]
    assert floors[7].label == "tanah"


@pytest.mark.parametrize(
    ("code", "edition", "state"),
    [
        (VILLAGE, "public", "restricted"),
        (VILLAGE, "internal", "hidden"),
        ("35.19.01", "public", "hidden"),
    ],
)
def test_why_a_share_is_not_shown(code: str, edition: str, state: str) -> None:
    profile = made({("disability", "severe"): HIDDEN}, code=code, edition=edition)
    severe = profile.one("person", "disability", "severe")
    assert severe is not None and severe.state == state
    assert severe.share is None and severe.kabupaten is not None


def test_a_small_cell_is_hidden_and_not_nothing() -> None:
    floor = made({EARTH: HIDDEN}).one("family", "floor", "8")
    assert floor is not None and (floor.state, floor.share, floor.count) == ("hidden", None, None)


def test_old_people_are_two_age_groups_and_hidden_with_either() -> None:
    old = who(made())[1].rows[0]
    assert old.share == pytest.approx(200 / 9)
    old = who(made({("age_group", "70+"): HIDDEN}))[1].rows[0]
    assert (old.state, old.share) == ("hidden", None)
    assert old.kabupaten == pytest.approx(200 / 9)


def test_children_out_of_school_are_counted_among_children() -> None:
    part, other = Share("", 1, 2, 3), Share("", 9, 18, None)
    ratio = part_of("anak", part, other)
    assert ratio is not None
    assert (ratio.share, ratio.kecamatan, ratio.kabupaten) == (10, 10, None)
    nobody = part_of("anak", Share("", 0, 0, 0), Share("", 0, 0, 0))
    assert nobody is not None and nobody.share is None


def test_nothing_together_is_nothing() -> None:
    assert together("lansia", []) is None


def test_what_stands_out_is_one_value_of_each_characteristic() -> None:
    profile = made(
        {
            EARTH: {"share_pct": 30.0, "kabupaten_share_pct": 5.0},
            ("floor", "2"): {"share_pct": 20.0, "kabupaten_share_pct": 40.0},
            ("fuel", "10"): {"share_pct": 1.0, "kabupaten_share_pct": 31.0},
            ("water", "3"): {"share_pct": 12.0, "kabupaten_share_pct": 9.0},
            ("wall", "6"): {"share_pct": 4.0, "kabupaten_share_pct": 3.0},
        }
    )
    assert [(title, share.value) for title, share in standing_out(profile)] == [
        ("Bahan bakar memasak", "10"),
        ("Lantai", "8"),
        ("Air minum", "3"),
    ]


def test_what_is_hidden_or_unknown_does_not_stand_out() -> None:
    profile = made(
        {
            EARTH: HIDDEN | {"kabupaten_share_pct": 90.0},
            ("floor", "unknown"): {"share_pct": 80.0, "kabupaten_share_pct": 1.0},
        }
    )
    assert standing_out(profile) == []


def test_only_the_largest_values_are_drawn_in_their_own_order() -> None:
    drawn = largest(
        [Share("", size, None, size, value=str(size)) for size in (3, 0.01, 9, 1, 7, 5)]
    )
    assert [share.value for share in drawn] == ["3", "9", "7", "5"]
    assert len(drawn) == MOST_VALUES
    assert len(living(made())) == len(LIVING)


def test_the_saved_table_holds_every_share_and_marks_what_is_hidden() -> None:
    profile = made({EARTH: HIDDEN | {"kecamatan_share_pct": None, "previous_count": None}})
    saved = village.saved(profile)
    assert len(saved) == len(values())
    row = saved[(saved["characteristic"] == "floor") & (saved["value_code"] == "8")]
    assert row["state"].tolist() == ["hidden"] and row["count"].isna().all()
    hidden = village.hidden_rows(saved)
    assert set(hidden["area_code"]) == {str(row.index[0])}
    assert set(hidden["measure"]) == {
        *("count", "share_pct", "kecamatan_share_pct", "previous_count")
    }


def test_without_an_earlier_release_its_counts_are_not_called_hidden() -> None:
    rows = profile_rows().assign(previous_count=pd.NA)
    saved = village.saved(profile_of(rows, values(), known(), VILLAGE, "public"))
    assert village.hidden_rows(saved).empty
