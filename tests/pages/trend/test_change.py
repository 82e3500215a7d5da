"""Why the estimate changed, in words: at the edges, and never as good or bad news."""

from pathlib import Path
from typing import Any

import pytest

from language import text
from pages.trend.change import change_words, national_words
from tests.pages.reading import METHOD, TREND, Reader, words


def row(change: float | None, *parts: float | None, since: str = "2026-3") -> dict[str, Any]:
    """A row of `change_by_area`: official, ranks and flow, or official and registry alone."""
    official, ranks, flow = parts if len(parts) == 3 else (parts[0], None, None)
    registry = parts[1] if len(parts) == 2 else (ranks or 0) + (flow or 0)
    return {
        "since": since,
        "change_pp": change,
        "official_change_pp": official,
        "registry_change_pp": registry,
        "ranks_change_pp": ranks,
        "flow_change_pp": flow,
    }


def said(given: dict[str, Any], language: text.Language = "id") -> str:
    text.use(language)
    return change_words(given).replace("\N{NO-BREAK SPACE}", " ")


def test_three_parts_with_their_numbers():
    given = row(-0.42, 0.1, -0.5, -0.02)
    assert said(given) == (
        "Perubahan perkiraan sejak DTSEN 2026-3: −0,42 poin; dari angka resmi BPS +0,10, dari "
        "pergeseran peringkat di registri −0,50, dari keluarga yang datang dan pergi −0,02."
    )
    assert said(given, "en") == (
        "Change of the estimate since DTSEN 2026-3: −0.42 points; from BPS's official figures "
        "+0.10, from movement of ranks in the registry −0.50, from families that came and went "
        "−0.02."
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_nothing_is_said_without_an_earlier_release_or_estimate(language: text.Language):
    assert said({}, language) == ""
    assert said(row(None, None, None, None), language) == ""


def test_a_change_of_zero_still_has_its_parts():
    given = row(0.0, 0.3, -0.2, -0.1)
    assert said(given) == (
        "Perubahan perkiraan sejak DTSEN 2026-3: 0,00 poin; dari angka resmi BPS +0,30, dari "
        "pergeseran peringkat di registri −0,20, dari keluarga yang datang dan pergi −0,10."
    )
    assert said(given, "en").startswith("Change of the estimate since DTSEN 2026-3: 0.00 points;")


@pytest.mark.parametrize("given", [row(0.0, 0.0, 0.0, 0.0), row(1e-4, -1e-15, 1e-4), row(0, 0, 0)])
def test_no_part_means_no_change(given: dict[str, Any]):
    assert said(given) == "Perkiraan tetap sejak DTSEN 2026-3."
    assert said(given, "en") == "The estimate has not changed since DTSEN 2026-3."


def test_ranks_and_families_that_cannot_be_told_apart_are_one_part():
    """Of a desa, or of a release whose families are not kept."""
    given = row(-0.4, 0.1, -0.5)
    assert said(given) == (
        "Perubahan perkiraan sejak DTSEN 2026-3: −0,40 poin; dari angka resmi BPS +0,10, dari "
        "registri (pergeseran peringkat bersama keluarga yang datang dan pergi) −0,50."
    )
    assert said(given, "en") == (
        "Change of the estimate since DTSEN 2026-3: −0.40 points; from BPS's official figures "
        "+0.10, from the registry (movement of ranks together with families that came and went) "
        "−0.50."
    )


def test_parts_that_do_not_add_up_as_written_say_that_they_are_rounded():
    given = row(-0.017, 0.0, -0.053, 0.036)
    assert said(given).endswith("−0,05, dari keluarga yang datang dan pergi +0,04. "
                                "Setiap bagian dibulatkan sendiri.")  # fmt: skip
    assert said(given, "en").endswith("came and went +0.04. Each part is rounded by itself.")
    # As the eye rounds: half away from zero.
    assert "dibulatkan" not in said(row(0.015, 0.005, 0.005, 0.0))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("sign", [-1, 1])
def test_no_change_of_ranks_is_good_or_bad_news(language: text.Language, sign: int):
    words = said(row(sign * 0.4, sign * 0.1, sign * 0.3), language)
    words += said(row(sign * 0.4, sign * 0.1, sign * 0.2, sign * 0.1), language)
    for judged in ("baik", "buruk", "better", "worse", "improv"):
        assert judged not in words + national_words()


def test_a_fall_that_all_share_is_said_to_be_unseen():
    assert national_words() == (
        "Desil adalah peringkat di seluruh Indonesia: penurunan kemiskinan yang dialami semua "
        "daerah bersama-sama tidak terlihat di dalamnya."
    )
    text.use("en")
    assert national_words() == (
        "Deciles are ranks in all of Indonesia: a fall in poverty that all regions share cannot "
        "be seen in them."
    )


@pytest.mark.slow
@pytest.mark.parametrize("area", ["35.19", "35.19.01", "35.19.01.2001"])
def test_tren_says_it_of_the_area_that_is_chosen(reader: Reader, area: str):
    shown = words(reader(TREND, {"area": area})).replace("\N{NO-BREAK SPACE}", " ")
    assert shown.count("Perubahan perkiraan sejak DTSEN 2026-3") == 1
    assert ("dari pergeseran peringkat di registri" in shown) == (len(area) < 13)
    assert shown.count(national_words()) == 1
    assert "membaik" not in shown.lower() and "memburuk" not in shown.lower()


@pytest.mark.slow
def test_the_registry_s_own_measure_has_no_parts(reader: Reader):
    shown = words(reader(TREND, {"measure": "decile1_share_pct"}))
    assert "dari angka resmi BPS" not in shown


@pytest.mark.slow
def test_the_first_release_has_no_change_yet(reader: Reader, first_release: Path):
    shown = words(reader(TREND, store=first_release))
    assert "dari angka resmi BPS" not in shown
    assert shown.count(national_words()) == 1


@pytest.mark.slow
def test_metode_says_once_what_a_decile_cannot_show(reader: Reader):
    assert words(reader(METHOD)).count(national_words()) == 1
