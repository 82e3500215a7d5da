"""Sentences made from the data."""

from language.text import _
from ui.records import Record


def question(head: Record) -> str:
    """The question of the page."""
    return _("Sudahkah kemiskinan {area} di bawah {province}?").format(
        area=head.get("area_name") or _("kabupaten"), province=str(head.get("province_name") or "")
    )
