"""Prioritas: the order of the areas, what the address asks for, and the ways on from a row."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.generation import generations
from tests.pages.reading import PRIORITY, Reader, words
from tests.samples import change

SARADAN = "35.19.12"
CHOICES = {"programme", "kecamatan", "level", "weight"}


def plain(app: AppTest) -> str:
    said = re.sub(r"<[^>]+>", " ", words(app)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", said)


def rows(app: AppTest) -> list[str]:
    """The rows of the table, as HTML."""
    body = re.search(
        r'<table class="area-table[^"]*">.*?<tbody>(.*?)</tbody>', words(app), re.DOTALL
    )
    assert body
    return re.findall(r"<tr.*?</tr>", body[1], re.DOTALL)


def order(store: Path, column: str, **values: str) -> list[str]:
    """The codes of the areas in the order of the query."""
    generation = generations.current(store)
    release = generation.manifest["releases"][-1]["release"]
    given = {"release": release, "parent": "35.19", "level": "desa", **values}
    heads, answer = generations.rows(generation, "public", "priority_by_area", given)
    found = [dict(zip(heads, row, strict=True)) for row in answer]
    return [
        row["area_code"]
        for row in sorted(found, key=lambda row: (row[column] is None, row[column] or 0))
    ]


def codes(app: AppTest) -> list[str]:
    return [match[1] for row in rows(app) if (match := re.search(r"area=([\d.]+)", row))]


def test_families_by_count_are_the_default(reader: Reader, published: Path) -> None:
    app = reader(PRIORITY)
    assert not CHOICES & set(app.query_params)
    found = codes(app)
    assert len(found) == 206
    assert found == order(published, "place_by_missed")
    assert sum('class="marked"' in row for row in rows(app)) == 10
    assert re.search(
        r"Dahulukan .+ Separuh dari [\d.]+ keluarga .+ tinggal di \d+ dari 206 desa", plain(app)
    )


@pytest.mark.parametrize(
    ("weight", "column", "says"),
    [
        ("percent", "place_by_pct", "Menurut persen hanya"),
        ("persons", "place_by_persons", "Kisarannya lebar"),
        ("chance", "place_by_chance", "Peluang desa termasuk seperlima termiskin"),
    ],
)
def test_each_weight_has_its_order(
    reader: Reader, published: Path, weight: str, column: str, says: str
) -> None:
    app = reader(PRIORITY, {"weight": weight})
    assert codes(app) == order(published, column)
    assert says in plain(app)


def test_every_choice_is_read_from_the_address(reader: Reader) -> None:
    address = {"programme": "PKH", "kecamatan": SARADAN, "weight": "persons"}
    app = reader(PRIORITY, address)
    for key, value in address.items():
        assert app.session_state[key] == value, key
    assert {code[:8] for code in codes(app)} == {SARADAN}
    assert "yang berhak atas Program Keluarga Harapan" in plain(app)
    assert app.session_state["level"] == "desa"


def test_a_kecamatan_has_no_chance_of_the_poorest_fifth(reader: Reader) -> None:
    app = reader(PRIORITY, {"level": "kecamatan", "weight": "chance"})
    assert app.session_state["weight"] == "missed"
    assert len(rows(app)) == 15


def test_what_is_chosen_goes_into_the_address(reader: Reader) -> None:
    app = reader(PRIORITY)
    app.selectbox(key="programme").select("PKH").run()
    app.selectbox(key="kecamatan").select(SARADAN).run()
    assert not app.exception
    assert app.query_params["programme"] in ("PKH", ["PKH"])
    assert app.query_params["kecamatan"] in (SARADAN, [SARADAN])


def test_a_row_leads_to_profile_sheet_and_slide(reader: Reader) -> None:
    (first, *_others) = rows(reader(PRIORITY, {"kecamatan": SARADAN, "lang": "en"}))
    found = re.findall(r'href="([^"]+)"', first)
    code = re.findall(r"area=([\d.]+)", found[0])[0]
    assert [address.replace("&amp;", "&") for address in found] == [
        f"desa?area={code}&lang=en",
        f"lembar/{code}.pdf?lang=en",
        f"desa?area={code}&present=answer&lang=en",
    ]


def test_an_unknown_kecamatan_is_said_aloud(reader: Reader) -> None:
    app = reader(PRIORITY, {"kecamatan": "35.19.99"})
    assert "Wilayah tidak ditemukan" in plain(app)


def test_without_lists_the_page_says_what_brings_them(reader: Reader, own_store: Path) -> None:
    change(own_store, "update programme_release set is_listed = false")
    said = plain(reader(PRIORITY, store=own_store))
    assert "Belum ada daftar penerima program" in said
    assert "ingest-programmes" in said
