"""Is poverty falling, where, and how far from the province?"""

from language.text import _
from pages.trend import choices, depth, exhibits
from ui import asking, filters
from ui.fetch import fetch
from ui.page import open_page

page = open_page("tren")
areas = fetch("area_by_level")
releases = fetch("release_by_cutoff")
newest = asking.newest(releases).get("release", "")

filters.area_codes("area", areas)  # an unknown one ends the page here

page.title(_("Apakah kemiskinan turun, dan di mana?"))
answer = page.place()
tabs = page.tabs(
    choices.parts(newest),
    asked={"measure": "perjalanan", "level": "wilayah", "since": "wilayah", "years": "resmi"},
)
measure, codes = next(iter(choices.measures())), [page.region, *filters.area_codes("area", areas)]
if tabs.shows("perjalanan"):
    with page.controls():
        measure = filters.choice("measure", _("Ukuran"), choices.measures())
        codes = filters.areas("area", _("Bandingkan dengan"), areas, page.region)

on = page.asking(choices.focus(codes), newest)
course = exhibits.course(on, codes, measure, filters.places("area"))
page.answer(*course.notes, at=answer)
if tabs.shows("perjalanan"):
    page.show(course)

if newest and tabs.shows("wilayah"):
    with page.controls():
        level = filters.choice("level", _("Tingkat"), asking.levels())
        since = filters.pick("since", _("Perubahan sejak"), choices.releases_before(releases))
    page.show(exhibits.by_class(on, level, since, choices.link(measure)))

if tabs.shows("resmi") and page.section(_("Angka resmi BPS: berapa banyak, dan seberapa dalam")):
    deep = fetch("depth_by_period", area=page.region)
    page.say(depth.depth_answer(deep))
    page.say(depth.shortfall_answer(deep))
    with page.controls():
        year = filters.choice("years", _("Deret"), choices.years())
    page.show(exhibits.official(on, year))
    page.show(exhibits.depth(on))
