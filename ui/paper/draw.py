"""An exhibit as the templates of Typst read it: on paper, in a hall, as a saved picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from language import numbers
from ui.exhibit import (
    Bars,
    Curve,
    Dots,
    Exhibit,
    Fan,
    Lines,
    Numbers,
    Panels,
    Picture,
    Places,
    Rows,
    Stacks,
    Table,
    Track,
)
from ui.look.locator import Outlines
from ui.paper import blocks, ground
from ui.paper.blocks import Block
from ui.paper.ground import Districts
from ui.track import layout
from ui.words import cells, classes, measures


@dataclass(frozen=True)
class Size:
    """How large a picture is set, in points of a page.

    Args:
        lines: the height of a chart over time.
        right: what is kept at its right for the names of lines.
        bar, gap: the height of a bar, and the space below it.
        has_more: whether further figures stand at the ends of rows.
        has_values: whether the last value of a line stands behind its name.
        most_labels: of an axis of time.
        map: width in mm.
    """

    lines: float = 140
    right: float = 110
    bar: float = 10
    gap: float = 4
    has_more: bool = True
    has_values: bool = False
    most_labels: int = 12
    map: float = 100


REPORT: Final = Size()
HALL: Final = Size(lines=210, right=150, has_more=False, has_values=True, most_labels=9, map=70)


@dataclass(frozen=True)
class Ground:
    """What maps are drawn on: the villages, and the kecamatan over them where they are drawn."""

    villages: Outlines
    kecamatan: Districts | None = None


def chart(
    exhibit: Exhibit,
    size: Size = REPORT,
    *,
    on: Ground | None = None,
    remark: str | None = None,
    source: str | None = None,
) -> Block:
    """The picture of an exhibit with its title above and its source below.

    Args:
        on: for a map. remark, source: in place of the exhibit's own; '' for none.
    """
    return blocks.chart(
        picture(exhibit, size, on=on),
        title=exhibit.title,
        subtitle=exhibit.subtitle,
        kinds=[measures.kind(name) for name in exhibit.measures],
        source=exhibit.source if source is None else source,
        remark=exhibit.remark if remark is None else remark,
    )


def picture(exhibit: Exhibit, size: Size = REPORT, *, on: Ground | None = None) -> Block:
    """The picture of an exhibit alone; on: for a map."""
    return _block(exhibit.picture, exhibit.title, size, on)


def table(exhibit: Exhibit, widths: Sequence[float] = (), inset: float = 3) -> Block:
    """An exhibit of rows as a table of a report, without its source.

    widths, inset: see `blocks.table`.
    """
    picture = exhibit.picture
    assert isinstance(picture, Rows)
    return {
        "kind": "table",
        "title": exhibit.title,
        "subtitle": exhibit.subtitle,
        "table": blocks.table(
            picture.head, picture.rows, words=picture.words, widths=widths, size=9.5, inset=inset
        ),
        "remark": exhibit.remark,
    }


def checklist(exhibit: Exhibit) -> Block:
    """An exhibit of counts and what to do about each, as a list to tick off."""
    assert isinstance(exhibit.picture, Rows)
    return {
        "kind": "tasks",
        "title": exhibit.title,
        "lead": " ".join(exhibit.notes),
        "heads": ["", *exhibit.picture.head],
        "items": [{"count": count, "words": words} for count, words in exhibit.picture.rows],
    }


def _block(picture: Picture, alt: str, size: Size, on: Ground | None) -> Block:
    match picture:
        case Dots():
            return _dots(picture, alt, size)
        case Track():
            return track(picture, alt)
        case Bars():
            return _bars(picture, alt, size)
        case Stacks():
            return _stacks(picture, alt, size)
        case Lines():
            return _lines(picture, alt, size)
        case Fan():
            return _fan(picture, alt, size)
        case Curve():
            return _curve(picture, alt, size)
        case Panels():
            return _panels(picture, alt)
        case Places():
            assert on is not None, "a map is drawn on something"
            return ground.by_class(
                on.villages,
                picture.classes,
                picture.legend,
                alt=alt + ".",
                width=size.map,
                over=on.kecamatan,
                names=picture.names,
            )
        case Rows():
            return _rows(picture.head, picture.rows, picture.words, alt)
        case Table():
            return _table(picture, alt)
        case Numbers():
            figures = [f"{each.label}: {each.number} {each.unit}" for each in picture.figures]
            return {
                "form": "numbers",
                "numbers": [blocks.number(each) for each in picture.figures],
                "alt": blocks.spoken(alt, figures),
            }


def track(picture: Track, alt: str) -> Block:
    """A track that is not empty."""
    places = layout(picture)
    return {
        "form": "track",
        "marks": [{"role": role, "at": at} for role, at in places.marks.items()],
        "done": places.done,
        "band": places.band,
        "beyond": places.beyond,
        "labels": [
            {
                "name": label.name,
                "words": label.words,
                "role": label.role,
                "middle": label.middle,
                "above": label.is_above,
            }
            for label in places.labels
        ],
        "note": picture.note,
        "alt": blocks.spoken(alt, [picture.spoken]),
    }


def _dots(picture: Dots, alt: str, size: Size) -> Block:
    values = [
        value
        for dot in picture.dots
        for value in (dot.low, dot.value, dot.high, dot.before, picture.line)
        if value is not None
    ]
    heads = picture.heads if size.has_more else ()
    block = blocks.dots(
        [
            blocks.Dot(
                dot.name,
                dot.value,
                dot.low,
                dot.high,
                dot.colour
                if dot.before is not None
                else classes.COLOURS.get(dot.kind or "", "between"),
                (dot.words, *(dot.more if size.has_more else ())),
                dot.before,
                dot.is_own,
            )
            for dot in picture.dots
        ],
        alt=alt,
        line=picture.line,
        line_label=picture.line_name,
        heads=heads,
        span=blocks.span(values, starts_at_zero=picture.unit == "percent"),
        unit=picture.unit,
    )
    # Where the values stand at the ends of the rows alone, they say what an axis would.
    return block if size.has_more else {**block, "ticks": []}


def _bars(picture: Bars, alt: str, size: Size) -> Block:
    values = [bar.value for bar in picture.bars if bar.value is not None]
    marks = [bar.mark for bar in picture.bars if bar.mark is not None]
    low, high = min([0.0, *values]), max([0.0, *values, *marks])
    if picture.unit == "percent" and high > 0:
        high = min(100.0, -(-high // 10) * 10)
    whole = (high - low) or 1.0
    return blocks.bars(
        [
            blocks.Row(
                " ".join(bar.name.split()),
                None if bar.value is None else abs(bar.value) / whole,
                (bar.words, *(bar.more if size.has_more else ())),
                None if bar.mark is None else (bar.mark - low) / whole,
                bar.colour,
                bar.is_own,
                (min(bar.value or 0.0, 0.0) - low) / whole,
                bar.is_pale,
            )
            for bar in picture.bars
        ],
        heads=picture.heads if size.has_more else (),
        key=(("mark", picture.mark_name),) if picture.mark_name and marks else (),
        height=size.bar,
        gap=size.gap,
        alt=alt,
    )


def _stacks(picture: Stacks, alt: str, size: Size) -> Block:
    whole = max((_total(stack.values) for stack in picture.stacks), default=0.0)
    key = [(part.colour, part.name) for part in picture.parts]
    if len(picture.stacks) == 1:  # the numbers of a single bar stand in its key
        key = [
            (colour, f"{name}: {blocks.amount(value, picture.unit)}")
            for (colour, name), value in zip(key, picture.stacks[0].values, strict=True)
        ]
    return blocks.bars(
        [
            blocks.Stack(
                stack.name,
                tuple(
                    blocks.Part((value or 0) / of, part.colour)
                    for value, part in zip(stack.values, picture.parts, strict=True)
                )
                if (of := _total(stack.values) if picture.is_share else whole)
                else (),
                tuple(filter(None, (stack.words, *(stack.more if size.has_more else ())))),
                stack.is_own,
            )
            for stack in picture.stacks
        ],
        heads=picture.heads if size.has_more else picture.heads[:1],
        key=key,
        height=2 * size.bar if len(picture.stacks) == 1 else size.bar,
        gap=size.gap,
        alt=alt,
    )


def _total(values: Sequence[float | None]) -> float:
    """A bar is full of its parts; protected ones need not add up to their whole."""
    return float(sum(value or 0 for value in values))


def _lines(picture: Lines, alt: str, size: Size) -> Block:
    first, last = picture.days[0].toordinal(), picture.days[-1].toordinal()
    at = [_part(day.toordinal(), first, last) for day in picture.days]
    main = next((line for line in picture.lines if line.is_main), picture.lines[0])
    return blocks.lines(
        picture.labels,
        [
            blocks.Line(
                _end_label(line.name, line.values, size),
                line.values,
                line.colour,
                2.4 if line.is_main else 1.4,
                line.is_dashed,
                has_dots=line.is_main or line.has_squares,
                is_step=line.is_step,
            )
            for line in picture.lines
        ],
        areas=[
            blocks.Area(band.low, band.high, line.colour, round(band.strength * 100))
            for line in picture.lines
            for band in line.bands
            if line is main or len(picture.lines) <= 2
        ],
        at=at,
        marks=[
            blocks.Mark(
                _part(mark.day.toordinal(), first, last),
                mark.value,
                mark.words if mark.is_target else "",
                mark.colour,
                mark.is_target,
            )
            for mark in picture.marks
            if mark.day >= picture.days[0]
        ],
        said=[
            f"{label}: {numbers.percent(value, 1)}"
            for label, value in zip(picture.labels, main.values, strict=True)
        ],
        alt=alt,
        height=size.lines,
        right=size.right,
        every=-(-len(picture.labels) // size.most_labels),
        starts_at_zero=picture.starts_at_zero,
    )


def _part(value: float, first: float, last: float) -> float:
    return (value - first) / ((last - first) or 1)


def _end_label(name: str, values: Sequence[float | None], size: Size) -> str:
    filled = [value for value in values if value is not None]
    return f"{name} {numbers.percent(filled[-1])}" if size.has_values and filled else name


def _fan(picture: Fan, alt: str, size: Size) -> Block:
    """Marches as lines with the fan behind them; loose rounds are left to the screen."""
    own, around = picture.own, picture.around
    assert own is not None, "an empty picture is not drawn"
    marches = sorted(
        period
        for rates in (own.rates, around.rates if around else {})
        for period in rates
        if period.endswith("-03") and period >= picture.since
    )
    axis_periods = list(dict.fromkeys(marches))
    periods = [
        *axis_periods,
        *(each.period for each in picture.ahead if each.period not in axis_periods),
    ]
    last = max((period for period in own.rates if period.endswith("-03")), default=axis_periods[-1])
    by_period = {each.period: each for each in picture.ahead}

    def opening(of: dict[str, float]) -> tuple[float | None, ...]:
        """From the last official figure on."""
        return tuple(own.rates[last] if period == last else of.get(period) for period in periods)

    middle = opening({period: each.middle for period, each in by_period.items()})
    others = tuple(
        (around.rates if around else {}).get(period)
        or (by_period[period].other if period in by_period else None)
        for period in periods
    )
    rates = tuple(own.rates.get(period) for period in periods)
    years = [numbers.first_day(period) for period in periods]
    first_day, last_day = years[0].toordinal(), years[-1].toordinal()
    lines = [
        blocks.Line(
            "" if picture.ahead else _end_label(own.name, rates, size),
            rates,
            "area",
            2.4,
            has_dots=True,
        )
    ]
    if picture.ahead:
        lines.append(blocks.Line(_end_label(own.name, middle, size), middle, "area", 1.0))
    if around:
        lines.append(
            blocks.Line(_end_label(around.name, others, size), others, "province", is_dashed=True)
        )
    parts = [
        f"{numbers.period(each.period)}: {numbers.percent(each.middle)} "
        f"({numbers.percent(each.low[80])}–{numbers.percent(each.high[80])})"
        for each in picture.ahead
    ] or [
        f"{period[:4]}: {numbers.percent(rate)}, {numbers.percent(other)}"
        for period, rate, other in zip(periods, rates, others, strict=True)
    ]
    return blocks.lines(
        [period[:4] for period in periods],
        lines,
        areas=[
            blocks.Area(
                opening({each.period: each.low[share] for each in picture.ahead}),
                opening({each.period: each.high[share] for each in picture.ahead}),
                "area",
                opacity,
            )
            for share, opacity in ((95, 10), (80, 14), (50, 20))
            if picture.ahead
        ],
        at=[_part(day.toordinal(), first_day, last_day) for day in years],
        marks=[
            blocks.Mark(
                _part(aim.day.toordinal(), first_day, last_day), aim.value, "", "target", True
            )
            for aim in picture.aims
            if years[0] <= aim.day <= years[-1]
        ],
        said=parts,
        alt=alt,
        height=size.lines,
        right=size.right,
        every=-(-len(periods) // size.most_labels),
    )


def _curve(picture: Curve, alt: str, size: Size) -> Block:
    points = [(0.0, 0.0), *((point.across, point.up) for point in picture.points)]
    at = [across / 100 for across, _up in points]
    return blocks.lines(
        ["" for _point in points],
        [
            blocks.Line(picture.even, tuple(across for across, _up in points), "muted", 1.0, True),
            blocks.Line(
                "", tuple(up for _across, up in points), picture.colour, 2.4, has_dots=True
            ),
        ],
        at=at,
        said=[
            f"{numbers.percent(across, 0)}: {numbers.percent(up, 0)}" for across, up in points[1:]
        ],
        alt=alt,
        height=size.lines,
        right=60,
        starts_at_zero=True,
        foot=picture.across,
    )


def _panels(picture: Panels, alt: str) -> Block:
    def panel(columns: Sequence[object], name: str) -> Block:
        return {"name": name, "columns": columns}

    panels = []
    for each in picture.panels:
        most = max((bar.value for bar in each.columns if bar.value is not None), default=0) or 1
        panels.append(
            panel(
                [
                    {
                        "label": bar.label,
                        "part": None if bar.value is None else bar.value / most,
                        "words": bar.words,
                    }
                    for bar in each.columns
                ],
                each.name,
            )
        )
    parts = [
        f"{each.name}: " + ", ".join(f"{bar.label} {bar.words}" for bar in each.columns)
        for each in picture.panels
    ]
    return {
        "form": "panels",
        "panels": panels,
        "colour": picture.colour,
        "alt": blocks.spoken(alt, parts),
    }


def _rows(head: Sequence[str], rows: Sequence[Sequence[str]], words: int, alt: str) -> Block:
    # The column with the longest words takes the room that the others leave.
    longest = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    widths = [1.0 if place == longest.index(max(longest)) else 0.0 for place in range(len(head))]
    return {
        "form": "table",
        "table": blocks.table(head, rows, words=words, widths=widths, size=9.5),
        "alt": blocks.spoken(alt, [", ".join(filter(None, row)) for row in rows[:20]]),
    }


def _table(picture: Table, alt: str) -> Block:
    columns = [column for column in picture.columns if column.kind != "sparkline"]
    rows = cells.rows_of(picture.frame, columns)
    words = next(
        (place for place, column in enumerate(columns) if column.kind not in ("text", "class")),
        len(columns),
    )
    return _rows([column.label for column in columns], rows, words, alt)
