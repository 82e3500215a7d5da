"""What may go wrong, each kind with the exit code that a script can rely on."""


class Problem(Exception):
    """One line for the user: what, where, and how to repair. Never a value of a person's row."""

    exit_code = 1


class Refused(Problem):
    """The delivery cannot be taken as it is; nothing was changed."""

    exit_code = 3


class NotSound(Problem):
    """A check that blocks publishing has found something; the previous generation stays."""

    exit_code = 4


class StoreProblem(Problem):
    """The store cannot be read or written: locked, full, damaged, or empty."""

    exit_code = 5
