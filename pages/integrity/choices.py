"""What Ketepatan offers to choose from: releases with lists, and what a table shows."""

from collections.abc import Mapping

import pandas as pd

from language.text import _
from ui import asking
from ui.asking import Ask


def releases(ask: Ask, by_cutoff: pd.DataFrame, region: str) -> Mapping[str, str]:
    """The releases with lists of recipients, the newest first.

    by_cutoff: rows of `release_by_cutoff`.
    """
    by_release = ask("integrity_by_release", area=region)
    return asking.releases(by_cutoff, set(by_release["release"]))


def contents() -> Mapping[str, str]:
    """What stands in the cells of a table."""
    return {"findings": _("Perlu dicek"), "amount_idr": _("Rupiah")}
