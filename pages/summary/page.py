"""Is poverty in the kabupaten below the province, as was promised, and where is it decided?"""

from datetime import date

from pages.summary import exhibits, hero
from ui import asking
from ui.fetch import fetch
from ui.page import open_page

page = open_page("ringkasan")
newest = asking.newest(fetch("release_by_cutoff"))
release = str(newest.get("release") or "")
on = page.asking(release=release)

hero.show(page, on)

page.show(exhibits.gap(on))
if release:
    page.show(exhibits.kecamatan(on))
left, right = page.parts()
with left:
    if release:
        page.show(exhibits.news(on))
with right:
    page.show(exhibits.shortfall(on))
page.show(exhibits.record(on))
page.show(exhibits.calendar(on, date.today()))

page.formerly(exhibits.moved, on)
