"""What an answer says of columns that it does not give."""

from typing import Any


def absent(reason: str, *columns: str) -> list[dict[str, str]]:
    """A cell of the column `withheld`."""
    return [{"measure": column, "reason": reason} for column in columns]


def share(column: str, part: int | None, whole: int) -> dict[str, Any]:
    """A percentage as a query gives it, and `withheld`: none of fewer than 30, none of nobody."""
    if part is not None and whole >= 30:
        return {column: min(100.0, 100 * part / whole), "withheld": []}
    return {column: None, "withheld": absent("too_few" if whole else "not_measured", column)}
