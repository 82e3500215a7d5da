"""Native charts of a slide: bars and lines that PowerPoint can edit, each with its small workbook.

The plot stands where we put it and its axis ends where we say, so a line across all bars and the
names at the ends of lines can be drawn beside it.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import ceil, floor, log10
from typing import Any, Final

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.chart import XL_TICK_LABEL_POSITION as TICK_LABELS
from pptx.enum.chart import XL_TICK_MARK as TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from language import numbers, text
from language.text import _
from ui.files.export import guarded
from ui.look import theme
from ui.slides import fitting, words
from ui.slides.parts import all_of, one_of, part
from ui.slides.pictures import Band, Bars, Lines, Series, Unit
from ui.slides.words import POINT, Box

MOST_LABELS: Final = 16  # points, of the names beside bars
LEAST_LABELS: Final = 9
READABLE: Final = 12  # points: of smaller names there are too many for one chart
OF_BAR: Final = 0.68  # of the height of a bar and its gap, for its name
SIDE: Final = 0.38  # of the width, at most, for the names beside bars
LEGEND: Final = 26  # points, kept above stacked bars
ENDS: Final = 200  # points, kept for the names at the ends of lines
PALE: Final = 0.8  # of the band, towards white


def split(picture: Bars, box: Box) -> list[Bars]:
    """The bars in as many charts as it takes at type that can be read, with one axis."""
    count = len(picture.labels)
    most = max(1, int((box.points[1] - LEGEND - 4) * OF_BAR / READABLE))
    many = ceil(count / most) or 1
    each = [count // many + (place < count % many) for place in range(many)]
    return [
        picture.rows(range(end - size, end)) if many > 1 else picture
        for end, size in zip(accumulate(each), each, strict=True)
    ]


def bars(shapes: Any, box: Box, picture: Bars, name: str, described: str) -> None:
    """Lying bars, the first on top, their values at their ends."""
    wide, high = box.points
    is_stacked = len(picture.series) > 1
    top = LEGEND if is_stacked or picture.line is not None else 4
    each = (high - top - 4) / max(1, len(picture.labels))
    labels = [
        label
        if any(series.values[place] is not None for series in picture.series)
        else f"{label} ({picture.gap(place)})"
        for place, label in enumerate(picture.labels)
    ]
    most = SIDE * wide
    size = next(
        (
            size
            for size in range(min(MOST_LABELS, max(LEAST_LABELS, int(each * OF_BAR))), 8, -1)
            if all(fitting.fits(label, size, most, max(each, size * 1.3)) for label in labels)
        ),
        8,
    )
    left = min(_widest(labels, size), most) + 14
    ends = [words.number(value, picture.unit) for one in picture.series for value in one.values]
    right = 8 if is_stacked else _widest(ends, size) + 10
    low, high_end = picture.ends
    if low < 0:
        low -= (high_end - low) * right / (wide - left - right)

    inner = Box(
        round(box.x + left * POINT),
        round(box.y + top * POINT),
        round((wide - left - right) * POINT),
        round((high - top - 4) * POINT),
    )
    if picture.line is not None:
        # Below the chart: the numbers stay readable on it.
        _across(shapes, inner, (picture.line - low) / (high_end - low), picture, box)
    chart = _chart(
        shapes,
        box,
        XL_CHART_TYPE.BAR_STACKED if is_stacked else XL_CHART_TYPE.BAR_CLUSTERED,
        labels,
        picture.series,
        picture.unit,
        name,
        described,
    )
    plot = chart.plots[0]
    plot.gap_width, plot.vary_by_categories = 45, False
    if is_stacked:
        plot.overlap = 100
        chart.has_legend = True
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.TOP, False
        words.dress(chart.legend.font, 14)
    _pin(chart, box, inner)
    axis = chart.category_axis
    axis.reverse_order, axis.has_major_gridlines = True, False
    _skip(axis, 1)
    axis.major_tick_mark, axis.tick_label_position = TICK_MARK.NONE, TICK_LABELS.LOW
    axis.format.line.color.rgb = words.colour("rule")
    words.dress(axis.tick_labels.font, size)
    values = chart.value_axis
    values.minimum_scale, values.maximum_scale = low, high_end
    values.has_major_gridlines = values.visible = False

    for series, chart_series in zip(picture.series, plot.series, strict=True):
        chart_series.invert_if_negative = False
        chart_series.format.fill.solid()
        chart_series.format.fill.fore_color.rgb = words.colour(series.colour)
        labelled = chart_series.data_labels
        labelled.show_value, labelled.number_format_is_linked = True, False
        labelled.number_format = words.number_format(picture.unit)
        if is_stacked:
            labelled.position = XL_LABEL_POSITION.CENTER
            words.dress(labelled.font, size - 1, shade=_upon(words.colour(series.colour)))
            _spare_thin(chart_series, series, picture, inner, high_end, size - 1)
        else:
            labelled.position = XL_LABEL_POSITION.OUTSIDE_END
            words.dress(labelled.font, size)
            _ground(labelled)
    if len(picture.series) == 1:
        for place, shade in enumerate(picture.colours):
            point = plot.series[0].points[place]
            point.format.fill.solid()
            point.format.fill.fore_color.rgb = words.colour(shade)


def lines(shapes: Any, box: Box, picture: Lines, name: str, described: str) -> None:
    """Lines over time, named at their ends; the band of an estimate as an area behind them."""
    wide, high = box.points
    names = [_end_words(picture, one) for one in picture.series]
    right = min(max(90.0, *(fitting.width(each, 14, bold=True) for each in names)), ENDS)
    numbers_shown = [value for one in picture.series for value in one.values if value is not None]
    if picture.band:
        ends = (*picture.band.low, *picture.band.high)
        numbers_shown += [value for value in ends if value is not None]
    low, top_end, step = _scale(numbers_shown, picture.unit)
    ticks = [_tick(value, picture.unit, step) for value in (low, top_end)]
    left = _widest(ticks, 12) + 10
    every, is_tall = _every(picture.labels, wide - left - right - 12)
    foot = 37 if is_tall else 22
    is_whole = False
    note = "" if low <= 0 else _("Sumbu tegak tidak mulai dari nol.")
    if picture.band:
        # An area would fall to zero where a value is missing; thin lines have a gap.
        is_whole = all(value is not None for value in (*picture.band.low, *picture.band.high))
        key = "" if is_whole else _("Pita: di antara garis titik-titik.")
        note = " ".join(filter(None, [key, note]))
    under = foot + (18 if note else 0)

    series = list(picture.series)
    if picture.band:
        series += _band_series(picture.band, is_whole)
    chart = _chart(
        shapes,
        box,
        XL_CHART_TYPE.LINE_MARKERS,
        picture.labels,
        series,
        picture.unit,
        name,
        described,
    )
    inner = Box(
        round(box.x + left * POINT),
        round(box.y + 6 * POINT),
        round((wide - left - right - 12) * POINT),
        round((high - 6 - under) * POINT),
    )
    _pin(chart, box, inner)
    axis, values = chart.category_axis, chart.value_axis
    axis.major_tick_mark, axis.tick_label_position = TICK_MARK.NONE, TICK_LABELS.LOW
    axis.format.line.color.rgb = words.colour("rule")
    words.dress(axis.tick_labels.font, 12)
    _skip(axis, every)
    values.minimum_scale, values.maximum_scale, values.major_unit = low, top_end, step
    values.major_tick_mark = TICK_MARK.NONE
    values.major_gridlines.format.line.color.rgb = RGBColor.from_string(
        theme.palette("light").grid.lstrip("#")
    )
    values.format.line.fill.background()
    values.tick_labels.number_format_is_linked = False
    values.tick_labels.number_format = _tick_format(picture.unit, step)
    words.dress(values.tick_labels.font, 12, pale=True)

    chart_series = list(chart.plots[0].series)
    for one, line in zip(picture.series, chart_series, strict=False):
        shade = words.colour(one.colour)
        line.smooth = False
        line.format.line.width, line.format.line.color.rgb = Pt(3), shade
        if one.is_dashed:
            line.format.line.dash_style = MSO_LINE.DASH
        is_dense = len(picture.labels) > 20
        line.marker.style = XL_MARKER_STYLE.NONE if is_dense else XL_MARKER_STYLE.CIRCLE
        if not is_dense:
            line.marker.size = 7
            line.marker.format.fill.solid()
            line.marker.format.fill.fore_color.rgb = shade
            line.marker.format.line.color.rgb = shade
    if picture.band and is_whole:
        _as_area(chart, words.colour(picture.series[0].colour))
    elif picture.band:
        for line in chart_series[-2:]:
            line.smooth, line.marker.style = False, XL_MARKER_STYLE.NONE
            line.format.line.width = Pt(1.5)
            line.format.line.color.rgb = words.colour(picture.series[0].colour)
            line.format.line.dash_style = MSO_LINE.ROUND_DOT
    _name_ends(shapes, inner, box, picture, low, top_end)
    if note:
        place = Box(box.x, round(box.y + (high - 16) * POINT), inner.wide, 16 * POINT)
        words.write(shapes, place, note, most=12, pale=True)


def _chart(
    shapes: Any,
    box: Box,
    kind: XL_CHART_TYPE,
    labels: Sequence[str],
    series: Sequence[Series],
    unit: Unit,
    name: str,
    described: str,
) -> Any:
    data = CategoryChartData(number_format=words.number_format(unit))
    data.categories = [guarded(label) for label in labels]
    for one in series:
        data.add_series(guarded(one.name), one.values)
    frame = shapes.add_chart(kind, *map(Emu, (box.x, box.y, box.wide, box.high)), data)
    words.describe(frame, name, described)
    chart = frame.chart
    chart.has_title = chart.has_legend = False
    language = part("c:lang", val=text.locale().replace("_", "-"))
    one_of(chart._chartSpace, "c:chart").addprevious(language)
    return chart


def _pin(chart: Any, outer: Box, inner: Box) -> None:
    """Put the plot, without its labels, exactly there."""
    area = chart._chartSpace.chart.plotArea
    for old in all_of(area, "c:layout"):
        area.remove(old)
    manual = part("c:manualLayout")
    fractions = {
        "x": (inner.x - outer.x) / outer.wide,
        "y": (inner.y - outer.y) / outer.high,
        "w": inner.wide / outer.wide,
        "h": inner.high / outer.high,
    }
    for key, value in {
        "layoutTarget": "inner",
        "xMode": "edge",
        "yMode": "edge",
        **{key: f"{value:.5f}" for key, value in fractions.items()},
    }.items():
        manual.append(part(f"c:{key}", val=value))
    area.insert(0, part("c:layout", manual))


def _across(shapes: Any, inner: Box, at: float, picture: Bars, box: Box) -> None:
    """A value marked across all bars, named above it."""
    x = inner.x + round(at * inner.wide)
    line = shapes.add_connector(
        MSO_CONNECTOR.STRAIGHT, *map(Emu, (x, inner.y, x, inner.y + inner.high))
    )
    line.line.color.rgb, line.line.width = words.colour("province"), Pt(2)
    line.line.dash_style = MSO_LINE.DASH
    words.flat(line)
    words.describe(line, _("Garis pembanding"), picture.line_label)
    wide = min(round(fitting.width(picture.line_label, 14) * POINT) + POINT, box.wide)
    start = min(max(box.x, x - wide // 2), box.x + box.wide - wide)
    words.write(
        shapes,
        Box(start, inner.y - (LEGEND - 4) * POINT, wide, (LEGEND - 6) * POINT),
        picture.line_label,
        most=14,
        shade=words.colour("province"),
        align=PP_ALIGN.CENTER,
    )


def _spare_thin(
    chart_series: Any, series: Series, picture: Bars, inner: Box, most: float, size: int
) -> None:
    """Leave out the number of a part that is too thin for it."""
    for place, value in enumerate(series.values):
        if value is None:
            continue
        wide = value / most * inner.wide / POINT
        if wide < fitting.width(_bare(value, picture.unit), size) + 4:
            label = chart_series.points[place].data_label._get_or_add_dLbl()
            for child in list(label)[1:]:
                label.remove(child)
            label.append(part("c:delete", val="1"))


def _bare(value: float, unit: Unit) -> str:
    """A number as the chart writes it: counts without the word for what is counted."""
    is_count = unit in ("persons", "families")
    return numbers.count(value) if is_count else words.number(value, unit)


def _ground(labels: Any) -> None:
    """Numbers on the colour of the slide, so that a line behind them does not cross them out."""
    look = part("c:spPr", part("a:solidFill", part("a:schemeClr", val="bg1")))
    one_of(labels._element, "c:txPr").addprevious(look)


def _upon(ground: RGBColor) -> RGBColor:
    """White or ink, whichever is read better on a colour."""
    red, green, blue = ground
    light = 0.299 * red + 0.587 * green + 0.114 * blue
    colors = theme.palette("light")
    return RGBColor.from_string((colors.ink if light > 150 else colors.paper).lstrip("#"))


def _widest(labels: Sequence[str], size: int) -> float:
    return max((fitting.width(label, size) for label in labels), default=0)


def _end_words(picture: Lines, one: Series) -> str:
    """The name of a line and its last value, with the time where that is not the end."""
    places = [place for place, value in enumerate(one.values) if value is not None]
    if not places:
        return one.name
    label = f"{one.name} {words.number(one.values[places[-1]], picture.unit)}"
    is_earlier = places[-1] < len(picture.labels) - 1
    return f"{label} ({picture.labels[places[-1]]})" if is_earlier else label


def _scale(values: Sequence[float], unit: Unit) -> tuple[float, float, float]:
    """Both ends and the step of the value axis; counts start at zero, rates need not."""
    if not values:
        return 0.0, 1.0, 1.0
    low, high = min(values), max(values)
    if unit in ("persons", "families", "rupiah"):
        low = 0.0
    if high - low < 1:
        low, high = (low + high) / 2 - 0.5, (low + high) / 2 + 0.5
    if min(values) >= 0 and (low < 0 or low < 0.35 * high):
        low = 0.0
    power = 10 ** floor(log10((high - low) / 4))
    step = next(power * each for each in (1, 2, 5, 10) if (high - low) / (power * each) <= 5)
    return floor(low / step) * step, ceil(high / step + 0.05) * step, step


def _tick(value: float, unit: Unit, step: float) -> str:
    return numbers.number(value, 0 if step >= 1 else 1) + (
        numbers.percent_sign() if unit == "percent" else ""
    )


def _tick_format(unit: Unit, step: float) -> str:
    digits = "#,##0" if step >= 1 else "#,##0.0"
    return digits + (f'"{numbers.percent_sign()}"' if unit == "percent" else "")


def _every(labels: Sequence[str], wide: float) -> tuple[int, bool]:
    """Name every so many points of time, in one line or two, so that the names do not touch."""
    each = wide / max(1, len(labels))
    if _widest(labels, 12) + 6 <= each:
        return 1, False
    parts = [part for label in labels for part in label.split()]
    return max(1, ceil((_widest(parts, 12) + 4) / each)), True


def _skip(axis: Any, every: int) -> None:
    """Name one place of so many; PowerPoint else decides which names have room."""
    one_of(axis._element, "c:noMultiLvlLbl").addprevious(part("c:tickLblSkip", val=str(every)))


def _band_series(band: Band, is_whole: bool) -> list[Series]:
    low = Series(_("Pita: batas bawah"), band.low, "muted")
    if not is_whole:
        return [low, Series(_("Pita: batas atas"), band.high, "muted")]
    widths = tuple(
        None if low is None or high is None else high - low
        for low, high in zip(band.low, band.high, strict=True)
    )
    return [low, Series(_("Pita: lebar"), widths, "muted")]


def _as_area(chart: Any, shade: RGBColor) -> None:
    """Make the last two lines a stacked area, the lower part of it unseen."""
    line_chart = one_of(chart._chartSpace.chart.plotArea, "c:lineChart")
    area = part("c:areaChart", part("c:grouping", val="stacked"), part("c:varyColors", val="0"))
    paint = part("a:solidFill", part("a:srgbClr", val=_paler(shade)))
    lower, upper = all_of(line_chart, "c:ser")[-2:]
    for series, filled in ((lower, part("a:noFill")), (upper, paint)):
        for name in ("c:marker", "c:smooth", "c:spPr"):
            for child in all_of(series, name):
                series.remove(child)
        look = part("c:spPr", filled, part("a:ln", part("a:noFill")))
        one_of(series, "c:tx").addnext(look)
        area.append(series)
    for axis in all_of(line_chart, "c:axId"):
        area.append(part("c:axId", val=axis.get("val")))
    line_chart.addprevious(area)


def _paler(shade: RGBColor) -> str:
    return str(RGBColor(*(round(part + (255 - part) * PALE) for part in shade)))


def _name_ends(shapes: Any, inner: Box, box: Box, picture: Lines, low: float, high: float) -> None:
    """The name and the last value of each line beside its end, none over another."""
    line = 19 * POINT
    start = inner.x + inner.wide + 8 * POINT
    wide = box.x + box.wide - start
    ends: list[tuple[float, Series]] = []
    for one in picture.series:
        values = [value for value in one.values if value is not None]
        if values:
            y = inner.y + (high - values[-1]) / (high - low) * inner.high
            ends.append((y, one))
    ends.sort(key=lambda end: end[0])
    heights = [
        line * fitting.lines(_end_words(picture, one), 14, wide / POINT, bold=True)
        for _y, one in ends
    ]
    tops = [y - height / 2 for (y, _one), height in zip(ends, heights, strict=True)]
    for place, (_above, _below) in enumerate(pairwise(tops), start=1):
        tops[place] = max(tops[place], tops[place - 1] + heights[place - 1])
    overhang = max(0.0, tops[-1] + heights[-1] - inner.y - inner.high) if tops else 0.0
    for (_y, one), top, height in zip(ends, tops, heights, strict=True):
        words.write(
            shapes,
            Box(round(start), round(top - overhang), round(wide), round(height)),
            _end_words(picture, one),
            most=14,
            bold=True,
            shade=words.colour(one.colour),
            anchor=MSO_ANCHOR.MIDDLE,
        )
