"""Cakupan, and what Ringkasan and Profil desa say of programmes; nothing where no list has come."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.reading import FILES, SUMMARY, Reader, labels, viewed, words
from tests.samples import change

COVERAGE = "pages/coverage/page.py"
VILLAGE = "pages/village/page.py"
DESA = "35.19.12.2001"


def plain(app: AppTest) -> str:
    said = re.sub(r"<[^>]+>", " ", words(app)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", said)


@pytest.fixture
def without_lists(own_store: Path) -> Path:
    """A store into which no list of recipients has come."""
    change(own_store, "update programme_release set is_listed = false")
    return own_store


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_page_answers_before_it_shows(reader: Reader, language: str) -> None:
    app = reader(COVERAGE, {"lang": language, "bagian": "semua"})
    said = words(app)
    assert said.count('class="page-title"') == 1
    for earlier, later in (
        ('class="page-title"', 'class="answer"'),
        ('class="answer"', 'class="pillar-own"'),
        ('class="pillar-own"', 'class="stacked pillars"'),
        ('class="stacked pillars"', '<table class="programmes">'),
    ):
        assert said.index(earlier) < said.index(later)
    assert "kind-registry" in said
    assert 'class="made-up"' in said


def test_the_answer_is_made_from_the_data(reader: Reader) -> None:
    said = plain(reader(COVERAGE))
    found = re.search(r"Dari (\d+) keluarga desil 1 dan 2, (\d+) belum menerima", said)
    counts = re.search(r"([\d.]+) dari ([\d.]+) keluarga tidak ada di satu pun", said)
    assert found and counts
    few, of = int(found[2]), int(found[1])
    none, whole = (int(count.replace(".", "")) for count in counts.groups())
    assert abs(few / of - none / whole) <= 0.03


def test_rules_are_said_to_be_unverified_or_unreadable(reader: Reader) -> None:
    said = plain(reader(COVERAGE, {"bagian": "program"}))
    assert "belum diverifikasi" in said
    assert "Aturan tidak dapat dibaca dari registri" in said
    assert "bukan ukuran kemiskinan yang sebenarnya" in said


def test_every_choice_is_read_from_the_address(reader: Reader) -> None:
    address = {"area": "35.19.12", "release": "2026-3", "programme": "SEMBAKO", "level": "desa"}
    app = reader(COVERAGE, {**address, "bagian": "semua"})
    for key, value in address.items():
        assert app.session_state[key] == value, key
    said = plain(app)
    assert "Siapa di Kecamatan Saradan yang terjangkau program" in said
    assert "Kecamatan Saradan, DTSEN 2026-3" in said
    assert "yang berhak atas Program Sembako" in said
    assert '<table class="incidence' in words(app)


def test_what_is_chosen_goes_into_the_address(reader: Reader) -> None:
    app = reader(COVERAGE, {"bagian": "wilayah"})
    assert not {"area", "release", "programme", "level"} & set(app.query_params)
    app.selectbox(key="programme").select("PKH").run()
    app.selectbox(key="area").select("35.19.06").run()
    assert app.query_params["programme"] == "PKH"
    assert app.query_params["area"] == "35.19.06"
    assert not app.exception


def test_an_older_address_opens_the_part_that_it_meant(reader: Reader) -> None:
    app = reader(COVERAGE, {"programme": "PKH"})
    assert app.query_params["bagian"] == "wilayah"
    app.selectbox(key="programme").select("").run()
    assert app.session_state["bagian"] == "wilayah", "a part that was opened stays open"
    app.button_group(key="bagian").set_value("kuota").run()
    assert app.query_params["bagian"] == "kuota"
    assert 'class="pillar-own"' not in words(app)


def test_vain_words_in_the_address_are_the_default(reader: Reader) -> None:
    app = reader(COVERAGE, {"programme": "WISHES", "release": "1999-1", "level": "rt"})
    assert app.session_state["programme"] == ""
    assert app.session_state["release"] == "2026-4"
    assert app.session_state["level"] == "kecamatan"


@pytest.mark.parametrize("key", ["area", "place"])
def test_an_unknown_area_is_said_aloud(reader: Reader, key: str) -> None:
    assert "Wilayah tidak ditemukan" in words(
        reader(COVERAGE, {key: "35.77.01", "bagian": "wilayah"})
    )


def test_a_desa_is_shown_among_its_neighbours_with_every_count(reader: Reader) -> None:
    app = reader(COVERAGE, {"area": DESA})
    assert 'class="bar own"' in words(app)
    said = plain(app)
    assert "Kecamatan Saradan" in said
    assert "0–4" in said and "terlalu sedikit" in said


def test_all_areas_stand_in_a_table_that_is_opened(reader: Reader) -> None:
    app = reader(COVERAGE, {"level": "desa"})
    assert "Keluarga tanpa program" not in plain(app)
    app.toggle(key="cakupan-fold").set_value(True).run()
    said = words(app)
    assert said.count('<th scope="row" class="text"><a href="desa?area=35.19.') == 206
    assert "Keluarga tanpa program" in plain(app)


@pytest.mark.parametrize(
    "measure", ["families_none", "families_protection_only", "coverage_pct", "missed"]
)
def test_what_is_drawn_can_be_read_and_saved(reader: Reader, measure: str) -> None:
    app = reader(COVERAGE, {"bagian": "semua"})
    before = labels(app)
    viewed(app, f"cakupan-{measure}-chart", "source")
    assert not app.exception
    assert sorted(labels(app)) == sorted([*before, *FILES])
    viewed(app, f"cakupan-{measure}-chart", "table")
    assert not app.exception
    assert labels(app) == before
    assert not re.findall(r"<th[^>]*>\w+_\w+</th>", words(app)), "a column has no name"


@pytest.mark.parametrize("language", ["id", "en"])
def test_before_the_first_list_the_page_says_what_brings_one(
    reader: Reader, without_lists: Path, language: str
) -> None:
    app = reader(COVERAGE, {"lang": language}, store=without_lists)
    said = words(app)
    assert "python -m data ingest-programmes" in said
    assert "--period 2026-Q4" in said
    assert 'class="pillar-own"' not in said


@pytest.mark.parametrize("area", [DESA, "35.19.12", "35.19"])
def test_a_profile_has_a_part_about_programmes(reader: Reader, area: str) -> None:
    said = words(reader(VILLAGE, {"area": area, "bagian": "program"}))
    assert said.count('class="area-programmes"') == 1
    assert f'href="cakupan?area={area}"' in said
    assert "Program Keluarga Harapan" in said


def test_other_pages_are_silent_without_lists(reader: Reader, without_lists: Path) -> None:
    assert "tanpa program" not in words(reader(SUMMARY, store=without_lists))
    assert "area-programmes" not in words(
        reader(VILLAGE, {"area": DESA, "bagian": "program"}, store=without_lists)
    )
