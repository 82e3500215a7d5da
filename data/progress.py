"""Who is told how far a long piece of work has come."""

from typing import Protocol


class Tell(Protocol):
    """Told how many steps to expect, and after each step what was done with how many rows."""

    def expect(self, steps: int) -> None:
        """That many more steps will come."""
        ...

    def done(self, what: str, rows: int = 0) -> None:
        """One step is done; `rows` were read in it."""
        ...


class Silent:
    """For callers that nobody watches."""

    def expect(self, steps: int) -> None:
        """Nothing is shown."""

    def done(self, what: str, rows: int = 0) -> None:
        """Nothing is shown."""
