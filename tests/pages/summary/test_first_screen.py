"""The first screen of a whole store: each number told again from the tables, the card, the text."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from PIL import Image
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from data.generation import generations
from data.generation.generations import Generation
from data.settings import PROJECT
from language import text
from pages.summary import push, send
from pages.summary.hero import hero_html
from pages.summary.verdict import verdict
from tests.conftest import Serve
from ui import visitor
from ui.asking import Asking
from ui.map import files
from ui.screen.track import track_html


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("**", "").replace("*", "")


@pytest.fixture
def generation(published: Path, serve: Serve) -> Generation:
    serve(published)
    return generations.current(published)


@pytest.fixture
def on(generation: Generation) -> Asking:
    return visitor.asking(generation)


def test_the_official_numbers_are_those_of_the_reference(on: Asking) -> None:
    """Told from data/reference, not from the queries."""
    rates = pd.read_csv(PROJECT / "data/reference/official_poverty.csv", dtype={"area_code": str})
    marches = rates[rates["period"].str.endswith("-03")].dropna(subset=["p0_pct"])
    own = marches[marches["area_code"] == on.region].set_index("period")["p0_pct"].sort_index()
    province = rates[rates["area_code"] == on.province].set_index("period")["p0_pct"]
    targets = pd.read_csv(PROJECT / "data/reference/targets.csv", dtype={"area_code": str})
    living = targets[(targets["area_code"] == on.region) & (targets["deadline"] >= "2026-10-31")]
    aim = living.sort_values("deadline").iloc[0]["high_pct"]
    found = verdict(on)
    said = plain(found.sentence)

    def points(value: float) -> str:
        return f"{value:.2f}".replace(".", ",")

    last = own.index[-1]
    assert found.word == ("Sudah" if own[last] < province[last] else "Belum")
    assert f"{points(own[last])} % penduduk" in said
    assert f"{points(abs(own[last] - province[last]))} poin di atas" in said
    assert f"perlu turun {points(own[last] - aim)} poin" in said
    falls = own[own.index >= "2015"].diff()
    assert f"terbesar {points(-falls.min())} ({falls.idxmin()[:4]})" in found.facts[1].note
    assert points(-falls.iloc[-1]) in found.facts[1].value


def test_the_shares_add_up_and_come_from_the_poor_persons(on: Asking) -> None:
    to_leave = on.ask("persons_to_leave_by_area", parent=on.region, release=on.release)
    found = push.shares(to_leave, on.region)
    assert sum(found.values()) == pytest.approx(100, abs=0.1)
    below = to_leave[to_leave["area_code"] != on.region].set_index("area_code")["poor_persons"]
    for code, share in found.items():
        assert share == pytest.approx(100 * below[code] / below.sum(), abs=0.1)
    assert list(found.values()) == sorted(found.values(), reverse=True)


def test_nobody_to_leave_is_said(on: Asking) -> None:
    shapes = files.ground(Path("/nowhere"), on.region).shapes
    none = on.ask("persons_to_leave_by_area", parent=on.region, release=on.release).assign(
        persons_to_leave=0.0
    )
    level = Asking(
        lambda name, **given: none if name == "persons_to_leave_by_area" else on.ask(name, **given),
        *(on.region, on.province, on.region, on.release),
    )
    assert "tidak ada yang tertinggal" in push.push_html(level, shapes)
    assert "<img" not in push.push_html(level, shapes)


def test_without_lists_it_says_so(on: Asking) -> None:
    listed = on.ask("programme_by_release", release=on.release).assign(is_listed=False)
    without = Asking(
        lambda name, **given: listed if name == "programme_by_release" else on.ask(name, **given),
        *(on.region, on.province, on.region, on.release),
    )
    shapes = files.ground(Path("/nowhere"), on.region).shapes
    assert "Daftar penerima triwulan ini belum ada." in push.push_html(without, shapes)


def test_the_counts_are_those_of_the_lists(on: Asking) -> None:
    html = plain(push.push_html(on, files.ground(Path("/nowhere"), on.region).shapes))
    at = {"area": on.region, "release": on.release}
    kinds = on.ask("integrity_by_kind", **at).set_index("kind")["findings"]
    none = on.ask("pillars_by_group", **at).set_index("group_name")["families_none"]["all"]
    said = re.findall(r"<strong>([\d.]+)</strong>", html)
    wanted = [none, kinds["forbidden_pair"], kinds["dead_recipient"]]
    assert [int(each.replace(".", "")) for each in said] == [int(each) for each in wanted]


def test_the_map_has_a_shape_for_each_kecamatan(on: Asking) -> None:
    shapes = files.ground(Path("/nowhere"), on.region).shapes
    to_leave = on.ask("persons_to_leave_by_area", parent=on.region, release=on.release)
    picture = push.picture(shapes.text, tuple(push.shares(to_leave, on.region).items()))
    assert picture.count("<path") == len(shapes.codes["kecamatan"]) == 15
    assert picture.count('class="c') == 15


def test_first_paint_needs_nothing_but_the_questions(on: Asking) -> None:
    html = hero_html(on)
    assert "<button" not in html and "<script" not in html
    assert str(track_html(verdict(on).track)) in html


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_card_is_a_picture_for_a_phone(on: Asking, language: str) -> None:
    text.use(language)
    for address in ("", "https://data.example.go.id/kemiskinan"):
        made = send.card(on, is_made_up=True, published="24 November 2026", address=address)
        picture = Image.open(BytesIO(made)).convert("L")
        assert picture.size == (1080, 1350)
        # The foot is inside: its lowest line is white.
        assert picture.crop((0, 1325, 1080, 1350)).getextrema() == (255, 255)


def test_the_text_has_stars_sources_and_the_address(on: Asking) -> None:
    said = send.message(verdict(on), on, "https://data.example.go.id")
    assert "**" not in said and said.count("*") % 2 == 0
    assert "*Belum*" in said and "Sumber: BPS, Susenas" in said and "Data sintetis" in said
    assert said.endswith("\nhttps://data.example.go.id")
    assert len(said) < 800


def asked(path: str) -> Response:
    """What the routes of the card answer below /kantor."""
    scope = {
        **{"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []},
        **{"server": ("127.0.0.1", 80), "scheme": "http"},
    }
    for route in send.routes("/kantor"):
        match, more = route.matches(scope)
        if match is Match.FULL:
            return route.endpoint(Request({**scope, **more}))
    raise LookupError(path)


def test_the_card_is_served_by_generation_and_language(generation: Generation) -> None:
    folder = f"/kantor/{send.FOLDER}/{send.CARD}"
    answer = asked(f"{folder}/{generation.id}/id.png")
    assert answer.status_code == 200 and answer.media_type == "image/png"
    assert asked(f"{folder}/{generation.id}/xx.png").status_code == 404
    assert asked(f"{folder}/20000101T000000/id.png").status_code == 404
    script = asked(f"/kantor/{send.CODE.address_of(send.ENTRY)}")
    assert script.status_code == 200 and b"showModal" in bytes(script.body)


def test_the_card_says_the_words_of_the_page(on: Asking) -> None:
    facts: Any = send.facts(on, is_made_up=False, published="", address="")
    found = verdict(on)
    assert (facts["word"], facts["sentence"]) == (found.word, found.sentence)
    assert [fact["value"] for fact in facts["facts"]] == [fact.value for fact in found.facts]
    assert facts["made_up"] is None and facts["code"] is None
