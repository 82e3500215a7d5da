"""An exhibit on a page: a Plotly figure, or HTML, by the form of its picture."""

import plotly.graph_objects as go

from ui.exhibit import Dots, Exhibit
from ui.look.theme import Mode
from ui.screen import dots


def drawn(shown: Exhibit, mode: Mode) -> go.Figure | str:
    """The picture of an exhibit as `st.plotly_chart` or `st.html` takes it."""
    alt = shown.alt or shown.title
    match shown.picture:
        case Dots() as picture:
            return dots.figure(picture, alt, mode)
        case other:
            raise NotImplementedError(type(other).__name__)
