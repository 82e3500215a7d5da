"""Where is poverty higher than in the province, and where can nobody tell?"""

from language.text import _
from pages.map import choices, exhibits
from ui import asking, filters
from ui.fetch import fetch
from ui.map import files
from ui.page import open_page

page = open_page("peta")
releases = fetch("release_by_cutoff")
selected = next(iter(filters.area_codes("area", fetch("area_by_level"))), None)

page.title(_("Di mana angkanya tinggi, di mana rendah?"))
answer = page.place()
with page.controls():
    level = filters.choice("level", _("Tingkat"), choices.levels())
    measure = filters.pick("measure", _("Ukuran"), choices.measures(level))
    release = filters.pick("release", _("Rilis"), asking.releases(releases))
    scale = filters.choice("scale", _("Warna"), choices.scales(measure))
drawing = page.place()
with page.controls():
    beside = filters.pick("beside", _("Sandingkan dengan"), choices.besides(level, measure))

if measure and release:
    on = page.asking(release=release)
    shown = [measure, *filter(None, [beside])]
    maps = exhibits.maps(on, shown, level, scale, files.here())
    of_places = exhibits.map_of(on, maps, shown, level, scale)
    page.answer(*of_places.notes, at=answer)
    played = exhibits.played(on, maps, shown, level, scale)
    page.places(
        of_places, {**maps.sent, "selected": selected}, at=drawing, played=played, is_answer=True
    )
    if page.fold(_("Semua angka peta ini dalam tabel, juga sebagai CSV dan XLSX")):
        page.show(exhibits.table(on, maps, measure, level, scale))
