"""Whom do programmes reach, whom do they miss, and where would one more quota go?"""

from language.text import _
from pages.coverage import choices, exhibits, maps, words
from ui import asking, filters, lists, states
from ui.fetch import answers, fetch
from ui.map import files
from ui.page import open_page
from ui.words import programmes

page = open_page("cakupan")
areas = fetch("area_by_level")
by_cutoff = fetch("release_by_cutoff")
releases = lists.releases(answers(), by_cutoff)

filters.area_codes("area", areas)  # an unknown one ends the page here

top = page.place()
if releases:
    with page.controls():
        area = filters.pick("area", _("Wilayah"), asking.areas(areas, page.region)) or ""
        release = filters.pick("release", _("Rilis"), releases) or ""
    on = page.asking(area, release)
    with top:
        page.title(words.question(on.name))
        page.answer(words.answer(lists.whole_of(on), on.name), words.basis(on))
    tabs = page.tabs(
        choices.parts(), asked=dict.fromkeys(("programme", "level", choices.PLACE), "wilayah")
    )
    if tabs.shows("jangkauan"):
        page.show(exhibits.both_pillars(on))
        left, right = page.halves()
        with left:
            page.show(exhibits.pillars_below(on))
        with right:
            page.show(exhibits.pillars_of_groups(on))

    if tabs.shows("program"):
        page.show(exhibits.each_programme(on))

    programme = level = ""
    if tabs.shows("wilayah") or tabs.shows("sebaran"):
        with page.controls():
            programme = filters.pick("programme", _("Yang dilihat"), lists.choices(on)) or ""
            if tabs.shows("wilayah"):
                level = filters.choice("level", _("Tingkat"), choices.levels(on))

    if tabs.shows("wilayah"):
        drawn = maps.maps(on, programme, level, files.here())
        page.places(
            exhibits.places_of(on, drawn, programme),
            {**drawn.sent, "selected": choices.place(on)},
            selected_as=choices.PLACE,
            played=exhibits.played(on, drawn, programme),
        )
        page.html(exhibits.priority_html(on, programme))
        if page.fold(_("Semua wilayah dalam tabel, juga sebagai CSV dan XLSX")):
            page.show(exhibits.areas(on, programme, level))

    if tabs.shows("sebaran"):
        left, right = page.halves()
        with left:
            page.show(exhibits.over_time(on, programme))
        with right:
            page.show(exhibits.by_decile(on, programme) if programme else exhibits.leanings(on))
        if programme:
            page.show(exhibits.concentration(on, programme))

    if tabs.shows("kuota"):
        page.show(exhibits.more_quota(on))
    page.say(programmes.by_registry_rule())
else:
    with top:
        page.html(states.state_html(states.no_lists(asking.newest(by_cutoff))))
