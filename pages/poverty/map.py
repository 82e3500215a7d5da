"""Where is poverty higher than in the province, and where can nobody tell?"""

from language.text import _
from pages.summary import numbers
from pages.trend import ranking
from ui import filters, mapping, sentences_map
from ui.fetch import fetch, fetch_row
from ui.page import open_page
from ui.words import sources

page = open_page("peta")
releases = fetch("release_by_cutoff")
province = numbers.province(fetch_row("headline", area=page.region))
selected = next(iter(filters.areas_asked("area", fetch("area_by_level"))), None)

page.title(_("Di mana angkanya tinggi, di mana rendah?"))
answer = page.place()
with page.controls():
    level = filters.choice("level", _("Tingkat"), mapping.levels())
    measure = filters.pick("measure", _("Ukuran"), mapping.offered(level))
    release = filters.pick("release", _("Rilis"), mapping.releases_offered(releases))
    scale = filters.choice("scale", _("Warna"), mapping.scales(measure))
drawing = page.place()
with page.controls():
    beside = filters.pick("beside", _("Sandingkan dengan"), mapping.besides(level, measure))

if measure and release:
    shown = mapping.maps(measure, beside, release, level, scale, selected)
    source = sources.registry(ranking.of_release(releases, release))
    said = sentences_map.answer(shown, measure, level, province)
    page.answer(said, at=answer)
    page.map(
        shown.sent,
        title=sentences_map.spread_title(shown.rows, measure, mapping.unit(measure)),
        subtitle=mapping.subtitle(release, scale, measure, province),
        measure=measure,
        beside=mapping.named(beside),
        source=source,
        remark=mapping.remark(measure),
        message=said,
        at=drawing,
    )
    if page.fold(_("Semua angka peta ini dalam tabel, juga sebagai CSV dan XLSX")):
        page.table(
            mapping.order(shown),
            mapping.columns(shown.rows, level),
            title=mapping.label(measure),
            subtitle=mapping.subtitle(release, scale, measure, province),
            measure=measure,
            source=source,
            link=mapping.link(),
        )
    page.notes(measure, *mapping.named(beside))
