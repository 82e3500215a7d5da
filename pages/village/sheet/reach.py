"""Programmes on a sheet of paper: whom they reach and miss, and whom no programme reaches."""

from pages.coverage import exhibits
from ui.asking import Asking
from ui.exhibit import is_empty, told
from ui.paper import draw
from ui.paper.blocks import Block


def programmes(on: Asking) -> Block | None:
    """The part about programmes of a sheet; None without lists."""
    pillars, each, reached = (
        exhibits.both_pillars(on),
        exhibits.each_programme(on),
        exhibits.reached(on),
    )
    if pillars is None or each is None or reached is None:
        return None
    return {
        "title": reached.title,
        "lead": [exhibits.answer(on), *exhibits.spoken(on)],
        "pillars": draw.picture(pillars),
        "charts": [] if is_empty(each.picture) else [draw.chart(each, remark="")],
        "remarks": list(told(exhibits.others(on))),
    }
