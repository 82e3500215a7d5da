"""Every page, in both languages: it runs, answers first, and names what its numbers are."""

import json
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from data.settings import Settings
from tests.own_computer import HERE, opened_with
from tests.pages.reading import (
    AGENDA,
    COVERAGE,
    FILES,
    INTEGRITY,
    MAP,
    METHOD,
    OUTLOOK,
    PEERS,
    PRIORITY,
    SLICE,
    SUMMARY,
    TREND,
    VILLAGE,
    Reader,
    labels,
    viewed,
    words,
)
from ui import fetch

PAGES = (
    *(SUMMARY, OUTLOOK, TREND, MAP, VILLAGE, PEERS),
    *(SLICE, PRIORITY, COVERAGE, INTEGRITY, METHOD),
)
WITHOUT_PLOTLY = {
    SUMMARY,
    METHOD,
    MAP,
    SLICE,
    VILLAGE,
    PRIORITY,
    COVERAGE,
    INTEGRITY,
}  # words, the map, tables that are drawn

SAYS = {
    "id": {
        "mark": "Data sintetis",
        "kinds": ("resmi BPS", "registri", "perkiraan"),
        "source": "Sumber: ",
        "edition": "edisi publik",
        "menu": (
            *("Ringkasan", "Tren", "Peta", "Desa dan kecamatan", "Pembanding", "Silang data"),
        ),
    },
    "en": {
        "mark": "Synthetic data",
        "kinds": ("official, BPS", "registry", "estimate"),
        "source": "Source: ",
        "edition": "public edition",
        "menu": (
            *("Overview", "Trend", "Map", "Village profile", "Comparison", "Slice", "Method"),
        ),
    },
}


@pytest.mark.parametrize("language", SAYS)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_answers_and_says_what_its_numbers_are(
    reader: Reader, page: str, language: str
) -> None:
    app = reader(page, {"lang": language})
    said, expected = words(app), SAYS[language]
    assert said.count('class="page-title') == 1
    answer = "hero-sentence" if page == SUMMARY else "answer"
    assert said.index('class="page-title') < said.index(f'class="{answer}"')
    assert expected["mark"] in said
    assert expected["edition"] in said
    assert any(kind in said for kind in expected["kinds"])
    charts = app.get("plotly_chart")
    assert charts or page in WITHOUT_PLOTLY
    assert said.count(f'<p class="source">{expected["source"]}') >= len(charts)


@pytest.mark.parametrize("page", PAGES)
def test_no_indonesian_month_or_comma_in_english(reader: Reader, page: str) -> None:
    said = words(reader(page, {"lang": "en"}))
    indonesian = r"\b(Maret|Oktober|Desember|poin|orang|Sumber|sejak|penduduk|\d+,\d\d\b(?!\d))\b"
    assert not re.findall(indonesian, said)


def test_the_summary_names_the_official_figures_and_the_open_target(reader: Reader) -> None:
    said = words(reader()).replace("\N{NO-BREAK SPACE}", " ")
    assert "10,40 %" in said
    assert "0,90 poin" in said
    assert "Target 2026, 9,80 %: perlu turun" in said
    assert "5.900 orang" in said


def test_official_registry_and_estimate_are_all_named_beside_the_outlook(reader: Reader) -> None:
    said = words(reader()) + words(reader(OUTLOOK))
    for kind in ("kind-official", "kind-registry", "kind-estimate", "kind-target"):
        assert kind in said


@pytest.mark.parametrize("page", (*PAGES, AGENDA))
def test_headings_are_in_order(reader: Reader, page: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", words(reader(page)))]
    assert levels[0] == 1 and levels.count(1) == 1
    steps = list(pairwise(levels))
    assert [(above, below) for above, below in steps if below > above + 1] == []


def font_sizes(part: Any, name: str = "") -> Iterator[float]:
    """Every size of type in a part of a chart."""
    if isinstance(part, dict):
        if name.endswith("font") and "size" in part:
            yield part["size"]
        for key, inner in part.items():
            yield from font_sizes(inner, key)
    elif isinstance(part, list):
        for inner in part:
            yield from font_sizes(inner, name)


@pytest.mark.parametrize("page", PAGES)
def test_no_chart_has_a_size_of_type_of_its_own(reader: Reader, page: str) -> None:
    specs = [json.loads(chart.proto.spec) for chart in reader(page).get("plotly_chart")]
    assert specs or page in WITHOUT_PLOTLY
    assert set(font_sizes(specs)) <= {14, 16, 20, 24, 32, 46}
    assert not re.findall(r"font-size", json.dumps(specs))


def test_charts_can_be_read_aloud(reader: Reader) -> None:
    app = reader(OUTLOOK)
    assert all(chart.proto.alt for chart in app.get("plotly_chart"))


def test_the_trend_shows_the_area_of_the_address(reader: Reader) -> None:
    app = reader(
        TREND,
        {"area": "35.19.06", "measure": "decile1_share_pct", "level": "desa"},
    )
    assert app.multiselect(key="area").value == ["35.19.06"]
    assert app.session_state["measure"] == "decile1_share_pct"
    assert app.session_state["level"] == "desa"
    said = words(app)
    assert "Kecamatan Gemarang" in said
    assert "Menurut registri" in said


def test_what_is_chosen_goes_into_the_address(reader: Reader) -> None:
    app = reader(TREND, {"bagian": "semua"})
    app.multiselect(key="area").select("35.19.06").select("35.19.01.2001").run()
    assert app.query_params["area"] == "35.19.06,35.19.01.2001"
    app.selectbox(key="since").select("2026-2").run()
    assert app.query_params["since"] == "2026-2"
    app.multiselect(key="area").set_value([]).run()
    assert "area" not in app.query_params


def test_an_area_that_is_taken_away_leaves_its_place(reader: Reader) -> None:
    app = reader(TREND, {"area": "35.19.06,35.19.01.2001"})
    app.multiselect(key="area").unselect("35.19.06").run()
    assert app.query_params["area"] == ",35.19.01.2001"
    app.multiselect(key="area").select("35.19.07").run()
    assert app.query_params["area"] == "35.19.07,35.19.01.2001"
    app.multiselect(key="area").unselect("35.19.01.2001").run()
    assert app.query_params["area"] == "35.19.07"


def test_unknown_choices_in_the_address_are_the_default(reader: Reader) -> None:
    app = reader(
        TREND, {"measure": "wishes", "level": "galaxy", "since": "1999-9", "bagian": "semua"}
    )
    assert app.session_state["measure"] == "poverty_rate_pct"
    assert app.session_state["level"] == "kecamatan"
    assert app.session_state["since"] == "2026-3"


def test_one_village_alone(reader: Reader) -> None:
    said = words(reader(TREND, {"area": "35.19.01.2001"}))
    assert "Desa Tambakmas" in said


def test_more_areas_than_can_be_told_apart(reader: Reader) -> None:
    app = reader(TREND, {"area": ",".join(f"35.19.0{n}" for n in range(1, 10))})
    assert len(app.multiselect(key="area").value) == 6
    assert "9 wilayah" in app.caption[0].value


def test_the_language_is_remembered_on_the_next_page(reader: Reader) -> None:
    app = reader(SUMMARY, {"lang": "en"})
    app.query_params.clear()
    app.switch_page(TREND).run()
    assert app.query_params["lang"] == "en"
    assert "Is poverty falling" in words(app)


def test_the_default_language_leaves_the_address(reader: Reader) -> None:
    app = reader(SUMMARY, {"lang": "en"})
    assert "Synthetic data" in words(app)
    app.query_params["lang"] = "id"
    app.run()
    assert "Data sintetis" in words(app)
    assert "lang" not in app.query_params


@pytest.mark.parametrize(
    ("page", "measure"),
    [
        (OUTLOOK, "p0_pct"),
        (TREND, "change_pp"),
        (TREND, "poverty_rate_pct"),
        (TREND, "p0_pct"),  # every standard error assumed: a column of yes and no
    ],
)
def test_the_data_under_a_chart_can_be_read_and_saved(
    reader: Reader, page: str, measure: str
) -> None:
    name = "prospek" if page == OUTLOOK else "tren"
    app = reader(page, {"bagian": "semua"})
    assert not set(labels(app)) & set(FILES)
    tables, charts = words(app).count("<table"), len(app.get("plotly_chart"))
    key = f"{name}-{measure}-chart"
    app = viewed(app, key, "source")
    assert not app.exception
    assert [label for label in labels(app) if label in FILES] == FILES
    assert f'href="metode?bagian=ukuran#{measure}"' in words(app)
    app = viewed(app, key, "table")
    assert not app.exception
    assert words(app).count("<table") == tables + 1
    assert len(app.get("plotly_chart")) == charts - 1


@pytest.mark.parametrize(
    ("address", "headers", "edition"),
    [
        ("127.0.0.1", HERE, "internal"),
        ("::1", {"host": "[::1]:8501"}, "internal"),
        # Others can ask as well.
        ("0.0.0.0", HERE, "public"),
        (None, HERE, "public"),
        # A name that somebody let lead here, a name that is none, no name.
        ("127.0.0.1", {"Host": "localhost.example.org:8501"}, "public"),
        ("127.0.0.1", {"Host": "example.org@localhost"}, "public"),
        ("127.0.0.1", {}, "public"),
        # A proxy on the same computer: whoever asks sits elsewhere.
        ("127.0.0.1", {**HERE, "X-Forwarded-For": "192.0.2.7"}, "public"),
        ("127.0.0.1", {**HERE, "Forwarded": "for=192.0.2.7"}, "public"),
        ("127.0.0.1", {**HERE, "via": "1.1 office"}, "public"),
    ],
)
def test_the_internal_edition_is_for_this_computer_only(
    monkeypatch: pytest.MonkeyPatch, address: str | None, headers: dict[str, str], edition: str
) -> None:
    monkeypatch.setattr(fetch, "settings", lambda: Settings(edition="internal"))
    monkeypatch.setattr(fetch.st, "get_option", {"server.address": address}.get)
    opened_with(monkeypatch, headers)
    assert fetch.edition() == edition
