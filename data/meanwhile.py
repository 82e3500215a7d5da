"""Modules that a command needs next, imported while it waits for DuckDB."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from threading import Event, Thread


@contextmanager
def importing(names: Sequence[str]) -> Iterator[None]:
    """Import modules by a thread of their own; at the end of the block no further one is begun.

    DuckDB lets Python go on while it works. A module that cannot be imported is left to those who
    import it for use: they say what is wrong.
    """
    is_over = Event()

    def work() -> None:
        for name in names:
            if is_over.is_set():
                return
            with suppress(ImportError):
                import_module(name)

    thread = Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()
