"""A number under NIK that no person has is tried as the KK of a family, and that is said."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tests import builders, commands
from tests.builders import kk, nik
from tests.conftest import EXACT
from tests.data.given_lists import Cells, write_csv
from tests.kept import Kept

FAMILIES = 60
PAID = ["PKH", "2025-Q3", "600000"]
HEADER = ["NIK", "NO KK", "PROGRAM", "PERIODE", "NOMINAL"]


@pytest.fixture(scope="module")
def registry(kept: Kept) -> Path:
    """A store with families 1 to 60, each with three persons."""

    def make(folder: Path) -> None:
        desa = builders.villages()[0]
        builders.write_delivery(folder / "in", *builders.registry([(desa, 1, FAMILIES)]))
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATA_PROTECTION", EXACT)
            assert commands.data(folder / "store", "ingest", folder / "in").code == 0

    return kept.folder("sixty", make) / "store"


@pytest.fixture
def store(tmp_path: Path, registry: Path) -> Path:
    return shutil.copytree(registry, tmp_path / "store", symlinks=True)


def matched(store: Path, rows: list[Cells]) -> dict[str, Any]:
    """How a list was matched with the release."""
    path = write_csv(store.parent / "in" / "a.csv", [HEADER, *rows])
    return commands.plain_data(store, "ingest-programmes", path, "--json").json["matching"][
        "2025-3"
    ]


def reach(store: Path) -> int:
    """Recipients of PKH in the regency who stand in the registry, as published."""
    rows = commands.ask(store, "coverage_by_programme", "area=35.19", "release=2025-3")
    return next(row["recipients"] for row in rows if row["programme_code"] == "PKH")


def head(number: int) -> str:
    """The NIK of the first person of a family."""
    return nik(100 * number)


def test_a_column_of_nik_that_holds_kk(store: Path):
    rows = [[kk(number), "", *PAID] for number in range(1, 41)]
    told = matched(store, rows)
    assert (told["matched_by_nik"], told["matched_by_kk"], told["kk_for_nik"]) == (0, 40, 40)
    assert told["not_in_registry"] == 0


def test_columns_that_were_swapped(store: Path):
    rows = [[kk(number), head(number), *PAID] for number in range(1, 41)]
    told = matched(store, rows)
    assert (told["matched_by_kk"], told["kk_for_nik"], told["not_in_registry"]) == (40, 40, 0)


@pytest.mark.slow
def test_a_number_that_is_a_persons_stays_one(store: Path):
    told = matched(store, [[head(number), kk(number), *PAID] for number in range(1, 41)])
    assert (told["matched_by_nik"], told["kk_for_nik"]) == (40, 0)


@pytest.mark.slow
def test_the_column_of_kk_goes_first_where_it_is_known(store: Path):
    """A stranger's number under NIK beside a known KK says nothing of another family."""
    rows = [[kk(number + 1), kk(number), *PAID] for number in range(1, 41)]
    told = matched(store, rows)
    assert (told["matched_by_kk"], told["kk_for_nik"]) == (40, 0)


@pytest.mark.slow
def test_a_stranger_is_neither(store: Path):
    told = matched(store, [[nik(900_000 + n), kk(900_000 + n), *PAID] for n in range(40)])
    assert (told["not_in_registry"], told["kk_for_nik"]) == (40, 0)


@pytest.mark.slow
def test_it_is_said_and_counted_once(store: Path):
    """Of one family twice, by its KK and by its person: one recipient, two payments."""
    rows = [[kk(number), "", *PAID] for number in range(1, 41)]
    rows += [[head(number), kk(number), *PAID] for number in range(1, 41)]
    path = write_csv(store.parent / "in" / "a.csv", [HEADER, *rows])
    done = commands.plain_data(store, "ingest-programmes", path)
    assert done.code == 0
    assert "40 di antaranya KK yang tertulis di kolom NIK" in done.out
    told = commands.plain_data(store, "ingest-programmes", path, "--json").json
    assert told["matching"]["2025-3"]["kk_for_nik"] == 40
    assert told["lists"][0]["recipients"] == 80
    assert reach(store) == 40
