"""Are double payment and recipients who have died really gone, and what could not be checked?"""

from language.text import _
from pages.integrity import choices, exhibits, nothing, unchecked, words
from ui import asking, filters
from ui.fetch import answers, fetch
from ui.page import open_page

page = open_page("ketepatan")
areas = fetch("area_by_level")
releases = choices.releases(answers(), fetch("release_by_cutoff"), page.region)

filters.area_codes("area", areas)  # an unknown one ends the page here

if releases:
    page.title(words.question())
    answer = page.place()
    with page.controls():
        area = filters.pick("area", _("Wilayah"), asking.areas(areas, page.region)) or ""
        release = filters.pick("release", _("Rilis"), releases) or ""
    on = page.asking(area, release)
    page.lead(exhibits.answer(on), at=answer)
    levels = asking.levels_below(areas, on.area)
    tabs = page.tabs(
        choices.parts(levels),
        asked={"show": "wilayah" if levels else "program", "level": "wilayah"},
    )
    if tabs.shows("temuan"):
        page.show(exhibits.findings(on))
    if tabs.shows("waktu"):
        left, right = page.parts()
        with left:
            page.show(exhibits.over_time(on))
        with right:
            page.html(unchecked.unchecked_html(on))
    if tabs.shows("wilayah") or tabs.shows("program"):
        level = ""
        with page.controls():
            shown = filters.choice("show", _("Isi tabel"), choices.contents())
            if tabs.shows("wilayah") and levels:
                level = filters.choice("level", _("Tingkat"), levels)
        if level:
            page.show(exhibits.by_area(on, level, shown))
        if tabs.shows("program"):
            page.show(exhibits.by_programme(on, shown))
    if tabs.shows("dua"):
        page.show(exhibits.both_programmes(on))
    page.say(
        _(
            "Nama hanya keluar untuk yang harus bertindak: perintah python -m data findings di "
            "komputer pengelola membaca lagi berkas asli kantor. Dasbor tidak menampilkannya."
        )
    )
else:
    page.html(nothing.nothing_html())
