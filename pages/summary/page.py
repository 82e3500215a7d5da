"""Is poverty in the kabupaten below the province, as was promised, and where is it decided?"""

from language.text import _
from pages.coverage import exhibits as coverage
from pages.summary import exhibits, hero, questions, words
from pages.village.exhibits import by_class
from ui import asking
from ui.fetch import fetch
from ui.page import open_page

page = open_page("ringkasan")
newest = asking.newest(fetch("release_by_cutoff"))
release = str(newest.get("release") or "")
on = page.asking(release=release)

hero.show(page, on)
page.show(exhibits.fan(on))

if exhibits.coming(on) and page.section(_("Akankah target tercapai?")):
    page.html(
        questions.questions_html(
            exhibits.coming(on), on.province_name, exhibits.error_of(on), exhibits.reading(on)
        )
    )
    page.registry(words.registry_beside(on.head, fetch("poverty_by_release", area=page.region)))
    left, right = page.halves()
    with left:
        page.show(exhibits.falls(on))
    with right:
        page.show(exhibits.persons(on))

if page.section(_("Target yang pernah disampaikan")):
    page.html(exhibits.record(on).html)

if release and page.section(_("Kecamatan yang menahan angka, dan yang bergerak")):
    left, right = page.halves()
    with left:
        page.show(by_class(on))
    with right:
        page.show(exhibits.movers(on))

page.html(coverage.line_html(on))
