"""What stands in small print on screen and on paper: the edition, and what is hidden in it."""

from ui.text import _


def edition_words(edition: str) -> str:
    """The name of an edition on screen."""
    return {"public": _("edisi publik"), "internal": _("edisi internal")}[edition]


def hidden_note(smallest: int) -> str:
    """What is hidden, and why."""
    return _(
        "Angka yang mencakup 1 sampai {most} orang atau keluarga disembunyikan, juga angka yang "
        "dapat membukanya kembali; angka nol tetap ditampilkan."
    ).format(most=smallest - 1)
