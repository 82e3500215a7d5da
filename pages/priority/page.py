"""Where to push first?"""

from language.text import _
from pages.priority import choices, exhibits
from pages.priority.question import Question
from ui import asking, filters, lists, states
from ui.fetch import answers, fetch
from ui.frame import presentation
from ui.map import files
from ui.page import open_page

page = open_page("prioritas")
by_cutoff = fetch("release_by_cutoff")
releases = lists.releases(answers(), by_cutoff)

filters.area_codes("kecamatan", fetch("area_by_level"))  # an unknown one ends the page here

if releases:
    on = page.asking(release=next(iter(releases)))
    page.title(_("Di mana dorong dulu?"))
    answer = page.place()
    with page.controls():
        programme = filters.pick("programme", _("Program"), lists.choices(on)) or ""
        kecamatan = filters.pick("kecamatan", _("Kecamatan"), choices.kecamatan(on)) or ""
        parent = kecamatan or page.region
        level = filters.choice("level", _("Tingkat"), choices.levels(on, parent))
        weight = filters.pick("weight", _("Urutkan menurut"), choices.weights(level)) or "missed"
    question = Question(programme, level, weight, parent)
    left, right = page.halves()
    with left:
        drawn = exhibits.maps(on, question, files.here())
        places = exhibits.places_of(on, question, drawn)
        page.places(
            places,
            {**drawn.sent, "selected": choices.place(on)},
            selected_as=choices.PLACE,
            played=[places],
        )
    with right:
        listed = exhibits.listed(on, question, is_whole=not presentation.piece())
        page.show(listed)
    page.answer(*listed.notes, at=answer)
else:
    page.html(states.state_html(states.no_lists(asking.newest(by_cutoff))))
