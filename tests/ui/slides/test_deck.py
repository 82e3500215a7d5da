"""Slides as an office meets them: opened, read, edited, spoken from."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.util import Inches, Pt

from data.settings import PROJECT
from language import text
from tests.ui.slides.meeting_slides import ABOUT, LONGEST, drawn, every_kind, slide
from ui.slides import design, fitting
from ui.slides.deck import About, written
from ui.slides.pictures import Bars, Lines, Number, Numbers, Places, Rows, Series
from ui.slides.words import POINT

ARTEFACTS = PROJECT / "tests" / "artefacts" / "slides"
TITLE = "Evaluasi triwulan 2026-4, Kabupaten Madiun"


def made(*slides: Any, about: About = ABOUT, template: Path | None = None) -> bytes:
    return written(slides, TITLE, about, drawn(), template)


def opened(file: bytes) -> list[Any]:
    return list(Presentation(BytesIO(file)).slides)


def said(text_: str) -> str:
    return " ".join(text_.replace("**", "").split())


@pytest.fixture(scope="module")
def whole() -> bytes:
    return made(*every_kind())


@pytest.fixture(scope="module")
def printed(whole: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """What LibreOffice prints of the slides, and after them of the notes, as text by page."""
    folder = tmp_path_factory.mktemp("slides")
    (folder / "rapat.pptx").write_bytes(whole)
    (folder / "fonts.conf").write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<include>/etc/fonts/fonts.conf</include><dir>{PROJECT / 'ui' / 'look' / 'fonts'}</dir>"
        "</fontconfig>"
    )
    notes = '{"ExportNotesPages":{"type":"boolean","value":"true"}}'
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"),
            *("--convert-to", f"pdf:impress_pdf_Export:{notes}", "--outdir", folder),
            folder / "rapat.pptx",
        ],
        check=True,
        capture_output=True,
        timeout=240,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(folder),
            "FONTCONFIG_FILE": f"{folder}/fonts.conf",
        },
    )
    shutil.rmtree(ARTEFACTS, ignore_errors=True)
    ARTEFACTS.mkdir(parents=True)
    shutil.copy(folder / "rapat.pptx", ARTEFACTS)
    subprocess.run(
        ["pdftoppm", "-r", "72", "-png", folder / "rapat.pdf", ARTEFACTS / "slide"], check=True
    )
    yield [page.extract_text() for page in pypdf.PdfReader(folder / "rapat.pdf").pages]


@pytest.mark.slow
def test_libreoffice_shows_every_title_and_every_note(printed: list[str], whole: bytes) -> None:
    slides = opened(whole)
    assert len(printed) == 2 * len(slides)
    pages, notes = printed[: len(slides)], printed[len(slides) :]
    for slide_, page, note in zip(slides, pages, notes, strict=True):
        assert said(slide_.shapes.title.text) in said(page)
        if slide_.has_notes_slide:
            assert said(slide_.notes_slide.notes_text_frame.text) in said(note)
    assert sum("Catatan pembicara untuk" in said(note) for note in notes) >= len(every_kind())
    assert all("data sintetis" in page for page in pages)
    assert sum("terlalu sedikit" in page for page in pages) >= 2
    assert sum("tidak ada angka" in page for page in pages) == 2


def test_nothing_in_the_package_asks_for_repair(whole: bytes) -> None:
    with ZipFile(BytesIO(whole)) as package:
        names = package.namelist()
        assert len(names) == len(set(names))
        kinds = package.read("[Content_Types].xml").decode()
        for name in names:
            if name.endswith(".rels"):
                folder = Path(name).parent.parent
                for target in re.findall(r'Target="([^"]+)"', package.read(name).decode()):
                    place = target[1:] if target.startswith("/") else str(folder / target)
                    assert str(Path(place).resolve().relative_to(Path.cwd())) in names
            elif name != "[Content_Types].xml":
                ending = name.rpartition(".")[2]
                assert f'PartName="/{name}"' in kinds or f'Extension="{ending}"' in kinds
    for slide_ in opened(whole):
        ids = slide_._element.xpath(".//p:cNvPr/@id")
        assert len(ids) == len(set(ids))
        named = [shape.name for shape in slide_.shapes]
        assert len([n for n in named if n == "Gambar"]) <= 1


def test_the_same_slides_are_the_same_file(whole: bytes) -> None:
    assert made(*every_kind()) == whole


def test_every_slide_has_its_message_as_title_and_its_words_in_the_notes(whole: bytes) -> None:
    slides = opened(whole)
    assert slides[0].shapes.title.text == TITLE
    assert "25 November 2026" in slides[0].placeholders[1].text
    titles = [slide_.shapes.title.text for slide_ in slides]
    assert all(each.shapes.title.is_placeholder for each in slides)
    for kind in every_kind():
        assert said(kind.title) in titles
        (spoken,) = [
            each.notes_slide.notes_text_frame.text
            for each in slides
            if each.has_notes_slide
            and said(kind.notes[0]) in each.notes_slide.notes_text_frame.text
        ][:1]
        assert said(kind.notes[0]) in spoken and kind.source in spoken and "**" not in spoken
    assert titles[-1] == "Sumber dan cara membaca"
    cells = [cell.text for row in table_of(slides[-1]).rows for cell in row.cells]
    assert set(ABOUT.facts) | set(ABOUT.facts.values()) <= set(cells)


def chart_of(slide_: Any) -> Any:
    return next(shape.chart for shape in slide_.shapes if shape.has_chart)


def table_of(slide_: Any) -> Any:
    return next(shape.table for shape in slide_.shapes if shape.has_table)


def test_a_bar_of_too_few_is_a_gap_that_says_so_never_a_zero() -> None:
    bars = Bars(
        ("Kare", "Saradan"),
        (Series("P0", (10.4, None), "area"),),
        "percent",
        gaps=("10,40 %", "terlalu sedikit"),
    )
    chart = chart_of(opened(made(slide("a", bars)))[1])
    plot = chart.plots[0]
    assert list(plot.categories) == ["Kare", "Saradan (terlalu sedikit)"]
    assert list(plot.series[0].values) == [10.4, None]
    sheet = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet is not None
    assert [cell.value for cell in sheet["B"]] == ["P0", 10.4, None]


@pytest.mark.usefixtures("protected")
def test_a_count_of_none_that_may_be_a_few_says_so() -> None:
    bars = Bars(("Kare", "Dagangan"), (Series("Keluarga", (0.0, 12.0), "area"),), "families")
    shown = opened(made(slide("a", bars)))[1]
    series = chart_of(shown).plots[0].series[0]
    assert list(series.values) == [0, 12]
    assert series.data_labels.number_format == '#,##0;-#,##0;"0–4"'
    described = " ".join(shown._element.xpath(".//p:cNvPr/@descr"))
    assert "Kare: 0–4\xa0keluarga; Dagangan: 12\xa0keluarga" in described


def test_a_release_without_a_figure_is_a_gap() -> None:
    lines = Lines(
        ("2025-1", "2025-2", "2025-3"), (Series("Kare", (9.0, None, 8.5), "area"),), "percent"
    )
    shown = opened(made(slide("a", lines)))[1]
    plot = chart_of(shown).plots[0]
    assert list(plot.categories) == list(lines.labels)
    assert list(plot.series[0].values) == [9.0, None, 8.5]
    assert 'dispBlanksAs val="gap"' in str(plot.chart._chartSpace.xml)
    described = " ".join(shown._element.xpath(".//p:cNvPr/@descr"))
    assert "2025-2: tidak ada angka" in described


def test_an_official_figure_that_is_missing_is_not_one_of_too_few() -> None:
    lines = Lines(
        ("Mar 2024", "Mar 2025", "Mar 2026"),
        (
            Series("Kabupaten Madiun", (10.6, 10.4, None), "area"),
            Series("Jawa Timur", (9.8, None, 9.1), "province"),
        ),
        "percent",
    )
    shown = opened(made(slide("a", lines)))[1]
    assert list(chart_of(shown).plots[0].categories) == list(lines.labels)
    said_on = [shape.text_frame.text for shape in shown.shapes if shape.has_text_frame]
    assert "Kabupaten Madiun 10,40\xa0% (Mar 2025)" in said_on
    described = " ".join(shown._element.xpath(".//p:cNvPr/@descr"))
    assert "Mar 2026: Kabupaten Madiun tidak ada angka" in described
    assert "terlalu sedikit" not in described


def test_words_of_a_chart_are_never_a_formula() -> None:
    bars = Bars(("=1+1",), (Series("=cmd()", (1.0,), "area"),), "percent")
    chart = chart_of(opened(made(slide("a", bars)))[1])
    sheet = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet for cell in row} <= {"s", "n"}


def test_the_map_is_one_shape_for_each_village_and_hatched_where_withheld(whole: bytes) -> None:
    (first, *_rest) = [s for s in opened(whole) if any(x.shape_type == 6 for x in s.shapes)]
    (group,) = [shape for shape in first.shapes if shape.shape_type == 6]
    assert {shape.name for shape in group.shapes} == set(drawn().paths)
    places: Any = next(s.picture for s in every_kind() if isinstance(s.picture, Places))
    hatched = {shape.name for shape in group.shapes if shape._element.xpath("./p:spPr/a:pattFill")}
    assert hatched == {code for code, letter in places.classes.items() if letter == "x"}
    assert hatched


def test_every_picture_is_described(whole: bytes) -> None:
    for slide_ in opened(whole)[1:]:
        for shape in slide_.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 6:
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr")


def test_no_words_run_over_their_box(whole: bytes) -> None:
    presentation = Presentation(BytesIO(whole))
    edge = presentation.slide_width or 0, presentation.slide_height or 0
    for slide_ in presentation.slides:
        for shape in slide_.shapes:
            assert shape.left >= 0 and shape.left + shape.width <= edge[0]
            assert shape.top >= 0 and shape.top + shape.height <= edge[1]
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                for run in paragraph.runs[:1]:
                    room = (shape.width / POINT + 0.1, shape.height / POINT + 0.1)
                    is_bold = bool(run.font.bold)
                    assert fitting.fits(run.text, run.font.size.pt, *room, bold=is_bold), run.text


def test_a_large_number_that_is_not_given_is_one_size_of_words() -> None:
    number = Number("terlalu sedikit", "miskin di Desa Kare", "perkiraan")
    shown = opened(made(slide("a", Numbers((number,)))))[1]
    (found,) = [
        [run.text for run in paragraph.runs]
        for shape in shown.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if "terlalu" in paragraph.text
    ]
    assert found == ["terlalu sedikit"]


def test_a_long_table_goes_on_in_the_next_slide() -> None:
    rows = Rows(("Desa", "Angka"), tuple((f"{LONGEST} {n}", "1.234") for n in range(45)))
    slides = opened(made(slide("a", rows, "Banyak desa")))[1:-1]
    assert [each.shapes.title.text for each in slides] == [
        "Banyak desa",
        *(f"Banyak desa ({n}/{len(slides)})" for n in range(2, len(slides) + 1)),
    ]
    names = [row.cells[0].text for each in slides for row in list(table_of(each).rows)[1:]]
    assert names == [row[0] for row in rows.rows]


def test_a_long_chart_goes_on_in_the_next_slide_with_the_same_axis() -> None:
    names, values = tuple(f"Desa {n}" for n in range(40)), tuple(float(40 - n) for n in range(40))
    bars = Bars(names, (Series("P0", values, "area"),), "percent", gaps=("-",) * 40)
    slides = opened(made(slide("a", bars, "Banyak desa")))[1:-1]
    charts = [chart_of(each) for each in slides]
    assert len(charts) == 3
    assert [name for chart in charts for name in chart.plots[0].categories] == list(names)
    assert [value for chart in charts for value in chart.plots[0].series[0].values] == list(values)
    axes = {(chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) for chart in charts}
    assert axes == {(0.0, 40.0)}
    # PowerPoint leaves out every second name of what it thinks too close.
    skips = [chart._chartSpace.xpath(".//c:catAx/c:tickLblSkip/@val") for chart in charts]
    assert skips == [["1"]] * 3


def test_what_bps_published_bears_no_mark_of_made_up_data() -> None:
    of_bps = replace(slide("a", Rows(("Desa",), (("Kare",),))), source="Sumber: BPS, Susenas")
    (shown,) = opened(made(of_bps))[1:-1]
    assert "data sintetis" not in [shape.name for shape in shown.shapes]


def test_real_data_bear_no_mark_of_made_up_ones() -> None:
    about = About(ABOUT.place, ABOUT.date, "", {"Sumber": "BPS"})
    said_on = [shape.name for each in opened(made(about=about)) for shape in each.shapes]
    assert "data sintetis" not in said_on


def test_an_estimated_count_is_as_precise_as_it_is_told() -> None:
    persons = Bars(("Saradan", "Kare"), (Series("orang", (877.4, None), "area"),), "persons")
    shown = opened(made(slide("a", persons)))[1]
    assert list(chart_of(shown).plots[0].series[0].values) == [880, None]


def test_an_empty_picture_says_so() -> None:
    slides = opened(made(slide("a", Bars((), (), "percent")), slide("b", Rows(("Desa",), ()))))
    for each in slides[1:3]:
        assert any(s.has_text_frame and s.text_frame.text == "belum ada data" for s in each.shapes)


def test_words_are_marked_in_the_language_they_are_in() -> None:
    text.use("en")
    file = made(slide("a", Rows(("Village",), (("Kare",),))))
    assert {
        run.get("lang")
        for each in opened(file)
        for run in each._element.xpath(".//a:rPr")
        if run.get("lang")
    } == {"en-GB"}


def office_template(path: Path, *layouts: str) -> Path:
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(13.333), Inches(7.5)
    for layout in list(presentation.slide_layouts):
        for each in layout.placeholders:
            each.left, each.width = Inches(1), Inches(11)
            if each.placeholder_format.type == 1:
                each.top, each.height = Inches(0.5), Inches(1.2)
    example = presentation.slides.add_slide(presentation.slide_layouts[5])
    assert example.shapes.title is not None
    example.shapes.title.text = "Contoh kantor"
    used = example.slide_layout.name
    for layout in list(presentation.slide_layouts):
        if layout.name not in (*layouts, used) or (used not in layouts and layout.name == used):
            if layout.name == used:
                continue
            presentation.slide_layouts.remove(layout)
    presentation.save(str(path))
    return path


def test_the_office_s_template_gives_the_look(tmp_path: Path) -> None:
    template = office_template(tmp_path / "kantor.pptx", "Title Slide", "Title Only")
    assert design.problem(template) == ""
    presentation = Presentation(BytesIO(made(*every_kind(), template=template)))
    titles = [each.shapes.title.text for each in presentation.slides if each.shapes.title]
    assert titles[0] == TITLE and "Contoh kantor" not in titles
    assert [layout.name for layout in presentation.slide_layouts] == ["Title Slide", "Title Only"]
    first = next(s for s in list(presentation.slides)[1].shapes if s.has_chart)
    assert first.left >= Inches(0.9)


def test_a_template_without_a_plain_layout_is_told_and_left(tmp_path: Path) -> None:
    presentation = Presentation()
    for layout in list(presentation.slide_layouts):
        if layout.name != "Blank":
            presentation.slide_layouts.remove(layout)
    path = tmp_path / "kosong.pptx"
    presentation.save(str(path))
    assert design.problem(path).startswith("kosong.pptx tidak punya tata letak")
    assert made(template=path) == made()


def test_a_file_that_is_no_presentation_is_told_and_left(tmp_path: Path) -> None:
    path = tmp_path / "surat.pptx"
    path.write_text("bukan")
    assert design.problem(path).startswith("surat.pptx bukan berkas PowerPoint")
    assert made(template=path) == made()


def test_words_are_measured_no_narrower_than_they_are() -> None:
    assert fitting.width("Kebonsari", 20) > fitting.width("Kebonsar", 20) > 0
    assert fitting.lines("satu dua", 20, fitting.width("satu", 20)) == 2
    assert fitting.fit(LONGEST, 400, 30, most=30) > fitting.fit(LONGEST, 200, 30, most=30)
    assert Pt(fitting.fit("x" * 900, 50, 10, most=30)) == Pt(9)
