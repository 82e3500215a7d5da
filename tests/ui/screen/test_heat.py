"""The heat table can be read by everybody: numbers, names and contrast."""

import re

import pytest

from pages.slice import grid
from tests.pages.slice import slices
from tests.pages.slice.slices import FLOORS, asked, view
from tests.ui.look.colour_sight import contrast
from ui.look import theme
from ui.look.theme import MODES, Mode
from ui.screen.heat import ground, heat_html, step_of


def html(**chosen: object) -> str:
    return heat_html(grid.heat_table(view(**chosen)))  # pyright: ignore[reportArgumentType]


def cells(table: str) -> list[tuple[str, str]]:
    """Class and words of every cell of the body, row by row."""
    body = table[table.index("<tbody>") : table.index("</tbody>")]
    found = re.findall(r"<td(?: class=\"([^\"]*)\")?>(.*?)</td>", body)
    return [(kind, re.sub(r"<[^>]+>", " ", words).strip()) for kind, words in found]


def test_every_cell_has_its_headers():
    table = html()
    assert table.count("<caption") == 1
    assert table.count('<th scope="row"') == 3  # two rows and the total
    assert '<th scope="colgroup" colspan="3"' in table
    assert "<span>Lantai</span>" in table
    assert len(re.findall(r'<th scope="col">', table)) == 3
    assert 'role="region" tabindex="0"' in table


def test_numbers_stand_in_their_cells():
    assert [words for _kind, words in cells(html())] == [
        *("60,0", "30,0", "10,0", "100"),
        *("92,5", "5,0", "2,5", "400"),
    ]


def test_a_row_of_too_few_has_its_count_and_no_percentages():
    row = cells(html(rows={"1": 29}))[:4]
    assert [words for _kind, words in row] == [*["terlalu sedikit"] * 3, "29"]


def test_counts_are_shown_of_few_too(protected: None):
    row = cells(html(counts={**FLOORS, ("1", "unknown"): 0}, shown="count", rows={"1": 29}))[:4]
    assert [words for _kind, words in row] == ["60", "30", "0–4", "29"]


@pytest.mark.parametrize(
    ("rows", "words"), [({}, "– 60,0 · terlalu sedikit"), ({"1": 29}, "terlalu sedikit")]
)
def test_a_side_of_too_few_is_said_to_be(rows: dict[str, int], words: str):
    other = {**FLOORS, **{cell: 0 for cell in FLOORS if cell[0] == "1"}}
    table = html(other=asked(slices.KECAMATAN), other_counts=other, rows=rows)
    assert cells(table)[0] == ("", words)


def test_a_zero_is_a_zero():
    counts = {**FLOORS, ("2", "bamboo"): 40}
    assert ("zero", "0,0") in cells(html(counts=counts))


@pytest.mark.parametrize(("largest", "step"), [(54.8, 15), (40.6, 10), (100, 20), (3, 0.6), (0, 1)])
def test_the_scale_has_round_steps_and_room_for_the_largest(largest: float, step: float):
    assert step_of([largest, None, 0.0], "heat") == pytest.approx(step)
    assert ground(largest, step, "heat") in ("", "heat-3", "heat-4", "heat-5")


def test_a_darker_ground_is_a_larger_number():
    grounds = [ground(value, 10, "heat") for value in (0.0, 0.1, 10.0, 10.1, 50.0)]
    assert grounds == ["", "heat-1", "heat-1", "heat-2", "heat-5"]
    assert ground(-3.0, 1, "around") == "fewer-3"
    assert ground(0.5, 1, "around") == "more-1"
    assert ground(None, 1, "around") == ""


def test_differences_have_a_sign_and_both_numbers():
    other = {**FLOORS, ("1", "earth"): 10, ("1", "tile"): 80}
    table = html(other=asked(slices.KECAMATAN), other_counts=other)
    assert cells(table)[:2] == [("fewer-3", "−20,0 60,0 · 80,0"), ("more-3", "+20,0 30,0 · 10,0")]
    assert "lebih sedikit" in table and "lebih banyak" in table


def test_the_key_tells_the_bounds():
    assert re.findall(r"</span>([\d–,]+)", html()) == ["0–20", "20–40", "40–60", "60–80", "80–100"]


def shares() -> list[tuple[str, str, int]]:
    """Every ground of the stylesheet: its class, its colour, and how much of it, in percent."""
    sheet = theme.STYLESHEET.read_text(encoding="utf-8")
    return [
        (kind, name, int(share))
        for kind, name, share in re.findall(
            r"> \.((?:heat|more|fewer)-\d),[^{]*\{ background: "
            r"color-mix\(in srgb, var\(--(\w+)\) (\d+)%, var\(--paper\)\)",
            sheet,
        )
    ]


def mixed(color: str, paper: str, share: int) -> str:
    pairs = ((int(color[i : i + 2], 16), int(paper[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share / 100 + b * (1 - share / 100)):02X}" for a, b in pairs)


def test_every_ground_is_in_the_stylesheet():
    assert {kind for kind, _name, _share in shares()} == {
        *(f"heat-{n}" for n in range(1, 6)),
        *(f"more-{n}" for n in range(1, 4)),
        *(f"fewer-{n}" for n in range(1, 4)),
    }


@pytest.mark.parametrize("mode", MODES)
def test_numbers_can_be_read_on_every_ground(mode: Mode):
    colors = theme.palette(mode)
    for kind, name, share in shares():
        ground_ = mixed(getattr(colors, name), colors.paper, share)
        assert contrast(colors.ink, ground_) >= 4.5, kind
