"""Ringkasan below the fold: gap, kecamatan, news, rupiah, targets and calendar, at their edges."""

import re
from datetime import date
from typing import Any

import pandas as pd
import pytest

from language import numbers, text
from pages.summary import calendar, gap, news
from pages.summary.news import Names
from tests.pages.reading import SUMMARY, Reader, words
from ui.exhibit import Rounds

NAMES = Names(
    {"35.19": "Kabupaten Madiun", "35.19.06": "Kecamatan Gemarang", "35.19.07": "Kecamatan Dua"},
    {"PKH": "PKH"},
    {"dead_recipient": "Tercatat meninggal"},
)


def plain(said: str) -> str:
    return re.sub(r"<[^>]+>", "", said).replace("\N{NO-BREAK SPACE}", " ")


def changes(*rows: tuple[str, str, str, float, float, bool]) -> pd.DataFrame:
    """Rows of `news_by_release`: measure, name, area, now, before, whether it is told."""
    told = sum(row[-1] for row in rows)
    return pd.DataFrame(
        [
            {
                **{"measure": measure, "name": name, "area_code": area},
                **{"value_now": now, "value_before": before, "is_told": is_told},
                **{"numbers_tested": 1284, "numbers_told": told, "told_by_chance": told / 10},
            }
            for measure, name, area, now, before, is_told in rows
        ],
        columns=[
            *("measure", "name", "area_code", "value_now", "value_before", "is_told"),
            *("numbers_tested", "numbers_told", "told_by_chance"),
        ],
    )


def test_the_news_say_how_many_were_tested_and_how_many_changed() -> None:
    some = changes(("missed", "PKH", "35.19", 90, 40, True))
    assert plain(news.title(some, "2026-3")) == (
        "Dari 1.284 angka yang diuji, 1 berubah melebihi galatnya sejak DTSEN 2026-3"
    )
    assert "kurang dari satu" in news.by_chance(some)
    none = changes(("missed", "PKH", "35.19", 42, 40, False))
    assert "tidak satu pun berubah" in news.title(none, "2026-3")
    assert news.told(none) == [] and news.by_chance(none) == ""
    assert 'href="tren"' in news.news_html([], NAMES, "")
    assert "rilis pertama" in news.title(changes(), None)
    assert "dapat dibandingkan" in news.title(changes(), "2026-3")


def test_at_most_five_are_told_and_one_of_each_programme() -> None:
    many = changes(
        ("missed", "PKH", "35.19", 90, 40, True),
        ("missed", "PKH", "35.19.06", 80, 40, True),
        *(("findings", f"k{n}", "35.19", 9, 90, True) for n in range(7)),
    )
    told = news.told(many)
    assert [row["name"] for row in told] == ["PKH", "k0", "k1", "k2", "k3"]
    assert told[0]["area_code"] == "35.19"


@pytest.mark.parametrize(
    ("row", "said", "address"),
    [
        (
            ("poverty_rate_pct", "", "35.19.06", 9.04, 12.0, True),
            "Perkiraan kemiskinan di Kecamatan Gemarang turun dari 12,0 % menjadi 9,0 %.",
            "tren?area=35.19.06",
        ),
        (
            ("families_decile1", "", "35.19", 2100, 1900, True),
            "Keluarga di desil 1 di Kabupaten Madiun naik dari 1.900 menjadi 2.100.",
            "desa?area=35.19",
        ),
        (
            ("families_none", "", "35.19", 230, 190, True),
            "Keluarga desil 1 dan 2 tanpa program apa pun di Kabupaten Madiun naik dari 190 "
            "menjadi 230.",
            "cakupan?area=35.19",
        ),
        (
            ("missed", "PKH", "35.19", 230, 190, True),
            "Yang berhak atas PKH tetapi terlewat di Kabupaten Madiun naik dari 190 menjadi 230.",
            "cakupan?area=35.19&amp;programme=PKH",
        ),
        (
            ("findings", "dead_recipient", "35.19", 20, 90, True),
            "Temuan “Tercatat meninggal” di Kabupaten Madiun turun dari 90 menjadi 20.",
            "ketepatan?area=35.19",
        ),
    ],
)
def test_each_change_is_a_sentence_with_its_page(
    row: tuple[str, str, str, float, float, bool], said: str, address: str
) -> None:
    html = news.news_html(news.told(changes(row)), NAMES, "")
    assert plain(html) == said
    assert f'href="{address}"' in html


def awaited(**row: Any) -> pd.DataFrame:
    filled = {
        **{"event": "official_kabupaten", "about": "2026-03", "due_on": None},
        **{"came_on": date(2025, 9, 15), "basis": "year_before", "days_late": 0},
        **{"next_on": date(2026, 9, 15), "source": "https://www.example.org/a"},
    }
    return pd.DataFrame([filled | row])


@pytest.mark.parametrize(
    ("row", "what", "when", "late"),
    [
        (
            {"days_late": 72},
            "Angka kemiskinan Kab. Maret 2026 dari BPS",
            "tahun sebelumnya 15 September 2025",
            "72 hari lebih lambat daripada tahun sebelumnya",
        ),
        (
            {"event": "official_province"},
            "Angka kemiskinan Jatim Maret 2026 dari BPS",
            "belum diumumkan; tahun sebelumnya 15 September 2025",
            "",
        ),
        (
            {"basis": "announced", "due_on": date(2026, 11, 25), "days_late": 1},
            "Angka kemiskinan Kab. Maret 2026 dari BPS",
            "25 November 2026",
            "terlambat 1 hari",
        ),
        (
            {"event": "registry", "about": "2027-1", "came_on": date(2026, 1, 23)},
            "DTSEN 2027-1",
            "belum diumumkan; tahun sebelumnya data per 23 Januari 2026",
            "",
        ),
        (
            {"event": "registry", "about": "2026-4", "basis": "unknown"},
            "DTSEN 2026-4",
            "belum diumumkan",
            "",
        ),
        (
            {"event": "update_closes", "basis": "monthly", "next_on": date(2026, 12, 17)},
            "Pemutakhiran bulanan DTSEN di SIKS-NG ditutup",
            "17 Desember 2026, setiap bulan",
            "",
        ),
    ],
)
def test_an_event_says_what_is_known_of_its_day(
    row: dict[str, Any], what: str, when: str, late: str
) -> None:
    (event,) = calendar.events(awaited(**row), "Kab.", "Jatim")
    said = [plain(each) for each in (event.what, event.when, event.late)]
    assert said == [what, when, late]
    html = calendar.calendar_html([event])
    assert 'href="https://www.example.org/a"' in html and ">example.org<" in html
    assert (
        (late in plain(calendar.title([event])))
        if late
        else ("Berikutnya" in calendar.title([event]))
    )


def test_nothing_awaited_is_said() -> None:
    assert calendar.title([]) == "Tidak ada yang ditunggu"


def test_days_late_in_english_have_a_plural() -> None:
    text.use("en")
    for days, said in ((1, "1 day late"), (2, "2 days late")):
        row = awaited(basis="announced", due_on=date(2026, 11, 1), days_late=days)
        assert calendar.events(row, "a", "b")[0].late == said


def test_the_gap_is_shaded_only_where_both_are_known() -> None:
    own = Rounds("Kabupaten Madiun", {"2024-03": 10.6, "2025-03": 10.4, "2014-09": 12.0})
    around = Rounds("Jawa Timur", {"2024-03": 9.8, "2025-03": 9.5, "2026-03": 9.1})
    shown = gap.gap_lines(own, around)
    assert shown.labels == ("2024", "2025", "2026")
    (band,) = shown.lines[0].bands
    assert band.low == (9.8, 9.5, None) and band.high == (10.6, 10.4, None)


def test_what_closing_the_gap_costs_a_month() -> None:
    depth = pd.DataFrame(
        {
            "period": ["2024-03", "2025-03"],
            "mean_shortfall_idr": [60610.0, 78349.0],
            "all_shortfalls_idr": [53.2e9, 67.3e9],
        }
    )
    row = gap.months_shortfall(depth)
    assert "Rp5,6 miliar sebulan" in plain(gap.shortfall_title(row))
    assert "Rp78.349 sebulan" in plain(gap.shortfall_words(row))
    assert numbers.number(67.3 / 12, 1) == "5,6"
    assert "belum dapat dihitung" in gap.shortfall_title(gap.months_shortfall(depth.iloc[:0]))


def test_the_page_has_all_six_in_their_order_and_no_plotly(reader: Reader) -> None:
    app = reader()
    said = words(app)
    order = [
        *("Selisih dengan provinsi", 'class="multiples"', "angka yang diuji"),
        *("Menutup kekurangan", 'class="targets"', 'class="calendar"'),
    ]
    places = [said.index(each) for each in order]
    assert places == sorted(places)
    assert said.count('class="multiple-name"') == 15
    assert not app.get("plotly_chart")


@pytest.mark.parametrize("piece", ["selisih", "kecamatan", "kabar", "target", "kalender"])
def test_each_can_be_presented(reader: Reader, piece: str) -> None:
    app = reader(SUMMARY, {"present": piece})
    assert any("data:image/svg+xml" in str(getattr(part, "body", "")) for part in app.get("html"))
