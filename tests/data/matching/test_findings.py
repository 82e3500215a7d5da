"""Workbooks for those who must act: the right rows, readable by their owner only, and a log."""

import getpass
import json
import shutil
import stat
from pathlib import Path

import openpyxl
import pytest

from data.settings import settings
from tests import builders, commands, twenty
from tests.conftest import EXACT
from tests.kept import Kept
from tests.twenty import RELEASE

COLUMNS = [*twenty.COLUMNS, "nama", "alamat"]


@pytest.fixture(scope="module")
def office(kept: Kept, tmp_path_factory: pytest.TempPathFactory):
    """A store with the twenty families, and the office's own list, which has names.

    A copy: the log of what was written lies in the store.
    """
    folder = tmp_path_factory.mktemp("findings") / "office"
    shutil.copytree(kept.folder("office", make_office), folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_REFERENCE", str(folder / "reference"))
        yield folder
    settings.cache_clear()


def make_office(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATA_REFERENCE", str(twenty.reference(folder / "reference")))
        patch.setenv("DATA_PROTECTION", EXACT)
        registry = builders.write_delivery(folder / "in", *twenty.registry(), release=RELEASE)
        rows = [
            {**row, "nama": f"CONTOH {place}", "alamat": f"DUSUN CONTOH {place}"}
            for place, row in enumerate(twenty.LISTS)
        ]
        builders.write_table(folder / "penerima.csv", COLUMNS, rows)
        builders.write_table(folder / "kematian.csv", ["nik", "tanggal_meninggal"], twenty.DEATHS)
        for words in (
            ("ingest", *registry),
            ("ingest-programmes", folder / "penerima.csv"),
            ("ingest-deaths", folder / "kematian.csv"),
        ):
            assert commands.data(folder / "store", *words, "--no-publish").code == 0


def written(office: Path, kind: str, out: Path) -> list[tuple]:
    """The rows of every workbook that the command writes, without the headers."""
    done = commands.data(
        office / "store",
        *("findings", "--kind", kind, "--original", office / "penerima.csv", "--out", out),
        "--json",
    )
    assert done.code == 0, done.err
    rows = []
    for path in done.json["workbooks"]:
        assert stat.S_IMODE(Path(path).stat().st_mode) == 0o600
        sheet = openpyxl.load_workbook(path).active
        assert sheet is not None
        found = [tuple(cell or "" for cell in row) for row in sheet.values]
        assert found[0][:4] == ("program", "periode", "nik", "no_kk")
        rows += [(Path(path).stem.rsplit("_", 1)[1], *row) for row in found[1:]]
    assert done.json["rows"] == len(rows)
    assert "CONTOH" not in done.out + done.err
    return rows


# On paper, as in test_twenty: (kecamatan or none, programme, family).
MEANT = {
    "dead-recipient": {("35.19.01", "PKH", 2), ("35.19.01", "BLT_DESA", 15)},
    "forbidden-pair": {
        ("35.19.01", code, family) for code in ("PKH", "BLT_DESA") for family in (1, 12)
    },
    "repeated_in_programme": {("35.19.01", "PKH", 6), ("35.19.01", "PBI_JK", 5)},
    "not-in-registry": {("tanpa-kecamatan", "PKH", 0)},
    "other-regency": {("tanpa-kecamatan", "PKH", 0)},
    "above-limit": {
        *(("35.19.01", "PKH", 10), ("35.19.01", "PBI_JK", 10), ("35.19.01", "PBI_JK", 18))
    },
    "bad-nik": {("35.19.01", "PKH", 11), ("tanpa-kecamatan", "PKH", 0)},
    "amount-out-of-range": {("35.19.01", "PKH", 16), ("35.19.01", "PENA", 19)},
}


@pytest.mark.parametrize("kind", MEANT)
def test_the_rows_are_those_counted_on_paper(office: Path, tmp_path: Path, kind: str):
    rows = written(office, kind, tmp_path / "out")
    families = {twenty.kk(place): place for place in twenty.FAMILIES}
    assert {(place, row[0], families.get(row[3], 0)) for place, *row in rows} == MEANT[kind]
    assert all(row[5].startswith("CONTOH") for row in rows)


def test_the_log_tells_who_when_and_how_many_but_no_identity(office: Path, tmp_path: Path):
    written(office, "dead-recipient", tmp_path / "out")
    log = office / "store" / "findings.log"
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    entry = json.loads(log.read_text().splitlines()[-1])
    assert entry["by"] == getpass.getuser()
    assert (entry["kind"], entry["release"], entry["rows"]) == ("dead_recipient", RELEASE, 2)
    assert (
        "9999" not in log.read_text().replace(str(tmp_path), "") and "CONTOH" not in log.read_text()
    )
    assert stat.S_IMODE((tmp_path / "out").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--kind", "murder"), "murder"),
        (("--kind", "dead-recipient", "--release", "2020-1"), "2020-1"),
    ],
)
def test_what_is_not_there_is_refused(office: Path, tmp_path: Path, words, named: str):
    done = commands.data(
        office / "store",
        *("findings", *words, "--original", office / "penerima.csv", "--out", tmp_path / "out"),
    )
    assert done.code == 3 and named in done.err
    assert not (tmp_path / "out").exists()
