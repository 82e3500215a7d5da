"""What every page is made of: a question, its answer, numbers, bands with charts, and notes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from data.boundaries.geojson import Boundaries, boundaries
from data.settings import settings
from language import numbers as format
from language.text import _, language
from ui import fetch, screen
from ui.asking import Asking, remembered
from ui.exhibit import Exhibit, Numbers
from ui.files import downloads
from ui.frame import presented
from ui.look import locator
from ui.look.locator import Outlines
from ui.look.markup import marked, prose
from ui.look.theme import Mode
from ui.map import component
from ui.paper.press import Papers
from ui.screen import figures
from ui.screen.draw import drawn
from ui.words import measures as meanings
from ui.words.imprint import protection_note


def mode() -> Mode:
    """The theme this reader sees; light until the browser has said, and always in a hall."""
    if presented.wanted():
        return "light"
    return "dark" if st.context.theme.type == "dark" else "light"


@dataclass(frozen=True)
class Page:
    """An open page. `name` heads the keys and file names of what it shows."""

    name: str
    mode: Mode
    region: str
    province: str

    def title(self, words: str) -> None:
        """The question of the page."""
        st.html(f'<h1 class="page-title">{escape(words)}</h1>')

    def place(self) -> DeltaGenerator:
        """A place kept for what is only known further down."""
        return st.container()

    def controls(self) -> DeltaGenerator:
        """A row of pickers."""
        return st.container(horizontal=True)

    def halves(self) -> Sequence[DeltaGenerator]:
        """Two columns, one under the other on a phone."""
        return st.columns(2, gap="large")

    def parts(self) -> Sequence[DeltaGenerator]:
        """A wide column and a narrow one, one under the other on a phone."""
        return st.columns([3, 2], gap="large")

    def answer(self, *sentences: str, at: DeltaGenerator | None = None) -> None:
        """The answer, one paragraph each; **two stars** set words in bold."""
        presented.answer([sentence for sentence in sentences if sentence])
        paragraphs = "".join(f"<p>{marked(sentence)}</p>" for sentence in sentences if sentence)
        (at or st).html(f'<div class="answer">{paragraphs}</div>')

    def say(self, *sentences: str) -> None:
        """Running text, one paragraph each; **two stars** set words in bold."""
        st.html(prose(*sentences))

    def section(self, words: str) -> bool:
        """A band of the page: True while it is to be shown, so a page says `if page.section`."""
        st.html(f'<h2 class="section-title">{escape(words)}</h2>')
        return True

    def show(self, exhibit: Exhibit | None) -> None:
        """An exhibit with its title, source, data and definition at hand; nothing for None."""
        if exhibit is None:
            return
        if presented.wanted():
            presented.draw(exhibit)
            return
        names, key = exhibit.measures, self._key(exhibit.key, "drawn")
        self._head(exhibit.title, exhibit.subtitle, *names)
        content = exhibit.html or drawn(exhibit, self.mode)
        if isinstance(content, str):
            with st.container(key=key):
                st.html(content)
        else:
            st.plotly_chart(
                content, theme=None, config=screen.config(), alt=screen.alt(content), key=key
            )
        self._remark(exhibit.remark, *names)
        self._foot(exhibit)

    def lead(self, exhibit: Exhibit | None, at: DeltaGenerator | None = None) -> None:
        """The answer of the page, and its numbers; nothing for None."""
        if exhibit is None:
            return
        if presented.wanted():
            presented.draw(exhibit)
            return
        self.answer(exhibit.title, *exhibit.notes, at=at)
        if isinstance(exhibit.picture, Numbers):
            st.html(figures.figures_html(exhibit.picture.figures))

    def asking(self, area: str = "", release: str = "") -> Asking:
        """What the exhibits of this page are made from: an area, else the kabupaten."""
        return Asking(
            remembered(fetch.fetch),
            self.region,
            self.province,
            area or self.region,
            release,
            fetch.edition(),
        )

    def locator(self, code: str, name: str) -> str:
        """Where an area lies, as a small map; see ui/look/locator.py."""
        outlines, _neighbours = _ground(self.region)
        return locator.locator_html(outlines, code, name=name)

    def neighbours(self, code: str) -> list[str]:
        """The areas that share a border with one, in code order."""
        _outlines, neighbours = _ground(self.region)
        return neighbours.get(code, [])

    def places(
        self,
        exhibit: Exhibit,
        data: Mapping[str, Any],
        at: DeltaGenerator | None = None,
        selected_as: str = component.AREA,
    ) -> None:
        """An exhibit of places as a map that can be pointed at.

        Args:
            data: what the browser is given, see ui/map/layout.py.
            selected_as: what the area that a reader chooses is called in the address.
        """
        if presented.wanted():
            # Over a map stands its scale; a hall is told what it shows.
            title = next(iter(exhibit.notes), exhibit.title)
            presented.draw(replace(exhibit, title=title))
            return
        names, key = exhibit.measures, self._key("map")
        line = _("Sumber: {source}").format(source=exhibit.source)
        difference = meanings.difference_words(list(map(meanings.kind, names)))
        with at or st.container():
            self._head(exhibit.title, exhibit.subtitle, *names)
            component.draw(data, key, selected_as)
            for words in filter(None, [exhibit.remark, difference, line]):
                st.html(f'<p class="source">{marked(words)}</p>')
            with st.container(horizontal=True):
                name = f"{self.name}-{names[0]}-{fetch.generation().id}"
                downloads.pictures(exhibit, name, key)

    def fold(self, words: str) -> bool:
        """A band that is closed until it is asked for: True while it is open.

        What follows stands below it; a closed one costs nothing. An exhibit in it may be presented.
        """
        return bool(presented.wanted()) or st.toggle(words, key=self._key("fold"))

    def profile(self, html: str, exhibit: Exhibit) -> None:
        """The head of a profile; html: what the exhibit says, beside the place of the area."""
        if presented.wanted():
            presented.draw(exhibit)
            return
        st.html(html)

    def html(self, words: str, script: str = "") -> None:
        """A piece of the page's own, such as the list of targets; nothing for ''."""
        if script:
            st.html(f"{words}<script>{script}</script>", unsafe_allow_javascript=True)
        elif words:
            st.html(words)

    def notes(self, *names: str) -> None:
        """What the measures of this page mean, and how its counts are protected."""
        lines = [
            f'<b><a href="{escape(meanings.address(name, language()))}" target="_self">'
            f"{escape(meanings.label(name))}</a>.</b> {escape(meanings.definition(name))}"
            for name in names
        ]
        lines.append(escape(protection_note(fetch.fetch_row("protection"))))
        st.html(f'<div class="notes">{"".join(f"<p>{line}</p>" for line in lines)}</div>')

    def _key(self, *parts: str) -> str:
        return "-".join([self.name, *(re.sub(r"\W+", "-", part).lower() for part in parts)])

    def registry(self, words: str) -> None:
        """What the registry shows beside a chart that does not use it; nothing for ''."""
        if words:
            tag = (
                f'<span class="kind kind-registry">{escape(meanings.kind_words("registry"))}</span>'
            )
            st.html(f'<p class="beside">{tag} · {marked(words)}</p>')

    def paper(self, area: str, release: str | None, papers: Papers) -> None:
        """The paper of an area: a sheet, or the report of the region; nothing without a release."""
        if release and not presented.wanted():
            downloads.paper(self.name, area, release, papers)

    def _remark(self, remark: str, *names: str) -> None:
        words = " ".join(
            filter(None, [remark, meanings.difference_words(list(map(meanings.kind, names)))])
        )
        if words:
            st.html(f'<p class="source">{escape(words)}</p>')

    def _head(self, title: str, subtitle: str, *names: str) -> None:
        st.html(f'<h3 class="chart-title">{escape(title)}</h3>{kinds_of(subtitle, *names)}')

    def _foot(
        self,
        exhibit: Exhibit,
    ) -> None:
        """Source, data and files of an exhibit."""
        key = self._key(exhibit.stem, "table" if downloads.is_table(exhibit) else "chart")
        line = _("Sumber: {source}").format(source=exhibit.source)
        with st.container(
            horizontal=True, vertical_alignment="center", gap=None, key=f"{key}-foot"
        ):
            st.html(f'<p class="source">{marked(line)}</p>', width="content")
            # Built when it is opened: a closed popover costs nothing.
            popover = st.popover(
                _("Data & definisi"), key=f"{key}-data", on_change="rerun", type="tertiary"
            )
            if popover.open:
                with popover:
                    name = f"{self.name}-{exhibit.stem}"
                    downloads.data_and_definition(exhibit, name, key)


def open_page(name: str) -> Page:
    """Open a page of that name, e.g. 'tren'."""
    protection = fetch.fetch_row("protection")
    format.protect(int(protection.get("unseen") or 0), int(protection.get("most") or 0))
    return Page(name, mode(), settings().region, settings().province)


def kinds_of(subtitle: str, *names: str) -> str:
    """The subtitle of a chart as HTML, after what its measures are: registry, estimate, ..."""
    kinds = " ".join(
        f'<span class="kind kind-{kind}">{escape(meanings.kind_words(kind))}</span>'
        for kind in dict.fromkeys(map(meanings.kind, names))
    )
    return f'<p class="chart-subtitle">{kinds} · {marked(subtitle)}</p>'


def _ground(region: str) -> tuple[Outlines, dict[str, list[str]]]:
    """Outlines and neighbours of the areas of a region."""
    areas = boundaries(settings().store, region)
    return _ground_of(areas.id, areas)


@st.cache_data(max_entries=2, show_spinner=False)
def _ground_of(id: str, _boundaries: Boundaries) -> tuple[Outlines, dict[str, list[str]]]:
    """Cached by the id of the boundaries."""
    del id
    return locator.outlines(_boundaries.collection), _boundaries.neighbours
