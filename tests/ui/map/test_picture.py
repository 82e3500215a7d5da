"""What one map hands to the browser, and what is said of it."""

import json

import pandas as pd
import pytest

from language import numbers
from pages.map import words as sentences_map
from ui.map.picture import picture

CODES = ["35.19.01.2001", "35.19.01.2002", "35.19.01.2003", "35.19.01.2004", "35.19.99.2001"]


def answers(*rows: tuple) -> pd.DataFrame:
    """Rows of `areas_by_measure`: value, low, high, province_class."""
    names = ["value", "low", "high", "province_class"]
    frame = pd.DataFrame(list(rows), columns=names)
    return frame.assign(area_code=CODES[: len(rows)])


RATES = answers(
    (12.345, 10.04, 14.96, "above"),
    (8.0, 6.0, 9.0, "not_distinguishable"),
    (1234.5, 1.0, 3.0, "below"),
    (None, None, None, None),
)
GAPS = answers(
    (6.0, None, None, "above"),
    (0.0, None, None, "not_distinguishable"),
    (-2.0, None, None, "below"),
    (None, None, None, None),
)


def drawn(scale="around", rates=RATES, unit="percent", release="2026-4", **others):
    by_release = {"2026-3": RATES, "2026-4": rates}
    gaps = {"2026-3": GAPS, "2026-4": GAPS} if scale == "around" else {}
    return picture(by_release, gaps, release, CODES, title="x", unit=unit, scale=scale, **others)


def test_around_the_province_the_class_is_that_of_the_band():
    made = drawn()
    assert made.sent["classes"][1] == made.letters["2026-4"] == "ANC--"
    assert made.counts("2026-4") == {"A": 1, "N": 1, "C": 1, "-": 2}
    words = dict(made.sent["legend"])
    assert words["N"] == "belum dapat dibedakan"
    assert words["-"] == "tidak ada angka"
    assert words["A"] == "di atas, 3 poin atau lebih".replace(" poin", "\N{NO-BREAK SPACE}poin")


def test_along_the_values_the_legend_says_from_where_to_where():
    made = drawn("along", limits=(5, 10, 15, 20))
    letters = [letter for letter, _words in made.sent["legend"]]
    assert letters == [*sorted(letters[:-1]), "-"]
    assert made.sent["legend"][0][1].startswith("di bawah ")
    assert made.letters["2026-4"][2] == "4"  # the highest


def test_values_cross_as_whole_numbers_rounded_as_print_rounds():
    made = drawn()
    assert made.sent["values"][1] == [1235, 800, 123450, None, None]
    assert made.sent["bands"] == [[100, 150], [60, 90], [10, 30], [], []]
    counted = drawn("along", unit="persons")
    assert counted.sent["values"][1][2] == 1235
    assert counted.sent["digits"] == 0


@pytest.mark.usefixtures("protected")
def test_a_count_of_none_may_stand_for_a_few():
    assert drawn("along", unit="families").sent["zero"] == "0–4"
    assert drawn("along").sent["zero"] == "0,00"


def test_the_order_is_by_class_and_then_by_value_and_the_unknown_come_last():
    assert drawn().sent["order"] == [0, 1, 2, 3, 4]
    assert drawn("along").sent["order"] == [2, 0, 1, 3, 4]


def test_a_class_means_the_same_in_every_release():
    higher = RATES.assign(value=RATES["value"] * 2)
    made = drawn("along", rates=higher)
    before = drawn("along", rates=higher, release="2026-3")
    assert made.sent["legend"] == before.sent["legend"]
    assert made.letters == before.letters
    assert made.sent["classes"] == list(made.letters.values())
    assert made.sent["values"] == before.sent["values"]


def test_values_within_the_noise_have_one_colour_and_the_legend_says_so():
    near = answers((9.0, 5.0, 15.0, None), (11.0, 6.0, 18.0, None), (14.0, 8.0, 21.0, None))
    made = picture({"2026-4": near}, {}, "2026-4", CODES, title="x", unit="percent", scale="along")
    assert made.letters["2026-4"] == "NNN--"
    assert made.sent["legend"] == [
        ["N", "belum dapat dibedakan satu sama lain"],
        ["-", "tidak ada angka"],
    ]
    apart = near.assign(low=near["value"] - 1, high=near["value"] + 1)
    made = picture({"2026-4": apart}, {}, "2026-4", CODES, title="x", unit="percent", scale="along")
    assert "N" not in made.letters["2026-4"]


@pytest.mark.usefixtures("protected")
def test_counts_that_protection_may_have_moved_apart_have_one_colour():
    def letters(*values: float, unit="families", **more) -> str:
        frame = answers(*((value, None, None, None) for value in values)).assign(**more)
        made = picture({"2026-4": frame}, {}, "2026-4", CODES, title="x", unit=unit, scale="along")
        return made.letters["2026-4"]

    most = numbers.most()
    assert letters(100, 100 + 2 * most) == "NN---"
    assert "N" not in letters(100, 101 + 2 * most)
    assert letters(10, 14, unit="percent", base=200) == "NN---"
    assert "N" not in letters(10, 14, unit="percent", base=1000)
    assert "N" not in letters(10, 14, unit="percent")  # nobody knows of how many


def test_a_gap_is_noise_where_hardly_any_area_can_be_told_from_the_province():
    def letters(kinds: list[str]) -> str:
        frame = answers(*((float(place), None, None, kind) for place, kind in enumerate(kinds)))
        made = picture(
            {"2026-4": frame}, {}, "2026-4", CODES, title="x", unit="points", scale="along"
        )
        return made.letters["2026-4"]

    assert letters(["not_distinguishable"] * 4) == "NNNN-"
    assert "N" not in letters(["above", *["not_distinguishable"] * 3])


def test_withheld_is_not_the_same_as_no_figure():
    absent = [{"measure": "value", "reason": reason} for reason in ("too_few", "not_measured")]
    frame = answers((5.0, None, None, None), (None,) * 4, (None,) * 4).assign(
        withheld=[[], [absent[0]], [absent[1]]]
    )
    made = drawn("along", rates=frame)
    assert made.letters["2026-4"][1:] == "x---"
    assert [letter for letter, _words in made.sent["legend"]][-2:] == ["x", "-"]


def test_what_crosses_the_wire_is_small():
    codes = [f"35.19.{n:07}" for n in range(206)]
    frame = pd.DataFrame(
        {
            "area_code": codes,
            "value": [n / 7 + 1 for n in range(206)],
            "low": [n / 8 for n in range(206)],
            "high": [n / 6 + 2 for n in range(206)],
            "province_class": "above",
        }
    )
    releases = {f"202{n}-1": frame for n in range(9)}
    made = picture(releases, {}, "2028-1", codes, title="x", unit="percent", scale="along")
    assert len(json.dumps(made.sent, separators=(",", ":"))) < 16_000


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            {"A": 20, "B": 12, "N": 160, "C": 9, "-": 5},
            "Kisaran **32 dari 206 desa dan kelurahan** seluruhnya di atas Jawa Timur, **9** "
            "seluruhnya di bawahnya; untuk 160 lainnya perkiraan belum dapat dibedakan; 5 tanpa "
            "angka.",
        ),
        (
            {"A": 1},
            "Kisaran **1 dari 1 desa dan kelurahan** seluruhnya di atas Jawa Timur, tidak ada yang "
            "seluruhnya di bawahnya.",
        ),
        (
            {"D": 1},
            "Kisaran **1 dari 1 desa dan kelurahan** seluruhnya di bawah Jawa Timur, tidak ada "
            "yang seluruhnya di atasnya.",
        ),
        (
            {"N": 206},
            "Dari **206 desa dan kelurahan** tidak ada yang kisarannya seluruhnya di atas atau di "
            "bawah Jawa Timur.",
        ),
    ],
)
def test_the_answer_counts_what_is_clear(counts, said):
    assert sentences_map.around_answer(counts, "desa", "Jawa Timur") == said


def test_a_chance_has_classes_of_its_own_whatever_the_values():
    rates = answers(*((value, None, None, None) for value in (4.9, 20.0, 39.6, 60.0)))
    made = drawn("along", rates=rates, digits=0, limits=(5, 20, 40, 60))
    assert made.letters["2026-4"] == "0224-"
    assert made.sent["values"][1] == [5, 20, 40, 60, None]
    assert [words.replace("\N{NO-BREAK SPACE}", " ") for _letter, words in made.sent["legend"]] == [
        *("di bawah 5 %", "5 sampai 20 %", "20 sampai 40 %", "40 sampai 60 %", "60 % atau lebih"),
        "tidak ada angka",
    ]


def test_an_empty_map_says_why():
    assert "Tidak ada angka" in sentences_map.around_answer({"-": 206}, "desa", "Jawa Timur")


def places(*values: float | None) -> pd.DataFrame:
    names = ["Aru", "Bima", "Cepu"][: len(values)]
    return pd.DataFrame(
        {"area_name": names, "parent_name": "Dolopo", "share_pct": pd.array(values, "Float64")}
    )


def test_highest_and_lowest_are_named_with_their_kecamatan():
    said = sentences_map.along_answer(places(3.0, 9.0, 5.0), "share_pct", "percent")
    said = said.replace("\N{NO-BREAK SPACE}", " ")
    assert said == (
        "**Tertinggi di Bima (Kec. Dolopo): 9,00 %**; terendah di Aru (Kec. Dolopo): 3,00 %. "
        "Separuh wilayah di atas 5,00 %."
    )


def test_one_village_is_not_compared_with_itself():
    said = sentences_map.along_answer(places(None, 9.0), "share_pct", "percent")
    assert said.startswith("**Bima (Kec. Dolopo): 9,00")
    assert "terendah" not in said
