"""An exhibit: one message with its proof, made once by a page and drawn by whoever shows it.

A picture holds the numbers as a query gave them, None where it gave none, with the words that stand
beside them. Whoever draws it (ui/screen, ui/paper, ui/slides, ui/files) adds nothing, and knows
nothing of its topic.

Words that are said when something is pointed at (`hover`) are plain text: **two stars** set words
in bold, a line break begins a new line.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from typing import Any, Final, Literal

import pandas as pd
from markupsafe import Markup

from language.numbers import Better, Change

# So many percent of the registry's colour, on paper: words on it are ink up to 58, from 88 paper.
Step = (
    Literal["step8", "step10", "step12", "step15", "step18", "step20", "step22", "step28"]
    | Literal["step33", "step35", "step38", "step42", "step45", "step47", "step55", "step57"]
    | Literal["step58", "step88", "step100"]
)
# A field of `ui.look.theme.Palette`, one of the hues that tell areas apart, or a step: the same
# thing has the same colour everywhere.
Colour = (
    Literal[
        "area",
        "province",
        "target",
        "registry",
        "protection",
        "empowerment",
        "better",
        "worse",
        "above",
        "between",
        "below",
        "muted",
        "rule",
        # Parts of a bar that paper tells apart without colour: empty, of both pillars, not reached.
        "none",
        "both",
        "pale",
        "hue1",
        "hue2",
        "hue3",
        "hue4",
        "hue5",
        "hue6",
    ]
    | Step
)
Unit = Literal["percent", "points", "persons", "families", "rupiah", ""]
Kind = Literal["official", "registry", "estimate", "target"]
Cell = Literal[
    "text",
    "period",
    "count",
    "integer",
    "number",
    "percent",
    "chance",
    "points",
    "change",
    "range",
    "about",
    "cuts",
    "class",
    "sparkline",
]

WORDS: Final[tuple[Cell, ...]] = ("text", "period", "class")  # cells that are no numbers
HUES: Final[tuple[Colour, ...]] = ("hue1", "hue2", "hue3", "hue4", "hue5", "hue6")
# The colours of so many steps of one thing, the least first.
STEPS: Final[Mapping[int, tuple[Step, ...]]] = {
    1: ("step88",),
    2: ("step20", "step88"),
    3: ("step20", "step55", "step100"),
    4: ("step15", "step35", "step58", "step100"),
    5: ("step12", "step28", "step42", "step57", "step100"),
    6: ("step10", "step22", "step33", "step45", "step57", "step100"),
    7: ("step8", "step18", "step28", "step38", "step47", "step57", "step100"),
}


@dataclass(frozen=True)
class Band:
    """A band around a line, beside its labels: the 90 % of an estimate, or a part of a fan.

    strength: how strong its colour is, 0 to 1.
    """

    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    strength: float = 0.2


@dataclass(frozen=True)
class Line:
    """Values beside the labels of a chart, None where there is none: the line breaks there.

    Args:
        is_main: whether it is what the chart is about; the others are thinner.
        is_step: whether a value holds until the next one, as an official figure does.
        has_squares: of the registry, whose values are marked by squares.
        hovers: what is said of each value when pointed at.
        note: stands behind the last value, small.
    """

    name: str
    values: tuple[float | None, ...]
    colour: Colour
    is_main: bool = False
    is_dashed: bool = False
    is_step: bool = False
    has_squares: bool = False
    bands: tuple[Band, ...] = ()
    hovers: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Mark:
    """A single figure in a chart over time: an official round, a target.

    Args:
        words: its name, beside it where there is room.
        value_words: the value as it is written.
        is_target: an open diamond on a dotted guide, else a filled circle.
    """

    day: date
    value: float
    words: str
    colour: Colour
    hover: str = ""
    value_words: str = ""
    is_target: bool = False
    guide_from: date | None = None


@dataclass(frozen=True)
class Lines:
    """Lines over releases or years, oldest first; named at their ends.

    Args:
        labels: of the points in time: '2025-3', 'Mar 2025'. days: the same as dates.
        starts_at_zero: whether the scale begins at zero; else it is fitted to the values.
        height: px on a screen.
    """

    labels: tuple[str, ...]
    days: tuple[date, ...]
    lines: tuple[Line, ...]
    unit: Unit
    marks: tuple[Mark, ...] = ()
    starts_at_zero: bool = False
    height: int = 420


@dataclass(frozen=True)
class Rounds:
    """What BPS published of one area: rates in percent by period ('2025-03'), in their order."""

    name: str
    rates: Mapping[str, float]


@dataclass(frozen=True)
class Ahead:
    """A coming March: quantiles of the rate of an area, in percent.

    Args:
        low, high: by the share of futures between them: 50, 80, 95.
        other, other_low, other_high: of the province, whose ends enclose 80 %; None where its
            figure is known.
    """

    period: str
    middle: float
    low: Mapping[int, float]
    high: Mapping[int, float]
    other: float
    other_low: float | None
    other_high: float | None
    hover: str = ""


@dataclass(frozen=True)
class Fan:
    """Official rates of an area and the one around it, the targets, and the coming Marches.

    Args:
        since: the first period to show; before 2015 the series are broken, and the breaks marked.
        aims: the targets that are drawn.
        ahead: empty without a forecast.
    """

    own: Rounds | None
    around: Rounds | None
    aims: tuple[Mark, ...] = ()
    ahead: tuple[Ahead, ...] = ()
    since: str = "2015-03"


@dataclass(frozen=True)
class Point:
    """A point of a curve, both in percent."""

    across: float
    up: float
    hover: str = ""


@dataclass(frozen=True)
class Curve:
    """A curve from nothing to everything, beside the line on which all get alike.

    across: what runs along the foot; even: what the straight line is called.
    """

    points: tuple[Point, ...]
    colour: Colour
    across: str
    even: str


@dataclass(frozen=True)
class Dot:
    """A value with the band around it and its class against the province.

    Args:
        value: None where there are too few persons for one.
        kind: 'above', 'not_distinguishable', 'below' or None.
        words: the value as it is written.
        more: further figures, for paper; see `Dots.heads`.
        before: an earlier value; then a ring there, and a line to the dot.
        colour: of a dot with an earlier value; else its class has one.
        is_own: whether it is what the page is about.
    """

    name: str
    value: float | None
    low: float | None = None
    high: float | None = None
    kind: str | None = None
    words: str = ""
    hover: str = ""
    more: tuple[str, ...] = ()
    before: float | None = None
    colour: Colour = "muted"
    is_own: bool = False


@dataclass(frozen=True)
class Dots:
    """Dots with bands, the first on top, and a line through all.

    Args:
        line: the value that all are held against; None where there is none.
        heads: what stands at the end of each row, for paper: the value first, then `Dot.more`.
        row_height: px on a screen.
    """

    dots: tuple[Dot, ...]
    unit: Unit
    line: float | None = None
    line_name: str = ""
    heads: tuple[str, ...] = ()
    row_height: int = 28


@dataclass(frozen=True)
class Bar:
    """A bar from zero.

    Args:
        value: None where it is not given; `words` then says why.
        words: what stands at its end.
        more: further figures, for paper; see `Bars.heads`.
        is_pale: an estimate among official figures.
        mark: a stroke across the bar, such as the value of the kabupaten.
    """

    name: str
    value: float | None
    words: str
    colour: Colour = "area"
    hover: str = ""
    more: tuple[str, ...] = ()
    is_pale: bool = False
    is_own: bool = False
    mark: float | None = None


@dataclass(frozen=True)
class Bars:
    """Lying bars, the first on top.

    Args:
        series: what they count, in a word or two: the head of a column of numbers.
        falls, rises: what stands over bars to the left and to the right of zero, if changes.
        heads: what stands over the words at the ends, for paper.
        mark_name: what the strokes are.
    """

    bars: tuple[Bar, ...]
    unit: Unit
    series: str
    falls: str = ""
    rises: str = ""
    heads: tuple[str, ...] = ()
    mark_name: str = ""


@dataclass(frozen=True)
class Part:
    """A part of every stacked bar, with its colour in the key."""

    name: str
    colour: Colour


@dataclass(frozen=True)
class Stack:
    """One bar of parts.

    Args:
        values: of each part, None where it is not given.
        words: what stands at its end. more: further figures, for paper; see `Stacks.heads`.
        share: what `words` say, in percent; a bar of it, in `colour`, where nobody can draw parts.
    """

    name: str
    values: tuple[float | None, ...]
    words: str = ""
    more: tuple[str, ...] = ()
    is_own: bool = False
    share: float | None = None
    colour: Colour = "registry"


@dataclass(frozen=True)
class Stacks:
    """Stacked bars, each filled by its parts, the first on top.

    Args:
        is_share: whether every bar is as long as the widest; else lengths are counts.
        heads: what stands over the words at the ends: over `Stack.words`, then over `Stack.more`.
    """

    stacks: tuple[Stack, ...]
    parts: tuple[Part, ...]
    unit: Unit
    is_share: bool = True
    heads: tuple[str, ...] = ()


@dataclass(frozen=True)
class PanelBar:
    """A column of a small chart: None where there is none, with a word for why."""

    label: str
    value: float | None
    words: str
    hover: str = ""


@dataclass(frozen=True)
class Panel:
    """A row of columns on a scale of its own, from zero."""

    name: str
    columns: tuple[PanelBar, ...]


@dataclass(frozen=True)
class Panels:
    """Rows of columns, one above the other."""

    panels: tuple[Panel, ...]
    colour: Colour


@dataclass(frozen=True)
class Places:
    """A map of classes.

    Args:
        classes: the letter of each area_code; see ui/map/classes.py.
        legend: words by letter, in the order to be read.
        names: of the areas to be written on it, by code.
    """

    classes: Mapping[str, str]
    legend: Mapping[str, str]
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rows:
    """A small table of words; `head` and every row have as many cells.

    words: how many columns, from the left, hold words and not numbers.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


@dataclass(frozen=True)
class Column:
    """A column of a table.

    Args:
        key: the column of the frame.
        label: what stands in the header, in the language of the screen.
        kind: 'text', 'period' ('2025-03', written as a month), 'count' (protected: see
            language.numbers.count), 'integer', 'number' (two decimals), 'percent' (already
            percent), 'chance' (percent without decimals), 'points' (percentage points), 'change'
            (percentage points in words and colour), 'range' (percent, from `key` to `until`),
            'about' (an estimated count, from `since` to `until`), 'cuts' (of three), 'class'
            (against the province, see ui/words/classes.py), or 'sparkline' (a list of rates per
            cell, None where there is none).
        better: for 'change', which direction is good news.
        since, until: for 'range' and 'about', the columns of the ends; '' for none.
    """

    key: str
    label: str
    kind: Cell = "text"
    better: Better = "lower"
    until: str = ""
    since: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """Every column of the frame that it shows."""
        return tuple(filter(None, (self.key, self.since, self.until)))


@dataclass(frozen=True)
class Table:
    """A table of areas, programmes or periods, in the order of its frame.

    Args:
        frame: area_code (or what a row is known by), and the key of every column.
        columns: the first is the header of its row.
        link: where the name leads: '?area={area_code}'.
        ways: on a screen, further links at the end of every row, their addresses by what they say.
        marked: rows that stand out, by area_code.
    """

    frame: pd.DataFrame
    columns: tuple[Column, ...]
    link: str | None = None
    ways: Mapping[str, str] = field(default_factory=dict)
    marked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Figure:
    """One large number.

    Args:
        number, unit: as they stand on screen, e.g. '10,40' and '%'.
        label: what is counted, of which area.
        kind, date: what it is, and of when.
        change: since the figure before, in words; since: the date of that figure.
        of_province: whether it wears the province's colour.
    """

    number: str
    unit: str
    label: str
    kind: Kind
    date: str
    change: Change | None = None
    since: str = ""
    of_province: bool = False


@dataclass(frozen=True)
class Numbers:
    """At most four large numbers."""

    figures: tuple[Figure, ...]


Role = Literal["before", "official", "estimate", "target", "around"]


@dataclass(frozen=True)
class Stop:
    """A value on a track.

    Args:
        words: the value, or its band, as it is written.
        low, high: the ends of the band of an estimate.
    """

    role: Role
    name: str
    value: float
    words: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Track:
    """Where a rate was, is, and wants to be, on one line in percent: less is further, to the right.

    Args:
        stops: at most one of each role, the first in time first.
        note: how the line is to be read.
    """

    stops: tuple[Stop, ...]
    note: str = ""

    def stop(self, role: Role) -> Stop | None:
        return next((stop for stop in self.stops if stop.role == role), None)

    @property
    def spoken(self) -> str:
        """The stops in a sentence."""
        return "; ".join(f"{stop.name} {stop.words}" for stop in self.stops)

    @property
    def as_dots(self) -> "Dots":
        """The same as rows of dots beside the line of the one around, for who draws no track."""
        around = self.stop("around")
        return Dots(
            tuple(
                Dot(
                    stop.name,
                    stop.value,
                    stop.low,
                    stop.high,
                    words=stop.words,
                    is_own=stop.role == "official",
                )
                for stop in self.stops
                if stop is not around
            ),
            "percent",
            around and around.value,
            f"{around.name} {around.words}" if around else "",
        )


Picture = (
    Lines | Fan | Curve | Dots | Bars | Stacks | Panels | Places | Rows | Table | Numbers | Track
)


@dataclass(frozen=True, eq=False)  # kept by itself: its words, figures and files hang on it
class Exhibit:
    """One message with its proof. All words are in the language of the running script.

    Args:
        key: its name in addresses, agendas, keys of widgets and names of files: 'pillars'.
        title: the message, a sentence that can be read aloud.
        subtitle: measure, unit, area and period.
        data: what the picture was drawn from; can be read as a table and saved.
        measures: keys of queries/measures.toml; the first is its own: kind, unit and definition
            follow from it.
        source: where it comes from, with the date of the data.
        alt: the picture in a sentence, for who cannot see it; the title where it is ''.
        remark: what cannot be seen in the picture; stands below it.
        speech: makes `notes`, which few ask for: not before they are read, and in the language
            that is spoken then.
        markup: makes `html`, not before a page asks: what it shows in place of the picture where it
            offers more, such as links or a table beside the bars. Nobody else sees it.
        piece: what it is called in addresses that were given out earlier (?present=...).
        file: what its files are called behind the name of the page, where they hold more than the
            measure and the area tell.
    """

    key: str
    title: str
    subtitle: str
    picture: Picture
    data: pd.DataFrame
    measures: tuple[str, ...]
    source: str
    alt: str = ""
    remark: str = ""
    speech: Callable[[], Sequence[str]] = field(default=tuple, repr=False)
    markup: Callable[[], Markup] | None = field(default=None, repr=False)
    piece: str = ""
    file: str = ""

    @cached_property
    def notes(self) -> tuple[str, ...]:
        """What a speaker says: the sentences behind the numbers."""
        return told(*self.speech())

    @cached_property
    def html(self) -> Markup | None:
        """What a page shows in place of the picture, if anything."""
        return self.markup() if self.markup else None

    def __getstate__(self) -> dict[str, Any]:
        """A copy keeps what is said and shown, not the way to the data that it is made from."""
        notes, html = self.notes, self.html
        return {
            **vars(self),
            "speech": partial(tuple, notes),
            "markup": html and partial(Markup, html),
        }

    @property
    def stem(self) -> str:
        """What its files, and the addresses that ask for it alone, are called."""
        return self.piece or self.measures[0]


def is_empty(picture: Picture) -> bool:
    """Whether there is nothing to draw."""
    match picture:
        case Lines():
            return not any(value is not None for line in picture.lines for value in line.values)
        case Fan():
            return picture.own is None
        case Curve():
            return not picture.points
        case Dots():
            return not picture.dots
        case Bars():
            return not picture.bars
        case Stacks():
            return not picture.stacks
        case Panels():
            return not picture.panels
        case Places():
            return not picture.classes
        case Rows():
            return not picture.rows
        case Table():
            return picture.frame.empty
        case Numbers():
            return not picture.figures
        case Track():
            return not picture.stops


def told(*notes: str) -> tuple[str, ...]:
    """The sentences that are not empty."""
    return tuple(filter(None, notes))


def names_of(rows: Sequence[Bar | Dot | Stack]) -> tuple[str, ...]:
    return tuple(row.name for row in rows)
