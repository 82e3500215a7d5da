"""Where commands print: lines for people, JSON for machines, progress on the error stream."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from rich.console import Console

from data.progress import Silent, Tell

out: Final = Console(highlight=False, soft_wrap=True, markup=False)


def print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        out.print(line)


def print_json(value: Any) -> None:
    """Print a value for machines."""
    print(json.dumps(value, indent=1, ensure_ascii=False))


@contextmanager
def progress(as_json: bool) -> Iterator[Tell]:
    """A bar on the error stream, or silence for a machine."""
    if as_json:
        yield Silent()
    else:
        from data.commands.bar import Bar

        with Bar() as bar:
            yield bar
