"""Where does the kabupaten stand among all of the province, and whose gap closed fastest?"""

from language.text import _
from pages.peers import exhibits, words
from ui.page import open_page

page = open_page("pembanding")
asking = page.asking()

page.title(
    _("Di mana {area} di antara semua kabupaten dan kota?").format(
        area=asking.head.get("area_name") or _("kabupaten")
    )
)
page.answer(words.peer_answer(exhibits.peers_of(asking), page.region, asking.province_name))

left, right = page.halves()
with left:
    page.show(exhibits.peers(asking))
with right:
    page.show(exhibits.moves(asking))
