"""Many readers at once, who click all the time: how long each page takes, and the server's memory.

A reader is a session over a websocket that speaks Streamlit's own messages, as a browser does, and
draws nothing.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from statistics import quantiles
from typing import Any, Final, TypeVar

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from benchmarks.cases import Result
from benchmarks.serving import Server, served

Done = TypeVar("Done")

PAGES: Final = ("", "tren", "peta", "desa", "cakupan")
STOCK: Final = ("--runner.postScriptGC", "true")  # its own, and not ours
CROWDS: Final = (5, 20, 50, 100)
BEAT: Final = 2.0  # seconds from click to click
LASTS: Final = 60.0  # seconds
PATIENCE: Final = 120.0  # seconds for one page
MOST: Final = {20: 0.2, 50: 1.0}  # seconds in which 95 of 100 clicks are answered
MOST_OF_BARE: Final = {100: 1.5}  # times what 95 of 100 clicks on a bare page take
MOST_MIB: Final = 2.0  # a session
SOAK: Final = (20, 10)  # sessions, minutes
MINUTE: Final = 60.0  # seconds, after each of which the memory is looked at
STAYS: Final = 60.0  # seconds that a session of the soak lasts
SETTLED: Final = 5  # minutes: by then Streamlit has let go of who left first, and caches are full
MOST_GROWTH: Final = 20.0  # MiB from then on


@dataclass
class Answers:
    """What the clicks of a crowd came to: seconds until each page was whole, and what failed."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def percentile(self, percent: int) -> float:
        """Seconds in which so many of a hundred clicks were answered; inf without two."""
        if len(self.seconds) < 2:
            return float("inf")
        return quantiles(self.seconds, n=100, method="inclusive")[percent - 1]


@dataclass(frozen=True)
class Load:
    """A crowd on one server: its answers, MiB a session, processor seconds a click."""

    answers: Answers
    mib: float
    processor: float

    @property
    def p95(self) -> float:
        return self.answers.percentile(95)

    @property
    def median(self) -> float:
        return self.answers.percentile(50)


class Reader:
    """One session: `open` a page, then `go` to others.

    Both raise RuntimeError if another page comes, none, or an error on it.
    """

    def __init__(self, socket: ClientConnection, address: str) -> None:
        self._socket = socket
        self._context = ContextInfo(locale="id-ID", color_scheme="light", url=f"{address}/")
        # Of the pages, by their path in the address; a server of one page does not name it.
        self._hashes = {"": ""}

    async def open(self, page: str) -> int:
        """The first page; how many elements it has."""
        return await self._run(ClientState(page_name=page))

    async def go(self, page: str) -> int:
        """Another page; how many elements it has."""
        return await self._run(ClientState(page_script_hash=self._hashes[page]))

    async def _run(self, state: ClientState) -> int:
        state.context_info.CopyFrom(self._context)
        await self._socket.send(BackMsg(rerun_script=state).SerializeToString())
        places = set[tuple[int, ...]]()  # an element may come twice
        async for words in self._socket:
            message = ForwardMsg.FromString(bytes(words))  # pyright: ignore[reportArgumentType]
            match message.WhichOneof("type"):
                case "navigation":
                    pages = message.navigation.app_pages
                    self._hashes = {each.url_pathname: each.page_script_hash for each in pages}
                case "new_session":
                    places.clear()  # of a run that was broken off
                    if state.page_script_hash not in ("", message.new_session.page_script_hash):
                        raise RuntimeError("another page came")
                case "delta":
                    places.add(tuple(message.metadata.delta_path))
                    if message.delta.new_element.HasField("exception"):
                        raise RuntimeError(message.delta.new_element.exception.message)
                case "page_not_found":
                    raise RuntimeError("no such page")
                case "script_finished":
                    if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and places:
                        return len(places)
                    if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        raise RuntimeError("the page did not come")
        raise RuntimeError("the server has hung up")


@asynccontextmanager
async def reader(address: str) -> AsyncIterator[Reader]:
    """A session on the server at that address, until the block ends."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    spoken = [Subprotocol("streamlit")]
    async with connect(stream, subprotocols=spoken, compression=None, max_size=None) as socket:
        yield Reader(socket, address)


def crowds(store: Path) -> Iterator[Result]:
    """Ever more sessions on the dashboard, and as many on a bare page as Streamlit serves it."""
    errors, mib = 0, 0.0
    for sessions in CROWDS:
        with served("dashboard.py", DATA_STORE=store) as server:
            ours = load(server, sessions, PAGES)
        with served("benchmarks/bare_app.py", *STOCK) as server:
            bare = load(server, sessions, ("",))
        errors += len(ours.answers.errors)
        mib = ours.mib
        goal, most = "", float("inf")
        if sessions in MOST:
            most = MOST[sessions]
            goal = f"at most {most} s"
        if sessions in MOST_OF_BARE:
            most = MOST_OF_BARE[sessions] * bare.p95
            goal = f"at most {MOST_OF_BARE[sessions]} times the bare page"
        yield Result(
            f"{sessions} sessions that click every {BEAT:.0f} s, 95 of 100 pages within",
            f"{ours.p95:.2f} s (bare page {bare.p95:.2f}; medians {ours.median:.2f} and "
            f"{bare.median:.2f} s; {1000 * ours.processor:.0f} ms of processor a click)",
            goal,
            ours.p95 <= most if goal else None,
        )
    yield Result("Errors of all these clicks", str(errors), "none", not errors)
    yield Result(
        f"Memory of each of {CROWDS[-1]} sessions",
        f"{mib:.2f} MiB",
        f"under {MOST_MIB:.0f} MiB",
        mib < MOST_MIB,
    )


def _done(work: Coroutine[Any, Any, Done]) -> Done:
    """What this comes to, in a loop of its own: the caller's thread may run one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


def load(server: Server, sessions: int, pages: Sequence[str]) -> Load:
    """Let a crowd click, after one reader has seen every page; Streamlit keeps who has left."""
    _done(crowd(server.address, 1, BEAT * (len(pages) + 1), pages))
    mib, processor = server.mib(), server.processor_seconds()
    answers = _done(crowd(server.address, sessions, LASTS, pages))
    clicks = len(answers.seconds) or 1
    return Load(
        answers,
        (server.mib() - mib) / sessions,
        (server.processor_seconds() - processor) / clicks,
    )


def soak(store: Path) -> Iterator[Result]:
    """Sessions that click, leave, and make room for others: memory stays what it was."""
    sessions, minutes = SOAK
    with served("dashboard.py", DATA_STORE=store) as server:
        answers, curve = _done(_soaked(server, sessions, minutes))
    growth = curve[-1] - curve[SETTLED - 1]
    yield Result(
        f"Errors of {sessions} sessions for {minutes} minutes, each staying {STAYS:.0f} s",
        f"{len(answers.errors)} ({len(answers.seconds)} pages, 95 of 100 within "
        f"{answers.percentile(95):.2f} s)",
        "none",
        not answers.errors,
    )
    yield Result(
        f"Memory from minute {SETTLED} to minute {minutes}",
        f"{growth:+.0f} MiB (each minute: {', '.join(f'{mib:.0f}' for mib in curve)})",
        f"at most {MOST_GROWTH:.0f} MiB more",
        growth <= MOST_GROWTH,
    )


async def _soaked(server: Server, sessions: int, minutes: int) -> tuple[Answers, list[float]]:
    clicking = asyncio.create_task(crowd(server.address, sessions, MINUTE * minutes, PAGES, STAYS))
    curve = []
    for _minute in range(minutes):
        await asyncio.sleep(MINUTE)
        curve.append(server.mib())
    return await clicking, curve


async def crowd(
    address: str, sessions: int, seconds: float, pages: Sequence[str], stays: float = float("inf")
) -> Answers:
    """Let sessions click for some seconds, each on its own beat; who waits longer clicks late.

    stays: seconds after which a session leaves, and a new one comes in its place.
    """
    answers = Answers()
    end = time.perf_counter() + seconds
    async with asyncio.TaskGroup() as group:
        for number in range(sessions):
            seat = _Seat(address, number, number / sessions, pages, answers)
            group.create_task(seat.taken(end, stays))
    return answers


@dataclass(frozen=True)
class _Seat:
    """Where one reader after another clicks; phase: of its beat, from 0 to 1."""

    address: str
    number: int
    phase: float
    pages: Sequence[str]
    answers: Answers

    async def taken(self, end: float, stays: float) -> None:
        await asyncio.sleep(BEAT * self.phase)
        leaves = time.perf_counter() + stays * (1 - self.phase)  # not all at once
        while time.perf_counter() < end:
            try:
                await self._visit(min(leaves, end))
            except (RuntimeError, OSError, TimeoutError, WebSocketException) as error:
                self.answers.errors.append(f"{type(error).__name__}: {error}")
                await asyncio.sleep(BEAT)
            leaves = time.perf_counter() + stays

    async def _visit(self, until: float) -> None:
        async with reader(self.address) as session:
            beat = time.perf_counter()
            async with asyncio.timeout(PATIENCE):
                await session.open(self._page(0))
            for turn in count(1):
                beat = max(beat + BEAT, time.perf_counter())
                if beat >= until:
                    return
                await asyncio.sleep(beat - time.perf_counter())
                clicked = time.perf_counter()
                async with asyncio.timeout(PATIENCE):
                    await session.go(self._page(turn))
                self.answers.seconds.append(time.perf_counter() - clicked)

    def _page(self, turn: int) -> str:
        return self.pages[(self.number + turn) % len(self.pages)]
