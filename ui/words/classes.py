"""Below, not distinguishable, above: the class of an area against the province, never a naked rank.

An area has a class because its number has a band: where the bands overlap, the data do not say.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from language import numbers
from language.text import _

ORDER: Final = ("above", "not_distinguishable", "below")
# The name of a class in ui/look/theme.py and ui/look/style.css.
COLOURS: Final = {"above": "above", "not_distinguishable": "between", "below": "below"}
# In a chart the shape says the same as the colour.
SYMBOLS: Final = {"above": "triangle-up", "not_distinguishable": "circle", "below": "triangle-down"}


def class_words(name: str) -> str:
    """A class in words, as in a table. KeyError for any other word."""
    return {
        "above": _("di atas provinsi"),
        "not_distinguishable": _("belum dapat dibedakan"),
        "below": _("di bawah provinsi"),
    }[name]


def short_words(name: str | None) -> str:
    """A class in a narrow column; a dash without one."""
    return {
        None: numbers.MISSING,
        "above": _("di atas"),
        "not_distinguishable": _("belum beda"),
        "below": _("di bawah"),
    }[name]


def count_words(classes: Iterable[str | None]) -> str:
    """How many of each class: '3 di atas provinsi, 9 belum dapat dibedakan'; '' for none known."""
    counts = Counter(name for name in classes if name is not None)
    return ", ".join(
        _("{count} {words}").format(count=counts[name], words=class_words(name))
        for name in ORDER
        if counts[name]
    )


def summary_words(kinds: Sequence[str | None]) -> str:
    """How many areas are of each class, and how many have no number."""
    without = sum(kind is None for kind in kinds)
    parts = [
        count_words(kinds),
        _("{count} wilayah tanpa angka").format(count=without) if without else "",
    ]
    return "; ".join(filter(None, parts))


def key_words() -> str:
    """What the shapes in a chart mean; without the province's name, which stands at its line."""
    return _("▲ di atas, ● belum dapat dibedakan, ▼ di bawah")


def place(name: str | None) -> int:
    """Where a class stands in a list: above first, the unknown last."""
    return ORDER.index(name) if name in ORDER else len(ORDER)
