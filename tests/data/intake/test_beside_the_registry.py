"""What else may lie in the folder of a registry: lists, and code books whose words are learned."""

from pathlib import Path

import duckdb

from tests import builders, commands

DESA = builders.villages()


def delivery(folder: Path, **cells: str) -> tuple[list[builders.Row], list[builders.Row]]:
    families, persons = builders.registry([(desa, 1, 1) for desa in DESA], members=1)
    for family in families:
        family.update(cells)
    builders.write_delivery(folder, families, persons)
    return families, persons


def test_a_list_beside_the_registry_is_named_and_takes_nobody_in(tmp_path: Path):
    delivery(tmp_path / "in")
    rows = [{"nik": builders.nik(5), "no_kk": builders.kk(1), "program": "PKH", "periode": "2025"}]
    builders.write_table(tmp_path / "in" / "pkh.csv", list(rows[0]), rows)
    dead = [{"nik": builders.nik(6), "tanggal_meninggal": "2025-01-01"}]
    builders.write_table(tmp_path / "in" / "kematian.csv", list(dead[0]), dead)
    done = commands.plain_data(tmp_path / "s", "ingest", tmp_path / "in", "--no-publish", "--json")
    assert done.json["persons"]["rows"] == len(DESA)
    assert [(each["file"], each["why"]) for each in done.json["left_out"]] == [
        ("kematian.csv", "other_list"),
        ("pkh.csv", "other_list"),
    ]


def test_words_of_a_code_book_stand_for_their_codes(tmp_path: Path):
    """And the words that we know ourselves; what nobody knows is counted as unread."""
    families, _persons = delivery(
        tmp_path / "in", jenis_lantai_terluas="Lantai Tanah Liat", jenis_dinding_terluas="TEMBOK"
    )
    families[0]["jenis_atap_terluas"] = "atap langit"
    builders.write_table(
        tmp_path / "in" / "keluarga_dtsen_v3_2025_35.19.csv", builders.FAMILY_COLUMNS, families
    )
    book = {"kolom": "jenis_lantai_terluas", "kode": "8", "keterangan": "Lantai tanah liat"}
    builders.write_table(tmp_path / "in" / "kode.csv", list(book), [book])
    store = tmp_path / "store"
    printed = commands.plain_data(store, "ingest", tmp_path / "in", "--no-publish", "--json").json
    assert printed["alarms"] == [] and printed["findings"]["unread_code"] == 1
    kept = duckdb.execute(
        "select floor, wall, count(*) from read_parquet(?) group by all",
        [f"{store}/releases/*/*/family.parquet"],
    ).fetchall()
    assert kept == [(8, 1, len(DESA))]


def test_what_is_kept_for_later_questions(tmp_path: Path):
    """Flags as 1 or 0 whatever word they are written with, floor space beyond 255."""
    delivery(
        tmp_path / "in",
        pbi_nas="YA",
        pbi_pemda="2",
        luas_lantai="310",
        aset_bergerak_mobil="Tidak",
        aset_bergerak_sepeda="",
    )
    store = tmp_path / "store"
    assert commands.plain_data(store, "ingest", tmp_path / "in", "--no-publish").code == 0
    kept = duckdb.execute(
        "select distinct pbi_nas, pbi_pemda, luas_lantai, aset_bergerak_mobil, "
        "aset_bergerak_sepeda, is_siks_ng from read_parquet(?)",
        [f"{store}/releases/*/*/family.parquet"],
    ).fetchall()
    assert kept == [(1, 2, 310, 0, None, None)]
