"""What can be had of an exhibit besides its picture: its data, its source, and files."""

import re
import unicodedata
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, Literal

import htpy as h
import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.generation import generations
from data.generation.generations import Generation
from data.settings import Edition, settings
from language import numbers
from language.text import _, language
from ui import fetch
from ui.answers import Answers
from ui.asking import Ask
from ui.exhibit import Exhibit, Table
from ui.files import export
from ui.files.columns import readable, shown_columns
from ui.kept import kept
from ui.look.markup import link
from ui.paper import names, press, printer, slide
from ui.paper.press import Papers, open_press
from ui.screen.tables import area_table
from ui.words import measures as meanings
from ui.words import sources
from ui.words.imprint import edition_words, protection_note
from ui.words.telling import plain

CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF: Final = "application/pdf"
MEDIA: Final = {"svg": "image/svg+xml", "png": "image/png"}
PARQUET: Final = "application/vnd.apache.parquet"


@dataclass(frozen=True)
class Issue:
    """What files say of a publication; asked while a page runs, for they are made later."""

    generation: Generation
    edition: Edition
    protection: str

    def areas(self) -> pd.DataFrame:
        """Rows of `area_by_level`."""
        return generations.read(self.generation, self.edition, "area_by_level", {})

    def is_synthetic(self, exhibit: Exhibit) -> bool:
        """Whether an exhibit shows anything that a computer made up."""
        return self.generation.is_made_up and is_of_registry(exhibit)


@kept
def _issue(ask: Answers) -> Issue:
    return Issue(ask.generation, ask.edition, protection_note(ask.row("protection")))


def is_table(exhibit: Exhibit) -> bool:
    """Whether the data of an exhibit stand on the page already."""
    return isinstance(exhibit.picture, Table) and not exhibit.markup


def at_hand(exhibit: Exhibit, name: str, key: str) -> None:
    """Buttons for what most readers take along: a picture and a workbook.

    Args:
        name: heads the names of its files. key: heads those of its widgets.
    """
    issue = _issue(fetch.answers())
    if not is_table(exhibit):
        _picture_button(_("Gambar"), exhibit, "png", issue, name, key)
    make = partial(workbook, exhibit, issue)
    _button(_("Excel"), make, f"{name}.xlsx", XLSX, f"{key}-xlsx")


def source(exhibit: Exhibit, name: str, key: str) -> None:
    """What the measures mean, where they come from, how they are protected, and more files."""
    addresses = sources.links_html(_links(exhibit))
    line = _("Sumber: {source}").format(source=exhibit.source)
    issue = _issue(fetch.answers())
    published = published_words(issue.generation)
    st.html(
        h.div(".notes")[
            (
                h.p[
                    h.b[link(meanings.address(name, language()), meanings.label(name)), "."],
                    " ",
                    meanings.definition(name),
                ]
                for name in exhibit.measures
            ),
            h.p[line, addresses and [" (", addresses, ")"]],
            h.p[_("Terbitan: {published}").format(published=published)],
            is_of_registry(exhibit) and h.p[issue.protection],
        ]
    )
    row = {
        "generation": issue.generation.id,
        "edition": issue.edition,
        "is_synthetic": "true" if issue.is_synthetic(exhibit) else "false",
    }
    metadata = {**row, "title": exhibit.title, "source": exhibit.source}
    data = exhibit.data
    with st.container(horizontal=True, gap="small"):
        for label, ending, kind, make in (
            ("CSV", "csv", CSV, lambda: export.to_csv(data, row)),
            (
                _("CSV untuk Excel (;)"),
                "excel.csv",
                CSV,
                lambda: export.to_excel_csv(_with_kecamatan(data, issue.areas), row),
            ),
            ("Parquet", "parquet", PARQUET, lambda: export.to_parquet(data, metadata)),
        ):
            _button(label, make, f"{name}.{ending}", kind, f"{key}-{ending}")
        if not is_table(exhibit):
            _picture_button("SVG", exhibit, "svg", issue, name, key)


@kept
def data_table(exhibit: Exhibit, ask: Ask) -> Markup:
    """The data of an exhibit as a table; a row is told by its area, and release if there is one."""
    data = _with_kecamatan(exhibit.data, partial(ask, "area_by_level"))
    rows = readable(data).assign(area_code=_row_codes(data))
    return area_table(rows, shown_columns(rows, exhibit.measures), caption=exhibit.title)


def is_of_registry(exhibit: Exhibit) -> bool:
    """Whether any of it comes from the registry or its lists, and not from BPS alone."""
    return sources.is_of_registry(exhibit.source)


@kept
def titled(exhibit: Exhibit, place: str) -> Exhibit:
    """The same for a reader who sees nothing else: title and subtitle say measure and place."""
    said = f"{plain(exhibit.title)} {exhibit.subtitle}".lower()
    about = [meanings.label(exhibit.measures[0]), place]
    missing = [words for words in about if words.lower() not in said]
    return replace(
        exhibit, subtitle=": ".join(filter(None, [", ".join(missing), exhibit.subtitle]))
    )


@kept
def file_name(page: str, exhibit: Exhibit, programme: str, place: str, release: str) -> str:
    """What its files are called, before the dot: page, measure, place, and release or period.

    A reader knows it again in a folder: 'tren-angka-kemiskinan-kabupaten-madiun-2026-4'.
    """
    if exhibit.file:
        return f"{page}-{exhibit.file}"
    when = release if is_of_registry(exhibit) else _newest_period(exhibit.data)
    words = [page, meanings.label(exhibit.measures[0]), programme, place, when]
    return "-".join(filter(None, map(_in_a_name, words)))


def _in_a_name(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _newest_period(data: pd.DataFrame) -> str:
    """The newest period in the data, e.g. '2026-03'; '' where there is none."""
    periods = data["period"].dropna() if "period" in data.columns else []
    return max(map(str, periods), default="")


def _links(exhibit: Exhibit) -> list[str]:
    return exhibit.data["source"].dropna().tolist() if "source" in exhibit.data.columns else []


def workbook(exhibit: Exhibit, issue: Issue) -> bytes:
    kinds = dict.fromkeys(meanings.kind_words(meanings.kind(name)) for name in exhibit.measures)
    units = dict.fromkeys(meanings.unit_words(meanings.unit(name)) for name in exhibit.measures)
    unit, source = "; ".join(filter(None, units)), exhibit.source
    about = {
        _("Ukuran"): "; ".join(map(meanings.label, exhibit.measures)),
        _("Jenis"): "; ".join(kinds),
        _("Satuan"): unit,
        _("Definisi"): " ".join(map(meanings.definition, exhibit.measures)),
        _("Sumber"): source,
        _("Terbitan"): published_words(issue.generation),
        _("Edisi"): edition_words(issue.edition),
        _("Data sintetis"): _("ya") if issue.is_synthetic(exhibit) else _("tidak"),
    }
    above = [
        plain(exhibit.title),
        exhibit.subtitle,
        _("Satuan: {unit}").format(unit=unit),
        _("Sumber: {source}").format(source=source),
    ]
    data = _with_kecamatan(exhibit.data, issue.areas)
    return export.to_xlsx(data, exhibit.title, about, issue.protection, above)


def _with_kecamatan(data: pd.DataFrame, areas: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """The data with the kecamatan beside every desa; as they are where there is no desa."""
    if "area_name" not in data.columns:
        return data
    if "parent_name" in data.columns:
        kecamatan = data["parent_name"]
    elif "area_code" in data.columns:
        known = areas()
        desa = known[known["level"] == "desa"]
        by_code = dict(zip(desa["area_code"], desa["parent_name"], strict=True))
        kecamatan = pd.Series(map(by_code.get, data["area_code"]), data.index, dtype=object)
    else:
        return data
    if not any(isinstance(name, str) for name in kecamatan):
        return data
    rest = data.drop(columns="parent_name", errors="ignore")
    rest.insert(list(rest.columns).index("area_name") + 1, "parent_name", kecamatan)
    return rest


def _picture_button(
    label: str, exhibit: Exhibit, form: printer.Form, issue: Issue, name: str, key: str
) -> None:
    """A button that saves an exhibit as a picture that stands alone."""
    published = f"{published_words(issue.generation)} · {edition_words(issue.edition)}"
    around = slide.Around(
        issue.is_synthetic(exhibit), notes=[_("Terbitan: {published}").format(published=published)]
    )
    make = partial(_picture, exhibit, around, form)
    _button(label, make, f"{name}.{form}", MEDIA[form], f"{key}-{form}")


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


def download(
    label: str,
    make: Callable[[], bytes],
    name: str,
    kind: str,
    key: str,
    dress: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """A button for a file that is made when it is asked for, in the language of the screen."""
    context, pinned = copy_context(), fetch.generation()  # the file is made in another thread

    def made() -> bytes:
        generations.refuse_withdrawn(pinned.store, pinned.id)
        return context.copy().run(make)

    st.download_button(label, made, name, kind, key=key, on_click="ignore", type=dress)


_button: Final = partial(download, dress="tertiary")


@kept
def published_words(generation: Generation) -> str:
    """A generation and its day: '20261124T080000, terbit 24 November 2026'."""
    return _("{id}, terbit {date}").format(id=generation.id, date=published_on(generation))


@kept
def published_on(generation: Generation) -> str:
    """The day a generation was published, on this computer's calendar."""
    return numbers.date(generation.created.astimezone().date())


def _row_codes(frame: pd.DataFrame) -> list[str]:
    keys = [name for name in ("area_code", "release") if name in frame.columns]
    if not keys:
        return [str(number) for number in range(len(frame))]
    return ["|".join(map(str, row)) for row in frame[keys].itertuples(index=False)]
