"""Tables as HTML: one cell for each case, nothing runs."""

from html.parser import HTMLParser
from typing import Any

import pandas as pd
import pytest

from language import text
from ui.exhibit import Column
from ui.screen.tables import area_table

NAME = Column("area_name", "Wilayah")
RATE = Column("poverty_rate_pct", "Perkiraan", "percent")


class Page(HTMLParser):
    """The text of every cell, and all tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.cells: list[str] = []
        self._in_cell = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th"):
            self.cells.append("")
            self._in_cell = True

    def handle_endtag(self, tag: str) -> None:
        self._in_cell = self._in_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self.cells[-1] += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.tags if name == tag]


def frame(**columns: Any) -> pd.DataFrame:
    rows = len(next(iter(columns.values())))
    codes = [f"35.19.{place:02}" for place in range(1, rows + 1)]
    return pd.DataFrame({"area_code": codes, **columns})


def cells(table: pd.DataFrame, *columns: Column, **more: Any) -> list[str]:
    """The body's cells, without the header's."""
    return Page(area_table(table, columns, caption="Kecamatan", **more)).cells[len(columns) :]


@pytest.mark.parametrize(
    ("kind", "value", "indonesian", "english"),
    [
        ("text", "Kare", "Kare", "Kare"),
        ("integer", 71590, "71.590", "71,590"),
        ("count", 71590, "71.590", "71,590"),
        ("count", None, "–", "–"),
        ("percent", 10.4, "10,40\u00a0%", "10.40%"),
        ("points", 0.9, "+0,90\u00a0poin", "+0.90\u00a0points"),
        ("change", -0.5, "▼ turun 0,50\u00a0poin", "▼ down 0.50\u00a0points"),
        ("change", 0.0, "= tetap", "= no change"),
        ("percent", None, "–", "–"),
        ("change", float("nan"), "–", "–"),
        ("text", None, "–", "–"),
        ("sparkline", None, "–", "–"),
    ],
)
def test_a_cell_is_written_by_its_kind(
    kind: Any, value: Any, indonesian: str, english: str
) -> None:
    table = frame(area_name=["Kare"], value=[value])
    assert cells(table, NAME, Column("value", "x", kind)) == ["Kare", indonesian]
    text.use("en")
    assert cells(table, NAME, Column("value", "x", kind)) == ["Kare", english]


def test_rows_keep_the_order_of_the_frame() -> None:
    table = frame(area_name=["Wungu", "Dolopo"], poverty_rate_pct=[1.0, 2.0])
    assert cells(table, NAME, RATE) == ["Wungu", "1,00\u00a0%", "Dolopo", "2,00\u00a0%"]


@pytest.mark.usefixtures("protected")
def test_only_a_count_says_that_its_zero_may_be_a_few() -> None:
    table = frame(area_name=["Kare"], families=[0], quota=[0])
    columns = (NAME, Column("families", "x", "count"), Column("quota", "x", "integer"))
    assert cells(table, *columns) == ["Kare", "0–4", "0"]


def test_an_empty_frame_is_a_row_of_words_over_all_columns() -> None:
    table = pd.DataFrame(columns=["area_code", "area_name", "poverty_rate_pct"])
    assert cells(table, NAME, RATE) == ["belum ada data"]
    body = Page(area_table(table, [NAME, RATE], caption="")).all("td")
    assert [cell["colspan"] for cell in body] == ["2"]


def test_nothing_in_a_frame_becomes_html() -> None:
    evil = '<script>alert("x")</script>'
    html = area_table(
        frame(area_name=[evil]),
        [Column("area_name", evil)],
        caption=evil,
        link=evil + "{area_code}",
    )
    page = Page(html)
    assert "<script" not in html
    assert page.cells == [evil, evil]


def test_the_name_leads_to_its_area() -> None:
    table = pd.DataFrame({"area_code": ["35.19.01&x=1"], "area_name": ["Kare"]})
    links = Page(area_table(table, [NAME], caption="", link="?area={area_code}")).all("a")
    assert [link["href"] for link in links] == ["?area=35.19.01%26x%3D1"]


def test_headers_and_caption_serve_a_screen_reader() -> None:
    table = frame(area_name=["Kare"], poverty_rate_pct=[9.0])
    page = Page(area_table(table, [NAME, RATE], caption="Kecamatan"))
    assert [head["scope"] for head in page.all("th")] == ["col", "col", "row"]
    assert page.all("caption") == [{"class": "visually-hidden"}]
    (box,) = page.all("div")
    assert (box["tabindex"], box["aria-label"]) == ("0", "Kecamatan")
    seen = area_table(table, [NAME], caption="Kecamatan", show_caption=True)
    assert "<caption>Kecamatan</caption>" in seen


def test_a_history_becomes_a_picture_with_words() -> None:
    table = frame(area_name=["A", "B"], history=[[9.0, 8.0], [None, None]])
    column = Column("history", "Riwayat", "sparkline")
    page = Page(area_table(table, [NAME, column], caption=""))
    assert [image["alt"] for image in page.all("img")] == ["dari 9,00\u00a0% ke 8,00\u00a0%"]
    assert page.cells[-1] == "–"


def test_a_lacking_column_is_named() -> None:
    with pytest.raises(ValueError, match=r"poverty_rate_pct are wanted; the frame has"):
        area_table(frame(area_name=["Kare"]), [NAME, RATE], caption="")


def test_rows_are_marked_and_lead_on():
    frame = pd.DataFrame(
        {"area_code": ["1&2", "3"], "area_name": ["<b>Satu", "Dua"], "poverty_rate_pct": [1.0, 2.0]}
    )
    ways = {"Lembar": "lembar/{area_code}.pdf", "Slide": "desa?area={area_code}&present=answer"}
    page = Page(area_table(frame, [NAME, RATE], caption="x", ways=ways, marked={"3"}))
    assert [row.get("class") for row in page.all("tr")] == [None, None, "marked"]
    assert [(link["href"], link["aria-label"]) for link in page.all("a")] == [
        ("lembar/1%262.pdf", "Lembar: <b>Satu"),
        ("desa?area=1%262&present=answer", "Slide: <b>Satu"),
        ("lembar/3.pdf", "Lembar: Dua"),
        ("desa?area=3&present=answer", "Slide: Dua"),
    ]


def test_a_percent_sign_in_a_way_stays_as_it_is():
    frame = pd.DataFrame({"area_code": ["1"], "area_name": ["Satu"], "poverty_rate_pct": [1.0]})
    page = Page(area_table(frame, [NAME, RATE], caption="x", ways={"100 %": "desa?a={area_code}"}))
    assert page.cells[-1] == "100 %"
