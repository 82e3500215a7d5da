"""How many families or persons are both this and that, where, and with what difference?"""

from language.text import _
from pages import slice as slicing
from pages.slice import bars, choices, files, grid, titles, ways, words
from ui import asking, filters
from ui.fetch import fetch
from ui.page import open_page
from ui.words import sources

page = open_page("irisan")
known = fetch("area_by_level")
releases = fetch("release_by_cutoff")
described = fetch("characteristic_value")

filters.areas_asked("area", known)  # an unknown one ends the page here

top = page.place()
with page.controls():
    unit = filters.choice("unit", _("Yang dihitung"), choices.units())
    row = filters.pick("row", _("Baris"), choices.rows(described, unit))
    column = filters.pick("column", _("Kolom"), choices.columns(described, unit, row))
    swap = page.place()
    shown = filters.choice("show", _("Isi tabel"), choices.shown())
with page.controls():
    area = filters.pick("area", _("Wilayah"), asking.areas(known, page.region))
    release = filters.pick("release", _("Rilis"), asking.releases(releases))
    deciles = choices.deciles(described, known, unit=unit, row=row, column=column, area=area)
    decile = filters.pick("decile", _("Hanya kelompok desil"), deciles)
    others = choices.others(known, releases, area=area, release=release, decile=decile)
    against = filters.pick("against", _("Bandingkan dengan"), others)

if release:
    asked = slicing.asked(
        described,
        known,
        unit=unit,
        row=row,
        column=column,
        area=area,
        release=release,
        decile=decile,
    )
    other = asked.against(against, known)
    table = slicing.table(fetch, asked)
    view = slicing.View(asked, table, shown, other, slicing.table(fetch, other) if other else None)
    own = choices.release_of(releases, release)
    theirs = choices.release_of(releases, other.release) if other else {}
    source = sources.registry(own)
    with swap:
        page.html(ways.swap_html(view, against))
    with top:
        page.title(words.question(asked))
        page.answer(*words.answer(view))
    data = files.long_form(view, source, own)
    if view.rows:
        page.drawn(
            grid.table_html(view, choices.level_words(known, area)) + bars.chart_html(view),
            title=titles.title(asked),
            subtitle=titles.subtitle(view),
            data=data,
            measure="count",
            beside=["row_pct", "column_pct", choices.measure(unit)],
            source=source,
            remark=titles.top_deciles(view, own, theirs),
        )
    else:
        page.html(ways.above_html(view))
else:
    page.title(_("Berapa keluarga dan orang hidup bagaimana?"))
    page.say(_("Belum ada rilis registri yang terbit."))

page.notes("count", "row_pct", "column_pct", choices.measure(unit))
