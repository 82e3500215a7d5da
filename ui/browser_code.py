"""Scripts and styles that browsers keep for ever: their address is made of what is in them."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

import htpy as h

# Names are made of contents, so what a name stands for never changes.
FOR_EVER: Final = "public, max-age=31536000, immutable"
KINDS: Final = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
    ".ttf": "font/ttf",
}


class Packed(NamedTuple):
    """A file as it crosses the wire: gzip, and its media type."""

    content: bytes
    kind: str


@dataclass(frozen=True)
class Code:
    """The scripts and styles in a folder, served below `address` of the dashboard's own.

    Args:
        more: files that lie elsewhere and are served beside them.
    """

    address: str
    folder: Path
    more: tuple[Path, ...] = ()

    def address_of(self, name: str) -> str:
        """Where the browser finds a file of that name."""
        return f"{self.address}/{self.version}/{name}"

    def call(self, name: str, function: str, *values: object) -> h.Element:
        """A tag that calls a function of a script of that name, each time it comes on the page.

        Args:
            values: what the function is given; JSON.
        """
        return h.script(
            src=CALLER.address_of("call.js"),
            data_code=self.address_of(name),
            data_call=function,
            data_values=json.dumps(values),
        )

    def file(self, version: str, name: str) -> Packed | None:
        """A file; None where there is none of that version and name."""
        return self._files.get(name) if version == self.version else None

    @cached_property
    def version(self) -> str:
        """Twelve hexadecimal digits of all the code together."""
        digest = hashlib.sha256()
        for name, file in sorted(self._files.items()):
            digest.update(name.encode() + gzip.decompress(file.content))
        return digest.hexdigest()[:12]

    @cached_property
    def _files(self) -> dict[str, Packed]:
        return {
            path.name: Packed(gzip.compress(path.read_bytes(), mtime=0), KINDS[path.suffix])
            for path in (*self.folder.iterdir(), *self.more)
            if path.suffix in KINDS
        }


CALLER: Final = Code("skrip", Path(__file__).parent / "browser")
