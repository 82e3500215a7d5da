"""Lembar desa and Lembar kecamatan: what stands on them is what the queries say, and it fits."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pypdf import PdfReader

from data.generation import generations
from language import numbers as format
from language import text
from pages.village.sheet import sheet
from tests.ui.paper.papers import keep_pictures, pages, press_of, swollen, words
from ui.kept import forget
from ui.paper import printer
from ui.paper.press import Press

DESA, KECAMATAN = "35.19.12.2007", "35.19.12"
MOST_VILLAGES = "35.19.03"
AREAS = pytest.mark.parametrize("area", [DESA, KECAMATAN], ids=["desa", "kecamatan"])


@pytest.fixture(scope="module")
def press(published: Path) -> Press:
    return press_of(published)


@AREAS
def test_the_numbers_are_those_of_the_queries(press: Press, area: str):
    said, ask, release = words(press.sheet(area)), press.subject.ask, press.subject.release
    newest = ask("trend_by_area", areas=[area]).iloc[-1]
    if not pd.isna(newest["poverty_rate_pct"]):
        assert plain(format.percent(newest["poverty_rate_pct"], 1)) in said
    profile = ask("village_profile", area=area, release=release)
    deciles = profile[profile["characteristic"].eq("decile_group") & profile["unit"].eq("family")]
    assert len(deciles)
    for count, share in zip(deciles["count"], deciles["share_pct"], strict=True):
        percent = format.percent(share, 1, missing="terlalu sedikit")
        assert plain(f"{percent} {format.count(count)}") in said
    covered = ask("coverage_by_programme", area=area, release=release)
    shown = covered.dropna(subset=["eligible", "reached", "missed"])
    for row in shown.itertuples():
        numbers = (row.eligible, row.reached, row.missed)
        assert " ".join(map(format.count, numbers)) in said
    whole = ask("pillars_by_group", area=area, release=release).iloc[0]
    parts = [name for name in whole.index if name.startswith("families_") and "12" not in name]
    assert len(parts) == 4
    for name in parts:
        assert plain(format.families(whole[name])) in said


@AREAS
def test_every_task_stands_there_with_its_count(press: Press, area: str):
    said = words(press.sheet(area))
    items = press.sheet_facts(area)["tasks"]["items"]
    assert items
    for item in items:
        assert f"{item['count']} {item['words']}".replace("\N{NO-BREAK SPACE}", " ") in said


@AREAS
def test_it_says_how_counts_are_protected(press: Press, area: str):
    protection = press.subject.ask("protection").iloc[0]
    said = words(press.sheet(area))
    assert f"digeser sedikit secara acak, paling banyak {protection['most']};" in said
    assert f"0–{protection['unseen']} berarti tidak ada" in said


def test_a_count_of_none_says_that_it_may_be_a_few(press: Press):
    """No count from 1 to 4 is ever published, and none is called none that may be a few."""
    ask, release = press.subject.ask, press.subject.release
    below = {"parent": "35.19", "release": release, "level": "desa"}
    found = ask("pillars_by_area", **below)
    area = found.loc[found["families_both"].eq(0), "area_code"].iloc[0]
    assert "kedua pilar: 0–4 keluarga" in words(press.sheet(area))
    facts = press.sheet_facts(area)
    rows = [row for chart in facts["programmes"]["charts"] for row in chart["picture"]["rows"]]
    counts = {end for row in rows for end in row["ends"]}
    assert counts and not counts & set("01234")


def test_only_the_public_edition_is_asked(published: Path, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    read = generations.read

    def spy(generation: Any, edition: Any, name: str, values: Any) -> pd.DataFrame:
        asked.append(edition)
        return read(generation, edition, name, values)

    monkeypatch.setattr(generations, "read", spy)
    forget()  # what is kept is not read again
    press_of(published).sheet_facts(DESA)
    assert set(asked) == {"public"}


@pytest.mark.parametrize("area", [DESA, MOST_VILLAGES], ids=["desa", "kecamatan"])
def test_two_sides_are_enough_for_the_longest_names_and_largest_numbers(press: Press, area: str):
    large = replace(press.subject, ask=swollen(press.subject.ask))
    facts = sheet.facts(large, area)
    keep_pictures("sheet", facts, f"sheet-swollen-{area}")
    made = printer.pdf("sheet", facts)
    assert pages(made) == 2
    assert "Kedungbanteng Krajan Wetan Kidul" in words(made)


@AREAS
@pytest.mark.parametrize("language", ["id", "en"])
def test_it_is_two_sides_in_both_languages(press: Press, area: str, language: str):
    text.use(language)
    facts = press.sheet_facts(area)
    keep_pictures("sheet", facts, f"sheet-{area}-{language}")
    made = printer.pdf("sheet", facts)
    reader = PdfReader(BytesIO(made))
    assert len(reader.pages) == 2
    assert reader.trailer["/Root"]["/Lang"] == language  # type: ignore[index]


def test_a_reader_program_is_told_title_language_and_structure(press: Press):
    reader = PdfReader(BytesIO(press.sheet(DESA)))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata and press.subject.names[DESA] in str(reader.metadata.title)
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_a_picture_without_words_is_refused(press: Press):
    """Typst itself holds the standard: nobody has to remember it."""
    facts = dict(press.sheet_facts(DESA))
    facts["map"] = {**facts["map"], "alt": None}
    with pytest.raises(RuntimeError, match="PDF/UA-1"):
        printer.pdf("sheet", facts)


def test_the_same_data_are_the_same_bytes(press: Press, published: Path):
    assert press.sheet(DESA) == press_of(published).sheet(DESA)


def test_nothing_looks_like_a_persons_number(press: Press):
    assert not re.search(r"\d{16}", words(press.sheet(DESA)).replace(".", ""))


def test_the_first_release_says_that_there_is_no_change_yet(press: Press, published: Path):
    first = str(press.subject.releases["release"].iloc[0])
    said = words(press_of(published, first).sheet(KECAMATAN))
    assert "Ini rilis pertama" in said
    assert press.subject.release not in said


def test_without_lists_it_says_so(press: Press):
    def ask(name: str, **values: Any) -> pd.DataFrame:
        found = press.subject.ask(name, **values)
        return found.assign(is_listed=False) if name == "programme_by_release" else found

    said = words(printer.pdf("sheet", sheet.facts(replace(press.subject, ask=ask), DESA)))
    assert "Belum ada daftar penerima program" in said
    assert "terlewat" not in said


def test_made_up_data_say_so_on_every_page(press: Press):
    for page in PdfReader(BytesIO(press.sheet(DESA))).pages:
        assert "DATA SINTETIS" in page.extract_text()


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")
