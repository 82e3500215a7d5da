"""A crowd of readers against real servers: each gets its pages, and what goes wrong is told."""

import asyncio
from pathlib import Path

import pytest

from benchmarks import crowd as module
from benchmarks.crowd import PAGES, crowd, crowds, reader, soak
from benchmarks.serving import Server, served
from tests.asgi import alone

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything lasts a moment."""
    for name, seconds in {"BEAT": 0.2, "LASTS": 2.0, "MINUTE": 2.0, "STAYS": 1.0}.items():
        monkeypatch.setattr(module, name, seconds)
    monkeypatch.setattr(module, "CROWDS", (3,))
    monkeypatch.setattr(module, "SOAK", (2, 6))


async def walk(server: Server) -> list[int]:
    """How many elements each page has."""
    async with reader(server.address) as session:
        return [await session.open(PAGES[0]), *[await session.go(page) for page in PAGES[1:]]]


async def walks(server: Server) -> list[list[int]]:
    return await asyncio.gather(*[walk(server) for _each in range(3)])


def test_every_session_gets_every_page(published: Path):
    with served("dashboard.py", DATA_STORE=published) as server:
        first, *others = alone(walks(server))
        assert others == [first, first] and min(first) > 10 and len(set(first)) > 1
        found = alone(crowd(server.address, 3, 5, PAGES, stays=2))
        assert found.errors == [] and server.mib() > 0 and server.processor_seconds() > 0


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("st.write(1); raise ValueError('broken')", "broken"),
        ("", "the page did not come"),
        ("import os; os._exit(1)", "Connection"),
    ],
)
def test_what_goes_wrong_on_a_page_is_told(tmp_path: Path, script: str, error: str):
    page = tmp_path / "page.py"
    page.write_text(f"import streamlit as st\n{script}\n")
    with served(str(page), "--client.showErrorDetails", "full") as server:
        found = alone(crowd(server.address, 1, 1, ("",)))
    assert found.seconds == [] and error in found.errors[0]


def test_a_run_that_begins_again_is_one_page(tmp_path: Path):
    page = tmp_path / "page.py"
    page.write_text(
        "import streamlit as st\n"
        "st.write(st.session_state.setdefault('runs', 0))\n"
        "st.session_state.runs += 1\n"
        "if st.session_state.runs % 2: st.rerun()\n"
    )

    async def elements() -> list[int]:
        async with reader(server.address) as session:
            return [await session.open(""), await session.go("")]

    with served(str(page)) as server:
        assert alone(elements()) == [1, 1]


def test_crowds_stand_beside_a_bare_page(published: Path):
    crowded, errors, memory = crowds(published)
    assert "bare page" in crowded.found
    assert errors.is_kept and memory.found.endswith(" MiB")


def test_a_soak_tells_the_memory_of_each_minute(published: Path):
    errors, memory = soak(published)
    assert errors.is_kept and memory.found.count(",") == 5
