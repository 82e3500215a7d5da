"""Recipient lists and lists of deaths: taken in any shape, accounted for, kept without names."""

import hashlib
import hmac
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests import builders, commands
from tests.builders import Dialect, Row, kk, nik
from tests.data.intake.test_privacy import texts

COLUMNS = ["program", "nik", "no_kk", "periode", "nominal", "status"]
WIDE = ["idsemesta", "NIK", "NOKK", "Nama", "PKH", "BPNT", "PBI", "periode_pkh", "periode_pbi"]


def benefit(number: int, programme: str = "PKH", **cells: str) -> Row:
    """One row of a long list: the person `number` of the family of that number."""
    return {
        "program": programme,
        "nik": nik(100 * number),
        "no_kk": kk(number),
        "periode": "2025-Q3",
        "nominal": "600000",
        "status": "",
        **cells,
    }


def write(path: Path, rows: list[Row], columns: list[str] | None = None, **dialect: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    builders.write_table(path, columns or COLUMNS, rows, Dialect(**dialect))
    return path


def taken(store: Path, *words: object) -> dict[str, Any]:
    return commands.data(store, "ingest-programmes", *words, "--json").json


def kept(store: Path, name: str = "programmes", table: str = "recipient") -> list[tuple]:
    """Every row that is kept, of all deliveries."""
    return duckdb.execute(
        "select columns(* exclude (person_hash)) from read_parquet(?) order by all",
        [f"{store}/{name}/*/{table}.parquet"],
    ).fetchall()


def hashed(store: Path, number: str) -> bytes:
    key = (store / "key").read_bytes()
    return hmac.new(key, number.encode(), hashlib.sha256).digest()[:16]


@pytest.mark.parametrize(
    "dialect",
    [
        Dialect(),
        Dialect(delimiter=";", quoting="none", encoding="latin-1", line_end="\r\n"),
        Dialect(delimiter=",", quoting="minimal", encoding="utf-16", header="upper"),
        Dialect(format="xlsx", header="spaced"),
        Dialect(format="parquet"),
    ],
    ids=lambda each: f"{each.format} {each.delimiter} {each.encoding}",
)
def test_a_long_list_in_any_file_is_kept_as_the_same_hashes(tmp_path: Path, dialect: Dialect):
    rows = [
        benefit(1, nominal="Rp 600.000,00", status="Berhasil"),
        benefit(2, "bpnt", nik="", periode="Juli 2025", nominal="200000"),
        benefit(3, "BLT-DD", no_kk="", periode="2025 TW3", nominal="", status="burekol gagal"),
    ]
    path = tmp_path / f"daftar.{dialect.format}"
    builders.write_table(path, COLUMNS, rows, dialect)
    printed = taken(tmp_path / "store", path)
    assert printed["recipients"] == {
        **{"rows": 3, "accepted": 3, "repeated": 0, "unreadable": 0, "quarantined": {}}
    }
    store = tmp_path / "store"
    assert duckdb.execute(
        "select * exclude (record_key) from read_parquet(?) order by programme_code",
        [f"{store}/programmes/*/recipient.parquet"],
    ).fetchall() == [
        ("BLT_DESA", "2025-Q3", hashed(store, nik(300)), None, None, "failed", ["empty_kk"]),
        ("PKH", "2025-Q3", hashed(store, nik(100)), hashed(store, kk(1)), 600_000, "received", []),
        ("SEMBAKO", "2025-07", None, hashed(store, kk(2)), 200_000, None, ["empty_nik"]),
    ]


def test_a_wide_list_tells_one_benefit_for_every_yes(tmp_path: Path):
    def person(number: int, *cells: str) -> Row:
        own = [str(number), nik(number), kk(number), f"CONTOH {number}", *cells]
        return dict(zip(WIDE, own, strict=True))

    rows = [
        person(1, "YA", "TIDAK", "1", "TW3 2025", "2025-07"),
        person(2, "", "0", "0", "", ""),  # says yes to nothing: no fault
        person(3, "ya", "1", "-", "2025-Q3", ""),  # no period for BPNT
        person(4, "mungkin", "", "", "2025-Q3", ""),
    ]
    printed = taken(tmp_path / "store", write(tmp_path / "siks.csv", rows, WIDE, delimiter=","))
    assert printed["recipients"]["accepted"] == 3
    assert printed["recipients"]["quarantined"] == {"bad_flag": 1}
    assert printed["benefits"] == {
        "accepted": 3,
        "quarantined": {"bad_flag": 1, "bad_period": 1},
    }
    assert [(row[0], row[1]) for row in kept(tmp_path / "store")] == [
        *(("PBI_JK", "2025-07"), ("PKH", "2025-Q3"), ("PKH", "2025-Q3"))
    ]
    again = taken(tmp_path / "other", tmp_path / "siks.csv", "--period", "2025-Q3")
    assert again["benefits"]["accepted"] == 4


def test_what_cannot_be_read_is_set_aside_with_its_reason_and_place(tmp_path: Path):
    rows = [
        benefit(1),
        benefit(2, "Bantuan Lain"),
        benefit(3, periode="2025"),
        benefit(4, nik="", no_kk="-"),
        benefit(5, nik="12345", no_kk=""),  # malformed is a finding, not a reason
        benefit(6, nominal="banyak"),
        benefit(7, nik="3520000000000003", no_kk=""),  # nobody's: no day of birth is 00
    ]
    store = tmp_path / "store"
    printed = taken(store, write(tmp_path / "daftar.csv", rows))
    assert printed["recipients"]["quarantined"] == {
        **{"unknown_programme": 1, "bad_period": 1, "no_number": 1}
    }
    assert printed["findings"] == {
        **{"bad_amount": 1, "bad_nik": 1, "empty_kk": 2, "other_regency": 1}
    }
    file = printed["files"][0]
    assert file["rows"] == 7 == file["accepted"] + sum(file["quarantined"].values())
    places = duckdb.execute(
        "select line, reason from read_parquet(?) order by line",
        [f"{store}/programmes/*/quarantine.parquet"],
    ).fetchall()
    assert places == [(3, "unknown_programme"), (4, "bad_period"), (5, "no_number")]


def test_programme_and_period_may_be_stated(tmp_path: Path):
    path = write(tmp_path / "penerima.csv", [benefit(1)], ["nik", "no_kk"])
    printed = taken(tmp_path / "store", path, "--programme", "blt desa", "--period", "TW3 2025")
    assert [(each["programme"], each["period"]) for each in printed["lists"]] == [
        ("BLT_DESA", "2025-Q3")
    ]


def test_a_year_of_its_own_completes_the_period(tmp_path: Path):
    rows = [benefit(1, periode="Tahap 3", tahun="2025"), benefit(2, periode="Juli", tahun="2025")]
    taken(tmp_path / "store", write(tmp_path / "a.csv", rows, [*COLUMNS, "tahun"]))
    assert [row[1] for row in kept(tmp_path / "store")] == ["2025-07", "2025-Q3"]


@pytest.mark.parametrize(
    ("columns", "words", "named"),
    [
        (["program", "periode", "nominal"], [], "nomor_induk_kependudukan"),
        (["nik", "periode"], [], "program"),
        (["nik", "program"], [], "periode"),
        (COLUMNS, ["--programme", "BUKAN"], "BUKAN"),
        (COLUMNS, ["--period", "2025"], "2025"),
    ],
)
def test_a_list_that_cannot_be_understood_is_refused(tmp_path: Path, columns, words, named: str):
    path = write(tmp_path / "daftar.csv", [benefit(1)], columns)
    done = commands.data(tmp_path / "store", "ingest-programmes", path, *words)
    assert done.code == 3
    assert named in done.err.strip().splitlines()[-1]
    assert not list((tmp_path / "store" / "programmes").iterdir())


def test_the_same_file_twice_changes_nothing_and_a_corrected_one_replaces(tmp_path: Path):
    store = tmp_path / "store"
    first = write(tmp_path / "a.csv", [benefit(1), benefit(2, "PIP")])
    one = taken(store, first)
    again = taken(store, write(tmp_path / "renamed.csv", [benefit(1), benefit(2, "PIP")]))
    assert (again["delivery"], again["is_new"]) == (one["delivery"], False)
    corrected = taken(store, write(tmp_path / "b.csv", [benefit(3), benefit(4)]))
    assert corrected["is_new"]
    assert corrected["lists"] == [
        {
            **{"programme": "PKH", "period": "2025-Q3", "recipients": 2},
            **{"amount_idr": 1_200_000, "replaces": one["delivery"]},
        }
    ]
    back = taken(store, first)
    assert back["is_new"] and back["order"] > corrected["order"]
    assert [each["replaces"] for each in back["lists"]] == [one["delivery"], corrected["delivery"]]
    assert not taken(store, first)["is_new"]


def test_a_file_given_twice_is_read_once(tmp_path: Path):
    for name in ("a.csv", "b.csv"):
        write(tmp_path / "in" / name, [benefit(1)])
    printed = taken(tmp_path / "store", tmp_path / "in")
    assert printed["recipients"]["rows"] == 1 and printed["repeated_files"] == ["b.csv"]


def test_equal_rows_in_a_list_are_two_payments(tmp_path: Path):
    """That somebody stands in a list twice is what shall be found, so it is not tidied away."""
    printed = taken(tmp_path / "store", write(tmp_path / "a.csv", [benefit(1), benefit(1)]))
    assert printed["lists"][0]["recipients"] == 2


def test_deaths_are_kept_as_hash_and_day(tmp_path: Path):
    store = tmp_path / "store"
    rows = [
        {"nik": nik(1), "tgl_wafat": "2025-06-30"},
        {"nik": nik(1), "tgl_wafat": "30/06/2025"},
        {"nik": "123", "tgl_wafat": "2025-06-30"},
        {"nik": nik(2), "tgl_wafat": "2999-01-01"},
    ]
    path = write(tmp_path / "kematian.xlsx", rows, ["nik", "tgl_wafat"], format="xlsx")
    printed = commands.data(store, "ingest-deaths", path, "--json").json
    assert printed["deaths"] == {
        **{"rows": 4, "accepted": 1, "repeated": 1, "unreadable": 0},
        "quarantined": {"bad_nik": 1, "bad_date": 1},
    }
    found = duckdb.execute("from read_parquet(?)", [f"{store}/deaths/*/death.parquet"]).fetchall()
    assert [(each[0], str(each[1])) for each in found] == [(hashed(store, nik(1)), "2025-06-30")]
    assert not commands.data(store, "ingest-deaths", path, "--json").json["is_new"]


def test_made_up_lists_do_not_mix_with_real_registries(tmp_path: Path):
    families = [builders.family(1, "35.19.01.2001", 1, nomor_kartu_keluarga=kk(1, "3519"))]
    persons = [
        builders.person(
            1, 1, nomor_kartu_keluarga=kk(1, "3519"), nomor_induk_kependudukan=nik(1, "3519")
        )
    ]
    builders.write_delivery(tmp_path / "in", families, persons)
    assert commands.data(tmp_path / "store", "ingest", tmp_path / "in").code == 0
    done = commands.data(
        tmp_path / "store", "ingest-programmes", write(tmp_path / "a.csv", [benefit(1)])
    )
    assert done.code == 3


def test_nothing_kept_or_printed_names_anybody(tmp_path: Path):
    """Every file of the store and all that is printed, searched for numbers and names."""
    store = tmp_path / "store"
    rows = [
        {**benefit(number), "nama": "SANGAT KHAS BINTI CONTOH", "alamat": "JALAN KHAS 7"}
        for number in range(1, 30)
    ]
    rows += [{**benefit(31), "nik": "9999OOOO31"}, {**benefit(32), "periode": nik(32)}]
    path = write(tmp_path / "a.csv", rows, [*COLUMNS, "nama", "alamat"])
    numbers = [value.encode() for row in rows for value in (row["nik"], row["no_kk"])]
    marks = [*numbers, b"KHAS", b"9999OOOO31", b"SANGAT"]
    for words in ([path], [path, "--json"]):
        done = commands.data(store, "ingest-programmes", *words)
        assert done.code == 0
        assert not [mark for mark in marks if mark in (done.out + done.err).encode()]
    for file in store.rglob("*"):
        if file.is_file():
            assert not [mark for mark in marks if mark in file.read_bytes()], file
        if file.suffix == ".parquet":  # packed: each cell is looked at
            cells = "\n".join(texts(file))
            assert not [mark for mark in marks if mark.decode() in cells], file
