"""Marks stand in the order of their values, and labels never touch, wherever the values lie."""

import random
from itertools import pairwise

import pytest

from ui.exhibit import Role, Stop, Track
from ui.screen.track import track_html
from ui.track import GAP, LETTER, WIDTH, Label, layout

NAMES: dict[Role, str] = {
    "before": "2024",
    "official": "resmi Maret 2025",
    "estimate": "perkiraan Maret 2026",
    "target": "target 2026",
    "around": "Jawa Timur, Maret 2026",
}


def track(**values: float) -> Track:
    roles: list[Role] = [role for role in NAMES if role in values]
    return Track(
        tuple(
            Stop(
                role,
                NAMES[role],
                values[role],
                f"{values[role]:.2f} %",
                values[role] - 0.3 if role == "estimate" else None,
                values[role] + 0.3 if role == "estimate" else None,
            )
            for role in roles
        ),
        "Ke kanan lebih baik.",
    )


def ends(label: Label) -> tuple[float, float]:
    half = LETTER * max(len(label.name), len(label.words)) / WIDTH / 2
    return label.middle - half, label.middle + half


def check(of: Track) -> None:
    places = layout(of)
    for is_above in (True, False):
        side = sorted(ends(label) for label in places.labels if label.is_above == is_above)
        assert all(start >= 0 and end <= 1 for start, end in side), side
        for (_start, end), (start, _end) in pairwise(side):
            assert start - end >= GAP / WIDTH - 1e-9, side
    for one in of.stops:
        for other in of.stops:
            if one.value < other.value:  # less is better is further right
                assert places.marks[one.role] > places.marks[other.role]
    assert all(0 <= at <= 1 for at in places.marks.values())


@pytest.mark.parametrize(
    "values",
    [
        {"before": 10.63, "official": 10.40, "estimate": 9.92, "target": 9.80, "around": 9.06},
        {"before": 9.8, "official": 9.8, "estimate": 9.8, "target": 9.8, "around": 9.8},
        {"before": 10.0, "official": 8.0, "estimate": 7.9, "target": 9.8, "around": 9.06},
        {"official": 10.4},
        {"official": 10.4, "around": 9.5},
    ],
)
def test_labels_never_touch(values: dict[str, float]) -> None:
    check(track(**values))


def test_labels_never_touch_wherever_values_lie() -> None:
    chance = random.Random(7)
    for _time in range(300):
        spread = chance.choice((0.05, 1.0, 8.0))
        check(track(**{role: 10 + spread * chance.random() for role in NAMES}))


def test_a_label_with_room_stands_at_its_mark() -> None:
    places = layout(track(official=10.4, target=9.8, around=9.06))
    by_role = {label.role: label for label in places.labels}
    assert by_role["target"].middle == pytest.approx(places.marks["target"])


def test_the_band_holds_its_mark_and_beyond_begins_at_the_province() -> None:
    places = layout(track(official=10.4, estimate=9.9, around=9.06))
    assert places.band is not None
    assert places.band[0] < places.marks["estimate"] < places.band[1]
    assert places.beyond == places.marks["around"]


def test_it_is_read_as_a_sentence() -> None:
    said = track_html(track(before=10.63, official=10.4, around=9.06))
    assert 'role="img"' in said and 'tabindex="0"' in said
    assert "2024 10.63 %; resmi Maret 2025 10.40 %; Jawa Timur, Maret 2026 9.06 %." in said


def test_nothing_is_drawn_of_nothing() -> None:
    assert track_html(Track(())) == ""
