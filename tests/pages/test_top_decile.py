"""A release whose upper deciles came as one group: said once, calmly, and never taken apart."""

import csv
import re
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pandas as pd
import pytest
from openpyxl.workbook import Workbook
from streamlit.testing.v1 import AppTest

from data.generation import generations
from pages.coverage import course
from pages.meeting import agenda, exhibits
from pages.method.workbook import workbook
from tests import topcoded
from tests.kept import Kept
from tests.pages.reading import (
    COVERAGE,
    INTEGRITY,
    MAP,
    METHOD,
    PEERS,
    SLICE,
    SUMMARY,
    TREND,
    VILLAGE,
    Reader,
    words,
)
from tests.topcoded import FULL, GROUPED, SENTENCE, Made
from tests.ui.paper.papers import press_of
from tests.ui.paper.papers import words as printed
from ui.asking import Asking
from ui.files import export
from ui.words import top_decile

pytestmark = pytest.mark.slow

KECAMATAN = "35.19.01"
NAMED = SENTENCE.replace("Dalam rilis ini", f"Dalam DTSEN {GROUPED}")
ENGLISH = "In this release deciles 7 to 10 were given as one group: 7 or more."
# A decile that nobody has told.
FINER = r"\b[Dd](esil|eciles?) (7|8|9|10)\b(?! (sampai|to) 10| atau lebih| or more)"
FINER_GROUP = r"\b[7-9][-–]10\b"


@pytest.fixture(scope="module")
def made(kept: Kept) -> Iterator[Made]:
    with topcoded.made(kept) as both:
        yield both


@pytest.fixture
def ask(made: Made):
    """Questions to the public edition."""
    current = generations.current(made.store)

    def asked(name: str, **values: Any) -> pd.DataFrame:
        return generations.read(current, "public", name, values)

    return asked


def plain(app: AppTest) -> str:
    said = re.sub(r"<[^>]+>", " ", words(app)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", said)


SAYS = [
    (VILLAGE, {"area": KECAMATAN}),
    (VILLAGE, {"area": "35.19.01.2001"}),
    (SLICE, {}),
    (SLICE, {"row": "floor", "column": "wall", "decile": "6-10"}),
    (COVERAGE, {"bagian": "semua"}),
    (COVERAGE, {"programme": "SEMBAKO", "bagian": "semua"}),
    (COVERAGE, {"programme": "KUBE", "bagian": "semua"}),
]


@pytest.mark.parametrize(("page", "address"), SAYS)
def test_it_is_said_once_where_deciles_are_shown(
    reader: Reader, made: Made, page: str, address: dict[str, str]
) -> None:
    said = plain(reader(page, address, made.store))
    assert said.count(SENTENCE) == 1
    assert not re.search(f"{FINER}|{FINER_GROUP}", said)
    assert "6–10" in said or "programme" not in address


@pytest.mark.parametrize(("page", "address"), SAYS)
def test_it_is_said_in_english(
    reader: Reader, made: Made, page: str, address: dict[str, str]
) -> None:
    said = plain(reader(page, {**address, "lang": "en"}, made.store))
    assert said.count(ENGLISH) == 1
    assert not re.search(FINER, said)


@pytest.mark.parametrize("page", [SUMMARY, TREND, MAP, PEERS, INTEGRITY, METHOD])
def test_no_page_tells_a_finer_decile(reader: Reader, made: Made, page: str) -> None:
    assert not re.search(FINER, plain(reader(page, {}, made.store)).replace(NAMED, ""))


def test_the_method_names_the_releases(reader: Reader, made: Made) -> None:
    said = plain(reader(METHOD, {"bagian": "semua"}, made.store))
    assert said.count(NAMED) == 1 and FULL not in said[said.index(NAMED) - 60 : said.index(NAMED)]


def test_nothing_is_said_of_a_release_that_tells_every_decile(reader: Reader, made: Made) -> None:
    for page in (SLICE, COVERAGE):
        said = plain(reader(page, {"release": FULL}, made.store))
        assert "satu kelompok" not in said


def test_nothing_is_said_of_a_table_without_deciles(reader: Reader, made: Made) -> None:
    said = plain(reader(SLICE, {"row": "floor", "column": "wall"}, made.store))
    assert "satu kelompok" not in said


def test_a_comparison_names_the_release_that_is_grouped(reader: Reader, made: Made) -> None:
    said = plain(reader(SLICE, {"release": FULL, "against": GROUPED}, made.store))
    assert NAMED in said and SENTENCE not in said
    said = plain(reader(SLICE, {"release": GROUPED, "against": FULL}, made.store))
    assert SENTENCE in said and NAMED not in said


def test_a_rule_that_ends_inside_the_group_is_only_counted(reader: Reader, made: Made) -> None:
    """Its recipients stand below, its eligible nowhere; in the release before it has its bar."""
    untold = "Aturan tidak dapat dibaca dari registri, jadi hanya penerimanya yang dihitung"
    said = words(reader(COVERAGE, {"release": GROUPED, "bagian": "program"}, made.store))
    assert untold in said and said.index(untold) < said.index("Subsidi listrik:")
    said = words(reader(COVERAGE, {"release": FULL, "bagian": "program"}, made.store))
    assert untold not in said and "desil 1–8" in said


def test_its_course_over_releases_stops_and_does_not_fall_to_zero(made: Made, ask) -> None:
    on = Asking(ask, "35.19", "35", "35.19", GROUPED)
    found = course.by_release(on, "LISTRIK")
    assert [name for name, _share in course.shares_of(found, "exclusion_pct")] == [FULL]
    assert found["eligible"].isna().tolist() == [False, True]
    assert course.lines(on, found, "LISTRIK").lines[0].values[1] is None


def test_who_could_not_be_held_against_a_limit_is_said(reader: Reader, made: Made) -> None:
    words = (
        "Penerima di desil 7 atau lebih: desil itu datang sebagai satu kelompok, jadi tidak dapat "
        "dibandingkan dengan batas desil Subsidi listrik."
    )
    said = plain(reader(INTEGRITY, {"release": GROUPED, "bagian": "waktu"}, made.store))
    said = said.replace(" :", ":")
    assert words in said
    said = plain(reader(INTEGRITY, {"release": FULL, "bagian": "waktu"}, made.store))
    assert "satu kelompok" not in said


def test_a_saved_table_of_deciles_carries_the_group(made: Made, ask) -> None:
    release = {"release": GROUPED, "top_decile": 7}
    found = ask("incidence_by_decile", programme="KUBE", release=GROUPED)
    saved = export.to_csv(top_decile.with_top_decile(found, release), {"generation": "g"}).decode()
    rows = list(csv.DictReader(StringIO(saved)))
    assert {row["top_decile_words"] for row in rows} == {"7 atau lebih"}
    assert "top_decile_words" not in top_decile.with_top_decile(
        found, {"release": FULL, "top_decile": 10}
    )
    excel = export.to_excel_csv(top_decile.with_top_decile(found, release), {}).decode("utf-8-sig")
    assert "Kelompok desil teratas" in excel.splitlines()[0]


def test_the_workbook_carries_the_group_beside_every_decile(made: Made, ask) -> None:
    def opened(release: str) -> Workbook:
        about = {"Desil": SENTENCE}
        content = workbook(ask, region="35.19", province="35", release=release, about=about)
        return openpyxl.load_workbook(BytesIO(content))

    def rows(book: Workbook, name: str) -> list[dict[str, Any]]:
        head, *found = book[name].iter_rows(values_only=True)
        return [dict(zip(map(str, head), row, strict=True)) for row in found]

    grouped, full = opened(GROUPED), opened(FULL)
    for name in ("Desil", "Program per desil"):
        found = rows(grouped, name)
        assert found and {row["Kelompok desil teratas"] for row in found} == {"7 atau lebih"}
        assert "Kelompok desil teratas" not in rows(full, name)[0]


def test_paper_and_slide_say_it(made: Made, ask) -> None:
    press = press_of(made.store)
    assert SENTENCE in printed(press.sheet(KECAMATAN))
    assert "satu kelompok" not in printed(press_of(made.store, FULL).sheet(KECAMATAN))
    report = printed(press.report())
    assert NAMED in report and not re.search(FINER, report.replace(NAMED, ""))
    known = ask("area_by_level")
    (step,) = [each for each in agenda.ready(known, KECAMATAN) if each.slide == "desil"]
    grouped, full = (
        exhibits.of_step(step, Asking(ask, "35.19", "35", "35.19", release))
        for release in (GROUPED, FULL)
    )
    assert SENTENCE in grouped.notes and SENTENCE not in full.notes
