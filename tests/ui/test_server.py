"""Below which path the server gives the map, the meeting and the browser's code."""

import pytest
from starlette.routing import Match

from pages.meeting import hall
from pages.papers import served
from ui import links, server

# What browsers ask for besides the pages, and the method.
ASKED = {
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
