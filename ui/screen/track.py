"""A track as HTML: a line with marks and labels; on a narrow screen a key in place of the labels.

Colours come from the stylesheet (ui/look/hero.css), so it needs no drawing anew for a dark theme.
"""

import htpy as h
from markupsafe import Markup

from language.text import _
from ui.exhibit import Track
from ui.track import Label, Layout, layout


def track_html(track: Track) -> Markup:
    """The track, which keys can reach and a screen reader reads as one sentence; '' when empty."""
    if not track.stops:
        return Markup()
    places = layout(track)
    words = _("Garis capaian, {note} {stops}.").format(
        note=track.note[:1].lower() + track.note[1:], stops=track.spoken
    )
    return Markup(
        h.figure(".track", role="img", tabindex="0", aria_label=words)[
            h.div(".track-line")[
                h.span(".track-rail"),
                _span("beyond", (places.beyond, 1.0) if places.beyond is not None else None),
                _span("band", places.band),
                _span("done", places.done),
                (
                    h.span(class_=f"track-mark {role}", style=_left(at))
                    for role, at in places.marks.items()
                ),
                map(_label, places.labels),
            ],
            h.div(".track-key")[_key(track, places)],
        ]
    )


def _span(name: str, ends: tuple[float, float] | None) -> h.Node:
    if ends is None:
        return None
    return h.span(
        class_=f"track-{name}", style=f"{_left(ends[0])};width:{100 * (ends[1] - ends[0]):.2f}%"
    )


def _left(at: float) -> str:
    return f"left:{100 * at:.2f}%"


def _label(label: Label) -> h.Element:
    side = "above" if label.is_above else "below"
    return h.span(class_=f"track-label {side} {label.role}", style=_left(label.middle))[
        label.name, h.b[label.words]
    ]


def _key(track: Track, places: Layout) -> h.Node:
    """The stops from left to right, each after its mark."""
    return [
        h.span(class_=f"track-entry {stop.role}")[
            h.span(class_=f"track-mark {stop.role}"), stop.name, " ", h.b[stop.words]
        ]
        for stop in sorted(track.stops, key=lambda stop: places.marks[stop.role])
    ]
