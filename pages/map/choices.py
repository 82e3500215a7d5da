"""What Peta offers to choose from."""

from collections.abc import Mapping

from language.text import _
from ui.fetch import fetch
from ui.map.layout import AROUND
from ui.map.picture import Scale
from ui.words.measures import label


def levels() -> Mapping[str, str]:
    """The levels that can be mapped."""
    return {"desa": _("Desa"), "kecamatan": _("Kecamatan")}


def measures(level: str) -> Mapping[str, str]:
    """The measures of a level, by name, in their order."""
    names = fetch("measure_by_level", level=level)["measure"]
    return {str(name): label(str(name)) for name in names}


def besides(level: str, measure: str | None) -> Mapping[str, str]:
    """What may be seen beside a measure; '' for nothing."""
    others = {name: words for name, words in measures(level).items() if name != measure}
    return {"": _("tidak ada"), **others}


def scales(measure: str | None) -> Mapping[Scale, str]:
    """How a measure can be coloured."""
    along: Mapping[Scale, str] = {"along": _("Nilai")}
    return {"around": _("Terhadap provinsi"), **along} if measure in AROUND else along
