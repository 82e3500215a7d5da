"""Is poverty in the kabupaten below the province, as was promised, and where is it decided?"""

from ui import charts, ranking, sentences, sources, summary, targets
from ui.fetch import fetch, fetch_row
from ui.page import open_page
from ui.text import _

page = open_page("ringkasan")
head = fetch_row("headline", area=page.region)
aims = fetch("target_by_deadline", area=page.region)
official = fetch("official_by_area", areas=[page.region, page.province])
releases = fetch("release_by_cutoff")
newest = ranking.newest(releases)
province = summary.province(head)

page.title(summary.question(head))
page.answer(sentences.official_answer(head), sentences.target_answer(aims, head))
page.numbers(summary.numbers(head, fetch("poverty_by_release", area=page.region)))

page.show(
    charts.official_series(official, aims, page.mode),
    title=sentences.gap_title(official, page.region, page.province),
    subtitle=_("penduduk di bawah garis kemiskinan, Maret setiap tahun sejak 2015, dan target"),
    data=official,
    measure="p0_pct",
    source=sources.official(official),
)

if page.section(_("Target yang pernah disampaikan")):
    page.html(targets.targets_html(aims, province))

if newest and page.section(_("Kecamatan yang menahan angka, dan yang bergerak")):
    areas = fetch("poverty_by_area", parent=page.region, release=newest["release"])
    hidden = fetch("hidden_by_area", release=newest["release"], area=page.region)
    before = next(iter(ranking.release_before(releases)), None)
    moved = sentences.biggest_movers(areas)
    line = summary.province_rate(areas)
    left, right = page.halves()
    with left:
        page.show(
            charts.area_dots(areas, line, "poverty_rate_pct", page.mode, province_name=province),
            title=sentences.above_province_title(areas, line),
            subtitle=summary.areas_subtitle(newest["release"]),
            data=areas,
            measure="poverty_rate_pct",
            source=sources.registry(newest),
            hidden=hidden,
        )
    with right:
        page.show(
            charts.movers(moved, page.mode),
            title=sentences.movers_title(areas, before),
            subtitle=summary.change_since(before),
            data=moved,
            measure="change_pp",
            source=sources.registry_span(releases),
            hidden=hidden,
        )

page.notes("p0_pct", "decile1_share_pct", "poverty_rate_pct")
