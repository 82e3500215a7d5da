"""Where an area lies: Kabupaten > Kecamatan > Desa, each a link to its own page."""

from collections.abc import Sequence

import htpy as h
import pandas as pd
from markupsafe import Markup

from language.text import _
from ui import links
from ui.look.markup import link
from ui.records import records
from ui.words.areas import full_names


def path_to(areas: pd.DataFrame, code: str) -> list[str]:
    """The areas around one and itself, outermost first; areas: rows of `area_by_level`."""
    parents = {
        str(row["area_code"]): str(row["parent_code"])
        for row in records(areas, ("area_code", "parent_code"))
    }
    path: list[str] = []
    step = code
    while step in parents:
        path.append(step)
        step = parents[step]
    return path[::-1]


def breadcrumbs_html(areas: pd.DataFrame, code: str, compared: Sequence[str] = ()) -> Markup:
    """The path to an area as HTML; its own name stands last and leads nowhere."""
    names = full_names(areas)
    *above, own = path_to(areas, code)
    return Markup(
        h.nav(".breadcrumbs", aria_label=_("Letak"))[
            h.ol[
                (h.li[link(links.profile(step, compared), names[step])] for step in above),
                h.li(aria_current="page")[names[own]],
            ]
        ]
    )
