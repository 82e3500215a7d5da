"""QR codes, made on this computer: the page of the same view, for whoever wants to read on."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from urllib.parse import urlencode, urlsplit

import htpy as h
import segno
from markupsafe import Markup

from language.text import _
from ui import links

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1", "0.0.0.0", "")


def page_address(
    on_screen: str | None, base: str, page: str, state: Mapping[str, str], public: str = ""
) -> str:
    """The whole address of a page in a state; '' where only this computer could open it.

    Args:
        on_screen: any address of this server as the browser has it.
        base: the dashboard's own folder on the server, '' for the root.
        page: the path of the page below it, '' for the first.
        state: what stands behind the question mark.
        public: the address that readers type (settings.public_address), if the office says one.
    """
    parts = urlsplit(on_screen or "")
    root = public or f"{parts.scheme}://{parts.netloc}{links.folder(base)}"
    if (urlsplit(root).hostname or "") in LOOPBACK:
        return ""
    query = urlencode({key: value for key, value in state.items() if value}, safe=",")
    return f"{root.rstrip('/')}/{page}{'?' if query else ''}{query}"


def code(address: str) -> str:
    """The QR code of an address as a `data:` URL of an SVG."""
    return segno.make(address, error="m", micro=False).svg_data_uri(border=2, scale=8)


def svg(address: str) -> bytes:
    """The QR code of an address as an SVG file."""
    out = BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, scale=10)
    return out.getvalue()


def code_html(address: str) -> Markup:
    """The QR code as an <img>; '' without an address."""
    if not address:
        return Markup()
    words = _("Kode QR halaman ini: {address}").format(address=address)
    return Markup(h.img(".qr", src=code(address), alt=words))
