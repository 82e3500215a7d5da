"""What groups of deciles, and of families by who lives in them, are called."""

from typing import Final

from language.text import _

ALL: Final = "all"  # every family
FAMILIES: Final = ("elderly", "severe_disability", "child_out_of_school")


def decile_words(group: str) -> str:
    """A group of deciles: '3–4', 'belum ditentukan'."""
    return _("belum ditentukan") if group == "undetermined" else group.replace("-", "–")


def family_words(group: str) -> str:
    """What a group of families is called."""
    return {
        "all": _("Semua keluarga"),
        "elderly": _("Ada lansia"),
        "severe_disability": _("Ada disabilitas berat"),
        "child_out_of_school": _("Ada anak tidak sekolah"),
    }[group]
