"""The profile's shares: what is shown, of too few, kept to the kecamatan, and what stands out."""

from pathlib import Path
from typing import Any

import pytest

from data.generation import generations
from language import numbers
from pages.village import bands
from pages.village.profile import (
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
from tests.pages.village.villages import profile_rows, values
from tests.ui.absent import absent
from ui.words import withheld

FEW = {"count": 5, "share_pct": None}
ABSENT = {"count": None, "share_pct": None}
KEPT = {**ABSENT, "withheld": absent("kecamatan_only", "count", "share_pct")}
EARTH = ("floor", "8")


def made(changed=None) -> Profile:
    return profile_of(profile_rows(changed), values())


def test_every_value_is_there_in_its_order() -> None:
    floors = made().of("family", "floor")
    assert [share.value for share in floors] == [*map(str, range(1, 10)), "unknown"]
    assert floors[7].label == "tanah"


@pytest.mark.parametrize(
    ("given", "reason", "words"),
    [
        (KEPT, "kecamatan_only", "hanya tingkat kecamatan"),
        (FEW, "too_few", "terlalu sedikit"),
        (ABSENT, "not_measured", "–"),
    ],
)
def test_why_a_share_is_not_given(given: dict[str, Any], reason: str, words: str) -> None:
    profile = made({("disability", "severe"): given})
    severe = profile.one("person", "disability", "severe")
    assert severe is not None and severe.reason == reason
    assert severe.share is None and severe.kabupaten is not None
    assert withheld.short(severe.reason) == words


def test_old_people_are_two_age_groups_and_not_shown_without_either() -> None:
    old = who(made())[1].rows[0]
    assert old.share == pytest.approx(200 / 9)
    old = who(made({("age_group", "70+"): FEW}))[1].rows[0]
    assert (old.reason, old.share) == ("too_few", None)
    assert old.kabupaten == pytest.approx(200 / 9)


def test_protected_parts_together_are_never_more_than_all() -> None:
    whole = together("semua", [Share("", 60, 50, 50), Share("", 41, 50, 49)])
    assert whole is not None and (whole.share, whole.kabupaten) == (100, 99)


def test_children_out_of_school_are_counted_among_children() -> None:
    part, other = Share("", 1, 2, 3), Share("", 9, 18, None)
    ratio = part_of("anak", part, other)
    assert ratio is not None
    assert (ratio.share, ratio.kecamatan, ratio.kabupaten) == (10, 10, None)
    nobody = part_of("anak", Share("", 0, 0, 0), Share("", 0, 0, 0))
    assert nobody is not None and nobody.share is None


@pytest.mark.parametrize(("others", "reason", "share"), [(23, "too_few", None), (24, None, 20)])
def test_a_share_of_few_children_is_not_given(
    others: int, reason: str | None, share: int | None
) -> None:
    ratio = part_of("anak", Share("", 2, 2, 2, 6), Share("", 8, 8, 8, others))
    assert ratio is not None
    assert (ratio.reason, ratio.share, ratio.kabupaten) == (reason, share, 20)


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


def test_what_is_of_few_or_unknown_does_not_stand_out() -> None:
    profile = made(
        {
            EARTH: FEW | {"kabupaten_share_pct": 90.0},
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


def test_the_saved_table_holds_every_share_and_says_why_one_is_empty() -> None:
    saved = bands.saved(made({EARTH: FEW}))
    assert len(saved) == len(values())
    row = saved[(saved["characteristic"] == "floor") & (saved["value_code"] == "8")]
    assert row["state"].tolist() == ["too_few"]
    assert row["withheld"].tolist() == [absent("too_few", "share_pct")]
    assert row["count"].tolist() == [5] and row["share_pct"].isna().all()


def test_a_published_share_is_of_thirty_or_more_and_never_above_all(published: Path) -> None:
    current = generations.current(published)
    areas = {"release": "2026-4", "parent": "35.19", "level": "desa", "since": None}
    desa = generations.read(current, "public", "poverty_by_area", areas).sort_values("families")
    is_few = desa["families"] < numbers.FEWEST
    few, enough = desa[is_few]["area_code"].iloc[-1], desa[~is_few]["area_code"].iloc[0]
    for code, has_shares in ((few, False), (enough, True)):
        given = {"area": code, "release": "2026-4"}
        rows = generations.read(current, "public", "village_profile", given)
        floor = rows[(rows["unit"] == "family") & (rows["characteristic"] == "floor")]
        assert floor["count"].notna().all()
        assert floor["share_pct"].notna().tolist() == [has_shares] * len(floor)
        assert not (rows["kecamatan_share_pct"] > 100).any()
