"""Data and definition of a chart, and its files: what opens under 'Data & definisi'."""

from collections.abc import Callable
from contextvars import copy_context
from functools import partial
from typing import Final

import htpy as h
import pandas as pd
import streamlit as st

from data.generation.generations import Generation
from data.settings import settings
from language import numbers
from language.text import _
from ui import fetch
from ui.exhibit import Exhibit, Table
from ui.files import export
from ui.files.columns import columns_of, readable
from ui.paper import names, press, printer, slide
from ui.paper.press import Papers, open_press
from ui.screen.tables import area_table
from ui.words import measures as meanings
from ui.words import sources
from ui.words.imprint import edition_words, protection_note

CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF: Final = "application/pdf"
MEDIA: Final = {"svg": "image/svg+xml", "png": "image/png"}
PARQUET: Final = "application/vnd.apache.parquet"


def is_table(exhibit: Exhibit) -> bool:
    """Whether the data of an exhibit stand on the page already."""
    return isinstance(exhibit.picture, Table) and not exhibit.html


def data_and_definition(exhibit: Exhibit, name: str, key: str) -> None:
    """What the measures mean, where they come from, the files, and the data as a table.

    Args:
        name: heads the names of its files. key: heads those of its widgets.
    """
    pinned, edition = fetch.generation(), fetch.edition()
    published = published_words(pinned)
    links = exhibit.data["source"].dropna().tolist() if "source" in exhibit.data.columns else []
    addresses = sources.links_html(links)
    line = _("Sumber: {source}").format(source=exhibit.source)
    issue = _("Terbitan: {published}").format(published=published)
    st.html(
        h.div(".notes")[
            (
                h.p[h.b[meanings.label(name), "."], " ", meanings.definition(name)]
                for name in exhibit.measures
            ),
            h.p[line, addresses and [" (", addresses, ")"]],
            h.p[issue],
        ]
    )
    kinds = dict.fromkeys(meanings.kind_words(meanings.kind(name)) for name in exhibit.measures)
    about = {
        _("Ukuran"): "; ".join(map(meanings.label, exhibit.measures)),
        _("Jenis"): "; ".join(kinds),
        _("Definisi"): " ".join(map(meanings.definition, exhibit.measures)),
        _("Sumber"): exhibit.source,
        _("Terbitan"): published,
        _("Edisi"): edition_words(edition),
        _("Data sintetis"): _("ya") if pinned.is_made_up else _("tidak"),
    }
    row = {
        "generation": pinned.id,
        "edition": edition,
        "is_synthetic": "true" if pinned.is_made_up else "false",
    }
    metadata = {**row, "title": exhibit.title, "source": exhibit.source}
    note = protection_note(fetch.fetch_row("protection"))
    data = exhibit.data
    name = f"{name}-{pinned.id}"
    with st.container(horizontal=True):
        for label, ending, kind, make in (
            ("CSV", "csv", CSV, lambda: export.to_csv(data, row)),
            (
                _("CSV untuk Excel (;)"),
                "excel.csv",
                CSV,
                lambda: export.to_excel_csv(data, row),
            ),
            (
                "XLSX",
                "xlsx",
                XLSX,
                lambda: export.to_xlsx(data, exhibit.title, about, note),
            ),
            ("Parquet", "parquet", PARQUET, lambda: export.to_parquet(data, metadata)),
        ):
            download(label, make, f"{name}.{ending}", kind, f"{key}-{ending}")
        if not is_table(exhibit):
            pictures(exhibit, name, key)
    if not is_table(exhibit):
        st.html(_data_table(exhibit.title, data))


def pictures(exhibit: Exhibit, name: str, key: str) -> None:
    """Buttons that save an exhibit as a picture that stands alone: SVG and PNG."""
    pinned = fetch.generation()
    published = f"{published_words(pinned)} · {edition_words(fetch.edition())}"
    around = slide.Around(
        pinned.is_made_up, notes=[_("Terbitan: {published}").format(published=published)]
    )
    forms: tuple[printer.Form, ...] = ("svg", "png")
    for form in forms:
        make = partial(_picture, exhibit, around, form)
        download(form.upper(), make, f"{name}.{form}", MEDIA[form], f"{key}-{form}")


def _picture(exhibit: Exhibit, around: slide.Around, form: printer.Form) -> bytes:
    return slide.picture_file(exhibit, around, form, press.ground(settings()))


def paper(name: str, area: str, release: str, papers: Papers, label: str = "") -> None:
    """A button for the paper of an area, always of the public edition.

    label: what stands on it, '' for the name of the paper.
    """
    pinned, own = fetch.generation(), settings()
    label = label or _("{paper} (PDF)").format(paper=names.label(area))

    def make() -> bytes:
        return open_press(pinned, own, release, papers).paper(area)

    download(label, make, names.pdf_name(area, release), PDF, f"{name}-paper")


def download(label: str, make: Callable[[], bytes], name: str, kind: str, key: str) -> None:
    """A button for a file that is made when it is asked for, in the language of the screen."""
    context = copy_context()  # the file is made in another thread
    st.download_button(
        label, lambda: context.copy().run(make), name, kind, key=key, on_click="ignore"
    )


def published_words(generation: Generation) -> str:
    """A generation and its day: '20261124T080000, terbit 24 November 2026'."""
    return _("{id}, terbit {date}").format(id=generation.id, date=published_on(generation))


def published_on(generation: Generation) -> str:
    """The day a generation was published, on this computer's calendar."""
    return numbers.date(generation.created.astimezone().date())


def _data_table(title: str, data: pd.DataFrame) -> str:
    """The data of a chart as a table; a row is told by its area, and release where there is one."""
    rows = readable(data).assign(area_code=_row_codes(data))
    return area_table(rows, columns_of(data), caption=title)


def _row_codes(frame: pd.DataFrame) -> list[str]:
    keys = [name for name in ("area_code", "release") if name in frame.columns]
    if not keys:
        return [str(number) for number in range(len(frame))]
    return ["|".join(map(str, row)) for row in frame[keys].itertuples(index=False)]
