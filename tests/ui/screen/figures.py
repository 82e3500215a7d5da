"""Reading a Plotly figure: the traces, notes and places that the tests ask about."""

from typing import Any

import plotly.graph_objects as go


def drawn(figure: go.Figure) -> list[Any]:
    """All traces, the hindmost first."""
    return list(figure.data)


def trace(figure: go.Figure, name: str) -> Any:
    """The only trace of that name."""
    (found,) = traces(figure, name)
    return found


def traces(figure: go.Figure, name: str) -> list[Any]:
    """All traces of that name, in the order in which they are drawn."""
    return [trace for trace in drawn(figure) if trace.name == name]


def notes(figure: go.Figure, name: str) -> list[Any]:
    """All annotations of that name."""
    return [note for note in figure.layout.annotations if note.name == name]


def words(figure: go.Figure, name: str) -> list[str]:
    """The texts of the annotations of that name."""
    return [note.text for note in notes(figure, name)]


def label_spans(figure: go.Figure) -> list[tuple[float, float]]:
    """Top and bottom in px of each end label, from the top of the plot downwards, sorted."""
    layout = figure.layout
    low, high = layout.yaxis.range
    room = layout.height - layout.margin.t - layout.margin.b
    spans = []
    for note in notes(figure, "end-label"):
        point = (high - note.y) / (high - low) * room
        centre = point + (note.ay if note.showarrow else -note.yshift)
        half = 18 * (note.text.count("<br>") + 1) / 2
        spans.append((centre - half, centre + half))
    return sorted(spans)
