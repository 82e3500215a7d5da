"""Where an area lies: Kabupaten > Kecamatan > Desa, each a link to its own page."""

from collections.abc import Sequence
from html import escape

import pandas as pd

from language.text import _
from ui import links
from ui.records import records
from ui.words import areas


def path_to(known: pd.DataFrame, code: str) -> list[str]:
    """The areas around one and itself, outermost first; known: rows of `area_by_level`."""
    parents = {
        str(row["area_code"]): str(row["parent_code"])
        for row in records(known, ("area_code", "parent_code"))
    }
    path: list[str] = []
    step = code
    while step in parents:
        path.append(step)
        step = parents[step]
    return path[::-1]


def breadcrumbs_html(known: pd.DataFrame, code: str, compared: Sequence[str] = ()) -> str:
    """The path to an area as HTML; its own name stands last and leads nowhere."""
    names = areas.full_names(known)
    *above, own = [(step, escape(names[step])) for step in path_to(known, code)]
    steps = [
        f'<li><a href="{escape(links.profile(step, compared))}" target="_self">{name}</a></li>'
        for step, name in above
    ]
    steps.append(f'<li aria-current="page">{own[1]}</li>')
    return (
        f'<nav class="breadcrumbs" aria-label="{escape(_("Letak"))}">'
        f"<ol>{''.join(steps)}</ol></nav>"
    )
