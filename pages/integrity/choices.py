"""What Ketepatan offers to choose from: releases with lists, and what a table shows."""

from collections.abc import Collection, Mapping

import pandas as pd

from language.text import _
from ui import asking
from ui.asking import Ask
from ui.kept import kept


@kept
def releases(ask: Ask, by_cutoff: pd.DataFrame, region: str) -> Mapping[str, str]:
    """The releases with lists of recipients, the newest first.

    by_cutoff: rows of `release_by_cutoff`.
    """
    by_release = ask("integrity_by_release", area=region)
    return asking.releases(by_cutoff, frozenset(by_release["release"]))


@kept
def parts(levels: Collection[str]) -> Mapping[str, str]:
    """The parts of the page; levels: what lies below the area, if anything."""
    parts = {
        "temuan": _("Temuan"),
        "wilayah": _("Wilayah"),
        "program": _("Setiap program"),
        "dua": _("Dua program sekaligus"),
        "waktu": _("Waktu dan batas"),
    }
    return {part: words for part, words in parts.items() if levels or part != "wilayah"}


def contents() -> Mapping[str, str]:
    """What stands in the cells of a table."""
    return {"findings": _("Perlu dicek"), "amount_idr": _("Rupiah")}
