"""Peta as a reader meets it, as far as it can be read without a browser."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from language.text import LOCALES, Language, _
from tests.pages.reading import Reader, words
from tests.samples import change

MAP = "pages/map/page.py"
LANGUAGES: tuple[Language, ...] = ("id", "en")


def sent(app: AppTest) -> dict:
    """What the map was given; the buttons that save it as a picture are a component too."""
    given = [json.loads(each.proto.json) for each in app.get("bidi_component")]
    (data,) = [each for each in given if "maps" in each]
    return data


def now(app: AppTest) -> tuple[dict, str, list]:
    """The first map, and its classes and values in the release shown."""
    data = sent(app)
    shown = data["maps"][0]
    at = [name for name, _words in data["releases"]].index(data["release"])
    return shown, shown["classes"][at], shown["values"][at]


def answer(app: AppTest) -> str:
    said = re.search(r'<div class="answer"><p>(.*?)</p>', words(app))
    assert said
    return re.sub("<.*?>", "", said[1])


def test_the_first_map_is_the_estimate_around_the_province(reader: Reader) -> None:
    app = reader(MAP)
    data = sent(app)
    shown, letters, values = now(app)
    assert data["level"] == "desa"
    assert len(data["names"]) == len(letters) == len(values) == 206
    assert shown["isAround"]
    counts = {letter: letters.count(letter) for letter in "ABNCDx-"}
    assert sum(counts.values()) == 206
    assert "ari 206 desa dan kelurahan" in answer(app)


def test_the_chance_comes_second_and_says_how_many_are_likely(reader: Reader) -> None:
    app = reader(MAP, {"measure": "poorest_fifth_pct"})
    assert app.selectbox(key="measure").options[1] == "Peluang termasuk seperlima termiskin"
    shown, _letters, all_values = now(app)
    likely = sum(value is not None and value > 50 for value in all_values)
    said = answer(app).replace("\N{NO-BREAK SPACE}", " ")
    values = [all_values[place] for place in shown["order"]]
    known = [value for value in values if value is not None]
    assert said.startswith(f"{likely} dari {len(known)} desa")
    assert "peluang setiap desa 20 %" in said
    assert known == sorted(known, reverse=True) == values[: len(known)]


def test_every_state_is_an_address(reader: Reader) -> None:
    state = {
        "level": "kecamatan",
        "measure": "decile1_share_pct",
        "release": "2026-3",
        "beside": "poverty_rate_pct",
        "scale": "along",
        "area": "35.19.06",
    }
    app = reader(MAP, state)
    data = sent(app)
    assert (data["level"], data["release"], data["selected"]) == ("kecamatan", "2026-3", "35.19.06")
    assert [{*map(len, shown["classes"])} for shown in data["maps"]] == [{15}, {15}]
    assert not any(shown["isAround"] for shown in data["maps"])
    assert "Tertinggi di Kecamatan " in answer(app)


def test_what_is_chosen_goes_into_the_address(reader: Reader) -> None:
    app = reader(MAP)
    app.selectbox(key="measure").select("families").run()
    assert app.query_params["measure"] == "families"
    assert "tampak lebih gelap" in words(app)
    assert sent(app)["maps"][0]["digits"] == 0


def test_an_area_of_too_few_has_no_figure_and_says_so(reader: Reader, own_store: Path) -> None:
    change(
        own_store,
        "update area_release set decile1_share_pct = null where area_code = '35.19.01.2001'",
    )
    app = reader(MAP, {"measure": "decile1_share_pct"}, store=own_store)
    shown, letters, values = now(app)
    named = dict(zip(sent(app)["names"], letters, strict=True))
    assert named["Tambakmas"] == "-"
    assert {letter for letter, value in zip(letters, values, strict=True) if value is None} == {
        *"x-"
    }
    assert ["-", "tidak ada angka"] in shown["legend"]
    assert ["x", "disembunyikan, terlalu sedikit"] in shown["legend"]


def test_the_table_says_everything_that_the_map_says(reader: Reader) -> None:
    app = reader(MAP, {"measure": "decile1_share_pct"})
    assert "<table" not in words(app)
    app.toggle[0].set_value(True).run()
    assert not app.exception
    said = words(app)
    table = said[said.index('<table class="area-table long">') :]
    _shown, letters, _values = now(app)
    assert table.count("<tr>") == 206 + 1
    said_why = table.count('<td class="percent" data-value="">terlalu sedikit</td>')
    assert said_why == letters.count("x") > 0
    assert 'href="desa?area=35.19.' in table


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_area_is_said_aloud(reader: Reader, language: Language) -> None:
    said = words(reader(MAP, {"area": "99.99", "lang": language}))
    assert _("Wilayah tidak ditemukan", locale=LOCALES[language]) in said


def test_links_from_the_map_keep_the_language(reader: Reader) -> None:
    assert sent(reader(MAP))["link"] == "desa?area=AREA"
    assert sent(reader(MAP, {"lang": "en"}))["link"] == "desa?area=AREA&lang=en"


def test_no_estimates(reader: Reader, own_store: Path) -> None:
    change(
        own_store,
        "update area_release set poverty_rate_pct = null, gap_pp = null, province_class = null",
    )
    app = reader(MAP, store=own_store)
    assert "Tidak ada angka ukuran ini" in answer(app)
    assert set(now(app)[1]) <= {"x", "-"}


def test_one_village(reader: Reader, own_store: Path) -> None:
    change(
        own_store,
        "update area_release set persons = null "
        "where level = 'desa' and area_code <> '35.19.01.2001'",
    )
    said = answer(reader(MAP, {"measure": "persons"}, store=own_store))
    assert said.startswith("Tambakmas (Kec. Kebonsari): ")
    assert "hanya wilayah ini" in said


def test_every_release_that_is_played_has_its_words(reader: Reader) -> None:
    app = reader(MAP, {"measure": "families"})
    data = sent(app)
    assert [*(each["source"] for each in data["told"])] == sorted(
        {each["source"] for each in data["told"]}
    )
    for (name, _words), told in zip(data["releases"], data["told"], strict=True):
        alone = sent(reader(MAP, {"measure": "families", "release": name}))
        assert name in told["subtitle"]
        at = [release for release, _words in alone["releases"]].index(name)
        assert alone["told"][at] == told
        assert alone["maps"][0]["classes"] == data["maps"][0]["classes"]
        assert alone["maps"][0]["legend"] == data["maps"][0]["legend"]
    assert data["told"][-1]["answer"] in str(words(app)).replace("\n", "")


def test_the_classes_of_a_rate_are_the_same_at_both_levels(reader: Reader) -> None:
    state = {"measure": "decile1_share_pct"}
    of = [
        dict(now(reader(MAP, {**state, "level": level}))[0]["legend"])
        for level in ("desa", "kecamatan")
    ]
    assert all(of[0][letter] == of[1][letter] for letter in "01234")


def test_a_map_within_the_noise_has_one_colour_and_says_why(reader: Reader) -> None:
    app = reader(MAP, {"level": "kecamatan", "scale": "along"})
    assert set(now(app)[1]) == {"N"}
    assert answer(app).startswith("15 kecamatan belum dapat dibedakan satu sama lain")


def test_a_schematic_map_says_so(reader: Reader) -> None:
    assert sent(reader(MAP))["schematic"].startswith("Peta skematik")
