"""What a paper is called as a file: the same for the same area, release and language."""

from data.area_code import level_of
from language.text import SOURCE, _, language


def is_report(area: str) -> bool:
    """Whether the paper of an area is the report: that of the kabupaten."""
    return level_of(area) == "kabupaten"


def label(area: str) -> str:
    """What the paper of an area is called."""
    if is_report(area):
        return _("Laporan triwulan")
    return _("Lembar desa") if level_of(area) == "desa" else _("Lembar kecamatan")


def pdf_name(area: str, release: str) -> str:
    """E.g. 'lembar-35.19.01.2001-2026-4.pdf', 'laporan-35.19-2026-4-en.pdf'."""
    return f"{'laporan' if is_report(area) else 'lembar'}-{area}-{release}{_spoken()}.pdf"


def zip_name(region: str, release: str) -> str:
    """All papers of a release in one file: 'kertas-35.19-2026-4.zip'."""
    return f"kertas-{region}-{release}{_spoken()}.zip"


def _spoken() -> str:
    return "" if language() == SOURCE else f"-{language()}"
