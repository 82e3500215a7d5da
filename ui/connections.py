"""How this server holds its connections: as many as it may, and no answer waits for another."""

import asyncio
import socket
import sys
from collections.abc import Awaitable
from typing import Any, Final

MOST: Final = 65_536  # as many as one computer can open to another


def allow_many() -> None:
    """Let this process hold as many connections as the system lets it; often it begins with 1,024.

    Sockets that say nothing must not keep readers out. Windows has no such number.
    """
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if hard == resource.RLIM_INFINITY else min(MOST, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def send_at_once() -> None:
    """Let servers that this loop begins send what is written (TCP_NODELAY), not wait for more.

    The head and the body of an answer are written apart. Without this the body waits until the
    browser has confirmed the head, which it does after 40 ms. asyncio sees to it by itself, but
    only where a socket names its protocol, and the one that Streamlit listens on names none.
    Connections take it over from the socket that listens.
    """
    loop = asyncio.get_running_loop()
    create_server = loop.create_server

    def create(*given: Any, **options: Any) -> Awaitable[asyncio.Server]:
        listening = options.get("sock")
        if listening is not None and listening.family in (socket.AF_INET, socket.AF_INET6):
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return create_server(*given, **options)

    # Set by its name, for a type checker sees no method replaced.
    setattr(loop, "create_server", create)  # noqa: B010
