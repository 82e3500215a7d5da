"""The pieces a page is made of: names, numbers, rankings, columns, sources, helpful pages."""

from typing import Any

import pandas as pd
import pytest

from language import numbers
from pages.summary import targets
from pages.summary import words as sentences
from pages.trend import ranking
from ui import states
from ui.exhibit import Figure
from ui.files.columns import columns_of, readable
from ui.look.markup import marked
from ui.screen import figures
from ui.states import UnknownArea
from ui.words import areas, sources

KNOWN = pd.DataFrame(
    [
        ("35.19", "Kabupaten Madiun", "kabupaten", "kabupaten", "Jawa Timur"),
        ("35.19.06", "Gemarang", "kecamatan", "kecamatan", "Kabupaten Madiun"),
        ("35.19.06.2005", "Gemarang", "desa", "desa", "Gemarang"),
        ("35.19.02.1001", "Mlilir", "desa", "kelurahan", "Dolopo"),
    ],
    columns=["area_code", "area_name", "level", "kind", "parent_name"],
)


def test_names_that_occur_twice_can_be_told_apart() -> None:
    names = areas.list_names(KNOWN)
    assert names["35.19"] == "Kabupaten Madiun"
    assert names["35.19.06"] == "Kecamatan Gemarang"
    assert names["35.19.06.2005"] == "Desa Gemarang · Kec. Gemarang"
    assert names["35.19.02.1001"] == "Kelurahan Mlilir · Kec. Dolopo"
    assert len(set(names.values())) == len(names)


@pytest.mark.parametrize(
    ("asked", "code"), [("Mlillir", "35.19.02.1001"), ("35.19.07", "35.19.06")]
)
def test_a_slip_finds_its_area(asked: str, code: str) -> None:
    assert code in areas.nearest(asked, KNOWN)


def test_nonsense_finds_nothing() -> None:
    assert areas.nearest("<b>", KNOWN) == {}


def test_a_number_says_its_unit_kind_date_and_change() -> None:
    html = figures.figures_html(
        [
            Figure(
                "10,40", "%", "miskin", "official", "Maret 2025", numbers.change(-0.23), "Mar 2024"
            )
        ]
    )
    for words in ("10,40", "%", "resmi BPS", "Maret 2025", "turun", "sejak Mar 2024", "better"):
        assert words in html


def test_five_numbers_are_too_many() -> None:
    with pytest.raises(ValueError, match="at most 4"):
        figures.figures_html([Figure("1", "%", "x", "official", "y")] * 5)


def test_the_question_stands_without_any_figure() -> None:
    assert "kabupaten" in sentences.question({})


def test_words_are_escaped_bold_and_kept_together() -> None:
    assert marked("a < **b** 2026-10-31") == "a &lt; <strong>b</strong> 2026-10-31"
    assert 'nowrap">DTSEN 2026-4<' in marked("per DTSEN 2026-4")


def by_area() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "area_code": ["a", "b", "c"],
            "area_name": ["A", "B", "C"],
            "poverty_rate_pct": [9.0, None, 7.0],
            "province_class": ["not_distinguishable", None, "above"],
        }
    )


def test_the_ranking_goes_by_class_and_puts_those_without_a_class_last() -> None:
    history = pd.DataFrame({"area_code": ["a", "c"], "history": [[4.0, 5.0], [9.0]]})
    ranked = ranking.ranked(by_area(), history, {"c": "Desa C"}, "kecamatan")
    assert list(ranked["area_code"]) == ["c", "a", "b"]
    assert list(ranked["list_name"]) == ["Desa C", "A", "B"]


def test_the_ranking_of_desa_goes_by_chance_then_by_estimate() -> None:
    frame = by_area().assign(poorest_fifth_pct=[30.0, None, 30.0])
    history = pd.DataFrame({"area_code": ["a"], "history": [[4.0, 5.0]]})
    assert list(ranking.ranked(frame, history, {}, "desa")["area_code"]) == ["a", "c", "b"]
    frame = frame.assign(poorest_fifth_pct=[30.0, None, 31.0])
    assert list(ranking.ranked(frame, history, {}, "desa")["area_code"]) == ["c", "a", "b"]


def test_a_data_table_shows_words_and_leaves_codes_to_the_files() -> None:
    frame = pd.DataFrame(
        {
            "area_code": ["35"],
            "area_name": ["Jawa Timur"],
            "period": ["2025-03"],
            "p0_pct": [9.5],
            "families": [800],
            "place": [3],
            "source": ["x"],
        }
    )
    shown = columns_of(frame)
    assert [(column.key, column.kind) for column in shown] == [
        ("area_name", "text"),
        ("period", "period"),
        ("p0_pct", "percent"),
        ("families", "count"),
        ("place", "integer"),
    ]
    frame = pd.DataFrame({"release": ["2026-4"]})
    assert readable(frame)["release"].tolist() == ["DTSEN 2026-4"]


def release(**changes: Any) -> dict[str, Any]:
    return {
        "release": "2026-4",
        "cutoff": pd.Timestamp("2026-10-31"),
        "is_cutoff_assumed": False,
        "is_made_up": False,
        **changes,
    }


def test_a_source_says_what_is_assumed_and_what_is_made_up() -> None:
    assert sources.registry(release()) == "DTSEN 2026-4, data per 31 Oktober 2026"
    assert "diperkirakan" in sources.registry(release(is_cutoff_assumed=True))
    assert "sintetis" in sources.registry(release(is_made_up=True))
    assert sources.registry({}) == "DTSEN"


def test_addresses_in_a_source_become_links_and_nothing_else_does() -> None:
    html = sources.links_html(["https://www.bps.go.id/a | https://bps.go.id/b | <b>x</b>"])
    assert html.count("<a ") == 1
    assert "<b>" not in html
    assert sources.links_html(["javascript:alert(1)"]) == ""


def test_a_source_of_bps_is_its_publication_and_table() -> None:
    rate = 'BPS, tabel 621 "Persentase" https://www.bps.go.id/a'
    line = 'BPS, tabel 624 "Garis <b>"'
    press = "https://example.org/x | catatan"
    html = sources.links_html([f"{rate} | {line}", rate, press])
    assert html.count("<a ") == 2 and html.count("621") == html.count("624") == 1
    assert "BPS, tabel 621 &#34;Persentase&#34;</a>" in html and "bps.go.id</a>" not in html
    assert "Garis &lt;b&gt;" in html and "example.org</a>" in html and "catatan" not in html
    assert sources.citations([rate]) == {'BPS, tabel 621 "Persentase"': "https://www.bps.go.id/a"}


def test_targets_are_listed_with_what_is_known() -> None:
    rows = [
        ("2025-10-28", "Bupati <x>", "below_province", None, None, None, "2026-03", None),
        (None, "RPJMD", "at_most", None, 9.89, 9.89, "2025-03", 10.4),
    ]
    frame = pd.DataFrame(
        [
            {
                "said_on": said_on,
                "said_by": said_by,
                "rule": rule,
                "low_pct": low,
                "high_pct": high,
                "limit_pct": limit,
                "deadline": pd.Timestamp("2025-12-31"),
                "judged_on": judged_on,
                "figure_pct": figure,
                "status": "missed" if figure else "not_yet_measurable",
                "chance_pct": None if figure else 0.15,
                "needed_change_pp": -1.34,
                "source": "https://example.org/a",
            }
            for said_on, said_by, rule, low, high, limit, judged_on, figure in rows
        ]
    )
    html = targets.targets_html(frame, "Jawa Timur").replace("\N{NO-BREAK SPACE}", " ")
    assert "31 Desember 2025" in html and "Di bawah Jawa Timur" in html
    assert "Belum dapat dinilai" in html
    assert "peluang tercapai kurang dari 1 %; perlu turun 1,34 poin" in html
    assert "0,51 poin di atas target" in html
    assert "<x>" not in html


def test_what_was_asked_for_is_shown_as_text_only() -> None:
    problem = UnknownArea("<script>", {"35.19.06": "Kecamatan Gemarang"})
    html = states.state_html(states.unknown_area(problem, "en"))
    assert "<script>" not in html
    assert "?area=35.19.06&amp;lang=en" in html
