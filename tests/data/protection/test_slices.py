"""The cross-tables of a delivery: an independent recount, what protects them, what adds up."""

import random
import shutil
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import duckdb
import pytest

from data.generation import generations
from data.intake.delivery_folders import RELEASE_FORMAT
from data.settings import EDITIONS
from queries import query
from tests import builders, commands
from tests.builders import Row
from tests.conftest import EXACT
from tests.kept import Kept

DESA = builders.villages()[:6]  # of one kecamatan
FLOORS = ["1", "2", "04", "6.0", "8", "8. Tanah", " 8 ", "9", "", "99", "BAGUS"]
BIRTHDAYS = ["2024-05-01", "01/06/2016", "2010-07-31", "1988-02-29", "19600101", "0000-00-00", ""]
SEXES = ["1", "2", "L", "P", "laki-laki", "Perempuan", "", "?"]
WORST = ["1", "2", "3", "4", ""]
SCHOOL = ["1", "2", "3", ""]
CUTOFF = date(2026, 10, 31)


def delivery() -> tuple[list[Row], list[Row]]:
    """A few hundred families with every spelling of a code, a sex and a birthday."""
    draw = random.Random(4)
    families, persons = [], []
    for number in range(1, 700):
        desa = DESA[min(int(draw.expovariate(0.5)), 5)]
        decile = draw.choice([1, 1, 2, 3, 5, 7, None])
        families.append(
            builders.family(
                number, desa, decile, jenis_lantai_terluas=draw.choice(FLOORS), fasilitas_bab="1"
            )
        )
        for each in range(draw.choice([0, 1, 2, 3, 4])):
            persons.append(
                builders.person(
                    10 * number + each,
                    number,
                    tanggal_lahir=draw.choice(BIRTHDAYS),
                    jenis_kelamin=draw.choice(SEXES),
                    status_hubungan_keluarga=str(min(each + 1, 3)),
                    partisipasi_sekolah=draw.choice(SCHOOL),
                    penglihatan=draw.choice(WORST),
                    pendengaran="4",
                )
            )
    return families, persons


def floor(row: Row) -> str:
    text = row["jenis_lantai_terluas"].strip().split(".")[0].lstrip("0")
    return text if text in [str(each) for each in range(1, 10)] else "unknown"


def decile(row: Row) -> str:
    text = row["desil_nasional"]
    return {"3": "3-4", "7": "6-10", "": "undetermined"}.get(text, text)


def sex(row: Row) -> str:
    text = row["jenis_kelamin"].lower()[:1]
    return {"1": "male", "l": "male", "2": "female", "p": "female"}.get(text, "unknown")


def age(row: Row) -> int | None:
    born = {
        "2024-05-01": date(2024, 5, 1),
        "01/06/2016": date(2016, 6, 1),
        "2010-07-31": date(2010, 7, 31),
        "1988-02-29": date(1988, 2, 29),
        "19600101": date(1960, 1, 1),
    }.get(row["tanggal_lahir"])
    if born is None:
        return None
    return CUTOFF.year - born.year - ((CUTOFF.month, CUTOFF.day) < (born.month, born.day))


def age_group(row: Row) -> str:
    years = age(row)
    if years is None:
        return "unknown"
    ends = {6: "0-6", 12: "7-12", 15: "13-15", 18: "16-18", 39: "19-39", 59: "40-59", 69: "60-69"}
    return next((name for end, name in ends.items() if years <= end), "70+")


def disability(row: Row) -> str:
    return {"1": "severe", "2": "severe", "3": "some"}.get(row["penglihatan"], "none")


def child_school(row: Row) -> str:
    years = age(row)
    if years is None:
        return "unknown"
    if not 7 <= years <= 18:
        return "other_age"
    school = row["partisipasi_sekolah"]
    return {"2": "at_school", "": "unknown"}.get(school, "out_of_school")


@cache
def members() -> Counter[str]:
    """By KK, how many persons the file of persons names."""
    _families, persons = delivery()
    return Counter(each["nomor_kartu_keluarga"] for each in persons)


def family_size(row: Row) -> str:
    counted = members()[row["nomor_kartu_keluarga"]]
    return {0: "unknown", 3: "3-4", 4: "3-4"}.get(counted, str(counted))


FAMILY = {"floor": floor, "decile_group": decile, "family_size": family_size}
PERSON = {
    **{"sex": sex, "age_group": age_group, "disability": disability},
    "child_school": child_school,
}


@pytest.fixture(scope="module")
def store(kept: Kept) -> Path:
    def make(folder: Path) -> None:
        builders.write_delivery(folder / "in", *delivery(), release="2026-4")
        done = commands.data(folder / "store", "ingest", folder / "in", "--cutoff", str(CUTOFF))
        assert done.code == 0, done.err

    return kept.folder("slices", make) / "store"


@pytest.fixture(scope="module")
def exact(store: Path, kept: Kept) -> Path:
    """The same, its internal edition as it was counted."""

    def make(folder: Path) -> None:
        own = shutil.copytree(store, folder / "store")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("DATA_PROTECTION", EXACT)
            assert commands.data(own, "publish").code == 0

    return kept.folder("exact-slices", make) / "store"


def sliced(store: Path, area: str, row: str, column: str, unit: str, edition: str, *more: str):
    words = [f"area={area}", "release=2026-4", f"row={row}", f"column={column}", f"unit={unit}"]
    return commands.ask(store, "slice_by_two", *words, *more, edition=edition)


def counted(area: str, row: str, column: str, unit: str, group: str | None = None) -> Counter:
    """The oracle: the same table, one row of the files at a time."""
    families, persons = delivery()
    homes = {each["nomor_kartu_keluarga"]: each for each in families}
    found: Counter[tuple[str, str]] = Counter()
    for each in families if unit == "family" else persons:
        home = homes[each["nomor_kartu_keluarga"]]
        if not home["kode_kelurahan_desa"].startswith(area):
            continue
        if group is None or decile(home) == group:
            of = FAMILY if unit == "family" else PERSON
            value = [
                decile(home) if name == "decile_group" else of[name](each) for name in (row, column)
            ]
            found[value[0], value[1]] += 1
    return found


PAIRS = [
    ("floor", "decile_group", "family"),
    ("decile_group", "floor", "family"),
    ("family_size", "floor", "family"),
    ("sex", "age_group", "person"),
    ("child_school", "disability", "person"),
    ("decile_group", "sex", "person"),
]


@pytest.mark.parametrize(("row", "column", "unit"), PAIRS)
def test_every_cell_is_what_a_recount_finds(exact, row, column, unit):
    for area in ("35.19", DESA[0][:8], *DESA):
        truth = counted(area, row, column, unit)
        cells = sliced(exact, area, row, column, unit, "internal")
        found = {(each["row_value"], each["column_value"]): each["count"] for each in cells}
        assert found == {cell: truth[cell] for cell in found}
        assert sum(found.values()) == truth.total()


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("row", "column", "unit"), PAIRS)
def test_every_published_cell_is_near_the_true_one(store, edition, row, column, unit):
    most, unseen = (5, 4) if edition == "public" else (2, 1)
    moved = 0
    for area in ("35.19", DESA[0][:8], *DESA):
        truth = counted(area, row, column, unit)
        is_withheld = area in DESA and edition == "public" and "child_school" in (row, column)
        for cell in sliced(store, area, row, column, unit, edition):
            true = truth[cell["row_value"], cell["column_value"]]
            if is_withheld:
                assert cell["count"] is None
                continue
            assert abs(cell["count"] - true) <= most, (area, cell)
            assert cell["count"] == 0 or cell["count"] > unseen
            assert true or not cell["count"]
            moved += cell["count"] != true
    assert moved


def test_the_tables_of_decile_groups_are_those_of_a_recount(exact):
    for area in ("35.19", DESA[0][:8]):
        for group in ("1", "2", "3-4", "5", "6-10", "undetermined"):
            truth = counted(area, "sex", "age_group", "person", group)
            words = f"decile_group={group}"
            cells = sliced(exact, area, "sex", "age_group", "person", "internal", words)
            found = {(each["row_value"], each["column_value"]): each["count"] for each in cells}
            assert found == {cell: truth[cell] for cell in found}
            assert sum(found.values()) == truth.total()
    below = sliced(exact, DESA[0], "sex", "age_group", "person", "internal", "decile_group=1")
    assert below == []  # too fine for a village


def test_each_characteristic_alone_adds_up_to_the_area(exact):
    (area,) = commands.ask(exact, "poverty_by_release", "area=35.19")
    for unit, whole in (("family", area["families"]), ("person", area["persons"])):
        sums: Counter[str] = Counter()
        for each in commands.ask(
            exact, "value_by_characteristic", "area=35.19", "release=2026-4", f"unit={unit}"
        ):
            sums[each["characteristic"]] += each["count"]
        assert set(sums.values()) == {whole}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_same_families_are_the_same_number_in_every_table(store, edition):
    """Those of decile 1: among the area's counts, alone, and where no other table splits them."""
    for row in commands.ask(
        store, "poverty_by_area", "parent=35.19", "release=2026-4", "level=desa", edition=edition
    ):
        if row["area_code"] not in DESA:
            continue
        (first,) = [
            each["count"]
            for each in commands.ask(
                store,
                "value_by_characteristic",
                *(f"area={row['area_code']}", "release=2026-4", "unit=family"),
                edition=edition,
            )
            if (each["characteristic"], each["value"]) == ("decile_group", "1")
        ]
        # Every family has the same toilet here.
        cells = sliced(store, row["area_code"], "decile_group", "toilet", "family", edition)
        (whole,) = {
            each["count"] for each in cells if each["row_value"] == "1" and each["count"]
        } or {0}
        assert first == whole == row["families_decile1"]


def test_a_family_that_was_kept_as_one_of_99_is_of_unknown_size():
    with duckdb.connect() as connection:
        connection.execute(
            "create table kept_family as select size as family_hash, 0 as record_key, "
            "'35.19.01.1001' as area_code, 1 as decile, 1 as regional_decile, "
            "'male' as head_sex, size as family_size from unnest([null, 7, 99]) as kept (size)"
        )
        found = connection.sql(query("family", "slice").sql).select("family_size").fetchall()
    assert found == [(None,), (7,), (None,)]


@pytest.mark.slow
def test_a_release_kept_before_characteristics_still_counts(tmp_path):
    """What an older version kept is shown without cross-tables, and read again it has them."""
    builders.write_delivery(tmp_path / "in", *delivery(), release="2026-4")
    store = tmp_path / "store"
    assert commands.data(store, "ingest", tmp_path / "in", "--cutoff", "2026-10-31").code == 0
    (account,) = store.glob("releases/*/*/account.json")
    older = account.parent.with_name("0" * 12)
    account.parent.rename(older)
    text = (older / "account.json").read_text(encoding="utf-8")
    (older / "account.json").write_text(text.replace(f'"format": {RELEASE_FORMAT}', '"format": 2'))
    assert commands.data(store, "publish").code == 0
    asked = ("area=35.19", "release=2026-4", "row=floor", "column=decile_group", "unit=family")
    assert commands.ask(store, "slice_by_two", *asked) == []
    (area,) = commands.ask(store, "poverty_by_release", "area=35.19")
    assert area["families"] == 699
    builders.write_delivery(tmp_path / "before", *delivery(), release="2026-3")
    assert commands.data(store, "ingest", tmp_path / "before", "--cutoff", "2026-07-31").code == 0
    assert shares(store) == [("2026-3", 2220, 2220, True), ("2026-4", 2220, 2220, False)]
    assert commands.data(store, "ingest", tmp_path / "in", "--cutoff", "2026-10-31").code == 0
    assert commands.ask(store, "slice_by_two", *asked)
    assert shares(store) == [("2026-3", 2220, 2220, True), ("2026-4", 2220, 2220, True)]


def shares(store: Path) -> list[tuple]:
    """Of each release: rows of area_share, areas and measures in them, whether any is known."""
    path = generations.current(store).folder / "public.duckdb"
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(
            "select release, count(*), count(distinct (area_code, measure)), count(share_pct) > 0 "
            "from area_share group by release order by release"
        ).fetchall()
