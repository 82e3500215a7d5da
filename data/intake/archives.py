"""Bounds on what is packed: how many members, how much of it, and what is said of a damaged one.

What a member says of itself (its size, its name) is believed of nobody: bytes are counted as they
come out.
"""

import lzma
import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from data.problems import Refused
from language.text import _

MOST_MEMBERS: Final = 10_000
MOST_DIRECTORY: Final = 8 << 20  # bytes of a zip's list of members: all of it is held in memory
MOST_BYTES: Final = 20 << 30  # of all that a delivery unpacks to
MOST_RATIO: Final = 200  # of all that one archive unpacks to; a registry packs about fifteenfold
SMALL: Final = 64 << 20  # below this, no ratio is looked at
CHUNK: Final = 1 << 20
# How a zip ends: four bytes, then disks, members on this disk and in all, bytes of their list.
END: Final = b"PK\5\6"
COUNTS: Final = struct.Struct("<4s4H2L")
TAIL: Final = COUNTS.size + 2 + (1 << 16)  # with the longest comment

# What the libraries that unpack raise for bytes that are none of theirs.
BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(NotImplementedError, RuntimeError, ValueError, struct.error),
)


class Readable(Protocol):
    """What gives the bytes of a packed file."""

    def read(self, size: int, /) -> bytes:
        """Some more bytes, none at the end."""
        ...


@dataclass
class Swelling:
    """How much came out of one archive so far; `packed` is its size, `name` what it is called."""

    name: str
    packed: int
    unpacked: int = 0

    def count(self, more: int) -> None:
        """Count some more bytes; raises Refused for what swells far beyond its archive."""
        self.unpacked += more
        is_swollen = self.unpacked > SMALL and self.unpacked > MOST_RATIO * self.packed
        if is_swollen or self.unpacked > MOST_BYTES:
            raise Refused(
                _(
                    "{file}: isinya membengkak jauh melebihi ukuran kemasannya. Buka kemasannya "
                    "dan periksa, lalu beri berkas di dalamnya."
                ).format(file=self.name)
            )


def chunk_of(source: Readable, name: str) -> bytes:
    """Some more bytes of what is packed; raises Refused where they cannot be unpacked."""
    try:
        return source.read(CHUNK)
    except BROKEN as problem:
        raise broken(name) from problem


def broken(name: str) -> Refused:
    """What is said of an archive that cannot be unpacked."""
    return Refused(
        _("{file}: berkas terkompresi ini rusak. Minta atau salin ulang berkasnya.").format(
            file=name
        )
    )


def refuse_crowded(path: Path, name: str) -> None:
    """Raise Refused for a zip with more members than anybody delivers, before they are listed."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - TAIL))
        tail = file.read()
    place = tail.rfind(END)
    if place < 0 or len(tail) < place + COUNTS.size:
        return  # no zip: who opens it says so
    *_head, members, directory, _offset = COUNTS.unpack_from(tail, place)
    if members > MOST_MEMBERS or directory > MOST_DIRECTORY:
        raise Refused(
            _(
                "{file}: berisi lebih dari {most} berkas. Buka kemasannya, lalu beri berkas "
                "registrinya saja."
            ).format(file=name, most=MOST_MEMBERS)
        )
