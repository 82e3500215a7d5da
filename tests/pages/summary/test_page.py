"""Targets on Ringkasan, Prospek, bands on Tren, Pembanding, Metode: a statistician looks."""

import ast
import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from data.settings import PROJECT
from queries import measures
from tests.pages.reading import METHOD, OUTLOOK, PEERS, TREND, Reader, viewed, words


def plain(html: str) -> str:
    said = re.sub(r"<[^>]+>", "", html).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", said)


def pieces(app: AppTest, begin: str) -> list[str]:
    return [html.value for html in app.html if html.value.startswith(begin)]


def shown(app: AppTest, begin: str) -> list[str]:
    """Pieces of the page as they are read, a space between elements."""
    parts = [re.sub(r"<(?!/?strong)", " <", html) for html in pieces(app, begin)]
    return [plain(part).replace("&lt;", "<").strip() for part in parts]


def test_the_summary_leads_with_one_word_and_official_figures(reader: Reader) -> None:
    (said,) = shown(reader(), '<section class="hero">')
    assert said.startswith("Sudahkah kemiskinan Kabupaten Madiun di bawah Jawa Timur? Belum ")
    assert "10,40 % penduduk miskin (BPS, Maret 2025), 0,90 poin di atas Jawa Timur." in said
    assert "Target 2026, 9,80 %: perlu turun 0,60 poin." in said
    assert said.index("perlu turun") < said.index("perkiraan 2026 9,66–10,19 %")


def test_three_facts_say_how_far_how_fast_and_how_likely(reader: Reader) -> None:
    (said,) = shown(reader(), '<section class="hero">')
    facts = said[said.index("Jarak") :]
    assert "0,86 poin perkiraan selisih 2027: 5.900 orang" in facts
    assert "turun 0,23 poin setahun; perlu 0,60; terbesar 1,12 (2022)" in facts
    assert "<1 dari 100 2026 di bawah provinsi; target 9,80 %: 28 dari 100" in facts


def test_beside_it_stands_where_to_push_and_what_to_do(reader: Reader) -> None:
    app = reader()
    (html,) = pieces(app, '<section class="push">')
    assert html.count("<li>") == 6
    for page in ("prioritas", "cakupan", "ketepatan", "desa?area=35.19."):
        assert f'href="{page}' in html, page
    assert next(button.label for button in app.get("download_button")) == "PDF"


def test_the_outlook_leads_with_the_living_target_and_both_answers(reader: Reader) -> None:
    said = plain(words(reader(OUTLOOK, {"bagian": "semua"})))
    first = said[said.index("Akankah target tercapai?") :]
    assert "target “paling tinggi 9,80 % pada 31 Desember 2026” tercapai" in first[:250]
    assert "peluangnya sekitar 28 %" in first[:300]
    assert "Peluang angka resmi Maret 2026 di bawah Jawa Timur kurang dari 1 %" in said
    assert "Apakah kemiskinan yang sebenarnya di bawah Jawa Timur: belum dapat dibedakan" in said
    assert "Hampir pasti tidak." in said
    assert "sekitar 14 sampai 37 %" in said
    assert "sekitar 29 %" not in said
    assert "2,59 poin" in said


def test_the_fall_that_is_needed_stands_beside_the_largest_of_the_series(reader: Reader) -> None:
    said = plain(words(reader(OUTLOOK, {"bagian": "semua"})))
    assert "perlu turun 0,86 poin; pernah 1,12 setahun (2022)" in said


def test_open_targets_have_a_chance_and_a_needed_fall(reader: Reader) -> None:
    said = plain(words(reader()))
    assert "peluang tercapai sekitar 28 %; perlu turun 0,60 poin" in said
    assert "peluang tercapai kurang dari 1 %; perlu turun 1,34 poin" in said


def test_the_registry_is_shown_beside_and_not_used(reader: Reader) -> None:
    assert "tidak dipakai dalam perkiraan ini" in plain(words(reader(OUTLOOK, {"bagian": "semua"})))


def test_no_ranking_of_kecamatan_without_a_class(reader: Reader) -> None:
    said = words(reader(TREND, {"level": "kecamatan"}))
    table = said[said.index('<table class="area-table">') :]
    assert "area-class" in table
    assert "belum dapat dibedakan" in table


def test_trend_says_that_fewer_are_poor_and_deeper(reader: Reader) -> None:
    said = plain(words(reader(TREND, {"bagian": "semua"})))
    assert "turun dari 10,63 ke 10,40 %" in said
    assert "kedalaman (P1) naik dari 1,40 ke 1,71" in said
    assert "lebih jauh dari garis kemiskinan" in said
    assert "Beda di antara mereka mengecil (V dari 0,0062 ke 0,0037)" in said
    assert "Rp78.349 sebulan" in said and "Rp67,3 miliar setahun" in said
    assert "Rp60.610 dan Rp53,2 miliar" in said and "batas bawah" in said


def test_breaks_are_told_when_earlier_years_are_shown(reader: Reader) -> None:
    assert "Sampai 2014" not in plain(words(reader(TREND, {"bagian": "semua"})))
    app = reader(TREND, {"years": "2010"})
    assert app.session_state["years"] == "2010"
    assert "Sampai 2014 angka kabupaten adalah angka September" in plain(words(app))


def test_a_chart_of_two_quantities_says_how_they_differ(reader: Reader) -> None:
    for page in (OUTLOOK, TREND, PEERS):
        said = plain(words(reader(page)))
        assert "Bedanya: " in said


def test_the_comparison_has_a_place_and_a_class(reader: Reader) -> None:
    said = plain(words(reader(PEERS)))
    assert "urutan 26 dari 38 kabupaten dan kota" in said
    assert "bersama 17 daerah lain ia belum dapat dibedakan dari Jawa Timur" in said
    assert "melebar 0,70 poin; Kabupaten Sampang paling cepat mendekat (2,24 poin)" in said


def test_the_method_explains_every_measure_at_an_anchor(reader: Reader) -> None:
    said = words(reader(METHOD, {"bagian": "semua"}))
    for name in measures():
        assert f'id="{name}"' in said


def test_the_method_says_how_this_edition_protects_its_counts(reader: Reader) -> None:
    said = plain(words(reader(METHOD, {"bagian": "semua"})))
    assert "Bagaimana jumlah dilindungi" in said
    assert "paling banyak 5 ke atas atau ke bawah" in said
    assert "Kesehatan, disabilitas, dan anak hanya terbit sampai tingkat kecamatan." in said


def test_sources_lead_to_the_method_in_the_language_of_the_reader(reader: Reader) -> None:
    whole = {"bagian": "semua"}
    own, other = reader(TREND, whole), reader(TREND, {**whole, "lang": "en"})
    assert 'href="metode?bagian=ukuran#p0_pct"' in words(viewed(own, "tren-p0_pct-chart", "source"))
    said = words(viewed(other, "tren-p0_pct-chart", "source"))
    assert 'href="metode?bagian=ukuran&amp;lang=en#p0_pct"' in said


def test_the_worked_example_is_made_of_the_real_figures(reader: Reader) -> None:
    said = plain(words(reader(METHOD, {"bagian": "semua"})))
    assert "dibawa dengan perubahan provinsi menjadi 9,92 %" in said
    assert "tepat 9,9183 %" in said
    assert "71.590 orang" in said
    assert "688.365 orang" in said
    assert "selama 5 bulan sampai survei Maret 2027" in said


def test_the_backtest_stands_beside_persistence_with_its_caveat(reader: Reader) -> None:
    said = plain(words(reader(METHOD, {"bagian": "semua"})))
    for figure in ("0,2115", "0,2116", "0,1788", "0,1650", "0,1914", "0,1870"):
        assert figure in said
    assert "memuat 63 % daerah pada 2024, 100 % pada 2021, dan 67 % pada dua tahun" in said
    assert "tidak satu pun dari 38 daerah melintasi garis provinsi" in said


def test_the_method_tells_both_readings_of_the_survey_s_error(reader: Reader) -> None:
    said = plain(words(reader(METHOD, {"bagian": "semua"})))
    assert "sekitar 770 rumah tangga Susenas dan efek rancangan 2,0" in said
    assert "tersebar 2,23 poin; nyatanya 0,34 poin (semua kabupaten dan kota, 2015" in said
    assert "berkorelasi (sekitar 0,977), atau galatnya paling banyak 0,24 poin" in said
    assert "peluangnya sekitar 14 %" in said and "peluangnya sekitar 37 %" in said


def test_opening_a_page_computes_no_model() -> None:
    """What a page imports, however deep inside the project, never reaches the model."""
    # The schematic map is drawn with scipy, once a process: a picture, not a model.
    seen: set[Path] = {PROJECT / "data" / "boundaries" / "schematic.py"}
    waiting = [PROJECT / "dashboard.py", *(PROJECT / "pages").rglob("*.py")]
    names: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found: list[str] = []
            if isinstance(node, ast.Import):
                found = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                module = str(node.module)
                found = [module, *(f"{module}.{alias.name}" for alias in node.names)]
            names |= set(found)
            for name in found:
                place = PROJECT / Path(*name.split("."))
                waiting += [
                    p for p in (place.with_suffix(".py"), place / "__init__.py") if p.is_file()
                ]
    assert PROJECT / "ui" / "screen" / "fan.py" in seen
    assert not {name for name in names if name.split(".")[0] == "scipy"}
    assert not names & {
        "data.estimates.outlook",
        "data.estimates.forecasts",
        "data.estimates.benchmarking",
        "data.estimates.backtest",
    }
