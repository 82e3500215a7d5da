"""An exhibit on a page: a Plotly figure, or HTML, by the form of its picture."""

import plotly.graph_objects as go
from markupsafe import Markup

from ui.exhibit import Bars, Curve, Dots, Exhibit, Fan, Lines, Numbers, Panels, Table, Track
from ui.look.theme import Mode
from ui.screen import bars, curve, dots, fan, lines, panels
from ui.screen.figures import figures_html
from ui.screen.tables import area_table
from ui.screen.track import track_html


def drawn(shown: Exhibit, mode: Mode) -> go.Figure | Markup:
    """The picture of an exhibit as `st.plotly_chart` or `st.html` takes it."""
    alt = shown.alt or shown.title
    match shown.picture:
        case Bars() as picture:
            return bars.figure(picture, alt, mode)
        case Curve() as picture:
            return curve.figure(picture, alt, mode)
        case Dots() as picture:
            return dots.figure(picture, alt, mode)
        case Fan() as picture:
            return fan.figure(picture, alt, mode)
        case Lines() as picture:
            return lines.figure(picture, alt, mode)
        case Numbers() as picture:
            return figures_html(picture.figures)
        case Panels() as picture:
            return panels.figure(picture, alt, mode)
        case Table() as picture:
            return area_table(
                picture.frame, picture.columns, caption=shown.title, link=picture.link
            )
        case Track() as picture:
            return track_html(picture)
        case other:
            raise NotImplementedError(type(other).__name__)
