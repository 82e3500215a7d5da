"""One more quota: shared out whole, by who is missed, and never by nobody."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pages.coverage import quota
from tests.pages.coverage.coverages import covered, frame


@given(st.lists(st.integers(0, 5000), max_size=20), st.integers(0, 1000))
def test_every_place_is_given_and_none_to_nobody(counts: list[int], places: int) -> None:
    places = min(places, sum(counts))
    parts = quota.parted(counts, places)
    assert sum(parts) == places
    assert all(0 <= part <= count for part, count in zip(parts, counts, strict=True))


def shared(missed: int, *areas: tuple[str, int]) -> list[quota.Share]:
    def ask(name: str, **_given: str) -> pd.DataFrame:
        if name == "coverage_by_programme":
            return frame(covered("PKH", missed=missed))
        return frame(*({"area_name": area, "missed": count} for area, count in areas))

    return quota.shares(ask, {"PKH": "PKH"}, ["PKH"], release="2026-4", parent="35.19")


def test_places_go_where_most_are_missed() -> None:
    (share,) = shared(4000, ("Kare", 1000), ("Geger", 3000))
    assert share.parts == [("Geger", 3000, 750), ("Kare", 1000, 250)]
    assert quota.places_words(share) == "750 di Geger, 250 di Kare"
    assert "menutup 25" in quota.title([share])


def test_areas_that_do_not_add_up_get_no_more_places_than_there_are() -> None:
    (share,) = shared(310, ("Geger", 200), ("Kare", 130), ("Dolopo", 0))
    assert sum(part for _area, _missed, part in share.parts) == 310
    assert [area for area, _missed, _part in share.parts] == ["Geger", "Kare"]


def test_where_no_area_misses_enough_to_be_seen_the_places_are_spread(protected: None) -> None:
    (share,) = shared(12, ("Geger", 0), ("Kare", 0))
    assert quota.places_words(share) == "tersebar: 0–4 di setiap wilayah"
    assert "12\N{NO-BREAK SPACE}keluarga sudah menutup semua" in quota.title([share])
    assert "tidak ada</td>" in quota.table_html(quota.table([share]), "x")


def test_a_quota_is_not_larger_than_those_who_are_missed() -> None:
    (share,) = shared(300, ("Geger", 100), ("Kare", 200))
    assert sum(part for _area, _missed, part in share.parts) == 300
    assert "sudah menutup semua" in quota.title([share])


def test_a_programme_that_misses_nobody_is_left_out() -> None:
    assert shared(0, ("Geger", 0)) == []
    assert quota.title([]) == "Belum ada angka yang dapat dibagi"
