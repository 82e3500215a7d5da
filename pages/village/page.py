"""Where is this village, how poor is it, who lives there and how?"""

from language.text import _
from pages.coverage import exhibits as coverage
from pages.papers import PAPERS
from pages.village import bands, exhibits
from ui import asking, filters
from ui.fetch import fetch
from ui.frame import tray
from ui.page import open_page

page = open_page("desa")
areas = fetch("area_by_level")
code = next(iter(filters.area_codes("area", areas)), "")
compared = filters.area_codes("compare", areas)[: tray.MOST]
releases = fetch("release_by_cutoff")
newest = asking.newest(releases)
on = page.asking(code, str(newest.get("release") or ""))

if code and newest:
    answer, more = exhibits.answer(on), exhibits.sentences(on)
    where = page.locator(code, on.name)
    head = bands.head_html(areas, code, compared, [answer.title], more, where)
    page.profile(head, answer)
    page.paper(code, on.release, PAPERS)
    tabs = page.tabs(
        {
            "kemiskinan": _("Kemiskinan"),
            "keluarga": _("Keluarga"),
            "program": _("Program dan tugas"),
            "sekitar": _("Desa lain"),
        }
    )
    if tabs.shows("kemiskinan"):
        left, right = page.parts()
        with left:
            page.show(exhibits.course(on))
        with right:
            page.show(exhibits.deciles(on))
        page.show(exhibits.by_class(on, "province_class"))
    if tabs.shows("keluarga"):
        page.show(exhibits.portrait(on))
    if tabs.shows("program"):
        page.show(coverage.reached(on))
        page.show(exhibits.tasks(on))
    if tabs.shows("sekitar"):
        similar = fetch("similar_by_area", area=code, release=on.release)
        page.html(bands.beside_html(similar, page.neighbours(code), areas, code, compared))
elif compared and newest:
    side_by_side = exhibits.side_by_side(on, compared)
    page.title(_("Wilayah berdampingan"))
    page.answer(*side_by_side.notes)
    page.show(side_by_side)
else:
    page.title(_("Profil desa dan kecamatan"))
    page.answer(_("Cari wilayah di kotak di atas, atau pilih dari daftar ini."))
    page.html(bands.directory_html(areas, page.region, compared))
