"""Is poverty falling, where, and how far from the province?"""

from language.text import _
from pages.trend import choices, estimates, ranking, words
from ui import asking, filters, screen
from ui.fetch import fetch, fetch_row
from ui.files import columns
from ui.page import open_page
from ui.words import sources
from ui.words.class_sentences import class_title, revision_note
from ui.words.official import gap_title

page = open_page("tren")
known = fetch("area_by_level")
releases = fetch("release_by_cutoff")
newest = asking.newest(releases)
province = asking.province(fetch_row("headline", area=page.region))

filters.areas_asked("area", known)  # an unknown one ends the page here

page.title(_("Apakah kemiskinan turun, dan di mana?"))
answer = page.place()
with page.controls():
    measure = filters.choice("measure", _("Ukuran"), choices.measures())
    codes = filters.areas("area", _("Bandingkan dengan"), known, page.region)

trend = fetch("trend_by_area", areas=codes)
official = fetch("official_by_area", areas=[page.region])
focus = choices.focus(codes)
page.answer(
    words.trend_answer(trend, focus, measure, choices.kind(known, focus), province),
    at=answer,
)

page.show(
    screen.trend(trend, trend, measure, page.mode, official, province_name=province),
    title=words.trend_title(trend, measure),
    subtitle=choices.subtitle(measure),
    data=trend,
    measure=measure,
    source=sources.both(
        sources.registry_span(releases),
        sources.official(official) * choices.is_estimate(measure),
    ),
    beside=["p0_pct"] * choices.is_estimate(measure),
    remark=choices.remarks(
        words.not_drawn(trend, measure, choices.names(known)),
        revision_note(fetch("revision_by_release", area=focus), choices.names(known)[focus])
        * choices.is_estimate(measure),
    ),
)

if newest and page.section(_("Wilayah menurut kelas")):
    with page.controls():
        level = filters.choice("level", _("Tingkat"), asking.levels())
        since = filters.pick("since", _("Perubahan sejak"), choices.releases_before(releases))
    asked = {"parent": page.region, "release": newest["release"], "level": level}
    banded = fetch("poverty_estimate_by_area", **asked)
    to_leave = fetch("persons_to_leave_by_area", **asked)
    areas = estimates.joined(fetch("poverty_by_area", **asked, since=since), banded, to_leave)
    history = fetch("history_by_area", parent=page.region, level=level)
    page.table(
        ranking.ranked(areas, history, choices.names(known)),
        ranking.columns(since),
        title=class_title(banded, level),
        subtitle=choices.ranking_subtitle(newest["release"]),
        measure="poverty_rate_pct",
        source=sources.registry(newest),
        link=choices.link(measure),
    )

if page.section(_("Angka resmi BPS: berapa banyak, dan seberapa dalam")):
    by_period = fetch("official_by_period", area=page.region)
    both = fetch("official_by_area", areas=[page.region, page.province])
    page.say(words.depth_answer(by_period))
    with page.controls():
        years = filters.choice("years", _("Deret"), choices.years())
    page.show(
        screen.official_series(both, choices.no_targets(), page.mode, since=f"{years}-03"),
        title=gap_title(both, page.region, page.province),
        subtitle=_("penduduk di bawah garis kemiskinan, Maret setiap tahun"),
        data=both,
        measure="p0_pct",
        source=sources.official(both),
        remark=choices.years_remark(years),
    )
    page.table(
        columns.official_rows(by_period),
        columns.official_columns(),
        title=_("Berapa banyak, seberapa dalam, seberapa parah"),
        subtitle=_("Maret setiap tahun; tanda – berarti kami belum memiliki angkanya"),
        measure="p1",
        source=sources.official(official),
    )

page.notes("poverty_rate_pct", "province_class", "decile1_share_pct", "p1", "p2")
