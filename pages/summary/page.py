"""Is poverty in the kabupaten below the province, as was promised, and where is it decided?"""

from language.text import _
from pages.coverage import elsewhere
from pages.summary import numbers, outlook, questions, targets, words
from pages.summary import outlook_words as ahead
from pages.village.exhibits import by_class
from ui import asking, screen
from ui.fetch import fetch, fetch_row
from ui.page import open_page
from ui.words import sources

page = open_page("ringkasan")
head = fetch_row("headline", area=page.region)
aims = fetch("target_status", area=page.region)
official = fetch("official_by_area", areas=[page.region, page.province])
releases = fetch("release_by_cutoff")
by_release = fetch("poverty_by_release", area=page.region)
forecast = fetch("gap_forecast", area=page.region)
newest = asking.newest(releases)
province = asking.province(head)
coming = ahead.coming(forecast)
to_leave = fetch("persons_to_leave_by_area", parent=page.region, release=newest.get("release", ""))
total = outlook.total(to_leave, page.region)

page.title(numbers.question(head))
page.answer(
    words.official_answer(head),
    words.target_answer(aims, head),
    ahead.outlook_answer(coming, province),
)
page.numbers(numbers.numbers(head, by_release, coming, total))
page.paper(page.region, newest.get("release"))
page.show(
    screen.fan(official, aims, forecast, page.mode),
    title=ahead.fan_title(coming, official, page.region, page.province),
    subtitle=numbers.fan_subtitle(coming),
    data=outlook.fan_data(official, forecast),
    measure="p0_pct",
    beside=["p0_forecast_pct"] * bool(coming),
    source=sources.official(official),
)

if coming and page.section(_("Akankah target tercapai?")):
    page.html(questions.questions_html(coming, province, outlook.error_of(official, page.region)))
    page.registry(ahead.registry_beside(head, by_release))
    scenarios = fetch("scenario_by_name", area=page.region)
    left, right = page.halves()
    with left:
        page.show(
            screen.fall_bars(outlook.falls(scenarios), page.mode),
            title=ahead.fall_title(scenarios),
            subtitle=_("penurunan dalam satu langkah, poin, dan angka yang dicapai"),
            data=outlook.falls_data(scenarios),
            measure="scenario_change_pp",
            beside=["largest_fall_pp"],
            source=sources.official(official),
        )
    with right:
        page.show(
            screen.persons_bars(outlook.parts(to_leave, page.region), page.mode),
            title=ahead.persons_title(total),
            subtitle=_("orang, dibagi menurut perkiraan penduduk miskin setiap kecamatan"),
            data=to_leave,
            measure="persons_to_leave",
            source=sources.both(sources.official(official), sources.registry(newest)),
        )

if page.section(_("Target yang pernah disampaikan")):
    page.html(targets.targets_html(aims, province))

if newest and page.section(_("Kecamatan yang menahan angka, dan yang bergerak")):
    areas = fetch("poverty_by_area", parent=page.region, release=newest["release"])
    before = next(iter(asking.release_before(releases)), None)
    moved = words.biggest_movers(areas)
    left, right = page.halves()
    with left:
        page.draw(by_class(page.asking(release=newest["release"])))
    with right:
        page.show(
            screen.movers(moved, page.mode),
            title=words.movers_title(areas, before),
            subtitle=numbers.change_since(before),
            data=moved,
            measure="change_pp",
            source=sources.registry_span(releases),
        )

page.html(elsewhere.summary_html(page.asking(release=newest.get("release", ""))))
page.notes("p0_pct", "p0_forecast_pct", "persons_to_leave", "poverty_rate_pct", "province_class")
