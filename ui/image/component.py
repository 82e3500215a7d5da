"""The two buttons that save a chart or a map as SVG or PNG; the browser draws the picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from streamlit.components.v2 import component

from language.text import _
from ui.image.files import code_address
from ui.look import theme
from ui.look.theme import Mode
from ui.words import measures

# Where the picture is inside the element of that key: a Plotly chart, a map, a piece of HTML.
PLOT, MAP, HTML = ".js-plotly-plot", ".panels", ".stHtml"

# Sent with every change, so it only fetches what draws; browsers keep that.
LOADER: Final = """
export default function ({ data, parentElement }) {
  import(new URL(data.code, document.baseURI).href).then(code => code.draw({ data, parentElement }))
}
"""
_component = component("image_buttons", js=LOADER)


@dataclass(frozen=True)
class Image:
    """What is saved.

    Args:
        chart: the key of the chart's element on the page.
        part: PLOT, MAP or HTML.
        kinds: official, registry, estimate, in the order of the measures.
        notes: source, issue and the like, below the picture.
        made_up: the words of the mark where the registry is made up, else ''.
        name: of the file, without ending.
    """

    chart: str
    part: str
    title: str
    subtitle: str
    kinds: Sequence[str]
    notes: Sequence[str]
    made_up: str
    name: str


def draw(image: Image, key: str, mode: Mode) -> None:
    """Put the buttons on the page."""
    _component(key=key, data={"code": code_address(), **_data(image, mode)})


def _data(image: Image, mode: Mode) -> dict[str, Any]:
    return {
        "chart": image.chart,
        "part": image.part,
        "name": image.name,
        "kinds": [[kind, measures.kind_words(kind)] for kind in image.kinds],
        "words": {
            "title": image.title,
            "subtitle": image.subtitle,
            "notes": list(image.notes),
            "madeUp": image.made_up,
            "SVG": _("Simpan sebagai gambar vektor (SVG)"),
            "PNG": _("Simpan sebagai gambar (PNG)"),
        },
        "colours": theme.in_the_light() if mode == "dark" else {},
    }
