"""Findings by release: a row of columns for each kind, every row on its own scale from zero."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Final

import pandas as pd
import plotly.graph_objects as go

from language import numbers
from language.text import _
from ui.look import theme
from ui.look.theme import Mode
from ui.records import records
from ui.screen import canvas

PANEL: Final = 104  # px of a row of columns
HEAD: Final = 30  # px above it: its name
BOTTOM: Final = 26
EMPTY_HEIGHT: Final = 200
Words = Callable[[Any], str]

_COLUMNS: Final = ("release", "finding_name", "findings", "checked", "findings_pct")


def finding_columns(frame: pd.DataFrame, mode: Mode, *, is_exact: bool) -> go.Figure:
    """One column for each release and kind: percent of the checked that was found.

    Args:
        frame: one row for each kind and release, oldest first: release, finding_name, findings,
            checked (0 where nothing was), findings_pct; empty where too few were checked.
        is_exact: whether the counts are of the whole kabupaten, and so not protected.
    """
    words = numbers.integer if is_exact else numbers.count
    rows = records(frame, _COLUMNS)
    names = list(dict.fromkeys(str(row["finding_name"]) for row in rows))
    releases = sorted({str(row["release"]) for row in rows})
    if not rows:
        return canvas.nothing_yet(EMPTY_HEIGHT, mode)
    height = len(names) * (PANEL + HEAD) + BOTTOM
    figure = canvas.start(canvas.tall(height), mode, right=8, left=8, top=0, bottom=BOTTOM)
    plot = height - BOTTOM
    for place, name in enumerate(names):
        own = [row for row in rows if row["finding_name"] == name]
        top = 1 - (place * (PANEL + HEAD) + HEAD) / plot
        _panel(figure, place, own, releases, (top - PANEL / plot, top), mode, words)
        figure.add_annotation(
            text=escape(name),
            name="panel-name",
            x=0,
            xref="paper",
            xanchor="left",
            y=top,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            font={"size": 14},
        )
    figure.update_xaxes(
        tickmode="array",
        tickvals=releases,
        ticktext=releases,
        tickangle=0,
        ticks="",
        type="category",
        categoryorder="array",
        categoryarray=releases,
        anchor="free",
        position=0,
    )
    figure.update_layout(bargap=0.35)
    return canvas.described(figure, _description(rows, names, words))


def _panel(
    figure: go.Figure,
    place: int,
    rows: Sequence[dict[str, Any]],
    releases: Sequence[str],
    domain: tuple[float, float],
    mode: Mode,
    words: Words,
) -> None:
    """One row of columns, the value above each; a word where there is no column."""
    colors = theme.palette(mode)
    number = "" if place == 0 else str(place + 1)
    by_release = {str(row["release"]): row for row in rows}
    shown = [by_release.get(release, {}) for release in releases]
    values = [row.get("findings_pct") for row in shown]
    most = max([value for value in values if value is not None], default=0) or 1
    figure.add_bar(
        x=list(releases),
        y=values,
        xaxis="x",
        yaxis=f"y{number}",
        marker={"color": colors.registry},
        text=[_value(row) for row in shown],
        textposition="outside",
        textfont={"size": 12, "color": colors.ink},
        cliponaxis=False,
        hovertext=[_hover(row, words) for row in shown],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    for release, row in zip(releases, shown, strict=True):
        if row.get("findings_pct") is None:
            _word(figure, release, row, f"y{number}", mode)
    figure.update_layout(
        {
            f"yaxis{number}": {
                "domain": list(domain),
                "range": [0, most * 1.3],
                "visible": False,
                "anchor": "x",
                "fixedrange": True,
            }
        }
    )
    figure.add_hline(y=0, line={"color": colors.rule, "width": 1}, yref=f"y{number}")


def _value(row: dict[str, Any]) -> str:
    value = row.get("findings_pct")
    if value is None:
        return ""
    return numbers.number(value, 2 if value else 0)


def _word(figure: go.Figure, release: str, row: dict[str, Any], axis: str, mode: Mode) -> None:
    """Why there is no column: too few were checked, or nothing."""
    colors = theme.palette(mode)
    figure.add_annotation(
        text=numbers.too_few() if row.get("checked") else _("tidak diperiksa"),
        x=release,
        xref="x",
        y=0,
        yref=axis,
        yanchor="bottom",
        yshift=2,
        showarrow=False,
        textangle=-90,
        bgcolor=colors.paper,
        borderpad=1,
        font={"size": 11, "color": colors.muted},
    )


def _hover(row: dict[str, Any], written: Words) -> str:
    if row.get("findings_pct") is None:
        return ""
    words = _("<b>{release}</b><br>{findings} dari {checked} diperiksa ({share})")
    return words.format(
        release=numbers.release(str(row["release"])),
        findings=written(row["findings"]),
        checked=written(row["checked"]),
        share=numbers.percent(row["findings_pct"]),
    )


def _description(rows: Sequence[dict[str, Any]], names: Sequence[str], written: Words) -> str:
    parts = []
    for name in names:
        known = [row for row in rows if row["finding_name"] == name and row["findings"] is not None]
        if known:
            words = _("{name}: {findings} pada {release}")
            last = known[-1]
            parts.append(
                words.format(
                    name=name,
                    findings=written(last["findings"]),
                    release=numbers.release(str(last["release"])),
                )
            )
    return _("Grafik batang setiap rilis. {parts}.").format(parts="; ".join(parts))
