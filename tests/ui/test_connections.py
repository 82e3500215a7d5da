"""Sockets that say nothing keep nobody out, and answers do not wait for each other."""

import asyncio
import socket
import subprocess
import sys

import pytest

from data.settings import PROJECT
from tests.asgi import alone
from ui.connections import send_at_once

HELD = """
import resource, socket
from ui.connections import allow_many
_soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (100, hard))
{allow}
held = []
try:
    while len(held) < 400:
        held.append(socket.socket())
except OSError:
    pass
print(len(held))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such number")
@pytest.mark.parametrize(("allow", "is_enough"), [("allow_many()", True), ("", False)])
def test_a_server_holds_more_than_it_was_begun_with(allow: str, is_enough: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HELD.format(allow=allow)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (int(done.stdout) == 400) is is_enough


@pytest.mark.parametrize(("is_asked", "option"), [(True, 1), (False, 0)])
def test_the_body_of_an_answer_does_not_wait_for_its_head(is_asked: bool, option: int) -> None:
    """As Streamlit listens: on a socket of its own that does not name its protocol."""

    async def serve() -> int:
        if is_asked:
            send_at_once()
        found: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        class Told(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                kept = transport.get_extra_info("socket")
                found.set_result(kept.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
                transport.close()

        with socket.socket() as listening:
            listening.bind(("127.0.0.1", 0))
            server = await asyncio.get_running_loop().create_server(Told, sock=listening)
            async with server:
                _reader, writer = await asyncio.open_connection(*listening.getsockname())
                writer.close()
                return await found

    assert alone(serve()) == option
