"""Are double payment and recipients who have died really gone, and what could not be checked?"""

from language.text import _
from pages.integrity import choices, history, nothing, pairs, places, table, unchecked, words
from pages.integrity import programmes as by_name
from pages.integrity.findings import findings_of
from ui import filters
from ui.fetch import fetch
from ui.page import open_page
from ui.screen.findings import finding_columns
from ui.words import areas, sources

page = open_page("ketepatan")
known = fetch("area_by_level")
releases = fetch("release_by_cutoff")
offered = choices.releases(releases, fetch("integrity_by_release", area=page.region))

filters.areas_asked("area", known)  # an unknown one ends the page here

if offered:
    page.title(words.question())
    answer = page.place()
    with page.controls():
        area = filters.pick("area", _("Wilayah"), choices.areas(known, page.region)) or page.region
        release = filters.pick("release", _("Rilis"), offered) or ""
    name = areas.full_names(known)[area]
    by_release = fetch("integrity_by_release", area=area)
    is_exact = area == page.region
    by_kind = fetch("integrity_by_kind", area=area, release=release)
    found = findings_of(by_kind, by_release, is_exact=is_exact)
    by_kind = fetch("integrity_by_kind", area=page.region, release=release)
    whole = findings_of(by_kind, is_exact=True)
    programmes = fetch("programme_by_release", release=release)
    by_programme = fetch("integrity_by_programme", release=release)
    of_release = choices.release_of(releases, release)
    source = sources.both(choices.source(), sources.registry(of_release))
    page.answer(*words.answer(found, name, release), at=answer)
    page.numbers(words.numbers(found, programmes, release))
    page.drawn(**table.band(found, area, name, release), measure="findings", source=source)
    left, right = page.parts()
    with left:
        past = history.history(by_release, area, name)
        open_page("ketepatan-rilis").show(
            finding_columns(past, page.mode, is_exact=is_exact),
            title=history.title(past, is_exact=is_exact),
            subtitle=history.subtitle(name),
            data=past,
            measure="findings",
            source=source,
            remark=history.remark(),
        )
    with right:
        page.html(unchecked.unchecked_html(found, whole, programmes, by_programme, of_release))
    if page.section(_("Di mana, dan pada program apa")):
        with page.controls():
            shown = filters.choice("show", _("Isi tabel"), choices.contents())
            levels = choices.levels(area, known)
            level = filters.choice("level", _("Tingkat"), levels) if levels else ""
        if level:
            below = fetch("integrity_by_area", release=release, parent=area, level=level)
            places_of = places.band(below, shown, release)
            open_page("ketepatan-wilayah").drawn(**places_of, measure="findings", source=source)
        lines = by_name.band(by_programme, programmes, shown, release)
        open_page("ketepatan-program").drawn(**lines, measure="findings", source=source)
    if page.section(_("Dua program sekaligus")):
        overlaps = fetch("overlap_by_pair", release=release)
        both = pairs.pairs_of(overlaps, fetch("rule_by_pair", release=release), programmes)
        page.drawn(**pairs.band(both, programmes, release), measure="families", source=source)
    page.say(
        _(
            "Nama hanya keluar untuk yang harus bertindak: perintah python -m data findings di "
            "komputer pengelola membaca lagi berkas asli kantor. Dasbor tidak menampilkannya."
        )
    )
    page.notes("findings", "checked", "amount_idr")
else:
    page.html(nothing.nothing_html())
