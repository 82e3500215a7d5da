"""The sheet of a desa or kecamatan at an address of its own: `lembar/35.19.12.2002.pdf?lang=en`.

Of the newest release that is published, always of the public edition.
"""

import re
from functools import lru_cache
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from data.generation import generations
from data.problems import StoreProblem
from data.settings import settings
from language import text
from pages.papers import PAPERS
from ui import links, states
from ui.paper import names
from ui.paper.press import EDITION, open_press

REMEMBERED: Final = 32  # sheets
HEADERS: Final = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


def routes(base: str) -> list[Route]:
    """The addresses of the sheets, below the dashboard's own."""
    return [Route(f"{base}/{links.SHEETS}/{{name}}", sheet)]


def sheet(request: Request) -> Response:
    """The sheet of the area in the address, in the language it asks for."""
    spoken = request.query_params.get("lang", "")
    text.use(spoken if text.is_language(spoken) else settings().language)
    asked = re.fullmatch(r"(\d\d(?:\.\d\d){2}(?:\.\d{4})?)\.pdf", request.path_params["name"])
    try:
        found = generations.current(settings().store)
        known = generations.read(found, EDITION, "area_by_level", {})["area_code"].tolist()
        if not found.manifest["releases"] or asked is None or asked[1] not in known:
            return Response(status_code=404, headers=HEADERS)
        name, made = _made(settings().store, found.id, text.language(), asked[1])
    except StoreProblem as problem:
        return Response(states.of_problem(problem).title, 503, HEADERS)
    shown = {**HEADERS, "Content-Disposition": f'inline; filename="{name}"'}
    return Response(made, media_type="application/pdf", headers=shown)


@lru_cache(maxsize=REMEMBERED)
def _made(store: Path, generation: str, language: str, area: str) -> tuple[str, bytes]:
    """Name and content of a sheet; the words are of the language that is spoken now."""
    del language
    press = open_press(generations.find(store, generation), settings(), None, PAPERS)
    return names.pdf_name(area, press.subject.release), press.sheet(area)
