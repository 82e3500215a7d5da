"""Irisan: every choice is in the address, and every state of the table says what it is."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data.generation.generations import Generation
from data.settings import Edition
from tests.pages.reading import AT_HAND, FILES, Reader, labels, viewed, words
from ui import fetch
from ui.kept import forget

SLICE = "pages/slice/page.py"
DESA = "35.19.01.2001"


def plain(app: AppTest) -> str:
    said = re.sub(r"<[^>]+>", " ", words(app)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", said)


def table(app: AppTest) -> str:
    said = words(app)
    return said[said.index('<table class="area-table heat">') : said.index("</table>")]


Answering = Callable[[int], None]


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Iterator[Answering]:
    """Let the cube answer with one count in every cell and total of a value: `answering(20)`."""
    ask = fetch.generations.read

    def with_count(count: int) -> None:
        def read(
            generation: Generation, edition: Edition, name: str, values: Mapping[str, Any]
        ) -> pd.DataFrame:
            answer = ask(generation, edition, name, values)
            if "count" not in answer.columns:
                return answer
            return answer.assign(count=pd.array([count] * len(answer), "Int64"))

        monkeypatch.setattr(fetch.generations, "read", read)
        forget()

    yield with_count
    forget()  # what was remembered is not true of any store


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_answers_before_its_table(reader: Reader, language: str) -> None:
    app = reader(SLICE, {"lang": language})
    said = words(app)
    assert said.count('class="page-title"') == 1
    assert said.index('class="page-title"') < said.index('class="answer"')
    assert said.index('class="answer"') < said.index('<table class="area-table heat">')
    assert 'class="stacked" role="img"' in said
    assert "kind-registry" in said


def test_every_choice_is_read_from_the_address(reader: Reader) -> None:
    address = {
        "unit": "person",
        "row": "age_group",
        "column": "sex",
        "area": "35.19.06",
        "release": "2026-3",
        "show": "count",
        "decile": "1",
        "against": "2026-4",
    }
    app = reader(SLICE, address)
    for key, value in address.items():
        assert app.session_state[key] == value, key
        assert app.query_params[key] == value, key
    said = plain(app)
    assert "Berapa orang menurut kelompok umur dan jenis kelamin?" in said
    assert "jumlah orang di desil 1; DTSEN 2026-3 dikurangi DTSEN 2026-4" in said
    assert "Jenis kelamin menurut kelompok umur, Kecamatan Gemarang" in said


def test_what_is_chosen_goes_into_the_address(reader: Reader) -> None:
    app = reader(SLICE)
    assert not {"row", "column", "area", "show"} & set(app.query_params)
    app.selectbox(key="row").select("wall").run()
    app.selectbox(key="area").select(DESA).run()
    app.button_group(key="show").set_value("count").run()
    assert app.query_params["row"] == "wall"
    assert app.query_params["area"] == DESA
    assert app.query_params["show"] == "count"
    assert not app.exception


def test_vain_words_in_the_address_are_the_default(reader: Reader) -> None:
    app = reader(SLICE, {"row": "wishes", "column": "row", "unit": "dog", "against": "35.19"})
    assert app.session_state["row"] == "decile_group"
    assert app.session_state["column"] == "floor"
    assert app.session_state["unit"] == "family"
    assert app.session_state["against"] == ""


def test_the_same_characteristic_twice_is_not_offered(reader: Reader) -> None:
    app = reader(SLICE, {"row": "floor", "column": "floor"})
    assert app.session_state["column"] != "floor"


def test_an_unknown_area_is_said_aloud(reader: Reader) -> None:
    assert "Wilayah tidak ditemukan" in words(reader(SLICE, {"area": "35.77.01"}))


@pytest.mark.parametrize(
    ("address", "is_offered"),
    [
        ({"row": "wall"}, True),
        ({"row": "wall", "area": DESA}, False),
        ({}, False),  # deciles are the rows
    ],
)
def test_the_decile_filter_is_offered_where_it_is_published(
    reader: Reader, address: dict[str, str], is_offered: bool
) -> None:
    app = reader(SLICE, address)
    assert ("decile" in [box.key for box in app.selectbox]) == is_offered


def test_the_three_way_table_is_of_one_decile(reader: Reader) -> None:
    app = reader(SLICE, {"row": "wall", "show": "count"})
    everybody = table(app)
    app.selectbox(key="decile").select("1").run()
    assert app.query_params["decile"] == "1"
    assert table(app) != everybody
    assert "jumlah keluarga di desil 1" in plain(app)


@pytest.mark.parametrize(
    ("against", "subtitle", "answer"),
    [
        (
            "2026-3",
            "DTSEN 2026-4 dikurangi DTSEN 2026-3",
            "(Beda terbesar dengan|Belum dapat dibedakan dari) DTSEN 2026-3",
        ),
        (
            "35.19.01",
            "Kabupaten Madiun dikurangi Kecamatan Kebonsari",
            "Beda terbesar dengan Kecamatan Kebonsari",
        ),
    ],
)
def test_a_comparison_shows_differences_and_both_sides(
    reader: Reader, against: str, subtitle: str, answer: str
) -> None:
    app = reader(SLICE, {"against": against, "show": "count"})
    said = plain(app)
    assert subtitle in said
    assert re.search(answer, said)
    assert 'class="bar other"' in words(app)
    assert 'class="below"' in table(app)


def test_a_restricted_table_of_a_desa_says_why_and_where_to_look(reader: Reader) -> None:
    app = reader(SLICE, {"unit": "person", "row": "disability", "column": "sex", "area": DESA})
    said = words(app)
    assert "hanya diterbitkan untuk kecamatan dan kabupaten" in said
    (way,) = re.findall(r'<p class="way-up"><a href="([^"]*)"', said)
    assert "area=35.19.01&" in way.replace("&amp;", "&")
    assert "<table" not in said


def test_too_few_for_percentages_are_counted(reader: Reader, answering: Answering) -> None:
    answering(20)
    app = reader(SLICE, {"area": DESA[:8]})
    assert set(re.findall(r"<td>(.*?)</td>", table(app))) == {"terlalu sedikit"}
    assert 'class="stacked"' not in words(app)
    app.button_group(key="show").set_value("count").run()
    assert set(re.findall(r'<td class="heat-\d">(.*?)</td>', table(app))) == {"20"}
    assert 'class="stacked"' in words(app)


def test_nobody_there(reader: Reader, answering: Answering) -> None:
    answering(0)
    app = reader(SLICE, {"area": DESA[:8]})
    assert "Registri mencatat 0–4 keluarga di Kecamatan Kebonsari" in plain(app)
    assert "<table" not in words(app)


def test_the_swap_is_a_link_to_the_other_table(reader: Reader) -> None:
    said = words(reader(SLICE, {"row": "wall", "column": "floor", "lang": "en"}))
    (way,) = re.findall(r'class="swap" href="([^"]*)"', said)
    for part in ("row=floor", "column=wall", "show=column_pct", "lang=en"):
        assert part in way


def test_the_table_can_be_saved_with_its_definition(reader: Reader) -> None:
    app = reader(SLICE)
    assert labels(app) == AT_HAND
    viewed(app, "irisan-count-chart", "source")
    assert not app.exception
    assert labels(app) == [*AT_HAND, *FILES]
    assert "Keluarga atau orang di registri yang memiliki nilai-nilai itu" in words(app)
