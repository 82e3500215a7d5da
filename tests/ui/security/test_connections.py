"""Sockets that say nothing keep nobody out."""

import subprocess
import sys

import pytest

from data.settings import PROJECT

HELD = """
import resource, socket
from ui.security.connections import allow_many
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
