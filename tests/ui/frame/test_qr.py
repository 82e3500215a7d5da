"""The address in a QR code: the page of the same view, where others can open it."""

import pytest

from ui.frame import qr

PUBLIC = "https://kemiskinan.madiunkab.go.id/"


HOST = "http://10.1.2.3:8501"


@pytest.mark.parametrize(
    ("on_screen", "base", "page", "state", "public", "expected"),
    [
        (f"{HOST}/tren", "", "tren", {"area": "35.19.06"}, "", f"{HOST}/tren?area=35.19.06"),
        (f"{HOST}/", "", "", {}, "", f"{HOST}/"),
        # In a frame: the window around it has another path.
        (f"{HOST}/d/sajian", "d", "peta", {"lang": "en"}, "", f"{HOST}/d/peta?lang=en"),
        (f"{HOST}/sajian", "", "", {}, "", f"{HOST}/"),
        ("http://localhost:8501/peta", "", "peta", {}, PUBLIC, PUBLIC + "peta"),
        ("http://localhost:8501/", "", "", {"lang": "en"}, PUBLIC, PUBLIC + "?lang=en"),
        (f"{HOST}/d/peta", "/d/", "peta", {}, "https://x.id/data", "https://x.id/data/peta"),
        ("http://localhost:8501/peta", "", "peta", {}, "", ""),
        ("http://127.0.0.1:8501/peta", "", "peta", {}, "", ""),
        ("http://[::1]:8501/peta", "", "peta", {}, "", ""),
        (None, "", "peta", {}, "", ""),
    ],
)
def test_the_address_is_one_that_others_can_open(
    on_screen: str | None,
    base: str,
    page: str,
    state: dict[str, str],
    public: str,
    expected: str,
) -> None:
    assert qr.page_address(on_screen, base, page, state, public) == expected


def test_the_code_is_a_picture_without_a_network() -> None:
    html = qr.code_html(PUBLIC)
    assert html.startswith('<img class="qr" src="data:image/svg+xml')
    assert PUBLIC in html
    assert qr.code_html("") == ""
