"""Will the target be met, and what would it take?"""

from language.text import _
from pages.outlook import exhibits, questions, words
from ui import asking
from ui.fetch import fetch
from ui.page import open_page

page = open_page("prospek")
newest = asking.newest(fetch("release_by_cutoff"))
on = page.asking(release=str(newest.get("release") or ""))

page.title(_("Akankah target tercapai?"))
page.lead(exhibits.answer(on))
tabs = page.tabs({"perkiraan": _("Yang mungkin datang"), "perlu": _("Apa yang diperlukan")})

if tabs.shows("perkiraan"):
    page.show(exhibits.fan(on))
    page.html(
        questions.questions_html(
            exhibits.coming(on), on.province_name, exhibits.error_of(on), exhibits.reading(on)
        )
    )
    if exhibits.coming(on):
        by_release = fetch("poverty_by_release", area=page.region)
        page.registry(words.registry_beside(on.head, by_release))

if tabs.shows("perlu"):
    left, right = page.halves()
    with left:
        page.show(exhibits.falls(on))
    with right:
        page.show(exhibits.persons(on) if on.release else None)
