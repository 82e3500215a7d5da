"""The one way to a percentage of protected counts."""

from language import numbers


def percent_of(part: float | None, whole: float | None) -> float | None:
    """Percent; None of a whole that is smaller than `format.FEWEST`.

    A part may be moved above its whole: it is all of it then.
    """
    if part is None or whole is None or whole < numbers.FEWEST:
        return None
    return min(100 * part / whole, 100.0)
