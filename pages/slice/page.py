"""How many families or persons are both this and that, where, and with what difference?"""

from language.text import _
from pages.slice import choices, exhibits, ways, words
from pages.slice.question import question_of
from pages.slice.view import view_of
from ui import asking, filters
from ui.fetch import fetch
from ui.page import open_page

page = open_page("irisan")
areas = fetch("area_by_level")
releases = fetch("release_by_cutoff")
described = fetch("characteristic_value")

filters.area_codes("area", areas)  # an unknown one ends the page here

top = page.place()
with page.controls():
    unit = filters.choice("unit", _("Yang dihitung"), choices.units())
    row = filters.pick("row", _("Baris"), choices.rows(described, unit))
    column = filters.pick("column", _("Kolom"), choices.columns(described, unit, row))
    swap = page.place()
    shown = filters.choice("show", _("Isi tabel"), choices.shown())
with page.controls():
    area = filters.pick("area", _("Wilayah"), asking.areas(areas, page.region))
    release = filters.pick("release", _("Rilis"), asking.releases(releases))
    deciles = choices.deciles(described, areas, unit=unit, row=row, column=column, area=area)
    decile = filters.pick("decile", _("Hanya kelompok desil"), deciles)
    others = choices.others(areas, releases, area=area, release=release, decile=decile)
    against = filters.pick("against", _("Bandingkan dengan"), others)

if release:
    question = question_of(
        described,
        areas,
        unit=unit,
        row=row,
        column=column,
        area=area,
        release=release,
        decile=decile,
    )
    on = page.asking(area or "", release)
    view = view_of(on, question, shown, against)
    with swap:
        page.html(ways.swap_html(view, against))
    with top:
        page.title(words.page_title(question))
        page.answer(*words.answer(view))
    page.show(exhibits.cross(on, view))
    page.html(ways.above_html(view))
else:
    page.title(_("Berapa keluarga dan orang hidup bagaimana?"))
    page.say(_("Belum ada rilis registri yang terbit."))
