"""How many may be connected at once: sockets that say nothing must not keep readers out."""

import sys
from typing import Final

MOST: Final = 65_536  # as many as one computer can open to another


def allow_many() -> None:
    """Let this process hold as many connections as the system lets it; often it begins with 1,024.

    Windows has no such number.
    """
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST if hard == resource.RLIM_INFINITY else min(MOST, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
