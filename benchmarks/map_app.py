"""A page with one map and a button that changes its measure: ours, or Plotly's of the same areas.

Served by benchmarks/maps.py; BOUNDARIES names a GeoJSON file whose features bear area_code.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from benchmarks.map_areas import RELEASES, areas, names, shapes, text
from ui.connections import send_at_once
from ui.map import files, picture
from ui.map.files import CODE
from ui.server import code

# Plotly always asks for the outlines of the world; without these it would ask another host.
NO_WORLD = '{"type":"Topology","objects":{},"arcs":[]}'


def ours(turn: int) -> None:
    """Our map, as the page of the dashboard draws it."""
    from ui.map import component, layout

    by_release = {release: areas(release, turn) for release in RELEASES}
    codes = shapes().codes["desa"]
    shown = picture.picture(
        by_release, {}, RELEASES[-1], codes, title=f"{turn}", unit="percent", scale="along"
    )
    data: dict[str, Any] = {
        "shapes": files.shapes_address(shapes()),
        "schematic": "",
        "level": "desa",
        "more": [],
        "names": names(),
        "parents": [],
        "parent": [],
        "release": RELEASES[-1],
        "releases": [[release, release] for release in RELEASES],
        "selected": None,
        "link": "desa?area=AREA",
        "words": layout.words("desa"),
        "over": [],
        "told": [],
        "maps": [shown.sent],
    }
    component.draw(data, key="map")


def plotly(turn: int) -> None:
    """Plotly's choropleth of the same areas, with the GeoJSON by address."""
    frame = areas(RELEASES[-1], turn)
    figure = go.Figure(
        go.Choropleth(
            geojson="boundaries.geojson",
            locations=frame["area_code"],
            z=frame["value"],
            text=names(),
            featureidkey="properties.area_code",
            colorscale="YlOrBr",
        )
    )
    figure.update_geos(fitbounds="locations", visible=False)
    figure.update_layout(height=500, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    st.plotly_chart(figure, key="map", config={"topojsonURL": "world/"})


def show() -> None:
    """One run for one reader."""
    turn = st.session_state.setdefault("turn", 0)
    if st.button("Next"):
        turn = st.session_state["turn"] = turn + 1
    {"ours": ours, "plotly": plotly}[st.query_params["kind"]](turn)


def _geojson(request: Request) -> Response:
    return Response(text(), media_type="application/json")


def _world(request: Request) -> Response:
    return Response(NO_WORLD, media_type="application/json")


def _shapes(request: Request) -> Response:
    headers = {"Content-Encoding": "gzip"}
    return Response(shapes().packed, media_type="application/json", headers=headers)


@asynccontextmanager
async def _lifespan(app: st.App) -> AsyncIterator[None]:
    """Send as the dashboard's own server does (ui/server.py): for both maps."""
    send_at_once()
    yield


if __name__ == "__main__":
    show()
else:
    app = st.App(
        __file__,
        lifespan=_lifespan,
        routes=[
            Route("/boundaries.geojson", _geojson),
            Route("/world/{name}", _world),
            Route("/map/{version}/{name}", code(CODE)),
            Route("/map/{name}", _shapes),
        ],
    )
