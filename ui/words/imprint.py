"""What stands in small print on screen and on paper: the edition, and how counts are protected."""

from collections.abc import Mapping
from typing import Any

from language.text import _


def edition_words(edition: str) -> str:
    """The name of an edition on screen."""
    return {"public": _("edisi publik"), "internal": _("edisi internal")}[edition]


def protection_note(protection: Mapping[str, Any]) -> str:
    """How counts are protected, in a sentence for everybody.

    protection: the row of `protection`: most and unseen.
    """
    most, unseen = int(protection["most"]), int(protection["unseen"])
    if not most:
        return _(
            "Atas keputusan kantor ini, edisi ini memuat jumlah apa adanya: jangan disebarluaskan."
        )
    moved = _(
        "Supaya tidak seorang pun dapat dikenali, setiap jumlah digeser sedikit secara acak, "
        "paling banyak {most}; karena itu bagian-bagian tidak selalu pas dengan jumlah seluruhnya."
    ).format(most=most)
    if not unseen:
        return moved
    return (
        moved + " " + _("0–{unseen} berarti tidak ada, atau hanya beberapa.").format(unseen=unseen)
    )
