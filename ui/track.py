"""Where the stops of a track stand, and their labels, which never touch: screen and paper alike."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ui.exhibit import Role, Track

WIDTH: Final = 38.0  # em of a label: the least width that labels are set on; wider ones have room
LETTER: Final = 0.54  # em: a letter, wider than most
GAP: Final = 0.8  # em between two labels
LEFT, RIGHT = 0.05, 0.14  # of the line, beside the first value and the last
LEAST: Final = 0.25  # points from end to end: what is nearer stays near
ABOVE: Final[tuple[Role, ...]] = ("official", "target", "around")


@dataclass(frozen=True)
class Label:
    """A name with its value; middle: where its middle stands, 0 to 1."""

    role: Role
    name: str
    words: str
    middle: float
    is_above: bool


@dataclass(frozen=True)
class Layout:
    """Places on the line, 0 at its left end to 1: the lower a rate, the further to the right.

    Args:
        marks: by role. done: from the value before to the official one. band: of the estimate.
        beyond: where it begins to be better than the one around.
    """

    marks: dict[Role, float]
    done: tuple[float, float] | None
    band: tuple[float, float] | None
    beyond: float | None
    labels: tuple[Label, ...]


def layout(track: Track) -> Layout:
    """The places of a track that is not empty."""
    ends = [
        value
        for stop in track.stops
        for value in (stop.low, stop.value, stop.high)
        if value is not None
    ]
    middle, half = (max(ends) + min(ends)) / 2, max(max(ends) - min(ends), LEAST) / 2

    def at(value: float) -> float:
        return LEFT + (middle + half - value) / (2 * half) * (1 - LEFT - RIGHT)

    marks: dict[Role, float] = {stop.role: at(stop.value) for stop in track.stops}
    estimate, beyond = track.stop("estimate"), marks.get("around")
    band = None
    if estimate and estimate.low is not None and estimate.high is not None:
        band = at(estimate.high), at(estimate.low)
    done = None
    if "before" in marks and "official" in marks:
        first, last = sorted((marks["before"], marks["official"]))
        done = first, last
    labels = [
        Label(stop.role, stop.name, stop.words, marks[stop.role], stop.role in ABOVE)
        for stop in track.stops
    ]
    return Layout(
        marks,
        done,
        band,
        beyond,
        tuple(
            Label(label.role, label.name, label.words, middle, label.is_above)
            for is_above in (True, False)
            for label, middle in _apart([one for one in labels if one.is_above == is_above])
        ),
    )


def _apart(labels: Sequence[Label]) -> list[tuple[Label, float]]:
    """Labels of one side with middles moved as little as it takes, none beyond the ends."""
    ordered = sorted(labels, key=lambda label: label.middle)
    widths = [(LETTER * max(len(one.name), len(one.words)) + GAP) / WIDTH for one in ordered]
    starts: list[float] = []
    # Each group of labels that touch stands where its members want to be on average.
    groups: list[tuple[float, int]] = []  # the sum of the wished starts of a group, and its size
    offsets = [sum(widths[:place]) for place in range(len(widths))]
    for label, width, offset in zip(ordered, widths, offsets, strict=True):
        group = (label.middle - width / 2 - offset, 1)
        while groups and groups[-1][0] / groups[-1][1] > group[0] / group[1]:
            wished, size = groups.pop()
            group = (group[0] + wished, group[1] + size)
        groups.append(group)
    most = 1 - sum(widths)
    for wished, size in groups:
        starts += [min(max(wished / size, 0.0), most)] * size
    return [
        (label, start + offset + width / 2)
        for label, start, offset, width in zip(ordered, starts, offsets, widths, strict=True)
    ]
