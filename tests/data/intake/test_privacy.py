"""No name, address, NIK or KK number of a delivery is found anywhere afterwards."""

import hashlib
import hmac
import json
import stat
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.intake.registry import FAMILY
from data.reference.characteristics import characteristics
from data.settings import EDITIONS
from tests import builders, commands
from tests.builders import Dialect, Row

pytestmark = pytest.mark.slow

DESA = builders.villages()
# Marks that occur nowhere else; each stands in another column of the delivery.
NAME, HEAD, STREET, HAMLET, METER = "ZZQNAMA", "ZZQKEPALA", "ZZQJALAN", "ZZQDUSUN", "ZZQPLN"
KK, NIK, BROKEN_KK, BROKEN_NIK = "8888123", "8888456", "88887777", "88886666"
MARKS = (NAME, HEAD, STREET, HAMLET, METER, KK, NIK, BROKEN_KK, BROKEN_NIK, "888")


def marked() -> tuple[list[Row], list[Row]]:
    """A delivery whose every identifying cell carries a mark, with every fault a row can have."""
    families = [
        builders.family(
            number,
            DESA[number % 3],
            1 + number % 10,
            nomor_kartu_keluarga=f"{KK}{number:09d}",
            nama_kepala_keluarga=f"{HEAD} {number}",
            alamat=f"{STREET} NO {number}",
            id_pelanggan_pln=f"{METER}{number}",
        )
        for number in range(1, 31)
    ]
    persons = [
        builders.person(
            number,
            1,
            nomor_induk_kependudukan=f"{NIK}{number:09d}",
            nomor_kartu_keluarga=f"{KK}{1 + number % 30:09d}",
            nama=f"{NAME} {number}",
            alamat_ktp=f"{STREET} NO {number}",
            dusun_ktp=HAMLET,
        )
        for number in range(1, 91)
    ]
    families[3]["desil_nasional"] = "11"
    families[4]["kode_kelurahan_desa"] = "35.77.01.1001"
    families[5]["kode_kelurahan_desa"] = f"{STREET}"
    families[6]["nomor_kartu_keluarga"] = BROKEN_KK
    families[7]["desil_nasional"] = f"{HEAD}"
    # A row whose cells have shifted: a name stands where a code or a date should.
    families[10] |= {"jenis_lantai_terluas": f"{HEAD} 8", "fasilitas_bab": f"{STREET}"}
    persons[7] |= {"tanggal_lahir": f"{NAME}", "jenis_kelamin": f"{NAME} L", "penglihatan": NIK}
    families += [dict(families[8]), {**families[9], "alamat": f"{STREET} LAIN"}]
    persons[3]["nomor_induk_kependudukan"] = BROKEN_NIK
    persons[4]["nomor_kartu_keluarga"] = BROKEN_KK
    persons[5]["nomor_induk_kependudukan"] = persons[6]["nomor_induk_kependudukan"]
    return families, persons


def found_in(content: bytes) -> list[str]:
    """The marks that stand in some bytes, as UTF-8 or UTF-16."""
    return [
        mark
        for mark in MARKS[:-1]
        if mark.encode() in content or mark.encode("utf-16-le") in content
    ]


def texts(path: Path) -> Iterator[str]:
    """Every cell of a Parquet file or a database, as text."""
    with duckdb.connect() as connection:
        if path.suffix == ".parquet":
            relations = [f"read_parquet('{path}')"]
        else:
            connection.execute(f"attach '{path}' as it (read_only)")
            relations = [
                f"it.{name}"
                for (name,) in connection.execute(
                    "select table_name from duckdb_tables() where database_name = 'it'"
                ).fetchall()
            ]
        for relation in relations:
            for row in connection.execute(f"from {relation}").fetchall():
                yield from map(str, row)


def search(store: Path) -> None:
    """Read every byte of the store, and every value in its packed files."""
    files = [path for path in store.rglob("*") if path.is_file() and path.name != "key"]
    assert files
    for path in files:
        assert found_in(path.read_bytes()) == [], path
        if path.suffix in (".parquet", ".duckdb"):
            everything = "\n".join(texts(path))
            assert found_in(everything.encode()) == [], path


FORMS = {
    "CSV": Dialect(),
    "mended CSV": Dialect(encoding="latin-1", line_end="\r"),
    "workbooks": Dialect(format="xlsx"),
    "Parquet in zips": Dialect(format="parquet", pack="zip"),
    "numbers": Dialect(format="xlsx", is_numeric=True),
}


@pytest.mark.parametrize(
    "dialect",
    [
        pytest.param(dialect, id=name, marks=() if name == "CSV" else pytest.mark.slow)
        for name, dialect in FORMS.items()
    ],
)
def test_nothing_of_a_person_is_kept_or_told(tmp_path: Path, dialect: Dialect):
    store = tmp_path / "store"
    unreadable = {f'"{METER}2"': f'"{HEAD}|"{STREET}"', f"{NIK}{2:09d}": f'"{NIK}"|"{NAME}'}
    builders.write_delivery(
        tmp_path / "in",
        *marked(),
        dialect=dialect,
        line_of=unreadable if dialect.format == "csv" else None,
    )
    for command in (["check"], ["ingest"], ["ingest"]):
        for words in ([], ["--json"]):
            done = commands.data(store, *command, tmp_path / "in", *words)
            assert done.code == 0, done.err
            assert found_in((done.out + done.err).encode()) == []
    search(store)
    for edition in EDITIONS:
        for row in commands.ask(
            store, "poverty_by_area", "parent=35.19", "release=2025-3", edition=edition
        ):
            assert found_in(json.dumps(row).encode()) == []


def test_a_generation_holds_no_row_of_a_person(tmp_path: Path):
    """Nothing in a published database has as many rows as there are persons or families."""
    store = tmp_path / "store"
    builders.write_delivery(tmp_path / "in", *marked())
    commands.data(store, "ingest", tmp_path / "in")
    (generation,) = (store / "generations").iterdir()
    assert sorted(path.name for path in generation.iterdir()) == [
        "internal.duckdb",
        "manifest.json",
        "public.duckdb",
    ]
    for edition in EDITIONS:
        with duckdb.connect(str(generation / f"{edition}.duckdb"), read_only=True) as connection:
            columns = {
                name
                for (name,) in connection.execute(
                    "select column_name from duckdb_columns() where not internal"
                ).fetchall()
            }
        assert not [name for name in columns if "hash" in name or name in ("kk", "nik", "nama")]


def failing() -> dict[str, tuple[Dialect, dict[str, str], bytes | None]]:
    """Deliveries that are refused: dialect, lines to spoil, and what replaces the family file."""
    families, _persons = marked()
    rows = [f"{row['nama_kepala_keluarga']}|{row['alamat']}|x" for row in families]
    headless = "\n".join(rows).encode()
    near = f'"NOMOR KARTU KELUARGA {HEAD}"|"{STREET}"|"{KK}000000001"\n'.encode() * 5
    return {
        "no header": (Dialect(), {}, headless),
        "a first row that looks like a header": (Dialect(), {}, near),
        "not a workbook": (Dialect(format="xlsx"), {}, headless),
        "not Parquet": (Dialect(format="parquet"), {}, headless),
        "not an archive": (Dialect(pack="zip"), {}, headless),
        "not gzip": (Dialect(pack="gz"), {}, headless),
        "Parquet cut off": (Dialect(format="parquet"), {}, b"PAR1" + headless + b"PAR1"),
    }


@pytest.mark.parametrize("case", failing(), ids=str)
@pytest.mark.parametrize("which", [0, 1], ids=["family", "person"])
def test_no_refusal_quotes_a_row(tmp_path: Path, case: str, which: int):
    dialect, _lines, content = failing()[case]
    paths = builders.write_delivery(tmp_path / "in", *marked(), dialect=dialect)
    assert content is not None
    paths[which].write_bytes(content)
    for command in ("check", "ingest"):
        done = commands.data(tmp_path / "store", command, tmp_path / "in")
        assert done.code == 3, done.out
        assert found_in((done.out + done.err).encode()) == [], done.err
    for path in (tmp_path / "store").rglob("*"):
        assert path.name in ("key", "lock") or not path.is_file(), path


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("kode_kelurahan_desa", "35.77.01.1001"),
        ("kode_kelurahan_desa", "3.52E+09"),
        ("kode_kelurahan_desa", f"{STREET}"),
        ("nomor_kartu_keluarga", f"{HEAD}"),
        ("desil_nasional", f"{METER}"),
    ],
)
def test_no_reason_for_refusing_all_rows_quotes_one(tmp_path: Path, column: str, value: str):
    families, persons = marked()
    for row in families:
        row[column] = value
    builders.write_delivery(tmp_path / "in", families, persons)
    done = commands.data(tmp_path / "store", "ingest", tmp_path / "in")
    assert done.code == 3
    assert found_in((done.out + done.err).encode()) == [], done.err


def test_a_reader_s_own_words_are_not_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """DuckDB quotes the row it fails on; the command tells only that the file is damaged."""
    builders.write_delivery(tmp_path / "in", *marked())
    before = duckdb.connect

    def failing_connect(*values, **words):
        raise duckdb.InvalidInputException(f"Error in line 3: {NAME} {NIK}")

    monkeypatch.setattr(duckdb, "connect", failing_connect)
    done = commands.data(tmp_path / "store", "ingest", tmp_path / "in")
    monkeypatch.setattr(duckdb, "connect", before)
    assert done.code in (3, 5)
    assert found_in((done.out + done.err).encode()) == []
    assert "Traceback" not in done.err


@pytest.fixture(scope="module")
def marked_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the marked delivery."""
    folder = tmp_path_factory.mktemp("kept")
    builders.write_delivery(folder / "in", *marked())
    commands.data(folder / "store", "ingest", folder / "in")
    return folder / "store"


def test_only_the_owner_may_look(marked_store: Path):
    for name in ("", "releases", "generations", "work"):
        assert stat.S_IMODE((marked_store / name).stat().st_mode) == 0o700, name
    assert stat.S_IMODE((marked_store / "key").stat().st_mode) == 0o600
    for delivery in marked_store.glob("releases/*/*"):
        assert stat.S_IMODE(delivery.stat().st_mode) == 0o700


def test_pseudonyms_are_keyed_hashes_that_match_across_files(marked_store: Path):
    """HMAC-SHA256 with the store's own key, 128 bits: equality survives, identity does not."""
    key = (marked_store / "key").read_bytes()
    assert len(key) == 32

    def hashed(number: str) -> bytes:
        return hmac.new(key, number.encode(), hashlib.sha256).digest()[:16]

    (folder,) = marked_store.glob("releases/2025-3/*")
    families = dict(
        duckdb.execute(
            "select family_hash, area_code from read_parquet(?)", [f"{folder}/family.parquet"]
        ).fetchall()
    )
    assert families[hashed(f"{KK}{1:09d}")] == DESA[1]
    assert all(len(each) == 16 for each in families)
    persons = duckdb.execute(
        "select person_hash, family_hash from read_parquet(?)", [f"{folder}/person.parquet"]
    ).fetchall()
    assert (hashed(f"{NIK}{1:09d}"), hashed(f"{KK}{2:09d}")) in persons
    assert {family for _person, family in persons} <= families.keys()
    assert (None, hashed(f"{KK}{5:09d}")) in persons or all(each for each, _family in persons)


def test_what_is_kept_of_a_person_is_the_minimum(marked_store: Path):
    (folder,) = marked_store.glob("releases/2025-3/*")
    columns = {
        path.name.split("-")[0]: [
            name
            for name, *_rest in duckdb.execute(
                "describe from read_parquet(?)", [str(path)]
            ).fetchall()
        ]
        for path in folder.glob("*.parquet")
    }
    assert columns == {
        "family.parquet": [
            *("family_hash", "area_code", "decile", "regional_decile", "family_size", "head_sex"),
            *(each.name for each in characteristics("family") if each.column),
            *(each.name.removeprefix("kept_") for each in FAMILY if each.name.startswith("kept_")),
            "record_key",
        ],
        "person.parquet": [
            *("person_hash", "family_hash", "sex", "age", "disability"),
            *(each.name for each in characteristics("person") if each.column),
            *("pbi_nas", "pbi_pemda"),
            "record_key",
        ],
        "slice": [
            *("unit", "row", "col", "decile_group", "area_code"),
            *("row_value", "col_value", "count"),
        ],
        "quarantine.parquet": ["kind", "file", "line", "reason"],
        "desa_count.parquet": ["area_code", "measure", "count", "cell_key"],
    }


def test_quarantine_points_to_the_row_in_the_office_s_file(tmp_path: Path):
    """The line counts the rows of the file as a spreadsheet does, its header and all."""
    store = tmp_path / "store"
    families, persons = marked()
    paths = builders.write_delivery(
        tmp_path / "in", families, persons, line_of={f'"{METER}2"': f'"{HEAD}|"{STREET}"'}
    )
    printed = commands.data(store, "ingest", *paths, "--json").json
    folder = store / "releases" / printed["release"] / printed["delivery"]
    names = [file["name"] for file in printed["files"]]
    place = names.index(paths[0].name)
    found = duckdb.execute(
        "select line, reason from read_parquet(?) where kind = 'family' and file = ? order by line",
        [f"{folder}/quarantine.parquet", place],
    ).fetchall()
    assert found == [
        (5, "decile_out_of_range"),
        (6, "foreign_area"),
        (7, "unknown_area"),
        (8, "bad_kk"),
        (9, "decile_out_of_range"),
        (11, "conflicting_kk"),
        (33, "conflicting_kk"),
    ]


def test_another_store_has_another_key(marked_store: Path, tmp_path: Path):
    builders.write_delivery(tmp_path / "in", *marked())
    commands.data(tmp_path / "store", "ingest", tmp_path / "in")
    assert (tmp_path / "store" / "key").read_bytes() != (marked_store / "key").read_bytes()
