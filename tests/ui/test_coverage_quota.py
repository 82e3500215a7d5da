"""One more quota: shared out whole, by who is missed, and honest about what is hidden."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.coverages import covered, frame
from ui.coverage import quota


@given(st.lists(st.integers(0, 5000), max_size=20), st.integers(0, 1000))
def test_every_place_is_given_and_none_to_nobody(counts: list[int], places: int) -> None:
    places = min(places, sum(counts))
    parts = quota.parted(counts, places)
    assert sum(parts) == places
    assert all(0 <= part <= count for part, count in zip(parts, counts, strict=True))


def shared(missed: int, *areas: tuple[str, int | None]) -> list[quota.Share]:
    def ask(name: str, **_given: str) -> pd.DataFrame:
        if name == "coverage_by_programme":
            return frame(covered("PKH", missed=missed))
        return frame(*({"area_name": area, "missed": count} for area, count in areas))

    return quota.shares(ask, {"PKH": "PKH"}, ["PKH"], release="2026-4", parent="35.19")


def test_places_go_where_most_are_missed() -> None:
    (share,) = shared(4000, ("Kare", 1000), ("Geger", 3000))
    assert share.given == [("Geger", 3000, 750), ("Kare", 1000, 250)]
    assert quota.places_words(share) == "750 di Geger, 250 di Kare"
    assert "menutup 25" in quota.title([share])


def test_what_is_hidden_gets_its_part_together() -> None:
    (share,) = shared(4000, ("Geger", 1000), ("Kare", None), ("Dolopo", None))
    assert (share.hidden, share.in_hidden) == (2, 750)
    assert quota.places_words(share).endswith("750 di 2 yang angkanya disembunyikan")


def test_a_quota_is_not_larger_than_those_who_are_missed() -> None:
    (share,) = shared(300, ("Geger", 100), ("Kare", 200))
    assert sum(part for _area, _missed, part in share.given) == 300
    assert "sudah menutup semua" in quota.title([share])


@pytest.mark.parametrize("missed", [0, None])
def test_a_programme_that_misses_nobody_or_is_hidden_is_left_out(missed: int | None) -> None:
    assert shared(missed, ("Geger", 0)) == []  # type: ignore[arg-type]
    assert quota.title([]) == "Belum ada angka yang dapat dibagi"
