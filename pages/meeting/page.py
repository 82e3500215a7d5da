"""What does the meeting look at, and in which order?"""

from language.text import _
from pages.meeting import builder, saving
from ui import asking
from ui.fetch import fetch
from ui.page import open_page

page = open_page("rapat")
known = fetch("area_by_level")
release = asking.newest(fetch("release_by_cutoff")).get("release", "")
on = page.asking(release=release)
is_listed = on.has_lists
steps = builder.chosen(known, page.region, is_listed)
slides = builder.slides(steps, on)
builder.remember(steps)

page.title(_("Apa yang dilihat rapat ini, dan dengan urutan apa?"))
page.answer(
    builder.answer(steps, known),
    _("Susunan acara tersimpan di alamat halaman ini: kirimkan alamatnya, dan ia terbuka sama."),
)
page.html(builder.about(steps, on))
with builder.row():
    builder.start(steps)
    saving.powerpoint(steps, release)

if page.section(_("Susunan acara")):
    builder.listed(steps, slides, known)

if page.section(_("Tambah slide")):
    builder.more(known, page.region, is_listed)

page.say(
    _(
        "Yang disajikan selalu edisi publik. Mode presentasi membaca data dari halaman yang sama, "
        "satu pesan setiap kali; catatan pembicara berisi kalimat di balik angkanya."
    )
)
