"""Labels at the end of lines: none covers another, each stays near its point."""

from datetime import date
from itertools import pairwise

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.screen.figures import label_spans, notes
from ui.screen.labels import (
    GAP,
    NARROWEST,
    EndLabel,
    margin_for,
    room_for,
    stack,
    text_width,
    write_labels,
)
from ui.words.areas import short_name

FIRST, LAST = date(2025, 1, 31), date(2026, 10, 31)
piles = st.lists(
    st.tuples(st.floats(min_value=-50, max_value=450), st.sampled_from([18, 36, 54])),
    min_size=1,
    max_size=8,
)


def label(
    y: float = 10.0, name: str = "Kec. Kare", value: str = "10,00 %", **more: str
) -> EndLabel:
    return EndLabel(LAST, y, name, value, "#000000", **more)


def placed(labels: list[EndLabel]) -> go.Figure:
    figure = go.Figure(layout={"height": 400, "margin": {"t": 0, "b": 0, "l": 0, "r": 0}})
    figure.update_yaxes(range=[0, 20])
    write_labels(figure, labels, 0, 20, "light")
    return figure


@given(piles)
def test_a_pile_that_fits_stays_inside_in_order_and_apart(pile: list[tuple[float, int]]) -> None:
    wanted, heights = [at for at, _ in pile], [height for _, height in pile]
    room = sum(heights) + GAP * len(heights) + 1.0
    centres = stack(wanted, heights, room)
    order = sorted(range(len(pile)), key=lambda i: wanted[i])
    tops = [centres[i] - heights[i] / 2 for i in order]
    feet = [centres[i] + heights[i] / 2 for i in order]
    assert tops[0] >= -0.001
    assert feet[-1] <= room + 0.001
    for foot, top in zip(feet, tops[1:], strict=False):
        assert foot <= top + 0.001


@given(piles)
def test_a_pile_has_no_order_of_arrival(pile: list[tuple[float, int]]) -> None:
    pile = list({at: (at, height) for at, height in pile}.values())  # equal wishes have no order
    centres = stack([at for at, _ in pile], [height for _, height in pile], 1000)
    back = stack([at for at, _ in pile[::-1]], [height for _, height in pile[::-1]], 1000)
    assert centres == pytest.approx(back[::-1])


def test_labels_with_room_stay_where_they_want_to_be() -> None:
    assert stack([50, 150, 300], [36, 36, 36], 400) == [50, 150, 300]


def test_two_labels_of_one_point_share_the_move() -> None:
    above, below = stack([100, 100], [36, 36], 400)
    assert (above + below) / 2 == pytest.approx(100)
    assert below - above == 36 + GAP


@pytest.mark.parametrize(
    ("name", "level", "short"),
    [
        ("Kabupaten Madiun", None, "Kab. Madiun"),
        ("Kabupaten Madiun", "kabupaten", "Kab. Madiun"),
        ("Kecamatan Kare", None, "Kec. Kare"),
        ("Madiun", "kecamatan", "Kec. Madiun"),
        ("Kec. Madiun", "kecamatan", "Kec. Madiun"),
        ("Kota Madiun", "kabupaten", "Kota Madiun"),
        ("Palur", "desa", "Palur"),
        ("Jawa Timur", "province", "Jawa Timur"),
    ],
)
def test_names_are_short_but_not_confused(name: str, level: str | None, short: str) -> None:
    assert short_name(name, level) == short


def test_a_label_is_as_high_and_wide_as_its_lines() -> None:
    assert label().height == 36
    assert label(value="").height == 18
    assert label(name="target:\ndi bawah provinsi", value="").height == 36
    assert label(name="Kedungrejo Wetan Kidul").width > label().width
    assert label(note="Mar 2025").width > label().width


def test_a_label_is_text_not_html() -> None:
    assert label(name="A<b>", value="<1", note="&").html == ("A&lt;b&gt;<br><b>&lt;1</b> &amp;")


def test_the_margin_keeps_every_label_whole_on_a_phone() -> None:
    wide = label(name="Kecamatan dengan nama yang panjang")
    assert margin_for([wide], FIRST, LAST) > wide.width
    early = EndLabel(FIRST, 10, wide.name, "", "#000000")
    assert margin_for([early], FIRST, LAST) == pytest.approx(
        max(16, wide.width - NARROWEST + 16), abs=2
    )
    assert margin_for([], FIRST, LAST) >= 16
    assert margin_for([label()], LAST, LAST) > label().width  # one release: no days between


def test_width_grows_with_every_letter() -> None:
    for one, more in pairwise(["", "K", "Ka", "Kar", "Kare"]):
        assert text_width(one) < text_width(more)
    assert text_width("Kare", bold=True) > text_width("Kare")


def test_a_moved_label_points_to_its_place() -> None:
    alone, *_ = notes(placed([label(10)]), "end-label")
    assert not alone.showarrow
    crowd = placed([label(10), label(10.1), label(10.2)])
    assert [note.showarrow for note in notes(crowd, "end-label")].count(True) == 2
    for (_, foot), (top, _) in pairwise(label_spans(crowd)):
        assert foot <= top


def test_seven_labels_of_one_rate_take_their_room() -> None:
    labels = [label(10.0, name=f"Kec. {place}") for place in range(7)]
    assert room_for(labels) == 7 * (36 + GAP)
    spans = label_spans(placed(labels))
    for (_, foot), (top, _) in pairwise(spans):
        assert foot <= top
    assert spans[0][0] >= 0 and spans[-1][1] <= 400
