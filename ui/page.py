"""What every page is made of: a question, its answer, numbers, bands with charts, and notes."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

import htpy as h
import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from data.boundaries.geojson import Boundaries, boundaries
from data.settings import settings
from language import numbers as format
from language.text import _, language
from ui import fetch, filters, links, screen
from ui.asking import Asking, shared
from ui.exhibit import Exhibit, Numbers
from ui.files import downloads
from ui.frame import presentation, views
from ui.kept import kept
from ui.look import locator
from ui.look.locator import Outlines
from ui.look.markup import kind_tag, link, marked, paragraphs, prose
from ui.look.theme import Mode
from ui.map import component
from ui.paper.press import Papers
from ui.screen import figures
from ui.screen.draw import drawn
from ui.words import measures as meanings

PART: Final = "bagian"  # the part of a page, in the address
WHOLE: Final = "semua"  # every part, one under the other: to print, or to search in


def mode() -> Mode:
    """The theme this reader sees; light until the browser has said, and always in a hall."""
    if presentation.piece():
        return "light"
    return "dark" if st.context.theme.type == "dark" else "light"


@dataclass(frozen=True)
class Tabs:
    """The parts of a page that are shown: the chosen one, all of them for a meeting."""

    chosen: frozenset[str]

    def shows(self, part: str) -> bool:
        return part in self.chosen


@dataclass(frozen=True)
class Page:
    """An open page. `name` heads the keys and file names of what it shows."""

    name: str
    mode: Mode
    region: str
    province: str
    # Sections so far: under one a chart's title is a heading one step lower.
    _sections: list[str] = field(default_factory=list, repr=False, compare=False)

    def title(self, words: str) -> None:
        """The question of the page."""
        st.html(h.h1(".page-title")[words])

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
        presentation.answer([sentence for sentence in sentences if sentence])
        (at or st).html(_answer_html(sentences))

    def say(self, *sentences: str) -> None:
        """Running text, one paragraph each; **two stars** set words in bold."""
        st.html(_prose(*sentences))

    def tabs(self, parts: Mapping[str, str], asked: Mapping[str, str] | None = None) -> "Tabs":
        """The parts of a page, of which one is shown: `if tabs.shows("program"): ...`.

        Args:
            parts: words by what a part is called in the address (?bagian=), the first the default.
            asked: the part that a choice stands in, by the choice's name in the address: one that
                names choices and no part means theirs, and all parts where they stand in several.

        The address ?bagian=semua shows them all.
        """
        if presentation.piece():  # whichever part the exhibit stands in
            return Tabs(frozenset(parts))
        if PART not in st.query_params:
            choices = (asked or {}).items()
            meant = {part for choice, part in choices if choice in st.query_params} & set(parts)
            if meant:
                st.query_params[PART] = meant.pop() if len(meant) == 1 else WHOLE
        if st.query_params.get(PART) == WHOLE:
            state = {key: word for key, word in st.query_params.to_dict().items() if key != PART}
            st.html(
                h.fragment[
                    h.p(".source.screen-only")[
                        link(links.link("", state), _("Tampilkan per bagian"))
                    ],
                    h.h2(".visually-hidden")[_("Semua bagian")],
                ]
            )
            return Tabs(frozenset(parts))
        with st.container(key=self._key("tabs")):
            chosen = filters.part(PART, _("Bagian halaman"), parts)
            st.html(h.h2(".visually-hidden")[parts[chosen]])
        return Tabs(frozenset({chosen}))

    def section(self, words: str) -> bool:
        """A band of the page: True while it is to be shown, so a page says `if page.section`."""
        self._sections.append(words)
        st.html(h.h2(".section-title")[words])
        return True

    def show(self, exhibit: Exhibit | None) -> None:
        """An exhibit with its title, source, data and definition at hand; nothing for None."""
        if exhibit is None:
            return
        if presentation.piece():
            presentation.draw(exhibit)
            return
        self._head(exhibit)
        self._views(exhibit, partial(self._draw, exhibit))
        self._remark(exhibit)

    def formerly(self, make: Callable[[Asking], Iterable[Exhibit | None]], on: Asking) -> None:
        """What no page shows here any more: made only where a hall asks for one of it."""
        if presentation.piece():
            for exhibit in make(on):
                self.show(exhibit)

    def lead(self, exhibit: Exhibit | None, at: DeltaGenerator | None = None) -> None:
        """The answer of the page, and its numbers; nothing for None."""
        if exhibit is None:
            return
        if presentation.piece():
            presentation.draw(exhibit)
            return
        self.answer(exhibit.title, *exhibit.notes, at=at)
        if isinstance(exhibit.picture, Numbers):
            st.html(_figures_html(exhibit.picture.figures))

    def asking(self, area: str = "", release: str = "") -> Asking:
        """What the exhibits of this page are made from: an area, else the kabupaten."""
        ask = fetch.answers()
        return shared(ask, self.region, self.province, area or self.region, release, ask.edition)

    def locator(self, code: str, name: str) -> Markup:
        """Where an area lies, as a small map; see ui/look/locator.py."""
        return _locator(_boundaries(self.region), code, name)

    def neighbours(self, code: str) -> list[str]:
        """The areas that share a border with one, in code order."""
        return _neighbours(_boundaries(self.region)).get(code, [])

    def places(
        self,
        exhibit: Exhibit,
        data: Mapping[str, Any],
        at: DeltaGenerator | None = None,
        selected_as: str = component.AREA,
        *,
        played: Sequence[Exhibit] = (),
        is_answer: bool = False,
    ) -> None:
        """An exhibit of places as a map that can be pointed at.

        Args:
            data: what the browser is given, see ui/map/layout.py.
            selected_as: what the area that a reader chooses is called in the address.
            played: the same in every release of the data, oldest first, where words differ.
            is_answer: whether its notes are the answer of the page, which follows the play too.
        """
        if presentation.piece():
            # Over a map stands its scale; a hall is told what it shows.
            title = next(iter(exhibit.notes), exhibit.title)
            presentation.draw(replace(exhibit, title=title))
            return
        shown = tuple(played or [exhibit] * len(data["releases"]))
        told = [_told(each, exhibit.measures, is_answer) for each in shown]
        drawing = partial(component.draw, {**data, "told": told}, self._key("map"), selected_as)
        with at or st.container():
            st.html(h.div(id=self._anchor(exhibit)))
            self._views(exhibit, drawing)
            for line in _lines_under_map(exhibit):
                st.html(line)

    def fold(self, words: str) -> bool:
        """A band that is closed until it is asked for: True while it is open.

        What follows stands below it; a closed one costs nothing. An exhibit in it may be presented.
        """
        return bool(presentation.piece()) or st.toggle(words, key=self._key("fold"))

    def profile(self, html: str, exhibit: Exhibit) -> None:
        """The head of a profile; html: what the exhibit says, beside the place of the area."""
        if presentation.piece():
            presentation.draw(exhibit)
            return
        st.html(html)

    def html(self, words: str | None, script: h.Element | None = None) -> None:
        """A piece of the page's own, such as the list of targets; nothing for '' and None."""
        if script:
            st.html(h.fragment[words and Markup(words), script], unsafe_allow_javascript=True)
        elif words:
            st.html(words)

    def _key(self, *parts: str) -> str:
        return "-".join([self.name, *(re.sub(r"\W+", "-", part).lower() for part in parts)])

    def registry(self, words: str) -> None:
        """What the registry shows beside a chart that does not use it; nothing for ''."""
        if words:
            st.html(h.p(".beside")[_kind("registry"), " · ", marked(words)])

    def paper(self, area: str, release: str | None, papers: Papers, label: str = "") -> None:
        """The paper of an area: a sheet, or the report of the region; nothing without a release.

        label: of the button, '' for the name of the paper.
        """
        if release and not presentation.piece():
            downloads.paper(self.name, area, release, papers, label)

    def _head(self, exhibit: Exhibit) -> None:
        st.html(_head_html(exhibit, self._anchor(exhibit), bool(self._sections)))

    def _anchor(self, exhibit: Exhibit) -> str:
        """What an exhibit is called in a link to it, behind '#'."""
        return self._key(exhibit.key)

    def _views(self, exhibit: Exhibit, draw: Callable[[], None]) -> None:
        """The picture of an exhibit, its table or its source, and what can be taken along."""
        place = self._place(exhibit)
        release = st.query_params.get("release") or self.asking().newest
        programme = st.query_params.get("programme", "")
        views.views(
            downloads.titled(exhibit, place),
            draw,
            key=self._key(exhibit.stem, "table" if downloads.is_table(exhibit) else "chart"),
            anchor=self._anchor(exhibit),
            name=downloads.file_name(self.name, exhibit, programme, place, release),
            language=language(),
        )

    def _place(self, exhibit: Exhibit) -> str:
        """What an exhibit is of: the areas of the address, for BPS the region."""
        names = self.asking().names
        codes = filters.places("area") if downloads.is_of_registry(exhibit) else []
        return ", ".join(names[code] for code in codes if code in names) or names.get(
            self.region, ""
        )

    def _draw(self, exhibit: Exhibit) -> None:
        key = self._key(exhibit.key, "drawn")
        content = exhibit.html or _drawn(exhibit, self.mode)
        if isinstance(content, str):
            with st.container(key=key):
                st.html(content)
        else:
            st.plotly_chart(content, theme=None, config=_config(), alt=screen.alt(content), key=key)

    def _remark(self, exhibit: Exhibit) -> None:
        """What cannot be seen in a picture, and where it comes from."""
        st.html(_remark_html(exhibit))


def open_page(name: str) -> Page:
    """Open a page of that name, e.g. 'tren'."""
    protection = fetch.fetch_row("protection")
    format.protect(int(protection.get("unseen") or 0), int(protection.get("most") or 0))
    return Page(name, mode(), settings().region, settings().province)


def kinds_of(subtitle: str, *names: str) -> Markup:
    """The subtitle of a chart as HTML, after what its measures are: registry, estimate, ..."""
    kinds = map(meanings.kind, names)
    tags = Markup(" ").join(_kind(kind) for kind in dict.fromkeys(kinds))
    return Markup(h.p(".chart-subtitle")[tags, " · ", marked(subtitle)])


def _kind(kind: str) -> Markup:
    """What a number is, as a tag: official, registry, estimate, ..."""
    return kind_tag(kind, meanings.kind_words(kind))


_drawn = kept(drawn)
_config = kept(screen.config)
_figures_html = kept(figures.figures_html)
_prose = kept(prose)


@kept
def _answer_html(sentences: Sequence[str]) -> Markup:
    return Markup(h.div(".answer")[paragraphs(*sentences)])


@kept
def _head_html(exhibit: Exhibit, anchor: str, is_in_section: bool) -> Markup:
    heading = h.h3 if is_in_section else h.h2
    title = heading(f"#{anchor}.chart-title")[exhibit.title]
    return Markup(h.fragment[title, kinds_of(exhibit.subtitle, *exhibit.measures)])


@kept
def _remark_html(exhibit: Exhibit) -> Markup:
    said = " ".join(filter(None, [exhibit.remark, _difference(exhibit)]))
    source = _("Sumber: {source}").format(source=exhibit.source)
    return Markup(h.fragment[said and h.p(".source")[said], h.p(".source")[marked(source)]])


@kept
def _lines_under_map(exhibit: Exhibit) -> Sequence[Markup]:
    said = filter(None, [exhibit.remark, _difference(exhibit)])
    return [Markup(h.p(".source")[marked(words)]) for words in said]


def _difference(exhibit: Exhibit) -> str:
    return meanings.difference_words(list(map(meanings.kind, exhibit.measures)))


@kept
def _told(exhibit: Exhibit, measures: Sequence[str], is_answer: bool) -> Mapping[str, str]:
    """What stands around the map of one release."""
    return {
        "title": exhibit.title,
        "subtitle": kinds_of(exhibit.subtitle, *measures),
        "source": _("Sumber: {source}").format(source=exhibit.source),
        "answer": paragraphs(*exhibit.notes) if is_answer else "",
    }


def _boundaries(region: str) -> Boundaries:
    return boundaries(settings().store, region)


@kept
def _locator(areas: Boundaries, code: str, name: str) -> Markup:
    return locator.locator_html(_outlines(areas), code, name=name)


@kept
def _outlines(areas: Boundaries) -> Outlines:
    return locator.outlines(areas.collection)


@kept
def _neighbours(areas: Boundaries) -> dict[str, list[str]]:
    return areas.neighbours
