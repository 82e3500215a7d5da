"""Exhibits as PowerPoint can hold them: nothing is lost but what it cannot draw."""

from datetime import date

import pandas as pd

from ui.exhibit import (
    Ahead,
    Band,
    Bar,
    Bars,
    Column,
    Exhibit,
    Fan,
    Line,
    Lines,
    Picture,
    Places,
    Rounds,
    Stop,
    Table,
    Track,
)
from ui.look.theme import CLASS_COLOURS
from ui.slides import pictures
from ui.slides.flatten import picture_of

DAYS = (date(2026, 1, 31), date(2026, 4, 30))
BAND = Band((9.0, None), (11.0, None))


def flat(picture: Picture) -> pictures.Picture:
    return picture_of(Exhibit("x", "", "", picture, pd.DataFrame(), ("p0_pct",), ""))


def test_the_main_line_comes_first_with_its_band() -> None:
    around = Line("Kab. Madiun", (10.0, 10.1), "hue1")
    own = Line("Kec. Kare", (10.0, None), "area", is_main=True, bands=(BAND,))
    steps = Line("Jawa Timur", (9.5, 9.5), "province", is_dashed=True, is_step=True)
    made = flat(Lines(("2026-1", "2026-2"), DAYS, (around, own, steps), "percent"))
    assert isinstance(made, pictures.Lines)
    assert [series.name for series in made.series] == ["Kec. Kare", "Kab. Madiun", "Jawa Timur"]
    assert made.band == pictures.Band(BAND.low, BAND.high)
    assert made.series[0].values == (10.0, None)
    assert [series.is_dashed for series in made.series] == [False, False, True]


def test_a_fan_becomes_a_dashed_line_in_its_band_of_80_percent() -> None:
    march = Ahead(
        "2026-03",
        9.9,
        {50: 9.8, 80: 9.6, 95: 9.2},
        {50: 10.0, 80: 10.2, 95: 10.6},
        9.06,
        None,
        None,
    )
    own = Rounds("Kabupaten Madiun", {"2024-03": 10.63, "2024-09": 10.5, "2025-03": 10.4})
    around = Rounds("Jawa Timur", {"2024-03": 9.79, "2025-03": 9.5, "2026-03": 9.06})
    made = flat(Fan(own, around, (), (march,)))
    assert isinstance(made, pictures.Lines)
    assert made.labels == ("Mar 2024", "Mar 2025", "Mar 2026")  # no September
    assert [series.values for series in made.series] == [
        (10.63, 10.4, None),
        (9.79, 9.5, 9.06),
        (None, None, 9.9),
    ]
    assert made.band == pictures.Band((None, None, 9.6), (None, None, 10.2))
    assert flat(Fan(own, around)) == pictures.Lines(made.labels, made.series[:2], "percent")


def test_bars_keep_their_colours_and_one_without_a_value_its_place() -> None:
    bars = (
        Bar("menurut tren\nsejak 2015", 0.2, "", "target"),
        Bar("Kare", None, "terlalu sedikit"),
    )
    made = flat(Bars(bars, "points", "perubahan"))
    assert isinstance(made, pictures.Bars)
    assert made.labels == ("menurut tren sejak 2015", "Kare")
    assert (made.series[0].name, made.series[0].values) == ("perubahan", (0.2, None))
    assert made.colours == ("target", "area")


def test_places_have_the_colours_of_their_classes() -> None:
    made = flat(Places({"35.19.01.2001": "A"}, {"A": "jelas di atas", "-": "tidak ada angka"}))
    assert isinstance(made, pictures.Places)
    assert made.legend["A"] == ("jelas di atas", CLASS_COLOURS["A"])
    assert made.legend["-"] == ("tidak ada angka", CLASS_COLOURS["-"])


def test_a_track_becomes_bars_beside_the_line_of_the_province() -> None:
    stops = (
        Stop("official", "resmi 2025", 10.4, "10,40 %"),
        Stop("estimate", "perkiraan 2026", 9.9, "9,66–10,19 %", 9.66, 10.19),
        Stop("around", "Jawa Timur 2026", 9.06, "9,06 %"),
    )
    made = flat(Track(stops))
    assert isinstance(made, pictures.Bars)
    assert made.labels == ("resmi 2025", "perkiraan 2026")
    assert made.series[0].values == (10.4, 9.9)
    assert (made.line, made.line_label) == (9.06, "Jawa Timur 2026 9,06 %")


def test_a_table_is_written_in_the_words_of_its_columns() -> None:
    frame = pd.DataFrame({"area_name": ["Kare"], "p": [1.5], "course": [[1.0, 2.0]]})
    columns = (
        Column("area_name", "Desa"),
        Column("p", "Angka", "percent"),
        Column("course", "Rilis", "sparkline"),
    )
    assert flat(Table(frame, columns)) == pictures.Rows(("Desa", "Angka"), (("Kare", "1,50\xa0%"),))
