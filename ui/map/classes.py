"""Few classes for many values: five along a scale, or five around the province.

Every area has a class of one letter, which is all that crosses the websocket to colour it:

    0 1 2 3 4   along the scale, light to dark
    A B N C D   above the province by much, above it, not distinguishable, below it, below by much
    N           along the scale: the areas cannot be told apart from each other
    x           a figure that is withheld, because it would be one of too few
    -           no figure
"""

from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor, log10
from typing import Final

from data.area_code import parent_of

Value = float | None

NONE: Final = "-"
WITHHELD: Final = "x"
NOISE: Final = "N"
MOST: Final = 5
MUCH: Final = 3.0  # percentage points from the province
OUTSIDE: Final = 0.1  # of ranges of 90 percent that would miss the truth if all areas were the same


def letter_of(letters: Mapping[str, str], area: str) -> str:
    """The class of an area by the letters of desa or of kecamatan; a desa has its kecamatan's."""
    return letters.get(area) or letters.get(parent_of(area)) or NONE


def breaks(values: Iterable[Value], finest: float = 0.01) -> list[float]:
    """Up to four round numbers that part the values into about equal groups, ascending.

    The roundest four that can be told apart; fewer where the values are few, none for one value.
    None is finer than `finest`: 1 for counts.
    """
    ordered = sorted(value for value in values if value is not None)
    if not ordered or ordered[0] == ordered[-1]:
        return []
    cuts = [_quantile(ordered, part / MOST) for part in range(1, MOST)]
    coarsest = 10.0 ** ceil(log10(ordered[-1] - ordered[0]))
    steps = [coarsest / 10**power / part for power in range(6) for part in (1, 2, 5)]
    best: list[float] = []
    for step in sorted((step for step in steps if step >= finest * 0.999), reverse=True):
        marks = sorted({_rounded(cut, step) for cut in cuts})
        marks = [cut for cut in marks if ordered[0] < cut <= ordered[-1]]
        if len(marks) > len(best):
            best = marks
        if len(best) == MOST - 1:
            break
    return best


def along(value: Value, cuts: Sequence[float]) -> str:
    """The class along the scale: how many cuts a value has reached."""
    if value is None:
        return NONE
    # The lightest and the darkest are always used, however few the classes.
    reached = sum(value >= cut for cut in cuts)
    return "0" if not cuts else str(round(reached * (MOST - 1) / len(cuts)))


def letters(cuts: Sequence[float]) -> list[str]:
    """The classes along a scale that these cuts make, lightest first."""
    return [str(round(place * (MOST - 1) / max(len(cuts), 1))) for place in range(len(cuts) + 1)]


def is_noise(ranges: Iterable[tuple[float, float]], outside: float) -> bool:
    """Whether one value lies in all ranges but a part: then they tell no area from another.

    ranges: from where to where each area may lie; outside: the part that may miss the value.
    """
    ends = [(end, side) for low, high in ranges for end, side in ((low, 0), (high, 1))]
    inside = most = 0
    for _end, is_high in sorted(ends):
        inside += -1 if is_high else 1
        most = max(most, inside)
    count = len(ends) // 2
    return count > 1 and count - most <= outside * count


def around(kind: str | None, gap: Value, limit: float = MUCH) -> str:
    """The class around the province; kind: above, below or not_distinguishable."""
    if kind is None:
        return NONE
    if kind == "not_distinguishable":
        return NOISE
    is_much = gap is not None and abs(gap) >= limit
    return {"above": "AB", "below": "DC"}[kind][0 if is_much else 1]


def _quantile(ordered: Sequence[float], part: float) -> float:
    place = part * (len(ordered) - 1)
    low = floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def _rounded(value: float, step: float) -> float:
    """The nearest multiple of a step, without the tail that floats leave."""
    return round(round(value / step) * step, 10)
