"""Where is this village, how poor is it, who lives there and how?"""

from language.text import _
from pages.coverage import exhibits as coverage
from pages.village import bands, compare, exhibits
from pages.village import words as said
from pages.village.profile import profile_of, profiles_of
from ui import asking, filters
from ui.fetch import edition, fetch, fetch_each, fetch_row
from ui.frame import tray
from ui.page import open_page
from ui.words import areas, sources

page = open_page("desa")
known = fetch("area_by_level")
names = areas.full_names(known)
code = next(iter(filters.areas_asked("area", known)), "")
compared = filters.areas_asked("compare", known)[: tray.MOST]
releases = fetch("release_by_cutoff")
newest = asking.newest(releases)
release = newest.get("release", "")
province = asking.province(fetch_row("headline", area=page.region))

if code and newest:
    around = bands.names_around(known, code)
    trend = fetch("trend_by_area", areas=list(around))
    official = fetch("official_by_area", areas=[page.province])
    by_release = fetch("poverty_by_release", area=code)
    rows = fetch("village_profile", area=code, release=release)
    values = fetch("characteristic_value")
    profile = profile_of(rows, values, known, code, edition())
    answers = [said.estimate_answer(trend, code, around, province)]
    more = [
        said.change_answer(trend, code, profile, by_release),
        said.who_answer(profile, by_release),
        said.living_answer(profile, names[page.region]),
    ]
    where = page.locator(code, names[code])
    head = bands.head_html(known, code, compared, answers, more, where)
    page.profile(head, *answers, *more, picture=where)
    page.paper(code, release)
    left, right = page.parts()
    with left:
        page.show(
            bands.trend(trend, page.mode, province, code),
            title=said.trend_title(trend, code),
            subtitle=_("perkiraan penduduk miskin; pita: kisaran 90 %"),
            data=trend,
            measure="poverty_rate_pct",
            source=sources.both(sources.registry_span(releases), sources.official(official)),
        )
    with right:
        page.drawn(**bands.deciles_band(profile, around, newest))
    page.draw(exhibits.by_class(page.asking(code, release)))
    page.drawn(
        bands.portrait_html(profile, around),
        title=said.living_title(profile),
        subtitle=bands.subtitle(release, _("bagian dari semua orang atau semua keluarga")),
        data=bands.saved(profile),
        measure="share_pct",
        source=sources.registry(newest),
        remark=bands.portrait_note(),
    )
    page.draw(coverage.reached(page.asking(code, release)))
    page.draw(exhibits.tasks(page.asking(code, release)))
    similar = fetch("similar_by_area", area=code, release=release)
    page.html(bands.beside_html(similar, page.neighbours(code), known, code, compared))
    page.notes("poverty_rate_pct", "province_class")
elif compared and newest:
    trend = fetch("trend_by_area", areas=compared)
    by_release = fetch_each("poverty_by_release", compared)
    rows = fetch_each("village_profile", compared, release=release)
    values = fetch("characteristic_value")
    profiles = profiles_of(rows, values, known, edition())
    page.title(_("Wilayah berdampingan"))
    page.answer(compare.answer(compared, trend, names))
    page.drawn(
        compare.table_html(compared, trend, by_release, profiles, known),
        title=_("Yang diketahui dari setiap wilayah"),
        subtitle=bands.subtitle(release, _("perkiraan dan angka registri")),
        data=compare.saved(compared, trend, by_release),
        measure="poverty_rate_pct",
        beside=["persons"],
        source=sources.registry(newest),
        remark=compare.remark(),
    )
    page.notes("poverty_rate_pct", "province_class")
else:
    page.title(_("Profil desa dan kecamatan"))
    page.answer(_("Cari wilayah di kotak di atas, atau pilih dari daftar ini."))
    page.html(bands.directory_html(known, page.region, compared))
