"""How are these numbers made, how sure are they, and what is not known?"""

from language.text import _
from pages import method
from pages.method import example, exhibits, landing, saving
from pages.outlook import exhibits as ahead
from ui import asking, filters
from ui.fetch import fetch, fetch_row
from ui.page import open_page
from ui.words import losses

page = open_page("metode")
head = fetch_row("headline", area=page.region)
benchmark = fetch("benchmark_by_release", area=page.region)
releases = fetch("release_by_cutoff")
newest = asking.newest(releases)
tied = example.anchor(benchmark)
villages = fetch("largest_village", parent=page.region, release=(tied or newest)["release"])
on = page.asking(release=str(newest.get("release") or ""))
forecast, error = ahead.coming(on), ahead.error_of(on)

page.title(_("Bagaimana angka-angka ini dibuat, dan seberapa yakin kita?"))
page.answer(
    _(
        "Tiga besaran tidak pernah dicampur: **angka resmi** BPS, **peringkat** di registri, dan "
        "**perkiraan** dasbor ini. Setiap angka menyebut yang mana."
    )
)
tabs = page.tabs(
    {
        "besaran": _("Tiga besaran"),
        "perkiraan": _("Perkiraan"),
        "contoh": _("Contoh"),
        "galat": _("Seberapa yakin"),
        "uji": _("Diuji"),
        "prospek": _("Model prospek"),
        "data": _("Data dan perlindungan"),
        method.PART: _("Semua ukuran"),
    },
    asked={"release": "data"},
)

if tabs.shows("besaran"):
    page.html(exhibits.quantities().html)
    if page.section(_("Yang tidak diketahui")):
        page.html(method.unknown_html(releases))

if tabs.shows("perkiraan") and page.section(_("Bagaimana perkiraan dibuat")):
    page.html(method.steps_html() + method.chances_html(fetch("decile_chance")))

if tabs.shows("contoh") and page.section(_("Contoh dengan angka yang sebenarnya")):
    page.html(method.example_html(benchmark, villages, ahead.total(on), head))

if tabs.shows("galat") and page.section(_("Seberapa jauh angka bisa meleset")):
    page.html(
        method.doubt_html(
            tied,
            bool(error.get("is_se_assumed")),
            forecast,
            ahead.reading(on),
            fetch("model_error_by_level"),
        )
    )

if tabs.shows("uji") and page.section(_("Diuji di tempat yang kebenarannya diketahui")):
    page.html(method.validation_html(fetch("validation_by_trial")))

if tabs.shows("prospek"):
    if page.section(_("Akankah target tercapai: dua pertanyaan, satu model")):
        page.html(method.model_html())
    if page.section(_("Apakah model ini dulu akan benar?")):
        page.html(method.backtest_html(fetch("backtest_by_situation"), fetch("backtest_by_span")))

if tabs.shows("data"):
    if page.section(_("Bagaimana jumlah dilindungi")):
        page.html(method.protection_html(fetch_row("protection")))
    if page.section(_("Kiriman yang tampak kurang lengkap")):
        page.html(losses.html(fetch("accepted_loss")))
    if page.section(_("Semua angka dalam satu berkas")):
        page.say(
            _(
                "Satu buku kerja Excel untuk satu rilis, edisi publik: kabupaten, kecamatan dan "
                "desa, desil, program, pilar, temuan, angka resmi BPS, dan arti setiap kolom."
            )
        )
        saving.whole_release(
            page.name, filters.pick("release", _("Rilis"), asking.releases(releases))
        )

if tabs.shows(method.PART) and page.section(_("Semua ukuran")):
    page.html(method.measures_html())
page.html("", script=landing.script())
