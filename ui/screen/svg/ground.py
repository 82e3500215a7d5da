"""The ground of a small chart: where values lie, and the picture of its strokes and bands."""

from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from typing import Final, TypeVar

import htpy as h
from markupsafe import Markup

from ui.exhibit import Colour, Line
from ui.look import theme

WIDE: Final = 1000  # of the picture, before it is stretched
HIGH: Final = 100

T = TypeVar("T")


@dataclass(frozen=True)
class Scale:
    """The values from foot to head, and the days from left to right as days since 1 January 1."""

    low: float
    high: float
    first: int
    last: int

    def across(self, day: int) -> float:
        """Percent of the width."""
        return 100 * (day - self.first) / max(self.last - self.first, 1)

    def down(self, value: float) -> float:
        """Percent of the height, from the head."""
        return 100 * (self.high - value) / (self.high - self.low)

    def ticks(self, most: int = 5) -> list[float]:
        """Round values on the scale, at most so many."""
        step = 10 ** floor(log10((self.high - self.low) / most))
        step *= next(
            each for each in (1, 2, 5, 10) if (self.high - self.low) / (step * each) <= most
        )
        first = ceil(self.low / step - 1e-9)
        return [step * place for place in range(first, floor(self.high / step + 1e-9) + 1)]


def scale_of(days: Sequence[int], lines: Iterable[Line], room: float = 0.06) -> Scale:
    """A scale that holds every value and band of some lines, with some room over and under them."""
    known = [value for line in lines for value in _all_values(line) if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    space = max(high - low, 1.0) * room
    return Scale(max(0.0, low - space), high + space, min(days), max(days))


def picture(
    scale: Scale, days: Sequence[int], lines: Sequence[Line], ticks: Sequence[float]
) -> str:
    """Grid, bands and lines as the address of an image."""
    colours: dict[Colour, None] = dict.fromkeys(line.colour for line in lines)
    names: dict[Colour, str] = {colour: f"c{place}" for place, colour in enumerate(colours)}
    drawn = h.svg(
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDE} {HIGH}",
        preserveAspectRatio="none",
    )[
        h.style[_style(names)],
        (
            h.path(".g", d=f"M0 {_round(scale.down(tick))}H{WIDE}", vector_effect=_STEADY)
            for tick in ticks
        ),
        (_bands(scale, days, line, names[line.colour]) for line in lines),
        (_line(scale, days, line, names[line.colour]) for line in lines),
    ]
    return "data:image/svg+xml;base64," + b64encode(str(drawn).encode()).decode()


_STEADY: Final = "non-scaling-stroke"


def _all_values(line: Line) -> Iterator[float | None]:
    yield from line.values
    for band in line.bands:
        yield from (*band.low, *band.high)


def _style(names: dict[Colour, str]) -> Markup:
    rules = []
    for mode in theme.MODES:
        made = f".g{{stroke:{theme.palette(mode).grid}}}" + "".join(
            f".{name}{{stroke:{theme.colour(colour, mode)}}}"
            f".b.{name}{{fill:{theme.colour(colour, mode)};stroke:none}}"
            for colour, name in names.items()
        )
        rules.append(made if mode == "light" else f"@media(prefers-color-scheme:dark){{{made}}}")
    return Markup("path{fill:none;stroke-linejoin:round}" + "".join(rules))


def _line(scale: Scale, days: Sequence[int], line: Line, name: str) -> list[h.Element]:
    """A path for the line, broken where there is no value; a value by itself is a short dash."""
    placed = [
        None if value is None else _point(scale, day, value)
        for day, value in zip(days, line.values, strict=True)
    ]
    steps = []
    for run in _runs(placed):
        if len(run) == 1:
            steps.append(f"M{_round(run[0][0] - 8)} {run[0][1]}h16")
        else:
            steps.append("M" + "L".join(f"{x} {y}" for x, y in run))
    return [
        h.path(
            class_=name,
            d="".join(steps),
            stroke_width="3" if line.is_main else "2",
            stroke_dasharray="6 4" if line.is_dashed else None,
            vector_effect=_STEADY,
        )
    ]


def _bands(scale: Scale, days: Sequence[int], line: Line, name: str) -> list[h.Element]:
    found = []
    for band in line.bands:
        both = [
            None
            if low is None or high is None
            else (_point(scale, day, low), _point(scale, day, high))
            for day, low, high in zip(days, band.low, band.high, strict=True)
        ]
        for run in _runs(both):
            edge = [*(high for _low, high in run), *(low for low, _high in reversed(run))]
            path = "M" + "L".join(f"{x} {y}" for x, y in edge) + "Z"
            found.append(h.path(class_=f"b {name}", d=path, fill_opacity=f"{band.strength:g}"))
    return found


def _runs(placed: Sequence[T | None]) -> list[list[T]]:
    """The stretches without a gap."""
    runs: list[list[T]] = [[]]
    for each in placed:
        if each is None:
            runs.append([])
        else:
            runs[-1].append(each)
    return [run for run in runs if run]


def _point(scale: Scale, day: int, value: float) -> tuple[float, float]:
    return _round(scale.across(day) * WIDE / 100), _round(scale.down(value) * HIGH / 100)


def _round(value: float) -> float:
    return round(value, 1)
