"""Where is poverty higher than in the province, and where can nobody tell?"""

from language.text import _
from pages.map import choices, words
from ui import asking, filters
from ui.fetch import fetch, fetch_row
from ui.map import layout
from ui.page import open_page
from ui.words import sources

page = open_page("peta")
releases = fetch("release_by_cutoff")
province = asking.province(fetch_row("headline", area=page.region))
selected = next(iter(filters.areas_asked("area", fetch("area_by_level"))), None)

page.title(_("Di mana angkanya tinggi, di mana rendah?"))
answer = page.place()
with page.controls():
    level = filters.choice("level", _("Tingkat"), choices.levels())
    measure = filters.pick("measure", _("Ukuran"), choices.offered(level))
    release = filters.pick("release", _("Rilis"), asking.releases(releases))
    scale = filters.choice("scale", _("Warna"), choices.scales(measure))
drawing = page.place()
with page.controls():
    beside = filters.pick("beside", _("Sandingkan dengan"), choices.besides(level, measure))

if measure and release:
    shown = choices.maps(measure, beside, release, level, scale, selected)
    source = sources.registry(asking.of_release(releases, release))
    said = words.answer(shown, measure, level, province)
    page.answer(said, at=answer)
    page.map(
        shown.sent,
        title=words.spread_title(shown.rows, measure, layout.unit(measure)),
        subtitle=choices.subtitle(release, scale, measure, province),
        measure=measure,
        beside=choices.named(beside),
        source=source,
        remark=choices.remark(measure),
        message=said,
        at=drawing,
    )
    if page.fold(_("Semua angka peta ini dalam tabel, juga sebagai CSV dan XLSX")):
        page.table(
            choices.order(shown),
            choices.columns(shown.rows, level),
            title=layout.label(measure),
            subtitle=choices.subtitle(release, scale, measure, province),
            measure=measure,
            source=source,
            link=choices.link(),
        )
    page.notes(measure, *choices.named(beside))
