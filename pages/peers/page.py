"""Where does the kabupaten stand among all of the province, and whose gap closed fastest?"""

from language.text import _
from pages.peers import words
from ui import asking, screen
from ui.fetch import fetch, fetch_row
from ui.page import open_page
from ui.words.class_sentences import class_title
from ui.words.official import FIRST_COMPARABLE

page = open_page("pembanding")
head = fetch_row("headline", area=page.region)
province = asking.province(head)
peers = fetch("peers_by_period", period=head.get("period") or "", earlier=FIRST_COMPARABLE)
shown = words.peers_shown(peers)
moves = words.gap_moves_of(peers, page.region)

page.title(
    _("Di mana {area} di antara semua kabupaten dan kota?").format(
        area=head.get("area_name") or _("kabupaten")
    )
)
page.answer(words.peer_answer(peers, page.region, province))

left, right = page.halves()
with left:
    page.show(
        screen.peer_bands(peers, page.region, page.mode, province_name=province),
        title=class_title(peers, "kabupaten", "province_class"),
        subtitle=words.peers_subtitle(head),
        data=shown,
        measure="official_gap_pp",
        beside=["gap_low_pp"],
        source=words.peers_source(head),
    )
with right:
    page.show(
        screen.gap_moves(moves, page.region, page.mode, province_name=province),
        title=words.gap_moves_title(moves, page.region, FIRST_COMPARABLE),
        subtitle=words.moves_subtitle(FIRST_COMPARABLE, head),
        data=words.peers_shown(moves),
        measure="gap_change_pp",
        source=words.peers_source(head),
        remark=_(
            "Hanya daerah yang pada tahun awal di atas provinsi: daerah yang sudah di bawahnya "
            "tidak punya selisih untuk ditutup."
        ),
    )

page.notes("p0_pct", "official_gap_pp", "province_class")
