"""Whom do programmes reach, whom do they miss, and where would one more quota go?"""

from language.text import _
from pages.coverage import bands, places, view, words
from pages.coverage import choices as asked
from pages.coverage.screen import screen
from ui import filters
from ui.asking import areas
from ui.fetch import fetch
from ui.page import open_page

page = open_page("cakupan")
known = fetch("area_by_level")
by_cutoff = fetch("release_by_cutoff")
offered = asked.releases(fetch, by_cutoff)

filters.areas_asked("area", known)  # an unknown one ends the page here

top = page.place()
if offered:
    with page.controls():
        area = filters.pick("area", _("Wilayah"), areas(known, page.region)) or page.region
        release = filters.pick("release", _("Rilis"), offered) or ""
    on = screen(fetch, known, by_cutoff, page.region, area, release, offered)
    with top:
        page.title(words.question(on.name))
        page.answer(words.answer(on.whole, on.name), words.basis(on))
    page.drawn(**bands.both_pillars(on))
    left, right = page.halves()
    with left:
        page.drawn(**bands.pillars_below(on))
    with right:
        page.drawn(**bands.pillars_of_groups(on))

    if page.section(_("Setiap program: yang terjangkau, yang terlewat, yang di luar aturan")):
        page.drawn(**bands.each_programme(on))

    if page.section(_("Di mana yang belum terjangkau")):
        with page.controls():
            choices = asked.programmes(on.readable, on.programmes)
            programme = filters.pick("programme", _("Yang dilihat"), choices) or ""
            level = filters.choice("level", _("Tingkat"), asked.levels(known, on.parent))
        drawn = places.maps(on, programme, level, view.chosen(known))
        page.map(
            drawn.sent,
            title=view.map_title(drawn, programme),
            subtitle=on.subtitle(view.of_whom(on.programmes.get(programme, "")), on.region),
            measure=places.measure(programme),
            source=on.source,
            selected_as="place",
        )
        if page.fold(_("Semua wilayah dalam tabel, juga sebagai CSV dan XLSX")):
            page.table(**bands.areas(on, programme, level))
        left, right = page.halves()
        with left:
            page.show(**bands.over_time(on, programme, page.mode))
        with right:
            if programme:
                page.drawn(**bands.by_decile(on, programme))
            else:
                page.table(**bands.leanings(on))
        if programme:
            page.show(**bands.concentration(on, programme, page.mode))

    if page.section(_("Bila ada seribu kuota tambahan")):
        page.drawn(**bands.more_quota(on))
    page.say(words.by_registry_rule())
    page.notes("families_none", "eligible", "coverage_pct", "exclusion_pct", "leakage_pct")
else:
    with top:
        page.html(view.no_lists_html(by_cutoff))
