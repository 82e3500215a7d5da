"""Colours, chart template and stylesheet: the same thing has the same colour everywhere.

Two modes, light and dark. The stylesheet holds both and follows the `color-scheme` that Streamlit
sets on its app container; a Plotly figure cannot, so charts are told the mode.
"""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Final, Literal

import htpy as h
import plotly.graph_objects as go
from markupsafe import Markup

from ui.exhibit import STEPS

Mode = Literal["light", "dark"]
MODES: Final[tuple[Mode, ...]] = ("light", "dark")

FONT: Final = '"Source Sans", "Source Sans 3", "Source Sans Pro", sans-serif'
STYLESHEET = Path(__file__).parent / "style.css"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one mode, as '#RRGGBB'.

    Every colour in TEXT_COLOURS has a contrast of at least 4.5:1 on `paper` and on `surface`; the
    others mark lines and shapes, at 3:1.
    """

    # surfaces
    paper: str
    surface: str
    grid: str
    rule: str
    # words
    ink: str
    muted: str
    # things, in the order of the design table
    area: str
    province: str
    target: str
    target_ink: str  # the target's hue where it is a word
    registry: str
    protection: str
    empowerment: str
    better: str
    worse: str
    # around the province (ColorBrewer BrBG): above, not distinguishable, below
    above: str
    between: str
    below: str
    # the band above every page, under white words
    band: str
    # the made-up-data banner
    banner: str
    banner_stripe: str
    banner_ink: str


TEXT_COLOURS: Final = (
    "ink",
    "muted",
    "area",
    "province",
    "target_ink",
    "registry",
    "better",
    "worse",
    "above",
    "between",
    "below",
)

_PALETTES: Final[dict[Mode, Palette]] = {
    "light": Palette(
        paper="#FFFFFF",
        surface="#F7F9F8",
        grid="#E4E8EA",
        rule="#C6CED2",
        ink="#1F2A30",
        muted="#55616A",
        area="#0B5D66",
        province="#5B6770",
        target="#B7791F",
        target_ink="#8A5A12",
        registry="#6B4C8A",
        protection="#2F5D8A",
        empowerment="#6E7F1E",
        better="#1B7F79",
        worse="#B5541C",
        above="#8C510A",
        between="#666F75",
        below="#01665E",
        band="#0B5D66",
        banner="#FFE9B8",
        banner_stripe="#F7C948",
        banner_ink="#3A2800",
    ),
    "dark": Palette(
        paper="#12181B",
        surface="#1B2327",
        grid="#2A343A",
        rule="#46535A",
        ink="#E8ECEE",
        muted="#A7B1B8",
        area="#5FB7BF",
        province="#A7B1B8",
        target="#E0B25A",
        target_ink="#E0B25A",
        registry="#B79BD1",
        protection="#86B1DA",
        empowerment="#B7C766",
        # The design's pair is for paper; these are the same hues, light enough for a dark screen.
        better="#46B3AB",
        worse="#E8935F",
        above="#C9974F",
        between="#9DA7AD",
        below="#5AB4AC",
        band="#0A4A51",
        banner="#4A3A0B",
        banner_stripe="#6E5510",
        banner_ink="#FFF1CC",
    ),
}

# On paper and slides, as in ui/map/browser/map.css by day: five classes around the province
# (ColorBrewer BrBG); white where there is no figure, and under the hatching of what is withheld.
CLASS_COLOURS: Final = {
    "0": "#FFF7D6",
    "1": "#FDD587",
    "2": "#F79A35",
    "3": "#CC5B12",
    "4": "#7A2B05",
    "A": "#8C510A",
    "B": "#CB9E4F",
    "N": "#F4F4F2",
    "C": "#86CBC0",
    "D": "#35978F",
    "x": "#FFFFFF",
    "-": "#FFFFFF",
}

# Found by search: all pairs, and the area's own colour, are at least 10 apart (CIEDE2000) to normal
# sight and with simulated protanopia, deuteranopia and tritanopia, at 4.5:1 on paper
# (tests/ui/look/test_theme.py).
_AREA_COLORS: Final[dict[Mode, tuple[str, ...]]] = {
    "light": ("#941608", "#097DAF", "#6D09AF", "#956F15", "#272767", "#390E0E"),
    "dark": ("#E99862", "#85E1F9", "#9165F7", "#F5D245", "#FCFCC5", "#B8732E"),
}


def palette(mode: Mode) -> Palette:
    """The colours of a mode. Raises ValueError for any other word."""
    if mode not in _PALETTES:
        raise ValueError(f"no theme {mode!r}: choose one of {', '.join(MODES)}")
    return _PALETTES[mode]


def colour(name: str, mode: Mode) -> str:
    """A colour of an exhibit as '#RRGGBB': a field of the palette, 'hue1', 'step8' and so on."""
    if name.startswith("step"):
        return _over(palette(mode).paper, palette(mode).registry, int(name.removeprefix("step")))
    if name.startswith("hue"):
        return area_colors(mode)[int(name.removeprefix("hue")) - 1]
    plain = {"none": "rule", "both": "area", "pale": "rule"}
    return getattr(palette(mode), plain.get(name, name))


def colours(mode: Mode) -> dict[str, str]:
    """Every colour of an exhibit by its name."""
    now = palette(mode)
    hues = {f"hue{place}": hue for place, hue in enumerate(_AREA_COLORS[mode], start=1)}
    steps = {step: colour(step, mode) for each in STEPS.values() for step in each}
    return {field.name: getattr(now, field.name) for field in fields(Palette)} | hues | steps


def area_colors(mode: Mode) -> tuple[str, ...]:
    """Six line colours for areas compared with the first, which keeps `palette(mode).area`."""
    palette(mode)
    return _AREA_COLORS[mode]


def in_the_light() -> dict[str, str]:
    """The light colour for each of the dark mode, both as '#rrggbb': for paper and pictures.

    Of two things that share a dark colour the first in the palette gives the light one.
    """
    light, dark = palette("light"), palette("dark")
    found: dict[str, str] = {}
    for field in fields(Palette):
        found.setdefault(getattr(dark, field.name).lower(), getattr(light, field.name).lower())
    pairs = zip(_AREA_COLORS["dark"], _AREA_COLORS["light"], strict=True)
    return {**{one.lower(): other.lower() for one, other in pairs}, **found}


def _over(paper: str, color: str, percent: int) -> str:
    """What so much of a colour looks like on the paper."""
    pairs = ((int(paper[i : i + 2], 16), int(color[i : i + 2], 16)) for i in (1, 3, 5))
    mixed = (round(low + (high - low) * percent / 100) for low, high in pairs)
    return "#" + "".join(f"{part:02X}" for part in mixed)


def tint(color: str, opacity: float) -> str:
    """A colour as rgba(): 20 % of an area's colour is the band of its estimate."""
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"


def plotly_template(mode: Mode) -> go.layout.Template:
    """What every chart shares: type, quiet grid, no legend, no titles, tight margins."""
    colors = palette(mode)
    axis = {
        "gridcolor": colors.grid,
        "linecolor": colors.rule,
        "tickcolor": colors.rule,
        "tickfont": {"size": 14, "color": colors.muted},
        "zeroline": False,
        "automargin": False,
        "fixedrange": True,
        "title": {"text": ""},
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT, "size": 14, "color": colors.ink},
            "paper_bgcolor": colors.paper,
            "plot_bgcolor": colors.paper,
            "colorway": [colors.area, *_AREA_COLORS[mode]],
            "showlegend": False,
            "hovermode": "closest",
            "hoverlabel": {
                "bgcolor": colors.surface,
                "bordercolor": colors.rule,
                "font": {"family": FONT, "size": 14, "color": colors.ink},
                "align": "left",
            },
            "xaxis": {**axis, "showgrid": False, "ticks": "outside", "showline": True},
            "yaxis": {**axis, "showgrid": True, "ticks": ""},
            "dragmode": False,
            "annotationdefaults": {"font": {"family": FONT, "size": 14}, "align": "left"},
        }
    )


def css(mode: Mode) -> Markup:
    """The stylesheet of the whole dashboard, in one <style> element for `st.html`.

    Args:
        mode: what the session is believed to show. Both modes are inside: colours follow the
            `color-scheme` around them. `mode` only serves what Streamlit draws outside its app
            container (popovers, dialogs), and browsers without `light-dark()`.
    """
    rules = "\n".join([_variables(mode), *map(_read, _stylesheets())])
    return Markup(h.style[Markup(f"\n{rules}")])


def _stylesheets() -> list[Path]:
    """What every page wears first, then one sheet for each thing that has a dress of its own."""
    return [STYLESHEET, *sorted(set(STYLESHEET.parent.glob("*.css")) - {STYLESHEET})]


def _read(sheet: Path) -> str:
    return sheet.read_text(encoding="utf-8")


def _variables(mode: Mode) -> str:
    now, light, dark = palette(mode), palette("light"), palette("dark")
    names = [field.name for field in fields(Palette)]

    def block(values: dict[str, str]) -> str:
        return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in values.items())

    fixed = block({name: getattr(now, name) for name in names})
    both = block(
        {name: f"light-dark({getattr(light, name)},{getattr(dark, name)})" for name in names}
    )
    return (
        f":root{{color-scheme:{mode};{fixed}}}\n"
        f"@supports (color:light-dark(#000,#fff)){{:root{{{both}}}}}"
    )
