"""Below which path the server gives what it serves besides the pages, and what it does first."""

import gc
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.routing import Match

from data.boundaries import geojson
from data.problems import StoreProblem
from data.settings import PROJECT, settings
from pages.meeting import hall
from pages.papers import served
from tests.asgi import alone, ask
from tests.samples import Serve
from ui import links, server
from ui.map import files

# What browsers ask for besides the pages, and the method.
ASKED = {
    "healthz": "GET",
    "skrip/0123456789ab/call.js": "GET",
    "pembuka/0123456789ab/give_way.js": "GET",
    "map/0123456789ab/map.js": "GET",
    "map/shapes-0123456789ab.json": "GET",
    "cetak/0123456789ab/paper.js": "GET",
    "cari/0123456789ab/search.js": "GET",
    "cari/0123456789ab.json": "GET",
    "sajian": "GET",
    "sajian/0123456789ab/stage.js": "GET",
    "sajian/gambar/wilayah@35.19": "GET",
    "lembar/35.19.12.2002.pdf": "GET",
    "catatan": "GET",
    "catatan/0123456789abcdef": "PUT",
    "catatan/0123456789abcdef/kode": "GET",
}


def is_served(path: str, method: str) -> bool:
    scope = {"type": "http", "method": method, "path": path}
    routes = server.routes(hall.routes, served.routes)
    return any(route.matches(scope)[0] is Match.FULL for route in routes)


@pytest.mark.parametrize(
    ("base", "folder"),
    [
        ("", ""),
        ("/", ""),
        ("kemiskinan", "/kemiskinan"),
        ("/kemiskinan", "/kemiskinan"),
        ("/kemiskinan/", "/kemiskinan"),
        ("kantor/kemiskinan", "/kantor/kemiskinan"),
    ],
)
def test_everything_lies_below_the_path_of_the_server(
    monkeypatch: pytest.MonkeyPatch, base: str, folder: str
) -> None:
    monkeypatch.setattr(server.st, "get_option", {"server.baseUrlPath": base}.get)
    assert links.folder(base) == folder
    for path, method in ASKED.items():
        assert is_served(f"{folder}/{path}", method), path
        assert not is_served(f"{folder}/lain/{path}", method), path
        assert not (folder and is_served(f"/{path}", method)), path


def test_the_server_is_ready_when_pages_can_be_made(
    serve: Serve, published: Path, tmp_path: Path
) -> None:
    app = Starlette(routes=server.routes())
    serve(published)
    assert (ask(app, "/healthz").status, ask(app, "/healthz").content) == (200, b"ok")
    serve(tmp_path)
    empty = ask(app, "/healthz")
    assert (empty.status, empty.content) == (503, b"NoGeneration")
    assert empty.headers["cache-control"] == "no-store"
    damaged = tmp_path / "generations" / "one"
    damaged.mkdir(parents=True)
    (tmp_path / "CURRENT").write_text("one")
    assert ask(app, "/healthz").content == b"DamagedGeneration"


def test_garbage_is_not_collected_after_each_page():
    config = tomllib.loads((PROJECT / ".streamlit/config.toml").read_text())
    assert config["runner"]["postScriptGC"] is False


@pytest.fixture
def starts() -> Iterator[Callable[[], int]]:
    """Starts the server, and tells how many objects it has put out of the collector's sight."""
    often = gc.get_threshold()
    files._ground.cache_clear()

    async def start() -> int:
        async with server.lifespan(st.App("dashboard.py")):
            assert gc.isenabled() and gc.get_threshold() == server.COLLECTION
            return gc.get_freeze_count()

    yield lambda: alone(start())
    gc.unfreeze()
    gc.set_threshold(*often)


def test_what_all_readers_share_is_loaded_before_the_first(
    tmp_path: Path, serve: Serve, starts: Callable[[], int]
):
    serve(tmp_path)
    assert starts() > 10_000
    asked = files._ground.cache_info().misses
    files.ground(tmp_path, settings().region)
    assert files._ground.cache_info().misses == asked


def test_a_map_that_cannot_be_read_does_not_keep_the_server_from_starting(
    tmp_path: Path, serve: Serve, starts: Callable[[], int]
):
    serve(tmp_path)
    kept = tmp_path / geojson.FOLDER / geojson.FILE
    kept.parent.mkdir()
    kept.write_text("{")
    with pytest.raises(StoreProblem):
        files.ground(tmp_path, settings().region)
    assert starts()
