"""What BPS has published, the targets, and what may come next, for the report."""

from language.text import _
from pages.outlook import exhibits as outlook
from pages.summary import exhibits
from pages.trend import exhibits as trend
from ui.asking import Asking
from ui.exhibit import Fan, Picture
from ui.paper import draw
from ui.paper.blocks import Block


def figures(on: Asking) -> list[Block]:
    """The official rates since 2015, as lines and as a table."""
    widths = [1.1, 0.9, 0.8, 0.9, 0.9, 1.2, 1.4]
    return [draw.chart(trend.official(on), remark=""), draw.table(trend.marches(on), widths)]


def record(on: Asking) -> Block:
    """Every target that was set, and what became of it."""
    return draw.table(exhibits.record(on), [1.3, 1.1, 1.1, 2.4], 4.2)


def outlook_blocks(on: Asking) -> list[Block]:
    """The fan of the coming Marches, the two answers, and the falls that were ever seen."""
    if not outlook.coming(on):
        return [prose(outlook.spoken(on))]
    fan = outlook.fan(on)
    return [
        prose(*fan.notes),
        draw.chart(fan, remark=_aims_words(fan.picture)),
        draw.chart(outlook.falls(on)),
    ]


def _aims_words(fan: Picture) -> str:
    """What the diamonds are."""
    if not isinstance(fan, Fan) or not fan.aims:
        return ""
    aims = [" ".join(filter(None, [*aim.words.split(), aim.value_words])) for aim in fan.aims]
    return _("Belah ketupat: {targets}.").format(targets="; ".join(aims))


def prose(*lines: str) -> Block:
    """Paragraphs of a report; empty ones are left out."""
    return {"kind": "prose", "lines": [line for line in lines if line]}
