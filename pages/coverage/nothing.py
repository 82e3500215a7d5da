"""Before the first list of recipients: what the page will show, and what brings the lists."""

import pandas as pd
from markupsafe import Markup

from language.text import _
from ui import asking
from ui.states import State, state_html


def nothing_html(by_cutoff: pd.DataFrame) -> Markup:
    """The page without lists; rows of `release_by_cutoff`."""
    newest = str(asking.newest(by_cutoff).get("release", "2026-4"))
    year, _dash, number = newest.partition("-")
    return state_html(
        State(
            title=_("Belum ada daftar penerima program"),
            words=[
                _(
                    "Halaman ini membandingkan registri dengan daftar penerima: siapa yang "
                    "terjangkau, siapa yang berhak tetapi belum menerima, dan di mana. Masukkan "
                    "daftar penerima triwulan ini, lalu muat ulang halaman."
                )
            ],
            commands=[
                f"python -m data ingest-programmes BERKAS --programme PKH --period {year}-Q{number}"
            ],
        )
    )
