"""A band of the page as it is handed over: what is drawn, its words, and its data as a file."""

from typing import TypedDict

import pandas as pd


class Band(TypedDict):
    """What `ui.page.Page.drawn` is given.

    Args:
        html: the drawing. data: what it was drawn from.
        remark: what the drawing does not say.
    """

    html: str
    title: str
    subtitle: str
    data: pd.DataFrame
    remark: str
