"""Is poverty falling, where, and how far from the province?"""

from ui import charts, comparison, filters, ranking, sentences, sources, summary
from ui.fetch import fetch, fetch_hidden, fetch_row
from ui.page import open_page
from ui.text import _

page = open_page("tren")
known = fetch("area_by_level")
releases = fetch("release_by_cutoff")
newest = ranking.newest(releases)
province = summary.province(fetch_row("headline", area=page.region))

filters.areas_asked("area", known)  # an unknown one ends the page here

page.title(_("Apakah kemiskinan turun, dan di mana?"))
answer = page.place()
with page.controls():
    measure = filters.choice("measure", _("Ukuran"), comparison.measures())
    codes = filters.areas("area", _("Bandingkan dengan"), known, page.region)

trend = fetch("trend_by_area", areas=codes)
official = fetch("official_by_area", areas=[page.region])
focus = comparison.focus(codes)
page.answer(
    sentences.trend_answer(trend, focus, measure, comparison.kind(known, focus), province),
    at=answer,
)

page.show(
    charts.trend(trend, trend, measure, page.mode, official, province_name=province),
    title=sentences.trend_title(trend, measure),
    subtitle=comparison.subtitle(measure),
    data=trend,
    measure=measure,
    source=sources.both(
        sources.registry_span(releases),
        sources.official(official) * comparison.is_estimate(measure),
    ),
    hidden=fetch_hidden(releases["release"], page.region),
    remark=sentences.not_drawn(trend, measure, comparison.names(known)),
)

if newest and page.section(_("Peringkat wilayah")):
    with page.controls():
        level = filters.choice("level", _("Tingkat"), comparison.levels())
        since = filters.pick("since", _("Perubahan sejak"), comparison.releases_before(releases))
    areas = fetch(
        "poverty_by_area", parent=page.region, release=newest["release"], level=level, since=since
    )
    history = fetch("history_by_area", parent=page.region, level=level)
    hidden = fetch_hidden([newest["release"], since] if since else [newest["release"]], page.region)
    page.table(
        ranking.ranked(areas, history, comparison.names(known)),
        ranking.columns(since),
        title=comparison.ranking_title(areas, known),
        subtitle=comparison.ranking_subtitle(newest["release"]),
        measure="poverty_rate_pct",
        source=sources.registry(newest),
        hidden=ranking.hidden_cells(hidden, newest["release"], since),
        link=comparison.link(measure),
    )

page.notes("poverty_rate_pct", "decile1_share_pct")
