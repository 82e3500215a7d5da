"""Is poverty in the kabupaten below the province, as was promised, and where is it decided?"""

from language.text import _
from pages.coverage import exhibits as coverage
from pages.papers import PAPERS
from pages.summary import exhibits, words
from ui import asking
from ui.fetch import fetch
from ui.page import open_page

page = open_page("ringkasan")
newest = asking.newest(fetch("release_by_cutoff"))
release = str(newest.get("release") or "")
on = page.asking(release=release)

page.title(words.question(on.head))
page.lead(exhibits.answer(on))
page.paper(page.region, release, PAPERS)

if page.section(_("Target yang pernah disampaikan")):
    page.html(exhibits.record(on).html)

for moved in exhibits.moved(on):
    page.present(moved)
page.html(coverage.line_html(on))
page.notes("p0_pct", "p0_forecast_pct", "persons_to_leave", "poverty_rate_pct", "province_class")
