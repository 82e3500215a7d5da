"""Charts as plain data, for files that Plotly cannot reach: slides of PowerPoint, pages of paper.

A picture holds the numbers as a query gave them, None where it gave none, and words and colours;
what draws it (ui/powerpoint, ui/paper) writes the numbers in words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from language import numbers
from ui.exhibit import Colour, Kind, Unit


@dataclass(frozen=True)
class Series:
    """One row of numbers: a line, or the bars of one colour; `values` beside the labels."""

    name: str
    values: tuple[float | None, ...]
    colour: Colour
    is_dashed: bool = False


@dataclass(frozen=True)
class Band:
    """The 90 % band of an estimate, beside the labels."""

    low: tuple[float | None, ...]
    high: tuple[float | None, ...]


@dataclass(frozen=True)
class Bars:
    """Lying bars, one label each, the first on top; several series are stacked.

    Args:
        colours: of each bar, where they differ within the only series.
        line, line_label: a value marked across all bars, such as the province's rate.
        gaps: what stands at each label that has no value, where it is not a dash.
        span: both ends of the axis, where other bars share it.
    """

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit
    colours: tuple[Colour, ...] = ()
    line: float | None = None
    line_label: str = ""
    gaps: tuple[str, ...] = ()
    span: tuple[float, float] | None = None

    def rows(self, few: range) -> "Bars":
        """A few of the bars, on the axis of all."""
        kept = slice(few.start, few.stop)
        return replace(
            self,
            labels=self.labels[kept],
            series=tuple(replace(one, values=one.values[kept]) for one in self.series),
            colours=self.colours[kept],
            gaps=self.gaps[kept],
            span=self.ends,
        )

    @property
    def ends(self) -> tuple[float, float]:
        """The ends of the axis: zero, and the longest bar or the line."""
        if self.span:
            return self.span
        totals = [
            sum(one.values[place] or 0 for one in self.series) for place in range(len(self.labels))
        ]
        ends = [*totals, 0.0, *([self.line] if self.line is not None else [])]
        low, high = min(ends), max(ends)
        return low, high if high > low else low + 1

    def gap(self, place: int) -> str:
        """What stands at a label without a value."""
        return (self.gaps[place] if self.gaps else "") or numbers.MISSING


@dataclass(frozen=True)
class Lines:
    """Lines over time; labels: 'Mar 2015' or '2025-3', oldest first."""

    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: Unit
    band: Band | None = None


@dataclass(frozen=True)
class Places:
    """A map of classes.

    Args:
        classes: the letter of each area_code; see ui/map/classes.py.
        legend: letter -> words, '#RRGGBB'; in the order to be read. WITHHELD is hatched.
        names: of the areas to be written on it, by code.
    """

    classes: Mapping[str, str]
    legend: Mapping[str, tuple[str, str]]
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Rows:
    """A small table of words; `head` and every row have as many cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Number:
    """A large number with what it is: '10,40 %', 'resmi BPS, Maret 2025'."""

    number: str
    label: str
    note: str
    colour: Colour = "area"


@dataclass(frozen=True)
class Numbers:
    """At most four large numbers."""

    numbers: tuple[Number, ...]


Picture = Bars | Lines | Places | Rows | Numbers


@dataclass(frozen=True)
class Slide:
    """One message with its picture, in words without stars.

    kind: whether the number is official, of the registry or our estimate.
    notes: what the speaker says.
    """

    title: str
    subtitle: str
    kind: Kind
    picture: Picture
    notes: tuple[str, ...]
    source: str
