"""Who may come near a store: nobody but its owner, or nothing is written into it."""

import getpass
import os
import re
import stat
import subprocess
from pathlib import Path
from typing import Final

from data.problems import StoreProblem
from language.text import _

WINDOWS: Final = os.name == "nt"
OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
# Of every file and folder that a command makes, only the owner's bits stay.
MASK: Final = OTHERS
# How Windows writes who: everyone, users, who signed in, guests, anonymous, the domain's users and
# guests, who sits at the machine, who comes by the network.
CROWDS: Final = frozenset(
    ("WD", "BU", "AU", "BG", "AN", "DU", "DG", "IU", "NU", "S-1-1-0", "S-1-5-32-545", "S-1-5-11")
)
ALLOWED: Final = re.compile(r"\(A[^;()]*;[^;]*;[^;]+;[^;]*;[^;]*;([^;()]+)\)")


def refuse_open(store: Path) -> None:
    """Raise StoreProblem where others than the owner may read or write the store.

    A folder that holds nothing yet is closed here instead.
    """
    is_empty = not any(store.iterdir())
    if WINDOWS:
        if is_empty:
            _icacls(store, "/inheritance:r", "/grant:r", f"{getpass.getuser()}:(OI)(CI)F")
        if crowds_in(_access_list(store)):
            raise StoreProblem(
                _(
                    "{store} dapat dibuka pemakai lain komputer ini. Tutup dengan: icacls "
                    '"{store}" /inheritance:r /grant:r "%USERNAME%:(OI)(CI)F" - lalu ulangi.'
                ).format(store=store)
            )
    elif is_empty:
        store.chmod(stat.S_IRWXU)
    elif store.stat().st_mode & OTHERS:
        raise StoreProblem(
            _(
                "{store} dapat dibuka pemakai lain komputer ini. Tutup dengan: chmod 700 "
                '"{store}" - lalu ulangi.'
            ).format(store=store)
        )


def crowds_in(listed: str) -> set[str]:
    """Whoever an access list in Windows' own words (SDDL) lets in that is not one person."""
    return {who for who in ALLOWED.findall(listed) if who in CROWDS}


def _access_list(store: Path) -> str:
    """The access list of a folder as `icacls /save` writes it, in words of no language."""
    saved = store / ".access"
    try:
        _icacls(store, "/save", str(saved))
        return saved.read_text(encoding="utf-16-le")
    finally:
        saved.unlink(missing_ok=True)


def _icacls(store: Path, *words: str) -> None:
    """Ask or change who may open a folder; StoreProblem where Windows does not say."""
    done = subprocess.run(["icacls", str(store), *words, "/q"], capture_output=True, check=False)
    if done.returncode:
        raise StoreProblem(
            _("{store}: icacls tidak dapat membaca atau mengubah siapa yang boleh membuka.").format(
                store=store
            )
        )
