"""The 38 side by side: own row in bold, class by band, moves from ring to circle."""

import pandas as pd

from language import text
from tests.ui.charts.figures import trace, traces, words
from ui.look import theme
from ui.screen import alt, gap_moves, peer_bands


def peers() -> pd.DataFrame:
    rows = [
        ("35.27", "Kabupaten Sampang", 20.61, 11.11, 8.0, 14.2, "above", 13.35, -2.24),
        ("35.19", "Kabupaten Madiun", 10.40, 0.90, -1.7, 3.5, "not_distinguishable", 0.2, 0.7),
        ("35.79", "Kota Batu", 2.86, -6.64, -8.0, -5.2, "below", -7.63, 0.99),
    ]
    return pd.DataFrame(
        rows,
        columns=[
            "area_code",
            "area_name",
            "p0_pct",
            "gap_pp",
            "gap_low_pp",
            "gap_high_pp",
            "province_class",
            "earlier_gap_pp",
            "gap_change_pp",
        ],
    )


def test_the_own_row_is_bold_and_the_province_is_zero() -> None:
    figure = peer_bands(peers(), "35.19", "light", province_name="Jawa Timur")
    assert list(figure.layout.yaxis.ticktext) == ["Kab. Sampang", "<b>Kab. Madiun</b>", "Kota Batu"]
    assert list(trace(figure, "province").x) == [0, 0]
    assert words(figure, "province-label") == ["Jawa Timur"]


def test_a_gap_says_its_rate_band_and_class() -> None:
    figure = peer_bands(peers(), "35.19", "light", province_name="Jawa Timur")
    said = trace(figure, "class-not_distinguishable").hovertext[0].replace("\u00a0", " ")
    for part in ("10,40 %", "+0,90 poin", "−1,70 sampai 3,50 poin", "belum dapat dibedakan"):
        assert part.replace("sampai 3,50", "sampai +3,50") in said


def test_a_move_runs_from_a_ring_to_a_circle() -> None:
    figure, colors = (
        gap_moves(peers().iloc[:2], "35.19", "light", province_name="Jawa Timur"),
        theme.palette("light"),
    )
    rings, circles = traces(figure, "earlier_gap_pp"), traces(figure, "gap_pp")
    assert {ring.marker.color for ring in rings} == {colors.paper}
    assert {circle.marker.color for circle in circles} == {colors.better, colors.worse}
    assert [text_.strip() for text_ in trace(figure, "value").text] == ["▼ −2,24", "▲ +0,70"]


def test_nobody_to_compare_is_said() -> None:
    nobody = peers().iloc[:0]
    assert alt(peer_bands(nobody, "x", "light", province_name="")) == "belum ada data"
    assert alt(gap_moves(nobody, "x", "light", province_name="")) == "belum ada data"


def test_says_what_it_is_in_both_languages() -> None:
    assert "3 kabupaten dan kota: 1 di atas provinsi" in alt(
        peer_bands(peers(), "35.19", "light", province_name="Jawa Timur")
    )
    text.use("en")
    assert "1 above the province" in alt(
        peer_bands(peers(), "35.19", "light", province_name="Jawa Timur")
    )
