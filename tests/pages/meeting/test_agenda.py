"""The agenda in an address: what is written is read again, and what makes no sense is left out."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from language import text
from pages.meeting import agenda, builder
from pages.meeting.agenda import KINDS, Step
from ui.asking import Asking

REGION = "35.19"
KNOWN = pd.DataFrame(
    [
        (REGION, "Kabupaten Madiun", "kabupaten", "kabupaten", "35", "Jawa Timur"),
        ("35.19.01", "Kebonsari", "kecamatan", "kecamatan", REGION, "Kabupaten Madiun"),
        ("35.19.06", "Gemarang", "kecamatan", "kecamatan", REGION, "Kabupaten Madiun"),
        ("35.19.01.2001", "Tambakmas", "desa", "desa", "35.19.01", "Kebonsari"),
    ],
    columns=["area_code", "area_name", "level", "kind", "parent_code", "parent_name"],
)
AREAS = [REGION, "35.19.01", "35.19.06"]
steps = some.sampled_from([Step(name, area) for area in AREAS for name in agenda.kinds(area)])


@given(some.lists(steps, max_size=agenda.MOST))
def test_what_is_written_is_read_again(chosen: list[Step]) -> None:
    assert agenda.parse(agenda.written(chosen)) == chosen


@given(some.text(alphabet="abjwil@,. 0123456789-<>&", max_size=200))
def test_any_address_is_an_agenda(words: str) -> None:
    for step in agenda.parse(words):
        assert step.slide in agenda.kinds(step.area)


def test_the_area_is_said_once() -> None:
    chosen = [Step("jawaban", REGION), Step("peta", REGION), Step("arah", "35.19.06")]
    assert agenda.written(chosen) == "jawaban@35.19,peta,arah@35.19.06"


@pytest.mark.parametrize(
    "words",
    [
        "mimpi@35.19",  # no such slide
        "peta@35.19.06",  # the map is of the kabupaten
        "peta",  # of what?
        "peta@35.19.01.2001",  # a desa has no slides
        "<script>@35.19",
    ],
)
def test_what_is_said_in_vain_is_left_out(words: str) -> None:
    assert agenda.parse(words) == []


def test_an_agenda_has_an_end() -> None:
    assert len(agenda.parse("peta@35.19" + ",peta" * 1000)) == agenda.MOST


def test_an_area_that_is_not_there_is_left_out() -> None:
    chosen = agenda.parse("peta@35.19,arah@35.19.99")
    assert agenda.known_steps(chosen, KNOWN) == [Step("peta", REGION)]


@pytest.mark.parametrize("area", AREAS)
def test_the_quarterly_evaluation_begins_with_where_we_stand(area: str) -> None:
    ready = agenda.ready(KNOWN, area)
    assert ready[0] == Step("jawaban", area)
    assert len(ready) >= 7
    assert {step.area for step in ready} == {area}
    assert agenda.parse(agenda.written(ready)) == ready


def test_without_lists_nothing_is_asked_of_programmes() -> None:
    ready = agenda.ready(KNOWN, REGION, has_lists=False)
    assert not [step for step in ready if KINDS[step.slide].needs == "lists"]
    assert Step("peta", REGION) in ready


def test_a_desa_has_no_agenda() -> None:
    with pytest.raises(KeyError):
        agenda.ready(KNOWN, "35.19.01.2001")


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_slide_has_a_name_of_its_own(language: text.Language) -> None:
    text.use(language)
    assert len({agenda.label(name) for name in KINDS}) == len(KINDS)


def test_a_meeting_is_about_an_area_with_a_link_for_each() -> None:
    on = Asking(lambda _name, **_values: KNOWN, REGION, "35", REGION, "2026-4")
    said = builder.about([Step("jawaban", "35.19.06")], on)
    assert re.findall('href="(.*?)"', said) == [f"rapat?area={code}" for code in AREAS]
    assert re.findall('aria-current="true">(.*?)<', said) == ["Gemarang"]
    assert "aria-current" not in builder.about([Step("peta", REGION), Step("arah", AREAS[1])], on)


def test_every_view_is_below_the_dashboards_own_address() -> None:
    text.use("en")
    assert agenda.address(Step("jawaban", REGION)) == "?lang=en"
    assert agenda.address(Step("arah", "35.19.06")) == "desa?area=35.19.06&lang=en"
