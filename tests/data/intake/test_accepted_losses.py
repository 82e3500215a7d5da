"""A delivery with signs of loss: refused, or accepted with a reason that everybody can read."""

from pathlib import Path

import pytest

from data.generation.generations import current
from tests import builders, commands
from tests.builders import Row

pytestmark = pytest.mark.slow

DESA = builders.villages()
NIK_IN_REASON = f"kata camat {builders.nik(1)}"


def whole(release: str, folder: Path, *, without: str = "none", each: int = 2) -> list[Path]:
    """A delivery with families in every desa, but for those whose code begins with `without`."""
    plan = [(desa, 1 + place % 10, each) for place, desa in enumerate(DESA)]
    rows = builders.registry([row for row in plan if not row[0].startswith(without)], members=1)
    return builders.write_delivery(folder / release, *rows, release=release)


def test_a_whole_delivery_needs_no_reason(tmp_path: Path):
    done = commands.plain_data(tmp_path / "store", "ingest", *whole("2025-1", tmp_path), "--json")
    assert done.json["alarms"] == [] and done.json["accepted_loss"] is None
    assert commands.ask(tmp_path / "store", "accepted_loss") == []


def test_a_missing_kecamatan_is_named_and_taken_only_with_a_reason(tmp_path: Path):
    store, paths = tmp_path / "store", whole("2025-1", tmp_path, without="35.19.06")
    done = commands.plain_data(store, "ingest", *paths)
    assert done.code == 3 and "Gemarang" in done.err and "--accept-loss" in done.err
    assert not list(store.glob("releases/*/[!.]*"))
    for reason in ("  ", NIK_IN_REASON, "x" * 300):
        assert commands.plain_data(store, "ingest", *paths, "--accept-loss", reason).code == 3
    reason = "Gemarang menyusul bulan depan"
    taken = commands.plain_data(store, "ingest", *paths, "--accept-loss", reason, "--json").json
    assert taken["accepted_loss"]["reason"] == reason
    assert [each["code"] for each in taken["alarms"]] == ["kecamatan_without_families"]
    assert commands.ask(store, "accepted_loss", edition="public") == [
        {
            "release": "2025-1",
            "subject": "",
            "code": "kecamatan_without_families",
            "reason": reason,
        }
    ]
    manifest = current(store).manifest
    assert manifest["accepted_losses"][0]["reason"] == reason
    assert manifest["releases"][0]["accepted_loss"]["reason"] == reason


def test_a_desa_that_had_families_and_has_none(tmp_path: Path):
    store = tmp_path / "store"
    assert commands.plain_data(store, "ingest", *whole("2025-1", tmp_path)).code == 0
    lost = whole("2025-2", tmp_path, without=DESA[7])
    done = commands.plain_data(store, "ingest", *lost)
    assert done.code == 3 and DESA[7] in done.err


def test_families_set_aside_for_one_reason_beyond_the_limit(tmp_path: Path):
    def delivery(folder: str, broken: int) -> list[Path]:
        rows = builders.registry([(desa, 1, 5) for desa in DESA], members=1)
        for family in rows[0][:broken]:
            family["desil_nasional"] = "sebelas"
        return builders.write_delivery(tmp_path / folder, *rows)

    few, many = delivery("few", 10), delivery("many", 11)
    assert commands.plain_data(tmp_path / "a", "ingest", *few, "--no-publish").code == 0
    done = commands.plain_data(tmp_path / "b", "ingest", *many, "--no-publish")
    assert done.code == 3 and "11 dari 1.030" in done.err and "desil" in done.err


def test_the_limits_are_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    rows = builders.registry([(desa, 1, 5) for desa in DESA], members=1)
    for family in rows[0][:11]:
        family["desil_nasional"] = "sebelas"
    paths = builders.write_delivery(tmp_path / "in", *rows)
    monkeypatch.setenv("DATA_ALARMS", '{"set_aside_pct": 5}')
    assert commands.plain_data(tmp_path / "store", "ingest", *paths, "--no-publish").code == 0


def test_check_tells_what_ingest_would_refuse_and_keeps_nothing(tmp_path: Path):
    store, paths = tmp_path / "store", whole("2025-1", tmp_path, without="35.19.06")
    done = commands.plain_data(store, "check", *paths)
    assert done.code == 0 and "Gemarang" in done.out and "--accept-loss" in done.out
    assert not list(store.glob("releases/*/[!.]*"))


@pytest.mark.slow
def test_ingest_says_what_check_says_of_the_numbers(tmp_path: Path):
    store = tmp_path / "store"
    paths = whole("2025-1", tmp_path, without=DESA[7])
    checked = commands.plain_data(store, "check", *paths).out
    told = [line for line in checked.splitlines() if line.startswith("Perlu dilihat")]
    assert told
    done = commands.plain_data(store, "ingest", *paths)
    assert [line for line in done.out.splitlines() if line.startswith("Perlu dilihat")] == told


@pytest.mark.slow
def test_large_changes_are_told_before_anything_is_published(tmp_path: Path):
    """Beyond what any earlier step showed; the release is taken, and nothing is refused."""
    store = tmp_path / "store"
    for release in ("2025-1", "2025-2"):
        paths = whole(release, tmp_path)
        assert commands.plain_data(store, "ingest", *paths, "--no-publish").code == 0
    plan = [(desa, 1, 2 + 2 * desa.startswith("35.19.06")) for desa in DESA]
    paths = builders.write_delivery(
        tmp_path / "new", *builders.registry(plan, members=1), release="2025-4"
    )
    done = commands.plain_data(store, "ingest", *paths)
    families = [
        line for line in done.out.splitlines() if "keluarga" in line and "Perubahan" in line
    ]
    assert len(families) == 1 and "Gemarang" in families[0] and "+100,0" in families[0]
    assert done.out.index("Perubahan besar") < done.out.index("Terbit:")


def test_a_list_that_would_replace_a_longer_one(tmp_path: Path):
    store = tmp_path / "store"

    def write(name: str, count: int) -> Path:
        rows: list[Row] = [
            {
                **{"program": "PKH", "periode": "2025-Q3", "nik": builders.nik(100 * n + 1)},
                **{"no_kk": builders.kk(n), "nominal": "600000"},
            }
            for n in range(1, count + 1)
        ]
        builders.write_table(tmp_path / name, list(rows[0]), rows)
        return tmp_path / name

    assert commands.plain_data(store, "ingest-programmes", write("a.csv", 40)).code == 0
    assert commands.plain_data(store, "ingest-programmes", write("b.csv", 20)).code == 0
    done = commands.plain_data(store, "ingest-programmes", write("c.csv", 9))
    assert done.code == 3 and "9 penerima akan menggantikan 20" in done.err
    reason = ("--accept-loss", "daftar lama salah kabupaten")
    taken = commands.plain_data(store, "ingest-programmes", tmp_path / "c.csv", *reason, "--json")
    assert taken.json["accepted_loss"]["reason"] == reason[1]


@pytest.mark.parametrize(
    ("release", "words", "named"),
    [("2098-1", [], "2098-1"), ("2025-3", ["--cutoff", "2098-01-01"], "2098")],
)
def test_nothing_is_of_a_day_that_has_not_come(tmp_path: Path, release, words, named):
    paths = whole(release, tmp_path)
    done = commands.plain_data(tmp_path / "store", "ingest", *paths, *words)
    assert done.code == 3 and named in done.err
