"""Rows in, verdicts out: each row is accepted, repeated or set aside with a reason."""

from collections.abc import Iterator

import duckdb
import pytest

from data.intake.load import NUMBERS
from data.intake.registry import CONTRACT, NIK
from data.intake.registry import KK as KK_COLUMN
from data.intake.registry_cells import store_cells
from data.intake.releases import GIVEN
from data.reference.tables import load_reference
from queries import ask, in_order, query

KK = "9999{:012d}".format
DESA, BPS = "35.19.01.2001", "3519010001"


@pytest.fixture
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        load_reference(connection)
        connection.execute(NUMBERS)
        for kind, columns in CONTRACT.items():
            names = ", ".join(f"{column.name} {column.type}" for column in columns)
            connection.execute(
                f"create table {kind}_file (file int, row bigint, line int, {names})"
            )
            connection.execute(
                f"create table {kind}_twin (file int, row bigint, kk varchar, row_hash uhugeint)"
            )
        connection.execute(
            "create table source as select 1 as file, 1 as first_row, 1 as skip, "
            "false as is_from_1904"
        )
        yield connection


def insert(connection: duckdb.DuckDBPyConnection, kind: str, row: int, digest: int, **cells):
    names = ", ".join(["file", "row", *cells])
    # Numbers are made clean when a file is read.
    marks = ["number_in(?)" if name in (KK_COLUMN.name, NIK.name) else "?" for name in cells]
    connection.execute(
        f"insert into {kind}_file ({names}) values (?, ?, {', '.join(marks)})",
        [1, row, *cells.values()],
    )
    connection.execute(
        f"insert into {kind}_twin values (?, ?, ?, ?)", [1, row, cells[KK_COLUMN.name], digest]
    )


def family(connection, row: int, digest: int, kk: str | None, desa: str | None, decile, **cells):
    insert(
        connection,
        "family",
        row,
        digest,
        nomor_kartu_keluarga=kk,
        kode_kelurahan_desa=desa,
        desil_nasional=decile,
        **cells,
    )


def person(connection, row: int, digest: int, kk: str, nik: str | None):
    insert(
        connection,
        "person",
        row,
        digest,
        nomor_kartu_keluarga=kk,
        nomor_induk_kependudukan=nik,
    )


def judge(connection: duckdb.DuckDBPyConnection) -> None:
    store_cells(connection)
    for name in in_order("intake", GIVEN):
        each = query(name, "intake")
        values = each.pick({"region": "35.19", "cutoff": "2026-01-31"})
        connection.execute(f"create table {each.name} as {each.sql}", values)


def verdicts(connection: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    rows = connection.execute(f"select verdict from {table} order by file, row").fetchall()
    return [verdict for (verdict,) in rows]


@pytest.mark.parametrize(
    ("kk", "desa", "decile", "verdict"),
    [
        (KK(1), DESA, "1", "accepted"),
        (f"'{KK(1)}.0 ", "3519012001.0", " 10.0", "accepted"),
        (KK(1), f" {BPS}", "belum ditentukan", "accepted"),
        (KK(1), "'3519012001", None, "accepted"),
        ("9.999E+15", DESA, "1", "rounded_kk"),
        ("9,999E+15", DESA, "1", "rounded_kk"),
        (None, DESA, "1", "bad_kk"),
        (KK(1), "3.52E+09", "1", "rounded_area_code"),
        (KK(1), "35.77.01.1001", "1", "foreign_area"),
        (KK(1), "35.19.99.2999", "1", "unknown_area"),
        (KK(1), None, "1", "unknown_area"),
        (KK(1), DESA, "0", "accepted"),
        (KK(1), DESA, "Desil 3", "accepted"),
        (KK(1), DESA, "7+", "accepted"),
        ("JUMLAH", None, None, "not_a_record"),
        ("(1)", "(4)", "(3)", "not_a_record"),
        (KK(1), DESA, "11", "decile_out_of_range"),
        (KK(1), DESA, "5.5", "decile_out_of_range"),
    ],
)
def test_one_family_row(connection, kk, desa, decile, verdict):
    family(connection, 1, 7, kk, desa, decile)
    judge(connection)
    assert verdicts(connection, "family_verdict") == [verdict]


@pytest.mark.parametrize(
    ("parts", "area"),
    [
        (("35", "19", "1", "2001"), DESA),
        (("35", "35.19", "35.19.01", "2001"), DESA),
        (("35", "19", "10", "1"), DESA),
        (("35", "3519", "010", "001"), DESA),
        (("35", "19", "3519010", "001"), DESA),
        (("35", "77", "1", "1001"), None),
        (("35", "19", None, "2001"), None),
    ],
)
def test_a_desa_in_parts_is_told_by_its_length(connection, parts, area):
    province, kabupaten, kecamatan, desa = parts
    family(
        connection,
        1,
        7,
        KK(1),
        desa,
        "1",
        kode_provinsi=province,
        kode_kabupaten_kota=kabupaten,
        kode_kecamatan=kecamatan,
    )
    judge(connection)
    assert connection.execute("select area_code from family_row").fetchall() == [(area,)]


@pytest.mark.parametrize(
    ("name", "differs"),
    [("TAMBAKMAS", 0), ("Desa Tambak Mas", 0), ("DS. TAMBAKMAS", 0), ("Palur", 1), (None, 0)],
)
def test_a_name_confirms_and_never_decides(connection, name, differs):
    family(connection, 1, 7, KK(1), DESA, "1", kelurahan_desa=name)
    judge(connection)
    assert verdicts(connection, "family_verdict") == ["accepted"]
    found = connection.execute(
        "select rows from finding_count where rule = 'village_name_differs'"
    ).fetchall()
    assert found == [(differs,)]


def test_identical_rows_count_once_and_conflicting_rows_go_together(connection):
    rows = [(1, 10, KK(1)), (2, 10, KK(1)), (3, 20, KK(2)), (4, 20, KK(2)), (5, 21, KK(2))]
    for row, digest, kk in rows:
        family(connection, row, digest, kk, DESA, "1")
    judge(connection)
    assert verdicts(connection, "family_verdict") == [
        "accepted",
        "repeated",
        "conflicting_kk",
        "repeated",
        "conflicting_kk",
    ]


def test_persons_follow_their_family_and_a_bad_nik_removes_nobody(connection):
    family(connection, 1, 1, KK(1), DESA, "1")
    family(connection, 2, 2, KK(2), BPS, None)
    people = [(1, KK(1), KK(9)), (1, KK(1), KK(9)), (2, KK(1), ""), (3, KK(2), "x"), (4, KK(3), "")]
    for row, (digest, kk, nik) in enumerate(people, 1):
        person(connection, row, digest, kk, nik)
    judge(connection)
    assert verdicts(connection, "person_verdict") == [
        "accepted",
        "repeated",
        "accepted",
        "accepted",
        "no_family",
    ]
    assert verdicts(connection, "family_verdict") == ["accepted", "accepted"]


def test_headers_state_the_parameters_of_their_sql(connection):
    for name in in_order("intake", GIVEN):
        each = query(name, "intake")
        statement = duckdb.extract_statements(each.sql)[0]
        assert set(statement.named_parameters) == set(each.params)
        assert each.summary.endswith(".")
        assert each.grain


def test_an_unknown_query_names_those_there_are(connection):
    with pytest.raises(ValueError, match="nonsense"):
        ask(connection, "nonsense", {}, frozenset)
    with pytest.raises(ValueError, match="region"):
        query("place", "intake").bind({})
