"""All numbers of a release as one workbook: the button of Metode."""

from data.settings import settings
from language import numbers
from language.text import _
from pages.method import workbook
from ui import fetch
from ui.answers import Answers
from ui.files.downloads import XLSX, download, published_words
from ui.records import records
from ui.words import sources, top_decile
from ui.words.imprint import edition_words, protection_note


def whole_release(name: str, release: str | None) -> None:
    """A button for the workbook of a release, always of the public edition; none without one."""
    if not release:
        return
    pinned, known = fetch.generation(), settings()
    ask = Answers(pinned, "public")

    def made() -> bytes:
        protection = ask.row("protection")
        numbers.protect(int(protection["unseen"]), int(protection["most"]))
        releases = ask("release_by_cutoff")
        rows = records(releases)
        row = next(each for each in rows if each["release"] == release)
        official = ask("official_by_area", areas=[known.region, known.province])
        grouped = top_decile.note(row)
        about = {
            _("Sumber"): sources.both(sources.official(official), sources.registry(row)),
            _("Terbitan"): published_words(pinned),
            _("Edisi"): edition_words("public"),
            _("Data sintetis"): _("ya") if pinned.is_made_up else _("tidak"),
            **({_("Desil"): grouped} if grouped else {}),
            _("Perlindungan"): protection_note(protection),
            _("Sel kosong"): _(
                "tidak ada yang dihitung, belum ada angka, atau terlalu sedikit untuk persen"
            ),
        }
        return workbook.workbook(
            ask, region=known.region, province=known.province, release=release, about=about
        )

    label = _("Unduh semua angka {release} (XLSX)").format(release=numbers.release(release))
    download(label, made, f"{name}-{release}-{pinned.id}.xlsx", XLSX, f"{name}-whole-release")
