"""What the server gives for a meeting besides the pages: its two windows, and where they meet."""

import json
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl

import streamlit as st
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from data.generation import generations
from data.generation.generations import Generation
from data.problems import StoreProblem
from data.settings import settings
from language import text
from language.text import _
from pages.meeting import agenda, exhibits, files, windows
from pages.meeting.rooms import NAME, BadWords, NoRoom, NotAllowed, Room, Rooms, TooMany
from ui import links, states, visitor
from ui.exhibit import Exhibit
from ui.fetch import GENERATION
from ui.frame import qr
from ui.paper import press, slide
from ui.server import code

NOTES: Final = "catatan"  # in addresses, below the dashboard's own
KEPT: Final = "private, max-age=86400"  # the address names the data
NO_CODE: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
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
        Route(f"{base}/{files.FOLDER}/{files.PICTURE}/{{step}}", picture),
        Route(f"{base}/{files.FOLDER}/{{version}}/{{name}}", code(files.CODE)),
        Route(f"{base}/{NOTES}", notes),
        Route(f"{base}/{NOTES}/{{room}}", _meet, methods=["GET", "PUT", "POST"]),
        Route(f"{base}/{NOTES}/{{room}}/kode", partial(_code, base)),
    ]


def stage(request: Request) -> Response:
    """The window of the slides: an agenda in a language, with the generation it begins with."""
    asked = request.query_params
    return _window(
        request, asked.get(agenda.AGENDA, ""), visitor.language(request), asked.get(GENERATION), ""
    )


def notes(request: Request) -> Response:
    """The window of the notes: of the room that a phone was given, or of the agenda in the address.

    Without one of them there is nothing to read.
    """
    asked, name = request.query_params, request.query_params.get("room", "")
    try:
        room = _rooms.room(name)
        return _window(request, room.agenda, room.language, room.generation, name)
    except NoRoom:
        words, spoken = asked.get(agenda.AGENDA, ""), visitor.language(request)
    if words and NAME.fullmatch(name):
        return _window(request, words, spoken, asked.get(GENERATION), name)
    _speak(spoken)
    over = _("Rapat ini belum mulai, atau sudah selesai.")
    return HTMLResponse(windows.nothing_html(over), 404, HEADERS)


def _speak(spoken: str) -> None:
    text.use(spoken if text.is_language(spoken) else settings().language)


def _window(request: Request, words: str, spoken: str, begun: str | None, room: str) -> Response:
    _speak(spoken)
    try:
        meeting = _meeting(request, words, begun)
    except StoreProblem as problem:
        return HTMLResponse(windows.nothing_html(states.of_problem(problem).title), 503, HEADERS)
    made = windows.notes_html({**meeting, "room": room}) if room else windows.stage_html(meeting)
    return HTMLResponse(made, headers=HEADERS)


def _meeting(request: Request, words: str, begun: str | None) -> dict[str, Any]:
    """All slides of an agenda; without one, of the kabupaten's quarterly evaluation.

    Raises NoGeneration or DamagedGeneration.
    """
    found = _generation(begun)
    words = agenda.written(agenda.parse(words))  # however it is written, it is made once
    return _made(settings().store, found.id, text.language(), words, _server(request))


@lru_cache(maxsize=32)
def _made(store: Path, id: str, language: str, words: str, server: str) -> dict[str, Any]:
    """Those slides in the language that is spoken; made once for all who open the same meeting.

    server: the address that this one was asked by.
    """
    assert language == text.language()
    found = generations.find(store, id)
    asking = visitor.asking(found)
    steps = agenda.known_steps(agenda.parse(words), asking.areas)
    if not steps:
        steps = agenda.ready(asking.areas, settings().region, asking.has_lists)
    written = agenda.written(steps)
    shown: list[windows.Shown] = []
    for step, name in zip(steps, agenda.titles(steps, asking.areas), strict=True):
        exhibit, address = exhibits.of_step(step, asking), _address(server, step)
        for part in _parts(store, found.id, language, step):
            picture = files.picture(step, found.id, text.language(), part.number if part else 0)
            shown.append(windows.Shown(exhibit, name, picture, address, part))
    return {
        "steps": list(map(windows.step, shown)),
        "agenda": written,
        "language": text.language(),
        "generation": found.id,
        "back": links.link(agenda.PAGE, {agenda.AGENDA: written}),
    }


def picture(request: Request) -> Response:
    """One slide as SVG, of the generation in the address."""
    asked = request.query_params
    _speak(visitor.language(request))
    steps = agenda.parse(request.path_params["step"])
    try:
        found = _generation(asked.get(GENERATION))
        known = agenda.known_steps(steps, visitor.asking(found).areas)
        if not known:
            return Response(status_code=404, headers=HEADERS)
        drawn = settings().store, found.id, text.language(), known[0]
        if files.SMALL in asked:
            headers = {**HEADERS, "Cache-Control": KEPT}
            return Response(_small(*drawn), media_type="image/png", headers=headers)
        number = asked.get(files.PART, "0")
        parts = {part.number if part else 0: part for part in (*_parts(*drawn), None)}
        if not number.isdecimal() or int(number) not in parts:
            return Response(status_code=404, headers=HEADERS)
        made = _drawn(*drawn, _address(_server(request), known[0]), parts[int(number)])
    except StoreProblem as problem:
        return Response(states.of_problem(problem).title, 503, HEADERS)
    return Response(made, media_type="image/svg+xml", headers=HEADERS)


@lru_cache(maxsize=200)
def _drawn(
    store: Path,
    id: str,
    language: str,
    step: agenda.Step,
    address: str,
    part: slide.Part | None,
) -> bytes:
    """A slide of a step in the language that is spoken; made once, however many look at it."""
    exhibit, is_made_up = _exhibit(store, id, language, step)
    code = qr.svg(address).decode() if address else None
    return slide.slide(exhibit, slide.Around(is_made_up, code), press.ground(settings()), part)


@lru_cache(maxsize=400)
def _small(store: Path, id: str, language: str, step: agenda.Step) -> bytes:
    """The (first) slide of a step, to be known again by in a list."""
    exhibit, is_made_up = _exhibit(store, id, language, step)
    return slide.small(exhibit, slide.Around(is_made_up), press.ground(settings()))


@lru_cache(maxsize=400)
def _parts(store: Path, id: str, language: str, step: agenda.Step) -> tuple[slide.Part | None, ...]:
    """The slides of a step."""
    exhibit, is_made_up = _exhibit(store, id, language, step)
    # An empty code: what stands beside the title narrows it.
    around = slide.Around(is_made_up, NO_CODE)
    return tuple(slide.parts(exhibit, around, press.ground(settings())))


def _exhibit(store: Path, id: str, language: str, step: agenda.Step) -> tuple[Exhibit, bool]:
    """What a step shows, and whether its registry is made up."""
    assert language == text.language()
    found = generations.find(store, id)
    return exhibits.of_step(step, visitor.asking(found)), found.is_made_up


def _server(request: Request) -> str:
    return str(request.url.replace(path="/", query=""))


def _address(server: str, step: agenda.Step) -> str:
    """The page of the same view for everybody; '' where only this computer could open it."""
    page, _mark, state = agenda.address(step).partition("?")
    base = str(st.get_option("server.baseUrlPath"))
    return qr.page_address(server, base, page, dict(parse_qsl(state)), settings().public_address)


def _generation(id: str | None) -> Generation:
    """The generation of that id while it is kept, else the current one."""
    if id:
        try:
            return generations.find(settings().store, id)
        except StoreProblem:
            pass  # the meeting goes on with what there is
    return generations.current(settings().store)


async def _meet(request: Request) -> Response:
    """What the presenter's window says (PUT), a phone asks for (POST), and both hear."""
    name = request.path_params["room"]
    try:
        if request.method == "GET":
            return JSONResponse(_heard(_rooms.room(name)), headers=HEADERS)
        said = await _said(request)
        if request.method == "PUT":
            room = _rooms.tell(name, said)
            return JSONResponse({**_heard(room), "waiting": room.waiting}, headers=HEADERS)
        room, sign = _rooms.wish(name, said)
        return JSONResponse({**_heard(room), "sign": sign}, headers=HEADERS)
    except NoRoom:
        return Response(status_code=404, headers=HEADERS)
    except NotAllowed:
        return Response(status_code=403, headers=HEADERS)
    except BadWords:
        return Response(status_code=400, headers=HEADERS)
    except TooMany:
        return Response(status_code=429, headers={**HEADERS, "Retry-After": "15"})


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
