"""Mode presentasi: one piece of a page, in large type for a hall; the page itself knows nothing.

The address says which piece: `tren?present=p0_pct`. The page runs as always and is given a `Stage`
in place of a `Page`, which draws that one piece and nothing else. Presenting is always light: a
projector cannot throw black, and dark words on white are read from farther away.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape, unescape
from itertools import count
from math import ceil
from pathlib import Path
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.settings import settings
from language.text import _, language
from pages.meeting import agenda, files, qr
from ui import fetch, screen
from ui.exhibit import Column, Exhibit, Figure, Table
from ui.fetch import PRESENT
from ui.look.markup import marked
from ui.map import component
from ui.page import Page, kinds_of
from ui.screen import canvas, figures, tables
from ui.screen.draw import drawn
from ui.screen.labels import text_width
from ui.words import sources

STYLESHEET: Final = Path(__file__).parent / "presented.css"
ANSWER: Final = "answer"
MAP: Final = "map"
TABLE: Final = "table"
PAGE: Final = "presented_page"
DRAWN: Final = "presented_piece"  # what this run has drawn
MOST_ROWS: Final = 8  # of a table that can be read from the last row
MOST_COLUMNS: Final = 4
WIDTH: Final = 663  # px of the stage, before it is enlarged; see ui/presented.css
HEIGHT: Final = 357
LONGEST: Final = 160  # letters of a message that leaves no room for a second sentence
SCALE: Final = 1.8
QR: Final = 80
ROW: Final = 13
SIZE: Final = 24
SMALL: Final = 13
LONG_SIZE: Final = 22.5
LONG: Final = 108  # letters of a message in two lines


def wanted() -> str:
    """The piece that the address asks for; '' for a page in its usual dress."""
    return str(st.query_params.get(PRESENT, ""))


def css() -> str:
    """What the dress needs besides the stylesheet of every page; '' when nobody presents."""
    return f"<style>{STYLESHEET.read_text(encoding='utf-8')}</style>" if wanted() else ""


def begin(page: str) -> None:
    """The first word of a run: whether it is for a meeting, which sees the public edition only.

    page: its path in the address, '' for the first.
    """
    st.session_state[fetch.MEETING] = bool(wanted()) or page == agenda.PAGE
    st.session_state[PAGE] = page
    st.session_state[DRAWN] = False
    canvas.in_hall(bool(wanted()))


def say_instead() -> None:
    """Something else is said in the place of a piece: a page for when data are missing."""
    st.session_state[DRAWN] = True


@dataclass(frozen=True)
class Stage(Page):
    """A page of which one piece is shown; pickers take their state from the address, unseen."""

    wanted: str = ""
    held: list[DeltaGenerator] = field(default_factory=list, compare=False)
    rows: Iterator[int] = field(default_factory=count, compare=False)

    def title(self, words: str) -> None:
        """The message of the piece stands in its place."""

    def controls(self) -> DeltaGenerator:
        """Pickers still read the address; nobody sees them."""
        return st.container(key=f"presented-controls-{self.name}-{next(self.rows)}")

    def halves(self) -> Sequence[DeltaGenerator]:
        """No columns: one piece has the whole width."""
        return [st.container(), st.container()]

    def parts(self) -> Sequence[DeltaGenerator]:
        """The same."""
        return self.halves()

    def answer(self, *sentences: str, at: DeltaGenerator | None = None) -> None:
        """The first sentence as the message; the second small below it, where there is room."""
        if self.wanted != ANSWER:
            return
        first, *more = [sentence for sentence in sentences if sentence] or [""]
        more = more if len(first) <= LONGEST else []
        with self._stage():
            self._message(first, "".join(f"<p>{marked(each)}</p>" for each in more[:1]))
            self.held.append(st.container(key="presented-numbers"))
            self._source(_all_sources())

    def profile(self, html: str, *sentences: str, picture: str = "") -> None:
        """The head of a profile: its first sentence, with the place of the area on the map."""
        if self.wanted != ANSWER:
            return
        self.answer(*sentences)
        with self.held[-1]:
            st.html(f'<div class="presented-place">{picture}</div>')

    def say(self, *sentences: str) -> None:
        """Running text is for reading alone."""

    def numbers(self, row: list[Figure]) -> None:
        """The numbers of the answer, below its message."""
        if self.wanted == ANSWER and self.held:
            with self.held[-1]:
                st.html(figures.figures_html(row))

    def section(self, words: str) -> bool:
        """Every band runs; it shows nothing of its own."""
        return True

    def show(
        self,
        figure: go.Figure,
        *,
        title: str,
        subtitle: str,
        data: pd.DataFrame,
        measure: str,
        source: str,
        beside: Sequence[str] = (),
        remark: str = "",
    ) -> None:
        """A chart that fills the screen."""
        if self._is_wanted(measure):
            with self._stage():
                below = kinds_of(subtitle, measure, *beside)
                self._message(title, below)
                st.html(_fitted(figure, _room(title, below, source)))
                st.plotly_chart(
                    figure,
                    theme=None,
                    config={**screen.config(), "staticPlot": True},
                    alt=screen.alt(figure),
                    key="presented-plot",
                )
                self._source(source)

    def draw(self, exhibit: Exhibit | None) -> None:
        """An exhibit that fills the screen."""
        if exhibit is None:
            return
        table = None if exhibit.html else exhibit.picture
        piece = f"{exhibit.stem}-{TABLE}" if isinstance(table, Table) else exhibit.stem
        if self.wanted != piece:
            return
        made = exhibit.html or drawn(exhibit, self.mode)
        if isinstance(table, Table):
            made = _first_rows(table.frame, table.columns, exhibit.title)
        below = kinds_of(exhibit.subtitle, *exhibit.measures)
        if isinstance(made, str):
            self._drawn(made, exhibit.title, below, exhibit.source)
            return
        with self._stage():
            self._message(exhibit.title, below)
            st.html(_fitted(made, _room(exhibit.title, below, exhibit.source)))
            st.plotly_chart(
                made,
                theme=None,
                config={**screen.config(), "staticPlot": True},
                alt=screen.alt(made),
                key="presented-plot",
            )
            self._source(exhibit.source)

    def table(
        self,
        frame: pd.DataFrame,
        columns: list[Column],
        *,
        title: str,
        subtitle: str,
        measure: str,
        source: str,
        link: str | None = None,
        remark: str = "",
    ) -> None:
        """The first rows and columns of a table, and how many more there are."""
        if self._is_wanted(measure, TABLE):
            html = _first_rows(frame, columns, title)
            self._drawn(html, title, kinds_of(subtitle, measure), source)

    def drawn(
        self,
        html: str,
        *,
        title: str,
        subtitle: str,
        data: pd.DataFrame,
        measure: str,
        source: str,
        beside: Sequence[str] = (),
        remark: str = "",
    ) -> None:
        """A chart made of HTML."""
        if self._is_wanted(measure):
            self._drawn(html, title, kinds_of(subtitle, measure, *beside), source)

    def map(
        self,
        data: Mapping[str, Any],
        *,
        title: str,
        subtitle: str,
        measure: str,
        source: str,
        beside: Sequence[str] = (),
        remark: str = "",
        message: str = "",
        at: DeltaGenerator | None = None,
        selected_as: str = component.AREA,
    ) -> None:
        """A map without its list and its buttons; the legend stays."""
        if self._is_wanted(MAP):
            with self._stage():
                message, below = message or title, kinds_of(subtitle, measure, *beside)
                self._message(message, below)
                room = {"room": _room(message, below, source)}
                component.draw({**data, **room}, "presented-map", selected_as)
                self._source(source)

    def fold(self, words: str) -> bool:
        """A closed band opens for the table in it."""
        return self.wanted.endswith(f"-{TABLE}")

    def html(self, words: str) -> None:
        """Pieces without a measure belong to the page."""

    def notes(self, *names: str) -> None:
        """Definitions are in the notes of the speaker."""

    def registry(self, words: str) -> None:
        """What stands beside a chart stays on the page."""

    def whole_release(self, release: str | None) -> None:
        """Files are taken home from the page."""

    def paper(self, area: str, release: str | None) -> None:
        """Paper too."""

    def definitions(self) -> None:
        """The definitions stay on the page."""

    def _is_wanted(self, *parts: str) -> bool:
        own = self.name.partition("-")[2]
        return self.wanted == "-".join(filter(None, [own, *parts]))

    def _stage(self) -> DeltaGenerator:
        st.session_state[DRAWN] = True
        return st.container(key="presented", gap=None)

    def _message(self, message: str, below: str) -> None:
        said = marked(message).replace(" %", "&nbsp;%")
        st.html(
            f'<div class="presented-head"><div><h1 class="message{_size(message)}">{said}</h1>'
            f"{below}</div>{qr.code_html(page_address())}</div>"
        )

    def _drawn(self, html: str, title: str, below: str, source: str) -> None:
        more = escape(_("dan {count} lagi di halaman ini"))
        with self._stage():
            self._message(title, below)
            st.html(f'<div class="presented-piece" data-more="{more}">{html}</div>')
            self._source(source)

    def _source(self, source: str) -> None:
        mark = ""
        if fetch.generation().is_made_up:
            mark = f'<strong class="made-up">{escape(_("data sintetis"))}</strong> '
        line = _("Sumber: {source}").format(source=source.replace(" · " + _("data sintetis"), ""))
        st.html(f'<p class="presented-source">{mark}{marked(line)}</p>')


def _first_rows(frame: pd.DataFrame, columns: Sequence[Column], title: str) -> str:
    shown = columns[:MOST_COLUMNS]
    html = tables.area_table(frame.head(MOST_ROWS), shown, caption=title, link=None)
    more = len(frame) - MOST_ROWS
    if more <= 0:
        return html
    words = _("dan {count} lagi di halaman ini")
    return html + f'<p class="more">{escape(words.format(count=more))}</p>'


def page_address() -> str:
    """The address of this page for everybody, without the dress; '' where nobody can reach it."""
    state = {
        key: str(value)
        for key, value in st.query_params.to_dict().items()
        if key not in (PRESENT, fetch.GENERATION)
    }
    base = str(st.get_option("server.baseUrlPath"))
    # In a frame Streamlit tells the address of the window around it: only its host counts.
    page = str(st.session_state[PAGE])
    return qr.page_address(st.context.url, base, page, state, settings().public_address)


def foot() -> None:
    """What comes last: words where the address asks for a piece that is not there, and a script.

    The script fits what is too tall, and tells the window around this one that all is drawn.
    """
    if not st.session_state[DRAWN]:
        words = escape(agenda.absent())
        st.html(f'<div class="st-key-presented"><h1 class="message">{words}</h1></div>')
    address = escape(files.CODE.address_of(files.FIT))
    st.html(
        f'<div class="footer"></div><script type="module" src="{address}"></script>'
        f'<script>document.documentElement.lang="{language()}"</script>',
        unsafe_allow_javascript=True,
    )


def _all_sources() -> str:
    head = fetch.fetch_row("headline", area=settings().region)
    areas = [settings().region, settings().province]
    official = fetch.fetch("official_by_area", areas=areas)
    return sources.both(sources.official(official), sources.registry(head))


def _room(title: str, below: str, source: str) -> int:
    """The height in px that is left for a chart between its words."""
    beside = WIDTH - QR * bool(page_address())
    size, line = (LONG_SIZE, 1.12) if _size(title) else (SIZE, 1.15)
    taken = _lines(title, size, beside, bold=True) * size * line
    taken += 3 + _lines(re.sub("<[^>]+>", " ", below), SMALL, beside) * SMALL * 1.3
    taken += 3 + _lines(f"{_('data sintetis')} {source}", 12.5, WIDTH - 40) * 12.5 * 1.25
    return int(HEIGHT - taken - 4)


def _fitted(figure: go.Figure, room: int) -> str:
    """Give a chart its height, and the style that makes it fit where it needs more than there is.

    Rows can be set closer; labels at the end of lines cannot, and the whole is made smaller.
    """
    layout: Any = figure.layout  # Plotly declares no types here
    rows = len(layout.yaxis.tickvals or ())
    margins = layout.margin.t + layout.margin.b
    height = max(room, ROW * rows + margins) if rows else max(layout.height, canvas.IN_HALL)
    part = min(1.0, room / height)
    # Streamlit measures a box as large as it is seen, so the box is made smaller by as much.
    seen = SCALE * part
    figure.update_layout(height=height / seen)
    return (
        f"<style>.st-key-presented-plot{{width:{WIDTH / part / seen:.1f}px!important;"
        f"max-width:none;"
        f"transform:scale({part:.4f});transform-origin:0 0}}</style>"
    )


def _lines(words: str, size: float, width: int, *, bold: bool = False) -> int:
    return ceil(text_width(unescape(words), ceil(size), bold=bold) / (width * 0.94))


def _size(message: str) -> str:
    """Long messages are set a little smaller, so that three lines are enough."""
    return " long" if len(message.replace("*", "")) > LONG else ""
