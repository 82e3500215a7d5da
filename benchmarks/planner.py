"""What a planner would script instead: python -m benchmarks.planner FAMILIES PERSONS CUTOFF [few].

The same counts as an ingest makes of one clean delivery: families and persons by every two
characteristics, by desa, and by decile group for kecamatan and kabupaten; and what is doubtful in
the rows. No hashes, no keys, no protection, no estimates, nothing kept; cells in spellings that
pandas reads at once. With `few`: only by desa and decile.
"""

import sys
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any, Final

import pandas as pd

from data.reference.characteristics import Unit, characteristics

KK, DESA, DECILE, HEAD = (
    "nomor_kartu_keluarga",
    "kode_kelurahan_desa",
    "desil_nasional",
    "status_hubungan_keluarga",
)
DIFFICULTIES: Final = (
    "penglihatan",
    "pendengaran",
    "berjalan_atau_naik_tangga",
    "menggunakan_tangan_jari",
    "belajar_kemampuan_intelektual",
    "pengendalian_perilaku",
    "berbicara_komunikasi",
    "mengurus_diri",
    "mengingat_berkonsentrasi",
)


def main() -> None:
    """Count the files that are named; prints nothing, so that nothing but counting is measured."""
    families, persons = read(sys.argv[1]), read(sys.argv[2])
    if sys.argv[4:] == ["few"]:
        for table in (families, persons.join(families.set_index(KK)[[DESA, DECILE]], on=KK)):
            table.groupby([DESA, DECILE]).size()
        return
    doubts(families, persons)
    for _table in tables(families, persons, date.fromisoformat(sys.argv[3])):
        pass


def read(path: str) -> Any:
    """A file of a delivery as text."""
    return pd.read_csv(path, sep="|", dtype=str)


def doubts(families: Any, persons: Any) -> dict[str, int]:
    """Rows that stand there again or lack their family, and what is doubtful in the others."""
    again = persons.duplicated()
    is_homeless = ~persons[KK].isin(families[KK])
    kept = persons[~again & ~is_homeless]
    homes = families[~families.duplicated()]
    nik, birth = kept["nomor_induk_kependudukan"], kept["tanggal_lahir"]
    is_whole = nik.str.fullmatch(r"\d{16}")
    members, said = homes[KK].map(kept[KK].value_counts()), homes["jumlah_anggota_keluarga"]
    spelling = homes.groupby(DESA)["kelurahan_desa"].transform(lambda names: names.mode()[0])
    return {
        "repeated": int(again.sum() + families.duplicated().sum()),
        "no_family": int(is_homeless.sum()),
        "empty_nik": int(nik.isna().sum()),
        "bad_nik": int((~is_whole & nik.notna()).sum()),
        "duplicate_nik": int(nik[is_whole].duplicated().sum()),
        "unread_sex": int((~kept["jenis_kelamin"].isin(["1", "2"])).sum()),
        "unread_birth_date": int(pd.to_datetime(birth, errors="coerce").isna().sum()),
        "unread_code": _unread("family", homes) + _unread("person", kept),
        "family_without_person": int(members.isna().sum()),
        "member_count_differs": int((members.notna() & (members != pd.to_numeric(said))).sum()),
        "village_name_differs": int((homes["kelurahan_desa"] != spelling).sum()),
    }


def _unread(unit: Unit, frame: Any) -> int:
    """Rows with a code that is no number."""
    columns = [kind.column for kind in characteristics(unit) if kind.column]
    numbers = frame[columns].apply(pd.to_numeric, errors="coerce")
    return int((numbers.isna() & frame[columns].notna()).any(axis=1).sum())


def tables(families: Any, persons: Any, cutoff: date) -> Iterator[tuple[Unit, Any]]:
    """The unit and the counts of each table; their index says area, then the characteristics."""
    families = families.drop_duplicates(KK).set_index(KK, drop=False)
    persons = persons.drop_duplicates()
    persons = persons[persons[KK].isin(families.index)]
    persons = persons.join(families[[DESA, DECILE]], on=KK)
    heads = persons[persons[HEAD] == "1"].drop_duplicates(KK)
    made: dict[Unit, Any] = {
        "family": families.assign(
            family_size=persons[KK].value_counts(),
            head_sex=heads.set_index(KK)["jenis_kelamin"],
        ),
        "person": _described(persons, cutoff),
    }
    for unit, frame in made.items():
        yield from _crossed(unit, _coded(unit, frame))


def _described(persons: Any, cutoff: date) -> Any:
    """Persons with what the files do not say in one column."""
    born = pd.to_datetime(persons["tanggal_lahir"], errors="coerce")
    is_later = (born.dt.month > cutoff.month) | (
        (born.dt.month == cutoff.month) & (born.dt.day > cutoff.day)
    )
    age = cutoff.year - born.dt.year - is_later
    worst = persons[list(DIFFICULTIES)].apply(pd.to_numeric, errors="coerce").min(axis=1)
    school = persons["partisipasi_sekolah"].map({"1": "2", "2": "1", "3": "2"})
    return persons.assign(
        age_group=age,
        disability=worst.map({1: "1", 2: "1", 3: "2", 4: "3"}),
        child_school=school.where(age.between(7, 18), "3").where(age.notna()),
    )


def _coded(unit: Unit, frame: Any) -> Any:
    """The areas and, as categories, the characteristics of each unit by their own names."""
    given = {"decile_group": DECILE, "sex": "jenis_kelamin"}
    desa = frame[DESA]
    coded = {"desa": desa, "kecamatan": desa.str[:8], "kabupaten": desa.str[:5]}
    for kind in characteristics(unit):
        codes = frame[kind.column or given.get(kind.name, kind.name)]
        if pd.api.types.is_numeric_dtype(codes):
            codes = codes.astype("Int64").astype(str)
        names = {str(code): value.name for value in kind.values for code in value.codes}
        coded[kind.name] = codes.map(names).fillna(kind.values[-1].name)
    return pd.DataFrame(coded).astype("category")


def _crossed(unit: Unit, coded: Any) -> Iterator[tuple[Unit, Any]]:
    group, *others = (kind.name for kind in characteristics(unit))
    pairs = list(combinations(others, 2))
    by_area = [(group,), *((one,) for one in others), *((group, one) for one in others), *pairs]
    for level in ("desa", "kecamatan", "kabupaten"):
        by_group = [] if level == "desa" else [(group, *pair) for pair in pairs]
        for names in by_area + by_group:
            yield unit, coded.groupby([level, *names], observed=True).size()


if __name__ == "__main__":
    main()
