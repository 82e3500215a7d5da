"""Profil desa: one area, areas side by side, the list of all; and the search in every head."""

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import FILES, TREND, Reader, labels, viewed, words

VILLAGE = "pages/village/page.py"
AREAS = ("35.19.12.2001", "35.19.12", "35.19")


def opened(reader: Reader, **address: str) -> AppTest:
    return reader(VILLAGE, address)


def plain(app: AppTest) -> str:
    said = re.sub(r"<[^>]+>", " ", words(app)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", said)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("area", AREAS)
def test_an_area_is_answered_drawn_and_named(reader: Reader, area: str, language: str) -> None:
    app = opened(reader, area=area, lang=language, bagian="semua")
    said = words(app)
    assert said.index('class="page-title"') < said.index('class="answer"')
    assert said.count('class="page-title"') == 1
    for kind in ("kind-estimate", "kind-registry"):
        assert kind in said
    has_areas_below = area.count(".") < 3  # whose classes are a chart of their own
    assert len(app.get("plotly_chart")) == 1 + has_areas_below
    assert said.count('class="shares') == 4
    assert 'class="locator"' in said
    assert 'class="synthetic"' in said


def test_a_village_knows_where_it_lies_and_what_is_beside_it(reader: Reader) -> None:
    said = words(opened(reader, area="35.19.12.2001", compare="35.19.01", bagian="sekitar"))
    assert 'href="desa?area=35.19.12&amp;compare=35.19.01"' in said
    assert "peta skematik" in said
    assert said.count("Berbatasan dengan") == 1
    assert 'aria-current="page">Desa Bandungan' in said


def test_the_public_edition_keeps_disability_to_the_kecamatan(reader: Reader) -> None:
    assert "hanya tingkat kecamatan" in plain(
        opened(reader, area="35.19.12.2001", bagian="keluarga")
    )
    assert "hanya tingkat kecamatan" not in plain(
        opened(reader, area="35.19.12", bagian="keluarga")
    )


def test_the_profile_can_be_read_and_saved(reader: Reader) -> None:
    app = opened(reader, area="35.19.12", bagian="semua")
    viewed(app, "desa-share_pct-chart", "source")
    assert [label for label in labels(app) if label in FILES] == FILES
    viewed(app, "desa-share_pct-chart", "table")
    assert "Bagian di kabupaten" in words(app)


def test_areas_side_by_side(reader: Reader) -> None:
    said = words(opened(reader, compare="35.19.12,35.19.12.2001,35.19"))
    assert 'class="area-table side-by-side"' in said
    assert said.count('scope="col"><a') == 3
    assert "Kisaran 90 %" in said


def test_without_an_area_every_area_is_offered(reader: Reader) -> None:
    said = words(opened(reader))
    assert said.count('href="desa?area=') == 221


@pytest.mark.parametrize("key", ["area", "compare"])
def test_an_unknown_area_is_a_helpful_page(reader: Reader, key: str) -> None:
    said = words(opened(reader, **{key: "35.19.06.20011"}))
    assert "Wilayah tidak ditemukan" in said
    assert "?area=35.19.06.2001" in said


def test_choosing_in_the_search_box_opens_the_profile(reader: Reader) -> None:
    app = reader(TREND, {"compare": "35.19.01", "measure": "decile1_share_pct"})
    app.selectbox(key="search").select("35.19.06").run()
    assert "Kecamatan Gemarang" in words(app)
    assert app.query_params["area"] == "35.19.06"
    assert app.query_params["compare"] == "35.19.01"
    assert "measure" not in app.query_params
    assert app.selectbox(key="search").value is None


def test_the_head_is_calm_about_areas_that_do_not_exist(reader: Reader) -> None:
    said = words(reader(TREND, {"compare": "nowhere,35.19.01"}))
    assert said.count("Keluarkan ") == 1


def test_the_kabupaten_has_one_colour_beside_a_desa_and_a_kecamatan(reader: Reader) -> None:
    def colours(area: str) -> dict[str, str]:
        (chart,) = opened(reader, area=area).get("plotly_chart")[:1]
        lines = [line for line in json.loads(chart.proto.spec)["data"] if line.get("line")]
        return {line["name"]: line["line"].get("color") for line in lines if line.get("name")}

    desa, kecamatan = colours("35.19.12.2001"), colours("35.19.12")
    assert desa["Kab. Madiun"] == kecamatan["Kab. Madiun"]
