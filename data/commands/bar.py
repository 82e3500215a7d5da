"""The progress of a long command on the error stream: steps, rows and seconds."""

from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
)

from language import numbers
from language.text import _


class Bar:
    """A progress bar with steps, rows and seconds; only its last state where nobody looks on."""

    def __init__(self) -> None:
        self._rows = 0
        self._progress = Progress(
            TextColumn("{task.description:<32}", markup=False),
            BarColumn(),
            TaskProgressColumn(),
            TextColumn("{task.fields[rows]}", markup=False),
            TimeElapsedColumn(),
            console=Console(stderr=True),
        )
        self._task = self._progress.add_task(_("mulai"), total=0, rows="")

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def expect(self, steps: int) -> None:
        """Widen the bar by that many steps."""
        task = self._progress.tasks[0]
        self._progress.update(self._task, total=(task.total or 0) + steps)

    def done(self, what: str, rows: int = 0) -> None:
        """Move the bar by one step and add the rows."""
        self._rows += rows
        words = _("{rows} baris").format(rows=numbers.integer(self._rows)) if self._rows else ""
        self._progress.update(self._task, advance=1, description=what, rows=words)
