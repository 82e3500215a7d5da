"""The address in a QR code: the page of the same view, where others can open it."""

import pytest

from ui.meeting import qr

PUBLIC = "https://kemiskinan.madiunkab.go.id/"


@pytest.mark.parametrize(
    ("on_screen", "base", "state", "public", "expected"),
    [
        (
            "http://10.1.2.3:8501/tren",
            "",
            {"area": "35.19.06"},
            "",
            "http://10.1.2.3:8501/tren?area=35.19.06",
        ),
        ("http://10.1.2.3:8501/", "", {}, "", "http://10.1.2.3:8501/"),
        ("http://10.1.2.3/d/peta", "d", {"lang": "en"}, "", "http://10.1.2.3/d/peta?lang=en"),
        ("http://localhost:8501/peta", "", {}, PUBLIC, PUBLIC + "peta"),
        ("http://localhost:8501/", "", {"lang": "en"}, PUBLIC, PUBLIC + "?lang=en"),
        ("http://10.0.0.1/d/peta", "/d/", {}, "https://x.id/data", "https://x.id/data/peta"),
        ("http://localhost:8501/peta", "", {}, "", ""),
        ("http://127.0.0.1:8501/peta", "", {}, "", ""),
        ("http://[::1]:8501/peta", "", {}, "", ""),
        (None, "", {}, "", ""),
    ],
)
def test_the_address_is_one_that_others_can_open(
    on_screen: str | None, base: str, state: dict[str, str], public: str, expected: str
) -> None:
    assert qr.page_address(on_screen, base, state, public) == expected


def test_the_code_is_a_picture_without_a_network() -> None:
    html = qr.code_html(PUBLIC)
    assert html.startswith('<img class="qr" src="data:image/svg+xml')
    assert PUBLIC in html
    assert qr.code_html("") == ""
