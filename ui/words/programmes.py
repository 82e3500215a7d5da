"""What is said of programmes wherever they stand."""

import pandas as pd

from language.text import _
from ui.records import records


def by_registry_rule() -> str:
    """What 'eligible' means here, and what it does not."""
    return _(
        "“Berhak” berarti memenuhi aturan program menurut desil dan keadaan di registri; itu bukan "
        "ukuran kemiskinan yang sebenarnya. Yang menerima ditemukan lewat NIK, lalu KK."
    )


def no_lists() -> str:
    """Why a paper has no part about programmes."""
    return _(
        "Belum ada daftar penerima program untuk rilis ini. Jadi kertas ini tidak dapat mengatakan "
        "siapa yang sudah terjangkau dan siapa yang belum."
    )


def names(programmes: pd.DataFrame) -> dict[str, str]:
    """The name of every programme by its code; rows of `programme_by_release`."""
    return {
        str(row["programme_code"]): str(row["programme_name"])
        for row in records(programmes, ("programme_code", "programme_name"))
    }
