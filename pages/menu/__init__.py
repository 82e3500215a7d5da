"""Every page of the dashboard, in groups by what a reader asks; the order of the menu.

Titles are words of the language of the running script. An address, once given out, stays.
"""

from language.text import _
from ui.frame.band import Entry, Group


def groups() -> tuple[Group, ...]:
    """The menu."""
    return (
        Group("summary", _("Ringkasan"), (_entry("summary", "", _("Ringkasan")),)),
        Group(
            "direction",
            _("Arah"),
            (
                _entry("trend", "tren", _("Tren")),
                _entry("outlook", "prospek", _("Prospek")),
                _entry("peers", "pembanding", _("Pembanding")),
            ),
        ),
        Group(
            "areas",
            _("Wilayah"),
            (
                _entry("map", "peta", _("Peta")),
                _entry("village", "desa", _("Desa dan kecamatan")),
            ),
        ),
        Group(
            "programmes",
            _("Program"),
            (
                _entry("priority", "prioritas", _("Prioritas")),
                _entry("coverage", "cakupan", _("Cakupan")),
                _entry("integrity", "ketepatan", _("Ketepatan")),
                _entry("slice", "irisan", _("Silang data")),
            ),
        ),
        Group("meeting", _("Rapat dan cetak"), (_entry("meeting", "rapat", _("Rapat dan cetak")),)),
        Group("method", _("Data dan metode"), (_entry("method", "metode", _("Data dan metode")),)),
    )


def entries() -> tuple[Entry, ...]:
    """Every page, in the order of the menu."""
    return tuple(entry for group in groups() for entry in group.entries)


def _entry(folder: str, address: str, title: str) -> Entry:
    return Entry(f"pages/{folder}/page.py", address, title)
