"""Laporan triwulan: every number on it is the query's, it is whole, and it says what it lacks."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pypdf import PdfReader

from language import numbers as format
from language import text
from pages.summary.report import definitions, report
from queries import measures
from tests.ui.paper.papers import keep_pictures, pages, press_of, swollen, words
from ui.paper import printer
from ui.paper.press import Press
from ui.words.measures import kind_words

pytestmark = pytest.mark.slow

REGION = "35.19"
ABOUT_TWELVE = range(10, 16)


@pytest.fixture(scope="module")
def press(published: Path) -> Press:
    return press_of(published)


@pytest.fixture(scope="module")
def said(press: Press) -> str:
    text.use("id")
    return words(press.report())


def test_the_official_series_is_that_of_bps(press: Press, said: str):
    official = press.subject.ask("official_by_area", areas=[REGION, "35"])
    marches = official[official["period"].str.endswith("-03") & official["period"].ge("2015-03")]
    own = marches[marches["area_code"].eq(REGION)].dropna(subset=["p0_pct"])
    assert len(own) > 5
    for period, rate in zip(own["period"], own["p0_pct"], strict=True):
        assert plain(f"{format.period(period)} {format.percent(rate)}") in said


def test_no_target_is_called_met_that_is_not(press: Press, said: str):
    aims = press.subject.ask("target_status", area=REGION)
    assert said.count("Tercapai:") == aims["status"].eq("met").sum()
    assert said.count("Tidak tercapai:") == aims["status"].eq("missed").sum()
    waiting = aims["status"].eq("not_yet_measurable").sum()
    assert said.count("Belum dapat dinilai; diuji") == waiting


def test_every_kecamatan_stands_with_its_estimate(press: Press, said: str):
    asked = {"parent": REGION, "release": press.subject.release}
    areas = press.subject.ask("poverty_estimate_by_area", **asked)
    shown = areas.dropna(subset=["estimate_pct"])
    assert len(shown)
    for row in shown.to_dict("records"):
        assert plain(f"{row['area_name']} {format.percent(row['estimate_pct'])}") in said


def test_every_village_stands_there_once_with_its_estimate_or_a_dash(press: Press, said: str):
    asked = {"parent": REGION, "release": press.subject.release, "level": "desa"}
    areas = press.subject.ask("poverty_estimate_by_area", **asked)
    directory = said[said.index("Di setiap kecamatan menurut peluang") :]
    for row in areas.to_dict("records"):
        figure = plain(format.percent(row["estimate_pct"], 1))
        assert f"{row['area_name']} {figure}" in directory


def test_the_findings_are_those_of_the_lists(press: Press, said: str):
    found = press.subject.ask("integrity_by_kind", area=REGION, release=press.subject.release)
    shown = found.dropna(subset=["findings"]).query("checked > 0")
    assert len(shown)
    for row in shown.to_dict("records"):
        numbers = (row["findings"], row["checked"])
        assert " ".join(map(format.integer, numbers)) in said
    assert "Yang belum dapat diperiksa" in said


def test_every_measure_it_explains_is_that_of_the_registry_of_measures(said: str):
    for name in definitions.MEASURES:
        about = measures()[name]
        assert plain(f"{about['label_id']} {kind_words(about['kind'])}") in said
        assert plain(" ".join(about["definition_id"].split())) in said


@pytest.mark.parametrize("language", ["id", "en"])
def test_it_has_about_twelve_pages_with_contents_and_structure(press: Press, language: str):
    text.use(language)
    facts = press.report_facts()
    keep_pictures("report", facts, f"report-{language}")
    made = printer.pdf("report", facts)
    reader = PdfReader(BytesIO(made))
    root: Any = reader.trailer["/Root"]
    assert len(reader.pages) in ABOUT_TWELVE
    assert root["/Lang"] == language and root["/MarkInfo"]["/Marked"]
    titles = [section["title"] for section in facts["sections"]]
    cover = reader.pages[0].extract_text()
    assert all(title in cover for title in titles)
    assert [entry["/Title"] for entry in reader.outline if not isinstance(entry, list)][-1] == (
        titles[-1]
    )


def test_every_figure_has_words(press: Press):
    pictures = [
        b["picture"]
        for s in press.report_facts()["sections"]
        for b in s["blocks"]
        if "picture" in b
    ]
    assert len(pictures) > 8
    assert all(picture["alt"].strip() for picture in pictures)


def test_the_longest_names_and_largest_numbers_stay_on_the_page(press: Press):
    large = replace(press.subject, ask=swollen(press.subject.ask))
    facts = report.facts(large, press.over())
    keep_pictures("report", facts, "report-swollen")
    assert pages(printer.pdf("report", facts)) < 24


def test_the_same_data_are_the_same_bytes(press: Press, published: Path):
    assert press.report() == press_of(published).report()


def test_no_person_can_be_told_from_it(said: str):
    assert not re.search(r"\d{16}", re.sub(r"[T ]?\d{8}T\d{9}Z", "", said).replace(".", ""))


def test_the_first_release_has_nobody_who_moved(published: Path, press: Press):
    first = str(press.subject.releases["release"].iloc[0])
    said = words(press_of(published, first).report())
    assert "Perubahan terlihat setelah rilis kedua" in said
    assert f"DTSEN {press.subject.release}" not in said


def test_without_lists_it_says_so(press: Press):
    def ask(name: str, **values: Any) -> pd.DataFrame:
        found = press.subject.ask(name, **values)
        return found.assign(is_listed=False) if name == "programme_by_release" else found

    said = words(printer.pdf("report", report.facts(replace(press.subject, ask=ask), press.over())))
    assert "Belum ada daftar penerima program" in said
    assert "Temuan yang perlu dicek" not in said


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")
