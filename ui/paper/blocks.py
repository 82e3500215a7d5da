"""Charts and tables as the templates read them: positions as parts of the whole, numbers in words.

Every block is a plain mapping; typst/charts.typ draws it. A value of None is not drawn; the words
beside it say why.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby, pairwise
from typing import Any, Final

from language import numbers
from language.text import _
from ui.exhibit import Figure, Kind
from ui.words.telling import plain

Block = dict[str, Any]
Point = tuple[float, float]

STEPS: Final = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0)  # between two ticks
LABEL: Final = 12.5  # pt: the height of the name of a line


@dataclass(frozen=True)
class Row:
    """One bar.

    Args:
        share: how long it is, 0 to 1 of the width; None where that is not given.
        ends: the words at its right.
        mark: where to set a stroke, 0 to 1. start: where the bar begins, 0 to 1.
    """

    label: str
    share: float | None
    ends: tuple[str, ...]
    mark: float | None = None
    colour: str = "area"
    is_own: bool = False
    start: float = 0.0
    is_pale: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a stacked bar: 0 to 1 of the width; kind names its paint."""

    share: float
    kind: str


@dataclass(frozen=True)
class Stack:
    """One bar of parts."""

    label: str
    parts: tuple[Part, ...]
    ends: tuple[str, ...]
    is_own: bool = False


@dataclass(frozen=True)
class Dot:
    """A value with its band, or None.

    kind: above, between or below; another colour for a value that moved from `before`.
    """

    label: str
    value: float | None
    low: float | None
    high: float | None
    kind: str
    ends: tuple[str, ...]
    before: float | None = None
    is_own: bool = False


@dataclass(frozen=True)
class Line:
    """Values beside the labels of a chart, None where there is none."""

    label: str
    values: tuple[float | None, ...]
    colour: str
    width: float = 1.4
    is_dashed: bool = False
    has_dots: bool = False
    is_step: bool = False


@dataclass(frozen=True)
class Mark:
    """A figure of its own: a target as an open diamond, else a filled circle.

    at: where along the axis of time, 0 to 1.
    """

    at: float
    value: float
    words: str
    colour: str
    is_target: bool = False


@dataclass(frozen=True)
class Area:
    """The space between two rows of values: a band."""

    low: tuple[float | None, ...]
    high: tuple[float | None, ...]
    colour: str
    opacity: int = 20  # percent


def bars(
    rows: Sequence[Row | Stack],
    *,
    alt: str,
    heads: Sequence[str] = (),
    key: Sequence[tuple[str, str]] = (),
    label_width: float | None = None,
    height: float = 10,
    gap: float = 4,
) -> Block:
    """Lying bars, the first on top.

    Args:
        alt: what the chart shows, read aloud before its rows.
        heads: over the words at the end of each row. key: (paint, words).
        label_width, height, gap: points; a label is as wide as it needs where nothing is said.
    """
    names = [
        f"{row.label}: {', '.join(row.ends)}" if row.label else ", ".join(row.ends) for row in rows
    ]
    return {
        "form": "bars",
        "rows": [asdict(row) for row in rows],
        "heads": list(heads),
        "key": [{"kind": kind, "words": words} for kind, words in key],
        "label_width": label_width,
        "height": height,
        "gap": gap,
        "alt": spoken(alt, names),
    }


def dots(
    rows: Sequence[Dot],
    *,
    alt: str,
    line: float | None,
    line_label: str,
    span: tuple[float, float, float],
    unit: str = "percent",
    heads: Sequence[str] = (),
    height: float = 15,
) -> Block:
    """Dots with bands on one scale.

    Args:
        line: the province's value, drawn through all rows.
        span: both ends of the scale, and its step; see `span`.
    """
    low, high, step = span

    def at(value: float | None) -> float | None:
        return None if value is None else (value - low) / (high - low)

    return {
        "form": "dots",
        "rows": [
            {
                "label": row.label,
                "at": at(row.value),
                "low": at(row.low),
                "high": at(row.high),
                "before": at(row.before),
                "kind": row.kind,
                "ends": list(row.ends),
                "is_own": row.is_own,
            }
            for row in rows
        ],
        "heads": list(heads),
        "columns": max((len(row.ends) for row in rows), default=0),
        "line": at(line),
        "line_label": line_label,
        "ticks": [
            {"at": at(low + n * step), "words": _tick(low + n * step, step, unit)}
            for n in range(round((high - low) / step) + 1)
        ],
        "height": height,
        "alt": spoken(alt, [f"{row.label}: {', '.join(row.ends)}" for row in rows]),
    }


def lines(
    labels: Sequence[str],
    series: Sequence[Line],
    *,
    alt: str,
    said: Iterable[str] = (),
    areas: Sequence[Area] = (),
    marks: Sequence[Mark] = (),
    at: Sequence[float] | None = None,
    height: float = 120,
    right: float = 110,
    every: int = 1,
    starts_at_zero: bool = False,
    foot: str = "",
) -> Block:
    """Lines over time, named at their ends; percent. The scale may start above zero.

    Args:
        said: what the alternative text reads of the lines.
        at: where each label stands, 0 to 1; at equal distances where nothing is said.
        every: of the labels, which are written. foot: what the axis is.
    """
    values = [
        value
        for row in [*(line.values for line in series), *(a.low for a in areas)]
        + [a.high for a in areas]
        for value in row
        if value is not None
    ] + [mark.value for mark in marks]
    low, high, step = span(values, starts_at_zero=starts_at_zero, most=4)
    places = list(at or (place / max(len(labels) - 1, 1) for place in range(len(labels))))

    def y(value: float) -> float:
        return (value - low) / (high - low)

    def runs(row: Sequence[float | None]) -> list[list[Point]]:
        points = [(x, y(v)) if v is not None else None for x, v in zip(places, row, strict=True)]
        return [
            [point for point in group if point is not None]
            for is_known, group in groupby(points, lambda point: point is not None)
            if is_known
        ]

    ends = [next((v for v in line.values[::-1] if v is not None), None) for line in series]
    beside = spread([None if end is None else y(end) for end in ends], LABEL / height)
    return {
        "form": "lines",
        "labels": [
            {"at": x, "words": words if (len(labels) - 1 - place) % every == 0 else ""}
            for place, (x, words) in enumerate(zip(places, labels, strict=True))
        ],
        "foot": foot,
        "ticks": _ticks(low, high, step, y),
        "series": [
            {
                "runs": [_steps(run) if line.is_step else run for run in runs(line.values)],
                "colour": line.colour,
                "width": line.width,
                "is_dashed": line.is_dashed,
                "has_dots": line.has_dots,
                "label": line.label if place is not None else "",
                "label_at": place or 0.0,
            }
            for line, place in zip(series, beside, strict=True)
        ],
        "bands": [
            {
                "points": [*low_run, *high_run[::-1]],
                "colour": area.colour,
                "opacity": area.opacity,
            }
            for area in areas
            for low_run, high_run in zip(runs(area.low), runs(area.high), strict=True)
        ],
        "marks": [
            {
                "at": (mark.at, y(mark.value)),
                "words": mark.words,
                "colour": mark.colour,
                "is_target": mark.is_target,
            }
            for mark in marks
        ],
        "height": height,
        "left": 34,
        "right": right,
        "alt": spoken(alt, said),
    }


def chart(
    picture: Block,
    *,
    title: str,
    subtitle: str,
    kinds: Sequence[Kind],
    source: str = "",
    remark: str = "",
) -> Block:
    """A picture with its title above and its source below."""
    return {
        "title": title,
        "subtitle": subtitle,
        "kinds": list(dict.fromkeys(kinds)),
        "picture": picture,
        "source": _("Sumber: {source}").format(source=source) if source else "",
        "remark": remark,
    }


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    words: int = 1,
    widths: Sequence[float] = (),
    size: float = 10,
    inset: float = 3,
) -> Block:
    """A table of words.

    Args:
        words: how many columns, from the left, hold words and not numbers.
        widths: parts of the width that is left; 0 for as wide as its words.
        size, inset: points.
    """
    return {
        "heads": list(heads),
        "rows": [list(row) for row in rows],
        "words": words,
        "widths": list(widths) or [1.0, *([0.0] * (len(heads) - 1))],
        "size": size,
        "inset": inset,
    }


def number(figure: Figure) -> Block:
    """One large number, as on screen."""
    change = ""
    if figure.change is not None and figure.change.verdict != "unknown":
        change = str(figure.change)
        if figure.since:
            change += " " + _("sejak {date}").format(date=figure.since)
    return {
        "number": figure.number,
        "unit": figure.unit.strip(),
        "label": figure.label,
        "kind": figure.kind,
        "colour": "province" if figure.of_province else "area",
        "date": figure.date,
        "change": change,
    }


def spoken(what: str, rows: Iterable[str]) -> str:
    """The text read aloud in place of a picture."""
    return " ".join(filter(None, [plain(what).rstrip(".") + ".", "; ".join(map(plain, rows))]))


def spread(places: Sequence[float | None], gap: float) -> list[float | None]:
    """Places from 0 to 1 moved apart until none is nearer than `gap`, in their order."""
    order = sorted((place, i) for i, place in enumerate(places) if place is not None)
    moved: dict[int, float] = {}
    at = float("-inf")
    for place, i in order:
        at = max(place, at + gap)
        moved[i] = at
    # What was pushed over the top comes down again.
    top = 1.0 + gap / 2
    for _place, i in order[::-1]:
        moved[i] = min(moved[i], top)
        top = moved[i] - gap
    return [moved.get(i) for i in range(len(places))]


def span(
    values: Sequence[float], *, starts_at_zero: bool = False, most: int = 6
) -> tuple[float, float, float]:
    """Round ends of a scale around the values, and its step; at most so many steps."""
    if not values:
        return 0.0, 1.0, 1.0
    low, high = 0.0 if starts_at_zero else min(values), max(values)
    step = next((s for s in STEPS if (high - low) / s <= most), STEPS[-1])
    bottom, top = low // step * step, -(-high // step) * step
    if top - bottom < step:
        top = bottom + step
    return bottom if min(values) < 0 else max(0.0, bottom), top, step


def amount(value: float | None, unit: str) -> str:
    """A number with what it counts."""
    write = {"families": numbers.families, "persons": numbers.people, "percent": numbers.percent}
    return write.get(unit, numbers.number)(value)


def _steps(run: Sequence[Point]) -> list[Point]:
    """Values that hold until the next one."""
    corners = [(after[0], before[1]) for before, after in pairwise(run)]
    between = [point for pair in zip(run[1:], corners, strict=True) for point in pair[::-1]]
    return [*run[:1], *between]


def _tick(value: float, step: float, unit: str) -> str:
    digits = 0 if step >= 1 else 1
    if unit == "percent":
        return numbers.percent(value, digits)
    return numbers.number(value, digits, signed=unit == "points")


def _ticks(low: float, high: float, step: float, y: Any) -> list[Mapping[str, Any]]:
    return [
        {"at": y(low + n * step), "words": _tick(low + n * step, step, "percent")}
        for n in range(round((high - low) / step) + 1)
    ]
