"""A first try with a small delivery: every page shows what there is, or says what there is not."""

import re
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
import streamlit as st

from tests import builders, commands
from tests.kept import Kept
from tests.own_computer import HERE, opened_with
from tests.pages.reading import (
    AGENDA,
    COVERAGE,
    INTEGRITY,
    MAP,
    METHOD,
    PEERS,
    PRIORITY,
    SLICE,
    SUMMARY,
    TREND,
    VILLAGE,
    Reader,
    words,
)
from tests.samples import change

pytestmark = pytest.mark.slow

PAGES = (SUMMARY, TREND, MAP, VILLAGE, PEERS, SLICE, PRIORITY, COVERAGE, INTEGRITY, METHOD, AGENDA)
WITHOUT_AREA = (SUMMARY, PEERS, METHOD, AGENDA)
DESA = "35.19.01.2001"
Plan = Iterable[tuple[str, object, int]]


def one_family() -> Plan:
    return [(DESA, 1, 1)]


def one_desa() -> Plan:
    """300 families, every decile."""
    return [(DESA, decile, 30) for decile in range(1, 11)]


def scattered() -> Plan:
    """300 families, one or two in each desa."""
    desa = builders.villages()
    return [(desa[7 * number % len(desa)], 1 + number % 10, 1) for number in range(300)]


def with_lists(store: Path, folder: Path) -> None:
    rows = [
        {"program": programme, "nik": builders.nik(100 * number), "no_kk": "", "periode": "2025-Q3"}
        for programme in ("PKH", "SEMBAKO")
        for number in range(1, 61)
    ]
    builders.write_table(folder / "penerima.csv", list(rows[0]), rows)
    done = commands.data(store, "ingest-programmes", folder / "penerima.csv")
    assert done.code == 0, done.err


# What is delivered, for which releases, and whether lists of recipients come too.
STORES: dict[str, tuple[Callable[[], Plan], tuple[str, ...], bool]] = {
    "one family": (one_family, ("2025-3",), False),
    "one desa with lists": (one_desa, ("2025-3",), True),
    "scattered, two releases": (scattered, ("2025-3", "2025-4"), False),
}


@pytest.fixture(scope="module", params=STORES)
def small(request: pytest.FixtureRequest, kept: Kept) -> Path:
    plan, releases, has_lists = STORES[request.param]

    def make(folder: Path) -> None:
        for release in releases:
            files = builders.write_delivery(
                folder / release, *builders.registry(plan()), release=release
            )
            done = commands.data(folder / "store", "ingest", *files)
            assert done.code == 0, done.err
        if has_lists:
            with_lists(folder / "store", folder)

    return kept.folder(request.param, make) / "store"


@pytest.fixture
def internal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The internal edition, as an office at its own computer sees it."""
    option = st.get_option
    monkeypatch.setenv("DATA_EDITION", "internal")
    opened_with(monkeypatch, HERE)
    monkeypatch.setattr(
        st, "get_option", lambda key: "127.0.0.1" if key == "server.address" else option(key)
    )


def shows(said: str) -> None:
    """A page with its question, or the heading of why there is none, and no word of Python."""
    assert said.count('class="page-title') == 1
    assert 'class="footer"' in said
    plain = re.sub("<[^>]+>", " ", said)
    assert not re.findall(r"\b(?:None|nan|NaN|NaT|inf|True|False)\b", plain)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_public_edition(reader: Reader, small: Path, page: str) -> None:
    for area in ("35.19",) if page in WITHOUT_AREA else ("35.19", "35.19.01", DESA):
        shows(words(reader(page, {"area": area}, store=small)))


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_page_of_the_internal_edition_in_english(
    reader: Reader, small: Path, internal: None, page: str
) -> None:
    said = words(reader(page, {"area": DESA, "lang": "en"}, store=small))
    shows(said)
    assert ("public edition" if page == AGENDA else "internal edition") in said


@pytest.fixture(scope="module")
def one(kept: Kept) -> Path:
    def make(folder: Path) -> None:
        files = builders.write_delivery(folder / "files", *builders.registry(one_family()))
        assert commands.data(folder / "store", "ingest", *files).code == 0

    return kept.folder("one", make) / "store"


def test_the_method_waits_for_a_release_that_can_be_compared(reader: Reader, one: Path) -> None:
    said = words(reader(METHOD, {"bagian": "semua"}, store=one))
    assert "Belum ada rilis yang dapat disetarakan dengan angka BPS." in said
    assert "Belum ada perkiraan dari registri, jadi belum ada yang dapat meleset." in said


@pytest.fixture(scope="module")
def no_tables(one: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As when every count of every table was moved to none, which is for the key to decide."""
    store = shutil.copytree(one, tmp_path_factory.mktemp("no-tables") / "store")
    change(store, "delete from slice", "delete from value_count")
    return store


@pytest.mark.parametrize("decile", ["", "1"])
def test_tables_too_small_to_be_kept_are_not_called_restricted(
    reader: Reader, no_tables: Path, decile: str
) -> None:
    address = {"area": "35.19.01", "row": "floor", "column": "wall", "decile": decile}
    said = words(reader(SLICE, address, store=no_tables))
    assert "Tidak ada tabel keluarga pada" in said
    assert "kesehatan" not in said
    assert "<table" not in said


def test_what_was_accepted_with_a_reason_is_said_at_the_foot_and_on_metode(
    reader: Reader, one: Path, published: Path
) -> None:
    """One family is no regency; the sample is whole, and nothing is said of it."""
    assert "Diterima walau tampak kurang lengkap: DTSEN 2025-3" in words(reader(store=one))
    said = words(reader(METHOD, {"bagian": "semua"}, store=one))
    assert "kecamatan tanpa keluarga" in said and "registri uji" in said
    assert "tampak kurang lengkap:" not in words(reader(store=published))
    assert "lolos tanpa tanda kehilangan" in words(
        reader(METHOD, {"bagian": "semua"}, store=published)
    )
