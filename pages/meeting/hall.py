"""What the server gives for a meeting besides the pages: its two windows, and where they meet."""

import json
from functools import partial
from typing import Any, Final

import pandas as pd
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from data.generation import generations
from data.generation.generations import DamagedGeneration, Generation
from data.problems import StoreProblem
from data.settings import settings
from language import text
from language.text import _
from pages.coverage.lists import has_lists
from pages.meeting import agenda, files, qr, windows
from pages.meeting.rooms import NAME, BadWords, NoRoom, Room, Rooms
from pages.meeting.slides import remembered, slide_of
from ui import links
from ui.fetch import GENERATION, PRESENT

NOTES: Final = "catatan"  # in addresses, below the dashboard's own
MOST_BYTES: Final = 10_000  # of what a window says
HEADERS: Final = {
    "Content-Security-Policy": windows.POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}

_rooms = Rooms()


def routes(base: str) -> list[Route]:
    """The addresses of a meeting, below the dashboard's own."""
    return [
        Route(f"{base}/{files.FOLDER}", stage),
        Route(f"{base}/{NOTES}", notes),
        Route(f"{base}/{NOTES}/{{room}}", _meet, methods=["GET", "PUT", "POST"]),
        Route(f"{base}/{NOTES}/{{room}}/kode", partial(_code, base)),
    ]


def stage(request: Request) -> Response:
    """The window of the slides: an agenda in a language, with the generation it begins with."""
    asked = request.query_params
    return _window(asked.get(agenda.AGENDA, ""), _language(request), asked.get(GENERATION), "")


def notes(request: Request) -> Response:
    """The window of the notes: of the room that a phone was given, or of the agenda in the address.

    Without one of them there is nothing to read.
    """
    asked, name = request.query_params, request.query_params.get("room", "")
    try:
        room = _rooms.room(name)
        return _window(room.agenda, room.language, room.generation, name)
    except NoRoom:
        words, spoken = asked.get(agenda.AGENDA, ""), _language(request)
    if words and NAME.fullmatch(name):
        return _window(words, spoken, asked.get(GENERATION), name)
    _speak(spoken)
    over = _("Rapat ini belum mulai, atau sudah selesai.")
    return HTMLResponse(windows.nothing_html(over), 404, HEADERS)


def _speak(spoken: str) -> None:
    text.use(spoken if text.is_language(spoken) else settings().language)


def _window(words: str, spoken: str, begun: str | None, room: str) -> Response:
    _speak(spoken)
    try:
        meeting = _meeting(words, begun)
    except StoreProblem as problem:
        return HTMLResponse(windows.nothing_html(str(problem)), 503, HEADERS)
    made = windows.notes_html({**meeting, "room": room}) if room else windows.stage_html(meeting)
    return HTMLResponse(made, headers=HEADERS)


def _meeting(words: str, begun: str | None) -> dict[str, Any]:
    """All slides of an agenda; without one, of the kabupaten's quarterly evaluation.

    Raises NoGeneration or DamagedGeneration.
    """
    found = _generation(begun)
    ask = remembered(partial(_ask, found))
    known, by_cutoff = ask("area_by_level"), ask("release_by_cutoff")
    release = "" if by_cutoff.empty else str(by_cutoff["release"].iloc[-1])
    steps = agenda.known_steps(agenda.parse(words), known)
    if not steps:
        steps = agenda.ready(known, settings().region, has_lists(ask, release))
    frames = [
        "./" + agenda.address(step, {PRESENT: agenda.piece(step), GENERATION: found.id})
        for step in steps
    ]
    slides = [slide_of(step, ask, known, release) for step in steps]
    written = agenda.written(steps)
    return {
        "steps": windows.shown(slides, agenda.titles(steps, known), frames),
        "agenda": written,
        "language": text.language(),
        "generation": found.id,
        "back": links.link(agenda.PAGE, {agenda.AGENDA: written}),
    }


def _ask(found: Generation, name: str, **values: Any) -> pd.DataFrame:
    """A question to the public edition, which is the only one that a meeting sees."""
    return generations.read(found, "public", name, values)


def _generation(id: str | None) -> Generation:
    """The generation of that id while it is kept, else the current one."""
    if id:
        try:
            return generations.find(settings().store, id)
        except DamagedGeneration:
            pass  # the meeting goes on with what there is
    return generations.current(settings().store)


async def _meet(request: Request) -> Response:
    """What the presenter's window says (PUT), a phone asks for (POST), and both hear."""
    name = request.path_params["room"]
    try:
        if request.method == "GET":
            return JSONResponse(_heard(_rooms.room(name)), headers=HEADERS)
        said = await _said(request)
        room = _rooms.tell(name, said) if request.method == "PUT" else _rooms.wish(name, said)
        return JSONResponse(_heard(room), headers=HEADERS)
    except NoRoom:
        return Response(status_code=404, headers=HEADERS)
    except BadWords:
        return Response(status_code=400, headers=HEADERS)


async def _said(request: Request) -> Any:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise BadWords("too long")
    try:
        return json.loads(body)
    except ValueError as problem:
        raise BadWords("not JSON") from problem


def _heard(room: Room) -> dict[str, int]:
    return {"step": room.step, "elapsed": room.elapsed, "asked": room.asked, "wish": room.wish}


def _code(base: str, request: Request) -> Response:
    """The QR code of a room's notes for a phone; none where a phone could not open them."""
    name = request.path_params["room"]
    try:
        _rooms.room(name)
    except NoRoom:
        return Response(status_code=404, headers=HEADERS)
    public = settings().public_address
    address = qr.page_address(str(request.url), base, NOTES, {"room": name}, public)
    if not address:
        return Response(status_code=204, headers=HEADERS)
    return Response(qr.svg(address), media_type="image/svg+xml", headers=HEADERS)


def _language(request: Request) -> str:
    asked = request.query_params.get("lang") or request.cookies.get("lang")
    return asked or settings().language
