"""What several test folders share: small stores, made once and kept (tests/kept.py)."""

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from data.settings import settings
from language import numbers, text
from tests import builders, commands
from tests.builders import Row
from tests.kept import Kept
from tests.samples import Serve, publish_sample

# A slow or busy machine is no finding.
hypothesis.settings.register_profile("project", deadline=None)
hypothesis.settings.load_profile("project")

RELEASES = ("2025-1", "2025-2", "2025-4", "2026-2")
REGIONAL = ("1", " 1.0 ", "'1", *map(str, range(2, 11)), "", "belum ditentukan", "11", "satu")
# An office that publishes true counts to its officials.
EXACT = '{"internal": {"most": 0}}'
STATED = {"2025-4": date(2025, 10, 15)}


@dataclass(frozen=True)
class Four:
    """A store with four published releases, the files they came from, and what was printed."""

    store: Path
    files: dict[str, list[Path]]
    printed: dict[str, dict[str, Any]]


@pytest.fixture(autouse=True)
def counts_are_exact() -> Iterator[None]:
    """In each test, and for what a fixture of the next module makes before its tests begin."""
    numbers.protect(0)
    yield
    numbers.protect(0)


@pytest.fixture
def protected() -> None:
    """As in the public edition: 1 to 4 are never shown, and a count is moved by 5 at most."""
    numbers.protect(4, 5)


@pytest.fixture(autouse=True)
def starts_in_indonesian() -> Iterator[None]:
    """Every test starts in Indonesian, whatever the one before it spoke, and leaves it so."""
    text.use("id")
    yield
    text.use("id")


@pytest.fixture(scope="session")
def kept(pytestconfig: pytest.Config) -> Iterator[Kept]:
    """Stores that all workers share and that only may be read: `kept.folder(name, make)`."""
    stores = Kept(pytestconfig.cache.mkdir("stores"))  # type: ignore[union-attr]
    yield stores
    assert stores.changed() == [], "a test has changed a store that others read; give it a copy"


@pytest.fixture(scope="session")
def published(kept: Kept) -> Path:
    """A store with one generation: read it, never change it."""
    return kept.folder("published", lambda folder: publish_sample(folder / "store")) / "store"


@pytest.fixture(scope="session")
def first_release(kept: Kept) -> Path:
    """The same, before there was a second release."""

    def make(folder: Path) -> None:
        publish_sample(folder / "store", releases=1)

    return kept.folder("first", make) / "store"


@pytest.fixture
def own_store(published: Path, tmp_path: Path) -> Path:
    """A copy of the published store that a test may damage or publish to."""
    return shutil.copytree(published, tmp_path / "store")


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Serve]:
    """Point the dashboard in this process at a store: `serve(path)`."""

    def point_at(store: Path) -> None:
        monkeypatch.setenv("DATA_STORE", str(store))
        settings.cache_clear()

    yield point_at
    settings.cache_clear()


@pytest.fixture(scope="session")
def four(kept: Kept) -> Four:
    """Four made-up releases with broken rows, ingested newest first. Only to be read."""
    folder = kept.folder("four", make_four)
    told = json.loads((folder / "told.json").read_text())
    files = {each: [folder / name for name in names] for each, names in told["files"].items()}
    return Four(folder / "store", files, told["printed"])


def make_four(folder: Path) -> None:
    """Fill a folder with the files, the store and what was told of each release."""
    files = {each: broken_delivery(folder / each, each) for each in RELEASES}
    store = folder / "store"
    recipients, deaths = made_up_lists(folder)
    printed = {}
    assert commands.data(store, "ingest-programmes", recipients).code == 0
    assert commands.data(store, "ingest-deaths", deaths).code == 0
    for release in reversed(RELEASES):
        stated = ["--cutoff", STATED[release]] if release in STATED else []
        printed[release] = commands.data(store, "ingest", *files[release], *stated, "--json").json
    names = {
        each: [str(path.relative_to(folder)) for path in paths] for each, paths in files.items()
    }
    (folder / "told.json").write_text(json.dumps({"files": names, "printed": printed}))


@pytest.fixture(scope="session")
def exact(kept: Kept, four: Four) -> Path:
    """The same store, its internal edition without protection: every number as it was counted."""

    def make(folder: Path) -> None:
        shutil.copytree(four.store, folder / "store")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATA_PROTECTION", EXACT)
            done = commands.data(folder / "store", "publish")
        assert done.code == 0, done.err

    return kept.folder("exact", make) / "store"


def broken_delivery(folder: Path, release: str) -> list[Path]:
    """About 900 families in 30 desa of 5 kecamatan, with every fault a row can have."""
    draw = random.Random(release)
    desa = [each for each in builders.villages() if each[6:8] in ("01", "02", "05", "13", "15")]
    desa = desa[::2][:30]
    families: list[Row] = []
    persons: list[Row] = []
    for number in range(1, 901):
        place = desa[min(draw.randrange(30), draw.randrange(30))]
        decile = draw.choice([1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, None])
        own, members = builders.household(number, place, decile, draw.choice([1, 2, 3, 3, 4, 6]))
        # Not drawn from the others: a ranking within the regency, sometimes missing or impossible.
        own[0]["desil_kabupaten_kota"] = REGIONAL[(number * 7 + number // 5) % len(REGIONAL)]
        families += own
        persons += members
    lines = _break(families, persons, draw)
    draw.shuffle(families)
    draw.shuffle(persons)
    return builders.write_delivery(folder, families, persons, release=release, line_of=lines)


def _break(families: list[Row], persons: list[Row], draw: random.Random) -> dict[str, str]:
    """Add faults to some rows and some faulty rows; returns lines that nobody can read."""
    number = "nomor_kartu_keluarga"
    desa, decile, nik = "kode_kelurahan_desa", "desil_nasional", "nomor_induk_kependudukan"
    chosen = iter(draw.sample(range(len(families)), 60))

    def spoil(column: str, *values: str) -> None:
        for value in values:
            families[next(chosen)][column] = value

    spoil(number, "", "12345", "9.999E+15", "99990000000000001", "999900000000O001", "-")
    spoil(desa, "", "35.19.99.2001", "35.19.01.2999", "3519", "3519990001")
    spoil(desa, "35.77.01.1001", "3577010001", "35.20.01.2001")
    spoil(desa, "3.52E+09", "3,52E+09", "3.519012001E9")
    spoil(decile, "0", "11", "5.5", "-1", "desil 1", "99")
    spoil(decile, "belum ditentukan", "NULL", " 1.0 ", "1.0", "'1", "10.0")
    for spelled in ("'{}", " {} ", "{}.0"):
        row = families[next(chosen)]
        row[number] = spelled.format(row[number])
    for row in [families[next(chosen)] for _each in range(5)]:
        families.append(dict(row))  # an identical copy
    for row in [families[next(chosen)] for _each in range(3)]:
        families.append({**row, "alamat": "JL. LAIN"})  # the same KK, another row
    row = families[next(chosen)]
    families += [dict(row), {**row, decile: "9"}, {**row, decile: "10"}]
    chosen = iter(draw.sample(range(len(persons)), 60))
    for value in ("", "-", "null", "1234", "999990000000000X", "9.999E+15"):
        persons[next(chosen)][nik] = value
    for _each in range(4):
        persons[next(chosen)][nik] = persons[0][nik]
    for value in ("", builders.kk(999_999), "123"):
        persons[next(chosen)][number] = value
    for row in [persons[next(chosen)] for _each in range(5)]:
        persons.append(dict(row))
    families += [builders.family(5000 + each, "35.19.01.2001") for each in range(3)]
    persons += [builders.person(900_000 + each, 1) for each in range(3)]
    return {
        builders.kk(5000): f'"35"|"JAWA "TIMUR"|"{builders.kk(5000)}"',
        builders.kk(5001): f'"35"|"JAWA TIMUR"|"{builders.kk(5001)}"',
        builders.kk(5002): '"' + "|" * 60,
        builders.nik(900_000): f'"{builders.nik(900_000)}|"{builders.kk(1)}"',
        builders.nik(900_001): "sampah",
        builders.nik(900_002): f'"{builders.nik(900_002)}"|"{builders.kk(1)}"|',
    }


def made_up_lists(folder: Path) -> tuple[Path, Path]:
    """A list of recipients for three of the quarters, badly kept, and a list of deaths."""
    draw = random.Random("lists")
    rows = []
    for period in ("2025-Q1", "2025-Q2", "2026-Q2"):
        for programme, count in (("PKH", 300), ("SEMBAKO", 260), ("BLT_DESA", 90), ("KUBE", 7)):
            for _each in range(count):
                number = draw.randrange(1, 920)
                rows.append(
                    {
                        "program": programme,
                        "nik": draw.choice([builders.nik(100 * number)] * 8 + ["", "123"]),
                        "no_kk": draw.choice([builders.kk(number)] * 8 + [""]),
                        "periode": period,
                        "nominal": draw.choice(["600000", "200000", "9000000000", ""]),
                        "status": draw.choice(["", "", "berhasil", "gagal"]),
                    }
                )
    builders.write_table(folder / "penerima.csv", list(rows[0]), rows)
    dead = [
        {"nik": builders.nik(100 * number), "tanggal_meninggal": "2024-12-31"}
        for number in range(1, 900, 12)
    ]
    builders.write_table(folder / "kematian.csv", list(dead[0]), dead)
    return folder / "penerima.csv", folder / "kematian.csv"
